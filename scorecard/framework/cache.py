"""Checked plans kept on this computer, so that an unchanged file is not checked again.

A cache is never trusted and never in the way: one that is missing, damaged, of another version
or not writable is passed over, and the plan is checked anew.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from scorecard import __version__
from scorecard.folders import user_folder
from scorecard.framework.checked import Checked
from scorecard.messages import catalogue
from scorecard.model.fault import Fault, Severity

FOLDER_VARIABLE = "SCORECARD_CACHE"
_KEPT = 32  # files; every edit of a plan leaves one behind


def read(digest: str) -> Checked | None:
    """Return the checked plan of a file with these bytes, or None when none is kept.

    Args:
        digest: the SHA-256 of the file's bytes.
    """
    path = _path(digest)
    if path is None:
        return None
    try:
        seal, _, body = path.read_bytes().partition(b"\n")
        if seal.decode() != _seal(digest, body):
            return None
        held = json.loads(body)
        faults = [Fault("", w, line, col, Severity(how)) for w, line, col, how in held["faults"]]
        return Checked(held["plan"], tuple(faults))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write(digest: str, checked: Checked) -> None:
    """Keep a checked plan; the file appears whole or not at all."""
    path = _path(digest)
    if path is None:
        return
    faults = [(f.what, f.line, f.column, f.severity.value) for f in checked.faults]
    body = json.dumps({"plan": checked.plan, "faults": faults}, ensure_ascii=False).encode()
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(_seal(digest, body).encode() + b"\n" + body)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        _prune(path.parent)


def _path(digest: str) -> Path | None:
    """Return the file for a digest, or None when caching is switched off."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder == "":
        return None
    root = user_folder("cache") if folder is None else Path(folder)
    return root / f"plan-{digest}-{__version__}.json"


def _seal(digest: str, body: bytes) -> str:
    """Return the checksum of a kept plan: its bytes, whose it is, and the rules it passed.

    The rules are this room's own files and the catalogue's, in which faults are told, by size and
    time, so that a plan is checked again after an edit of the code or of a sentence as well as
    after a new version.
    """
    rules = [*_files(__file__), *_files(catalogue.__file__)]
    head = "\n".join((__version__, digest, *rules)).encode()
    return sha256(head + b"\n\n" + body).hexdigest()


def _files(module: str) -> list[str]:
    """Return the state of every module beside one."""
    return [
        f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
        for entry in sorted(os.scandir(Path(module).parent), key=lambda entry: entry.name)
        if entry.name.endswith(".py")
    ]


def _prune(folder: Path) -> None:
    """Take away all but the newest kept plans."""
    kept = sorted(folder.glob("plan-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink(missing_ok=True)
