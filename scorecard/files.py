"""Files written for people: whole or not at all, never over something else."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.signals import put_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Occupied(ScorecardError):
    """Something else stands where a file was to be written; nothing was changed."""


def write_text(
    path: Path, text: str, *, force: bool = False, ours: str | Callable[[str], bool] = ""
) -> None:
    """Write a text file in one step, so that a reader sees the old one or the new one.

    Args:
        path: where to; a link is followed to what it names.
        text: what; written as UTF-8 with LF.
        force: replace whatever stands there.
        ours: a file that starts with this, or whose text this says yes to, was written by the
            same means and may be replaced.

    Raises:
        Occupied: something else stands there.
        ScorecardError: the place cannot be written.
    """
    if path.is_dir():
        raise ScorecardError(words.Files.IS_FOLDER.format(path=path))
    if os.path.lexists(path) and not force and not _is_ours(path, ours):
        raise Occupied(words.Files.OCCUPIED.format(path=path))
    write_texts([(path, text)])


def write_texts(files: Sequence[tuple[Path, str]]) -> None:
    """Write some text files over whatever stands there, all of them or none.

    Every text is on the disk before the first of them takes its place.

    Args:
        files: where to, and what; written as UTF-8 with LF.

    Raises:
        ScorecardError: a place cannot be written; nothing was changed.
    """
    left: list[Path] = []
    try:
        ready = [(path, *_staged(path, text, left)) for path, text in files]
        with put_off():
            for path, target, staged in ready:
                with _told(path):
                    staged.replace(target)
    finally:
        for staged in left:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)


def read_text(path: Path) -> str | None:
    """Return a text file's contents with LF; None where it is not there, or is not text."""
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def _staged(path: Path, text: str, left: list[Path]) -> tuple[Path, Path]:
    """Put a text beside its target, under another name; return the target, and where it is.

    ``left`` is told of it before anything can stop it.
    """
    target = _target(path)
    with _told(path):
        with put_off():
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".scorecard-", suffix=".part")
            left.append(Path(name))
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        left[-1].chmod(_mode(target))
    return target, left[-1]


def _target(path: Path) -> Path:
    """Return where the bytes go: what a link names, so that the link stays one."""
    if path.is_dir():
        raise ScorecardError(words.Files.IS_FOLDER.format(path=path))
    try:
        target = path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError):
        raise ScorecardError(words.Files.LEADS_NOWHERE.format(path=path)) from None
    if target.is_symlink():  # a circle; Python before 3.13 raises
        raise ScorecardError(words.Files.LEADS_NOWHERE.format(path=path))
    if not target.parent.is_dir():
        raise ScorecardError(words.Files.NO_FOLDER.format(path=path, folder=target.parent))
    if target.exists() and not target.stat().st_mode & 0o200:
        raise ScorecardError(words.Files.PROTECTED.format(path=path))
    return target


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says of a place into one sentence."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ScorecardError(words.Files.NOT_WRITTEN.format(path=path, why=why)) from None


def _mode(path: Path) -> int:
    """Return the permissions the file has, or a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _is_ours(path: Path, ours: str | Callable[[str], bool]) -> bool:
    """Say whether what stands there was written by the same means."""
    if isinstance(ours, str):
        return bool(ours) and _starts_with(path, ours)
    text = read_text(path)
    return text is not None and ours(text)


def _starts_with(path: Path, opening: str) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(opening.encode())) == opening.encode()
    except OSError:
        return False
