"""A small project, and the bundled example, to run commands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import make_project

from scorecard.bundled import example_plan, example_readings
from scorecard.records import copy_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a small project, and stand in it."""
    folder = make_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SCORECARD_BY", "ana")
    return folder


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a copy of the bundled example, and stand in it."""
    folder = tmp_path / "example"
    (folder / "data").mkdir(parents=True)
    (folder / "indicators.toml").write_bytes(example_plan().read_bytes())
    copy_store(example_readings(), folder / "data" / "readings.jsonl")
    monkeypatch.chdir(folder)
    return folder
