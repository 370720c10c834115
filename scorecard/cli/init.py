"""``scorecard init``, ``demo`` and ``schema``: a strategy begun."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from scorecard.bundled import blank_plan, example_plan, example_readings
from scorecard.cli.console import print_json, say
from scorecard.cli.options import done, no_options
from scorecard.framework.schema import json_schema
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.records.backup import copy_store
from scorecard.records.store import Store
from scorecard.workspace import DATA_NAME, PLAN_NAME, STORE_NAME, Places


@click.command()
@click.argument("folder", metavar="DIR")
@no_options
def init(folder: str) -> None:
    """Start a strategy of your own in DIR: a commented plan and an empty store."""
    places = _places(folder)
    if os.path.lexists(places.store):
        raise ScorecardError(words.Beginning.STORE_THERE.format(place=places.store))
    _make_data(places)
    made = _make_plan(places, blank_plan())
    Store.create(places.store)
    done()
    said = words.Beginning
    lines = [said.PLAN.format(plan=places.plan)] if made else []
    lines += [said.STORE.format(store=places.store), said.NEXT.format(plan=places.plan)]
    say([*lines, said.NEXT_COMMAND.format(plan=shlex.quote(str(places.plan)))])


@click.command()
@click.argument("folder", metavar="DIR")
@no_options
def demo(folder: str) -> None:
    """Put the bundled example, the ICBL-CMC Strategy 2017–2021, into DIR to try things on."""
    places = _places(folder)
    for place in (places.plan, places.store):
        if os.path.lexists(place):
            raise ScorecardError(words.Beginning.THERE.format(place=place))
    _make_data(places)
    _make_plan(places, example_plan())
    copied = copy_store(example_readings(), places.store)
    done()
    said = words.Beginning
    say(
        [
            said.DEMO_PLAN.format(plan=places.plan),
            said.DEMO_STORE.format(store=places.store, number=copied),
            said.DEMO_NEXT.format(plan=shlex.quote(str(places.plan))),
        ]
    )


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
@no_options
def schema() -> None:
    """Print the JSON Schema of indicators.toml, so that editors complete and check it."""
    print_json(json_schema())
