"""What a comment, priority or decision may be about: ids found by typing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from scorecard.model.plan import Strategy


# Between two ids; blanks divide them as on the command line.
_BETWEEN = re.compile(r"[\s,;]+")
_OFFERED = 4


class Subjects:
    """The goals, objectives and indicators of a plan, in its order.

    Args:
        strategy: the plan.
    """

    def __init__(self, strategy: Strategy) -> None:
        self._titles: dict[str, str] = {}
        for goal in strategy.goals:
            self._titles[goal.id] = goal.title
            self._titles |= {indicator.id: indicator.title for indicator in goal.indicators}
            for objective in goal.objectives:
                self._titles[objective.id] = objective.title
                self._titles |= {each.id: each.title for each in objective.indicators}

    def title_of(self, id_: str) -> str:
        """Return the title of something by its id; the id itself where the plan has it no more."""
        return self._titles.get(id_, id_)

    def __contains__(self, id_: str) -> bool:
        """Say whether the plan has an id."""
        return id_ in self._titles

    def ids(self, typed: str) -> tuple[str, ...]:
        """Return the ids as typed, each once; letter case is that of the plan where it has it."""
        known = {id_.casefold(): id_ for id_ in self._titles}
        parts = (part for part in _BETWEEN.split(typed) if part)
        return tuple(dict.fromkeys(known.get(part.casefold(), part) for part in parts))

    def completed(self, typed: str) -> str:
        """Return what is typed with its last id in full; unchanged where nothing matches."""
        head, last = self._parted(typed)
        if not last or self._known(last):
            return typed
        found = self._matching(last)
        return head + found[0] if found else typed

    def told(self, typed: str) -> str:
        """Say the titles of what is typed; of an id half typed, what it may become."""
        said = words.ScreenRecord
        _, last = self._parted(typed)
        known = [id_ for id_ in self.ids(typed) if id_ in self._titles]
        if last and not self._known(last):
            found = self._matching(last)[:_OFFERED]
            if not found:
                return said.NO_MATCH.format(typed=last)
            offers = said.BETWEEN.join(
                said.OFFER.format(id=id_, title=self._titles[id_]) for id_ in found
            )
            return said.OFFERS.format(offers=offers)
        return said.BETWEEN.join(self._titles[id_] for id_ in known)

    def _known(self, typed: str) -> bool:
        return any(typed.casefold() == id_.casefold() for id_ in self._titles)

    def _parted(self, typed: str) -> tuple[str, str]:
        """Return what stands before the last id, and that id; none after a blank."""
        at = max((match.end() for match in _BETWEEN.finditer(typed)), default=0)
        return typed[:at], typed[at:]

    def _matching(self, part: str) -> list[str]:
        """Return the ids a few letters may mean: those that begin so, then by a word within."""
        asked = part.casefold()
        begins = [id_ for id_ in self._titles if id_.casefold().startswith(asked)]
        within = [
            id_
            for id_, title in self._titles.items()
            if id_ not in begins and (asked in id_.casefold() or asked in title.casefold())
        ]
        return begins + within
