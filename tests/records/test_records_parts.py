"""The figure of a part is a reading of its own, beside that of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.records.entry import Entry
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = Entry("x", 2018, "42")
WOMEN = Entry("x", 2018, "12", part="women")


def test_a_part_and_the_whole_have_revisions_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    store = Store.create(path)
    store.add([WHOLE, WOMEN], by="ana")
    store.add([Entry("x", 2018, "13", part="women", reason="correction")], by="ana")
    again = Store.open(path)
    assert [reading.value for reading in again.history(WHOLE.key)] == ["42"]
    women = again.history(WOMEN.key)
    assert [(reading.value, reading.part, reading.revision) for reading in women] == [
        ("12", "women", 1),
        ("13", "women", 2),
    ]
    # An older version would take it for the figure of the whole: it keeps the line and passes on.
    of_parts = [b'"format":2' in line for line in path.read_bytes().splitlines() if b'"x"' in line]
    assert of_parts == [False, True, True]
