"""The lines of two copies put together: what either has to be given, and nothing twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scorecard.records.copy import union
from scorecard.records.line import lines_of, seal, sealed

LINES = [seal({"type": "comment", "id": f"{number}"}) for number in range(8)]
files = st.lists(st.sampled_from([*LINES, b"\n", b"torn\n", b"\x00\x00\n"]), max_size=12).map(
    b"".join
)


@given(files, files)
def test_either_has_all_lines_once_it_has_the_others(left: bytes, right: bytes) -> None:
    both = union(left, right)
    held, others = sealed(lines_of(left)), sealed(lines_of(right))
    # Where the left goes on where the right ends, a line that stands there again may be named.
    assert set(held) - set(others) <= set(both.only_left) <= set(held)
    assert set(both.only_right) == set(others) - set(held)
    assert len(both.only_left) == len({*both.only_left})
    assert {*held, *both.only_right} == {*others, *both.only_left}


@given(files, files)
def test_what_one_goes_on_with_is_what_the_other_lacks(start: bytes, rest: bytes) -> None:
    more = set(sealed(lines_of(rest)))
    before = set(sealed(lines_of(start)))
    assert set(union(start + rest, start).only_left) >= more - before
    assert union(start + rest, start).only_right == []
    assert set(union(start, start + rest).only_right) == more - before


def test_files_that_are_alike_lack_nothing() -> None:
    data = b"".join(LINES)
    both = union(data, data)
    assert (both.only_left, both.only_right) == ([], [])
