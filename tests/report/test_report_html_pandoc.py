"""The report through pandoc, into a page and into Word, without a warning."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from scorecard.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    shutil.which("pandoc") is None or shutil.which("rsvg-convert") is None,
    reason="needs pandoc, and rsvg-convert for the charts in Word",
)
FORMAT = "gfm+yaml_metadata_block+footnotes"


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_pandoc_has_nothing_to_say(example: Path, ending: str) -> None:
    assert run(["report", "--year", "2020", "--output", "p.md"]) == 0
    done = subprocess.run(
        ["pandoc", "--fail-if-warnings", "-s", "-f", FORMAT, "p.md", "-o", f"p.{ending}"],
        cwd=example,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (example / f"p.{ending}").stat().st_size > 10_000
