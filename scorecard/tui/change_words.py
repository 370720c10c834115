"""What a year changed, in words and as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from scorecard.messages import reason_short, status_word
from scorecard.model.status import Status
from scorecard.review import Move, concerns
from scorecard.tui.cells import clean, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.review import StatusChange, YearReview
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line

# What changed for the worse is what a meeting is about.
ORDER = (Move.WORSE, Move.BETTER, Move.NEWLY_ASSESSED, Move.NO_LONGER_ASSESSED)
_COUNTED = {
    Move.WORSE: "{number} worse",
    Move.BETTER: "{number} better",
    Move.NEWLY_ASSESSED: "{number} newly assessed",
    Move.NO_LONGER_ASSESSED: "{number} no longer assessed",
    Move.SAME: "{number} the same",
}
_SHORT = {
    Move.WORSE: "worse",
    Move.BETTER: "better",
    Move.NEWLY_ASSESSED: "new",
    Move.NO_LONGER_ASSESSED: "gone",
}
_MOVED = "Statuses, against {year}: {counts}."
_FIRST = "{year} is the strategy's first year, so there is no year before to compare it with."
_UNKNOWN = "Comparing with {year} ..."
_ENTERED = "Entered: {now} of {expected} for {year}"
_ENTERED_BEFORE = ", {then} of {expected} for {year}"
_RESTATED = "Restated so far: {number} {figures}, listed in the report."
_NONE_RESTATED = "Restated so far: nothing."
_AMISS = "Missed or off track: {number}, one a page."
_NONE_AMISS = "Missed or off track: none."
_WAS = "was {status} in {year}"
_WAS_NOT = "without a status in {year}: {why}"
_STILL = "as in {year}"
_LEAST_TITLE = 20
_LABEL = 5


def overview(card: Scorecard, review: YearReview | None) -> list[str]:
    """Return what a year changed, in sentences of one line each."""
    said = [_moved(card, review)]
    entered = _ENTERED.format(now=card.entered, expected=card.expected_entries, year=card.year)
    before = None if review is None else review.before
    if before is not None:
        entered += _ENTERED_BEFORE.format(
            then=before.entered, expected=before.expected_entries, year=before.year
        )
    said.append(entered + ".")
    if review is not None:
        figures = "figure" if review.restated == 1 else "figures"
        line = _RESTATED if review.restated else _NONE_RESTATED
        said.append(line.format(number=review.restated, figures=figures))
    amiss = len(concerns(card))
    said.append(_AMISS.format(number=amiss) if amiss else _NONE_AMISS)
    return said


def _moved(card: Scorecard, review: YearReview | None) -> str:
    if review is None:
        return _UNKNOWN.format(year=card.year - 1)
    if review.before is None:
        return _FIRST.format(year=card.year)
    counts = [(move, len(review.of(move))) for move in (*ORDER, Move.SAME)]
    parts = [_COUNTED[move].format(number=number) for move, number in counts if number]
    listed = ", ".join(parts) or "no indicator in either"
    return _MOVED.format(year=review.before.year, counts=listed)


def since(result: IndicatorResult, review: YearReview | None) -> str:
    """Say where an indicator stood the year before; empty where that is not known."""
    if review is None or review.before is None:
        return ""
    year = review.before.year
    change = next((c for c in review.changes if c.indicator.id == result.indicator.id), None)
    if change is None or change.before is None:
        return ""
    if change.move is Move.SAME:
        return _STILL.format(year=year)
    if change.before.status is Status.NOT_ASSESSED:
        return _WAS_NOT.format(year=year, why=status_of(change.before))
    return _WAS.format(status=status_of(change.before), year=year)


def status_of(result: IndicatorResult | None) -> str:
    """Return a status in words, or in short why there is none."""
    if result is None:
        return "not kept"
    if result.status is Status.NOT_ASSESSED and result.reason is not None:
        return reason_short(result.reason)
    return status_word(result.status)


class ChangeColumns:
    """Lays the changed statuses out for one width: which way, now, before, which indicator."""

    def __init__(
        self,
        changes: Sequence[StatusChange],
        labels: dict[str, str],
        year: int,
        width: int,
        glyphs: Glyphs,
    ) -> None:
        self._changes, self._labels, self._glyphs = changes, labels, glyphs
        self._heads = ("", str(year), str(year - 1))
        texts = [[c[at] for c in map(self._texts, changes)] for at in range(3)]
        self._sizes = [
            max(cell_len(text) for text in (head, *column))
            for head, column in zip(self._heads, texts, strict=True)
        ]
        self._title = width - 1 - sum(self._sizes) - 6
        if self._title < _LEAST_TITLE:
            # The way it went can be read off the two statuses.
            self._title += self._sizes[0] + 2
            self._sizes[0] = 0

    def heading(self) -> Line:
        """Return the line of headings."""
        parts = [
            fit(head, size) + "  "
            for head, size in zip(self._heads, self._sizes, strict=True)
            if size
        ]
        return [(" " + "".join(parts) + fit("Indicator", self._title), "dim")]

    def line(self, row: int) -> Line:
        """Return one row."""
        change = self._changes[row]
        inks = ("text", change.after.status.value, "dim")
        line: Line = [(" ", "text")]
        for text, size, ink in zip(self._texts(change), self._sizes, inks, strict=True):
            if size:
                line.append((fit(text, size, self._glyphs.ellipsis) + "  ", ink))
        label = fit(clean(self._labels.get(change.indicator.id, "")), _LABEL - 1)
        title = fit(clean(change.indicator.title), self._title - _LABEL, self._glyphs.ellipsis)
        return [*line, (label + " ", "dim"), (title, "text")]

    def _texts(self, change: StatusChange) -> tuple[str, str, str]:
        return _SHORT[change.move], self._marked(change.after), self._marked(change.before)

    def _marked(self, result: IndicatorResult | None) -> str:
        status = Status.NOT_ASSESSED if result is None else result.status
        return f"{self._glyphs.mark(status)} {status_of(result)}"
