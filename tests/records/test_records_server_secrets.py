"""Nothing secret is kept, said or shown; what people wrote comes back as it was, whatever it is."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import psycopg
import pytest
from copy_support import journal_of
from postgres_support import OnServer
from records_support import ROOT, by_id, entry

from scorecard.model.fault import ScorecardError
from scorecard.records import server, server_connection
from scorecard.records.address import read_address
from scorecard.records.server import ServerLog, digests, make_store
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from postgres_support import Cluster, Postgres

SECRET = "s3cr3t-Wörd'\\%41"

CLIENT = """
import sys
sys.path.insert(0, "tests")
from pathlib import Path
from records_support import entry
from scorecard.records.address import read_address
from scorecard.records.store import Store

home = Path(sys.argv[2])
def told(url, user="guarded"):
    try:
        store = Store.open(read_address(url.replace("USER", user), home / "r.jsonl"), home / "c")
        store.add([entry(1)], by="ana")
        print(store.faults, store.notices, store.journal.shown, [*store.journal.remarks()])
        return store
    except Exception as error:
        print(repr(error), error)
url = sys.argv[1]
kept = told(url)
told(url, "stranger")
told(url.replace("records_", "no_such_"))
told(url.replace("host=", "host=/nowhere"))
told(url + "&sslmode=zork")
print("ready", flush=True)
sys.stdin.read()
"""


def guarded(cluster: Cluster, place: OnServer) -> None:
    """Let the server ask one of its users for a password."""
    cluster.run(
        place.database,
        "CREATE ROLE stranger LOGIN; CREATE ROLE guarded LOGIN IN ROLE scorecard_writer PASSWORD "
        + psycopg.sql.quote(SECRET),
    )
    rules = cluster.data / "pg_hba.conf"
    rules.write_text("local all guarded,stranger scram-sha-256\n" + rules.read_text())
    cluster.run("postgres", "SELECT pg_reload_conf()")


def test_a_password_is_in_no_file_no_message_and_no_list_of_programs(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = OnServer(cluster, tmp_path)
    guarded(cluster, place)
    monkeypatch.setenv("PGPASSWORD", SECRET)
    url = f"{cluster.url(place.database, 'USER')}&store=records"
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT, url, str(tmp_path / "home")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert client.stdout is not None
    said = ""
    while not said.endswith("ready\n"):
        line = client.stdout.readline()
        assert line, said
        said += line
    listed = subprocess.run(
        ["ps", "-ww", "-o", "args=", "-p", str(client.pid)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    with cluster.connect("postgres") as connection:
        known = connection.execute("SELECT a::text FROM pg_stat_activity AS a").fetchall()
    client.communicate()
    assert place.database in listed
    assert any("guarded" in row and "scorecard" in row for (row,) in known)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(b'"type":"reading"' in path.read_bytes() for path in files), "there is a copy"
    kept = b"".join(bytes(str(path), "utf-8") + path.read_bytes() for path in files)
    for text in (said, listed, str(known), kept.decode(), str(place.rows())):
        assert SECRET[:8] not in text
    assert "the server does not let you in" in said
    assert "Traceback" not in said


def test_a_wrong_password_and_none_are_told_alike_in_one_line(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = OnServer(cluster, tmp_path)
    guarded(cluster, place)
    for password in (None, "wrong-" + SECRET):
        if password:
            monkeypatch.setenv("PGPASSWORD", password)
        with pytest.raises(ScorecardError, match="the server does not let you in") as refused:
            place.open("guarded")
        assert "\n" not in str(refused.value)
        assert SECRET[:8] not in str(refused.value)
    monkeypatch.delenv("PGPASSWORD")
    passes = tmp_path / "pgpass"
    escaped = SECRET.replace("\\", "\\\\")
    passes.write_text(f"*:*:*:guarded:{escaped}\n", encoding="utf-8")
    passes.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passes))
    place.open("guarded").add([entry(1)], by="ana")


# What people wrote

HOSTILE = {
    "quotes": "'; DROP TABLE scorecard.line; --",
    "more quotes": "\"'`$$; SELECT 1; $$ E'\\'' \\x00 \\000",
    "places": "%s %(store)s %% {} {0} $1 :name ?",
    "right to left": "\u202eabc\u2066 \u05d0\u05d1 \u0627\u0644",
    "other planes": "\U0001f600 \u0301 \ufeff \u200b \uffff",
    "line ends": "a\nb\tc",
    "long": "Zeile „eins“; 'zwei' " * 2_520,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_people_write_comes_back_byte_for_byte(
    postgres: Postgres, tmp_path: Path, text: str
) -> None:
    place = OnServer(postgres, tmp_path)
    store = place.open(copies=tmp_path / "computer")
    store.add([entry(1, note=text)], by="ana")
    store.add([entry(2, reason=text[:200])], by="ana")
    assert by_id(place.open("rosa")) == by_id(store)
    own = journal_of(store).own
    assert own is not None
    assert set(own.path.read_bytes().splitlines()) >= set(place.rows()[1:])


@pytest.mark.parametrize(
    "line", [b"\x00", b"a\x00b", b"\xff\xfe", b"\r", b" ", b"'; --", b"\\x41", b"x" * 65_536]
)
def test_bytes_that_are_no_line_are_kept_as_they_are_and_harm_nothing(
    postgres: Postgres, tmp_path: Path, line: bytes
) -> None:
    place = OnServer(postgres, tmp_path)
    store = place.open(copies=tmp_path / "computer")
    store.add([entry(1)], by="ana")
    with postgres.connect(place.database, "ana") as connection:
        connection.execute(
            "INSERT INTO scorecard.line (store, line) VALUES (%s, %s)", [place.id, line]
        )
    store.add([entry(2)], by="ana")
    assert place.rows()[2] == line
    assert len(by_id(store)) == 2
    assert by_id(place.open()) == by_id(store)
    kept = digests(place.address(), place.id)
    assert sorted(kept) == sorted(sha256(row).digest() for row in place.rows())


@pytest.mark.parametrize(
    "name", ["a b", "a'b", 'a"b', "a;b", "-a", ".a", "ä", "a/b", "../a", "a" * 65, "a\u202eb", "%"]
)
def test_a_name_that_is_none_is_refused_here_and_on_the_server(
    postgres: Postgres, tmp_path: Path, name: str
) -> None:
    place = OnServer(postgres, tmp_path)
    url = postgres.url(place.database, "ana")
    with pytest.raises(ScorecardError) as refused:
        read_address(f"{url}&store={name}", tmp_path / "r")
    assert "\n" not in str(refused.value)
    with pytest.raises(ScorecardError) as refused:
        make_store(place.address(), "an-id", name)
    assert "\n" not in str(refused.value)
    with pytest.raises(psycopg.errors.CheckViolation), postgres.connect(place.database) as admin:
        admin.execute(
            "INSERT INTO scorecard.store (id, name, readers, writers) VALUES ('x', %s, 'a', 'b')",
            [name],
        )


def test_where_it_went_is_told_as_it_was_written(postgres: Postgres, tmp_path: Path) -> None:
    place = OnServer(postgres, tmp_path)
    there = "'; DROP TABLE scorecard.moved; -- \u202e %s"
    ServerLog(place.address(), 1.0).move_to(there)
    store = place.open()
    assert there in store.read_only
    with pytest.raises(ScorecardError, match="it was moved to"):
        store.add([entry(1)], by="ana")


def test_no_statement_is_put_together_out_of_texts() -> None:
    sources = [inspect.getsource(each) for each in (server, server_connection)]
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    executed = [
        call.args[0]
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "execute"
    ]
    assert len(executed) > 8
    for statement in executed:
        said = ast.unparse(statement)
        assert isinstance(statement, ast.Constant | ast.Name) or said.startswith("sql.SQL("), said
        assert not [n for n in ast.walk(statement) if isinstance(n, ast.JoinedStr | ast.BinOp)]


def test_a_store_opened_by_its_name_says_no_more_than_the_address(
    postgres: Postgres, tmp_path: Path
) -> None:
    place = OnServer(postgres, tmp_path)
    assert Store.open(place.address()).journal.shown == place.address().shown
