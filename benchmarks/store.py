"""What a durable save, an opening and an import cost, as ratios within one run; never gates."""

from __future__ import annotations

import csv
import os
import sqlite3
import statistics
import tempfile
import tracemalloc
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
from timing import heading, medians, row, time_call
from tinydb import TinyDB

from scorecard.exchange.import_preview import preview_import
from scorecard.exchange.read_table import read_table
from scorecard.model.plan import Goal, Indicator, Objective, Strategy
from scorecard.model.reading import Source
from scorecard.records.entry import Entry
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAVES = 150
SIZES = (1_000, 10_000, 100_000)


def entry(number: int) -> Entry:
    return Entry(
        f"indicator-{number % 500:03}",
        1900 + number // 500 % 200,
        str(number % 997),
        source=Source("Cluster Munition Monitor", "2021", "https://example.org/report", "12"),
        note=f"as printed, row {number}",
    )


def filled(folder: Path, number: int) -> Store:
    store = Store.create(folder / f"{number}.jsonl")
    store.add([entry(n) for n in range(number)], by="benchmark")
    return Store.open(store.path)


def with_copy(path: Path) -> Store:
    return Store.open(path, path.parent / "copies")


def append_and_sync(path: Path, line: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)


def sqlite(folder: Path, number: int) -> sqlite3.Connection:
    """Return a database in its most careful mode, with so many rows."""
    database = sqlite3.connect(folder / f"{number}.sqlite", isolation_level=None)
    database.execute("pragma journal_mode = wal")
    database.execute("pragma synchronous = full")
    database.execute("create table reading (id text primary key, indicator, year, line text)")
    database.execute("begin")
    rows = ((f"{n:024}", f"i{n % 500}", n, "x" * 280) for n in range(number))
    database.executemany("insert into reading values (?, ?, ?, ?)", rows)
    database.execute("commit")
    return database


def stock(folder: Path, number: int) -> TinyDB:
    """Return TinyDB as it comes, with so many rows."""
    database = TinyDB(folder / f"stock-{number}.json")
    rows = [
        {"indicator": "i", "year": n, "value": str(n), "note": "x" * 150} for n in range(number)
    ]
    database.table("readings").insert_multiple(rows)
    return database


def savers(folder: Path, number: int) -> dict[str, Callable[[int], object]]:
    """Return one save for each kind of store of a size, by its name."""
    alone = filled(folder, number)
    kept_folder = folder / f"kept-{number}"
    kept_folder.mkdir()
    kept = with_copy(filled(kept_folder, number).path)
    database, documents = sqlite(folder, number), stock(folder, number)
    line = alone.path.read_bytes().splitlines(keepends=True)[-1]
    return {
        "one file": lambda n: alone.add([entry(n)], by="benchmark"),
        "with the copy": lambda n: kept.add([entry(n)], by="benchmark"),
        "SQLite": lambda n: database.execute(
            "insert into reading values (?, ?, ?, ?)", (f"{n:024}", "i", n, "x" * 280)
        ),
        "stock TinyDB": lambda n: documents.table("readings").insert(
            {"year": n, "note": "x" * 150}
        ),
        "append + fsync": lambda _: append_and_sync(folder / f"bare-{number}", line),
    }


def save_times(folder: Path) -> dict[tuple[int, str], float]:
    """Return the median seconds of a save of every kind at every size, interleaved."""
    kinds = {number: savers(folder, number) for number in SIZES}
    numbers: Iterator[int] = count(10_000_000)
    times: dict[tuple[int, str], list[float]] = {}
    for turn in range(SAVES):
        for number, saves in kinds.items():
            for name, save in saves.items():
                # The slow one is as slow after three times.
                if name != "stock TinyDB" or turn % 50 == 0:
                    new = next(numbers)
                    taken = time_call(lambda s=save, n=new: s(n))  # type: ignore[misc]
                    times.setdefault((number, name), []).append(taken)
    return {key: statistics.median(values) for key, values in times.items()}


def parse_lines(path: Path) -> None:
    with path.open("rb") as file:
        for line in file:
            orjson.loads(line)


