"""Any sequence of saves, hands, accidents, merges and openings on two computers keeps it all."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from copy_support import store_with_copy
from hypothesis import given, settings
from hypothesis import strategies as st
from records_support import (
    Died,
    DyingDisk,
    FullDisk,
    by_id,
    entry,
    lines_of,
    new_store,
    put_lines,
)

from scorecard.records.line import unseal
from scorecard.records.store import Store

if TYPE_CHECKING:
    from scorecard.model.reading import Reading
    from scorecard.records.entry import Entry

WHO = st.sampled_from(["one", "two"])
steps = st.one_of(
    st.tuples(st.just("save"), WHO, st.integers(0, 3), st.integers(0, 99)),
    st.tuples(st.just("import"), WHO, st.integers(0, 3), st.integers(2, 5)),
    st.tuples(st.just("full"), WHO, st.integers(0, 600), st.integers(0, 9)),
    st.tuples(st.just("die"), WHO, st.integers(0, 900), st.integers(1, 4)),
    st.tuples(st.just("die here"), WHO, st.integers(0, 900), st.integers(1, 4)),
    st.tuples(st.just("reopen"), WHO, st.just(0), st.just(0)),
    st.tuples(st.just("look"), WHO, st.just(0), st.just(0)),
    st.tuples(st.just("copy away"), WHO, st.just(0), st.just(0)),
    st.tuples(st.just("copy back"), WHO, st.just(0), st.just(0)),
    st.tuples(st.just("leave beside"), WHO, st.just(0), st.just(0)),
    st.tuples(st.just("hand edit"), WHO, st.integers(1, 30), st.integers(0, 200)),
    st.tuples(st.just("cut"), WHO, st.integers(0, 700), st.just(0)),
    st.tuples(st.just("swap"), WHO, st.integers(1, 30), st.integers(1, 30)),
    st.tuples(st.just("delete line"), WHO, st.integers(1, 30), st.just(0)),
    st.tuples(st.just("crlf"), WHO, st.just(0), st.just(0)),
    st.tuples(st.just("empty"), WHO, st.just(0), st.just(0)),
)


class Days:
    """One shared file, two computers that have it open, and what they acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = new_store(folder, 1)
        self.stores = {who: self._open(who) for who in ("one", "two")}
        self.acknowledged: dict[str, Reading] = by_id(self.stores["one"])
        self.older = self.path.read_bytes()

    def do(self, step: tuple[str, str, int, int]) -> None:
        what, who, first, second = step
        if what == "save":
            self._add(self.stores[who], [entry(first, str(second))])
        elif what == "import":
            self._add(self.stores[who], [entry(n % 4, str(n)) for n in range(first, 3 + second)])
        elif what == "full":
            store = store_with_copy(self.path, self.folder / who, disk=FullDisk(first))
            self._add(store, [entry(second)])
        elif what.startswith("die"):
            self._die(who, first, second, own=what == "die here")
        elif what == "reopen":
            self.stores[who] = self._open(who)
        elif what == "look":
            self.stores[who].refresh()
        else:
            self._by_hand(what, first, second)

    def check(self) -> None:
        """Both computers have opened it; both, and the file alone, have everything."""
        for who in (*self.stores, *self.stores):
            self.stores[who].refresh()
            self._open(who)
        assert self.acknowledged.items() <= by_id(self.stores["two"]).items()
        found = [by_id(self._open(who)) for who in self.stores]
        assert found[0] == found[1] == by_id(Store.open(self.path))
        assert by_id(self.stores["one"]) == found[0]

    def _open(self, who: str) -> Store:
        return store_with_copy(self.path, self.folder / who)

    def _add(self, store: Store, load: list[Entry]) -> None:
        self.acknowledged |= {reading.id: reading for reading in store.add(load, by="ana")}

    def _die(self, who: str, budget: int, number: int, *, own: bool) -> None:
        load = [entry(n) for n in range(number)]
        disk = DyingDisk(budget)
        try:
            if own:
                store = store_with_copy(self.path, self.folder / who, own_disk=disk)
            else:
                store = store_with_copy(self.path, self.folder / who, disk=disk)
            self._add(store, load)
        except Died:
            return

    def _by_hand(self, what: str, first: int, second: int) -> None:
        data, lines = self.path.read_bytes(), lines_of(self.path)
        first %= max(1, len(lines))
        if what == "copy away":
            self.older = data
        elif what == "copy back":
            self.path.write_bytes(self.older)
        elif what == "leave beside":
            shutil.copy(self.path, self.path.with_name("readings (conflicted copy).jsonl"))
        elif what == "cut":
            self.path.write_bytes(data[: max(0, len(data) - first)])
        elif what == "crlf":
            self.path.write_bytes(data.replace(b"\n", b"\r\n"))
        elif what == "empty":
            self.path.write_bytes(b"")
        elif first and what == "hand edit":
            place = second % max(1, len(lines[first]))
            lines[first] = lines[first][:place] + b"7" + lines[first][place + 1 :]
            put_lines(self.path, lines)
        elif first and what == "swap":
            second = 1 + second % (len(lines) - 1)
            lines[first], lines[second] = lines[second], lines[first]
            put_lines(self.path, lines)
        elif first and what == "delete line":
            put_lines(self.path, lines[:first] + lines[first + 1 :])


@settings(max_examples=60)
@given(st.lists(steps, min_size=1, max_size=12))
def test_any_sequence_keeps_everything_that_was_acknowledged(
    sequence: list[tuple[str, str, int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        days = Days(Path(folder))
        for step in sequence:
            days.do(step)
        days.check()


def test_the_bytes_of_what_was_acknowledged_never_change() -> None:
    with tempfile.TemporaryDirectory() as folder:
        days = Days(Path(folder))
        days.do(("import", "one", 0, 5))
        entered = {unseal([line])[0][0].get("id"): line for line in lines_of(days.path)}
        for step in (("swap", "two", 2, 4), ("hand edit", "one", 3, 90), ("empty", "two", 0, 0)):
            days.do(step)
        days.check()
        there = set(lines_of(days.path))
        assert set(entered.values()) <= there
