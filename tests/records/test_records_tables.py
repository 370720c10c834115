"""TinyDB over the journal: what reads works, what adds appends, what changes refuses."""

from __future__ import annotations

import inspect
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from records_support import entries, entry, ids, new_store
from tinydb import Query, TinyDB, where
from tinydb.table import Document, Table

from scorecard.model.status import Status
from scorecard.records.comments import write_comment
from scorecard.records.decisions import DecisionDraft, add_decision
from scorecard.records.entry import Entry
from scorecard.records.line import new_id, seal, unseal
from scorecard.records.priorities import PriorityDraft, add_priority
from scorecard.records.refusal import NotARevision, ReadOnlyTable
from scorecard.records.store import Store
from scorecard.records.tables import JournalStorage, RecordTable

if TYPE_CHECKING:
    from pathlib import Path

    from tinydb.storages import Storage

# What TinyDB 4.9 has that changes nothing; whatever else it has, now or later, must refuse.
TABLE_READS = {"all", "clear_cache", "contains", "count", "get", "search", "name", "storage"}
# What adds, and nothing else.
TABLE_ADDS = {"insert", "insert_multiple"}
DATABASE_READS = {"close", "storage", "table", "tables"}
# What TinyDB calls its own; a test below shows that none of it is a way around.
CLASS_SETTINGS = {
    "default_query_cache_capacity",
    "default_storage_class",
    "default_table_name",
    "document_class",
    "document_id_class",
    "query_cache_class",
    "table_class",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(new_store(tmp_path, 3))
    store.add([entry(1, "70", note="late", reason="correction")], by="ben")
    return store


def other_names(kind: type[Any], reads: set[str]) -> list[str]:
    """Return the public methods of a class that are not known to read only."""
    names = {name for name in dir(kind) if not name.startswith("_")}
    return sorted(names - reads - CLASS_SETTINGS)


def call(target: object, name: str) -> None:
    """Call a method with something plausible for every argument it needs."""
    method = getattr(target, name)
    needed = [
        p
        for p in inspect.signature(method).parameters.values()
        if p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)
    ]
    plausible: dict[str, Any] = {
        "document": {"value": "9"},
        "documents": [{"value": "9"}],
        "fields": {"value": "9"},
        "updates": [({"value": "9"}, where("year") == 1900)],
        "name": "readings",
    }
    method(*[plausible.get(p.name, where("year") == 1900) for p in needed])


def test_every_method_that_could_change_a_table_refuses(store: Store) -> None:
    before = store.path.read_bytes()
    names = other_names(Table, TABLE_READS | TABLE_ADDS)
    assert {"update", "update_multiple", "upsert", "remove", "truncate"} <= set(names)
    for table in ("reading", "comment", "new"):
        for name in names:
            with pytest.raises(ReadOnlyTable, match="never changed or removed"):
                call(store.database.table(table), name)
    for name in names:
        with pytest.raises(ReadOnlyTable):
            call(store.database, name)
    assert store.path.read_bytes() == before


def document(number: int) -> dict[str, Any]:
    return {
        "type": "reading",
        "id": new_id(),
        "revision": 1,
        "indicator": f"ind-{number:02}",
        "year": 2019,
        "value": f"{number}",
        "by": "ana",
        "at": "2019-03-01T12:00:00.000Z",
    }


def test_what_is_inserted_is_a_sealed_line_of_the_journal(store: Store) -> None:
    before = store.path.read_bytes()
    plain: Any = TinyDB(store.path, storage=JournalStorage).storage
    one, two, three = (document(number) for number in (31, 32, 33))
    table: Any = store.database.table("reading")
    assert table.insert(one) == one["id"]
    assert table.insert_multiple(iter([two, three])) == [two["id"], three["id"]]
    added = store.path.read_bytes().removeprefix(before).splitlines(keepends=True)
    assert added[0] == seal(one)
    documents, others = unseal([line.rstrip() for line in added])
    assert others == []
    assert [one["batch"].split("/")[1:] for one in documents[1:]] == [["1", "2"], ["2", "2"]]
    assert "batch" not in two
    assert {"31", "32", "33"} <= {reading.value for reading in store.records().readings}
    assert {one["id"], two["id"], three["id"]} <= plain.read()["reading"].keys()


