"""Results made by hand for charts, and charts taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from scorecard.model.plan import Aim, Baseline, Indicator, Target
from scorecard.model.reading import Flag, Reading, State
from scorecard.model.scorecard import Explanation, IndicatorResult, Point, ReadingPoint, Rule
from scorecard.model.status import Status
from scorecard.report.charts.layout import Box
from scorecard.report.charts.svg import width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.scorecard import Confidence, Pace, Projection

PERIOD = (2017, 2021)
SVG = "{http://www.w3.org/2000/svg}"
RISE = Target(Aim.AT_LEAST, 130.0, by=date(2020, 12, 31))
HOLD = Target(Aim.AT_MOST, 0.0, every_year=True)
MEMBERS = Indicator(
    "members", "Member states", unit="states", baselines=(Baseline(2016, 100.0),), targets=(RISE,)
)


@dataclass(frozen=True)
class Ahead:
    """An outlook that tells a projection and nothing else."""

    told: Projection

    def projection(self, _: IndicatorResult) -> Projection | None:
        return self.told

    def lean(self) -> None:
        return None

    def confidence(self, _: IndicatorResult) -> Confidence | None:
        return None

    def pace(self, _: IndicatorResult) -> Pace | None:
        return None


def point(
    year: int,
    value: float | None,
    *,
    text: str | None = None,
    state: State = State.FINAL,
    flags: tuple[Flag, ...] = (),
    former: str | None = None,
) -> ReadingPoint:
    """Return a reading as the assessment used it; ``former`` is the text it replaced."""
    written = text if text is not None else None if value is None else f"{value:g}"
    at = datetime(2022, 1, 1, tzinfo=UTC)
    entered = Reading(f"r{year}", "x", year, written, at, "ana", state=state, flags=flags)
    before = None if former is None else Reading(f"p{year}", "x", year, former, at, "ana")
    return ReadingPoint(year, value, entered, previous=before, restated=before)


def result(
    *points: ReadingPoint,
    indicator: Indicator = MEMBERS,
    status: Status = Status.OFF_TRACK,
    ahead: Projection | None = None,
) -> IndicatorResult:
    """Return a result whose path leads straight from the first baseline to the target."""
    start = indicator.baselines[0] if indicator.baselines else None
    baseline = None if start is None or start.value is None else Point(start.year, start.value)
    target = indicator.targets[-1] if indicator.targets else None
    path: tuple[Point, ...] = ()
    if baseline is not None and target is not None and target.by is not None:
        stones = (Point(stone.year, stone.value) for stone in indicator.milestones)
        path = (baseline, *stones, Point(target.by.year, target.value))
    return IndicatorResult(
        indicator,
        status,
        Explanation(Rule.RATIO, path=path),
        "A sentence.",
        outlook=None if ahead is None else Ahead(ahead),
        latest=points[-1] if points else None,
        baseline=baseline,
        target=target,
        readings=points,
    )


def numbers(values: Mapping[int, float]) -> tuple[ReadingPoint, ...]:
    """Return plain readings by year."""
    return tuple(point(year, value, text=repr(value)) for year, value in sorted(values.items()))


class Picture:
    """A chart taken apart."""

    def __init__(self, svg: str | None) -> None:
        assert svg is not None
        self.root = ET.fromstring(svg)

    def texts(self) -> list[str]:
        """Return what is written in it, in the order it is drawn."""
        return [element.text or "" for element in self.root.iter(f"{SVG}text")]

    def lines(self, dashes: str | None) -> list[str]:
        """Return the lines drawn with some dashes; None for those without."""
        found = self.root.iter(f"{SVG}polyline")
        return [e.attrib["points"] for e in found if e.get("stroke-dasharray") == dashes]

    def boxes(self) -> list[tuple[str, Box]]:
        """Return each text with the room it may take."""
        return [_box(element) for element in self.root.iter(f"{SVG}text")]

    def check(self) -> None:
        """Fail where two texts may touch, or where something leaves the paper."""
        _, _, wide, high = (float(part) for part in self.root.attrib["viewBox"].split())
        paper = Box(0, 0, wide, high)
        for text, box in self.boxes():
            assert box.within(paper), (text, box)
        for (one, first), (other, second) in combinations(self.boxes(), 2):
            assert not first.overlaps(second), (one, other, first, second)
        for name in ("cx", "cy", "x1", "x2", "y1", "y2"):
            for element in self.root.iter():
                assert -0.01 <= float(element.get(name, "0")) <= max(wide, high)


def _box(element: ET.Element) -> tuple[str, Box]:
    text, size = element.text or "", float(element.attrib["font-size"])
    wide = width(text, size, bold=element.get("font-weight") == "bold")
    part = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]]
    left, y = float(element.attrib["x"]) - part * wide, float(element.attrib["y"])
    # Coordinates are rounded to a hundredth.
    return text, Box(left + 0.02, y - 0.8 * size + 0.02, left + wide - 0.02, y + 0.25 * size - 0.02)
