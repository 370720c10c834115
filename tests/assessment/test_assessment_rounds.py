"""What is kept every so many years: due in its rounds alone, and judged by their own years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from entity_case import entity, told
from hypothesis import given
from hypothesis import strategies as st
from series_case import (
    assessed,
    by,
    card,
    each_year,
    indicator,
    judged,
    plan,
    reading,
    readings,
    scale,
)

from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.messages.finding import finding
from scorecard.model.plan import Aggregate, Aim, Kind, Rhythm, Thresholds
from scorecard.model.records import Records
from scorecard.model.status import Reason, Status, Trend
from scorecard.review.due import DueKind, due

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import IndicatorResult

PERIOD = (2017, 2026)
FIVE = Rhythm(5, 2018)
YEARS = st.integers(1990, 2060)


def survey(*targets: Any, **rest: Any) -> Indicator:
    rest.setdefault("baseline", (2013, 40.0))
    rest.setdefault("rhythm", FIVE)
    return indicator(*(targets or (by(2023, value=60.0),)), **rest)


def of(year: int, values: dict[int, object], subject: Indicator | None = None) -> IndicatorResult:
    return assessed(subject or survey(), values, year, period=PERIOD)


class TestRhythm:
    @given(every=st.integers(2, 20), first=YEARS, year=YEARS)
    def test_the_next_round_is_the_first_after(self, every: int, first: int, year: int) -> None:
        rhythm = Rhythm(every, first)
        after = rhythm.after(year)
        assert rhythm.is_round(after)
        assert not any(rhythm.is_round(between) for between in range(year + 1, after))

    @given(every=st.integers(2, 20), first=YEARS, after=YEARS, span=st.integers(0, 60))
    def test_rounds_are_every_year_that_is_one(
        self, every: int, first: int, after: int, span: int
    ) -> None:
        rhythm, until = Rhythm(every, first), after + span
        found = [year for year in range(after + 1, until + 1) if rhythm.is_round(year)]
        assert [*rhythm.rounds(after, until)] == found

    @given(year=YEARS, read=YEARS, every=st.integers(2, 9))
    def test_nothing_is_stale_before_its_next_round(self, year: int, read: int, every: int) -> None:
        subject = survey(rhythm=Rhythm(every, 2018), thresholds=Thresholds(stale_after=0))
        following = subject.rhythm
        assert following is not None
        assert subject.is_stale(read, year) is (year > following.after(read))


class TestBetween:
    @pytest.mark.parametrize("year", [2019, 2020, 2021, 2022])
    def test_the_last_figure_is_held_against_the_path_of_its_own_year(self, year: int) -> None:
        result = of(year, {2018: 52})
        assert result.status is Status.ON_TRACK
        assert result.expected == 50.0
        assert result.next_due == 2023
        assert result.sentence == (
            "52 in 2018; the path expected 50 by then. On track. Next due 2023."
        )

    def test_in_its_own_year(self) -> None:
        result = of(2018, {2018: 52})
        assert result.sentence == "52 in 2018; the path expected 50. On track. Next due 2023."

    def test_a_round_that_has_come_is_waited_for_then_stale(self) -> None:
        subject = survey(by(2026, value=60.0), rhythm=Rhythm(3, 2019), baseline=(2016, 40.0))
        waiting = of(2024, {2019: 45}, subject)
        assert waiting.status is Status.AT_RISK
        assert waiting.next_due == 2022
        assert "by then, and 2022 is not in yet" in waiting.sentence
        assert "Next due" not in waiting.sentence
        stale = of(2025, {2019: 45}, subject)
        assert (stale.status, stale.reason) == (Status.NOT_ASSESSED, Reason.STALE)
        assert stale.sentence == (
            "45 in 2019 is the last reading, and that of 2022 has been due for more than 2 years; "
            "it read at risk then."
        )

    def test_the_year_it_is_due_waits_for_its_figure(self) -> None:
        result = of(2023, {2018: 52})
        assert result.reason is Reason.DUE_NO_READING
        assert result.next_due == 2023

    def test_a_reading_between_counts(self) -> None:
        result = of(2021, {2018: 52, 2020: 53})
        assert result.sentence.startswith("53 in 2020; the path expected 54 by then")

    def test_no_data_said_answers_a_round(self) -> None:
        entered = [reading(2018, no_data="no survey was made")]
        assert assessed(survey(), entered, 2020, period=PERIOD).next_due == 2023

    def test_a_scale_is_judged_in_its_own_year_too(self) -> None:
        subject = scale(2, 2023, baseline=(2013, 0.0), rhythm=FIVE)
        assert of(2022, {2018: "weak"}, subject).status is Status.ON_TRACK

    def test_nothing_is_next_of_what_ends_is_done_or_kept_every_year(self) -> None:
        assert of(2020, {2018: 52}, survey(active_to=2022)).next_due is None
        assert of(2020, {2018: 52}, survey(rhythm=None)).next_due is None
        done = indicator(by(2023, Aim.DONE, 1.0), kind=Kind.YES_NO, rhythm=FIVE)
        assert of(2020, {2018: "yes"}, done).next_due is None
        assert of(2020, {2018: "no"}, done).next_due == 2023

    def test_a_judgement_speaks_until_the_next_has_been_due_too_long(self) -> None:
        subject = indicator(kind=Kind.QUALITATIVE, rhythm=FIVE)

        def judge(year: int) -> IndicatorResult:
            words = [judged(2018, Status.ON_TRACK)]
            return assessed(subject, (), year, period=PERIOD, judgements=words)

        assert judge(2025).status is Status.ON_TRACK
        assert judge(2022).next_due == 2023
        assert judge(2026).sentence == (
            "Last judged on track for 2018 by Ana, and that of 2023 has been due for more than "
            "2 years."
        )


class TestHeldEveryYear:
    HELD = survey(each_year(Aim.AT_LEAST, 10.0), baseline=())

    def test_only_rounds_are_unknown(self) -> None:
        assert of(2022, {2018: 12}, self.HELD).explanation.missing == ()
        assert of(2024, {2018: 12}, self.HELD).explanation.missing == (2023,)

    def test_all_rounds_held_is_achieved(self) -> None:
        result = of(2026, {2018: 12, 2023: 11}, self.HELD)
        assert result.status is Status.ACHIEVED
        assert "held in all 2 years it was due" in result.sentence
        assert of(2026, {2018: 12}, self.HELD).reason is Reason.DUE_NO_READING


class TestDue:
    def lacking(self, year: int, values: dict[int, object], subject: Indicator) -> list[DueKind]:
        entered = readings(values)
        found = card(plan(subject, period=PERIOD), entered, year)
        return [item.kind for item in due(found, Records(tuple(entered)))]

    def test_it_is_asked_for_in_its_rounds_alone(self) -> None:
        for year in range(2017, 2027):
            missing = DueKind.MISSING in self.lacking(year, {}, survey())
            assert missing is (year in (2018, 2023))

    def test_a_judgement_too(self) -> None:
        subject = indicator(kind=Kind.QUALITATIVE, rhythm=FIVE)
        assert self.lacking(2019, {}, subject) == []
        assert self.lacking(2018, {}, subject) == [DueKind.MISSING]

    def test_what_was_entered_between_still_wants_its_source(self) -> None:
        assert self.lacking(2020, {2020: 50}, survey()) == [DueKind.UNSOURCED]

    def test_it_is_not_counted_between(self) -> None:
        yearly = indicator(by(2023), id="y")
        counts = {
            year: card(plan(survey(), yearly, period=PERIOD), {2018: 52}, year)
            for year in (2018, 2019, 2023)
        }
        told = {year: (found.entered, found.expected_entries) for year, found in counts.items()}
        assert told == {2018: (1, 2), 2019: (0, 1), 2023: (0, 2)}


class TestEntities:
    SUM = survey(
        by(2023, value=60.0), entities=(entity("Chad"), entity("Peru")), aggregate=Aggregate.SUM
    )

    def test_they_are_asked_in_the_same_years(self) -> None:
        entered = told({"Chad": {2018: 20}, "Peru": {2018: 32}})
        result = assessed(self.SUM, entered, 2021, period=PERIOD)
        assert result.sentence.startswith("52 in 2018; the path expected 50 by then")
        assert (result.next_due, [e.result.next_due for e in result.entities]) == (2023, [2023] * 2)
        found = card(plan(self.SUM, period=PERIOD), entered, 2021)
        lacking = [item.kind for item in due(found, Records(tuple(entered)))]
        assert lacking == []

    def test_without_a_figure_it_is_due_as_long_as_one_is(self) -> None:
        own = tuple(entity(name, targets=(by(2023, value=9.0),)) for name in ("Chad", "Peru"))
        subject = indicator(entities=own, rhythm=FIVE)
        entered = told({"Chad": {2018: 5}})
        assert assessed(subject, entered, 2020, period=PERIOD).next_due == 2018
        entered += told({"Peru": {2018: 5}})
        assert assessed(subject, entered, 2020, period=PERIOD).next_due == 2023


def test_the_trend_is_that_of_the_last_five_rounds() -> None:
    values: dict[int, object] = {1998: 30, 2003: 35, 2008: 40, 2013: 45, 2018: 52}
    result = of(2020, values, survey(baseline=(2013, 45.0)))
    assert result.trend is Trend.IMPROVING
    assert result.lean is not None
    assert (result.lean.since_last, result.lean.since) == (2013, 1998)
    assert result.projection is not None
    assert result.projection.value == pytest.approx(57.4, abs=0.7)
    assert of(2020, values, survey(baseline=(2013, 45.0), rhythm=None)).trend is None


def test_it_is_told_in_json() -> None:
    told_of = scorecard_json(card(plan(survey(), period=PERIOD), {2018: 52}, 2020))
    (found,) = told_of["goals"][0]["objectives"][0]["indicators"]
    assert (found["every"], found["next_due"]) == (5, 2023)


def test_a_chart_misses_no_year_between_two_rounds() -> None:
    subject = survey(baseline=(2013, 40.0))
    assert "no figure for" not in finding(of(2024, {2018: 52, 2023: 58}, subject), PERIOD)
    gap = finding(of(2024, {2013: 41, 2023: 58}, survey(baseline=(2013, 40.0))), PERIOD)
    assert "no figure for 2018;" in gap or gap.endswith("no figure for 2018.")
