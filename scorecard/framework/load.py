"""From a plan's file to the strategy: read, checked or taken from the cache, and built."""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

from scorecard import __version__
from scorecard.folders import is_private, make_private, read_private, user_folder
from scorecard.framework.build import Checked, build_strategy
from scorecard.messages import catalogue
from scorecard.messages.catalogue import words
from scorecard.model import methods
from scorecard.model.fault import Fault, Severity

if TYPE_CHECKING:
    from scorecard.model.plan import Strategy

# A plan of a thousand indicators is about a megabyte; anything this large is another file.
MAX_BYTES = 20_000_000
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
FOLDER_VARIABLE = "SCORECARD_CACHE"
_MOST_CACHED = 256  # files; every edit of a plan leaves one behind, and a portfolio has many plans


@dataclass(frozen=True, slots=True)
class Plan:
    """One framework file, loaded.

    ``digest`` is the SHA-256 of the file's bytes in hexadecimal, empty when they could not be
    read. ``strategy`` is None when nothing of the file is usable. ``faults`` are in file order,
    warnings among them.
    """

    path: Path
    digest: str
    strategy: Strategy | None
    faults: tuple[Fault, ...]


def load_plan(path: Path, *, use_cache: bool = True) -> Plan:
    """Load a framework file.

    Problems of the file and of its content are never raised: they are the plan's ``faults``, all
    of them at once, and what is not at fault stays usable. They are told in the plan's language, or
    where the file does not get as far as that, in the one in use.

    Args:
        path: the file.
        use_cache: whether an unchanged file may be taken as checked before.
    """
    file = _shown(path)
    try:
        data = read_bytes(path)
    except UnreadableError as error:
        return Plan(path, "", None, (Fault(file, str(error)),))
    digest = sha256(data).hexdigest()
    checked, strategy = _cached(digest) if use_cache else (None, None)
    if checked is None:
        checked = _check(data)
        strategy = _build(checked)
        # One without a strategy may not say its language; its faults are told in the one in use.
        if use_cache and strategy is not None:
            write_cached(digest, checked)
    return Plan(path, digest, strategy, tuple(replace(f, file=file) for f in checked.faults))


def _shown(path: Path) -> str:
    """Return the path as faults show it: from the current folder when it is below it."""
    try:
        return str(path.relative_to(Path.cwd())) if path.is_absolute() else str(path)
    except (ValueError, OSError):  # elsewhere; or the current folder is gone
        return str(path)


def _check(data: bytes) -> Checked:
    text = decode(data)
    if isinstance(text, Fault):
        return Checked(None, (text,))
    from scorecard.framework.check import check_plan  # noqa: PLC0415 - loads pydantic, tomli

    return check_plan(text)


def _build(checked: Checked) -> Strategy | None:
    return None if checked.plan is None else build_strategy(checked.plan)


class UnreadableError(Exception):
    """The file cannot be read; the message is a sentence for a person."""


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes.

    Raises:
        UnreadableError: it is not there, not a file, not readable, or far too large.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableError(words.PlanFile.FOLDER)
        if not stat.S_ISREG(mode):
            raise UnreadableError(words.PlanFile.NO_FILE)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError(words.PlanFile.MISSING) from None
    except NotADirectoryError:
        raise UnreadableError(words.PlanFile.THROUGH_FILE) from None
    except PermissionError:
        raise UnreadableError(words.PlanFile.FORBIDDEN) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(words.PlanFile.UNREADABLE.format(reason=reason)) from None
    if len(data) > MAX_BYTES:
        most = MAX_BYTES // 1_000_000
        raise UnreadableError(words.PlanFile.TOO_LARGE.format(most=most))
    return data


def decode(data: bytes) -> str | Fault:
    """Return the text of the bytes, or the fault (without a file name) that says why not."""
    if not data.strip(_BOM + b" \t\r\n"):
        return Fault("", words.PlanFile.EMPTY, 1, 1)
    if data.startswith(_UTF16):
        return Fault("", words.PlanFile.UTF_16, 1, 1)
    data = data.removeprefix(_BOM)
    nul = data.find(b"\0")
    if nul >= 0:
        return _fault(words.PlanFile.NUL, data, nul)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        what = words.PlanFile.NOT_UTF_8.format(byte=f"0x{data[error.start]:02X}")
        return _fault(what, data, error.start)


def _fault(what: str, data: bytes, at: int) -> Fault:
    before = data[:at].decode(errors="replace")
    return Fault("", what, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _cached(digest: str) -> tuple[Checked | None, Strategy | None]:
    """Return what the cache holds, if a strategy can be built from it."""
    checked = read_cached(digest)
    if checked is None:
        return None, None
    try:
        return checked, _build(checked)
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration, RecursionError):
        return None, None


def read_cached(digest: str) -> Checked | None:
    """Return the checked plan of a file with these bytes, or None when none is cached.

    What others could have put there is none: the seal finds damage, and is no secret.

    Args:
        digest: the SHA-256 of the file's bytes.
    """
    path = _path(digest)
    if path is None or not is_private(path.parent):
        return None
    try:
        seal, _, body = read_private(path).partition(b"\n")
        if seal.decode() != _seal(digest, body):
            return None
        held = json.loads(body)
        faults = [Fault("", w, line, col, Severity(how)) for w, line, col, how in held["faults"]]
        return Checked(held["plan"], tuple(faults))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write_cached(digest: str, checked: Checked) -> None:
    """Cache a checked plan where nobody else can alter it; it appears whole or not at all."""
    path = _path(digest)
    if path is None:
        return
    faults = [(f.what, f.line, f.column, f.severity.value) for f in checked.faults]
    body = json.dumps({"plan": checked.plan, "faults": faults}, ensure_ascii=False).encode()
    draft = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.tmp")
    with suppress(OSError):
        if not make_private(path.parent):
            return
        try:
            draft.touch(mode=0o600)
            draft.write_bytes(_seal(digest, body).encode() + b"\n" + body)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        _prune(path.parent)


def cache_folder() -> Path | None:
    """Return where checked plans are kept, or None when caching is switched off."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder == "":
        return None
    return user_folder("cache") if folder is None else Path(folder)


def _path(digest: str) -> Path | None:
    """Return the file for a digest, or None when caching is switched off."""
    root, spoken = cache_folder(), catalogue.preferred()  # in which its faults are told
    name = f"plan-{digest}-{__version__}{f'-{spoken}' if spoken else ''}.json"
    return None if root is None else root / name


def _seal(digest: str, body: bytes) -> str:
    """Return the checksum of a cached plan: its bytes, whose it is, and the rules it passed.

    The rules are this room's own files, the catalogue's, in which faults are told, and the model's,
    which has the words that are allowed. They are known by size and time, so that a plan is checked
    again after an edit of the code or of a sentence as well as after a new version.
    """
    rules = [*_files(__file__), *_files(catalogue.__file__), *_files(methods.__file__)]
    head = "\n".join((__version__, digest, *rules)).encode()
    return sha256(head + b"\n\n" + body).hexdigest()


def _files(module: str) -> list[str]:
    """Return the state of every module beside one, and of those in the folders below."""
    room = Path(module).parent
    states = ((path, path.stat()) for path in sorted(room.rglob("*.py")))
    return [f"{path.relative_to(room)} {s.st_size} {s.st_mtime_ns}" for path, s in states]


def _prune(folder: Path) -> None:
    """Take away all but the newest cached plans."""
    cached = sorted(folder.glob("plan-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in cached[_MOST_CACHED:]:
        path.unlink(missing_ok=True)
