"""The annexes of a report: readings, restatements, sources, cuts, other methods, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import (
    capitalised,
    day,
    ended,
    evidence_name,
    listing,
    number_of_years,
)
from scorecard.messages.peers import plain_word, view_words
from scorecard.messages.terms import revision_reason
from scorecard.model.number import format_number
from scorecard.model.plan import Kind, Thresholds
from scorecard.model.scorecard import agree
from scorecard.model.status import Status
from scorecard.records.evidence import EvidenceState, is_inside
from scorecard.report.brief import still_due
from scorecard.report.document import (
    ComparisonView,
    CutsView,
    DueView,
    FileView,
    MethodsRow,
    MethodsView,
    PinView,
    RestatementView,
    SourceView,
    StepView,
    YearsRow,
    YearsView,
)
from scorecard.report.figures import result_status, titled
from scorecard.review.due import DueKind
from scorecard.review.moves import Move, move_of
from scorecard.review.pins import pin_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Strategy
    from scorecard.model.reading import EvidenceFile, Source
    from scorecard.model.records import Decision, Priority
    from scorecard.model.scorecard import IndicatorResult, PeerVerdict, Scorecard
    from scorecard.report.brief import Brief
    from scorecard.report.figures import Figures, Sources
    from scorecard.review.due import DueItem
    from scorecard.review.pins import BrokenPin
    from scorecard.review.restated import Restatement


# With the titles, as many columns as a page is wide.
YEARS_IN_A_TABLE = 6


def years_views(card: Scorecard, figures: Figures) -> tuple[YearsView, ...]:
    """Return the readings of the period so far and of the year before it, a few years a table."""
    years = range(card.strategy.period[0] - 1, card.year + 1)
    results = [
        (title, result)
        for title, result in _kept(card)
        if result.indicator.kind is not Kind.QUALITATIVE
    ]
    tables = [
        YearsView(tuple(some), tuple(_years_rows(results, some, figures)))
        for some in (
            years[at : at + YEARS_IN_A_TABLE] for at in range(0, len(years), YEARS_IN_A_TABLE)
        )
    ]
    return tuple(table for table in tables if table.rows)


def _kept(card: Scorecard) -> Iterator[tuple[str, IndicatorResult]]:
    """Yield what has readings, with its name: an indicator, or the entities where it has none.

    The parts of an indicator follow it.
    """
    for result in card.indicators():
        title, whole = titled(result.indicator), result.indicator.aggregate is not None
        if whole or not result.entities:
            yield title, result
        for found in () if whole else result.entities:
            yield words.Changes.ENTITY.format(title=title, entity=found.entity.title), found.result
        for part in result.parts:
            yield words.Changes.ENTITY.format(title=title, entity=part.part.title), part.result


def _years_rows(
    results: Iterable[tuple[str, IndicatorResult]], years: Sequence[int], figures: Figures
) -> Iterable[YearsRow]:
    for title, result in results:
        points = {point.year: point for point in result.readings}
        if any(year in points for year in years):
            shown = tuple(
                figures.of_year(result.indicator, points[year]) if year in points else None
                for year in years
            )
            yield YearsRow(title, shown)


def no_data(card: Scorecard) -> tuple[str, ...]:
    """Return why there is no data, for each year of the tables that says so, entities included."""
    first = card.strategy.period[0] - 1
    return tuple(
        words.Report.NO_DATA_BECAUSE.format(
            title=title, year=point.year, why=ended(point.reading.no_data)
        )
        for result in card.indicators()
        for title, each in _with_all(result)
        for point in each.readings
        if point.year >= first and point.reading is not None and point.reading.value is None
    )


def _with_all(result: IndicatorResult) -> Iterator[tuple[str, IndicatorResult]]:
    """Yield an indicator, each of its entities and its parts, with what each is called."""
    title = result.indicator.title
    yield title, result
    for each in result.entities:
        name = words.DueWords.ENTITY.format(entity=each.entity.title, indicator=title)
        yield name, each.result
    for part in result.parts:
        yield words.DueWords.ENTITY.format(entity=part.part.title, indicator=title), part.result


def letters(tables: Iterable[YearsView]) -> tuple[str, ...]:
    """Return what each letter beside a figure of the tables stands for."""
    used = {
        letter
        for table in tables
        for row in table.rows
        for figure in row.figures
        if figure is not None
        for letter in figure.cautions
    }
    return tuple(
        words.Report.CAUTION_LETTER.format(letter=letter, meaning=meaning)
        for caution, letter in words.Report.CAUTION.items()
        for meaning in (words.Report.CAUTION_MEANING[caution],)
        if letter in used
    )


def restatement_views(
    steps: Iterable[Restatement], figures: Figures
) -> tuple[RestatementView, ...]:
    """Turn the steps of restated figures into words, those of an indicator together."""
    found: dict[str, list[Restatement]] = {}
    for step in steps:
        found.setdefault(_figure_name(step), []).append(step)
    return tuple(
        RestatementView(title, tuple(_step_view(step, figures) for step in some))
        for title, some in found.items()
    )


def _figure_name(step: Restatement) -> str:
    """Return whose figure it is: an indicator's, or that of an entity or a part."""
    title = titled(step.indicator)
    for name in step.names:
        title = words.Changes.ENTITY.format(title=title, entity=name)
    return title


