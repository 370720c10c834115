"""Figures that are possible and hardly meant, and those that nobody wonders at."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.number import NumberStyle
from scorecard.model.plan import (
    Aim,
    Baseline,
    Direction,
    Entity,
    Indicator,
    Kind,
    Level,
    Milestone,
    Rhythm,
    Target,
)
from scorecard.model.reading import Flag, Qualifier, Reading, State
from scorecard.model.records import current
from scorecard.records.entry import Entry
from scorecard.records.plausible import DoubtSort, doubt_of, doubt_words, doubts_of, figures_of
from scorecard.workspace import Workspace, find_places

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Known = dict[int, str]


def target(aim: Aim = Aim.AT_LEAST, value: float = 130, year: int = 2021, **rest: Any) -> Target:
    return Target(aim, value, by=date(year, 12, 31), **rest)


def indicator(**rest: Any) -> Indicator:
    return Indicator("i", "Indicator", **rest)


PLAIN = indicator()
STATES = indicator(baselines=(Baseline(2016, 100.0),), targets=(target(),))
SHARE = indicator(kind=Kind.PERCENT, baselines=(Baseline(2016, 81.0),))
AMOUNTS = indicator(accumulate=True, baselines=(Baseline(2016, 0.0),), targets=(target(value=500),))
TOTALS = indicator(baselines=(Baseline(2016, 0.0),), targets=(target(value=500),))

RISING = indicator(targets=(target(value=1500),))
SHARE_TO_RISE = indicator(kind=Kind.PERCENT, targets=(target(value=90),))


def asked(
    what: Indicator, value: str, known: Mapping[int, str], stands: str | None = None, **rest: Any
) -> str:
    """Return what is asked about a figure of 2019."""
    entry = Entry("i", rest.pop("year", 2019), value, **rest)
    figures = {year: Decimal(text) for year, text in known.items()}
    doubt = doubt_of(what, entry, figures, None if stands is None else Decimal(stands))
    return doubt_words(what, doubt, None)


@pytest.mark.parametrize(
    ("what", "value", "known", "said", "meant"),
    [
        (
            PLAIN,
            "1050",
            {2017: "105"},
            "1,050 is ten times 105, the reading of 2017",
            "Did you mean 105?",
        ),
        (
            STATES,
            "1110",
            {2018: "105"},
            "1,110 is about ten times 105, the reading of 2018",
            "Did you mean 111?",
        ),
        (
            PLAIN,
            "10.5",
            {2018: "105"},
            "10.5 is a tenth of 105, the reading of 2018",
            "Did you mean 105?",
        ),
        (
            PLAIN,
            "105000",
            {2018: "105"},
            "105,000 is a thousand times 105, the reading of 2018",
            "Did you mean 105?",
        ),
        (
            PLAIN,
            "0.15",
            {2018: "15.0"},
            "0.15 is a hundredth of 15.0, the reading of 2018",
            "Did you mean 15?",
        ),
        (
            PLAIN,
            "0.015",
            {2018: "15.0"},
            "0.015 is a thousandth of 15.0, the reading of 2018",
            "Did you mean 15?",
        ),
        (
            PLAIN,
            "-2000",
            {2018: "-20"},
            "−2,000 is a hundred times −20, the reading of 2018",
            "Did you mean −20?",
        ),
        (
            PLAIN,
            "1400.5",
            {2018: "105"},
            "1,400.5 is far from 105, the reading of 2018",
            "Did you mean 140.05?",
        ),
        # What is counted in whole is not meant in parts.
        (
            PLAIN,
            "1058",
            {2018: "105"},
            "1,058 is about ten times 105, the reading of 2018",
            "Is it right?",
        ),
        # The last year before comes first, and the next one after where there is none.
        (
            PLAIN,
            "1050",
            {2010: "90", 2018: "105", 2020: "106"},
            "1,050 is ten times 105, the reading of 2018",
            "Did you mean 105?",
        ),
        (
            PLAIN,
            "1050",
            {2020: "106"},
            "1,050 is about ten times 106, the reading of 2020",
            "Did you mean 105?",
        ),
        (
            PLAIN,
            "1000",
            {2016: "90", 2020: "106"},
            "1,000 is about ten times 90, the reading of 2016",
            "Did you mean 100?",
        ),
        (
            PLAIN,
            "100",
            {2018: "10"},
            "100 is ten times 10, the reading of 2018",
            "Did you mean 10?",
        ),
        # Nothing is known but the plan.
        (
            indicator(
                baselines=(Baseline(2016, 100.0), Baseline(2018, 1000.0)), targets=(target(),)
            ),
            "10500",
            {},
            "10,500 is about ten times 1,000, the baseline of 2018",
            "Did you mean 1,050?",
        ),
        (
            indicator(baselines=(Baseline(2016, 100.0),), targets=(target(value=1000),)),
            "60000",
            {},
            "60,000 is far from 100, the baseline of 2016, and from 1,000, the target for 2021",
            "Did you mean 600?",
        ),
        (STATES, "1000", {}, "1,000 is ten times 100, the baseline of 2016", "Did you mean 100?"),
        (
            indicator(targets=(target(),)),
            "1300",
            {},
            "1,300 is ten times 130, the target for 2021",
            "Did you mean 130?",
        ),
        (
            indicator(targets=(Target(Aim.AT_LEAST, 130.0, every_year=True),)),
            "1300",
            {},
            "1,300 is ten times 130, the target",
            "Did you mean 130?",
        ),
        (
            indicator(baselines=(Baseline(2016, 0.0),), targets=(target(value=100),)),
            "600",
            {},
            "600 is far from 0, the baseline of 2016, and from 100, the target for 2021",
            "Did you mean 60?",
        ),
        (
            indicator(
                targets=(target(value=900),),
                milestones=(Milestone(2018, 300.0),),
                baselines=(Baseline(2016, 100.0),),
            ),
            "30000",
            {},
            "30,000 is a hundred times 300, the milestone of 2018",
            "Did you mean 300?",
        ),
        # A figure may carry a qualifier.
        (
            SHARE,
            "0.84",
            {},
            "0.84 is entered where percent is kept; the baseline of 2016 is 81 %",
            "Did you mean 84 %?",
        ),
        (
            SHARE,
            "1",
            {2018: "95"},
            "1 is entered where percent is kept; the reading of 2018 is 95 %",
            "Did you mean 100 %?",
        ),
        (
            indicator(unit="%"),
            "0.6",
            {2018: "20"},
            "0.6 is entered where percent is kept; the reading of 2018 is 20 %",
            "Did you mean 60 %?",
        ),
        (
            SHARE,
            "8.4",
            {},
            "8.4 % is about a tenth of 81 %, the baseline of 2016",
            "Did you mean 84 %?",
        ),
        # Amounts and totals.
        (
            AMOUNTS,
            "128",
            {2017: "40", 2018: "45"},
            (
                "128 looks like the total so far; readings of this indicator are the amounts of "
                "single years, and their sum up to 2018 is 85"
            ),
            "Did you mean 43?",
        ),
        (
            AMOUNTS,
            "450",
            {2017: "40", 2018: "45"},
            "450 is ten times 45, the reading of 2018",
            "Did you mean 45?",
        ),
        (
            TOTALS,
            "35",
            {2017: "40", 2018: "85"},
            (
                "35 looks like the amount of one year; readings of this indicator are totals, and "
                "the reading of 2018 is 85"
            ),
            "Did you mean 120?",
        ),
    ],
)
def test_what_looks_wrong_is_said_with_what_may_be_meant(
    what: Indicator, value: str, known: Known, said: str, meant: str
) -> None:
    assert asked(what, value, known) == f"{said}. {meant}"


@pytest.mark.parametrize(
    ("what", "value", "known"),
    [
        (PLAIN, "105", {}),
        (PLAIN, "0", {2018: "105"}),
        (PLAIN, "7", {2018: "0"}),
        (PLAIN, "-105", {2018: "105"}),
        # Small counts go up and down.
        (PLAIN, "10", {2018: "1"}),
        (PLAIN, "20", {2018: "2"}),
        (PLAIN, "1", {2018: "12"}),
        # Far off, and not by a slip.
        (PLAIN, "400", {2018: "105"}),
        (PLAIN, "600", {2018: "105"}),
        (PLAIN, "1700", {2018: "105"}),
        # As far as the target, or as the plan began.
        (indicator(targets=(target(value=1000),)), "1050", {2018: "105"}),
        (indicator(baselines=(Baseline(2016, 1000.0),)), "1050", {2018: "105"}),
        (
            indicator(targets=(Target(Aim.BETWEEN, low=800, high=1000, every_year=True),)),
            "1050",
            {2018: "105"},
        ),
        (
            indicator(targets=(target(),), milestones=(Milestone(2018, 900.0),)),
            "1050",
            {2018: "105"},
        ),
        # On the way to none no figure is too small.
        (indicator(targets=(target(Aim.AT_MOST, 0.0),)), "10.5", {2018: "105"}),
        # A first figure may be anywhere below what it is to reach, or above what it is not to pass.
        (indicator(targets=(target(),)), "13", {}),
        (indicator(targets=(target(Aim.AT_MOST, 20.0),)), "200", {}),
        (indicator(targets=(target(Aim.AT_MOST, 25.0),)), "2.5", {}),
        (indicator(kind=Kind.PERCENT, targets=(target(Aim.AT_MOST, 25.0),)), "0.5", {}),
        # Percentages below one.
        (SHARE, "0.84", {2018: "0.9"}),
        (SHARE, "0.84", {2018: "2.5"}),
        (SHARE, "1.2", {2018: "80.0", 2017: "1.1"}),
        # Near an older reading alone, as it slips.
        (PLAIN, "3000", {2010: "30", 2018: "105"}),
        (PLAIN, "95", {2018: "10"}),
        (STATES, "700", {2018: "150"}),
        (indicator(kind=Kind.PERCENT), "0.9", {2018: "5.5"}),
        # Amounts and totals.
        (AMOUNTS, "110", {2017: "40", 2018: "45"}),
        (TOTALS, "45", {2017: "40", 2018: "100"}),
        (TOTALS, "60", {2017: "140", 2018: "285"}),
        (RISING, "35", {2016: "40", 2017: "85", 2018: "80"}),
        (RISING, "300", {2016: "1000", 2017: "1010", 2018: "1020"}),
        (SHARE_TO_RISE, "10", {2016: "40", 2017: "55", 2018: "62"}),
        (AMOUNTS, "90", {2017: "40", 2018: "45"}),
        (AMOUNTS, "85", {2017: "40"}),
        (AMOUNTS, "400", {}),
        (TOTALS, "38", {2017: "40"}),
        (TOTALS, "69", {2017: "70", 2018: "135"}),
        (TOTALS, "38", {2017: "40", 2018: "39"}),
        (indicator(), "35", {2016: "40", 2017: "85", 2018: "120"}),
        (
            indicator(targets=(target(Aim.AT_MOST, 10.0),)),
            "35",
            {2016: "40", 2017: "85", 2018: "120"},
        ),
    ],
)
def test_nobody_wonders_at_what_may_well_be(what: Indicator, value: str, known: Known) -> None:
    assert asked(what, value, known) == ""


def test_the_first_amount_is_held_against_what_the_target_takes_a_year() -> None:
    what = indicator(
        accumulate=True, baselines=(Baseline(2016, 500.0),), targets=(target(value=1000),)
    )
    assert "their sum up to 2016 is 500. Did you mean 60?" in asked(what, "560", {}, year=2017)
    assert asked(what, "240", {}, year=2017) == ""
    assert asked(what, "900", {}, year=2017) == ""


def test_a_target_that_is_behind_says_nothing_of_the_amounts() -> None:
    behind = (target(value=500, year=2016),)
    what = indicator(accumulate=True, baselines=(Baseline(2016, 500.0),), targets=behind)
    assert asked(what, "560", {}, year=2017) == ""


@pytest.mark.parametrize("beside", [{2015: "30"}, {2020: "44"}])
def test_the_sum_so_far_is_that_of_the_years_from_the_baseline_on(beside: Known) -> None:
    known = {2017: "40", 2018: "45", **beside}
    assert "their sum up to 2018 is 85. Did you mean 43?" in asked(AMOUNTS, "128", known)


def test_a_total_grows_by_no_less_than_amounts_do() -> None:
    known = {2017: "40", 2018: "40", 2019: "40"}
    assert asked(AMOUNTS, "125", known, year=2020) == ""
    assert "Did you mean 25?" in asked(AMOUNTS, "145", known, year=2020)


def test_totals_are_those_of_the_years_before() -> None:
    known = {2017: "40", 2018: "85", 2021: "60"}
    assert "the reading of 2018 is 85. Did you mean 120?" in asked(TOTALS, "35", known)


def test_a_direction_says_that_totals_rise_as_a_target_does() -> None:
    known = {2016: "40", 2017: "85", 2018: "120"}
    rising = indicator(direction=Direction.INCREASE)
    assert "Did you mean 155?" in asked(rising, "35", known)
    assert asked(indicator(direction=Direction.DECREASE), "35", known) == ""


@pytest.mark.parametrize(
    ("value", "qualifier", "is_asked"),
    [
        ("1050", Qualifier.AT_LEAST, True),
        ("1050", Qualifier.AT_MOST, False),
        ("10.5", Qualifier.AT_LEAST, False),
        ("10.5", Qualifier.AT_MOST, True),
        ("1050", Qualifier.ABOUT, True),
    ],
)
def test_a_bound_may_lie_far_off_on_its_open_side(
    value: str, qualifier: Qualifier, is_asked: bool
) -> None:
    assert bool(asked(PLAIN, value, {2018: "105"}, qualifier=qualifier)) is is_asked


def test_a_correction_is_held_against_its_neighbours_not_against_what_it_mends() -> None:
    known = {2017: "102", 2018: "105", 2019: "1060"}
    assert asked(PLAIN, "106", known, "1060") == ""
    assert asked(PLAIN, "1070", known, "106") != ""


def test_what_stands_already_is_not_asked_about_again() -> None:
    known = {2018: "105", 2019: "1050"}
    assert asked(PLAIN, "1050", known, "1050") == ""
    assert asked(PLAIN, "1050.0", known, "1050") == ""


def test_a_new_series_is_held_against_nothing() -> None:
    assert asked(PLAIN, "1050", {2018: "105"}, flags=(Flag.BREAK,)) == ""
    assert asked(PLAIN, "1050", {2018: "105"}, flags=(Flag.ESTIMATED,)) != ""


def test_a_percentage_made_of_its_parts_is_no_fraction() -> None:
    parts = {"numerator": "21", "denominator": "2500"}
    said = "0.84 % is about a hundredth of 81 %, the baseline of 2016. Did you mean 84 %?"
    assert asked(SHARE, "0.84", {}, **parts) == said


def test_a_percent_whose_target_is_none_is_asked_about_too() -> None:
    what = indicator(kind=Kind.PERCENT, targets=(target(Aim.AT_MOST, 0.0),))
    assert "Did you mean 84 %?" in asked(what, "0.84", {2018: "81"})


@pytest.mark.parametrize("kind", [Kind.YES_NO, Kind.SCALE, Kind.QUALITATIVE])
def test_only_numbers_are_doubted(kind: Kind) -> None:
    what = indicator(kind=kind, levels=(Level("1050", ""), Level("105", "")))
    assert asked(what, "1050", {2018: "105"}) == ""
    said = [reading(2018, "105")]
    assert figures_of(what, said) == {}


def test_no_data_and_what_is_taken_back_are_not_doubted() -> None:
    known = {2018: Decimal(105)}
    assert doubt_of(PLAIN, Entry("i", 2019, None, no_data="lost"), known) is None
    assert doubt_of(PLAIN, Entry("i", 2019, None, retracted=True), known) is None


def test_thirty_digits_are_held_against_one_another_exactly() -> None:
    long = "123456789012345678901234567890"
    doubt = doubt_of(PLAIN, Entry("i", 2019, long), {2018: Decimal(long[:-1])})
    assert doubt is not None
    assert (doubt.sort, doubt.slip, doubt.meant) == (DoubtSort.TIMES, 1, Decimal(long[:-1]))


def test_an_entity_is_held_against_its_own_baseline_and_target() -> None:
    ana = Entity("a", "A", baselines=(Baseline(2016, 1000.0),), targets=(target(value=2000),))
    bo = Entity("b", "B", baselines=(Baseline(2016, 10.0),), targets=(target(value=20),))
    what = indicator(entities=(ana, bo), entity_kind=Kind.NUMBER)
    assert asked(what.own(ana), "1500", {}) == ""
    assert "Did you mean 15?" in asked(what.own(bo), "1500", {})


def test_the_style_of_the_plan_is_kept() -> None:
    doubt = doubt_of(PLAIN, Entry("i", 2019, "10505.5"), {2018: Decimal("1050.5")})
    said = doubt_words(PLAIN, doubt, NumberStyle(".", ","))
    assert said.startswith("10.505,5 is about ten times 1.050,5, the reading of 2018.")


def reading(year: int, value: str | None, **rest: Any) -> Reading:
    return Reading(f"r{year}", "i", year, value, datetime(2021, 3, 1, tzinfo=UTC), "Ana", **rest)


def test_only_figures_that_count_are_held_against() -> None:
    said = [
        reading(2015, "99"),
        reading(2016, "100", state=State.DRAFT),
        reading(2017, None, no_data="lost"),
        reading(2018, "words"),
    ]
    assert figures_of(PLAIN, said) == {2015: Decimal(99)}


def test_none_of_the_bundled_readings_is_doubted(root: Path) -> None:
    """Not as they were entered, one after the other, and not beside all the others."""
    workspace = Workspace(find_places(root / "indicators.toml", None))
    ids, entered = workspace.store.ids, workspace.store.records().readings
    assert len(entered) == 213
    before: dict[tuple[str, str | None], list[Reading]] = {}
    every: dict[tuple[str, str | None], list[Reading]] = {}
    for each in entered:
        every.setdefault((each.indicator, each.entity), []).append(each)
    for each in sorted(entered, key=lambda r: r.rank):
        found = workspace.strategy.find(each.indicator)
        assert found is not None
        entity = found.entity(each.entity) if each.entity else None
        own = found if entity is None else found.own(entity)
        of = (each.indicator, each.entity)
        for series in (before.setdefault(of, []), every[of]):
            known = figures_of(own, current(series, ids=ids).values())
            assert doubt_words(own, doubt_of(own, each, known), None) == ""
        before[of].append(each)


def doubted(what: Indicator, given_: Known, standing: Known) -> list[int]:
    """Return the years of the figures that are asked about of those saved together."""
    said = [Entry("i", year, value) for year, value in given_.items()]
    doubts = doubts_of(what, said, {year: Decimal(text) for year, text in standing.items()})
    return [each.year for each, doubt in zip(said, doubts, strict=True) if doubt is not None]


@pytest.mark.parametrize(
    ("what", "given_", "standing", "years"),
    [
        # One slip in a sound column, wherever it stands.
        (PLAIN, {2017: "1020", 2018: "105", 2019: "108"}, {}, [2017]),
        (PLAIN, {2017: "102", 2018: "1050", 2019: "108"}, {}, [2018]),
        (PLAIN, {2017: "102", 2018: "105", 2019: "1080"}, {}, [2019]),
        # A whole column in another unit.
        (PLAIN, {2018: "105000", 2019: "108000"}, {2017: "102"}, [2018, 2019]),
        (SHARE, {2018: "0.82", 2019: "0.84"}, {}, [2018, 2019]),
        # Steady growth, and years without a figure between.
        (PLAIN, {2014: "30", 2016: "70", 2018: "150", 2019: "200"}, {2012: "15"}, []),
        # A whole column put right; half of one beside what stays as it stands.
        (PLAIN, {2017: "102", 2018: "105"}, {2017: "1020", 2018: "1050"}, []),
        (PLAIN, {2017: "102", 2018: "1050"}, {2017: "1020", 2018: "1050"}, [2017]),
        # What is taken away is held against nothing.
        (PLAIN, {}, {2017: "102"}, []),
    ],
)
def test_figures_saved_together_are_held_against_one_another(
    what: Indicator, given_: Known, standing: Known, years: list[int]
) -> None:
    assert doubted(what, given_, standing) == years


def test_of_several_editions_of_a_year_the_last_is_held_against() -> None:
    said = [Entry("i", 2018, "1050"), Entry("i", 2018, "105"), Entry("i", 2019, "108")]
    doubts = doubts_of(PLAIN, said, {})
    assert [doubt is not None for doubt in doubts] == [True, False, False]


def test_a_figure_that_goes_is_held_against_no_more() -> None:
    said = [Entry("i", 2018, None, no_data="lost"), Entry("i", 2019, "108")]
    assert doubts_of(PLAIN, said, {2018: Decimal(1050)}) == [None, None]


NUMBERS = st.decimals(-(10**6), 10**6, places=2)
KINDS = st.sampled_from([Kind.NUMBER, Kind.PERCENT])
PLANS = st.builds(
    lambda kind, accumulate, start, aim, end: indicator(
        kind=kind,
        accumulate=accumulate,
        baselines=() if start is None else (Baseline(2016, float(start)),),
        targets=() if end is None else (target(aim, float(end)),),
    ),
    KINDS,
    st.booleans(),
    st.none() | NUMBERS,
    st.sampled_from([Aim.AT_LEAST, Aim.AT_MOST]),
    st.none() | NUMBERS,
)
SERIES = st.dictionaries(st.integers(2010, 2018), NUMBERS, min_size=1, max_size=6)


@given(PLANS, SERIES, st.data())
def test_nobody_wonders_at_a_figure_within_the_range_of_the_readings(
    what: Indicator, known: dict[int, Decimal], data: st.DataObject
) -> None:
    value = data.draw(st.decimals(min(known.values()), max(known.values()), places=2))
    assert doubt_of(what, Entry("i", 2019, f"{value:f}"), known) is None


@given(PLANS, st.dictionaries(st.integers(2010, 2025), NUMBERS, max_size=6), NUMBERS)
def test_every_doubt_can_be_said_and_names_what_it_is_held_against(
    what: Indicator, known: dict[int, Decimal], value: Decimal
) -> None:
    doubt = doubt_of(what, Entry("i", 2019, f"{value:f}"), known)
    said = doubt_words(what, doubt, None)
    if doubt is None:
        assert said == ""
        return
    assert said.endswith("?")
    assert "{" not in said
    held_against = {*known.values(), *(Decimal(repr(b.value)) for b in what.baselines)}
    held_against |= {Decimal(repr(t.value)) for t in what.targets}
    assert doubt.sort is DoubtSort.TOTAL or doubt.held.value in held_against
    assert doubt.figure == value


@given(PLANS, SERIES, NUMBERS, st.sampled_from([10, 100, 1000]))
def test_ten_times_the_last_reading_is_asked_about_where_nothing_known_comes_near(
    what: Indicator, known: dict[int, Decimal], value: Decimal, times: int
) -> None:
    """Of a plan without figures, and a last reading that is none of a few."""
    bare = indicator(kind=what.kind)
    series = {2018: value, 2017: value}
    is_asked = doubt_of(bare, Entry("i", 2019, f"{value * times:f}"), series) is not None
    counted = value % 1 == 0
    assert is_asked is (value != 0 and not (counted and abs(value) < 10))
    assert known


ROUNDS = indicator(rhythm=Rhythm(5, 2018))


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2020, "2020 lies between 2018 and 2023: it is kept every 5 years. Is it right?"),
        (2017, "2017 lies before 2018, the first year in which it is kept. Is it right?"),
        (2018, ""),
        (2023, ""),
    ],
)
@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.YES_NO])
def test_a_reading_between_the_years_it_is_kept_for_is_asked_about(
    year: int, words: str, kind: Kind
) -> None:
    subject = indicator(rhythm=Rhythm(5, 2018), kind=kind)
    value = "yes" if kind is Kind.YES_NO else "4"
    doubt = doubt_of(subject, Entry("i", year, value), {})
    assert doubt_words(subject, doubt, None) == words


def test_no_data_and_what_stands_between_are_not_asked_about_again() -> None:
    assert doubt_of(ROUNDS, Entry("i", 2020, None, no_data="no survey"), {}) is None
    stands = Decimal(5)
    assert doubt_of(ROUNDS, Entry("i", 2020, "4"), {2020: stands}, stands) is None