def test_the_store_enters_through_insert_multiple(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables: list[str] = []
    real = RecordTable.insert_multiple

    def noted(table: RecordTable, documents: Any) -> list[int]:
        tables.append(table.name)
        return real(table, documents)

    monkeypatch.setattr(RecordTable, "insert_multiple", noted)
    store.add(entries(50, 2), by="ana")
    store.judge("1b", 2018, Status.ON_TRACK, "as agreed", by="ana")
    store.close_year(2018, on=date(2019, 3, 1), by="ana")
    write_comment(store, "1a", 2018, "First.", by="ana")
    add_priority(store, PriorityDraft(2019, "Drive"), by="ana")
    add_decision(store, DecisionDraft(date(2019, 3, 1), "Write"), by="ana")
    assert tables == ["reading", "judgement", "close", "comment", "priority", "decision"]


def test_what_is_no_new_document_of_a_table_is_refused(store: Store) -> None:
    before = store.path.read_bytes()
    table = store.database.table("reading")
    (held, *_) = table
    bare = {name: value for name, value in held.items() if name != "crc"}
    fine = document(31)
    for wrong in ({"value": "9"}, fine | {"id": 9}, fine | {"type": "comment"}, dict(held)):
        with pytest.raises(NotARevision, match='for the table "reading"'):
            table.insert_multiple([fine, wrong])
    for twice in ([bare], [fine, fine]):
        with pytest.raises(NotARevision, match="stands already"):
            table.insert_multiple(twice)
    with pytest.raises(NotARevision, match="stands already"):
        store.database.table("comment").insert(bare | {"type": "comment"})
    assert table.insert_multiple([]) == []
    assert store.path.read_bytes() == before


def test_every_method_that_could_change_the_database_refuses(store: Store) -> None:
    before = store.path.read_bytes()
    names = other_names(TinyDB, DATABASE_READS)
    assert {"drop_table", "drop_tables"} <= set(names)
    for name in names:
        with pytest.raises(ReadOnlyTable, match="scorecard record"):
            call(store.database, name)
    assert store.path.read_bytes() == before


def test_there_is_no_way_around_the_refusal(store: Store) -> None:
    database = store.database
    storage: Storage = database.storage
    with pytest.raises(ReadOnlyTable):
        storage.write({})
    with pytest.raises(ReadOnlyTable):
        database.table("fresh", persist_empty=True)
    with pytest.raises(ReadOnlyTable):
        Table.update(database.table("reading"), {"value": "9"})
    with pytest.raises(ReadOnlyTable):
        TinyDB.drop_tables(database)
    assert "9" not in {document["value"] for document in database.table("reading")}
    read = storage.read()
    assert read is not None
    read["reading"].clear()
    assert len(database.table("reading")) == 4


def test_the_tables(store: Store) -> None:
    assert store.database.tables() == {"reading"}
    assert len(store.database) == len(store.database.table("reading")) == 4
    found = store.database.search(where("indicator") == "ind-01")
    assert [d["value"] for d in found] == ["1.5", "70"]
    assert store.database.table("none").all() == []
    assert "reading=4" in repr(store.database)


def test_each_type_of_line_is_a_table_of_all_its_revisions(store: Store) -> None:
    assert store.database.table("comment").all() == []
    write_comment(store, "1a", 2018, "First.", by="ana")
    write_comment(store, "1a", 2018, "Second.", by="ana")
    add_priority(store, PriorityDraft(2019, "Drive"), by="ana")
    add_decision(store, DecisionDraft(date(2019, 3, 1), "Write"), by="ana")
    with store.path.open("ab") as file:
        file.write(seal({"type": "of tomorrow", "id": "t"}))
    assert store.database.tables() == {"reading", "comment", "priority", "decision", "of tomorrow"}
    assert [d["text"] for d in store.database.table("comment")] == ["First.", "Second."]
    (found,) = store.database.table("priority").search(where("state") == "proposed")
    assert (found["ref"], found["text"]) == ("2019-1", "Drive")
    assert [d["ref"] for d in store.database.table("decision")] == ["D2019-1"]
    assert len(store.database.table("reading")) == 4


def test_queries_answer_as_tinydb_does(store: Store) -> None:
    revisions = store.database.table("reading")
    query = Query()
    found = revisions.search((query.indicator == "ind-01") & (query.revision == 2))
    (document,) = found
    assert document["value"] == "70"
    assert revisions.search(where("note").matches("^la")) == found
    assert revisions.search(where("entity").exists()) == []
    assert revisions.count(query.by == "ana") == 3
    assert revisions.contains(query.reason == "correction")
    assert not revisions.contains(query.value == "0")
    assert revisions.get(query.value == "70") == document
    assert revisions.get(query.value == "0") is None
    assert {d["id"] for d in revisions} == {d["id"] for d in revisions.all()} == ids(store)


def test_a_documents_id_is_its_revisions(store: Store) -> None:
    table: Any = store.database.table("reading")
    for document in table:
        assert document.doc_id == document["id"]
        assert table.get(doc_id=document["id"]) == document
        assert table.contains(doc_id=document["id"])
        assert table.get(doc_ids=[document["id"], "none"]) == [document]
    assert table.get(doc_id="none") is None


def test_answers_are_copies(store: Store, tmp_path: Path) -> None:
    full = Store.open(new_store(tmp_path, 0, "full"))
    full.add([Entry("a", 2018, "1", flags=())], by="ana")
    store = Store.open(full.path)
    ((document),) = store.database.all()
    document["value"] = "changed"
    document["list"] = []
    assert store.database.all()[0]["value"] == "1"
    assert store.records().readings[0].value == "1"


def test_lists_in_answers_are_copies(tmp_path: Path) -> None:
    from scorecard.model.reading import Flag

    store = Store.open(new_store(tmp_path))
    store.add([Entry("a", 2018, "1", flags=(Flag.BREAK,))], by="ana")
    for found in (store.database.all(), store.database.search(where("year") == 2018)):
        assert found[0]["flags"] == ["break"]
        found[0]["flags"].append("x")
    assert store.database.all()[0]["flags"] == ["break"]


def test_answers_are_never_kept_from_before(store: Store) -> None:
    table = store.database.table("reading", cache_size=100)
    query = where("by") == "carla"
    assert table.search(query) == []
    Store.open(store.path).add([entry(5)], by="carla")
    assert len(table.search(query)) == 1
    assert [d["by"] for d in table if isinstance(d, Document)].count("carla") == 1


def test_a_loop_goes_on_while_others_write(store: Store) -> None:
    seen = 0
    for _ in store.database.table("reading"):
        seen += 1
        store.add(entries(100 * seen, 2), by="ana")
    assert seen == 4


def test_closing_and_leaving_change_nothing(store: Store) -> None:
    before = store.path.read_bytes()
    with store.database as database:
        assert len(database) == 4
    assert store.path.read_bytes() == before
    assert store.database is database


def test_the_store_copies_no_document(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def copied(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(RecordTable, "document_class", copied)
    again = Store.open(store.path)
    again.add([entry(7)], by="ana")
    assert len(again.records().readings) == 5
    with pytest.raises(AssertionError):
        again.database.all()
