"""A status that moved, and what moved it, in words."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from scorecard.messages import figures, note_word, reason_words, status_word, target_words
from scorecard.messages.catalogue import words
from scorecard.messages.targets import by_when
from scorecard.model.indicator import Kind
from scorecard.model.number import format_number
from scorecard.model.reading import Flag
from scorecard.model.status import Status
from scorecard.review.change import movement
from scorecard.review.move import Level
from scorecard.review.movers import Mover, gone_years, new_years, revised_years
from scorecard.review.status_change import StatusChange

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.indicator import Indicator
    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint, RollUp
    from scorecard.model.status import Note
    from scorecard.model.strategy import Strategy
    from scorecard.review.status_change import GroupChange, Part

_NUMERIC = (Kind.NUMBER, Kind.PERCENT)


def name_words(level: Level, id_: str, title: str) -> str:
    """Return what something is called: an indicator by its title, the rest with level and id."""
    if level is Level.GOAL:
        return words.Changes.GOAL.format(id=id_, title=title)
    if level is Level.OBJECTIVE:
        return words.Changes.OBJECTIVE.format(id=id_, title=title)
    return title


def moved_words(change: StatusChange | GroupChange) -> str:
    """Return both statuses: "was off track, now missed"."""
    return words.Changes.WAS_NOW.format(was=_stood(change.before), now=_stood(change.after))


def moved_by_words(change: StatusChange | GroupChange, plan: Strategy) -> str:
    """Return what moved a status as one sentence; empty where nothing in particular did."""
    if isinstance(change, StatusChange):
        phrases = mover_phrases(change, plan)
        template, listed = words.Changes.MOVED_BY, words.Changes.SEPARATOR.join(phrases)
        return template.format(movers=listed) if phrases else ""
    if not change.parts:
        return ""
    parts = words.Changes.SEPARATOR.join(
        words.Changes.PART.format(
            name=_short_name(part),
            was=_noted(part.was, part.note_was),
            now=_noted(part.now, part.note_now),
        )
        for part in change.parts
        if (part.was, part.note_was) != (part.now, part.note_now)
    )
    return words.Changes.MOVED_IN_IT.format(parts=parts) if parts else words.Changes.MOVED_BELOW


def mover_phrases(change: StatusChange, plan: Strategy) -> tuple[str, ...]:
    """Return what moved an indicator's status, a phrase for each thing.

    That the path asks for its target now is left out where the date of the target has come.
    """
    before, after = change.before, change.after
    if before is None:
        return ()
    told: set[Mover] = set(change.movers)
    if Mover.DATE_COME in told:
        told.discard(Mover.PATH)
    phrases = (_PHRASES[m](before, after, plan) for m in change.movers if m in told)
    return tuple(chain.from_iterable(phrases))


def _short_name(part: Part) -> str:
    """Return what a part is called where its parent has just been named."""
    if part.level is Level.OBJECTIVE:
        return words.Changes.OBJECTIVE_SHORT.format(id=part.id)
    return part.title


def _noted(status: Status, note: Note | None) -> str:
    said = status_word(status)
    if note is None:
        return said
    return words.STATUS_WITH_NOTE.format(status=said, note=note_word(note))


def in_points(indicator: Indicator, amount: str) -> str:
    """Return a difference of two percentages in percentage points, and any other as it is."""
    if not figures.is_percent(indicator):
        return amount
    said: str = (words.ONE_POINT if amount == "1" else words.POINTS).format(number=amount)
    return said


def _stood(result: IndicatorResult | RollUp | None) -> str:
    if result is None:
        return status_word(Status.NOT_ASSESSED)
    if result.status is Status.NOT_ASSESSED and result.reason is not None:
        return words.Changes.NOT_ASSESSED.format(why=reason_words(result.reason))
    return status_word(result.status)


_Phrase = list[str]


def _kept(before: IndicatorResult, after: IndicatorResult, _: Strategy) -> _Phrase:
    indicator = after.indicator
    if before.reason is not None and after.reason is not before.reason and indicator.active_from:
        return [words.Changes.STARTS.format(year=indicator.active_from)]
    return [words.Changes.ENDED.format(year=indicator.active_to)]


def _judged(_: IndicatorResult, after: IndicatorResult, __: Strategy) -> _Phrase:
    judged = after.judgement
    if judged is None:
        return []
    said = status_word(judged.status)
    return [words.Changes.JUDGED.format(status=said, year=judged.year, by=judged.by)]


def _target(before: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    was = target_words(before.indicator, before.target, plan.style)
    now = target_words(after.indicator, after.target, plan.style)
    return [words.Changes.TARGET.format(was=was, now=now)]


def _reading(before: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    """Say how far the latest figure is from the one before, or which years came in late."""
    was, now = before.latest, after.latest
    if now is None:
        return []
    if was is None:
        return [words.Changes.FIRST_READING.format(year=now.year)]
    if now.year <= was.year:
        return [words.Changes.LATE_READINGS.format(years=figures.years(new_years(before, after)))]
    # What the later scorecard says of that year, where it says something.
    was = next((point for point in after.readings if point.year == was.year), was)
    amount = None if _broken_between(after, was, now) else _amount(after, was, now, plan.style)
    shown = _figure(after, was, plan.style), _figure(after, now, plan.style)
    if amount is None:
        template = words.Changes.AFTER
        return [template.format(now=shown[1], year=now.year, before=shown[0], since=was.year)]
    template, text = amount
    return [template.format(amount=text, before=shown[0], year=was.year)]


def _amount(
    result: IndicatorResult, was: ReadingPoint, now: ReadingPoint, style: NumberStyle | None
) -> tuple[str, str] | None:
    """Return the words for the way it went and how far; None where that cannot be said."""
    if result.indicator.kind not in _NUMERIC:
        same = was.value is not None and was.value == now.value
        return (words.Changes.LEVEL, "") if same else None
    by = movement(result.indicator, was, now)
    if by is None:
        return None
    if not by:
        return words.Changes.LEVEL, ""
    shown = in_points(result.indicator, format_number(f"{abs(by):f}", style))
    return (words.Changes.UP if by > 0 else words.Changes.DOWN), shown


def _broken_between(result: IndicatorResult, was: ReadingPoint, now: ReadingPoint) -> bool:
    """Say whether the series breaks between two figures, so that they cannot be compared."""
    return any(
        Flag.BREAK in point.reading.flags
        for point in result.readings
        if point.reading is not None and was.year < point.year <= now.year
    )


def _figure(result: IndicatorResult, point: ReadingPoint, style: NumberStyle | None) -> str:
    text = figures.reading(result.indicator, point, style)
    return figures.qualifier(point) + figures.with_unit(result.indicator, text)


def _revised(before: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    years = revised_years(before, after)
    if len(years) != 1:
        return [words.Changes.REVISED_MANY.format(years=figures.years(years))]
    was = next(point for point in before.readings if point.year == years[0])
    now = next(point for point in after.readings if point.year == years[0])
    shown = _figure(before, was, plan.style), _figure(after, now, plan.style)
    return [words.Changes.REVISED.format(year=years[0], was=shown[0], now=shown[1])]


def _taken_back(before: IndicatorResult, after: IndicatorResult, _: Strategy) -> _Phrase:
    years = gone_years(before, after)
    return [words.Changes.TAKEN_BACK.format(years=figures.years(years))]


def _baseline(_: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    start = after.baseline
    if start is None:
        return []
    value = figures.figure(after.indicator, start.value, plan.style)
    return [words.Changes.BASELINE.format(value=value, year=start.year)]


def _break(_: IndicatorResult, after: IndicatorResult, __: Strategy) -> _Phrase:
    years = figures.years(after.explanation.broken)
    return [words.Changes.BREAK.format(years=years)] if years else []


def _date_come(_: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    target = after.target
    if target is None:
        return []
    if target.by is None:
        return [words.Changes.PERIOD_OVER.format(year=plan.period[1])]
    return [words.Changes.TARGET_COME.format(by=by_when(target, target.by))]


def _path(before: IndicatorResult, after: IndicatorResult, plan: Strategy) -> _Phrase:
    was, now = before.expected, after.expected
    if was is None or now is None:
        return []
    shown = (
        figures.figure(before.indicator, was, plan.style, now),
        figures.figure(after.indicator, now, plan.style, was),
    )
    return [words.Changes.PATH.format(was=shown[0], now=shown[1])]


def _stale(_: IndicatorResult, after: IndicatorResult, __: Strategy) -> _Phrase:
    latest = after.latest
    return [] if latest is None else [words.Changes.STALE.format(year=latest.year)]


_PHRASES: dict[Mover, Callable[[IndicatorResult, IndicatorResult, Strategy], _Phrase]] = {
    Mover.KEPT: _kept,
    Mover.JUDGEMENT: _judged,
    Mover.TARGET: _target,
    Mover.READING: _reading,
    Mover.REVISED: _revised,
    Mover.TAKEN_BACK: _taken_back,
    Mover.BASELINE: _baseline,
    Mover.BREAK: _break,
    Mover.DATE_COME: _date_come,
    Mover.PATH: _path,
    Mover.STALE: _stale,
}
