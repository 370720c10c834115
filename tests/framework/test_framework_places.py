"""The scanner finds every key tomli finds, at the line where it stands."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from toml_writer import DOCUMENTS, Path, Writer

from scorecard.framework.places import Place, Places

TEXT = '''\
title = "T" # a remark
"quoted \\u0041.key" = 1
'literal.key' = 2
a.b . c = 3
long = """
x = 1
""" # [not.a.header]
list = [ 1, # one ]
  { p = 1, q = [ "]", '}' ] },
]
multi = {
  r = 1, s.t = 2,
}

[strategy]
  period = [2017, 2021]
[ strategy . labels ]
  entity = "x"

[[goal]]
[[goal.objective]]
[[goal.objective.indicator]]
id = "x"
[goal.objective.indicator.target]
at_least = 1
[[goal.objective.indicator]]
id = "y"
[[goal]]
[[goal.objective]]
[[goal.objective.indicator]]
    id = "z"
'''

KEYS = [
    (("title",), 1, 1),
    (("quoted A.key",), 2, 1),
    (("literal.key",), 3, 1),
    (("a",), 4, 1),
    (("a", "b"), 4, 3),
    (("a", "b", "c"), 4, 7),
    (("long",), 5, 1),
    (("list",), 8, 1),
    (("list", 1), 9, 3),
    (("list", 1, "p"), 9, 5),
    (("list", 1, "q", 1), 9, 23),
    (("multi", "r"), 12, 3),
    (("multi", "s"), 12, 10),
    (("multi", "s", "t"), 12, 12),
    (("strategy",), 15, 1),
    (("strategy", "period", 1), 16, 19),
    (("strategy", "labels", "entity"), 18, 3),
    (("goal",), 20, 1),
    (("goal", 0), 20, 1),
    (("goal", 0, "objective", 0, "indicator", 0, "id"), 23, 1),
    (("goal", 0, "objective", 0, "indicator", 0, "target"), 24, 1),
    (("goal", 0, "objective", 0, "indicator", 0, "target", "at_least"), 25, 1),
    (("goal", 0, "objective", 0, "indicator", 1, "id"), 27, 1),
    (("goal", 1), 28, 1),
    (("goal", 1, "objective", 0, "indicator", 0, "id"), 31, 5),
]


@pytest.mark.parametrize(("path", "line", "column"), KEYS)
def test_where_keys_stand(path: Path, line: int, column: int) -> None:
    assert Places(TEXT).find(path, at_key=True) == Place(line, column)


def test_where_values_stand() -> None:
    places = Places(TEXT)
    assert places.find(("title",)) == Place(1, 9)
    assert places.find(("multi",)) == Place(11, 9)
    assert places.find(("strategy", "period")) == Place(16, 12)


def test_what_is_not_there_is_found_at_the_table_above() -> None:
    places = Places(TEXT)
    assert places.find(("strategy", "title")) == Place(15, 1)
    assert places.find(("multi", "nothing", "here")) == Place(11, 1)
    assert places.find(("nothing",)) == Place(1, 1)


def test_which_tables_have_headers() -> None:
    places = Places(TEXT)
    assert places.is_header(("strategy", "labels"))
    assert places.is_header(("goal", 1))
    assert not places.is_header(("multi",))
    assert not places.is_header(("multi", "s"))
    assert not places.is_header(("nothing",))


def test_windows_line_ends_count_as_one() -> None:
    places = Places(TEXT.replace("\n", "\r\n"))
    for path, line, column in KEYS:
        assert places.find(path, at_key=True) == Place(line, column)


def test_a_table_named_by_a_longer_header_first_is_found_at_its_own() -> None:
    places = Places("[a.b]\nx = 1\n[a]\ny = 2\n")
    assert places.find(("a",)) == Place(3, 1)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a = 1\na = 2\n", ("a",)),
        ("[a]\n[b]\n[a]\n", ("a",)),
        ("t = { a = 1, a = 2 }\n", ("t", "a")),
    ],
)
def test_a_key_that_stands_twice(text: str, path: Path) -> None:
    repeated = Places(text.removesuffix(" }\n")).repeated()
    assert repeated is not None
    assert repeated[0] == path


def test_nothing_stands_twice_in_lists_of_tables() -> None:
    assert Places("[[a]]\nb = 1\n[[a]]\nb = 1\n[[a.c]]\n[[a.c]]\n").repeated() is None


STRINGS = [
    '""" ] """',
    '"""a"""""',
    '"""\\""" ] """',
    '""""a"" ] """',
    "'''b ]''''",
    "'''\\'''",
    '"c\\" ]"',
    "'d\\'",
    '""',
    "''",
    '"""\n] # x\n"""',
]


@pytest.mark.parametrize("string", STRINGS)
def test_a_text_ends_where_tomli_says(string: str) -> None:
    text = f"list = [{string}, 2]\nnext = 1\n"
    assert tomli.loads(text)["list"][1] == 2
    at = text.rindex(", 2]") + 2
    assert Places(text).find(("list", 1)) == Places(text).place(at)
    assert Places(text).find(("next",), at_key=True).line == text.count("\n")


@pytest.mark.parametrize("key", ['"a\\" ="', "'a\\'", '"#]"', '"\\u00e9.x"', "1-_", '""', "''"])
def test_a_key_ends_where_tomli_says(key: str) -> None:
    text = f"[t . {key}]\n{key} . x = {{{key}.y=1}}\n"
    name = next(iter(tomli.loads(text)["t"]))
    path = ("t", name, name, "x", name, "y")
    assert Places(text).find(path, at_key=True) == Place(2, text.index("y=") - text.index("\n"))


def test_depth_needs_no_stack() -> None:
    text = "a = " + "[" * 390 + "1" + "]" * 390 + "\nb = " + "{x=" * 390 + "1" + "}" * 390
    assert Places(text).find(("b", *["x"] * 390), at_key=True).line == 2


def paths(value: Any, path: Path = ()) -> list[Path]:
    """Return every key path of a document."""
    found: list[Path] = [path] if path else []
    if isinstance(value, dict):
        for key, entry in value.items():
            found += paths(entry, (*path, key))
    if isinstance(value, list):
        for number, entry in enumerate(value):
            found += paths(entry, (*path, number))
    return found


@settings(max_examples=200)
@given(st.data(), DOCUMENTS)
def test_every_key_tomli_finds_is_located_at_its_line(
    data: st.DataObject, document: dict[str, Any]
) -> None:
    writer = Writer(data.draw)
    text = writer.document(document)
    assert tomli.loads(text) == document, text
    places = Places(text)
    assert places.broken_at is None
    for path in paths(document):
        assert path in places._spots, (text, path)
        assert places.find(path, at_key=True).line == writer.lines[path], (text, path)


@settings(max_examples=200)
@given(st.text("ab=\"'[]{}.,#\n\\ 1", max_size=40))
def test_no_text_stops_the_scanner_and_none_tomli_takes_breaks_it(text: str) -> None:
    places = Places(text)
    try:
        document = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError):
        return
    assert places.broken_at is None
    assert all(path in places._spots for path in paths(document))
