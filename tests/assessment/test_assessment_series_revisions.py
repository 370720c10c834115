"""Readings as points: by year, the newest revision of each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from series_case import indicator, reading

from scorecard.assessment.series import Series, read

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


def test_a_year_has_its_newest_revision_and_the_one_before() -> None:
    made = known(*ENTERED).points
    assert [(p.year, p.value, p.reading, p.previous) for p in made] == [
        (2017, 105.0, ENTERED[0], None),
        (2018, 109.0, ENTERED[2], ENTERED[1]),
    ]
    assert made == known(*reversed(ENTERED)).points


def test_none_are_none() -> None:
    assert known().points == ()


def test_the_newest_is_the_latest_with_a_figure() -> None:
    silent = reading(2019, None, no_data="no survey")
    for entered in ([ENTERED[0]], ENTERED, [*ENTERED, silent]):
        series = known(*entered)
        assert series.newest == [p for p in series.points if p.value is not None][-1]


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
