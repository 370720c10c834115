"""Indicators, their figures and the sources of these, as a report shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures as said
from scorecard.messages.catalogue import words, year_text
from scorecard.messages.entities import date_words, none_words, reading_counts, targets_short
from scorecard.messages.figures import capitalised, ended, target_short
from scorecard.messages.parts import part_tables
from scorecard.messages.rollups import group_word
from scorecard.messages.sentences import done_words
from scorecard.messages.terms import (
    mark,
    noted,
    reason_words,
    status_word,
    trend_words,
)
from scorecard.model.number import format_number
from scorecard.model.plan import Aggregate, Kind
from scorecard.model.reading import Reading, State
from scorecard.model.scorecard import ReadingPoint, Rule, Shares
from scorecard.report.charts.picture import chart_key
from scorecard.report.document import (
    ChartLink,
    CommentView,
    EntityRow,
    Figure,
    IndicatorView,
    PartsView,
    PartView,
    StatusView,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Source
    from scorecard.model.scorecard import EntityResult, IndicatorResult, RollUp
    from scorecard.model.status import Status


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


def indicator_view(
    result: IndicatorResult,
    figures: Figures,
    title_of: Callable[[str], str],
    *,
    year: int,
    place: str,
    comment: CommentView | None = None,
    comment_missing: str = "",
    entities_apart: bool = False,
    charts: Mapping[str, ChartLink] | None = None,
) -> IndicatorView:
    """Turn one result into words.

    Args:
        result: the indicator, assessed.
        figures: shows its figures and numbers their sources.
        title_of: gives the title of another indicator by id.
        year: the report's.
        place: the id of its objective, or of the goal whose own it is.
        comment: what people wrote of it.
        comment_missing: says that the comment which the plan asks for is missing.
        entities_apart: its entities are listed in an annex.
        charts: those of the report by their keys.
    """
    indicator = result.indicator
    judged = indicator.kind is Kind.QUALITATIVE
    target = targets_short(result, figures.style) or words.NO_TARGET
    entities = tuple(_entity_row(found, figures) for found in result.entities)
    return IndicatorView(
        id=indicator.id,
        place=place,
        title=indicator.title,
        unit=indicator.unit,
        title_unit=titled(indicator),
        status=result_status(result),
        sentence=result.sentence,
        target=words.Report.JUDGED if judged else target,
        baseline=figures.baseline(result),
        latest=figures.latest(result),
        expected=figures.expected(result),
        trend=trend_words(result.lean),
        remarks=tuple(_remarks(result, figures.style)),
        refs=figures.refs(decided_by(result)),
        definition=" ".join(_definition(result, title_of)),
        plain=is_plain(result, commented=bool(comment or comment_missing)),
        comment=comment,
        comment_missing=comment_missing,
        entities=() if entities_apart else entities,
        many_entities=entities if entities_apart else (),
        parts=tuple(_parts(result, year, figures.style, charts or {})),
    )


def _parts(
    result: IndicatorResult,
    year: int,
    style: NumberStyle | None,
    charts: Mapping[str, ChartLink],
) -> Iterator[PartsView]:
    for table in part_tables(result, year, style):
        if table.years:
            rows = (
                PartView(row.title, row.figures, row.target, result_status(row.result), row.trend)
                for row in table.rows
            )
            title = words.Report.PARTS.format(
                title=result.indicator.title, breakdown=table.breakdown
            )
            years = tuple(map(year_text, table.years))
            chart = charts.get(chart_key(result.indicator, table.breakdown))
            if chart is not None:
                said = words.Report.WITH_TITLE.format(title=title, sentence=chart.finding)
                aimed = any(row.target for row in table.rows)
                chart = ChartLink(chart.address, said) if aimed else None
            yield PartsView(title, table.breakdown, years, tuple(rows), chart, table.notes)


def _entity_row(found: EntityResult, figures: Figures) -> EntityRow:
    """Return an entity's row: of one with a deadline, when it was done and by when it must be."""
    result = found.result
    latest = figures.latest(result)
    if found.done is not None:
        refs = () if latest is None else latest.refs
        latest = Figure(capitalised(done_words(found.done)), refs=refs)
    target = date_words(found) if found.entity.deadlines else ""
    target = target or _target_with_first(result, figures.style)
    return EntityRow(found.entity.title, latest, target, result_status(result))


def _target_with_first(result: IndicatorResult, style: NumberStyle | None) -> str:
    """Return the target in force, with the first one where it was revised."""
    indicator = result.indicator
    shown = target_short(indicator, result.target, style)
    first, *revised = said.chain(indicator, result.target) or (None,)
    if not revised:
        return shown
    return words.Entities.FIRST_DAY.format(day=shown, first=target_short(indicator, first, style))


