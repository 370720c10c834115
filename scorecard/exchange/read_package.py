"""The table of a data package that has readings: ours, or the one of anybody's that can be read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from scorecard.exchange.datapackage import DESCRIPTOR, READINGS
from scorecard.exchange.long_csv import HISTORY, KNOWN, NEEDED, csv_header, read_bytes
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.number import NumberStyle
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorecard.exchange.table import Table

    Read = Callable[[Path, bytes, Sequence[str], NumberStyle | None], Table]

# Where another check of a file is named, or none, it is taken as it is.
_DIGESTS = ("md5", "sha256", "sha512")
_NUMBERS = ("number", "integer")


def package_place(path: Path) -> Path:
    """Return where the descriptor of a folder is; what is no such folder stays as it is."""
    inside = path / DESCRIPTOR
    return inside if path.is_dir() and inside.exists() else path


def package_of(data: bytes) -> dict[str, Any] | None:
    """Return the descriptor of a package; None where a file is none."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        return None
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("resources"), list) else None


def read_package(descriptor: dict[str, Any], path: Path, read: Read, name: str) -> Table:
    """Return the readings of a package.

    Args:
        descriptor: what its ``datapackage.json`` holds.
        path: that file.
        read: reads a file of it, given its bytes, the columns beside those of readings, and how
            it writes numbers.
        name: the table that was asked for; empty for the one that has readings.

    Raises:
        ScorecardError: it has no table of readings, or several, or the one cannot be read.
    """
    said = words.PackageFile
    found = [_Resource(each, path) for each in descriptor["resources"] if isinstance(each, dict)]
    names = words.LIST_SEPARATOR.join(quoted(each.name) for each in found)
    if name:
        named = [each for each in found if each.name == name]
        if not named:
            raise _fault(path, said.NO_TABLE_CALLED.format(name=quoted(name), listed=names))
        return _read(named[0], read)
    ours = [each for each in found if each.has_columns]
    if len(ours) > 1:
        ours = [each for each in ours if each.name == READINGS] or ours
    if not ours:
        return _only(found, path, read)
    if len(ours) > 1:
        listed = words.LIST_SEPARATOR.join(quoted(each.name) for each in ours)
        raise _fault(path, said.SEVERAL.format(listed=listed))
    return _read(ours[0], read)


def _only(found: Sequence[_Resource], path: Path, read: Read) -> Table:
    """Return the one table that can be read though it has other columns than ours."""
    said = words.PackageFile
    tables: dict[str, Table] = {}
    faults: list[ScorecardError] = []
    for each in found:
        try:
            tables[each.name] = _read(each, read)
        except ScorecardError as fault:
            faults.append(fault)
    if len(tables) == 1:
        return next(iter(tables.values()))
    if not tables and len(faults) == 1:
        raise faults[0]
    what = said.SEVERAL if tables else said.NONE
    names = [*tables] or [each.name for each in found]
    listed = words.LIST_SEPARATOR.join(map(quoted, names))
    raise _fault(path, what.format(listed=listed, columns=words.LIST_SEPARATOR.join(NEEDED)))


def _read(resource: _Resource, read: Read) -> Table:
    place, data = resource.content()
    style = resource.style
    table = read(place, data, resource.unknown, style)
    remarks = [words.PackageFile.CHOSEN.format(name=quoted(resource.name))]
    if resource.is_changed(data):
        remarks.append(words.PackageFile.CHANGED.format(path=place))
    return replace(
        table,
        sheet=table.sheet or resource.name,
        notation=table.notation or style,
        remarks=(*remarks, *table.remarks),
    )


@dataclass(frozen=True, slots=True)
class _Resource:
    """A table as its package describes it."""

    told: dict[str, Any]
    package: Path

    @property
    def name(self) -> str:
        """Return its name."""
        return str(self.told.get("name", ""))

    @property
    def fields(self) -> list[dict[str, Any]]:
        """Return its columns, as far as the package describes them."""
        schema = self.told.get("schema")
        fields = schema.get("fields") if isinstance(schema, dict) else None
        return [each for each in fields or () if isinstance(each, dict)]

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of its columns; none where it cannot be read."""
        if self.fields:
            return tuple(str(each.get("name", "")) for each in self.fields)
        try:
            return csv_header(self.content()[1], self.package)
        except ScorecardError:
            return ()

    @property
    def has_columns(self) -> bool:
        """Say whether it has those that readings need."""
        return {*NEEDED} <= {name.strip().lower() for name in self.columns}

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the columns beside those of readings; of a table of another kind there are none.

        What such a table holds is found out from the whole of it.
        """
        if not self.has_columns:
            return ()
        columns = self.columns
        is_history = HISTORY[1] in {name.strip().lower() for name in columns}
        known = {name for name in KNOWN if is_history or name not in HISTORY}
        return tuple(name for name in columns if name.strip().lower() not in known)

    @property
    def style(self) -> NumberStyle | None:
        """Return how its numbers are written, where the package says that they are numbers."""
        for each in self.fields:
            if each.get("type") in _NUMBERS:
                group, decimal = each.get("groupChar", ""), each.get("decimalChar", ".")
                if isinstance(group, str) and isinstance(decimal, str) and decimal != group:
                    return NumberStyle(group, decimal)
        return None

    def content(self) -> tuple[Path, bytes]:
        """Return where its file is, and what that holds, in UTF-8 where it is text.

        Raises:
            ScorecardError: it is no file in the folder of the package, or cannot be read.
        """
        place = self._place()
        data = read_bytes(place)
        encoding = self.told.get("encoding", "utf-8")
        if not isinstance(encoding, str) or encoding.lower().replace("_", "-") == "utf-8":
            return place, data
        try:
            return place, data.decode(encoding).encode()
        except (LookupError, ValueError):
            what = words.PackageFile.ENCODING.format(encoding=quoted(encoding))
            raise _fault(place, what) from None

    def _place(self) -> Path:
        """Return where its file is: in the folder of the package, and nowhere else."""
        said, path = words.PackageFile, self.told.get("path")
        if isinstance(path, list) and len(path) == 1:
            (path,) = path
        if not isinstance(path, str):
            raise self._refused(said.NO_FILE)
        if "://" in path:
            raise self._refused(said.ELSEWHERE)
        folder, pure = self.package.parent, PurePosixPath(path)
        place = folder / Path(*pure.parts)
        try:
            inside = place.resolve().is_relative_to(folder.resolve())
        except (OSError, ValueError, RuntimeError):
            inside = False
        if pure.is_absolute() or ".." in pure.parts or not inside:
            raise self._refused(said.OUTSIDE)
        return place

    def _refused(self, what: str) -> ScorecardError:
        return _fault(self.package, what.format(name=quoted(self.name)))

    def is_changed(self, data: bytes) -> bool:
        """Say whether a file is another than the package was made with."""
        told = self.told.get("hash")
        if not isinstance(told, str):
            return False
        algorithm, _, digest = told.rpartition(":")
        algorithm = algorithm.lower() or "md5"
        if algorithm not in _DIGESTS or self.told.get("encoding", "utf-8") != "utf-8":
            return False
        found = hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
        return found != digest.lower()


def _fault(path: Path, what: str) -> ScorecardError:
    return ScorecardError(Fault(str(path), what))
