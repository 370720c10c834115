"""Facts of an indicator: from the plan, its outlook, its deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import words
from scorecard.messages.figures import (
    baseline,
    capitalised,
    chain,
    decided_words,
    kept_every,
    target_words,
)
from scorecard.messages.outlook import confidence_words, projection_words, takes_words
from scorecard.messages.terms import kind_words, trend_words
from scorecard.model.status import Status
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Deadline, Entity, Indicator
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.tui.look.figures import Figures


def facts(result: IndicatorResult, figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield names and values, the definition first; what is not declared is left out."""
    indicator = result.indicator
    said = words.ScreenFacts
    yield said.DEFINITION, indicator.definition or said.NO_DEFINITION
    kind = kind_words(indicator.kind)
    unit = said.KIND_UNIT.format(kind=kind, unit=indicator.unit)
    yield said.KIND, unit if indicator.unit else kind
    for level in indicator.levels:
        yield said.LEVEL.format(level=level.key), level.title
    yield from _aims(result, figures)
    yield from figures.part_facts(result)
    for name, value in (
        (said.KEPT, kept_every(indicator)),
        (said.TREND, trend_words(result.lean)),
        (said.COMPUTED, _computed(indicator)),
        (said.SOURCE, indicator.source),
        (said.OWNER, indicator.owner),
        (said.TAGS, words.LIST_SEPARATOR.join(indicator.tags)),
        (said.ID, indicator.id),
        (said.FORMERLY, words.LIST_SEPARATOR.join(indicator.formerly)),
    ):
        if value:
            yield name, value


def _aims(result: IndicatorResult, figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield baseline, target and what lies between them, the first target of a revised one too."""
    indicator, target, said = result.indicator, result.target, words.ScreenFacts
    if target is not None:
        yield said.TARGET, target_words(indicator, target, figures.style)
        for each in chain(indicator, target):
            name = said.FIRST_TARGET if each.decided is None else said.REVISED
            yield name, decided_words(indicator, each, figures.style)
        if indicator.target_set_by:
            yield said.SET_BY, said.SET.get(indicator.target_set_by, indicator.target_set_by)
    if result.baseline is not None:
        yield said.BASELINE, baseline(result, figures.style)
    for stone in indicator.milestones:
        yield said.MILESTONE, in_year(figures.declared(indicator, stone.value), stone.year)


def in_year(value: str, year: int) -> str:
    """Return a figure with its year."""
    return words.IN_YEAR.format(value=value, year=year)


def _computed(indicator: Indicator) -> str:
    rule = indicator.derive
    if rule is None:
        return ""
    return words.ScreenFacts.COMPUTED_OF.format(
        rule=rule.rule, ids=words.LIST_SEPARATOR.join(rule.ids)
    )


_BEHIND = (Status.AT_RISK, Status.OFF_TRACK)


def outlook_line(result: IndicatorResult, style: NumberStyle | None) -> str:
    """Return the outlook as sentences; empty where nothing can be said.

    What a target takes from now is said of one that lags behind: the pace needed.
    """
    confidence, projection, pace = result.confidence, result.projection, result.pace
    said = []
    if confidence is not None:
        said.append(words.ScreenOutlook.STANDS.format(confidence=confidence_words(confidence)))
    if projection is not None:
        said.append(projection_words(result, projection, style))
    if pace is not None and result.status in _BEHIND:
        takes = takes_words(result, pace, style)
        said.append(takes and words.ScreenOutlook.TAKES.format(takes=takes))
    sentence = words.ScreenOutlook.SENTENCE
    return " ".join(sentence.format(text=capitalised(part)) for part in said if part)


def chain_table(entity: Entity, day: date, calendar: FiscalCalendar) -> TextTableData:
    """Return a row for each deadline: the day, what it is, when it was granted.

    Args:
        entity: one with deadlines.
        day: the scorecard's last; it says which one is in force.
        calendar: from which day to which a year runs.
    """
    said = words.ScreenEntities
    columns = (
        TextColumn(said.CHAIN_DAY),
        TextColumn(said.CHAIN_WHAT, most=60, flexible=True),
        TextColumn(said.CHAIN_GRANTED, most=30, flexible=True),
    )
    rows = tuple(
        (deadline.day.isoformat(), _what(entity, at, day, calendar), _granted(deadline, at))
        for at, deadline in enumerate(entity.deadlines)
    )
    return TextTableData(columns, rows, ("",) * len(rows))


def chain_words(entity: Entity, day: date, calendar: FiscalCalendar) -> str:
    """Return the chain in one sentence; empty for an entity without deadlines."""
    if not entity.deadlines:
        return ""
    said = words.ScreenEntities
    steps = [
        said.CHAIN_STEP.format(day=figures.day(deadline.day), what=_what(entity, at, day, calendar))
        for at, deadline in enumerate(entity.deadlines)
    ]
    return said.DEADLINES.format(chain=words.LIST_SEPARATOR.join(steps))


def _what(entity: Entity, at: int, day: date, calendar: FiscalCalendar) -> str:
    """Say which deadline of the chain it is, and whether it is in force."""
    said = words.ScreenEntities
    deadline = entity.deadlines[at]
    parts = [said.EXTENSION.format(number=at) if at else said.ORIGINAL]
    force = entity.deadline_on(day, calendar)
    if force is deadline:
        parts.append(said.IN_FORCE)
    elif force is not None and entity.deadlines.index(force) < at:
        parts.append(said.NOT_YET)
    if entity.due_by(deadline) != deadline.day:
        parts.append(said.CAPPED.format(day=entity.due_by(deadline).isoformat()))
    return words.LIST_SEPARATOR.join(parts)


def _granted(deadline: Deadline, at: int) -> str:
    if deadline.granted is not None:
        return deadline.granted.isoformat()
    return words.ScreenEntities.AS_IT_PASSED if at else ""
