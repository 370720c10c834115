"""Unsaved text kept on disk: of forms, and of the year grid."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard import clock
from scorecard.tui.grid.edits import Edit
from scorecard.tui.grid.rows import Place
from scorecard.tui.preferences import put, read, state_folder
from scorecard.tui.windows import Windows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future
    from pathlib import Path


_FORMAT = 1
READING = "reading"
# Of a meeting: its minutes so far, a note on one of its pages, and who is present.
MINUTES, NOTE, PRESENT = "minutes", "note", "present"
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
        folder: where the files are.
    """

    def __init__(self, store_id: str, folder: Path) -> None:
        self._folder = folder
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
        forms = [form for _, form in self._mine()]
        return sorted(forms, key=lambda form: (form.at, form.indicator, form.year), reverse=True)

    def names(self) -> list[Path]:
        """Return the files of this store's forms."""
        return [path for path, _ in self._mine()]

    def _mine(self) -> list[tuple[Path, Unsaved]]:
        try:
            paths = list(self._folder.glob(_FORMS))
        except OSError:
            return []
        forms = [(path, _form(read(path))) for path in paths]
        # A file's name is made from its store too, so it tells the forms of other stores apart.
        return [(p, f) for p, f in forms if f and p == self._path(f.indicator, f.year, f.kind)]

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
    """Return the time as it is shown to people."""
    return clock.now().strftime("%Y-%m-%d %H:%M")


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


