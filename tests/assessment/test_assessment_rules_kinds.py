"""Kinds other than numbers: yes or no once, levels of a scale, judged from evidence."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from series_case import assessed, by, done_by, indicator, judged, reading, scale

from scorecard.model.plan import Aim, Indicator, Kind, Thresholds
from scorecard.model.scorecard import Rule
from scorecard.model.status import Note, Reason, Status

ADOPTED = indicator(done_by(2019), kind=Kind.YES_NO)


class TestYesNoOnce:
    @pytest.mark.parametrize(
        ("entered", "year", "status", "note"),
        [
            ({2018: "yes"}, 2018, Status.ACHIEVED, None),
            ({2019: "yes"}, 2019, Status.ACHIEVED, None),
            ({2018: "yes"}, 2021, Status.ACHIEVED, None),
            ({2019: "no", 2020: "yes"}, 2020, Status.ACHIEVED, Note.MET_LATE),
            ({2017: "yes", 2018: "no"}, 2018, Status.OFF_TRACK, Note.LOST),
            ({2017: "yes", 2019: "no"}, 2019, Status.MISSED, None),
            ({2019: "yes", 2020: "no"}, 2020, Status.OFF_TRACK, Note.LOST),
            ({2018: "no", 2019: "no"}, 2019, Status.MISSED, None),
            ({2020: "no"}, 2020, Status.MISSED, None),
        ],
    )
    def test_done_undone_and_never_done(
        self, entered: dict[int, str], year: int, status: Status, note: Note | None
    ) -> None:
        result = assessed(ADOPTED, entered, year)
        assert (result.status, result.note, result.reason) == (status, note, None)

    def test_not_done_and_the_date_ahead(self) -> None:
        for entered in ({2018: "no"}, {}):
            result = assessed(ADOPTED, entered, 2018)
            assert (result.status, result.reason) == (Status.NOT_ASSESSED, Reason.NOT_DUE)

    def test_due_and_nobody_has_said(self) -> None:
        assert assessed(ADOPTED, {2018: "no"}, 2019).reason is Reason.DUE_NO_READING
        assert assessed(ADOPTED, {}, 2019).reason is Reason.DUE_NO_READING

    def test_done_later_with_the_year_unknown(self) -> None:
        result = assessed(ADOPTED, {2018: "no", 2020: "yes"}, 2020)
        assert (result.status, result.note) == (Status.ACHIEVED, None)
        assert result.explanation.date_unknown
        assert not assessed(ADOPTED, {2018: "yes", 2020: "yes"}, 2020).explanation.date_unknown

    def test_a_full_date(self) -> None:
        subject = indicator(done_by(date(2019, 6, 30)), kind=Kind.YES_NO)
        before = assessed(subject, {2019: "no"}, 2019, as_of=date(2019, 6, 29))
        assert before.reason is Reason.NOT_DUE
        on_it = assessed(subject, {2019: "no"}, 2019, as_of=date(2019, 6, 30))
        assert on_it.status is Status.MISSED
        # Known only by its year, it counts as in time.
        assert assessed(subject, {2019: "yes"}, 2019).status is Status.ACHIEVED

    def test_a_baseline_that_was_done(self) -> None:
        subject = indicator(done_by(2019), kind=Kind.YES_NO, baseline=(2016, 1.0))
        result = assessed(subject, {2018: "no"}, 2018)
        assert (result.status, result.note) == (Status.OFF_TRACK, Note.LOST)

    def test_a_later_date_is_noted(self) -> None:
        moved = (done_by(2019), by(2021, Aim.DONE, 1.0, decided=date(2019, 3, 1)))
        subject = indicator(*moved, kind=Kind.YES_NO)
        result = assessed(subject, {2019: "no"}, 2019)
        assert (result.reason, result.note) == (Reason.NOT_DUE, Note.EXTENDED)


class TestScale:
    def test_levels_count_by_their_place(self) -> None:
        subject = scale(2, baseline=(2016, 0.0))
        assert assessed(subject, {2018: "weak"}, 2018).status is Status.ON_TRACK
        assert assessed(subject, {2020: "strong"}).status is Status.ACHIEVED
        assert assessed(subject, {2020: "weak"}).status is Status.MISSED

    def test_the_expected_level_is_rounded_down(self) -> None:
        subject = scale(2, baseline=(2016, 0.0))
        three_quarters = assessed(subject, {2019: "weak"}, 2019)
        assert (three_quarters.expected, three_quarters.status) == (1.0, Status.ON_TRACK)
        one_quarter = assessed(subject, {2017: "none"}, 2017)
        assert (one_quarter.expected, one_quarter.status) == (0.0, Status.ON_TRACK)
        behind = assessed(subject, {2018: "none"}, 2018)
        assert (behind.expected, behind.ratio, behind.status) == (1.0, 0.0, Status.OFF_TRACK)

    def test_a_level_nobody_declared_is_no_reading(self) -> None:
        assert assessed(scale(2, baseline=(2016, 0.0)), {2018: "7"}, 2018).latest is None


class TestQualitative:
    SUBJECT = Indicator("x", "Participation", kind=Kind.QUALITATIVE)

    def test_a_person_judges(self) -> None:
        for status in (Status.ACHIEVED, Status.ON_TRACK, Status.AT_RISK, Status.MISSED):
            result = assessed(self.SUBJECT, {}, 2018, judgements=[judged(2018, status)])
            assert (result.status, result.reason) == (status, None)
            assert result.explanation.rule is Rule.JUDGED
            assert result.judgement is not None

    def test_nobody_has(self) -> None:
        entered = [reading(2018, "Survivors spoke at the opening.")]
        result = assessed(self.SUBJECT, entered, 2018)
        assert result.reason is Reason.QUALITATIVE_UNJUDGED
        assert result.latest is not None
        assert result.latest.value is None
        for status in (Status.NOT_ASSESSED, Status.PARTLY_ACHIEVED):
            word = judged(2018, status)
            result = assessed(self.SUBJECT, {}, 2018, judgements=[word])
            assert result.reason is Reason.QUALITATIVE_UNJUDGED

    def test_the_latest_year_up_to_the_scorecards_counts(self) -> None:
        both = [judged(2017, Status.AT_RISK), judged(2019, Status.ON_TRACK)]
        assert assessed(self.SUBJECT, {}, 2018, judgements=both).status is Status.AT_RISK
        assert assessed(self.SUBJECT, {}, 2019, judgements=both).status is Status.ON_TRACK
        assert assessed(self.SUBJECT, {}, 2016, judgements=both).judgement is None

    def test_the_current_judgement_of_a_year_as_of_a_day(self) -> None:
        first = judged(2018, Status.AT_RISK, entered_at=datetime(2019, 1, 5, tzinfo=UTC))
        second = judged(
            2018, Status.OFF_TRACK, entered_at=datetime(2019, 3, 5, tzinfo=UTC), revision=2
        )
        for order in ([first, second], [second, first]):
            assert assessed(self.SUBJECT, {}, 2018, judgements=order).status is Status.OFF_TRACK
            before = assessed(self.SUBJECT, {}, 2018, judgements=order, as_of=date(2019, 3, 4))
            assert before.status is Status.AT_RISK

    def test_too_old_a_judgement(self) -> None:
        old = [judged(2017, Status.ON_TRACK)]
        assert assessed(self.SUBJECT, {}, 2019, judgements=old).status is Status.ON_TRACK
        result = assessed(self.SUBJECT, {}, 2020, judgements=old)
        assert (result.reason, result.explanation.last_known) == (Reason.STALE, Status.ON_TRACK)
        patient = Indicator(
            "x", "Participation", kind=Kind.QUALITATIVE, thresholds=Thresholds(stale_after=3)
        )
        assert assessed(patient, {}, 2020, judgements=old).status is Status.ON_TRACK

    def test_one_that_is_context_or_faulty_is_not_judged(self) -> None:
        word = [judged(2018, Status.ON_TRACK)]
        shown = Indicator("x", "P", kind=Kind.QUALITATIVE, context=True)
        assert assessed(shown, {}, 2018, judgements=word).reason is Reason.CONTEXT
        broken = Indicator("x", "P", kind=Kind.QUALITATIVE, faulty=True)
        assert assessed(broken, {}, 2018, judgements=word).reason is Reason.FAULT

    def test_a_judgement_under_a_former_id_counts(self) -> None:
        renamed = Indicator("y", "P", kind=Kind.QUALITATIVE, formerly=("x",))
        result = assessed(renamed, {}, 2018, judgements=[judged(2018, Status.ON_TRACK)])
        assert result.status is Status.ON_TRACK
