"""What a person judges from evidence in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.verdict import Verdict
from scorecard.model.scorecard import Explanation, Rule
from scorecard.model.status import JUDGED, Reason, Status

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.records import Judgement


def decide(indicator: Indicator, judgement: Judgement | None, year: int) -> Verdict:
    """Take the status of the latest judgement, unless it is too old to speak for the year."""
    if judgement is None or judgement.status not in JUDGED:
        explanation = Explanation(Rule.UNJUDGED)
        return Verdict(Status.NOT_ASSESSED, explanation, reason=Reason.QUALITATIVE_UNJUDGED)
    if year - judgement.year > indicator.thresholds.stale_after:
        explanation = Explanation(Rule.STALE, last_known=judgement.status)
        return Verdict(Status.NOT_ASSESSED, explanation, reason=Reason.STALE)
    return Verdict(judgement.status, Explanation(Rule.JUDGED))
