"""Figures in words: values, units, targets, and what is said of a reading in short."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from scorecard.messages.catalogue import calendar_in_use, plural, words, year_of, year_text
from scorecard.model.fiscal import span_of
from scorecard.model.number import format_number, places_apart, places_as
from scorecard.model.plan import NUMERIC, Aggregate, Aim, Derivation, Kind
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.scorecard import BaselineOrigin, ReadingPoint, is_provisional
from scorecard.model.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.reading import EvidenceFile, Reading, Source
    from scorecard.model.scorecard import IndicatorResult


_SHOWN_FLAGS = (Flag.ESTIMATED, Flag.LOW_RELIABILITY)
# A percentage of fewer says less than it seems to.
_FEW = 20
# What people declared is shown whole.
_ALL_PLACES = 30
# The store keeps so many decimals of a percentage that it computed from its parts.
_KEPT = Decimal("1e-10")
_DIVIDING = Context(prec=100, traps=[])
_TWICE_ENDED = re.compile(r"(\w\.)\.(?=\s|$)")
_OF_PARTS = frozenset({Aggregate.SHARE, Aggregate.POOLED})


class Revision(Protocol):
    """What tells a value from none: a reading has it, and what is entered before it is saved."""

    @property
    def value(self) -> str | None:
        """Return the value, None for none."""

    @property
    def retracted(self) -> bool:
        """Say whether it takes the reading back."""


def figure(
    indicator: Indicator,
    value: float | Decimal | str,
    style: NumberStyle | None,
    lines: Sequence[float | Decimal] = (),
    places: int | None = None,
    given: Sequence[float | Decimal] = (),
) -> str:
    """Return a value without its unit, but with the sign of a percent.

    This is the one way from a value to its text. What was entered stands as it was entered; what
    was computed has the decimals of the plan, and as many more as show on which side of a target,
    or of anything else it is held against, it lies. What comes to a figure of the plan reads as it.

    Args:
        indicator: its kind says how a value reads.
        value: what was computed, in the unit, or what was entered as text.
        style: how numbers are written.
        lines: what it is held against besides the targets of the plan.
        places: decimals of a computed value, zeros at the end left out; else those of the plan.
        given: what people gave besides the plan: what comes to it reads as it.
    """
    kind = indicator.kind
    if kind is not Kind.NUMBER and kind is not Kind.PERCENT:
        return _word(indicator, float(value))
    return _signed(indicator, _unsigned(indicator, value, style, lines, places, given))


def _unsigned(
    indicator: Indicator,
    value: float | Decimal | str,
    style: NumberStyle | None,
    lines: Sequence[float | Decimal] = (),
    places: int | None = None,
    given: Sequence[float | Decimal] = (),
) -> str:
    """Return the same of a number or a percent, without the sign of a percent."""
    if isinstance(value, str):
        return format_number(value, style)
    places = _places(indicator) if places is None else places
    places = places_as(value, (*_given(indicator), *given), places)
    return number(value, style, (*_plan_lines(indicator), *lines), places)


def between(
    indicator: Indicator,
    low: Decimal | str,
    high: Decimal | str,
    style: NumberStyle | None,
    lines: Sequence[float | Decimal] = (),
) -> str:
    """Return a figure between two: "5–6", "5–6 %", "−5 to −3"; arguments as of :func:`figure`."""
    shown = [_unsigned(indicator, end, style, lines) for end in (low, high)]
    below = Decimal(low) < 0
    template = words.RANGE_BELOW_NOTHING if below else words.RANGE
    return _signed(indicator, template.format(low=shown[0], high=shown[1]))


def _signed(indicator: Indicator, text: str) -> str:
    return words.PERCENT.format(value=text) if is_percent(indicator) else text


def is_percent(indicator: Indicator) -> bool:
    """Say whether figures of an indicator are in hundredths."""
    return indicator.kind is Kind.PERCENT or indicator.unit == "%"


def number(
    value: float | Decimal,
    style: NumberStyle | None,
    lines: Sequence[float | Decimal] = (),
    places: int | None = None,
) -> str:
    """Return a computed number as people here write it, on its own side of some lines."""
    return format_number(value, style, places_apart(value, lines, places))


def _places(indicator: Indicator) -> int | None:
    """Return the decimals of a computed figure; None where nothing says how many."""
    if indicator.decimals is not None:
        return indicator.decimals
    derive = indicator.derive
    of_parts = derive is not None and derive.rule is Derivation.SHARE
    return 1 if of_parts or indicator.aggregate in _OF_PARTS else None


def _plan_lines(indicator: Indicator) -> list[float | Decimal]:
    """Return the figures of the targets, those of a revised one too."""
    lines: list[float | Decimal] = []
    for target in indicator.targets:
        both = (target.low, target.high) if target.aim is Aim.BETWEEN else (target.value,)
        lines += [line for line in both if line is not None]
    return lines


def _given(indicator: Indicator) -> list[float | Decimal]:
    """Return every figure of the plan: targets, baselines and milestones."""
    starts = [baseline.value for baseline in indicator.baselines if baseline.value is not None]
    stops = [milestone.value for milestone in indicator.milestones]
    return [*_plan_lines(indicator), *starts, *stops]


def lines_of(result: IndicatorResult) -> tuple[float | Decimal, ...]:
    """Return what the figures of a result are held against, besides the targets of the plan."""
    start = result.baseline
    lines = (result.expected, None if start is None else start.value)
    return tuple([line for line in lines if line is not None])


def of_result(result: IndicatorResult, point: ReadingPoint, style: NumberStyle | None) -> str:
    """Return the figure of a reading of a result: one text of it on every face."""
    return reading(result.indicator, point, style, lines_of(result))


def on_path(
    result: IndicatorResult,
    value: float | Decimal,
    style: NumberStyle | None,
    others: Sequence[float | Decimal] = (),
) -> str:
    """Return a value that nobody entered: what a path expects, where a pace leads.

    What is counted in whole is expected in whole, where that does not move it to the other side
    of a reading, of the baseline, of a target, or of the others that are given.
    """
    latest = None if result.latest is None else result.latest.assessed
    start = None if result.baseline is None else result.baseline.value
    lines = [line for line in (latest, start, *others) if line is not None]
    places = 0 if result.indicator.decimals is None and _is_counted(result) else None
    return figure(result.indicator, value, style, lines, places, _entered(result))


def _entered(result: IndicatorResult) -> tuple[float, ...]:
    """Return the latest reading where it stands as it was entered."""
    point = result.latest
    if point is None or point.reading is None or point.total is not None or point.assessed is None:
        return ()
    return () if _is_computed(result.indicator, point.reading) else (point.assessed,)


def expected(result: IndicatorResult, style: NumberStyle | None) -> str:
    """Return what the path expects of the scorecard's year; empty without a path."""
    return "" if result.expected is None else expected_value(result, result.expected, style)