def is_plain(result: IndicatorResult, *, commented: bool) -> bool:
    """Say whether an indicator's row in a table tells all that there is to say of it.

    Args:
        result: the indicator, assessed.
        commented: whether a comment on it is printed, or said to be missing.
    """
    explained = result.explanation
    if explained.rule not in _TOLD_BY_ROW or explained.missing or explained.date_unknown:
        return False
    if any(found.result.readings for found in result.parts):
        return False
    if result.entities or (explained.rule is Rule.MET_LATE and not _latest_decided(result)):
        return False
    return not (commented or any(_remarks(result, None)))


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
    if latest is not None:
        yield from _sourceless(indicator, latest)
    first, *revised = [
        said.decided_words(indicator, target, style)
        for target in said.chain(indicator, result.target)
    ] or [""]
    if first:
        targets = words.Report.SEPARATOR.join(revised)
        yield words.Report.REVISED.format(first=first, targets=targets)


def _sourceless(indicator: Indicator, latest: ReadingPoint) -> Iterator[str]:
    """Yield that a figure has no source, or of a computed one what it holds without one."""
    bare = [reading for reading in readings_behind(latest) if not reading.source]
    titles = {entity.id: entity.title for entity in indicator.entities}
    names = [titles[reading.entity] for reading in bare if reading.entity in titles]
    if names:
        yield words.Report.NO_SOURCE_OF.format(names=said.listing(names))
    elif bare:
        yield words.Report.NO_SOURCE.format(year=latest.year)


def _definition(result: IndicatorResult, title_of: Callable[[str], str]) -> Iterator[str]:
    """Yield what an indicator is, then what decided its status in full."""
    indicator = result.indicator
    if indicator.definition:
        yield ended(indicator.definition)
    if indicator.derive is not None:
        titles = [title_of(id_) for id_ in indicator.derive.ids]
        yield words.Report.DERIVED[indicator.derive.rule].format(
            titles=words.Report.SEPARATOR.join(titles), first=titles[0], last=titles[-1]
        )
    if indicator.accumulate:
        yield words.Report.ACCUMULATED
    who = indicator.target_set_by
    if who and indicator.targets:
        told = words.Report.SET_BY.get(who)
        yield told or said.once_ended(words.Report.SET_BY_OTHER.format(who=who))
    yield result.sentence
    if result.lean is not None:
        yield words.Report.TREND_IS.format(trend=trend_words(result.lean))


def status_view(status: Status) -> StatusView:
    """Return a status as it is shown of a whole, and in counts."""
    return StatusView(mark(status), capitalised(status_word(status)), status.value)


def group_status(roll_up: RollUp) -> StatusView:
    """Return the status of an objective or goal, or that its end is undecided."""
    return StatusView(mark(roll_up.status), capitalised(group_word(roll_up)), roll_up.status.value)


def result_status(result: IndicatorResult) -> StatusView:
    """Return an indicator's status with its note, or the reason why there is none."""
    shown = status_view(result.status)
    if result.reason is not None:
        said = capitalised(reason_words(result.reason))
        return StatusView(shown.mark, said, shown.name)
    if result.note is not None:
        said = noted(shown.words, result.note)
        return StatusView(shown.mark, said, shown.name)
    return shown


def titled(indicator: Indicator) -> str:
    """Return the title, with the unit where there is one."""
    if not indicator.unit:
        return indicator.title
    return words.Report.WITH_UNIT.format(title=indicator.title, unit=indicator.unit)


# Shares are computed in binary floating point.
_SAME = 1e-9
_FEW = 20


