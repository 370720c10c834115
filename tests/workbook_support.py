"""Workbooks in tests: opened as a program would, and by LibreOffice where it is on this machine."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

# LibreOffice says so where there is no Java, which it does without.
_NO_JAVA = "failed to launch javaldx"


def opened(data: bytes) -> Any:
    """Return a workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data))


def cells(data: bytes, sheet: str = "") -> list[dict[str, Any]]:
    """Return the rows of a sheet, the first without a name, by the names in its header."""
    book = opened(data)
    page = book[sheet] if sheet else book.worksheets[0]
    header, *rows = page.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def parts(data: bytes) -> dict[str, str]:
    """Return the files inside a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def assert_harmless(data: bytes) -> None:
    """See that nothing in a workbook runs, leads elsewhere or is hidden."""
    found = parts(data)
    assert not [name for name in found if "vba" in name.lower() or "external" in name.lower()]
    for name, text in found.items():
        if name.startswith("xl/worksheets"):
            assert "<f>" not in text
            assert "<f " not in text
            assert "hyperlink" not in text.lower()
            assert 'hidden="1"' not in text
    assert 'state="hidden"' not in found["xl/workbook.xml"]
    assert 'state="veryHidden"' not in found["xl/workbook.xml"]


def converted(path: Path, kind: str) -> Path:
    """Return what LibreOffice makes of a file, opened and saved as another kind of file.

    It must open without a word; the test is left out where there is no LibreOffice.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice here: workbooks were not opened in it")
    folder = path.parent / f"as-{kind.partition(':')[0]}"
    profile = (path.parent / "libreoffice").as_uri()
    done = subprocess.run(
        [
            *(office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind),
            *("--outdir", str(folder), str(path)),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    told = [line for line in done.stderr.splitlines() if line and _NO_JAVA not in line]
    assert (done.returncode, told) == (0, [])
    return folder / f"{path.stem}.{kind.partition(':')[0]}"
