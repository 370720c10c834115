"""A process killed again and again, with this computer's copy: nothing acknowledged is lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from records_support import ids, new_store, run_python

from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

KILLED = """
import json, os, signal, sys
sys.path.insert(0, "tests")
from pathlib import Path
from copy_support import store_with_copy
from records_support import entries, entry, ids

path, computer, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
lost, acknowledged, odd = [], set(), []
for turn in range(rounds):
    out, into = os.pipe()
    child = os.fork()
    if not child:
        store, number = store_with_copy(path, computer), 0
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
    store = store_with_copy(path, computer)
    lost += sorted(acknowledged - ids(store))
    mine = [r for r in store.records().readings if r.by == f"child {turn}"]
    if turn % 2 and len(mine) % 40:
        odd.append(turn)
print(json.dumps([len(acknowledged), lost, odd]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_process_killed_again_and_again_loses_nothing_acknowledged(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    acknowledged, lost, odd = run_python(KILLED, path, tmp_path / "c", 14)
    assert acknowledged > 200
    assert (lost, odd) == ([], [])
    assert len(ids(Store.open(path))) > acknowledged
