"""Where a file may be written, and how one is read: the one place that decides.

Files are written whole or not at all, and never over something else. Pipes and terminals are
written to as they are. Devices are refused, and so is everything that a strategy stands on.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import tempfile
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.text import visible_lines
from scorecard.signals import put_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


class Occupied(ScorecardError):
    """Something else stands where a file was to be written; nothing was changed."""


def is_stream(path: Path) -> bool:
    """Say whether what is written to a place flows on: into a pipe, onto a terminal, to nobody.

    Raises:
        ScorecardError: it is a folder, a socket, or a device that is none of these.
    """
    try:
        found = path.stat()
    except (OSError, ValueError):
        return False
    mode = found.st_mode
    if stat.S_ISREG(mode):
        return False
    if stat.S_ISDIR(mode):
        raise ScorecardError(words.Files.IS_FOLDER.format(path=path))
    if stat.S_ISFIFO(mode) or (stat.S_ISCHR(mode) and _is_open_ended(path, found)):
        return True
    raise ScorecardError(words.Files.IS_DEVICE.format(path=path))


def _is_open_ended(path: Path, found: os.stat_result) -> bool:
    """Say whether a device is a terminal, or the one that takes everything and keeps nothing."""
    if found.st_rdev == Path(os.devnull).stat().st_rdev:
        return True
    try:
        descriptor = os.open(path, os.O_WRONLY | _AT_ONCE)
    except OSError:
        return False
    try:
        return os.isatty(descriptor)
    finally:
        os.close(descriptor)


# A pipe without a reader, or a terminal that is held up, is not waited for.
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def write_stream(path: Path, text: str | bytes) -> None:
    """Write into a pipe, or a text onto a terminal, where nothing in it acts.

    A reader who leaves has seen enough.

    Raises:
        ScorecardError: nobody reads the pipe, or it cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | _AT_ONCE)
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise ScorecardError(words.Files.NO_READER.format(path=path)) from None
        raise ScorecardError(_not_written(path, error)) from None
    if os.isatty(descriptor) and isinstance(text, str):
        text = visible_lines(text)
    data = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
    with _told(path), contextlib.suppress(BrokenPipeError), os.fdopen(descriptor, "wb") as file:
        if _AT_ONCE:
            os.set_blocking(descriptor, True)
        file.write(data)


def check_apart(paths: Sequence[Path]) -> None:
    """Refuse two outputs that are one file: by name, by link, or by the case of letters.

    Raises:
        ScorecardError: two are; nothing was written.
    """
    for number, path in enumerate(paths):
        for other in paths[:number]:
            if _is_one_file(path, other) and not is_stream(path):
                raise ScorecardError(words.Files.ONE_FILE.format(path=path, other=other))


def _is_one_file(path: Path, other: Path) -> bool:
    with contextlib.suppress(OSError, ValueError):
        return path.samefile(other)
    return _named(path) == _named(other)


def _named(path: Path) -> str:
    """Return a path as its system compares it."""
    name = os.path.normcase(os.path.realpath(path))
    if sys.platform in ("darwin", "win32"):
        return unicodedata.normalize("NFC", name).casefold()
    return name


# By what a file is known that a strategy stands on, wherever it lies and however it is reached:
# the beginning of a store or of a copy of one, and the table that every plan has.
_STORE: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{"type":"')
_PLAN: Final = re.compile(rb"""^[ \t]*\[?[ \t]*["']?strategy["']?[ \t]*[\].=]""", re.MULTILINE)
_NEVER_A_PLAN: Final = (b"---", b"<")
_LOOKED_AT: Final = 1_000_000


def check_free(path: Path, kept: Iterable[Path] = ()) -> None:
    """Refuse a place where a plan, a store, a copy of one or a template of this strategy is.

    Args:
        path: where something is to be written.
        kept: files of the strategy at hand, which are known though they be damaged or gone.

    Raises:
        ScorecardError: such a file is there, by whatever name; no force replaces it.
    """
    for each in kept:
        if _is_one_file(path, each):
            raise ScorecardError(words.Files.KEPT.format(path=path, what=each.name))
    try:
        with path.open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return
            data = file.read(_LOOKED_AT)
    except (OSError, ValueError):
        return
    if _STORE.match(data):
        raise ScorecardError(words.Files.IS_STORE.format(path=path))
    if not data.startswith(_NEVER_A_PLAN) and _PLAN.search(data):
        raise ScorecardError(words.Files.IS_PLAN.format(path=path))


def write_text(
    path: Path,
    text: str | bytes,
    *,
    force: bool = False,
    ours: str | Callable[[str], bool] = "",
    kept: Iterable[Path] = (),
) -> None:
    """Write a file in one step, so that a reader sees the old one or the new one.

    Args:
        path: where to; a link is followed to what it names.
        text: what; written as UTF-8 with LF. Bytes, as a workbook has, are written as they are.
        force: replace whatever stands there.
        ours: a file that starts with this, or whose text this says yes to, was written by the
            same means and may be replaced.
        kept: files that nothing replaces, see :func:`check_free`.

    Raises:
        Occupied: something else stands there.
        ScorecardError: the place cannot be written.
    """
    if is_stream(path):
        write_stream(path, text)
        return
    check_free(path, kept)
    if os.path.lexists(path) and not force and not _is_ours(path, ours):
        raise Occupied(words.Files.OCCUPIED.format(path=path))
    write_texts([(path, text)])


def write_new(path: Path, text: str) -> None:
    """Write a text file where nothing stands, even where another program means to just now.

    Args:
        path: where to.
        text: what; written as UTF-8 with LF.

    Raises:
        Occupied: something stands there.
        ScorecardError: the place cannot be written; nothing was changed.
    """
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise Occupied(words.Files.OCCUPIED.format(path=path)) from None
    except OSError as error:
        raise ScorecardError(_not_written(path, error)) from None
    try:
        write_texts([(path, text)])
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def write_texts(files: Sequence[tuple[Path, str | bytes]]) -> None:
    """Write some files over whatever stands there, all of them or none.

    Every text is on the disk before the first of them takes its place.

    Args:
        files: where to, and what; a text is written as UTF-8 with LF.

    Raises:
        ScorecardError: a place cannot be written; nothing was changed.
    """
    left: list[Path] = []
    try:
        for path, _ in files:
            check_free(path)
        ready = [(path, *_staged(path, text, left)) for path, text in files]
        with put_off():
            for path, target, staged in ready:
                with _told(path):
                    staged.replace(target)
    finally:
        for staged in left:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)


