"""Files written for people: whole or not at all, never over something else."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from scorecard.model.fault import ScorecardError


class Occupied(ScorecardError):
    """Something else stands where a file was to be written; nothing was changed."""


def write_text(path: Path, text: str, *, force: bool = False, ours: str = "") -> None:
    """Write a text file in one step, so that a reader sees the old one or the new one.

    Args:
        path: where to.
        text: what; written as UTF-8 with LF.
        force: replace whatever stands there.
        ours: a file that starts with this was written by the same means and may be replaced.

    Raises:
        Occupied: something else stands there.
        ScorecardError: the place cannot be written.
    """
    if path.is_dir():
        raise ScorecardError(f"{path}: is a folder; name a file")
    if os.path.lexists(path) and not force and not (ours and _starts_with(path, ours)):
        raise Occupied(
            f"{path}: exists and was not written by this command; "
            "name another file, or replace it with --force"
        )
    handle, name = -1, ""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except OSError as error:
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink()
        why = (error.strerror or str(error)).lower()
        raise ScorecardError(f"{path}: not written: {why}; nothing was changed") from None


def _mode(path: Path) -> int:
    """Return the permissions the file has, or a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _starts_with(path: Path, opening: str) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(opening.encode())) == opening.encode()
    except OSError:
        return False
