"""Where the keys of a plan stand in its text, by line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

import tomli

Path = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*+")
_SPACE = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]|\\.)*+"'
    r"|'(?!'')[^'\n]*+'"
)
_SCALAR = re.compile(r"[^,\]}#\n]*+")
_KEY = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_LINE = re.compile(r"[^\n]*+\n?")


# A tuple, for places are sorted in file order.
class Place(NamedTuple):
    """A line and a column, both counted from 1 in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Offsets:
    """Offsets of a key and of its value; ``header`` for one that a [header] opened."""

    key: int
    value: int
    header: bool = False
    implied: bool = False  # a table that only a longer key or header speaks of


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    at: int


class _NotTomlError(Exception):
    """The text ends or breaks at ``at``; what was scanned so far stands."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Places:
    """The places of every key in a TOML text.

    The text is one that tomli accepts; in any other, what stands before the break is found.
    ``path`` elements are keys, and positions in lists counted from 0.
    """

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._starts = [0] + [m.end() for m in re.finditer("\n", self._text)]
        self._spots: dict[Path, _Offsets] = {}
        self._lengths: dict[Path, int] = {}  # of arrays of tables
        self._again: tuple[Path, int] | None = None
        self.broken_at: int | None = None  # the offset behind which nothing was understood
        try:
            self._document()
        except _NotTomlError as error:
            self.broken_at = error.at

    def find(self, path: Path, *, at_key: bool = False) -> Place:
        """Return where ``path`` stands, or the nearest table above it, or line 1, column 1."""
        exact = path in self._spots
        while path and path not in self._spots:
            path = path[:-1]
        if not path:
            return Place(1, 1)
        spot = self._spots[path]
        return self.place(spot.key if at_key or not exact else spot.value)

    def is_header(self, path: Path) -> bool:
        """Say whether the table at ``path`` was opened by a [header], not in braces."""
        spot = self._spots.get(path)
        return spot is not None and spot.header

    def repeated(self) -> tuple[Path, Place] | None:
        """Return the first key that had stood before, and its place."""
        return (self._again[0], self.place(self._again[1])) if self._again else None

    def place(self, offset: int) -> Place:
        """Return the line and column of an offset in the text."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def _document(self) -> None:
        context: Path = ()
        at = 0
        while (at := self._skip(_SPACE, at)) < len(self._text):
            if self._text[at] == "[":
                context, at = self._header(at)
            else:
                parts, value = self._assignment(at)
                at = self._value(self._record(context, parts, value), value)
            at = self._skip(_LINE, at)

    def _header(self, at: int) -> tuple[Path, int]:
        """Scan ``[a.b]`` or ``[[a.b]]`` and return the path of the table it opens."""
        double = self._text.startswith("[[", at)
        parts, end = self._key(at + 1 + double)
        path: Path = ()
        for part in parts[:-1]:
            path = (*path, part.name)
            self._spots.setdefault(path, _Offsets(part.at, part.at, header=True, implied=True))
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        path = (*path, parts[-1].name)
        self._note(path, _Offsets(at, at, header=True), again=double)
        if double:
            number = self._lengths.get(path, 0)
            self._lengths[path] = number + 1
            path = (*path, number)
            self._spots[path] = _Offsets(at, at, header=True)
        return path, end

    def _assignment(self, at: int) -> tuple[list[_Part], int]:
        """Scan ``a.b =`` and return the key's parts and where the value begins."""
        parts, end = self._key(at)
        if self._text[end : end + 1] != "=":
            raise _NotTomlError(end)
        return parts, self._skip(_BLANK, end + 1)

    def _record(self, context: Path, parts: list[_Part], value: int) -> Path:
        path = context
        for part in parts[:-1]:
            path = (*path, part.name)
            self._spots.setdefault(path, _Offsets(part.at, value, implied=True))
        path = (*path, parts[-1].name)
        self._note(path, _Offsets(parts[-1].at, value))
        return path

    def _note(self, path: Path, spot: _Offsets, *, again: bool = False) -> None:
        """Keep the first spot of a path; ``again`` for one that may stand many times."""
        held = self._spots.get(path)
        if held is not None and not held.implied and not again and self._again is None:
            self._again = path, spot.key
        if held is None or held.implied:
            self._spots[path] = spot

    def _key(self, at: int) -> tuple[list[_Part], int]:
        """Scan a key, dotted or not; return its parts and the offset behind it."""
        parts: list[_Part] = []
        while True:
            at = self._skip(_BLANK, at)
            match = _KEY.match(self._text, at)
            if match is None:
                raise _NotTomlError(at)
            parts.append(_Part(_name(match[0]), at))
            at = self._skip(_BLANK, match.end())
            if self._text[at : at + 1] != ".":
                return parts, at
            at += 1

    def _value(self, path: Path, at: int) -> int:
        """Scan one value and return the offset behind it.

        A stack stands in for recursion: tomli nests 400 deep, which Python's own stack may not.
        Its frames are the open tables (position None) and lists (position of the next item).
        """
        open_: list[tuple[Path, int | None]] = []
        while True:
            character = self._text[at : at + 1]
            if character in ("[", "{"):
                open_.append((path, 0 if character == "[" else None))
                at += 1
            else:
                at = self._scalar(at)
            at = self._closed(open_, at)
            if not open_:
                return at
            table, position = open_[-1]
            if position is None:
                parts, at = self._assignment(at)
                path = self._record(table, parts, at)
            else:
                open_[-1] = (table, position + 1)
                path = (*table, position)
                self._spots.setdefault(path, _Offsets(at, at))

    def _closed(self, open_: list[tuple[Path, int | None]], at: int) -> int:
        """Close what closes at ``at``; return where the next item begins, or the end."""
        while open_:
            at = self._skip(_SPACE, at)
            if self._text[at : at + 1] == ",":
                at = self._skip(_SPACE, at + 1)
            if at >= len(self._text):
                raise _NotTomlError(at)
            if self._text[at] not in "]}":
                return at
            open_.pop()
            at += 1
        return at

    def _scalar(self, at: int) -> int:
        quoted = self._text[at : at + 1] in ('"', "'")
        match = (_STRING if quoted else _SCALAR).match(self._text, at)
        if match is None or match.end() == at:
            raise _NotTomlError(at)
        return match.end()

    def _skip(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self._text, at)
        return match.end() if match else at


def _name(token: str) -> str:
    """Return the key a token of the text stands for."""
    if token[0] == "'":
        return token[1:-1]
    if token[0] == '"':
        if "\\" not in token:
            return token[1:-1]
        return _unescaped(token)
    return token


def _unescaped(token: str) -> str:
    """Let tomli read a quoted key, so that both mean the same by it."""
    try:
        return next(iter(tomli.loads(f"{token} = 0")))
    except tomli.TOMLDecodeError:
        return token[1:-1]
