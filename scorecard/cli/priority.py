"""``scorecard priority``: what the board set itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from scorecard.cli.console import print_json, say, wrap
from scorecard.cli.options import (
    BECAUSE,
    BY,
    FOR,
    OVER,
    REF,
    YEAR,
    ListingGroup,
    Options,
    common_options,
    place_options,
    who,
)
from scorecard.cli.settling import contest_of, contested_mark, sides_seen
from scorecard.exchange.changes_json import priority_json
from scorecard.messages.board import (
    priority_added,
    priority_counts,
    priority_follows,
    priority_revised,
    priority_settled,
)
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
from scorecard.records.priorities import (
    PriorityDraft,
    add_priority,
    check_priority,
    find_priority,
    revise_priority,
    settle_priority,
)
from scorecard.review.board import with_present_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scorecard.model.records import Priority
    from scorecard.workspace import Workspace


_REF = re.compile(r"\d{4}-\d+")


def priority_lines(
    found: Sequence[Priority], year: int | None, mark: Callable[[Priority], str]
) -> list[str]:
    """Return the priorities of one year, or of each where ``year`` is None.

    ``mark`` gives what is to be said of one beside its own words, empty for nothing.
    """
    if not found:
        none = words.Priorities.NONE_AT_ALL
        return wrap(none if year is None else words.Priorities.NONE.format(year=year))
    lines: list[str] = []
    for of in sorted({each.year for each in found}):
        of_year = [each for each in found if each.year == of]
        if lines:
            lines.append("")
        lines += wrap(
            words.Priorities.HEADING.format(
                year=of, counts=priority_counts(each.state for each in of_year)
            )
        )
        for each in of_year:
            state = words.Priorities.STATE[each.state.value]
            lines += ["", *wrap(f"{state}: {each.text}", f"{each.ref}  ")]
            indent = " " * (len(each.ref) + 2)
            for text in (*details(each), mark(each)):
                lines += wrap(text, indent) if text else []
    return lines


def details(priority: Priority) -> Iterator[str]:
    """Yield what is to be known of a priority besides its text and state."""
    say = words.Priorities
    facts = [say.KIND[priority.kind.value]]
    if priority.about:
        facts.append(say.FOR.format(ids=words.LIST_SEPARATOR.join(priority.about)))
    if priority.reason:
        facts.append(say.REASON[priority.reason.value])
    if priority.lead:
        facts.append(say.LEAD.format(lead=priority.lead))
    if priority.carried_from:
        facts.append(say.CARRIED_FROM.format(ref=priority.carried_from))
    yield words.CLAUSE_SEPARATOR.join(facts)
    if priority.measure:
        yield say.MEASURE.format(measure=priority.measure)
    if priority.state not in OPEN_STATES:
        yield say.SETTLED.format(
            state=say.STATE[priority.state.value],
            by=priority.by,
            day=day(priority.entered_at.date()),
            because=priority.because,
        )


@click.group(cls=ListingGroup)
def priority() -> None:
    """List the priorities of a year; add, adopt and settle them."""


@priority.command("list")
@click.argument("of", required=False, metavar="[YEAR|REF]")
@common_options
def list_(options: Options, of: str | None) -> None:
    """List the priorities of a YEAR, or all, or the one of a REF."""
    ref = of if of is not None and _REF.fullmatch(of) else None
    year = (
        options.year if of is None or ref else YEAR.convert(of, None, click.get_current_context())
    )
    workspace = options.workspace()
    found = tuple(
        with_present_ids(each, workspace.store.ids)
        for each in current_priorities(workspace.store.records(), options.as_of, year=year)
    )
    if ref is not None:
        named = find_priority(workspace.store, ref)
        found = tuple(each for each in found if each.ref == named.ref)
    contests = workspace.store.contested_board()
    if options.json:
        rows = [
            {**priority_json(each), "contested": contest_of(contests, each) is not None}
            for each in found
        ]
        print_json({"format": 1, "year": year, "priorities": rows})
        return
    say(priority_lines(found, year, lambda each: contested_mark(contests, each)))


@priority.command("add")
@click.argument("year", type=YEAR)
@click.argument("text")
@FOR
@click.option("--kind", default="thematic")
@click.option("--reason", default="")
@click.option("--lead", default="")
@click.option("--measure", default="")
@BY
@place_options
def add(
    options: Options,
    year: int,
    text: str,
    about: tuple[str, ...] | None,
    by: str | None,
    **rest: str,
) -> None:
    """Propose a priority for YEAR: TEXT in one line."""
    workspace = options.workspace()
    draft = PriorityDraft(year, text.strip(), about=about or (), **rest)
    draft = check_priority(workspace.strategy, draft)
    saved = add_priority(workspace.store, draft, by=who(by))
    _say(options, priority_added(saved), saved, None)


@priority.command("adopt")
@REF
@BECAUSE
@OVER
@BY
@place_options
def adopt(options: Options, ref: str, because: str, by: str | None, last_seen: int | None) -> None:
    """Adopt the priority REF; one that was settled is taken up again, with a word why."""
    _revise(options, ref, {"state": PriorityState.ADOPTED}, because, by, last_seen)


@priority.command("revise")
@REF
@click.option("--text", default=None)
@FOR
@click.option("--kind", default=None)
@click.option("--reason", default=None)
@click.option("--lead", default=None)
@click.option("--measure", default=None)
@BECAUSE
@OVER
@BY
@place_options
def revise(
    options: Options,
    ref: str,
    because: str,
    by: str | None,
    last_seen: int | None,
    about: tuple[str, ...] | None,
    **given: str | None,
) -> None:
    """Change the words of the priority REF; an empty text clears a field."""
    changes: dict[str, Any] = {
        name: text.strip() for name, text in given.items() if text is not None
    }
    if about is not None:
        changes["about"] = about
    workspace = options.workspace()
    head = find_priority(workspace.store, ref)
    if not changes and contest_of(workspace.store.contested_board(), head) is None:
        raise UsageError(words.Priorities.NOTHING)
    # What is not changed was checked when it was entered, and the plan may have moved on since.
    draft = PriorityDraft(workspace.strategy.period[0], head.text, kind=head.kind)
    draft = check_priority(workspace.strategy, replace(draft, **changes))
    changes = {name: getattr(draft, name) for name in changes}
    if "kind" in changes:
        changes["kind"] = PriorityKind(draft.kind)
    if "reason" in changes:
        changes["reason"] = PriorityReason(draft.reason) if draft.reason else None
    _revise(options, ref, changes, because, by, last_seen)


@priority.command("done")
@REF
@BECAUSE
@OVER
@BY
@place_options
def done(options: Options, ref: str, because: str, by: str | None, last_seen: int | None) -> None:
    """Say that the priority REF is done."""
    _settle(options, ref, "done", because, by, last_seen)


@priority.command("carry")
@REF
@BECAUSE
@OVER
@BY
@place_options
def carry(options: Options, ref: str, because: str, by: str | None, last_seen: int | None) -> None:
    """Carry the priority REF over: it is proposed anew for the next year."""
    _settle(options, ref, "carried over", because, by, last_seen)


@priority.command("drop")
@REF
@BECAUSE
@OVER
@BY
@place_options
def drop(options: Options, ref: str, because: str, by: str | None, last_seen: int | None) -> None:
    """Drop the priority REF."""
    _settle(options, ref, "dropped", because, by, last_seen)


def _revise(
    options: Options,
    ref: str,
    changes: dict[str, Any],
    because: str,
    by: str | None,
    last_seen: int | None,
) -> None:
    workspace = options.workspace()
    head = find_priority(workspace.store, ref)
    sides = sides_seen(workspace.store, head, last_seen)
    saved = revise_priority(
        workspace.store,
        head.ref,
        changes,
        because=because.strip(),
        by=who(by),
        seen=head.id,
        sides=sides,
    )
    _say(options, priority_revised(saved, head), saved, None)


def _settle(
    options: Options, ref: str, state: str, because: str, by: str | None, last_seen: int | None
) -> None:
    if not because.strip():
        raise ScorecardError(words.Priorities.SAY_WHY)
    workspace: Workspace = options.workspace()
    head = find_priority(workspace.store, ref)
    sides = sides_seen(workspace.store, head, last_seen)
    saved, following = settle_priority(
        workspace.store,
        head.ref,
        PriorityState(state),
        because=because.strip(),
        by=who(by),
        seen=head.id,
        sides=sides,
    )
    _say(options, priority_settled(saved), saved, following)


def _say(options: Options, sentence: str, saved: Priority, following: Priority | None) -> None:
    if options.json:
        after = priority_json(following) if following else None
        print_json({"format": 1, "saved": priority_json(saved), "following": after})
        return
    lines = wrap(sentence) + [line for text in details(saved) for line in wrap(text, "  ")]
    if following is not None:
        lines += wrap(priority_follows(following))
    say(lines)
