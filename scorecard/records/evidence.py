"""Evidence: files kept beside the store, named in a reading by their path and their digest."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import evidence_names
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.reading import EvidenceFile
from scorecard.model.records import current
from scorecard.model.text import CONTROLS, quoted, visible
from scorecard.records.file import DISK
from scorecard.records.refusal import NotSaved, NoTurn, place_of, reason, shown_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecard.model.plan import PresentIds
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records

FOLDER = "evidence"
# A report, a scan, a photograph; what is larger is better named by its address.
MOST_BYTES = 100 * 1024 * 1024
MOST_FILES = 20
_MOST_NAME = 100
_MOST_PATH = 400
# What parts names in a cell, and a path from its digest.
SEPARATOR, DIGEST = ";", " sha256:"
# Names that Windows keeps for devices, whatever stands after their point.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
_UNSAFE = re.compile(rf'[{CONTROLS}\s/\\:;*?"<>|]+')


class EvidenceState(StrEnum):
    """What stands where a reading names a file."""

    WHOLE = "whole"
    MISSING = "missing"
    CHANGED = "changed"
    OUTSIDE = "outside"  # the path leads out of the folder, or through a link
    UNREADABLE = "unreadable"


def folder_of(store: Path) -> Path:
    """Return the folder for evidence beside a store's file."""
    return store.parent / FOLDER


def is_inside(path: str) -> bool:
    """Say whether a path names something within the folder, on any system; no file is touched."""
    parts = path.split("/")
    return (
        len(path) <= _MOST_PATH
        and not re.search(rf"[{CONTROLS}\n\r\t\\:;]", path)
        and path == path.strip()
        and all(part not in ("", ".", "..") for part in parts)
    )


def state_of(folder: Path, evidence: EvidenceFile) -> EvidenceState:
    """Say what stands where a reading names a file."""
    try:
        file = _regular(folder, evidence.path)
        if file is None:
            return EvidenceState.OUTSIDE
        same = _digest_of(file) == evidence.sha256
    except FileNotFoundError:
        return EvidenceState.MISSING
    except (OSError, ValueError):
        return EvidenceState.UNREADABLE
    return EvidenceState.WHOLE if same else EvidenceState.CHANGED


def _regular(folder: Path, path: str) -> Path | None:
    """Return the file a path names; None where it leads out, through a link, or to no file.

    Raises:
        OSError: it is not there, or cannot be looked at.
    """
    if not is_inside(path) or folder.is_symlink():
        return None
    found, parts = folder, path.split("/")
    for place, part in enumerate(parts, 1):
        found /= part
        mode = found.lstat().st_mode
        if not (stat.S_ISREG(mode) if place == len(parts) else stat.S_ISDIR(mode)):
            return None
    return found


def _digest_of(path: Path) -> str:
    """Return the SHA-256 of a file; one that was not touched since is not read again."""
    found = path.stat()
    if found.st_size > MOST_BYTES:
        return ""
    return _digest(path, found.st_size, found.st_mtime_ns, found.st_ino)


