"""Restatements: figures that changed after the board had seen them, or because the source did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.model.indicator import Kind
from scorecard.model.reading import Reading, RevisionReason, State
from scorecard.model.records import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from scorecard.model.indicator import Indicator
    from scorecard.model.records import Records
    from scorecard.model.strategy import Strategy

# A revision for one of these reasons is a restatement whether or not its year was closed.
RESTATING = frozenset({RevisionReason.RESTATED_BY_SOURCE, RevisionReason.METHOD_CHANGE})


@dataclass(frozen=True, slots=True)
class Restatement:
    """One step of a figure that was restated.

    ``before`` and ``after`` follow one another as the current revisions of one indicator, year
    and entity; either may hold no value, when the figure was taken back in between. ``on`` is
    the day from which ``after`` was known. ``reason`` is the one given, empty for none.
    """

    indicator: Indicator
    year: int
    entity: str | None
    before: Reading
    after: Reading
    on: date
    reason: str
    flips: bool | None = None  # whether a status turned on it; filled when changes join


def restatements(
    strategy: Strategy, records: Records, *, year: int, as_of: date | None
) -> tuple[Restatement, ...]:
    """List every step of every restated figure known on a day.

    A step is a restatement when the figure was known at a closing of its year and changed after
    that, or when its reason is ``restated by source`` or ``method change``. A revision with the
    same value is none, nor is a change of evidence in words, nor a derived figure: its inputs are
    listed.

    Args:
        strategy: says which indicators there are, former ids included.
        records: all revisions and closings.
        year: readings of years up to this one.
        as_of: the day whose knowledge is used; None for all there is.

    Returns:
        The steps in the order of the plan, then by year, then as they became known.
    """
    chains = _chains(strategy, records, year, as_of)
    closings = _closings(records)
    found: list[Restatement] = []
    for indicator in strategy.indicators():
        for (chain_year, entity), chain in sorted(
            chains.get(indicator.id, {}).items(), key=lambda item: (item[0][0], item[0][1] or "")
        ):
            found.extend(_steps(indicator, chain, closings.get(chain_year, ()), entity))
    return tuple(found)


def totals(steps: Iterable[Restatement]) -> tuple[Restatement, ...]:
    """Join the steps of each figure into one, from the first value to the latest.

    A figure that came back to its first value is left out. ``on`` and ``reason`` are those of the
    last step.
    """
    joined: dict[tuple[str, int, str | None], Restatement] = {}
    for step in steps:
        key = (step.indicator.id, step.year, step.entity)
        first = joined.get(key)
        joined[key] = replace(step, before=first.before) if first else step
    return tuple(
        total for total in joined.values() if _differ(total.indicator, total.before, total.after)
    )


def for_report(steps: Iterable[Restatement], strategy: Strategy) -> tuple[Restatement, ...]:
    """Choose the steps a report on this strategy lists, newest first.

    These are the ones for years of the period, the year before it, and a declared baseline's.
    """
    first = strategy.period[0] - 1
    chosen = [
        step
        for step in steps
        if step.year >= first or step.year in {b.year for b in step.indicator.baselines}
    ]
    # The sort is stable: what came out on one day stays in the order of the plan.
    return tuple(sorted(chosen, key=lambda step: step.on, reverse=True))


def _chains(
    strategy: Strategy, records: Records, year: int, as_of: date | None
) -> dict[str, dict[tuple[int, str | None], list[Reading]]]:
    """Group the revisions that ever stood by indicator, then year and entity, oldest first."""
    wanted = {
        name: indicator.id
        for indicator in strategy.indicators()
        if indicator.derive is None and indicator.kind is not Kind.QUALITATIVE
        for name in indicator.formerly
    }
    # An id in use wins over the same id as another indicator's former one.
    wanted |= {
        indicator.id: indicator.id
        for indicator in strategy.indicators()
        if indicator.derive is None and indicator.kind is not Kind.QUALITATIVE
    }
    chains: dict[str, dict[tuple[int, str | None], list[Reading]]] = {}
    for reading in known(records.readings, as_of):
        id_ = wanted.get(reading.indicator)
        if id_ is not None and reading.year <= year and reading.state is not State.DRAFT:
            keyed = chains.setdefault(id_, {})
            keyed.setdefault((reading.year, reading.entity), []).append(reading)
    for keyed in chains.values():
        for chain in keyed.values():
            chain.sort(key=lambda reading: reading.rank)
    return chains


def _closings(records: Records) -> dict[int, list[date]]:
    """Return the days each year was closed on. A later reopening does not undo what was seen.

    Those after the day whose knowledge is used do no harm: every revision known is older.
    """
    days: dict[int, list[date]] = {}
    for closure in records.closures:
        if not closure.reopened:
            days.setdefault(closure.year, []).append(closure.on)
    return days


def _steps(
    indicator: Indicator, chain: Sequence[Reading], closings: Iterable[date], entity: str | None
) -> Iterator[Restatement]:
    seen_at = [day for day in closings if _figure_on(chain, day) is not None]
    shown = False  # whether there has been a figure to restate
    for before, after in pairwise(chain):
        shown = shown or _figure(before) is not None
        if not shown or not _differ(indicator, before, after):
            continue
        on = after.known_from
        # A closing on the day of a revision had that revision before it.
        if after.reason in RESTATING or any(day < on for day in seen_at):
            yield Restatement(indicator, after.year, entity, before, after, on, after.reason)


def _figure_on(chain: Sequence[Reading], day: date) -> str | None:
    standing = [reading for reading in chain if reading.known_from <= day]
    return _figure(standing[-1]) if standing else None


def _figure(reading: Reading) -> str | None:
    return None if reading.retracted else reading.value


def _differ(indicator: Indicator, before: Reading, after: Reading) -> bool:
    """Say whether two revisions show different figures: 8605 and 8605.0 do not."""
    was, now = _figure(before), _figure(after)
    if was is None or now is None:
        return was is not now
    if indicator.kind in (Kind.NUMBER, Kind.PERCENT):
        try:
            return Decimal(was) != Decimal(now)
        except InvalidOperation:
            pass
    return was != now
