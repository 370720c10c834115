"""TinyDB over the journal: everything that reads works, everything that changes refuses."""

from __future__ import annotations

import inspect
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from records_support import entries, entry, ids, new_store
from tinydb import Query, TinyDB, where
from tinydb.table import Document, Table

from scorecard.records.board import write_comment
from scorecard.records.board_draft import DecisionDraft, PriorityDraft
from scorecard.records.decisions import add_decision
from scorecard.records.entry import Entry
from scorecard.records.priorities import add_priority
from scorecard.records.refusal import ReadOnlyTable
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tinydb.storages import Storage

# What TinyDB 4.9 has that changes nothing; whatever else it has, now or later, must refuse.
TABLE_READS = {"all", "clear_cache", "contains", "count", "get", "search", "name", "storage"}
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
    names = other_names(Table, TABLE_READS)
    assert {"insert", "insert_multiple", "update", "upsert", "remove", "truncate"} <= set(names)
    for table in ("revisions", "readings", "indicator:ind-01", "new"):
        for name in names:
            with pytest.raises(ReadOnlyTable, match="never changed or removed"):
                call(store.database.table(table), name)
            with pytest.raises(ReadOnlyTable):
                call(store.database, name)
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
        Table.update(database.table("readings"), {"value": "9"})
    with pytest.raises(ReadOnlyTable):
        TinyDB.drop_tables(database)
    assert "9" not in {document["value"] for document in database.table("readings")}
    read = storage.read()
    assert read is not None
    read["revisions"].clear()
    assert len(database.table("revisions")) == 4


def test_the_tables(store: Store) -> None:
    names = {"revisions", "readings", "indicator:ind-00", "indicator:ind-01", "indicator:ind-02"}
    assert store.database.tables() == names
    assert len(store.database.table("revisions")) == 4
    assert [d["value"] for d in store.database.table("indicator:ind-01")] == ["70"]
    assert len(store.database) == len(store.database.table("readings")) == 3
    assert store.database.table("indicator:none").all() == []
    assert "revisions=4" in repr(store.database)


def test_the_boards_tables_hold_the_newest_of_each(store: Store) -> None:
    assert store.database.table("comments").all() == []
    write_comment(store, "1a", 2018, "First.", by="ana")
    write_comment(store, "1a", 2018, "Second.", by="ana")
    add_priority(store, PriorityDraft(2019, "Drive"), by="ana")
    add_decision(store, DecisionDraft(date(2019, 3, 1), "Write"), by="ana")
    assert store.database.tables() >= {"comments", "priorities", "decisions"}
    assert [d["text"] for d in store.database.table("comments")] == ["Second."]
    (found,) = store.database.table("priorities").search(where("state") == "proposed")
    assert (found["ref"], found["text"]) == ("2019-1", "Drive")
    assert [d["ref"] for d in store.database.table("decisions")] == ["D2019-1"]
    assert len(store.database.table("revisions")) == 4


def test_queries_answer_as_tinydb_does(store: Store) -> None:
    revisions = store.database.table("revisions")
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
    for name in ("revisions", "readings"):
        table: Any = store.database.table(name)
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
    table = store.database.table("readings", cache_size=100)
    query = where("by") == "carla"
    assert table.search(query) == []
    Store.open(store.path).add([entry(5)], by="carla")
    assert len(table.search(query)) == 1
    assert [d["by"] for d in table if isinstance(d, Document)].count("carla") == 1


def test_a_loop_goes_on_while_others_write(store: Store) -> None:
    seen = 0
    for _ in store.database.table("revisions"):
        seen += 1
        store.add(entries(100 * seen, 2), by="ana")
    assert seen == 4


def test_closing_and_leaving_change_nothing(store: Store) -> None:
    before = store.path.read_bytes()
    with store.database as database:
        assert len(database) == 3
    assert store.path.read_bytes() == before
    assert store.database is database
