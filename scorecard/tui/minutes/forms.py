"""The forms of the minutes alone: a note on a page, and who is present."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import words
from scorecard.messages.figures import once_ended
from scorecard.records.values import line_fault, note_fault
from scorecard.tui.drafts import NOTE, PRESENT
from scorecard.tui.forms.form import Field, FieldKind
from scorecard.tui.forms.record import RecordForm
from scorecard.tui.minutes.taken import form_key
from scorecard.tui.step import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.tui.minutes.taken import PageName, Taken
    from scorecard.tui.minutes.taker import Taker
    from scorecard.tui.step import Task, Writing


class NoteForm(RecordForm):
    """What is noted on a page of the meeting.

    Args:
        taker: who takes the minutes.
        page: the page.
    """

    kind: ClassVar[str] = NOTE

    def __init__(self, taker: Taker, page: PageName) -> None:
        taken = taker.taken
        begin = {"text": taken.note_on(page)}
        super().__init__(form_key(taken.on, page), page.year, begin, None)
        self._taker, self._page = taker, page

    @property
    def title(self) -> str:
        """Return which page the note is on."""
        return words.ScreenMinutes.NOTE_FOR.format(title=self._page.title)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the text."""
        return (Field("text", "", FieldKind.TEXT, size="lines"),)

    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return what is wrong with the text; an empty one is no note."""
        fault = note_fault(typed["text"])
        return {"text": words.ScreenMinutes.FAULT.format(fault=fault)} if fault else {}

    def save(self, typed: Mapping[str, str]) -> Task:
        """Note it."""
        page, text = self._page, typed["text"].strip()
        before, said = self.initial["text"], words.ScreenMinutes

        def told(text: str) -> str:
            template = said.NOTED if text else said.UNNOTED
            return template.format(title=page.title)

        return _change(
            self._taker,
            (lambda taken: taken.with_note(page, text), told(text)),
            (lambda taken: taken.with_note(page, before), told(before)),
        )


class PresentForm(RecordForm):
    """Who is present at the meeting.

    Args:
        taker: who takes the minutes.
    """

    kind: ClassVar[str] = PRESENT

    def __init__(self, taker: Taker) -> None:
        taken = taker.taken
        super().__init__(form_key(taken.on), taken.year, {"present": taken.present}, None)
        self._taker = taker

    @property
    def title(self) -> str:
        """Return what the form is for."""
        return words.ScreenMinutes.PRESENT_TITLE

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the names."""
        said = words.ScreenMinutes
        return (Field("present", said.PRESENT, hint=said.PRESENT_HINT),)

    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return what is wrong with the names."""
        fault = line_fault(typed["present"])
        return {"present": words.ScreenMinutes.FAULT.format(fault=fault)} if fault else {}

    def save(self, typed: Mapping[str, str]) -> Task:
        """Name who is present."""
        names, before = typed["present"].strip(), self.initial["present"]
        said = words.ScreenMinutes

        def told(names: str) -> str:
            return once_ended(said.NAMED.format(names=names)) if names else said.NAMED_NOBODY

        return _change(
            self._taker,
            (lambda taken: taken.with_present(names), told(names)),
            (lambda taken: taken.with_present(before), told(before)),
        )


if TYPE_CHECKING:
    _Way = tuple[Callable[[Taken], Taken], str]


def _change(taker: Taker, on: _Way, back: _Way) -> Task:
    """Return what changes the minutes, and changes them back; each way with what it says."""

    def task(writing: Writing) -> Step:
        taker.change(on[0], writing)
        return Step(on[1], undo)

    def undo(writing: Writing) -> str:
        taker.change(back[0], writing)
        return back[1]

    return task
