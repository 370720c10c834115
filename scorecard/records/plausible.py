"""Figures that are possible and hardly meant: ten times too much, a fraction for a percent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise, product
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import declared, figure, is_percent
from scorecard.model.number import EXACTLY, exact, format_number, stored_number
from scorecard.model.plan import NUMERIC, Aim, Direction
from scorecard.model.reading import LOWER_BOUNDS, UPPER_BOUNDS, Flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.reading import Reading
    from scorecard.records.entry import Entry

_ZERO, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)
# Decimal places by which a figure slips: ten, a hundred, a thousand times.
_SLIPS = (1, 2, 3)
# Nobody asks about a figure less than so many times as large as what is known, or as small.
_FAR = Decimal(5)
# What was meant is within so many times of what it is held against.
_NEAR = Decimal("1.5")
# Within so many times a figure is told as about ten times another.
_ABOUT = Decimal("1.2")
# Of what is counted, fewer than these go up and down by as much as ten times.
_FEW = Decimal(10)
# A total is so many times as large as the amounts it is made of, before anybody asks.
_SUMMED = Decimal("2.5")


class DoubtSort(StrEnum):
    """What a figure seems to be instead."""

    TIMES = "times"  # ten, a hundred, a thousand times what was meant, or that part of it
    FRACTION = "fraction"  # where percent is kept
    AMOUNT = "amount"  # of one year, where totals are kept
    TOTAL = "total"  # where the amounts of the years are kept
    ROUND = "round"  # of a year in which it is not kept


class HeldKind(StrEnum):
    """What a figure is held against."""

    READING = "reading"
    BASELINE = "baseline"
    MILESTONE = "milestone"
    TARGET = "target"
    SUM = "sum"  # of the amounts so far
    ROUND = "round"  # the year itself, which is none in which it is kept


@dataclass(frozen=True, slots=True)
class Held:
    """A figure that another is held against; ``year`` is None for a target of every year."""

    kind: HeldKind
    value: Decimal
    year: int | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a figure that is possible is asked about.

    ``meant`` is what was meant, if the doubt is right; None where that would be part of one of
    those that are counted in whole. ``slip`` is by how many decimal places it slipped, below zero
    where it became smaller. With ``beside`` what was meant lies between that and ``held``.
    """

    sort: DoubtSort
    figure: Decimal
    meant: Decimal | None
    held: Held
    slip: int = 0
    beside: Held | None = None


def figures_of(indicator: Indicator, readings: Iterable[Reading]) -> dict[int, Decimal]:
    """Return by year the figures of the readings of a series that stand.

    Args:
        indicator: what is measured; for an entity, that as an indicator of its own.
        readings: one a year; those without a figure that counts are passed over.
    """
    if indicator.kind not in NUMERIC:
        return {}
    usable = [reading for reading in readings if reading.usable]
    found = ((reading.year, number_of(reading.value)) for reading in usable)
    return {year: number for year, number in found if number is not None}


def number_of(text: str | None) -> Decimal | None:
    """Return a stored text as the decimal it is; None for what is no number."""
    return None if text is None or stored_number(text) is None else Decimal(text)


def doubt_of(
    indicator: Indicator,
    said: Entry | Reading,
    known: Mapping[int, Decimal],
    stands: Decimal | None = None,
) -> Doubt | None:
    """Return why a figure is asked about before it is saved; None for one that nobody wonders at.

    One may be out of all proportion (see :func:`_of_figure`), or of a year between the rounds of
    what is kept every so many years.

    Args:
        indicator: what is measured; for an entity, that as an indicator of its own.
        said: what is to be saved.
        known: the figures of the series by year; that of the year itself makes no difference.
        stands: the figure that stands in that year, if one does.
    """
    return _of_figure(indicator, said, known, stands) or _of_round(indicator, said, stands)


def _of_round(indicator: Indicator, said: Entry | Reading, stands: Decimal | None) -> Doubt | None:
    """Doubt a first reading of a year in which the indicator is not kept."""
    rhythm = indicator.rhythm
    if rhythm is None or rhythm.is_round(said.year) or said.value is None or stands is not None:
        return None
    held = Held(HeldKind.ROUND, _ZERO, said.year)
    return Doubt(DoubtSort.ROUND, number_of(said.value) or _ZERO, None, held)


