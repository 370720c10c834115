"""What children add up to: their counts, and one sentence."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import capitalised
from scorecard.model.number import format_number
from scorecard.model.status import WORST_FIRST, Reason, Status

if TYPE_CHECKING:
    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import Counts, IndicatorResult, RollUp


def counts_words(counts: Counts) -> str:
    """Return counts as a line: "2 on track, 1 off track, 1 no data"; "" for no indicator at all.

    What has no status is counted by reason; context and retired indicators come last.
    """
    counted = [*_statuses(counts), *counts.reasons, *_unscored(counts)]
    return words.COUNTS_SEPARATOR.join(_said(counted))


def gravest_words(counts: Counts) -> tuple[Status, str, str]:
    """Return the gravest status there is, how many have it, and the rest as a line.

    "2 off track" and "1 on track, 1 no data"; where nothing has a status, "2 cannot
    be told", and why.
    """
    statuses = [status for status, number in _statuses(counts) if number]
    gravest = next((each for each in WORST_FIRST if each in statuses), None)
    if gravest is None:
        told = words.CANNOT_BE_TOLD.format(number=counts.total) if counts.total else words.NOTHING
        return Status.NOT_ASSESSED, told, counts_words(counts)
    counted = [*_statuses(counts), *counts.reasons, *_unscored(counts)]
    lead = [each for each in counted if each[0] is gravest]
    rest = [each for each in counted if each[0] is not gravest]
    return gravest, "".join(_said(lead)), words.COUNTS_SEPARATOR.join(_said(rest))


def group_word(roll_up: RollUp) -> str:
    """Return the status of an objective or goal: "on track"; or that its end is undecided."""
    if roll_up.reason is Reason.UNDECIDED:
        return words.REASON_SHORT[Reason.UNDECIDED]
    return words.STATUS[roll_up.status]


def group_counts(roll_up: RollUp) -> str:
    """Return the counts beside an objective's or goal's word: "1 of 9 achieved, 8 missed".

    While anything in it is open, and beside the status of a headline, they are counted plainly.
    """
    counts = roll_up.counts
    if roll_up.share is None:
        return counts_words(counts)
    said = words.OF_ALL_ACHIEVED.format(
        achieved=counts.of(Status.ACHIEVED), total=_to_achieve(counts)
    )
    known = [status for status in _statuses(counts) if status[0] is not Status.ACHIEVED]
    among = [said, *_said(known), *_said(_reasons(counts, asked=True))]
    beside = [*_said(_reasons(counts, asked=False)), *_said(_unscored(counts))]
    halves = [words.COUNTS_SEPARATOR.join(half) for half in (among, beside) if half]
    return words.ASIDE_SEPARATOR.join(halves)


def group_share(roll_up: RollUp) -> str:
    """Return how many of a goal or objective stand well: "1 of 9 achieved"; "" for none at all.

    While anything in it is open, what is on track counts as well.
    """
    counts = roll_up.counts
    total, achieved = _to_achieve(counts), counts.of(Status.ACHIEVED)
    if not total:
        return ""
    if roll_up.share is not None:
        return words.OF_ALL_ACHIEVED.format(achieved=achieved, total=total)
    return words.OF_ALL_WELL.format(number=achieved + counts.of(Status.ON_TRACK), total=total)


def standing_words(counts: Counts) -> str:
    """Return how all indicators stand in one line, every one of them counted once.

    "5 of 25 achieved or on track · 13 off track · 4 missed · 3 cannot be told": the share is of
    what had something to achieve, as that of each goal is; what is not due yet, or has no target,
    stands beside it.
    """
    good = counts.of(Status.ACHIEVED) + counts.of(Status.ON_TRACK)
    told = counts.total - counts.of(Status.NOT_ASSESSED)
    total, reasons = _to_achieve(counts), dict(counts.reasons)
    parts = [words.OF_ALL_WELL.format(number=good, total=total)] if told else []
    parts += _said([each for each in _statuses(counts) if each[0] in _SHORT_OF_GOOD])
    if total > told:
        parts.append(words.CANNOT_BE_TOLD.format(number=total - told))
    parts += _said([(reason, reasons.get(reason, 0)) for reason in _NOTHING_ASKED])
    return words.STANDING_SEPARATOR.join(parts)


# What is short of standing well.
_SHORT_OF_GOOD = (Status.PARTLY_ACHIEVED, Status.AT_RISK, Status.OFF_TRACK, Status.MISSED)


def plain_share(roll_up: RollUp) -> tuple[float, float] | None:
    """Return the share of the indicators that are counted, each as heavy as any other."""
    counts, total = roll_up.counts, _to_achieve(roll_up.counts)
    known = counts.of(Status.ACHIEVED) + counts.of(Status.MISSED)
    part = counts.of(Status.ACHIEVED) / total if total else 0.0
    return (part, part) if known == total else None


# What has no status for one of these had nothing to achieve, and only stands beside the others.
_NOTHING_ASKED = (Reason.NO_TARGET, Reason.NOT_DUE)


def _to_achieve(counts: Counts) -> int:
    """Return how many indicators had something to achieve."""
    return counts.total - sum(number for _, number in _reasons(counts, asked=False))


_Counted = list[tuple[Status | Reason, int]]


def _statuses(counts: Counts) -> _Counted:
    return [each for each in counts.by_status if each[0] is not Status.NOT_ASSESSED]


def _reasons(counts: Counts, *, asked: bool) -> _Counted:
    return [each for each in counts.reasons if (each[0] not in _NOTHING_ASKED) is asked]


def _unscored(counts: Counts) -> _Counted:
    return [(Reason.CONTEXT, counts.context), (Reason.RETIRED, counts.retired)]


def _said(counted: _Counted) -> list[str]:
    return [
        words.COUNT.format(
            number=number,
            what=words.STATUS[of] if isinstance(of, Status) else words.REASON_SHORT[of],
        )
        for of, number in counted
        if number
    ]


def roll_up_sentence(
    roll_up: RollUp, headline: IndicatorResult | None = None, style: NumberStyle | None = None
) -> str:
    """Return what is said of an objective or goal.

    Args:
        roll_up: how it came about.
        headline: the indicator whose status it took, if it took one's.
        style: how numbers are written.
    """
    if headline is not None:
        return words.ROLL_UP["headline"].format(
            title=headline.indicator.title, sentence=headline.sentence
        )
    line = group_counts(roll_up)
    if not line and roll_up.reason is not Reason.FAULT:
        return words.ROLL_UP["empty"]
    said = words.ROLL_UP[_which(roll_up)].format(
        counts=line or words.NOTHING,
        status=words.STATUS[roll_up.status],
        number=roll_up.counts.of(roll_up.status),
        share=_share_words(roll_up.share, style),
        most=_share_words(roll_up.share and (roll_up.share[1],) * 2, style),
    )
    return capitalised(said)


def _which(roll_up: RollUp) -> str:
    """Choose the words by how the roll-up came about."""
    if roll_up.reason is Reason.FAULT:
        return "fault"
    if roll_up.share is not None:
        return _which_end(roll_up.share, roll_up.status)
    if roll_up.status is Status.NOT_ASSESSED:
        return "coverage" if roll_up.coverage else "nothing"
    number = roll_up.counts.of(roll_up.status)
    if [counts_words(roll_up.counts)] == _said([(roll_up.status, number)]):
        return "alike"
    return "capped" if roll_up.capped else "mean"


def _which_end(share: tuple[float, float], status: Status) -> str:
    if status is Status.NOT_ASSESSED:
        return "unknown" if share == (0.0, 1.0) else "undecided"
    if share[0] != share[1] and status is Status.MISSED:
        return "at_most"
    return {(0.0, 0.0): "missed", (1.0, 1.0): "achieved"}.get(share, "share")


def _share_words(share: tuple[float, float] | None, style: NumberStyle | None) -> str:
    """Return how much was achieved: "25 %", "17 to 41 %"; "" while that is open."""
    if share is None:
        return ""
    low, high = (_percent(part, style) for part in share)
    if low == high:
        return words.PERCENT.format(value=low)
    return words.PERCENT_BETWEEN.format(low=low, high=high)


# A share of these parts has another word than one just below.
_CUTS = (50.0, 100.0)


def _percent(part: float, style: NumberStyle | None) -> str:
    """Return a part of one in per cent: whole, with decimals where those tell the side of a cut."""
    value = round(100 * part, 9)
    for places in range(9):
        shown = math.floor(value * 10**places + 0.5) / 10**places
        if all((shown >= cut) is (value >= cut) for cut in _CUTS) and (shown > 0) is (value > 0):
            return format_number(shown, style, places)
    return format_number(value, style, 9)
