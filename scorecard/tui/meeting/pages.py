"""What a meeting looks at, page by page, as plain values: said in words, laid out elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from scorecard.messages.board import decision_facts
from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.figures import day
from scorecard.messages.rollups import group_counts, group_word
from scorecard.model.records import PriorityState, current_decisions
from scorecard.review.board import priority_outcomes
from scorecard.review.changes import GroupChange, concerns
from scorecard.review.page_one import Asking, is_better, news, page_one
from scorecard.review.words import (
    closing_words,
    decision_words,
    name_words,
    priority_words,
    was_words,
)
from scorecard.tui.board.rows import PRIORITY_INKS, decision_state, priority_details
from scorecard.tui.indicator.notes import by_words
from scorecard.tui.look.figures import Figures
from scorecard.tui.review.changes import since, status_of, stood_before
from scorecard.tui.scorecard.rows import build_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scorecard.model.records import Decision, Records
    from scorecard.model.scorecard import IndicatorResult, RollUp, Scorecard
    from scorecard.model.status import Status
    from scorecard.review.board import BoardYear, PriorityOutcome
    from scorecard.review.changes import Changes
    from scorecard.review.page_one import AskedLine, GoalLine, NewsLine, PageOne
    from scorecard.tui.forms.ids import Subjects
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.scorecard.rows import Row

T = TypeVar("T")
Said = tuple[str, str]  # a text and its ink


class PageKind(Enum):
    """What a page is of; there are no others."""

    OPENING = "opening"
    GOAL = "goal"
    ACHIEVEMENTS = "achievements"
    FINDING = "finding"
    DECISIONS = "decisions"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Item:
    """Something said: texts below one another, beside what leads them, in columns.

    ``right`` stands at the right edge where there is room, in columns too. ``opens`` is the
    indicator that is told of; empty for none.
    """

    texts: tuple[Said, ...]
    cells: tuple[Said, ...] = ()
    right: tuple[Said, ...] = ()
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Items whose columns stand below one another; ``heads`` stand over the columns."""

    items: tuple[Item, ...]
    heading: str = ""
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One page: its number from 1, and its title; :func:`page_sections` is what it says.

    ``about`` has the id of the goal or indicator it is about, and is empty for the others.
    ``short`` is what it is called where its title stands below anyway.
    """

    kind: PageKind
    title: str
    short: str
    about: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True)
class Facts:
    """What the pages are made from."""

    card: Scorecard
    records: Records
    changes: Changes
    board: BoardYear
    subjects: Subjects
    glyphs: Glyphs
    today: date

    @cached_property
    def page_one(self) -> PageOne:
        """Return page one, as the report has it."""
        return page_one(self.changes, self.board, self.records, today=self.today, for_board=True)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return the scorecard's rows."""
        return build_rows(self.card)

    @cached_property
    def earlier(self) -> dict[str, IndicatorResult | RollUp]:
        """Return where everything stood in what is compared with, by id."""
        return stood_before(self.changes)

    def since(self, now: IndicatorResult | RollUp, id_: str) -> tuple[Said, ...]:
        """Return where something stood before, as texts; empty where that is not known."""
        was = since(now, self.earlier.get(id_), self.changes)
        return ((was, "dim"),) if was else ()

    def chip(self, status: Status, word: str) -> Said:
        """Return a status as it stands at the head of something."""
        return f"{self.glyphs.mark(status)} {word}", f"strong {status.value}"


def meeting_pages(facts: Facts) -> tuple[MeetingPage, ...]:
    """Return the pages of a meeting in their order."""
    return tuple(
        replace(page, number=number) for number, page in enumerate(_without_number(facts), 1)
    )


def page_sections(page: MeetingPage, facts: Facts) -> tuple[Section, ...]:
    """Return what a page says, or that the program has a fault there.

    A finding has no sections: it is drawn from its indicator.
    """
    make = _MAKERS[page.kind]
    return told_or(lambda: tuple(make(facts, *page.about)), faulty)


