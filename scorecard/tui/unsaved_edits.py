"""The year grid's edits that are not saved, kept on this computer until they are."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from scorecard.tui.edits import Edit
from scorecard.tui.kept_file import put, read, state_folder
from scorecard.tui.unsaved_text import now_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorecard.tui.grid import Place

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
        listed = [[*place, *edit] for place, edit in edits.items()]
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


def _edit(row: list[Any]) -> tuple[Place, Edit]:
    indicator, year, value, no_data, taken_back, seen = row
    edit = Edit(str(value), str(no_data), bool(taken_back), None if seen is None else str(seen))
    return (str(indicator), int(year)), edit
