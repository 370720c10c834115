"""How many indicators stand where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.scorecard import Counts
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.scorecard import IndicatorResult

_STATUSES, _REASONS = tuple(Status), tuple(Reason)
_CONTEXT, _RETIRED = Reason.CONTEXT, Reason.RETIRED


def tally(results: Iterable[IndicatorResult]) -> Counts:
    """Count indicators by status and reason; ``context`` and retired ones stand apart."""
    statuses: dict[Status, int] = {}
    reasons: dict[Reason, int] = {}
    for result in results:
        status, reason = result.status, result.reason
        if reason is not None:
            reasons[reason] = reasons.get(reason, 0) + 1
            if reason is _CONTEXT or reason is _RETIRED:
                continue
        statuses[status] = statuses.get(status, 0) + 1
    return _counts(statuses, reasons, reasons.pop(_CONTEXT, 0), reasons.pop(_RETIRED, 0))


def added(parts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    statuses: dict[Status, int] = {}
    reasons: dict[Reason, int] = {}
    context = retired = 0
    for part in parts:
        for status, number in part.by_status:
            statuses[status] = statuses.get(status, 0) + number
        for reason, number in part.reasons:
            reasons[reason] = reasons.get(reason, 0) + number
        context += part.context
        retired += part.retired
    return _counts(statuses, reasons, context, retired)


def _counts(
    statuses: dict[Status, int], reasons: dict[Reason, int], context: int, retired: int
) -> Counts:
    """Return counts in the order of the lists of words."""
    return Counts(
        tuple([(status, statuses[status]) for status in _STATUSES if status in statuses]),
        tuple([(reason, reasons[reason]) for reason in _REASONS if reason in reasons]),
        context,
        retired,
    )
