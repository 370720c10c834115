"""A report's brief: all that it is made from, without what its audience may not read."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from scorecard.assessment.assess import assess
from scorecard.assessment.comparison import compare_methods
from scorecard.model.plan import Audience, PresentIds, Section
from scorecard.model.reading import State
from scorecard.model.records import PriorityState, known
from scorecard.records.line import uncollected
from scorecard.report.figures import readings_behind
from scorecard.review.board import board_year
from scorecard.review.changes import compare
from scorecard.review.due import due_all
from scorecard.review.moves import span_of_years
from scorecard.review.pins import broken_pins
from scorecard.review.restated import for_report

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from _typeshed import DataclassInstance

    from scorecard.model.reading import EvidenceFile, Reading, ReadingKey
    from scorecard.model.records import Records
    from scorecard.model.scorecard import Comparison, Scorecard
    from scorecard.report.document import ChartLink
    from scorecard.review.board import BoardYear
    from scorecard.review.changes import Changes
    from scorecard.review.due import Due
    from scorecard.review.pins import BrokenPin
    from scorecard.review.restated import Restatement


@dataclass(frozen=True, slots=True)
class Brief:
    """All that one report may use; what its audience is not to read is in none of it.

    ``comparisons`` are what published methods say, where a section asks for it.
    ``records`` hold no comment, priority or decision that is not for the audience. ``data_as_of``
    is the day of the newest record used, None without any. ``short`` is a report of two printed
    pages. ``progress`` is told how many sections of how many are written. ``evidence`` is where the
    folder of evidence is, seen from the report; "" where that is not known. ``amiss`` says what
    became of the files there that are not as they were. ``pins`` are what earlier reports said and
    would no longer say.
    """

    card: Scorecard
    records: Records
    board: BoardYear
    restatements: Sequence[Restatement]
    changes: Changes
    plan_digest: str
    audience: Audience
    sections: tuple[Section, ...]
    data_as_of: date | None
    charts: Mapping[str, ChartLink] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()
    short: bool = False
    progress: Callable[[int, int], None] | None = None
    evidence: str = ""
    amiss: Mapping[EvidenceFile, str] = field(default_factory=dict)
    pins: tuple[BrokenPin, ...] = ()

    @property
    def for_board(self) -> bool:
        """Say whether the report is for the board."""
        return self.audience is Audience.BOARD

    @property
    def day(self) -> date | None:
        """Return the report's own day: the one asked for, else that of the newest record used."""
        return self.card.as_of or self.data_as_of

    @property
    def today(self) -> date:
        """Return the day that says what is overdue: nothing can be without any record."""
        return self.day or self.card.strategy.calendar.last_day(self.card.year)

    @property
    def splits_restatements(self) -> bool:
        """Say whether restatements from before the last report's day stand in an annex."""
        return {Section.RESTATEMENTS, Section.READINGS} <= set(self.sections)

    def news_of_figures(self) -> tuple[Restatement, ...]:
        """Return the restatements of the body: all, or those known since the last report's day."""
        lies_in = self.changes.span.revises
        split = self.splits_restatements
        return tuple(step for step in self.restatements if not split or lies_in(step.after))

    def figures_restated_earlier(self) -> tuple[Restatement, ...]:
        """Return the other restatements; none where the body has all."""
        if not self.splits_restatements:
            return ()
        lies_in = self.changes.span.revises
        return tuple(step for step in self.restatements if not lies_in(step.after))

    def tell(self, done: int | None = None) -> None:
        """Tell how far the report is: each section is gone over twice, then all is laid out.

        Args:
            done: the steps that are done; None when all are.
        """
        steps = 2 * len(self.sections) + 1
        if self.progress is not None:
            self.progress(steps if done is None else done, steps)


@uncollected()
def make_brief(
    card: Scorecard,
    records: Records,
    *,
    restatements: Sequence[Restatement],
    plan_digest: str,
    audience: Audience | None = None,
    charts: Mapping[str, ChartLink] | None = None,
    changes: Changes | None = None,
    short: bool = False,
    progress: Callable[[int, int], None] | None = None,
    evidence: str = "",
    amiss: Mapping[EvidenceFile, str] | None = None,
    contested: Mapping[ReadingKey, Sequence[Reading]] | None = None,
) -> Brief:
    """Gather what a report for an audience may use; the arguments are those of a report."""
    settings = card.strategy.report
    audience = audience or settings.audience
    shown, board = readable(card, records, audience)
    steps = for_report(restatements, card.strategy)
    sections = sections_for(audience, SHORT if short else settings.sections)
    pins = broken_pins(
        card.strategy, records, year=card.year, as_of=card.as_of, contested=contested
    )
    return Brief(
        card=card,
        records=shown,
        board=board,
        restatements=steps,
        changes=_changes(card, records) if changes is None else changes,
        plan_digest=plan_digest,
        audience=audience,
        sections=sections,
        data_as_of=data_as_of(card, steps, board, pins),
        charts=charts or {},
        comparisons=_comparisons(card, records) if Section.COMPARISON in sections else (),
        short=short,
        progress=progress,
        evidence=evidence,
        amiss=amiss or {},
        pins=pins,
    )


def _changes(card: Scorecard, records: Records) -> Changes:
    """Compare a scorecard with the year before, both with the same knowledge."""
    year, as_of = card.year, card.as_of
    before = None
    if year > card.strategy.period[0]:
        before = assess(card.strategy, records, year=year - 1, as_of=as_of)
    span = span_of_years(records, card.strategy.calendar, year - 1, year, as_of)
    return compare(before, card, records, span)


