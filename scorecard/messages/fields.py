"""What the fields of a sentence stand for, worked out only where a template asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import plural, words, year_of, year_text
from scorecard.messages.entities import entity_counts, has_fraction
from scorecard.messages.figures import by_when, capitalised, ended, need, things_asked
from scorecard.messages.peers import peer_sentence
from scorecard.model.plan import Aggregate, Aim, Kind
from scorecard.model.reading import UPPER_BOUNDS, Qualifier
from scorecard.model.scorecard import BaselineOrigin, Rule
from scorecard.model.status import WORST_FIRST, Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint

_NAMED_ORIGINS = frozenset({BaselineOrigin.YEAR_BEFORE, BaselineOrigin.FIRST_AFTER})


class Fields:
    """What the functions of the fields need: a result, its year, and how numbers are written."""

    __slots__ = ("explanation", "indicator", "result", "style", "target", "year")

    def __init__(self, result: IndicatorResult, year: int, style: NumberStyle | None) -> None:
        self.result = result
        self.year = year
        self.style = style
        self.indicator = result.indicator
        self.explanation = result.explanation
        self.target = result.target


def _of_point(fields: Fields, point: ReadingPoint | None) -> str:
    """Return a reading with everything a reader must know: "105 states in 2018 (provisional)"."""
    if point is None:
        return words.NO_READING
    indicator, target = fields.indicator, fields.target
    year, value = point.year, point.value
    if target is not None and target.aim is Aim.DONE:
        said = words.DONE if (value or 0.0) >= 1 else words.NOT_DONE
    elif value is None:
        return words.EVIDENCE.format(year=year)
    elif indicator.kind is Kind.SCALE:
        said = figures.level_words(indicator, value)
    else:
        said = figures.of_result(fields.result, point, fields.style)
        said = figures.qualifier(point) + figures.with_unit(indicator, said)
    template = words.IN_YEAR
    if point.total is not None:
        template = words.UP_TO_YEAR
        if fields.explanation.missing and fields.result.status is Status.ACHIEVED:
            # With a year missing a total is a lower bound.
            said = words.AIM[Aim.AT_LEAST].format(value=said)
    text = template.format(value=said, year=year)
    marks = _cautions(fields, point)
    return words.MARKED.format(figure=text, marks=marks) if marks else text


def _cautions(fields: Fields, point: ReadingPoint) -> str:
    """Return what a reader must know of a figure, what a percentage is of first."""
    marks = figures.marks(point)
    base = figures.base(fields.indicator, point, fields.style)
    return words.LIST_SEPARATOR.join((base, marks)) if base and marks else base or marks


def _baseline(fields: Fields) -> str:
    return figures.baseline(fields.result, fields.style)


def _decided(fields: Fields) -> str:
    """Return the reading the status rests on, which may be older than the latest."""
    return _of_point(fields, _point_decided(fields) or fields.result.latest)


def _value(fields: Fields) -> str:
    """Return the latest figure without unit and year, for where both stand beside it."""
    point = fields.result.latest
    if point is None:
        return ""
    said = figures.of_result(fields.result, point, fields.style)
    marks = _cautions(fields, point)
    said = figures.qualifier(point) + said
    return words.MARKED.format(figure=said, marks=marks) if marks else said


def _path(fields: Fields) -> str:
    """Say what the path expects: of the reading's year, or of the later one it is held against."""
    expected, actual = fields.explanation.expected, fields.explanation.actual
    if expected is None or actual is None:
        return ""
    value = figures.expected_value(fields.result, expected, fields.style)
    if actual.year == fields.year:
        return words.PATH.format(expected=value)
    rhythm = fields.indicator.rhythm
    if rhythm is None and not fields.indicator.accumulate:
        return words.PATH_SINCE.format(expected=value, year=fields.year)
    waits: Sequence[int] = range(actual.year + 1, fields.year + 1)
    if rhythm is not None:
        waits = rhythm.rounds(actual.year, fields.year)
    if not waits:
        return words.PATH_UNTIL_NEXT.format(expected=value)
    return plural(words.PATH_THEN, len(waits), expected=value, years=figures.years(waits))


def _line(fields: Fields) -> str:
    """Return how much the straight line to a ceiling allows by the year of the latest amount."""
    allowed, actual = fields.explanation.expected, fields.explanation.actual
    if allowed is None or actual is None:
        return ""
    return figures.on_path(fields.result, allowed, fields.style)


def _need(fields: Fields) -> str:
    """Return what the target asks; a level with its criterion, unless that has just been told."""
    target = fields.target
    if target is None:
        return ""
    if fields.indicator.kind is not Kind.SCALE:
        return need(fields.indicator, target, fields.style)
    if _is_level_told(fields):
        return words.THAT_LEVEL
    return figures.level_words(fields.indicator, target.value)


