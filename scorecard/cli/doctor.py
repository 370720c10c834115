"""``scorecard doctor``: what was found on this computer, for a bug report, and nothing private."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.console import pad, print_json, say, wrap
from scorecard.cli.options import Options, place_options
from scorecard.cli.surroundings import (
    Facts,
    Findings,
    Value,
    disk_of,
    folder_facts,
    look_around,
    packages,
    told,
)
from scorecard.framework.load import cache_folder, load_plan
from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import ScorecardError, Severity
from scorecard.model.plan import TLS_MODES
from scorecard.records.address import Address
from scorecard.records.copy import OwnPlace, copies_beside, copies_folder
from scorecard.records.file import WriterLock
from scorecard.records.journal_file import moved_to
from scorecard.records.recovery import tally
from scorecard.records.refusal import NoStore, NoTurn
from scorecard.records.store import Store
from scorecard.workspace import Places, find_places

if TYPE_CHECKING:
    from scorecard.framework.load import Plan

# So little room in MiB deserves a word.
_LITTLE = 200


@click.command()
@place_options
def doctor(options: Options) -> int:
    """Say what was found of this computer, its terminal, the plan and the store."""
    found = Findings()
    look_around(found)
    places = _plan(found, options)
    if places is not None:
        _store(found, places)
    _cache(found)
    found.facts["packages"] = packages(found)
    if options.json:
        _as_json(found)
    else:
        _show(found)
    return 1 if any(severity is Severity.ERROR for _, severity, _ in found.wrong) else 0


def _plan(found: Findings, options: Options) -> Places | None:
    """Find what can be told of the plan; return the places, None where no store can be looked for.

    What is wrong with a plan is told by its own words, which `check` shows.
    """
    facts = found.facts["plan"] = {"found": False}
    try:
        places = find_places(options.framework)
    except (ScorecardError, OSError):  # the current folder may be gone
        return None
    plan = load_plan(places.plan, use_cache=False)
    faults = sum(fault.severity is Severity.ERROR for fault in plan.faults)
    facts |= {
        "found": bool(plan.digest),
        "where": told(places.plan),
        "bytes": _size(places.plan),
        "indicators": _indicators(plan),
        "faults": faults,
        "warnings": len(plan.faults) - faults,
    }
    if plan.strategy is None:
        found.fail("plan", words.Doctor.PLAN_UNREADABLE)
    elif faults:
        found.fail("plan", plural(words.Doctor.PLAN_FAULTS, faults))
    try:
        return find_places(options.framework, options.data).of(plan.strategy)
    except ScorecardError:
        found.fail("store", words.Doctor.STORE_SETTING)
        return None


def _indicators(plan: Plan) -> Value:
    return None if plan.strategy is None else sum(1 for _ in plan.strategy.indicators())


def _size(path: Path) -> Value:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return None


def _store(found: Findings, places: Places) -> None:
    """Find what can be told of the store and of this computer's copy; nothing is put back."""
    where = places.where
    on_server = isinstance(where, Address)
    facts = found.facts["store"] = {"kind": "server" if on_server else "file"}
    if isinstance(where, Address):
        asked = re.search(rf"\bsslmode=({'|'.join(TLS_MODES)})\b", where.conninfo)
        facts["tls"] = asked[1] if asked else None
    else:
        facts |= _file(found, where)
    store: Store | None = None
    try:
        if on_server and find_spec("psycopg") is None:
            found.fail("store", words.Doctor.NO_LIBRARY)
        else:
            store = Store.open(where)
    except NoStore as error:
        found.fail("store", _no_store(missing=error.missing, on_server=on_server))
    except (ScorecardError, OSError, ValueError):
        found.fail("store", _no_store(missing=False, on_server=on_server))
    if store is not None:
        _lines(found, store, where)
    _copy(found, where, store)


def _no_store(*, missing: bool, on_server: bool) -> str:
    said = words.Doctor
    if on_server:
        return said.SERVER_AWAY
    return said.STORE_MISSING if missing else said.STORE_UNREADABLE


def _file(found: Findings, path: Path) -> Facts:
    """Return what can be told of the file before anything in it is understood."""
    facts: Facts = {"where": told(path), "link": path.is_symlink(), "bytes": _size(path)}
    if path.parent.is_dir():
        facts |= disk_of(path.parent)
    free = facts.get("free")
    if isinstance(free, int) and free < _LITTLE:
        found.note("store", words.Doctor.FULL.format(free=free))
    return facts


