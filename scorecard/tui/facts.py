"""What the plan says of an indicator: what is counted, by whom, and what it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import kind_words, target_words, trend_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.scorecard import IndicatorResult
    from scorecard.tui.figures import Figures

_SET_BY = {
    "strategy": "the strategy itself",
    "wording": "the strategy's wording implies it",
    "example": "an example; the strategy does not state it",
}


def facts(result: IndicatorResult, figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield names and values, the definition first; what is not declared is left out."""
    indicator = result.indicator
    yield "Definition", indicator.definition or "The plan does not say what exactly is counted."
    kind = kind_words(indicator.kind)
    yield "Kind", f"{kind}, {indicator.unit}" if indicator.unit else kind
    for level in indicator.levels:
        yield f"Level {level.key}", level.title
    yield from _aims(result, figures)
    computed = indicator.derive
    for name, value in (
        ("Trend", "" if result.trend is None else trend_word(result.trend)),
        ("Computed", f"{computed.rule} of {', '.join(computed.ids)}" if computed else ""),
        ("Source", indicator.source),
        ("Owner", indicator.owner),
        ("Tags", ", ".join(indicator.tags)),
        ("Id", indicator.id),
        ("Formerly", ", ".join(indicator.formerly)),
    ):
        if value:
            yield name, value


def _aims(result: IndicatorResult, figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield baseline, target and what lies between them, the first target of a revised one too."""
    indicator, target = result.indicator, result.target
    if target is not None:
        yield "Target", target_words(indicator, target, figures.style)
        first = indicator.targets[0]
        if first is not target:
            yield "First target", target_words(indicator, first, figures.style)
            yield "Revised", f"{target.decided}: {target.why}"
        if indicator.target_set_by:
            yield "Set by", _SET_BY.get(indicator.target_set_by, indicator.target_set_by)
    if result.baseline is not None:
        value = figures.value(indicator, result.baseline.value)
        yield "Baseline", f"{value} in {result.baseline.year}"
    for stone in indicator.milestones:
        yield "Milestone", f"{figures.value(indicator, stone.value)} in {stone.year}"
