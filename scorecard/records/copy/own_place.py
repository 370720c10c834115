"""Where this computer keeps its copies of stores: in the user's state folder, by path."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.folders import user_folder
from scorecard.records.copy.own_copy import OwnCopy
from scorecard.records.file.disk import DISK

if TYPE_CHECKING:
    from scorecard.records.file.disk import Disk

_FOLDER_VARIABLE = "SCORECARD_STATE"
# The example's own store: whoever only looks at it leaves no copy behind.
BUNDLED = frozenset({"01a209a540830ea5f08758f31e69"})


def copies_folder() -> Path:
    """Return where the copies are kept; SCORECARD_STATE names another folder."""
    named = os.environ.get(_FOLDER_VARIABLE, "").strip()
    if named:
        return Path(named) / "copies"
    return user_folder("state") / "copies"


class OwnPlace:
    """The copies of whatever stood at one path, each under the id of its store.

    Args:
        folder: where all copies are kept.
        path: the store's file; its real path counts, however it was reached.
        disk: the system calls.
    """

    def __init__(self, folder: Path, path: Path, *, disk: Disk = DISK) -> None:
        self.of = os.path.realpath(path)
        key = sha256(os.path.normcase(self.of).encode("utf-8", "surrogateescape")).hexdigest()
        self.folder = folder / key[:24]
        self._disk = disk

    def copy(self, store_id: str) -> OwnCopy:
        """Return the copy of the store with an id, be it there or not."""
        name = store_id
        if not re.fullmatch("[0-9A-Za-z_-]{1,64}", name):
            name = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        return OwnCopy(self.folder / f"{name}.jsonl", of=self.of, disk=self._disk)

    def copies(self) -> list[OwnCopy]:
        """Return the copies that are there, the one written to last first."""
        found: list[tuple[int, Path]] = []
        with suppress(OSError):
            found = [(p.stat().st_mtime_ns, p) for p in self.folder.glob("*.jsonl")]
        return [OwnCopy(path, of=self.of, disk=self._disk) for _, path in sorted(found)[::-1]]