def expected_value(
    result: IndicatorResult, value: float | Decimal, style: NumberStyle | None
) -> str:
    """Return what the path expects; one that starts at a bound expects as much or more, or less."""
    said = on_path(result, value, style)
    bound = start_bound(result)
    return said if bound is None else words.QUALIFIER[bound] + said


def start_bound(result: IndicatorResult) -> Qualifier | None:
    """Return which bound a path starts from; None for a figure, and for a declared baseline.

    Of a baseline between two figures a path starts at the lower.
    """
    origin, start = result.explanation.baseline_origin, result.baseline_reading
    if start is None or start.interval is None or origin is BaselineOrigin.DECLARED:
        return None
    return Qualifier.AT_LEAST if start.qualifier is Qualifier.BETWEEN else start.qualifier


def _is_counted(result: IndicatorResult) -> bool:
    """Say whether an indicator is counted in whole: every figure people gave of it is whole."""
    indicator = result.indicator
    if indicator.kind is not Kind.NUMBER or is_percent(indicator):
        return False
    given = [point.value for point in result.readings if point.value is not None]
    known = [*_given(indicator), *given]
    return bool(known) and all(value % 1 == 0 for value in known)


def declared(indicator: Indicator, value: float | Decimal | str, style: NumberStyle | None) -> str:
    """Return a value from the plan, with all its decimals."""
    return figure(indicator, value, style, places=_ALL_PLACES)


def difference(
    indicator: Indicator,
    value: float | Decimal,
    style: NumberStyle | None,
    lines: Sequence[float | Decimal] = (),
) -> str:
    """Return how far two figures lie apart, with the unit; two percentages in their points."""
    if indicator.kind is Kind.SCALE:
        return plural(words.LEVELS, round(value))
    shown = number(value, style, lines, _places(indicator))
    if is_percent(indicator):
        return plural(words.POINTS, shown)
    return with_unit(indicator, shown)


