"""The peers' own roll-ups: Open SDG's mean score, SDSN's two worst."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.assessment.methods import opensdg, sdsn

if TYPE_CHECKING:
    from collections.abc import Sequence

# Bands of the mean score, from the best.
MEAN_SCORE_CUTS = (2.5, 0.0, -2.5)
# SDSN leaves a goal grey with fewer than this part of its indicators.
LEAST_PART = 0.5
WORST = 2


class Added(NamedTuple):
    """What a peer's roll-up gives: its word ("" where it gives none) and its figure.

    ``counted`` of ``total`` children had what is added up.
    """

    word: str
    figure: float | None
    counted: int
    total: int


def mean_score(words: Sequence[str], scores: Sequence[float | None]) -> Added:
    """Return Open SDG's roll-up: the mean score of the children that have one.

    ``target_achieved`` is said only where every child with a score is.
    """
    pairs = [(w, s) for w, s in zip(words, scores, strict=True) if s is not None]
    if not pairs:
        return Added("", None, 0, len(words))
    mean = sum(score for _, score in pairs) / len(pairs)
    if all(word == opensdg.ACHIEVED for word, _ in pairs):
        word = opensdg.ACHIEVED
    else:
        word = opensdg.CLASSES[sum(mean < cut for cut in MEAN_SCORE_CUTS)]
    return Added(word, mean, len(pairs), len(words))


def worst_two(scores: Sequence[float | None]) -> Added:
    """Return SDSN's colour of a goal from its indicators' scores (0 to 3): the two worst's mean.

    Green takes two greens and red two reds; one indicator alone gives its own colour.
    """
    known = sorted(score for score in scores if score is not None)
    if not known or len(known) < LEAST_PART * len(scores):
        return Added("", None, len(known), len(scores))
    worst = known[:WORST]
    mean = sum(worst) / len(worst)
    place = sum(mean < cut for cut in sdsn.COLOUR_CUTS)
    best, last = 0, len(sdsn.COLOUR_CUTS)
    if place == best and any(score < sdsn.COLOUR_CUTS[0] for score in worst):
        place += 1
    elif place == last and any(score >= sdsn.COLOUR_CUTS[-1] for score in worst):
        place -= 1
    return Added(sdsn.COLOURS[place], mean, len(known), len(scores))
