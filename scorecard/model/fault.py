"""A fault as a value: what is wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error makes something unusable; a warning asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``line`` and ``column`` count from 1 as an editor shows them; 0 is unknown."""

    file: str
    what: str
    line: int = 0
    column: int = 0
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the one-line form editors can jump to."""
        place = self.file
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        word = "warning: " if self.severity is Severity.WARNING else ""
        return f"{place}: {word}{self.what}"


class ScorecardError(Exception):
    """Something a person can act on; ``faults`` are printed one a line, nothing else is."""

    def __init__(self, *faults: Fault | str) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class UsageError(ScorecardError):
    """The command itself was asked wrongly (exit code 2)."""
