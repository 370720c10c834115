"""Figures that were restated, and the statuses this turned."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from scorecard.assessment.assess import assess_indicator
from scorecard.assessment.rollup import roll_up_goal
from scorecard.model.number import EXACTLY
from scorecard.model.plan import NUMERIC, Goal, Kind, PresentIds
from scorecard.model.reading import BOUNDS, Reading, ReadingKey, State
from scorecard.model.records import Records, known, that_counts
from scorecard.model.restating import closings_by_year, differ, figure_in, restating_steps
from scorecard.model.scorecard import by_id
from scorecard.model.status import Reason
from scorecard.review.moves import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scorecard.model.plan import Indicator, Objective, Strategy
    from scorecard.model.scorecard import GoalResult, IndicatorResult, Scorecard
    from scorecard.model.status import Status
    from scorecard.review.moves import Span


@dataclass(frozen=True, slots=True)
class Restatement:
    """One step of a figure that was restated.

    ``before`` and ``after`` follow one another as the current revisions of one reading, whose
    ``key`` is under the ids of today; either may hold no value, when the figure was taken back in
    between. ``on`` is the day from which ``after`` was known. ``reason`` is the one given, empty
    for none. ``flips`` are the statuses of a scorecard that would be others without it; None where
    nobody looked, as :func:`restatements` itself does not.
    """

    indicator: Indicator
    key: ReadingKey
    before: Reading
    after: Reading
    on: date
    reason: str
    flips: tuple[Flip, ...] | None = None

    @property
    def year(self) -> int:
        """Return the year of the figure."""
        return self.key.year

    @property
    def subject(self) -> Indicator:
        """Return what the figure is of: the indicator, or its entity or part as one of its own."""
        return self.indicator.measured(self.key.entity, self.key.part)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the titles of the entity and the part whose figure it is; none of the whole's."""
        entity = self.indicator.entity(self.key.entity) if self.key.entity else None
        part = self.indicator.part(self.key.part) if self.key.part else None
        found = (entity.title if entity else self.key.entity, part.title if part else self.key.part)
        return tuple(name for name in found if name)

    @property
    def difference(self) -> Decimal | None:
        """Return later minus earlier, exact as entered; None where either is no exact number."""
        if self.subject.kind not in NUMERIC:
            return None
        was, now = _exact_figure(self.before), _exact_figure(self.after)
        return None if was is None or now is None else EXACTLY.subtract(now, was)


def restatements(
    strategy: Strategy, records: Records, *, year: int, as_of: date | None
) -> tuple[Restatement, ...]:
    """List every step of every restated figure known on a day.

    What restates a figure, and what does not, says :func:`.restating_steps`. A change of evidence
    in words is no restatement, nor is that of a derived figure: its inputs are listed.

    Args:
        strategy: says which indicators there are, former ids included.
        records: all revisions and closings.
        year: readings of years up to this one.
        as_of: the day whose knowledge is used; None for all there is.

    Returns:
        The steps in the order of the plan, then by year, then as they became known.
    """
    return tuple(_restating(strategy, records, _chains(strategy, records, year, as_of), as_of))


def totals(steps: Iterable[Restatement]) -> tuple[Restatement, ...]:
    """Join the steps of each figure into one, from the first value to the latest.

    A figure that came back to its first value is left out. ``on`` and ``reason`` are those of the
    last step.
    """
    joined: dict[ReadingKey, Restatement] = {}
    for step in steps:
        first = joined.get(step.key)
        joined[step.key] = replace(step, before=first.before) if first else step
    return tuple(
        total for total in joined.values() if differ(total.subject, total.before, total.after)
    )


def for_report(steps: Iterable[Restatement], strategy: Strategy) -> tuple[Restatement, ...]:
    """Choose the steps a report on this strategy lists, newest first.

    These are the ones for years of the period, the year before it, and a declared baseline's.
    """
    first = strategy.period[0] - 1
    chosen = [
        step
        for step in steps
        if step.year >= first or step.year in {b.year for b in step.indicator.baselines}
    ]
    # The sort is stable: what came out on one day stays in the order of the plan.
    return tuple(sorted(chosen, key=lambda step: step.on, reverse=True))


