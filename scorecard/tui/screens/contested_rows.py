"""What is contested as rows: a section each, a row for what each side says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.board import vote_told
from scorecard.messages.catalogue import words
from scorecard.messages.figures import ended, source_words
from scorecard.messages.terms import revision_reason
from scorecard.model.records import Comment, Decision
from scorecard.records.contested import says, sort_of
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.indicator.readings import stated
from scorecard.tui.look.figures import Figures
from scorecard.tui.widgets.table_data import SectionRow, headed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.records import Priority
    from scorecard.model.scorecard import Scorecard
    from scorecard.records.contested import Contest
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.store_state import StoreState


class Side(NamedTuple):
    """What one side says, in words, and the ids of all sides the person sees.

    A side ``of_two`` is one of two records that were given one number: settled, both stand.
    """

    record: Reading | Comment | Priority | Decision
    title: str
    value: str
    seen: frozenset[str]
    of_two: bool = False


def contested_rows(
    card: Scorecard,
    store: StoreState,
    glyphs: Glyphs,
    first: str = "",
) -> tuple[list[SectionRow], dict[str, Side]]:
    """Return the rows, and the side each row that has one stands for by the row's key.

    Args:
        card: says how figures are written, and what things are called.
        store: what is contested in it.
        glyphs: the signs to draw with.
        first: the id of the indicator whose readings come first.
    """
    figures, contested = Figures(card, ascii_only=glyphs.ascii_only), store.contested
    rows: list[SectionRow] = []
    sides: dict[str, Side] = {}
    for key in sorted(contested, key=lambda k: (k.indicator != first, k.indicator, k.year)):
        title, readings = _title(card, key), contested[key]
        seen = frozenset(reading.id for reading in readings)
        lines = []
        for reading in reversed(readings):
            value = _value(card, key, reading, figures)
            sides[reading.id] = Side(reading, title, value, seen)
            more = (source_words(reading.source), revision_reason(reading.reason), reading.note)
            lines.append(_side(sides[reading.id], more, counts=reading is readings[-1]))
        detail = words.ScreenStore.CHOOSE
        rows += headed(title, lines, detail=detail, key=f"of:{':'.join(map(str, key))}")
    for contest in store.board:
        rows += _board_rows(card, contest, sides)
    return rows, sides


def _board_rows(card: Scorecard, contest: Contest, sides: dict[str, Side]) -> list[SectionRow]:
    """Return the section of a comment, priority or decision, and add its sides."""
    title, of_two = _board_title(card, contest.named), not contest.of_one
    lines = []
    for record in reversed(contest.sides):
        sides[record.id] = side = Side(record, title, says(record), contest.seen, of_two=of_two)
        if of_two and not isinstance(record, Comment):
            side = side._replace(value=words.Journal.NAMED.format(ref=record.ref, what=side.value))
        because = "" if isinstance(record, Comment) else record.because
        vote = record.vote if isinstance(record, Decision) else None
        voted = "" if vote is None else vote_told(vote)
        counts = not of_two and record is contest.last
        lines.append(_side(side, (record.text, voted, because), counts=counts))
    said = words.ScreenStore
    detail = said.DETAIL_BOTH if of_two else said.CHOOSE
    return headed(title, lines, detail=detail, key=f"of:{title}")


def _board_title(card: Scorecard, record: Comment | Priority | Decision) -> str:
    said = words.ScreenStore.OF[sort_of(record)]
    if not isinstance(record, Comment):
        return said.format(ref=record.ref)
    title = Subjects(card.strategy).title_of(record.about)
    return said.format(title=title, year=record.year)


def _side(side: Side, more: Iterable[str], *, counts: bool) -> SectionRow:
    said, record = words.ScreenStore, side.record
    at = f"{record.entered_at:%Y-%m-%d %H:%M}"
    who = said.SIDE.format(by=record.by, at=at, revision=record.revision)
    told = words.LIST_SEPARATOR.join(" ".join(part.split()) for part in more if part)
    cells = (
        (side.value, "strong text"),
        (said.COUNTS if counts else "", "at_risk"),
        (who, "text"),
    )
    does = said.DETAIL_BOTH if side.of_two else said.DETAIL
    detail = " ".join(part for part in (told and ended(told), does) if part)
    return SectionRow(cells, record.id, side.title, detail)


def _title(card: Scorecard, key: ReadingKey) -> str:
    """Name a reading: the indicator's title, those of entity and part, the year."""
    said = words.ScreenStore
    indicator = card.strategy.find(key.indicator)
    if indicator is None:
        return said.HEADING.format(title=key.indicator, place=said.PLACE.format(year=key.year))
    title = indicator.title
    entity = None if key.entity is None else indicator.entity(key.entity)
    part = None if key.part is None else indicator.part(key.part)
    for id_, kept in ((key.entity, entity), (key.part, part)):
        if id_ is not None:
            name = id_ if kept is None else kept.title
            title = words.ScreenEntities.TITLE_OF.format(title=title, entity=name)
    return said.HEADING.format(title=title, place=said.PLACE.format(year=key.year))


def _value(card: Scorecard, key: ReadingKey, reading: Reading, figures: Figures) -> str:
    indicator = card.strategy.find(key.indicator)
    if indicator is None:
        return reading.value or words.NO_VALUE
    return stated(reading, figures, indicator)