def _of_figure(
    indicator: Indicator,
    said: Entry | Reading,
    known: Mapping[int, Decimal],
    stands: Decimal | None,
) -> Doubt | None:
    """Return why a figure itself is asked about.

    It is held against the readings of the other years, the baselines, the targets and the
    milestones. One within the range of these readings is never doubted, nor one that stands
    already, nor where the person says that a new series begins.
    """
    if indicator.kind not in NUMERIC or Flag.BREAK in said.flags:
        return None
    number = number_of(said.value)
    if not number or number == stands:
        return None
    known = {year: value for year, value in known.items() if year != said.year}
    if known and min(known.values()) <= number <= max(known.values()):
        return None
    readings = [
        Held(HeldKind.READING, value, year)
        for year, value in sorted(known.items(), key=lambda each: _away(each[0], said.year))
    ]
    if indicator.accumulate:
        # The plan's figures are totals.
        return _total(indicator, number, said.year, known) or _times(said, number, readings, [])
    plan = _of_plan(indicator, said.year)
    if _is_alone(readings, plan) and _aims(indicator) != {Aim.AT_LEAST}:
        # A first figure may be anywhere above or below what it is not to pass.
        return None
    return (
        _fraction(indicator, said, number, readings, plan)
        or _times(said, number, readings, plan)
        or _amount(indicator, number, said.year, known)
    )


def doubts_of(
    indicator: Indicator, said: Sequence[Entry | Reading], standing: Mapping[int, Decimal]
) -> list[Doubt | None]:
    """Return why each of several figures of a series is asked about; None where it is not.

    Each is held against what stays as it is, and against those of the others that nobody would ask
    about beside that: so a whole column in thousands is found, and one slip in a sound one.

    Args:
        indicator: what is measured; for an entity, that as an indicator of its own.
        said: what is to be saved together; of several for one year the last will stand.
        standing: the figures of the series that stand, by year.
    """
    years = {each.year for each in said}
    known = {year: value for year, value in standing.items() if year not in years}
    numbers = [number_of(each.value) for each in said]
    alone: list[Doubt | None] = [None] * len(said)
    if known or _of_plan(indicator, 0):
        alone = _doubts(indicator, said, numbers, known, standing)
    for each, number, doubt in zip(said, numbers, alone, strict=True):
        if number is not None and doubt is None:
            known[each.year] = number
    return _doubts(indicator, said, numbers, known, standing)


def _doubts(
    indicator: Indicator,
    said: Sequence[Entry | Reading],
    numbers: Sequence[Decimal | None],
    known: Mapping[int, Decimal],
    standing: Mapping[int, Decimal],
) -> list[Doubt | None]:
    """Return the doubt of each; what lies between the figures of two other years needs no look."""
    low, high = min(known.values(), default=_ZERO), max(known.values(), default=_ZERO)
    return [
        None
        if number is not None
        and low < number < high
        # Neither of the two is then of its own year.
        and known.get(each.year, number) == number
        else doubt_of(indicator, each, known, standing.get(each.year))
        for each, number in zip(said, numbers, strict=True)
    ]


def _is_alone(readings: Sequence[Held], plan: Sequence[Held]) -> bool:
    """Say whether nothing is known but where a figure is to go."""
    return not readings and not any(held.kind is HeldKind.BASELINE for held in plan)


def _aims(indicator: Indicator) -> set[Aim]:
    return {target.aim for target in indicator.targets}


def _away(year: int, of: int) -> tuple[bool, int]:
    """Return what orders years by their use beside another: the last one before comes first."""
    return year > of, abs(year - of)


def _of_plan(indicator: Indicator, year: int) -> list[Held]:
    """Return the figures of a plan in the order in which a figure of a year is held against them.

    The baseline in force comes first, and of the targets the first that lies ahead.
    """
    baselines = [
        Held(HeldKind.BASELINE, exact(baseline.value), baseline.year)
        for baseline in indicator.baselines
        if baseline.value is not None
    ]
    milestones = [
        Held(HeldKind.MILESTONE, exact(milestone.value), milestone.year)
        for milestone in indicator.milestones
    ]
    targets = [
        Held(HeldKind.TARGET, bound, target.by_year)
        for target in indicator.targets
        for bound in _bounds(target)
    ]
    return [*sorted(baselines, key=lambda held: _away(held.year or 0, year)), *targets, *milestones]


def _bounds(target: Target) -> list[Decimal]:
    """Return the figures that a target names."""
    if target.aim is Aim.BETWEEN:
        return [exact(bound) for bound in (target.low, target.high) if bound is not None]
    return [exact(target.value)] if target.aim in (Aim.AT_LEAST, Aim.AT_MOST) else []


