"""What is kept of a store elsewhere than in its file: copies of this computer, and backups."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import orjson

from scorecard.messages.catalogue import words
from scorecard.records.contents import Contents
from scorecard.records.file import followed
from scorecard.records.line import bare, is_header, is_unfinished, lines_of, parsed, sealed
from scorecard.records.refusal import lines_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scorecard.records.line import Document

PREFIX = "scorecard-backup-"
DIGEST = ".sha256"
# Where people put backups beside a store, and beside its plan.
_BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted; headers and lines whose seal does not hold are left out.

    ``digest`` is the SHA-256 of the sorted lines, in hexadecimal; ``odd`` counts the lines that
    are neither sealed nor empty, and ``torn`` those of them that merely stop short, as a save
    that was cut off leaves them.
    """

    lines: frozenset[bytes]
    digest: str
    odd: int = 0
    torn: int = 0


def tally(data: bytes) -> Tally:
    """Count what the bytes of a store hold."""
    given = [line for line in lines_of(data) if line.strip(b"\x00 \t\r")]
    whole = sealed(given)
    odd = {bare(line) for line in given} - {b"", *whole}
    held = frozenset(line for line in whole if not is_header(line))
    digest = sha256()
    for line in sorted(held):
        digest.update(line + b"\n")
    return Tally(held, digest.hexdigest(), len(odd), sum(map(is_unfinished, odd)))


@dataclass(frozen=True, slots=True)
class Recoverable:
    """A file that holds a store's lines: whose they are, how many, and the newest day of them.

    It is the store itself where it is ``linked``: a link that is gone led to it.
    """

    path: Path
    store_id: str
    title: str
    lines: int
    newest: str
    linked: bool = False

    @property
    def told(self) -> str:
        """Return what it holds, in words."""
        said = words.Recovery
        title = said.TITLED.format(title=self.title) if self.title else said.UNTITLED
        lines = lines_told(self.lines)
        return said.HOLDS.format(lines=lines, title=title, id=self.short, day=self.newest)

    @property
    def short(self) -> str:
        """Return as much of the id as tells one store from another."""
        return self.store_id[-8:]


def described(path: Path, title: str = "") -> Recoverable | None:
    """Return what a file holds of a store; None when it cannot be read or holds no line of any.

    Args:
        path: the file.
        title: that of its strategy, where the file does not come with one.
    """
    try:
        if not path.is_file():  # a pipe would be waited for
            return None
        data = path.read_bytes()
    except (OSError, ValueError):
        return None
    contents, lines = Contents.of(data), tally(data).lines
    if not lines:
        return None
    days = re.findall(rb'"at":"(\d{4}-\d\d-\d\d)', b"".join(lines))
    newest = max(days, default=b"").decode()
    title = stated(path).get("title", "") or title
    return Recoverable(path, contents.store_id, title, len(lines), newest)


def stated(path: Path) -> dict[str, str]:
    """Return what the file beside a backup says of it: digest, store and title, as far as it does.

    The second line is a comment to programs that check digests.
    """
    try:
        text = path.with_name(path.name + DIGEST).read_bytes()
    except (OSError, ValueError):
        return {}
    first, _, rest = text.partition(b"\n")
    said = parsed(rest.split(b"\n", 1)[0].removeprefix(b"#").strip()) or {}
    digest = first.split(b" ", 1)[0].strip().lower().decode("ascii", "replace")
    texts = {name: said[name] for name in ("store", "title") if isinstance(said.get(name), str)}
    return {"digest": digest, **texts}


def statement(path: Path, digest: str, store_id: str, title: str) -> bytes:
    """Return what is written beside a backup; `sha256sum -c` passes over the second line."""
    # Other scripts are written as their code, so that any program can show the line.
    document: Document = {"store": store_id, "title": title}
    said = re.sub(r"[^\x20-\x7e]", _code, orjson.dumps(document).decode())
    return f"{digest}  {path.name}\n# {said}\n".encode()


def _code(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))


def store_of(path: Path) -> str:
    """Return the id of the store that a file holds; nothing when that cannot be read."""
    found = ""
    with suppress(OSError, ValueError):
        if path.is_file():  # a pipe would be waited for, and a device has no end
            with path.open("rb") as file:
                found = _store_among(line.rstrip(b"\n") for line in file)
    return found or stated(path).get("store", "")


def store_in(data: bytes) -> str:
    """Return the id of the store whose bytes these are; nothing where no header says it."""
    return _store_among(lines_of(data))


def _store_among(lines: Iterable[bytes]) -> str:
    for line in lines:
        inner = bare(line)
        if is_header(inner) and sealed([inner]):
            return str((parsed(inner) or {}).get("store"))
    return ""


def backups(folder: Path) -> list[tuple[str, Path]]:
    """Return the backups in a folder with the id of the store of each, the newest last."""
    found: list[Path] = []
    with suppress(OSError):
        found = sorted(folder.glob(f"{PREFIX}*.jsonl"))
    return [(store_of(path), path) for path in found]


def newest_of_each(folder: Path) -> list[Recoverable]:
    """Return the newest backup of each store in a folder that holds anything, newest first."""
    last = dict(backups(folder))
    looked = (described(path) for path in sorted(last.values(), key=lambda path: path.name)[::-1])
    return [kept for kept in looked if kept is not None]


def beside(path: Path) -> Iterator[Recoverable]:
    """Yield the backups that lie about a store, and what was kept there of files replaced.

    Args:
        path: the store's file; folders named `backups` count, in its folder and above it.
    """
    folder = path.parent
    for place in (folder, folder.parent, folder / _BACKUPS, folder.parent / _BACKUPS):
        yield from newest_of_each(place)
    aside: list[Path] = []
    with suppress(OSError):
        aside = sorted(folder.glob(f"{path.name}.*-*"))[::-1]
    yield from filter(None, map(described, aside))


def recoverable_files(path: Path, copies: Iterable[Recoverable]) -> list[Recoverable]:
    """Return what is kept of a store whose file is gone: the given copies, then backups."""
    target = followed(path)
    places = [path] if target == path else [target, path]
    found = [*copies, *(kept for place in places for kept in beside(place))]
    return list({kept.path.absolute(): kept for kept in found}.values())
