"""What was typed into forms and not saved, kept on this computer until it is saved or dropped."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scorecard.tui.kept_file import put, read, state_folder

if TYPE_CHECKING:
    from pathlib import Path

_FORMAT = 1
READING = "reading"
_FORMS = "unsaved-*.json"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The fields of a form as typed, what the person saw standing then, and when it was.

    ``kind`` is what the form is for; ``indicator`` what it is of: the id of an indicator, or of
    what a comment is on, or the ref of a priority or decision, empty for a new one.
    """

    fields: dict[str, str]
    seen: str | None
    at: str
    indicator: str = ""
    year: int = 0
    kind: str = READING


def kept_kind(entity: str) -> str:
    """Return the kind of a reading's form, of one entity or of none."""
    return f"{READING}:{entity}" if entity else READING


def entity_of(kind: str) -> str:
    """Return the id of the entity a form is for, out of its kind; empty for none."""
    return kind.removeprefix(f"{READING}:") if kind.startswith(f"{READING}:") else ""


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

    def put(
        self,
        indicator: str,
        year: int,
        fields: dict[str, str],
        seen: str | None,
        kind: str = READING,
    ) -> bool:
        """Keep what is typed in a form; say whether it is kept."""
        said = {"format": _FORMAT, "indicator": indicator, "year": year, "seen": seen}
        said |= {"at": now_text(), "fields": fields, "kind": kind}
        return put(self._path(indicator, year, kind), said)

    def find(self, indicator: str, year: int, kind: str = READING) -> Unsaved | None:
        """Return what was typed in a form and not saved; None without such a thing."""
        found = _form(read(self._path(indicator, year, kind)))
        wanted = (indicator, year, kind)
        return found if found and (found.indicator, found.year, found.kind) == wanted else None

    def listed(self) -> list[Unsaved]:
        """Return every form of this store with unsaved text, what was typed last first."""
        try:
            paths = list(self._folder.glob(_FORMS))
        except OSError:
            return []
        forms = [(path, _form(read(path))) for path in paths]
        # A file's name is made from its store too, so it tells the forms of other stores apart.
        mine = [f for path, f in forms if f and path == self._path(f.indicator, f.year, f.kind)]
        return sorted(mine, key=lambda form: (form.at, form.indicator, form.year), reverse=True)

    def drop(self, indicator: str, year: int, kind: str = READING) -> bool:
        """Forget a form: it was saved, or given up. Nobody need know where it cannot be."""
        with suppress(OSError):
            self._path(indicator, year, kind).unlink()
        return True

    def _path(self, indicator: str, year: int, kind: str) -> Path:
        # An id may hold what no file name can.
        place = f"{self._store_id}\n{indicator}\n{year}"
        of = (place if kind == READING else f"{place}\n{kind}").encode("utf-8", "surrogatepass")
        return self._folder / f"unsaved-{hashlib.sha256(of).hexdigest()[:32]}.json"


def now_text() -> str:
    """Return the time as it is shown to people, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M")


def _form(said: dict[str, Any] | None) -> Unsaved | None:
    """Return a form out of its file; None where it is damaged or of another format."""
    if said is None or said.get("format") != _FORMAT:
        return None
    try:
        fields = {str(name): str(text) for name, text in said["fields"].items()}
        seen = None if said["seen"] is None else str(said["seen"])
        about, kind = str(said["indicator"]), str(said.get("kind", READING))
        return Unsaved(fields, seen, str(said["at"]), about, int(said["year"]), kind)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
