"""The cases in which published methods part ways, each with what this one says.

Base 2015 and a target for 2030 unless a row says otherwise. "Pace" methods divide the pace made by
the pace needed; on a straight path that is the ratio used here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from series_case import assessed, at_most, by, indicator

from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from scorecard.model.plan import Target

BASE, END = 2015, 2030
PERIOD = (2016, 2030)


def up(target: float, start: float) -> tuple[Target, float]:
    return by(END, value=target), start


def down(target: float, start: float) -> tuple[Target, float]:
    return at_most(target, END), start


# case, (target, baseline value), readings, status, note, ratio to two places
JUDGED = [
    ("up, a little short of the path", up(100, 50), {2019: 65, 2023: 75}, "at_risk", None, 0.94),
    ("no change at all", up(100, 50), {2019: 50, 2023: 50}, "off_track", None, 0.0),
    ("slightly worse", up(100, 50), {2023: 49}, "off_track", None, -0.04),
    ("clearly worse", up(100, 50), {2023: 46}, "off_track", "moving_away", -0.15),
    (
        "past the target, falling back towards it",
        up(100, 50),
        {2021: 120, 2022: 112, 2023: 105},
        "achieved",
        "slipping",
        2.06,
    ),
    ("base past the target, latest short", up(100, 105), {2023: 98}, "off_track", "moving_away", 0),
    (
        "base equals the target, latest worse",
        up(100, 100),
        {2023: 98},
        "off_track",
        "moving_away",
        0,
    ),
    ("base 0, 40 of 100", up(100, 0), {2022: 40}, "at_risk", None, 0.86),
    ("base 0, 1 of 100", up(100, 0), {2022: 1}, "off_track", None, 0.02),
    ("target 0, halved", down(0, 10), {2022: 5}, "on_track", None, 1.07),
    ("target 0, nearly there a year before", down(0, 10), {2029: 0.25}, "on_track", None, 1.04),
    ("all negative, improving", up(-10, -50), {2022: -30}, "on_track", None, 1.07),
    ("a change of sign", up(10, -5), {2022: 3}, "on_track", None, 1.14),
    ("positive base, negative target", down(-10, 10), {2022: 4}, "at_risk", None, 0.64),
    ("one reading, met", up(100, 50), {2023: 100}, "achieved", None, 1.875),
    (
        "a spike at the end decides",
        up(100, 50),
        {2021: 60, 2022: 62, 2023: 90},
        "on_track",
        None,
        1.5,
    ),
    (
        "a dip at the end decides",
        up(100, 50),
        {2021: 72, 2022: 76, 2023: 50},
        "off_track",
        None,
        0.0,
    ),
]


@pytest.mark.parametrize(
    ("plan", "entered", "status", "note", "ratio"),
    [row[1:] for row in JUDGED],
    ids=[row[0] for row in JUDGED],
)
def test_judged(
    plan: tuple[Target, float],
    entered: dict[int, float],
    status: str,
    note: str | None,
    ratio: float,
) -> None:
    target, start = plan
    subject = indicator(target, baseline=(BASE, float(start)))
    result = assessed(subject, entered, max(entered), period=PERIOD)
    assert result.status is Status(status)
    assert result.note is (Note(note) if note else None)
    # Where no movement towards the target was expected there is no ratio.
    assert (result.ratio or 0.0) == pytest.approx(ratio, abs=0.005)


def test_one_reading_not_met_is_only_a_baseline() -> None:
    subject = indicator(by(END, value=100.0))
    assert assessed(subject, {2015: 50}, 2023, period=PERIOD).reason is Reason.BASELINE_ONLY
    assert assessed(subject, {2015: 100}, 2023, period=PERIOD).reason is Reason.STALE
    assert assessed(subject, {2015: 100}, 2017, period=PERIOD).status is Status.ACHIEVED


def test_base_year_missing_takes_the_next_reading_and_names_it() -> None:
    subject = indicator(by(END, value=100.0), baseline=(BASE,))
    result = assessed(subject, {2017: 50, 2023: 75}, 2023, period=PERIOD)
    assert result.ratio == pytest.approx((25 / 6) / (50 / 13))
    assert "measured from 50 in 2017, the first reading" in result.sentence


def test_only_readings_before_the_base_year() -> None:
    subject = indicator(by(END, value=100.0), baseline=(BASE, 50.0))
    result = assessed(subject, {2012: 40, 2013: 45}, 2023, period=PERIOD)
    assert result.reason is Reason.BASELINE_ONLY


def test_target_year_past_and_missed() -> None:
    subject = indicator(by(2020, value=100.0), baseline=(BASE, 50.0))
    assert assessed(subject, {2020: 90}, 2023, period=PERIOD).status is Status.MISSED


def test_no_direction_given_is_no_target() -> None:
    assert assessed(indicator(), {2016: 50, 2023: 75}, 2023).reason is Reason.NO_TARGET
