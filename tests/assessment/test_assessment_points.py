"""Readings as points: made when looked at, and the same as if they had always been there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from series_case import assessed, by, indicator, reading, states

from scorecard.assessment import readings as points
from scorecard.assessment.outlook import Evidence
from scorecard.assessment.series import Series, Start, read
from scorecard.model.scorecard import Explanation, IndicatorResult, Point, ReadingPoint, Rule

if TYPE_CHECKING:
    from scorecard.model.reading import Reading

FIRST = datetime(2019, 1, 1, tzinfo=UTC)
VALUES = ("105", "110.5", "-0", "inf", "yes", None)


def on(day: int) -> datetime:
    return FIRST + timedelta(days=day)


ENTERED = [
    reading(2017, 105, entered_at=on(0)),
    reading(2018, 108, entered_at=on(1)),
    reading(2018, 109, entered_at=on(2), revision=2),
]


def known(*entered: Reading, last: int = 2020) -> Series:
    return read(indicator(), entered, last)


def test_they_are_not_made_for_a_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked_at(*_: object) -> dict[int, Reading]:
        raise AssertionError

    monkeypatch.setattr(points, "superseded", looked_at)
    result = assessed(states(by(2024)), dict.fromkeys(range(2011, 2022), 105), 2021)
    assert result.explanation.rule is Rule.RATIO
    assert result.latest is not None
    assert len(result.readings) == 11
    with pytest.raises(AssertionError):
        list(result.readings)


def test_they_do_what_a_tuple_of_them_does() -> None:
    made = known(*ENTERED).points
    whole = tuple(made)
    assert [(p.year, p.value, p.reading, p.previous) for p in whole] == [
        (2017, 105.0, ENTERED[0], None),
        (2018, 109.0, ENTERED[2], ENTERED[1]),
    ]
    assert len(made) == 2
    assert (made[0], made[-1], made[:1]) == (whole[0], whole[1], whole[:1])
    assert list(reversed(made)) == [whole[1], whole[0]]
    assert made == whole
    assert whole == made
    assert made == known(*reversed(ENTERED)).points
    assert made != known(*ENTERED[:1]).points
    assert made.__eq__([whole]) is NotImplemented
    assert hash(made) == hash(whole)
    assert repr(made) == repr(whole)
    with pytest.raises(IndexError):
        made[2]


def test_none_are_none() -> None:
    made = known().points
    assert (made, len(made), bool(made)) == ((), 0, False)


def test_the_latest_is_one_of_them_whenever_it_is_asked_for() -> None:
    silent = reading(2019, None, no_data="no survey")
    for entered in ([ENTERED[0]], ENTERED, [*ENTERED, silent]):
        before, after = known(*entered), known(*entered)
        newest = before.newest
        whole = tuple(after.points)
        assert newest is not None
        assert any(newest is point for point in before.points)
        assert any(after.newest is point for point in whole)
        assert newest == after.newest == max(p for p in whole if p.value is not None)


revision = st.builds(
    lambda year, value, day, number, back: reading(
        year,
        None if back else value,
        entered_at=on(day),
        revision=number,
        retracted=back,
    ),
    st.integers(2015, 2021),
    st.sampled_from(VALUES),
    st.integers(0, 9),
    st.integers(1, 3),
    st.sampled_from([False, False, False, True]),
)


def one_by_one(entered: list[Reading], last: int) -> list[tuple[object, ...]]:
    """Return year, value, reading and the one before, worked out the long way."""
    rows: list[tuple[object, ...]] = []
    for year in range(2015, last + 1):
        found = sorted((r for r in entered if r.year == year), key=lambda r: r.rank)
        if not found or found[-1].retracted:
            continue
        stands = found[-1]
        before = found[-2] if len(found) > 1 else None
        if before is not None and (before.retracted or before.value == stands.value):
            before = None
        number = stands.value in {"105", "110.5", "-0"}
        rows.append((year, float(stands.value or 0) + 0.0 if number else None, stands, before))
    return rows


@settings(deadline=None, max_examples=150)
@given(
    st.lists(revision, max_size=8, unique_by=lambda r: (r.year, r.rank)),
    st.integers(2014, 2022),
)
def test_they_are_those_found_one_by_one(entered: list[Reading], last: int) -> None:
    series = read(indicator(), entered, last)
    rows = one_by_one(entered, last)
    assert [(p.year, p.value, p.reading, p.previous) for p in series.points] == rows
    figures = [(year, value) for year, value, *_ in rows if value is not None]
    assert list(zip(series.years, series.figures, strict=True)) == figures
    assert [(p.year, p.value) for p in series.usable] == figures
    assert all(str(figure) != "-0.0" for figure in series.figures)


def test_the_tuples_made_in_passing_are_whole() -> None:
    """A field more on one of them must be filled where it is made."""
    result = assessed(states(by(2024)), ENTERED, 2018)
    evidence = result.outlook
    assert isinstance(evidence, Evidence)
    assert result.target is not None
    made: list[tuple[type[Any], object]] = [
        (IndicatorResult, result),
        (Explanation, result.explanation),
        (Point, result.explanation.path[-1]),
        (ReadingPoint, assessed(states(), ENTERED[:1], 2018).latest),
        (Evidence, evidence),
        (Start, evidence.start),
        (Series, evidence.series),
        (type(evidence.case(result.target)), evidence.case(result.target)),
    ]
    for kind, value in made:
        assert isinstance(value, kind)
        assert isinstance(value, tuple)
        assert len(value) == len(kind._fields)
    assert result == IndicatorResult(*result)
    assert result.explanation._replace(due=None).due is None
    assert result.explanation.due == date(2024, 12, 31)
