"""What of a scorecard's rows is shown: filter, exceptions first, and what is folded."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.messages.terms import status_word
from scorecard.model.status import Reason, Status
from scorecard.tui.scorecard.rows import WORST_FIRST, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorecard.tui.scorecard.rows import Row


# Nobody waits for these, so they are no exceptions.
_CALM = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.NO_TARGET, Reason.NOT_DUE})
_FIELDS = ("tag", "owner", "status")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a person typed after ``/``: words, and ``tag:``, ``owner:``, ``status:`` terms.

    A row must meet all of them. Letter case says nothing.
    """

    words: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Filter:
        """Read ``tag:funding owner:"Ana B." clearance``; an open quote is a letter."""
        try:
            parts = shlex.split(text)
        except ValueError:
            parts = text.split()
        words: list[str] = []
        terms: list[tuple[str, str]] = []
        for part in parts:
            name, colon, value = part.partition(":")
            if colon and name.casefold() in _FIELDS:
                terms.append((name.casefold(), value.casefold()))
            else:
                words.append(part.casefold())
        return cls(tuple(words), tuple(terms))

    def __bool__(self) -> bool:
        """Say whether anything was asked for."""
        return bool(self.words or self.terms)

    def admits(self, row: Row) -> bool:
        """Say whether a row meets every word and term."""
        text = f"{row.key} {row.title}".casefold()
        return all(word in text for word in self.words) and all(
            _meets(row, name, value) for name, value in self.terms
        )


def _meets(row: Row, name: str, value: str) -> bool:
    if name == "status":
        known = (status_word(row.status), row.status.value, row.word)
        return any(value in said.casefold() for said in known)
    indicator = row.indicator
    if indicator is None:
        return False
    if name == "tag":
        return any(value in tag.casefold() for tag in indicator.tags)
    return value in indicator.owner.casefold()


@dataclass(slots=True)
class View:
    """What a person chose to see; it outlives a change of year.

    ``order`` is the column rows are sorted by, empty for the order of the plan: then indicators
    stand alone. By status the worst stand on top. A filter unfolds all.
    """

    text: str = ""
    status: Status | None = None
    order: str = ""
    reverse: bool = False
    folded: set[str] = field(default_factory=set)

    @property
    def flat(self) -> bool:
        """Say whether indicators stand alone, without their headings."""
        return bool(self.order)

    @property
    def narrowed(self) -> bool:
        """Say whether rows may be missing because of a filter."""
        return bool(self.text.strip()) or self.status is not None

    def sort(self, column: str) -> None:
        """Sort by a column; again the other way round, at last in the order of the plan."""
        if self.order != column:
            self.order, self.reverse = column, False
        elif not self.reverse:
            self.reverse = True
        else:
            self.order, self.reverse = "", False

    def clear(self) -> None:
        """Show everything again; folding and order stay."""
        self.text, self.status = "", None

    def shown(
        self,
        rows: Sequence[Row],
        value: Callable[[str, Row], tuple[float, str] | None] = lambda _, __: None,
    ) -> list[Row]:
        """Return the rows to show, in order.

        Args:
            rows: all of them.
            value: gives what a row has in a column; rows without any stand last either way.
        """
        if self.flat:
            kept = [r for r in self._kept(rows) if r.level is Level.INDICATOR]
            if self.order == "status":
                return sorted(kept, key=_urgency, reverse=self.reverse)
            known = [(found, r) for r in kept if (found := value(self.order, r)) is not None]
            known.sort(key=lambda pair: pair[0], reverse=self.reverse)
            return [r for _, r in known] + [r for r in kept if value(self.order, r) is None]
        if not self.narrowed:
            return [row for row in rows if not self.folded.intersection(row.above)]
        kept = self._kept(rows)
        wanted = {row.key for row in kept}
        for row in kept:
            wanted.update(row.above)
        return [row for row in rows if row.key in wanted]

    def _kept(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows that meet the filter; a heading by its words brings all below it."""
        asked = Filter.parse(self.text)
        brought: set[str] = set()
        kept = []
        for row in rows:
            admitted = asked.admits(row) or (not asked.terms and not brought.isdisjoint(row.above))
            if not admitted:
                continue
            if row.level is not Level.INDICATOR and asked:
                brought.add(row.key)
            if self.status is None or (row.level is Level.INDICATOR and row.status is self.status):
                kept.append(row)
        return kept


def next_status(rows: Sequence[Row], now: Status | None) -> Status | None:
    """Return the next status that any indicator has, worst first; None after the last."""
    present = {row.status for row in rows if row.level is Level.INDICATOR}
    order = [status for status in WORST_FIRST if status in present]
    if now is None or now not in order:
        return order[0] if order else None
    at = order.index(now) + 1
    return order[at] if at < len(order) else None


def _urgency(row: Row) -> tuple[bool, int]:
    calm = row.status is Status.NOT_ASSESSED and row.reason in _CALM
    return (calm, WORST_FIRST.index(row.status))
