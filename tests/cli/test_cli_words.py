"""Commands take their words once the plan is read: its labels and its years are in them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

COMMANDS = sorted((Path(__file__).parents[2] / "scorecard" / "cli").glob("*.py"))


def taken_early(tree: ast.AST) -> list[int]:
    """Return the lines on which a function keeps words that it uses once it has a workspace."""
    found: list[int] = []
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        nodes = [node for node in ast.walk(function) if hasattr(node, "lineno")]
        read = [
            node.lineno
            for node in nodes
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "workspace"
        ]
        for node in nodes:
            if not isinstance(node, ast.Assign) or not read or node.lineno >= min(read):
                continue
            names = {name.id for name in node.targets if isinstance(name, ast.Name)}
            used = [
                each.lineno
                for each in nodes
                if isinstance(each, ast.Name) and each.id in names and each.lineno > min(read)
            ]
            if "words." in ast.unparse(node.value) and used:
                found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.name)
def test_no_command_keeps_words_from_before_the_plan(path: Path) -> None:
    assert taken_early(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_such_words_are_found() -> None:
    source = "def f(o):\n    said = words.Care\n    w = o.workspace()\n    say(said.DONE)\n"
    assert taken_early(ast.parse(source)) == [2]
