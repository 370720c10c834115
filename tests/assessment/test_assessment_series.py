"""Which readings a scorecard uses, and how it reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from series_case import assessed, by, card, indicator, plan, reading, readings, states

from scorecard.assessment.all_series import AllSeries
from scorecard.assessment.index import Index
from scorecard.messages.figures import marks
from scorecard.model.interval import End, Interval
from scorecard.model.plan import Baseline, Derivation, Derive, Indicator, Kind
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.records import Records
from scorecard.model.scorecard import Point, ReadingPoint
from scorecard.model.status import Reason, Status


def on(day: int, month: int = 1, year: int = 2019) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


class TestRevisions:
    FIRST = reading(2018, 105, entered_at=on(1))
    SECOND = reading(2018, 115, entered_at=on(9), revision=2)

    def test_the_latest_known_one_counts_in_any_order(self) -> None:
        for order in ([self.FIRST, self.SECOND], [self.SECOND, self.FIRST]):
            assert assessed(states(), order, 2018).status is Status.ON_TRACK
            before = assessed(states(), order, 2018, as_of=date(2019, 1, 8))
            assert before.status is Status.OFF_TRACK
            assert assessed(states(), order, 2018, as_of=date(2018, 12, 31)).latest is None

    def test_the_one_it_superseded_is_named_when_it_said_something_else(self) -> None:
        (point,) = assessed(states(), [self.FIRST, self.SECOND], 2018).readings
        assert (point.reading, point.previous) == (self.SECOND, self.FIRST)
        same = reading(2018, 115, entered_at=on(10), revision=3)
        (point,) = assessed(states(), [self.FIRST, self.SECOND, same], 2018).readings
        assert (point.reading, point.previous) == (same, None)
        alone = assessed(states(), [self.FIRST, self.SECOND], 2018, as_of=date(2019, 1, 2))
        assert alone.readings[0].previous is None

    def test_drafts_never_count_and_hide_nothing(self) -> None:
        draft = reading(2018, 129, entered_at=on(20), revision=3, state=State.DRAFT)
        entered = [self.FIRST, draft]
        assert assessed(states(), entered, 2018).ratio == pytest.approx(1 / 3)
        assert assessed(states(), [draft], 2018).readings == ()

    def test_provisional_ones_count(self) -> None:
        entered = [reading(2018, 105, state=State.PROVISIONAL)]
        assert assessed(states(), entered, 2018).status is Status.OFF_TRACK

    def test_one_taken_back_is_gone(self) -> None:
        back = reading(2018, None, entered_at=on(20), revision=2, retracted=True)
        result = assessed(states(), [self.FIRST, back], 2018)
        assert (result.reason, result.readings) == (Reason.NO_READING, ())
        again = reading(2018, 107, entered_at=on(25), revision=3)
        (point,) = assessed(states(), [self.FIRST, back, again], 2018).readings
        assert (point.value, point.previous) == (107, None)

    def test_no_data_stands_without_a_figure(self) -> None:
        silent = reading(2019, None, no_data="the survey was cancelled")
        result = assessed(states(), [self.FIRST, silent], 2019)
        assert [point.year for point in result.readings] == [2018, 2019]
        assert result.latest is not None
        assert result.latest.year == 2018
        hidden = reading(2018, None, entered_at=on(20), revision=2, no_data="withdrawn")
        assert assessed(states(), [self.FIRST, hidden], 2018).latest is None

    def test_later_years_are_not_seen(self) -> None:
        entered = readings({2018: 105, 2019: 130})
        result = assessed(states(), entered, 2018)
        assert [point.year for point in result.readings] == [2018]

    def test_what_was_published_counts_from_then(self) -> None:
        back_filled = reading(
            2018, 105, entered_at=on(1, year=2024), published=date(2019, 9, 1), as_published=True
        )
        assert assessed(states(), [back_filled], 2018, as_of=date(2019, 9, 1)).latest is not None
        assert assessed(states(), [back_filled], 2018, as_of=date(2019, 8, 31)).latest is None

    def test_of_another_indicator_or_an_entity_they_do_not_count(self) -> None:
        entered = [reading(2018, 105, "other"), reading(2018, 105, entity="chile")]
        assert assessed(states(), entered, 2018).readings == ()


class TestFormerIds:
    def test_readings_under_a_former_id_count(self) -> None:
        renamed = states(id="y", formerly=("x", "old"))
        entered = [*readings({2017: 102}), *readings({2018: 105}, "old")]
        result = assessed(renamed, entered, 2018)
        assert [point.year for point in result.readings] == [2017, 2018]
        assert result.ratio == pytest.approx(1 / 3)

    def test_a_revision_under_the_new_id_goes_on_from_the_old_one(self) -> None:
        entered = [
            reading(2018, 105, entered_at=on(1)),
            reading(2018, 115, "y", entered_at=on(2), revision=2),
        ]
        renamed = states(id="y", formerly=("x",))
        (point,) = assessed(renamed, entered, 2018).readings
        assert point.value == 115
        assert point.previous is entered[0]

    def test_of_two_ids_that_became_one_neither_replaces_the_other(self) -> None:
        entered = [
            reading(2018, 105, "m", entered_at=on(1)),
            reading(2018, 115, "w", entered_at=on(2)),
        ]
        folded = states(id="y", formerly=("m", "w"))
        (point,) = assessed(folded, entered, 2018).readings
        assert (point.value, point.previous, point.restated) == (115, None, None)
        # A reading that is taken back leaves the other.
        back = reading(
            2018, None, "w", entered_at=on(3), revision=2, parent=entered[1].id, retracted=True
        )
        (point,) = assessed(folded, [*entered, back], 2018).readings
        assert (point.value, point.previous) == (105, None)
        both = reading(
            2018, None, "m", entered_at=on(4), revision=3, parent=entered[0].id, retracted=True
        )
        assert assessed(folded, [*entered, back, both], 2018).readings == ()

    def test_an_id_in_use_is_not_taken_for_a_former_one(self) -> None:
        newer = states(id="y", formerly=("x",))
        scorecard = card(plan(states(), newer), {2018: 105}, 2018)
        assert [len(result.readings) for result in scorecard.indicators()] == [1, 0]


class TestValues:
    @pytest.mark.parametrize("text", ["", "yes", "nan", "inf", "-inf", "1e999"])
    def test_what_is_no_number_is_no_reading(self, text: str) -> None:
        assert assessed(states(), [reading(2018, text)], 2018).latest is None

    def test_percent_is_in_hundredths(self) -> None:
        subject = states(by(2020, value=50.0), baseline=(2016, 10.0), kind=Kind.PERCENT)
        assert assessed(subject, {2018: 30}, 2018).status is Status.ON_TRACK


def derived(rule: Derivation, *ids: str, **rest: object) -> Indicator:
    given: dict[str, object] = {"id": "d", "derive": Derive(rule, ids), "baseline": (2016, 10.0)}
    return indicator(by(2020), **(given | rest))


class TestDerived:
    A, B = indicator(id="a"), indicator(id="b")

    @pytest.mark.parametrize(
        ("rule", "value"),
        [(Derivation.SUM, 50), (Derivation.DIFFERENCE, 30), (Derivation.SHARE, 400)],
    )
    def test_each_rule(self, rule: Derivation, value: float) -> None:
        entered = [*readings({2018: 40, 2019: 1}, "a"), *readings({2018: 10}, "b")]
        strategy = plan(derived(rule, "a", "b"), self.A, self.B)
        result = card(strategy, entered, 2019).indicators()[0]
        assert [(p.year, p.value) for p in result.readings] == [(2018, value)]
        assert result.readings[0].derived_from == (entered[0], entered[2])

    def test_nothing_is_divided_by_nothing(self) -> None:
        entered = [reading(2018, 40, "a"), reading(2018, 0, "b")]
        strategy = plan(derived(Derivation.SHARE, "a", "b"), self.A, self.B)
        assert card(strategy, entered, 2018).indicators()[0].readings == ()

    def test_own_readings_are_not_used(self) -> None:
        entered = [reading(2018, 7, "d"), reading(2018, 40, "a"), reading(2018, 1, "b")]
        strategy = plan(derived(Derivation.SUM, "a", "b"), self.A, self.B)
        assert card(strategy, entered, 2018).indicators()[0].readings[0].value == 41

    def test_of_a_derived_one_and_of_a_former_id(self) -> None:
        strategy = plan(
            derived(Derivation.SUM, "a", "e", id="d"),
            derived(Derivation.DIFFERENCE, "old", "a", id="e"),
            self.A,
            indicator(id="b", formerly=("old",)),
        )
        entered = [reading(2018, 40, "a"), reading(2018, 50, "b")]
        first = card(strategy, entered, 2018).indicators()[0]
        assert first.readings[0].value == 50
        assert first.readings[0].derived_from == (entered[0], entered[1], entered[0])

    def test_in_a_circle_and_of_nothing_known_there_is_none(self) -> None:
        strategy = plan(
            derived(Derivation.SUM, "e", id="d"),
            derived(Derivation.SUM, "d", id="e"),
            derived(Derivation.SUM, "nobody", id="f"),
            derived(Derivation.SUM, id="g"),
        )
        for result in card(strategy, {}, 2018).indicators():
            assert result.readings == ()

    @pytest.mark.parametrize(
        ("rule", "of", "status"),
        [
            (Derivation.SUM, "a", Status.NOT_ASSESSED),
            (Derivation.DIFFERENCE, "a", Status.NOT_ASSESSED),
            (Derivation.DIFFERENCE, "b", Status.ACHIEVED),
            (Derivation.SHARE, "b", Status.ACHIEVED),
        ],
    )
    def test_a_qualifier_of_an_input_is_one_of_the_result(
        self, rule: Derivation, of: str, status: Status
    ) -> None:
        # "At most" of the first leaves the result too high to be sure of at least 130; of what is
        # taken away it does not.
        entered = [
            reading(2020, value, id_, **({"qualifier": Qualifier.AT_MOST} if id_ == of else {}))
            for id_, value in (("a", 200), ("b", 40))
        ]
        strategy = plan(derived(rule, "a", "b"), self.A, self.B)
        assert card(strategy, entered, 2020).indicators()[0].status is status

    def test_a_break_of_an_input_breaks_the_result(self) -> None:
        entered = [
            *readings({2017: 1, 2018: 2}, "a"),
            reading(2017, 1, "b"),
            reading(2018, 1, "b", flags=(Flag.BREAK,)),
        ]
        strategy = plan(derived(Derivation.SUM, "a", "b"), self.A, self.B)
        result = card(strategy, entered, 2018).indicators()[0]
        assert result.reason is Reason.SERIES_BREAK


class TestAccumulated:
    SUBJECT = states(by(2020, value=500.0), baseline=(2016, 100.0), accumulate=True)

    def test_the_baseline_plus_the_sum_is_assessed(self) -> None:
        result = assessed(self.SUBJECT, {2017: 100, 2018: 50}, 2018)
        assert [(p.value, p.total) for p in result.readings] == [(100, 200), (50, 250)]
        assert result.explanation.actual == Point(2018, 250.0)
        assert (result.expected, result.ratio) == (300, 0.75)
        assert result.latest is not None
        assert result.latest.assessed == 250

    def test_amounts_of_the_baselines_year_and_before_are_not_added(self) -> None:
        result = assessed(self.SUBJECT, {2015: 9, 2016: 30, 2017: 100}, 2017)
        assert result.explanation.actual == Point(2017, 200.0)

    def test_with_a_gap_only_achieved_may_be_said(self) -> None:
        short = assessed(self.SUBJECT, {2017: 100, 2019: 100}, 2019)
        assert (short.status, short.reason) == (Status.NOT_ASSESSED, Reason.NO_READING)
        assert short.explanation.missing == (2018,)
        assert assessed(self.SUBJECT, {2017: 9, 2018: 9, 2020: 9}).trend is None
        enough = assessed(self.SUBJECT, {2017: 100, 2019: 300}, 2019)
        assert (enough.status, enough.explanation.missing) == (Status.ACHIEVED, (2018,))
        due = assessed(self.SUBJECT, {2017: 100, 2020: 100}, 2020)
        assert due.reason is Reason.DUE_NO_READING
        assert assessed(self.SUBJECT, {2017: 100, 2020: 300}, 2020).status is Status.ACHIEVED

    def test_no_data_is_a_gap_too(self) -> None:
        entered = [*readings({2017: 100, 2019: 100}), reading(2018, None, no_data="lost")]
        assert assessed(self.SUBJECT, entered, 2019).explanation.missing == (2018,)

    def test_where_amounts_may_be_negative_a_gap_says_nothing(self) -> None:
        signed = states(
            by(2020, value=500.0), baseline=(2016, 100.0), accumulate=True, minimum=-100.0
        )
        assert assessed(signed, {2017: 100, 2019: 900}, 2019).status is Status.NOT_ASSESSED
        below = assessed(self.SUBJECT, {2017: -1, 2019: 900}, 2019)
        assert below.status is Status.NOT_ASSESSED
        falling = states(by(2020, value=-5.0), baseline=(2016, 0.0), accumulate=True)
        assert assessed(falling, {2017: 0, 2019: 0}, 2019).status is Status.ACHIEVED

    def test_a_year_still_to_come_is_no_gap(self) -> None:
        waits = assessed(self.SUBJECT, {2017: 100, 2018: 150}, 2019)
        # 350 against the 300 of 2018: the path of 2019 asks for an amount that is not in yet.
        assert (waits.status, waits.expected) == (Status.ON_TRACK, 300)
        assert waits.sentence == (
            "350 up to 2018; the path expected 300 by then, and 2019 is not in yet. On track."
        )
        due = assessed(self.SUBJECT, {2017: 100, 2018: 150}, 2020)
        assert due.reason is Reason.DUE_NO_READING

    def test_years_outside_those_it_is_kept_are_not_missing(self) -> None:
        late = replace(self.SUBJECT, active_from=2018)
        result = assessed(late, {2018: 150, 2019: 100}, 2019)
        assert (result.explanation.missing, result.explanation.actual) == ((), Point(2019, 350.0))
        assert assessed(late, {2019: 100}, 2019).explanation.missing == (2018,)

    def test_a_qualifier_of_one_year_is_one_of_the_total(self) -> None:
        entered = [
            reading(2017, 300, qualifier=Qualifier.AT_MOST),
            *readings({2018: 100, 2019: 1, 2020: 100}),
        ]
        assert assessed(self.SUBJECT, entered).reason is Reason.BOUND
        (first, *_, last) = assessed(self.SUBJECT, entered).readings
        assert (first.interval, last.interval) == (
            Interval(most=End(Decimal(400))),
            Interval(most=End(Decimal(601))),
        )
        assert (last.qualifier, last.alone.qualifier) == (Qualifier.AT_MOST, Qualifier.EXACT)
        few = [reading(2017, 30, qualifier=Qualifier.AT_MOST), *entered[1:]]
        assert assessed(self.SUBJECT, few).status is Status.MISSED

    def test_marks_of_an_amount_and_of_the_baseline_are_those_of_every_later_total(self) -> None:
        subject = replace(self.SUBJECT, baselines=(Baseline(2016),))
        entered = [
            reading(2016, 100, qualifier=Qualifier.ABOUT, flags=(Flag.ESTIMATED,)),
            reading(2017, 100, state=State.PROVISIONAL),
            *readings({2018: 100}),
        ]
        latest = assessed(subject, entered, 2018).readings[-1]
        assert latest.total_of == tuple(entered)
        assert (marks(latest), marks(latest.alone)) == ("provisional, estimated", "")
        assert (latest.qualifier, latest.alone.qualifier) == (Qualifier.ABOUT, Qualifier.EXACT)

    def test_too_old_a_total_with_a_gap_has_no_last_known_status(self) -> None:
        subject = states(by(2025, value=500.0), baseline=(2012, 100.0), accumulate=True)
        result = assessed(subject, {2013: 1, 2015: 1}, 2020)
        assert (result.reason, result.explanation.last_known) == (Reason.STALE, None)


def test_there_is_nothing_under_an_unknown_id() -> None:
    index = Index(plan(states()), Records())
    assert AllSeries(index).of("nobody").points == ()
    assert index.find("nobody") is None


def test_a_point_says_what_is_assessed_of_it() -> None:
    assert ReadingPoint(2018, 5.0).assessed == 5
    assert ReadingPoint(2018, 5.0, total=25.0).assessed == 25
