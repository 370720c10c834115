"""Page one: how the strategy stands, what is new, and what is asked of the board; for every face.

It stands at the top of the report and of the page for the browser, and a meeting opens on it. All
of it is here in words, so that the three say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.figures import day as day_words
from scorecard.messages.figures import target_words
from scorecard.messages.figures import years as years_words
from scorecard.messages.rollups import group_counts, group_share, group_word, standing_words
from scorecard.model.plan import PresentIds
from scorecard.model.records import PriorityState, closed_years, current_decisions
from scorecard.model.scorecard import gravity
from scorecard.model.status import Reason, Status
from scorecard.review.changes import StatusChange
from scorecard.review.due import DueKind, due
from scorecard.review.moves import Move
from scorecard.review.words import was_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.records import Comment, Records
    from scorecard.model.scorecard import GoalResult, IndicatorResult, Scorecard
    from scorecard.review.board import BoardYear, PriorityOutcome
    from scorecard.review.changes import Changes, GroupChange


@dataclass(frozen=True, slots=True)
class PageOne:
    """What fits a page and answers: how does it stand, what is new, what is asked of us.

    ``place`` is the year in its period: "2020, year 4 of 5". ``was`` heads the column of last
    year's statuses: a year, or a day where days are compared; empty where there is nothing to
    compare with. ``standing`` is all indicators in one line. ``new`` heads what is new;
    ``better`` and ``worse`` are it on either side, the gravest first, ``MOST_NEWS`` at most,
    ``more_better`` and ``more_worse`` how much else is. ``asked`` is empty for anybody but the
    board.
    """

    title: str
    place: str
    was: str
    standing: str
    new: str
    goals: tuple[GoalLine, ...]
    better: tuple[NewsLine, ...]
    worse: tuple[NewsLine, ...]
    more_better: int
    more_worse: int
    asked: tuple[AskedLine, ...]

    def asked_first(self) -> tuple[AskedLine, ...]:
        """Return what is asked, so much of it as fits a page: of each sort what comes first.

        What is left of a sort is one line, and about all that those it stands for are about.
        """
        lines: list[AskedLine] = []
        for kind in Asking:
            some = [line for line in self.asked if line.kind is kind]
            rest = some[MOST_ASKED:]
            lines += some[:MOST_ASKED]
            if rest:
                text = plural(words.PageOneWords.MORE_ASKED[kind.value], len(rest))
                about = tuple(dict.fromkeys(id_ for line in rest for id_ in line.about))
                lines.append(AskedLine(kind, text, about=about))
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal: where it stands, in a word, in a share ("1 of 9 achieved") and in counts.

    ``status_was`` and ``word_was`` are those it is compared with; None and "" without any.
    """

    id: str
    title: str
    status: Status
    word: str
    share: str
    counts: str
    status_was: Status | None
    word_was: str
    narrative: Narrative | None


@dataclass(frozen=True, slots=True)
class Narrative:
    """What staff say of a goal: the beginning of their comment, and whose it is.

    ``cut`` says that the comment goes on; ``caution`` that it is a draft, and is empty otherwise.
    """

    text: str
    cut: bool
    by: str
    on: date
    caution: str

    @property
    def beside(self) -> str:
        """Return whose words they are, and of when: "Ana, 12 March 2021"."""
        said = words.PageOneWords.SAID_BY.format(by=self.by, day=day_words(self.on))
        return words.LIST_SEPARATOR.join(filter(None, (said, self.caution)))


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One indicator that is news: its title, its sentence, and where it stood before, in words.

    ``was`` is empty where nothing is compared.
    """

    id: str
    title: str
    status: Status
    sentence: str
    was: str
    result: IndicatorResult


class Asking(StrEnum):
    """What the board may be asked for."""

    CLOSE = "close"
    RESET = "reset"
    SETTLE = "settle"
    ADOPT = "adopt"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One thing asked of the board, with the full text of what it is about.

    ``about`` are ids of goals, objectives or indicators, ``ref`` names a priority or decision.
    ``since`` is the day from which it waits, ``who`` sees to it; both may be unknown.
    """

    kind: Asking
    text: str
    who: str = ""
    since: date | None = None
    about: tuple[str, ...] = ()
    ref: str = ""

    @property
    def beside(self) -> str:
        """Return who sees to it, and since when it waits; "" where neither is known."""
        said = words.PageOneWords
        who = said.WHO[self.kind.value].format(who=self.who) if self.who else ""
        since = said.SINCE[self.kind.value].format(day=day_words(self.since)) if self.since else ""
        return words.COUNTS_SEPARATOR.join(part for part in (who, since) if part)


