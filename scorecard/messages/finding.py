"""What a chart shows, as a sentence: for those who cannot see it, and for those who glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import capitalised, latest_short, lines_of, on_path, years
from scorecard.messages.terms import trend_words
from scorecard.model.scorecard import first_year, is_break, is_provisional

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint


def finding(
    result: IndicatorResult,
    period: tuple[int, int],
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> str:
    """Return the chart in words: first and last figure, trend, path, gaps and breaks.

    Args:
        result: the indicator, assessed.
        period: the strategy's first and last year.
        style: how numbers are written.
        ascii_only: write signs such as "at least" in ASCII.
    """
    first = first_year(result, period)
    points = [p for p in result.readings if p.assessed is not None and p.year >= first]
    said = [_movement(result, points, style, ascii_only=ascii_only)]
    path = result.explanation.path
    if path:
        said.append(
            words.Finding.PATH.format(
                first=on_path(result, path[0].value, style),
                from_=path[0].year,
                last=on_path(result, path[-1].value, style),
                to=path[-1].year,
            )
        )
    for template, named in (
        (words.Finding.BREAK, [point.year for point in points if is_break(point)]),
        (words.Finding.MISSING, _missing(result.indicator, points)),
        (words.Finding.PROVISIONAL, [point.year for point in points if is_provisional(point)]),
    ):
        if named:
            said.append(template.format(years=years(named)))
    return words.Finding.SEPARATOR.join(said) + words.Finding.END


def finding_short(
    result: IndicatorResult,
    period: tuple[int, int],
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> str:
    """Return the chart in a few words: its trend, and what warns of it.

    The figures stand in the table before it; the first and the last are told where no trend is.

    Args:
        result: the indicator, assessed.
        period: the strategy's first and last year.
        style: how numbers are written.
        ascii_only: write signs such as "at least" in ASCII.
    """
    first = first_year(result, period)
    points = [p for p in result.readings if p.assessed is not None and p.year >= first]
    trend = trend_words(result.lean)
    moved = trend or _movement(result, points, style, ascii_only=ascii_only)
    said = [moved, *_warnings(points)]
    return words.Finding.SEPARATOR.join(said) + words.Finding.END


def parts_finding(
    parts: Iterable[tuple[str, IndicatorResult]],
    period: tuple[int, int],
    style: NumberStyle | None = None,
    *,
    ascii_only: bool = False,
) -> str:
    """Return the same of each part of a breakdown.

    Args:
        parts: what each is called, and its result.
        period: the strategy's first and last year.
        style: how numbers are written.
        ascii_only: write signs such as "at least" in ASCII.
    """
    return " ".join(
        words.Finding.PART.format(
            part=capitalised(title),
            finding=finding_short(result, period, style, ascii_only=ascii_only),
        )
        for title, result in parts
    )


def _warnings(points: list[ReadingPoint]) -> list[str]:
    """Return which years do not compare with those before, and which are not final."""
    named = (
        (words.Finding.BREAK, [point.year for point in points if is_break(point)]),
        (words.Finding.PROVISIONAL, [point.year for point in points if is_provisional(point)]),
    )
    return [template.format(years=years(found)) for template, found in named if found]


def _movement(
    result: IndicatorResult,
    points: list[ReadingPoint],
    style: NumberStyle | None,
    *,
    ascii_only: bool,
) -> str:
    if not points:
        return words.Finding.NONE
    first, last = points[0], points[-1]
    shown = [
        latest_short(
            result.indicator,
            point,
            point.year,
            style,
            lines=lines_of(result),
            ascii_only=ascii_only,
        )
        for point in (first, last)
    ]
    if first is last:
        return words.Finding.ONE.format(first=shown[0], from_=first.year)
    return words.Finding.FROM_TO.format(
        first=shown[0],
        from_=first.year,
        last=shown[1],
        to=last.year,
        trend=_trend(result),
    )


def _trend(result: IndicatorResult) -> str:
    """Return the trend with its years, which may begin before the first figure that is named."""
    return words.Finding.TREND.format(trend=trend_words(result.lean)) if result.lean else ""


def _missing(indicator: Indicator, points: list[ReadingPoint]) -> list[int]:
    """Return the years without a figure between the first and the last; of rounds those alone."""
    have, rhythm = {point.year for point in points}, indicator.rhythm
    between = range(min(have), max(have)) if have else range(0)
    asked = (year for year in between if rhythm is None or rhythm.is_round(year))
    return [year for year in asked if year not in have]
