"""``scorecard init``, ``demo`` and ``schema``: a strategy begun."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from scorecard.bundled import blank_plan, example_plan, example_readings
from scorecard.cli.console import print_json
from scorecard.cli.options import Options, place_options
from scorecard.framework.schema import json_schema
from scorecard.model.fault import ScorecardError
from scorecard.model.text import visible
from scorecard.records.backup import copy_store
from scorecard.records.store import Store
from scorecard.workspace import DATA_NAME, PLAN_NAME, STORE_NAME, Places


@click.command()
@click.argument("folder", metavar="DIR")
@place_options
def init(options: Options, folder: str) -> None:  # noqa: ARG001 - taken like everywhere
    """Start a strategy of your own in DIR: a commented plan and an empty store."""
    places = _places(folder)
    if os.path.lexists(places.store):
        raise ScorecardError(f"{places.store}: a store is there already; nothing was changed")
    _make_data(places)
    made = _make_plan(places, blank_plan())
    Store.create(places.store)
    if made:
        _say(f"{places.plan}: a strategy to fill in.")
    _say(f"{places.store}: an empty store.")
    _say(f"Next: write your indicators into {places.plan}, then look at them with:")
    _say(f"  scorecard status --framework {shlex.quote(str(places.plan))}")


@click.command()
@click.argument("folder", metavar="DIR")
@place_options
def demo(options: Options, folder: str) -> None:  # noqa: ARG001 - taken like everywhere
    """Put the bundled example, the ICBL-CMC Strategy 2017–2021, into DIR to try things on."""
    places = _places(folder)
    for place in (places.plan, places.store):
        if os.path.lexists(place):
            raise ScorecardError(f"{place}: is there already; nothing was changed")
    _make_data(places)
    _make_plan(places, example_plan())
    copied = copy_store(example_readings(), places.store)
    _say(f"{places.plan}: the ICBL-CMC Strategy 2017–2021.")
    _say(f"{places.store}: its {copied} readings, every edition a revision.")
    _say(f"Next: scorecard status --framework {shlex.quote(str(places.plan))}")


def _say(text: str) -> None:
    click.echo(visible(text))


def _places(named: str) -> Places:
    """Return where plan and store are to stand; nothing is made yet."""
    if not named.strip():
        raise ScorecardError("the folder has no name; write a dot for this one")
    folder = Path(named)
    for place in (folder, folder / DATA_NAME):
        if os.path.lexists(place) and not place.is_dir():
            raise ScorecardError(f"{place}: is a file; a folder is needed there")
    return Places(folder / PLAN_NAME, folder / DATA_NAME / STORE_NAME)


def _make_data(places: Places) -> None:
    """Make the folder of the store."""
    folder = places.store.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise ScorecardError(f"{folder}: the folder cannot be made: {why}") from None


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
        raise ScorecardError(f"{places.plan}: not written: {why}") from None
    return True


@click.command()
@place_options
def schema(options: Options) -> None:  # noqa: ARG001 - taken like everywhere, and without meaning here
    """Print the JSON Schema of indicators.toml, so that editors complete and check it."""
    print_json(json_schema())
