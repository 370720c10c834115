"""Who enters a record: the option, the environment, git's user name, the login name."""

from __future__ import annotations

import getpass
import os
import subprocess

from scorecard.model.fault import ScorecardError
from scorecard.records.entry.hygiene import line_fault


def who(by: str | None) -> str:
    """Return the name to enter a record under, the first of those that is known.

    Raises:
        ScorecardError: the name holds what a name cannot.
    """
    given = (by or "").strip() or os.environ.get("SCORECARD_BY", "").strip()
    name = given or _git_name() or _login().strip() or "unknown"
    fault = line_fault(name)
    if fault:
        raise ScorecardError(f"the name of who enters it {fault}; say it with --by NAME")
    return name


def _git_name() -> str:
    try:
        answer = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - whichever git the person uses
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return answer.stdout.strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
