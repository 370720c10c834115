"""The whole report of a small scorecard, held against the text that was last agreed on.

To accept a new one after reading the difference: UPDATE_GOLDEN=1, run this test, look at git diff.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from report_cards import render
from small_card import small

if TYPE_CHECKING:
    from pathlib import Path


def test_the_small_report_reads_as_agreed(root: Path) -> None:
    golden = root / "tests" / "golden" / "report-small.md"
    text = render(*small())
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")
