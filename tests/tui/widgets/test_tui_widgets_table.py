"""A list in sections: columns for a width, what the cursor passes over, text that stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from scorecard.tui.look.glyphs import glyphs
from scorecard.tui.widgets.table import SectionList, TextTable
from scorecard.tui.widgets.table_data import SectionRow, TextColumn, TextTableData, headed

if TYPE_CHECKING:
    from scorecard.tui.look.inks import Line

ROWS = [
    *headed(
        "Worse: 2",
        [
            SectionRow((("off track", "off_track"), ("on track", "dim"), ("Wells", "text")), "a"),
            SectionRow((("    Because", "dim"),), "a-below", below=True),
            SectionRow((("missed", "missed"), ("at risk", "dim"), ("Schools", "text")), "b"),
        ],
    ),
    *headed("Priorities: 1", [SectionRow((("A long one " * 20, "text"),), "c", detail="why")]),
]


def listed(rows: list[SectionRow]) -> SectionList:
    found = SectionList(glyphs(ascii_only=False))
    found.show(rows)
    return found


def text_of(line: Line) -> str:
    return "".join(piece[0] for piece in line)


def test_columns_are_as_wide_as_they_need_and_the_last_takes_the_rest() -> None:
    lines = [text_of(listed(ROWS).row_lines(row, 48)[0]).rstrip()[:30] for row in range(5)]
    assert lines == [
        " Worse: 2",
        " off track  on track  Wells",
        " missed     at risk   Schools",
        " Priorities: 1",
        " A long one A long one A long ",
    ]


def test_the_first_column_stays_where_there_is_no_room_for_others() -> None:
    assert text_of(listed(ROWS).row_lines(1, 48)[0]).rstrip() == " off track  on track  Wells"
    assert text_of(listed(ROWS).row_lines(1, 30)[0]).rstrip() == " off track  Wells"


def test_the_cursor_begins_at_what_has_something_to_say_and_stays_on_its_row() -> None:
    found = listed(ROWS)
    assert found.current is not None
    assert found.current.key == "c"
    found.go_to("b")
    found.show(ROWS[3:])
    assert found.current.key == "b"
    found.go_to("")
    assert found.current.key == "b"


@pytest.mark.parametrize("text", ["\x1b[31mred", "[red]x[/]", "a\u202eb", "a\nb\tc", "漢字" * 30])
def test_no_text_steers_the_screen(text: str) -> None:
    line = text_of(listed([SectionRow(((text, "dim"), (text, "text")))]).row_lines(0, 60)[0])
    assert line.isprintable()
    assert cell_len(line) <= 60
    assert ("[red]x[/]" in line) is ("[red]" in text)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5), st.integers(1, 80))
def test_a_row_is_never_wider_than_the_list(texts: list[str], width: int) -> None:
    found = listed([SectionRow(tuple((text, "text") for text in texts), "k")])
    assert cell_len(text_of(found.row_lines(0, width)[0])) <= max(width, 2 + 30)


COLUMNS = (
    TextColumn("Year"),
    TextColumn("Reading", right=True, flexible=True),
    TextColumn("Nothing"),
    TextColumn("Source", most=400, flexible=True),
    TextColumn("Address", most=400, optional=True),
)
SOURCE, ADDRESS = "Landmine Monitor, the chapter on use", "https://example.org/" + "a" * 30


def table_row(width: int) -> str:
    rows = (("2020", "12,345,678", "", SOURCE, ADDRESS),)
    found = TextTable(glyphs(ascii_only=False))
    found.show(TextTableData(COLUMNS, rows, ("",)))
    assert cell_len(text_of(found.heading_lines(width)[0])) <= width
    return text_of(found.row_lines(0, width)[0])


def test_an_optional_column_gives_way_first_and_a_reading_last() -> None:
    assert table_row(120).split("  ") == [" 2020", "12,345,678", SOURCE, ADDRESS]
    assert ADDRESS[:20] in table_row(85)
    assert table_row(85).endswith("…")
    assert table_row(60).split("  ") == [" 2020", "12,345,678", SOURCE]
    assert table_row(40).endswith("…")
    assert "12,345,678" in table_row(40)


def test_a_title_goes_over_two_lines_before_it_is_cut() -> None:
    columns = (TextColumn("", most=6), TextColumn("About", flexible=True, lines=2))
    rows = (("1a", "A title of two lines"), ("1b", "Short"), ("1c", "word " * 20))
    found = TextTable(glyphs(ascii_only=False))
    found.show(TextTableData(columns, rows, ("", "", "")))
    assert found.row_heights(19) == [2, 1, 2]
    assert [text_of(line).rstrip() for line in found.row_lines(0, 19)] == [
        " 1a  A title of two",
        "     lines",
    ]
    assert [text_of(line).rstrip() for line in found.row_lines(1, 19)] == [" 1b  Short"]
    assert text_of(found.row_lines(2, 19)[1]).rstrip().endswith("…")
    assert found.row_heights(80) == [1, 1, 2]


def test_a_column_that_nobody_filled_is_not_there() -> None:
    found = TextTable(glyphs(ascii_only=False))
    found.show(TextTableData(COLUMNS, (("2020", "1", "", SOURCE, ""),), ("",)))
    assert text_of(found.heading_lines(100)[0]).split() == ["Year", "Reading", "Source"]


def test_why_a_table_is_empty_is_said_whole() -> None:
    found = TextTable(glyphs(ascii_only=False))
    why = "Nothing is due for 2018: every reading is there, settled and sourced."
    found.show(TextTableData(COLUMNS, (), (), why))
    lines = [text_of(line) for line in found.heading_lines(30)]
    assert " ".join(line.strip() for line in lines) == why
    assert all(cell_len(line) <= 30 for line in lines)


def test_the_first_text_of_a_row_may_have_its_ink() -> None:
    table = TextTable(glyphs(ascii_only=False))
    columns = (TextColumn(""), TextColumn("Indicator"))
    rows = (("refused", "Wells"), ("new", "Pumps"))
    table.show(TextTableData(columns, rows, ("", ""), inks=("off_track", "text")))
    assert table.row_lines(0, 30) == [[(" refused", "off_track"), ("  Wells    ", "text")]]
    assert text_of(table.row_lines(1, 30)[0]) == " new      Pumps    "
