"""Whatever a plan and its records hold, there is a scorecard."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from series_case import LEVELS

from scorecard.assessment.assess import assess
from scorecard.model.plan import (
    Aim,
    Baseline,
    Derivation,
    Derive,
    Direction,
    Goal,
    Indicator,
    Kind,
    Milestone,
    Objective,
    Strategy,
    Target,
    Thresholds,
)
from scorecard.model.reading import Flag, Qualifier, Reading, State
from scorecard.model.records import Judgement, Records
from scorecard.model.status import Reason, Status

VALUES = st.one_of(
    st.floats(-1e12, 1e12), st.integers(-100, 200).map(float), st.sampled_from([0.0, 1e-9])
)
TEXTS = st.one_of(
    VALUES.map(str),
    st.sampled_from(["yes", "no", "weak", "strong", "1e5", "12345e3", "", "nan", "-0"]),
)
ANY_READING = st.builds(
    lambda id_, year, text, revision, state, flags, qualifier, retracted, month: Reading(
        f"{id_}{year}{revision}",
        id_,
        year,
        text,
        datetime(2019, month, 1, tzinfo=UTC),
        "staff",
        revision=revision,
        state=state,
        flags=tuple(flags),
        qualifier=qualifier,
        retracted=retracted,
        no_data="" if text else "why not",
    ),
    st.sampled_from(["a", "b", "c", "old"]),
    st.integers(2014, 2022),
    st.one_of(st.none(), TEXTS),
    st.integers(1, 3),
    st.sampled_from(State),
    st.sets(st.sampled_from(Flag), max_size=2),
    st.sampled_from(Qualifier),
    st.booleans(),
    st.integers(1, 12),
)
ANY_TARGET = st.builds(
    lambda aim, value, by, every, low, decided: Target(
        aim,
        value,
        low=low,
        by=None if every else by,
        by_is_year=by is not None and by.month == 12,
        every_year=every,
        decided=decided,
    ),
    st.sampled_from(Aim),
    VALUES,
    st.one_of(st.none(), st.dates(date(2014, 1, 1), date(2023, 12, 31))),
    st.booleans(),
    st.one_of(st.none(), VALUES),
    st.one_of(st.none(), st.dates(date(2016, 1, 1), date(2021, 12, 31))),
)
ANY_INDICATOR = st.builds(
    lambda **given: Indicator(title="T", **given),
    id=st.sampled_from(["a", "b", "c"]),
    kind=st.sampled_from(Kind),
    unit=st.sampled_from(["", "%", "US$ million", "{0} %s"]),
    levels=st.sampled_from([(), LEVELS]),
    baselines=st.lists(
        st.builds(Baseline, st.integers(2014, 2020), st.one_of(st.none(), VALUES)), max_size=2
    ).map(lambda listed: tuple(sorted(listed, key=lambda b: b.year))),
    targets=st.lists(ANY_TARGET, max_size=2).map(tuple),
    milestones=st.lists(st.builds(Milestone, st.integers(2014, 2022), VALUES), max_size=2).map(
        tuple
    ),
    direction=st.sampled_from([None, *Direction]),
    weight=st.sampled_from([0.1, 1.0, 3.0]),
    context=st.booleans(),
    accumulate=st.booleans(),
    derive=st.one_of(
        st.none(),
        st.builds(
            Derive,
            st.sampled_from(Derivation),
            st.lists(st.sampled_from(["a", "b", "c", "z"]), max_size=3).map(tuple),
        ),
    ),
    active_from=st.sampled_from([None, 2018]),
    active_to=st.sampled_from([None, 2019]),
    formerly=st.sampled_from([(), ("old",)]),
    thresholds=st.builds(Thresholds, stale_after=st.integers(0, 3)),
    faulty=st.booleans(),
)
ANY_JUDGEMENT = st.builds(
    lambda id_, year, status, month: Judgement(
        "j", id_, year, status, "because", "Ana", datetime(2019, month, 1, tzinfo=UTC)
    ),
    st.sampled_from(["a", "b", "c"]),
    st.integers(2016, 2021),
    st.sampled_from(Status),
    st.integers(1, 12),
)


@settings(max_examples=300)
@given(
    st.lists(ANY_INDICATOR, max_size=4),
    st.lists(ANY_READING, max_size=12),
    st.lists(ANY_JUDGEMENT, max_size=2),
    st.one_of(st.none(), st.integers(2015, 2023)),
    st.one_of(st.none(), st.dates(date(2018, 1, 1), date(2022, 12, 31))),
    st.sampled_from([None, "a", "z"]),
)
def test_nothing_anybody_may_write_stops_it(
    indicators: list[Indicator],
    readings: list[Reading],
    judgements: list[Judgement],
    year: int | None,
    as_of: date | None,
    headline: str | None,
) -> None:
    objective = Objective("1a", "O", tuple(indicators[1:]), headline=headline)
    goal = Goal("I", "G", (objective, Objective("1b", "Empty")), tuple(indicators[:1]))
    strategy = Strategy("S", (2017, 2021), goals=(goal,), numbers="1 234,5")
    records = Records(tuple(readings), tuple(judgements))
    scorecard = assess(strategy, records, year=year, as_of=as_of)
    assert scorecard == assess(strategy, records, year=year, as_of=as_of)
    assert len(scorecard.indicators()) == len(indicators)
    apart = scorecard.counts.context + scorecard.counts.retired
    assert scorecard.counts.total + apart == len(indicators)
    for result in scorecard.indicators():
        assert result.sentence
        assert result.sentence[-1] in ".!?…"
        if result.indicator.faulty and result.reason not in (Reason.CONTEXT, Reason.RETIRED):
            assert result.reason is Reason.FAULT
    for group in (scorecard.goals[0].roll_up, scorecard.goals[0].objectives[0].roll_up):
        assert group.sentence
        assert (group.status is Status.NOT_ASSESSED) is (group.reason is not None)
