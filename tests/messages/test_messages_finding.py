"""A chart in words."""

from __future__ import annotations

import pytest
from series_case import PERIOD, assessed, at_most, indicator, readings

from scorecard.messages.finding import finding, finding_short
from scorecard.model.status import Trend

FROM_2018 = indicator(at_most(6, 2021), baseline=(2018, 12.0))


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        ({2015: 11}, "as in 2018, worsening since 2015."),
        ({2015: 14}, "as in 2018, improving since 2015."),
        ({2015: 12}, "as in 2018, steady since 2015."),
    ],
)
def test_a_trend_that_began_earlier_says_since_when(earlier: dict[int, int], said: str) -> None:
    result = assessed(FROM_2018, readings({**earlier, 2018: 12, 2019: 12}), 2019)
    assert finding_short(result, PERIOD) == said


def test_without_a_trend_the_first_and_the_last_figure_are_told() -> None:
    result = assessed(FROM_2018, readings({2018: 12, 2019: 9}), 2019)
    assert result.lean is None
    assert finding_short(result, PERIOD) == "12 in 2018 to 9 in 2019."


def test_the_whole_finding_gives_figures_trend_and_path() -> None:
    result = assessed(FROM_2018, readings({2018: 12, 2019: 9, 2020: 8}), 2020)
    assert result.trend is Trend.IMPROVING
    assert finding(result, PERIOD) == (
        "12 in 2018 to 8 in 2020; better than in 2019, improving since 2018; the path leads from "
        "12 in 2018 to 6 in 2021."
    )
