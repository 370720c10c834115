"""Unsaved edits of the grid checked for saving, as a table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.terms import state_word
from scorecard.model.reading import State
from scorecard.records.entry import Entry
from scorecard.records.values import line_fault
from scorecard.tui.forms.form import Field, FieldKind, Form
from scorecard.tui.forms.reading import STATES
from scorecard.tui.forms.reading_save import save_readings
from scorecard.tui.grid.typed import answered, doubts, understood
from scorecard.tui.grid.words import CellWords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.refusal import Conflict
    from scorecard.tui.forms.form import Fields
    from scorecard.tui.forms.reading import ReadingForm
    from scorecard.tui.grid.edits import Edit
    from scorecard.tui.grid.grid import Grid
    from scorecard.tui.grid.rows import GridRow, Place
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.step import Task


@dataclass(frozen=True, slots=True)
class Terms:
    """What is asked once for all edits."""

    source: str = ""
    edition: str = ""
    state: str = State.FINAL.value
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BulkLine:
    """One edit: what stands, and what would; ``revises`` says that it needs a reason.

    ``row`` is None where the plan has it no more.
    """

    place: Place
    row: GridRow | None
    was: Reading | None
    becomes: Reading | None
    revises: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class BulkChecked:
    """The entries to save with what was seen, and what is wrong: by field, and by cell."""

    entries: tuple[Entry, ...] = ()
    seen: tuple[tuple[ReadingKey, str | None], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    cells: tuple[tuple[Place, str], ...] = ()


class Bulk:
    """Edits against what stands now.

    Args:
        grid: what stands.
        edits: the edits by place.
    """

    def __init__(self, grid: Grid, edits: Mapping[Place, Edit]) -> None:
        self._grid = grid
        self._edits = dict(edits)
        self._checked: tuple[Terms, BulkChecked] | None = None
        self._forms = {place: self._form(place) for place in self._edits}
        self.lines = tuple(self._line(place, edit) for place, edit in self._edits.items())

    @property
    def revisions(self) -> int:
        """Return how many of them need a reason."""
        return sum(line.revises for line in self.lines)

    def check(self, terms: Terms) -> BulkChecked:
        """Return what would be saved on these terms, or all that is wrong with it."""
        if self._checked is None or self._checked[0] != terms:
            self._checked = (terms, self._check(terms))
        return self._checked[1]

    def _check(self, terms: Terms) -> BulkChecked:
        fields = _faults(terms)
        if self.revisions and not terms.reason.strip():
            fields["reason"] = plural(words.ScreenBulk.REASON_NEEDED, self.revisions)
        cells = {line.place: line.fault for line in self.lines if line.fault}
        entries: dict[Place, Entry] = {}
        for place, edit in self._edits.items():
            form = self._forms[place]
            if form is None or place in cells or fields:
                continue
            fault: dict[str, str] = {}
            made = self._entry(form, edit, terms, fault)
            if fault:
                cells[place] = words.CLAUSE_SEPARATOR.join(
                    f"{column}: {what}" for column, what in fault.items()
                )
            elif made is not None:
                entries[place] = made
        if fields or cells:
            return BulkChecked(fields=tuple(fields.items()), cells=tuple(cells.items()))
        seen = tuple((made.key, self._edits[place].seen) for place, made in entries.items())
        return BulkChecked(tuple(entries.values()), seen)

    def doubts(self) -> dict[Place, str]:
        """Return what is asked about the figures before they are saved, by cell."""
        rows = {line.row.key: line.row for line in self.lines if line.row is not None}
        found = {key: doubts(self._grid, row, self._edits) for key, row in rows.items()}
        return {
            line.place: found[line.row.key][line.place.year]
            for line in self.lines
            if line.row is not None and line.place.year in found[line.row.key]
        }

    def outdated(self) -> dict[Place, Reading]:
        """Return the cells that somebody else changed since they were typed, and to what."""
        return {
            place: form.head
            for place, form in self._forms.items()
            if form is not None and form.head is not None and form.seen != self._edits[place].seen
        }

    def followed(self) -> dict[Place, Edit | None]:
        """Return the outdated edits as revisions of what stands now."""
        forms = {place: self._forms[place] for place in self.outdated()}
        return {
            place: self._edits[place]._replace(seen=form.seen)
            for place, form in forms.items()
            if form is not None
        }

    def _form(self, place: Place) -> ReadingForm | None:
        row = self._grid.row_for(place)
        return None if row is None else self._grid.form(row, place.year)

    def _line(self, place: Place, edit: Edit) -> BulkLine:
        form, row = self._forms[place], self._grid.row_for(place)
        if form is None or row is None:
            gone = words.ScreenGrid.GONE
            return BulkLine(place, None, None, None, revises=False, fault=gone)
        found = understood(self._grid, row, place.year, edit)
        revises = form.needs_reason or (edit.taken_back and form.standing is not None)
        return BulkLine(place, row, form.standing, found.reading, revises, found.fault)

    def _entry(
        self, form: ReadingForm, edit: Edit, terms: Terms, faults: dict[str, str]
    ) -> Entry | None:
        """Return the entry of one edit; None, perhaps with faults, where there is none."""
        if edit.taken_back:
            key = form.key
            return Entry(
                key.indicator,
                key.year,
                None,
                entity=key.entity,
                part=key.part,
                reason=terms.reason,
                retracted=True,
            )
        typed = answered(form, edit) | {"state": terms.state}
        typed["reason"] = terms.reason if form.needs_reason else ""
        if terms.source.strip():
            typed |= _source(form, terms)
        checked = form.check(typed)
        faults |= checked.problems
        return checked.entry


def _source(form: ReadingForm, terms: Terms) -> dict[str, str]:
    """Return the columns of the common source; page and address are those of one source alone."""
    same = (form.initial["source"], form.initial["edition"]) == (terms.source, terms.edition)
    beside = {} if same and form.standing is not None else {"address": "", "page": ""}
    return {"source": terms.source, "edition": terms.edition, **beside}


def _faults(terms: Terms) -> dict[str, str]:
    """Return what is wrong with the terms' own texts."""
    texts = {"source": terms.source, "edition": terms.edition, "reason": terms.reason}
    found = {column: line_fault(text) for column, text in texts.items() if text.strip()}
    said = words.ScreenForm.TEXT_FAULT
    return {column: said.format(fault=fault) for column, fault in found.items() if fault}


