"""What the rows of an indicator's readings say."""

from __future__ import annotations

from scorecard.model.scorecard import ReadingPoint
from scorecard.tui.indicator import readings


def test_a_sum_of_parts_is_told_as_one() -> None:
    point = ReadingPoint(2019, 125.0, sum_of=("women", "men"))
    assert readings._inputs(point) == "sum of women and men"
