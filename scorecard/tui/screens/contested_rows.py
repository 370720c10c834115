"""Contested readings as rows: a section each, a row for what each side says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import words
from scorecard.messages.figures import source_words
from scorecard.tui.indicator.readings import stated
from scorecard.tui.look.figures import Figures
from scorecard.tui.widgets.table_data import SectionRow, headed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.look.glyphs import Glyphs


class Side(NamedTuple):
    """What one side says, its reading in words, and the ids of all sides the person sees."""

    reading: Reading
    title: str
    value: str
    seen: frozenset[str]


def contested_rows(
    card: Scorecard,
    contested: Mapping[ReadingKey, tuple[Reading, ...]],
    glyphs: Glyphs,
    first: str = "",
) -> tuple[list[SectionRow], dict[str, Side]]:
    """Return the rows, and the side each row that has one stands for by the row's key.

    Args:
        card: says how figures are written, and what things are called.
        contested: by key, what each side says, the one that counts last.
        glyphs: the signs to draw with.
        first: the id of the indicator whose readings come first.
    """
    figures = Figures(card, ascii_only=glyphs.ascii_only)
    rows: list[SectionRow] = []
    sides: dict[str, Side] = {}
    for key in sorted(contested, key=lambda k: (k.indicator != first, k.indicator, k.year)):
        title, readings = _title(card, key), contested[key]
        seen = frozenset(reading.id for reading in readings)
        lines = []
        for reading in reversed(readings):
            value = _value(card, key, reading, figures)
            sides[reading.id] = Side(reading, title, value, seen)
            lines.append(_side(reading, title, value, counts=reading is readings[-1]))
        detail = words.ScreenStore.CHOOSE
        rows += headed(title, lines, detail=detail, key=f"of:{':'.join(map(str, key))}")
    return rows, sides


def _side(reading: Reading, title: str, value: str, *, counts: bool) -> SectionRow:
    said = words.ScreenStore
    at = f"{reading.entered_at:%Y-%m-%d %H:%M}"
    who = said.SIDE.format(by=reading.by, at=at, revision=reading.revision)
    more = [source_words(reading.source), reading.reason, reading.note]
    told = words.LIST_SEPARATOR.join(part for part in more if part)
    cells = (
        (value, "strong text"),
        (said.COUNTS if counts else "", "at_risk"),
        (who, "text"),
    )
    detail = " ".join(part for part in (told and f"{told}.", said.DETAIL) if part)
    return SectionRow(cells, reading.id, title, detail)


def _title(card: Scorecard, key: ReadingKey) -> str:
    """Name a reading: the indicator's title, the entity's, the year."""
    said = words.ScreenStore
    indicator = card.strategy.find(key.indicator)
    if indicator is None:
        return said.HEADING.format(title=key.indicator, place=said.PLACE.format(year=key.year))
    place = said.PLACE.format(year=key.year)
    if key.entity is not None:
        entity = indicator.entity(key.entity)
        name = key.entity if entity is None else entity.title
        place = said.PLACE_OF.format(entity=name, year=key.year)
    return said.HEADING.format(title=indicator.title, place=place)


def _value(card: Scorecard, key: ReadingKey, reading: Reading, figures: Figures) -> str:
    indicator = card.strategy.find(key.indicator)
    if indicator is None:
        return reading.value or words.NO_VALUE
    return stated(reading, figures, indicator)