MOST_NEWS = 3  # on either side
MOST_ASKED = 4  # of one sort


def page_one(
    changes: Changes, board: BoardYear, records: Records, *, today: date, for_board: bool
) -> PageOne:
    """Put page one together.

    Args:
        changes: the year against the one before it, or against what was known on a day.
        board: the board's year, as the audience may read it.
        records: all revisions that the audience may read.
        today: the day that says whether the year is over and what is overdue.
        for_board: whether what is asked of the board is for those who read it.
    """
    card, before = changes.after, changes.before
    strategy, said = card.strategy, words.PageOneWords
    first, last = strategy.period
    better, worse = news(changes)
    return PageOne(
        title=strategy.title,
        place=said.PLACE.format(year=card.year, number=card.year - first + 1, of=last - first + 1),
        was="" if before is None else _was(changes),
        standing=standing_words(card.counts),
        new=said.NEW_SINCE.format(day=_was(changes)) if changes.span.days else said.NEW,
        goals=tuple(_goal_lines(card, before, board)),
        better=better[:MOST_NEWS],
        worse=worse[:MOST_NEWS],
        more_better=max(0, len(better) - MOST_NEWS),
        more_worse=max(0, len(worse) - MOST_NEWS),
        asked=tuple(_asked(card, board, records, today)) if for_board else (),
    )


def _was(changes: Changes) -> str:
    span = changes.span
    return day_words(span.first) if span.days else year_text(span.years[0])


def _goal_lines(card: Scorecard, before: Scorecard | None, board: BoardYear) -> Iterator[GoalLine]:
    earlier = {} if before is None else {goal.goal.id: goal for goal in before.goals}
    for goal in card.goals:
        was = earlier.get(goal.goal.id)
        roll_up = goal.roll_up
        yield GoalLine(
            goal.goal.id,
            goal.goal.title,
            roll_up.status,
            group_word(roll_up),
            group_share(roll_up),
            group_counts(roll_up),
            None if was is None else was.roll_up.status,
            "" if was is None else group_word(was.roll_up),
            _narrative(goal, board),
        )


def _narrative(goal: GoalResult, board: BoardYear) -> Narrative | None:
    comment = board.comments.get(goal.goal.id)
    return None if comment is None or not comment.text.strip() else _beginning(comment)


# Two lines of a page; a sentence of staff's is seldom longer.
_MOST_TEXT = 220
_SENTENCE_ENDS = re.compile(r"[.!?؟…][\"”’»)]*(?=\s)")


def _beginning(comment: Comment) -> Narrative:
    """Return the first sentences of a comment that fit, never a part of a word."""
    paragraphs = [" ".join(each.split()) for each in re.split(r"\n\s*\n", comment.text.strip())]
    text = paragraphs[0]
    if len(text) > _MOST_TEXT:
        ends = [match.end() for match in _SENTENCE_ENDS.finditer(text, 0, _MOST_TEXT)]
        text = text[: ends[-1]] if ends else text[:_MOST_TEXT].rsplit(" ", 1)[0]
    caution = words.PageOneWords.DRAFT if comment.draft else ""
    cut = len(paragraphs) > 1 or text != paragraphs[0]
    return Narrative(text, cut, comment.by, comment.entered_at.date(), caution)


_GOOD = (Status.ACHIEVED, Status.ON_TRACK)
_BAD = (Status.MISSED, Status.OFF_TRACK)


def news(changes: Changes) -> tuple[tuple[NewsLine, ...], tuple[NewsLine, ...]]:
    """Return what is new for the better and for the worse, what weighs most first.

    What stood the same a year ago is no news. In the first year of a strategy all that stands
    well or ill is.
    """
    card = changes.after
    if changes.before is None:
        good = [_line(result) for result in card.indicators() if result.status in _GOOD]
        bad = [_line(result) for result in card.indicators() if result.status in _BAD]
    else:
        moved = [change for change in changes.statuses if isinstance(change, StatusChange)]
        good = [_line(change.after, change) for change in moved if is_better(change)]
        bad = [_line(change.after, change) for change in moved if _is_worse(change)]
    headlines = {o.headline for goal in card.strategy.goals for o in goal.objectives}

    def rank(line: NewsLine) -> tuple[int, bool]:
        return gravity(line.result)

    # What an objective hangs on comes before the rest of the same weight.
    for lines in (good, bad):
        lines.sort(key=lambda line: line.id not in headlines)
    return tuple(sorted(good, key=rank, reverse=True)), tuple(sorted(bad, key=rank))


