"""Page one: how the strategy stands, what is new, and what is asked of the board."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from review_cases import day, due, every_year, moment, plan, priority, reading

from scorecard.bundled import example_plan, example_readings
from scorecard.framework.load import load_plan
from scorecard.model.plan import Indicator
from scorecard.model.records import Closure, Comment, Decision, PriorityState, Records
from scorecard.model.status import Status
from scorecard.records.store import Store
from scorecard.review.board import board_year
from scorecard.review.changes import changes_between_days, changes_between_years
from scorecard.review.page_one import MOST_ASKED, MOST_NEWS, Asking, NewsLine, PageOne, page_one

if TYPE_CHECKING:
    from scorecard.model.plan import Strategy

TODAY = day("2022-03-01")


def page(
    strategy: Strategy, records: Records, year: int, *, today: str = "", for_board: bool = True
) -> PageOne:
    return page_one(
        changes_between_years(strategy, records, year - 1, year),
        board_year(strategy, records, year),
        records,
        today=day(today) if today else TODAY,
        for_board=for_board,
    )


@pytest.fixture(scope="module")
def bundle() -> tuple[Strategy, Records]:
    strategy = load_plan(example_plan()).strategy
    assert strategy is not None
    return strategy, Store.open(example_readings()).records()


def test_2020_of_the_bundled_strategy_as_worked_out_by_hand(
    bundle: tuple[Strategy, Records],
) -> None:
    found = page(*bundle, 2020)
    assert (found.place, found.was, found.new) == ("2020, year 4 of 5", "2019", "New this year")
    assert found.standing == (
        "5 of 25 achieved or on track · 1 at risk · 13 off track · 3 missed · "
        "3 cannot be told · 1 no target"
    )
    assert [(g.id, g.word_was, g.word, g.share) for g in found.goals] == [
        ("I", "at risk", "off track", "2 of 9 achieved or on track"),
        ("II", "off track", "off track", "1 of 10 achieved or on track"),
        ("III", "on track", "off track", "2 of 6 achieved or on track"),
    ]
    assert [(n.status, n.was) for n in found.better] == [
        (Status.ACHIEVED, "was not assessed (not due yet)"),
        (Status.AT_RISK, "was off track"),
    ]
    assert found.worse[0].id == "ccm-states-parties"  # the headline before the rest
    assert {n.status for n in found.worse} == {Status.MISSED}
    assert (len(found.worse), found.more_worse, found.more_better) == (MOST_NEWS, 5, 0)
    assert [a.kind for a in found.asked] == [Asking.CLOSE, *[Asking.RESET] * 3]
    assert found.asked[0].text == (
        "Approve and close 2020 (4 readings missing; 2017 to 2019 are open too)"
    )
    assert (found.asked[1].text, found.asked[1].beside) == (
        (
            "Reset or drop the target of States Parties to the Convention on Cluster Munitions: "
            "at least 130 by 2020"
        ),
        "missed on 31 December 2020",
    )


def test_nothing_that_stood_so_a_year_ago_is_news(bundle: tuple[Strategy, Records]) -> None:
    for year in range(2018, 2022):
        before = {n.id: n.status for n in _all_news(bundle, year - 1)}
        for line in _all_news(bundle, year):
            assert before.get(line.id) is not line.status


def _all_news(bundle: tuple[Strategy, Records], year: int) -> tuple[NewsLine, ...]:
    found = page(*bundle, year)
    return (*found.better, *found.worse)


def test_in_the_last_year_the_missed_targets_are_one_question(
    bundle: tuple[Strategy, Records],
) -> None:
    asked = [a for a in page(*bundle, 2021).asked if a.kind is Asking.RESET]
    assert [a.text for a in asked] == ["Say what becomes of the 15 targets that were missed"]
    assert len(asked[0].about) == 15


def test_what_is_asked_is_for_the_board_alone(bundle: tuple[Strategy, Records]) -> None:
    assert page(*bundle, 2020, for_board=False).asked == ()


WELLS = Indicator("wells", "Wells drilled", unit="wells", targets=(due(130, 2018),), owner="Ana")
SCHOOL = Indicator("school", "Pupils", unit="pupils", targets=(every_year(80),))
SMALL = plan(WELLS, SCHOOL)
READINGS = (
    reading("100", "2016-12-31", year=2016, indicator="wells"),
    reading("110", "2018-12-31", year=2018, indicator="wells"),
    reading("90", "2018-12-31", year=2018, indicator="school"),
)


def test_the_first_year_tells_all_that_stands_well_or_ill() -> None:
    records = Records(readings=(reading("90", "2017-12-31", indicator="school"), READINGS[0]))
    found = page(SMALL, records, 2017)
    assert found.was == ""
    assert [(g.status_was, g.word_was) for g in found.goals] == [(None, "")]
    assert [(n.id, n.was) for n in found.better] == [("school", "")]


def test_a_year_under_way_is_not_to_be_closed() -> None:
    records = Records(readings=READINGS)
    kinds = [a.kind for a in page(SMALL, records, 2018, today="2018-11-30").asked]
    assert Asking.CLOSE not in kinds
    closed = Closure(2018, day("2019-02-01"), "Bo", entered_at=moment("2019-02-01"))
    records = replace(records, closures=(closed,))
    assert Asking.CLOSE not in [a.kind for a in page(SMALL, records, 2018).asked]


def test_a_target_that_was_decided_about_is_asked_for_no_more() -> None:
    records = Records(readings=READINGS)
    (asked,) = [a for a in page(SMALL, records, 2018).asked if a.kind is Asking.RESET]
    assert (asked.who, asked.about) == ("Ana", ("wells",))
    assert asked.beside == "owner Ana, missed on 31 December 2018"
    before = Decision(
        "d", "D2018-1", day("2018-06-01"), "Go on.", "Bo", moment("2018-06-01"), about=("wells",)
    )
    after = replace(before, on=day("2019-02-01"), entered_at=moment("2019-02-01"))
    for decision, left in ((before, 1), (after, 0)):
        found = page(SMALL, replace(records, decisions=(decision,)), 2018)
        assert [a.kind for a in found.asked].count(Asking.RESET) == left


def test_priorities_and_overdue_decisions_wait_with_their_full_text() -> None:
    late = Decision(
        "d",
        "D2019-1",
        day("2019-02-01"),
        "Ask   the\nministry again.",
        "Bo",
        moment("2019-02-01"),
        who="Cy",
        due=day("2019-06-30"),
    )
    records = Records(
        readings=READINGS,
        priorities=(
            priority("2018-1", "2018-01-10", PriorityState.ADOPTED),
            priority("2019-1", "2019-02-10"),
        ),
        decisions=(late,),
    )
    asked = page(SMALL, records, 2019, today="2020-03-01").asked
    assert [(a.kind, a.text, a.beside) for a in asked if a.ref] == [
        (
            Asking.SETTLE,
            "Say what became of priority 2018-1: Ratification drive",
            "set on 10 January 2018",
        ),
        (
            Asking.SETTLE,
            "Say what became of priority 2019-1: Ratification drive",
            "set on 10 February 2019",
        ),
        (
            Asking.OVERDUE,
            "See to decision D2019-1, which is overdue: Ask the ministry again",
            "with Cy, due on 30 June 2019",
        ),
    ]
    asked = page(SMALL, records, 2018).asked
    assert [a.text for a in asked if a.kind is Asking.ADOPT] == [
        "Adopt priority 2019-1: Ratification drive"
    ]


def said_of_goal(text: str, *, draft: bool = False) -> tuple[str, bool, str]:
    comment = Comment("c", "I", 2018, text, "Ana", moment("2019-03-12"), draft=draft)
    found = page(SMALL, Records(readings=READINGS, comments=(comment,)), 2018)
    narrative = found.goals[0].narrative
    assert narrative is not None
    return narrative.text, narrative.cut, narrative.beside


def test_a_goal_has_the_beginning_of_what_staff_say_of_it() -> None:
    short = "Drilling stopped with the floods;\nit goes on."
    assert said_of_goal(short) == (
        "Drilling stopped with the floods; it goes on.",
        False,
        "Ana, 12 March 2019",
    )
    assert said_of_goal("One.\n\nTwo.", draft=True) == ("One.", True, "Ana, 12 March 2019, draft")
    sentence = "The wells of the north were drilled by hand, for want of fuel. "
    text, cut, _ = said_of_goal(sentence * 5)
    assert (text, cut) == ((sentence * 3).strip(), True)
    endless = "word " * 100
    text, cut, _ = said_of_goal(endless)
    assert text.endswith("word")
    assert len(text) <= 220
    assert cut


def test_against_a_day_its_heading_is_that_day(bundle: tuple[Strategy, Records]) -> None:
    strategy, records = bundle
    changes = changes_between_days(strategy, records, day("2019-03-01"), day("2021-03-01"))
    found = page_one(
        changes, board_year(strategy, records, 2020), records, today=TODAY, for_board=True
    )
    assert (found.was, found.new) == ("1 March 2019", "New since 1 March 2019")


def test_of_one_sort_a_page_has_what_comes_first_and_the_number_of_the_rest() -> None:
    wells = [replace(WELLS, id=f"w{n}", title=f"Wells {n}") for n in range(7)]
    many = plan(*wells)
    readings = tuple(
        replace(each, id=f"{each.id}-{n}", indicator=f"w{n}")
        for n in range(7)
        for each in READINGS[:2]
    )
    found = page(many, Records(readings=readings), 2018)
    assert [a.kind for a in found.asked].count(Asking.RESET) == 7
    lines = found.asked_first()
    assert [a.kind for a in lines] == [Asking.CLOSE, *[Asking.RESET] * (MOST_ASKED + 1)]
    assert lines[1:-1] == found.asked[1 : 1 + MOST_ASKED]
    assert lines[-1].text == "Reset or drop 3 more targets that were missed"
    assert lines[-1].about == ("w4", "w5", "w6")


def test_what_fits_is_told_whole(bundle: tuple[Strategy, Records]) -> None:
    for year in range(2017, 2022):
        found = page(*bundle, year)
        assert found.asked_first() == found.asked
