"""Which revisions of a figure restate it: a figure the board saw, or one its source revised."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.model.number import stored_number
from scorecard.model.plan import NUMERIC
from scorecard.model.reading import BOUNDS, RevisionReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Qualifier, Reading
    from scorecard.model.records import Closure

# A revision for one of these reasons is a restatement whether or not its year was closed.
RESTATING = frozenset({RevisionReason.RESTATED_BY_SOURCE, RevisionReason.METHOD_CHANGE})


def closings_by_year(
    closures: Iterable[Closure], as_of: date | None = None
) -> dict[int, list[Closure]]:
    """Return the closings of each year. A later reopening does not undo what was seen.

    One that was entered after its day stands twice, for its day and for the day of its entry:
    whoever entered it closed what stood in the store by then. It is known from its entry: on a day
    before that nobody could say that the year was closed, however early its own day is.

    Args:
        closures: all of them.
        as_of: the day whose knowledge is used; None for all there is.
    """
    found: dict[int, list[Closure]] = {}
    for closure in closures:
        if closure.reopened or (as_of is not None and closure.known_from > as_of):
            continue
        of_year = found.setdefault(closure.year, [])
        of_year.append(closure)
        if closure.entered_at is not None and closure.entered_at.date() > closure.on:
            of_year.append(replace(closure, on=closure.entered_at.date()))
    return found


def restating_steps(
    indicator: Indicator, chain: Sequence[Reading], closings: Sequence[Closure]
) -> list[tuple[Reading, Reading]]:
    """Return the steps of one figure that restate it, each as what was and what is.

    A step is a restatement when the figure was known at a closing of its year and changed after
    that, or when its reason is ``restated by source`` or ``method change``. Any other correction
    in an open year mends a slip of the pen, and so does a revision that shows the same figure.

    Args:
        indicator: what the figure is of; of an entity the indicator as the entity's own.
        chain: its revisions in their order, the oldest first.
        closings: those of its year.
    """
    found: list[tuple[Reading, Reading]] = []
    seen_at = [closing for closing in closings if _seen(chain, closing)]
    shown = False  # whether there has been a figure to restate
    for before, after in pairwise(chain):
        shown = shown or figure_in(before) is not None
        if not shown or not differ(indicator, before, after):
            continue
        if after.reason in RESTATING or any(_is_after(after, closing) for closing in seen_at):
            found.append((before, after))
    return found


def _seen(chain: Sequence[Reading], closing: Closure) -> bool:
    """Say whether there was a figure to see when a year was closed."""
    known = [reading for reading in chain if not _is_after(reading, closing)]
    return bool(known) and figure_in(known[-1]) is not None


def _is_after(reading: Reading, closing: Closure) -> bool:
    """Say whether a revision became known after a closing; on its day, the moment decides."""
    if reading.known_from != closing.on or closing.entered_at is None or reading.as_published:
        return reading.known_from > closing.on
    return reading.entered_at > closing.entered_at


def figure_in(reading: Reading) -> str | None:
    """Return the value of a revision, None where it holds none or was taken back."""
    return None if reading.retracted else reading.value


def _bound(reading: Reading) -> tuple[Qualifier, float | None]:
    return reading.qualifier, stored_number(reading.high)


def differ(indicator: Indicator, before: Reading, after: Reading) -> bool:
    """Say whether two revisions show different figures: 8605 and 8605.0 do not, 5 and 5 to 6 do."""
    was, now = figure_in(before), figure_in(after)
    if was is None or now is None:
        return was is not now
    if {before.qualifier, after.qualifier} & BOUNDS and _bound(before) != _bound(after):
        return True
    if indicator.kind in NUMERIC:
        try:
            return Decimal(was) != Decimal(now)
        except InvalidOperation:
            pass
    return was != now
