"""Where things are kept on this computer: in the folders the system has for them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scorecard.folders import user_folder


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the names are Linux's")
def test_the_folders_are_those_the_system_has_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/elsewhere")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/ana")
    assert user_folder("cache") == Path("/elsewhere/scorecard")
    assert user_folder("state") == Path("/home/ana/.local/state/scorecard")
