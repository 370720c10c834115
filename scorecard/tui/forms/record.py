"""A form for one record of the board as data: its fields, what is wrong with them, its save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.records import Comment, Decision, Priority
    from scorecard.tui.board.writer import BoardDesk

    Record = Comment | Priority | Decision

Fields = dict[str, str]
"""The columns of a form, as typed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One field: its column and label, and the choices where it has some.

    ``beside`` puts it into the row of the field before, ``names`` has ids found by typing,
    ``short`` is as wide as a day, ``lines`` holds several lines.
    """

    column: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    beside: bool = False
    names: bool = False
    short: bool = False
    lines: bool = False


class RecordForm:
    """What every form for a record of the board shares; its heirs say the rest.

    ``kind`` tells the forms apart where unsaved text is kept, with ``about`` and ``year``.
    ``seen`` is the id of the revision the person saw, None where nothing stood.
    """

    kind: ClassVar[str] = ""

    def __init__(self, about: str, year: int, initial: Fields, seen: str | None) -> None:
        self.about = about
        self.year = year
        self.initial = initial
        self.seen = seen

    @property
    def title(self) -> str:
        """Return what the form is for, for the top line."""
        raise NotImplementedError

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

    @property
    def fields(self) -> tuple[Asked, ...]:
        """Return the fields in order."""
        raise NotImplementedError

    @property
    def may_take_back(self) -> bool:
        """Say whether there is something that could be taken back from here."""
        return False

    def told(self, typed: Mapping[str, str]) -> dict[str, str]:  # noqa: ARG002 - for the heirs
        """Return by column what to say beside a field."""
        return {}

    def completed(self, typed: str) -> str:
        """Return ids with the last of them in full, where it is one."""
        return typed

    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return by column what is wrong with what is typed."""
        raise NotImplementedError

    def save(self, desk: BoardDesk, typed: Mapping[str, str]) -> str:
        """Save what is typed, and say what was saved; for worker threads.

        Raises:
            Conflict: somebody entered another revision meanwhile.
            ScorecardError: it could not be saved, and why.
        """
        raise NotImplementedError

    def follow(self, theirs: Record) -> None:
        """Take a revision somebody else entered for the one that was seen."""
        self.seen = theirs.id

    def take_back(self, desk: BoardDesk) -> str:
        """Take back what stands, and say so; for worker threads.

        Raises:
            Conflict: somebody entered another revision meanwhile.
            ScorecardError: it could not be saved, and why.
        """
        raise NotImplementedError
