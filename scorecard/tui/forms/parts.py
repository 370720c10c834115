"""The form of a reading that is told by parts: the whole and each part, saved together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from scorecard.messages.catalogue import words
from scorecard.model.plan import Kind
from scorecard.records.entry import unsaved
from scorecard.review.part_sums import sum_doubts_with, sum_words
from scorecard.tui.forms.form import Field
from scorecard.tui.forms.reading import Checked, ReadingForm
from scorecard.tui.forms.reading_save import save_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorecard.model.plan import Entity, Indicator, Part, Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.records.entry import Entry
    from scorecard.tui.forms.form import Fields
    from scorecard.tui.step import Task

_COLUMN = "part:"
# Cells of the labels; a longer title goes over lines.
_MOST_LABEL = 26
# What the whole says of where its figure is from holds for the parts that are typed with it.
_SHARED = ("source", "edition", "page", "address", "state")


def column_of(part: Part | str) -> str:
    """Return the column of a part."""
    return _COLUMN + (part if isinstance(part, str) else part.name)


class PartedForm(ReadingForm):
    """A form with a field for each part, under that of the whole.

    The whole may be left empty where a part is given. A part whose figure is not touched stays as
    it is; one that is typed has the whole's source and state.
    """

    def __init__(
        self,
        strategy: Strategy,
        records: Records,
        indicator: Indicator,
        year: int,
        *,
        entity: Entity | None = None,
    ) -> None:
        super().__init__(strategy, records, indicator, year, entity=entity)
        self._strategy = strategy
        self.parts = {
            column_of(part): ReadingForm(
                strategy, records, indicator, year, entity=entity, part=part, check=self._check
            )
            for part in indicator.parts
        }
        self.initial |= {column: _as_typed(form.initial) for column, form in self.parts.items()}

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of the whole, with one for each part below its value."""
        fields = super().fields
        at = next(n for n, field in enumerate(fields) if field.column == "no_data")
        parts = (
            Field(column, form.part.title, told=True, size="short")
            for column, form in self.parts.items()
            if form.part is not None
        )
        return (*fields[:at], *parts, *fields[at:])

    @property
    def label_width(self) -> int:
        """Return room for the titles of the parts."""
        titles = (cell_len(part.title) + 2 for part in self.indicator.parts)
        return min(_MOST_LABEL, max(super().label_width, *titles))

    @property
    def revises(self) -> bool:
        """Say whether anything of it was entered before."""
        return super().revises or any(form.revises for form in self.parts.values())

    def part_entry(self, column: str, typed: Mapping[str, str]) -> Entry | None:
        """Return a part's figure as far as it is understood; None where there is none."""
        form = self.parts[column]
        return form.value(self._of_part(form, typed, typed.get(column, "")))

    def part_doubt(self, column: str, said: Entry | None) -> str:
        """Return what is asked about a part's figure before it is saved; empty for nothing."""
        return self.parts[column].doubt(said)

    def check(self, typed: Mapping[str, str]) -> Checked:
        """Return what would be saved of whole and parts, or all that is wrong with it."""
        checked = super().check(typed)
        problems, entries = dict(checked.problems), []
        for column, form in self.parts.items():
            text = typed.get(column, "").strip()
            if text == self.initial[column]:
                continue
            if not text:
                problems[column] = words.ScreenParts.EMPTIED
                continue
            if _without(text) == "":
                problems[column] = words.ScreenParts.WHY_NOT
                continue
            found = form.check(self._of_part(form, typed, text))
            for name, what in found.problems.items():
                own = name in ("value", "numerator", "denominator", "no_data")
                problems.setdefault(column if own else name, what)
            if found.entry is not None:
                entries.append(found.entry)
        if problems:
            return Checked(problems=problems)
        return replace(checked, parts=tuple(entries))

    def question(self, typed: Mapping[str, str]) -> str:
        """Return what is asked about the figures that are typed."""
        touched = [c for c in self.parts if typed.get(c, "").strip() != self.initial[c]]
        doubts = (self.part_doubt(c, self.part_entry(c, typed)) for c in touched)
        asked = (super().question(typed), *doubts, *self._sums(typed))
        return " ".join(doubt for doubt in asked if doubt)

    def _sums(self, typed: Mapping[str, str]) -> Iterator[str]:
        """Yield where the parts would not come to their total."""
        checked = self.check(typed)
        whole = () if checked.entry is None else (checked.entry,)
        added = [unsaved(entry) for entry in (*whole, *checked.parts)]
        forms = (self, *self.parts.values())
        keys = {reading.key for reading in added}
        stand = [reading for form in forms for reading in form.stands if reading.key not in keys]
        for doubt in sum_doubts_with(self._strategy, stand, added):
            yield words.ScreenParts.NOT_TOTAL.format(what=sum_words(doubt, self._strategy.style))

    def save(self, typed: Mapping[str, str]) -> Task | None:
        """Return what saves whole and parts as one; None where all of it stands already."""
        checked = self.check(typed)
        if checked.is_empty:
            return None
        whole = () if checked.entry is None else (checked.entry,)
        forms = (self, *self.parts.values())
        seen = {form.key: form.seen for form in forms}
        entries = (*whole, *checked.parts)
        files = self._named(typed)[1]
        return save_readings(
            entries, {entry.key: seen[entry.key] for entry in entries}, files=files
        )

    def follow(self, theirs: Reading) -> None:
        """Take a revision somebody else entered, of the whole or a part, for the one seen."""
        form = self.parts.get(column_of(theirs.part)) if theirs.part else None
        if form is None:
            super().follow(theirs)
        else:
            form.follow(theirs)

    def leaves_whole(self, typed: Mapping[str, str]) -> bool:
        """Say whether parts are given, and the whole is not."""
        given = any(typed.get(column, "").strip() for column in self.parts)
        return given and self.standing is None and self._says_nothing(typed)

    def _entry(self, typed: Mapping[str, str], problems: dict[str, str]) -> Entry | None:
        return None if self.leaves_whole(typed) else super()._entry(typed, problems)

    def _of_part(self, form: ReadingForm, typed: Mapping[str, str], text: str) -> Fields:
        """Return the fields of a part's own form with what is typed."""
        shared = {name: typed.get(name, "") for name in _SHARED}
        reason = typed.get("reason", "") if form.needs_reason else ""
        return {**form.initial, **shared, **_answer(form.kind, text), "reason": reason}


_SLASH = "/"


def _as_typed(initial: Fields) -> str:
    """Return what stands of a part as it is typed into its one field."""
    if initial["no_data"]:
        return str(words.NO_VALUE_BECAUSE.format(why=initial["no_data"]))
    if initial["numerator"] and initial["denominator"]:
        return f"{initial['numerator']}{_SLASH}{initial['denominator']}"
    return initial["value"]


def _without(text: str) -> str | None:
    """Return why there is no figure, where "no data: why" is typed; None for anything else."""
    said = str(words.NO_VALUE)
    if not text.casefold().startswith(said.casefold()):
        return None
    return text[len(said) :].strip().removeprefix(":").strip()


def _answer(kind: Kind, text: str) -> Fields:
    """Return the fields of one that is typed: a figure, of a percentage what it is of, or none."""
    alone = dict.fromkeys(("value", "numerator", "denominator", "no_data"), "")
    why = _without(text)
    if why is not None:
        return {**alone, "no_data": why}
    if kind is Kind.PERCENT and text.count(_SLASH) == 1:
        part, whole = text.split(_SLASH)
        return {**alone, "numerator": part.strip(), "denominator": whole.strip()}
    return {**alone, "value": text}
