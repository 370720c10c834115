"""Parts held against their total: those that do not come to it, and what is said of that."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from scorecard.assessment.index import Index
from scorecard.assessment.series import computed, derive, known, read, with_sums
from scorecard.messages import figures
from scorecard.messages.catalogue import words, year_text
from scorecard.model.fault import Fault, Severity
from scorecard.model.number import EXACTLY
from scorecard.model.plan import Derivation, PresentIds
from scorecard.model.reading import Qualifier, ReadingKey
from scorecard.model.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scorecard.assessment.series import Series
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Entity, Indicator, Part, Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import ReadingPoint


@dataclass(frozen=True, slots=True)
class SumDoubt:
    """Parts of one breakdown that do not come to the figure of the whole in a year.

    ``parts`` are those with a figure, ``total`` is what they come to. With ``above`` some are
    missing, and those there are come to more than the whole already.
    """

    indicator: Indicator
    entity: Entity | None
    year: int
    parts: tuple[tuple[Part, ReadingPoint], ...]
    total: ReadingPoint
    whole: ReadingPoint
    above: bool


def sum_doubts(strategy: Strategy, records: Records) -> Iterator[SumDoubt]:
    """Yield where parts that add up do not, in the order of the plan.

    Figures that are only bounds are doubted where none that they may be would do; of what is about
    right nothing is said.

    Args:
        strategy: says of what the parts add up.
        records: all revisions.
    """
    index = Index(strategy, records)
    for indicator in index.indicators:
        if indicator.sums_parts and not indicator.faulty:
            for entity in indicator.entities or (None,):
                yield from _of_subject(indicator, entity, index)


def sum_doubts_with(
    strategy: Strategy, readings: Iterable[Reading], added: Sequence[Reading]
) -> Iterator[SumDoubt]:
    """Yield where parts would not come to their total, in what some readings to be saved are of.

    Args:
        strategy: the plan.
        readings: the revisions there are.
        added: those to be saved, under the ids of today, of indicators whose parts add up.
    """
    if not added:
        return
    ids, of = PresentIds(strategy), {reading.indicator for reading in added}
    there = [reading for reading in readings if ids.of(reading.indicator) in of]
    # They have no ids yet, which tell revisions apart.
    there += [replace(reading, id=f"+{number}") for number, reading in enumerate(added)]
    touched = {reading.key._replace(part=None) for reading in added}
    for doubt in sum_doubts(strategy, Records(tuple(there))):
        entity = None if doubt.entity is None else doubt.entity.id
        if ReadingKey(doubt.indicator.id, doubt.year, entity) in touched:
            yield doubt


def _of_subject(indicator: Indicator, entity: Entity | None, index: Index) -> Iterator[SumDoubt]:
    own = indicator if entity is None else indicator.own(entity)

    def series_of(part: Part | None) -> Series:
        return read(own, index.revisions(indicator, entity, part), sys.maxsize)

    wholes = with_sums(indicator, series_of(None), series_of)
    for parts in indicator.breakdowns:
        titles = tuple(part.title for part in parts)
        by_part = [(part, {p.year: p for p in series_of(part).usable}) for part in parts]
        for whole in wholes.usable:
            if whole.sum_of == titles:
                continue
            found = [(part, of[whole.year]) for part, of in by_part if whole.year in of]
            total = _sum([point for _, point in found])
            above = len(found) < len(parts)
            if total is not None and _differ(found, total, whole, above=above):
                yield SumDoubt(indicator, entity, whole.year, tuple(found), total, whole, above)


def _sum(points: Sequence[ReadingPoint]) -> ReadingPoint | None:
    """Return what figures of one year come to; None for none, and for what is past arithmetic."""
    summed = derive(Derivation.SUM, [computed([point], ()) for point in points]).points
    return summed[0] if summed else None


def _differ(
    found: Sequence[tuple[Part, ReadingPoint]],
    total: ReadingPoint,
    whole: ReadingPoint,
    *,
    above: bool,
) -> bool:
    points = [*(point for _, point in found), whole]
    if any(point.qualifier is Qualifier.ABOUT for point in points):
        return False
    low, high = _ends(total)
    least, most = _ends(whole)
    slack = _rounding(points)
    too_much = low > EXACTLY.add(most, slack)
    if above:
        return too_much and all(known(point).low >= 0 for _, point in found)
    return too_much or high < EXACTLY.subtract(least, slack)


def _ends(point: ReadingPoint) -> tuple[Decimal, Decimal]:
    return known(point).inside


def _rounding(points: Sequence[ReadingPoint]) -> Decimal:
    """Return how far apart rounding alone may bring them: half a unit of each last decimal.

    Where all are whole they are counted, and nothing was rounded.
    """
    entered = [Decimal(r.value) for point in points for r in point.behind if r.value is not None]
    units = [number.as_tuple().exponent for number in entered]
    places = [unit for unit in units if isinstance(unit, int)]
    if all(unit >= 0 for unit in places):
        return Decimal(0)
    return sum((Decimal(5).scaleb(min(unit, 0) - 1) for unit in places), Decimal(0))


def sum_faults(strategy: Strategy, records: Records, file: str) -> tuple[Fault, ...]:
    """Return a warning for each year whose parts do not come to their total.

    Args:
        strategy: the plan.
        records: all revisions.
        file: the store's name in the warnings.
    """
    return tuple(
        Fault(file, sum_words(doubt, strategy.style), severity=Severity.WARNING)
        for doubt in sum_doubts(strategy, records)
    )


def sum_words(doubt: SumDoubt, style: NumberStyle | None) -> str:
    """Say which parts come to what, and what the whole is."""
    said, own = words.PartSums, doubt.indicator
    entity = doubt.entity.title if doubt.entity is not None else ""
    place = " ".join(filter(None, (own.id, year_text(doubt.year), entity)))

    def figure(point: ReadingPoint) -> str:
        return figures.qualifier(point) + figures.reading(own, point, style)

    parts = figures.listing(
        [said.PART.format(part=part.title, value=figure(point)) for part, point in doubt.parts]
    )
    of = said.WHOLE
    if doubt.whole.sum_of:
        of = said.OTHER.format(parts=figures.listing(doubt.whole.sum_of))
    shown: Mapping[str, str] = {
        "place": place,
        "parts": parts,
        "sum": figure(doubt.total),
        "of": of,
        "whole": figure(doubt.whole),
    }
    if len(doubt.parts) == 1:
        return said.ONE_ABOVE.format(**shown)
    return (said.ABOVE if doubt.above else said.DIFFER).format(**shown)
