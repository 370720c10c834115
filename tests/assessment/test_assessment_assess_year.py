"""Which year is shown when nobody asks for one, and how much of it is entered."""

from __future__ import annotations

from datetime import date

from series_case import card, indicator, judged, plan, reading, readings, states

from scorecard.assessment.assess import default_year
from scorecard.model.plan import Derivation, Derive, Indicator, Kind
from scorecard.model.reading import Reading, State
from scorecard.model.records import Records
from scorecard.model.status import Status

TWO = plan(states(id="a"), states(id="b"))


def entered(*pairs: tuple[int, str]) -> list[Reading]:
    return [reading(year, 105, id_) for year, id_ in pairs]


def year_of(readings_: list[Reading], as_of: date | None = None) -> int:
    return default_year(TWO, Records(tuple(readings_)), as_of)


def test_the_latest_year_at_least_half_entered() -> None:
    assert year_of(entered((2018, "a"))) == 2018
    assert year_of(entered((2018, "a"), (2018, "b"), (2019, "b"))) == 2019
    three = plan(states(id="a"), states(id="b"), states(id="c"))
    records = Records(tuple(entered((2018, "a"), (2018, "b"), (2019, "b"))))
    assert default_year(three, records) == 2018


def test_the_first_year_when_none_is() -> None:
    assert year_of([]) == 2017
    assert year_of(entered((2016, "a"), (2022, "a"))) == 2017
    assert default_year(plan(), Records()) == 2017


def test_only_what_was_known_and_can_be_used() -> None:
    draft = [reading(2019, 105, "a", state=State.DRAFT)]
    silent = [reading(2019, None, "a", no_data="no survey")]
    assert year_of(draft) == 2017
    assert year_of(silent) == 2017
    assert year_of(entered((2019, "a")), date(2015, 12, 31)) == 2017


def test_only_scored_and_active_indicators_are_asked() -> None:
    strategy = plan(
        states(id="a"),
        states(id="shown", context=True),
        indicator(id="free"),
        states(id="gone", active_to=2018),
    )
    records = Records(tuple(entered((2019, "a"), (2020, "shown"), (2020, "free"))))
    assert default_year(strategy, records) == 2019
    scorecard = card(strategy, records.readings, 2018)
    assert (scorecard.entered, scorecard.expected_entries) == (0, 2)


def test_derived_and_judged_ones_are_counted() -> None:
    strategy = plan(
        states(id="d", derive=Derive(Derivation.SUM, ("a", "b"))),
        indicator(id="a"),
        indicator(id="b"),
        Indicator("q", "Q", kind=Kind.QUALITATIVE),
        states(id="f", faulty=True),
    )
    both = [reading(2019, 1, "a"), reading(2019, 2, "b"), reading(2019, "words", "q")]
    scorecard = card(strategy, both, 2019)
    assert (scorecard.entered, scorecard.expected_entries) == (1, 3)
    word = judged(2019, Status.ON_TRACK, id_="q")
    assert card(strategy, both, 2019, judgements=[word]).entered == 2


def test_a_reading_of_another_year_is_no_entry() -> None:
    scorecard = card(TWO, readings({2017: 1, 2019: 1}, "a"), 2018)
    assert (scorecard.entered, scorecard.expected_entries) == (0, 2)


def test_the_scorecard_takes_the_default_year() -> None:
    scorecard = card(TWO, entered((2018, "a"), (2020, "x")))
    assert (scorecard.year, scorecard.as_of) == (2018, None)
    before = card(TWO, entered((2018, "a")), as_of=date(2015, 12, 31))
    assert (before.year, before.as_of) == (2017, date(2015, 12, 31))
    # What the default year saw of later years is not in the scorecard.
    later = card(TWO, [*entered((2018, "a"), (2018, "b")), reading(2023, 9, "a")])
    assert later.indicators()[0].readings[-1].year == 2018
