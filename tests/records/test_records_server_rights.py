"""Who may do what on a server, tried with SQL by every way there is."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import psycopg
import pytest
from postgres_support import OnServer
from records_support import entry, ids
from test_records_server_lost import until

from scorecard.model.fault import ScorecardError
from scorecard.records.address import read_address
from scorecard.records.line import new_id, seal
from scorecard.records.refusal import NotSaved
from scorecard.records.server import make_store, preparation
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from postgres_support import Postgres

# {id} is the id of a store.
WRITES = (
    "INSERT INTO scorecard.line (store, line) VALUES ('{id}', 'x')",
    "INSERT INTO scorecard.line (store, line) SELECT store, line FROM scorecard.line LIMIT 1",
    (
        "INSERT INTO scorecard.store (id, name, readers, writers) "
        "VALUES ('x', 'x', 'scorecard_reader', 'scorecard_reader')"
    ),
    "INSERT INTO scorecard.moved (store, goes_to) VALUES ('{id}', 'nowhere')",
    "COPY scorecard.line (store, line) FROM STDIN",
    "SELECT scorecard.take_turn('{id}')",
    "SELECT FROM scorecard.store FOR UPDATE",
    "SELECT FROM scorecard.store FOR KEY SHARE",
    "BEGIN; LOCK scorecard.line IN ROW EXCLUSIVE MODE",
    "SET ROLE scorecard_writer",
)
# What nobody may, writers neither.
NEVER = (
    "UPDATE scorecard.line SET line = 'x'",
    "UPDATE scorecard.store SET writers = 'scorecard_reader'",
    "UPDATE scorecard.moved SET goes_to = ''",
    "DELETE FROM scorecard.line",
    "DELETE FROM scorecard.store",
    "DELETE FROM scorecard.moved",
    "TRUNCATE scorecard.line",
    "TRUNCATE scorecard.store CASCADE",
    "MERGE INTO scorecard.line USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE",
    (
        "INSERT INTO scorecard.line (store, line) VALUES ('{id}', 'x') "
        "ON CONFLICT (store, number) DO UPDATE SET line = 'y'"
    ),
    "INSERT INTO scorecard.line (store, line, number) VALUES ('{id}', 'x', 1)",
    "INSERT INTO scorecard.line (store, line, written_by) VALUES ('{id}', 'x', 'ben')",
    "INSERT INTO scorecard.line (store, line, written_at) VALUES ('{id}', 'x', now())",
    (
        "INSERT INTO scorecard.store (id, name, readers, writers, made_by) "
        "VALUES ('x', 'x', 'scorecard_reader', 'scorecard_writer', 'ben')"
    ),
    "INSERT INTO scorecard.moved (store, goes_to, moved_by) VALUES ('{id}', '', 'ben')",
    "COPY scorecard.line (store, number, line) FROM STDIN",
    "COPY scorecard.line FROM PROGRAM 'true'",
    "ALTER TABLE scorecard.line DISABLE TRIGGER ALL",
    "ALTER TABLE scorecard.line DISABLE ROW LEVEL SECURITY",
    "SET session_replication_role = replica",
    "SET SESSION AUTHORIZATION ben",
    "SET ROLE postgres",
    "DROP TRIGGER kept ON scorecard.line",
    "DROP POLICY adds ON scorecard.line",
    "DROP TABLE scorecard.line",
    "DROP SCHEMA scorecard CASCADE",
    "CREATE POLICY mine ON scorecard.line USING (true)",
    "CREATE TABLE scorecard.mine (one int)",
    "CREATE FUNCTION scorecard.is_one_of(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    (
        "CREATE OR REPLACE FUNCTION scorecard.refuse() RETURNS trigger LANGUAGE plpgsql "
        "AS 'BEGIN RETURN NULL; END'"
    ),
    "CREATE TRIGGER mine BEFORE INSERT ON scorecard.line EXECUTE FUNCTION scorecard.refuse()",
    "CREATE RULE mine AS ON INSERT TO scorecard.line DO INSTEAD NOTHING",
    "GRANT ALL ON scorecard.line TO PUBLIC",
    "GRANT scorecard_writer TO rosa",
    (
        "CREATE TEMP TABLE mine (store text, number bigint, line bytea, written_at timestamptz, "
        "written_by text); CREATE TRIGGER mine BEFORE INSERT ON mine FOR EACH ROW "
        "EXECUTE FUNCTION scorecard.number_line()"
    ),
    "SELECT scorecard.number_line()",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
)
# The rights there are, which no word of theirs changes: PostgreSQL only warns of that.
RIGHTS = """
SELECT relname, relacl::text FROM pg_class
WHERE relnamespace = 'scorecard'::regnamespace ORDER BY relname
"""


def tried(place: OnServer, statement: str, user: str) -> str:
    """Return the code with which a statement is refused to a user; empty where it is not."""
    said = statement.replace("{id}", place.id).encode()
    with place.postgres.connect(place.database, user) as connection:
        try:
            if "FROM STDIN" in statement:
                with connection.cursor() as cursor, cursor.copy(said) as copy:
                    copy.write(f"{place.id}\tx\n".encode())
            else:
                connection.execute(said)
        except psycopg.Error as error:
            return error.sqlstate or "?"
    return ""


@pytest.fixture
def place(postgres: Postgres, tmp_path: Path) -> OnServer:
    made = OnServer(postgres, tmp_path)
    made.open().add([entry(1)], by="ana")
    return made


@pytest.mark.parametrize("user", ["rosa", "ana"])
def test_nobody_changes_or_forges_anything_by_any_statement(place: OnServer, user: str) -> None:
    """Some forty statements by a reader and by a writer; a reader cannot add by any either."""
    with place.postgres.connect(place.database) as connection:
        before = place.rows(), connection.execute(RIGHTS).fetchall()
        statements = (*WRITES, *NEVER) if user == "rosa" else NEVER
        refused = {"42501", "SC002"}
        through = [each for each in statements if tried(place, each, user) not in refused]
        assert through == ["GRANT ALL ON scorecard.line TO PUBLIC"]
        assert before == (place.rows(), connection.execute(RIGHTS).fetchall())


def test_whoever_may_only_read_keeps_no_writer_waiting(place: OnServer) -> None:
    with place.postgres.connect(place.database, "rosa") as reader:
        reader.execute("BEGIN")
        reader.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0)), pg_advisory_lock(1)",
            [place.id],
        )
        store = Store.open(place.address(), lock_timeout=0.2)
        store.add([entry(2)], by="ana")
    assert len(ids(place.open())) == 2


@pytest.mark.parametrize(
    "statement",
    [
        statement
        for statement in NEVER
        if statement.startswith(("UPDATE", "DELETE", "TRUNC", "MER"))
    ],
)
def test_a_trigger_stops_the_owner_and_the_superuser(place: OnServer, statement: str) -> None:
    before = place.rows()
    assert tried(place, statement, "postgres") == "SC002"
    assert place.rows() == before


def test_who_wrote_and_when_is_the_servers_to_say_for_the_superuser_too(place: OnServer) -> None:
    place.postgres.run(
        place.database,
        "INSERT INTO scorecard.line (store, number, line, written_at, written_by) "
        f"VALUES ('{place.id}', 77, 'x', '2001-01-01', 'ben')",
    )
    with place.postgres.connect(place.database) as connection:
        found = connection.execute(
            "SELECT number, written_by, written_at > now() - interval '1 hour' "
            "FROM scorecard.line ORDER BY number DESC LIMIT 1"
        ).fetchone()
    assert found == (3, "postgres", True)


def test_a_store_says_in_words_what_a_reader_may_not(place: OnServer) -> None:
    store = place.open("rosa")
    assert len(ids(store)) == 1
    with pytest.raises(NotSaved, match="you may read it, and not add to it") as refused:
        store.add([entry(2)], by="rosa")
    assert "\n" not in str(refused.value)
    place.postgres.run(place.database, "GRANT scorecard_writer TO rosa")
    try:
        store.add([entry(2)], by="rosa")
    finally:
        place.postgres.run(place.database, "REVOKE scorecard_writer FROM rosa")
    assert len(ids(place.open())) == 2
    with pytest.raises(NotSaved):
        place.open("rosa").add([entry(3)], by="rosa")


# Roles parted


def test_stores_of_parted_roles_neither_see_nor_touch_each_other(
    place: OnServer, tmp_path: Path
) -> None:
    postgres, database = place.postgres, place.database
    for _ in range(2):
        postgres.run(database, preparation("east_reader", "east_writer"))
        postgres.run(database, preparation())
    for person, role in (("eva", "east_writer"), ("ed", "east_reader")):
        postgres.run(
            database,
            f"DO $$ BEGIN CREATE ROLE {person} LOGIN IN ROLE {role}; "
            "EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        )
    east = read_address(f"{postgres.url(database, 'eva')}&store=east", tmp_path / "readings.jsonl")
    store_id = new_id()
    make_store(east, store_id, "east", "east_reader", "east_writer")
    header = seal({"type": "header", "format": 1, "store": store_id}).rstrip(b"\n")
    with postgres.connect(database, "eva") as connection:
        connection.execute(
            "INSERT INTO scorecard.line (store, line) VALUES (%s, %s)", [store_id, header]
        )
    store = Store.open(east)
    store.add([entry(5)], by="eva")
    # The first pair has what it had.
    place.open().add([entry(6)], by="ana")
    assert len(ids(place.open("rosa"))) == 2
    everything = _all_lines(place)
    for stranger, own, other in (
        ("ana", place.id, store_id),
        ("rosa", place.id, store_id),
        ("eva", store_id, place.id),
        ("ed", store_id, place.id),
    ):
        with postgres.connect(database, stranger) as connection:
            for table, column in (("store", "id"), ("line", "store"), ("moved", "store")):
                found = connection.execute(
                    f"SELECT DISTINCT {column} FROM scorecard.{table}".encode()
                ).fetchall()
                assert found in ([(own,)], []), f"{stranger} sees of {table}"
        for statement in (*WRITES[:4], *NEVER):
            if "{id}" in statement:
                made = statement.replace("{id}", other)
                assert tried(place, made, stranger) == "42501", f"{stranger}: {statement}"
    # Nor does one keep the other's writers waiting.
    with postgres.connect(database, "eva") as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT scorecard.take_turn(%s)", [place.id])
        Store.open(place.address(), lock_timeout=0.2).add([entry(7)], by="ana")
    assert set(everything) < set(_all_lines(place))
    with pytest.raises(ScorecardError, match="no store named east here that you may read"):
        Store.open(read_address(f"{postgres.url(database, 'ana')}&store=east", tmp_path / "r"))


def _all_lines(place: OnServer) -> list[bytes]:
    with place.postgres.connect(place.database) as connection:
        found = connection.execute("SELECT line FROM scorecard.line ORDER BY store, number")
        return [line for (line,) in found.fetchall()]


def test_a_member_of_nothing_sees_nothing(place: OnServer) -> None:
    place.postgres.run(
        place.database,
        "DO $$ BEGIN CREATE ROLE nobody LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
    )
    for statement in (*WRITES, "SELECT * FROM scorecard.line", "TABLE scorecard.store"):
        assert tried(place, statement, "nobody") == "42501", statement
    with pytest.raises(ScorecardError, match="you may not read it; ask its administrator"):
        place.open("nobody")


@pytest.mark.parametrize(
    "role", ["", "a b", "a;b", "a'b", 'a"b', "Board", "1a", "a\nb", "a{b}", "ä", "a" * 64]
)
def test_a_role_that_needs_quotes_is_refused(role: str) -> None:
    for pair in ((role, "writers"), ("readers", role)):
        with pytest.raises(ScorecardError, match="cannot be the name of a role"):
            preparation(*pair)


def test_a_store_moves_only_when_nobody_is_adding_to_it(place: OnServer) -> None:
    with place.postgres.connect(place.database, "ana") as writer:
        writer.execute("BEGIN")
        writer.execute("INSERT INTO scorecard.line (store, line) VALUES (%s, 'last')", [place.id])
        moving = threading.Thread(target=tried, args=(place, WRITES[3], "ben"))
        moving.start()
        with place.postgres.connect("postgres") as watching:
            waits = "SELECT FROM pg_locks WHERE NOT granted"
            until(lambda: bool(watching.execute(waits).fetchall()))
        writer.execute("COMMIT")
    moving.join()
    assert tried(place, WRITES[0], "ana") == "SC001"
