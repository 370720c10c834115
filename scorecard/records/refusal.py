"""What the store refuses, as errors a person can act on."""

from __future__ import annotations

import errno
from pathlib import Path

from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import Fault, ScorecardError

_NO_SPACE = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class NotSaved(ScorecardError):
    """An entry was refused before it was acknowledged."""


class NoTurn(NotSaved):
    """No lock was to be had; ``why`` in a few words, ``never`` where the disk knows no locks."""

    def __init__(self, fault: Fault | str, why: str, *, never: bool = False) -> None:
        super().__init__(fault)
        self.why = why
        self.never = never


class NoStore(ScorecardError):
    """No store can be read at a path; ``missing`` when nothing stands there at all."""

    def __init__(self, fault: Fault, *, missing: bool = False) -> None:
        super().__init__(fault)
        self.fault = fault
        self.missing = missing


class AnotherStore(ScorecardError):
    """A store with another id was put in the place of the one that was open."""


class ReadOnlyTable(ScorecardError):
    """A TinyDB method that changes a document in place was called."""


class NotARevision(ScorecardError):
    """What was to be added to a TinyDB table is no new document of it."""


def busy(file: str, seconds: float) -> NoTurn:
    """Say that another writer does not let go of a file."""
    why_not = words.File.BUSY.format(seconds=f"{seconds:g}")
    return NoTurn(Fault(file, words.File.IN_USE.format(busy=why_not)), why_not)


def lines_told(number: int) -> str:
    """Return "1 line", "3 lines"."""
    return plural(words.Journal.LINES, number)


def shown_path(path: Path) -> str:
    """Return a path as people see it: short when it is below the current folder."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def not_saved(path: str, error: OSError) -> NotSaved:
    """Say in words why the system did not take an entry."""
    said = words.File
    if error.errno in _NO_SPACE:
        return NotSaved(Fault(path, said.FULL))
    if error.errno in _NOT_ALLOWED:
        return NotSaved(Fault(path, said.NOT_YOURS))
    if error.errno in _NO_LOCKS:
        return NotSaved(Fault(path, said.LOCKLESS))
    return NotSaved(Fault(path, said.NOT_TAKEN.format(why=why(error))))


def reason(error: OSError) -> str:
    """Return in a few words why the system did not take something."""
    if error.errno in _NO_SPACE:
        return words.File.NO_SPACE
    if error.errno in _NOT_ALLOWED:
        return words.File.NOT_ALLOWED
    return words.File.NO_LOCKS if knows_no_locks(error) else why(error)


def knows_no_locks(error: OSError) -> bool:
    """Say whether a disk refused a lock because it has none for anybody."""
    return error.errno in _NO_LOCKS


def why(error: OSError | ValueError) -> str:
    """Return the system's own reason in lower case."""
    return (getattr(error, "strerror", None) or str(error)).lower()
