"""What is found wrong in a plan, and the tables of it that are asked and told about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scorecard.framework.places import Places
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.framework.places import Path, Place


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at a key path; ``at_key`` points at the key, else at its value."""

    path: Path
    what: str
    at_key: bool = False
    severity: Severity = Severity.ERROR


@dataclass
class Findings:
    """All findings of one document.

    ``flawed`` holds every path at or above an error, ``faulty`` the owners (strategy,
    assessment, goals, objectives, indicators) with an error in their own keys, and ``meant``
    the paths that a misspelt key probably meant.
    """

    text: str
    items: list[Finding] = field(default_factory=list)
    flawed: set[Path] = field(default_factory=set)
    faulty: set[Path] = field(default_factory=set)
    meant: set[Path] = field(default_factory=set)

    @cached_property
    def places(self) -> Places:
        """Where every key stands; scanned at the first fault, since most files have none."""
        return Places(self.text)

    def add(self, finding: Finding, owner: Path) -> None:
        """Take in a finding against an owner."""
        self.items.append(finding)
        if finding.severity is Severity.ERROR:
            self.faulty.add(owner)
            self.flawed.update(finding.path[:n] for n in range(1, len(finding.path) + 1))

    def faults(self) -> list[Fault]:
        """Return the findings as faults without a file name, in file order."""
        placed = [(self._place(finding), finding) for finding in self.items]
        placed.sort(key=lambda pair: (pair[0].line, pair[0].column))
        return [Fault("", f.what, at.line, at.column, f.severity) for at, f in placed]

    def _place(self, finding: Finding) -> Place:
        return self.places.find(finding.path, at_key=finding.at_key)


class Sheet:
    """One table of the document.

    Its accessors answer None for a key that is absent or flawed, so that a rule never reports a
    second time what is already reported.

    Args:
        findings: of the whole document.
        path: of this table.
        table: its keys and values, as tomli read them.
        name: what its findings begin with, such as ``indicator 3a.2``.
        owner: the path of the goal, objective or indicator it belongs to; itself without one.
    """

    def __init__(
        self,
        findings: Findings,
        path: Path,
        table: dict[str, Any],
        name: str,
        owner: Path | None = None,
    ) -> None:
        self.findings = findings
        self.path = path
        self.table = table
        self.name = name
        self.owner = path if owner is None else owner

    @property
    def faulty(self) -> bool:
        """Say whether the owner has an error in its own keys."""
        return self.owner in self.findings.faulty

    def sound(self, key: str) -> bool:
        """Say whether the key is there and nothing in it is wrong."""
        return key in self.table and (*self.path, key) not in self.findings.flawed

    def absent(self, key: str) -> bool:
        """Say whether the key is not there, not even misspelt."""
        return key not in self.table and (*self.path, key) not in self.findings.meant

    def number(self, key: str) -> float | None:
        """Return a number as a float."""
        value = self._of(key)
        return float(value) if isinstance(value, (int, float)) and not self.flag(key) else None

    def word(self, key: str) -> str | None:
        """Return a text."""
        value = self._of(key)
        return value if isinstance(value, str) else None

    def flag(self, key: str) -> bool:
        """Return whether the key is true."""
        return self._of(key) is True

    def year(self, key: str) -> int | None:
        """Return a year; of a date, its year."""
        value = self._of(key)
        if isinstance(value, date):
            return value.year
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, key: str) -> date | None:
        """Return a date."""
        value = self._of(key)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None

    def value(self, key: str) -> Any:
        """Return whatever the key holds."""
        return self._of(key)

    def items(self, key: str) -> Iterator[tuple[str, Any]]:
        """Yield the sound entries of a table such as milestones."""
        value = self.table.get(key)
        if isinstance(value, dict):
            for name, entry in value.items():
                if (*self.path, key, name) not in self.findings.flawed:
                    yield name, entry

    def inner(self, key: str) -> list[Sheet]:
        """Return a table, or each table of a list, as sheets of the same owner."""
        value = self.table.get(key)
        if isinstance(value, dict):
            return [self._inner((key,), value, f"{self.name}: {key}")]
        if not isinstance(value, list):
            return []
        return [
            self._inner((key, n), entry, f"{self.name}: {key} {n + 1}")
            for n, entry in enumerate(value)
            if isinstance(entry, dict)
        ]

    def say(self, what: str, *path: str | int, at_key: bool = False) -> None:
        """Report an error at a path within this table."""
        self._add(what, path, at_key, Severity.ERROR)

    def warn(self, what: str, *path: str | int, at_key: bool = False) -> None:
        """Report what asks for a second look and makes nothing unusable."""
        self._add(what, path, at_key, Severity.WARNING)

    def _add(self, what: str, path: Path, at_key: bool, severity: Severity) -> None:
        named = words.PlanNames.SAYS.format(name=self.name, what=what) if self.name else what
        self.findings.add(Finding((*self.path, *path), named, at_key, severity), self.owner)

    def _of(self, key: str) -> Any:
        return self.table[key] if self.sound(key) else None

    def _inner(self, path: Path, table: dict[str, Any], name: str) -> Sheet:
        return Sheet(self.findings, (*self.path, *path), table, name, self.owner)