class Figures:
    """Shows figures in one strategy's style, and numbers their sources as they come.

    Args:
        style: how numbers are written.
        sources: takes note of every source in the order of its first use.
    """

    def __init__(self, style: NumberStyle | None, sources: Sources) -> None:
        self.style = style
        self._sources = sources

    def refs(self, points: Iterable[ReadingPoint]) -> tuple[int, ...]:
        """Return the numbers of the sources behind some figures."""
        return self._sources.numbers(r for point in points for r in readings_behind(point))

    def latest(self, result: IndicatorResult) -> Figure | None:
        """Return the latest reading, with decimals enough to differ from what was expected."""
        point, counts = result.latest, reading_counts(result)
        if counts:
            return Figure(counts)
        none = none_words(result, dated=point is not None) or none_words(result, dated=True)
        if point is None or point.assessed is None:
            return Figure(none) if none else None
        text = said.of_result(result, point, self.style)
        base = said.base(result.indicator, point, self.style) or self._of_entities(result, point)
        cautions = (base, said.marks(point), none)
        return Figure(
            said.qualifier(point) + text,
            point.year,
            tuple(caution for caution in cautions if caution),
            self.refs((point,)),
        )

    def _of_entities(self, result: IndicatorResult, point: ReadingPoint) -> str:
        """Return of how many entities a share is, where they are few; it is counted, not entered.

        The entities are known for the report's year alone, so they must give the same share.
        """
        shares = Shares.of(result.entities)
        of_share = result.indicator.aggregate is Aggregate.SHARE and 0 < shares.due < _FEW
        if not of_share or point.assessed is None:
            return ""
        if abs(100.0 * shares.in_time / shares.due - point.assessed) > _SAME:
            return ""
        part, whole = (format_number(str(n), self.style) for n in (shares.in_time, shares.due))
        return words.BASE.format(part=part, whole=whole)

    def baseline(self, result: IndicatorResult) -> Figure | None:
        """Return the baseline, with the source of that year's reading if it says the same."""
        start = result.baseline
        if start is None:
            return None
        point = result.baseline_reading
        if point is None or point.year != start.year:
            text = said.declared(result.indicator, start.value, self.style)
            return Figure(text, start.year)
        text = said.qualifier(point) + said.of_result(result, point, self.style)
        cautions = (said.base(result.indicator, point, self.style), said.marks(point))
        known = tuple(caution for caution in cautions if caution)
        return Figure(text, start.year, known, self.refs((point,)))

    def expected(self, result: IndicatorResult) -> str:
        """Return what the path asks by the report's year; empty without a path."""
        return said.expected(result, self.style)

    def of_year(self, indicator: Indicator, point: ReadingPoint) -> Figure:
        """Return one year's amount for a narrow column, cautions as letters."""
        readings = readings_behind(point)
        letters = words.Report.CAUTION
        cautions = [letters[State.PROVISIONAL]] if _any_provisional(readings) else []
        cautions += [
            letter for flag, letter in letters.items() if any(flag in r.flags for r in readings)
        ]
        if point.value is None:
            return Figure(words.Report.NO_DATA_MARK, point.year, refs=self.refs((point,)))
        alone = point.alone
        text = said.qualifier(alone) + said.reading(indicator, alone, self.style)
        base = said.base(indicator, alone, self.style, narrow=True)
        if base:
            text = words.MARKED.format(figure=text, marks=base)
        return Figure(text, point.year, tuple(cautions), self.refs((point,)))

    def revision(self, indicator: Indicator, reading: Reading) -> Figure:
        """Return what one revision said, without its year."""
        refs = self._sources.numbers((reading,))
        text = said.revision(indicator, reading, self.style) or said.no_value(reading)
        return Figure(text, refs=refs)


def _any_provisional(readings: Iterable[Reading]) -> bool:
    return any(reading.state is State.PROVISIONAL for reading in readings)


def readings_behind(point: ReadingPoint | None) -> tuple[Reading, ...]:
    """Return the readings a figure rests on: one, or those it was computed from."""
    if point is None:
        return ()
    return point.derived_from if point.reading is None else (point.reading,)


def decided_by(result: IndicatorResult) -> tuple[ReadingPoint, ...]:
    """Return the readings a sentence speaks of: the one that decided, and the latest."""
    actual = result.explanation.actual
    decided = [p for p in result.readings if actual is not None and p.year == actual.year]
    return tuple(dict.fromkeys((*decided, *([result.latest] if result.latest else ()))))


class Sources:
    """Numbers each source once, from 1, when it is first asked for.

    Args:
        listed: whether the report lists them; a number that leads nowhere is not given.
    """

    def __init__(self, *, listed: bool = True) -> None:
        self._listed = listed
        self._complete = False
        self._numbers: dict[Source, int] = {}

    def numbers(self, readings: Iterable[Reading | None]) -> tuple[int, ...]:
        """Return the numbers of the readings' sources, ascending; no source, no number."""
        if not self._listed:
            return ()
        found = {self._number(r.source) for r in readings if r is not None and r.source}
        return tuple(sorted(number for number in found if number is not None))

    def complete(self) -> None:
        """Give no number to a source that has none yet: nothing printed refers to it."""
        self._complete = True

    def listed(self) -> tuple[tuple[int, Source], ...]:
        """Return every source that was asked for, with its number, in order."""
        return tuple((number, source) for source, number in self._numbers.items())

    def _number(self, source: Source) -> int | None:
        if self._complete:
            return self._numbers.get(source)
        return self._numbers.setdefault(source, len(self._numbers) + 1)
