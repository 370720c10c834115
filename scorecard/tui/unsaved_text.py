"""What was typed and not saved, kept on this computer until it is saved or dropped."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_FOLDER_VARIABLE = "SCORECARD_STATE"
_FORMAT = 1
# A form holds a few notes; a file larger than this is not one of ours.
_MOST_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The fields of a form as typed, what the person saw standing then, and when it was."""

    fields: dict[str, str]
    seen: str | None
    at: str


class UnsavedText:
    """The unsaved forms of one store: a small file each, written at once or not at all.

    Nothing here ever fails loudly: a computer that cannot keep it still takes readings.

    Args:
        store_id: the store the forms are for.
        folder: where the files are; None for the user's own place.
    """

    def __init__(self, store_id: str, folder: Path | None = None) -> None:
        self._folder = folder or state_folder()
        self._store_id = store_id

    def put(self, indicator: str, year: int, fields: dict[str, str], seen: str | None) -> bool:
        """Keep what is typed in a form; say whether it is kept."""
        at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
        said = {"format": _FORMAT, "indicator": indicator, "year": year, "seen": seen, "at": at}
        text = json.dumps(said | {"fields": fields})
        path = self._path(indicator, year)
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.touch(mode=0o600)
            beside.write_text(text, encoding="utf-8")
            beside.replace(path)
        except OSError:
            return False
        return True

    def find(self, indicator: str, year: int) -> Unsaved | None:
        """Return what was typed in a form and not saved; None without such a thing."""
        path = self._path(indicator, year)
        try:
            if path.stat().st_size > _MOST_BYTES:
                return None
            said = json.loads(path.read_text(encoding="utf-8"))
            if (said["format"], said["indicator"], said["year"]) != (_FORMAT, indicator, year):
                return None
            fields = {str(name): str(text) for name, text in said["fields"].items()}
            seen = None if said["seen"] is None else str(said["seen"])
            return Unsaved(fields, seen, str(said["at"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def drop(self, indicator: str, year: int) -> None:
        """Forget a form: it was saved, or given up."""
        with suppress(OSError):
            self._path(indicator, year).unlink()

    def _path(self, indicator: str, year: int) -> Path:
        # An id may hold what no file name can.
        of = f"{self._store_id}\n{indicator}\n{year}".encode("utf-8", "surrogatepass")
        return self._folder / f"unsaved-{hashlib.sha256(of).hexdigest()[:32]}.json"


def state_folder() -> Path:
    """Return where this computer keeps what is not saved yet; SCORECARD_STATE names another."""
    named = os.environ.get(_FOLDER_VARIABLE, "").strip()
    if named:
        return Path(named)
    from platformdirs import user_state_path  # noqa: PLC0415 - only where somebody types

    return user_state_path("scorecard", appauthor=False)
