"""What a durable save and an opening cost, as ratios within one run; prints, never gates."""

from __future__ import annotations

import os
import statistics
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
from timing import heading, medians, row, time_call
from tinydb import TinyDB

from scorecard.model.reading import Source
from scorecard.records import Store
from scorecard.records.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

SAVES = 200


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


def appender(path: Path, line: bytes) -> object:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)
    return None


def save_times(stores: dict[str, Store], folder: Path) -> dict[str, float]:
    """Return the median seconds of a save in each store and of a bare append, interleaved."""
    numbers: Iterator[int] = count(10_000_000)
    line = next(iter(stores.values())).path.read_bytes().splitlines(keepends=True)[-1]
    times: dict[str, list[float]] = {name: [] for name in (*stores, "bare")}
    for _ in range(SAVES):
        for name, store in stores.items():
            new = entry(next(numbers))
            times[name].append(time_call(lambda s=store, e=new: s.add([e], by="benchmark")))  # type: ignore[misc]
        times["bare"].append(time_call(lambda: appender(folder / "bare", line)))
    return {name: statistics.median(values) for name, values in times.items()}


def stock_time(folder: Path, number: int) -> float:
    """Return the median seconds of an insert into TinyDB as it comes."""
    with TinyDB(folder / "stock.json") as database:
        rows = [
            {"indicator": "i", "year": n, "value": str(n), "note": "x" * 150} for n in range(number)
        ]
        database.table("readings").insert_multiple(rows)
        times = [time_call(lambda: database.table("readings").insert(rows[0])) for _ in range(3)]
    return statistics.median(times)


def parse_lines(path: Path) -> None:
    with path.open("rb") as file:
        for line in file:
            orjson.loads(line)


def main() -> None:
    heading("The store, one file")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stores = {"small": filled(folder, 1_000), "large": filled(folder, 100_000)}
        saves = save_times(stores, folder)
        row(
            "a save at 100,000 readings, against append + fsync",
            saves["large"] / saves["bare"],
            "3.5",
        )
        row("the same against itself at 1,000", saves["large"] / saves["small"], "1.5")
        row(
            "stock TinyDB against it, at 100,000",
            stock_time(folder, 100_000) / saves["large"],
            "500",
        )
        path = stores["large"].path
        del stores
        opening = medians(
            {"open": lambda: Store.open(path), "parse": lambda: parse_lines(path)}, rounds=5
        )
        row(
            "opening 100,000 readings, against orjson on each line",
            opening["open"] / opening["parse"],
            "3",
        )


if __name__ == "__main__":
    main()
