"""``scorecard verify``, ``accept``, ``dismiss``: what the store holds, and its odd lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from scorecard.cli.console import heard_or_not, pad, print_json, say
from scorecard.cli.options import BY, Options, WholeNumber, place_options, who
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import once_ended
from scorecard.model.fault import ScorecardError
from scorecard.model.reading import RevisionReason
from scorecard.model.records import Records
from scorecard.records.address import Address
from scorecard.records.backup import newest, read_backup
from scorecard.records.contents import Contents
from scorecard.records.contested import says
from scorecard.records.entry import place_words
from scorecard.records.evidence import evidence_faults
from scorecard.records.faults import data_faults
from scorecard.records.line import bare, lines_of, parsed, unseal
from scorecard.records.recovery import tally
from scorecard.records.refusal import lines_told, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.fault import Fault
    from scorecard.model.reading import Reading
    from scorecard.records.faulty import FaultyLine
    from scorecard.records.hand_edit import HandEdit
    from scorecard.records.recovery import Recoverable, Tally
    from scorecard.records.store import Store
    from scorecard.workspace import Workspace


class Held(NamedTuple):
    """One place and what it holds; ``held`` None where nothing is, ``wrong`` says why not.

    A backup may lack what was entered since.
    """

    what: str
    path: Path | Address
    held: Tally | None
    wrong: str = ""
    backup: bool = False


@click.command()
@click.argument("backups", nargs=-1, type=click.Path(path_type=Path), metavar="[BACKUP]...")
@place_options
def verify(options: Options, backups: tuple[Path, ...]) -> int:
    """Count what the file, this computer's copy and each BACKUP hold, and compare the digests."""
    store = options.workspace().store
    said = words.Care
    places = [*_own(store), *(_backup(store, path) for path in backups)]
    everything = frozenset().union(*(p.held.lines for p in places if p.held is not None))
    unanswered, foreign = store.journal.unanswered, store.journal.contents.foreign
    bad = sum(_is_bad(place, everything) for place in places) + len(unanswered)
    evidence = [*evidence_faults(store.path, store.records(), store.ids)]
    with heard_or_not():
        if options.json:
            _as_json(places, everything, unanswered, len(foreign), evidence)
        else:
            _show(places, everything)
            if foreign:
                line = min(foreign.values())
                say([plural(said.VERIFY_FOREIGN, len(foreign), line=line)])
            for kept in unanswered:
                say([said.VERIFY_UNANSWERED.format(what=kept.told, path=kept.path)])
            text = said.VERIFY_WHOLE.format(lines=lines_told(len(everything)))
            say([plural(said.VERIFY_NOT, bad) if bad else text])
            if dismissed := sum(each.dismissed for each in store.faulty_lines()):
                say([plural(words.Line.HELD, dismissed)])
            if evidence:
                say([plural(words.Evidence.VERIFY, len(evidence)), *map(str, evidence)])
    return 1 if bad or evidence else 0


def _own(store: Store) -> Iterator[Held]:
    """Yield the file and this computer's copy."""
    said, journal = words.Care, store.journal
    readable = journal.trouble is None
    wrong = "" if readable else said.VERIFY_UNREADABLE
    data = journal.contents.own_part(journal.data())
    held = tally(data) if readable else None
    named = journal.named if isinstance(journal.named, Address) else journal.path
    what = said.VERIFY_SERVER if isinstance(named, Address) else said.VERIFY_FILE
    yield Held(what, named, held, wrong)
    own = journal.own
    if own is None or not own.known:
        yield Held(said.VERIFY_COPY, Path(), None, "")
        return
    try:
        copied = own.read()
        # Mostly both are the same to the byte, and counted once.
        same = held is not None and copied == data
        yield Held(said.VERIFY_COPY, own.path, held if same else tally(copied))
    except OSError as error:
        yield Held(said.VERIFY_COPY, own.path, None, reason(error))


def _backup(store: Store, path: Path) -> Held:
    if path.is_dir():
        found = newest(path, store.store_id)
        if found is None:
            raise ScorecardError(words.Care.NO_BACKUP.format(path=path))
        path = found
    data, against = read_backup(path)
    wrong = words.Care.VERIFY_DIFFERS if against else ""
    data = Contents.of(data, [store.store_id]).own_part(data)
    return Held(words.Care.VERIFY_BACKUP, path, tally(data), wrong, backup=True)


def _is_bad(place: Held, everything: frozenset[bytes]) -> bool:
    if place.wrong or place.held is None:
        return bool(place.wrong)
    if place.backup:
        return bool(place.held.odd)
    # What a save that was cut off left behind was never part of the store.
    return place.held.odd > place.held.torn or place.held.lines != everything


def _show(places: list[Held], everything: frozenset[bytes]) -> None:
    rows = [words.Care.VERIFY_HEAD, *(_row(place, everything) for place in places)]
    table: list[str] = []
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for what, lines, digest, said in rows:
        cells = (pad(what, widths[0]), lines.rjust(widths[1]), pad(digest, widths[2]), said)
        table.append("  ".join(cells).rstrip())
    say(table)


def _row(place: Held, everything: frozenset[bytes]) -> tuple[str, str, str, str]:
    said, held = words.Care, place.held
    if held is None:
        return (place.what, "", "", place.wrong or said.VERIFY_NONE)
    lacking = len(everything - held.lines)
    says = [place.wrong] if place.wrong else []
    if held.odd > held.torn:
        says.append(said.VERIFY_ODD.format(odd=held.odd - held.torn))
    if held.torn:
        says.append(said.VERIFY_TORN.format(torn=held.torn))
    says.append(said.VERIFY_LACKS.format(lines=lines_told(lacking)) if lacking else "")
    text = words.LIST_SEPARATOR.join(part for part in says if part) or said.VERIFY_SAME
    return (place.what, str(len(held.lines)), held.digest[:12], f"{text}  {place.path}")


