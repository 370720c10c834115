"""A server or a client killed in the middle of saves: nothing acknowledged is lost or altered."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from postgres_support import OnServer
from records_support import by_id, ids, run_python

from scorecard.model.fault import ScorecardError
from scorecard.records.entry import Entry
from scorecard.records.line import is_header

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from postgres_support import Cluster, Postgres

    from scorecard.model.reading import Reading
    from scorecard.records.store import Store


class Writer:
    """Somebody who saves one reading after the other, and notes what became of each."""

    def __init__(self, place: OnServer, name: str, copies: Path | None) -> None:
        self.name = name
        self.copies = copies
        self.acknowledged: list[Reading] = []
        self.refused: list[str] = []
        self.uncertain: list[str] = []
        self._place = place
        self._done = False
        self._thread = threading.Thread(target=self._save)
        self._thread.start()

    def stop(self) -> None:
        self._done = True
        self._thread.join()

    def _save(self) -> None:
        store = self._place.open(copies=self.copies)
        number = 0
        while not self._done:
            number += 1
            indicator = f"{self.name}-{number}"
            try:
                self.acknowledged += store.add([Entry(indicator, 2020, "1.5")], by=self.name)
            except ScorecardError as error:
                certain = "NOT saved for certain" not in str(error)
                (self.refused if certain else self.uncertain).append(indicator)
                time.sleep(0.01)


def until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not reached():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.005)


def held(store: Store) -> dict[str, Reading]:
    return {reading.indicator: reading for reading in store.records().readings}


def test_a_server_killed_eight_times_under_four_writers_loses_and_alters_nothing(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight kills of the postmaster and all its processes; two of four writers keep no copy."""
    monkeypatch.setattr("scorecard.records.server._AGAIN", 0.02)
    place = OnServer(cluster, tmp_path)
    # What an administrator may have set for speed: it is no excuse.
    cluster.run(place.database, f"ALTER DATABASE {place.database} SET synchronous_commit = off")
    computers = (tmp_path / "one", tmp_path / "two", None, None)
    writers = [Writer(place, f"w{number}", copies) for number, copies in enumerate(computers)]
    try:
        for _ in range(8):
            for writer in writers:
                before = len(writer.acknowledged)
                until(lambda w=writer, n=before: len(w.acknowledged) >= n + 3)  # type: ignore[misc]
            cluster.kill()
            cluster.start()
    finally:
        for writer in writers:
            writer.stop()
    for writer in writers:
        place.open(copies=writer.copies)
    rows = place.rows()
    lines = [line for line in rows if not is_header(line)]
    assert len(lines) == len(set(lines)), "none is doubled"
    there = held(place.open())
    for writer in writers:
        assert len(writer.acknowledged) >= 24
        lost = [r for r in writer.acknowledged if there.get(r.indicator) != r]
        assert lost == [], f"lost or altered of {writer.name}"
        assert not there.keys() & set(writer.refused), "what was refused is not there"
        if writer.copies is not None:
            assert (writer.refused, writer.uncertain) == ([], []), "the copy took it"


def test_what_was_confirmed_is_on_the_disk_whatever_the_database_is_set_to(
    cluster: Cluster, tmp_path: Path
) -> None:
    place = OnServer(cluster, tmp_path)
    cluster.run(place.database, f"ALTER DATABASE {place.database} SET synchronous_commit = off")
    store, other = place.open(), place.open()
    saved = [
        *store.add([Entry("a", 2020, "1")], by="ana"),
        *other.add([Entry("b", 2020, "2")], by="ben"),
        *store.add([Entry("c", 2020, "3")], by="ana"),
    ]
    cluster.kill()
    cluster.start()
    assert ids(place.open()) == {reading.id for reading in saved}


KILLED = """
import json, os, signal, sys
sys.path.insert(0, "tests")
from pathlib import Path
from records_support import entries, entry, ids
from scorecard.records.address import read_address
from scorecard.records.store import Store

address = read_address(sys.argv[1], Path(sys.argv[2]) / "readings.jsonl")
copies = Path(sys.argv[2]) / "c" if sys.argv[3] == "copy" else None
lost, acknowledged, odd = [], set(), []
for turn in range(10):
    out, into = os.pipe()
    child = os.fork()
    if not child:
        store, number = Store.open(address, copies), 0
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
    store = Store.open(address, copies)
    there = [*store.records().readings]
    lost += sorted(acknowledged - ids(store))
    if turn % 2 and len([r for r in there if r.by == f"child {turn}"]) % 40:
        odd.append(turn)
    del store
print(json.dumps([len(acknowledged), lost, odd]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("copy", ["copy", "no copy"])
def test_a_client_killed_ten_times_loses_nothing_acknowledged_and_halves_no_batch(
    postgres: Postgres, tmp_path: Path, copy: str
) -> None:
    """Ten kills, five of them among batches of forty; each time it is opened and read again."""
    place = OnServer(postgres, tmp_path)
    acknowledged, lost, odd = run_python(KILLED, place.address(), tmp_path, copy)
    assert acknowledged > 150
    assert (lost, odd) == ([], [])
    lines = [line for line in place.rows() if not is_header(line)]
    assert len(lines) == len(set(lines)) >= acknowledged
    assert len(by_id(place.open())) >= acknowledged