@lru_cache(maxsize=1024)
def _digest(path: Path, *_state: int) -> str:
    made = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            made.update(block)
    return made.hexdigest()


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that is to be named in a reading, and where it is copied from; None for no copy."""

    evidence: EvidenceFile
    source: Path | None = None


def look_at(folder: Path, given: Iterable[str]) -> tuple[Offered, ...]:
    """Look at files that are to be named in a reading; nothing is copied yet.

    One that lies within the folder is named as it is, by its path there or from here. One that
    lies outside will be copied in, under a name that is safe and free; where the folder has the
    same file already, that one is named.

    Raises:
        ScorecardError: one is not there, is no file, leads out of the folder, or is too large.
    """
    found: list[Offered] = []
    for name in given:
        offered = _offered(folder, name.strip(), [each.evidence.path for each in found])
        if offered.evidence not in [each.evidence for each in found]:
            found.append(offered)
    check_number(len(found))
    return tuple(found)


def check_number(number: int) -> None:
    """Refuse more files than a reading may name.

    Raises:
        ScorecardError: there are more.
    """
    if number > MOST_FILES:
        raise ScorecardError(words.Evidence.TOO_MANY.format(most=MOST_FILES))


def _offered(folder: Path, name: str, taken: Sequence[str]) -> Offered:
    said = words.Evidence
    if not name:
        raise ScorecardError(said.NOT_THERE.format(path=quoted(name)))
    try:
        within = _within(folder, name)
        if within is not None:
            return Offered(EvidenceFile(within, _checked_digest(folder / within, name)))
        source = Path(name)
        if not stat.S_ISREG(source.stat().st_mode):
            raise ScorecardError(said.NO_FILE.format(path=quoted(name)))
        digest = _checked_digest(source, name)
        there = _same(folder, digest, source.stat().st_size)
    except FileNotFoundError:
        raise ScorecardError(said.NOT_THERE.format(path=quoted(name))) from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise ScorecardError(said.UNREADABLE.format(path=quoted(name), why=why)) from None
    if there is not None:
        return Offered(EvidenceFile(there, digest))
    return Offered(EvidenceFile(_free_name(folder, source.name, taken), digest), source)


def _within(folder: Path, name: str) -> str | None:
    """Return the path of a file within the folder; None for a file elsewhere.

    Raises:
        ScorecardError: it lies within and may not be named, as a link.
        OSError: it cannot be looked at.
    """
    real = Path(os.path.realpath(folder))
    path = Path(name)
    if path.exists():
        # Not resolved: what leads in or out by a link is to be seen.
        written, roots = path.absolute(), (folder.absolute(), real)
        root = next((each for each in roots if written.is_relative_to(each)), None)
        inner = None if root is None else written.relative_to(root).as_posix()
    else:
        # As a table or a person names it: by its path within the folder.
        if not is_inside(name):
            raise FileNotFoundError
        inner = name
    if inner is None:
        return None
    if not is_inside(inner) or _regular(folder, inner) is None:
        raise ScorecardError(words.Evidence.OUTSIDE.format(path=quoted(name)))
    return inner


def _checked_digest(path: Path, name: str) -> str:
    if path.stat().st_size > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise ScorecardError(words.Evidence.TOO_LARGE.format(path=quoted(name), most=most))
    return _digest_of(path)


def _same(folder: Path, digest: str, size: int) -> str | None:
    """Return the path of a file of the folder itself that is the same; None without one."""
    with suppress(FileNotFoundError):
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            alike = entry.is_file(follow_symlinks=False) and entry.stat().st_size == size
            if alike and is_inside(entry.name) and _digest_of(Path(entry.path)) == digest:
                return entry.name
    return None


def safe_name(name: str) -> str:
    """Return a name that every system takes, and that no shell, table or page trips over."""
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", visible(name)))
    stem, dot, ending = name.strip("-. ").rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = name.strip("-. "), ""
    stem = stem.strip("-. ")[: _MOST_NAME - len(ending)] or "file"
    # Bytes count too where a file system holds 255 of them.
    while len(stem.encode()) > 200:
        stem = stem[:-1]
    stem = f"file-{stem}" if _DEVICES.match(stem) else stem
    return f"{stem}.{ending}" if ending else stem


def _free_name(folder: Path, name: str, taken: Sequence[str]) -> str:
    safe = safe_name(name)
    stem, dot, ending = safe.rpartition(".")
    for number in count(1):
        free = safe if number == 1 else f"{stem or ending}-{number}{dot}{ending if stem else ''}"
        if free not in taken and not os.path.lexists(folder / free):
            return free
    raise AssertionError  # there is always one more


@contextmanager
def copied_in(folder: Path, offered: Sequence[Offered]) -> Iterator[tuple[EvidenceFile, ...]]:
    """Copy files into the folder, durably, for readings saved within; none is written over.

    They are there before a reading names them. Where it is refused they go again; where the disk
    failed it may be there all the same, and what it names stays.

    Raises:
        ScorecardError: one changed meanwhile, its name was taken, or the disk refuses.
    """
    was_there = folder.exists()
    made: list[Path] = []
    try:
        yield tuple([_copied(folder, each, made) for each in offered])
    except Exception as error:
        if isinstance(error, NotSaved) and not isinstance(error, NoTurn):
            raise
        with suppress(OSError):
            for path in made:
                path.unlink()
            if not was_there:
                folder.rmdir()
        raise


def _copied(folder: Path, offered: Offered, made: list[Path]) -> EvidenceFile:
    evidence, source = offered.evidence, offered.source
    if source is None:
        return evidence
    target = folder / evidence.path
    try:
        if folder.is_symlink():
            raise ScorecardError(words.Evidence.OUTSIDE.format(path=quoted(str(folder))))
        folder.mkdir(parents=True, exist_ok=True)
        data = source.read_bytes()
        if sha256(data).hexdigest() != evidence.sha256:
            raise ScorecardError(words.Evidence.CHANGED_MEANWHILE.format(path=quoted(str(source))))
        with target.open("xb") as file:
            made.append(target)
            file.write(data)
            file.flush()
            DISK.sync(file.fileno())
        DISK.sync_folder(folder)
    except OSError as error:
        what = words.Evidence.NOT_COPIED.format(path=quoted(str(source)), why=reason(error))
        raise ScorecardError(Fault(shown_path(target), what)) from None
    return evidence


def evidence_faults(
    store: Path, records: Records, ids: PresentIds | None = None
) -> Iterator[Fault]:
    """Yield a fault for each file that a standing reading names and that is not as it was."""
    folder = folder_of(store)
    for reading, evidence, state in _not_whole(folder, records, ids):
        what = words.Evidence.FAULT[state].format(place=place_of(reading))
        yield Fault(shown_path(folder / visible(evidence.path)), what)


def missing_words(store: Path, records: Records, ids: PresentIds | None = None) -> str:
    """Say how many files that standing readings name are not there, and where they belong."""
    folder = folder_of(store)
    missing = {
        evidence.path
        for _, evidence, state in _not_whole(folder, records, ids)
        if state is EvidenceState.MISSING
    }
    where = shown_path(folder)
    return plural(words.Evidence.NOT_HERE, len(missing), folder=where) if missing else ""


def _not_whole(
    folder: Path, records: Records, ids: PresentIds | None
) -> Iterator[tuple[Reading, EvidenceFile, EvidenceState]]:
    """Yield each file that a standing reading names and that is not as it was."""
    if not any(reading.evidence for reading in records.readings):
        return
    for reading in current(records.readings, ids=ids).values():
        for evidence in reading.evidence:
            state = state_of(folder, evidence)
            if state is not EvidenceState.WHOLE:
                yield reading, evidence, state


def amiss(folder: Path, files: Iterable[EvidenceFile]) -> dict[EvidenceFile, EvidenceState]:
    """Return what became of each file that is not as it was."""
    states = ((each, state_of(folder, each)) for each in dict.fromkeys(files))
    return {each: state for each, state in states if state is not EvidenceState.WHOLE}


def evidence_words(folder: Path, evidence: Sequence[EvidenceFile]) -> str:
    """Name the files of a reading, and of each that is not as it was what became of it."""
    return evidence_names(evidence, amiss(folder, evidence))


def evidence_text(evidence: Iterable[EvidenceFile], *, digests: bool = False) -> str:
    """Return files as a cell of a table names them, with their digests where they are to stay."""
    return f"{SEPARATOR} ".join(
        each.path + (DIGEST + each.sha256 if digests else "") for each in evidence
    )


def read_evidence(text: str, folder: Path | None) -> tuple[EvidenceFile, ...]:
    """Read the files a cell names: paths within the folder, each with its digest or without.

    Raises:
        ScorecardError: a path leads out, or a file without a digest is not there.
    """
    said, found = words.Evidence, []
    for name in (part.strip() for part in text.split(SEPARATOR)):
        if not name:
            continue
        path, _, digest = name.partition(DIGEST)
        if not is_inside(path):
            raise ScorecardError(said.OUTSIDE.format(path=quoted(path)))
        if digest and not re.fullmatch("[0-9a-f]{64}", digest):
            raise ScorecardError(said.NO_DIGEST.format(path=quoted(path)))
        if digest:
            found.append(EvidenceFile(path, digest))
            continue
        if folder is None:
            raise ScorecardError(said.NOT_THERE.format(path=quoted(path)))
        found.append(_inside(folder, path))
    check_number(len(found))
    return tuple(dict.fromkeys(found))


def _inside(folder: Path, path: str) -> EvidenceFile:
    try:
        file = _regular(folder, path)
        if file is None:
            raise ScorecardError(words.Evidence.OUTSIDE.format(path=quoted(path)))
        return EvidenceFile(path, _checked_digest(file, path))
    except FileNotFoundError:
        raise ScorecardError(words.Evidence.NOT_THERE.format(path=quoted(path))) from None
    except OSError as error:
        text = words.Evidence.UNREADABLE.format(path=quoted(path), why=reason(error))
        raise ScorecardError(text) from None
