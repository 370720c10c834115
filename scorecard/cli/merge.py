"""``merge``: another copy of the store taken in, by revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.options import Asked, place_options

if TYPE_CHECKING:
    from scorecard.records.care.taking_in import Incoming

# As many new readings are shown; the rest is counted.
SHOWN = 10


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Only show what would happen.")
@place_options
def merge(asked: Asked, file: Path, yes: bool, dry_run: bool) -> None:
    """Take in the lines of FILE, another copy of this store, that the store has not.

    Shows what is new, and which readings two people revised at once; asks on a terminal, needs
    --yes elsewhere. FILE stays as it is.
    """
    from scorecard.cli.asking import confirm, lines_words  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.records.care.backup import read_backup  # noqa: PLC0415
    from scorecard.records.care.taking_in import incoming, take_in  # noqa: PLC0415

    store = asked.workspace().store
    data, _ = read_backup(file)
    what = incoming(store, data, str(file))
    said = words.Care
    _show(what)
    if not what.lines:
        click.echo(said.MERGE_NONE)
        return
    if dry_run:
        click.echo(said.DRY_RUN)
        return
    confirm(said.MERGE_ASK, said.MERGE_NEEDS, yes=yes)
    take_in(store, what)
    click.echo(said.MERGED.format(lines=lines_words(len(what.lines))))


def _show(what: Incoming) -> None:
    from scorecard.cli.asking import lines_words  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.model.text import visible  # noqa: PLC0415
    from scorecard.records.care.rivals import place_words, says, sides_words  # noqa: PLC0415

    said = words.Care
    new = lines_words(len(what.lines))
    lines = [said.MERGE_SAYS.format(path=what.name, lines=new, known=what.known)]
    lines += [
        said.MERGE_NEW.format(place=place_words(reading.key), value=says(reading), by=reading.by)
        for reading in what.readings[:SHOWN]
    ]
    if len(what.readings) > SHOWN:
        lines.append(said.MERGE_MORE.format(number=len(what.readings) - SHOWN))
    lines += [
        said.MERGE_CONTESTED.format(place=place_words(key), sides=sides_words(ends))
        for key, ends in what.contested.items()
    ]
    for line in lines:
        click.echo(visible(line))
    if what.odd:
        text = said.MERGE_ODD_ONE if what.odd == 1 else said.MERGE_ODD
        click.echo(visible(text.format(path=what.name, odd=what.odd)), err=True)
