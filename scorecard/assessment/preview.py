"""What a reading or judgement would make of its indicator and of what stands above it, unsaved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.assessment.assess import assess_indicator
from scorecard.assessment.path import expected
from scorecard.assessment.rollup import roll_up_goal
from scorecard.model.scorecard import by_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scorecard.model.plan import Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement, Records
    from scorecard.model.scorecard import IndicatorResult, RollUp, Scorecard


class Preview:
    """Assesses one indicator again and again, each time with something that is not saved.

    Args:
        strategy: the plan.
        records: everything entered; what the indicator does not need is left out once.
        id_: the indicator.
        year: the scorecard's year.
        as_of: the day whose knowledge is used; None for all there is.

    Raises:
        KeyError: no indicator has or had this id.
    """

    def __init__(
        self, strategy: Strategy, records: Records, id_: str, *, year: int, as_of: date | None
    ) -> None:
        indicator = strategy.find(id_)
        if indicator is None:
            raise KeyError(id_)
        names = {indicator.id, *indicator.formerly}
        if indicator.derive is not None:
            names = {r.indicator for r in records.readings}
        self._strategy, self._id, self._year, self._as_of = strategy, id_, year, as_of
        self._records = replace(
            records,
            readings=tuple(r for r in records.readings if r.indicator in names),
            judgements=tuple(j for j in records.judgements if j.indicator in names),
        )

    def assess(
        self, reading: Reading | None = None, judgement: Judgement | None = None
    ) -> IndicatorResult:
        """Return the result with a reading or judgement taken as saved; without, as it is."""
        records = self._records
        if reading is not None:
            records = replace(records, readings=(*records.readings, reading))
        if judgement is not None:
            records = replace(records, judgements=(*records.judgements, judgement))
        return assess_indicator(
            self._strategy, records, self._id, year=self._year, as_of=self._as_of
        )


@dataclass(frozen=True, slots=True)
class Above:
    """An objective or goal: what it adds up to, and what it would with results supposed."""

    id: str
    now: RollUp
    then: RollUp


def above(card: Scorecard, supposed: Iterable[IndicatorResult]) -> Iterator[Above]:
    """Yield the objectives and goals whose status supposed results would change.

    Each is rolled up by the rule of the plan, as in a scorecard.

    Args:
        card: the scorecard as it is.
        supposed: results that would stand in place of its own.
    """
    results = by_id(card.indicators()) | by_id(supposed)
    for goal in card.goals:
        other = roll_up_goal(card.strategy, goal.goal, results, card.last_day)
        for now, then in zip(goal.objectives, other.objectives, strict=True):
            if now.roll_up.status is not then.roll_up.status:
                yield Above(now.objective.id, now.roll_up, then.roll_up)
        if goal.roll_up.status is not other.roll_up.status:
            yield Above(goal.goal.id, goal.roll_up, other.roll_up)


def computed_from(strategy: Strategy, id_: str) -> tuple[str, ...]:
    """Return the indicators that are computed from one, also by way of others."""
    found = [id_]
    for each in found:
        for other in strategy.indicators():
            inputs = () if other.derive is None else other.derive.ids
            named = (strategy.find(name) for name in inputs)
            if other.id not in found and each in [i.id for i in named if i is not None]:
                found.append(other.id)
    return tuple(found[1:])


def expected_in(result: IndicatorResult, year: int) -> float | None:
    """Return what the path of a result expects of a year; None where it has no path then."""
    path = result.explanation.path
    if not path or year < path[0].year:
        return None
    return expected(result.indicator, path, year)
