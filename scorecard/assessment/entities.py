"""The entities of an indicator: each judged as one of its own, and what they come to together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from scorecard.assessment.case import Circumstances
from scorecard.assessment.deadlines import comply
from scorecard.assessment.judge import UNREAD, judge_series, says_none
from scorecard.assessment.rollup import Moment, of_entity, roll_up
from scorecard.assessment.series import Series, computed, exact_sum, known, read, with_sums
from scorecard.assessment.targets import meets
from scorecard.messages.sentences import DeadlineTeller, Teller
from scorecard.model.interval import End, Interval, exactly, total
from scorecard.model.number import EXACTLY, as_figure, exact
from scorecard.model.plan import Aggregate, Aim, Kind, Target
from scorecard.model.scorecard import (
    EntityResult,
    Explanation,
    IndicatorResult,
    Pool,
    ReadingPoint,
    Rule,
)
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scorecard.assessment.deadlines import Compliance
    from scorecard.assessment.index import Index
    from scorecard.model.plan import Entity, Indicator, Part
    from scorecard.model.reading import Reading

_NOTHING_READ = UNREAD | {Reason.NO_DATA}
# Nobody has said where such an entity stands.
UNHEARD = _NOTHING_READ | {Reason.STALE, Reason.SERIES_BREAK, Reason.BOUND}
_RULED_OUT = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.FAULT})


def with_entities(result: IndicatorResult, index: Index, around: Circumstances) -> IndicatorResult:
    """Return the result of an indicator with its entities, and with a status made of theirs.

    The figure they aggregate to has been held against the indicator's target already; where
    there is no such target, the status is the roll-up of the entities'.
    """
    found = judge_all(result.indicator, index, around)
    result = replace(result, entities=found)
    if result.reason in _RULED_OUT:
        return replace(result, next_due=None)
    if result.indicator.aggregate is None:
        # It is asked for as long as one of them is.
        asked = [each.result.next_due for each in found if each.result.next_due is not None]
        result = replace(result, next_due=min(asked, default=None))
    if result.target is not None:
        return _unread(result) if result.reason in _NOTHING_READ else result
    moment = Moment(around.day, around.period[1], around.calendar)
    children = [of_entity(entity, moment) for entity in found]
    # An indicator is not partly achieved: it asks for all of its entities.
    outcome = roll_up(children, over=moment.over, partly=Status.MISSED)
    return replace(
        result,
        status=outcome.status,
        reason=outcome.reason,
        explanation=Explanation(Rule.ENTITIES, actual=result.explanation.actual),
    )


def _unread(result: IndicatorResult) -> IndicatorResult:
    """Say why entities give no figure: none has come due, or what they hang on is not known."""
    is_share = result.indicator.aggregate is Aggregate.SHARE
    if not is_share and result.indicator.aggregate is not Aggregate.COUNT:
        return result
    counted = [e for e in result.entities if e.in_time is not None or not is_share]
    held = result.target is not None and result.target.every_year
    if held and any(entity.reason in UNHEARD for entity in counted):
        return replace(result, reason=Reason.DUE_NO_READING, explanation=Explanation(Rule.UNHEARD))
    if counted:
        return result
    return replace(result, reason=Reason.NOT_DUE, explanation=Explanation(Rule.NONE_DUE))


def judge_all(
    indicator: Indicator, index: Index, around: Circumstances
) -> tuple[EntityResult, ...]:
    """Judge every entity of an indicator on the day of the circumstances.

    Args:
        indicator: one with entities.
        index: has their readings.
        around: the year and the day; a year before the scorecard's is judged with what is known
            today.
    """
    return tuple([_judge(indicator, entity, index, around) for entity in indicator.entities])


def all_heard(indicator: Indicator, index: Index, year: int) -> bool:
    """Say whether nothing is left to ask of a year: every entity kept in it has its reading.

    Of an entity with a deadline nothing is asked while it is ahead, or once it is done; but that
    nobody has said anything of any of them yet is no answer either.
    """
    day = index.calendar.last_day(year, index.as_of)
    heard = False
    for entity in indicator.entities:
        _, series = _own_series(indicator, entity, index, year)
        heard = heard or bool(series.years)
        if not entity.active_in(year):
            continue
        if entity.deadlines:
            if comply(entity, series, day, index.calendar).verdict.reason is Reason.DUE_NO_READING:
                return False
        elif not _read_whole(indicator, series, year):
            return False
    return heard


def _read_whole(indicator: Indicator, series: Series, year: int) -> bool:
    """Say whether an entity has the figure of a year, and with it all that its aggregate needs."""
    newest = series.newest
    if newest is None or newest.year != year:
        return False
    return indicator.aggregate is not Aggregate.POOLED or newest.fraction is not None


def _judge(
    indicator: Indicator, entity: Entity, index: Index, around: Circumstances
) -> EntityResult:
    subject, series = _own_series(indicator, entity, index, around.year)
    if not entity.deadlines or subject.context or subject.faulty:
        return _by_target(entity, judge_series(subject, series, around), around)
    if not entity.active_in(around.year):
        return EntityResult(entity, judge_series(subject, series, around))
    found = comply(entity, series, around.day, around.calendar)
    verdict = found.verdict
    if verdict.reason in UNREAD and says_none(series.points, around, found.deadline):
        verdict = replace(verdict, reason=Reason.NO_DATA)
    target = Target(
        Aim.DONE,
        1.0,
        by=found.deadline,
        by_is_year=False,
        by_year=around.calendar.of(found.deadline),
    )
    result = IndicatorResult(
        subject,
        verdict.status,
        verdict.explanation,
        DeadlineTeller(found.original, found.done, _beyond(entity, found, around)),
        verdict.note,
        verdict.reason,
        latest=series.newest,
        target=target,
        readings=series.points,
    )
    return EntityResult(
        entity,
        result,
        found.deadline,
        found.original,
        found.done,
        found.in_time,
        found.in_time_originally,
    )


def _beyond(entity: Entity, found: Compliance, around: Circumstances) -> date | None:
    """Return the deadline in force where it is later than any may be, and still to be met."""
    granted = entity.deadline_on(around.day, around.calendar)
    if found.done is not None or granted is None or granted.day == found.deadline:
        return None
    return granted.day


def _by_target(entity: Entity, result: IndicatorResult, around: Circumstances) -> EntityResult:
    """Return the result of an entity with a target of its own; a date is its deadline."""
    target = result.target
    if target is None:
        return EntityResult(entity, result)
    first = result.indicator.targets[0].by
    if target.by is None or first is None:
        return EntityResult(entity, result)
    achieved = result.status is Status.ACHIEVED
    in_time = achieved and result.note is not Note.MET_LATE
    met = result.explanation.met
    return EntityResult(
        entity,
        result,
        target.by,
        first,
        in_time=in_time if around.calendar.passed(target.by, around.day) else None,
        in_time_originally=(
            achieved and met is not None and met <= around.calendar.of(first)
            if around.calendar.passed(first, around.day)
            else None
        ),
    )


def _own_series(
    indicator: Indicator, entity: Entity, index: Index, last: int, part: Part | None = None
) -> tuple[Indicator, Series]:
    """Return an entity as an indicator of its own, and its readings up to the year ``last``.

    With ``part`` these are of that part of it.
    """
    own = indicator.own(entity)

    def series_of(part: Part | None) -> Series:
        return read(own, index.revisions(indicator, entity, part), last, index.closings)

    series = series_of(part)
    return own, series if part is not None else with_sums(indicator, series, series_of)


# Made of the readings of one year, and so of no fewer than all of them.
_ADDED = frozenset({Aggregate.SUM, Aggregate.MEAN, Aggregate.POOLED})


def aggregate(indicator: Indicator, index: Index, last: int, part: Part | None = None) -> Series:
    """Return the figures of an indicator with entities; none where it has no aggregate.

    Args:
        indicator: one with entities.
        index: has their readings.
        last: later years are left out.
        part: the part of it, whose figures are added up alone; what is counted has none.
    """
    if indicator.aggregate is None or (part is not None and indicator.aggregate not in _ADDED):
        return Series()
    each = [
        (entity, _own_series(indicator, entity, index, last, part)[1])
        for entity in indicator.entities
    ]
    years = sorted({year for _, series in each for year in series.years})
    if not years:
        return Series()
    breaks: set[int] = set()
    if indicator.aggregate in _ADDED:
        points = list(_added(indicator.aggregate, each, years))
        breaks.update(*[series.breaks for _, series in each])
    else:
        latest = max(years[-1], index.period[1])
        if index.as_of is not None:
            latest = index.calendar.of(index.as_of)
        points = list(counted(indicator, index, range(years[0], min(last, latest) + 1)))
    return computed(points, sorted(breaks))


def figures_of(
    indicator: Indicator, index: Index, part: Part, year: int
) -> Iterator[tuple[Entity, ReadingPoint | None]]:
    """Yield each entity kept in a year with its figure of a part; nothing where none are added."""
    for entity in indicator.entities if indicator.aggregate in _ADDED else ():
        if entity.active_in(year):
            _, series = _own_series(indicator, entity, index, year, part)
            yield entity, next((point for point in series.usable if point.year == year), None)


def _added(
    how: Aggregate, each: Sequence[tuple[Entity, Series]], years: Sequence[int]
) -> Iterator[ReadingPoint]:
    """Yield sums, means or pooled percentages; a year that lacks what one of them needs has none.

    That is the reading of an active entity, and to be pooled its numerator and denominator.
    """
    by_year = [(entity, {p.year: p for p in series.usable}) for entity, series in each]
    for year in years:
        active = [of.get(year) for entity, of in by_year if entity.active_in(year)]
        found = [point for point in active if point is not None]
        if not found or len(found) < len(active):
            continue
        point = together(how, year, found)
        if point is not None:
            yield point


def together(how: Aggregate, year: int, found: Sequence[ReadingPoint]) -> ReadingPoint | None:
    """Return the sum, the mean or the pooled percentage of figures of one year.

    None where it is too large for arithmetic, or where numerator or denominator of a percentage to
    be pooled is not known.
    """
    behind = tuple([reading for point in found for reading in point.behind])
    if how is Aggregate.POOLED:
        return _pooled(year, found, behind)
    parts = len(found) if how is Aggregate.MEAN else 1
    added = exact_sum(exact(point.assessed or 0.0) for point in found)
    if not isfinite(float(added)):
        return None
    value = as_figure(EXACTLY.divide(added, Decimal(parts)))
    interval = None
    if any(point.interval is not None for point in found):
        interval = total(known(point) for point in found).over(parts)
        value = interval.stated(value)
    return ReadingPoint(year, value, derived_from=behind, interval=interval)


def _pooled(
    year: int, found: Sequence[ReadingPoint], behind: tuple[Reading, ...]
) -> ReadingPoint | None:
    """Return 100 times all numerators over all denominators; nothing where one is not known."""
    each = [point.fraction for point in found if point.fraction is not None]
    if len(each) < len(found):
        return None
    part, whole = (exact_sum(added) for added in zip(*each, strict=True))
    value = as_figure(EXACTLY.divide(EXACTLY.multiply(Decimal(100), part), whole))
    if not isfinite(value):
        return None
    interval = None
    if any(point.interval is not None for point in found):
        may_be = total(_part_known(*both) for both in zip(found, each, strict=True))
        interval = may_be.share_of(exactly(whole))
        value = interval.stated(value)
    return ReadingPoint(
        year, value, derived_from=behind, interval=interval, pool=Pool(part, whole, len(found))
    )


def _part_known(point: ReadingPoint, parts: tuple[Decimal, Decimal]) -> Interval:
    """Return what the numerator of a percentage may be; of one that is a bound it is one too.

    An end that is the figure itself has the numerator that was entered. A part of a whole of which
    nobody said that it may be negative is not.
    """
    part, whole = parts
    if point.interval is None:
        return exactly(part)
    stated = exact(point.value or 0.0)

    def end_of(end: End) -> End:
        scaled = EXACTLY.divide(EXACTLY.multiply(end.value, whole), Decimal(100))
        return end._replace(value=part if end.value == stated else scaled)

    least, most = end_of(point.interval.least), end_of(point.interval.most)
    is_endless = least.value.is_infinite() and most.value >= 0
    return Interval(End(Decimal(0), said=False) if is_endless else least, most)


def counted(indicator: Indicator, index: Index, years: range) -> Iterator[ReadingPoint]:
    """Yield the count or the share of each year, as it is known now.

    A year in which the state of an entity that counts is not known has a bound: with all of these
    met it is the most. When a target to be held could be met or not, it has no figure at all.

    Args:
        indicator: one whose aggregate counts.
        index: has the readings of its entities.
        years: those wanted; what lies before the baseline is left out.
    """
    start = min([index.period[0] - 1, *[baseline.year for baseline in indicator.baselines]])
    is_share = indicator.aggregate is Aggregate.SHARE
    for year in range(max(years.start, start), years.stop):
        day = index.calendar.last_day(year, index.as_of)
        around = Circumstances(year, day, index.period, index.calendar, Teller(year))
        results = [
            result
            for result in judge_all(indicator, index, around)
            if result.entity.active_in(year)
        ]
        if is_share:
            results = [result for result in results if result.in_time is not None]
        if not results:
            continue
        met = sum(bool(result.in_time) if is_share else is_achieved(result) for result in results)
        unheard = sum(result.reason in UNHEARD for result in results)
        low, high = [
            _share(number, len(results)) if is_share else Decimal(number)
            for number in (met, met + unheard)
        ]
        if unheard and _hangs(indicator, around.day, as_figure(low), as_figure(high)):
            continue
        latest = [result.result.latest for result in results]
        behind = tuple([reading for p in latest if p is not None for reading in p.behind])
        interval = Interval(End(low), End(high, said=False)) if unheard else None
        yield ReadingPoint(year, as_figure(low), derived_from=behind, interval=interval)


def _share(number: int, whole: int) -> Decimal:
    return EXACTLY.divide(Decimal(100 * number), Decimal(whole))


def _hangs(indicator: Indicator, day: date, lowest: float, highest: float) -> bool:
    """Say whether a target to be held is met or broken by what nobody has said yet."""
    target = indicator.target_on(day)
    if target is None or not target.every_year:
        return False
    return meets(target, lowest) is not meets(target, highest)


def is_achieved(result: EntityResult) -> bool:
    """Say whether an entity counts as achieved; without a target a yes does."""
    own = result.result
    if own.reason is Reason.NO_TARGET and own.indicator.kind is Kind.YES_NO:
        return own.latest is not None and own.latest.value == 1
    return own.status is Status.ACHIEVED
