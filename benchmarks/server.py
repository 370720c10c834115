"""The store on a PostgreSQL server: what many at once, many lines and many stores cost; no gate.

PYTHONPATH=tests python benchmarks/server.py [DIVISOR [writers] [readers] [lines] [stores] [batch]]

The server is a real one, on this machine's disk and with its own settings: what it confirms was
synced. It is reached over a socket, so no network is in any figure. Whoever writes or reads is a
process with this computer's copy in a folder of its own. Beside a save stands psycopg's bare
INSERT of the very same lines into a table of one text column, as many at once.

A divisor makes everything so many times smaller.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import psycopg
import pytest
from postgres_support import Cluster, OnServer, started
from store import entry
from timing import heading, medians, row, time_call

from scorecard.records.address import Address, read_address
from scorecard.records.entry import Entry
from scorecard.records.moving import move_to_server
from scorecard.records.server import READERS, WRITERS
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.managers import SyncManager
    from threading import Barrier, Event

# One process more than the machine runs at once, twice: they wait for the disk as well.
AT_ONCE = 2 * (os.cpu_count() or 1)
SAVES = 200
READERS_IN_ALL = 200
# How often a file is opened between.
TENTH = 10
# Seconds between two readings of one of those who write while others read.
PAUSE = 1.0
# Seconds after which nobody waits for the others any more.
LONG = 600.0
BARE = """
CREATE TABLE bare (line text NOT NULL);
CREATE TABLE turn (whose text NOT NULL);
INSERT INTO turn VALUES ('everybody')
"""
INSERT = "INSERT INTO bare (line) VALUES (%(line)s)"
# As the store does: whoever adds holds a row until it is durable.
INSERT_IN_TURN = """
WITH held AS MATERIALIZED (SELECT whose FROM turn FOR NO KEY UPDATE)
INSERT INTO bare (line) SELECT %(line)s FROM held
"""
CONTEXT = get_context("forkserver")

Place = Path | Address


@dataclass(frozen=True)
class Wrote:
    """What one of many writers did: when it began and ended, each save's seconds, what it saved."""

    begun: float
    ended: float
    times: list[float]
    ids: list[str]


@dataclass(frozen=True)
class Read:
    """What one opening gave: its seconds, how many readings, and the digest of their ids."""

    place: Place
    taken: float
    number: int
    digest: str


def ids_of(store: Store) -> list[str]:
    """Return the ids of the readings in the order in which they came."""
    store.records()  # which puts what was read into the tables
    return [*store.database.record_table("reading").documents]


def digest(ids: Sequence[str]) -> str:
    return sha256("\n".join(ids).encode()).hexdigest()


def check_lines(lines: Sequence[bytes], saved: Sequence[Wrote]) -> None:
    """See that what was confirmed is there, each line once, and nothing else but a header."""
    documents = [orjson.loads(line) for line in lines]
    assert [each["type"] for each in documents] == ["header"] + ["reading"] * (len(lines) - 1)
    confirmed = sorted(id_ for wrote in saved for id_ in wrote.ids)
    assert confirmed == sorted(each["id"] for each in documents[1:])
    assert len(set(confirmed)) == len(confirmed) == sum(len(wrote.times) for wrote in saved)


def rate(wrote: Sequence[Wrote]) -> float:
    """Return how many saves there were a second, of all together."""
    begun, ended = min(one.begun for one in wrote), max(one.ended for one in wrote)
    return sum(len(one.times) for one in wrote) / (ended - begun)