def restated_in(
    strategy: Strategy, records: Records, *, year: int, span: Span
) -> tuple[Restatement, ...]:
    """List the figures restated in a span, each once: as it was before, and as it stands.

    They are chosen and ordered as :func:`for_report` does. A figure that came back to what it was
    is left out. What is no restatement in itself, such as a correction in an open year, may follow
    one: the figure shown is the one that stands.

    Args:
        strategy: says which indicators there are, former ids included.
        records: all revisions and closings.
        year: readings of years up to this one.
        span: when a restatement must have become known.
    """
    chains = _chains(strategy, records, year, span.until)
    found: list[Restatement] = []
    for step in _restating(strategy, records, chains, span.until):
        if span.revises(step.after):
            stands = chains[step.indicator.id][step.key][-1]
            found.append(replace(step, after=stands, on=stands.known_from))
    return for_report(totals(found), strategy)


# By indicator, then by reading.
_Chains = dict[str, dict[ReadingKey, list[Reading]]]


def _chains(strategy: Strategy, records: Records, year: int, as_of: date | None) -> _Chains:
    """Group the revisions that ever stood, oldest first; a figure that has only one is left out."""
    indicators = {
        indicator.id: indicator
        for indicator in strategy.indicators()
        if indicator.derive is None and indicator.kind is not Kind.QUALITATIVE
    }
    ids = PresentIds(strategy)
    chains: _Chains = {}
    for reading in known(records.readings, as_of):
        key = ids.key(reading.key)
        if key.indicator in indicators and key.year <= year and reading.state is not State.DRAFT:
            chains.setdefault(key.indicator, {}).setdefault(key, []).append(reading)
    return {
        id_: {key: that_counts(chain) for key, chain in keyed.items() if len(chain) > 1}
        for id_, keyed in chains.items()
    }


def _restating(
    strategy: Strategy, records: Records, chains: _Chains, as_of: date | None
) -> Iterator[Restatement]:
    closings = closings_by_year(records.closures, as_of)
    for indicator in strategy.indicators():
        keyed = chains.get(indicator.id, {})
        for key in sorted(keyed, key=lambda key: (key.year, key.entity or "", key.part or "")):
            subject = indicator.measured(key.entity, key.part)
            for step in restating_steps(subject, keyed[key], closings.get(key.year, ())):
                on, reason = step[1].known_from, step[1].reason
                yield Restatement(indicator, key, *step, on, reason)


def _exact_figure(reading: Reading) -> Decimal | None:
    figure = figure_in(reading)
    if figure is None or reading.qualifier in BOUNDS:
        return None
    try:
        return Decimal(figure)
    except InvalidOperation:
        return None


@dataclass(frozen=True, slots=True)
class Flip:
    """A status that turned: what it would be without the restatement, and what it is with it."""

    level: Level
    id: str
    title: str
    was: Status
    now: Status


# Whatever the figure, these have no status.
_NEVER_FLIP = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.FAULT, Reason.NO_TARGET})


