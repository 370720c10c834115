"""`scorecard move`: to a server and back, cut off anywhere, and what other computers make of it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from cli_support import call

from scorecard.records import server
from scorecard.records.journal import Journal
from scorecard.records.store import Store
from scorecard.workspace import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from postgres_support import Postgres

    Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(project: Path, capsys: Capture) -> Path:
    """Return the store of a project with three readings."""
    for year, value in ((2017, 102), (2018, 105), (2019, 110)):
        assert call(capsys, "record", "members", year, value).code == 0
    return project / "data" / "readings.jsonl"


@pytest.fixture
def url(postgres: Postgres) -> str:
    """Return the address of a database that is ready, for one who may write."""
    return postgres.url(postgres.database(), "ana")


def test_every_line_goes_to_the_server_and_back_and_the_old_place_is_closed(
    file: Path, url: str, capsys: Capture, project: Path
) -> None:
    before = file.read_bytes().splitlines()
    there = f"{url}&store=members"
    moved = call(capsys, "move", there, "--yes")
    assert (moved.code, moved.err) == (0, "")
    assert f"3 lines stand in {there} now, 3 of them brought just now" in moved.out
    assert f'store = "{there.replace("ana@", "")}"' in moved.out
    # The old place is read, and tells; nothing goes into it.
    status = call(capsys, "status")
    assert f"the store was moved to {there}; open it there" in status.err
    refused = call(capsys, "record", "members", 2020, 120)
    assert (refused.code, file.read_bytes().splitlines()) == (1, before)
    assert f"it was moved to {there}; open it there" in refused.err
    # What the plan names is found; a figure goes to the server, and back into the same file.
    plan = project / "indicators.toml"
    plan.write_text(f'{plan.read_text()}\n[records]\nstore = "{there}"\n')
    assert call(capsys, "record", "members", 2020, 120).code == 0
    assert call(capsys, "verify").out.count("4") >= 2
    back = call(capsys, "move", project / "data", "--yes", "--json")
    assert json.loads(back.out)["lines"] == 4
    assert json.loads(back.out)["brought"] == 1
    lines = file.read_bytes().splitlines()
    assert lines[:4] == before
    assert len(lines) == 5
    assert not file.with_name("readings.jsonl.moved").exists()
    refused = call(capsys, "record", "members", 2021, 130)
    assert (refused.code, "it was moved to" in refused.err) == (1, True)
    assert call(capsys, "record", "members", 2021, 130, "--data", project / "data").code == 0


def cut_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield the places at which a move may be cut off, the next call to them failing."""
    for module, name in (
        (server, "make_store"),
        (server, "bring"),
        (server, "digests"),
        (Journal, "close_for"),
    ):
        real = getattr(module, name)
        for after in (False, True):

            def fail(
                *given: object, real: object = real, after: bool = after, **named: object
            ) -> None:
                if after:
                    real(*given, **named)  # type: ignore[operator]
                raise KeyboardInterrupt

            with monkeypatch.context() as patch:
                patch.setattr(module, name, fail)
                yield f"{name} {'after' if after else 'before'}"


