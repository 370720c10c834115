"""Stores opened the way people's commands and screens open them: with this computer's copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.records.copy.kept import Kept
from scorecard.records.copy.own_place import copies_folder
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.present_ids import PresentIds


def open_store(path: Path, ids: PresentIds | None = None) -> Store:
    """Open a store, bring file and copy together, and put back what the file has lost.

    No store is made where none was. A file that cannot be read is stood in for by the copy.

    Args:
        path: the file.
        ids: what the plan calls everything now.

    Raises:
        ScorecardError: there is no store, and this computer has never seen one there.
    """
    return Store(Kept(path, copies_folder()), ids)
