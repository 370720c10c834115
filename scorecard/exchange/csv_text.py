"""The text of a CSV file as spreadsheets write them: found to be UTF-8, or refused with advice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecard.model.fault import Fault, ScorecardError

if TYPE_CHECKING:
    from pathlib import Path

# Room for a million rows; more is no table of yearly readings.
MAX_BYTES = 100 * 1024 * 1024
_ADVICE = 'in the spreadsheet, save it as "CSV UTF-8"'
_SIGNATURES = (
    (b"PK\x03\x04", f"is a workbook or another zip file, not a CSV; {_ADVICE}"),
    (b"\xd0\xcf\x11\xe0", f"is an old Excel workbook, not a CSV; {_ADVICE}"),
    (b"%PDF", "is a PDF, not a CSV"),
    (b"\xff\xfe", f"is in UTF-16, which some programs call Unicode text; {_ADVICE}"),
    (b"\xfe\xff", f"is in UTF-16, which some programs call Unicode text; {_ADVICE}"),
)


def read_csv_text(path: Path) -> str:
    """Return the text of a file, without a byte-order mark and with its line ends as they are.

    Raises:
        ScorecardError: missing, unreadable, empty, too large, or not UTF-8 text.
    """
    data = _bytes(path)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ScorecardError(Fault(str(path), what))
    if b"\x00" in data:
        raise ScorecardError(_null_fault(path, data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = (
            f"is not in UTF-8: the byte {data[error.start]:02X} here is of another encoding; "
            f"{_ADVICE}"
        )
        raise ScorecardError(Fault(str(path), what, _line(data, error.start))) from None
    if not text.strip():
        raise ScorecardError(Fault(str(path), "is empty; its first row names the columns"))
    return text


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ScorecardError(Fault(str(path), "there is no such file")) from None
    except IsADirectoryError:
        raise ScorecardError(Fault(str(path), "is a folder, not a CSV file")) from None
    except PermissionError:
        raise ScorecardError(Fault(str(path), "may not be read by this user")) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ScorecardError(Fault(str(path), f"cannot be read: {why}")) from None
    if len(data) > MAX_BYTES:
        what = f"is larger than {MAX_BYTES // 1024 // 1024} MiB; import it in parts"
        raise ScorecardError(Fault(str(path), what))
    return data


def _null_fault(path: Path, data: bytes) -> Fault:
    """Say what null bytes mean: every other one is UTF-16, a single one is damage."""
    if re.match(rb"(?:[^\x00]\x00){4}|(?:\x00[^\x00]){4}", data):
        what = f"is in UTF-16, which some programs call Unicode text; {_ADVICE}"
        return Fault(str(path), what)
    what = "holds a null byte (U+0000), which no text has; the file is damaged or is no CSV"
    return Fault(str(path), what, _line(data, data.index(b"\x00")))


def _line(data: bytes, position: int) -> int:
    """Return the line, from 1, that a byte is on."""
    return len((data[:position] + b"x").splitlines())