def _times(
    said: Entry | Reading, number: Decimal, readings: Sequence[Held], plan: Sequence[Held]
) -> Doubt | None:
    """Doubt a figure out of all proportion that is right with its point elsewhere."""
    values = [held.value for held in (*readings, *plan)]
    alike = [value.copy_abs() for value in values if value.is_signed() == number.is_signed()]
    alike = [value for value in alike if value]
    if not alike:
        return None
    size = number.copy_abs()
    # Where some are zero, or on its other side, no figure is too small.
    least = min(alike) if len(alike) == len(values) else _ZERO
    large = size > EXACTLY.multiply(_FAR, max(alike))
    # So far below a target is where many begin.
    small = EXACTLY.multiply(_FAR, size) < least and not _is_alone(readings, plan)
    # A bound may lie as far off as it likes on its open side.
    if not (large and said.qualifier not in UPPER_BOUNDS) and not (
        small and said.qualifier not in LOWER_BOUNDS
    ):
        return None
    counted = all(_is_whole(value) for value in (number, *values))
    starts = [held for held in plan if held.kind is HeldKind.BASELINE][:1]
    ends = [held for held in plan if held.kind is HeldKind.TARGET][:1]
    pairs = [*((held, None) for held in (*readings[:1], *plan)), *product(starts, ends)]
    for (held, beside), places in product(pairs, _SLIPS):
        slip = places if large else -places
        meant = EXACTLY.scaleb(number, -slip)
        few = min(size, meant.copy_abs()) < _FEW
        if (counted and few) or not _could_be(meant, held, beside):
            continue
        guess = None if counted and not _is_whole(meant) else meant
        return Doubt(DoubtSort.TIMES, number, guess, held, slip, beside)
    return None


def _could_be(meant: Decimal, held: Held, beside: Held | None) -> bool:
    """Say whether a figure is near one that it is held against, or lies between two of them."""
    if beside is None:
        return _is_near(meant, held.value, _NEAR)
    low, high = sorted((held.value, beside.value))
    return low < meant < high


def _is_whole(number: Decimal) -> bool:
    return EXACTLY.remainder(number, _ONE) == 0


def _is_near(one: Decimal, other: Decimal, times: Decimal) -> bool:
    """Say whether two figures of one sign are within so many times of one another."""
    if one.is_signed() != other.is_signed():
        return False
    low, high = sorted((one.copy_abs(), other.copy_abs()))
    return high <= EXACTLY.multiply(times, low)


def _fraction(
    indicator: Indicator,
    said: Entry | Reading,
    number: Decimal,
    readings: Sequence[Held],
    plan: Sequence[Held],
) -> Doubt | None:
    """Doubt a fraction where percent is kept, if all that is known are percentages far above it.

    A target of none is no reason to take it for a percentage: so few are left in no year.
    """
    if not is_percent(indicator) or said.numerator is not None or not _ZERO < number <= _ONE:
        return None
    held_against = [*readings, *(held for held in plan if held.value)]
    least = min((held.value for held in held_against), default=_ZERO)
    if EXACTLY.multiply(_FAR, number) >= least:
        return None
    meant = EXACTLY.multiply(_HUNDRED, number)
    found = (held for held in held_against if _is_near(meant, held.value, _FAR))
    held = next(found, None)
    return None if held is None else Doubt(DoubtSort.FRACTION, number, meant, held)


def _amount(
    indicator: Indicator, number: Decimal, year: int, known: Mapping[int, Decimal]
) -> Doubt | None:
    """Doubt a figure like a year's growth of readings that never fell and are to rise."""
    rises = _aims(indicator) == {Aim.AT_LEAST} or indicator.direction is Direction.INCREASE
    if not rises or is_percent(indicator):
        return None
    entered = sorted((before, value) for before, value in known.items() if before < year)
    first = entered[0][0] if entered else year
    begins = [b for b in indicator.baselines if b.value is not None and b.year < first]
    start = [exact(b.value) for b in begins[-1:] if b.value is not None]
    totals = [*start, *(value for _, value in entered)]
    steps = [EXACTLY.subtract(after, before) for before, after in pairwise(totals)]
    grown = [step for step in steps if step > 0]
    if len(totals) < 3 or min(steps) < 0 or not grown:
        return None
    least, most = min(grown), EXACTLY.multiply(_NEAR, max(grown))
    if not least <= EXACTLY.multiply(_NEAR, number) or number > most:
        return None
    if EXACTLY.add(number, number) > totals[-1]:
        return None
    held = Held(HeldKind.READING, totals[-1], entered[-1][0])
    return Doubt(DoubtSort.AMOUNT, number, EXACTLY.add(totals[-1], number), held)


