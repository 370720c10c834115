"""What became of the entities of an indicator: who moved, and how many met their deadlines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import words, year_of, year_text
from scorecard.model.plan import Aggregate
from scorecard.model.scorecard import Rule, Shares
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import EntityResult, IndicatorResult, ReadingPoint

# Names past these are counted, and so many may stand with a day of their own.
MOST_NAMES = 4
MOST_DAYS = 3
_BEHIND = (Status.MISSED, Status.OFF_TRACK, Status.AT_RISK)


def entity_counts(results: Sequence[EntityResult]) -> str:
    """Return how many entities stand where: "2 achieved, 1 missed, 30 not due"."""
    counted: dict[str, int] = {}
    for result in _kept(results):
        reason = result.reason
        word = words.STATUS[result.status] if reason is None else words.REASON_SHORT[reason]
        counted[word] = counted.get(word, 0) + 1
    order = [*words.STATUS.values(), *words.REASON_SHORT.values()]
    return (
        words.COUNTS_SEPARATOR.join(
            words.COUNT.format(number=counted[word], what=word) for word in order if word in counted
        )
        or words.NOTHING
    )


def reading_counts(result: IndicatorResult) -> str:
    """Return the counts that are shown as the reading where entities add up to no figure.

    Empty for an indicator that has a figure of its own, or no entities.
    """
    alone = bool(result.entities) and result.indicator.aggregate is None
    return entity_counts(result.entities) if alone else ""


def none_words(result: IndicatorResult, *, dated: bool = False) -> str:
    """Return "no data: why" where that is why there is no status; else nothing.

    ``dated`` names the year, which need not be the scorecard's: of an indicator without a figure
    it is told whenever that was.
    """
    entered = result.readings[-1].reading if result.readings else None
    never = dated and result.latest is None and entered is not None and entered.no_data
    if entered is None or not (never or result.reason is Reason.NO_DATA):
        return ""
    if dated:
        return words.NO_VALUE_OF_YEAR.format(year=entered.year, why=entered.no_data)
    return figures.no_value(entered, entered.no_data)


def latest_words(
    result: IndicatorResult,
    year: int,
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> str:
    """Return the latest reading for a column: a figure, how many entities stand where, or why none.

    Args:
        result: the indicator's.
        year: the scorecard's; a figure of another one names it.
        style: how numbers are written.
        ascii_only: no sign outside ASCII.
    """
    shown = reading_counts(result) or figures.latest_short(
        result.indicator,
        result.latest,
        year,
        style,
        lines=figures.lines_of(result),
        ascii_only=ascii_only,
    )
    return shown or none_words(result)


def targets_short(
    result: IndicatorResult, style: NumberStyle | None = None, *, ascii_only: bool = False
) -> str:
    """Return the target for a column, or that each entity has its own; "" for none at all."""
    kept = any(each.entity.targets or each.entity.deadlines for each in result.entities)
    if result.target is None and kept:
        return words.Entities.OWN_TARGETS
    return figures.target_short(result.indicator, result.target, style, ascii_only=ascii_only)


def date_words(found: EntityResult) -> str:
    """Return the deadline of an entity for a column, with the first one where that differs."""
    if found.deadline is None:
        return ""
    due, first = figures.day(found.deadline), found.original
    if first is None or first == found.deadline:
        return due
    return words.Entities.FIRST_DAY.format(day=due, first=figures.day(first))


def entities_words(results: Sequence[EntityResult], year: int) -> str:
    """Say who completed, was reopened, missed or was given more time in a year, and who is next.

    Returns:
        Sentences that stand after the indicator's own; "" where there is nothing to say.
    """
    kept = _kept(results)
    said = [*_moved([r for r in kept if r.deadline is not None and r.entity.deadlines], year)]
    others = [r for r in kept if not r.entity.deadlines]
    for status in _BEHIND:
        names = [r for r in others if r.status is status]
        if names:
            said.append(_named(words.Entities.STANDS, names, status=words.STATUS[status]))
    sentences = [words.Entities.SEPARATOR.join(said)] if said else []
    # A target of an entity's own with a date is no deadline: its status says what became of it.
    shares = Shares.of([result for result in results if result.entity.deadlines])
    if shares.due or shares.due_originally:
        template = words.Entities.SHARES if shares.due else words.Entities.NONE_DUE
        sentences.append(template.format(come=shares.due, **asdict(shares)))
    return " ".join(sentence + words.Entities.END for sentence in sentences)


def not_pooled(result: IndicatorResult, year: int) -> str:
    """Say of whom numerator and denominator are missing, so that a year has no pooled figure.

    "" where it has one, and where nobody has read the year.
    """
    kept = [each for each in result.entities if each.entity.active_in(year)]
    read = any(_of_year(each, year) is not None for each in kept)
    lacking = [each for each in kept if not has_fraction(each, year)]
    pooled = result.indicator.aggregate is Aggregate.POOLED
    if not (pooled and read and lacking):
        return ""
    return _named(words.Entities.NOT_POOLED, lacking, year=year)


def has_fraction(result: EntityResult, year: int) -> bool:
    """Say whether an entity's percentage of a year has its numerator and denominator."""
    point = _of_year(result, year)
    return point is not None and point.fraction is not None