def _is_level_told(fields: Fields) -> bool:
    """Say whether the level that is asked has just been told, as the latest reading."""
    target, told = fields.target, fields.result.latest
    if target is None or target.every_year or fields.indicator.kind is not Kind.SCALE:
        return False
    return told is not None and told.value == target.value


def _by(fields: Fields) -> str:
    due = fields.explanation.due
    return "" if due is None or fields.target is None else by_when(fields.target, due)


def _dated(fields: Fields, template: str, verbs: Mapping[str, str]) -> str:
    target = fields.target
    if target is None or target.every_year:
        return _hold(fields)
    if target.aim is Aim.DONE:
        return words.DONE_DUE.format(by=_by(fields))
    ahead = template is words.DUE_AHEAD
    if figures.is_none(fields.indicator, target):
        return (words.DUE_AHEAD_NONE if ahead else words.DUE_NONE).format(by=_by(fields))
    if fields.indicator.accumulate and target.aim is Aim.AT_MOST:
        # A ceiling falls due on no day: it is not to be passed on the way to it.
        template = words.ALLOWED_AHEAD if ahead else words.ALLOWED
    verb = plural(verbs, things_asked(fields.indicator, target))
    return template.format(need=_need_in_full(fields), by=_by(fields), were=verb, are=verb)


def _need_in_full(fields: Fields) -> str:
    """Return what the target asks, with the unit where no figure has told it."""
    said = _need(fields)
    told = fields.explanation.rule is not Rule.NO_READING
    return said if told else figures.with_unit(fields.indicator, said)


def _due(fields: Fields) -> str:
    return _dated(fields, words.DUE, words.WERE)


def _ahead(fields: Fields) -> str:
    return _dated(fields, words.DUE_AHEAD, words.ARE)


def _asked(fields: Fields) -> str:
    due = fields.explanation.due
    return _ahead(fields) if due is not None and year_of(due) > fields.year else _due(fields)


def _hold(fields: Fields) -> str:
    if fields.target is not None and fields.target.aim is Aim.DONE:
        return words.HOLD_DONE
    if fields.target is not None and figures.is_none(fields.indicator, fields.target):
        return words.HOLD_NONE
    return words.HOLD.format(need=_need(fields))


def _nothing_since(fields: Fields, of_year: str, since: str) -> str:
    """Say that the year it was due has no figure, nor any later one the scorecard could use."""
    due = fields.explanation.due
    if due is None:
        return ""
    if fields.result.reason is Reason.NO_DATA:
        of_year = words.NONE_TO_BE_HAD
    year = year_of(due)
    return (since if year < fields.year else of_year).format(year=year)


def _short(fields: Fields) -> str:
    """Return by how much the target was missed."""
    missed_by = fields.explanation.shortfall or 0.0
    said = figures.difference(fields.indicator, missed_by, fields.style)
    if fields.indicator.kind is Kind.SCALE or not _is_bound(fields):
        return said
    # A bound that misses the target whatever it is misses it by as much or more.
    bound = Qualifier.MORE_THAN if _is_strictly_short(fields) else Qualifier.AT_LEAST
    return words.QUALIFIER[bound] + said


def _is_strictly_short(fields: Fields) -> bool:
    """Say whether the end of a bound that is nearest to the target is none it may be."""
    point, target, actual = _point_decided(fields), fields.target, fields.explanation.actual
    if point is None or point.interval is None or target is None or actual is None:
        return False
    beyond = target.high is not None and actual.value >= target.high
    is_above = target.aim is Aim.AT_MOST or beyond
    return (point.interval.least if is_above else point.interval.most).open


def _point_decided(fields: Fields) -> ReadingPoint | None:
    actual, points = fields.explanation.actual, fields.result.readings
    return next((p for p in points if actual is not None and p.year == actual.year), None)


def _is_bound(fields: Fields) -> bool:
    point = _point_decided(fields)
    return point is not None and point.interval is not None


def _tolerance(fields: Fields) -> str:
    tolerance = fields.target.tolerance if fields.target is not None else 0.0
    return figures.difference(fields.indicator, tolerance, fields.style)


