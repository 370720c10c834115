"""``scorecard record``, ``retract`` and ``judge``: one reading or judgement."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from scorecard.cli.console import print_json, say, wrap
from scorecard.cli.options import YEAR, Asked, WholeNumber, place_options, who
from scorecard.cli.wording import check_closed, find_indicator, named, print_saved, shown
from scorecard.exchange.changes_json import judgement_json
from scorecard.messages.catalogue import words
from scorecard.messages.terms import status_word
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import Kind
from scorecard.model.reading import ReadingKey
from scorecard.model.status import JUDGED, Status
from scorecard.model.text import visible
from scorecard.records.care import Care
from scorecard.records.conflict import Conflict
from scorecard.records.contested import place_words, sides_words
from scorecard.records.draft import Draft, EntryRefused, check_draft, read_entity
from scorecard.records.entry import Entry, says_the_same
from scorecard.records.values import line_fault, note_fault

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Reading
    from scorecard.records.draft import Problems
    from scorecard.records.store import Store
    from scorecard.workspace import Workspace


def enter(
    store: Store, entry: Entry, *, by: str, standing: Reading | None, over: int | None
) -> Reading:
    """Save a reading as the next revision of what the person saw.

    Args:
        store: where it is kept.
        entry: the reading, checked.
        by: who enters it.
        standing: the revision that stood when the command began.
        over: the number of the last revision the person says to have seen.

    Raises:
        ScorecardError: another revision stands, or two are contested, and nobody could be asked
            or chose to keep them; nothing was saved.
    """
    if over is not None:
        _check_over(store, entry, over)
    ends = Care(store).contested().get(entry.key, ())
    if ends:
        if over is None:
            _ask_to_settle(store, entry, ends)
        return store.settle(entry, by=by, seen=[end.id for end in ends])
    seen = standing
    while True:
        try:
            (saved,) = store.add([entry], by=by, seen={entry.key: seen.id if seen else None})
        except Conflict as conflict:
            _ask_to_go_on(store, entry, conflict)
            seen = store.head(entry.key)
        else:
            return saved


def is_contested(store: Store, entry: Entry) -> bool:
    """Say whether two people revised the reading at once; to agree with one settles it."""
    return entry.key in Care(store).contested()


def _check_over(store: Store, entry: Entry, over: int) -> None:
    """Compare the number the person has seen with the last there is."""
    revisions = {reading.revision: reading for reading in store.history(entry.key)}
    last = max(revisions, default=0)
    if over and not last:
        raise ScorecardError(words.Care.OVER_FIRST.format(over=over, place=place_words(entry.key)))
    if over > last:
        raise ScorecardError(words.Care.OVER_NONE.format(over=over, last=last))
    if over < last:
        _refuse(store, entry, Conflict(revisions[last], revisions.get(over)))


def _ask_to_go_on(store: Store, entry: Entry, conflict: Conflict[Reading]) -> None:
    """Let the person choose; without one to ask, say how to go on."""
    if not sys.stdin.isatty():
        _refuse(store, entry, conflict)
    click.echo(visible(str(conflict)), err=True)
    chosen = click.prompt(words.Care.CONFLICT_ASK, type=click.Choice(["k", "e"]), err=True)
    if chosen == "k":
        raise ScorecardError(words.Care.CONFLICT_KEPT)


def _refuse(store: Store, entry: Entry, conflict: Conflict[Reading]) -> None:
    hint = words.Care.CONFLICT_OVER.format(over=_last(store, entry))
    raise ScorecardError(*conflict.faults, hint)


def _ask_to_settle(store: Store, entry: Entry, ends: tuple[Reading, ...]) -> None:
    """Show both sides, and ask whether this one settles it."""
    said, place, sides = words.Care, place_words(entry.key), sides_words(ends)
    if not sys.stdin.isatty():
        over = _last(store, entry)
        raise ScorecardError(said.CONTESTED_NEEDS.format(place=place, sides=sides, over=over))
    click.echo(visible(said.CONTESTED_BOTH.format(place=place, sides=sides)), err=True)
    if not click.confirm(said.CONTESTED_SETTLE, err=True):
        raise ScorecardError(said.CONFLICT_KEPT)


def _last(store: Store, entry: Entry) -> int:
    return max((reading.revision for reading in store.history(entry.key)), default=0)


class NumbersAreValues(click.Command):
    """A command whose values may be negative: ``-5`` is a number, not an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hand numbers with a minus to the number reader by their other spelling.

        What an option is given stays as it was typed.
        """
        taking = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        before = ["", *args]
        spelled = [
            argument if last in taking else re.sub(r"^-(?=[\d.,])", "\u2212", argument)
            for last, argument in zip(before, args, strict=False)
        ]
        return super().parse_args(ctx, spelled)


@click.command(cls=NumbersAreValues)
@click.argument("indicator", metavar="ID")
@click.argument("year", metavar="YEAR")
@click.argument("value", metavar="[VALUE]", required=False, default="")
@click.option("--entity", default="", help="The state, region or partner it is for.")
@click.option("--source", default="", help="Where the figure stands: the title.")
@click.option("--edition", default="", help="The source's edition.")
@click.option("--address", default="", help="The source's web address.")
@click.option("--page", default="", help="The source's page.")
@click.option("--published", default="", metavar="DATE", help="When the source came out.")
@click.option("--numerator", default="", help="For a percent: the part.")
@click.option("--denominator", default="", help="For a percent: the whole.")
@click.option("--qualifier", default="", help="exact, at least, at most or about.")
@click.option("--state", default="", help="final (default), provisional or draft.")
@click.option("--flags", default="", help="estimated, break, low reliability.")
@click.option("--note", default="", help="What a reader should know.")
@click.option("--reason", default="", help="Why an earlier reading is revised.")
@click.option("--no-data", default="", metavar="WHY", help="There is no figure, and why.")
@click.option("--over", type=WholeNumber(0), metavar="N", help="The last revision you saw.")
@click.option("--by", default=None, metavar="NAME", help="Who enters it.")
@place_options
def record(
    asked: Asked,
    indicator: str,
    year: str,
    value: str,
    over: int | None,
    by: str | None,
    **rest: str,
) -> None:
    """Enter the reading VALUE of indicator ID for YEAR; echoes what was understood.

    A reading that stands is never overwritten: a new value becomes its next revision and needs
    --reason. It keeps the source unless another is named.
    """
    workspace = asked.workspace()
    entry = check_draft(
        workspace.strategy, Draft(indicator=indicator, year=year, value=value, **rest)
    )
    standing = workspace.store.head(entry.key)
    if standing is not None and not standing.retracted:
        if not entry.source and entry.value is not None:
            # A correction of the figure alone is still of the same source.
            entry = replace(entry, source=standing.source)
        if says_the_same(standing, entry) and not is_contested(workspace.store, entry):
            click.echo(f"{named(workspace, entry)}: already so, nothing changed.")
            return
        check_closed(workspace, entry.year, entry.reason)
        if not entry.reason:
            raise ScorecardError(
                f"{named(workspace, entry)} already reads {shown(workspace, standing)}, entered "
                f"by {standing.by} on {standing.known_from}; to revise it, say why with --reason "
                "(correction, late data, method change, restated by source)"
            )
    check_closed(workspace, entry.year, entry.reason)
    _save(workspace, entry, by, standing, over=over, as_json=asked.json)


def _save(
    workspace: Workspace,
    entry: Entry,
    by: str | None,
    standing: Reading | None,
    *,
    over: int | None,
    as_json: bool,
) -> None:

    saved = enter(workspace.store, entry, by=who(by), standing=standing, over=over)
    if as_json:
        print_saved(workspace, saved)
        return
    change, kept = "", ""
    if standing is not None and not standing.retracted:
        change = f", was {shown(workspace, standing)} ({saved.reason})"
        if saved.source and saved.source == standing.source:
            kept = " The source stays as it was."
    state = "" if saved.state.value == "final" else f", {saved.state.value}"
    lines = [f"{named(workspace, entry)}: {shown(workspace, saved)}{change}{state}. Saved.{kept}"]
    year = min(max(saved.year, workspace.strategy.period[0]), workspace.strategy.period[1])
    result = workspace.scorecard(year).find(entry.indicator)
    if result is not None and year == saved.year:
        lines += [e.sentence for e in result.entities if e.entity.id == entry.entity]
        lines.append(result.sentence)
    for line in lines:
        click.echo("\n".join(wrap(line)))


@click.command()
@click.argument("indicator", metavar="ID")
@click.argument("year", type=YEAR)
@click.option("--entity", default=None, help="The state, region or partner it is for.")
@click.option("--reason", default="", help="Why it is taken back (needed).")
@click.option("--by", default=None, metavar="NAME", help="Who takes it back.")
@place_options
def retract(
    asked: Asked, indicator: str, year: int, entity: str | None, reason: str, by: str | None
) -> None:
    """Take back the reading of indicator ID for YEAR; its history stays."""
    if not reason.strip():
        raise ScorecardError("say why the reading is taken back: --reason TEXT")
    fault = line_fault(reason.strip())
    if fault:
        raise ScorecardError(f"--reason {fault}")
    workspace = asked.workspace()
    found = find_indicator(workspace, indicator)
    key = workspace.store.ids.key(ReadingKey(found.id, year, entity))
    standing = workspace.store.head(key)
    if standing is None:
        # Not so by its very name, which a plan that was changed may have no more.
        key = key._replace(entity=_entity(found, entity or ""))
        standing = workspace.store.head(key)
    entry = Entry(*key[:2], None, entity=key.entity, reason=reason.strip(), retracted=True)
    if standing is None or standing.retracted:
        raise ScorecardError(f"{found.id} has no reading for {year} to take back")
    (saved,) = workspace.store.add([entry], by=who(by), seen={entry.key: standing.id})
    if asked.json:
        print_saved(workspace, saved)
        return
    click.echo(
        f"{named(workspace, entry)}: {shown(workspace, standing)} taken back "
        f"({saved.reason}). Its history stays: scorecard history {found.id} {year}"
    )


def _entity(indicator: Indicator, name: str) -> str | None:
    """Return the id of the entity that is named as a draft names it.

    Raises:
        EntryRefused: the name fits none, or is needed or not wanted.
    """
    problems: Problems = []
    found = read_entity(indicator, name.strip(), problems)
    if problems:
        raise EntryRefused(problems)
    return None if found is None else found.id


@click.command()
@click.argument("indicator", metavar="ID")
@click.argument("year", type=YEAR)
@click.argument("status", metavar="STATUS")
@click.option("--because", default="", metavar="WHY", help="What the judgement rests on (needed).")
@click.option("--reason", default="", help="Why a year that is closed is judged.")
@click.option("--by", default=None, metavar="NAME", help="Who judges.")
@place_options
def judge(
    asked: Asked,
    indicator: str,
    year: int,
    status: str,
    because: str,
    reason: str,
    by: str | None,
) -> None:
    """Judge the qualitative indicator ID for YEAR: STATUS is one of the statuses.

    achieved, on_track, at_risk, off_track or missed; "on track" works too.
    """
    given = status.strip().lower().replace(" ", "_").replace("-", "_")
    if given not in {s.value for s in JUDGED}:
        words = ", ".join(s.value for s in JUDGED)
        raise ScorecardError(f'"{status}" is not a status a person can give; choose: {words}')
    if not because.strip():
        raise ScorecardError("say what the judgement rests on: --because WHY")
    fault = note_fault(because)
    if fault:
        raise ScorecardError(f"--because {fault}")
    if fault := line_fault(reason):
        raise ScorecardError(f"--reason {fault}")
    workspace = asked.workspace()
    found = find_indicator(workspace, indicator)
    if found.faulty or found.kind is not Kind.QUALITATIVE:
        kind = "faulty in the plan" if found.faulty else f"of kind {found.kind.value}"
        raise ScorecardError(
            f"{found.id} is {kind}; only a qualitative indicator is judged by a person"
        )
    check_closed(workspace, year, reason.strip())
    saved = workspace.store.judge(
        found.id, year, Status(given), because.strip(), by=who(by), reason=reason.strip()
    )
    if asked.json:
        print_json({"format": 1, "saved": judgement_json(saved)})
        return
    text = f"{found.title}, {year}: {status_word(saved.status)}, judged by {saved.by}. Saved."
    say(wrap(text))