def _total(
    indicator: Indicator, number: Decimal, year: int, known: Mapping[int, Decimal]
) -> Doubt | None:
    """Doubt a figure like the total so far, where the amount of the year is asked for."""
    begins = [b for b in indicator.baselines if b.value is not None and b.year < year]
    start = begins[-1] if begins else None
    since = start.year if start is not None else min(known, default=year) - 1
    so_far = exact(start.value) if start is not None and start.value is not None else _ZERO
    until = since
    for before, value in known.items():
        if since < before < year:
            so_far, until = EXACTLY.add(so_far, value), max(until, before)
    least = EXACTLY.divide(min(known.values()), Decimal(2)) if known else _ZERO
    most = max(known.values()) if known else _needed(indicator, so_far, since)
    if number < EXACTLY.multiply(_SUMMED, most):
        return None
    made = EXACTLY.subtract(number, so_far)
    if not least <= made <= EXACTLY.multiply(_NEAR, most):
        return None
    return Doubt(DoubtSort.TOTAL, number, made, Held(HeldKind.SUM, so_far, until))


def _needed(indicator: Indicator, so_far: Decimal, since: int) -> Decimal:
    """Return what the target takes a year; 0 where it says nothing of that."""
    for target in indicator.targets:
        if target.by_year is not None and target.by_year > since:
            left = EXACTLY.subtract(exact(target.value), so_far)
            return EXACTLY.divide(left, Decimal(target.by_year - since))
    return _ZERO


def doubt_words(indicator: Indicator, doubt: Doubt | None, style: NumberStyle | None) -> str:
    """Say what looks wrong with a figure, and what may be meant; nothing without a doubt.

    Args:
        indicator: what is measured, as it was when the doubt arose.
        doubt: the doubt.
        style: how numbers are written.
    """
    if doubt is None:
        return ""
    said, held = words.Doubts, doubt.held
    if doubt.sort is DoubtSort.ROUND:
        return said.RIGHT.format(what=_between(indicator, held.year or 0))
    value = figure(indicator, f"{doubt.figure:f}", style)
    if doubt.sort is DoubtSort.FRACTION:
        value = format_number(f"{doubt.figure:f}", style)
    named = {"value": value, "held": _held_words(held), "other": _shown(indicator, held, style)}
    if doubt.sort is not DoubtSort.TIMES:
        text = said.LOOKS[doubt.sort].format(**named)
    elif doubt.beside is not None:
        beside, another = _held_words(doubt.beside), _shown(indicator, doubt.beside, style)
        text = said.FAR_FROM_BOTH.format(beside=beside, another=another, **named)
    else:
        unslipped = EXACTLY.scaleb(doubt.figure, -doubt.slip)
        about = unslipped != held.value
        times = said.TIMES[doubt.slip]
        times = said.ABOUT.format(times=times) if about else times
        is_so = said.IS_TIMES if _is_near(unslipped, held.value, _ABOUT) else said.FAR_FROM
        text = is_so.format(times=times, **named)
    if doubt.meant is None:
        return said.RIGHT.format(what=text)
    return said.MEANT.format(what=text, meant=declared(indicator, doubt.meant, style))


def _between(indicator: Indicator, year: int) -> str:
    """Say that a year is none in which the indicator is kept, and which are."""
    rhythm, said = indicator.rhythm, words.Doubts
    if rhythm is None:
        return ""
    if year < rhythm.first:
        return said.BEFORE_FIRST.format(year=year, first=rhythm.first)
    after = rhythm.after(year)
    return said.BETWEEN.format(
        year=year, every=rhythm.every, before=after - rhythm.every, after=after
    )


def _shown(indicator: Indicator, held: Held, style: NumberStyle | None) -> str:
    """Show a figure as it was entered, or as the plan or a sum has it."""
    if held.kind is HeldKind.READING:
        return figure(indicator, f"{held.value:f}", style)
    return declared(indicator, held.value, style)


def _held_words(held: Held) -> str:
    said = words.Doubts
    return said.HELD_ALWAYS if held.year is None else said.HELD[held.kind].format(year=held.year)
