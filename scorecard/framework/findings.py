"""What is found wrong in a plan and where: its tables, each held against its shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from scorecard.framework import shapes
from scorecard.framework.places import Places
from scorecard.framework.shapes import METHOD_SHAPES, BaselineShape, DeadlineShape, TargetShape
from scorecard.framework.wording import (
    Flaw,
    described,
    example,
    nearest_known,
    number_text,
    sentence,
    shown,
    spoken,
)
from scorecard.messages.catalogue import did_you_mean, words
from scorecard.model.fault import Fault, Severity
from scorecard.model.fiscal import CALENDAR_YEARS, FiscalCalendar
from scorecard.model.number import whole_number
from scorecard.model.plan import Aim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pydantic_core import ErrorDetails

    from scorecard.framework.places import Path, Place
    from scorecard.framework.shapes import Shape


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
    the paths that a misspelt key probably meant. ``calendar`` says which year a date lies in.
    """

    text: str
    calendar: FiscalCalendar = CALENDAR_YEARS
    items: list[Finding] = field(default_factory=list)
    flawed: set[Path] = field(default_factory=set)
    faulty: set[Path] = field(default_factory=set)
    meant: set[Path] = field(default_factory=set)

    @cached_property
    def places(self) -> Places:
        """Where every key stands; scanned at the first fault, since most files have none."""
        return Places(self.text)

    def add(self, finding: Finding, owner: Path) -> None:
        """Add a finding against an owner."""
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


class Table:
    """One table of the document.

    Its accessors answer None for a key that is absent or flawed, so that a rule never reports a
    second time what is already reported.

    Args:
        findings: of the whole document.
        path: of this table.
        content: its keys and values, as tomli read them.
        name: what its findings begin with, such as ``indicator 3a.2``.
        owner: the path of the goal, objective or indicator it belongs to; itself without one.
    """

    def __init__(
        self,
        findings: Findings,
        path: Path,
        content: dict[str, Any],
        name: str,
        owner: Path | None = None,
    ) -> None:
        self.findings = findings
        self.path = path
        self.content = content
        self.name = name
        self.owner = path if owner is None else owner

    @property
    def faulty(self) -> bool:
        """Say whether the owner has an error in its own keys."""
        return self.owner in self.findings.faulty

    def sound(self, key: str) -> bool:
        """Say whether the key is there and nothing in it is wrong."""
        return key in self.content and (*self.path, key) not in self.findings.flawed

    def absent(self, key: str) -> bool:
        """Say whether the key is not there, not even misspelt."""
        return key not in self.content and (*self.path, key) not in self.findings.meant

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
        """Return a year; of a date, the one it lies in."""
        value = self._of(key)
        if isinstance(value, date):
            return self.findings.calendar.of(value)
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
        value = self.content.get(key)
        if isinstance(value, dict):
            for name, entry in value.items():
                if (*self.path, key, name) not in self.findings.flawed:
                    yield name, entry

    def inner(self, key: str) -> list[Table]:
        """Return a table, or each table of a list, as tables of the same owner."""
        value = self.content.get(key)
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
        return self.content[key] if self.sound(key) else None

    def _inner(self, path: Path, content: dict[str, Any], name: str) -> Table:
        return Table(self.findings, (*self.path, *path), content, name, self.owner)


def each_table(
    root: Table, key: str, called: Callable[[dict[str, Any], int], str]
) -> Iterator[Table]:
    """Yield the tables of one sort, single brackets forgiven but reported.

    Args:
        root: the whole document.
        key: the sort, such as ``member`` for [[member]].
        called: what the findings of one begin with, from its content and its position.
    """
    value, double = root.content.get(key), f"[[{key}]]"
    if isinstance(value, dict):
        table = Table(root.findings, (key,), value, called(value, 0))
        table.say(words.PlanKeys.SINGLE.format(header=double, single=f"[{key}]"))
        yield table
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            if isinstance(entry, dict):
                yield Table(root.findings, (key, number), entry, called(entry, number))
            else:
                what = words.PlanKeys.NO_TABLE.format(header=double, value=described(entry))
                root.say(what, key, number)
    elif value is not None:
        root.say(words.PlanKeys.NO_TABLE.format(header=double, value=described(value)), key)


