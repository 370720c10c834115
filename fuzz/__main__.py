"""`make fuzz`: so many made-up cases of each kind, and what must never be, counted.

python -m fuzz --runs 2000 --seed 7
python -m fuzz --only journals --runs 200
python -m fuzz --replay fuzz/found/plans-7-113.json
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from fuzz.case import Case, read_case
from fuzz.commands import command_case
from fuzz.csvs import csv_case
from fuzz.journals import journal_case
from fuzz.plans import plan_case
from fuzz.running import Found, run_case

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS: dict[str, Callable[[Random, str], Case]] = {
    "plans": plan_case,
    "csvs": csv_case,
    "journals": journal_case,
    "commands": command_case,
}
FOUND = Path(__file__).resolve().parent / "found"
# One case in so many is run as people run it, each command a process of its own.
_APART = 40
# So many cases of one sort of finding are written down.
_WRITTEN = 3


def make_case(kind: str, seed: int, number: int) -> Case:
    """Return the case of a kind, a seed and a number: the same one each time."""
    name = f"{kind}-{seed}-{number}"
    return KINDS[kind](Random(name), name)


def fuzz(kind: str, runs: int, seed: int, found_in: Path | None = FOUND) -> Counter[str]:
    """Run cases of a kind; return how often each sort of finding came, and write some down."""
    sorts: Counter[str] = Counter()
    for number in range(runs):
        case = make_case(kind, seed, number)
        for found in run_case(case, apart=number % _APART == _APART - 1):
            sorts[found.sort] += 1
            if sorts[found.sort] <= _WRITTEN:
                _tell(case, found, found_in)
    return sorts


def _tell(case: Case, found: Found, found_in: Path | None) -> None:
    print(f"\n{case.name}: {found.sort}\n{found.what}", flush=True)
    if found_in is not None:
        path = found_in / f"{case.name}.json"
        case.write(path, f"{found.sort}\n{found.what}")
        print(f"Written down; again with: python -m fuzz --replay {path}")


def _replay(path: Path) -> int:
    found = run_case(read_case(path))
    for one in found:
        print(f"{one.sort}\n{one.what}")
    print(f"{path.name}: {len(found)} found")
    return min(len(found), 1)


def _sittings(runs: int, seed: int) -> int:
    """Run what the screens have for this; its own words say what it found."""
    if find_spec("fuzz.sittings") is None:
        print("sittings of the screens: not here")
        return 0
    arguments = ["--runs", str(runs), "--seed", str(seed)]
    return subprocess.run(
        [sys.executable, "-m", "fuzz.sittings", *arguments], check=False
    ).returncode


def main() -> int:
    """Run what is asked for; return 1 when something was found."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=2000, help="cases of each kind")
    parser.add_argument("--sittings", type=int, default=200, help="sittings at the screens")
    parser.add_argument("--seed", type=int, default=None, help="the seed; another one each time")
    parser.add_argument("--only", choices=KINDS, action="append", help="one kind alone")
    parser.add_argument("--replay", type=Path, help="a case that was written down")
    asked = parser.parse_args()
    if asked.replay is not None:
        return _replay(asked.replay)
    seed = Random().randrange(10**6) if asked.seed is None else asked.seed
    print(f"seed {seed}", flush=True)
    failed = 0
    for kind in asked.only or KINDS:
        begun = time.monotonic()
        sorts = fuzz(kind, asked.runs, seed)
        taken = time.monotonic() - begun
        print(f"{kind}: {asked.runs:,} runs, {sorts.total()} found, {taken:.0f} s", flush=True)
        for sort, times in sorts.most_common():
            print(f"  {times:>5} x {sort}")
        failed += sorts.total()
    if asked.only is None and asked.sittings:
        failed += _sittings(asked.sittings, seed)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
