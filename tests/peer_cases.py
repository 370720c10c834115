"""Published verdicts, and the question each of them puts to a method."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import undp_rollups

from scorecard.assessment.methods import (
    achievement,
    eurostat,
    growth,
    okr,
    opensdg,
    rollups,
    sdsn,
    un,
)
from scorecard.assessment.methods.question import Question
from scorecard.model.methods import AS_PUBLISHED, Parameters
from scorecard.model.scorecard import Point

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.assessment.methods.rollups import Added
    from scorecard.model.scorecard import PeerVerdict

FOLDER = Path(__file__).parent / "golden" / "peer_verdicts"
# The year progress towards the goals of 2030 is measured from, where a case names no other.
BASE_YEAR = 2015

SERIES: dict[str, Callable[[Question], PeerVerdict]] = {
    "opensdg-2.4": opensdg.verdict,
    "eurostat": eurostat.verdict,
    "un-progress-chart": un.chart,
    "un-progress-chart-growth": un.chart,
    "un-level": un.level,
    "un-projected-share": un.projected_share,
    "sdsn-arrow": sdsn.arrow,
    "sdsn-colour": sdsn.colour,
    "achievement": achievement.verdict,
    "okr": okr.verdict,
    "growth-bands": growth.verdict,
}
# UN's base is the reading nearest to 2015; of the others the case names it.
_CHOOSES_ITS_BASE = ("un-progress-chart", "un-progress-chart-growth")


BOUNDED = replace(
    AS_PUBLISHED,
    sdsn=replace(AS_PUBLISHED.sdsn, optimum=100.0, green=90.0, red=50.0, lower_bound=0.0),
)
LEVELS = replace(AS_PUBLISHED, un=replace(AS_PUBLISHED.un, level_cuts=(90.0, 60.0, 40.0, 30.0)))


def asked(
    readings: Mapping[int, float],
    target: float | None = 100.0,
    due: int | None = 2030,
    good: int = 1,
) -> Question:
    """Return a question of readings by year, measured from 2015."""
    return Question(tuple(Point(*pair) for pair in readings.items()), BASE_YEAR, good, target, due)


def cases() -> list[dict[str, Any]]:
    """Return every case of every file."""
    found: list[dict[str, Any]] = []
    for path in sorted(FOLDER.glob("*.json")):
        found += json.loads(path.read_text(encoding="utf-8"))
    return found


def question(case: dict[str, Any]) -> Question:
    """Return a series' case as a question."""
    base_year = case["params"].get("requested_base_year")
    if base_year is None and case.get("baseline") and case["method"] not in _CHOOSES_ITS_BASE:
        base_year = case["baseline"]["year"]
    points = [Point(year, value) for year, value in case["series"] if value is not None]
    return Question(
        tuple(sorted(points)),
        base_year or BASE_YEAR,
        -1 if case.get("direction") == "decrease" else 1,
        case.get("target"),
        case.get("target_year"),
        _parameters(case["method"], case["params"]),
    )


def _parameters(method: str, params: dict[str, Any]) -> Parameters:
    """Return the parameters that a case gives for its own series; the cuts are the published."""
    made = AS_PUBLISHED
    if method == "opensdg-2.4":
        made = replace(made, opensdg=replace(made.opensdg, limit=params.get("limit")))
    elif method == "un-level":
        levels = replace(
            made.un, level_cuts=tuple(params["level_cuts"]), level_words=tuple(params["labels"])
        )
        made = replace(made, un=levels)
    elif method in ("sdsn-arrow", "sdsn-colour"):
        known = {key: params[key] for key in ("optimum", "green", "red", "lower_bound")}
        window = tuple(params["window"]) if "window" in params else None
        made = replace(made, sdsn=replace(made.sdsn, **known, window=window))
    return made


def rolled(case: dict[str, Any]) -> Added:
    """Return what the roll-up of a case gives."""
    children, method = case["params"]["children"], case["method"]
    words = [child.get("status") for child in children]
    scores = [child.get("score") for child in children]
    if method == "opensdg-2.4-mean-score":
        return rollups.mean_score(words, scores)
    if method == "sdsn-worst-two":
        return rollups.worst_two(scores)
    if method == "undp-indicator-mean":
        return undp_rollups.undp_indicator(words)
    return undp_rollups.undp_mean(words)


def figure(name: str, said: PeerVerdict) -> float | None:
    """Return the figure of a verdict that a case calls by this name."""
    by_name = {
        "rate_points_per_year": said.made,
        "needed_points_per_year": said.needed,
        "score": said.figure if said.score is None else said.score,
    }
    return by_name.get(name, said.figure)
