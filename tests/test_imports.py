"""What a command may load: looked up in a fresh process, besides the import contracts."""

from __future__ import annotations

import os
import subprocess
import sys
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import grimp
import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"textual", "rich", "pydantic", "tinydb", "click"}

PROBE = """
import sys, runpy
sys.argv = ["scorecard", *{arguments!r}]
try:
    runpy.run_module("scorecard", run_name="__main__")
except SystemExit as stop:
    code = stop.code
tops = sorted({{name.partition(".")[0] for name in sys.modules}})
print("LOADED", code, *tops, file=sys.stderr)
"""


def loaded(*arguments: str, env: dict[str, str] | None = None) -> tuple[str, set[str]]:
    """Run a command in a fresh process and return its exit code and top-level modules."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=list(arguments))],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **(env or {})},
    )
    last = next(line for line in reversed(done.stderr.splitlines()) if line.startswith("LOADED"))
    _, code, *modules = last.split()
    return code, set(modules)


def test_the_version_loads_nothing_heavy() -> None:
    code, modules = loaded("--version")
    assert code == "0"
    assert not modules & HEAVY


@pytest.mark.parametrize("command", ["status", "due"])
def test_a_plain_command_loads_no_screen_library(root: Path, command: str) -> None:
    code, modules = loaded(command, "--framework", str(root / "indicators.toml"))
    assert code == "0"
    assert not modules & {"textual", "rich", "jinja2"}
    # Nor anything of a store on a server, which has no part in one that is a file.
    assert not modules & {"psycopg", "psycopg_binary"}
    # Nor what other languages than English need.
    assert "babel" not in modules


def test_a_cached_plan_needs_neither_pydantic_nor_toml(root: Path, tmp_path: Path) -> None:
    arguments = ("status", "--framework", str(root / "indicators.toml"))
    env = {"SCORECARD_CACHE": str(tmp_path)}
    _, cold = loaded(*arguments, env=env)
    _, warm = loaded(*arguments, env=env)
    assert {"pydantic", "tomli"} <= cold
    assert not warm & {"pydantic", "tomli"}


def test_no_files_import_one_another_in_a_circle() -> None:
    """Those for type checkers count as well; a circle is named by the error."""
    graph = grimp.build_graph("scorecard", cache_dir=None)
    imports = {
        module: graph.find_modules_directly_imported_by(module)
        for module in graph.modules
        # A folder's own file imports nothing but its docstring; english is one namespace of many.
        if not graph.find_children(module) or module == "scorecard.messages.english"
    }
    TopologicalSorter(imports).prepare()