def put_in_place(path: Path, before: bytes, after: bytes) -> None:
    """Add to a file of people's own in one step: put what it holds in the place of what it held.

    Raises:
        ScorecardError: it holds something else by now, or cannot be written; nothing was changed.
    """
    left: list[Path] = []
    try:
        target, staged = _staged(path, after, left)
        with put_off(), _told(path):
            if target.read_bytes() != before:
                raise ScorecardError(words.Files.CHANGED.format(path=path))
            staged.replace(target)
    finally:
        for staged in left:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)


def write_folder(
    folder: Path,
    files: Mapping[str, str | bytes],
    *,
    force: bool = False,
    kept: Iterable[Path] = (),
) -> None:
    """Write files into a folder, which is made where it is not there: all of them or none.

    Args:
        folder: where to.
        files: what, by their paths below it, with slashes.
        force: replace those that stand there; what else is in the folder stays.
        kept: files that nothing replaces, see :func:`check_free`.

    Raises:
        Occupied: one of them stands there.
        ScorecardError: the place cannot be written.
    """
    placed = [(folder / name, content) for name, content in files.items()]
    kept = tuple(kept)
    for path, _ in placed:
        check_free(path, kept)
        if os.path.lexists(path) and not force:
            raise Occupied(words.Files.OCCUPIED.format(path=path))
    for parent in dict.fromkeys(path.parent for path, _ in placed):
        with _told(parent):
            parent.mkdir(parents=True, exist_ok=True)
    write_texts(placed)


def typed_path(text: str) -> Path:
    """Return the path that people type, ``~`` their own folder; as it is where it is nobody's."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def read_text(path: Path) -> str | None:
    """Return a text file's contents with LF; None where it is not there, or is not text."""
    try:
        if not path.is_file():
            return None
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None


# Seconds a pipe may stay silent: until somebody writes into it, and between two pieces.
_BEGINS: Final = 5.0
_GOES_ON: Final = 60.0
_LOOKS_EVERY: Final = 0.01


def read_input(path: Path, most: int) -> bytes:
    """Return what a file, a pipe or a device holds, up to one byte more than ``most``.

    Raises:
        OSError: it cannot be read, or nobody writes into the pipe.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | _AT_ONCE)
    with os.fdopen(descriptor, "rb") as file:
        if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            return b"".join(_flowing(descriptor, most))
        if _AT_ONCE:
            os.set_blocking(descriptor, True)
        return file.read(most + 1)


def _flowing(descriptor: int, most: int) -> Iterator[bytes]:
    """Yield what comes through a pipe until its writer is gone."""
    left, heard, begun = most + 1, time.monotonic(), False
    while left > 0:
        try:
            piece, patience = os.read(descriptor, min(left, 1 << 20)), _BEGINS
        except BlockingIOError:
            piece, patience = None, _GOES_ON  # a writer has it, and has not written yet
        if piece:
            yield piece
            left, heard, begun = left - len(piece), time.monotonic(), True
        elif piece is not None and begun:
            return
        elif time.monotonic() - heard > patience:
            raise TimeoutError(errno.ETIMEDOUT, words.Files.NO_WRITER)
        else:
            time.sleep(_LOOKS_EVERY)


def _staged(path: Path, text: str | bytes, left: list[Path]) -> tuple[Path, Path]:
    """Put a text beside its target, under another name; return the target, and where it is.

    ``left`` is told of it before anything can stop it.
    """
    target = _target(path)
    with _told(path):
        with put_off():
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".scorecard-", suffix=".part")
            left.append(Path(name))
        with os.fdopen(handle, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        left[-1].chmod(_mode(target))
    return target, left[-1]


def _target(path: Path) -> Path:
    """Return where the bytes go: what a link names, so that the link stays one."""
    if is_stream(path):
        raise ScorecardError(words.Files.IS_DEVICE.format(path=path))
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
        raise ScorecardError(_not_written(path, error)) from None


def _not_written(path: Path, error: OSError) -> str:
    why = (error.strerror or str(error)).lower()
    said: str = words.Files.NOT_WRITTEN.format(path=path, why=why)
    return said


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
