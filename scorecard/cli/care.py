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
)
from scorecard.records.contested import says, sides_words
from scorecard.records.copy import OwnPlace, copies_folder
from scorecard.records.entry import place_words
from scorecard.records.evidence import folder_of, missing_words
from scorecard.records.recovery import (
    described,
    newest_of_each,
    stated,
    store_in,
    store_of,
    tally,
)
from scorecard.records.refusal import NoStore, lines_told, reason, shown_path
from scorecard.records.store import Store, open_store
from scorecard.workspace import read_places, title_of

if TYPE_CHECKING:
    from scorecard.records.address import Address
    from scorecard.records.backup import Incoming
    from scorecard.records.recovery import Recoverable


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
    store = options.workspace().store
    made = back_up(store, folder)
    done()
    if options.json:
        data = {"format": 1, "path": str(made.path), "lines": made.lines, "made": made.made}
        print_json(data)
        return
    text = words.Care.BACKED_UP if made.made else words.Care.BACKED_UP_ALREADY
    lines = [text.format(path=made.path, lines=lines_told(made.lines))]
    named = {file for reading in store.records().readings for file in reading.evidence}
    if named:
        apart = shown_path(folder_of(store.path))
        lines.append(plural(words.Care.EVIDENCE_APART, len(named), folder=apart))
    say(lines)


OTHER = click.option("--other-store", "other", is_flag=True)


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="BACKUP")
@click.option("--yes", "-y", is_flag=True)
@click.option("--dry-run", is_flag=True)
@OTHER
@place_options
def restore(options: Options, source: Path, yes: bool, dry_run: bool, other: bool) -> None:
    """Put back what BACKUP has and the store lacks; a folder means the newest backup in it."""
    places = read_places(options.framework, options.data)
    if places.server is not None:
        _restore_to_server(places.server, source, yes=yes, dry_run=dry_run)
        return
    path = places.store
    store: Store | None = None
    kept: list[Recoverable] = []
    try:
        store = open_store(path)
    except NoStore:
        readable = False
        kept = OwnPlace(copies_folder(), path).recoverable(title_of(places))
        here = kept[0].store_id if kept else ""
    else:
        watch(store)
        readable = store.journal.trouble is None
        here = store.store_id
    if source.is_dir():
        source = _of_folder(source, here)
    data, against = read_backup(source)
    if against:
        text = words.Care.RESTORE_DIFFERS.format(path=source, what=against)
        say_aside(text)
    theirs = store_in(data) or stated(source).get("store", "")
    if any(theirs == one.store_id for one in kept):
        here = theirs
    if here and theirs and theirs != here:
        _check_other(path, source, here, other=other)
        before = "replaced" if readable else "damaged"
        _make_again(path, data, source, yes=yes, dry_run=dry_run, before=before)
    elif store is not None and readable:
        _put_back(store, data, source, yes=yes, dry_run=dry_run)
    else:
        if store is not None:
            # The copy stands in for the file: the backup must be a store's that can be written.
            incoming(store, data, str(source))
        _make_again(path, data, source, yes=yes, dry_run=dry_run)


def _restore_to_server(address: Address, source: Path, *, yes: bool, dry_run: bool) -> None:
    """Put back what a backup has and a server's store lacks; nothing is made anew there."""
    store = open_store(address)
    watch(store)
    if source.is_dir():
        source = _of_folder(source, store.store_id)
    data, against = read_backup(source)
    if against:
        say_aside(words.Care.RESTORE_DIFFERS.format(path=source, what=against))
    theirs = store_in(data) or stated(source).get("store", "")
    if store.journal.trouble is not None or (theirs and theirs != store.store_id):
        raise ScorecardError(Fault(address.shown, words.Care.NOT_ON_SERVER))
    _put_back(store, data, source, yes=yes, dry_run=dry_run)


def _of_folder(folder: Path, here: str) -> Path:
    """Return the newest backup in a folder of the store that is here, or of the only one there.

    Raises:
        ScorecardError: there is none, or somebody must choose; what is there is listed.
    """
    said = words.Care
    if here and (found := newest(folder, here)) is not None:
        return found
    there = newest_of_each(folder)
    if not there:
        raise ScorecardError(said.NO_BACKUP.format(path=folder))
    if len(there) == 1 and not here:
        return there[0].path
    head = said.BACKUPS_OTHER.format(path=folder, id=here[-8:]) if here else said.BACKUPS_SEVERAL
    listed = [said.BACKUP_LISTED.format(path=kept.path, what=kept.told) for kept in there]
    raise ScorecardError(head.format(path=folder), *listed)


def _check_other(path: Path, source: Path, here: str, *, other: bool) -> None:
    """Tell that a backup is not of the store that is here, and go on only where it was said.

    Raises:
        ScorecardError: it was not said; nothing was changed.
    """
    said, kept = words.Care, described(source)
    what = kept.told if kept is not None else lines_told(0)
    told = {"path": source, "what": what, "store": shown_path(path), "id": here[-8:]}
    if not other:
        raise ScorecardError(said.RESTORE_OTHER.format(**told))
    say_aside(said.RESTORE_OTHER_TOLD.format(**told))


