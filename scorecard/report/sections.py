"""The sections beside the goals: at a glance, what changed, what the board wrote."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from scorecard.messages.board import vote_told
from scorecard.messages.catalogue import plural, words
from scorecard.messages.entities import none_words
from scorecard.messages.figures import day, ended, listing
from scorecard.messages.terms import reason_short, status_word
from scorecard.model.plan import Audience
from scorecard.model.records import Decision, Priority, PriorityState
from scorecard.model.scorecard import gravity
from scorecard.model.status import WORST_FIRST, Reason, Status
from scorecard.report.brief import still_due
from scorecard.report.document import (
    ChangesView,
    CountView,
    DecisionView,
    MoveView,
    News,
    PrioritiesView,
    PriorityView,
)
from scorecard.report.figures import decided_by, group_status, result_status, status_view
from scorecard.review.changes import StatusChange
from scorecard.review.changes import concerns as find_concerns
from scorecard.review.moves import Level, Move
from scorecard.review.words import (
    came_due_words,
    figure_name,
    indicator_words,
    no_flips_words,
    target_change_words,
    together_words,
    within_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from scorecard.model.scorecard import Counts, IndicatorResult, Scorecard
    from scorecard.report.brief import Brief
    from scorecard.report.document import StatusView
    from scorecard.report.writer import Writer
    from scorecard.review.board import PriorityOutcome
    from scorecard.review.changes import Changes, GroupChange
    from scorecard.review.restated import Flip


# After the good ones, the better first.
_NOT_GOOD = (Status.PARTLY_ACHIEVED, Status.AT_RISK, Status.OFF_TRACK, Status.MISSED)


def verdict(card: Scorecard) -> tuple[str, ...]:
    """Return what the counts of a scorecard say, in sentences."""
    if not card.counts.total:
        return (words.Report.EMPTY,)
    return tuple(_verdict_sentences(card))


def _verdict_sentences(card: Scorecard) -> Iterator[str]:
    counts = card.counts
    missing = counts.of(Status.NOT_ASSESSED)
    assessed = counts.total - missing
    if not assessed:
        yield plural(words.Report.ASSESSED_NONE, missing, reasons=_reasons(counts))
    else:
        parts = _parts(counts)
        why = words.Report.NO_STATUS_WHY.format(reasons=_reasons(counts)) if missing else ""
        yield plural(
            words.Report.ASSESSED,
            counts.total,
            part=parts[0][1],
            parts=_listed(parts),
            reasons=why,
        )
    yield _entered(card)


def _entered(card: Scorecard) -> str:
    """Say how many have a reading for the year, of all or of those that were to have one."""
    said, entered, expected = words.Report, card.entered, card.expected_entries
    if not expected:
        return str(said.ENTRIES_NONE.format(year=card.year))
    if expected == card.counts.total:
        forms = said.ENTERED if entered else said.ENTERED_NONE
    else:
        forms = said.ENTERED_OF if entered else said.ENTERED_NONE_OF
    return plural(forms, expected, entered=plural(said.HAVE, entered), year=card.year)


def _parts(counts: Counts) -> list[tuple[int, str]]:
    """Return how many stand well, at each status short of that, and without one: all there are."""
    good = counts.of(Status.ACHIEVED) + counts.of(Status.ON_TRACK)
    parts = [(good, words.Report.GOOD)]
    parts += [(counts.of(status), status_word(status)) for status in _NOT_GOOD]
    parts += [(counts.of(Status.NOT_ASSESSED), words.Report.NO_STATUS)]
    return [(number, said) for number, said in parts if number]


def _listed(parts: list[tuple[int, str]]) -> str:
    number, said = parts[0]
    first = plural(words.Report.FIRST_PART, number, words=said)
    return listing(
        [first, *(words.Report.MORE.format(number=n, words=said) for n, said in parts[1:])]
    )


def _reasons(counts: Counts) -> str:
    return listing(
        [
            words.Report.MORE.format(number=number, words=reason_short(reason))
            for reason, number in counts.reasons
        ]
    )


# What fits half a page; the rest stands under its objective.
MOST_NEWS = 3
# Of what is told by its title alone; the tables of the goals have the rest.
MOST_TITLES = 6


def glance(writer: Writer) -> dict[str, Any]:
    """Return what the first section prints, by name."""
    good, concerns, waiting = _chosen(writer)
    return {
        "verdict": verdict(writer.card),
        "counts": counts_views(writer.card.counts),
        "concerns": _news(writer, concerns),
        "waiting": _news(writer, waiting, MOST_TITLES),
        "no_figure": _news(writer, [r for r in writer.results if none_words(r)], MOST_TITLES),
        "good": _news(writer, good),
        "asked": tuple(_for_the_board(writer.brief)) if writer.brief.for_board else (),
    }


def number_glance(writer: Writer) -> None:
    """Number the sources of the first section, in the order it shows them."""
    good, concerns, _ = _chosen(writer)  # what waits is told by its title
    for result in chain.from_iterable(some[:MOST_NEWS] for some in (good, concerns)):
        writer.figures.refs(decided_by(result))


def _chosen(writer: Writer) -> tuple[list[IndicatorResult], ...]:
    """Return the good news, the concerns and what is due and not known, the first ones first."""
    good = sorted(
        (r for r in writer.results if r.status in (Status.ACHIEVED, Status.ON_TRACK)),
        key=gravity,
        reverse=True,
    )
    waiting = [r for r in writer.results if _is_due_and_unknown(r, writer.card.year)]
    # What an objective hangs on comes before the rest of the same gravity.
    headlines = {o.headline for goal in writer.card.strategy.goals for o in goal.objectives}
    concerns = sorted(
        find_concerns(writer.card), key=lambda r: (gravity(r), r.indicator.id not in headlines)
    )
    return good, concerns, waiting


def _is_due_and_unknown(result: IndicatorResult, year: int) -> bool:
    if result.reason is Reason.BASELINE_ONLY:
        due = result.explanation.due
        return due is not None and due.year <= year
    # Of its entities, some that have no reading may decide.
    return result.reason in (Reason.DUE_NO_READING, Reason.UNDECIDED)


def counts_views(counts: Counts) -> tuple[CountView, ...]:
    """Return how many stand at each status that any stands at, the worst first."""
    return tuple(
        CountView(status_view(status), counts.of(status))
        for status in WORST_FIRST
        if counts.of(status)
    )


def _news(writer: Writer, results: Sequence[IndicatorResult], most: int = MOST_NEWS) -> News | None:
    shown = results[:most]
    if not shown:
        return None
    return News(tuple(writer.view(result) for result in shown), len(results) - len(shown))


def _for_the_board(brief: Brief) -> Iterator[str]:
    """Yield what waits for the board's word, as far as it is known."""
    still = still_due(brief)
    unsettled = Counter(priority.year for priority in still.priorities)
    for year, number in sorted(unsettled.items()):
        yield plural(words.Report.SETTLE, number, year=year)
    after = brief.card.year + 1
    number = sum(o.priority.state is PriorityState.PROPOSED for o in brief.board.next)
    if number:
        yield plural(words.Report.ADOPT, number, year=after)
    if still.decisions:
        refs = listing([decision.ref for decision in still.decisions])
        yield plural(words.Report.OVERDUE, len(still.decisions), refs=refs)