class TermsForm(Form):
    """What holds for all edits, as a form: the common source, the state, the reason.

    Args:
        bulk: the edits.
        terms: what the form begins with.
    """

    about, year, seen = "", 0, None
    draft_kind = "grid"

    def __init__(self, bulk: Bulk, terms: Terms) -> None:
        self.bulk = bulk
        self.initial: Fields = asdict(terms)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields in order."""
        said = words.ScreenBulk
        states = tuple((s.value, state_word(s)) for s in STATES if s is not State.DRAFT)
        return (
            Field("source", said.SOURCE),
            Field("edition", said.EDITION, beside=True, size="short"),
            Field("state", said.STATE, FieldKind.CHOICE, states),
            Field("reason", said.REASON, FieldKind.REASON),
        )

    def terms(self, typed: Mapping[str, str]) -> Terms:
        """Return what is typed; a reason only where it is asked for."""
        terms = Terms(**typed)
        return terms if self.bulk.revisions else replace(terms, reason="")

    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return by column what is wrong with what is typed."""
        return dict(self.bulk.check(self.terms(typed)).fields)

    def save(self, typed: Mapping[str, str]) -> Task | None:
        """Return what saves all of the edits; None where they change nothing."""
        checked = self.bulk.check(self.terms(typed))
        return save_readings(checked.entries, dict(checked.seen)) if checked.entries else None


_MOST_NAMED = 4


class BulkWords:
    """Shows edits against what stands.

    Args:
        grid: what stands.
        glyphs: the signs to draw with.
    """

    def __init__(self, grid: Grid, glyphs: Glyphs) -> None:
        self._cells, self._glyphs = CellWords(grid, glyphs), glyphs
        self._grid = grid

    def texts(self, bulk: Bulk) -> tuple[tuple[str, ...], ...]:
        """Return what each edit is of, what stands, and what would, whatever the terms are."""
        return tuple(self._row(line) for line in bulk.lines)

    def faults(self, cells: Sequence[tuple[Place, str]]) -> str:
        """Name the first fault, and how many more there are."""
        place, what = cells[0]
        first = words.ScreenBulk.FAULT.format(place=self._place(place), what=what)
        if len(cells) == 1:
            return first
        return words.ScreenBulk.MORE.format(first=first, number=len(cells) - 1)

    def doubts(self, doubted: Mapping[Place, str]) -> str:
        """Say what is asked about some figures, the first of them in full."""
        said, places = words.ScreenDoubts, list(doubted)
        lines = [
            said.FIGURE.format(place=self._place(place), what=doubted[place])
            for place in places[:_MOST_NAMED]
        ]
        left = len(places) - _MOST_NAMED
        return " ".join([*lines, *([plural(said.MORE, left)] if left > 0 else [])])

    def conflict(self, conflict: Conflict[Reading], outdated: Mapping[Place, Reading]) -> str:
        """Say what others changed meanwhile: all cells, where the store names the first alone."""
        if len(outdated) <= 1:
            return str(conflict)
        said, lines = words.ScreenBulk, []
        for place, theirs in list(outdated.items())[:_MOST_NAMED]:
            row = self._grid.row_for(place)
            if row is None:
                continue
            name, now = self._cells.place(row, place.year), self._cells.value(row, theirs)
            at = f"{theirs.entered_at:%Y-%m-%d %H:%M}"
            lines.append(said.CONFLICT_LINE.format(place=name, by=theirs.by, at=at, now=now))
        left = len(outdated) - _MOST_NAMED
        more = [said.CONFLICT_MORE.format(number=left)] if left > 0 else []
        return " ".join(
            [said.CONFLICT.format(first=conflict, others=words.CLAUSE_SEPARATOR.join(lines)), *more]
        )

    def _row(self, line: BulkLine) -> tuple[str, ...]:
        said, row = words.ScreenBulk, line.row
        was = said.WAS_NOTHING
        if row is not None and line.was is not None:
            was = self._cells.value(row, line.was)
        becomes = line.fault
        if row is not None and line.becomes is not None:
            becomes = self._cells.value(row, line.becomes)
        return (self._name(line.place), year_text(line.place.year), was, becomes)

    def _place(self, place: Place) -> str:
        return words.ScreenGrid.PLACE.format(title=self._name(place), year=place.year)

    def _name(self, place: Place) -> str:
        """Name what an edit is of; by its ids where the plan has it no more."""
        row = self._grid.row_for(place)
        return " ".join(filter(None, place.row)) if row is None else row.name
