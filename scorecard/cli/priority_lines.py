"""Priorities as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.cli.console import wrap
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.priority import OPEN_STATES, PriorityState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.priority import Priority


def priority_lines(found: Sequence[Priority], year: int | None) -> list[str]:
    """Return the priorities of one year, or of each where ``year`` is None."""
    if not found:
        none = words.Priorities.NONE_AT_ALL
        return wrap(none if year is None else words.Priorities.NONE.format(year=year))
    lines: list[str] = []
    for of in sorted({each.year for each in found}):
        of_year = [each for each in found if each.year == of]
        if lines:
            lines.append("")
        lines += wrap(words.Priorities.HEADING.format(year=of, counts=_counts(of_year)))
        for each in of_year:
            state = words.Priorities.STATE[each.state.value]
            lines += ["", *wrap(f"{state}: {each.text}", f"{each.ref}  ")]
            indent = " " * (len(each.ref) + 2)
            for text in details(each):
                lines += wrap(text, indent)
    return lines


def details(priority: Priority) -> Iterator[str]:
    """Yield what is to be known of a priority besides its text and state."""
    say = words.Priorities
    facts = [say.KIND[priority.kind.value]]
    if priority.about:
        facts.append(say.FOR.format(ids=", ".join(priority.about)))
    if priority.reason:
        facts.append(say.REASON[priority.reason.value])
    if priority.lead:
        facts.append(say.LEAD.format(lead=priority.lead))
    if priority.carried_from:
        facts.append(say.CARRIED_FROM.format(ref=priority.carried_from))
    yield "; ".join(facts)
    if priority.measure:
        yield say.MEASURE.format(measure=priority.measure)
    if priority.state not in OPEN_STATES:
        yield say.SETTLED.format(
            state=say.STATE[priority.state.value],
            by=priority.by,
            day=day(priority.entered_at.date()),
            because=priority.because,
        )


def _counts(found: Sequence[Priority]) -> str:
    states = [each.state for each in found]
    return ", ".join(
        words.Priorities.COUNT.format(
            number=states.count(state), state=words.Priorities.STATE[state.value]
        )
        for state in PriorityState
        if state in states
    )