def _lines(found: Findings, store: Store, where: Path | Address) -> None:
    said, facts, journal = words.Doctor, found.facts["store"], store.journal
    held = tally(journal.data())
    damaged, foreign = held.odd - held.torn, len(journal.contents.foreign)
    facts |= {
        "format": store.format,
        "lines": len(held.lines),
        "unreadable": damaged,
        "foreign": foreign,
        "writable": not store.read_only,
    }
    if damaged:
        found.note("store", plural(said.UNREADABLE_LINES, damaged))
    if foreign:
        found.note("store", plural(said.FOREIGN_LINES, foreign))
    if isinstance(where, Path):
        beside = len(copies_beside(journal.path, store.store_id, (journal.data(),)))
        facts["beside"] = beside
        facts["moved"] = bool(moved_to(journal.path))
        if beside:
            found.note("store", plural(said.BESIDE, beside))
        facts["lock"] = _lock(found, journal.path)
    if facts.get("moved"):
        found.note("store", said.MOVED)
    elif store.read_only:
        found.note("store", said.NOT_WRITABLE)


def _lock(found: Findings, path: Path) -> str | None:
    """Return how it stands with the lock; one that is not there is not made."""
    lock = WriterLock(path, 0)
    if not lock.path.is_file():
        return "unmade"
    if not os.access(lock.path, os.W_OK):
        return None
    try:
        with lock.held(0):
            return "free"
    except NoTurn as refused:
        found.note("store", words.Doctor.NO_LOCKS if refused.never else words.Doctor.HELD)
        return "impossible" if refused.never else "held"


def _copy(found: Findings, where: Path | Address, store: Store | None) -> None:
    """Find what can be told of this computer's copy of the store, and of where copies are."""
    said, folder = words.Doctor, copies_folder()
    facts = found.facts["copy"] = folder_facts(folder)
    facts["named"] = bool(os.environ.get("SCORECARD_STATE", "").strip())
    place = OwnPlace(folder, where)
    try:
        facts["stores"] = len(place.copies())
        if store is not None:
            known = store.journal.data()
            own = place.copy(store.store_id)
            copied = own.path.read_bytes() if own.path.is_file() else b""
            here, there = tally(copied).lines, tally(known).lines
            facts |= {"lines": len(here), "waiting": len(here - there)}
            facts["lacking"] = len(there - here) if here else None
            if waiting := len(here - there):
                found.note("copy", plural(said.LACKS, waiting))
            if others := len(place.unanswered(store.store_id, (known, copied))):
                found.note("copy", plural(said.OTHERS, others))
    except OSError:
        found.fail("copy", said.COPY_UNREADABLE)
    if not facts["writable"]:
        found.fail("copy", said.COPY_NOT_WRITABLE)
    elif facts["private"] is False:
        found.note("copy", said.COPY_NOT_PRIVATE)


def _cache(found: Findings) -> None:
    folder = cache_folder()
    if folder is None:
        found.facts["cache"] = {"where": "none"}
        return
    facts = found.facts["cache"] = folder_facts(folder)
    with suppress(OSError):
        facts["plans"] = len([*folder.glob("plan-*.json")])
    if facts["private"] is False or not facts["writable"]:
        found.note("cache", words.Doctor.CACHE_OF_NO_USE)


def _show(found: Findings) -> None:
    said = words.Doctor
    lines: list[str] = []
    for part, facts in found.facts.items():
        rows = [(said.FACTS.get(name, name), _told(value)) for name, value in facts.items()]
        room = max(len(label) for label, _ in rows)
        lines += [said.PARTS[part]]
        lines += [said.FACT.format(label=pad(label, room), value=value) for label, value in rows]
        lines += [""]
    number = len(found.wrong)
    lines += [plural(said.WRONG_HEAD, number) if number else said.RIGHT]
    for _, severity, what in found.wrong:
        lines += wrap(said.WRONG[severity.value] + what, "  ", "    ")
    say(lines)


def _told(value: Value) -> str:
    said = words.Doctor
    if value is None:
        return said.UNKNOWN
    if isinstance(value, bool):
        return said.YES if value else said.NO
    return said.VALUES.get(str(value), str(value))


def _as_json(found: Findings) -> None:
    wrong = [
        {"part": part, "severity": severity.value, "what": what}
        for part, severity, what in found.wrong
    ]
    print_json({"format": 1, **found.facts, "wrong": wrong})
