"""Every figure of an indicator is one text on every face."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from series_case import assessed, by, card, indicator, plan, readings

from scorecard.cli.wording import point_text
from scorecard.messages.entities import latest_words
from scorecard.messages.figures import expected, lines_of, total
from scorecard.model.plan import Aim, Derivation, Derive, Kind, Milestone
from scorecard.report.figures import Figures, Sources
from scorecard.tui.look.figures import Figures as ScreenFigures

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from scorecard.model.plan import Target
    from scorecard.model.scorecard import IndicatorResult, Scorecard

YEAR = 2020
NEAR = st.sampled_from(["0", "0.004", "-0.004", "0.005", "0.0001", "-0.05", "0.5", "1", "-2"])
BASES = st.sampled_from(["0", "5", "5.005", "12.5", "33.333", "40", "99.96"])


@st.composite
def figures(draw: DrawFn) -> str:
    return f"{Decimal(draw(BASES)) + Decimal(draw(NEAR)):f}"


@st.composite
def cards(draw: DrawFn) -> Scorecard:
    """Return the scorecard of one indicator, or of a share and the two it is made of."""
    target = by(draw(st.sampled_from([2020, 2021])), draw(AIMS), float(draw(figures())))
    start = (2016, float(draw(figures())))
    decimals = draw(st.sampled_from([None, 0, 1, 2]))
    kind = draw(st.sampled_from([Kind.NUMBER, Kind.PERCENT]))
    years = draw(st.sets(st.sampled_from([2017, 2018, 2019, 2020]), min_size=1))
    subject = indicator(target, baseline=start, kind=kind, decimals=decimals)
    if draw(st.booleans()):
        subject = replace(subject, milestones=(Milestone(2018, float(draw(figures()))),))
    entered = {year: draw(figures()) for year in sorted(years)}
    how = draw(st.sampled_from(["entered", "total", "share"]))
    if how != "share":
        subject = replace(subject, accumulate=how == "total")
        return card(plan(subject), readings(entered), YEAR)
    wholes = {year: draw(st.sampled_from(["3", "7", "96", "400"])) for year in entered}
    share = replace(subject, derive=Derive(Derivation.SHARE, ("a", "b")), kind=Kind.PERCENT)
    inputs = (indicator(id="a"), indicator(id="b"))
    return card(plan(share, *inputs), [*readings(entered, "a"), *readings(wholes, "b")], YEAR)


AIMS = st.sampled_from([Aim.AT_LEAST, Aim.AT_MOST])


def texts(board: Scorecard, result: IndicatorResult) -> set[str]:
    """Return how the latest figure is written: in `status`, `show`, the report, the screens."""
    style, latest = board.strategy.style, result.latest
    if latest is None or latest.assessed is None:
        return set()
    dated = f" in {latest.year}" if latest.year != board.year else ""
    shown = ScreenFigures(board, ascii_only=False)
    table = Figures(style, Sources()).latest(result)
    listed = point_text(board.strategy, result.indicator, latest.alone, lines_of(result))
    assert table is not None
    row = latest_words(result, board.year, style)
    assert row == shown.latest(result)
    column = shown.point(result.indicator, latest, result)
    page = total(result, latest, style) or listed
    short = (row.split(" (")[0].removesuffix(dated), column, table.text, page)
    return {text.lstrip("≥≤~").replace("at least ", "").replace("at most ", "") for text in short}


def number_of(text: str) -> Decimal:
    return Decimal(text.replace("%", "").replace("−", "-").strip())


def side(one: float | Decimal, other: float | Decimal) -> int:
    """Return on which side of another a figure lies; arithmetic in binary puts nothing aside."""
    first, second = (n if isinstance(n, Decimal) else Decimal(repr(n)) for n in (one, other))
    apart = first - second
    return 0 if abs(apart) < Decimal("1e-11") else 1 if apart > 0 else -1


@given(cards())
def test_figures_stand_on_their_sides(board: Scorecard) -> None:
    style = board.strategy.style
    for result in board.indicators():
        said = expected(result, style)
        assert Figures(style, Sources()).expected(result) == said
        assert ScreenFigures(board, ascii_only=False).expected(result) == said
        if not said or result.target is None or result.expected is None:
            continue
        start = result.indicator.baselines[0].value
        assert start is not None
        for line in (result.target.value, start):
            assert side(number_of(said), line) == side(result.expected, line)
        for text in texts(board, result):
            assert result.latest is not None
            assert result.latest.assessed is not None
            assert side(number_of(text), number_of(said)) == side(
                result.latest.assessed, result.expected
            )


@pytest.mark.parametrize(
    ("target", "milestone", "entered", "said"),
    [
        # What the path asks at its end is the target, and at a milestone the milestone.
        (by(2020, value=5.005), None, "4", "5.005"),
        (by(2021, value=9.0), (2020, 7.125), "4", "7.125"),
        # Half of the way from 1 to 3.01: it is what was read.
        (by(2024, value=3.01), None, "2.005", "2.005"),
        (by(2024, value=3.01), None, "2.5", "2.01"),
    ],
)
def test_what_comes_to_a_given_figure_reads_as_it(
    target: Target, milestone: tuple[int, float] | None, entered: str, said: str
) -> None:
    stops = () if milestone is None else (Milestone(*milestone),)
    subject = indicator(target, baseline=(2016, 1.0), decimals=2, milestones=stops)
    result = assessed(subject, {2018: "1.5", YEAR: entered}, YEAR)
    assert expected(result, None) == said


def test_a_total_that_comes_to_its_target_reads_as_it() -> None:
    subject = indicator(by(2021, value=5.05), baseline=(2016, 0.0), decimals=1, accumulate=True)
    result = assessed(subject, {2017: "2.5", 2018: "0.01", 2019: "0.04", YEAR: "2.5"}, YEAR)
    assert latest_words(result, YEAR) == "5.05"
