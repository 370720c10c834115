"""The sections beside the goals: page one, what changed, what the board wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.board import vote_told
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import capitalised, day, ended, listing
from scorecard.messages.terms import mark, status_word
from scorecard.model.plan import Audience, Section
from scorecard.model.records import Decision, Priority, PriorityState
from scorecard.report.document import (
    ChangesView,
    DecisionView,
    GoalRow,
    MoveView,
    NewsView,
    PageView,
    PrioritiesView,
    PriorityView,
    StatusView,
)
from scorecard.report.figures import decided_by, group_status, result_status, status_view
from scorecard.review.changes import StatusChange
from scorecard.review.moves import Level, Move
from scorecard.review.words import (
    came_due_words,
    cause_words,
    figure_name,
    indicator_words,
    no_flips_words,
    part_moves_words,
    target_change_words,
    together_words,
    within_words,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from scorecard.model.scorecard import Scorecard
    from scorecard.report.brief import Brief
    from scorecard.report.writer import Writer
    from scorecard.review.board import PriorityOutcome
    from scorecard.review.changes import Changes, GroupChange
    from scorecard.review.page_one import GoalLine, Narrative, NewsLine, PageOne
    from scorecard.review.restated import Flip


def entered(card: Scorecard) -> str:
    """Say how many have a reading for the year, of all or of those that were to have one."""
    said, known, expected = words.Report, card.entered, card.expected_entries
    if not expected:
        return str(said.ENTRIES_NONE.format(year=card.year))
    if expected == card.counts.total:
        forms = said.ENTERED if known else said.ENTERED_NONE
    else:
        forms = said.ENTERED_OF if known else said.ENTERED_NONE_OF
    return plural(forms, expected, entered=plural(said.HAVE, known), year=card.year)


# Of what is told by its title alone; the tables of the goals have the rest.
MOST_TITLES = 3


def page_view(writer: Writer) -> PageView:
    """Return page one in words; it is the same in every face."""
    page, said = writer.page, words.PageOneWords
    return PageView(
        page.place,
        page.standing or words.Report.EMPTY,
        capitalised(said.WAS.format(before=page.was)) if page.was else "",
        tuple(_goal_row(line, writer.brief.audience) for line in page.goals),
        page.new,
        tuple(_news_view(line, writer) for line in page.better),
        _more(page.more_better),
        tuple(_news_view(line, writer) for line in page.worse),
        _more(page.more_worse),
        "" if page.better or page.worse else said.NOTHING_NEW,
        said.ASKED,
        tuple(_asked(page)) if writer.brief.for_board else (),
    )


def number_page(writer: Writer) -> None:
    """Number the sources of page one, in the order it shows them."""
    for line in writer.told_first:
        writer.figures.refs(decided_by(line.result))


def _goal_row(line: GoalLine, audience: Audience) -> GoalRow:
    was = line.status_was
    return GoalRow(
        line.id,
        line.title,
        StatusView(mark(line.status), capitalised(line.word), line.status.value),
        None if was is None else StatusView(mark(was), capitalised(line.word_was), was.value),
        line.share,
        "" if line.narrative is None else _quoted(line.narrative, audience),
    )


def _quoted(said: Narrative, audience: Audience) -> str:
    """Return what staff say with whose it is; names stay with the board and donors."""
    template = words.Report.QUOTED_ON if said.cut else words.Report.QUOTED
    beside = day(said.on) if audience is Audience.PUBLIC else said.beside
    return template.format(text=said.text, beside=beside)


def _news_view(line: NewsLine, writer: Writer) -> NewsView:
    view = writer.view(line.result)
    moved = writer.moved.get(line.id)
    was = (
        ""
        if moved is None
        else words.Report.WAS.format(was=capitalised(line.was), cause=cause_words(moved))
    )
    return NewsView(view.status, view.title, view.sentence, was, view.refs)


def _more(number: int) -> str:
    return ended(capitalised(plural(words.PageOneWords.MORE, number))) if number else ""


def _asked(page: PageOne) -> Iterator[str]:
    """Yield what the board is asked for, with who sees to it and since when it waits."""
    for line in page.asked_first():
        said = ended(line.text)
        yield f"{said} {ended(capitalised(line.beside))}" if line.beside else said
    if not page.asked:
        yield words.PageOneWords.NOTHING_ASKED


_MOVES = (
    Move.CAME_DUE,
    Move.WORSE,
    Move.BETTER,
    Move.BEHIND,
    Move.EVEN,
    Move.NEWLY_ASSESSED,
    Move.NO_LONGER_ASSESSED,
)


def changes_view(writer: Writer) -> ChangesView | None:
    """Return what a year changed; None where there is no year before to compare it with.

    What the board did has sections of its own, and what page one tells is not told again.
    """
    changes = writer.brief.changes
    if changes.before is None:
        return None
    return ChangesView(
        changes.before.year,
        _summary(changes),
        tuple(_moves(changes, {line.id for line in writer.told_first})),
        (*_within(changes), *_remarks(writer.brief)),
    )


def _within(changes: Changes) -> Iterator[str]:
    """Say which parts moved, and which entities where they make no figure.

    Of other entities their indicator tells it.
    """
    for change in changes.within:
        if change.indicator.aggregate is None:
            yield within_words(change)
    for change in changes.parts:
        yield part_moves_words(change)


def _summary(changes: Changes) -> str:
    """Return how many indicators went which way."""
    year = changes.span.years[0]
    said = {
        Move.CAME_DUE: words.Report.MOVED_DUE,
        Move.WORSE: words.Report.MOVED_WORSE,
        Move.BETTER: words.Report.MOVED_BETTER,
        Move.BEHIND: words.Report.MOVED_BEHIND,
        Move.NEWLY_ASSESSED: words.Report.MOVED_NEW,
        Move.NO_LONGER_ASSESSED: words.Report.MOVED_GONE,
    }
    numbers = {move: len(changes.of(move, Level.INDICATOR)) for move in _MOVES}
    due = came_due_words(changes)
    parts = [plural(said[move], numbers[move], counts=due) for move in _MOVES if numbers[move]]
    if not parts:
        return words.Report.MOVED_NONE.format(year=year)
    same = plural(words.Report.MOVED_SAME, changes.same) if changes.same else ""
    return words.Report.MOVED.format(year=year, parts=listing(parts), same=same)


def _moves(changes: Changes, told: Container[str]) -> Iterator[MoveView]:
    """Group what moved by its statuses and by why, the worse first, in the plan's order."""
    groups: dict[tuple[StatusView, StatusView, str], list[str]] = {}
    for move in _MOVES:
        for change in (each for each in changes.of(move) if each.id not in told):
            why = (*_statuses(change), cause_words(change))
            groups.setdefault(why, []).append(_moved_name(change))
    for (was, now, cause), names in groups.items():
        shown = tuple(names[:MOST_TITLES])
        yield MoveView(was, now, cause, _listed(names), shown, len(names) - len(shown))


