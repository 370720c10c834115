"""``doctor``: what it finds, what it says is wrong, and that nothing private is in either."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import Answer, call, process
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import make_project

from scorecard.cli import surroundings
from scorecard.messages.catalogue import words
from scorecard.records.file import WriterLock

if TYPE_CHECKING:
    from terminal_support import Terminal

Capture = pytest.CaptureFixture[str]


def found(answer: Answer) -> dict[str, Any]:
    """Return what --json holds."""
    data: dict[str, Any] = json.loads(answer.out)
    return data


def wrong(answer: Answer) -> list[tuple[str, str]]:
    return [(each["part"], each["severity"]) for each in found(answer)["wrong"]]


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file below a folder, with its bytes and when it was changed."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_where_all_is_well_it_says_so(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    before = everything(project.parent)
    text = call(capsys, "doctor")
    assert (text.code, text.err) == (0, "")
    assert text.out.endswith("\nNothing is wrong.\n")
    assert all(f"\n{part}\n" in "\n" + text.out for part in words.Doctor.PARTS.values())
    data = found(call(capsys, "doctor", "--json"))
    assert list(data) == ["format", *words.Doctor.PARTS, "wrong"]
    assert data["plan"]["indicators"] == 4
    store, copy = data["store"], data["copy"]
    assert (store["kind"], store["lines"], store["lock"]) == ("file", 1, "free")
    assert (copy["lines"], copy["waiting"], copy["lacking"]) == (1, 0, 0)
    assert everything(project.parent) == before


def test_every_fact_has_a_label_and_every_label_a_fact(project: Path, capsys: Capture) -> None:
    data = found(call(capsys, "doctor", "--json"))
    data["store"] |= {"tls": None}
    named = {name for part in words.Doctor.PARTS if part != "packages" for name in data[part]}
    assert named == set(words.Doctor.FACTS)


def test_without_a_plan_it_says_so_and_nothing_is_wrong(tmp_path: Path) -> None:
    answer = process("doctor", "--json", cwd=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert found(answer)["plan"] == {"found": False}
    assert "store" not in found(answer)


@pytest.mark.skipif(os.name == "nt", reason="a folder that is in use cannot be taken away there")
def test_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    script = f"import os, sys; os.rmdir({str(folder)!r}); sys.argv[1:] = ['doctor']\n"
    script += "from scorecard.__main__ import main; sys.exit(main())"
    import subprocess

    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=env, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "plan", [b"[strategy\n", b"\xff\xfe\x00", b"", b"x = 1\n", b"a" * 100], ids=repr
)
def test_of_a_broken_plan_it_names_the_command_that_says_more(
    project: Path, capsys: Capture, plan: bytes
) -> None:
    (project / "indicators.toml").write_bytes(plan)
    answer = call(capsys, "doctor", "--json")
    assert answer.code == 1
    assert wrong(answer) == [("plan", "error")]
    assert "scorecard check" in found(answer)["wrong"][0]["what"]
    assert found(answer)["store"]["lines"] == 0
    assert "wrong: the plan cannot be read" in call(capsys, "doctor").out


def test_of_a_plan_with_an_error_it_counts(project: Path, capsys: Capture) -> None:
    plan = project / "indicators.toml"
    plan.write_text(plan.read_text("utf-8").replace("kind = ", 'kind = "no" #', 1), "utf-8")
    answer = call(capsys, "doctor", "--json")
    assert (answer.code, wrong(answer)) == (1, [("plan", "error")])
    assert found(answer)["plan"]["faults"] == 1


def test_a_store_that_is_gone_damaged_or_somebody_elses(project: Path, capsys: Capture) -> None:
    store = project / "data" / "readings.jsonl"
    for year in (2017, 2018):
        call(capsys, "record", "members", year, 105, "--source", "Register")
    header, first, second = store.read_bytes().splitlines(keepends=True)
    store.write_bytes(header + first)
    answer = call(capsys, "doctor", "--json")
    assert (answer.code, wrong(answer)) == (0, [("copy", "warning")])
    assert found(answer)["copy"]["waiting"] == 1
    store.write_bytes(header + first.replace(b"105", b"106") + second)
    assert ("store", "warning") in wrong(call(capsys, "doctor", "--json"))
    assert store.read_bytes().count(b"106") == 1  # nothing was put back
    store.write_bytes(b"not a store\n")
    answer = call(capsys, "doctor", "--json")
    assert (answer.code, wrong(answer)) == (1, [("store", "error")])
    shutil.rmtree(project / "data")
    answer = call(capsys, "doctor", "--json")
    assert (answer.code, wrong(answer)) == (1, [("store", "error")])
    assert "there is no store" in found(answer)["wrong"][0]["what"]
    assert not (project / "data").exists()


def test_what_others_may_do_to_it(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    with WriterLock(project / "data" / "readings.jsonl", 1).held():
        answer = call(capsys, "doctor", "--json")
    assert (answer.code, wrong(answer)) == (0, [("store", "warning")])
    assert found(answer)["store"]["lock"] == "held"
    shutil.copy("data/readings.jsonl", "data/readings (Ana's conflicted copy).jsonl")
    assert found(call(capsys, "doctor", "--json"))["store"]["beside"] == 1
    real = os.access

    def access(path: Any, mode: int) -> bool:
        return mode != os.W_OK and real(path, mode)

    monkeypatch.setattr(os, "access", access)
    answer = call(capsys, "doctor", "--json")
    assert answer.code == 1  # this computer's copy cannot be written either
    assert set(wrong(answer)) == {
        ("store", "warning"),
        ("copy", "error"),
        ("cache", "warning"),
    }


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may do all")
def test_on_a_folder_that_may_only_be_read(project: Path, capsys: Capture) -> None:
    for path in (project, project / "data", project / "data" / "readings.jsonl"):
        path.chmod(0o555)
    try:
        answer = call(capsys, "doctor", "--json")
    finally:
        for path in (project, project / "data"):
            path.chmod(0o755)
    assert (answer.code, wrong(answer)) == (0, [("store", "warning")])


def test_where_no_copy_can_be_looked_for_it_says_so_and_the_rest_is_read(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the home of another user; a name that is too long is such a place for everybody."""
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    monkeypatch.setenv("SCORECARD_STATE", f"/{'x' * 300}")
    answer = call(capsys, "doctor", "--json")
    assert found(answer)["copy"]["where"] == "/…/copies"
    assert ("copy", "error") in wrong(answer)
    assert call(capsys, "status", "--year", 2018).code == 0
    assert call(capsys, "check").code == 0


