"""A form as data: its fields, what is wrong with what is typed, and its save."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from scorecard.tui.widgets.fields import LABEL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.tui.step import Task

Fields = dict[str, str]
"""The columns of a form, as typed."""


class FieldKind(StrEnum):
    """How a field is filled."""

    LINE = "line"
    IDS = "ids"  # a line of ids found by typing
    NOTE = "note"  # several lines, left by enter
    TEXT = "text"  # several lines, where enter begins another
    CHOICE = "choice"
    LIST = "list"  # choices one below the other
    REASON = "reason"  # of a revision: a standard one, or one's own words


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its column and label, how it is filled, and the choices where it has some.

    ``hint`` stands in it while it is empty. ``beside`` puts it into the row of the field before,
    ``told`` keeps room beside it for what is said of it, ``size`` names how large it is.
    """

    column: str
    label: str
    kind: FieldKind = FieldKind.LINE
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    beside: bool = False
    told: bool = False
    size: str = ""


class Form(ABC):
    """What every form shares; its heirs say the rest.

    ``about`` and ``year`` are what it is for, ``initial`` what it begins with. ``seen`` is the id
    of the revision the person saw, None where nothing stood.
    """

    about: str
    year: int
    initial: Fields
    seen: str | None

    @property
    @abstractmethod
    def draft_kind(self) -> str:
        """Return what tells its draft from those of other forms about the same."""

    @property
    def title(self) -> str:
        """Return what the form is for; empty where its screen says it otherwise."""
        return ""

    @property
    def unsaved_text(self) -> str:
        """Return what is asked where it is left with something unsaved; empty where nobody asks."""
        return ""

    @property
    def label_width(self) -> int:
        """Return the cells that the labels take, with the blank before them."""
        return max(LABEL, *(cell_len(each.label) + 2 for each in self.fields if not each.beside))

    @property
    @abstractmethod
    def fields(self) -> tuple[Field, ...]:
        """Return the fields in order."""

    def told(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return by column what to say beside a field."""
        return dict.fromkeys(typed, "")

    def completed(self, typed: str) -> str:
        """Return ids with the last of them in full, where it is one."""
        return typed

    @abstractmethod
    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return by column what is wrong with what is typed."""

    def question(self, typed: Mapping[str, str]) -> str:
        """Return what is asked before it is saved; empty where nobody asks."""
        del typed  # nobody wonders at words
        return ""

    @abstractmethod
    def save(self, typed: Mapping[str, str]) -> Task | None:
        """Return what saves what is typed, which has no problems; None where that changes nothing.

        It raises ``Conflict`` where somebody entered another revision meanwhile.
        """

    def follow(self, theirs: Any) -> None:
        """Take a revision somebody else entered for the one that was seen."""
        self.seen = theirs.id
