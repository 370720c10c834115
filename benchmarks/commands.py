"""How long whole commands take, as ratios within one run; prints, never gates."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from timing import heading, medians, python, row

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as cache:
        plan = ("--framework", str(ROOT / "indicators.toml"))
        # As people run it: compiled once, and the cache in the user's own folder.
        unusual = {"SCORECARD_CACHE", "PYTHONDONTWRITEBYTECODE"}
        warm = {k: v for k, v in os.environ.items() if k not in unusual}
        cold = {**warm, "SCORECARD_CACHE": ""}
        warm["XDG_CACHE_HOME"] = cache
        times = medians(
            {
                "bare": python("-c", "pass"),
                "version": python("-m", "scorecard", "--version"),
                "imports": python("-c", "import pydantic, tinydb, tomli"),
                "cold": python("-m", "scorecard", "status", *plan, env=cold),
                "warm": python("-m", "scorecard", "status", *plan, env=warm),
            }
        )
    heading("Commands, on the bundled strategy")
    row("scorecard --version, against a bare interpreter", times["version"] / times["bare"], "3")
    imports = times["imports"]
    row("scorecard status, cold, against the three imports", times["cold"] / imports, "2.2")
    row("scorecard status, plan cached, against the same", times["warm"] / imports, "1.2")


if __name__ == "__main__":
    main()
