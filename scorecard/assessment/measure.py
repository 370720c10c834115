"""One reading measured against the path, and the explanation made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.assessment.compare import Scale, meets, shortfall
from scorecard.assessment.path import Path, expected
from scorecard.assessment.verdict import Case, Verdict
from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.target import Aim

if TYPE_CHECKING:
    from scorecard.model.status import Note, Status

_AT_MOST = Aim.AT_MOST
# A named tuple's own constructor passes through Python once more.
_new = tuple.__new__


class Measure(NamedTuple):
    """A reading beside what the path expects of the scorecard's year.

    ``moved`` and ``needed`` are the movements since the baseline, made and expected, counted
    towards the target; ``ratio`` is None where no movement towards the target was expected.
    ``slack`` is no difference.
    """

    actual: Point
    expected: float
    moved: float
    needed: float
    ratio: float | None
    slack: float
    meets: bool


class Question(NamedTuple):
    """A case that may have a status, with what every rule needs of it."""

    case: Case
    path: Path
    scale: Scale
    latest: Measure


def measure(case: Case, path: Path, scale: Scale, actual: Point, year: int) -> Measure:
    """Hold a reading against what the path expects of a year."""
    target, value, baseline = case.target, actual.value, path[0].value
    level = expected(case.indicator, path, year)
    moved, needed = value - baseline, level - baseline
    if target.aim is _AT_MOST:
        moved, needed = -moved, -needed
    slack = scale.slack(value)
    # Adding zero turns -0 into 0.
    ratio = moved / needed + 0.0 if needed > slack else None
    met = meets(target, value, case.series.bounds.get(actual.year, 0), slack)
    return _new(Measure, (actual, level, moved, needed, ratio, slack, met))


def explained(
    question: Question,
    rule: Rule,
    status: Status,
    note: Note | None = None,
    *,
    by: Measure | None = None,
    cut: float | None = None,
    met: int | None = None,
    broken: tuple[int, ...] = (),
    date_unknown: bool = False,
) -> Verdict:
    """Return a status with all that was compared.

    ``by`` is the reading that decided, where that is not the latest one; the rest as in
    :class:`~scorecard.model.scorecard.Explanation`.
    """
    case, path, _, latest = question
    actual, level, _, _, ratio, _, is_met = by or latest
    target = case.target
    fields = (
        rule,
        path[0],
        case.start.origin,
        path,
        level,
        actual,
        ratio,
        cut,
        None if is_met else shortfall(target, actual.value),
        broken,
        case.missing,
        0,
        met,
        target.by,
        date_unknown,
        None,
        None,
    )
    explanation = _new(Explanation, fields)
    return _new(Verdict, (status, explanation, note, None, latest.expected, latest.ratio))