class UnsavedEdits:
    """One file for the grid of one store; a computer that cannot keep it still saves edits.

    Args:
        store_id: the store the grid is of.
        folder: where the file is.
    """

    def __init__(self, store_id: str, folder: Path) -> None:
        name = hashlib.sha256(store_id.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._path = folder / f"grid-{name}.json"

    def put(self, edits: Mapping[Place, Edit]) -> bool:
        """Keep the edits, or none where none are left; say whether they are kept."""
        if not edits:
            with suppress(OSError):
                self._path.unlink()
            return True
        listed = [_row(place, edit) for place, edit in edits.items()]
        return put(self._path, {"format": _FORMAT, "at": now_text(), "edits": listed})

    def names(self) -> list[Path]:
        """Return the file, where it is there."""
        return [self._path] if self._path.exists() else []

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
    """Return an edit as it is kept; entity and part come last, where there are any."""
    row: list[object] = [place.indicator, place.year, *edit]
    if place.part:
        return [*row, place.entity, place.part]
    return [*row, place.entity] if place.entity else row


def _edit(row: list[Any]) -> tuple[Place, Edit]:
    indicator, year, value, no_data, taken_back, seen, *of = row
    edit = Edit(str(value), str(no_data), bool(taken_back), None if seen is None else str(seen))
    return Place(str(indicator), int(year), *map(str, of)), edit


if TYPE_CHECKING:
    _Key = tuple[str, int, str]


class Drafts:
    """The unsaved forms and grid edits of one window on one store.

    Whatever changes them is done in memory at once, and on disk a little later by one thread, in
    the order it was asked for. What it returns says then whether it is kept. No other window reads
    or writes them until this one ends; what one that ended left is taken over, by one window alone.

    Args:
        store_id: the store they are of.
    """

    def __init__(self, store_id: str) -> None:
        self.store_id = store_id
        self._windows = Windows(store_id, state_folder())
        self._taken_over = False
        self._forms: dict[_Key, Unsaved] = {}
        self._edits: tuple[Mapping[Place, Edit], str] = ({}, "")
        self._mutex = threading.Lock()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")

    def read(self) -> None:
        """Take over, once, what windows that ended have left; for worker threads."""
        self._writer.submit(self._take_over).result()

    def flush(self, seconds: float | None = None) -> None:
        """Wait until all that was asked for is done; for worker threads.

        Raises:
            TimeoutError: it takes longer than it may.
        """
        self._writer.submit(lambda: None).result(seconds)

    def close(self) -> None:
        """Leave what is kept to the window that opens next; for worker threads."""
        self._writer.submit(self._close).result()

    def find(self, about: str, year: int, kind: str = READING) -> Unsaved | None:
        """Return what was typed in a form and not saved; None without such a thing."""
        return self._forms.get((about, year, kind))

    def listed(self) -> list[Unsaved]:
        """Return every form with unsaved text, what was typed last first."""
        forms = list(self._forms.values())
        return sorted(forms, key=lambda form: (form.at, form.indicator, form.year), reverse=True)

    def unsaved(self) -> list[Unsaved]:
        """Return the forms that hold unsaved text; minutes that are in their file are none."""
        return [f for f in self.listed() if f.kind != MINUTES or not f.fields.get("written")]

    def put(
        self, about: str, year: int, fields: dict[str, str], seen: str | None, kind: str = READING
    ) -> Future[bool]:
        """Keep what is typed in a form."""
        form = Unsaved(fields, seen, now_text(), about, year, kind)
        with self._mutex:
            self._forms[about, year, kind] = form
        return self._writer.submit(self._put, form)

    def drop(self, about: str, year: int, kind: str = READING) -> Future[bool]:
        """Forget a form: it was saved, or given up."""
        with self._mutex:
            self._forms.pop((about, year, kind), None)
        return self._writer.submit(self._drop, about, year, kind)

    @property
    def edits(self) -> tuple[Mapping[Place, Edit], str]:
        """Return the grid's edits that were not saved, and when the last was typed."""
        return self._edits

    def put_edits(self, edits: Mapping[Place, Edit]) -> Future[bool]:
        """Keep the grid's edits, or none where none are left."""
        now = (edits, now_text() if edits else "")
        with self._mutex:
            self._edits = now
        # Of several on their way the last alone is written.
        return self._writer.submit(lambda: self._edits is not now or self._put_edits(edits))

    def _put(self, form: Unsaved) -> bool:
        try:
            own = self._windows.own()
        except OSError:
            return False
        of = (form.indicator, form.year)
        if not UnsavedText(self.store_id, own).put(*of, form.fields, form.seen, form.kind):
            return False
        for folder in self._windows.held:
            if folder != own:
                UnsavedText(self.store_id, folder).drop(*of, form.kind)
        return True

    def _drop(self, about: str, year: int, kind: str) -> bool:
        for folder in self._windows.held:
            UnsavedText(self.store_id, folder).drop(about, year, kind)
        return True

    def _put_edits(self, edits: Mapping[Place, Edit]) -> bool:
        own = None
        if edits:
            try:
                own = self._windows.own()
            except OSError:
                return False
            if not UnsavedEdits(self.store_id, own).put(edits):
                return False
        for folder in self._windows.held:
            if folder != own:
                UnsavedEdits(self.store_id, folder).put({})
        return True

    def _take_over(self) -> None:
        if self._taken_over:
            return
        self._taken_over = True
        for folder in self._windows.ended():
            # Two that hold other text for one place are not mixed: the next to open has the other.
            if not self._take(folder):
                self._windows.leave(folder)
        self._take_what_one_file_held()

    def _take(self, folder: Path) -> bool:
        """Take what a folder holds, all of it or nothing; say whether anything is there to take."""
        text = UnsavedText(self.store_id, folder)
        forms = {(f.indicator, f.year, f.kind): f for f in text.listed()}
        edits, at = UnsavedEdits(self.store_id, folder).find()
        with self._mutex:
            mine, (known, typed) = self._forms, self._edits
            others = any(k in mine and mine[k].fields != f.fields for k, f in forms.items())
            if others or any(p in known and known[p] != e for p, e in edits.items()):
                return False
            self._forms = forms | mine
            self._edits = ({**edits, **known}, max(at, typed))
        return bool(forms or edits)

    def _take_what_one_file_held(self) -> None:
        """Take what an earlier version kept, in files that all windows shared."""
        root = self._windows.root
        names = UnsavedText(self.store_id, root).names() + UnsavedEdits(self.store_id, root).names()
        for path in names:
            with suppress(OSError):
                target = self._windows.own() / path.name
                if not target.exists():
                    path.rename(target)  # to one window alone
        if names:
            for folder in (*self._windows.held, root):  # from there, where nothing can be moved
                self._take(folder)

    def _close(self) -> None:
        self._windows.close()
        self._taken_over = False
