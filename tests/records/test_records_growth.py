"""Ten times the lines cost at most eleven times the work, ordinary and odd ones alike."""

from __future__ import annotations

import random
import sys
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from fuzz.odd_lines import HEADER, KINDS, reading
from scorecard.model.plan import Goal, Indicator, PresentIds, Strategy
from scorecard.records.backup import incoming
from scorecard.records.contested import branches
from scorecard.records.index import Chain, Index
from scorecard.records.journal_file import JournalFile
from scorecard.records.line import seal
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.model.reading import Reading

INDICATOR = Indicator("x", "X", formerly=("was-x",))
IDS = PresentIds(Strategy("S", (2017, 2021), goals=(Goal("I", "G", (), (INDICATOR,)),)))


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work runs: the same number each time."""
    count = 0

    def step(*_: object) -> Any:
        nonlocal count
        count += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def write(path: Path, lines: list[bytes]) -> Path:
    """Write a store."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(seal(HEADER) + b"".join(lines))
    return path


def ask_everything(path: Path) -> None:
    """Ask what the commands and screens ask."""
    store = Store.open(path, path.parent / "copies", IDS)
    assert store.faults is not None
    assert store.notices is not None
    store.records()
    store.contested()
    store.contested_board()
    store.hand_edits()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_of_a_store_grows_with_its_lines(kind: str, tmp_path: Path) -> None:
    few, many = (
        steps(lambda n=n: ask_everything(write(tmp_path / str(n) / "r.jsonl", KINDS[kind](n))))  # type: ignore[misc]
        for n in (36, 360)
    )
    assert many <= 11 * few


@pytest.mark.parametrize("kind", KINDS)
def test_what_another_copy_brings_grows_with_its_lines(kind: str, tmp_path: Path) -> None:
    def merge(number: int) -> None:
        lines = KINDS[kind](number)
        store = Store.open(write(tmp_path / str(number) / "r.jsonl", lines[: number // 2]))
        incoming(store, seal(HEADER) + b"".join(lines), "other")

    few, many = (steps(lambda n=n: merge(n)) for n in (36, 360))  # type: ignore[misc]
    assert many <= 11 * few


@pytest.mark.parametrize("kind", ["unfinished imports", "doubled ids, differing", "faulty lines"])
def test_the_file_is_read_as_often_for_many_faults_as_for_few(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, times = JournalFile.data, 0

    def counted(file: JournalFile) -> bytes:
        nonlocal times
        times += 1
        return read(file)

    monkeypatch.setattr(JournalFile, "data", counted)
    assert Store.open(write(tmp_path / "few.jsonl", KINDS[kind](4))).faults
    few, times = times, 0
    assert Store.open(write(tmp_path / "many.jsonl", KINDS[kind](40))).faults
    assert times == few


def end_of(begin: Reading, chain: Chain[Reading]) -> Reading:
    """Return the newest revision that goes back to one, found the long way."""
    line, end = {begin.id}, begin
    for later in sorted(chain.revisions, key=lambda r: (r.revision, r.rank)):
        if later.parent in line:
            line.add(later.id)
            end = max(end, later, key=lambda r: (r.revision, r.rank))
    return end


@pytest.mark.parametrize("seed", range(200))
def test_the_ends_of_branches_are_those_found_the_long_way(seed: int) -> None:
    rng = random.Random(seed)
    index = Index()
    ids = [f"id{n:09}" for n in range(9)]
    for number in range(rng.randint(2, 9)):
        revision, parent = rng.randint(1, 4), rng.choice([None, *ids])
        own = {"indicator": "x", "year": 2018, "revision": revision}
        document = reading(number, **own, **({"parent": parent} if parent else {}))
        if rng.random() < 0.15:
            document["settles"] = " ".join(rng.sample(ids, 3))
        index.add([document])
    (chain,) = index.series["x"].values()
    revisions = chain.revisions
    settled = [index.settled[one.id] for one in revisions if one.id in index.settled]
    ends = branches(index, chain)
    numbers = [one.revision for one in revisions]
    for one in revisions:
        same = {r.id for r in revisions if r.revision == one.revision}
        if numbers.count(one.revision) > 1 and not any(same <= some for some in settled):
            assert end_of(one, chain) in ends
            ends_of_all = {end_of(r, chain).id for r in revisions}
            assert {end.id for end in ends} <= ends_of_all


def room(work: Callable[[], object]) -> tuple[int, int]:
    """Return how many bytes what some work returns takes, and the most it took meanwhile."""
    tracemalloc.start()
    try:
        held = work()
        assert held is not None
        return tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()


def test_a_store_takes_a_few_times_the_room_of_its_file(tmp_path: Path) -> None:
    def opened() -> Store:
        store = Store.open(path, tmp_path / "copies")
        store.records()
        return store

    path = write(tmp_path / "r.jsonl", KINDS["ordinary readings"](10_000))
    opened()  # the copy is made
    held, most = room(opened)
    # As documents the lines alone took more than that.
    assert held < 6 * path.stat().st_size
    assert most < 9 * path.stat().st_size
