"""What the store refuses, as errors a person can act on."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.model.fault import Fault, ScorecardError

if TYPE_CHECKING:
    from scorecard.model.reading import Reading

_NO_SPACE = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class NotSaved(ScorecardError):
    """An entry was refused before it was acknowledged."""


class ReadOnlyTable(ScorecardError):
    """A TinyDB method that changes a document in place was called."""


class Conflict(ScorecardError):
    """Somebody else changed the reading meanwhile; nothing was saved.

    ``theirs`` is the revision the person had not seen.
    """

    def __init__(self, theirs: Reading, before: Reading | None) -> None:
        self.theirs = theirs
        place = f"{theirs.indicator} {theirs.year}" + (f" {theirs.entity}" if theirs.entity else "")
        change = _says(theirs) if before is None else f"{_says(before)} \u2192 {_says(theirs)}"
        super().__init__(
            f"NOT saved: {theirs.by} changed {place} on {theirs.entered_at:%Y-%m-%d at %H:%M} UTC "
            f"({change}) while you were editing; keep that, or enter yours again as the next "
            "revision"
        )


def shown_path(path: Path) -> str:
    """Return a path as people see it: short when it is below the current folder."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def not_saved(path: str, error: OSError) -> NotSaved:
    """Say in words why the system did not take an entry."""
    if error.errno in _NO_SPACE:
        return NotSaved(Fault(path, "NOT saved: no space left; make room, then enter it again"))
    if error.errno in _NOT_ALLOWED:
        return NotSaved(Fault(path, "NOT saved: you may not write to this file or its folder"))
    if error.errno in _NO_LOCKS:
        what = "NOT saved: this disk cannot keep two writers apart; move the folder to one that can"
        return NotSaved(Fault(path, what))
    return NotSaved(Fault(path, f"NOT saved: {why(error)}; enter it again"))


def why(error: OSError | ValueError) -> str:
    """Return the system's own reason in lower case."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def _says(reading: Reading) -> str:
    if reading.retracted:
        return "taken back"
    return f"no data: {reading.no_data}" if reading.value is None else reading.value
