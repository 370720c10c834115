"""A comparison of methods as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.exchange.json_values import number
from scorecard.messages.comparisons import summary_words
from scorecard.messages.peers import arithmetic, silence_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.model.comparison import Comparison
    from scorecard.model.peer import PeerVerdict
    from scorecard.model.scorecard import Point

_FORMAT = 1


def comparisons_json(
    comparisons: Sequence[Comparison], year: int, as_of: date | None
) -> dict[str, Any]:
    """Return what every method says of each indicator, ready to be written as JSON."""
    return {
        "format": _FORMAT,
        "year": year,
        "as_of": None if as_of is None else as_of.isoformat(),
        "indicators": [_comparison(comparison) for comparison in comparisons],
    }


def peer_json(said: PeerVerdict) -> dict[str, Any]:
    """Return one method's verdict; a figure that is none, such as minus infinity, is null."""
    return {
        "method": said.method.value,
        "measure": said.measure.value,
        "word": said.word,
        "status": None if said.status is None else said.status.value,
        "note": None if said.note is None else said.note.value,
        "silence": None if said.silence is None else said.silence.value,
        "why": "" if said.silence is None else silence_words(said.silence),
        "figure": number(said.figure),
        "cut": number(said.cut),
        "cuts": [number(cut) for cut in said.cuts],
        "score": number(said.score),
        "base": _point(said.base),
        "latest": _point(said.latest),
        "target": number(said.target),
        "target_year": said.target_year,
        "made": number(said.made),
        "needed": number(said.needed),
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    path = comparison.path
    return {
        "id": comparison.indicator.id,
        "title": comparison.indicator.title,
        "method": comparison.method,
        "reason": None if comparison.reason is None else comparison.reason.value,
        "disagree": comparison.disagree,
        "summary": summary_words(comparison),
        "path": {
            "status": path.status.value,
            "note": None if path.note is None else path.note.value,
            "reason": None if path.reason is None else path.reason.value,
            "ratio": number(path.ratio),
            "sentence": path.sentence,
        },
        "verdicts": [
            {**peer_json(said), "arithmetic": arithmetic(comparison.indicator, said)}
            for said in comparison.verdicts
        ],
    }


def _point(point: Point | None) -> dict[str, Any] | None:
    return None if point is None else {"year": point.year, "value": number(point.value)}
