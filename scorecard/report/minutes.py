"""The minutes of a meeting as Markdown: what was noted and decided on each page, then in lists."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from scorecard.files import Occupied, write_new, write_texts
from scorecard.messages.board import vote_told, year_closed
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day, ended, once_ended
from scorecard.report.markdown import escape, prose
from scorecard.report.output import FileState, file_state, seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from scorecard.model.records import Closure, Decision, Priority


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """What was noted, decided and set on a page of the meeting; ``note`` may have paragraphs."""

    title: str
    note: str = ""
    decisions: tuple[Decision, ...] = ()
    priorities: tuple[Priority, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a meeting was: of which strategy and year, when, taken by whom, and what came of it.

    ``pages`` are those something was noted or decided on, in the meeting's order. ``closings`` are
    of the years that the meeting closed.
    """

    strategy: str
    year: int
    on: date
    by: str
    present: str = ""
    pages: tuple[MinutesPage, ...] = ()
    closings: tuple[Closure, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, in the order of the pages."""
        return tuple(decision for page in self.pages for decision in page.decisions)

    @property
    def says_something(self) -> bool:
        """Say whether anything came of the meeting, or anybody was named as present."""
        return bool(self.present or self.pages or self.closings)

    @property
    def priorities(self) -> tuple[Priority, ...]:
        """Return all priorities, in the order of the pages."""
        return tuple(priority for page in self.pages for priority in page.priorities)


def minutes_text(minutes: Minutes) -> str:
    """Return minutes as Markdown that reads well aloud; the same minutes give the same bytes."""
    return "\n\n".join(block for block in _blocks(minutes) if block) + "\n"


def write_minutes(folder: Path, minutes: Minutes, own: Path | None = None) -> Path:
    """Write minutes, over the file this meeting wrote before and over no other; return where.

    Args:
        folder: where they go, under the day of the meeting.
        minutes: what they say.
        own: the file this meeting wrote before; one that was edited since is kept as it is.

    Raises:
        ScorecardError: no file can be written there; nothing was changed.
    """
    text = seal(minutes_text(minutes))
    if own is not None and file_state(own) is FileState.OURS:
        write_texts([(own, text)])
        return own
    for number in count(1):
        more = "" if number == 1 else f"-{number}"
        path = folder / f"minutes-{minutes.on.isoformat()}{more}.md"
        try:
            write_new(path, text)
        except Occupied:
            continue
        return path
    raise AssertionError  # numbers never end


def _blocks(minutes: Minutes) -> Iterator[str]:
    said = words.Minutes
    yield f"# {said.TITLE.format(day=day(minutes.on))}"
    yield escape(said.OF.format(strategy=minutes.strategy, year=minutes.year))
    taken = [said.TAKEN.format(by=minutes.by)]
    if minutes.present.strip():
        taken.append(said.PRESENT.format(names=minutes.present.strip()))
    yield _line(taken)
    for page in minutes.pages:
        yield f"## {escape(page.title)}"
        yield prose(page.note)
        yield from (_decided(each) for each in page.decisions)
        yield from (_set(each) for each in page.priorities)
    if minutes.closings:
        yield f"## {said.CLOSED}"
        yield from (escape(year_closed(closing)) for closing in minutes.closings)
    yield f"## {said.DECISIONS}"
    listed = enumerate(minutes.decisions, 1)
    yield "\n".join(f"{n}. {escape(_listed(d))}" for n, d in listed) or said.NO_DECISIONS
    actions = "\n".join(f"- {escape(action)}" for action in _actions(minutes))
    if actions:
        yield f"## {said.ACTIONS}"
        yield actions


def _decided(decision: Decision) -> str:
    """Return what was decided in full, how it was voted on, who sees to it and by when."""
    said, told = words.Report, [ended(decision.text)]
    if decision.vote is not None:
        told.append(said.VOTED.format(vote=vote_told(decision.vote)))
    due = "" if decision.due is None else day(decision.due)
    if decision.who:
        template = said.SEES_TO_IT if due else said.SEES
        told.append(template.format(who=decision.who, day=due))
    elif due:
        told.append(said.DUE_BY.format(day=due))
    head = words.Minutes.DECIDED.format(ref=escape(decision.ref))
    return f"{head} {_line(told)}"


def _set(priority: Priority) -> str:
    """Return what was set for a year, whether it is adopted, who leads, how we will know."""
    said, told = words.Report, [ended(priority.text)]
    if priority.lead:
        told.append(said.LEAD.format(lead=priority.lead))
    if priority.measure:
        told.append(said.MEASURE.format(measure=ended(priority.measure)))
    state = words.Priorities.STATE[priority.state.value]
    ref = escape(priority.ref)
    head = words.Minutes.SET.format(year=priority.year, ref=ref, state=state)
    return f"{head} {_line(told)}"


def _actions(minutes: Minutes) -> Iterator[str]:
    """Yield what somebody is to see to, or what has a day: who, by when, what."""
    said = words.Minutes
    for decision in minutes.decisions:
        due = "" if decision.due is None else day(decision.due)
        if decision.who:
            template = said.ACTION_BY if due else said.ACTION
            yield template.format(who=decision.who, day=due, what=_listed(decision))
        elif due:
            yield said.ACTION_NOBODY.format(day=due, what=_listed(decision))
    for priority in minutes.priorities:
        if priority.lead:
            yield said.ACTION.format(who=priority.lead, what=_listed(priority))


def _listed(record: Decision | Priority) -> str:
    text = ended(record.text)
    return words.Minutes.LISTED.format(text=text.removesuffix("."), ref=record.ref)


def _line(sentences: Iterable[str]) -> str:
    """Return sentences as one line in which nothing is markup."""
    return escape(" ".join(map(once_ended, sentences)))
