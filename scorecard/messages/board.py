"""What is said of comments, priorities, decisions and closed years: saved, revised, counted."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import day, once_ended
from scorecard.model.records import PriorityState, Vote
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from scorecard.model.records import Closure, Comment, Decision, Priority


# What every revision has of its own, and so is no change of what it says.
_OWN = frozenset({"id", "ref", "by", "entered_at", "revision", "parent", "because", "not_before"})


def comment_marks(comment: Comment, contested: str = "") -> str:
    """Return for whom a comment is, whether it is a draft, and the mark of one contested."""
    said = words.Comments
    marks = (said.AUDIENCE[comment.audience.value], said.DRAFT if comment.draft else "", contested)
    return words.LIST_SEPARATOR.join(mark for mark in marks if mark)


def comment_saved(title: str, saved: Comment, before: Comment | None, *, was: bool = True) -> str:
    """Return that a comment was saved or withdrawn, and what it says now.

    Args:
        title: of what it is about.
        saved: the revision that stands now.
        before: the text it took the place of; None for none.
        was: name that text too, where it was another.
    """
    said, names = words.Comments, {"title": title, "year": saved.year}
    former = "" if before is None else _text_told(before.text)
    if not saved.text:
        return said.WITHDRAWN.format(**names, text=former)
    changed = was and before is not None and before.text != saved.text
    return said.SAVED.format(
        **names,
        text=_text_told(saved.text),
        marks=comment_marks(saved),
        was=said.WAS.format(text=former) if changed else "",
    )


def priority_counts(states: Iterable[PriorityState]) -> str:
    """Return how many priorities stand where: "1 done, 2 adopted"; empty for none."""
    found, said = list(states), words.Priorities
    return words.LIST_SEPARATOR.join(
        said.COUNT.format(number=found.count(state), state=said.STATE[state.value])
        for state in PriorityState
        if state in found
    )


def priority_added(saved: Priority) -> str:
    """Return that a priority was proposed, or adopted at once."""
    said, adopted = words.Priorities, saved.state is PriorityState.ADOPTED
    template = said.ADDED_ADOPTED if adopted else said.ADDED
    return template.format(ref=saved.ref, year=saved.year, text=saved.text)


def priority_revised(saved: Priority, before: Priority) -> str:
    """Return what moved in a priority, or that nothing did."""
    if not (changes := changes_told(before, saved)):
        said = words.Priorities
        same = said.SAME if saved.id == before.id else said.AGREED
        return same.format(ref=saved.ref, text=saved.text)
    return words.Priorities.CHANGED.format(ref=saved.ref, changes=changes)


def priority_settled(saved: Priority) -> str:
    """Return what became of a priority."""
    state = words.Priorities.STATE[saved.state.value]
    return words.Priorities.SAVED.format(ref=saved.ref, state=state, text=saved.text)


def priority_follows(following: Priority) -> str:
    """Return which priority goes on with one that was carried over."""
    return words.Priorities.FOLLOWED.format(ref=following.ref, year=following.year)


def decision_added(saved: Decision) -> str:
    """Return what a meeting decided, who sees to it and by when."""
    said = words.Decisions
    return said.ADDED.format(
        ref=saved.ref,
        day=day(saved.on),
        text=saved.text,
        who=said.ADDED_WHO.format(who=saved.who) if saved.who else "",
        due=said.ADDED_DUE.format(day=day(saved.due)) if saved.due else "",
        vote=said.ADDED_VOTE.format(vote=vote_told(saved.vote)) if saved.vote else "",
    )


def vote_told(vote: Vote) -> str:
    """Return how many were for, against, and abstained; never what that comes to."""
    return words.Decisions.VOTE.format(
        in_favour=vote.in_favour, against=vote.against, abstained=vote.abstained
    )


def decision_revised(saved: Decision, before: Decision) -> str:
    """Return that a decision was done or withdrawn, what moved in it, or that nothing did."""
    said = words.Decisions
    if saved.id == before.id:
        return said.SAME.format(ref=saved.ref)
    if saved.withdrawn and not before.withdrawn:
        return said.SAVED_WITHDRAWN.format(ref=saved.ref, text=saved.text)
    if saved.done is not None and before.done is None:
        return decision_done(saved, saved.done)
    if not (changes := changes_told(before, saved)):
        return said.AGREED.format(ref=saved.ref, text=saved.text)
    return said.CHANGED.format(ref=saved.ref, changes=changes)


def decision_done(saved: Decision, on: date) -> str:
    """Return that a decision was carried out, and when."""
    return words.Decisions.SAVED_DONE.format(ref=saved.ref, day=day(on), text=saved.text)


def year_closed(closing: Closure) -> str:
    """Return that a year was closed, when and by whom."""
    said = words.Closing.CLOSED
    return once_ended(said.format(year=closing.year, day=day(closing.on), by=closing.by))


def year_reopened(opened: Closure) -> str:
    """Return that a closed year is open again, by whom and why."""
    said = words.Closing.REOPENED
    return said.format(year=opened.year, by=opened.by, because=opened.because)


def changes_told(
    before: Comment | Priority | Decision, after: Comment | Priority | Decision
) -> str:
    """Return each field two revisions differ in, with what either says; empty for none."""
    told = [
        words.Revised.CHANGE.format(
            field=words.Revised.FIELD.get(name, name), was=value_told(was), now=value_told(now)
        )
        for name, was, now in _differing(before, after)
    ]
    return words.Revised.SEPARATOR.join(told)


def _differing(
    before: Comment | Priority | Decision, after: Comment | Priority | Decision
) -> Iterator[tuple[str, object, object]]:
    for field in fields(after):
        if field.name not in _OWN:
            was, now = getattr(before, field.name), getattr(after, field.name)
            if was != now:
                yield field.name, was, now


def value_told(value: object) -> str:
    """Return what a field of a record says, short enough for a sentence."""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if not value:
        return words.Revised.NOTHING
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Vote):
        return vote_told(value)
    if isinstance(value, tuple):
        return words.LIST_SEPARATOR.join(map(str, value))
    return _text_told(value) if isinstance(value, str) else str(value)


def _text_told(text: str) -> str:
    """Return the beginning of a text as it stands in a sentence."""
    return quoted(" ".join(text.split()))


def decision_facts(decision: Decision, about: str) -> list[str]:
    """Return what is known of a decision: the meeting, the vote, who, by when, done, about what.

    Args:
        decision: the revision that stands.
        about: what it is about, by ids or titles; empty for nothing.
    """
    said = words.Decisions
    facts = [said.MET.format(day=day(decision.on))]
    if decision.vote:
        facts.append(vote_told(decision.vote))
    if decision.who:
        facts.append(said.WHO.format(who=decision.who))
    if decision.due:
        facts.append(said.DUE.format(day=day(decision.due)))
    if decision.done:
        facts.append(said.DONE_ON.format(day=day(decision.done)))
    if about:
        facts.append(said.FOR.format(ids=about))
    return facts


def due_counts(counts: Mapping[str, int]) -> str:
    """Return how much of each sort is still to do: "1 reading missing, 2 comments to write"."""
    said = words.DueWords.COUNTS
    return words.LIST_SEPARATOR.join(plural(said[sort], number) for sort, number in counts.items())