def rate(indicator: Indicator, value: float, style: NumberStyle | None) -> str:
    """Return a yearly movement with the unit, finer than the figures it is made of."""
    shown = number(value, style)
    if is_percent(indicator):
        return plural(words.POINTS, shown)
    return with_unit(indicator, shown)


def _word(indicator: Indicator, value: float) -> str:
    if indicator.kind is not Kind.SCALE:
        return words.YES if value >= 1 else words.NO
    index = int(value)
    known = 0 <= index < len(indicator.levels)
    return words.LEVEL.format(level=indicator.levels[index].key if known else index + 1)


def level_words(indicator: Indicator, value: float) -> str:
    """Return a level of a scale with its criterion, where the plan gives one."""
    said = _word(indicator, value)
    index = int(value)
    title = indicator.levels[index].title if 0 <= index < len(indicator.levels) else ""
    if not title or title == indicator.levels[index].key:
        return said
    return words.LEVEL_MEANS.format(level=said, criterion=title.rstrip("."))


def with_unit(indicator: Indicator, text: str) -> str:
    """Add the unit to a figure; the unit is the user's text and stays as it is.

    It is mostly a plural, so one of it stands alone: "1 states" would be wrong.
    """
    unit = indicator.unit
    if not unit or unit == "%" or text == "1" or indicator.kind not in NUMERIC:
        return text
    return f"{text} {unit}"


def reading(
    indicator: Indicator,
    point: ReadingPoint,
    style: NumberStyle | None,
    lines: Sequence[float | Decimal] = (),
) -> str:
    """Return the figure of a reading: as it was entered, or what was computed.

    Args:
        indicator: what it is of.
        point: the reading; of amounts that add up, the total.
        style: how numbers are written.
        lines: what a computed one is held against besides the targets of the plan.
    """
    value, entered = point.value, point.reading
    if point.unknown or point.qualifier is Qualifier.BETWEEN:
        return words.NOT_KNOWN if point.unknown else _range(indicator, point, style, lines)
    if point.total is not None:
        return figure(indicator, point.total, style, lines)
    if entered is not None and entered.value is not None:
        if _is_computed(indicator, entered):
            places = 1 if indicator.decimals is None else indicator.decimals
            return figure(indicator, float(entered.value), style, lines, places)
        try:
            return figure(indicator, entered.value, style)
        except ValueError:
            # A word, or a number in a notation that nobody enters.
            pass
    if value is not None and indicator.accumulate:
        # An amount is held against nothing: what the plan asks is a total.
        return _signed(indicator, number(value, style, (), _places(indicator)))
    return "" if value is None else figure(indicator, value, style, lines)


def _range(
    indicator: Indicator,
    point: ReadingPoint,
    style: NumberStyle | None,
    lines: Sequence[float | Decimal],
) -> str:
    """Return both ends of what a figure may be: as they were entered, or as they were computed."""
    entered = point.reading if point.total is None else None
    if entered is not None and entered.value is not None and entered.high is not None:
        return between(indicator, entered.value, entered.high, style)
    if point.interval is None:
        return words.NOT_KNOWN
    return between(indicator, point.interval.low, point.interval.high, style, lines)


def _is_computed(indicator: Indicator, entered: Reading) -> bool:
    """Say whether a percentage was not entered itself, but computed from its parts."""
    if indicator.kind is not Kind.PERCENT or not entered.numerator or not entered.denominator:
        return False
    try:
        part, whole = Decimal(entered.numerator), Decimal(entered.denominator)
        share = _DIVIDING.divide(100 * part, whole).quantize(_KEPT, context=_DIVIDING)
        return entered.value is not None and share == Decimal(entered.value)
    except ArithmeticError:
        return False


def no_value(revision: Revision, why: str = "") -> str:
    """Return what a revision says that holds no value; empty for one that holds one.

    Args:
        revision: a reading, or what is to be one.
        why: the reason why there is no data, where there is room for it.
    """
    if revision.retracted:
        return words.TAKEN_BACK
    if revision.value is not None:
        return ""
    return words.NO_VALUE_BECAUSE.format(why=why) if why else words.NO_VALUE