def _comparisons(card: Scorecard, records: Records) -> tuple[Comparison, ...]:
    """Return what published methods say of the indicators of a scorecard."""
    return compare_methods(card.strategy, records, card.year, card.as_of)


# What a page calls the form of a report of two printed pages.
BRIEF = "brief"
# Its sections: the first answers, the second has the objectives.
SHORT = (Section.GLANCE, Section.SCORECARD)
# What nobody but the board is shown at all.
_BOARD_ALONE = frozenset({Section.DECISIONS, Section.DUE})


def sections_for(audience: Audience, wanted: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections an audience gets of those that are wanted."""
    if audience is Audience.BOARD:
        return tuple(wanted)
    return tuple(section for section in wanted if section not in _BOARD_ALONE)


def readable(card: Scorecard, records: Records, audience: Audience) -> tuple[Records, BoardYear]:
    """Return the records an audience may read, and the board's year as these tell it.

    The board reads everything. For anybody else a draft of a comment does not hide what stood
    before it, but a comment that was narrowed to a smaller circle is gone, its former words too;
    a priority counts from its adoption on; decisions are the board's own.
    """
    strategy, year, as_of = card.strategy, card.year, card.as_of
    if audience is Audience.BOARD:
        return records, board_year(strategy, records, year, as_of)
    settled = tuple(comment for comment in records.comments if not comment.draft)
    adopted = {
        p.ref
        for p in records.priorities
        if p.state is PriorityState.ADOPTED and (as_of is None or p.entered_at.date() <= as_of)
    }
    known = replace(
        records,
        comments=settled,
        priorities=tuple(p for p in records.priorities if p.ref in adopted),
        decisions=(),
    )
    board = board_year(strategy, known, year, as_of)
    comments = {
        about: comment
        for about, comment in board.comments.items()
        if audience.may_read(comment.audience)
    }
    shown_ids = {comment.id for comment in comments.values()}
    shown = tuple(comment for comment in settled if comment.id in shown_ids)
    return replace(known, comments=shown), replace(board, comments=comments)


def still_due(brief: Brief) -> Due:
    """Return what is still due on the report's day."""
    return due_all(brief.card, brief.records, today=brief.today)


def data_as_of(
    card: Scorecard, steps: Sequence[Restatement], board: BoardYear, pins: Sequence[BrokenPin] = ()
) -> date | None:
    """Return the day from which the newest record used was known; None where none is used.

    Args:
        card: the year, assessed.
        steps: the restatements that are listed.
        board: what the report's audience may read of the board's year.
        pins: what earlier reports said and would no longer say.
    """
    days = [
        reading.known_from
        for result in card.indicators()
        for point in result.readings
        for reading in readings_behind(point)
    ]
    days += [r.judgement.known_from for r in card.indicators() if r.judgement is not None]
    days += [step.on for step in steps]
    days += [pin.by.known_from for pin in pins if pin.by is not None]
    days += _days_of_board(board)
    return max(days, default=None)


def _days_of_board(board: BoardYear) -> Iterator[date]:
    for outcome in (*board.last, *board.own, *board.next):
        yield outcome.priority.entered_at.date()
    yield from (decision.entered_at.date() for decision in board.decisions)
    yield from (comment.entered_at.date() for comment in board.comments.values())
    if board.closed is not None:
        yield board.closed.on


def data_digest(card: Scorecard, records: Records) -> str:
    """Return the SHA-256 of all records known on a scorecard's day, up to its year, as hex.

    What became known later, drafts of readings, and readings of indicators the plan does not have
    make no difference to a report, and so none to the digest. Nor does the order of the records.

    Args:
        card: says the year, the day and the plan.
        records: what the report's audience may read.
    """
    as_of = card.as_of
    ids = PresentIds(card.strategy).indicators
    used: list[object] = [
        reading
        for reading in known(records.readings, as_of)
        if reading.year <= card.year
        and reading.state is not State.DRAFT
        and reading.indicator in ids
    ]
    others: Iterable[Any] = (*records.judgements, *records.comments, *records.priorities)
    used += [r for r in others if as_of is None or r.entered_at.date() <= as_of]
    used += [d for d in records.decisions if as_of is None or d.entered_at.date() <= as_of]
    used += [c for c in records.closures if as_of is None or c.known_from <= as_of]
    digest = sha256()
    for line in sorted(f"{type(record).__name__} {_record_text(record)}" for record in used):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _record_text(value: object) -> str:
    """Return a value so that two are the same text only when they are the same.

    Of a record only what differs from the default is told: a field that a later version adds
    changes no digest.
    """
    if isinstance(value, Enum):
        return repr(str(value.value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"({', '.join(_record_text(entry) for entry in value)})"
    if is_dataclass(value) and not isinstance(value, type):
        told = (
            f"{name}={_record_text(held)}"
            for name, usual in _record_defaults(value.__class__)
            if (held := getattr(value, name)) != usual
        )
        return f"{{{' '.join(told)}}}"
    return repr(value)


@lru_cache
def _record_defaults(record: Hashable) -> tuple[tuple[str, object], ...]:
    """Return the fields of a sort of record with their defaults, by name."""
    declared = fields(cast("type[DataclassInstance]", record))
    # What only puts a record in its place is not what it says.
    return tuple(sorted((entry.name, entry.default) for entry in declared if entry.repr))
