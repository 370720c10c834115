"""The bytes of a plan and their text: what stands in the way of reading the file."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from scorecard.model.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path

# A plan of a thousand indicators is about a megabyte; anything this large is another file.
MAX_BYTES = 20_000_000
EMPTY = "the plan is empty; it begins with [strategy] (scorecard init DIR writes one to start from)"
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
            raise UnreadableError("this is a folder, not a file")
        if not stat.S_ISREG(mode):
            raise UnreadableError("this is a device or a pipe, not a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError("there is no such file") from None
    except NotADirectoryError:
        raise UnreadableError("there is no such file: a folder in its path is a file") from None
    except PermissionError:
        raise UnreadableError("the file may not be read; ask whoever owns it") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"the file cannot be read: {reason}") from None
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"the file is larger than {MAX_BYTES // 1_000_000} MB; not a plan")
    return data


def decode(data: bytes) -> str | Fault:
    """Return the text of the bytes, or the fault (without a file name) that says why not."""
    if not data.strip(_BOM + b" \t\r\n"):
        return Fault("", EMPTY, 1, 1)
    if data.startswith(_UTF16):
        return Fault("", "the file is saved as UTF-16; save it as UTF-8", 1, 1)
    data = data.removeprefix(_BOM)
    nul = data.find(b"\0")
    if nul >= 0:
        what = "a NUL byte stands here; this is not a text file, or it is not saved as UTF-8"
        return _fault(what, data, nul)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        what = f"the byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8"
        return _fault(what, data, error.start)


def _fault(what: str, data: bytes, at: int) -> Fault:
    before = data[:at].decode(errors="replace")
    return Fault("", what, before.count("\n") + 1, len(before) - before.rfind("\n"))
