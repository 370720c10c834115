"""What each page of a meeting says, out of the year, its comparison and what the board wrote."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from tui_support import BUNDLED, SMALL, entry, place, session

from scorecard import clock
from scorecard.records.comments import write_comment
from scorecard.records.decisions import DecisionDraft, add_decision
from scorecard.records.priorities import PriorityDraft, add_priority
from scorecard.records.store import Store
from scorecard.review.board import board_year
from scorecard.review.page_one import page_one
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.look.glyphs import UNICODE
from scorecard.tui.meeting import pages
from scorecard.tui.meeting.pages import Facts, MeetingPage, PageKind, meeting_pages, page_sections

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.session import Session
    from scorecard.workspace import Places

TODAY = date(2020, 1, 15)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)


def facts_of(found: Session) -> Facts:
    loaded = found.loaded
    assert loaded is not None
    assert loaded.card is not None
    assert loaded.records is not None
    assert loaded.changes is not None
    card, records = loaded.card, loaded.records
    board = board_year(card.strategy, records, card.year, card.as_of)
    subjects = Subjects(card.strategy)
    return Facts(card, records, loaded.changes, board, subjects, UNICODE, clock.today())


def facts_in(places: Places, year: int) -> Facts:
    return facts_of(session(places, year, reviews=True))


def texts(page: MeetingPage, facts: Facts) -> str:
    """Return all that a page says, a text a line."""
    said: list[str] = []
    for section in page_sections(page, facts):
        said.append(section.heading)
        for item in section.items:
            parts = (*item.cells, *item.texts, *item.right)
            said += [text for text, _ in parts]
    return "\n".join(text for text in said if text)


def page_of(facts: Facts, kind: PageKind, at: int = 0) -> str:
    return texts([page for page in meeting_pages(facts) if page.kind is kind][at], facts)


def test_the_pages_come_in_their_order_and_count_from_one() -> None:
    found = meeting_pages(facts_in(BUNDLED, 2020))
    kinds = [page.kind for page in found]
    assert kinds == [
        PageKind.OPENING,
        *[PageKind.GOAL] * 3,
        PageKind.ACHIEVEMENTS,
        *[PageKind.FINDING] * 16,
        PageKind.DECISIONS,
        PageKind.CLOSING,
    ]
    assert [page.number for page in found] == list(range(1, len(found) + 1))
    assert [page.about for page in found[:5]] == [(), ("I",), ("II",), ("III",), ()]
    assert found[5].about == ("ccm-states-parties",)
    assert found[1].title == "I  No more use of cluster munitions or antipersonnel landmines"
    assert (found[1].short, found[5].short) == ("Goal I", "Finding 1 of 16")


def test_the_opening_page_is_page_one() -> None:
    facts = facts_in(BUNDLED, 2020)
    said = page_of(facts, PageKind.OPENING)
    expected = page_one(
        facts.changes, facts.board, facts.records, today=facts.today, for_board=True
    )
    assert expected.standing in said
    sections = page_sections(meeting_pages(facts)[0], facts)
    assert "was 2019" in [head for section in sections for head in section.heads]
    for goal in expected.goals:
        assert goal.title in said
        assert goal.share in said
    for news in (*expected.better, *expected.worse):
        assert news.title in said
        assert news.sentence in said
    for asked in expected.asked:
        assert asked.text in said
    assert "New this year" in said
    assert "Asked of you" in said


def test_a_goal_has_its_words_in_full_its_objectives_and_a_line_for_each_indicator(
    tmp_path: Path,
) -> None:
    places = board_place(tmp_path)
    long = "We trained the crews. " * 30
    write_comment(Store.open(places.store), "A", 2019, f"{long}\n\nThe rig broke.", by="Ana")
    said = page_of(facts_in(places, 2019), PageKind.GOAL)
    assert long.strip() in said
    assert "The rig broke." in said
    assert "Ana, 15 January 2020" in said
    assert "■ off track\nA1\nWells" in said
    assert "All of it is off track: 2 of 2." in said
    assert "was on track in 2018" in said
    assert "■ off track\nWells drilled\n120\n≥200 by 2020" in said
    assert "Pumps mended" in said
    assert "Pupils" not in said


def test_a_goal_that_nobody_commented_on_says_so(tmp_path: Path) -> None:
    said = page_of(facts_in(board_place(tmp_path), 2019), PageKind.GOAL, 1)
    assert "Nobody has commented on this goal for 2019." in said
    assert "Pupils in school\n80\n≥90 by 2021" in said


def test_what_went_well_is_new_this_year_and_what_stood_so_is_not(tmp_path: Path) -> None:
    readings = (
        entry("wells", 2018, "140"),
        entry("wells", 2019, "190"),
        entry("pupils", 2018, "52"),
        entry("pupils", 2019, "80"),
    )
    said = page_of(facts_in(place(tmp_path, SMALL, readings), 2019), PageKind.ACHIEVEMENTS)
    indicators, _, groups = said.partition("Goals and objectives\n")
    assert "Pupils in school" in indicators
    assert "was off track" in indicators
    assert "Wells drilled" not in said
    assert "Goal B, Schools" in groups


def test_what_was_carried_out_went_well_too(tmp_path: Path) -> None:
    said = page_of(facts_in(board_place(tmp_path), 2018), PageKind.ACHIEVEMENTS)
    assert "Carried out\n" in said
    assert "Train the crews" in said
    assert "Buy a second rig" not in said


def test_a_year_in_which_nothing_went_well_says_so() -> None:
    said = page_of(facts_in(BUNDLED, 2018), PageKind.ACHIEVEMENTS)
    assert said == "Nothing was achieved and nothing turned better."


def test_what_is_asked_is_told_in_full_with_a_number(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    text = "Drill in the north, where two of three wells ran dry in the summer of 2019 " * 3
    draft = PriorityDraft(2020, text, about=("A1",), lead="Bo", measure="ten more wells")
    add_priority(Store.open(places.store), draft, by="Ana")
    said = page_of(facts_in(places, 2019), PageKind.DECISIONS)
    assert said.startswith("1.\nApprove and close 2019")
    assert f"Adopt priority 2020-1: {' '.join(text.split())}" in said
    assert "lead Bo, proposed on 15 January 2020" in said
    assert "We will know by: ten more wells." in said
    assert "See to decision D2019-1, which is overdue: Ask for bids" in said


def test_targets_missed_at_the_end_are_listed_below_the_one_question_about_them() -> None:
    said = page_of(facts_in(BUNDLED, 2021), PageKind.DECISIONS)
    assert "Say what becomes of the 15 targets that were missed" in said
    assert "Signatories yet to ratify the Convention on Cluster Munitions" in said


def test_nothing_asked_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = place(tmp_path)
    noon = datetime(2018, 6, 1, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)
    assert page_of(facts_in(places, 2018), PageKind.DECISIONS) == "Nothing waits for your word."


def test_the_closing_page_has_what_was_decided_today_and_what_comes_next(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    store = Store.open(places.store)
    draft = DecisionDraft(TODAY, "Meet in Geneva", "Bo", date(2020, 9, 1))
    add_decision(store, draft, by="Ana")
    add_priority(store, PriorityDraft(2020, "Drill in the north", lead="Bo"), by="Ana")
    said = page_of(facts_in(places, 2019), PageKind.CLOSING)
    today_, _, rest = said.partition("Priorities for 2020")
    assert today_.startswith("Decided today, 15 January 2020")
    assert "Meet in Geneva" in today_
    assert "Drill in the north" not in today_  # it is proposed, nobody has decided
    assert "2020-1\nproposed\nDrill in the north" in rest
    assert "To be done" in rest
    assert (
        "D2019-1\noverdue\nAsk for bids\nmeeting of 1 March 2019; who: Bo; due 30 June 2019" in rest
    )
    assert rest.index("Ask for bids") < rest.index("Visit the schools")
    assert "Meet in Geneva" not in rest
    assert "2019 is not closed yet." in rest
    assert "1 target is due in 2020." in rest


def test_the_closing_page_says_what_there_is_not(tmp_path: Path) -> None:
    said = page_of(facts_in(place(tmp_path), 2019), PageKind.CLOSING)
    assert "Decided today, 15 January 2020\nNothing yet." in said
    assert "None for 2020 yet." in said
    assert "To be done" not in said


def test_a_year_that_is_closed_and_the_last_year_say_so(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    assert "2018 was closed on 1 March 2019 by Ana." in page_of(
        facts_in(places, 2018), PageKind.CLOSING
    )
    last = page_of(facts_in(places, 2021), PageKind.CLOSING)
    assert "2021 is the last year of the strategy." in last
    assert "Priorities for 2022" not in last


def test_a_fault_in_one_page_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = facts_in(board_place(tmp_path), 2019)
    whole = [page_sections(page, facts) for page in meeting_pages(facts)]

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(pages._MAKERS, PageKind.GOAL, broken)
    found = meeting_pages(facts)
    assert "fault of the program (ZeroDivisionError)" in texts(found[1], facts)
    assert page_sections(found[0], facts) == whole[0]
    assert [page_sections(page, facts) for page in found[3:]] == whole[3:]


def test_since_a_day_is_told_with_the_day(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    found = session(places, 2019, reviews=True, since_meeting=True)
    assert found.loaded is not None
    assert found.loaded.changes is not None
    assert found.loaded.changes.span.first == date(2019, 9, 1)  # of the newest decision
    facts = facts_of(found)
    titles = [page.title for page in meeting_pages(facts)]
    assert "What went well since 1 September 2019" in titles
    assert "New since 1 September 2019" in page_of(facts, PageKind.OPENING)
    # All was entered today, so nothing was known then.
    assert "without a status on 1 September 2019: no reading" in page_of(facts, PageKind.GOAL)
