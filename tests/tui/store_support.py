"""What the tests of the store's screens share: a contested reading, and what a screen says."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tui_support import SMALL, SMALL_ENTRIES, entry, place

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store
from scorecard.tui.widgets.bars import TitleBar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scorecard.records.entry import Entry
    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

KEY = ReadingKey("wells", 2019)


def bar(app: ScorecardApp) -> TitleBar:
    return app.screen.query_one(TitleBar)


def flat(text: str) -> str:
    return " ".join(text.split())


def forked(
    folder: Path,
    plan: str = SMALL,
    entries: Iterable[Entry] = SMALL_ENTRIES,
    key: ReadingKey = KEY,
    values: tuple[str, str] = ("155", "160"),
) -> Places:
    """Return a place where Ana and Ben revised one reading without seeing each other."""
    places = place(folder, plan, entries)
    other = folder / "other.jsonl"
    shutil.copy(places.store, other)
    for path, by, value in ((places.store, "Ana", values[0]), (other, "Ben", values[1])):
        revised = entry(key.indicator, key.year, value, entity=key.entity, reason="correction")
        Store.open(path).add([revised], by=by)
    lines = [*places.store.read_bytes().splitlines(True), *other.read_bytes().splitlines(True)]
    places.store.write_bytes(b"".join(dict.fromkeys(lines)))
    other.unlink()
    return places
