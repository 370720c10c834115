"""What children add up to, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import capitalised
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import Counts, IndicatorResult


_CLOSED = {
    Status.ACHIEVED: "achieved",
    Status.MISSED: "missed",
    Status.PARTLY_ACHIEVED: "partly",
}


def counts_words(counts: Counts) -> str:
    """Return counts as a line: "2 on track, 1 off track, 1 no data"; "" for no indicator at all.

    What has no status is counted by reason; context and retired indicators come last.
    """
    parts = [
        (number, words.STATUS[status])
        for status, number in counts.by_status
        if status is not Status.NOT_ASSESSED
    ]
    parts += [(number, words.REASON_SHORT[reason]) for reason, number in counts.reasons]
    parts += [(counts.context, words.REASON_SHORT[Reason.CONTEXT])]
    parts += [(counts.retired, words.REASON_SHORT[Reason.RETIRED])]
    return words.COUNTS_SEPARATOR.join(
        words.COUNT.format(number=number, what=what) for number, what in parts if number
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """How a roll-up came about, as :class:`~scorecard.model.scorecard.RollUp` has it."""

    status: Status
    reason: Reason | None
    coverage: float | None
    capped: bool = False
    achieved: int = 0
    closed: int = 0


def roll_up_sentence(
    ending: Ending, counts: Counts, headline: IndicatorResult | None = None
) -> str:
    """Return what is said of an objective or goal.

    Args:
        ending: how it came about.
        counts: of the indicators in it.
        headline: the indicator whose status it took, if it took one's.
    """
    if headline is not None:
        return words.ROLL_UP["headline"].format(
            title=headline.indicator.title, sentence=headline.sentence
        )
    line = counts_words(counts)
    if not line and ending.reason is not Reason.FAULT:
        return words.ROLL_UP["empty"]
    said = words.ROLL_UP[_which(ending, counts)].format(
        counts=line or words.NOTHING,
        status=words.STATUS[ending.status],
        achieved=ending.achieved,
        closed=ending.closed,
    )
    return capitalised(said)


def _which(ending: Ending, counts: Counts) -> str:
    """Choose the words by how the roll-up came about."""
    if ending.status is Status.NOT_ASSESSED:
        if ending.reason is Reason.FAULT:
            return "fault"
        return "coverage" if ending.coverage else "nothing"
    if ending.status is Status.PARTLY_ACHIEVED and _of_parts(ending, counts):
        return "parts" if ending.achieved else "parts_none"
    return _CLOSED.get(ending.status) or ("capped" if ending.capped else "mean")


def _of_parts(ending: Ending, counts: Counts) -> bool:
    """Say whether the children are not the indicators that are counted beside them."""
    return ending.achieved != counts.of(Status.ACHIEVED) or ending.closed > counts.total
