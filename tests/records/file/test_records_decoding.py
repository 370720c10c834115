"""Few lines are read without orjson, and mean what they mean to it."""

from __future__ import annotations

import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.records import line as decoding
from scorecard.records.line import seal, unseal

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**80), 2**80)
    | st.floats()
    | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
ODD = [
    *(b'{"a":NaN}', b'{"a":-Infinity}', b'{"a":1e999}', b'{"a":1.0}', b'{"a":"\\ud800"}'),
    *(b'{"a":123456789012345678901}', b'{"a":1,"a":2}', b"\xef\xbb\xbf{}", b'{"a":"\xff"}'),
    *(b'{"a":"\x01"}', b'{"a":01}', b"{'a':1}", b'{"a":1,}', b"", b"{}x", b"\x0c{}", b" {} "),
    *(b"[" * 900 + b"]" * 900, b"[" * 5000 + b"]" * 5000, b'{"a":-0}', b'{"a":"\\u0041\\/"}'),
]


def read(load: Any, line: bytes) -> Any:
    """Return what a line means, in a form that compares, or that it means nothing."""
    try:
        return repr(load(line))
    except ValueError:
        return "refused"


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what reads a few lines where nobody has loaded orjson."""
    monkeypatch.setattr(decoding, "sys", type("Bare", (), {"modules": {}}))
    return decoding.loader(1)


@pytest.mark.parametrize("line", ODD, ids=lambda line: line[:24].decode("latin-1"))
def test_an_odd_line_means_the_same(plain: Any, line: bytes) -> None:
    assert plain is not orjson.loads
    assert read(plain, line) == read(orjson.loads, line)


@given(VALUES)
def test_any_line_means_the_same(value: Any) -> None:
    for ascii_only in (True, False):
        line = json.dumps({"a": value}, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
        assert read(decoding._plain, line) == read(orjson.loads, line)


def test_many_lines_are_read_with_orjson(plain: Any) -> None:
    assert plain is not orjson.loads
    assert decoding.loader(100_000) is orjson.loads


def test_a_sealed_line_comes_back_without_orjson(plain: Any) -> None:
    document = {"type": "reading", "note": 'a\u2028b "c" \\ \x07', "year": 2020}
    documents, others = unseal([seal(document).rstrip(b"\n")])
    assert (documents[0]["note"], others) == (document["note"], [])
