"""What minutes hold: by page, with what the store says of the day; kept, found again, written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from tui_support import place

from scorecard.framework.load import load_plan
from scorecard.model.fault import ScorecardError
from scorecard.model.records import (
    Closure,
    Decision,
    Priority,
    PriorityState,
    Records,
)
from scorecard.records.store import Store
from scorecard.tui.drafts import MINUTES, NOTE, Drafts
from scorecard.tui.minutes.taken import PageName, Taken, form_key, under_way
from scorecard.tui.minutes.taker import Taker
from scorecard.tui.step import Writing

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.plan import Strategy

DAY = date(2020, 3, 12)
AT = datetime(2020, 3, 12, 15, tzinfo=UTC)
BEFORE = datetime(2020, 3, 11, 15, tzinfo=UTC)
FIRST, THIRD = PageName(2019, 1, "Page one"), PageName(2019, 3, "Goal A")
HOSTILE = '"] \\ [bold]| \n\u202e é'


def decided(ref: str, on: date = DAY, at: datetime = AT) -> Decision:
    return Decision(f"id-{ref}", ref, on, f"Do {ref}", "Ana", at)


def priority(ref: str, at: datetime = AT, **said: object) -> Priority:
    return replace(Priority(f"id-{ref}", ref, 2020, f"Set {ref}", "Ana", at), **said)  # type: ignore[arg-type]


RECORDS = Records(
    decisions=(decided("D2020-1"), decided("D2020-2"), decided("D2020-3", date(2020, 3, 11))),
    priorities=(
        priority("2020-1"),
        priority("2020-2", BEFORE),
        priority("2020-3"),
        priority("2020-3", revision=2, id="x", state=PriorityState.DROPPED),
        priority("2020-4", BEFORE),
        priority("2020-4", revision=2, id="y", state=PriorityState.DROPPED),
    ),
    closures=(Closure(2019, DAY, "Ana", entered_at=AT, id="c"),),
)


@pytest.fixture
def strategy(tmp_path: Path) -> Strategy:
    strategy = load_plan(place(tmp_path).plan).strategy
    assert strategy is not None
    return strategy


@pytest.fixture
def drafts() -> Drafts:
    return Drafts("a store")


def test_minutes_are_by_page_with_what_the_store_holds_of_the_day(strategy: Strategy) -> None:
    taken = Taken(DAY, 2019).with_note(THIRD, "Why?").with_note(FIRST, "Fine.")
    taken = taken.with_record("D2020-1", THIRD).with_note(FIRST, "Very fine.")
    minutes = taken.minutes(strategy, RECORDS, "Ana")
    told = [
        (page.title, page.note, [d.ref for d in page.decisions], [p.ref for p in page.priorities])
        for page in minutes.pages
    ]
    # What was proposed and dropped in the meeting is nothing; an older one that was dropped is.
    assert told == [
        ("Page one", "Very fine.", [], []),
        ("Goal A", "Why?", ["D2020-1"], []),
        ("Also decided", "", ["D2020-2"], ["2020-4", "2020-1"]),
    ]
    assert [closing.year for closing in minutes.closings] == [2019]
    assert taken.with_note(FIRST, " ").note_on(FIRST) == ""


def test_two_pages_of_one_title_are_two(strategy: Strategy) -> None:
    pages = [PageName(2019, 4, "Wells", "a"), PageName(2019, 5, "Wells", "b")]
    taken = Taken(DAY, 2019).with_note(pages[0], "Here.").with_note(pages[1], "There.")
    minutes = taken.minutes(strategy, Records(), "Ana")
    assert [page.note for page in minutes.pages] == ["Here.", "There."]
    assert form_key(DAY, pages[0]) != form_key(DAY, pages[1])


def test_a_page_of_another_year_says_which(strategy: Strategy) -> None:
    taken = Taken(DAY, 2019).with_note(PageName(2018, 1, "Page one"), "Then.")
    taken = taken.with_note(FIRST, "Now.")
    assert [page.title for page in taken.minutes(strategy, Records(), "Ana").pages] == [
        "Page one",
        "Page one, 2018",
    ]


def test_what_is_decided_after_midnight_is_of_the_meeting(strategy: Strategy) -> None:
    late = datetime(2020, 3, 13, 0, 10, tzinfo=UTC)
    records = Records(priorities=(priority("2020-1", late), priority("2020-2", late)))
    taken = Taken(DAY, 2019).with_record("2020-1", FIRST)
    (page,) = taken.minutes(strategy, records, "Ana").pages
    assert [p.ref for p in page.priorities] == ["2020-1"]


def test_another_meeting_of_the_day_leaves_what_was_taken_to_the_first(strategy: Strategy) -> None:
    again = Taken(DAY, 2019, file="minutes-2020-03-12.md").begun(RECORDS, again=True)
    assert not again.minutes(strategy, RECORDS, "Ana").says_something
    # What staff entered before the first one is none of it either, but for the day's decisions.
    (page,) = Taken(DAY, 2019).begun(RECORDS).minutes(strategy, RECORDS, "Ana").pages
    assert [d.ref for d in page.decisions] == ["D2020-1", "D2020-2"]
    assert page.priorities == ()
    assert again.file == ""
    more = replace(RECORDS, decisions=(*RECORDS.decisions, decided("D2020-4")))
    (page,) = again.minutes(strategy, more, "Ana").pages
    assert [d.ref for d in page.decisions] == ["D2020-4"]


def test_what_is_kept_comes_back_whole(drafts: Drafts) -> None:
    odd = PageName(2019, 2, HOSTILE, "wells")
    taken = Taken(DAY, 2019, HOSTILE, before=("a",), file="minutes-2020-03-12.md")
    taken = taken.with_note(odd, HOSTILE).with_record("D2020-1", odd)
    assert taken.keep(drafts)
    drafts.close()
    found = Drafts("a store")
    found.read()
    assert under_way(found, DAY) == taken
    found.close()


def test_of_an_earlier_day_only_what_is_not_all_written_is_gone_on_with(drafts: Drafts) -> None:
    taken = Taken(DAY, 2019).with_note(FIRST, "Fine.")
    later = date(2020, 3, 20)
    taken.keep(drafts)
    assert under_way(drafts, later) == taken
    written = replace(taken, written=True)
    written.keep(drafts)
    drafts.put(form_key(DAY, FIRST), 2019, {"text": "half"}, None, NOTE)
    assert under_way(drafts, later) == written
    drafts.drop(form_key(DAY, FIRST), 2019, NOTE)
    assert under_way(drafts, later) is None
    assert drafts.listed() == []


def test_what_is_damaged_is_passed_over(drafts: Drafts) -> None:
    for text in ("", "[]", "{}", '{"present": "", "notes": [[1]]}', "[" * 100_000):
        drafts.put(DAY.isoformat(), 2019, {"minutes": text}, None, MINUTES)
        assert under_way(drafts, DAY) is None


class Refusing(Drafts):
    """Drafts of a computer that can keep nothing."""

    def _put(self, form: object) -> bool:
        return False


def test_what_cannot_be_kept_is_written_at_once_or_refused(
    tmp_path: Path, strategy: Strategy
) -> None:
    store = Store.open(tmp_path / "data" / "readings.jsonl")
    writing = Writing(store, "Ana", strategy, None, {})
    folder = tmp_path / "out"
    taker = Taker(Taken(DAY, 2019), lambda: "Ana", folder, Refusing("a store"))
    with pytest.raises(ScorecardError, match=r"minutes-2020-03-12\.md: not written"):
        taker.change(lambda taken: taken.with_note(FIRST, "Fine."), writing)
    assert taker.taken.note_on(FIRST) == ""
    folder.mkdir()
    taker.change(lambda taken: taken.with_note(FIRST, "Fine."), writing)
    assert "Fine." in (folder / "minutes-2020-03-12.md").read_text(encoding="utf-8")


def test_minutes_are_written_where_they_say_something_new(
    tmp_path: Path, strategy: Strategy, drafts: Drafts
) -> None:
    taker = Taker(Taken(DAY, 2019), lambda: "Ana", tmp_path, drafts)
    taker.begin(strategy, Records())
    assert taker.write(strategy, Records(), asked=True) is None
    taker.took(lambda taken: taken.with_record("D2020-1", FIRST))
    path = taker.write(strategy, RECORDS)
    assert path == tmp_path / "minutes-2020-03-12.md"
    assert taker.write(strategy, RECORDS) is None
    assert taker.write(strategy, RECORDS, asked=True) == path
    assert taker.taken.written
    # What is taken back again is no more in the file.
    assert taker.write(strategy, Records()) == path
    assert path is not None
    assert "No decision was taken." in path.read_text(encoding="utf-8")


def test_what_stood_before_the_meeting_and_what_somebody_edited_is_no_news(
    tmp_path: Path, strategy: Strategy, drafts: Drafts
) -> None:
    taker = Taker(Taken(DAY, 2019).begun(RECORDS), lambda: "Ana", tmp_path, drafts)
    taker.begin(strategy, RECORDS)
    assert taker.write(strategy, RECORDS) is None  # the day's decisions stood when it began
    taker.took(lambda taken: taken.with_note(FIRST, "Fine."))
    path = taker.write(strategy, RECORDS)
    assert path is not None
    edited = path.read_text(encoding="utf-8").replace("Fine.", "Very fine.")
    path.write_text(edited, encoding="utf-8")
    # Another window goes on with it: nothing is written over, or beside, what somebody edited.
    found = under_way(drafts, DAY)
    assert found is not None
    again = Taker(found, lambda: "Bo", tmp_path, drafts)
    again.begin(strategy, RECORDS)
    assert again.write(strategy, RECORDS) is None
    assert again.write(strategy, RECORDS, asked=True) == path
    assert path.read_text(encoding="utf-8") == edited
    # What is taken then is in a file beside it.
    again.took(lambda taken: taken.with_note(THIRD, "More."))
    beside = again.write(strategy, RECORDS)
    assert beside == tmp_path / "minutes-2020-03-12-2.md"
    assert path.read_text(encoding="utf-8") == edited