class Counterfactual:
    """Assesses a scorecard anew as if some of its figures had not been restated.

    Only the indicators that rest on these figures are assessed, and only the goals above them
    rolled up.

    Args:
        card: the scorecard as it is.
        records: the revisions it was made from.
    """

    def __init__(self, card: Scorecard, records: Records) -> None:
        self._card = card
        self._results = {result.indicator.id: result for result in card.indicators()}
        self._ids = PresentIds(card.strategy)
        self._named = by_id(self._results.values())
        self._readings: dict[str, list[Reading]] = {}
        for reading in records.readings:
            id_ = self._ids.of(reading.indicator)
            if id_ in self._results:
                self._readings.setdefault(id_, []).append(reading)
        self._inputs = {id_: self._resting_on(id_) for id_ in self._results}
        self._users: dict[str, list[str]] = {}
        for id_, inputs in self._inputs.items():
            for each in inputs:
                self._users.setdefault(each, []).append(id_)
        self._goals: dict[str, list[GoalResult]] = {}
        for goal in card.goals:
            for id_ in _ids_below(goal, self._ids):
                self._goals.setdefault(id_, []).append(goal)
        self._plans: dict[str, Strategy] = {}

    def flips(self, undone: Iterable[Restatement]) -> tuple[Flip, ...]:
        """Return the statuses that would be others without some restatements.

        Args:
            undone: each figure is put back to what it was ``before``.

        Returns:
            Indicators, objectives and goals in the order of the plan, each goal before its parts.
        """
        former: dict[str, list[Restatement]] = {}
        for step in undone:
            former.setdefault(step.indicator.id, []).append(step)
        touched = dict.fromkeys(user for id_ in former for user in self._users[id_])
        without: dict[str, IndicatorResult] = {}
        for id_ in touched:
            if self._results[id_].reason in _NEVER_FLIP:
                continue
            result = self._assessed(id_, former)
            if _results_differ(self._results[id_], result):
                without[id_] = result
        return tuple(self._turned(without)) if without else ()

    def _resting_on(self, id_: str) -> tuple[str, ...]:
        """Return an indicator and, if it is derived, those it is computed from."""
        found = [id_]
        for each in found:
            result = self._results.get(each)
            if result is not None and result.indicator.derive is not None:
                names = (self._ids.of(name) for name in result.indicator.derive.ids)
                found += [name for name in names if name in self._results and name not in found]
        return tuple(found)

    def _assessed(self, id_: str, former: dict[str, list[Restatement]]) -> IndicatorResult:
        readings: list[Reading] = []
        for each in self._inputs[id_]:
            mine, steps = self._readings.get(each, ()), former.get(each, ())
            readings += _without_later(self._ids, mine, steps)
        return assess_indicator(
            self._plan(id_),
            Records(tuple(readings)),
            id_,
            year=self._card.year,
            as_of=self._card.as_of,
        )

    def _plan(self, id_: str) -> Strategy:
        """Return the plan cut down to what one indicator needs."""
        plan = self._plans.get(id_)
        if plan is None:
            needed = (self._results[each].indicator for each in self._inputs[id_])
            goals = (Goal("", "", indicators=tuple(needed)),)
            plan = self._plans[id_] = replace(self._card.strategy, goals=goals)
        return plan

    def _turned(self, without: dict[str, IndicatorResult]) -> Iterator[Flip]:
        """Yield what turned, from the results that differ up to the goals."""
        results = ChainMap(by_id(without.values()), self._named)
        above = {goal.goal.id for id_ in without for goal in self._goals[id_]}
        for goal in self._card.goals:
            if goal.goal.id in above:
                without_it = roll_up_goal(
                    self._card.strategy, goal.goal, results, self._card.last_day
                )
                yield from _flips_of_goal(without_it, goal)


def _without_later(
    ids: PresentIds, readings: Iterable[Reading], steps: Iterable[Restatement]
) -> list[Reading]:
    """Return the revisions without those that came after a figure as it was."""
    was = {step.key: step.before.rank for step in steps}
    if not was:
        return list(readings)
    earlier: list[Reading] = []
    for reading in readings:
        held = was.get(ids.key(reading.key))
        if held is None or reading.rank <= held:
            earlier.append(reading)
    return earlier


def _ids_below(goal: GoalResult, present: PresentIds) -> set[str]:
    """Return the indicators a goal rests on, headlines that stand elsewhere included."""
    ids = {result.indicator.id for result in goal.indicators}
    for objective in goal.objectives:
        ids |= {result.indicator.id for result in objective.indicators}
        ids |= _headline_id(objective.objective, present)
    return ids


def _headline_id(objective: Objective, present: PresentIds) -> set[str]:
    named = objective.headline
    return set() if named is None else {present.of(named)}


def _flips_of_goal(without: GoalResult, with_: GoalResult) -> Iterator[Flip]:
    """Yield the statuses of one goal that differ, from top to bottom."""
    goal = with_.goal
    yield from _flip(Level.GOAL, goal.id, goal.title, without.roll_up.status, with_.roll_up.status)
    yield from _flips_of_indicators(without.indicators, with_.indicators)
    for was, now in zip(without.objectives, with_.objectives, strict=True):
        named = now.objective.id, now.objective.title
        yield from _flip(Level.OBJECTIVE, *named, was.roll_up.status, now.roll_up.status)
        yield from _flips_of_indicators(was.indicators, now.indicators)


def _flips_of_indicators(
    without: tuple[IndicatorResult, ...], with_: tuple[IndicatorResult, ...]
) -> Iterator[Flip]:
    for was, now in zip(without, with_, strict=True):
        named = now.indicator.id, now.indicator.title
        yield from _flip(Level.INDICATOR, *named, was.status, now.status)


def _flip(level: Level, id_: str, title: str, was: Status, now: Status) -> Iterator[Flip]:
    if was is not now:
        yield Flip(level, id_, title, was, now)


def _results_differ(now: IndicatorResult, without: IndicatorResult) -> bool:
    """Say whether two results differ in anything a parent can see.

    A published roll-up may add up the scores of a method, which move within a status too.
    """
    seen = [
        (result.status, result.note, result.reason, peer and (peer.word, peer.score))
        for result in (now, without)
        for peer in (result.explanation.peer,)
    ]
    return seen[0] != seen[1]
