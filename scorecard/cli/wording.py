"""Words and lines that several commands print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from scorecard.cli.console import print_json, wrap
from scorecard.cli.settling import contested_mark
from scorecard.exchange.scorecard_json import reading_json
from scorecard.messages import figures
from scorecard.messages.board import comment_marks, year_closed
from scorecard.messages.catalogue import did_you_mean, words
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import NUMERIC, Kind
from scorecard.model.reading import Reading
from scorecard.model.records import closed_years
from scorecard.model.scorecard import ReadingPoint
from scorecard.model.text import nearest, quoted
from scorecard.records.closing import closed_fault
from scorecard.review.board import board_year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator, Strategy
    from scorecard.records.entry import Entry
    from scorecard.workspace import Workspace


def reading_text(strategy: Strategy, reading: Reading, *, unit: bool = False) -> str:
    """Show what a reading says: its value with qualifier, or why there is none."""
    if reading.retracted or reading.value is None:
        return figures.no_value(reading, reading.no_data)
    indicator = strategy.find(reading.indicator)
    if indicator is not None:
        indicator = indicator.measured(reading.entity, reading.part)
    if indicator is not None and indicator.kind in NUMERIC:
        point = ReadingPoint(reading.year, None, reading)
        text = figures.reading(indicator, point, strategy.style)
        text = figures.with_unit(indicator, text) if unit else text
    else:
        text = value_text(indicator, reading.value, strategy.style, unit=unit)
    return words.QUALIFIER[reading.qualifier] + text


def point_text(
    strategy: Strategy,
    indicator: Indicator,
    point: ReadingPoint,
    lines: Sequence[float | Decimal] = (),
) -> str:
    """Show a reading as the assessment used it: as entered, or computed and held against lines."""
    if point.value is None:
        return reading_text(strategy, point.reading) if point.reading else words.NO_VALUE
    return figures.qualifier(point) + figures.reading(indicator, point, strategy.style, lines)


def value_text(
    indicator: Indicator | None, value: str, style: NumberStyle | None, *, unit: bool = False
) -> str:
    """Show a stored value by its kind; one the plan has no place for stays as it is."""
    if indicator is None or indicator.kind is Kind.QUALITATIVE:
        return value
    if indicator.kind is Kind.YES_NO and (done := figures.done_on(value)):
        return done
    index = indicator.level_index(value) if indicator.kind is Kind.SCALE else None
    try:
        text = figures.figure(indicator, value if index is None else index, style)
    except ValueError:
        return value
    return figures.with_unit(indicator, text) if unit else text


def find_indicator(workspace: Workspace, id_: str) -> Indicator:
    """Return an indicator of the plan by id.

    Raises:
        ScorecardError: there is none; the nearest names are offered.
    """
    found = workspace.strategy.find(id_)
    if found is None:
        hint = id_hint(id_, [i.id for i in workspace.strategy.indicators()])
        raise ScorecardError(words.Commands.UNKNOWN_INDICATOR.format(name=quoted(id_), hint=hint))
    return found


def id_hint(id_: str, known: Sequence[str]) -> str:
    """Say what may be meant by an id that is none: how a year is named, or the nearest ids."""
    params = click.get_current_context().command.params
    if re.fullmatch(r"(19|20|21)\d\d", id_) and any("--year" in each.opts for each in params):
        return words.Commands.ID_IS_YEAR.format(hint=words.Commands.YEAR_HERE.format(year=id_))
    return did_you_mean(nearest(id_, known)) or words.Commands.SEE_STATUS


def title_of(workspace: Workspace, id_: str) -> str:
    """Return the title of an indicator, objective or goal of the plan."""
    id_ = workspace.store.ids.of(id_)
    for goal in workspace.strategy.goals:
        if goal.id == id_:
            return goal.title
        for objective in goal.objectives:
            if objective.id == id_:
                return objective.title
    found = workspace.strategy.find(id_)
    return found.title if found else id_


def closed_lines(workspace: Workspace, year: int, as_of: date | None) -> list[str]:
    """Return the line that says when and by whom a year was closed; none while it is open."""
    closing = closed_years(workspace.store.records(), as_of).get(year)
    return [] if closing is None else wrap(year_closed(closing))


def check_closed(workspace: Workspace, year: int, reason: str, option: str = "--reason") -> None:
    """Refuse to change a year that is closed without a reason.

    Raises:
        ScorecardError: it names when and by whom it was closed, and the option to add.
    """
    closing = closed_years(workspace.store.records()).get(year)
    if fault := closed_fault(closing, reason, words.Closing.SAY_REASON, option=option):
        raise ScorecardError(fault)


def named(workspace: Workspace, entry: Entry) -> str:
    """Return the indicator's title and the year, as a sentence begins."""
    found = workspace.strategy.find(entry.indicator)
    title = found.title if found else entry.indicator
    entity = found.entity(entry.entity) if found and entry.entity else None
    part = found.part(entry.part) if found and entry.part else None
    names = [entity.title if entity else entry.entity, part.title if part else entry.part]
    if not any(names):
        return words.Recording.OF.format(title=title, year=entry.year)
    name = words.LIST_SEPARATOR.join(filter(None, names))
    return words.Recording.OF_ENTITY.format(title=title, entity=name, year=entry.year)


def shown(workspace: Workspace, reading: Reading) -> str:
    """Return what a reading says, with its unit."""
    return reading_text(workspace.strategy, reading, unit=True)


def print_saved(workspace: Workspace, saved: Reading | Sequence[Reading]) -> None:
    """Print a revision that was saved as JSON, for scripts; several as a list."""
    if isinstance(saved, Reading):
        found = reading_json(find_indicator(workspace, saved.indicator), saved)
        print_json({"format": 1, "saved": found})
        return
    rows = [reading_json(find_indicator(workspace, each.indicator), each) for each in saved]
    print_json({"format": 1, "saved": rows})


def year_notes(workspace: Workspace, id_: str, year: int, as_of: date | None) -> list[str]:
    """Return the lines of the comment and of the closing, a blank line before each; or none.

    Args:
        workspace: the plan and the store.
        id_: the present id of an indicator, objective or goal.
        year: the year shown.
        as_of: the day whose knowledge is used; None for all there is.
    """
    lines: list[str] = []
    of_year = board_year(workspace.strategy, workspace.store.records(), year, as_of)
    comment = of_year.comments.get(id_)
    if comment is not None:
        mark = contested_mark(workspace.store.contested_board(), comment)
        marks = comment_marks(comment, mark)
        lines += ["", *wrap(words.Comments.BESIDE.format(year=year, marks=marks))]
        lines += text_lines(comment.text)
    closed = closed_lines(workspace, year, as_of)
    return [*lines, "", *closed] if closed else lines


def text_lines(text: str) -> list[str]:
    """Return a text of several lines, a little in, its own line breaks kept."""
    return [
        line
        for written in text.splitlines()
        for line in (wrap(written, "  ") if written.strip() else [""])
    ]
