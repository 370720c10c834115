"""Where things are kept: as platformdirs says, which is not loaded where its rule is short."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from scorecard.folders import user_folder


def asked_of_platformdirs(sort: str) -> Path:
    """Return what platformdirs says."""
    ask = {"cache": platformdirs.user_cache_path, "state": platformdirs.user_state_path}
    return ask[sort]("scorecard", appauthor=False)


@pytest.mark.parametrize("sort", ["cache", "state"])
@pytest.mark.parametrize("named", [None, "", "/elsewhere", "/elsewhere/", "relative", "~/x", " /a"])
@pytest.mark.parametrize("home", ["/home/ana", "/", "/home/ana/", "relative", "", None])
def test_the_folder_is_the_one_platformdirs_names(
    monkeypatch: pytest.MonkeyPatch, sort: str, named: str | None, home: str | None
) -> None:
    for variable, value in ((f"XDG_{sort.upper()}_HOME", named), ("HOME", home)):
        if value is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, value)
    assert user_folder("cache" if sort == "cache" else "state") == asked_of_platformdirs(sort)


def test_another_system_is_asked_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "plan9")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name, **_: Path("/asked") / name)
    assert user_folder("cache") == Path("/asked/scorecard")
