"""The entities of one indicator as rows: who stands where, and by which deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages import status_word
from scorecard.messages.catalogue import words
from scorecard.messages.entities import entity_counts
from scorecard.tui.rows import Level, Row
from scorecard.tui.view import View, next_status

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scorecard.model.entity import Span
    from scorecard.model.entity_result import EntityResult
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.model.strategy import Strategy
    from scorecard.tui.figures import Figures


class EntityRow(NamedTuple):
    """One entity; ``row`` is it as a row of the scorecard, ``cells`` what its columns say."""

    found: EntityResult
    row: Row
    cells: tuple[str, ...]
    contested: bool = False

    @property
    def key(self) -> str:
        """Return the entity's id."""
        return self.found.entity.id


@dataclass(slots=True)
class EntityView:
    """Which entities are shown, and in which order; it outlives a change of year."""

    view: View
    by_name: bool = False

    @classmethod
    def new(cls) -> EntityView:
        """Return the one to begin with: all of them, the worst first."""
        return cls(View(flat=True))

    def shown(self, rows: Sequence[EntityRow]) -> list[EntityRow]:
        """Return the rows to show, in order: by name, or the worst and then the next due first."""
        self.view.flat = not self.by_name
        order = sorted(rows, key=_name if self.by_name else _urgency)
        places = {id(each.row): each for each in order}
        return [places[id(row)] for row in self.view.shown([each.row for each in order])]

    def next_status(self, rows: Sequence[EntityRow]) -> None:
        """Keep those of the next status."""
        self.view.status = next_status([each.row for each in rows], self.view.status)

    def line(self, rows: Sequence[EntityRow], shown: int) -> str:
        """Return what the list holds: counts and order, or what a filter leaves."""
        said = words.ScreenEntities
        if self.view.narrowed:
            return said.KEPT.format(asked=self.asked, kept=shown, all=len(rows))
        counts = entity_counts([each.found for each in rows])
        order = said.BY_NAME if self.by_name else said.WORST_FIRST
        counted = said.COUNTS.format(number=len(rows), counts=counts)
        return said.LINE.format(counts=counted, order=order)

    @property
    def asked(self) -> str:
        """Return what was asked for, in words."""
        asked = [f'"{self.view.text}"'] if self.view.text.strip() else []
        if self.view.status is not None:
            asked.append(status_word(self.view.status))
        return words.AND.join(asked)


def entity_rows(
    result: IndicatorResult, figures: Figures, contested: Collection[str] = ()
) -> tuple[EntityRow, ...]:
    """Return the entities of a result in the order of the plan.

    Args:
        result: the indicator's.
        figures: shows figures.
        contested: the ids of entities with a contested reading.
    """
    dated = is_dated(result)
    return tuple(
        EntityRow(
            found,
            row_of(found),
            _dates(found) if dated else _figures(found, figures),
            found.entity.id in contested,
        )
        for found in result.entities
    )


def is_dated(result: IndicatorResult) -> bool:
    """Say whether the entities of a result are held against deadlines."""
    return any(found.entity.deadlines for found in result.entities)


def headings(result: IndicatorResult) -> tuple[str, ...]:
    """Return the headings of the columns beside the title, the most telling first."""
    said = words.ScreenEntities
    if is_dated(result):
        return (said.DEADLINE, said.DONE, said.FIRST)
    return (said.LATEST, said.TARGET)


def label(strategy: Strategy) -> str:
    """Return what the plan calls an entity."""
    return strategy.labels.get("entity", words.Entities.LABEL)


def row_of(found: EntityResult) -> Row:
    """Return one entity as a row of the scorecard."""
    return Row(
        found.entity.id,
        Level.INDICATOR,
        found.entity.title,
        "",
        found.status,
        found.reason,
        found.sentence,
        result=found.result,
    )


def span_text(done: Span | None) -> str:
    """Return when something was done, as exactly as it is known, in digits; "" for never."""
    if done is None:
        return ""
    if done.is_day:
        return done.first.isoformat()
    return f"{done.first:%Y}" if done.is_year else f"{done.first:%Y-%m}"


def _dates(found: EntityResult) -> tuple[str, ...]:
    """Return the deadline in force, when it was done, and the first deadline where that differs."""
    due, first = found.deadline, found.original
    return (
        "" if due is None else due.isoformat(),
        span_text(found.done),
        "" if first is None or first == due else first.isoformat(),
    )


def _figures(found: EntityResult, figures: Figures) -> tuple[str, ...]:
    return (figures.latest(found.result), figures.target(found.result))


def _name(each: EntityRow) -> str:
    return each.row.title.casefold()


def _urgency(each: EntityRow) -> tuple[date, str]:
    """Return what orders entities of one status: the next due first."""
    return (each.found.deadline or date.max, _name(each))