def _of_year(result: EntityResult, year: int) -> ReadingPoint | None:
    return next((p for p in result.result.readings if p.year == year and p.value is not None), None)


def _kept(results: Sequence[EntityResult]) -> list[EntityResult]:
    return [result for result in results if result.reason is not Reason.RETIRED]


def _moved(results: Sequence[EntityResult], year: int) -> Iterator[str]:
    """Yield what happened in the year, to whom, and who is due in the next."""
    done = [r for r in results if r.done is not None and year_of(r.done.last) == year]
    for template, late in ((words.Entities.DONE, False), (words.Entities.LATE, True)):
        names = [r for r in done if (r.note is Note.MET_LATE) is late]
        if names:
            yield _named(template, names, year=year)
    reopened = [
        r for r in results if r.done is None and r.result.explanation.broken[-1:] == (year,)
    ]
    if reopened:
        yield _named(words.Entities.REOPENED, reopened)
    missed = [r for r in results if r.status is Status.MISSED and _due_in(r, year)]
    yield from _dated(words.Entities.MISSED, words.Entities.MISSED_MANY, missed)
    extended = [r for r in results if r.done is None and _granted_in(r, year)]
    yield from _dated(words.Entities.EXTENDED, words.Entities.EXTENDED_MANY, extended)
    waiting = [r for r in results if r.result.explanation.rule is Rule.DUE_NO_READING]
    if waiting:
        follows = done or reopened or missed or extended
        yield _named(words.Entities.WAITING if follows else words.Entities.WAITING_FIRST, waiting)
    ahead = [r for r in results if r.done is None and _due_in(r, year + 1)]
    if ahead:
        yield _named(words.Entities.AHEAD, ahead, year=year_text(year + 1))


def _due_in(result: EntityResult, year: int) -> bool:
    return result.deadline is not None and year_of(result.deadline) == year


def _granted_in(result: EntityResult, year: int) -> bool:
    """Say whether the deadline in force is an extension granted in a year."""
    return any(
        result.entity.due_by(later) == result.deadline
        and later.granted is not None
        and year_of(later.granted) == year
        for later in result.entity.deadlines[1:]
    )


def _dated(one: str, many: str, results: Sequence[EntityResult]) -> Iterator[str]:
    """Yield who shares a day, with the day; of many, the names alone."""
    if len(results) > MOST_DAYS:
        yield _named(many, results)
        return
    by_day: dict[str, list[EntityResult]] = {}
    for result in results:
        if result.deadline is not None:
            by_day.setdefault(figures.day(result.deadline), []).append(result)
    for day, sharing in by_day.items():
        yield _named(one, sharing, day=day)


def _named(template: str, results: Sequence[EntityResult], **rest: object) -> str:
    """Fill a template with names, as many as a sentence bears."""
    names = [result.entity.title for result in results]
    more = len(names) - MOST_NAMES
    if more > 1:
        listed = words.LIST_SEPARATOR.join(names[:MOST_NAMES])
        return template.format(names=words.Entities.NAMES.format(names=listed, more=more), **rest)
    return template.format(names=figures.listing(names), **rest)
