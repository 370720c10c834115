"""`scorecard move`: the readings from a file to a server, and back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.care import confirm
from scorecard.cli.console import print_json, say
from scorecard.cli.options import DATA, Options, done, place_options, watch
from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import UsageError
from scorecard.model.text import folded, quoted
from scorecard.records.address import Address, need_library, read_address
from scorecard.records.evidence import folder_of
from scorecard.records.moving import Moved, move_to_file, move_to_server
from scorecard.records.recovery import tally
from scorecard.records.refusal import lines_told, shown_path
from scorecard.workspace import STORE_NAME, Workspace, find_places

if TYPE_CHECKING:
    from scorecard.records.store import Store

# What PostgreSQL takes for a name without quotes, with room for what is put behind it.
_ROLE = re.compile(r"[a-z_][a-z0-9_]{0,49}")


@click.command()
@click.argument("target", type=DATA, required=False, metavar="[WHERE]")
@click.option("--prepare", is_flag=True)
@click.option("--roles", default="scorecard", metavar="NAME")
@click.option("--yes", "-y", is_flag=True)
@place_options
def move(options: Options, target: Path | str | None, prepare: bool, roles: str, yes: bool) -> None:
    """Move the readings to a server's store, or from there into a folder."""
    if not _ROLE.fullmatch(roles):
        raise UsageError(words.Move.ROLES.format(name=quoted(roles)))
    readers, writers = f"{roles}_reader", f"{roles}_writer"
    if prepare:
        _prepare(readers, writers)
        return
    if target is None:
        raise UsageError(words.Move.NO_TARGET)
    # Not of the options: what is said of a place that was just closed would only be in the way.
    workspace = Workspace(find_places(options.framework, options.data))
    store = workspace.store
    watch(store)
    if isinstance(target, str):
        place: Path | Address = _named(target, workspace)
    else:
        place = target / STORE_NAME
    _ask(store, place, yes=yes)
    if isinstance(place, Address):
        moved = move_to_server(store, place, place.store, readers, writers)
    else:
        moved = move_to_file(store, place)
    done()
    _tell(workspace, place, moved, as_json=options.json)


def _prepare(readers: str, writers: str) -> None:
    need_library()
    from scorecard.records.server import preparation  # noqa: PLC0415 - PostgreSQL's own library

    say(preparation(readers, writers).splitlines())


def _named(target: str, workspace: Workspace) -> Address:
    """Return an address with the name of a store; where none was given, one after the title."""
    tls = workspace.strategy.records.tls
    address = read_address(target, workspace.places.store, tls)
    if address.store:
        return address
    name = re.sub(r"[^a-z0-9]+", "-", folded(workspace.strategy.title)).strip("-")[:40] or "records"
    between = "&" if "?" in target else "?" if "://" in target else " "
    return read_address(f"{target}{between}store={name}", workspace.places.store, tls)


def _ask(store: Store, place: Path | Address, *, yes: bool) -> None:
    said = words.Move
    number = len(tally(store.journal.data()).lines)
    told = {"lines": lines_told(number), "source": store.journal.shown, "target": _shown(place)}
    confirm(said.ASK.format(**told), said.NEEDS, yes=yes)


def _tell(workspace: Workspace, place: Path | Address, moved: Moved, *, as_json: bool) -> None:
    said, source = words.Move, workspace.store.journal.shown
    if as_json:
        data = {"lines": moved.lines, "brought": moved.brought, "left": moved.left}
        there = {"from": source, "to": _shown(place), "sha256": moved.digest}
        print_json({"format": 1, **there, **data})
        return
    told = {"lines": lines_told(moved.lines), "brought": f"{moved.brought:,}"}
    lines = [said.DONE.format(target=_shown(place), **told), said.CLOSED.format(source=source)]
    if moved.left:
        lines.insert(1, plural(said.LEFT, moved.left))
    plan = workspace.places.plan
    if any(reading.evidence for reading in workspace.store.records().readings):
        lines.append(said.EVIDENCE.format(folder=shown_path(folder_of(workspace.places.store))))
    if isinstance(place, Address):
        lines += [said.TO_PLAN.format(plan=plan), "", "[records]", f'store = "{_anybodys(place)}"']
    elif workspace.strategy.records.store:
        lines.append(said.FROM_PLAN.format(plan=plan))

    say(lines)


def _anybodys(place: Address) -> str:
    """Return an address without the user who moved the store: everybody has a name there."""
    return re.sub(r"(?<=://)[^/@?]*@|(?<= )user=\S+ ?", "", place.shown)


def _shown(place: Path | Address) -> str:
    return shown_path(place) if isinstance(place, Path) else place.shown
