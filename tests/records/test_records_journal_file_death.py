"""The process dies at any byte: what was acknowledged stays, and no half import shows."""

from __future__ import annotations

import random
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from records_support import (
    Died,
    DyingDisk,
    FullDisk,
    LoggingDisk,
    by_id,
    entries,
    entry,
    ids,
    new_store,
    run_python,
)

from scorecard.records.contents import Batches, Contents
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.entry import Entry

IMPORT = 300


def written(path: Path, folder: Path, load: list[Entry]) -> int:
    """Return how many bytes a save of these entries writes."""
    copy = folder / "measured.jsonl"
    shutil.copy(path, copy)
    Store.open(copy).add(load, by="ana")
    return copy.stat().st_size - path.stat().st_size


def die_and_go_on(path: Path, work: Path, load: list[Entry], at: int) -> None:
    """Die after ``at`` bytes of a save; nothing is lost or half there, and work goes on."""
    shutil.copy(path, work)
    before = by_id(Store.open(work))
    with pytest.raises(Died):
        Store.open(work, disk=DyingDisk(at)).add(load, by="ana")
    after = by_id(Store.open(work))
    assert before.items() <= after.items()
    assert len(after) - len(before) in (0, len(load))
    saved = Store.open(work).add(load, by="ana")
    last = by_id(Store.open(work))
    assert last == after | {reading.id: reading for reading in saved}


