"""What the plan says of an indicator: what is counted, by whom, and what it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import kind_words, target_words, trend_word
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.indicator import Indicator
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.tui.figures import Figures


def facts(result: IndicatorResult, figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield names and values, the definition first; what is not declared is left out."""
    indicator = result.indicator
    said = words.ScreenFacts
    yield said.DEFINITION, indicator.definition or said.NO_DEFINITION
    kind = kind_words(indicator.kind)
    unit = said.KIND_UNIT.format(kind=kind, unit=indicator.unit)
    yield said.KIND, unit if indicator.unit else kind
    for level in indicator.levels:
        yield said.LEVEL.format(level=level.key), level.title
    yield from _aims(result, figures)
    for name, value in (
        (said.TREND, "" if result.trend is None else trend_word(result.trend)),
        (said.COMPUTED, _computed(indicator)),
        (said.SOURCE, indicator.source),
        (said.OWNER, indicator.owner),
        (said.TAGS, ", ".join(indicator.tags)),
        (said.ID, indicator.id),
        (said.FORMERLY, ", ".join(indicator.formerly)),
    ):
        if value:
            yield name, value


def _aims(result: IndicatorResult, figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield baseline, target and what lies between them, the first target of a revised one too."""
    indicator, target, said = result.indicator, result.target, words.ScreenFacts
    if target is not None:
        yield said.TARGET, target_words(indicator, target, figures.style)
        first = indicator.targets[0]
        if first is not target:
            yield said.FIRST_TARGET, target_words(indicator, first, figures.style)
            yield said.REVISED, said.REVISED_WHY.format(day=target.decided, why=target.why)
        if indicator.target_set_by:
            yield said.SET_BY, dict(said.SET).get(indicator.target_set_by, indicator.target_set_by)
    if result.baseline is not None:
        value = figures.value(indicator, result.baseline.value)
        yield said.BASELINE, in_year(value, result.baseline.year)
    for stone in indicator.milestones:
        yield said.MILESTONE, in_year(figures.value(indicator, stone.value), stone.year)


def in_year(value: str, year: int) -> str:
    """Return a figure with its year."""
    return words.IN_YEAR.format(value=value, year=year)


def _computed(indicator: Indicator) -> str:
    rule = indicator.derive
    if rule is None:
        return ""
    return words.ScreenFacts.COMPUTED_OF.format(rule=rule.rule, ids=", ".join(rule.ids))
