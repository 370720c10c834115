"""``scorecard decision``: what meetings decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scorecard import clock
from scorecard.cli.console import print_json, say, wrap
from scorecard.cli.options import (
    AS_OF,
    BECAUSE,
    BY,
    DAY,
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
from scorecard.exchange.changes_json import decision_json
from scorecard.messages.board import (
    decision_added,
    decision_done,
    decision_facts,
    decision_revised,
)
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError, UsageError
from scorecard.model.records import current_decisions
from scorecard.records.board import check_about
from scorecard.records.decisions import (
    DecisionDraft,
    add_decision,
    check_decision,
    find_decision,
    revise_decision,
)
from scorecard.records.values import VoteFault, read_vote
from scorecard.review.board import with_present_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from scorecard.model.records import Decision, Vote


def decision_lines(
    found: Sequence[Decision],
    year: int | None,
    on: date,
    mark: Callable[[Decision], str],
) -> list[str]:
    """Return decisions by day of meeting; ``on`` divides what is overdue from what is open.

    ``mark`` gives what is to be said of one beside its own words, empty for nothing.
    """
    if not found:
        none = words.Decisions.NONE
        return wrap(none if year is None else words.Decisions.NONE_OF.format(year=year))
    lines = wrap(words.Decisions.HEADING.format(counts=_counts(found, on)))
    for each in found:
        lines += ["", *wrap(f"{_state(each, on)}: {each.text}", f"{each.ref}  ")]
        for text in filter(None, (_facts(each), mark(each))):
            lines += wrap(text, " " * (len(each.ref) + 2))
    return lines


def _facts(decision: Decision) -> str:
    return words.CLAUSE_SEPARATOR.join(
        decision_facts(decision, words.LIST_SEPARATOR.join(decision.about))
    )


def _state(decision: Decision, on: date) -> str:
    if decision.done:
        return words.Decisions.DONE
    return words.Decisions.OVERDUE if decision.overdue(on) else words.Decisions.OPEN


def _counts(found: Sequence[Decision], on: date) -> str:
    states = [_state(each, on) for each in found]
    order = (words.Decisions.OVERDUE, words.Decisions.OPEN, words.Decisions.DONE)
    return words.LIST_SEPARATOR.join(
        words.Decisions.COUNT.format(number=states.count(state), state=state)
        for state in order
        if state in states
    )


def _vote(
    context: click.Context, option: click.Parameter, given: str | None
) -> tuple[Vote | None] | None:
    """Return the vote that was given, None in it where it was emptied; None without the option."""
    try:
        return None if given is None else (read_vote(given),)
    except VoteFault as fault:
        raise click.BadParameter(str(fault), context, option) from None


_DUE = click.option("--due", type=AS_OF, default=None, metavar="DATE")
_VOTE = click.option("--vote", default=None, callback=_vote, metavar="FOR,AGAINST,ABSTAINED")
_WHO = click.option("--who", "sees_to_it", default=None, metavar="NAME")


@click.group(cls=ListingGroup)
def decision() -> None:
    """List the decisions of meetings; add them, and say when they are done."""


@decision.command("list")
@click.argument("of", type=YEAR, required=False, metavar="[YEAR]")
@click.option("--open", "only_open", is_flag=True)
@common_options
def list_(options: Options, of: int | None, only_open: bool) -> None:
    """List the decisions of the meetings of a YEAR, or all."""
    workspace = options.workspace()
    year = of if of is not None else options.year
    found = [
        with_present_ids(each, workspace.store.ids)
        for each in current_decisions(workspace.store.records(), options.as_of)
        if year is None or workspace.strategy.calendar.of(each.on) == year
        if not (only_open and each.done)
    ]
    contests = workspace.store.contested_board()
    if options.json:
        rows = [
            {**decision_json(each), "contested": contest_of(contests, each) is not None}
            for each in found
        ]
        print_json({"format": 1, "year": year, "decisions": rows})
        return
    on = options.as_of or clock.today()
    say(decision_lines(found, year, on, lambda each: contested_mark(contests, each)))


@decision.command("add")
@click.argument("text")
@click.option("--on", type=DAY, required=True, metavar="DATE")
@_WHO
@_DUE
@_VOTE
@FOR
@BY
@place_options
def add(
    options: Options,
    text: str,
    on: date,
    sees_to_it: str | None,
    due: date | None,
    vote: tuple[Vote | None] | None,
    about: tuple[str, ...] | None,
    by: str | None,
) -> None:
    """Enter what a meeting decided: TEXT in one line."""
    workspace = options.workspace()
    voted = vote[0] if vote else None
    draft = DecisionDraft(on, text.strip(), (sees_to_it or "").strip(), due, about or (), voted)
    draft = check_decision(workspace.strategy, draft, today=clock.today())
    saved = add_decision(workspace.store, draft, by=who(by))
    _say(options, decision_added(saved), saved)


@decision.command("done")
@REF
@click.option("--on", type=DAY, default=None, metavar="DATE")
@BECAUSE
@OVER
@BY
@place_options
def done(
    options: Options,
    ref: str,
    on: date | None,
    because: str,
    by: str | None,
    last_seen: int | None,
) -> None:
    """Say that the decision REF was carried out."""
    _revise(options, ref, {"done": on or clock.today()}, because, by, last_seen)


@decision.command("revise")
@REF
@click.option("--text", default=None)
@click.option("--on", type=DAY, default=None, metavar="DATE")
@_WHO
@_DUE
@_VOTE
@FOR
@click.option("--not-done", is_flag=True)
@BECAUSE
@OVER
@BY
@place_options
def revise(
    options: Options,
    ref: str,
    text: str | None,
    sees_to_it: str | None,
    vote: tuple[Vote | None] | None,
    about: tuple[str, ...] | None,
    not_done: bool,
    because: str,
    by: str | None,
    last_seen: int | None,
    **days: date | None,
) -> None:
    """Change the words, the days or the vote of the decision REF."""
    changes: dict[str, Any] = {name: value for name, value in days.items() if value is not None}
    changes |= {} if text is None else {"text": text.strip()}
    changes |= {} if sees_to_it is None else {"who": sees_to_it.strip()}
    changes |= {} if vote is None else {"vote": vote[0]}
    changes |= {"done": None} if not_done else {}
    if about is not None:
        changes["about"] = check_about(options.workspace().strategy, about)
    store = options.workspace().store
    if not changes and contest_of(store.contested_board(), find_decision(store, ref)) is None:
        raise UsageError(words.Decisions.NOTHING)
    _revise(options, ref, changes, because, by, last_seen)


@decision.command("withdraw")
@REF
@BECAUSE
@OVER
@BY
@place_options
def withdraw(
    options: Options, ref: str, because: str, by: str | None, last_seen: int | None
) -> None:
    """Take back the decision REF, which was entered by mistake; its history stays."""
    if not because.strip():
        raise ScorecardError(words.Decisions.SAY_WHY)
    _revise(options, ref, {"withdrawn": True}, because, by, last_seen)


def _revise(
    options: Options,
    ref: str,
    changes: dict[str, Any],
    because: str,
    by: str | None,
    last_seen: int | None,
) -> None:
    store = options.workspace().store
    head = find_decision(store, ref)
    sides = sides_seen(store, head, last_seen)
    if sides:
        # Whoever settles it by another word than "withdraw" means that it stands.
        changes = {"withdrawn": False} | changes
    saved = revise_decision(
        store, head.ref, changes, because=because.strip(), by=who(by), seen=head.id, sides=sides
    )
    if (on := changes.get("done")) and saved.id != head.id:
        _say(options, decision_done(saved, on), saved)
    else:
        _say(options, decision_revised(saved, head), saved)


def _say(options: Options, sentence: str, saved: Decision) -> None:
    if options.json:
        print_json({"format": 1, "saved": decision_json(saved)})
        return
    say(wrap(sentence))
