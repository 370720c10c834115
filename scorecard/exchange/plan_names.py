"""What files call the indicators and entities of a plan: by id, by title, or as people agreed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorecard.exchange.headers import WHOLE, folded
from scorecard.exchange.import_names import parted_name
from scorecard.model.plan import PresentIds
from scorecard.model.text import versions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scorecard.model.plan import Entity, Indicator, Part, Strategy

_BRACKETS = re.compile(r"\s*[\[(]([^()\[\]]*)[\])]\s*$")
_MARKS = re.compile(r"[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070-\u209f]+$")


class Found(NamedTuple):
    """What a name stands for; ``entity`` and ``part`` where it names these too."""

    indicator: Indicator
    entity: str = ""
    part: str = ""


class PlanNames:
    """The names of a plan.

    Args:
        strategy: the plan.
        agreed: from names as files write them to ids, entity and part behind slashes.
    """

    def __init__(self, strategy: Strategy, agreed: Mapping[str, str]) -> None:
        self._ids = PresentIds(strategy)
        self.calendar = strategy.calendar
        self.breakdowns = {folded(p.breakdown) for i in strategy.indicators() for p in i.parts}
        self._agreed = {folded(name): id_ for name, id_ in agreed.items()}
        self._named: dict[str, list[Indicator]] = {}
        for indicator in strategy.indicators():
            titles = _titles(indicator)
            named = (f"{indicator.id} {title}" for title in titles)
            names = (indicator.id, *indicator.formerly, *titles, *named)
            for name in dict.fromkeys(map(folded, names)):
                self._named.setdefault(name, []).append(indicator)
        self._places: dict[str, dict[str, str]] = {}
        self._looked_up: dict[str, Found | None] = {}

    def find(self, name: str) -> Found | None:
        """Return what a name stands for; None for one the plan does not know, or knows twice."""
        if name not in self._looked_up:
            # A long file says each of a few names thousands of times.
            self._looked_up[name] = self._find(name.strip())
        return self._looked_up[name]

    def _find(self, name: str) -> Found | None:
        agreed = self._agreed.get(folded(name))
        if agreed is not None:
            id_, entity, part = parted_name(agreed)
            found = self._ids.indicators.get(id_)
            return None if found is None else Found(found, entity, part)
        exact = self._ids.indicators.get(name)
        if exact is not None:
            return Found(exact)
        for text in (name, _MARKS.sub("", name)):
            found = self._one(folded(text))
            if found is not None:
                return Found(found)
        return self._with_brackets(_MARKS.sub("", name))

    def alike(self, name: str) -> list[str]:
        """Return the ids of indicators that share a name."""
        return [indicator.id for indicator in self._named.get(folded(name), ())]

    def _one(self, plain: str) -> Indicator | None:
        found = self._named.get(plain, ()) if plain else ()
        return found[0] if len(found) == 1 else None

    def _with_brackets(self, name: str) -> Found | None:
        """Return what a name with brackets behind it stands for: they hold a unit, or a part.

        Anything else may be a part that the plan does not know, so it is not passed over.
        """
        match = _BRACKETS.search(name)
        before = "" if match is None else name[: match.start()].strip()
        found = self._ids.indicators.get(before) or self._one(folded(before))
        if match is None or found is None:
            return None
        told = folded(match[1])
        if told in (folded(found.unit), "number", "percent", "%", ""):
            return Found(found)
        part = self.part(found, match[1])
        return Found(found, part=part) if part else None

    def part(self, indicator: Indicator, name: str) -> str | None:
        """Return the name of an indicator's part; None where it fits none, or several.

        The whole is meant by what people call it.
        """
        plain = folded(name)
        alike = [
            part.name
            for part in indicator.parts
            if plain in map(folded, (part.name, *_titles(part), *part.formerly))
        ]
        if len(alike) == 1:
            return alike[0]
        return "" if not alike and plain in WHOLE else None

    def entity(self, indicator: Indicator, name: str) -> str | None:
        """Return the id of an indicator's entity; None where the name fits none, or several.

        Of an indicator without entities the whole is meant, whatever it is called.
        """
        if not indicator.entities:
            return "" if folded(name) in WHOLE else None
        if indicator.id not in self._places:
            known: dict[str, str] = {}
            for entity in reversed(indicator.entities):
                for each in (*_titles(entity), *entity.formerly, entity.id):
                    known[folded(each)] = entity.id
            self._places[indicator.id] = known
        return self._places[indicator.id].get(folded(name))


def _titles(of: Indicator | Entity | Part) -> Collection[str]:
    """Return a title in every language that the plan tells it in: a file may be in any."""
    return versions(of.title, "").values()
