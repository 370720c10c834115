"""Drafts of the board's records against the plan: everything wrong is said at once."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.model.plan import Goal, Indicator, Objective, Strategy
from scorecard.records.board import check_about
from scorecard.records.comments import check_comment
from scorecard.records.decisions import DecisionDraft, check_decision
from scorecard.records.draft import EntryRefused
from scorecard.records.priorities import PriorityDraft, check_priority

PLAN = Strategy(
    "S",
    (2017, 2021),
    goals=(
        Goal(
            "I",
            "Goal",
            (Objective("1a", "Objective", (Indicator("members", "Members", formerly=("old",)),)),),
            (Indicator("own", "Own", formerly=("members",)),),
        ),
    ),
)
TODAY = date(2019, 6, 1)


@pytest.mark.parametrize(
    ("given", "found"),
    [("I", "I"), ("1a", "1a"), (" members ", "members"), ("old", "members"), ("own", "own")],
)
def test_a_comment_is_on_what_its_subject_is_called_today(given: str, found: str) -> None:
    assert check_comment(PLAN, given, 2018, "Much.\n\tMore.") == found


def test_everything_wrong_with_a_comment_is_said() -> None:
    with pytest.raises(EntryRefused) as caught:
        check_comment(PLAN, "member", 2016, "a\x00")
    assert [column for column, _ in caught.value.problems] == ["about", "year", "text"]
    assert 'no goal, objective or indicator "member"; did you mean "members"?' in str(caught.value)
    assert "2016 is not a year of the strategy; write one from 2017 to 2022" in str(caught.value)
    with pytest.raises(EntryRefused, match="is empty; name an indicator"):
        check_comment(PLAN, " ", 2018, "x")


@pytest.mark.parametrize(
    ("year", "fine"), [(2016, False), (2017, True), (2022, True), (2023, False)]
)
def test_years_are_those_of_the_period_and_the_one_after(year: int, fine: bool) -> None:
    if fine:
        assert check_priority(PLAN, PriorityDraft(year, "Drive")).year == year
    else:
        with pytest.raises(EntryRefused, match="is not a year of the strategy"):
            check_priority(PLAN, PriorityDraft(year, "Drive"))


def test_a_priority_gets_the_words_and_ids_of_today() -> None:
    draft = PriorityDraft(
        2019, "Drive", " Operational", ("old", "members", "1a"), "Urgent-challenge"
    )
    checked = check_priority(PLAN, draft)
    assert (checked.kind, checked.reason) == ("operational", "urgent challenge")
    assert checked.about == ("members", "1a")
    assert check_priority(PLAN, PriorityDraft(2019, "Drive", "")).kind == "thematic"


def test_everything_wrong_with_a_priority_is_said() -> None:
    draft = PriorityDraft(1999, " ", "thematik", ("2x",), "luck", "a\nb", "x" * 2001)
    with pytest.raises(EntryRefused) as caught:
        check_priority(PLAN, draft)
    columns = [column for column, _ in caught.value.problems]
    assert columns == ["year", "kind", "reason", "for", "text", "lead", "measure"]
    assert 'did you mean "thematic"' in str(caught.value)


def test_everything_wrong_with_a_decision_is_said() -> None:
    draft = DecisionDraft(date(2019, 6, 2), "", "a\x1b", date(2019, 6, 1), ("2x", "1a"))
    with pytest.raises(EntryRefused) as caught:
        check_decision(PLAN, draft, today=TODAY)
    columns = [column for column, _ in caught.value.problems]
    assert columns == ["for", "date", "date", "text", "who"]
    fine = DecisionDraft(TODAY, "Write", "Ana", TODAY, ("old",))
    assert check_decision(PLAN, fine, today=TODAY).about == ("members",)


def test_ids_are_checked_alone_too() -> None:
    assert check_about(PLAN, ("old", "", "I")) == ("members", "I")
    with pytest.raises(EntryRefused, match=r'for: the plan has no .* "1b"'):
        check_about(PLAN, ("1b",))
