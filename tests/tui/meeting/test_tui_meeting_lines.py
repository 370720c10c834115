"""A page laid out: columns line up, texts use the room, nothing is cut."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from scorecard.tui.meeting.lines import page_lines, sections_in_ascii
from scorecard.tui.meeting.pages import Item, Section

LONG = "Ratifications stopped with the pandemic and went on in the autumn. " * 4


def laid_out(*sections: Section, width: int = 80, high: bool = True, roomy: bool = False) -> str:
    told = page_lines(sections, width, margin=2, high=high, roomy=roomy)
    return "\n".join("".join(piece[0] for piece in each.line).rstrip() for each in told)


def item(text: str, *cells: str, right: tuple[str, ...] = (), opens: str = "") -> Item:
    return Item(
        ((text, "text"),),
        tuple((cell, "dim") for cell in cells),
        tuple((cell, "dim") for cell in right),
        opens,
    )


def test_what_leads_stands_in_columns_below_their_heads() -> None:
    section = Section((item("Land", "at risk", "I"), item("Law", "missed", "II")), heads=("was",))
    assert laid_out(section, high=False) == "  was\n  at risk  I   Land\n  missed   II  Law"


def test_a_text_hangs_beside_its_columns_and_is_shown_whole() -> None:
    said = laid_out(Section((item(LONG, "1."),)), width=60)
    lines = said.splitlines()[1:]
    assert lines[0].startswith("  1.  Ratifications")
    assert all(line.startswith("      ") for line in lines[1:])
    assert " ".join(said.split()).removeprefix("1. ") == LONG.strip()


def test_where_the_columns_leave_too_little_the_text_stands_below_them() -> None:
    section = Section((item("Law and order everywhere", "■ off track", "■ off track", "II"),))
    assert laid_out(section, width=50, high=False).splitlines() == [
        "  ■ off track  ■ off track  II",
        "    Law and order everywhere",
    ]


def test_figures_end_one_below_the_other_and_targets_begin_so() -> None:
    section = Section(
        (item("Votes", right=("169", "≥170 by 2020")), item("Use", right=("1", "none")))
    )
    first, second = laid_out(section, high=False).splitlines()
    assert first.endswith("169  ≥170 by 2020")
    assert second.index("none") == first.index("≥170")
    assert second.index("1") == first.index("169") + 2


def test_what_finds_no_room_at_the_right_stands_below() -> None:
    section = Section((item("Votes for the resolution", right=("169 states", "≥170 by 2020")),))
    lines = laid_out(section, width=50, high=False).splitlines()
    assert lines == ["  Votes for the resolution", "  169 states  ≥170 by 2020"]


def test_a_large_screen_parts_what_has_several_lines() -> None:
    both = Item((("Land", "text"), ("It is cleared.", "dim")))
    assert laid_out(Section((both, both)), roomy=True).count("\n\n") == 1
    assert laid_out(Section((both, both))).count("\n\n") == 0
    assert laid_out(Section((both,)), Section((both,))).count("\n\n") == 1


def test_a_wide_screen_has_two_columns_of_sections() -> None:
    told = page_lines(
        [Section((item("Left", opens="left"),)), Section((item("Right", opens="right"),))],
        200,
        margin=4,
        high=False,
        roomy=False,
    )
    assert len(told) == 1
    line = "".join(piece[0] for piece in told[0].line)
    assert line.index("Right") > 90
    assert told[0].opens == "left"


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 160, 200, 300])
def test_no_line_is_wider_than_the_screen_nor_than_can_be_read(width: int) -> None:
    sections = [
        Section(
            (
                item(LONG, "■ off track", "■ off track", "III", right=("12,345", "≥170 by 2020")),
                item("w" * 400, "✕ missed", right=("was on track",)),
                item("國" * 90, "○", "國國"),
            ),
            "A heading that is as long as headings may be, and longer than that",
            ("was 2019", "2020"),
        ),
        Section((item(LONG),), "Another"),
    ]
    for roomy in (False, True):
        for told in page_lines(sections, width, margin=2, high=True, roomy=roomy):
            assert sum(cell_len(piece[0]) for piece in told.line) <= max(width, 50)
    one = laid_out(sections[1], width=width, high=False)
    assert max(map(cell_len, one.splitlines())) <= 102


def test_a_text_of_any_length_is_whole_and_what_steers_is_shown() -> None:
    said = laid_out(Section((item("word " * 2000 + "end\x1b[31m"),)))
    assert said.count("word") == 2000
    assert "\x1b" not in said
    assert "[31m" in said


def test_each_line_tells_of_its_indicator() -> None:
    told = page_lines(
        [Section((item(LONG, opens="votes"), item("Use")))], 60, margin=2, high=False, roomy=False
    )
    assert {each.opens for each in told[:-1]} == {"votes"}
    assert told[-1].opens == ""


def test_ascii_has_no_other_signs() -> None:
    (section,) = sections_in_ascii([Section((item("5 − 3 · 2", "–", right=("≥2",)),), "A → B")])
    assert laid_out(section).isascii()
