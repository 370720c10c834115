"""``scorecard backup``, ``restore``, ``merge`` and ``forget``: care of the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.console import print_json
from scorecard.cli.options import Asked, place_options
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.text import visible
from scorecard.records.backup import (
    back_up,
    incoming,
    make_from,
    newest,
    read_backup,
    take_in,
    tally,
)
from scorecard.records.contested import place_words, says, sides_words
from scorecard.records.copy import OwnPlace, copies_folder
from scorecard.records.refusal import NoStore, reason, shown_path
from scorecard.records.store import open_store
from scorecard.workspace import find_places

if TYPE_CHECKING:
    from scorecard.records.backup import Incoming
    from scorecard.records.store import Store


def confirm(question: str, needs: str, *, yes: bool) -> None:
    """Go on only when a person says so.

    Args:
        question: what is asked on a terminal.
        needs: what to say where nobody can be asked.
        yes: it was said on the command line.

    Raises:
        ScorecardError: nobody said so; nothing was changed.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise ScorecardError(needs)
    if not click.confirm(question):
        raise ScorecardError(words.Care.STOPPED)


def lines_words(number: int) -> str:
    """Return a number of lines in words."""
    return words.Journal.LINE if number == 1 else words.Journal.LINES.format(number=number)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@place_options
def backup(asked: Asked, folder: Path) -> None:
    """Write a dated copy of the store into DIR, with its SHA-256 beside it.

    The lines that wait on this computer are in it too. Nothing is written when nothing has
    changed since the last backup there.
    """
    made = back_up(asked.workspace().store, folder)
    if asked.json:
        data = {"format": 1, "path": str(made.path), "lines": made.lines, "made": made.made}
        print_json(data)
        return
    text = words.Care.BACKED_UP if made.made else words.Care.BACKED_UP_ALREADY
    click.echo(text.format(path=visible(str(made.path)), lines=lines_words(made.lines)))


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

    said = words.Care
    text = said.RESTORE_WHOLE if not odd else said.RESTORE_ODD
    text = said.RESTORE_ODD_ONE if odd == 1 else text
    click.echo(_visible(text.format(path=source, lines=lines_words(lines), odd=odd)))


def _visible(text: str) -> str:
    return visible(text)


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


@click.command()
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--even-waiting", is_flag=True, help="Also what is on this computer only.")
@place_options
def forget(asked: Asked, yes: bool, even_waiting: bool) -> None:
    """Drop this computer's copy of the store; the file stays as it is.

    For a computer you hand on, or when the file is meant to be what it is now.
    """
    said = words.Care
    path = find_places(asked.framework, asked.data).store
    copies = OwnPlace(copies_folder(), path).copies()
    if not copies:
        click.echo(visible(said.FORGET_NONE.format(file=path)))
        return
    try:
        held = path.read_bytes()
    except OSError:
        held = b""
    known = tally(held).lines
    waiting = 0
    for copy in copies:
        lines = tally(copy.read()).lines
        waiting += len(lines - known)
        text = said.FORGET_SAYS.format(path=copy.path, file=path, lines=lines_words(len(lines)))
        click.echo(visible(text))
    if waiting and not even_waiting:
        text = said.FORGET_WAITING_ONE if waiting == 1 else said.FORGET_WAITING
        raise ScorecardError(text.format(lines=lines_words(waiting), file=path))
    confirm(said.FORGET_ASK, said.FORGET_NEEDS, yes=yes)
    for copy in copies:
        try:
            copy.delete()
        except OSError as error:
            raise ScorecardError(Fault(str(copy.path), reason(error))) from None
    click.echo(said.FORGOTTEN)