def revision(indicator: Indicator, entered: Reading, style: NumberStyle | None) -> str:
    """Return the figure of one revision as it was entered; nothing for one that holds no value.

    Args:
        indicator: what it is of; one of an entity as the entity's own.
        entered: the revision.
        style: how numbers are written.
    """
    if entered.retracted or entered.value is None:
        return ""
    point = ReadingPoint(entered.year, indicator.figure_of(entered.value), entered)
    # The day something was done says more than a yes.
    done = done_on(entered.value) if indicator.kind is Kind.YES_NO else ""
    return qualifier(point) + (done or reading(indicator, point, style) or entered.value)


def done_on(value: str) -> str:
    """Return when something was done as it was entered, a year as the plan writes it; else ""."""
    span = span_of(value, calendar_in_use())
    if span is None:
        return ""
    return year_text(year_of(span.first)) if span.is_year else value


def qualifier(point: ReadingPoint) -> str:
    """Return what stands before a figure that is not exact, one that was computed too."""
    return "" if point.unknown else words.QUALIFIER[point.qualifier]


def baseline(result: IndicatorResult, style: NumberStyle | None) -> str:
    """Return the baseline as it is known: a reading that serves keeps its qualifier and marks."""
    start, entered = result.baseline, result.baseline_reading
    if start is None:
        return ""
    if entered is None or entered.year != start.year:
        return words.IN_YEAR.format(
            value=declared(result.indicator, start.value, style), year=start.year
        )
    said = qualifier(entered) + of_result(result, entered, style)
    text, cautions = words.IN_YEAR.format(value=said, year=start.year), marks(entered)
    return words.MARKED.format(figure=text, marks=cautions) if cautions else text


def total(result: IndicatorResult, point: ReadingPoint, style: NumberStyle | None) -> str:
    """Return the total an amount is part of, with what a reader must know of it; "" for none."""
    if point.total is None:
        return ""
    said, cautions = qualifier(point) + of_result(result, point, style), marks(point)
    return words.MARKED.format(figure=said, marks=cautions) if cautions else said


def base(
    indicator: Indicator, point: ReadingPoint, style: NumberStyle | None, *, narrow: bool = False
) -> str:
    """Return what a percentage is of where that is few: "3 of 7"; empty where it is not.

    A share of fewer than 20 says less than its percentage seems to. One that is pooled always says
    of what, and where it is not to be ``narrow`` of how many entities.
    """
    if indicator.kind is not Kind.PERCENT:
        return ""
    pool = point.pool
    if pool is not None:
        summed = {"part": number(pool.part, style), "whole": number(pool.whole, style)}
        if narrow:
            return words.BASE.format(**summed)
        return plural(words.POOLED, pool.entities, **summed)
    part, whole = _parts(indicator, point)
    try:
        few = whole is not None and part is not None and abs(float(whole)) < _FEW
    except ValueError:
        return ""
    if not few or part is None or whole is None:
        return ""
    shown = format_number(part, style), format_number(whole, style)
    return words.BASE.format(part=shown[0], whole=shown[1])


def _parts(indicator: Indicator, point: ReadingPoint) -> tuple[str | None, str | None]:
    """Return numerator and denominator as entered, or the two figures a share is computed from."""
    if point.reading is not None:
        return point.reading.numerator, point.reading.denominator
    derive = indicator.derive
    if derive is None or derive.rule is not Derivation.SHARE or len(point.derived_from) != 2:
        return None, None
    part, whole = point.derived_from
    return part.value, whole.value


def marks(point: ReadingPoint) -> str:
    """Return what a reader must know of a figure: a sum of parts, provisional, estimated."""
    behind = point.behind
    unsettled = any(r.state is State.PROVISIONAL for r in behind)
    found = [words.STATE[State.PROVISIONAL]] if unsettled else []
    found += [words.FLAG[flag] for flag in _SHOWN_FLAGS if any(flag in r.flags for r in behind)]
    if point.sum_of and point.total is None:
        found.insert(0, sum_of(point))
    return words.LIST_SEPARATOR.join(found)


def sum_of(point: ReadingPoint) -> str:
    """Return of which parts a figure is the sum; "" for any other."""
    if not point.sum_of:
        return ""
    said: str = words.SUM_OF.format(parts=listing(point.sum_of))
    return said


def fraction(ratio: float) -> str:
    """Return a ratio that has a word of its own: "a third of"; empty for any other."""
    for known, text in words.FRACTIONS:
        if -1e-9 < ratio - known < 1e-9:
            return str(text)
    return ""


