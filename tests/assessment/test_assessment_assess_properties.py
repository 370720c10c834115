"""What must hold of every plan and every reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from series_case import assessed, indicator, reading

from scorecard.model.plan import Aim, Baseline, Indicator, Milestone, Target
from scorecard.model.reading import Qualifier, Reading
from scorecard.model.status import Note, Status

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = st.integers(2014, 2024)
# Two decimals and exact halves: what people enter, and what sits on cuts.
VALUES = st.one_of(
    st.integers(-200, 200).map(float),
    st.integers(-2000, 2000).map(lambda n: n / 100),
    st.sampled_from([0.0, 100.0, 130.0, 114.25, 109.0, 98.5]),
)
DATED = st.builds(
    lambda aim, value, year: Target(aim, value, by=date(year, 12, 31)),
    st.sampled_from([Aim.AT_LEAST, Aim.AT_MOST]),
    VALUES,
    st.integers(2018, 2022),
)
STANDING = st.builds(
    lambda aim, ends, tolerance: Target(
        aim, ends[0], low=min(ends), high=max(ends), every_year=True, tolerance=tolerance
    ),
    st.sampled_from([Aim.AT_LEAST, Aim.AT_MOST, Aim.BETWEEN]),
    st.tuples(VALUES, VALUES),
    st.sampled_from([0.0, 0.5, 3.0]),
)
READINGS = st.dictionaries(st.integers(2015, 2021), VALUES, max_size=6)
QUALIFIERS = st.dictionaries(
    st.integers(2015, 2021), st.sampled_from([Qualifier.AT_LEAST, Qualifier.AT_MOST]), max_size=2
)
SUBJECTS = st.builds(
    lambda target, start, points, accumulate: Indicator(
        "x",
        "T",
        targets=(target,),
        baselines=tuple(Baseline(y, v) for y, v in start),
        milestones=tuple(Milestone(y, v) for y, v in sorted(points.items())),
        accumulate=accumulate,
    ),
    st.one_of(DATED, STANDING),
    st.lists(st.tuples(st.just(2016), VALUES), max_size=1),
    st.dictionaries(st.integers(2017, 2021), VALUES, max_size=2),
    st.just(False),
)


def moved(
    subject: Indicator, value: Callable[[float], float], span: float, aim: dict[Aim, Aim]
) -> Indicator:
    """Return the same plan with every value put through ``value`` and distances times ``span``."""
    (target,) = subject.targets
    ends = [None if end is None else value(end) for end in (target.low, target.high)]
    if any(aim):
        ends.reverse()
    mirrored = replace(
        target,
        aim=aim.get(target.aim, target.aim),
        value=value(target.value),
        low=ends[0],
        high=ends[1],
        tolerance=target.tolerance * span,
    )
    return replace(
        subject,
        targets=(mirrored,),
        baselines=tuple(Baseline(b.year, value(b.value or 0.0)) for b in subject.baselines),
        milestones=tuple(Milestone(m.year, value(m.value)) for m in subject.milestones),
    )


def entered(
    values: dict[int, float],
    marks: dict[int, Qualifier],
    value: Callable[[float], float] = lambda v: v,
    swap: dict[Qualifier, Qualifier] | None = None,
) -> list[Reading]:
    swap = swap or {}
    return [
        reading(
            year,
            repr(value(v)),
            qualifier=swap.get(marks.get(year, Qualifier.EXACT), marks.get(year, Qualifier.EXACT)),
        )
        for year, v in values.items()
    ]


def said(subject: Indicator, readings: list[Reading], year: int) -> tuple[object, ...]:
    result = assessed(subject, readings, year)
    return result.status, result.note, result.reason, result.explanation.rule


@given(SUBJECTS, READINGS, QUALIFIERS, YEARS, st.sampled_from([1e-6, 0.01, 0.3, 7.0, 1e3, 1e9]))
def test_the_unit_does_not_matter(
    subject: Indicator,
    values: dict[int, float],
    marks: dict[int, Qualifier],
    year: int,
    unit: float,
) -> None:
    other = moved(subject, lambda v: v * unit, unit, {})
    assert said(subject, entered(values, marks), year) == said(
        other, entered(values, marks, lambda v: v * unit), year
    )


@given(SUBJECTS, READINGS, QUALIFIERS, YEARS)
def test_the_direction_does_not_matter(
    subject: Indicator, values: dict[int, float], marks: dict[int, Qualifier], year: int
) -> None:
    mirror = {Aim.AT_LEAST: Aim.AT_MOST, Aim.AT_MOST: Aim.AT_LEAST}
    swap = {Qualifier.AT_LEAST: Qualifier.AT_MOST, Qualifier.AT_MOST: Qualifier.AT_LEAST}
    other = moved(subject, lambda v: -v, 1.0, mirror)
    assert said(subject, entered(values, marks), year) == said(
        other, entered(values, marks, lambda v: -v, swap), year
    )


@given(SUBJECTS, READINGS, QUALIFIERS, YEARS, st.sampled_from([-1e6, -100.0, 0.1, 33.3, 1e4, 1e6]))
def test_where_zero_lies_does_not_matter(
    subject: Indicator,
    values: dict[int, float],
    marks: dict[int, Qualifier],
    year: int,
    constant: float,
) -> None:
    other = moved(subject, lambda v: v + constant, 1.0, {})
    assert said(subject, entered(values, marks), year) == said(
        other, entered(values, marks, lambda v: v + constant), year
    )


def goodness(status: Status, note: Note | None) -> int:
    """Rank what may be said of a latest reading: achieved and on track are both as they should be.

    Better readings may turn "on track" into "achieved" and never the other way; "moving away" and
    "missed" are the worst, as in the points of a roll-up.
    """
    if status is Status.MISSED or note is Note.MOVING_AWAY:
        return 0
    order = [Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.ACHIEVED]
    return 1 + order.index(status)


@given(SUBJECTS, READINGS.filter(bool), YEARS, st.integers(0, 4000).map(lambda n: n / 100))
def test_a_better_latest_reading_never_worsens_the_status(
    subject: Indicator, values: dict[int, float], year: int, step: float
) -> None:
    (target,) = subject.targets
    latest = max((y for y in values if y <= year), default=None)
    if latest is None or target.aim is Aim.BETWEEN:
        return
    if not subject.baselines and not target.every_year and latest == min(values):
        # The only reading serves as the baseline; there is nothing to be better than.
        return
    better = values | {latest: values[latest] + (step if target.aim is Aim.AT_LEAST else -step)}
    before = assessed(subject, entered(values, {}), year)
    after = assessed(subject, entered(better, {}), year)
    if after.status is Status.NOT_ASSESSED:
        # Whether there is a status at all does not hang on the value, but for one case: a year
        # that broke the target settles the period, one that held leaves unknown years open.
        ended = target.every_year and before.status is Status.MISSED
        assert ended or before.status is Status.NOT_ASSESSED
        return
    assert before.status is not Status.NOT_ASSESSED
    assert goodness(after.status, after.note) >= goodness(before.status, before.note)


@given(SUBJECTS, READINGS, YEARS)
def test_a_status_or_a_reason_and_never_both(
    subject: Indicator, values: dict[int, float], year: int
) -> None:
    result = assessed(subject, entered(values, {}), year)
    assert (result.status is Status.NOT_ASSESSED) is (result.reason is not None)
    assert result.sentence.endswith(".")
    assert "None" not in result.sentence
    assert "nan" not in result.sentence
    if result.latest is not None and result.reason is None and not subject.targets[0].every_year:
        assert str(result.latest.year) in result.sentence


def test_the_properties_meet_every_rule_of_the_path() -> None:
    # The generators above are only worth something if they reach the cuts.
    subject = indicator(Target(Aim.AT_LEAST, 130.0, by=date(2020, 12, 31)), baseline=(2016, 100.0))
    seen = {said(subject, [reading(2018, v)], 2018)[0] for v in (114.25, 109.0, 98.5, 130.0)}
    assert seen == {Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.ACHIEVED}
