"""What the plan itself changed in a span: targets and deadlines, indicators that begin or end."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.entity import Entity
    from scorecard.model.indicator import Indicator
    from scorecard.model.strategy import Strategy
    from scorecard.model.target import Target
    from scorecard.review.span import Span


class TargetChange(NamedTuple):
    """One revision of a target, of an indicator or of one of its entities.

    ``new.decided`` says when, ``new.why`` why.
    """

    indicator: Indicator
    old: Target
    new: Target
    entity: Entity | None = None


class DeadlineChange(NamedTuple):
    """One extension of an entity's deadline; ``on`` is the day it was granted or came in force."""

    indicator: Indicator
    entity: Entity
    old: date
    new: date
    on: date


def revised_targets(strategy: Strategy, span: Span) -> tuple[TargetChange, ...]:
    """Return the revisions of targets decided in a span, as they were decided."""
    found: list[TargetChange] = []
    for indicator, entity in _subjects(strategy):
        subject = indicator if entity is None else indicator.own(entity)
        for new in subject.targets[1:]:
            if new.decided is None or not span.plans(new.decided):
                continue
            old = subject.target_on(new.decided - timedelta(days=1))
            if old is not None:
                found.append(TargetChange(indicator, old, new, entity))
    return tuple(sorted(found, key=lambda change: change.new.decided or span.first))


def extended_deadlines(strategy: Strategy, span: Span) -> tuple[DeadlineChange, ...]:
    """Return the extensions granted in a span, by day.

    One without a day of its own is in force from the day after the deadline before it.
    """
    found: list[DeadlineChange] = []
    for indicator, entity in _subjects(strategy):
        for old, new in pairwise(() if entity is None else entity.deadlines):
            on = new.granted or old.day + timedelta(days=1)
            if entity is not None and span.plans(on):
                found.append(DeadlineChange(indicator, entity, old.day, new.day, on))
    return tuple(sorted(found, key=lambda change: change.on))


def added_indicators(strategy: Strategy, span: Span) -> tuple[Indicator, ...]:
    """Return the indicators that are kept from a year of the span on."""
    return tuple(i for i in strategy.indicators() if span.plans_year(i.active_from))


def retired_indicators(strategy: Strategy, span: Span) -> tuple[Indicator, ...]:
    """Return the indicators that are no longer kept in a year of the span, and were before."""
    return tuple(
        indicator
        for indicator in strategy.indicators()
        if indicator.active_to is not None and span.plans_year(indicator.active_to + 1)
    )


def _subjects(strategy: Strategy) -> Iterator[tuple[Indicator, Entity | None]]:
    """Yield everything that may have targets: each indicator, then its entities."""
    for indicator in strategy.indicators():
        yield indicator, None
        for entity in indicator.entities:
            yield indicator, entity