def _listed(texts: Sequence[str]) -> str:
    """Return the first of many as one text, with how many more there are."""
    more = len(texts) - MOST_TITLES
    rest = [plural(words.PageOneWords.MORE, more)] if more > 0 else []
    return words.Report.SEPARATOR.join([*texts[:MOST_TITLES], *rest])


def _statuses(change: StatusChange | GroupChange) -> tuple[StatusView, StatusView]:
    if not isinstance(change, StatusChange):
        return group_status(change.before), group_status(change.after)
    if change.before is not None:
        return result_status(change.before), result_status(change.after)
    return status_view(change.was), status_view(change.now)


def _moved_name(change: StatusChange | GroupChange) -> str:
    if not isinstance(change, StatusChange):
        return _short_name(change.level, change.id, "")
    return change.title


def _short_name(level: Level, id_: str, title: str) -> str:
    """Return an indicator's title; goals and objectives have theirs in the table before."""
    return title if level is Level.INDICATOR else words.Report.SHORT_NAME[level].format(id=id_)


def _remarks(brief: Brief) -> Iterator[str]:
    """Yield what else moved: restated figures and what turned on them, targets, indicators."""
    changes = brief.changes
    plan = changes.after.strategy
    number = len(changes.restated)
    if number:
        since = day(changes.span.since)
        # A section of their own says which, and since when.
        listed = Section.RESTATEMENTS in brief.sections and brief.splits_restatements
        counted = "" if listed else plural(words.Report.RESTATED, number, day=since)
        # That nothing turned on it is no news by itself.
        told = " ".join(filter(None, (counted, "" if listed else no_flips_words(changes))))
        yield from filter(None, [told])
        yield from _turned(changes)
        yield from together_words(changes)
    for target in changes.targets:
        yield target_change_words(target, plan)
    yield from indicator_words(changes)