def _as_json(
    places: list[Held],
    everything: frozenset[bytes],
    unanswered: Sequence[Recoverable],
    foreign: int,
    evidence: Sequence[Fault],
) -> None:
    rows = [
        {
            "what": place.what,
            "path": str(place.path) if place.held is not None or place.wrong else None,
            "lines": len(place.held.lines) if place.held is not None else None,
            "digest": place.held.digest if place.held is not None else None,
            "lacks": len(everything - place.held.lines) if place.held is not None else None,
            "unreadable": place.held.odd if place.held is not None else None,
            "wrong": place.wrong or None,
        }
        for place in places
    ]
    others = [
        {
            "path": str(kept.path),
            "store": kept.store_id,
            "title": kept.title or None,
            "lines": kept.lines,
            "newest": kept.newest,
        }
        for kept in unanswered
    ]
    data = {"format": 1, "lines": len(everything), "places": rows}
    files = [{"path": fault.file, "wrong": fault.what} for fault in evidence]
    print_json({**data, "foreign": foreign, "other_stores": others, "evidence": files})


@click.command()
@click.argument("line", type=WholeNumber(1), metavar="LINE")
@click.option("--reason", default="")
@click.option("--yes", "-y", is_flag=True)
@BY
@place_options
def accept(options: Options, line: int, reason: str, yes: bool, by: str | None) -> None:
    """Enter what LINE of the data file was edited to, or added as, as a revision of yours."""
    workspace = options.workspace()
    said = words.Care
    edit = _find(workspace, line)
    if edit.accepted:
        say([said.ACCEPT_ALREADY.format(line=line)])
        return
    current = workspace.store.head(edit.edited.key)
    _check(workspace, edit, current, yes=yes)
    entry = edit.entry
    if current is not None:
        same = edit.original is not None and entry.reason == edit.original.reason
        default = RevisionReason.CORRECTION.value if same else entry.reason
        entry = replace(entry, reason=reason or default or RevisionReason.CORRECTION.value)
    seen = {entry.key: current.id if current else None}
    (saved,) = workspace.store.add([entry], by=who(by), seen=seen)
    say([_saved(saved, current)])


@click.command()
@click.argument("line", type=WholeNumber(1), metavar="LINE")
@click.option("--because", default="")
@BY
@place_options
def dismiss(options: Options, line: int, because: str, by: str | None) -> None:
    """Say that LINE of the data file, which does not count, is of no use."""
    store, name = options.workspace().store, who(by)
    found = _faulty(store, line)
    if found is None:
        raise ScorecardError(_not_faulty(store, line))
    store.dismiss(found, because, by=name)
    say([words.Line.DISMISSED.format(line=line, by=name, because=because)])


def _faulty(store: Store, line: int) -> FaultyLine | None:
    return next((each for each in store.faulty_lines() if each.line == line), None)


def _not_faulty(store: Store, line: int) -> str:
    """Return why a line cannot be dismissed."""
    said, lines = words.Line, store.journal.data().splitlines()
    if line > len(lines):
        told = lines_told(len(lines))
        return said.NO_LINE.format(file=store.journal.shown, line=line, lines=told)
    counts = bool(unseal([bare(lines[line - 1])])[0])
    text = said.COUNTS if counts else said.NO_SEAL
    return text.format(file=store.journal.shown, line=line)


def _find(workspace: Workspace, line: int) -> HandEdit:
    said, store = words.Care, workspace.store
    found = [edit for edit in store.hand_edits() if edit.line == line]
    if not found:
        if faulty := _faulty(store, line):
            what = words.Line.ACCEPT_FAULTY
            file = store.journal.shown
            raise ScorecardError(what.format(file=file, line=line, what=faulty.what))
        text = said.ACCEPT_NOT_ENTERED if _is_by_hand(store, line) else said.ACCEPT_NO_LINE
        raise ScorecardError(text.format(file=store.journal.shown, line=line))
    return found[0]


def _is_by_hand(store: Store, line: int) -> bool:
    """Say whether a line holds an object without a seal of its own."""
    lines = lines_of(store.journal.data())[line - 1 : line]
    return any(parsed(bare(text)) is not None and not unseal([bare(text)])[0] for text in lines)


def _check(workspace: Workspace, edit: HandEdit, current: Reading | None, *, yes: bool) -> None:
    """Refuse what does not fit the plan, and what would go over a newer revision unasked."""
    said, file = words.Care, workspace.store.journal.shown
    misfits = data_faults(workspace.strategy, Records(readings=(edit.edited,)), file)
    if misfits:
        what = said.ACCEPT_UNFIT.format(file=file, line=edit.line, what=misfits[0].what)
        raise ScorecardError(what)
    expected = edit.original.id if edit.original is not None else None
    if current is not None and current.id != expected and not yes:
        place = place_words(current.key)
        text = said.ACCEPT_ADDED if edit.original is None else said.ACCEPT_NEWER
        raise ScorecardError(
            text.format(file=file, line=edit.line, by=current.by, value=says(current), place=place)
        )


def _saved(saved: Reading, current: Reading | None) -> str:
    said = words.Care
    was = "" if current is None else said.ACCEPTED_WAS.format(value=says(current))
    text = said.ACCEPTED.format(
        place=place_words(saved.key),
        value=says(saved),
        was=was,
        revision=saved.revision,
        by=saved.by,
    )
    return once_ended(text)
