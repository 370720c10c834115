"""A strategy and its records into a scorecard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.assessment.all_series import AllSeries
from scorecard.assessment.case import Circumstances
from scorecard.assessment.entities import figures_of, with_entities
from scorecard.assessment.index import Index
from scorecard.assessment.judge import judge_series
from scorecard.assessment.rollup import roll_up_goals, tally
from scorecard.messages.sentences import Teller
from scorecard.model.plan import Kind
from scorecard.model.scorecard import PartResult, Scorecard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.plan import Indicator, Strategy
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult


def assess(
    strategy: Strategy, records: Records, *, year: int | None = None, as_of: date | None = None
) -> Scorecard:
    """Assess a strategy for one year with the knowledge of one day.

    Args:
        strategy: the plan.
        records: all revisions of everything entered.
        year: the scorecard's year; None for the latest that is at least half entered.
        as_of: the day whose knowledge is used; None for all there is.
    """
    index = Index(strategy, records, as_of)
    year = year_of(strategy, index) if year is None else year
    known = AllSeries(index, year)
    around = circumstances(strategy, year, as_of)
    results = [judge(indicator, known, around) for indicator in index.indicators]
    goals = roll_up_goals(strategy, results, around.day)
    return Scorecard(strategy, year, as_of, tally(results), goals, *entered(known, year))


def assess_indicator(
    strategy: Strategy,
    records: Records,
    id_: str,
    *,
    year: int,
    as_of: date | None = None,
) -> IndicatorResult:
    """Assess one indicator alone, as a form does with a reading that is not saved yet.

    Raises:
        KeyError: no indicator has or had this id.
    """
    index = Index(strategy, records, as_of)
    indicator = index.find(id_)
    if indicator is None:
        raise KeyError(id_)
    return judge(indicator, AllSeries(index, year), circumstances(strategy, year, as_of))


def judge(indicator: Indicator, known: AllSeries, around: Circumstances) -> IndicatorResult:
    """Return the result of one indicator: of its own figures, its parts, then its entities."""
    judgement = None
    if indicator.kind is Kind.QUALITATIVE:
        judgement = known.index.judgement(indicator, around.year)
    result = judge_series(indicator, known.of(indicator.id), around, judgement)
    if indicator.parts:
        result = replace(result, parts=tuple(_judge_parts(indicator, known, around)))
    return with_entities(result, known.index, around) if indicator.entities else result


def _judge_parts(
    indicator: Indicator, known: AllSeries, around: Circumstances
) -> Iterator[PartResult]:
    for part in indicator.parts:
        series = known.of_part(indicator, part)
        of = tuple(figures_of(indicator, known.index, part, around.year))
        yield PartResult(part, judge_series(indicator.own_part(part), series, around), of)


def circumstances(strategy: Strategy, year: int, as_of: date | None) -> Circumstances:
    """Return what is the same for every indicator of a scorecard of a year as of a day."""
    tell = Teller(year, strategy.style)
    calendar = strategy.calendar
    return Circumstances(year, calendar.last_day(year, as_of), strategy.period, calendar, tell)


def default_year(strategy: Strategy, records: Records, as_of: date | None = None) -> int:
    """Return the latest year of the period that is at least half entered, else the first.

    Args:
        strategy: the plan.
        records: all revisions.
        as_of: the day whose knowledge is used; None for all there is.
    """
    return year_of(strategy, Index(strategy, records, as_of))


def year_of(strategy: Strategy, index: Index) -> int:
    """Return the default year from readings already put in order."""
    return next(_half_entered(strategy, index), strategy.period[0])


def half_entered(
    strategy: Strategy, records: Records, as_of: date | None = None
) -> tuple[int, ...]:
    """Return the years of the period that are at least half entered, the latest first.

    Args:
        strategy: the plan.
        records: all revisions.
        as_of: the day whose knowledge is used; None for all there is.
    """
    return tuple(_half_entered(strategy, Index(strategy, records, as_of)))


def _half_entered(strategy: Strategy, index: Index) -> Iterator[int]:
    known = AllSeries(index)
    for year in reversed(strategy.years()):
        have, scored = entered(known, year)
        if scored and 2 * have >= scored:
            yield year


def entered(known: AllSeries, year: int) -> tuple[int, int]:
    """Return how many scored indicators have a reading for the year, and how many there are.

    Nothing more is asked of what was to be done once and is done, nor, in a year that is none of
    its rounds, of what is kept every so many years.
    """
    scored = [
        indicator
        for indicator in known.index.indicators
        if _is_scored(indicator) and indicator.due_in(year) and not known.is_done(indicator, year)
    ]
    return sum(known.has_word(indicator, year) for indicator in scored), len(scored)


def _is_scored(indicator: Indicator) -> bool:
    """Say whether the indicator is meant to have a status; a fault does not excuse it."""
    if indicator.context:
        return False
    kept = any(entity.targets or entity.deadlines for entity in indicator.entities)
    return bool(indicator.targets) or kept or indicator.faulty or indicator.kind is Kind.QUALITATIVE
