"""Format 1 is read for ever; newer lines are kept; raising the format is a header line."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from copy_support import own_file, store_with_copy
from records_support import entry, ids, lines_of, new_store

from scorecard.model.reading import Qualifier
from scorecard.records import codec, index
from scorecard.records.codec import NotUnderstood
from scorecard.records.contents import FORMAT
from scorecard.records.line import Document, seal, unseal
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = Path(__file__).parent / "samples" / "format-1.jsonl"


def expected() -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Yield each sort of record of the sample, as it was read when format 1 was new."""
    yield from json.loads(SAMPLE.with_suffix(".json").read_text(encoding="utf-8")).items()


def test_the_sample_of_format_1_reads_as_it_did_when_it_was_new() -> None:
    records = Store.open(SAMPLE).records()
    for sort, rows in expected():
        found = [json.loads(json.dumps(asdict(one), default=str)) for one in getattr(records, sort)]
        # A later version may know more fields; what was there then must say the same.
        # The texts of parts, which nothing ever wrote, are read over: a part has its own reading.
        said = [{name: row[name] for name in row if name != "parts"} for row in rows]
        assert [
            {name: one[name] for name in row} for one, row in zip(found, said, strict=True)
        ] == said


def test_the_sample_holds_every_type_of_line() -> None:
    documents, others = unseal(lines_of(SAMPLE))
    assert others == []
    types = {document["type"] for document in documents}
    assert types == {
        "header", "reading", "judgement", "comment", "priority", "decision", "close", "greeting",
    }  # fmt: skip
    fields = {name for document in documents for name in document}
    assert {"parent", "batch", "settles", "entity", "flags", "no_data", "retracted"} <= fields


def test_what_the_sample_has_and_no_version_knew_is_counted_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_bytes(SAMPLE.read_bytes())
    store = store_with_copy(path, tmp_path / "c")
    (fault,) = store.faults
    assert "written by a newer scorecard or another program; kept, but not counted" in fault.what
    assert store.contested() == {}
    store.add([entry(5)], by="ana")
    assert path.read_bytes().startswith(SAMPLE.read_bytes())
    assert own_file(store).read_bytes() == path.read_bytes()


def test_a_header_with_a_higher_format_makes_older_programs_read_only(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    store = store_with_copy(path, tmp_path / "c")
    before = path.read_bytes()
    newer = {"type": "header", "format": FORMAT + 1, "store": store.store_id}
    header = seal({**newer, "at": "2030-01-01T00:00:00.000Z"})
    store.journal.append(lambda: [header])
    after = path.read_bytes()
    assert after.startswith(before)
    assert len(lines_of(path)) == len(before.splitlines()) + 1
    assert own_file(store).read_bytes() == after
    for again in (store, Store.open(path), store_with_copy(path, tmp_path / "c")):
        assert (again.format, len(ids(again))) == (FORMAT + 1, 2)
        with pytest.raises(NotSaved, match="newer scorecard"):
            again.add([entry(5)], by="ana")
    assert path.read_bytes() == after


def renamed(document: Document) -> Document:
    """Return a line of format 1 as one of a format in which the value has another name."""
    lifted = dict(document)
    lifted["figure"] = lifted.pop("value")
    return lifted


def test_older_lines_are_lifted_in_memory_and_stay_as_they_are() -> None:
    old: Document = {"type": "reading", "value": "3"}
    lifts = {1: renamed, 2: lambda document: {**document, "three": True}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codec, "LIFTS", lifts)
        assert codec.lift(old, 3) == {
            "type": "reading",
            "figure": "3",
            "three": True,
        }
        newer: Document = {"type": "reading", "figure": "3", "format": 2}
        assert codec.lift(newer, 2) == {"type": "reading", "figure": "3"}
    assert old == {"type": "reading", "value": "3"}


@pytest.mark.parametrize("number", [2, "1", 0, None, True])
def test_what_is_newer_or_no_format_is_not_lifted(number: object) -> None:
    with pytest.raises(NotUnderstood):
        codec.lift({"type": "reading", "format": number}, 1)


INTERVALS: tuple[dict[str, Any], ...] = (
    {"value": "5", "high": "6", "qualifier": Qualifier.BETWEEN},
    {"value": "5", "qualifier": Qualifier.LESS_THAN},
    {"value": "5", "qualifier": Qualifier.MORE_THAN},
)


@pytest.mark.parametrize("said", INTERVALS, ids=[str(said["qualifier"]) for said in INTERVALS])
def test_a_line_that_format_1_would_misunderstand_says_so_and_reads_back(
    tmp_path: Path, said: dict[str, Any]
) -> None:
    path = new_store(tmp_path, 1)
    (saved,) = Store.open(path).add([replace(entry(5), **said)], by="ana")
    (again,) = [one for one in Store.open(path).records().readings if one.id == saved.id]
    assert again == saved
    assert (again.value, again.high) == (said["value"], said.get("high"))
    assert again.qualifier is said["qualifier"]
    assert b'{"type":"reading","format":2,"id":' in lines_of(path)[-1]


def test_a_version_of_format_1_keeps_what_it_does_not_know_and_passes_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_store(tmp_path, 1)
    store = Store.open(path)
    at_most = replace(entry(6), qualifier=Qualifier.AT_MOST)
    store.add([at_most], by="ana")
    assert b'"format"' not in lines_of(path)[-1]
    store.add([replace(entry(7), **INTERVALS[0])], by="ana")
    written = path.read_bytes()
    monkeypatch.setattr(index, "LINE_FORMAT", 1)
    monkeypatch.setattr(index, "lift", lambda document: codec.lift(document, 1))
    older = Store.open(path)
    assert len(ids(older)) == 2
    (fault,) = older.faults
    assert "written by a newer scorecard" in fault.what
    older.add([entry(8)], by="ben")
    assert path.read_bytes().startswith(written)
    monkeypatch.undo()
    assert len(ids(Store.open(path))) == 4


def test_a_version_of_the_next_format_reads_lines_of_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_store(tmp_path, 2)
    (known,), _ = unseal(lines_of(path)[-1:])
    newer = {name: value for name, value in known.items() if name != "crc"}
    with path.open("ab") as file:
        file.write(seal({**newer, "id": "n1", "year": 2000, "format": 3}))
    assert len(ids(Store.open(path))) == 2
    before = path.read_bytes()
    monkeypatch.setattr(index, "LINE_FORMAT", 3)
    monkeypatch.setattr(index, "lift", lambda document: codec.lift(document, 3))
    monkeypatch.setattr(codec, "LIFTS", {1: dict, 2: dict})
    assert len(ids(Store.open(path))) == 3
    assert path.read_bytes() == before