def reading(number: int) -> Entry:
    """Return one of a million different readings."""
    indicator = f"indicator-{number % 5_000:04}"
    return replace(entry(number), indicator=indicator, year=1900 + number // 5_000)


def in_processes(work: Callable[..., Any], each: Sequence[tuple[Any, ...]]) -> list[Any]:
    """Return what the work gives for each of the arguments, each in a process of its own."""
    with ProcessPoolExecutor(len(each), CONTEXT) as pool:
        return [found.result() for found in [pool.submit(work, *one) for one in each]]


def alone(work: Callable[..., Any], *arguments: Any) -> Any:
    """Return what the work gives in a process of its own."""
    return in_processes(work, [arguments])[0]


# What the processes do


def save_often(place: Place, copies: Path, who: int, number: int, gate: Barrier) -> Wrote:
    store = Store.open(place, copies)
    times, ids = [], []
    gate.wait(LONG)
    begun = time.monotonic()
    for n in range(number):
        one = Entry(f"indicator-{who:03}", 1900 + n, str(n), note=f"as printed, row {n}")
        start = time.perf_counter()
        (saved,) = store.add([one], by=f"writer {who}")
        times.append(time.perf_counter() - start)
        ids.append(saved.id)
    ended = time.monotonic()
    assert not store.waiting, store.journal.waits
    return Wrote(begun, ended, times, ids)


def insert_often(url: str, statement: str, lines: Sequence[str], gate: Barrier) -> Wrote:
    with psycopg.connect(url, autocommit=True) as connection:
        gate.wait(LONG)
        begun = time.monotonic()
        # One statement is a transaction of its own.
        times = [
            time_call(partial(connection.execute, statement, {"line": line})) for line in lines
        ]
        return Wrote(begun, time.monotonic(), times, [])


def save_meanwhile(place: Place, copies: Path, who: int, gate: Barrier, done: Event) -> list[str]:
    store = Store.open(place, copies)
    ids = []
    gate.wait(LONG)
    for n in count():
        one = Entry(f"writer-{who:03}", 1900 + n % 200, str(n))
        ids += [saved.id for saved in store.add([one], by=f"writer {who}")]
        if done.wait(PAUSE):
            break
    assert not store.waiting, store.journal.waits
    return ids


def opened(place: Place, copies: Path) -> Read:
    start = time.perf_counter()
    store = Store.open(place, copies)
    store.records()
    taken = time.perf_counter() - start
    assert not store.faults, store.faults[0]
    ids = ids_of(store)
    return Read(place, taken, len(ids), digest(ids))


def open_often(places: Sequence[Place], copies: Path, number: int, gate: Barrier) -> list[Read]:
    """Open a place so many times, and the other one, of the same lines, every tenth time."""
    here, other = places
    # As every day but the first: this computer's copies are there.
    for place in places:
        opened(place, copies)
    gate.wait(LONG)
    found = []
    for n in range(number):
        found.append(opened(here, copies))
        if n % TENTH == 0:
            found.append(opened(other, copies))
    return found


def all_ids(place: Place) -> list[str]:
    return ids_of(Store.open(place))


def open_once(place: Place, copies: Path) -> tuple[float, float, int]:
    """Return the seconds, the megabytes of the process at its most, and the number of readings."""
    start = time.perf_counter()
    store = Store.open(place, copies)
    number = len(store.records().readings)
    taken = time.perf_counter() - start
    assert not store.faults, store.faults[0]
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, number


def fill(path: Path, number: int) -> None:
    """Make a file of so many readings."""
    store = Store.create(path)
    store.add([reading(n) for n in range(number)], by="benchmark")


def bring(path: Path, address: Address) -> None:
    """Bring what a file holds to a server, as the command does; the file stays open."""
    with tempfile.TemporaryDirectory() as folder:
        source = shutil.copy(path, folder)
        move_to_server(Store.open(Path(source)), address, address.store, READERS, WRITERS)


def fill_each(addresses: Sequence[Address], number: int) -> None:
    """Make a store of so many readings at each of some addresses."""
    for address in addresses:
        fill(address.home, number)
        bring(address.home, address)


def add_all(place: Place, copies: Path, number: int) -> float:
    """Return the seconds in which so many readings are saved as one batch."""
    store = Store.open(place, copies)
    entries = [reading(n) for n in range(number)]
    taken = time_call(lambda: store.add(entries, by="benchmark"))
    assert not store.waiting, store.journal.waits
    return taken


def openings(places: dict[str, Place], folder: Path) -> dict[str, float]:
    """Return the median seconds of opening each of some places, in turn."""

    def opening(name: str, place: Place) -> Callable[[], object]:
        return lambda: Store.open(place, folder / name).records()

    return medians({name: opening(name, place) for name, place in places.items()})


# What is measured


class Bench:
    """A server on this machine's disk, and where files stand.

    Args:
        cluster: the server.
        folder: where files and copies stand.
        manager: makes what processes share.
        divisor: how many times smaller everything is.
    """

    def __init__(self, cluster: Cluster, folder: Path, manager: SyncManager, divisor: int) -> None:
        self._cluster, self._folder, self._manager = cluster, folder, manager
        self._divisor = divisor
        self._numbers = count()

    def _few(self, number: int) -> int:
        return max(number // self._divisor, 4)

    def _new(self) -> Path:
        """Return a new folder."""
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        return folder

    def _address(self, database: str, name: str = "records", user: str = "ana") -> Address:
        url = self._cluster.url(database, user)
        return read_address(f"{url}&store={name}", self._new() / "readings.jsonl")

    def _lines(self, database: str, name: str = "records") -> list[bytes]:
        """Return the lines of a store as the server keeps them; no number is left out."""
        query = """SELECT number, line FROM scorecard.line
            WHERE store = (SELECT id FROM scorecard.store WHERE name = %s) ORDER BY number"""
        with self._cluster.connect(database) as connection:
            found = connection.execute(query, [name]).fetchall()
        assert [number for number, _ in found] == [*range(1, len(found) + 1)]
        return [line for _, line in found]

    def writers(self) -> None:
        """Have many save one reading after the other, and as many insert the same lines."""
        for at_once in (1, 10, 50):
            self._writers(at_once)

    def _writers(self, at_once: int) -> None:
        number = self._few(SAVES)
        store, path = OnServer(self._cluster, self._new()), self._new() / "readings.jsonl"
        Store.create(path)
        found = {"the store": self._save(store.address(), at_once, number)}
        lines = self._lines(store.database)
        check_lines(lines, found["the store"])
        found["a file"] = self._save(path, at_once, number)
        check_lines(path.read_bytes().splitlines(), found["a file"])
        texts = [line.decode() for line in lines[1:]]
        for name, statement in (("bare INSERT", INSERT), ("the same in turn", INSERT_IN_TURN)):
            found[name] = self._insert(texts, at_once, statement)
        print(f"{at_once} at once, {number} readings each: {len(texts):,} lines, none twice")
        for name, wrote in found.items():
            times = sorted(taken * 1000 for one in wrote for taken in one.times)
            middle, late = statistics.median(times), times[len(times) * 95 // 100]
            print(
                f"  {name:<18}{rate(wrote):8,.0f} a second, "
                f"{middle:8.2f} ms each, 95 % within {late:8.2f} ms"
            )
        for name in ("bare INSERT", "the same in turn", "a file"):
            what = f"{at_once} at once: saves a second, {name} against the store"
            row(what, rate(found[name]) / rate(found["the store"]), "none")

    def _save(self, place: Place, at_once: int, number: int) -> list[Wrote]:
        copies, gate = self._new(), self._manager.Barrier(at_once)
        each = [(place, copies / str(who), who, number, gate) for who in range(at_once)]
        return in_processes(save_often, each)

    def _insert(self, lines: Sequence[str], at_once: int, statement: str) -> list[Wrote]:
        """Insert lines into a bare table, each a transaction; return what each process did."""
        database = self._cluster.database(prepared=False)
        self._cluster.run(database, BARE)
        gate = self._manager.Barrier(at_once)
        url, shares = self._cluster.url(database), [lines[who::at_once] for who in range(at_once)]
        wrote = in_processes(insert_often, [(url, statement, share, gate) for share in shares])
        with self._cluster.connect(database) as connection:
            there = connection.execute("SELECT line FROM bare").fetchall()
        assert Counter(line for (line,) in there) == Counter(lines)
        return wrote

    def readers(self) -> None:
        """Open a large store again and again while others write, and the file it came from."""
        number, writing = self._few(100_000), min(10, self._few(10))
        each = max(self._few(READERS_IN_ALL) // AT_ONCE, 1)
        database, path = self._cluster.database(), self._new() / "readings.jsonl"
        address, reader = self._address(database), self._address(database, user="rosa")
        alone(fill, path, number)
        alone(bring, path, address)
        copies, done = self._new(), self._manager.Event()
        gate = self._manager.Barrier(AT_ONCE + writing)
        with ProcessPoolExecutor(AT_ONCE + writing, CONTEXT) as pool:
            writers = [
                pool.submit(save_meanwhile, address, copies / f"w{who}", who, gate, done)
                for who in range(writing)
            ]
            readers = [
                pool.submit(open_often, (reader, path), copies / f"r{who}", each, gate)
                for who in range(AT_ONCE)
            ]
            try:
                found = [one for job in readers for one in job.result()]
            finally:
                done.set()
            saved = [id_ for writer in writers for id_ in writer.result()]
        ids = alone(all_ids, address)
        assert len(ids) == len(set(ids)) == number + len(saved), "one is lost, or there twice"
        assert set(saved) == set(ids[number:]), "what was confirmed is not what was added"
        for one in found:
            assert one.number >= number, "what was read is not all that was there"
            assert one.digest == digest(ids[: one.number]), "what was read is no beginning of it"
        print(
            f"opening {number:,} readings, {AT_ONCE} at a time, while {writing} write one every "
            f"{PAUSE} s; {len(saved):,} lines came meanwhile"
        )
        taken: dict[str, list[float]] = {}
        for one in found:
            taken.setdefault("file" if one.place == path else "server", []).append(one.taken)
        for name, times in taken.items():
            middle, most = statistics.median(times) * 1000, max(times) * 1000
            print(f"  {name:<8}{len(times):4} openings: {middle:8,.0f} ms, at most {most:8,.0f} ms")
        lengths = len({one.number for one in found if one.place == reader})
        print(f"  {lengths:,} different beginnings were read on the server")
        against = statistics.median(taken["server"]) / statistics.median(taken["file"])
        row("an opening, server against file, median", against, "none")

    def many_lines(self) -> None:
        """Open a million readings."""
        number = self._few(1_000_000)
        database, path = self._cluster.database(), self._new() / "readings.jsonl"
        address = self._address(database)
        filled = time_call(lambda: alone(fill, path, number))
        brought = time_call(lambda: alone(bring, path, address))
        size = path.stat().st_size / 2**20
        print(
            f"{number:,} readings, {size:,.0f} MB: {filled:,.0f} s to make the file, "
            f"{brought:,.0f} s to bring it to the server and compare every line"
        )
        places: dict[str, Place] = {"server": address, "file": path}
        found = {}
        for when in ("first", "again"):
            for name, place in places.items():
                taken, most, there = alone(open_once, place, self._folder / f"many-{name}")
                assert there == number
                found[name, when] = taken, most
                print(f"  {name:<8}{when:<8}{taken:8.2f} s, {most:8,.0f} MB at most")
        for what, at in (("time", 0), ("memory", 1)):
            against = found["server", "again"][at] / found["file", "again"][at]
            row(f"opening {number:,} readings, {what}, server against file", against, "none")

    def many_stores(self) -> None:
        """Open one store of a hundred in one database."""
        stores, number = self._few(100), self._few(1_000)
        single, many = self._cluster.database(), self._cluster.database()
        path = self._new() / "readings.jsonl"
        alone(fill, path, number)
        alone(bring, path, self._address(single))
        alone(fill_each, [self._address(many, f"store-{n}") for n in range(stores)], number)
        with self._cluster.connect(many) as connection:
            there = connection.execute(
                "SELECT count(*) FROM scorecard.line GROUP BY store"
            ).fetchall()
        assert there == [(number + 1,)] * stores
        places: dict[str, Place] = {
            "alone": self._address(single),
            "among": self._address(many, f"store-{stores // 2}"),
            "file": path,
        }
        times = alone(openings, places, self._new())
        print(f"opening a store of {number:,} readings")
        for name, what in (
            ("alone", "alone in its database"),
            ("among", f"one of {stores}"),
            ("file", "a file"),
        ):
            print(f"  {what:<24}{times[name] * 1000:8.1f} ms")
        row(f"one of {stores} stores, against alone", times["among"] / times["alone"], "none")
        row("alone on the server, against a file", times["alone"] / times["file"], "none")

    def batch(self) -> None:
        """Save many readings as one batch."""
        number = self._few(100_000)
        times: dict[str, list[float]] = {"server": [], "file": []}
        for _ in range(3):
            store = OnServer(self._cluster, self._new())
            path = self._new() / "readings.jsonl"
            Store.create(path)
            for name, place in (("server", store.address()), ("file", path)):
                times[name].append(alone(add_all, place, self._new(), number))
            lines = self._lines(store.database)[1:]
            assert len(lines) == number == len(set(lines))
            assert len(set(path.read_bytes().splitlines())) == 1 + number
            times.setdefault("bare INSERT", []).append(self._insert_all(lines))
        taken = {name: statistics.median(found) for name, found in times.items()}
        print(f"saving {number:,} readings as one batch")
        for name, seconds in taken.items():
            print(f"  {name:<14}{seconds:8.2f} s")
        for other in ("file", "bare INSERT"):
            row(f"a batch on the server, against {other}", taken["server"] / taken[other], "none")

    def _insert_all(self, lines: Sequence[bytes]) -> float:
        """Return the seconds in which lines are inserted into a bare table by one statement."""
        database = self._cluster.database(prepared=False)
        self._cluster.run(database, "CREATE TABLE bare (line text NOT NULL)")
        query = "INSERT INTO bare (line) SELECT unnest(%s::text[])"
        texts = [line.decode() for line in lines]
        with self._cluster.connect(database) as connection:
            return time_call(lambda: connection.execute(query, [texts]))


@contextmanager
def on_disk() -> Iterator[Cluster]:
    """Start a server with PostgreSQL's own settings, on the disk."""
    settings = ("shared_buffers=128MB", "max_connections=100")
    with started() as tests:
        cluster = Cluster(tests.programs, settings, on_disk=True)
        try:
            cluster.make()
            yield cluster
        finally:
            cluster.end()


def show_server(cluster: Cluster) -> None:
    names = ("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers")
    with cluster.connect("postgres") as connection:
        found = {name: connection.execute(f"SHOW {name}").fetchone() for name in names}
    shown = {name: value[0] for name, value in found.items() if value is not None}
    assert shown["fsync"] == shown["synchronous_commit"] == "on"
    load = os.getloadavg()[0]
    heading(
        "The store on a PostgreSQL server",
        [
            ", ".join(f"{name} {value}" for name, value in shown.items()),
            f"{os.cpu_count()} processors for server and all clients, load before {load:.1f}",
        ],
    )


def main() -> None:
    divisor = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    # What every process needs is imported once.
    CONTEXT.set_forkserver_preload(["postgres_support", "scorecard.records.moving"])
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            CONTEXT.Manager() as manager,
            on_disk() as cluster,
        ):
            show_server(cluster)
            bench = Bench(cluster, Path(folder), manager, divisor)
            parts: dict[str, Callable[[], None]] = {
                "writers": bench.writers,
                "readers": bench.readers,
                "lines": bench.many_lines,
                "stores": bench.many_stores,
                "batch": bench.batch,
            }
            for name in sys.argv[2:] or parts:
                taken = time_call(parts[name])
                print(f"  ({taken:,.0f} s in all)", flush=True)
    except pytest.skip.Exception as skipped:
        print(f"The store on a PostgreSQL server: skipped, {skipped.msg}")


if __name__ == "__main__":
    main()