def share(ratio: float, cuts: Sequence[float], style: NumberStyle | None) -> str:
    """Return a ratio in words: "a third of", "47 % of".

    The percentage has decimals enough to stand on the right side of every cut, of nothing and of
    all of it, so that a rounded figure never seems to contradict the status.
    """
    if said := fraction(ratio):
        return said
    distances = [abs(ratio - cut) for cut in (0.0, 1.0, *cuts)]
    nearest = min((far for far in distances if far >= 1e-9), default=1.0)
    places = 0
    while 100 * nearest <= 0.5 * 10**-places and places < _ALL_PLACES:
        places += 1
    return words.SHARE.format(percent=format_number(f"{100 * ratio:.{places}f}", style))


def day(on: date) -> str:
    """Return a date as people here write it."""
    month = words.MONTHS[on.month - 1]
    form = words.DAY if on.day > 1 else words.FIRST_DAY
    return form.format(day=on.day, month=month, number=on.month, year=str(on.year))


def years(listed: Sequence[int]) -> str:
    """Return years as people say them: three and more in a row as "2017 to 2019"."""
    runs: list[list[int]] = [[year] for year in listed[:1]]
    for before, year in pairwise(listed):
        if year == before + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    parts: list[str] = []
    for run in runs:
        if len(run) > 2:
            parts.append(words.FROM_TO.format(first=run[0], last=run[-1]))
        else:
            parts += map(year_text, run)
    return listing(parts)


