"""Lines of every odd sort, as many as are asked for: what they cost grows with their number."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from scorecard.records.line import seal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Document = dict[str, Any]

PLAN = """\
[strategy]
title = "Growth"
period = [2017, 2021]
[[goal]]
id = "I"
title = "A goal"
  [[goal.indicator]]
  id = "x"
  formerly = ["was-x"]
  title = "X"
  target = { at_least = 130, by = 2020 }
"""
HEADER = {"type": "header", "format": 1, "store": "growth", "at": "2026-11-23T18:22:34.627Z"}


def moment(number: int) -> str:
    """Return a moment, each a second after the one before."""
    hours, rest = divmod(number, 3600)
    days, hours = divmod(hours, 24)
    return f"2021-{days // 28 + 1:02}-{days % 28 + 1:02}T{hours:02}:{rest // 60:02}:{rest % 60:02}Z"


def reading(number: int, **other: Any) -> Document:
    """Return a reading of a key of its own."""
    return {
        "type": "reading",
        "id": f"id{number:09}",
        "revision": 1,
        "indicator": f"i{number % 500}",
        "year": 1000 + number // 500,
        "value": str(number % 997),
        "state": "final",
        "note": f"as printed, row {number}",
        "by": "ana",
        "at": moment(number),
        **other,
    }


def board(type_: str, number: int, **other: Any) -> Document:
    """Return a record of the board, each another one."""
    ref = f"2019-{number}" if type_ == "priority" else f"D2019-{number}"
    own: dict[str, Document] = {
        "comment": {"about": f"i{number}", "year": 2019},
        "priority": {"ref": ref, "year": 2019, "kind": "thematic", "state": "proposed"},
        "decision": {"ref": ref, "on": "2019-05-05"},
    }
    document = {"type": type_, "id": f"id{number:09}", "revision": 1, "text": f"text {number}"}
    return {**document, **own[type_], "by": "ana", "at": moment(number), **other}


def sealed(documents: Iterable[Document]) -> list[bytes]:
    """Return documents as lines."""
    return [seal(document) for document in documents]


def no_seal(document: Document) -> bytes:
    """Return a document as a line somebody wrote."""
    return seal(document).partition(b',"crc"')[0] + b"}\n"


def edited(line: bytes) -> bytes:
    """Return a line that somebody edited."""
    return line.replace(b'"value":"', b'"value":"7')


def shuffled(lines: list[bytes]) -> list[bytes]:
    """Return the lines in another order."""
    random.Random(1).shuffle(lines)
    return lines


def contested_settled(number: int) -> list[bytes]:
    """Return revisions that were contested, each pair settled by one of its own."""
    lines = []
    for n in range(number // 3):
        key: Document = {"indicator": "x", "year": 1000 + n}
        a, b = reading(3 * n, **key), reading(3 * n + 1, **key)
        both = f"{a['id']} {b['id']}"
        c = reading(3 * n + 2, **key, revision=2, parent=a["id"], settles=both)
        lines += sealed((a, b, c))
    return lines


def chain(number: int, **other: Any) -> list[Document]:
    """Return the revisions of one reading, each over the last."""
    return [
        reading(
            n,
            indicator="x",
            year=2018,
            revision=n + 1,
            **({"parent": f"id{n - 1:09}"} if n else {}),
            **other,
        )
        for n in range(number)
    ]


# Lines behind the header, for a number of them.
KINDS: dict[str, Callable[[int], list[bytes]]] = {
    "ordinary readings": lambda n: sealed(map(reading, range(n))),
    "differing headers": lambda n: sealed({**HEADER, "store": f"s{i}"} for i in range(n)),
    "the same line": lambda n: sealed([reading(0)]) * n,
    "doubled ids, differing": lambda n: sealed(
        reading(i // 2, note=f"{i}") for i in range(n)
    ),
    "one id": lambda n: sealed(reading(0, note=f"{i}") for i in range(n)),
    "types nobody knows": lambda n: sealed(reading(i, type=f"t{i}") for i in range(n)),
    "types in turn": lambda n: sealed(
        reading(i) if i % 2 else board("comment", i) for i in range(n)
    ),
    "unfinished imports": lambda n: sealed(reading(i, batch=f"b{i}/1/2") for i in range(n)),
    "unfinished, in one": lambda n: sealed(
        reading(i, batch=f"b/{i + 1}/{n + 1}") for i in range(n)
    ),
    "unfinished, of one reading": lambda n: sealed(
        [*chain(n // 2)]
        + [reading(n + i, indicator="x", year=2018, batch=f"b{i}/1/2") for i in range(n // 2)]
    ),
    "imports in turn": lambda n: sealed(
        reading(i, batch=f"b{i % (n // 2)}/{i // (n // 2) + 1}/2") for i in range(n)
    ),
    "a chain of revisions": lambda n: sealed(chain(n)),
    "a chain, shuffled": lambda n: shuffled(sealed(chain(n))),
    "a chain under two ids": lambda n: sealed(
        {**document, "indicator": "x" if i % 2 else "was-x"} for i, document in enumerate(chain(n))
    ),
    "contested pairs": lambda n: sealed(
        reading(i, indicator="x", year=1000 + i // 2) for i in range(n)
    ),
    "contested, all of one": lambda n: sealed(
        reading(i, indicator="x", year=2018) for i in range(n)
    ),
    "contested branches": lambda n: sealed(
        reading(
            i,
            indicator="x",
            year=2018,
            revision=i // 2 + 1,
            **({"parent": f"id{i - 2:09}"} if i > 1 else {}),
        )
        for i in range(n)
    ),
    "contested and settled": contested_settled,
    "comments contested": lambda n: sealed(
        board("comment", i, about=f"i{i // 2}") for i in range(n)
    ),
    "a comment contested": lambda n: sealed(board("comment", i, about="x") for i in range(n)),
    "priorities": lambda n: sealed(board("priority", i) for i in range(n)),
    "priorities with one ref": lambda n: sealed(
        board("priority", i, ref="2019-1") for i in range(n)
    ),
    "decisions with one ref": lambda n: sealed(
        board("decision", i, ref="D2019-1") for i in range(n)
    ),
    "refs given twice": lambda n: sealed(
        board("decision", i, ref=f"D2019-{i // 2}") for i in range(n)
    ),
    "refs given twice, settled": lambda n: sealed(
        board(
            "decision",
            i,
            ref=f"D2019-{i // 2}",
            **({"settles": f"id{i - 1:09} id{i:09}"} if i % 2 else {}),
        )
        for i in range(n)
    ),
    "broken seals": lambda n: [line[:-4] + b'0"}\n' for line in sealed(map(reading, range(n)))],
    "without a seal": lambda n: [no_seal(reading(i)) for i in range(n)],
    "edited by hand": lambda n: [
        line
        for i in range(n // 2)
        for line in (seal(reading(i)), edited(seal(reading(i))))
    ],
    "edited by hand, one reading": lambda n: [
        line for document in chain(n // 2) for line in (seal(document), edited(seal(document)))
    ],
    "merge marks": lambda n: [b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> x\n"] * (n // 3),
    "foreign lines": lambda n: [f"words {i}\n".encode() for i in range(n)],
    "foreign and merge marks": lambda n: [b"words\n", b"=======\n"] * (n // 2),
    "empty bytes": lambda n: [b"\0\0\0\n"] * n,
    "lines from a newer program": lambda n: sealed(reading(i, format=9) for i in range(n)),
    "faulty lines": lambda n: sealed(reading(i, year="odd") for i in range(n)),
    "closings": lambda n: sealed(
        {"type": "close", "id": f"id{i}", "year": 1000 + i, "on": "2019-01-01", "by": "ana",
         "at": moment(i)}
        for i in range(n)
    ),
    "closings of one year": lambda n: sealed(
        {"type": "close", "id": f"id{i}", "year": 2018, "on": "2019-01-01", "by": "ana",
         "reopened": bool(i % 2), "at": moment(i)}
        for i in range(n)
    ),
    "judgements of one": lambda n: sealed(
        {"type": "judgement", "id": f"id{i}", "revision": i + 1, "indicator": "x", "year": 2018,
         "status": "on_track", "because": "b", "by": "ana", "at": moment(i)}
        for i in range(n)
    ),
}  # fmt: skip
