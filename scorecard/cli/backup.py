"""``backup``: a dated copy of everything the store holds."""

from __future__ import annotations

from pathlib import Path

import click

from scorecard.cli.options import Asked, place_options


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@place_options
def backup(asked: Asked, folder: Path) -> None:
    """Write a dated copy of the store into DIR, with its SHA-256 beside it.

    The lines that wait on this computer are in it too. Nothing is written when nothing has
    changed since the last backup there.
    """
    from scorecard.cli.asking import lines_words  # noqa: PLC0415 - loads when used
    from scorecard.cli.console import print_json  # noqa: PLC0415
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.model.text import visible  # noqa: PLC0415
    from scorecard.records.care.backup import back_up  # noqa: PLC0415

    made = back_up(asked.workspace().store, folder)
    if asked.json:
        data = {"format": 1, "path": str(made.path), "lines": made.lines, "made": made.made}
        print_json(data)
        return
    text = words.Care.BACKED_UP if made.made else words.Care.BACKED_UP_ALREADY
    click.echo(text.format(path=visible(str(made.path)), lines=lines_words(made.lines)))
