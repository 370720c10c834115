"""``scorecard init``, ``demo`` and ``schema``: a strategy begun."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from scorecard.bundled import blank_plan, example_plan, example_readings
from scorecard.cli.console import ask, on_terminal, print_json, say, tell
from scorecard.cli.options import done, no_options, offer_folders
from scorecard.exchange.scorecard_json import scorecard_schema
from scorecard.framework.schema import json_schema
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.backup import copy_store, make_from
from scorecard.records.copy import welcome
from scorecard.records.refusal import lines_told, reason
from scorecard.records.store import Store, open_store
from scorecard.workspace import (
    DATA_NAME,
    PLAN_NAME,
    STORE_NAME,
    Places,
    recoverable_of,
    recovery_words,
    title_of,
)

ANEW = click.option("--anew", is_flag=True)


@click.command()
@click.argument("folder", metavar="DIR", shell_complete=offer_folders)
@ANEW
@no_options
def init(folder: str, anew: bool) -> None:
    """Start a strategy of your own in DIR: a commented plan and an empty store."""
    places = _places(folder)
    if places.store.is_symlink() and not places.store.exists():
        there = words.Beginning.LINK_THERE.format(place=places.store)
        raise ScorecardError(
            there, *recovery_words(places, recoverable_of(places, title_of(places)))
        )
    if os.path.lexists(places.store):
        raise ScorecardError(words.Beginning.STORE_THERE.format(place=places.store))
    if not anew and _put_back(places, blank_plan()):
        return
    _make_data(places)
    made = _make_plan(places, blank_plan())
    store = Store.create(places.store)
    _begin(store)
    done()
    said = words.Beginning
    lines = [said.PLAN.format(plan=places.plan)] if made else []
    lines += [said.STORE.format(store=places.store), said.NEXT.format(plan=places.plan)]
    say([*lines, said.NEXT_COMMAND.format(plan=shlex.quote(str(places.plan)))])


@click.command()
@click.argument("folder", metavar="DIR", shell_complete=offer_folders)
@ANEW
@no_options
def demo(folder: str, anew: bool) -> None:
    """Put the bundled example, the ICBL-CMC Strategy 2017–2021, into DIR to try things on."""
    places = _places(folder)
    for place in (places.plan, places.store):
        if os.path.lexists(place):
            raise ScorecardError(words.Beginning.THERE.format(place=place))
    if not anew and _put_back(places, example_plan()):
        return
    _make_data(places)
    _make_plan(places, example_plan())
    copied = copy_store(example_readings(), places.store)
    _begin(Store.open(places.store))
    done()
    said = words.Beginning
    say(
        [
            said.DEMO_PLAN.format(plan=places.plan),
            said.DEMO_STORE.format(store=places.store, number=copied),
            said.DEMO_NEXT.format(plan=shlex.quote(str(places.plan))),
        ]
    )


def _put_back(places: Places, plan: Path) -> bool:
    """Offer what is kept of a store that was here; say whether it was put back.

    Raises:
        ScorecardError: something is kept, and nobody said what is to become of it.
    """
    said, kept = words.Beginning, recoverable_of(places, title_of(places))
    if not kept:
        return False
    lines = [said.KEPT.format(place=places.store), *recovery_words(places, kept)]
    if not on_terminal() or kept[0].linked:
        raise ScorecardError(*lines, said.KEPT_ANEW)
    tell(lines)
    if not ask(said.KEPT_ASK, default=True):
        raise ScorecardError(said.KEPT_ANEW)
    first = kept[0]
    _make_data(places)
    _make_plan(places, plan)
    make_from(places.store, first.path.read_bytes())
    open_store(places.store)
    done()
    told = {"store": places.store, "lines": lines_told(first.lines), "path": first.path}
    say([said.KEPT_BACK.format(**told)])
    return True


def _begin(store: Store) -> None:
    """Let a new store be that of its place, whatever stores were there before."""
    try:
        welcome(store.path, store.store_id)
    except OSError as error:
        what = words.Upkeep.COPY_NOT_WRITTEN.format(why=reason(error))
        raise ScorecardError(Fault(str(store.path), what)) from None


def _places(named: str) -> Places:
    """Return where plan and store are to stand; nothing is made yet."""
    if not named.strip():
        raise ScorecardError(words.Beginning.NO_NAME)
    folder = Path(named)
    for place in (folder, folder / DATA_NAME):
        if os.path.lexists(place) and not place.is_dir():
            raise ScorecardError(words.Beginning.IS_FILE.format(place=place))
    return Places(folder / PLAN_NAME, folder / DATA_NAME / STORE_NAME)


def _make_data(places: Places) -> None:
    """Make the folder of the store."""
    folder = places.store.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise ScorecardError(
            words.Beginning.FOLDER_NOT_MADE.format(folder=folder, why=why)
        ) from None


def _make_plan(places: Places, source: Path) -> bool:
    """Write the plan unless one stands there; say whether it was written."""
    try:
        with places.plan.open("xb") as file:
            file.write(source.read_bytes())
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        return False
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ScorecardError(
            words.Beginning.NOT_WRITTEN.format(place=places.plan, why=why)
        ) from None
    return True


@click.command()
@click.option("--of", "of", type=click.Choice(("plan", "scorecard")), default="plan")
@no_options
def schema(of: str) -> None:
    """Print the JSON Schema of indicators.toml, or of the scorecard as JSON."""
    print_json(json_schema() if of == "plan" else scorecard_schema())
