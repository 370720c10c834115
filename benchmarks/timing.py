"""Timing for the benchmark scripts: interleaved runs, medians, ratios within one run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROUNDS = 15


def time_call(function: Callable[[], object]) -> float:
    """Return the seconds one call takes."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def medians(cases: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Run the cases in turn, round after round, and return each one's median seconds."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for function in cases.values():
        function()
    for _ in range(rounds):
        for name, function in cases.items():
            times[name].append(time_call(function))
    return {name: statistics.median(values) for name, values in times.items()}


def command(*arguments: str, env: Mapping[str, str] | None = None) -> Callable[[], object]:
    """Return a call that runs a whole process and fails when it does."""

    def run() -> object:
        return subprocess.run(
            arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
        )

    return run


def python(*arguments: str, env: Mapping[str, str] | None = None) -> Callable[[], object]:
    """Return a call that runs this interpreter."""
    return command(sys.executable, *arguments, env=env)


def row(what: str, ratio: float, bar: str) -> None:
    """Print one figure beside its bar."""
    print(f"{what:<66} {ratio:8.2f} x   bar {bar}")


def heading(text: str, notes: Sequence[str] = ()) -> None:
    """Print what follows."""
    print(text)
    for note in notes:
        print(f"  {note}")