def _line(result: IndicatorResult, change: StatusChange | None = None) -> NewsLine:
    return NewsLine(
        result.indicator.id,
        result.indicator.title,
        result.status,
        result.sentence,
        "" if change is None else was_words(change),
        result,
    )


def is_better(change: StatusChange | GroupChange) -> bool:
    """Say whether a status came to be good, or turned better."""
    if change.move in (Move.CAME_DUE, Move.NEWLY_ASSESSED):
        return change.now in _GOOD
    return change.move is Move.BETTER


# A figure that was there and that nobody has any more.
_WITHOUT = (Reason.DUE_NO_READING, Reason.NO_DATA, Reason.NO_READING, Reason.STALE)


def _is_worse(change: StatusChange) -> bool:
    if change.move in (Move.CAME_DUE, Move.NEWLY_ASSESSED):
        return change.now in _BAD or change.after.reason is Reason.DUE_NO_READING
    if change.move is Move.NO_LONGER_ASSESSED:
        return change.after.reason in _WITHOUT
    return change.move in (Move.WORSE, Move.BEHIND)


def _asked(card: Scorecard, board: BoardYear, records: Records, today: date) -> Iterator[AskedLine]:
    """Yield what waits for the board's word, what it decides by itself first."""
    yield from _to_close(card, board, records, today)
    yield from _to_reset(card, records)
    is_over = today > card.strategy.calendar.last_day(card.year)
    for outcome in (*board.last, *(board.own if is_over else ())):
        if outcome.open:
            yield _of_priority(Asking.SETTLE, outcome)
    for outcome in board.next:
        if outcome.priority.state is PriorityState.PROPOSED:
            yield _of_priority(Asking.ADOPT, outcome)
    for decision in board.overdue(today):
        text = words.PageOneWords.OVERDUE.format(ref=decision.ref, text=_one_line(decision.text))
        yield AskedLine(
            Asking.OVERDUE, text, decision.who, decision.due, decision.about, decision.ref
        )


def _to_close(
    card: Scorecard, board: BoardYear, records: Records, today: date
) -> Iterator[AskedLine]:
    if board.closed is not None or today <= card.strategy.calendar.last_day(card.year):
        return
    said, closed = words.PageOneWords, closed_years(records, card.as_of)
    missing = sum(item.kind is DueKind.MISSING for item in due(card, records))
    first = card.strategy.period[0]
    open_before = [year for year in range(first, card.year) if year not in closed]
    beside = [plural(said.MISSING, missing)] if missing else []
    if open_before:
        beside.append(plural(said.OPEN_TOO, len(open_before), years=years_words(open_before)))
    template = said.CLOSE_BUT if beside else said.CLOSE
    yield AskedLine(
        Asking.CLOSE, template.format(year=card.year, beside=words.ASIDE_SEPARATOR.join(beside))
    )


def _to_reset(card: Scorecard, records: Records) -> Iterator[AskedLine]:
    """Yield the targets whose day has passed without them, and that nobody has decided about.

    In the last year of the strategy none is reset any more: what becomes of them is one question.
    """
    said, strategy = words.PageOneWords, card.strategy
    ids = PresentIds(strategy)
    decided: dict[str, date] = {}
    for decision in current_decisions(records, card.as_of):
        for about in decision.about:
            key = ids.of(about)
            decided[key] = max(decision.on, decided.get(key, decision.on))
    missed: list[AskedLine] = []
    for result in card.indicators():
        target = result.target
        if result.status is not Status.MISSED or target is None:
            continue
        indicator = result.indicator
        day = target.by or strategy.calendar.last_day(strategy.period[1])
        if indicator.id in decided and decided[indicator.id] >= day:
            continue
        text = said.RESET.format(
            title=indicator.title, target=target_words(indicator, target, strategy.style)
        )
        owner = indicator.owner or ""
        missed.append(AskedLine(Asking.RESET, text, owner, day, (indicator.id,)))
    if card.year < strategy.period[1]:
        yield from missed
    elif missed:
        every = tuple(id_ for line in missed for id_ in line.about)
        yield AskedLine(Asking.RESET, plural(said.AFTER_ALL, len(missed)), about=every)


def _of_priority(kind: Asking, outcome: PriorityOutcome) -> AskedLine:
    priority, said = outcome.priority, words.PageOneWords
    template = said.ADOPT if kind is Asking.ADOPT else said.SETTLE
    text = template.format(ref=priority.ref, text=_one_line(priority.text))
    return AskedLine(kind, text, priority.lead, outcome.since, priority.about, priority.ref)


def _one_line(text: str) -> str:
    return " ".join(text.split()).removesuffix(".")
