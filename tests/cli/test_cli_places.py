"""Where a report or an export may be written, and what is read: one rule for every command."""

from __future__ import annotations

import os
import pty
import re
import shutil
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from cli_support import call, process

from scorecard import files
from scorecard.model.fault import ScorecardError

Capture = pytest.CaptureFixture[str]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and devices are those of POSIX")

TO = (("report", "-o"), ("report", "--html"), ("export",))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes, this computer's lock apart."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def refused(project: Path, capsys: Capture, *arguments: object) -> str:
    """Run what must be refused, forced as well, and change nothing; return what was said."""
    before = contents(project)
    for force in ((), ("--force",)):
        answer = call(capsys, *arguments, *force)
        assert answer.code == 1
        assert contents(project) == before
    return answer.one_line


@pytest.mark.parametrize("command", TO, ids=" ".join)
def test_the_plan_is_never_replaced(
    project: Path, capsys: Capture, command: tuple[str, ...]
) -> None:
    plan = project / "indicators.toml"
    (project / "link.md").symlink_to(plan)
    os.link(plan, project / "hard.md")
    shutil.copy(plan, project / "another.toml")
    for name in ("indicators.toml", "link.md", "hard.md", "./data/../indicators.toml"):
        assert "indicators.toml belongs to the strategy" in refused(project, capsys, *command, name)
    assert "a plan is there" in refused(project, capsys, *command, "another.toml")


@pytest.mark.parametrize("command", TO, ids=" ".join)
def test_no_store_and_no_copy_of_one_is_replaced(
    project: Path, capsys: Capture, command: tuple[str, ...]
) -> None:
    call(capsys, "record", "members", "2018", "105")
    call(capsys, "backup", "kept")
    store = project / "data" / "readings.jsonl"
    (project / "link.md").symlink_to(store)
    os.link(store, project / "hard.md")
    (own,) = Path(os.environ["SCORECARD_STATE"]).rglob("*.jsonl")
    (backup,) = (project / "kept").glob("*.jsonl")
    for path in (store, project / "link.md", project / "hard.md"):
        assert "readings.jsonl belongs to the strategy" in refused(project, capsys, *command, path)
    for path in (own, backup):
        assert "a store is there" in refused(project, capsys, *command, path)
    lock = store.with_name("readings.jsonl.lock")
    assert "readings.jsonl.lock belongs to the strategy" in refused(project, capsys, *command, lock)


def test_templates_of_ones_own_are_never_replaced(project: Path, capsys: Capture) -> None:
    plan = project / "indicators.toml"
    plan.write_text(plan.read_text("utf-8") + '\n[report]\ntemplates = "house"\n', "utf-8")
    (project / "house").mkdir()
    (project / "house" / "glance.md.j2").write_text("Ours\n", "utf-8")
    os.link(project / "house" / "glance.md.j2", project / "hard.md")
    for name in ("house/glance.md.j2", "hard.md"):
        assert "glance.md.j2 belongs to the strategy" in refused(
            project, capsys, "report", "-o", name
        )


def device(folder: Path, name: str, minor: int) -> str:
    """Return a device that may be written to in a test.

    The superuser gets one made for it: where the rule is broken, the computer's own would be lost.
    """
    if os.geteuid():
        return f"/dev/{name}"
    place = folder / name
    try:
        os.mknod(place, stat.S_IFCHR | 0o666, os.makedev(1, minor))
        place.open("rb").close()
    except OSError:
        pytest.skip("no device can be made here")
    return str(place)


@pytest.mark.skipif(sys.platform != "linux", reason="a device is made with Linux's numbers")
@pytest.mark.parametrize("command", TO, ids=" ".join)
def test_a_device_is_refused(project: Path, capsys: Capture, command: tuple[str, ...]) -> None:
    zero = device(project, "zero", 5)
    (project / "link").symlink_to(zero)
    for place in (zero, "link"):
        answer = call(capsys, *command, place, "--force")
        assert answer.code == 1
        assert answer.one_line == f"{place}: is a device or a socket; name a file"
    assert stat.S_ISCHR(Path(zero).stat().st_mode)


@pytest.mark.parametrize("command", TO, ids=" ".join)
def test_a_socket_is_refused(project: Path, capsys: Capture, command: tuple[str, ...]) -> None:
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("s")
        answer = call(capsys, *command, "s", "--force")
        assert (answer.code, answer.one_line) == (1, "s: is a device or a socket; name a file")
    assert stat.S_ISSOCK((project / "s").stat().st_mode)


@pytest.mark.skipif(sys.platform != "linux", reason="a device is made with Linux's numbers")
@pytest.mark.parametrize("command", TO, ids=" ".join)
def test_the_null_device_takes_everything(
    project: Path, capsys: Capture, command: tuple[str, ...]
) -> None:
    null = device(project, "null", 3)
    assert call(capsys, *command, null).code == 0
    assert stat.S_ISCHR(Path(null).stat().st_mode)
    assert not list(project.glob("*charts*"))


@pytest.mark.parametrize("command", TO, ids=" ".join)
def test_a_pipe_without_a_reader_is_said_at_once(
    project: Path, capsys: Capture, command: tuple[str, ...]
) -> None:
    os.mkfifo("pipe")
    answer = call(capsys, *command, "pipe", "--force")
    assert (answer.code, answer.one_line) == (1, "pipe: not written: nobody reads this pipe")
    assert stat.S_ISFIFO((project / "pipe").stat().st_mode)


