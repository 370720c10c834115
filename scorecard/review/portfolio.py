"""Scorecards put together: each alone, and what several share, side by side and in one figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecard.assessment.entities import together
from scorecard.messages.figures import is_percent
from scorecard.model.plan import Aggregate, Kind
from scorecard.model.portfolio import Combine
from scorecard.model.scorecard import gravity
from scorecard.model.status import GRAVE, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scorecard.model.fault import Fault
    from scorecard.model.plan import Indicator
    from scorecard.model.portfolio import Member, Portfolio, Shared
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint, Scorecard
    from scorecard.review.due import Due

# What is told of a member as its worst.
_WORST = (Status.MISSED, Status.OFF_TRACK)


@dataclass(frozen=True, slots=True)
class Opened:
    """A member as it was found: assessed, with what is due; or with the faults that kept it shut.

    Of one that is assessed ``faults`` are those that leave the rest of it usable, and ``notices``
    what must be heard of its store.
    """

    member: Member
    card: Scorecard | None = None
    due: Due | None = None
    faults: tuple[Fault | str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return what it is called: as the portfolio says, else as its plan does."""
        own = "" if self.card is None else self.card.strategy.title
        return self.member.title or own or self.member.id

    @property
    def worst(self) -> tuple[IndicatorResult, ...]:
        """Return what is missed or off track, the gravest first."""
        results = () if self.card is None else self.card.indicators()
        found = [r for r in results if r.status in _WORST or r.note in GRAVE]
        return tuple(sorted(found, key=gravity))


class Apart(StrEnum):
    """Why a member gives no figure to what is put together."""

    UNREAD = "unread"  # it cannot be read, and nobody knows what it has
    UNKNOWN = "unknown"  # the file names an indicator that its plan has not
    FAULTY = "faulty"
    NO_FIGURE = "no_figure"
    NO_PARTS = "no_parts"  # a percentage to be pooled, without numerator and denominator
    GAP = "gap"  # amounts that add up, with a year missing
    NOT_KEPT = "not_kept"  # in this year, and so nothing is missing


class Split(StrEnum):
    """Why figures that are there are not put together."""

    KINDS = "kinds"
    UNITS = "units"
    AMOUNTS = "amounts"  # totals since a baseline on one side, a year's own figures on another
    NOT_SUMMED = "not_summed"
    NOT_POOLED = "not_pooled"
    OPEN = "open"  # bounds of both sides leave nothing known
    TOO_LARGE = "too_large"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Side:
    """What one member has of a shared indicator; ``point`` is its figure of the year."""

    opened: Opened
    indicator: str
    result: IndicatorResult | None = None
    point: ReadingPoint | None = None
    apart: Apart | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """A shared indicator: its sides in the order of the file, and what they come to.

    ``point`` is that figure, of ``indicator``; None where there is none: for a list, for a
    ``split``, and where a side ``lacks`` its figure.
    """

    shared: Shared
    title: str
    sides: tuple[Side, ...]
    split: Split | None = None
    indicator: Indicator | None = None
    point: ReadingPoint | None = None

    @property
    def lacking(self) -> tuple[Side, ...]:
        """Return the sides without which there is no figure of all."""
        return tuple(s for s in self.sides if s.apart not in (None, Apart.NOT_KEPT))

    @property
    def added(self) -> tuple[Side, ...]:
        """Return the sides whose figures are put together."""
        return tuple(side for side in self.sides if side.apart is None)


@dataclass(frozen=True, slots=True)
class Board:
    """The portfolio of one year.

    ``chosen`` says that the year was asked for, ``most`` that it is the latest that most members
    have entered at least half of; else it is the latest in which any begins.
    ``faults`` are those of the portfolio's own file.
    """

    portfolio: Portfolio
    year: int
    as_of: date | None
    chosen: bool
    members: tuple[Opened, ...]
    shared: tuple[Together, ...]
    faults: tuple[Fault, ...] = ()
    most: bool = True

    @property
    def read(self) -> tuple[Opened, ...]:
        """Return the members that could be read."""
        return tuple(opened for opened in self.members if opened.card is not None)


def most_have(years: Sequence[Sequence[int]]) -> int | None:
    """Return the latest year that more than half of some members have; None without any.

    Args:
        years: those that each of them has.
    """
    times = Counter(year for each in years for year in set(each))
    return max((year for year, number in times.items() if 2 * number > len(years)), default=None)


