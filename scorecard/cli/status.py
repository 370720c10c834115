"""``status``: the scorecard of a year as text."""

from __future__ import annotations

import click

from scorecard.cli.options import Asked, common_options
from scorecard.cli.standing import print_status


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@common_options
def status(asked: Asked, ids: tuple[str, ...] = ()) -> None:
    """Show the scorecard of a year: what is on track, what is off track.

    With IDs of goals, objectives or indicators, shows those alone.
    """
    print_status(asked, ids)