def test_folders_that_programs_keep_the_same(project: Path, capsys: Capture) -> None:
    assert found(call(capsys, "doctor", "--json"))["store"]["sync"] is None
    (project / ".stfolder").mkdir()
    assert found(call(capsys, "doctor", "--json"))["store"]["sync"] == "Syncthing"
    there = project.parent / "OneDrive - Ours"
    there.mkdir()
    shutil.move(project / "data", there / "data")
    answer = call(capsys, "doctor", "--json", "--data", there / "data")
    assert found(answer)["store"]["sync"] == "OneDrive"
    assert "Ours" not in answer.out


def test_on_a_terminal_it_tells_its_size_and_colours(
    project: Path, terminals: list[Terminal]
) -> None:
    from terminal_support import Terminal

    terminal = Terminal(project, "doctor", plan="")
    terminals.append(terminal)
    assert terminal.ended() == 0
    said = " ".join(terminal.painted().split())
    assert "output a terminal" in said
    assert "size 80x24" in said
    assert "colours 256" in said


@pytest.mark.parametrize(
    ("env", "part"),
    [
        ({"TERM": "dumb"}, "terminal"),
        ({"COLUMNS": "40", "LINES": "10"}, "terminal"),
        ({"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}, "encodings"),
    ],
    ids=str,
)
def test_what_a_terminal_lacks_is_a_note(project: Path, env: dict[str, str], part: str) -> None:
    pytest.importorskip("pty")
    import pty
    import subprocess

    outer, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "scorecard", "doctor", "--json"],
        stdin=inner,
        stdout=inner,
        stderr=inner,
        cwd=project,
        env={**os.environ, "LANG": "C.UTF-8", "COLUMNS": "80", "LINES": "24", **env},
    ) as running:
        os.close(inner)
        said = b""
        while piece := _piece(outer):
            said += piece
    os.close(outer)
    answer = Answer(running.returncode, said.decode("latin-1"), "")
    assert (answer.code, wrong(answer)) == (0, [(part, "warning")])


