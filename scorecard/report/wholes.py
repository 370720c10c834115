"""What is said of a whole, a goal or an objective, where other words stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard import messages
from scorecard.messages.catalogue import words
from scorecard.messages.fields import capitalised
from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import RollUp

# Words of a title in the scorecard table; one more is no reason to cut it.
_SHORT_TITLE = 12
# These say no more than the status and the counts.
_COUNTED = ("mean", "achieved", "missed", "partly")


def beside_status(roll_up: RollUp) -> str:
    """Return what is said of a whole beside its status: the counts, where they say it all."""
    counts = messages.counts_words(roll_up.counts)
    achieved, missed = (roll_up.counts.of(s) for s in (Status.ACHIEVED, Status.MISSED))
    known = {
        "status": words.STATUS[roll_up.status],
        "counts": counts,
        "achieved": achieved,
        "closed": achieved + missed,
    }
    usual = {capitalised(words.ROLL_UP[name].format(**known)) for name in _COUNTED}
    if roll_up.sentence in usual:
        return capitalised(words.Report.COUNTED_UP.format(counts=counts))
    return roll_up.sentence


def beside_counts(roll_up: RollUp) -> str:
    """Return what is said of a whole beside its counts, without these."""
    counts = messages.counts_words(roll_up.counts)
    return roll_up.sentence.removesuffix(words.Report.COUNTED_AFTER.format(counts=counts))


def shortened(title: str) -> str:
    """Return the beginning of a long title, an ellipsis after it."""
    said = title.split()
    if len(said) <= _SHORT_TITLE + 1:
        return title
    start = " ".join(said[:_SHORT_TITLE]).rstrip(",;:")
    return words.Report.SHORTENED.format(start=start)