def _share(fields: Fields) -> str:
    """Say how much of the movement was made, of a bound how much at least or at most."""
    said, target = _share_made(fields), fields.target
    if target is None:
        return said
    falls, point = target.aim is Aim.AT_MOST, _point_decided(fields)
    start = figures.start_bound(fields.result)
    more: set[bool] = set()
    if point is not None and point.interval is not None:
        more.add((point.qualifier not in UPPER_BOUNDS) is not falls)
    if start is not None:
        # The higher a path starts, the less of the way up is made, and the more of the way down.
        more.add((start not in UPPER_BOUNDS) is falls)
    if not more:
        return said
    if len(more) > 1:
        return words.QUALIFIER[Qualifier.ABOUT] + said
    return words.AIM[Aim.AT_LEAST if more.pop() else Aim.AT_MOST].format(value=said)


def _share_made(fields: Fields) -> str:
    """Return how much of the movement was made; of percentages, in their points."""
    explained, thresholds = fields.explanation, fields.indicator.thresholds
    ratio, cuts = explained.ratio or 0.0, (thresholds.on_track, thresholds.at_risk)
    said = figures.fraction(ratio)
    in_points = figures.is_percent(fields.indicator) and explained.path and explained.actual
    if said or not in_points or explained.expected is None or explained.actual is None:
        share = said or figures.share(ratio, cuts, fields.style)
        return words.OF_MOVEMENT.format(share=share)
    start = explained.path[0].value
    needed = abs(explained.expected - start)
    lines = [cut * needed for cut in (1.0, *cuts)]
    # As fine as the figures beside it, so that the reader's own subtraction comes out.
    places = fields.indicator.decimals
    made = figures.number(abs(explained.actual.value - start), fields.style, lines, places)
    points = plural(words.POINTS, figures.number(needed, fields.style, (), places))
    return words.OF_POINTS.format(made=made, points=points)


def _against(fields: Fields) -> str:
    """Return the target beside a figure: "33.3 of 40 km", or "14, against at most 0".

    A percentage of a percentage would be another figure: "41 %, against at least 50 %".
    """
    target = fields.target
    if target is None:
        return ""
    if target.aim is Aim.AT_LEAST and not figures.is_percent(fields.indicator):
        value = figures.declared(fields.indicator, target.value, fields.style)
        return words.OF_TARGET.format(target=figures.with_unit(fields.indicator, value))
    if _is_level_told(fields):
        return words.AS_ASKED
    return words.AGAINST.format(need=_need(fields))


def _from(fields: Fields) -> str:
    """Name a baseline that nobody declared."""
    origin = fields.explanation.baseline_origin
    start, actual = fields.explanation.baseline, fields.explanation.actual
    if origin not in _NAMED_ORIGINS or origin is None or start is None:
        return ""
    if actual is not None and actual.year <= start.year:
        return ""  # the reading itself: nothing was measured
    return words.MEASURED_FROM[origin.value].format(baseline=_baseline(fields))


def _status(fields: Fields) -> str:
    said = words.STATUS[fields.result.status]
    if fields.result.note is Note.MOVING_AWAY:
        moving = words.NOTE[Note.MOVING_AWAY]
        said = words.STATUS_WITH_NOTE.format(status=said, note=moving)
    return capitalised(said)


def _kept(fields: Fields) -> str:
    start, end = fields.indicator.active_from, fields.indicator.active_to
    if end is not None and fields.year > end:
        return words.KEPT_UNTIL.format(year=end)
    return words.KEPT_FROM.format(year=start)


def _unknown(fields: Fields) -> str:
    """Say which years are unknown, apart from any that were named before."""
    missing = fields.explanation.missing
    return words.UNKNOWN.format(years=figures.years(missing)) if missing else ""


def _broken_years(fields: Fields) -> str:
    """Return the years that broke the target; where no year held it, that all did."""
    explained = fields.explanation
    if explained.held or explained.missing or len(explained.broken) == 1:
        return figures.years(explained.broken)
    return _all_years(fields, len(explained.broken))


def _all_years(fields: Fields, number: int) -> str:
    """Return that all years were, of what is kept every so many years all it was due in."""
    rhythm = fields.indicator.rhythm
    return plural(words.ALL_YEARS if rhythm is None else words.ALL_ROUNDS, number)


def _age(fields: Fields, since: str) -> str:
    """Say how old the last word is, or for how long the next has been due."""
    rhythm, judgement = fields.indicator.rhythm, fields.result.judgement
    last = fields.result.latest if judgement is None else judgement
    years = figures.number_of_years(fields.indicator.thresholds.stale_after)
    if rhythm is None or last is None:
        return since.format(years=years)
    return words.NEXT_OVERDUE.format(year=rhythm.after(last.year), years=years)


def _then(fields: Fields) -> str:
    known = fields.explanation.last_known
    return words.THEN.format(status=words.STATUS[known]) if known is not None else ""


