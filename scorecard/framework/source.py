"""The bytes of a plan and their text: what stands in the way of reading the file."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path

# A plan of a thousand indicators is about a megabyte; anything this large is another file.
MAX_BYTES = 20_000_000
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


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
