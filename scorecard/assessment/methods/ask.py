"""Asking a method by name, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.methods import (
    achievement,
    eurostat,
    growth,
    okr,
    opensdg,
    sdsn,
    un,
)
from scorecard.assessment.methods.mapping import mapped
from scorecard.model.methods import Method

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.assessment.methods.question import Question
    from scorecard.model.peer import PeerVerdict

# By method, what it may say, the usual one first; the names are those of its key ``measure``.
VIEWS: dict[Method, dict[str, Callable[[Question], PeerVerdict]]] = {
    Method.OPENSDG: {"verdict": opensdg.verdict},
    Method.EUROSTAT: {"verdict": eurostat.verdict},
    Method.UN: {"chart": un.chart, "level": un.level, "projected_share": un.projected_share},
    Method.SDSN: {"arrow": sdsn.arrow, "colour": sdsn.colour},
    Method.ACHIEVEMENT: {"verdict": achievement.verdict},
    Method.OKR: {"verdict": okr.verdict},
    Method.GROWTH: {"verdict": growth.verdict},
}


def ask(method: Method, question: Question) -> PeerVerdict:
    """Return the verdict of one method, by the measure its parameters choose."""
    views = VIEWS[method]
    chosen = next(iter(views))
    if method is Method.UN:
        chosen = question.parameters.un.measure
    elif method is Method.SDSN:
        chosen = question.parameters.sdsn.measure
    return mapped(views[chosen](question))


def ask_all(question: Question) -> tuple[PeerVerdict, ...]:
    """Return every view of every method."""
    return tuple(mapped(view(question)) for views in VIEWS.values() for view in views.values())