def _no_reading(fields: Fields) -> str:
    if fields.result.latest is not None:
        return words.NO_READING_OF_PERIOD
    kept = [each for each in fields.result.entities if each.reason is not Reason.RETIRED]
    read = [each for each in kept if each.result.latest is not None]
    if not read:
        return words.NO_READING
    if fields.indicator.aggregate is Aggregate.POOLED:
        pooled = [each for each in read if has_fraction(each, fields.year)]
        return words.NOT_ALL_POOLED.format(read=len(pooled), number=len(kept))
    return words.NOT_ALL_READ.format(read=len(read), number=len(kept))


def _bound(fields: Fields) -> str:
    """Say what is only a bound: the figure itself, or what it is measured from."""
    latest, start = fields.result.latest, fields.result.baseline_reading
    if latest is not None and latest.interval is not None:
        if latest.unknown:
            return words.OF_BOTH_BOUNDS
        return words.ONLY_BOUND.get(latest.qualifier, words.ONLY_A_BOUND)
    serves = fields.explanation.baseline_origin is not BaselineOrigin.DECLARED
    if serves and start is not None and start.interval is not None:
        return words.MEASURED_FROM_BOUND.format(baseline=_baseline(fields))
    return words.ONLY_A_BOUND


def _possible(fields: Fields) -> str:
    """Say from which status to which all that a bound may be leads."""
    statuses = sorted(fields.explanation.possible, key=WORST_FIRST.index)
    said = [words.STATUS[status] for status in statuses if status is not Status.NOT_ASSESSED]
    if len(said) == 1:  # the other end gives none, as a reading of the baseline's own year does
        return words.MAY_BE.format(status=said[0])
    return words.ANYTHING.format(worst=said[0], best=said[-1]) if said else ""


def _judged(fields: Fields) -> str:
    judgement = fields.result.judgement
    return "" if judgement is None else words.STATUS[judgement.status]


def _entities(fields: Fields) -> str:
    """Return how many entities stand where."""
    return entity_counts(fields.result.entities)


def _peer(fields: Fields) -> str:
    """Return what a published method says, in its word, with its arithmetic."""
    said = fields.explanation.peer
    if said is None:
        return ""
    return peer_sentence(fields.indicator, said, _status(fields), fields.style)


def _year_of(fields: Fields) -> str:
    judgement, latest = fields.result.judgement, fields.result.latest
    if judgement is not None:
        return year_text(judgement.year)
    return "" if latest is None else year_text(latest.year)


def _due_year(fields: Fields) -> str:
    due = fields.explanation.due
    return "" if due is None else year_text(year_of(due))


# By the name a template uses.
FIELDS: dict[str, Callable[[Fields], str]] = {
    "against": _against,
    "ahead": _ahead,
    "ago": lambda f: _age(f, words.AGO),
    "all_years": lambda f: _all_years(f, f.explanation.held),
    "asked": _asked,
    "baseline": _baseline,
    "because": lambda f: "" if f.result.judgement is None else ended(f.result.judgement.because),
    "bound": _bound,
    "broken": lambda f: figures.years(f.explanation.broken),
    "broken_years": _broken_years,
    "by": _by,
    "by_whom": lambda f: "" if f.result.judgement is None else f.result.judgement.by,
    "decided": _decided,
    "due": _due,
    "due_year": lambda f: (
        "" if f.explanation.due is None else year_text(year_of(f.explanation.due))
    ),
    "entities": _entities,
    "from": _from,
    "held": lambda f: str(f.explanation.held),
    "hold": _hold,
    "judged": _judged,
    "kept": _kept,
    "latest": lambda f: _of_point(f, f.result.latest),
    "line": _line,
    "met": lambda f: "" if f.explanation.met is None else year_text(f.explanation.met),
    "missing": lambda f: figures.years(f.explanation.missing),
    "need": _need,
    "old": lambda f: _age(f, words.OLD),
    "no_answer": lambda f: _nothing_since(f, words.NO_ANSWER, words.NO_ANSWER_SINCE),
    "no_figure": lambda f: _nothing_since(f, words.NO_FIGURE, words.NO_FIGURE_SINCE),
    "no_reading": _no_reading,
    "path": _path,
    "peer": _peer,
    "possible": _possible,
    "share": _share,
    "short": _short,
    "slipping": lambda f: words.SLIPPING if f.result.note is Note.SLIPPING else "",
    "status": _status,
    "then": _then,
    "tolerance": _tolerance,
    "unknown": _unknown,
    "value": _value,
    "year": lambda f: year_text(f.year),
    "year_of": _year_of,
    "years_of": lambda f: figures.number_of_years(f.explanation.held + len(f.explanation.missing)),
}
