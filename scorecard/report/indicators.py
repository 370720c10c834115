"""One indicator of a report, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard import messages
from scorecard.messages.catalogue import words
from scorecard.messages.fields import capitalised, ended
from scorecard.messages.figures import day
from scorecard.messages.short import target_short
from scorecard.model.indicator import Kind
from scorecard.model.scorecard import Rule
from scorecard.model.status import Note, Status
from scorecard.report.figures import Figures, decided_by, readings_behind
from scorecard.report.parts import CommentView, IndicatorView, StatusView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorecard.model.indicator import Indicator
    from scorecard.model.number import NumberStyle
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
# The path tells these from the figures alone, which stand in the table with the status.
PATH_RULES = frozenset({Rule.RATIO, Rule.AT_OR_BEYOND_PATH, Rule.NO_MOVEMENT_EXPECTED})
_TOLD_BY_ROW = PATH_RULES | {
    Rule.NO_TARGET,
    Rule.NO_READING,
    Rule.BASELINE_ONLY,
    Rule.MET_BY_DUE,
    Rule.MET_LATE,
    Rule.MISSED,
    Rule.DUE_NO_READING,
    Rule.UNJUDGED,
    Rule.MET_EARLY,
    Rule.NOT_DUE,
    Rule.HOLDS,
    Rule.HELD_ALL_YEARS,
    Rule.BROKEN,
}
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
    return words.Report.WITH_UNIT.format(title=indicator.title, unit=indicator.unit)


class Told(NamedTuple):
    """What stands beside a result: where it belongs, and what people wrote of it."""

    place: str
    comment: CommentView | None = None
    comment_missing: str = ""


def indicator_view(
    result: IndicatorResult, figures: Figures, title_of: Callable[[str], str], told: Told
) -> IndicatorView:
    """Turn one result into words.

    Args:
        result: the indicator, assessed.
        figures: shows its figures and numbers their sources.
        title_of: gives the title of another indicator by id.
        told: where it belongs, and what people wrote of it.
    """
    indicator = result.indicator
    judged = indicator.kind is Kind.QUALITATIVE
    target = target_short(indicator, result.target, figures.style) or words.NO_TARGET
    return IndicatorView(
        id=indicator.id,
        place=told.place,
        title=indicator.title,
        unit=indicator.unit,
        title_unit=titled(indicator),
        status=result_status(result),
        sentence=result.sentence,
        target=words.Report.JUDGED if judged else target,
        baseline=figures.baseline(result),
        latest=figures.latest(result),
        expected=figures.expected(result),
        trend=messages.trend_word(result.trend) if result.trend is not None else "",
        remarks=tuple(_remarks(result, figures.style)),
        refs=figures.refs(decided_by(result)),
        definition=" ".join(_definition(result, title_of)),
        plain=is_plain(result, told),
        comment=told.comment,
        comment_missing=told.comment_missing,
    )


def is_plain(result: IndicatorResult, told: Told) -> bool:
    """Say whether an indicator's row in a table tells all that there is to say of it."""
    explained = result.explanation
    if explained.rule not in _TOLD_BY_ROW or explained.missing or explained.date_unknown:
        return False
    if result.entities or (explained.rule is Rule.MET_LATE and not _latest_decided(result)):
        return False
    return not (told.comment or told.comment_missing or any(_remarks(result, None)))


def _latest_decided(result: IndicatorResult) -> bool:
    actual, latest = result.explanation.actual, result.latest
    return actual is not None and latest is not None and actual.year == latest.year


def _remarks(result: IndicatorResult, style: NumberStyle | None) -> Iterator[str]:
    """Yield what a reader should know beside the sentence."""
    indicator = result.indicator
    latest = result.latest
    if latest is not None and indicator.kind is Kind.QUALITATIVE and latest.reading is not None:
        yield words.Report.EVIDENCE.format(
            year=latest.year, evidence=ended(latest.reading.value or "")
        )
    if any(not reading.source for reading in readings_behind(latest)) and latest is not None:
        yield words.Report.NO_SOURCE.format(year=latest.year)
    target = result.target
    if target is not None and target.decided is not None:
        first = messages.target_words(indicator, indicator.targets[0], style)
        said = words.Report.REVISED_WHY if target.why else words.Report.REVISED
        yield said.format(day=day(target.decided), first=first, why=target.why.strip().rstrip("."))


def _definition(result: IndicatorResult, title_of: Callable[[str], str]) -> Iterator[str]:
    """Yield what an indicator is, then what decided its status in full."""
    indicator = result.indicator
    if indicator.definition:
        yield ended(indicator.definition)
    if indicator.derive is not None:
        titles = words.Report.SEPARATOR.join(title_of(id_) for id_ in indicator.derive.ids)
        yield words.Report.DERIVED[indicator.derive.rule].format(titles=titles)
    if indicator.accumulate:
        yield words.Report.ACCUMULATED
    who = indicator.target_set_by
    if who and indicator.targets:
        yield words.Report.SET_BY.get(who) or words.Report.SET_BY_OTHER.format(who=who)
    yield result.sentence
    if result.trend is not None:
        yield words.Report.TREND_IS.format(trend=messages.trend_word(result.trend))
