"""Any sequence of saves, hands and accidents: what is undamaged counts, byte for byte."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_support import Died, DyingDisk, by_id, entry, lines_of, new_store, put_lines

from scorecard.model.fault import ScorecardError
from scorecard.records.entry import Entry
from scorecard.records.line import unseal
from scorecard.records.store import Store

if TYPE_CHECKING:
    from scorecard.model.reading import Reading

KEYS = st.integers(0, 3)
steps = st.one_of(
    st.tuples(st.just("save"), KEYS, st.integers(0, 99)),
    st.tuples(st.just("import"), KEYS, st.integers(2, 6)),
    st.tuples(st.just("retract"), KEYS, st.just(0)),
    st.tuples(st.just("die"), st.integers(0, 900), st.integers(1, 5)),
    st.tuples(st.just("hand edit"), st.integers(1, 30), st.integers(0, 200)),
    st.tuples(st.just("cut"), st.integers(0, 400), st.just(0)),
    st.tuples(st.just("swap"), st.integers(1, 30), st.integers(1, 30)),
    st.tuples(st.just("double"), st.integers(1, 30), st.just(0)),
    st.tuples(st.just("delete"), st.integers(1, 30), st.just(0)),
    st.tuples(st.just("crlf"), st.just(0), st.just(0)),
    st.tuples(st.just("reopen"), st.just(0), st.just(0)),
)


class Day:
    """One file, a program that has it open, and what was acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.path = new_store(folder, 1)
        self.store = Store.open(self.path)
        self.acknowledged: dict[str, Reading] = by_id(self.store)
        self.lines = self._lines()

    def do(self, step: tuple[str, int, int]) -> None:
        what, first, second = step
        if what == "save":
            self._add([entry(first, str(second))])
        elif what == "import":
            self._add([entry(n % 4, str(n)) for n in range(first, first + second)])
        elif what == "retract":
            self._retract(first)
        elif what == "die":
            self._die(first, [entry(n) for n in range(second)])
        elif what == "reopen":
            self.store = Store.open(self.path)
        else:
            self._by_hand(what, first, second)

    def check(self) -> None:
        """Compare what counts with what stands undamaged in the file."""
        left = {line.rstrip(b"\r") for line in self.path.read_bytes().split(b"\n")}
        self.lines.update(self._lines())
        whole = {
            str(document["batch"]).split("/")[0]
            for document in unseal(sorted(left))[0]
            if _is_last(document)
        }
        sound = {
            id_: reading
            for id_, reading in self.acknowledged.items()
            if self.lines[id_] in left and _batch(self.lines[id_]) in whole | {""}
        }
        fresh = Store.open(self.path)
        self.store.refresh()
        assert by_id(fresh) == by_id(self.store)
        found = by_id(fresh)
        assert sound.items() <= found.items()
        # Whatever else counts is whole and sealed: a save that died when its line was done.
        assert all(self.lines[id_] in left for id_ in found)
        assert fresh.faults == self.store.faults or "known before" in str(self.store.faults)

    def _add(self, load: list[Entry]) -> None:
        saved = self.store.add(load, by="ana")
        self.acknowledged |= {reading.id: reading for reading in saved}
        self.lines.update(self._lines())

    def _retract(self, number: int) -> None:
        try:
            self._add([Entry(*entry(number).key[:2], None, retracted=True, reason="wrong")])
        except ScorecardError as error:
            assert "taken back already" in str(error) or "no reading to take back" in str(error)  # noqa: PT017 - refusing is right as well

    def _die(self, budget: int, load: list[Entry]) -> None:
        try:
            store = Store.open(self.path, disk=DyingDisk(budget))
            saved = store.add(load, by="ben")
        except Died:
            return
        self.acknowledged |= {reading.id: reading for reading in saved}

    def _by_hand(self, what: str, first: int, second: int) -> None:
        data = self.path.read_bytes()
        lines = lines_of(self.path)
        first %= max(1, len(lines))
        if what == "cut":
            # The header stays: without any line of its own a file is no store.
            keep = max(data.index(b"\n") + 1, len(data) - first)
            self.path.write_bytes(data[:keep])
        elif what == "crlf":
            self.path.write_bytes(data.replace(b"\n", b"\r\n"))
        elif first and what == "hand edit":
            place = second % max(1, len(lines[first]))
            lines[first] = lines[first][:place] + b"7" + lines[first][place + 1 :]
            put_lines(self.path, lines)
        elif first and what == "swap":
            second = 1 + second % (len(lines) - 1)
            lines[first], lines[second] = lines[second], lines[first]
            put_lines(self.path, lines)
        elif first and what == "double":
            put_lines(self.path, [*lines, lines[first]])
        elif first and what == "delete":
            put_lines(self.path, lines[:first] + lines[first + 1 :])

    def _lines(self) -> dict[str, bytes]:
        """Return the sealed lines that stand in the file, by id."""
        lines = [line.rstrip(b"\r") for line in self.path.read_bytes().split(b"\n")]
        sealed = [(line, unseal([line])[0]) for line in lines]
        return {str(found[0].get("id")): line for line, found in sealed if found}


def _batch(line: bytes) -> str:
    return str(unseal([line])[0][0].get("batch", "")).split("/")[0]


def _is_last(document: dict[str, object]) -> bool:
    _, place, size = str(document.get("batch", "/0/1")).split("/")
    return place == size


@settings(max_examples=80)
@given(st.lists(steps, min_size=1, max_size=14))
def test_any_sequence_keeps_what_was_acknowledged_and_not_damaged(
    sequence: list[tuple[str, int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        day = Day(Path(folder))
        for step in sequence:
            day.do(step)
            day.check()


def test_the_check_notices_a_store_that_drops_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder:
        day = Day(Path(folder))
        day.do(("import", 0, 4))
        day.check()
        day.acknowledged["ghost"] = next(iter(day.acknowledged.values()))
        day.lines["ghost"] = lines_of(day.path)[-1]
        with pytest.raises(AssertionError):
            day.check()
