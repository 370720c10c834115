"""The year grid's edits that are not saved, kept on this computer until they are."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from scorecard.tui.edits import Edit
from scorecard.tui.grid_row import Place
from scorecard.tui.kept_file import put, read, state_folder
from scorecard.tui.unsaved_text import now_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FORMAT = 1


class UnsavedEdits:
    """One file for the grid of one store; a computer that cannot keep it still saves edits.

    Args:
        store_id: the store the grid is of.
        folder: where the file is; None for the user's own place.
    """

    def __init__(self, store_id: str, folder: Path | None = None) -> None:
        name = hashlib.sha256(store_id.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._path = (folder or state_folder()) / f"grid-{name}.json"

    def put(self, edits: Mapping[Place, Edit]) -> bool:
        """Keep the edits, or none where none are left; say whether they are kept."""
        if not edits:
            with suppress(OSError):
                self._path.unlink()
            return True
        listed = [_row(place, edit) for place, edit in edits.items()]
        return put(self._path, {"format": _FORMAT, "at": now_text(), "edits": listed})

    def find(self) -> tuple[dict[Place, Edit], str]:
        """Return the edits that were not saved, and when the last was typed."""
        said = read(self._path)
        if said is None or said.get("format") != _FORMAT:
            return {}, ""
        try:
            edits = dict(_edit(row) for row in said["edits"])
            return edits, str(said["at"])
        except (KeyError, TypeError, ValueError):
            return {}, ""


def _row(place: Place, edit: Edit) -> list[object]:
    """Return an edit as it is kept; an entity comes last, where there is one."""
    row: list[object] = [place.indicator, place.year, *edit]
    return [*row, place.entity] if place.entity else row


def _edit(row: list[Any]) -> tuple[Place, Edit]:
    indicator, year, value, no_data, taken_back, seen, *entity = row
    edit = Edit(str(value), str(no_data), bool(taken_back), None if seen is None else str(seen))
    return Place(str(indicator), int(year), str(entity[0]) if entity else ""), edit
