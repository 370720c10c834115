"""A line, its seal and its meaning; and the page that describes them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zlib import crc32

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_support import ROOT

from scorecard.model.reading import Flag, Qualifier, Reading, Source, State
from scorecard.records.codec import NotUnderstood, moment_text, reading_document, reading_of
from scorecard.records.contents import Batches, mark
from scorecard.records.entry import Entry
from scorecard.records.line import is_unfinished, new_id, seal, unpacked, unseal

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 10, 41, 5, 123000, tzinfo=UTC)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
dates = st.dates(date(1900, 1, 1), date(2100, 1, 1))

made_entries = st.builds(
    Entry,
    indicator=texts.filter(bool),
    year=st.integers(1, 9999),
    value=texts.filter(bool) | st.none(),
    entity=texts.filter(bool) | st.none(),
    numerator=st.none() | st.just("1"),
    denominator=st.none() | st.just("2"),
    qualifier=st.sampled_from(Qualifier),
    state=st.sampled_from(State),
    flags=st.lists(st.sampled_from(Flag), unique=True).map(tuple),
    source=st.builds(Source, texts, texts, texts, texts),
    published=dates | st.none(),
    as_published=st.booleans(),
    note=texts,
    reason=texts,
    no_data=texts,
    retracted=st.booleans(),
)


@settings(max_examples=150)
@given(made_entries, texts.filter(bool), st.datetimes(timezones=st.just(UTC)))
def test_an_entry_survives_the_line_exactly(made: Entry, by: str, at: datetime) -> None:
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)
    document = reading_document(made, id_="i1", revision=3, parent="i0", by=by, at=moment_text(at))
    line = seal(document)
    (back,), others = unseal(line.split(b"\n")[:-1])
    assert others == []
    fields: dict[str, Any] = {name: getattr(made, name) for name in Entry.__slots__}
    fields |= {"id": "i1", "by": by, "entered_at": at, "revision": 3, "parent": "i0"}
    expected = Reading(**fields)
    assert reading_of(back) == expected
    assert hash(reading_of(back)) == hash(expected)
    assert json.loads(line)["crc"] == back["crc"]


def test_a_reading_made_fast_is_a_reading() -> None:
    document = reading_document(
        Entry("a", 2018, "1"), id_="i", revision=1, parent=None, by="ana", at=moment_text(NOW)
    )
    fast = reading_of(document)
    assert type(fast) is Reading
    for name in Reading.__slots__:
        getattr(fast, name)
    with pytest.raises(AttributeError):
        fast.value = "2"  # type: ignore[misc]  # it is frozen, and that is what is tested


def test_any_changed_byte_breaks_the_seal() -> None:
    made = Entry("a", 2018, "1", note="ü")
    line = seal(
        reading_document(made, id_="i", revision=1, parent=None, by="x", at=moment_text(NOW))
    )[:-1]
    for place, byte in enumerate(line):
        for other in {byte ^ 1, byte ^ 0x20, byte ^ 0x80, 0, 0x20, 0x30, 0x22} - {byte}:
            changed = bytes([*line[:place], other, *line[place + 1 :]])
            documents, others = unseal([changed])
            # A hexadecimal digit of the seal may be a capital; nothing else may differ.
            capital = place >= len(line) - 10 and chr(other).lower() == chr(byte)
            assert (others == [0]) is not capital, changed
            assert bool(documents) is capital


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    documents, others = unseal(data.split(b"\n"))
    assert len(documents) + len(others) == data.count(b"\n") + 1
    is_unfinished(data)


def test_the_seal_is_the_crc_of_the_bytes_before_it() -> None:
    line = seal({"type": "comment", "id": "i", "text": "ü"})
    before, _, crc = line.rpartition(b',"crc":"')
    assert crc == b'%08x"}\n' % crc32(before)


def test_a_moment_is_written_to_the_millisecond_in_its_own_zone() -> None:
    local = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert moment_text(local) == "2026-11-23T16:11:05.123+05:30"
    document = {
        **reading_document(
            Entry("a", 1, "1"), id_="i", revision=1, parent=None, by="x", at=moment_text(NOW)
        ),
        "at": "2026-11-23T16:11:05.123+05:30",
    }
    assert reading_of(document).entered_at.utcoffset() == timedelta(hours=5, minutes=30)
    with pytest.raises(NotUnderstood):
        reading_of({**document, "at": "2026-11-23T16:11:05"})


def test_ids_are_ordered_by_time_and_never_alike() -> None:
    made = [new_id() for _ in range(2000)]
    assert len(set(made)) == 2000
    assert {len(one) for one in made} == {28}
    # Within a millisecond too: what is entered in one go is listed as it was entered.
    assert made == sorted(made)


def documents(batch: str, size: int) -> list[dict[str, object]]:
    made: list[dict[str, object]] = [{"id": f"{batch}-{n}"} for n in range(size)]
    mark(made, batch)
    return made


def test_a_single_line_is_no_batch() -> None:
    (single,) = documents("b", 1)
    assert "batch" not in single
    assert Batches().admit([single], [b"its line"]) == [b"its line"]


@given(st.lists(st.integers(1, 6), max_size=5), st.randoms(use_true_random=False), st.data())
def test_batches_count_once_their_last_line_is_there(
    sizes: list[int], chance: object, data: st.DataObject
) -> None:
    lines = [line for n, size in enumerate(sizes) for line in documents(f"b{n}", size)]
    kept = data.draw(st.permutations([line for line in lines if data.draw(st.booleans())]))
    batches = Batches()
    counted: list[dict[str, object]] = []
    left = list(kept)
    while left:
        step = data.draw(st.integers(1, len(left)))
        counted += map(unpacked, batches.admit(left[:step], map(orjson.dumps, left[:step])))
        left = left[step:]
    whole = {str(line["batch"]).split("/")[0] for line in kept if _ends(line)}
    expected = [
        line for line in kept if "batch" not in line or str(line["batch"]).split("/")[0] in whole
    ]
    key = lambda line: str(line["id"])  # noqa: E731 - used twice on the next line
    assert sorted(counted, key=key) == sorted(expected, key=key)
    waiting = {line["id"] for cut in batches.unfinished() for line in cut.documents}
    assert waiting == {line["id"] for line in kept} - {line["id"] for line in expected}


def _ends(line: dict[str, object]) -> bool:
    _, place, size = str(line.get("batch", "//x")).split("/")
    return place == size


def test_the_sample_lines_of_the_page_are_sealed(root: Path) -> None:
    page = (root / "docs" / "data-format.md").read_bytes()
    samples = [line for line in page.split(b"\n") if line.startswith(b'{"type"')]
    found, others = unseal(samples)
    assert others == []
    assert [document["type"] for document in found] == ["header", "reading", "reading", "judgement"]
    readings = [reading_of(document) for document in found if document["type"] == "reading"]
    assert readings[1].parent == readings[0].id
    text = page.decode()
    for name in {name for document in found for name in document}:
        assert f"`{name}`" in text, name
    for name in ("numerator", "qualifier", "flags", "no_data", "retracted", "batch", "parts"):
        assert f"`{name}`" in text, name


def test_reading_the_store_loads_neither_the_lock_nor_what_others_need(root: Path) -> None:
    code = (
        "import sys; from scorecard.records.store import Store; "
        "print([n for n in ('filelock', 'pydantic', 'rich') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