def _piece(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that nobody holds the other end
        return b""


def test_what_is_not_installed_as_it_must_be_is_wrong(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["click<9,>=8.3", "nowhere-to-be-found>=1", "rich<2", "mypy>99; extra == 'dev'"]
    monkeypatch.setattr("importlib.metadata.requires", lambda _: lines)
    answer = call(capsys, "doctor", "--json")
    assert (answer.code, wrong(answer)) == (1, [("packages", "error")] * 2)
    assert "rich is " in found(answer)["wrong"][1]["what"]
    assert "mypy" not in answer.out


def test_bounds_are_those_of_the_project(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    for line in project["dependencies"]:
        match = surroundings._REQUIREMENT.fullmatch(line)
        assert match is not None
        assert surroundings._BOUND.sub("", match[2]).strip(" ,") == ""
    assert surroundings.fits("9.0.1", "<10,>=9.0")
    assert not surroundings.fits("10.0", "<10,>=9.0")
    assert not surroundings.fits("8.12.1", "<10,>=9.0")


def test_of_a_server_it_tells_neither_where_nor_who(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("psycopg")
    address = "postgresql://zqana@127.0.0.1:9/zqbase?store=zqstore&sslmode=disable"
    answer = call(capsys, "doctor", "--json", "--data", address)
    assert (answer.code, wrong(answer)) == (1, [("store", "error")])
    assert found(answer)["store"] == {"kind": "server", "tls": "disable"}
    assert "zq" not in answer.out + answer.err
    assert "127.0.0.1" not in answer.out + answer.err
    monkeypatch.setattr("scorecard.cli.doctor.find_spec", lambda _: None)
    assert "psycopg is not installed" in call(capsys, "doctor", "--data", address).out
    answer = call(capsys, "doctor", "--json", "--data", "postgresql://zq:zqsecret@zqhost/zq")
    assert (answer.code, wrong(answer)) == (1, [("store", "error")])
    assert "zq" not in answer.out + answer.err


# What nobody else is called, so that it is found wherever it is told.
NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters='/\\<>:"|?*', exclude_categories=("Cs", "Cc")),
    max_size=12,
).map(lambda text: f"zq{text}qz")


@settings(max_examples=5)
@given(NAMES, NAMES, NAMES, st.booleans())
def test_no_name_is_told(
    tmp_path_factory: pytest.TempPathFactory, folder: str, title: str, user: str, as_json: bool
) -> None:
    home = tmp_path_factory.mktemp("people")
    place = home / user / folder
    quoted = json.dumps(title)
    plan = f"[strategy]\ntitle = {quoted}\nperiod = [2017, 2021]\n[strategy.labels]\n"
    plan += f'goal = [{quoted}, {quoted}]\n[[goal]]\nid = "zq1"\ntitle = {quoted}\n'
    make_project(place, plan)
    (place / title).write_text(title, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_STATE", str(place / title / "state"))
        patch.setenv("SCORECARD_CACHE", str(place / "cache"))
        patch.setenv("SCORECARD_BY", user)
        for name in ("USER", "LOGNAME", "TERM", "TERM_PROGRAM", "LANG", "LC_ALL", "SSH_CONNECTION"):
            patch.setenv(name, f"{user} {title}")
        patch.setenv("HOME", str(home / user))
        options = ["--framework", str(place / "indicators.toml"), "--data", str(place / "data")]
        asked = ["doctor", *options, *(["--json"] if as_json else [])]
        for text in (plan, "[" + plan):
            (place / "indicators.toml").write_text(text, encoding="utf-8")
            answer = process(*asked, cwd=place)
            assert "zq" not in (answer.out + answer.err).casefold()
            assert "Traceback" not in answer.err
    shutil.rmtree(home)


def test_the_home_folder_is_a_tilde() -> None:
    home = Path.home()
    assert surroundings.told(home / "data" / "readings.jsonl") == str(
        Path("~", "data", "readings.jsonl")
    )
    assert surroundings.told(home / "Ana" / "x") == str(Path("~", "…", "…"))
    assert surroundings.told(Path("/tmp/Ana")) == str(Path("/tmp/…"))
