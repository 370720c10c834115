"""The chain of deadlines of one entity: the original one, each extension, which is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import words
from scorecard.model.entity import whole_year
from scorecard.tui.widgets.text_table import TextColumn, TextTableData

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.entity import Deadline, Entity


def chain_table(entity: Entity, year: int, as_of: date | None) -> TextTableData:
    """Return a row for each deadline: the day, what it is, when it was granted.

    Args:
        entity: one with deadlines.
        year: the scorecard's; its last day says which one is in force.
        as_of: the day whose knowledge is used, if that is earlier.
    """
    said = words.ScreenEntities
    columns = (
        TextColumn(said.CHAIN_DAY),
        TextColumn(said.CHAIN_WHAT, most=60, flexible=True),
        TextColumn(said.CHAIN_GRANTED, most=30, flexible=True),
    )
    rows = tuple(
        (deadline.day.isoformat(), _what(entity, at, year, as_of), _granted(deadline, at))
        for at, deadline in enumerate(entity.deadlines)
    )
    return TextTableData(columns, rows, ("",) * len(rows))


def chain_words(entity: Entity, year: int, as_of: date | None) -> str:
    """Return the chain in one sentence; empty for an entity without deadlines."""
    if not entity.deadlines:
        return ""
    said = words.ScreenEntities
    steps = [
        said.CHAIN_STEP.format(day=figures.day(deadline.day), what=_what(entity, at, year, as_of))
        for at, deadline in enumerate(entity.deadlines)
    ]
    return said.DEADLINES.format(chain=words.LIST_SEPARATOR.join(steps))


def _what(entity: Entity, at: int, year: int, as_of: date | None) -> str:
    """Say which deadline of the chain it is, and whether it is in force."""
    said = words.ScreenEntities
    deadline = entity.deadlines[at]
    parts = [said.EXTENSION.format(number=at) if at else said.ORIGINAL]
    end = whole_year(year).last
    day = end if as_of is None else min(end, as_of)
    force = entity.deadline_on(day)
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
