"""What the last run of mutmut found, file by file, and every change that no test noticed."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "mutants" / "scorecard" / "assessment"
# The exit codes that mutmut keeps of a mutant's tests; it has none of one not tried yet.
KILLED, SURVIVED, NO_TESTS = frozenset({1, 3}), frozenset({0}), frozenset({5, 33})
TIMEOUT = frozenset({24, -24, 36, 152, 255})
WORDS: dict[int | None, str] = {
    **dict.fromkeys(KILLED, "killed"),
    **dict.fromkeys(SURVIVED, "survived"),
    **dict.fromkeys(NO_TESTS, "no tests"),
    **dict.fromkeys(TIMEOUT, "timeout"),
}
COLUMNS = ("mutants", "killed", "timeout", "survived", "no tests", "other")
_MUTANT = re.compile(r"__mutmut_(?:orig|\d+)")

Mutants = dict[str, int | None]


def found() -> dict[str, Mutants]:
    """Return the exit code of every mutant by its name, by file."""
    return {
        meta.relative_to(FOLDER).as_posix().removesuffix(".meta"): json.loads(
            meta.read_text(encoding="utf-8")
        )["exit_code_by_key"]
        for meta in sorted(FOLDER.rglob("*.meta"))
    }


def row(name: str, counts: Counter[str]) -> str:
    return f"| {name} | " + " | ".join(str(counts[column]) for column in COLUMNS) + " |"


def table(files: dict[str, Mutants]) -> list[str]:
    """Return a Markdown table: how many mutants of each file were killed."""
    lines = ["| file | " + " | ".join(COLUMNS) + " |", "|:---" + "|---:" * len(COLUMNS) + "|"]
    total: Counter[str] = Counter()
    for name, mutants in files.items():
        counts = Counter(WORDS.get(code, "other") for code in mutants.values())
        if not mutants:
            continue
        counts["mutants"] = len(mutants)
        total += counts
        lines.append(row(f"`{name}`", counts))
    caught = total["killed"] + total["timeout"]
    share = 100 * caught / total["mutants"] if total["mutants"] else 0.0
    return [*lines, row("all", total), "", f"{share:.1f} % killed, timeouts among them."]


def functions(path: Path) -> dict[str, list[str]]:
    """Return the lines of every function of a mutated file, mutants among them, by its name."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    return {
        node.name: lines[node.lineno - 1 : node.end_lineno]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }


def change(of: dict[str, list[str]], mutant: str) -> list[str]:
    """Return the lines a mutant changed, as a difference without its headings."""
    name = mutant.rpartition(".")[2]
    sides = (f"{name.rpartition('__mutmut_')[0]}__mutmut_orig", name)
    before, after = ([_MUTANT.sub("", line) for line in of[side]] for side in sides)
    return [
        line
        for line in unified_diff(before, after, n=0, lineterm="")
        if line[:2] not in ("--", "++", "@@")
    ]


def main() -> None:
    files = found()
    if not files:
        print("There is no run of mutmut yet: make mutate")
        return
    print("\n".join(table(files)))
    for name, mutants in files.items():
        left = [mutant for mutant, code in mutants.items() if code not in KILLED]
        known = functions(FOLDER / name) if left else {}
        for mutant in left:
            print(f"\n{name}: {mutant.rpartition('.')[2]} ({mutants[mutant]})")
            print("\n".join(change(known, mutant)))


if __name__ == "__main__":
    main()