def put_together(shared: Shared, members: Sequence[Opened]) -> Together:
    """Return what the members have of a shared indicator, and what it comes to as declared.

    A figure of all needs the figure of the year of every member that has the indicator and keeps it
    in that year. A figure that is a bound makes it a bound.
    """
    sides = tuple(_sides(shared, members))
    results = [side.result for side in sides if side.result is not None]
    title = shared.title or (results[0].indicator.title if results else shared.id)
    split = _split(shared.combine, [r.indicator for r in results if not r.indicator.faulty])
    found = Together(shared, title, sides, split)
    if shared.combine is Combine.LIST or split or found.lacking:
        return found
    points = [side.point for side in found.added if side.point is not None]
    if not points:
        return replace(found, split=Split.NOBODY)
    how = Aggregate(shared.combine.value)
    point = together(how, points[0].year, points)
    if point is None:
        return replace(found, split=Split.TOO_LARGE)
    if point.unknown:
        return replace(found, split=Split.OPEN)
    return replace(found, indicator=_made(found, how), point=point)


def _sides(shared: Shared, members: Sequence[Opened]) -> Iterator[Side]:
    """Yield a side for each member that has the indicator, or may have it."""
    for opened in members:
        id_ = shared.of(opened.member.id)
        if opened.card is None:
            yield Side(opened, id_, apart=Apart.UNREAD)
            continue
        result = opened.card.find(id_)
        if result is not None:
            yield _side(shared, opened, result)
        elif opened.member.id in shared.members:
            yield Side(opened, id_, apart=Apart.UNKNOWN)


def _side(shared: Shared, opened: Opened, result: IndicatorResult) -> Side:
    year = 0 if opened.card is None else opened.card.year
    indicator = result.indicator
    side = Side(opened, indicator.id, result)
    if indicator.faulty:
        return replace(side, apart=Apart.FAULTY)
    if not indicator.active_in(year):
        return replace(side, apart=Apart.NOT_KEPT)
    point = next((p for p in result.readings if p.year == year and p.value is not None), None)
    if point is None or point.unknown or (indicator.accumulate and point.total is None):
        return replace(side, apart=Apart.NO_FIGURE)
    if indicator.accumulate and _has_gap(result, year):
        return replace(side, apart=Apart.GAP)
    if shared.combine is Combine.POOLED and is_percent(indicator) and point.fraction is None:
        return replace(side, apart=Apart.NO_PARTS)
    return replace(side, point=point)


def _has_gap(result: IndicatorResult, year: int) -> bool:
    """Say whether a total lacks the amount of a year that is part of it."""
    totals = [point.year for point in result.readings if point.total is not None]
    first = min(totals) if result.baseline is None else result.baseline.year + 1
    return any(
        each not in totals and result.indicator.active_in(each) for each in range(first, year)
    )


def _split(combine: Combine, indicators: Sequence[Indicator]) -> Split | None:
    """Return what keeps figures of some indicators apart."""
    for split, ways in (
        (Split.KINDS, {_sort(indicator) for indicator in indicators}),
        (Split.UNITS, {indicator.unit.strip().casefold() for indicator in indicators}),
        (Split.AMOUNTS, {indicator.accumulate for indicator in indicators}),
    ):
        if len(ways) > 1:
            return split
    if combine is Combine.SUM and any(_sort(each) is not Kind.NUMBER for each in indicators):
        return Split.NOT_SUMMED
    pooled = all(each.kind is Kind.PERCENT and not each.accumulate for each in indicators)
    return Split.NOT_POOLED if combine is Combine.POOLED and not pooled else None


def _sort(indicator: Indicator) -> Kind:
    """Return of what kind the figures are: a number of per cent is a percentage."""
    return Kind.PERCENT if is_percent(indicator) else indicator.kind


def _made(found: Together, how: Aggregate) -> Indicator:
    """Return what is put together as an indicator of its own, which has no target."""
    each = [side.result.indicator for side in found.added if side.result is not None]
    places = {indicator.decimals for indicator in each}
    return replace(
        each[0],
        id=found.shared.id,
        title=found.title,
        decimals=places.pop() if len(places) == 1 else None,
        baselines=(),
        targets=(),
        milestones=(),
        accumulate=False,
        derive=None,
        entities=(),
        aggregate=how if how is Aggregate.POOLED else None,
        parts=(),
    )
