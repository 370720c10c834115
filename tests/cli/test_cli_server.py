"""Every command over a store on a server says and does what it does over the file."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from projects import PLAN, make_project

from scorecard.workspace import find_places, open_place

if TYPE_CHECKING:
    from pathlib import Path

    from postgres_support import Postgres

    Capture = pytest.CaptureFixture[str]

READS = (
    ("status",),
    ("status", "--json", "--year", "2019"),
    ("status", "--as-of", "2019-01-31"),
    ("show", "ccm-states-parties"),
    ("due", "--year", "2021"),
    ("history", "ccm-states-parties"),
    ("changes", "2018", "2019"),
    ("compare", "ccm-states-parties"),
    ("report", "--year", "2020"),
    ("export", "-"),
    ("check",),
)


@pytest.fixture
def url(example: Path, postgres: Postgres, capsys: Capture, tmp_path: Path) -> str:
    """Bring the example to a server, and leave its file as it was; return the address."""
    shutil.copytree(example / "data", tmp_path / "aside")
    url = postgres.url(postgres.database(), "ana") + "&store=icbl"
    assert call(capsys, "move", url, "--yes").code == 0
    (example / "data" / "readings.jsonl").chmod(0o600)
    shutil.rmtree(example / "data")
    shutil.copytree(tmp_path / "aside", example / "data")
    return url


def test_what_is_read_is_the_same(url: str, capsys: Capture) -> None:
    for command in READS:
        file, server = call(capsys, *command), call(capsys, *command, "--data", url)
        assert (server.code, server.out) == (file.code, file.out), command
        assert server.err.replace(url, "data/readings.jsonl") == file.err, command


def test_doctor_tells_of_it_what_may_be_told(url: str, capsys: Capture) -> None:
    answer = call(capsys, "doctor", "--json", "--data", url)
    store = json.loads(answer.out)["store"]
    lines = json.loads(call(capsys, "verify", "--json").out)["lines"]
    assert (answer.code, store["kind"], store["lines"]) == (0, "server", lines)
    assert store["writable"]
    assert "icbl" not in answer.out


def test_what_is_entered_is_there_for_everybody(
    url: str, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("indicator,year,value,reason\nccm-states-parties,2020,111,late data\n")
    for command in (
        ("import", rows, "--yes"),
        ("record", "ccm-states-parties", "2021", "112", "--reason", "correction"),
        ("comment", "I", "2021", "A year of few changes."),
        ("priority", "add", "2022", "More states", "--for", "1a"),
        ("close", "2019", "--yes", "--on", "2020-11-20"),
        ("backup", tmp_path / "backups"),
    ):
        answer = call(capsys, *command, "--data", url)
        assert answer.code == 0, (command, answer.err)
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "another computer"))
    places = find_places(data=url)
    records = open_place(places).records()
    assert [c.year for c in records.closures] == [2019]
    assert len(records.comments) == len(records.priorities) == 1
    (kept,) = (tmp_path / "backups").glob("*.jsonl")
    assert "Everything is there" in call(capsys, "verify", kept, "--data", url).out
    assert "nothing to restore" in call(capsys, "restore", kept, "--yes", "--data", url).out
    assert "nothing" in call(capsys, "merge", kept, "--yes", "--data", url).out.lower()
    # The file was left as it was: its lines are a part of what the server has.
    told = call(capsys, "merge", "data/readings.jsonl", "--dry-run", "--data", url)
    assert told.code == 0


def test_a_backup_that_has_more_is_put_back_and_another_store_is_refused(
    url: str, capsys: Capture, tmp_path: Path
) -> None:
    assert (
        call(capsys, "record", "ccm-states-parties", 2020, 111, "--reason", "late data").code == 0
    )
    assert call(capsys, "backup", tmp_path / "backups").code == 0  # of the file, which goes on
    put = call(capsys, "restore", tmp_path / "backups", "--yes", "--data", url)
    assert (put.code, "1 line" in put.out) == (0, True)
    assert "111" in call(capsys, "history", "ccm-states-parties", "--data", url).out
    assert call(capsys, "demo", tmp_path / "other").code == 0
    other = tmp_path / "other" / "data" / "readings.jsonl"
    refused = call(capsys, "restore", other, "--other-store", "--yes", "--data", url)
    assert (refused.code, "scorecard move" in refused.err) == (1, True)


def test_this_computers_copy_can_be_forgotten(url: str, capsys: Capture) -> None:
    assert call(capsys, "status", "--data", url).code == 0
    assert call(capsys, "forget", "--yes", "--data", url).code == 0
    assert "keeps no copy" in call(capsys, "forget", "--yes", "--data", url).out
    assert call(capsys, "status", "--data", url).err == ""


def test_many_stores_of_one_database_are_one_portfolio_and_leave_no_connection_open(
    postgres: Postgres, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    database = postgres.database()
    (tmp_path / "plan.toml").write_text(PLAN, encoding="utf-8")
    members = []
    for number in range(12):
        name = f"member-{number}"
        url = postgres.url(database, "ana") + f"&store={name}"
        make_project(tmp_path / name, PLAN)
        moved = ("--framework", f"{name}/indicators.toml")
        for command in (
            ("record", "members", "2019", "110", "--yes", "--source", "Register", *moved),
            ("move", url, "--yes", *moved),
        ):
            answer = call(capsys, *command)
            assert answer.code == 0, answer.err
        members.append(f'[[member]]\nid = "{name}"\nframework = "plan.toml"\ndata = "{url}"\n')
    same = postgres.url(database, "ben") + "&store=member-3"
    away = f"postgresql://ana@/gone?host={tmp_path}&store=x"
    for name, url in (("again", same), ("away", away)):
        members.append(f'[[member]]\nid = "{name}"\nframework = "plan.toml"\ndata = "{url}"\n')
    shared = '[[shared]]\nid = "members"\ncombine = "sum"\nmembers = {}\n'
    text = "\n".join(['[portfolio]\ntitle = "Network"\n', *members, shared])
    (tmp_path / "net.toml").write_text(text, encoding="utf-8")
    data = json.loads(call(capsys, "portfolio", "net.toml", "--year", 2019, "--json").out)
    assert [m["id"] for m in data["members"] if not m["read"]] == ["again", "away"]
    assert 'its readings are those of "member-3"' in data["members"][12]["faults"][0]
    assert data["shared"][0]["lacking"] == ["again", "away"]
    with postgres.connect(database) as connection:
        asking = "SELECT count(*) FROM pg_stat_activity WHERE usename IN ('ana', 'ben')"
        assert connection.execute(asking).fetchone() == (0,)
    kept = [each for each in members if "again" not in each and "away" not in each]
    text = "\n".join(['[portfolio]\ntitle = "Network"\n', *kept, shared])
    (tmp_path / "net.toml").write_text(text, encoding="utf-8")
    answer = call(capsys, "portfolio", "net.toml", "--year", 2019)
    assert "Together 1,320 members, the sum of 12 strategies." in answer.out, answer.err