_MOVES = (
    Move.CAME_DUE,
    Move.WORSE,
    Move.BETTER,
    Move.BEHIND,
    Move.EVEN,
    Move.NEWLY_ASSESSED,
    Move.NO_LONGER_ASSESSED,
)


def changes_view(changes: Changes) -> ChangesView | None:
    """Return what a year changed; None where there is no year before to compare it with.

    What the board did has sections of its own.
    """
    if changes.before is None:
        return None
    return ChangesView(
        changes.before.year,
        _summary(changes),
        tuple(_moves(changes)),
        (*_within(changes), *_remarks(changes)),
    )


def _within(changes: Changes) -> Iterator[str]:
    """Say which entities moved where they make no figure; of others their indicator tells it."""
    for change in changes.within:
        if change.indicator.aggregate is None:
            yield within_words(change)


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


def _moves(changes: Changes) -> Iterator[MoveView]:
    """Group what moved by where it came from and went to, the worse first, in the plan's order."""
    groups: dict[tuple[StatusView, StatusView], list[str]] = {}
    for move in _MOVES:
        for change in changes.of(move):
            groups.setdefault(_statuses(change), []).append(_moved_name(change))
    for (was, now), names in groups.items():
        shown = tuple(names[:MOST_TITLES])
        yield MoveView(was, now, shown, len(names) - len(shown))


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


def _remarks(changes: Changes) -> Iterator[str]:
    """Yield what else moved: restated figures and what turned on them, targets, indicators."""
    plan = changes.after.strategy
    number = len(changes.restated)
    if number:
        since = day(changes.span.since)
        # That nothing turned on it is no news by itself.
        said = (plural(words.Report.RESTATED, number, day=since), no_flips_words(changes))
        yield " ".join(sentence for sentence in said if sentence)
        yield from _turned(changes)
        yield from together_words(changes)
    for target in changes.targets:
        yield target_change_words(target, plan)
    yield from indicator_words(changes)


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