def faulty(why: str) -> tuple[Section, ...]:
    """Return what stands where a page cannot be shown."""
    return (Section((Item(((why, "off_track"),)),)),)


def told_or(make: Callable[[], T], instead: Callable[[str], T]) -> T:
    """Return what is made, or what says that the program has a fault there."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001 - no fault of one page may end a meeting
        return instead(words.ScreenMeeting.FAULT.format(what=type(error).__name__))


def _without_number(facts: Facts) -> Iterator[MeetingPage]:
    said, card, span = words.ScreenMeeting, facts.card, facts.changes.span
    yield MeetingPage(PageKind.OPENING, card.strategy.title, card.strategy.title)
    for goal in card.goals:
        named = {"id": goal.goal.id, "title": goal.goal.title}
        about = (goal.goal.id,)
        yield MeetingPage(
            PageKind.GOAL, said.NAMED.format(**named), said.GOAL.format(**named), about
        )
    well = said.WELL.format(year=card.year)
    if span.days:
        well = said.WELL_SINCE.format(day=day(span.first))
    yield MeetingPage(PageKind.ACHIEVEMENTS, well, well)
    found = concerns(card)
    for number, result in enumerate(found, 1):
        short = said.FINDING.format(number=number, all=len(found))
        indicator = result.indicator
        yield MeetingPage(PageKind.FINDING, indicator.title, short, (indicator.id,))
    yield MeetingPage(PageKind.DECISIONS, said.DECISIONS, said.DECISIONS)
    yield MeetingPage(PageKind.CLOSING, said.CLOSING, said.CLOSING)


def _dim(text: str) -> Item:
    return Item(((text, "dim"),))


def _opening(facts: Facts) -> Iterator[Section]:
    """Yield page one: how it stands, what is new, what is asked."""
    page, said = facts.page_one, words.PageOneWords
    yield Section((Item(((page.standing, "strong text"),)),))
    was = said.WAS.format(before=page.was) if page.was else ""
    heads = (was, year_text(facts.card.year)) if was else ()
    yield Section(tuple(_goal_line(facts, goal, was=bool(was)) for goal in page.goals), heads=heads)
    moved = [
        *_news(facts, page.better, page.more_better),
        *_news(facts, page.worse, page.more_worse),
    ]
    yield Section(tuple(moved) or (_dim(said.NOTHING_NEW),), page.new)
    asked = tuple(_asked(number, line) for number, line in enumerate(page.asked_first(), 1))
    yield Section(asked or (_dim(said.NOTHING_ASKED),), said.ASKED)


def _goal_line(facts: Facts, goal: GoalLine, *, was: bool) -> Item:
    cells = [facts.chip(goal.status, goal.word), (goal.id, "strong text")]
    if was:
        before = goal.status_was
        held = "" if before is None else f"{facts.glyphs.mark(before)} {goal.word_was}"
        cells.insert(0, (held, "dim" if before is None else before.value))
    texts = [(goal.title, "strong text"), (goal.share or goal.counts, "text")]
    if goal.narrative is not None:
        told = goal.narrative
        text = f"{told.text} {facts.glyphs.ellipsis}" if told.cut else told.text
        texts.append((words.ScreenComment.SHOWN.format(text=text, by=told.beside), "text"))
    return Item(tuple(texts), tuple(cells))


def _news(facts: Facts, lines: Sequence[NewsLine], more: int = 0) -> Iterator[Item]:
    for line in lines:
        chip = facts.chip(line.status, status_of(line.result))
        told = (line.title, "strong text"), (line.sentence, "text")
        yield Item(told, (chip,), ((line.was, "dim"),) if line.was else (), line.id)
    if more:
        yield Item(((plural(words.PageOneWords.MORE, more), "dim"),), (("", "dim"),))


def _asked(number: int, line: AskedLine, *more: Said) -> Item:
    """Return one thing asked of the board, with a number to call it by."""
    number_ = words.ScreenMeeting.NUMBER.format(number=number)
    beside = ((line.beside, "dim"),) if line.beside else ()
    return Item(((line.text, "text"), *more), ((number_, "strong text"),), beside)


def _goal(facts: Facts, id_: str) -> Iterator[Section]:
    """Yield a goal: where it stands and stood, what staff say of it, its parts."""
    said = words.ScreenMeeting
    goal = next(goal for goal in facts.card.goals if goal.goal.id == id_)
    roll_up = goal.roll_up
    told = (goal.goal.title, "strong text"), (group_counts(roll_up), "text")
    chip = facts.chip(roll_up.status, group_word(roll_up))
    yield Section((Item(told, (chip,), facts.since(roll_up, id_)),))
    comment = facts.board.comments.get(id_)
    if comment is None or not comment.text.strip():
        yield Section((_dim(said.NO_NARRATIVE.format(year=facts.card.year)),), said.NARRATIVE)
    else:
        lines = tuple((line, "text") for line in comment.text.strip().splitlines())
        yield Section((Item((*lines, (by_words(comment), "dim"))),), said.NARRATIVE)
    parts = {objective.objective.id: objective.roll_up for objective in goal.objectives}
    figures = Figures(facts.card, ascii_only=facts.glyphs.ascii_only)
    items = tuple(
        _part(facts, row, figures, parts.get(row.key)) for row in facts.rows if id_ in row.above
    )
    heading = said.OBJECTIVES if parts else said.INDICATORS
    if parts and goal.indicators:
        heading = said.PARTS
    yield Section(items, heading)


def _part(facts: Facts, row: Row, figures: Figures, roll_up: RollUp | None) -> Item:
    """Return an objective with its reason, or an indicator in a line."""
    if row.result is None:
        told = (row.title, "strong text"), (row.sentence, "dim")
        chip = facts.chip(row.status, row.word)
        was = () if roll_up is None else facts.since(roll_up, row.key)
        return Item(told, (chip, (row.label, "strong text")), was)
    status = f"{facts.glyphs.mark(row.status)} {row.word}", row.status.value
    shown = (figures.latest(row.result), "text"), (figures.target(row.result), "dim")
    return Item(((row.title, "text"),), (status, ("", "dim")), shown, row.key)


def _well(facts: Facts) -> Iterator[Section]:
    """Yield what was achieved or turned better, and what was carried out."""
    said, changes = words.ScreenMeeting, facts.changes
    indicators = tuple(_news(facts, news(changes)[0]))
    if indicators:
        yield Section(indicators, said.INDICATORS)
    groups = tuple(
        Item(
            (
                (name_words(each.level, each.id, each.title), "strong text"),
                (each.after.sentence, "text"),
            ),
            (facts.chip(each.now, status_of(each.after)),),
            ((was_words(each), "dim"),),
        )
        for each in changes.statuses
        if isinstance(each, GroupChange) and is_better(each)
    )
    if groups:
        yield Section(groups, said.GROUPS)
    done = [
        *(
            priority_words(change)
            for change in changes.priorities
            if change.priority.state is PriorityState.DONE
        ),
        *(decision_words(change) for change in changes.decisions if change.done),
    ]
    if done:
        yield Section(tuple(Item(((text, "text"),)) for text in done), said.DONE)
    if not (indicators or groups or done):
        yield Section((_dim(said.NOTHING_WELL),))


def _finding(_: Facts, __: str) -> Iterator[Section]:
    """Yield nothing: a finding is drawn from its indicator."""
    yield from ()


def _decisions(facts: Facts) -> Iterator[Section]:
    """Yield all that is asked of the board, in full."""
    outcomes = {
        each.priority.ref: each for each in (*facts.board.last, *facts.board.own, *facts.board.next)
    }
    items = []
    for number, line in enumerate(facts.page_one.asked, 1):
        more: list[Said] = []
        if line.kind in (Asking.ADOPT, Asking.SETTLE) and line.ref in outcomes:
            more.append((priority_details(outcomes[line.ref], facts.subjects), "dim"))
        elif len(line.about) > 1 or line.kind is Asking.OVERDUE:
            more += [(facts.subjects.title_of(id_), "dim") for id_ in line.about]
        items.append(_asked(number, line, *more))
    yield Section(tuple(items) or (_dim(words.PageOneWords.NOTHING_ASKED),))


def _closing(facts: Facts) -> Iterator[Section]:
    """Yield what was decided today, what is to be done, and what comes next."""
    said, board, card = words.ScreenMeeting, facts.board, facts.card
    today = tuple(_decided_today(facts)) or (_dim(said.NOTHING_TODAY),)
    yield Section(today, said.TODAY.format(day=day(facts.today)))
    ahead, last = card.year + 1, card.strategy.period[1]
    if board.next or ahead <= last:
        none = _dim(words.ScreenPriorities.NONE.format(year=ahead))
        items = tuple(_priority(facts, outcome) for outcome in board.next)
        yield Section(items or (none,), said.PRIORITIES.format(year=ahead))
    waiting = [
        decision
        for decision in current_decisions(facts.records, card.as_of)
        if decision.done is None and decision.on != facts.today
    ]
    waiting.sort(key=lambda each: each.due or date.max)
    if waiting:
        yield Section(tuple(_decision(facts, each) for each in waiting), said.TO_DO)
    yield Section(tuple(Item(((text, "text"),)) for text in _ahead(facts)), said.NEXT)


def _decided_today(facts: Facts) -> Iterator[Item]:
    for decision in current_decisions(facts.records, facts.card.as_of):
        if decision.on == facts.today:
            yield _decision(facts, decision)
    for outcome in priority_outcomes(facts.records, facts.card.as_of):
        if outcome.since == facts.today and outcome.priority.state is not PriorityState.PROPOSED:
            yield _priority(facts, outcome)
    for closure in facts.records.closures:
        if closure.on == facts.today:
            state = words.ScreenMeeting.REOPENED if closure.reopened else words.ScreenMeeting.CLOSED
            cells = (year_text(closure.year), "strong text"), (state, "text")
            yield Item(((closing_words(closure), "text"),), cells)


def _priority(facts: Facts, outcome: PriorityOutcome) -> Item:
    priority = outcome.priority
    state = words.Priorities.STATE[priority.state.value]
    texts = (priority.text, "text"), (priority_details(outcome, facts.subjects), "dim")
    return Item(texts, ((priority.ref, "strong text"), (state, PRIORITY_INKS[priority.state])))


def _decision(facts: Facts, decision: Decision) -> Item:
    """Return a decision: how it stands, who sees to it and when it is due."""
    ink = "off_track" if decision.overdue(facts.today) else "text"
    cells = (decision.ref, "strong text"), (decision_state(decision, facts.today), ink)
    about = words.LIST_SEPARATOR.join(map(facts.subjects.title_of, decision.about))
    told = words.ScreenBoard.BETWEEN.join(decision_facts(decision, about))
    return Item(((decision.text, "text"), (told, "dim")), cells)


def _ahead(facts: Facts) -> Iterator[str]:
    """Yield what the store and the plan say of the time to come."""
    said, card = words.ScreenMeeting, facts.card
    closed, ahead = facts.board.closed, card.year + 1
    yield said.OPEN.format(year=card.year) if closed is None else closing_words(closed)
    if ahead > card.strategy.period[1]:
        yield said.LAST_YEAR.format(year=card.year)
        return
    targets = [result.target for result in card.indicators() if result.target is not None]
    due = sum(target.by_year == ahead for target in targets)
    if due:
        yield plural(said.TARGETS_DUE, due, year=ahead)


_MAKERS: dict[PageKind, Callable[..., Iterator[Section]]] = {
    PageKind.OPENING: _opening,
    PageKind.GOAL: _goal,
    PageKind.ACHIEVEMENTS: _well,
    PageKind.FINDING: _finding,
    PageKind.DECISIONS: _decisions,
    PageKind.CLOSING: _closing,
}
