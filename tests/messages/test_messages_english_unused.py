"""No word of the catalogue is left over: each is said somewhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import scorecard

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(scorecard.__file__).parent
ENGLISH = PACKAGE / "messages" / "english"
# Any namespace of the catalogue: one that came from elsewhere, as an argument does.
_ANY = "*"


def test_every_word_is_said_somewhere() -> None:
    said = set(_said())
    unsaid = [f"{room}.{name}" for room, name in _there() if not _is_said(room, name, said)]
    assert not unsaid, "\n".join(unsaid)


def test_a_word_that_nobody_says_is_found() -> None:
    said = set(_in_file("say(words.Files.OCCUPIED, words.MONTHS)\nsaid = words.Entry\nsaid.PLACED"))
    assert _is_said("Files", "OCCUPIED", said)
    assert _is_said("Entry", "PLACED", said)
    assert _is_said("", "MONTHS", said)
    assert not _is_said("Entry", "OCCUPIED", said)
    assert not _is_said("", "DAY", said)


def _is_said(room: str, name: str, said: set[tuple[str, str]]) -> bool:
    return (room, name) in said or (_ANY, name) in said


def _there() -> Iterator[tuple[str, str]]:
    """Yield every name of the catalogue, with the class it stands in."""
    for path in sorted(ENGLISH.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield from ((node.name, name) for inner in node.body for name in _assigned(inner))
            else:
                yield from (("", name) for name in _assigned(node))


def _assigned(node: ast.stmt) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else []
    if isinstance(node, ast.AnnAssign):
        targets = [node.target]
    for target in targets:
        for each in target.elts if isinstance(target, ast.Tuple) else [target]:
            if isinstance(each, ast.Name):
                yield each.id


def _said() -> Iterator[tuple[str, str]]:
    for path in PACKAGE.rglob("*.py"):
        if path.parent != ENGLISH:
            yield from _in_file(path.read_text("utf-8"))
    # What the report's templates say: `say.NAME`.
    for path in PACKAGE.rglob("*.j2"):
        yield from ((_ANY, name) for name in re.findall(r"\bsay\.(\w+)", path.read_text("utf-8")))


def _in_file(source: str) -> Iterator[tuple[str, str]]:
    tree = ast.parse(source)
    aliases = _aliases(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr[0].isupper():
            rooms = [""] if _is_words(node.value) else _rooms(node.value, aliases)
            yield from ((room, node.attr) for room in rooms)


def _is_words(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "words"


def _rooms(node: ast.expr, aliases: dict[str, set[str]]) -> set[str]:
    """Return the classes of the catalogue that an expression may be."""
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    if isinstance(node, ast.Attribute) and _is_words(node.value):
        return {name}
    # `Status.MISSED` is of the model, and no word.
    return set() if name[:1].isupper() else aliases.get(name, {_ANY})


def _aliases(tree: ast.AST) -> dict[str, set[str]]:
    """Return which classes of the catalogue each name of a file stands for."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for name, value in _pairs(node):
                if isinstance(value, ast.Attribute) and _is_words(value.value):
                    found.setdefault(name, set()).add(value.attr)
        elif isinstance(node, ast.arg):
            found.setdefault(node.arg, set()).add(_ANY)
    return found


def _pairs(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Yield what is assigned to each name: `said, number = words.Entry, 3` gives two."""
    for target in node.targets:
        if isinstance(target, ast.Name):
            yield target.id, node.value
        elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            for name, value in zip(target.elts, node.value.elts, strict=True):
                if isinstance(name, ast.Name):
                    yield name.id, value