_INDICATOR = {field.alias or name for name, field in shapes.IndicatorShape.model_fields.items()}
_STRATEGY = set(shapes.StrategyShape.model_fields)
_ASSESSMENT = set(shapes.AssessmentShape.model_fields)
_REPORT = set(shapes.ReportShape.model_fields)
_INNER: dict[str, type[Shape]] = {
    "target": TargetShape,
    "baseline": BaselineShape,
    "derive": shapes.DeriveShape,
    "active": shapes.ActiveShape,
    **METHOD_SHAPES,
    "deadline": DeadlineShape,
}
_OWN_KEYS = ("levels", "milestones", "labels", "breakdowns")  # tables whose keys people choose
_WITHOUT_YEARS = ("target", "baseline")
# What people write for what has another name here, or does not stand in a plan.
_OTHERWISE = {
    **dict.fromkeys(("readings", "reading", "values", "value", "data"), "readings"),
    **dict.fromkeys(("actual", "actuals", "results", "result"), "readings"),
    **dict.fromkeys(("disaggregation", "disaggregated_by", "disaggregate"), "disaggregation"),
    **dict.fromkeys(("disaggregations", "breakdown"), "disaggregation"),
    **dict.fromkeys(("frequency", "periodicity", "reporting_frequency", "every"), "frequency"),
}
_LISTABLE = 10  # so many known keys may be listed when none is near


def check_shape(
    table: Table,
    shape: type[Shape],
    *,
    tables: Sequence[str] = (),
    without: Sequence[str] = (),
) -> None:
    """Report everything in which a table does not fit its shape.

    A typo is one fault: the key that a misspelt one probably meant is not reported as missing.

    Args:
        table: the table.
        shape: what it should be; only its faults are taken from it.
        tables: the tables that may stand inside it, which are looked at on their own.
        without: other keys that are looked at elsewhere.
    """
    left_out = {*tables, *without}
    content = {key: value for key, value in table.content.items() if key not in left_out}
    try:
        shape.model_validate(content)
    except ValidationError as error:
        flaws = [_flaw(details, content) for details in error.errors(include_url=False)]
    else:
        return
    # Unknown keys go first: they say which missing ones were meant.
    reported: set[Path] = set()
    for flaw in sorted(flaws, key=_may_be_misplaced, reverse=True):
        path = (*table.path, *flaw.path)
        if path in reported:
            continue
        if _may_be_misplaced(flaw) and _misplaced(table, shape, flaw, tables):
            reported.add(path)
        elif flaw.type != "missing" or path not in table.findings.meant:
            table.say(sentence(flaw), *flaw.path, at_key=flaw.of_key)


def _may_be_misplaced(flaw: Flaw) -> bool:
    """Say whether the key may be unknown, or one of the owner's that slid where any key goes."""
    chosen = len(flaw.path) > 1 and flaw.path[0] in _OWN_KEYS
    return flaw.type == "extra_forbidden" or chosen


def _misplaced(table: Table, shape: type[Shape], flaw: Flaw, tables: Sequence[str]) -> bool:
    """Report a key that its table does not know; say whether that was the case."""
    if flaw.type != "extra_forbidden":
        return unknown_key(table, flaw.path, [])
    if len(flaw.path) > 1:
        return unknown_key(table, flaw.path, keys_of(_INNER[str(flaw.path[0])]))
    return unknown_key(table, flaw.path, [*keys_of(shape), *tables])


def _flaw(details: ErrorDetails, content: dict[str, Any]) -> Flaw:
    """Return pydantic's error as ours, with the path as it stands in the file.

    The shapes take one target for a list of one; the position they add is taken out again.
    """
    path: list[str | int] = []
    value: Any = content
    of_key = False
    for part in details["loc"]:
        if isinstance(part, int) and not isinstance(value, list):
            continue
        if part == "[key]" and not (isinstance(value, dict) and part in value):
            of_key = True  # pydantic's mark for the key of a table instead of its value
            break
        path.append(part)
        value = _step(value, part)
    context = details.get("ctx", {})
    code = str(context["code"]) if details["type"] == "plan_flaw" else details["type"]
    kind = content.get("kind")
    kind = kind if isinstance(kind, str) else ""
    return Flaw(code, tuple(path), details["input"], context, of_key, kind)


