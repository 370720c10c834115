"""``init`` and ``demo``: a strategy of one's own, and the bundled example."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.options import Asked, place_options
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from scorecard.workspace import Places


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@place_options
def init(asked: Asked, folder: Path) -> None:  # noqa: ARG001 - taken like everywhere
    """Start a strategy of your own in DIR: a commented plan and an empty store.

    A plan that is there already stays as it is; only what is missing is made.
    """
    from scorecard.bundled import blank_plan  # noqa: PLC0415 - loads when used
    from scorecard.records import Store  # noqa: PLC0415 - loads when used

    places = _places(folder)
    if os.path.lexists(places.store):
        raise ScorecardError(f"{places.store}: a store is there already; nothing was changed")
    made = _make_plan(places, blank_plan())
    Store.create(places.store)
    if made:
        click.echo(f"{places.plan}: a strategy to fill in.")
    click.echo(f"{places.store}: an empty store.")
    click.echo(f"Next: write your indicators into {places.plan}, then look at them with:")
    click.echo(f"  scorecard status --framework {places.plan}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@place_options
def demo(asked: Asked, folder: Path) -> None:  # noqa: ARG001 - taken like everywhere
    """Put the bundled example, the ICBL-CMC Strategy 2017–2021, into DIR to try things on."""
    from scorecard.bundled import example_plan, example_readings  # noqa: PLC0415
    from scorecard.records import copy_store  # noqa: PLC0415 - loads when used

    places = _places(folder)
    for place in (places.plan, places.store):
        if os.path.lexists(place):
            raise ScorecardError(f"{place}: is there already; nothing was changed")
    _make_plan(places, example_plan())
    copied = copy_store(example_readings(), places.store)
    click.echo(f"{places.plan}: the ICBL-CMC Strategy 2017–2021.")
    click.echo(f"{places.store}: its {copied} readings, every edition a revision.")
    click.echo(f"Next: scorecard status --framework {places.plan}")


def _places(folder: Path) -> Places:
    from scorecard.workspace import DATA_NAME, PLAN_NAME, STORE_NAME, Places  # noqa: PLC0415

    if folder.exists() and not folder.is_dir():
        raise ScorecardError(f"{folder}: is a file; name a folder")
    try:
        (folder / DATA_NAME).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ScorecardError(f"{folder}: the folder cannot be made: {why}") from None
    return Places(folder / PLAN_NAME, folder / DATA_NAME / STORE_NAME)


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
