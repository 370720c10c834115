"""``scorecard priority``: what the board set itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from scorecard.cli.console import print_json, say, wrap
from scorecard.cli.options import YEAR, Asked, ListingGroup, common_options, place_options, who
from scorecard.exchange.changes_json import priority_json
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.fault import ScorecardError, UsageError
from scorecard.model.records import (
    OPEN_STATES,
    PriorityKind,
    PriorityReason,
    PriorityState,
    current_priorities,
)
from scorecard.records.board_draft import PriorityDraft, check_priority
from scorecard.records.conflict import changes_told
from scorecard.records.priorities import (
    add_priority,
    find_priority,
    revise_priority,
    settle_priority,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.records import Priority
    from scorecard.workspace import Workspace


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


_REF = click.argument("ref", metavar="REF")
_BY = click.option("--by", default=None, metavar="NAME", help="Who enters it.")
_BECAUSE = click.option("--because", default="", metavar="WHY", help="A word why.")
_NEEDED = click.option("--because", default="", metavar="WHY", help="A word why (needed).")


@click.group(cls=ListingGroup)
def priority() -> None:
    """List the priorities of a year; add, adopt and settle them.

    "scorecard priority 2019" lists those of 2019. A priority is proposed, then adopted, and at the
    next review done, carried over to the next year, or dropped. REF is its name, such as 2019-1.
    """


@priority.command("list")
@click.argument("of", type=YEAR, required=False, metavar="[YEAR]")
@common_options
def list_(asked: Asked, of: int | None) -> None:
    """List the priorities of a YEAR, or all."""
    workspace = asked.workspace()
    year = of if of is not None else asked.year
    found = current_priorities(workspace.store.records(), asked.as_of, year=year)
    if asked.json:
        rows = [priority_json(each) for each in found]
        print_json({"format": 1, "year": year, "priorities": rows})
        return
    say(priority_lines(found, year))


@priority.command("add")
@click.argument("year", type=YEAR)
@click.argument("text")
@click.option(
    "--for", "about", multiple=True, metavar="ID", help="What it is for; may be repeated."
)
@click.option("--kind", default="thematic", help="thematic (default) or operational.")
@click.option("--reason", default="", help="opportunity, urgent challenge or capacity.")
@click.option("--lead", default="", help="Who leads on it.")
@click.option("--measure", default="", help="How we will know.")
@_BY
@place_options
def add(
    asked: Asked, year: int, text: str, about: tuple[str, ...], by: str | None, **rest: str
) -> None:
    """Propose a priority for YEAR: TEXT in one line."""
    workspace = asked.workspace()
    draft = PriorityDraft(year, text.strip(), about=_ids(about), **rest)
    draft = check_priority(workspace.strategy, draft)
    saved = add_priority(workspace.store, draft, by=who(by))
    text = words.Priorities.ADDED.format(ref=saved.ref, year=saved.year, text=saved.text)
    _say(asked, text, saved, None)


@priority.command("adopt")
@_REF
@_BECAUSE
@_BY
@place_options
def adopt(asked: Asked, ref: str, because: str, by: str | None) -> None:
    """Adopt the priority REF; one that was settled is taken up again, with a word why."""
    _revise(asked, ref, {"state": PriorityState.ADOPTED}, because, by)


@priority.command("revise")
@_REF
@click.option("--text", default=None, help="The priority in one line.")
@click.option("--for", "about", multiple=True, metavar="ID", help="What it is for, instead.")
@click.option("--kind", default=None, help="thematic or operational.")
@click.option("--reason", default=None, help="opportunity, urgent challenge or capacity.")
@click.option("--lead", default=None, help="Who leads on it.")
@click.option("--measure", default=None, help="How we will know.")
@_BECAUSE
@_BY
@place_options
def revise(
    asked: Asked,
    ref: str,
    because: str,
    by: str | None,
    about: tuple[str, ...],
    **given: str | None,
) -> None:
    """Change the words of the priority REF; an empty text clears a field."""
    changes: dict[str, Any] = {
        name: text.strip() for name, text in given.items() if text is not None
    }
    if about:
        changes["about"] = _ids(about)
    if not changes:
        raise UsageError(words.Priorities.NOTHING)
    workspace = asked.workspace()
    head = find_priority(workspace.store, ref)
    # What is not changed was checked when it was entered, and the plan may have moved on since.
    draft = PriorityDraft(workspace.strategy.period[0], head.text, kind=head.kind)
    draft = check_priority(workspace.strategy, replace(draft, **changes))
    changes = {name: getattr(draft, name) for name in changes}
    if "kind" in changes:
        changes["kind"] = PriorityKind(draft.kind)
    if "reason" in changes:
        changes["reason"] = PriorityReason(draft.reason) if draft.reason else None
    _revise(asked, ref, changes, because, by)


@priority.command("done")
@_REF
@_NEEDED
@_BY
@place_options
def done(asked: Asked, ref: str, because: str, by: str | None) -> None:
    """Say that the priority REF is done."""
    _settle(asked, ref, "done", because, by)


@priority.command("carry")
@_REF
@_NEEDED
@_BY
@place_options
def carry(asked: Asked, ref: str, because: str, by: str | None) -> None:
    """Carry the priority REF over: it is proposed anew for the next year."""
    _settle(asked, ref, "carried over", because, by)


@priority.command("drop")
@_REF
@_NEEDED
@_BY
@place_options
def drop(asked: Asked, ref: str, because: str, by: str | None) -> None:
    """Drop the priority REF."""
    _settle(asked, ref, "dropped", because, by)


def _revise(asked: Asked, ref: str, changes: dict[str, Any], because: str, by: str | None) -> None:

    workspace = asked.workspace()
    head = find_priority(workspace.store, ref)
    saved = revise_priority(
        workspace.store, head.ref, changes, because=because.strip(), by=who(by), seen=head.id
    )
    changes_made = changes_told(head, saved)
    if changes_made:
        sentence = words.Priorities.CHANGED.format(ref=saved.ref, changes=changes_made)
    else:
        sentence = words.Priorities.SAME.format(ref=saved.ref)
    _say(asked, sentence, saved, None)


def _settle(asked: Asked, ref: str, state: str, because: str, by: str | None) -> None:

    if not because.strip():
        raise ScorecardError(words.Priorities.SAY_WHY)
    workspace: Workspace = asked.workspace()
    head = find_priority(workspace.store, ref)
    saved, following = settle_priority(
        workspace.store,
        head.ref,
        PriorityState(state),
        because=because.strip(),
        by=who(by),
        seen=head.id,
    )
    sentence = words.Priorities.SAVED.format(
        ref=saved.ref, state=words.Priorities.STATE[saved.state.value], text=saved.text
    )
    _say(asked, sentence, saved, following)


def _say(asked: Asked, sentence: str, saved: Priority, following: Priority | None) -> None:

    if asked.json:
        after = priority_json(following) if following else None
        print_json({"format": 1, "saved": priority_json(saved), "following": after})
        return
    lines = wrap(sentence) + [line for text in details(saved) for line in wrap(text, "  ")]
    if following is not None:
        follows = words.Priorities.FOLLOWED.format(ref=following.ref, year=following.year)
        lines += wrap(follows)
    say(lines)


def _ids(about: Sequence[str]) -> tuple[str, ...]:
    """Return the ids that were named: by several options, or several in one."""
    return tuple(id_ for given in about for id_ in given.split())