def test_cut_off_at_any_moment_it_goes_on_and_nothing_is_twice_or_lost(
    file: Path, url: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    there = f"{url}&store=members"
    for trial, _ in enumerate(cut_off(monkeypatch)):
        assert call(capsys, "move", there, "--yes").code != 0
        assert file.read_bytes() == before
        if trial == 3:  # what others enter meanwhile comes along
            assert call(capsys, "record", "members", 2020, 120).code == 0
            before = file.read_bytes()
    # After the last of them the old place was closed already.
    assert "it was moved to" in call(capsys, "move", there, "--yes").err
    moved = find_places(data=there)
    assert moved.server is not None
    assert Store.open(moved.server).journal.data() == before


def test_lines_are_brought_piece_by_piece_and_all_of_them_or_none(
    file: Path, url: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No server is silent for long, however many they are."""
    pieces: list[list[bytes]] = []
    execute = psycopg.Connection.execute

    def full_at_the_second(self: Any, query: Any, *more: Any, **options: Any) -> Any:
        if query == server._ADD:
            pieces.append(more[0][1])
            if len(pieces) == 2:
                raise psycopg.errors.DiskFull
        return execute(self, query, *more, **options)

    monkeypatch.setattr(server, "_PIECE", 3)
    monkeypatch.setattr(psycopg.Connection, "execute", full_at_the_second)
    assert call(capsys, "move", f"{url}&store=members", "--yes").code == 1
    with psycopg.connect(url) as connection:
        query = "SELECT line FROM scorecard.line ORDER BY number"
        assert connection.execute(query).fetchall() == []
        lines = file.read_bytes().splitlines()
        assert call(capsys, "move", f"{url}&store=members", "--yes").code == 0
        assert [line for (line,) in connection.execute(query).fetchall()] == lines
    assert [*map(len, pieces)] == [3, 1, 3, 1]


def test_what_does_not_compare_is_not_let_go(
    file: Path, url: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def altered(*_: object) -> list[bytes]:
        return [b"another"]

    monkeypatch.setattr(server, "digests", altered)
    answer = call(capsys, "move", f"{url}&store=members", "--yes")
    assert (answer.code, "the old place stays as it was" in answer.one_line) == (1, True)
    assert call(capsys, "record", "members", 2020, 120).code == 0
    assert not file.with_name("readings.jsonl.moved").exists()


def test_lines_that_waited_on_another_computer_are_brought_along(
    file: Path, url: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = f"{url}&store=members"
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "other"))
    assert call(capsys, "status").code == 0
    hidden = file.rename(file.with_name("away"))
    file.mkdir()  # the share is gone for this computer
    assert "waiting" in call(capsys, "record", "members", 2020, 120).err
    file.rmdir()
    hidden.rename(file)
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "one"))
    assert call(capsys, "move", there, "--yes").code == 0
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "other"))
    assert "waiting" in call(capsys, "status").err  # of the old place, which takes nothing
    told = call(capsys, "status", "--data", there)
    assert "was brought along" in told.err
    assert "120" in call(capsys, "history", "members", 2020, "--data", there).out
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "one"))
    assert "120" in call(capsys, "history", "members", 2020, "--data", there).out


def test_what_stands_in_the_way_is_told_in_a_line(
    file: Path, url: str, postgres: Postgres, capsys: Capture, tmp_path: Path
) -> None:
    def refusal(*arguments: object) -> str:
        answer = call(capsys, "move", *arguments)
        assert answer.code in (1, 2)
        return answer.one_line

    there = f"{url}&store=members"
    assert "say --yes" in refusal(there)
    assert "say where to" in refusal()
    assert "are there already" in refusal(file.parent, "--yes")
    assert "a role's name" in refusal(there, "--roles", "x;drop", "--yes")
    reader = there.replace("ana@", "rosa@")
    assert "NOT saved" in refusal(reader, "--yes") or "may not" in refusal(reader, "--yes")
    unprepared = postgres.url(postgres.database(prepared=False))
    assert "move --prepare" in refusal(unprepared, "--yes")
    other = tmp_path / "other"
    other.mkdir()
    Store.create(other / "readings.jsonl")
    assert "another store is there" in refusal(other, "--yes")
    assert call(capsys, "move", there, "--yes").code == 0
    assert "are there already" in refusal(there, "--yes", "--data", url)
    assert "are there already" in refusal(url, "--yes", "--data", there)
    assert call(capsys, "demo", tmp_path / "demo").code == 0
    plan = tmp_path / "demo" / "indicators.toml"
    assert "named members is here already" in refusal(there, "--yes", "--framework", plan)


def test_the_sql_that_makes_a_database_ready_is_printed_as_it_is_run(
    file: Path, url: str, capsys: Capture
) -> None:
    del file
    printed = call(capsys, "move", "--prepare", "--roles", "kenya")
    assert printed.code == 0
    assert printed.out == server.preparation("kenya_reader", "kenya_writer")
    assert "{" not in printed.out.replace("{1,64}", "").replace("{0,63}", "")


def test_lines_that_do_not_count_are_left_and_told(file: Path, url: str, capsys: Capture) -> None:
    file.write_bytes(file.read_bytes() + b"what is this\n")
    moved = call(capsys, "move", f"{url}&store=members", "--yes")
    assert "1 line that does not count was left in the old file." in moved.out


def test_a_library_that_is_not_there_is_asked_for(
    file: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    del file
    monkeypatch.setitem(sys.modules, "psycopg", None)
    told = 'pip install "scorecard[postgres]"'
    assert told in call(capsys, "status", "--data", "postgresql://x/y").err
    assert told in call(capsys, "move", "postgresql://x/y", "--yes").err
    assert told in call(capsys, "move", "--prepare").err
