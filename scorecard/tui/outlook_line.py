"""How firm a status is, where the pace leads and what the target takes, in a line or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.fields import capitalised
from scorecard.messages.outlook import confidence_words, projection_words, takes_words
from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import IndicatorResult

_BEHIND = (Status.AT_RISK, Status.OFF_TRACK)


def outlook_line(result: IndicatorResult, style: NumberStyle | None) -> str:
    """Return the outlook as sentences; empty where nothing can be said.

    What a target takes from now is said of one that lags behind: the pace needed.
    """
    confidence, projection, pace = result.confidence, result.projection, result.pace
    said = []
    if confidence is not None:
        said.append(words.ScreenOutlook.STANDS.format(confidence=confidence_words(confidence)))
    if projection is not None:
        said.append(projection_words(result, projection, style))
    if pace is not None and result.status in _BEHIND:
        takes = takes_words(result, pace, style)
        said.append(takes and words.ScreenOutlook.TAKES.format(takes=takes))
    sentence = words.ScreenOutlook.SENTENCE
    return " ".join(sentence.format(text=capitalised(part)) for part in said if part)