def _step_view(step: Restatement, figures: Figures) -> StepView:
    was = figures.revision(step.subject, step.before)
    now = figures.revision(step.subject, step.after)
    return StepView(
        step.year,
        was.text,
        now.text,
        day(step.on),
        revision_reason(step.reason) or words.Changes.AFTER_CLOSING.format(year=step.year),
        tuple(sorted({*was.refs, *now.refs})),
    )


def pin_view(broken: BrokenPin, strategy: Strategy) -> PinView:
    """Return what an earlier report said and would no longer say, in words."""
    return PinView(broken.name, pin_words(broken, strategy))


def source_views(sources: Sources) -> tuple[SourceView, ...]:
    """Return every source that was referred to, numbered."""
    return tuple(
        SourceView(number, _source_text(source), source.address)
        for number, source in sources.listed()
    )


def file_views(brief: Brief) -> tuple[FileView, ...]:
    """Return the files that the figures rest on; only the board is told of them."""
    if not brief.for_board:
        return ()
    return tuple(
        FileView(title, point.year, evidence_name(each, brief.amiss), _file_address(brief, each))
        for result in brief.card.indicators()
        for title, of in _with_all(result)
        for point in of.readings
        if point.reading is not None
        for each in point.reading.evidence
        if is_inside(each.path)
    )


def _file_address(brief: Brief, file: EvidenceFile) -> str:
    """Return where a file is, seen from the report; "" where it cannot be read there."""
    there = brief.amiss.get(file, EvidenceState.CHANGED) == EvidenceState.CHANGED
    return f"{brief.evidence}/{file.path}" if brief.evidence and there else ""


def _source_text(source: Source) -> str:
    parts = [source.title]
    if source.edition:
        parts.append(words.Report.EDITION.format(edition=source.edition))
    if source.page:
        parts.append(words.Report.PAGE.format(page=source.page))
    return words.LIST_SEPARATOR.join(part for part in parts if part)


def cuts_views(card: Scorecard, style: NumberStyle | None) -> tuple[CutsView, tuple[CutsView, ...]]:
    """Return the cuts most indicators are held to, and those of the others."""
    groups: dict[Thresholds, list[str]] = {}
    for result in card.indicators():
        if not result.indicator.context:
            groups.setdefault(result.indicator.thresholds, []).append(result.indicator.title)
    usual = max(groups, key=lambda cuts: len(groups[cuts]), default=Thresholds())
    others = tuple(
        _cuts_view(cuts, style, titles) for cuts, titles in groups.items() if cuts != usual
    )
    return _cuts_view(usual, style), others


def _cuts_view(cuts: Thresholds, style: NumberStyle | None, titles: Iterable[str] = ()) -> CutsView:
    return CutsView(
        format_number(cuts.on_track, style, 12),
        format_number(cuts.at_risk, style, 12),
        number_of_years(cuts.stale_after),
        tuple(titles),
        "" if cuts.method == Thresholds().method else cuts.method,
    )


# With the titles and our own status, as many columns as a page is wide.
METHODS_IN_A_TABLE = 4


