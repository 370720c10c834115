"""What the board did between two years or two days, as data and in words."""

from __future__ import annotations

from review_cases import day, decision, plan, priority

from scorecard.model.records import Closure, PriorityState, Records
from scorecard.review.changes import changes_between_days, changes_between_years
from scorecard.review.words import closing_words, decision_words, priority_words

ADOPTED, CARRIED = PriorityState.ADOPTED, PriorityState.CARRIED_OVER

PRIORITIES = (
    priority("2018-1", "2018-01-10"),
    priority("2018-1", "2018-02-10", ADOPTED, revision=2),
    priority("2018-1", "2019-02-10", CARRIED, revision=3, because="Not enough staff."),
    priority("2019-1", "2019-02-10", carried_from="2018-1"),
    priority("2018-2", "2018-03-10", ADOPTED),
)


def test_between_days_the_priorities_whose_state_differs() -> None:
    records = Records(priorities=PRIORITIES)
    found = changes_between_days(plan(), records, day("2018-03-10"), day("2019-12-31"))
    assert [priority_words(change) for change in found.priorities] == [
        (
            "2018-1, Ratification drive: was adopted, now carried over to 2019 as 2019-1 on "
            "10 February 2019: Not enough staff."
        )
    ]
    found = changes_between_days(plan(), records, day("2018-01-01"), day("2018-02-10"))
    assert [priority_words(change) for change in found.priorities] == [
        "2018-1, Ratification drive: adopted on 10 February 2018."
    ]


def test_between_years_the_priorities_set_for_them_whenever_settled() -> None:
    records = Records(priorities=PRIORITIES)
    found = changes_between_years(plan(), records, 2017, 2018)
    assert [change.priority.ref for change in found.priorities] == ["2018-1", "2018-2"]
    assert changes_between_years(plan(), records, 2018, 2019).priorities == ()
    found = changes_between_years(plan(), records, 2017, 2018, day("2018-02-28"))
    assert [change.priority.state for change in found.priorities] == [ADOPTED]


def test_decisions_taken_and_decisions_done() -> None:
    records = Records(
        decisions=(
            decision("D2018-1", "2018-03-01", due="2018-09-01", done="2019-04-01", who="Eva"),
            decision("D2019-1", "2019-03-01"),
            decision("D2017-1", "2017-03-01"),
        )
    )
    found = changes_between_years(plan(), records, 2017, 2018)
    assert [decision_words(change) for change in found.decisions] == [
        (
            "D2018-1, Write to the signatories: decided on 1 March 2018, for Eva, "
            "due on 1 September 2018; done on 1 April 2019."
        )
    ]
    found = changes_between_years(plan(), records, 2018, 2019)
    assert [decision_words(change) for change in found.decisions] == [
        "D2018-1, Write to the signatories: done on 1 April 2019; decided on 1 March 2018.",
        "D2019-1, Write to the signatories: decided on 1 March 2019.",
    ]


def test_years_closed_and_reopened() -> None:
    closed = Closure(2017, day("2018-03-01"), "chair")
    again = Closure(2017, day("2018-05-01"), "ana", reopened=True, because="a typo")
    records = Records(closures=(closed, again))
    found = changes_between_days(plan(), records, day("2018-03-01"), day("2018-12-31"))
    assert [closing_words(closure) for closure in found.closings] == [
        "2017 was reopened on 1 May 2018 by ana: a typo."
    ]
    found = changes_between_years(plan(), records, 2017, 2018, day("2018-04-01"))
    assert [closing_words(closure) for closure in found.closings] == [
        "2017 was closed on 1 March 2018 by chair."
    ]
