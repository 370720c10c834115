"""How the peers' words read as ours: declared here once, and explained in docs/methods."""

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
from scorecard.model.methods import Method
from scorecard.model.peer import Measure
from scorecard.model.status import Note, Status

if TYPE_CHECKING:
    from scorecard.model.peer import PeerVerdict

Meaning = tuple[Status, Note | None]

_ACHIEVED: Meaning = (Status.ACHIEVED, None)
_ON_TRACK: Meaning = (Status.ON_TRACK, None)
_AT_RISK: Meaning = (Status.AT_RISK, None)
_OFF_TRACK: Meaning = (Status.OFF_TRACK, None)
_AWAY: Meaning = (Status.OFF_TRACK, Note.MOVING_AWAY)

_FOUR = (_ON_TRACK, _AT_RISK, _OFF_TRACK, _AWAY)

# By method: each word it has for what it could assess, and what that is in ours.
MEANINGS: dict[Method, dict[str, Meaning]] = {
    Method.OPENSDG: {
        opensdg.ACHIEVED: _ACHIEVED,
        **dict(zip(opensdg.CLASSES, _FOUR, strict=True)),
    },
    # The third word is also that of a series which makes a part of the growth needed.
    Method.EUROSTAT: {
        **dict(zip(eurostat.RATIO_CLASSES, (_ON_TRACK, _AT_RISK, _OFF_TRACK, _AWAY), strict=True)),
        "no_progress": _OFF_TRACK,
    },
    Method.UN: {
        un.ACHIEVED: _ACHIEVED,
        **dict(zip(un.CLASSES, _FOUR, strict=True)),
        **dict(zip(un.SHARES, (_ON_TRACK, _AT_RISK, _OFF_TRACK), strict=True)),
    },
    Method.SDSN: {
        **dict(zip(sdsn.ARROWS, _FOUR, strict=True)),
        # Green is reached at the threshold itself, which stands for the goal.
        **dict(zip(sdsn.COLOURS, (_ACHIEVED, _AT_RISK, _OFF_TRACK, _OFF_TRACK), strict=True)),
    },
    Method.ACHIEVEMENT: dict(
        zip(
            achievement.CLASSES,
            (_ON_TRACK, _ON_TRACK, _AT_RISK, _OFF_TRACK, _OFF_TRACK),
            strict=True,
        )
    ),
    Method.OKR: dict(zip(okr.COLOURS, (_ON_TRACK, _AT_RISK, _OFF_TRACK), strict=True)),
    Method.GROWTH: dict(
        zip(growth.CLASSES, (_ON_TRACK, _ON_TRACK, _AT_RISK, _OFF_TRACK, _AWAY), strict=True)
    ),
}


def mapped(verdict: PeerVerdict) -> PeerVerdict:
    """Return a verdict with the status and note its word stands for; neither where it is silent."""
    if verdict.silence is not None or not verdict.word:
        return verdict
    if verdict.measure is Measure.LEVEL:
        return verdict._replace(status=level_status(verdict))
    status, note = MEANINGS[verdict.method][verdict.word]
    return verdict._replace(status=status, note=note)


def level_status(verdict: PeerVerdict) -> Status:
    """Return the status of a level, whose words a plan may choose, by its place.

    The best level is on track and so is the next where there are four or more; the levels below
    the middle are off track. Of five: on track, on track, at risk, off track, off track.
    """
    cuts = verdict.cuts
    place = len(cuts) if verdict.cut is None else cuts.index(verdict.cut)
    distance = 2 * place - len(cuts)
    if distance == 0:
        return Status.AT_RISK
    return Status.ON_TRACK if distance < 0 else Status.OFF_TRACK
