"""``restore``: what a backup has and the store has lost, put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.options import Asked, place_options
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from scorecard.records import Store


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="BACKUP")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Only show what would happen.")
@place_options
def restore(asked: Asked, source: Path, yes: bool, dry_run: bool) -> None:
    """Put back what BACKUP has and the store lacks; a folder means the newest backup in it.

    Nothing the store holds is taken away. A file that is gone or cannot be read any more is made
    anew from the backup; what stood there is kept beside it.
    """
    from scorecard.messages.catalogue import words  # noqa: PLC0415 - loads when used
    from scorecard.records import open_store  # noqa: PLC0415
    from scorecard.records.care.backup import newest, read_backup  # noqa: PLC0415
    from scorecard.records.care.taking_in import incoming  # noqa: PLC0415
    from scorecard.records.refusal import NoStore  # noqa: PLC0415
    from scorecard.workspace import find_places  # noqa: PLC0415

    path = find_places(asked.framework, asked.data).store
    store: Store | None = None
    try:
        store = open_store(path)
    except NoStore:
        readable = False
    else:
        readable = store.journal.trouble is None
    if source.is_dir():
        found = newest(source, store.store_id if store else "")
        if found is None:
            raise ScorecardError(words.Care.NO_BACKUP.format(path=source))
        source = found
    data, against = read_backup(source)
    if against:
        text = words.Care.RESTORE_DIFFERS.format(path=source, what=against)
        click.echo(_visible(text), err=True)
    if store is not None and readable:
        _put_back(store, data, source, yes=yes, dry_run=dry_run)
    else:
        if store is not None:
            # The copy stands in for the file: the backup must be of the same store.
            incoming(store, data, str(source))
        _make_again(path, data, source, yes=yes, dry_run=dry_run)


def _put_back(store: Store, data: bytes, source: Path, *, yes: bool, dry_run: bool) -> None:
    """Add to a store that can be read what it lacks."""
    from scorecard.cli.asking import confirm, lines_words  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.records.care.taking_in import incoming, take_in  # noqa: PLC0415

    said = words.Care
    what = incoming(store, data, str(source))
    _say_held(source, what.known + len(what.lines), what.odd)
    if not what.lines:
        click.echo(said.RESTORE_NONE)
        return
    click.echo(said.RESTORE_SOME.format(lines=lines_words(len(what.lines))))
    if dry_run:
        click.echo(said.DRY_RUN)
        return
    confirm(said.RESTORE_ASK, said.RESTORE_NEEDS, yes=yes)
    take_in(store, what)
    click.echo(said.RESTORED.format(lines=lines_words(len(what.lines))))


def _make_again(path: Path, data: bytes, source: Path, *, yes: bool, dry_run: bool) -> None:
    """Make the store's file from the backup where none can be read."""
    from scorecard.cli.asking import confirm, lines_words  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.records import open_store  # noqa: PLC0415
    from scorecard.records.care.restoring import make_from  # noqa: PLC0415
    from scorecard.records.care.tally import tally  # noqa: PLC0415
    from scorecard.records.refusal import shown_path  # noqa: PLC0415

    said = words.Care
    held = tally(data)
    _say_held(source, len(held.lines), held.odd)
    click.echo(_visible(said.RESTORE_MAKE.format(store=shown_path(path))))
    if dry_run:
        click.echo(said.DRY_RUN)
        return
    confirm(said.RESTORE_ASK, said.RESTORE_NEEDS, yes=yes)
    aside = make_from(path, data)
    open_store(path)
    click.echo(said.RESTORED.format(lines=lines_words(len(held.lines))))
    if aside is not None:
        click.echo(_visible(said.RESTORED_ASIDE.format(path=shown_path(aside))))


def _say_held(source: Path, lines: int, odd: int) -> None:
    from scorecard.cli.asking import lines_words  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415

    said = words.Care
    text = said.RESTORE_WHOLE if not odd else said.RESTORE_ODD
    text = said.RESTORE_ODD_ONE if odd == 1 else text
    click.echo(_visible(text.format(path=source, lines=lines_words(lines), odd=odd)))


def _visible(text: str) -> str:
    from scorecard.model.text import visible  # noqa: PLC0415 - loads when used

    return visible(text)
