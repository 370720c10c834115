"""Plans of one indicator and its readings, as short as a test wants to write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from scorecard.assessment.assess import assess
from scorecard.model.plan import (
    Aim,
    Baseline,
    Goal,
    Indicator,
    Kind,
    Level,
    Milestone,
    Objective,
    Strategy,
    Target,
)
from scorecard.model.reading import Reading
from scorecard.model.records import Judgement, Records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.model.status import Status

PERIOD = (2017, 2021)
ENTERED = datetime(2016, 1, 1, tzinfo=UTC)
LEVELS = (Level("none", "no plan"), Level("weak", "a draft"), Level("strong", "a funded plan"))


def by(year: int | date, aim: Aim = Aim.AT_LEAST, value: float = 130.0, **rest: Any) -> Target:
    """Return a target with a date: at least 130 unless said otherwise."""
    day = date(year, 12, 31) if isinstance(year, int) else year
    return Target(aim, value, by=day, by_is_year=isinstance(year, int), **rest)


def at_most(value: float, year: int | date) -> Target:
    return by(year, Aim.AT_MOST, value)


def each_year(aim: Aim, value: float = 0.0, **rest: Any) -> Target:
    return Target(aim, value, every_year=True, **rest)


def done_by(year: int | date) -> Target:
    return by(year, Aim.DONE, 1.0)


def indicator(*targets: Target, **rest: Any) -> Indicator:
    """Return an indicator "x" with these targets; ``baseline`` is a (year, value) or several."""
    baselines = rest.pop("baseline", ())
    if baselines and not isinstance(baselines[0], tuple):
        baselines = (baselines,)
    rest.setdefault("id", "x")
    rest.setdefault("title", "States Parties")
    return Indicator(targets=targets, baselines=tuple(Baseline(*b) for b in baselines), **rest)


def states(*targets: Target, **rest: Any) -> Indicator:
    """Return the strategy's own case: 100 in 2016, at least 130 by 2020."""
    return indicator(
        *(targets or (by(2020),)), baseline=rest.pop("baseline", (2016, 100.0)), **rest
    )


def scale(level: int, year: int = 2020, **rest: Any) -> Indicator:
    target = by(year, Aim.REACH, float(level))
    return indicator(target, kind=Kind.SCALE, levels=LEVELS, **rest)


def milestones(points: Mapping[int, float]) -> tuple[Milestone, ...]:
    return tuple(Milestone(year, value) for year, value in points.items())


def reading(year: int, value: object = None, id_: str = "x", **rest: Any) -> Reading:
    """Return a revision; no value with a reason reads "no data"."""
    revision = rest.get("revision", 1)
    rest.setdefault("entered_at", ENTERED)
    text = None if value is None else _stored(value)
    return Reading(f"{id_}-{year}-{revision}", id_, year, text, by="staff", **rest)


def _stored(value: object) -> str:
    """Return a value as it is stored: a number in plain digits, without an exponent."""
    try:
        return f"{Decimal(str(value)):f}"
    except InvalidOperation:
        return str(value)


def readings(values: Mapping[int, object], id_: str = "x") -> list[Reading]:
    return [reading(year, value, id_) for year, value in values.items()]


def judged(year: int, status: Status, **rest: Any) -> Judgement:
    rest.setdefault("entered_at", ENTERED)
    rest.setdefault("because", "the law was passed")
    return Judgement(f"j-{year}", rest.pop("id_", "x"), year, status, by="Ana", **rest)


def plan(*indicators: Indicator, **rest: Any) -> Strategy:
    """Return a strategy with one objective."""
    objective = Objective("1a", "Universal", indicators, headline=rest.pop("headline", None))
    return Strategy("S", rest.pop("period", PERIOD), goals=(Goal("I", "G", (objective,)),), **rest)


def card(
    strategy: Strategy,
    entered: Sequence[Reading] | Mapping[int, object] = (),
    year: int | None = None,
    *,
    judgements: Sequence[Judgement] = (),
    as_of: date | None = None,
) -> Scorecard:
    """Assess a strategy."""
    listed = entered if not hasattr(entered, "items") else readings(dict(entered.items()))
    return assess(strategy, Records(tuple(listed), tuple(judgements)), year=year, as_of=as_of)


def assessed(
    subject: Indicator,
    entered: Sequence[Reading] | Mapping[int, object] = (),
    year: int = 2020,
    **rest: Any,
) -> IndicatorResult:
    """Assess one indicator alone."""
    period = rest.pop("period", PERIOD)
    numbers = rest.pop("numbers", None)
    strategy = plan(subject, period=period, numbers=numbers)
    return card(strategy, entered, year, **rest).indicators()[0]
