"""Decisions as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.cli.console import wrap
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.model.decision import Decision


def decision_lines(found: Sequence[Decision], year: int | None, on: date) -> list[str]:
    """Return decisions by day of meeting; ``on`` divides what is overdue from what is open."""
    if not found:
        none = words.Decisions.NONE
        return wrap(none if year is None else words.Decisions.NONE_OF.format(year=year))
    lines = wrap(words.Decisions.HEADING.format(counts=_counts(found, on)))
    for each in found:
        lines += ["", *wrap(f"{_state(each, on)}: {each.text}", f"{each.ref}  ")]
        lines += wrap(_facts(each), " " * (len(each.ref) + 2))
    return lines


def _facts(decision: Decision) -> str:
    say = words.Decisions
    facts = [say.MET.format(day=day(decision.on))]
    if decision.who:
        facts.append(say.WHO.format(who=decision.who))
    if decision.due:
        facts.append(say.DUE.format(day=day(decision.due)))
    if decision.done:
        facts.append(say.DONE_ON.format(day=day(decision.done)))
    if decision.about:
        facts.append(say.FOR.format(ids=", ".join(decision.about)))
    return "; ".join(facts)


def _state(decision: Decision, on: date) -> str:
    if decision.done:
        return words.Decisions.DONE
    return words.Decisions.OVERDUE if decision.overdue(on) else words.Decisions.OPEN


def _counts(found: Sequence[Decision], on: date) -> str:
    states = [_state(each, on) for each in found]
    order = (words.Decisions.OVERDUE, words.Decisions.OPEN, words.Decisions.DONE)
    return ", ".join(
        words.Decisions.COUNT.format(number=states.count(state), state=state)
        for state in order
        if state in states
    )