def test_death_at_every_byte_of_a_record(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    load = [entry(7, note="a note, so that there is more to lose")]
    for at in range(written(path, tmp_path, load)):
        die_and_go_on(path, tmp_path / "work.jsonl", load, at)


def test_death_at_fifty_bytes_of_an_import(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    load = entries(100, IMPORT)
    size = written(path, tmp_path, load)
    chance = random.Random(2018)
    for at in [0, size - 1, size - 2, *(chance.randrange(size) for _ in range(47))]:
        die_and_go_on(path, tmp_path / "work.jsonl", load, at)


def test_death_at_every_byte_of_the_smallest_import(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    load = [entry(7), entry(8)]
    for at in range(written(path, tmp_path, load)):
        die_and_go_on(path, tmp_path / "work.jsonl", load, at)


def test_without_the_rule_of_the_last_line_half_an_import_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_store(tmp_path, 3)
    load = entries(100, IMPORT)
    half = written(path, tmp_path, load) // 2
    monkeypatch.setattr(Batches, "admit", lambda _, __, lines: [*lines])
    with pytest.raises(AssertionError):
        die_and_go_on(path, tmp_path / "work.jsonl", load, half)


def test_without_the_newline_before_a_new_line_a_reading_is_not_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_store(tmp_path, 3)
    with pytest.raises(Died):
        Store.open(path, disk=DyingDisk(50)).add([entry(5)], by="ana")

    remember = Contents._remember

    def forget(contents: Contents, piece: bytes) -> None:
        remember(contents, piece)
        contents.tail = contents.tail[:-1] + b"\n"

    monkeypatch.setattr(Contents, "_remember", forget)
    with pytest.raises(NotSaved, match="reading it back gave something else"):
        Store.open(path).add([entry(6)], by="ana")
    assert len(ids(Store.open(path))) == 3


def test_a_cut_off_import_is_reported_until_it_is_run_again(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    load = entries(100, IMPORT)
    lengths = written(path, tmp_path, load) // IMPORT
    with pytest.raises(Died):
        Store.open(path, disk=DyingDisk(lengths * 120)).add(load, by="ana")
    cut = [fault for fault in Store.open(path).faults if "import" in fault.what]
    assert [fault.line for fault in cut] == [3]
    count = int(cut[0].what.split("stopped after ")[1].split()[0])
    assert 110 < count < 130
    assert cut[0].what.startswith("an import of 300 stopped after")
    assert cut[0].what.endswith("none of it counts; run it again")
    store = Store.open(path)
    store.add(load, by="ana")
    assert not [fault for fault in store.faults if "import" in fault.what]
    assert len(ids(store)) == 1 + IMPORT


def test_a_damaged_line_does_not_hide_the_rest_of_an_import(tmp_path: Path) -> None:
    path = new_store(tmp_path)
    saved = Store.open(path).add(entries(0, 50), by="ana")
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"value":"20.5"', b'"value":"99.5"'))
    assert ids(Store.open(path)) == {reading.id for reading in saved if reading.value != "20.5"}


KILLER = """
import json, os, resource, shutil, signal, sys
sys.path.insert(0, "tests")
from pathlib import Path
from records_support import entries, entry, ids, lines_of
from scorecard.records.store import Store

base, count, places = Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
work = base.with_name("killed.jsonl")
load = [entry(77)] if count == 1 else entries(100, count)
acknowledged = ids(Store.open(base))
killed, wrong = 0, []
for place in places:
    shutil.copy(base, work)
    size = base.stat().st_size
    child = os.fork()
    if not child:
        store = Store.open(work)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + place, size + place))
        store.add(load, by="ana")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    killed += os.WIFSIGNALED(status)
    found = ids(Store.open(work))
    again = {reading.id for reading in Store.open(work).add(load, by="ana")}
    last = ids(Store.open(work))
    half = len(found) - len(acknowledged) not in (0, count)
    if half or not acknowledged <= found or last != found | again:
        wrong.append(place)
print(json.dumps([killed, wrong]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
@pytest.mark.parametrize("count", [1, IMPORT])
def test_the_system_kills_the_writer_in_the_middle_of_the_write(tmp_path: Path, count: int) -> None:
    path = new_store(tmp_path, 3)
    load = [entry(77)] if count == 1 else entries(100, count)
    size = written(path, tmp_path, load)
    places = sorted(random.Random(count).sample(range(1, size - 1), 25))
    killed, wrong = run_python(KILLER, path, count, places)
    assert wrong == []
    assert killed == len(places)


KILLED_LOOP = """
import json, os, signal, sys
sys.path.insert(0, "tests")
from pathlib import Path
from records_support import entries, entry, ids
from scorecard.records.store import Store

path, rounds = Path(sys.argv[1]), int(sys.argv[2])
lost, acknowledged, odd = [], set(), []
for turn in range(rounds):
    out, into = os.pipe()
    child = os.fork()
    if not child:
        store, number = Store.open(path), 0
        while True:
            number += 1
            load = entries(number * 100, 40) if turn % 2 else [entry(number)]
            saved = store.add(load, by=f"child {turn}")
            os.write(into, "".join(reading.id + "\\n" for reading in saved).encode())
    os.close(into)
    text = b""
    while text.count(b"\\n") < turn * 3 + 1:
        text += os.read(out, 65536)
    os.kill(child, signal.SIGKILL)
    while piece := os.read(out, 65536):
        text += piece
    os.close(out)
    os.waitpid(child, 0)
    acknowledged |= set(text.decode().split("\\n")[:-1])
    store = Store.open(path)
    lost += sorted(acknowledged - ids(store))
    mine = [r for r in store.records().readings if r.by == f"child {turn}"]
    if turn % 2 and len(mine) % 40:
        odd.append(turn)
print(json.dumps([len(acknowledged), lost, odd]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_process_killed_again_and_again_loses_nothing_acknowledged(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    acknowledged, lost, odd = run_python(KILLED_LOOP, path, 20)
    assert acknowledged > 500
    assert (lost, odd) == ([], [])


@pytest.mark.parametrize("missing", [0, 1, 40])
def test_a_full_disk_refuses_and_harms_nothing(tmp_path: Path, missing: int) -> None:
    path = new_store(tmp_path, 3)
    known = ids(Store.open(path))
    room = written(path, tmp_path, [entry(7)]) - missing
    disk = FullDisk(room)
    store = Store.open(path, disk=disk)
    if missing < 2:
        # One byte short is the newline: the line is whole, so it is saved.
        known |= {store.add([entry(7)], by="ana")[0].id}
    else:
        with pytest.raises(Exception, match="NOT saved: no space left"):
            store.add([entry(7)], by="ana")
    assert ids(Store.open(path)) == known
    with pytest.raises(Exception, match="NOT saved: no space left"):
        store.add(entries(10, 3), by="ana")
    disk.room = 10_000
    saved = store.add(entries(10, 3), by="ana")
    known |= {reading.id for reading in saved}
    assert ids(store) == ids(Store.open(path)) == known


QUOTA = """
import json, resource, sys
sys.path.insert(0, "tests")
from pathlib import Path
from records_support import entries, ids
from scorecard.model.fault import ScorecardError
from scorecard.records.store import Store

path = Path(sys.argv[1])
limit = path.stat().st_size + 900
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
store = Store.open(path)
try:
    store.add(entries(10, 50), by="ana")
    said = ""
except ScorecardError as error:
    said = str(error)
refused = len(ids(store)), len(ids(Store.open(path)))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
saved = store.add(entries(10, 50), by="ana")
print(json.dumps([said, *refused, len(saved), len(ids(Store.open(path)))]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
def test_a_quota_refuses_and_harms_nothing(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    said, before, seen, saved, after = run_python(QUOTA, path)
    assert "NOT saved: no space left" in said
    assert (before, seen, saved, after) == (3, 3, 50, 53)


def test_every_byte_counts_as_written_here(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    disk = LoggingDisk()
    Store.open(path, disk=disk).add([entry(2)], by="ana")
    assert disk.calls.count("write") == 1
    assert written(path, tmp_path, [entry(3)]) == len(path.read_bytes().splitlines()[-1]) + 1
