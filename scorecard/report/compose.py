"""A brief composed into a document: its sections in order, in words, sources numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard import __version__
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.plan import ANNEXES, Section
from scorecard.model.status import WORST_FIRST, Reason
from scorecard.report import annexes
from scorecard.report.brief import BRIEF, data_digest
from scorecard.report.document import Body, Document, Head, SectionView
from scorecard.report.figures import status_view
from scorecard.report.sections import (
    changes_view,
    decisions,
    entered,
    in_short,
    last_priorities,
    next_priorities,
    number_page,
    page_view,
)
from scorecard.report.writer import Writer
from scorecard.review.words import no_flips_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from scorecard.report.brief import Brief


_Fields = dict[str, Any]


def compose(brief: Brief) -> Document:
    """Turn a brief into a document. Nothing is computed here, only put in words and order.

    A section with nothing to say is left out. Sources are numbered as they come in the document, in
    a first pass over it: an indicator in words has figures that not every section prints, and a
    source that nothing refers to gets no number.
    """
    writer = Writer(brief)
    made: dict[Section, _Fields] = {}
    for number, section in enumerate(brief.sections):
        brief.tell(number)
        if section in _WRITTEN_FIRST:
            made[section] = _WRITTEN_FIRST[section](writer)
        elif section in _NUMBERED_FIRST:
            _NUMBERED_FIRST[section](writer)
    writer.sources.complete()
    for number, section in enumerate(brief.sections, len(brief.sections)):
        brief.tell(number)
        if section in _WRITTEN:
            made[section] = made.get(section, {}) | _WRITTEN[section](writer)
    brief.tell(2 * len(brief.sections))
    body: _Fields = {}
    for values in made.values():
        body |= values
    return Document(_head(brief, writer), tuple(_sections(brief, made)), Body(**body))


def _head(brief: Brief, writer: Writer) -> Head:
    card, strategy = brief.card, brief.card.strategy
    first, last = strategy.period
    return Head(
        title=words.Report.TITLE.format(year=card.year),
        strategy=strategy.title,
        organisation=strategy.organisation,
        description=strategy.description,
        period=words.Report.PERIOD.format(first=first, last=last),
        year=card.year,
        audience=brief.audience.value,
        form=BRIEF if brief.short else "",
        as_of=_iso(card.as_of),
        date=_iso(brief.day),
        data_as_of=_iso(brief.data_as_of),
        knowledge=knowledge_words(brief),
        plan_digest=brief.plan_digest,
        data_digest=data_digest(card, brief.records),
        tool_version=__version__,
        language=words.Report.LANGUAGE,
        labels=writer.labels,
    )


def knowledge_words(brief: Brief) -> tuple[str, ...]:
    """Return for whom it is, and what a reader must know of the day the figures are of."""
    said = [words.Report.FOR[brief.audience]]
    if brief.card.as_of is not None:
        said.append(words.Report.KNOWN_ON.format(day=day(brief.card.as_of)))
    if brief.data_as_of is not None:
        said.append(words.Report.NEWEST.format(day=day(brief.data_as_of)))
    if brief.board.closed is not None:
        said.append(words.Report.CLOSED.format(day=day(brief.board.closed.on)))
    return tuple(said)


def _iso(on: date | None) -> str:
    return "" if on is None else on.isoformat()


def _sections(brief: Brief, made: dict[Section, _Fields]) -> list[SectionView]:
    """Return the sections that have something to say, annexes lettered in their order."""
    year = brief.card.year
    shown: list[SectionView] = []
    letters = iter(words.Report.LETTERS)
    for section in brief.sections:
        if not any(made[section].values()):
            continue
        heading = words.Report.SECTION[section].format(before=year - 1, year=year, after=year + 1)
        if section in ANNEXES:
            heading = words.Report.ANNEX.format(letter=next(letters), title=heading)
        shown.append(SectionView(section.value, heading, section in ANNEXES))
    return shown


def _glance(writer: Writer) -> _Fields:
    return {"page": page_view(writer)}


def _scorecard(writer: Writer) -> _Fields:
    counted = writer.card.counts.total
    return {
        "scorecard": writer.goals(),
        "entered": entered(writer.card) if counted else "",
        "in_short": tuple(in_short(writer)) if writer.brief.short else (),
    }


def _changes(writer: Writer) -> _Fields:
    return {"changes": changes_view(writer)}


def _last_priorities(writer: Writer) -> _Fields:
    return {"last_priorities": last_priorities(writer)}


def _decisions(writer: Writer) -> _Fields:
    return {"decisions": decisions(writer)}


def _context(writer: Writer) -> _Fields:
    return {"context": tuple(writer.view(r) for r in writer.results if r.reason is Reason.CONTEXT)}


def _goals(writer: Writer) -> _Fields:
    return {"goals": writer.goals()}


def _restatements(writer: Writer) -> _Fields:
    steps, pins = writer.brief.news_of_figures(), writer.brief.pins
    told = {"pins": tuple(annexes.pin_view(pin, writer.card.strategy) for pin in pins)}
    if not steps:
        return told
    since = day(writer.brief.changes.span.since) if writer.brief.splits_restatements else ""
    views = annexes.restatement_views(steps, writer.figures)
    turned = no_flips_words(writer.brief.changes) if since else ""
    return {**told, "restatements": views, "restated_since": since, "restated_alone": turned}


def _next_priorities(writer: Writer) -> _Fields:
    return {"next_priorities": next_priorities(writer)}


def _readings(writer: Writer) -> _Fields:
    tables = annexes.years_views(writer.card, writer.figures)
    return {
        "readings": tables,
        "no_data": annexes.no_data(writer.card),
        "letters": annexes.letters(tables),
        "restated_earlier": annexes.restatement_views(
            writer.brief.figures_restated_earlier(), writer.figures
        ),
    }


def _spare_charts(writer: Writer) -> _Fields:
    return {"charts": writer.spare_charts()}


def _definitions(writer: Writer) -> _Fields:
    views = [writer.view(result) for result in writer.results]
    return {"definitions": tuple(view for view in views if view.definition)}


def _sources(writer: Writer) -> _Fields:
    return {
        "sources": annexes.source_views(writer.sources),
        "files": annexes.file_views(writer.brief),
    }


def _method(writer: Writer) -> _Fields:
    cuts, others = annexes.cuts_views(writer.card, writer.figures.style)
    marks = tuple(status_view(status) for status in WORST_FIRST)
    return {"cuts": cuts, "other_cuts": others, "marks": marks}


def _comparison(writer: Writer) -> _Fields:
    return {"comparison": annexes.comparison_view(writer.brief)}


def _due(writer: Writer) -> _Fields:
    return {"due": annexes.due_views(writer.brief)}


# In the first pass these sections are written, which numbers their sources,
_WRITTEN_FIRST: dict[Section, Callable[[Writer], _Fields]] = {
    Section.RESTATEMENTS: _restatements,
    Section.READINGS: _readings,
}
# of these the sources are only numbered,
_NUMBERED_FIRST: dict[Section, Callable[[Writer], None]] = {
    Section.GLANCE: number_page,
    Section.SCORECARD: Writer.number_scorecard,
    Section.CONTEXT: Writer.number_context,
    Section.GOALS: Writer.number_goals,
}
# and in the second pass these are written.
_WRITTEN: dict[Section, Callable[[Writer], _Fields]] = {
    Section.GLANCE: _glance,
    Section.SCORECARD: _scorecard,
    Section.CHANGES: _changes,
    Section.LAST_PRIORITIES: _last_priorities,
    Section.DECISIONS: _decisions,
    Section.CONTEXT: _context,
    Section.GOALS: _goals,
    Section.NEXT_PRIORITIES: _next_priorities,
    Section.READINGS: _spare_charts,
    Section.DEFINITIONS: _definitions,
    Section.SOURCES: _sources,
    Section.METHOD: _method,
    Section.COMPARISON: _comparison,
    Section.DUE: _due,
}
