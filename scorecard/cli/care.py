"""``scorecard backup``, ``restore``, ``merge`` and ``forget``: care of the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.console import ask, print_json, say, say_aside, tell
from scorecard.cli.options import Options, done, place_options, watch
from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.backup import (
    back_up,
    incoming,
    make_from,
    newest,
    read_backup,
    take_in,
    tally,
)
from scorecard.records.contested import says, sides_words
from scorecard.records.copy import OwnPlace, copies_folder
from scorecard.records.entry import place_words
from scorecard.records.refusal import NoStore, lines_told, reason, shown_path
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
    if not ask(question):
        raise ScorecardError(words.Care.STOPPED)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@place_options
def backup(options: Options, folder: Path) -> None:
    """Write a dated copy of the store into DIR, with its SHA-256 beside it."""
    made = back_up(options.workspace().store, folder)
    done()
    if options.json:
        data = {"format": 1, "path": str(made.path), "lines": made.lines, "made": made.made}
        print_json(data)
        return
    text = words.Care.BACKED_UP if made.made else words.Care.BACKED_UP_ALREADY
    say([text.format(path=made.path, lines=lines_told(made.lines))])


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="BACKUP")
@click.option("--yes", "-y", is_flag=True)
@click.option("--dry-run", is_flag=True)
@place_options
def restore(options: Options, source: Path, yes: bool, dry_run: bool) -> None:
    """Put back what BACKUP has and the store lacks; a folder means the newest backup in it."""
    path = find_places(options.framework, options.data).store
    store: Store | None = None
    try:
        store = open_store(path)
    except NoStore:
        readable = False
    else:
        watch(store)
        readable = store.journal.trouble is None
    if source.is_dir():
        found = newest(source, store.store_id if store else "")
        if found is None:
            raise ScorecardError(words.Care.NO_BACKUP.format(path=source))
        source = found
    data, against = read_backup(source)
    if against:
        text = words.Care.RESTORE_DIFFERS.format(path=source, what=against)
        say_aside(text)
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
        say([said.RESTORE_NONE])
        return
    tell([said.RESTORE_SOME.format(lines=lines_told(len(what.lines)))])
    if dry_run:
        say([said.DRY_RUN])
        return
    confirm(said.RESTORE_ASK, said.RESTORE_NEEDS, yes=yes)
    take_in(store, what)
    say([said.RESTORED.format(lines=lines_told(len(what.lines)))])


def _make_again(path: Path, data: bytes, source: Path, *, yes: bool, dry_run: bool) -> None:
    """Make the store's file from the backup where none can be read."""
    said = words.Care
    held = tally(data)
    _say_held(source, len(held.lines), held.odd)
    tell([said.RESTORE_MAKE.format(store=shown_path(path))])
    if dry_run:
        say([said.DRY_RUN])
        return
    confirm(said.RESTORE_ASK, said.RESTORE_NEEDS, yes=yes)
    aside = make_from(path, data)
    open_store(path)
    done()
    lines = [said.RESTORED.format(lines=lines_told(len(held.lines)))]
    if aside is not None:
        lines.append(said.RESTORED_ASIDE.format(path=shown_path(aside)))
    say(lines)


def _say_held(source: Path, lines: int, odd: int) -> None:
    said = words.Care
    told = {"path": source, "lines": lines_told(lines)}
    text = plural(said.RESTORE_ODD, odd, **told) if odd else said.RESTORE_WHOLE.format(**told)
    tell([text])


# As many new readings are shown; the rest is counted.
SHOWN = 10


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", "-y", is_flag=True)
@click.option("--dry-run", is_flag=True)
@place_options
def merge(options: Options, file: Path, yes: bool, dry_run: bool) -> None:
    """Take in the lines of FILE, another copy of this store, that the store has not."""
    store = options.workspace().store
    data, _ = read_backup(file)
    what = incoming(store, data, str(file))
    said = words.Care
    _show(what)
    if not what.lines:
        say([said.MERGE_NONE])
        return
    if dry_run:
        say([said.DRY_RUN])
        return
    confirm(said.MERGE_ASK, said.MERGE_NEEDS, yes=yes)
    take_in(store, what)
    say([said.MERGED.format(lines=lines_told(len(what.lines)))])


def _show(what: Incoming) -> None:
    said = words.Care
    new = lines_told(len(what.lines))
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
    for contest in what.board:
        template = said.MERGE_CONTESTED if contest.of_one else said.MERGE_GIVEN_TWICE
        lines.append(template.format(place=contest.place, sides=sides_words(contest.sides)))
    tell(lines)
    if what.odd:
        say_aside(plural(said.MERGE_ODD, what.odd, path=what.name))


@click.command()
@click.option("--yes", "-y", is_flag=True)
@click.option("--even-waiting", is_flag=True)
@place_options
def forget(options: Options, yes: bool, even_waiting: bool) -> None:
    """Drop this computer's copy of the store; the file stays as it is."""
    said = words.Care
    path = find_places(options.framework, options.data).store
    place = OwnPlace(copies_folder(), path)
    # A copy at a path that the store was moved from would be brought along again.
    here = place.copies()
    copies = here + [moved for copy in here for moved in place.left_behind(copy.path.stem)]
    if not copies:
        say([said.FORGET_NONE.format(file=path)])
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
        text = said.FORGET_SAYS.format(path=copy.path, file=copy.of, lines=lines_told(len(lines)))
        tell([text])
    if waiting and not even_waiting:
        raise ScorecardError(plural(said.FORGET_WAITING, waiting, file=path))
    confirm(said.FORGET_ASK, said.FORGET_NEEDS, yes=yes)
    for copy in copies:
        try:
            copy.delete()
        except OSError as error:
            raise ScorecardError(Fault(str(copy.path), reason(error))) from None
    done()
    say([said.FORGOTTEN])
