"""The sealed lines of a store's file: made, read, and told from what else stands there."""

from __future__ import annotations

import gc
import os
import re
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from zlib import crc32

import orjson

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence


_latest = 0
_turn = threading.Lock()


def new_id() -> str:
    """Return a fresh id: 12 hexadecimal digits of milliseconds since 1970, 16 of chance.

    Those of one program rise in the order they are made, even within a millisecond.
    """
    global _latest  # noqa: PLW0603 - the order is that of the whole program
    made = (time.time_ns() // 1_000_000 << 64) | int.from_bytes(os.urandom(8))
    with _turn:
        _latest = made = max(made, _latest + 1)
    return f"{made:028x}"


Document = dict[str, Any]

BOM = b"\xef\xbb\xbf"
# Bytes that damage, transport and editors leave around a line without being part of it.
_AROUND = b" \t\r\x00"
_BEGIN = b'{"type":"'
SEAL = b',"crc":"'
_CONFLICT_MARKS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
_NOBODY: frozenset[bytes] = frozenset()


_MARK = re.compile("[^/]+(?:/[1-9][0-9]{0,8}){2}").fullmatch


def is_mark(text: object) -> bool:
    """Say whether a text names a batch, a place in it and how many there are."""
    return isinstance(text, str) and _MARK(text) is not None


def seal(document: Document) -> bytes:
    """Return a document as one sealed line, its newline included.

    Raises:
        TypeError: something in it is not JSON, such as half a character of UTF-16.
    """
    body = orjson.dumps(document)[:-1]
    return b'%b%b%08x"}\n' % (body, SEAL, crc32(body))


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for what is given up while much is made: nothing is.

    It would look through all that was made so far again and again, and of a million lines take
    as long for that as for reading them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def unpacked(line: bytes) -> Document:
    """Return the document on a line that was looked at before."""
    document: Document = orjson.loads(line)
    return document


def unseal(lines: Sequence[bytes]) -> tuple[list[Document], list[int]]:
    """Return the documents of sealed lines, and the positions of the lines that are not.

    The one loop that every line passes at every opening: it does without calls of its own.
    """
    documents: list[Document] = []
    take, check, load = documents.append, crc32, orjson.loads
    others: list[int] = []
    for position, line in enumerate(lines):
        try:
            if line[-18:-10] == SEAL and int(line[-10:-2], 16) == check(line[:-18]):
                take(load(line))
                continue
        except ValueError:
            pass
        others.append(position)
    return documents, others


def lines_of(data: bytes) -> list[bytes]:
    """Return the lines of a store's bytes, without their ends."""
    return (data.replace(b"\r\n", b"\n") if b"\r" in data else data).split(b"\n")


def known_lines(*parts: bytes) -> frozenset[bytes]:
    """Return the lines that the bytes of a store hold, those with something around them bare."""
    lines = {line for data in parts for line in lines_of(data)}
    odd = [line for line in lines if line[:1] != b"{" or line[-1:] != b"}"]
    return frozenset(lines.difference(odd).union(map(bare, odd)))


def sealed(lines: Iterable[bytes], known: Container[bytes] = _NOBODY) -> list[bytes]:
    """Return the lines whose seal holds and that are not known, in their order and each once."""
    fresh = dict.fromkeys(bare(line) for line in lines if line and line not in known)
    return [line for line in fresh if line and line not in known and _is_sealed(line)]


def _is_sealed(line: bytes) -> bool:
    """Say whether a line's seal holds, as :func:`unseal` sees it; nothing of it is held."""
    try:
        if line[-18:-10] != SEAL or int(line[-10:-2], 16) != crc32(line[:-18]):
            return False
        orjson.loads(line)
    except ValueError:
        return False
    return True


def bare(line: bytes) -> bytes:
    """Return a line without what may stand around it and mean nothing."""
    return line.removeprefix(BOM).strip(_AROUND)


def parsed(line: bytes) -> Document | None:
    """Return the object on a line that has no valid seal, if it is one."""
    try:
        found = orjson.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def is_typed(document: Document) -> bool:
    """Say whether a line has an id and a type, by which it can be put beside others."""
    return isinstance(document.get("id"), str) and isinstance(document.get("type"), str)


def is_header(line: bytes) -> bool:
    """Say whether a line is a header, whole or not."""
    return line.startswith(b'{"type":"header"')


def is_conflict_mark(line: bytes) -> bool:
    """Say whether git left this line when a merge was not finished."""
    return line.startswith(_CONFLICT_MARKS)


def is_unfinished(line: bytes) -> bool:
    """Say whether a line begins as the store's own do and stops before its seal."""
    begins = line.startswith(_BEGIN) or _BEGIN.startswith(line)
    return begins and line[-18:-10] != SEAL
