"""A form for one record of the board as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import words
from scorecard.tui.forms.form import Form

if TYPE_CHECKING:
    from scorecard.tui.forms.form import Fields
    from scorecard.tui.step import Task


class RecordForm(Form):
    """What the forms of comments, priorities and decisions share.

    ``about`` is the id of what a comment is on, or the ref of a priority or decision, empty for a
    new one.
    """

    kind: ClassVar[str] = ""

    def __init__(self, about: str, year: int, initial: Fields, seen: str | None) -> None:
        self.about = about
        self.year = year
        self.initial = initial
        self.seen = seen

    @property
    def draft_kind(self) -> str:
        """Return what sort of record it is for."""
        return self.kind

    @property
    def unsaved_text(self) -> str:
        """Return what is asked where it is left with something unsaved."""
        return words.ScreenRecord.UNSAVED_TEXT.format(title=self.title)

    @property
    def heading(self) -> str:
        """Return what the record is of, as the form begins."""
        return ""

    @property
    def facts(self) -> str:
        """Return what to know before writing."""
        return ""

    @property
    def guide(self) -> tuple[str, ...]:
        """Return questions to write by."""
        return ()

    def take_back(self) -> Task | None:
        """Return what takes back what stands; None where there is nothing to take back here."""
        return None
