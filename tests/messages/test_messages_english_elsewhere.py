"""Every sentence that a person reads stands in the catalogue."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import scorecard

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(scorecard.__file__).parent

# Rooms whose words are still on their way into the catalogue.
_NOT_YET = ("tui/commands.py",)
# Files whose words are no sentences of this tool's, and why.
_NOT_OURS = {
    "__main__.py": "the name and number of the version, printed before anything is loaded",
    "assessment/methods/": "the words that the published methods themselves use",
    "exchange/headers.py": "what the files of others call their columns, in any language",
    "framework/schema.py": "describes the keys of a plan to editors; like the keys, in English",
    "framework/shapes.py": "describes the keys of a plan to editors; like the keys, in English",
    "messages/po.py": "what message files begin with, for the tools of translators",
    "records/server.py": "SQL",
    "records/server_connection.py": "what libpq's own messages say, which are told otherwise",
    "framework/syntax.py": "how the messages of the TOML reader begin, which are told otherwise",
}
# Faults of the program, or of a line that is then told of in words of the catalogue.
_FOR_PROGRAMMERS = {
    "AssertionError", "KeyError", "NotUnderstood", "RuntimeError", "TypeError", "ValueError",
}  # fmt: skip
# What a text is handed to that is no sentence: patterns, types, selectors of a style sheet.
_MACHINES = {"cast", "compile", "match", "query", "query_one", "search", "split", "sub"}
_STYLES = {"CSS", "DEFAULT_CSS"}

# Two words with a blank between them, one beside something filled in, or one that joins two others.
_WORDS = re.compile(
    r"[A-Za-z]{2,}[,;:.?!]? [A-Za-z]{2,}|[A-Za-z]{2,}:? \0|\0 [A-Za-z]{2,}|\A [A-Za-z]{2,} \Z"
)
# Markup, patterns, a font list, styles, an option, how screens name an ink: "strong text".
_NO_WORDS = re.compile(
    r"\0?\s*<.*|.*[\\|].*|system-ui,.*|[:@][a-z]+ \{.*| --\S+ \0|(here )?strong \S*",
    re.DOTALL,
)


def test_no_sentence_stands_outside_the_catalogue() -> None:
    found = [
        f"{name}:{line}: {text!r}"
        for name in _files()
        if not name.startswith((*_NOT_YET, *_NOT_OURS))
        for line, text in sentences((PACKAGE / name).read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


def test_every_exception_is_needed() -> None:
    for start in (*_NOT_YET, *_NOT_OURS):
        texts = [
            sentences((PACKAGE / n).read_text("utf-8")) for n in _files() if n.startswith(start)
        ]
        assert any(list(found) for found in texts), start


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say("Saved it.")', ["Saved it."]),
        ('say(f"{number} saved")', ["\0 saved"]),
        ('" and ".join(names)', [" and "]),
        ('raise Refused("nothing was saved")', ["nothing was saved"]),
        ('raise ValueError("nothing was saved")', []),
        ('def f():\n    """Save all of it."""', []),
        ('"""Save all of it."""\nx = "saved"', []),
        ('class A:\n    CSS = "Form { height: auto; }"', []),
        ('re.compile("no data|no figure")', []),
        ('sort: Literal["no seal"]\nis_so = sort == "no seal"', []),
        ('class Sort(StrEnum):\n    A = "no seal"', []),
        ('"".join(["<p class=a>", name])', []),
        ('ink = "strong text"', []),
    ],
)
def test_what_is_a_sentence(source: str, found: list[str]) -> None:
    assert [text for _, text in sentences(source)] == found


def _files() -> list[str]:
    paths = (path.relative_to(PACKAGE) for path in sorted(PACKAGE.rglob("*.py")))
    return [path.as_posix() for path in paths if path.parts[:2] != ("messages", "english")]


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of a file that read as words to people, with their lines."""
    tree = ast.parse(source)
    names = _names(tree) | _names_everywhere()
    passed = {id(inner) for node in ast.walk(tree) for inner in _no_sentences(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr | ast.Constant) or id(node) in passed:
            continue
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        text = "".join(_text(part) or "\0" for part in parts)
        if _WORDS.search(text) and not _NO_WORDS.fullmatch(text) and text not in names:
            yield node.lineno, text


def _no_sentences(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in a node and is no sentence, or is looked at as a part of another."""
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Expr) and _text(node.value):
        yield node.value
    elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        if getattr(node.exc.func, "id", "") in _FOR_PROGRAMMERS:
            yield from ast.walk(node.exc)
    elif isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in _MACHINES:
            yield from (inner for argument in node.args for inner in ast.walk(argument))
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(target, ast.Name) and target.id in _STYLES for target in targets):
            yield from ast.walk(node.value)


@cache
def _names_everywhere() -> frozenset[str]:
    """Return the words by which code and files know things, of all enumerations and literals."""
    sources = (ast.parse((PACKAGE / name).read_text("utf-8")) for name in _files())
    return frozenset().union(*(_names(tree) for tree in sources))


def _names(tree: ast.AST) -> set[str]:
    found: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(b) for b in node.bases):
            found += [inner for field in node.body[1:] or node.body for inner in ast.walk(field)]
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            found += ast.walk(node.slice)
    return {_text(node) for node in found}


def _text(node: ast.AST) -> str:
    """Return a text that stands there as it is; "" for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
