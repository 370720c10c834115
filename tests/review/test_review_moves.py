"""What moved an indicator's status, as data and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from review_cases import RESTATED, day, due, every_year, moment, plan, reading

from scorecard.model.plan import (
    Aim,
    Baseline,
    Direction,
    Indicator,
    Kind,
    Level,
    Target,
    Thresholds,
)
from scorecard.model.reading import Flag, Qualifier
from scorecard.model.records import Judgement, Records
from scorecard.model.status import Status
from scorecard.review.changes import StatusChange, changes_between_days, changes_between_years
from scorecard.review.moves import Mover
from scorecard.review.words import moved_by_words, moved_words

if TYPE_CHECKING:
    from scorecard.model.plan import Strategy
    from scorecard.model.reading import Reading
    from scorecard.review.changes import Changes

PATH = Indicator("support", "Support", unit="states", baselines=(Baseline(2016, 100.0),))
TO_2020 = replace(PATH, targets=(due(130, 2020),))


def only(found: Changes) -> StatusChange:
    (change,) = (c for c in found.statuses if isinstance(c, StatusChange))
    return change


def between(
    strategy: Strategy, readings: tuple[Reading, ...], earlier: int, later: int
) -> tuple[tuple[Mover, ...], str]:
    change = only(changes_between_years(strategy, Records(readings), earlier, later))
    return change.movers, moved_by_words(change, strategy)


def test_a_new_reading_and_the_path_going_on() -> None:
    readings = (reading("107", "2018-01-01"), reading("108", "2019-01-01", year=2018))
    movers, said = between(plan(TO_2020), readings, 2017, 2018)
    assert movers == (Mover.READING, Mover.PATH)
    assert said == ("Time went on: up 1 from 107 states in 2017; the path went from 108 to 115.")


def test_no_new_reading_and_the_path_going_on() -> None:
    movers, said = between(plan(TO_2020), (reading("107", "2018-01-01"),), 2017, 2018)
    assert movers == (Mover.PATH,)
    assert said == "Time went on: the path went from 108 to 115."


def test_the_date_of_the_target() -> None:
    readings = (
        reading("110", "2020-01-01", year=2019),
        reading("110", "2021-01-01", year=2020),
    )
    movers, said = between(plan(TO_2020), readings, 2019, 2020)
    assert movers == (Mover.READING, Mover.DATE_COME, Mover.PATH)
    assert said == "Its day came: the same figure as in 2019; the target is due by 2020."


def test_the_end_of_the_period() -> None:
    held = replace(PATH, targets=(every_year(1),))
    readings = tuple(reading("2", f"{y + 1}-01-01", year=y) for y in range(2017, 2022))
    movers, said = between(plan(held), readings, 2020, 2021)
    assert movers == (Mover.READING, Mover.DATE_COME)
    assert said == "Its day came: the same figure as in 2020; 2021 is the last year of the period."


def test_a_revised_target() -> None:
    revised = due(105, 2020, "2018-06-01", "too high")
    indicator = replace(PATH, targets=(due(160, 2020), revised))
    readings = (reading("103", "2018-01-01"), reading("103", "2019-01-01", year=2018))
    movers, said = between(plan(indicator), readings, 2017, 2018)
    assert movers == (Mover.TARGET, Mover.READING, Mover.PATH)
    assert said == (
        "Another target: the target was at least 160 by 2020 and is now at least 105 by 2020; "
        "the same figure as in 2017; the path went from 115 to 102.5."
    )


def test_a_restated_figure_between_two_days() -> None:
    records = Records(
        (
            reading("102", "2018-01-01"),
            reading("108", "2019-01-01", revision=2, reason=RESTATED),
        )
    )
    strategy = plan(TO_2020)
    found = changes_between_days(strategy, records, day("2018-06-01"), day("2019-06-01"), 2017)
    change = only(found)
    assert change.movers == (Mover.REVISED,)
    assert moved_by_words(change, strategy) == (
        "A figure was restated: the figure for 2017 was 102 states and is now 108 states."
    )


def test_a_figure_taken_back_between_two_days() -> None:
    records = Records(
        (
            reading("108", "2018-01-01"),
            reading(None, "2019-01-01", revision=2, retracted=True),
        )
    )
    found = changes_between_days(plan(TO_2020), records, day("2018-06-01"), day("2019-06-01"), 2017)
    assert only(found).movers == (Mover.TAKEN_BACK,)
    assert moved_by_words(only(found), found.after.strategy) == (
        "The figure moved: the figure for 2017 was taken back."
    )


def test_a_reading_that_is_too_old() -> None:
    indicator = replace(TO_2020, targets=(due(130, 2024),), thresholds=Thresholds(stale_after=2))
    movers, said = between(plan(indicator), (reading("102", "2018-01-01"),), 2019, 2020)
    assert Mover.STALE in movers
    assert "no reading since 2017" in said


def test_a_break_in_the_series_leaves_no_difference_to_tell() -> None:
    broken = replace(reading("50", "2019-01-01", year=2018), flags=(Flag.BREAK,))
    movers, said = between(plan(TO_2020), (reading("102", "2018-01-01"), broken), 2017, 2018)
    assert movers == (Mover.READING, Mover.BREAK)
    assert "50 states in 2018, after 102 states in 2017; the series breaks in 2018" in said


def test_a_bound_leaves_no_difference_to_tell() -> None:
    bound = replace(reading("131", "2019-01-01", year=2018), qualifier=Qualifier.AT_LEAST)
    _, said = between(plan(TO_2020), (reading("102", "2018-01-01"), bound), 2017, 2018)
    assert "at least 131 states in 2018, after 102 states in 2017" in said


def test_percentages_differ_in_points() -> None:
    share = replace(TO_2020, kind=Kind.PERCENT, unit="", direction=Direction.INCREASE)
    readings = (reading("107.6", "2018-01-01"), reading("108.1", "2019-01-01", year=2018))
    _, said = between(plan(share), readings, 2017, 2018)
    assert "up 0.5 percentage points from 107.6 % in 2017" in said


def test_levels_and_answers_are_named() -> None:
    levels = (Level("none", "None"), Level("weak", "Weak"), Level("strong", "Strong"))
    target = Target(Aim.REACH, 2.0, by=date(2020, 12, 31))
    scale = replace(
        PATH,
        kind=Kind.SCALE,
        unit="",
        levels=levels,
        targets=(target,),
        baselines=(Baseline(2016, 0.0),),
    )
    readings = (
        reading("none", "2019-01-01", year=2018),
        reading("strong", "2020-01-01", year=2019),
    )
    _, said = between(plan(scale), readings, 2018, 2019)
    assert "strong in 2019, after" in said


def test_a_judgement() -> None:
    indicator = Indicator("voice", "Voice", Kind.QUALITATIVE)
    judged = [
        Judgement(f"j{y}", "voice", y, status, "because", "ben", moment(f"{y + 1}-01-01"))
        for y, status in ((2017, Status.OFF_TRACK), (2018, Status.ON_TRACK))
    ]
    strategy = plan(indicator)
    found = changes_between_years(strategy, Records(judgements=tuple(judged)), 2017, 2018)
    change = only(found)
    assert change.movers == (Mover.JUDGEMENT,)
    assert moved_by_words(change, strategy) == "By judgement: judged on track for 2018 by ben."


@pytest.mark.parametrize(
    ("active", "said"),
    [((2018, None), "it is kept from 2018 on"), ((None, 2017), "it was kept until 2017")],
)
def test_an_indicator_that_begins_or_ends(active: tuple[int | None, int | None], said: str) -> None:
    indicator = replace(TO_2020, active_from=active[0], active_to=active[1])
    readings = (reading("107.5", "2018-01-01"), reading("115", "2019-01-01", year=2018))
    movers, words = between(plan(indicator), readings, 2017, 2018)
    assert Mover.ACTIVE in movers
    assert said in words


def test_a_series_that_starts_anew() -> None:
    indicator = replace(
        TO_2020, baselines=(Baseline(2016, 100.0), Baseline(2018, 50.0)), targets=(due(60, 2021),)
    )
    readings = (reading("90", "2018-01-01"), reading("51", "2019-01-01", year=2018))
    movers, said = between(plan(indicator), readings, 2017, 2018)
    assert Mover.BASELINE in movers
    assert "the series starts anew from 50 in 2018" in said


def test_late_data_for_a_year_before_the_latest() -> None:
    held = replace(PATH, targets=(every_year(5),))
    records = Records(
        (
            reading("6", "2019-01-01", year=2018),
            reading("4", "2020-01-01", year=2017),
        )
    )
    strategy = plan(held)
    found = changes_between_days(strategy, records, day("2019-06-01"), day("2020-06-01"), 2018)
    assert only(found).movers == (Mover.READING,)
    assert moved_by_words(only(found), strategy) == (
        "The figure moved: readings that came in for 2017."
    )


def test_why_there_was_no_status_stands_beside_it() -> None:
    readings = (reading("107.5", "2018-01-01"),)
    records = Records(readings)
    found = changes_between_days(plan(TO_2020), records, day("2017-06-01"), day("2018-06-01"), 2017)
    assert moved_words(only(found)) == "was not assessed (no reading yet), now on track"
    assert "the first reading, of 2017" in moved_by_words(only(found), found.after.strategy)
