"""What the board and staff wrote, in words: priorities, decisions, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.fields import ended
from scorecard.messages.figures import day
from scorecard.model.audience import Audience
from scorecard.model.priority import PriorityState
from scorecard.report.parts import CommentView, DecisionView, PrioritiesView, PriorityView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecard.model.comment import Comment
    from scorecard.model.decision import Decision
    from scorecard.model.priority import Priority
    from scorecard.report.writer import Writer
    from scorecard.review.board import PriorityOutcome


def comment_view(comment: Comment) -> CommentView:
    """Return a comment, with a word of caution where not everybody may read it."""
    only = words.Report.ONLY_FOR.get(comment.audience, "")
    if not comment.draft:
        return CommentView(comment.text, only)
    draft = words.Report.DRAFT
    if not only:
        return CommentView(comment.text, draft)
    return CommentView(comment.text, words.Report.DRAFT_ONLY_FOR.format(draft=draft, only=only))


def last_priorities(writer: Writer) -> tuple[PrioritiesView, ...]:
    """Return the year's own priorities, then those of the year before, and what became of them."""
    board, year = writer.brief.board, writer.card.year
    views = (_of_year(writer, board.own, year), _of_year(writer, board.last, year - 1))
    return tuple(view for view in views if view.priorities)


def next_priorities(writer: Writer) -> PrioritiesView | None:
    """Return the priorities for the next year; None where there are none."""
    view = _of_year(writer, writer.brief.board.next, writer.card.year + 1)
    return view if view.priorities else None


def decisions(writer: Writer) -> tuple[DecisionView, ...]:
    """Return the decisions of the year's meetings, and older ones that were not done before it."""
    return tuple(
        DecisionView(
            decision.ref,
            day(decision.on),
            ended(decision.text),
            tuple(_of_decision(writer, decision)),
        )
        for decision in writer.brief.board.decisions
    )


def _of_year(writer: Writer, outcomes: Iterable[PriorityOutcome], year: int) -> PrioritiesView:
    views = tuple(
        PriorityView(o.priority.ref, ended(o.priority.text), tuple(_of_priority(writer, o)))
        for o in outcomes
        if writer.brief.for_board or o.priority.state is not PriorityState.PROPOSED
    )
    return PrioritiesView(year, words.Report.SET_FOR.format(year=year), views)


def _of_priority(writer: Writer, outcome: PriorityOutcome) -> Iterator[str]:
    """Yield what is known of a priority; names and reasons stay with the board and donors."""
    priority, brief = outcome.priority, writer.brief
    inner = brief.audience is not Audience.PUBLIC
    yield _state(outcome, brief.card.year, because=inner)
    following = outcome.following
    if following is not None:
        yield words.Report.CARRIED_TO.format(ref=following.ref, year=following.year)
    yield _kind(priority, writer.titles_of(priority.about))
    if priority.carried_from:
        yield words.Report.CARRIED_FROM.format(ref=priority.carried_from)
    if priority.lead and inner:
        yield words.Report.LEAD.format(lead=_unended(priority.lead))
    if priority.measure:
        yield words.Report.MEASURE.format(measure=ended(priority.measure))


def _state(outcome: PriorityOutcome, year: int, *, because: bool) -> str:
    priority = outcome.priority
    said = words.Report.PRIORITY_STATE[priority.state]
    if priority.state is PriorityState.ADOPTED and priority.year <= year:
        said = words.Report.UNSETTLED
    if priority.because and because and not outcome.open:
        return words.Report.STATE_BECAUSE.format(state=said, because=ended(priority.because))
    return words.Report.STATE.format(state=said)


def _kind(priority: Priority, about: str) -> str:
    kind = words.Report.PRIORITY_KIND[priority.kind]
    if priority.reason is None:
        template = words.Report.PRIORITY if about else words.Report.PRIORITY_FOR_ALL
        return template.format(kind=kind, about=about)
    template = words.Report.PRIORITY_WHY if about else words.Report.PRIORITY_WHY_FOR_ALL
    reason = words.Report.PRIORITY_REASON[priority.reason]
    return template.format(kind=kind, about=about, reason=reason)


def _of_decision(writer: Writer, decision: Decision) -> Iterator[str]:
    """Yield who sees to a decision, by when, and whether it is done."""
    due = "" if decision.due is None else day(decision.due)
    if decision.who:
        template = words.Report.SEES_TO_IT if due else words.Report.SEES
        yield template.format(who=decision.who, day=due)
    elif due:
        yield words.Report.DUE_BY.format(day=due)
    about = writer.titles_of(decision.about)
    if about:
        yield words.Report.ABOUT.format(titles=about)
    today = writer.brief.day
    if decision.done is not None:
        yield words.Report.DONE_ON.format(day=day(decision.done))
    elif today is not None and decision.overdue(today):
        yield words.Report.OVERDUE_NOW
    else:
        yield words.Report.OPEN


def _unended(text: str) -> str:
    """Return the user's words without the full stop that the sentence has itself."""
    return text.rstrip().removesuffix(".")
