"""Who gets what of a report: the board all of it, donors and the public what is meant for them.

To accept new texts after reading the difference: UPDATE_GOLDEN=1, run this test, look at git diff.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from board_cards import (
    BOARD_COMMENT,
    COMMENT,
    DRAFT_COMMENT,
    comment,
    plan,
    priority,
    records,
    report,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.assessment.assess import assess
from scorecard.model.plan import Audience, ReportSettings
from scorecard.model.records import PriorityState
from scorecard.report.charts.drawing import draw_charts
from scorecard.report.document import ChartLink
from scorecard.report.html import markdown_to_html

if TYPE_CHECKING:
    from pathlib import Path

OUTSIDE = (Audience.DONOR, Audience.PUBLIC)
FOR_DONORS = "The year of the two elections."


@pytest.mark.parametrize("audience", Audience)
def test_the_report_for_an_audience_reads_as_agreed(root: Path, audience: Audience) -> None:
    golden = root / "tests" / "golden" / f"report-{audience.value}.md"
    text = report(audience)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_it_says_for_whom_it_is() -> None:
    for audience, said in (
        (Audience.BOARD, "For the board."),
        (Audience.DONOR, "For donors."),
        (Audience.PUBLIC, "For the public."),
    ):
        text = report(audience)
        assert f'\naudience: "{audience.value}"\n' in text
        assert said in text


def test_the_plan_says_for_whom_where_nobody_else_does() -> None:
    assert report(settings=ReportSettings(audience=Audience.PUBLIC)) == report(Audience.PUBLIC)
    assert report() == report(Audience.BOARD)


def test_a_comment_goes_to_its_circle_and_the_smaller_ones() -> None:
    board, donor, public = (report(a) for a in (Audience.BOARD, Audience.DONOR, Audience.PUBLIC))
    assert BOARD_COMMENT in board
    assert BOARD_COMMENT not in donor + public
    assert FOR_DONORS in board
    assert FOR_DONORS in donor
    assert FOR_DONORS not in public
    assert all(COMMENT.splitlines()[0] in text for text in (board, donor, public))


def test_what_staff_say_of_a_goal_stands_on_page_one_and_whose_it_is_inside() -> None:
    held = records(comment("I", "It went well. And so on."))
    said, on = re.escape("- **I** “It went well. And so on.” "), r"\d+ \w+ \d{4}\.\n"
    for audience in (Audience.BOARD, Audience.DONOR):
        assert re.search(rf"\n{said}\w+, {on}", report(audience, held))
    assert re.search(rf"\n{said}{on}", report(Audience.PUBLIC, held))


def test_a_draft_is_the_boards_and_leaves_the_others_what_stood_before() -> None:
    assert f"*Draft.* {DRAFT_COMMENT}" in report(Audience.BOARD)
    for audience in OUTSIDE:
        text = report(audience)
        assert DRAFT_COMMENT not in text
        assert "Said at first to all." in text


def test_a_comment_that_was_narrowed_leaves_no_former_words_outside() -> None:
    held = records(
        comment("members", "Told to all by mistake."),
        comment("members", "Told to the board.", Audience.BOARD, revision=2),
    )
    assert "Told to the board." in report(Audience.BOARD, held)
    for audience in OUTSIDE:
        assert "Told to" not in report(audience, held)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_what_is_the_boards_own_stays_there(audience: Audience) -> None:
    board, text = report(Audience.BOARD), report(audience)
    for theirs in (
        "Asked of you",
        "## Decisions",
        "D2019-1",
        "Still due for 2019",
        "A comment is asked for and not written yet.",
        "Open an office in Narnia",
        "A secret plan for Oz",
    ):
        assert theirs in board
        assert theirs not in text
    assert "**2019-1 Ratification drive.** Carried over" in text


def test_names_and_reasons_of_priorities_stay_with_the_board_and_donors() -> None:
    for inner in ("Ms Lindqvist", "two parliaments were dissolved", "40 were trained"):
        assert inner in report(Audience.DONOR)
        assert inner not in report(Audience.PUBLIC)


def test_a_priority_is_shown_outside_from_its_adoption_on() -> None:
    held = records()
    later = priority("2020-2", "Open an office in Narnia", PriorityState.ADOPTED, revision=9)
    held = replace(held, priorities=(*held.priorities, later))
    assert "Narnia" in report(Audience.PUBLIC, held)
    assert "Narnia" not in report(Audience.PUBLIC, held, as_of=date(2020, 1, 8))
    assert "Narnia" in report(Audience.BOARD, held, as_of=date(2020, 1, 8))


@pytest.mark.parametrize("audience", Audience)
def test_no_draft_of_a_reading_is_in_any_report(audience: Audience) -> None:
    from board_cards import reading

    from scorecard.model.reading import State

    held = records()
    draft = reading("money", 2019, "98765", date(2020, 1, 20), state=State.DRAFT, revision=2)
    held = replace(held, readings=(*held.readings, draft))
    assert not re.search(r"98,?765", report(audience, held))


def test_nothing_the_board_wrote_for_itself_moves_a_public_digest_or_date() -> None:
    held = records()
    late = comment("money", "Only for us.", Audience.BOARD, revision=20)
    more = replace(held, comments=(*held.comments, late), decisions=())
    assert report(Audience.PUBLIC, held) == report(Audience.PUBLIC, more)
    assert report(Audience.BOARD, held) != report(Audience.BOARD, more)


SECRETS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=12)


@settings(max_examples=25, deadline=None)
@given(SECRETS, st.sampled_from(["I", "1a", "1b", "members", "money", "share"]))
def test_nothing_of_a_board_comment_is_anywhere_in_a_public_report(text: str, about: str) -> None:
    held = records(
        comment(about, text, Audience.BOARD), comment(about, text, draft=True, revision=2)
    )
    without = records(comment("nothing", "x", Audience.BOARD))
    card = assess(plan(), held, year=2019)
    drawn = draw_charts(card)
    links = {id_: ChartLink(chart.name, chart.finding) for id_, chart in drawn.items()}
    public = report(Audience.PUBLIC, held, charts=links)
    assert public == report(Audience.PUBLIC, without, charts=links)
    # That a text is not found would not do: by chance it may be a word of the page itself.
    bare = draw_charts(assess(plan(), without, year=2019))
    pages = [
        markdown_to_html(public, charts={chart.name: chart.svg for chart in charts.values()})
        for charts in (drawn, bare)
    ]
    assert pages[0] == pages[1]