def _put_back(store: Store, data: bytes, source: Path, *, yes: bool, dry_run: bool) -> None:
    """Add to a store that can be read what it lacks."""
    said = words.Care
    what = incoming(store, data, str(source))
    _say_held(source, what.known + len(what.lines), what.odd)
    if not what.lines:
        _say_with_evidence(store, said.RESTORE_NONE)
        return
    tell([said.RESTORE_SOME.format(lines=lines_told(len(what.lines)))])
    if dry_run:
        say([said.DRY_RUN])
        return
    confirm(said.RESTORE_ASK, said.RESTORE_NEEDS, yes=yes)
    take_in(store, what)
    _say_with_evidence(store, said.RESTORED.format(lines=lines_told(len(what.lines))))


def _make_again(
    path: Path, data: bytes, source: Path, *, yes: bool, dry_run: bool, before: str = "damaged"
) -> None:
    """Make the store's file from the backup where none can be read, or another's is."""
    said = words.Care
    held = tally(data)
    _say_held(source, len(held.lines), held.odd)
    text = said.RESTORE_MAKE if before == "damaged" else said.RESTORE_REPLACE
    tell([text.format(store=shown_path(path))])
    if dry_run:
        say([said.DRY_RUN])
        return
    confirm(said.RESTORE_ASK, said.RESTORE_NEEDS, yes=yes)
    aside = make_from(path, data, before=before)
    store = open_store(path)
    done()
    lines = [said.RESTORED.format(lines=lines_told(len(held.lines)))]
    if aside is not None:
        lines.append(said.RESTORED_ASIDE.format(path=shown_path(aside)))
    _say_with_evidence(store, *lines)


def _say_with_evidence(store: Store, *lines: str) -> None:
    """Say what was done, and what of the evidence did not come along."""
    missing = missing_words(store.path, store.records(), store.ids)
    say(filter(None, (*lines, missing)))


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
@OTHER
@place_options
def merge(options: Options, file: Path, yes: bool, dry_run: bool, other: bool) -> None:
    """Take in the lines of FILE, another copy of this store, that the store has not."""
    workspace = options.workspace()
    store, said = workspace.store, words.Care
    data, _ = read_backup(file)
    what = incoming(store, data, str(file), other=other)
    _show(what)
    if not what.lines:
        _say_with_evidence(store, said.MERGE_NONE)
        return
    if dry_run:
        say([said.DRY_RUN])
        return
    confirm(said.MERGE_ASK, said.MERGE_NEEDS, yes=yes)
    if other:
        store.journal.settle(what.lines)
    take_in(store, what)
    _say_with_evidence(store, said.MERGED.format(lines=lines_told(len(what.lines))))


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
@OTHER
@place_options
def forget(options: Options, yes: bool, even_waiting: bool, other: bool) -> None:
    """Drop this computer's copy of the store; the file stays as it is."""
    said = words.Care
    where = read_places(options.framework, options.data).where
    place = OwnPlace(copies_folder(), where)
    here, held = _held_at(where)
    ours = [copy for copy in place.copies() if not here or copy.is_of(here)]
    others = [
        copy for copy in (*place.copies(), *place.linked_copies()) if here and not copy.is_of(here)
    ]
    # A copy at a path that the store was moved from would be brought along again.
    ours += [moved for copy in ours for moved in place.left_behind(copy.path.stem)]
    chosen = others if other else ours
    if not chosen:
        text = said.FORGET_NONE_BUT if others else said.FORGET_NONE
        say([text.format(file=where)])
        return
    known = tally(held).lines
    waiting = 0
    for copy in chosen:
        lines = tally(copy.read()).lines
        waiting += len(lines - known)
        text = said.FORGET_SAYS.format(path=copy.path, file=copy.of, lines=lines_told(len(lines)))
        kept = described(copy.path, place.note(copy.path.stem).title) if other else None
        if kept is not None:
            text = said.FORGET_OTHER.format(path=copy.path, what=kept.told)
        tell([text])
    if waiting and not other and not even_waiting:
        raise ScorecardError(plural(said.FORGET_WAITING, waiting, file=where))
    confirm(said.FORGET_ASK, said.FORGET_NEEDS, yes=yes)
    for copy in chosen:
        try:
            copy.delete()
        except OSError as error:
            raise ScorecardError(Fault(str(copy.path), reason(error))) from None
    if others and not other:
        place.copy(here).make()  # it goes on being the store of this place
    done()
    say([said.FORGOTTEN_OTHER if other else said.FORGOTTEN])


def _held_at(where: Path | Address) -> tuple[str, bytes]:
    """Return which store is there and its bytes; nothing of either where it cannot be read."""
    if isinstance(where, Path):
        try:
            return store_of(where), where.read_bytes()
        except OSError:
            return store_of(where), b""
    try:
        store = Store.open(where)
    except ScorecardError:
        return "", b""
    return store.store_id, store.journal.data()
