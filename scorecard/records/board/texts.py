"""The texts of the board's records: what each may hold, and how a fault in one is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.records.entry.hygiene import line_fault, note_fault

if TYPE_CHECKING:
    from collections.abc import Iterable


def check_line(field: str, text: str, *, needed: bool = False) -> str:
    """Return what is wrong with a text of one line, or nothing.

    Args:
        field: what it is, as the catalogue's ``Board.FIELD`` knows it.
        text: the text.
        needed: it must say something.
    """
    if needed and not text.strip():
        return words.Board.EMPTY.format(field=words.Board.FIELD[field])
    return told(field, line_fault(text))


def check_note(field: str, text: str) -> str:
    """Return what is wrong with a text of several lines, or nothing."""
    return told(field, note_fault(text))


def told(field: str, fault: str) -> str:
    """Return a fault of a text with the name of its field, nothing for none."""
    return words.Board.FAULT.format(field=words.Board.FIELD[field], fault=fault) if fault else ""


def check_name(by: str) -> str:
    """Return what is wrong with the name of who enters something, or nothing."""
    if not by.strip():
        return words.Entry.NOBODY
    return check_line("by", by)


def check_reason(because: str, *, needed: bool = True) -> str:
    """Return what is wrong with a word why, or nothing."""
    return check_line("because", because, needed=needed)


def check_ids(about: Iterable[str]) -> str:
    """Return what is wrong with the ids a record is about, or nothing."""
    return next((fault for id_ in about if (fault := check_line("id", id_, needed=True))), "")


def refuse_all(problems: Iterable[str]) -> None:
    """Refuse what has problems, every one of them named; empty texts are none.

    Raises:
        ScorecardError: there is a problem.
    """
    found = [problem for problem in problems if problem]
    if found:
        raise ScorecardError(*(words.Entry.NOT_SAVED.format(what=what) for what in found))
