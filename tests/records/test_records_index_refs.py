"""The names of priorities and decisions: minted once here, and on computers that were apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest
from records_support import lines_of, put_lines, start_python

from scorecard.model.fault import ScorecardError
from scorecard.model.records import Priority, PriorityState, current_priorities
from scorecard.records.decisions import find_decision
from scorecard.records.line import seal
from scorecard.records.priorities import (
    PriorityDraft,
    add_priority,
    find_priority,
    revise_priority,
    settle_priority,
)
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "readings.jsonl")


def priority(store: Store, year: int = 2019, text: str = "Ratification drive") -> Priority:
    return add_priority(store, PriorityDraft(year, text, about=("1a",)), by="ana")


def test_priorities_are_numbered_by_year(store: Store) -> None:
    refs = [priority(store, year).ref for year in (2019, 2019, 2020, 2019)]
    assert refs == ["2019-1", "2019-2", "2020-1", "2019-3"]
    again = Store.open(store.path)
    assert [p.ref for p in current_priorities(again.records(), year=2019)] == [
        "2019-1",
        "2019-2",
        "2019-3",
    ]


@pytest.mark.parametrize("number", ["²", "٢", "9" * 5000, "x"])
def test_a_name_that_another_program_gave_no_number_is_passed_over(
    store: Store, number: str
) -> None:
    priority(store)
    *lines, last = lines_of(store.path)
    document = orjson.loads(last)
    del document["crc"]
    put_lines(store.path, [*lines, seal({**document, "ref": f"2019-{number}"}).rstrip()])
    assert priority(Store.open(store.path)).ref == "2019-1"


def test_an_unknown_ref_gets_the_nearest(store: Store) -> None:
    priority(store)
    with pytest.raises(ScorecardError, match='no priority "2019-9"; did you mean "2019-1"'):
        find_priority(store, "2019-9")
    with pytest.raises(ScorecardError, match='no decision "D1"; see: scorecard decision'):
        find_decision(store, "D1")
    with pytest.raises(ScorecardError, match='no priority "2018-4"'):
        add_priority(store, PriorityDraft(2019, "On", carried_from="2018-4"), by="ana")


def test_two_copies_that_minted_one_ref_are_both_kept(tmp_path: Path, store: Store) -> None:
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(store.path.read_bytes())
    other = Store.open(copy)
    mine = priority(store, text="Mine")
    theirs = priority(other, text="Theirs")
    settle_priority(other, "2019-1", PriorityState.CARRIED_OVER, because="late", by="ben")
    # Another's lines may stand before or after one's own.
    for lines in (
        lines_of(store.path) + lines_of(copy)[1:],
        lines_of(copy) + lines_of(store.path)[1:],
    ):
        put_lines(tmp_path / "merged.jsonl", lines)
        merged = Store.open(tmp_path / "merged.jsonl")
        standing = {p.ref: p for p in current_priorities(merged.records())}
        first, second = sorted((mine, theirs), key=lambda p: (p.entered_at, p.id))
        assert {ref: p.text for ref, p in standing.items()} == {
            "2019-1": first.text,
            "2019-1b": second.text,
            "2020-1": "Theirs",
        }
        assert standing["2020-1"].carried_from == ("2019-1" if first is theirs else "2019-1b")
        assert standing["2020-1"].ref == "2020-1"
        assert priority(merged).ref == "2019-2"
        revised = revise_priority(merged, "2019-1b", {"lead": "Ben"}, because="", by="ben")
        assert (revised.ref, revised.text, revised.lead) == ("2019-1b", second.text, "Ben")
        assert find_priority(merged, "2019-1").lead == ""


MINT = """
import sys, json
from pathlib import Path
from scorecard.records.store import Store
from scorecard.records.priorities import PriorityDraft, add_priority
store = Store.open(Path(sys.argv[1]))
print(json.dumps([add_priority(store, PriorityDraft(2019, str(n)), by=sys.argv[2]).ref
                  for n in range(15)]))
"""


def test_two_processes_minting_at_once_never_mint_the_same(store: Store) -> None:
    running = [start_python(MINT, store.path, name) for name in ("ana", "ben")]
    answers = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0, 0], answers
    standing = current_priorities(Store.open(store.path).records())
    assert sorted(int(p.ref.removeprefix("2019-")) for p in standing) == list(range(1, 31))
    assert len({p.id for p in standing}) == 30
