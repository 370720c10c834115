"""How a file tells whether it is still as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_cases import PERIOD, point, result
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.report.charts.drawing import chart_svg
from scorecard.report.html import markdown_to_html
from scorecard.report.output import FileState, difference, file_state, seal, text_state, unsealed

if TYPE_CHECKING:
    from pathlib import Path

MARKDOWN = '---\ntitle: "Progress"\nyear: 2020\n---\n\n# Progress\n\n---\n\nText.\n'
HTML = markdown_to_html(MARKDOWN)
SVG = chart_svg(result(point(2017, 102), point(2018, 105)), PERIOD) or ""
PLAIN = "# A report without front matter\n"
ALL = pytest.mark.parametrize("text", [MARKDOWN, HTML, SVG, PLAIN])


@ALL
def test_a_sealed_text_is_ours_and_any_change_of_it_is_seen(text: str) -> None:
    sealed = seal(text)
    assert text_state(sealed) is FileState.OURS
    assert seal(sealed) == sealed == seal(text)
    assert unsealed(sealed) == text
    assert text_state(text) is not FileState.OURS
    assert (
        text_state(sealed.replace("20", "21", 1).replace("report", "rapport", 1))
        is not FileState.OURS
    )
    assert text_state(sealed + " ") is not FileState.OURS


def test_the_line_stands_where_each_format_has_room_for_it() -> None:
    assert seal(MARKDOWN).split("\n")[3].startswith('report_digest: "')
    assert '<meta charset="utf-8">\n<meta name="report-digest" content="' in seal(HTML)
    assert seal(SVG).split("</svg>\n")[1].startswith("<!-- report_digest: ")


@settings(deadline=None, max_examples=100)
@given(st.text(), st.text(min_size=1), st.data())
def test_whatever_the_text(body: str, more: str, data: st.DataObject) -> None:
    sealed = seal(MARKDOWN + body)
    assert text_state(sealed) is FileState.OURS
    at = data.draw(st.integers(0, len(sealed)))
    changed = sealed[:at] + more + sealed[at:]
    if changed.encode("utf-8", "replace") != sealed.encode("utf-8", "replace"):
        assert text_state(changed) is not FileState.OURS


def test_what_stands_at_a_place(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    assert file_state(path) is FileState.FREE
    path.write_text(seal(MARKDOWN), encoding="utf-8")
    assert file_state(path) is FileState.OURS
    path.write_text(seal(MARKDOWN).replace("Text", "Our text"), encoding="utf-8")
    assert file_state(path) is FileState.EDITED
    # The line may have gone with the edit, or the report be older than it.
    path.write_text(MARKDOWN, encoding="utf-8")
    assert file_state(path) is FileState.EDITED
    path.write_text("A letter.\n", encoding="utf-8")
    assert file_state(path) is FileState.FOREIGN
    path.write_bytes(b"\xff\xfe\x00")
    assert file_state(path) is FileState.FOREIGN


def test_line_ends_of_another_system_are_no_edit(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_bytes(seal(MARKDOWN).replace("\n", "\r\n").encode())
    assert file_state(path) is FileState.OURS


def test_the_difference_leaves_out_what_says_nothing() -> None:
    before = seal(MARKDOWN + "One.\n")
    lines, more = difference(before, seal(MARKDOWN + "Two.\n"), ("a.md", "b.md"), 40)
    assert lines[:2] == ["--- a.md", "+++ b.md"]
    assert [line for line in lines[3:] if line[0] in "+-"] == ["-One.", "+Two."]
    assert more == 0
    svg, other = SVG, SVG.replace("105", "106")
    assert difference(f"x{svg}\n", f"x{other}\n", ("a", "b"), 40) == ([], 0)


def test_a_long_difference_is_cut_politely() -> None:
    long = "".join(f"line {n}\n" for n in range(200))
    lines, more = difference("", long + "x" * 500, ("a", "b"), 10)
    assert len(lines) == 10
    assert more > 150
    (wide,) = [line for line in difference("", "x" * 500, ("a", "b"), 40)[0] if "xx" in line]
    assert len(wide) == 160
    assert difference("a\n" * 6000, "b", ("a", "b"), 10) == ([], 0)
