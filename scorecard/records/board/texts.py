"""The texts of the board's records: what each may hold, and how a fault in one is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.fault import ScorecardError
from scorecard.records.entry.hygiene import line_fault, note_fault

if TYPE_CHECKING:
    from collections.abc import Iterable


def check_line(name: str, text: str, *, needed: bool = False) -> str:
    """Return what is wrong with a text of one line, or nothing."""
    if needed and not text.strip():
        return f"the {name} is empty"
    fault = line_fault(text)
    return f"the {name} {fault}" if fault else ""


def check_note(name: str, text: str) -> str:
    """Return what is wrong with a text of several lines, or nothing."""
    fault = note_fault(text)
    return f"the {name} {fault}" if fault else ""


def check_name(by: str) -> str:
    """Return what is wrong with the name of who enters something, or nothing."""
    if not by.strip():
        return "nobody is named as the one who enters it; say --by NAME"
    return check_line("name of who enters it", by)


def check_reason(because: str) -> str:
    """Return what is wrong with a word why that is needed, or nothing."""
    return check_line("word why", because, needed=True)


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
        raise ScorecardError(*(f"NOT saved: {problem}" for problem in found))