def in_short(writer: Writer) -> Iterator[str]:
    """Yield what two pages have room for beside the objectives: restatements and priorities."""
    brief = writer.brief
    number = len(brief.changes.restated)
    if number:
        said = plural(words.Report.RESTATED, number, day=day(brief.changes.span.since))
        yield " ".join(filter(None, (said, no_flips_words(brief.changes))))
    adopted = [
        outcome.priority.text.strip().removesuffix(".")
        for outcome in brief.board.next
        if outcome.priority.state is PriorityState.ADOPTED
    ]
    if adopted:
        year = brief.card.year + 1
        yield words.Report.PRIORITIES.format(year=year, texts=_listed(adopted))


def _turned(changes: Changes) -> Iterator[str]:
    """Say of each status that turned on a restated figure, on which."""
    figures: dict[Flip, list[str]] = {}
    for step in changes.restated:
        for flip in step.flips or ():
            figures.setdefault(flip, []).append(figure_name(step))
    for flip, names in figures.items():
        yield words.Report.TURNED.format(
            figures=listing(names),
            name=_short_name(flip.level, flip.id, flip.title),
            was=status_word(flip.was),
            now=status_word(flip.now),
        )


def last_priorities(writer: Writer) -> tuple[PrioritiesView, ...]:
    """Return the year's own priorities, then those of the year before, and what became of them."""
    board, year = writer.brief.board, writer.card.year
    views = (_priorities_of(writer, board.own, year), _priorities_of(writer, board.last, year - 1))
    return tuple(view for view in views if view.priorities)


def next_priorities(writer: Writer) -> PrioritiesView | None:
    """Return the priorities for the next year; None where there are none."""
    view = _priorities_of(writer, writer.brief.board.next, writer.card.year + 1)
    return view if view.priorities else None


def decisions(writer: Writer) -> tuple[DecisionView, ...]:
    """Return the decisions of the year's meetings, and older ones that were not done before it."""
    return tuple(
        DecisionView(
            decision.ref,
            day(decision.on),
            ended(decision.text),
            tuple(_decision_sentences(writer, decision)),
        )
        for decision in writer.brief.board.decisions
    )


def _priorities_of(
    writer: Writer, outcomes: Iterable[PriorityOutcome], year: int
) -> PrioritiesView:
    views = tuple(
        PriorityView(o.priority.ref, ended(o.priority.text), tuple(_priority_sentences(writer, o)))
        for o in outcomes
        if writer.brief.for_board or o.priority.state is not PriorityState.PROPOSED
    )
    return PrioritiesView(year, words.Report.SET_FOR.format(year=year), views)


def _priority_sentences(writer: Writer, outcome: PriorityOutcome) -> Iterator[str]:
    """Yield what is known of a priority; names and reasons stay with the board and donors."""
    priority, brief = outcome.priority, writer.brief
    inner = brief.audience is not Audience.PUBLIC
    yield _priority_state(outcome, brief.card.year, because=inner)
    following = outcome.following
    if following is not None:
        yield words.Report.CARRIED_TO.format(ref=following.ref, year=following.year)
    yield _priority_kind(priority, writer.titles_of(priority.about))
    if priority.carried_from:
        yield words.Report.CARRIED_FROM.format(ref=priority.carried_from)
    if priority.lead and inner:
        yield words.Report.LEAD.format(lead=_without_stop(priority.lead))
    if priority.measure:
        yield words.Report.MEASURE.format(measure=ended(priority.measure))


def _priority_state(outcome: PriorityOutcome, year: int, *, because: bool) -> str:
    priority = outcome.priority
    said = words.Report.PRIORITY_STATE[priority.state]
    if priority.state is PriorityState.ADOPTED and priority.year <= year:
        said = words.Report.UNSETTLED
    if priority.because and because and not outcome.open:
        return words.Report.STATE_BECAUSE.format(state=said, because=ended(priority.because))
    return words.Report.STATE.format(state=said)


def _priority_kind(priority: Priority, about: str) -> str:
    kind = words.Report.PRIORITY_KIND[priority.kind]
    if priority.reason is None:
        template = words.Report.PRIORITY if about else words.Report.PRIORITY_FOR_ALL
        return template.format(kind=kind, about=about)
    template = words.Report.PRIORITY_WHY if about else words.Report.PRIORITY_WHY_FOR_ALL
    reason = words.Priorities.REASON[priority.reason]
    return template.format(kind=kind, about=about, reason=reason)


def _decision_sentences(writer: Writer, decision: Decision) -> Iterator[str]:
    """Yield how a decision was voted on, who sees to it, by when, and whether it is done."""
    if decision.vote is not None:
        yield words.Report.VOTED.format(vote=vote_told(decision.vote))
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


def _without_stop(text: str) -> str:
    """Return the user's words without the full stop that the sentence has itself."""
    return text.rstrip().removesuffix(".")
