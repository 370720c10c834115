"""What is said is for people: no rule hangs on it, for another language says it otherwise."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ALIASES = ("words", "said")


def _is_sentence(node: ast.AST) -> bool:
    """Say whether an expression is a text of the catalogue: ``words.Changes.RESTATED``."""
    if not isinstance(node, ast.Attribute) or not node.attr.isupper():
        return False
    root: ast.expr = node
    while isinstance(root, ast.Attribute):
        root = root.value
    return isinstance(root, ast.Name) and root.id in _ALIASES


def _compared(tree: ast.AST) -> Iterator[int]:
    """Yield the lines in which a text of the catalogue is compared with another."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            equal = all(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops)
            if equal and any(map(_is_sentence, [node.left, *node.comparators])):
                yield node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            asked = node.func.attr in ("startswith", "endswith", "removeprefix", "find")
            if asked and any(map(_is_sentence, node.args)):
                yield node.lineno


def test_no_rule_compares_what_is_said(root: Path) -> None:
    found = [
        f"{file.relative_to(root)}:{line}"
        for file in sorted((root / "scorecard").rglob("*.py"))
        for line in _compared(ast.parse(file.read_text("utf-8")))
    ]
    assert not found
