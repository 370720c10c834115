"""The sheets and folders of one folder, and what a typed path leaves of them; for threads."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from scorecard import clock
from scorecard.files import typed_path
from scorecard.messages.catalogue import words
from scorecard.model.text import folded
from scorecard.tui.preferences import import_folder

SHEETS = frozenset({".csv", ".xlsx", ".xlsm", ".xls", ".ods"})
# What programs leave beside a file that is open in them.
_LEFT_BY_PROGRAMS = ("~$", ".~lock.")
# More names than anybody looks through; what is typed still finds the rest by its path.
_MOST = 2000
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Item:
    """A sheet, with its size in bytes and the day it was last changed; or a folder."""

    path: Path
    name: str
    size: int = 0
    changed: date | None = None

    @property
    def is_folder(self) -> bool:
        """Say whether it is a folder."""
        return self.changed is None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: the sheets, the newest first, then the way up and the folders.

    ``others`` are files that are found by their whole name alone. ``fault`` says why nothing can
    be listed.
    """

    folder: Path
    items: tuple[Item, ...] = ()
    others: tuple[Item, ...] = ()
    fault: str = ""

    def matching(self, name: str) -> tuple[Item, ...]:
        """Return the file that is typed whole, the items that begin so, and those that hold it."""
        wanted = folded(name)
        if not wanted:
            return self.items
        whole = [item for item in (*self.items, *self.others) if item.name == name]
        named = [item for item in self.items if not item.name.startswith(".")]
        first = [item for item in named if folded(item.name).startswith(wanted)]
        held = (item for item in named if wanted in folded(item.name))
        return tuple(dict.fromkeys((*whole, *first, *held)))


def list_folder(folder: Path) -> Listing:
    """Return what a folder holds; what nobody may look into says so."""
    sheets: list[tuple[float, Item]] = []
    folders: list[Item] = []
    others: list[Item] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                hidden = entry.name.startswith((".", *_LEFT_BY_PROGRAMS))
                if _is_folder(entry):
                    if not hidden:
                        folders.append(Item(Path(entry.path), entry.name + os.sep))
                    continue
                if (found := _file(entry)) is None:
                    continue
                if hidden or Path(entry.name).suffix.lower() not in SHEETS:
                    others.append(found[1])
                else:
                    sheets.append(found)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        what = words.ScreenImport.NO_FOLDER.format(why=why.lower())
        return Listing(folder, fault=what)
    sheets.sort(key=lambda each: (each[0], each[1].name))
    folders.sort(key=lambda each: folded(each.name))
    above = folder.absolute().parent
    up = [Item(above, ".." + os.sep)] if above != folder.absolute() else []
    listed = (*(item for _, item in sheets), *up, *folders)
    return Listing(folder, listed[:_MOST], (*listed[_MOST:], *others))


def _file(entry: os.DirEntry[str]) -> tuple[float, Item] | None:
    """Return a file, and what puts newer ones before older ones; None where it is no file."""
    try:
        if not entry.is_file():
            return None
        found = entry.stat()
        day = datetime.fromtimestamp(found.st_mtime, clock.now().tzinfo).date()
    except (OSError, ValueError, OverflowError):
        return None
    return -found.st_mtime, Item(Path(entry.path), entry.name, found.st_size, day)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def first_folder(beside: Path) -> Path:
    """Return where to look first: where a file was last imported from, else a given folder."""
    last = import_folder()
    return Path(last) if last and Path(last).is_dir() else beside.absolute()


def parted(typed: str) -> tuple[Path, str]:
    """Return the folder and the rest of the name that a typed path means."""
    folder, name = os.path.split(typed)
    return typed_path(folder or os.curdir), name


def written_out(typed: str) -> str:
    """Return a typed path with as much of a name behind it as its folder makes clear."""
    folder, name = parted(typed)
    listing = list_folder(folder)
    names = [item.name for item in (*listing.items, *listing.others)]
    fit = [each for each in names if each.startswith(name) and (name or not each.startswith("."))]
    if not fit:
        return typed
    first, last = min(fit), max(fit)
    pairs = zip(first, last, strict=False)
    clear = next((at for at, (one, other) in enumerate(pairs) if one != other), len(first))
    return typed + first[len(name) : clear]


def in_folder(folder: Path) -> str:
    """Return the text that stands for a folder while a name in it is typed."""
    text = str(folder)
    return text if text.endswith(os.sep) else text + os.sep


def size_words(size: int) -> str:
    """Return a size in bytes as people say it."""
    said = words.ScreenImport
    if size < _KIB * _KIB:
        return said.KIB.format(size=f"{max(1, round(size / _KIB)):,}")
    return said.MIB.format(size=f"{size / _KIB / _KIB:,.1f}")
