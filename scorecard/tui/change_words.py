"""Where an indicator stood the year before, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import reason_short, status_word
from scorecard.messages.catalogue import words
from scorecard.model.status import Status
from scorecard.review import Move

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult, RollUp
    from scorecard.review import YearReview


def since(result: IndicatorResult, review: YearReview | None) -> str:
    """Say where an indicator stood the year before; empty where that is not known."""
    if review is None or review.before is None:
        return ""
    year = review.before.year
    change = next((c for c in review.changes if c.indicator.id == result.indicator.id), None)
    if change is None or change.before is None:
        return ""
    if change.move is Move.SAME:
        return words.ScreenReview.STILL.format(year=year)
    if change.before.status is Status.NOT_ASSESSED:
        return words.ScreenReview.WAS_NOT.format(year=year, why=status_of(change.before))
    return words.ScreenReview.WAS.format(status=status_of(change.before), year=year)


def status_of(result: IndicatorResult | RollUp | None) -> str:
    """Return a status in words, or in short why there is none."""
    if result is None:
        return words.ScreenReview.NOT_KEPT
    if result.status is Status.NOT_ASSESSED and result.reason is not None:
        return reason_short(result.reason)
    return status_word(result.status)
