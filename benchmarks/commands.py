"""How long whole commands take, as ratios within one run; prints, never gates."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from timing import heading, medians, python, row

ROOT = Path(__file__).resolve().parent.parent

# The least command of its kind: click, one pydantic model, TinyDB and a Rich table.
HELLO = """
import sys
import click
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from tinydb import TinyDB

class Plan(BaseModel):
    title: str

@click.command()
@click.argument("name")
@click.option("--data")
def hello(name, data):
    plan = Plan(title=name)
    store = TinyDB(data)
    store.insert({"title": plan.title})
    table = Table("title")
    for document in store:
        table.add_row(document["title"])
    Console().print(table)

hello()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan = ("--framework", str(ROOT / "indicators.toml"))
        # As people run it: compiled once, and the cache in the user's own folder.
        unusual = {"SCORECARD_CACHE", "PYTHONDONTWRITEBYTECODE"}
        warm = {k: v for k, v in os.environ.items() if k not in unusual}
        cold = {**warm, "SCORECARD_CACHE": ""}
        warm["XDG_CACHE_HOME"] = folder
        hello = Path(folder, "hello.py")
        hello.write_text(HELLO, encoding="utf-8")
        times = medians(
            {
                "bare": python("-c", "pass", env=warm),
                "version": python("-m", "scorecard", "--version", env=warm),
                "hello": python(str(hello), "a", "--data", str(Path(folder, "h.json")), env=warm),
                "cold": python("-m", "scorecard", "status", *plan, env=cold),
                "warm": python("-m", "scorecard", "status", *plan, env=warm),
            }
        )
    heading("Commands, on the bundled strategy")
    row("scorecard --version, against a bare interpreter", times["version"] / times["bare"], "3")
    hello_time = times["hello"]
    row("scorecard status, against the command hello", times["warm"] / hello_time, "1.3")
    row("the same, the plan to be checked", times["cold"] / hello_time, "2.2")


if __name__ == "__main__":
    main()
