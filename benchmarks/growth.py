"""What ten times the lines cost, ordinary and odd ones: ratios of one run; prints, never gates.

python -m benchmarks.growth [LINES [KIND…]]
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz.odd_lines import HEADER, KINDS, PLAN
from scorecard.cli.main import run
from scorecard.records.line import seal
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS: dict[str, tuple[str, ...]] = {
    "status": ("status",),
    "check": ("check",),
    "verify": ("verify",),
    "history": ("history", "x"),
    "merge": ("merge", "other.jsonl", "--yes"),
    "record": ("record", "x", "2020", "7", "--yes"),
}


def lay_out(folder: Path, lines: list[bytes]) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "indicators.toml").write_text(PLAN, encoding="utf-8")
    (folder / "data" / "readings.jsonl").write_bytes(seal(HEADER) + b"".join(lines))
    # To be merged into a store that has half of it.
    (folder / "other.jsonl").write_bytes(seal(HEADER) + b"".join(lines))


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds of work; others on the machine do not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def command(arguments: tuple[str, ...]) -> None:
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        run(list(arguments))


def problems(folder: Path) -> None:
    """Ask what the screen of problems shows."""
    store = Store.open(folder / "data" / "readings.jsonl", folder / "copies")
    assert store.faults is not None
    store.contested()
    store.contested_board()


def times(lines: list[bytes]) -> dict[str, float]:
    """Return the seconds of each command on a store of these lines."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "p"
        lay_out(folder, lines)
        os.environ |= {"SCORECARD_STATE": f"{name}/state", "SCORECARD_BY": "ana", "HOME": name}
        here = Path.cwd()
        os.chdir(folder)
        try:
            path = folder / "data" / "readings.jsonl"
            taken = {"open": seconds(lambda: Store.open(path))}
            taken["problems"] = seconds(lambda: problems(folder))
            for word, arguments in COMMANDS.items():
                if word == "merge":
                    path.write_bytes(seal(HEADER) + b"".join(lines[: len(lines) // 2]))
                    os.environ["SCORECARD_STATE"] = f"{name}/another"
                taken[word] = seconds(lambda a=arguments: command(a))  # type: ignore[misc]
        finally:
            os.chdir(here)
    return taken


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 8_000
    only = sys.argv[2:]
    print(f"Seconds for {most:,} lines, and how many times those of a tenth of them")
    words = ("open", "problems", *COMMANDS)
    print(f"  {'':<28}" + "".join(f"{word:>15}" for word in words))
    for name, make in KINDS.items():
        if only and not any(part in name for part in only):
            continue
        few, many = times(make(most // 10)), times(make(most))
        cells = (f"{many[w]:>8.2f} {many[w] / few[w]:>4.0f} x" for w in words)
        print(f"  {name:<28}" + "".join(cells), flush=True)


if __name__ == "__main__":
    main()
