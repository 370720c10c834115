"""Which revisions are restatements, and in what order they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.model.plan import (
    Baseline,
    Derivation,
    Derive,
    Goal,
    Indicator,
    Kind,
    Objective,
    Part,
    Strategy,
)
from scorecard.model.reading import Reading, RevisionReason, State
from scorecard.model.records import Closure, Records
from scorecard.review.restated import for_report, restatements, totals
from scorecard.review.words import figure_name

if TYPE_CHECKING:
    from random import Random

RESTATED = RevisionReason.RESTATED_BY_SOURCE


def strategy(*indicators: Indicator) -> Strategy:
    goal = Goal("I", "Goal", (Objective("1a", "Objective", indicators),))
    return Strategy("Plan", (2017, 2021), goals=(goal,))


CASUALTIES = Indicator("casualties", "Casualties")
PLAN = strategy(CASUALTIES)


def reading(
    value: str | None,
    known: str,
    *,
    year: int = 2017,
    revision: int = 1,
    reason: str = "",
    indicator: str = "casualties",
    state: State = State.FINAL,
    retracted: bool = False,
) -> Reading:
    return Reading(
        f"{indicator}-{year}-{known}-{revision}",
        indicator,
        year,
        value,
        datetime(2024, 1, 1, 12, revision, tzinfo=UTC),
        "ana",
        revision=revision,
        reason=reason,
        state=state,
        retracted=retracted,
        published=date.fromisoformat(known),
        as_published=True,
    )


def steps(
    *readings: Reading,
    closed: tuple[Closure, ...] = (),
    plan: Strategy = PLAN,
    year: int = 2021,
    as_of: date | None = None,
) -> list[tuple[str | None, str | None, str]]:
    found = restatements(plan, Records(readings, closures=closed), year=year, as_of=as_of)
    return [(step.before.value, step.after.value, step.on.isoformat()) for step in found]


def closed(year: int, on: str, *, reopened: bool = False) -> Closure:
    return Closure(year, date.fromisoformat(on), "ana", reopened=reopened)


PAIR = (reading("1", "2018-01-01"), reading("2", "2019-01-01", revision=2, reason=RESTATED))


def test_each_restatement_is_one_step_in_the_order_it_became_known() -> None:
    third = reading("9439", "2022-11-01", revision=3, reason=RESTATED)
    first = reading("8605", "2017-12-14")
    second = reading("9437", "2018-11-20", revision=2, reason=RESTATED)
    assert steps(third, first, second) == [
        ("8605", "9437", "2018-11-20"),
        ("9437", "9439", "2022-11-01"),
    ]


def test_a_restated_part_is_a_restatement_of_its_own() -> None:
    women = [replace(revision, part="women") for revision in PAIR]
    plan = strategy(replace(CASUALTIES, parts=(Part("women", "sex", "Women"),)))
    (step,) = restatements(plan, Records(tuple(women)), year=2020, as_of=None)
    assert (step.names, step.subject.title) == (("Women",), "Women")
    assert figure_name(step) == f"{CASUALTIES.title}, Women, {step.year}"
    both = restatements(plan, Records((*women, *PAIR)), year=2020, as_of=None)
    assert [each.names for each in both] == [(), ("Women",)]
    assert len(totals(both)) == 2


@pytest.mark.parametrize(
    ("reason", "listed"),
    [
        (RevisionReason.RESTATED_BY_SOURCE, True),
        (RevisionReason.METHOD_CHANGE, True),
        (RevisionReason.CORRECTION, False),
        (RevisionReason.LATE_DATA, False),
        ("", False),
    ],
)
def test_the_reason_alone_makes_a_restatement_of_an_open_year(reason: str, listed: bool) -> None:
    found = steps(reading("1", "2018-01-01"), reading("2", "2019-01-01", revision=2, reason=reason))
    assert bool(found) is listed


@pytest.mark.parametrize(
    ("closing", "listed"),
    [
        ("2017-12-31", False),  # before the figure was known
        ("2018-01-01", True),  # the day it was known
        ("2018-12-31", True),
        ("2019-01-01", False),  # the day of the correction: the board saw the corrected one
        ("2019-02-01", False),
    ],
)
def test_a_correction_counts_when_the_figure_was_known_at_the_closing(
    closing: str, listed: bool
) -> None:
    found = steps(
        reading("1", "2018-01-01"),
        reading("2", "2019-01-01", revision=2, reason="correction"),
        closed=(closed(2017, closing),),
    )
    assert bool(found) is listed


def test_a_closing_of_another_year_or_a_reopening_makes_none() -> None:
    pair = (reading("1", "2018-01-01"), reading("2", "2019-01-01", revision=2))
    assert steps(*pair, closed=(closed(2016, "2018-06-01"),)) == []
    assert steps(*pair, closed=(closed(2017, "2018-06-01", reopened=True),)) == []


def test_reopening_does_not_undo_what_the_board_saw() -> None:
    found = steps(
        reading("1", "2018-01-01"),
        reading("2", "2019-01-01", revision=2),
        closed=(closed(2017, "2018-06-01"), closed(2017, "2018-12-01", reopened=True)),
    )
    assert found == [("1", "2", "2019-01-01")]


def test_every_change_after_a_closing_counts_not_only_the_first() -> None:
    found = steps(
        reading("1", "2018-01-01"),
        reading("2", "2019-01-01", revision=2),
        reading("3", "2020-01-01", revision=3),
        closed=(closed(2017, "2018-06-01"),),
    )
    assert [on for *_, on in found] == ["2019-01-01", "2020-01-01"]


def test_as_of_hides_later_revisions() -> None:
    assert steps(*PAIR, as_of=date(2018, 12, 31)) == []
    assert len(steps(*PAIR, as_of=date(2019, 1, 1))) == 1


def test_years_after_the_reports_are_left_out() -> None:
    pair = (
        reading("1", "2020-01-01", year=2019),
        reading("2", "2021-01-01", year=2019, revision=2, reason=RESTATED),
    )
    assert steps(*pair, year=2018) == []
    assert len(steps(*pair, year=2019)) == 1


def test_the_same_number_written_otherwise_is_none() -> None:
    assert (
        steps(
            reading("8605", "2018-01-01"),
            reading("8605.0", "2019-01-01", revision=2, reason=RESTATED),
        )
        == []
    )


def test_settling_a_provisional_figure_is_none_unless_it_moves() -> None:
    first = reading("5", "2018-01-01", state=State.PROVISIONAL)
    year = (closed(2017, "2018-06-01"),)
    assert steps(first, reading("5", "2019-01-01", revision=2), closed=year) == []
    assert steps(first, reading("6", "2019-01-01", revision=2), closed=year) == [
        ("5", "6", "2019-01-01")
    ]


def test_drafts_are_passed_over() -> None:
    found = steps(
        reading("1", "2018-01-01"),
        reading("9", "2018-06-01", revision=2, state=State.DRAFT, reason=RESTATED),
        reading("2", "2019-01-01", revision=3, reason=RESTATED),
    )
    assert found == [("1", "2", "2019-01-01")]


def test_a_figure_taken_back_after_the_closing_is_told_and_so_is_its_return() -> None:
    found = steps(
        reading("1", "2018-01-01"),
        reading("1", "2019-01-01", revision=2, retracted=True),
        reading("2", "2020-01-01", revision=3),
        closed=(closed(2017, "2018-06-01"),),
    )
    assert [on for *_, on in found] == ["2019-01-01", "2020-01-01"]


def test_a_first_figure_after_no_data_is_no_restatement() -> None:
    assert (
        steps(
            reading(None, "2018-01-01"),
            reading("2", "2019-01-01", revision=2, reason=RESTATED),
            closed=(closed(2017, "2018-06-01"),),
        )
        == []
    )


def test_former_ids_belong_to_the_indicator_that_took_them_over() -> None:
    plan = strategy(Indicator("new", "New", formerly=("old",)))
    found = steps(
        reading("1", "2018-01-01", indicator="old"),
        reading("2", "2019-01-01", indicator="new", revision=2, reason=RESTATED),
        plan=plan,
    )
    assert found == [("1", "2", "2019-01-01")]


@pytest.mark.parametrize(
    "indicator",
    [
        Indicator("casualties", "Evidence", Kind.QUALITATIVE),
        Indicator("casualties", "Sum", derive=Derive(Derivation.SUM, ("a", "b"))),
        Indicator("other", "Other"),
    ],
)
def test_words_derived_figures_and_unknown_indicators_have_none(indicator: Indicator) -> None:
    assert steps(*PAIR, plan=strategy(indicator)) == []


def test_a_level_changes_by_its_key() -> None:
    plan = strategy(Indicator("casualties", "Plan", Kind.SCALE))
    found = steps(
        reading("weak", "2018-01-01"),
        reading("strong", "2019-01-01", revision=2, reason=RESTATED),
        plan=plan,
    )
    assert found == [("weak", "strong", "2019-01-01")]


def test_totals_go_from_the_first_value_to_the_latest() -> None:
    records = Records(
        (
            reading("8605", "2017-12-14"),
            reading("9437", "2018-11-20", revision=2, reason=RESTATED),
            reading("9439", "2022-11-01", revision=3, reason=RESTATED),
            reading("1", "2018-01-01", year=2018),
            reading("2", "2019-01-01", year=2018, revision=2, reason=RESTATED),
            reading("1", "2020-01-01", year=2018, revision=3, reason=RESTATED),
        )
    )
    (total,) = totals(restatements(PLAN, records, year=2021, as_of=None))
    assert (total.before.value, total.after.value, total.year) == ("8605", "9439", 2017)
    assert total.on == date(2022, 11, 1)


def test_a_report_lists_the_period_its_eve_and_baselines_newest_first() -> None:
    plan = strategy(CASUALTIES, Indicator("b", "B", baselines=(Baseline(2012),)))
    revised = [
        r
        for id_ in ("casualties", "b")
        for year in (2012, 2015, 2016, 2018)
        for r in (
            reading("1", "2019-01-01", year=year, indicator=id_),
            reading(
                "2", f"20{year - 1992}-01-01", year=year, indicator=id_, revision=2, reason=RESTATED
            ),
        )
    ]
    found = restatements(plan, Records(tuple(revised)), year=2021, as_of=None)
    chosen = for_report(found, plan)
    assert [(s.indicator.id, s.year) for s in chosen] == [
        ("casualties", 2018),
        ("b", 2018),
        ("casualties", 2016),
        ("b", 2016),
        ("b", 2012),
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 28)), max_size=8), st.randoms())
def test_steps_chain_whatever_order_the_records_come_in(
    drawn: list[tuple[int, int]], order: Random
) -> None:
    readings = [
        reading(str(value), f"2019-02-{day:02}", revision=n + 1, reason=RESTATED)
        for n, (value, day) in enumerate(drawn)
    ]
    expected = steps(*readings)
    order.shuffle(readings)
    assert steps(*readings) == expected
    for earlier, later in pairwise(expected):
        assert earlier[1] == later[0]
        assert earlier[2] <= later[2]
    assert all(was != now for was, now, _ in expected)