def memory(path: Path) -> float:
    """Return the most memory an opening takes, against that of what it leaves loaded."""
    tracemalloc.start()
    store = with_copy(path)
    store.records()
    left, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / left


class Import:
    """A long CSV of a reading for each indicator and year, taken into an empty store.

    Args:
        folder: where the file and the stores stand.
        number: its rows, 1,000 a year from 1920 on.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self._folder, self._numbers = folder, count()
        self._file = folder / "import.csv"
        entries = [
            replace(entry(n), indicator=f"indicator-{n % 1000:04}", year=1920 + n // 1000)
            for n in range(number)
        ]
        with self._file.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(("indicator", "year", "value", "source", "note"))
            lines.writerows((e.indicator, e.year, e.value, e.source.title, e.note) for e in entries)
        ids = sorted({e.indicator for e in entries})
        indicators = tuple(Indicator(id_, f"Title of {id_}") for id_ in ids)
        goals = (Goal("G", "Goal", (Objective("O", "Objective", indicators),)),)
        self._strategy = Strategy("Imported", (1920, 1920 + number // 1000), goals=goals)
        self._bytes = b""

    def take_in(self) -> Store:
        """Read, check, preview and save every row, as the command does."""
        store = Store.create(self._folder / f"imported-{next(self._numbers)}.jsonl")
        rows = read_table(self._file, self._strategy).rows
        preview = preview_import(self._strategy, store.records(), rows)
        assert not preview.refused, preview.refused[0]
        store.add(preview.entries, by="benchmark", seen=preview.seen)
        self._bytes = store.path.read_bytes()
        return store

    def least(self) -> None:
        """Read the file with the csv module, and append as many bytes in one go."""
        with self._file.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file))
        append_and_sync(self._folder / f"bare-import-{next(self._numbers)}", self._bytes)

    def memory(self) -> float:
        """Return the most memory it takes, against that of what is held afterwards."""
        tracemalloc.start()
        store = self.take_in()
        store.records()
        left, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most / left


def show_saves(times: dict[tuple[int, str], float]) -> None:
    bare = {number: times[number, "append + fsync"] for number in SIZES}
    print("  a save, against append + fsync  " + "".join(f"{number:>12,}" for number in SIZES))
    for name in ("one file", "with the copy", "SQLite", "stock TinyDB"):
        ratios = (times[number, name] / bare[number] for number in SIZES)
        print(f"  {name:<32}" + "".join(f"{ratio:>10.2f} x" for ratio in ratios))
    small, large = SIZES[0], SIZES[-1]
    for name, bar in (("one file", "5"), ("with the copy", "7")):
        saved = times[large, name]
        row(f"a save at 100,000 readings, {name}", saved / bare[large], bar)
        row("the same against itself at 1,000", saved / times[small, name], "1.5")
        row("stock TinyDB against it, at 100,000", times[large, "stock TinyDB"] / saved, "500")


def show_opening(path: Path) -> None:
    with_copy(path)
    opening = medians(
        {
            "one file": lambda: Store.open(path),
            "with the copy": lambda: with_copy(path),
            "parse": lambda: parse_lines(path),
        },
        rounds=5,
    )
    for name, bar in (("one file", "4"), ("with the copy", "4")):
        what = f"opening 100,000 readings, {name}, against orjson on each line"
        row(what, opening[name] / opening["parse"], bar)
    row("memory while opening, against what is loaded then", memory(path), "2")


def show_import(folder: Path, number: int) -> None:
    work = Import(folder, number)
    work.take_in()
    # Not in turn: to let go of the store just filled would count as the csv module's time.
    times = medians({"least": work.least}, rounds=5)
    times |= medians({"import": work.take_in}, rounds=3)
    what = f"importing {number:,} readings, against the csv module and an append"
    row(what, times["import"] / times["least"], "25")
    row("memory while importing, against what is held then", work.memory(), "3")


def main() -> None:
    heading("The store: one file, and with this computer's copy")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        show_saves(save_times(folder))
        show_opening(folder / f"kept-{SIZES[-1]}" / f"{SIZES[-1]}.jsonl")
        show_import(folder, SIZES[-1])


if __name__ == "__main__":
    main()