def comparison_view(brief: Brief) -> ComparisonView | None:
    """Return what published methods say, in words; None where none says anything.

    What is not to be scored at all is not compared.
    """
    results = {result.indicator.id: result for result in brief.card.indicators()}
    methods: dict[str, None] = {}
    compared: list[_Compared] = []
    for each in brief.comparisons:
        if each.reason is None:
            methods |= dict.fromkeys(view_words(verdict) for verdict in each.verdicts)
            said = {view_words(v): v for v in each.verdicts if _verdict_status(v) is not None}
            compared.append(_Compared(results[each.indicator.id], said))
    speaking = [name for name in methods if any(name in each.said for each in compared)]
    if not speaking:
        return None
    silent = [each.result.indicator.title for each in compared if not each.said]
    listed = words.Report.SEPARATOR.join(silent)
    return ComparisonView(
        tuple(_methods_table(compared, some) for some in _shared_out(speaking)),
        tuple(line for name in speaking for line in _agreement_sentence(compared, name)),
        words.Report.NO_METHOD.format(titles=listed) if silent else "",
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """One indicator, and by the name of each method that speaks of it what that says."""

    result: IndicatorResult
    said: dict[str, PeerVerdict]


def _verdict_status(said: PeerVerdict) -> Status | None:
    """Return the status a verdict stands for; None where the method says nothing."""
    return None if said.status is Status.NOT_ASSESSED else said.status


def _shared_out(methods: Sequence[str]) -> Iterable[Sequence[str]]:
    """Share methods out over as few tables as hold them, about as many in each."""
    tables = -(-len(methods) // METHODS_IN_A_TABLE)
    ends = [len(methods) * number // tables for number in range(tables + 1)]
    return [methods[ends[number] : ends[number + 1]] for number in range(tables)]


def _methods_table(compared: Iterable[_Compared], methods: Sequence[str]) -> MethodsView:
    """Return the table of a few methods, with the indicators that one of them speaks of."""
    rows = tuple(
        MethodsRow(
            each.result.indicator.title,
            result_status(each.result),
            tuple(_method_words(each.result, each.said.get(name)) for name in methods),
        )
        for each in compared
        if any(name in each.said for name in methods)
    )
    return MethodsView(tuple(capitalised(name) for name in methods), rows)


def _method_words(result: IndicatorResult, said: PeerVerdict | None) -> str:
    """Return a method's own word, and whether it is higher or lower than the status here."""
    status = None if said is None else _verdict_status(said)
    if said is None or status is None:
        return ""
    template = words.Report.METHOD_SAYS
    if result.status is not Status.NOT_ASSESSED and not agree(result.status, status):
        higher = move_of(result.status, status) is Move.BETTER
        template = words.Report.METHOD_HIGHER if higher else words.Report.METHOD_LOWER
    return str(template.format(word=plain_word(said)))


def _agreement_sentence(compared: Iterable[_Compared], name: str) -> Iterable[str]:
    """Yield on how many indicators a method agrees with the status here, in one sentence.

    The method that gave an indicator its status does not count there: it agrees with itself.
    """
    pairs = [
        (each.result.status, status)
        for each in compared
        if name in each.said
        for status in (_verdict_status(each.said[name]),)
        if status is not None
        and each.result.status is not Status.NOT_ASSESSED
        and not _is_own(each.result, each.said[name])
    ]
    if not pairs:
        return
    differing = [pair for pair in pairs if not agree(*pair)]
    higher = sum(move_of(*pair) is Move.BETTER for pair in differing)
    agreed, lower = len(pairs) - len(differing), len(differing) - higher
    template = words.Report.METHOD_AGREES[bool(higher), bool(lower)]
    yield template.format(
        method=capitalised(name), agreed=agreed, number=len(pairs), higher=higher, lower=lower
    )


def _is_own(result: IndicatorResult, said: PeerVerdict) -> bool:
    own = result.explanation.peer
    return own is not None and (own.method, own.measure) == (said.method, said.measure)


def due_views(brief: Brief) -> tuple[DueView, ...]:
    """Group what is due by what is lacking, each group in the order of the list."""
    still = still_due(brief)
    groups: dict[str, list[str]] = {said: [] for said in words.Report.LACKING.values()}
    for (lacking, title), items in groupby(still.items, key=_lacking):
        names = listing([item.whose for item in items if item.whose])
        named = words.DueWords.ENTITY.format(entity=names, indicator=title) if names else title
        groups.setdefault(lacking, []).append(named)
    groups[words.Report.UNSETTLED_PRIORITIES] = [_named_record(p) for p in still.priorities]
    groups[words.Report.OVERDUE_DECISIONS] = [_named_record(d) for d in still.decisions]
    return tuple(DueView(lacking, tuple(titles)) for lacking, titles in groups.items() if titles)


def _lacking(item: DueItem) -> tuple[str, str]:
    """Return what is lacking, and of which indicator."""
    unjudged = item.kind is DueKind.MISSING and item.indicator.kind is Kind.QUALITATIVE
    lacking = words.Report.UNJUDGED if unjudged else words.Report.LACKING[item.kind]
    return lacking, item.indicator.title


def _named_record(record: Priority | Decision) -> str:
    text = record.text.rstrip().removesuffix(".")
    return words.Report.NAMED.format(ref=record.ref, text=text)
