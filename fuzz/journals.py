"""Journals: lines with nonsense inside and sealed anew, torn, doubled, shuffled and foreign."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from fuzz.case import PLAN, STORE, Case
from fuzz.material import alter, odd, spoil_bytes, text
from fuzz.plans import readings, sources
from scorecard.records.line import seal

if TYPE_CHECKING:
    from random import Random

EMPTY_STORE = seal(
    {
        "type": "header",
        "format": 1,
        "store": "01a209a540830ea5f08758f31e00",
        "at": "2026-11-23T18:22:34.627Z",
    }
)
# What git, editors and disks leave.
_STRAY = (
    *(b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> theirs\n"),
    *(b"{}\n", b"[]\n", b"\0\0\n", b"null\n"),
)
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("status", "--json"),
    ("status", "--as-of", "2019"),
    ("verify",),
    ("due", "--year", "2020"),
    ("history", "ccm-states-parties"),
    ("show", "ccm-states-parties"),
    ("changes",),
    ("report", "--output", "-"),
    ("export", "-", "--history"),
    ("compare",),
    ("priority", "list"),
    ("decision", "list"),
    ("record", "ccm-states-parties", "2018", "107", "--reason", "correction", "--yes"),
    ("comment", "1a", "2020", "What was seen"),
    ("priority", "add", "2021", "A priority"),
    ("decision", "add", "A decision", "--on", "2020-05-05"),
    ("close", "2019", "--yes"),
    ("reopen", "2019", "--because", "B"),
    ("retract", "ccm-states-parties", "2018", "--reason", "R"),
    ("accept", "5", "--yes", "--reason", "R"),
    ("accept", "214", "--yes"),
    ("backup", "kept"),
    ("merge", "other.jsonl", "--yes"),
    ("restore", "other.jsonl", "--yes"),
    ("forget", "--yes"),
)
# What each other type of line says, as the commands write it.
_SAYS: dict[str, dict[str, Any]] = {
    "comment": {"revision": 1, "about": "1a", "year": 2019, "text": "T", "state": "final"},
    "priority": {
        "revision": 1,
        "ref": "2020-1",
        "year": 2020,
        "text": "T",
        "kind": "thematic",
        "about": ["1a"],
        "state": "proposed",
    },
    "decision": {"revision": 1, "ref": "D2020-1", "text": "T", "on": "2020-05-05", "about": ["1a"]},
    "close": {"year": 2018, "on": "2019-05-05"},
    "judgement": {
        "revision": 1,
        "indicator": "voice",
        "year": 2019,
        "status": "on_track",
        "because": "B",
    },
}
_BOARD = tuple(
    {
        "type": type_,
        "id": f"01a209a573de1191d99c4b89f{number:03}",
        **said,
        "by": "ana",
        "at": "2020-06-01T00:00:00Z",
    }
    for number, (type_, said) in enumerate(_SAYS.items())
)


@cache
def _store() -> tuple[bytes, ...]:
    """Return the bundled store's lines under an id of its own: of the example nothing is copied."""
    return (EMPTY_STORE, *readings().splitlines(keepends=True)[1:])


@cache
def _documents() -> tuple[dict[str, Any], ...]:
    found = [json.loads(line) for line in _store()]
    for document in found:
        del document["crc"]
    return (*found, *_BOARD)


def journal_case(rng: Random, name: str) -> Case:
    """Return a store with odd lines, that this computer may have seen before, and commands."""
    lines = list(_store())
    if rng.random() < 0.5:
        # A store of few lines shows as much and is quicker.
        lines = [lines[0], *rng.sample(lines[1:], 20)]
    lines += [seal(document) for document in rng.sample(_BOARD, rng.randrange(len(_BOARD) + 1))]
    seen = b"".join(lines) if rng.random() < 0.5 else None
    for _ in range(rng.choice((1, 1, 2, 3, 10))):
        _spoil(rng, lines)
    data = b"".join(lines)
    if rng.random() < 0.15:
        data = spoil_bytes(rng, data)
    files = {PLAN: sources()[-1].encode(), STORE: data}
    if rng.random() < 0.3:
        files["other.jsonl"] = (
            spoil_bytes(rng, b"".join(_store())) if rng.random() < 0.5 else _other(rng)
        )
    if rng.random() < 0.1:
        files["data/readings (Ana's conflicted copy 2026-11-23).jsonl"] = _other(rng)
    commands = [("check",), *rng.sample(_COMMANDS, rng.choice((1, 2, 3)))]
    return Case(name, files, tuple(commands), seen=seen)


def _other(rng: Random) -> bytes:
    lines = list(_store())
    for _ in range(3):
        _spoil(rng, lines)
    return b"".join(lines)


def _spoil(rng: Random, lines: list[bytes]) -> None:
    """Do to the lines what programs, people and accidents do."""
    chance = rng.random()
    if chance < 0.5:
        _insert(rng, lines, alter(rng, rng.choice(_documents())))
    elif chance < 0.6:
        header = {"type": "header", "format": rng.choice((1, 1, 2, 0, -1, odd(rng)))}
        _insert(rng, lines, {**header, "store": text(rng)})
    elif chance < 0.65:
        size = rng.choice((2, 3, 7, 10**6, 0))
        for part in range(rng.choice((1, 2, 3))):
            batch = {"id": f"b{part}", "batch": f"x/{part + 1}/{size}"}
            _insert(rng, lines, {**rng.choice(_documents()), **batch})
    elif chance < 0.7:
        lines.insert(rng.randrange(len(lines) + 1), rng.choice(_STRAY))
    elif chance < 0.75:
        rng.shuffle(lines)
    elif lines:
        _damage(rng, lines, rng.randrange(len(lines)))


def _damage(rng: Random, lines: list[bytes], at: int) -> None:
    """Cut, alter, remove or double what stands there."""
    match rng.randrange(5):
        case 0:
            lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)]
        case 1:
            lines[at] = spoil_bytes(rng, lines[at])
        case 2:
            del lines[at : at + rng.choice((1, 3, 100))]
        case 3:
            lines[at:at] = lines[at : at + rng.choice((1, 3, 50))]
        case _:
            # Edited by hand: the seal does not hold any more.
            lines[at] = lines[at].replace(b"2018", b"2019").replace(b'"value":"', b'"value":"1')


def _insert(rng: Random, lines: list[bytes], document: dict[str, Any]) -> None:
    lines.insert(rng.randrange(len(lines) + 1), _sealed(rng, document))


def _sealed(rng: Random, document: dict[str, Any]) -> bytes:
    if rng.random() < 0.05:
        return json.dumps(document).encode() + b"\n"
    try:
        return seal(document)
    except TypeError:  # too large a number, too deep, half a character
        return json.dumps(document).encode() + b"\n"
