"""One indicator of a report, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard import messages
from scorecard.messages.fields import capitalised, ended
from scorecard.messages.figures import day
from scorecard.model.indicator import Kind
from scorecard.model.status import Note, Status
from scorecard.report import words
from scorecard.report.document import IndicatorView, StatusView
from scorecard.report.figures import Figures, decided_by, readings_behind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorecard.model.indicator import Indicator
    from scorecard.model.scorecard import IndicatorResult

WORST_FIRST = (
    Status.MISSED,
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.PARTLY_ACHIEVED,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.NOT_ASSESSED,
)
_GRAVE = (Note.MOVING_AWAY, Note.LOST)


def gravity(result: IndicatorResult) -> tuple[int, bool]:
    """Return what orders results, the worst news first."""
    return WORST_FIRST.index(result.status), result.note not in _GRAVE


def status_view(status: Status) -> StatusView:
    """Return a status as it is shown of a whole, and in counts."""
    return StatusView(
        messages.mark(status), capitalised(messages.status_word(status)), status.value
    )


def result_status(result: IndicatorResult) -> StatusView:
    """Return an indicator's status with its note, or the reason why there is none."""
    shown = status_view(result.status)
    if result.reason is not None:
        said = capitalised(messages.reason_words(result.reason))
        return StatusView(shown.mark, said, shown.name)
    if result.note is not None:
        said = f"{shown.words}, {messages.note_word(result.note)}"
        return StatusView(shown.mark, said, shown.name)
    return shown


def titled(indicator: Indicator) -> str:
    """Return the title, with the unit where there is one."""
    if not indicator.unit:
        return indicator.title
    return words.WITH_UNIT.format(title=indicator.title, unit=indicator.unit)


def indicator_view(
    result: IndicatorResult, figures: Figures, title_of: Callable[[str], str]
) -> IndicatorView:
    """Turn one result into words.

    Args:
        result: the indicator, assessed.
        figures: shows its figures and numbers their sources.
        title_of: gives the title of another indicator by id.
    """
    indicator = result.indicator
    judged = indicator.kind is Kind.QUALITATIVE
    target = messages.target_words(indicator, result.target, figures.style)
    return IndicatorView(
        id=indicator.id,
        title=indicator.title,
        unit=indicator.unit,
        title_unit=titled(indicator),
        status=result_status(result),
        sentence=result.sentence,
        target=words.JUDGED if judged else target,
        baseline=figures.baseline(result),
        latest=figures.latest(result),
        expected=figures.expected(result),
        trend=messages.trend_word(result.trend) if result.trend is not None else "",
        remarks=tuple(_remarks(result, figures)),
        refs=figures.refs(decided_by(result)),
        definition=" ".join(_definition(indicator, title_of)),
    )


def _remarks(result: IndicatorResult, figures: Figures) -> Iterator[str]:
    """Yield what a reader should know beside the sentence."""
    indicator = result.indicator
    latest = result.latest
    if result.trend is not None:
        yield words.TREND.format(trend=messages.trend_word(result.trend))
    if latest is not None and indicator.kind is Kind.QUALITATIVE and latest.reading is not None:
        yield words.EVIDENCE.format(year=latest.year, evidence=ended(latest.reading.value or ""))
    if any(not reading.source for reading in readings_behind(latest)) and latest is not None:
        yield words.NO_SOURCE.format(year=latest.year)
    target = result.target
    if target is not None and target.decided is not None:
        first = messages.target_words(indicator, indicator.targets[0], figures.style)
        said = words.REVISED_WHY if target.why else words.REVISED
        yield said.format(day=day(target.decided), first=first, why=target.why.strip().rstrip("."))
    if target is not None and indicator.target_set_by:
        who = indicator.target_set_by
        yield words.SET_BY.get(who) or words.SET_BY_OTHER.format(who=who)


def _definition(indicator: Indicator, title_of: Callable[[str], str]) -> Iterator[str]:
    if indicator.definition:
        yield ended(indicator.definition)
    if indicator.derive is not None:
        titles = words.SEPARATOR.join(title_of(id_) for id_ in indicator.derive.ids)
        yield words.DERIVED[indicator.derive.rule].format(titles=titles)
    if indicator.accumulate:
        yield words.ACCUMULATED