@pytest.mark.parametrize("command", TO, ids=" ".join)
def test_a_pipe_gets_what_standard_output_gets(
    project: Path, capsys: Capture, command: tuple[str, ...]
) -> None:
    call(capsys, "record", "members", "2018", "105")
    plain = call(capsys, *command, "-").out
    os.mkfifo("pipe")
    reads = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reads, True)
    heard: list[bytes] = []

    def listen() -> None:
        while piece := os.read(reads, 65536):
            heard.append(piece)

    listener = threading.Thread(target=listen)
    # The pipe has a writer of its own until the listener listens.
    writes = os.open("pipe", os.O_WRONLY)
    listener.start()
    assert call(capsys, *command, "pipe").code == 0
    os.close(writes)
    listener.join()
    os.close(reads)
    assert b"".join(heard).decode() == plain
    assert sorted(path.name for path in project.iterdir()) == ["data", "indicators.toml", "pipe"]


def test_a_terminal_device_shows_what_would_act_on_it(tmp_path: Path) -> None:
    master, end = pty.openpty()
    files.write_stream(Path(os.ttyname(end)), "a\x1b[2Jb\u202e\n")
    assert os.read(master, 1000) == b"a\\u001b[2Jb\\u202e\r\n"
    os.close(end)
    os.close(master)


@pytest.mark.parametrize("linked", ["name", "link", "hard link"])
def test_two_outputs_that_are_one_file_are_refused(
    project: Path, capsys: Capture, linked: str
) -> None:
    first, second = project / "a.md", project / "b.html"
    if linked == "name":
        second = project / "data" / ".." / "a.md"
    else:
        call(capsys, "report", "-o", first)
        second.symlink_to(first) if linked == "link" else os.link(first, second)
    before = contents(project)
    answer = call(capsys, "report", "-o", first, "--html", second, "--force")
    assert answer.code == 1
    assert answer.one_line.endswith("are one file; name two")
    assert contents(project) == before


def test_letters_that_differ_by_case_are_one_file_where_the_system_says_so(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.check_apart([project / "a.md", project / "A.md"])
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(ScorecardError, match="are one file"):
        files.check_apart([project / "caf\u00e9.md", project / "CAFE\u0301.md"])


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("import", "/dev/zero", "--yes"), "is larger than|zero byte|null byte|NUL"),
        (("import", "/dev/null", "--yes"), "empty"),
        (("--framework", "/dev/zero", "check"), "a device or a pipe, not a file"),
        (("--framework", "pipe", "check"), "a device or a pipe, not a file"),
        (("--framework", "data", "check"), "folder"),
        (("merge", "/dev/null"), "not a scorecard|not a store|no store"),
        (("import", "pipe", "--yes"), "nobody writes into this pipe"),
        (("merge", "pipe"), "nobody writes into this pipe"),
        (("restore", "pipe"), "nobody writes into this pipe"),
        (("verify", "pipe"), "nobody writes into this pipe"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_what_is_read_comes_to_an_end(
    project: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    what: str,
) -> None:
    monkeypatch.setattr(files, "_BEGINS", 0.0)
    os.mkfifo("pipe")
    before = contents(project / "data")
    answer = call(capsys, *arguments)
    assert answer.code == 1
    assert re.search(what, answer.err.splitlines()[0]), answer.err
    assert contents(project / "data") == before


def test_a_store_that_is_a_pipe_or_a_device_is_no_store(project: Path, capsys: Capture) -> None:
    store = project / "data" / "readings.jsonl"
    store.unlink()
    os.mkfifo(store)
    assert call(capsys, "status").code == 1
    store.unlink()
    store.symlink_to("/dev/zero")
    assert call(capsys, "status").code == 1


def test_an_import_takes_what_comes_through_a_pipe(project: Path) -> None:
    script = 'printf "indicator,year,value\\n"; sleep 0.2; printf "members,2018,105\\n"'
    line = f'"$0" -m scorecard import <({script}) --yes'
    done = subprocess.run(
        ["bash", "-c", line, sys.executable], cwd=project, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_comment_from_a_device_without_end_is_refused(project: Path) -> None:
    with open("/dev/zero", "rb") as zero:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "scorecard", "comment", "members", "2018", "-"],
            cwd=project,
            stdin=zero,
            capture_output=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


def test_reports_beside_one_another_keep_their_own_charts(example: Path, capsys: Capture) -> None:
    del capsys
    names = ("progress.md", "progress.txt", "progress", "progress.html")
    for name in names:
        assert process("report", "--year", "2020", "-o", name, cwd=example).code == 0
    first = contents(example)
    process("report", "--year", "2018", "-o", "progress.txt", cwd=example)
    after = contents(example)
    changed = {name.partition("/")[0] for name in after if after[name] != first.get(name)}
    changed |= {name.partition("/")[0] for name in first if name not in after}
    assert changed == {"progress.txt", "progress.txt.charts"}
    assert {path.name for path in example.iterdir() if path.is_dir()} == {
        "data",
        "progress-charts",
        "progress.txt.charts",
        "progress.charts",
    }
