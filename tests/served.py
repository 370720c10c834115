"""The screens served in a process of their own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Seconds until a test gives up on what should long be there.
PATIENCE = 60


@dataclass
class Served:
    """A server that runs, and what it said before it did."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return the address it gave."""
        found = re.search(r"http://\S+", self.said[-1])
        assert found is not None, self.said
        return found[0]

    def interrupted(self) -> tuple[int, str]:
        """Press Ctrl-C, which reaches the tabs' screens as well; return code and last words."""
        os.killpg(self.process.pid, signal.SIGINT)
        said, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Served]:
    """Serve the plan of a folder on a free port of this computer, and end it in any case."""
    process = subprocess.Popen(
        [sys.executable, "-m", "scorecard", "serve", "--port", "0", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "SCORECARD_BY": "Ana"},
        # As a terminal does it: what is pressed there goes to all that was started from it.
        start_new_session=True,
    )
    served = Served(process)
    try:
        assert process.stdout is not None
        for line in process.stdout:
            served.said.append(line.rstrip("\n"))
            if line.startswith("Open "):
                break
        yield served
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