def _step(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def unknown_key(table: Table, path: Path, known: Sequence[str]) -> bool:
    """Report a key that its table does not know.

    Args:
        table: the owner's table.
        path: the key's path within it.
        known: the keys the key's own table has; empty to report only one that slid.

    Returns:
        whether anything was reported.
    """
    key = str(path[-1])
    what = _slid(table, path, key) or _elsewhere(table, path, key)
    if not what and not known:
        return False
    if not what and _of_years(path):
        _say_years(table, path)
        return True
    if not what:
        what = _unknown(table, path, known)
    table.say(what, *path, at_key=True)
    return True


def _of_years(path: Path) -> bool:
    """Say whether a key is a year where no years belong: of one target, or one baseline."""
    return len(path) == len(("target", "2018")) and path[0] in _WITHOUT_YEARS and _is_year(path[1])


def _is_year(key: Any) -> bool:
    return whole_number(str(key), most_digits=4) is not None and len(str(key)) == len("2018")


def _say_years(table: Table, path: Path) -> None:
    """Report once for all of them that years are no keys here, and how they are written."""
    held = str(path[0])
    if (*table.path, held, "by") in table.findings.meant:
        return
    table.findings.meant.update(
        (*table.path, held, key) for key in (*Aim, "by", "every_year", "year")
    )
    years = {year: v for year, v in sorted(table.content[held].items()) if _is_year(year)}
    last, value = list(years.items())[-1]
    if held == "baseline":
        how = f"{{ year = {last}, value = {_written(value)} }}"
        what = words.PlanKeys.YEARS_OF_BASELINE.format(example=how)
    else:
        before = ", ".join(f"{year} = {_written(v)}" for year, v in years.items() if year != last)
        way = f"; milestones = {{ {before} }}" if before else ""
        how = f"target = {{ at_least = {_written(value)}, by = {last} }}{way}"
        if any(aim in table.content[held] for aim in Aim):
            before = ", ".join(f"{year} = {_written(v)}" for year, v in years.items())
            how = f"milestones = {{ {before} }}"
        what = words.PlanKeys.YEARS_OF_TARGET.format(example=how)
    table.say(words.PlanNames.SAYS.format(name=held, what=what), *path, at_key=True)


def _written(value: Any) -> str:
    return number_text(value) if type(value) in (int, float) else "…"


def _unknown(table: Table, path: Path, known: Sequence[str]) -> str:
    """Return a sentence for a key that belongs nowhere, and take down what it probably meant."""
    key = str(path[-1])
    if len(path) == 1 and "title" in known and (otherwise := _OTHERWISE.get(key.lower())):
        return words.PlanKeys.OTHERWISE[otherwise].format(
            entities=example("entities"), breakdowns=example("breakdowns")
        )
    meant = nearest_known(key, [name for name in known if name != key])
    hint = ""
    if meant:
        table.findings.meant.add((*table.path, *path[:-1], meant))
        hint = did_you_mean([meant])
    elif len(known) <= _LISTABLE:
        hint = words.PlanKeys.KNOWN_HERE.format(names=words.LIST_SEPARATOR.join(known))
    what = words.PlanKeys.UNKNOWN.format(key=shown(key), hint=hint)
    return words.PlanNames.SAYS.format(name=spoken(path[:-1]), what=what) if path[1:] else what


def _slid(table: Table, path: Path, key: str) -> str:
    """Return a sentence when the key belongs to a table outside its own, else ""."""
    under = (*table.path, *path[:-1])
    if not table.findings.places.is_header(under):
        return ""
    if len(path) > 1 and key in (_STRATEGY if table.path == ("strategy",) else _INDICATOR):
        table.findings.meant.add((*table.path, key))
        return slid_sentence(table, path)
    if len(path) == 1 and key == "headline" and "objective" in table.path:
        return words.PlanKeys.HEADLINE_SLID.format(header=header(under))
    return ""


def slid_sentence(table: Table, path: Path) -> str:
    """Say that a key stands under a [header] that it was not meant for."""
    under = (*table.path, *path[:-1])
    return words.PlanKeys.SLID.format(
        key=shown(str(path[-1])), table=spoken(path[:-1]), header=header(under)
    )


def _elsewhere(table: Table, path: Path, key: str) -> str:
    """Return a sentence when the key belongs in another table of the file, else ""."""
    where = ""
    if table.path == ("strategy",) and len(path) == 1 and key in _ASSESSMENT:
        where = "assessment"
    elif table.path in ((), ("strategy",)) and len(path) == 1 and key in _REPORT:
        where = "report"
    elif table.path in ((), ("assessment",), ("report",)) and key in _STRATEGY:
        where = "strategy"
    elif table.path == () and key in _ASSESSMENT:
        where = "assessment"
    if where:
        return words.PlanKeys.BELONGS_IN.format(key=key, table=where)
    return words.PlanKeys.AT_TOP.get(key, "") if table.path == () else ""


def header(path: Path) -> str:
    """Return the header that opens the table at a path: ``[a.b]`` or ``[[a.b]]``."""
    name = ".".join(str(part) for part in path if isinstance(part, str))
    return f"[[{name}]]" if isinstance(path[-1], int) else f"[{name}]"


def keys_of(shape: type[Shape]) -> list[str]:
    """Return the keys of a shape as a plan writes them."""
    return [field.alias or name for name, field in shape.model_fields.items()]
