"""``verify``: the file, this computer's copy and backups, held against one another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from scorecard.cli.options import Asked, place_options
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.records import Store
    from scorecard.records.care.tally import Tally


class Held(NamedTuple):
    """One place and what it holds; ``held`` None where nothing is, ``wrong`` says why not.

    A backup may lack what was entered since.
    """

    what: str
    path: Path
    held: Tally | None
    wrong: str = ""
    backup: bool = False


@click.command()
@click.argument("backups", nargs=-1, type=click.Path(path_type=Path), metavar="[BACKUP]...")
@place_options
def verify(asked: Asked, backups: tuple[Path, ...]) -> int:
    """Count what the file, this computer's copy and each BACKUP hold, and compare the digests.

    A folder means the newest backup in it. A backup may lack what was entered since; that is
    said. Exits with 1 when the file or the copy lacks a line, or anything is damaged; what a save
    that was cut off left behind is neither.
    """
    from scorecard.cli.asking import lines_words  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415

    said = words.Care
    store = asked.workspace().store
    places = [*_own(store), *(_backup(store, path) for path in backups)]
    everything = frozenset().union(*(p.held.lines for p in places if p.held is not None))
    bad = sum(_is_bad(place, everything) for place in places)
    if asked.json:
        _as_json(places, everything)
    else:
        _show(places, everything)
        text = said.VERIFY_WHOLE.format(lines=lines_words(len(everything)))
        if bad:
            text = said.VERIFY_NOT_ONE if bad == 1 else said.VERIFY_NOT.format(number=bad)
        click.echo(text)
    return 1 if bad else 0


def _own(store: Store) -> Iterator[Held]:
    """Yield the file and this computer's copy."""
    from scorecard.messages.catalogue import words  # noqa: PLC0415 - loads when used
    from scorecard.records.care.tally import tally  # noqa: PLC0415
    from scorecard.records.copy.kept import Kept  # noqa: PLC0415
    from scorecard.records.refusal import reason  # noqa: PLC0415

    said, journal = words.Care, store.journal
    readable = journal.trouble is None
    wrong = "" if readable else said.VERIFY_UNREADABLE
    yield Held(said.VERIFY_FILE, journal.path, tally(journal.data()) if readable else None, wrong)
    own = journal.own if isinstance(journal, Kept) else None
    if own is None or not own.known:
        yield Held(said.VERIFY_COPY, Path(), None, "")
        return
    try:
        yield Held(said.VERIFY_COPY, own.path, tally(own.read()))
    except OSError as error:
        yield Held(said.VERIFY_COPY, own.path, None, reason(error))


def _backup(store: Store, path: Path) -> Held:
    from scorecard.messages.catalogue import words  # noqa: PLC0415 - loads when used
    from scorecard.records.care.backup import newest, read_backup  # noqa: PLC0415
    from scorecard.records.care.tally import tally  # noqa: PLC0415

    if path.is_dir():
        found = newest(path, store.store_id)
        if found is None:
            raise ScorecardError(words.Care.NO_BACKUP.format(path=path))
        path = found
    data, against = read_backup(path)
    wrong = words.Care.VERIFY_DIFFERS if against else ""
    return Held(words.Care.VERIFY_BACKUP, path, tally(data), wrong, backup=True)


def _is_bad(place: Held, everything: frozenset[bytes]) -> bool:
    if place.wrong or place.held is None:
        return bool(place.wrong)
    if place.backup:
        return bool(place.held.odd)
    # What a save that was cut off left behind was never part of the store.
    return place.held.odd > place.held.torn or place.held.lines != everything


def _show(places: list[Held], everything: frozenset[bytes]) -> None:
    from scorecard.cli.console import pad  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.model.text import visible  # noqa: PLC0415

    rows = [words.Care.VERIFY_HEAD, *(_row(place, everything) for place in places)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for what, lines, digest, says in rows:
        cells = (pad(what, widths[0]), lines.rjust(widths[1]), pad(digest, widths[2]), says)
        click.echo(visible("  ".join(cells).rstrip()))


def _row(place: Held, everything: frozenset[bytes]) -> tuple[str, str, str, str]:
    from scorecard.cli.asking import lines_words  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415

    said, held = words.Care, place.held
    if held is None:
        return (place.what, "", "", place.wrong or said.VERIFY_NONE)
    lacking = len(everything - held.lines)
    says = [place.wrong] if place.wrong else []
    if held.odd > held.torn:
        says.append(said.VERIFY_ODD.format(odd=held.odd - held.torn))
    if held.torn:
        says.append(said.VERIFY_TORN.format(torn=held.torn))
    says.append(said.VERIFY_LACKS.format(lines=lines_words(lacking)) if lacking else "")
    text = ", ".join(part for part in says if part) or said.VERIFY_SAME
    return (place.what, str(len(held.lines)), held.digest[:12], f"{text}  {place.path}")


def _as_json(places: list[Held], everything: frozenset[bytes]) -> None:
    from scorecard.cli.console import print_json  # noqa: PLC0415 - loads when used

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
    print_json({"format": 1, "lines": len(everything), "places": rows})