def listing(parts: Sequence[str]) -> str:
    """Join parts as a sentence does: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return words.AND.join([words.LIST_SEPARATOR.join(parts[:-1]), parts[-1]])


def number_of_years(number: int) -> str:
    """Return a span of years."""
    return plural(words.YEARS, number)


def need(indicator: Indicator, target: Target, style: NumberStyle | None = None) -> str:
    """Return what a target asks, without its date: "at least 130"."""
    aim = target.aim
    if aim is Aim.DONE:
        return words.AIM[aim]
    if is_none(indicator, target):
        return words.NONE
    if aim is Aim.BETWEEN:
        low = target.value if target.low is None else target.low
        high = low if target.high is None else target.high
        shown = declared(indicator, low, style), declared(indicator, high, style)
        return words.AIM[aim].format(low=shown[0], high=shown[1])
    return words.AIM[aim].format(value=declared(indicator, target.value, style))


def is_none(indicator: Indicator, target: Target) -> bool:
    """Say whether a target asks that there be none left of what is counted."""
    if target.aim is not Aim.AT_MOST or target.value or is_percent(indicator):
        return False
    minimum = indicator.minimum
    below = [b.value for b in indicator.baselines if b.value is not None and b.value < 0]
    return indicator.kind is Kind.NUMBER and not below and (minimum is None or minimum >= 0)


def things_asked(indicator: Indicator, target: Target) -> int | str:
    """Return the number that decides the form of the verb beside what a target asks.

    A percentage, a level and a yes are one thing, whatever the figure; two bounds are two.
    """
    if target.aim is Aim.BETWEEN:
        return 2
    if indicator.kind is not Kind.NUMBER or indicator.unit == "%":
        return 1
    return number(abs(target.value), None)


def kept_every(indicator: Indicator) -> str:
    """Return how often an indicator is kept; "" for every year."""
    rhythm = indicator.rhythm
    if rhythm is None:
        return ""
    return words.KEPT_EVERY.format(every=rhythm.every, first=rhythm.first)


def not_due(indicator: Indicator, year: int) -> str:
    """Say that nothing is asked of a year, and when next; "" where it is, or is not kept at all."""
    rhythm = indicator.rhythm
    if rhythm is None or rhythm.is_round(year) or not indicator.active_in(year):
        return ""
    return words.NOT_DUE.format(year=year, every=rhythm.every, after=rhythm.after(year))


def by_when(target: Target, by: date) -> str:
    """Return the date of a target: the year alone unless a day was written."""
    return year_text(year_of(by)) if target.by_is_year else day(by)


def target_words(
    indicator: Indicator, target: Target | None, style: NumberStyle | None = None
) -> str:
    """Return a whole target in words: "at least 130 by 2020", "none in any year"."""
    if target is None:
        return words.NO_TARGET
    asked = need(indicator, target, style)
    if target.every_year:
        none = is_none(indicator, target)
        return words.NONE_IN_ANY_YEAR if none else words.EACH_YEAR.format(need=asked)
    if target.by is None:
        return asked
    return words.BY.format(need=asked, by=by_when(target, target.by))


def chain(indicator: Indicator, target: Target | None) -> tuple[Target, ...]:
    """Return the targets up to the one in force, the first first; none where it is the first."""
    if target is None or target not in indicator.targets[1:]:
        return ()
    return indicator.targets[: indicator.targets.index(target) + 1]


def decided_words(indicator: Indicator, target: Target, style: NumberStyle | None = None) -> str:
    """Return a target with the day it was decided, and why; the first has neither."""
    asked = target_words(indicator, target, style)
    if target.decided is None:
        return asked
    template = words.DECIDED_WHY if target.why else words.DECIDED
    return template.format(
        target=asked, day=day(target.decided), why=target.why.strip().rstrip(".")
    )


def target_short(
    indicator: Indicator,
    target: Target | None,
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> str:
    """Return a target for a column: "≥130 by 2020", "none by 2021", "done by 2021"; or ""."""
    if target is None:
        return ""
    asked = _asked(indicator, target, style, ascii_only=ascii_only)
    if target.every_year:
        none = is_none(indicator, target)
        return words.NONE_IN_ANY_YEAR if none else words.SHORT_EACH_YEAR.format(need=asked)
    if target.by is None:
        return asked
    template = words.SHORT_BY_YEAR if target.by_is_year else words.BY
    return template.format(need=asked, by=by_when(target, target.by))


def latest_short(
    indicator: Indicator,
    point: ReadingPoint | None,
    year: int,
    style: NumberStyle | None = None,
    *,
    lines: Sequence[float | Decimal] = (),
    ascii_only: bool = False,
) -> str:
    """Return the latest reading for a column; ``lines`` as in :func:`reading`.

    A provisional one carries "*", and one of another year than the scorecard's names it. Evidence
    in words has no short form, so its place stays empty.
    """
    if point is None or indicator.kind is Kind.QUALITATIVE:
        return ""
    signs = words.ASCII_SIGNS if ascii_only else words.SIGNS
    text = reading(indicator, point, style, lines)
    if not point.unknown:
        text = signs.get(point.qualifier, "") + (text.replace("–", "-") if ascii_only else text)
    if is_provisional(point):
        text += words.PROVISIONAL_SIGN
    return text if point.year == year else words.OF_YEAR.format(value=text, year=point.year)


def source_words(source: Source) -> str:
    """Return a source in a few words: title, edition, page; its address is left to the caller."""
    page = words.PAGE.format(page=source.page) if source.page else ""
    edition = source.edition if source.edition not in source.title else ""
    return words.LIST_SEPARATOR.join(part for part in (source.title, edition, page) if part)


def evidence_name(file: EvidenceFile, amiss: Mapping[EvidenceFile, str]) -> str:
    """Name a file that a reading rests on, and say what became of it where it is ``amiss``."""
    path, state = visible(file.path), words.Evidence.STATE[amiss.get(file, "whole")]
    return words.Evidence.WITH_STATE.format(path=path, state=state) if state else path


def evidence_names(files: Iterable[EvidenceFile], amiss: Mapping[EvidenceFile, str]) -> str:
    """Name the files a reading rests on; nothing without any."""
    named = words.LIST_SEPARATOR.join(evidence_name(each, amiss) for each in files)
    return words.Evidence.NAMED.format(files=named) if named else ""


def _asked(
    indicator: Indicator, target: Target, style: NumberStyle | None, *, ascii_only: bool
) -> str:
    if target.aim is Aim.DONE:
        return words.AIM[Aim.DONE]
    if is_none(indicator, target):
        return words.NONE
    if target.aim is Aim.BETWEEN:
        low = target.value if target.low is None else target.low
        high = low if target.high is None else target.high
        shown = declared(indicator, low, style), declared(indicator, high, style)
        return ("-" if ascii_only else "–").join(shown)
    signs = words.ASCII_AIM_SIGNS if ascii_only else words.AIM_SIGNS
    return signs[target.aim] + declared(indicator, target.value, style)


def capitalised(text: str) -> str:
    """Return the text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def once_ended(text: str) -> str:
    """Return a sentence without a second full stop after a name that ends in one: "by N. N."."""
    return _TWICE_ENDED.sub(r"\1", text)


def ended(text: str) -> str:
    """Return the user's words with a full stop where they have no end of their own."""
    return text if text.rstrip().endswith((".", "!", "?", "؟", "…")) else f"{text.rstrip()}."
