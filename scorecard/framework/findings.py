"""What has been found wrong in a document, before it has a line and a column."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from scorecard.model.fault import Fault, Severity

if TYPE_CHECKING:
    from scorecard.framework.locate import Path, Place, Places


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
        from scorecard.framework.locate import Places  # noqa: PLC0415 - as seldom needed

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
