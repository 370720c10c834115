"""A workspace: the folder with the plan and the store, found and loaded together."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from scorecard.assessment.assess import assess
from scorecard.framework.load import load_plan
from scorecard.messages import catalogue
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError, Severity
from scorecard.model.plan import PresentIds, RecordsSettings, is_address
from scorecard.records.address import read_address
from scorecard.records.copy import OwnPlace, copies_folder
from scorecard.records.evidence import amiss, evidence_faults, folder_of
from scorecard.records.recovery import Recoverable, recoverable_files
from scorecard.records.refusal import NoStore, shown_path
from scorecard.records.store import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.framework.load import Plan
    from scorecard.model.plan import Strategy
    from scorecard.model.reading import EvidenceFile
    from scorecard.model.scorecard import Scorecard
    from scorecard.records.address import Address
    from scorecard.records.evidence import EvidenceState
    from scorecard.records.store import Store

PLAN_NAME = "indicators.toml"
DATA_NAME = "data"
STORE_NAME = "readings.jsonl"
# As many copies and backups are told of one by one.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Places:
    """Where the plan and the store are, or would be.

    ``store`` is the file; where a ``server`` keeps the readings, what belongs beside them is still
    beside that place. ``data`` is where somebody said that they are, None where the plan says so.
    """

    plan: Path
    store: Path
    server: Address | None = None
    data: Path | str | None = None

    @property
    def where(self) -> Path | Address:
        """Return what is opened: the file, or the server's store."""
        return self.server or self.store

    @property
    def shown(self) -> str:
        """Return it as faults name it."""
        return shown_path(self.store) if self.server is None else self.server.shown

    def of(self, strategy: Strategy | None) -> Places:
        """Return the places of a plan that was read, which may name a server and what it must be.

        Raises:
            ScorecardError: it names one that cannot be one.
        """
        records = RecordsSettings() if strategy is None else strategy.records
        named = records.store if self.data is None else self.data
        if not isinstance(named, str) or not named:
            return self
        try:
            return replace(self, server=read_address(named, self.store, records.tls))
        except ScorecardError as error:
            file = str(self.plan) if self.data is None else "--data"
            raise ScorecardError(*(Fault(file, str(what)) for what in error.faults)) from None


def find_places(
    framework: Path | None = None, data: Path | str | None = None, start: Path | None = None
) -> Places:
    """Say where the plan and the store are: as named, else here or in the nearest parent.

    A store that the plan itself names is found when it was read; see :meth:`Places.of`.

    Args:
        framework: the plan.
        data: the folder of the store, or the address of a server's.
        start: the folder that is looked in first.

    Raises:
        ScorecardError: no plan was named and none is found; the address is none.
    """
    plan = framework or _nearest_plan(start or Path.cwd())
    if isinstance(data, str) and is_address(data):
        return Places(plan, plan.parent / DATA_NAME / STORE_NAME, data=data).of(None)
    folder = plan.parent / DATA_NAME if data is None else Path(data)
    return Places(plan, folder / STORE_NAME, data=None if data is None else folder)


def read_places(framework: Path | None = None, data: Path | str | None = None) -> Places:
    """Find the places as :func:`find_places` does, and read the plan for what it says of them."""
    places = find_places(framework, data)
    return places.of(load_plan(places.plan).strategy) if places.plan.is_file() else places


def _nearest_plan(start: Path) -> Path:
    for folder in (start, *start.parents):
        plan = folder / PLAN_NAME
        if os.path.lexists(plan):
            # Faults are shown with this path, so keep it short where it can be.
            return Path(PLAN_NAME) if folder == start else plan
    raise ScorecardError(words.Files.NO_PLAN.format(name=PLAN_NAME))


def title_of(places: Places) -> str:
    """Return the title of the strategy whose plan is there; nothing where none can be read."""
    if not places.plan.is_file():
        return ""
    strategy = load_plan(places.plan).strategy
    return "" if strategy is None else strategy.title


def where_options(places: Places) -> str:
    """Return the options that name these places on a command line; none where they are found."""
    options = "" if places.plan == Path(PLAN_NAME) else f" --framework {quote(str(places.plan))}"
    if isinstance(places.data, str):
        options += f" --data {quote(places.data)}"
    elif places.store.parent != places.plan.parent / DATA_NAME:
        options += f" --data {quote(str(places.store.parent))}"
    return options


def recoverable_of(places: Places, title: str = "") -> list[Recoverable]:
    """Return what is kept of the readings of a place, should its file be lost.

    That is in this computer's copies of the file, in those of files of a strategy of this title
    that are gone, and in the backups that lie beside.
    """
    return recoverable_files(
        places.store, OwnPlace(copies_folder(), places.where).recoverable(title)
    )


def recovery_words(places: Places, kept: Sequence[Recoverable]) -> list[str]:
    """Return a line for each of what is kept: what it holds, and how to put it back."""
    where = where_options(places)
    shown = [
        (words.Recovery.LINKED if one.linked else words.Recovery.LINE).format(
            what=one.told, path=one.path, command=quote(str(one.path)), where=where
        )
        for one in kept[:_SHOWN]
    ]
    more = len(kept) - _SHOWN
    return [*shown, words.Recovery.MORE.format(number=more)] if more > 0 else shown


def open_place(places: Places, title: str = "", ids: PresentIds | None = None) -> Store:
    """Open the store of a place as :func:`open_store` does.

    Args:
        places: where it is.
        title: that of its strategy, where the plan says it.
        ids: what the plan calls everything now.

    Raises:
        ScorecardError: there is no store; what is kept of it elsewhere is told.
    """
    try:
        store = open_store(places.where, ids)
    except NoStore as error:
        kept = recoverable_of(places, title)
        if not kept:
            raise
        file, what = error.fault.file, error.fault.what
        if error.missing:
            what = words.Recovery.NO_STORE
        lines = [Fault(file, line) for line in recovery_words(places, kept)]
        raise ScorecardError(Fault(file, what), *lines) from None
    if title:
        store.journal.entitle(title)
    return store


class Workspace:
    """The plan and the store of one place, both loaded.

    Args:
        places: where they are.
        speaks: whether all is said in the plan's language and labels from now on, which is a choice
            for the whole process.

    Raises:
        ScorecardError: the plan gives no strategy at all, or the store cannot be opened.
            Every fault is named; nothing is created.
    """

    def __init__(self, places: Places, *, speaks: bool = True) -> None:
        # The journal's libraries load only where a store is really opened.
        self.plan: Plan = load_plan(places.plan)
        faults: list[Fault | str] = []
        if self.plan.strategy is None:
            faults.extend(self.plan.faults)
        elif speaks:
            # Before the first word is said: what is said of a plan is said in its language.
            strategy = self.plan.strategy
            catalogue.use(strategy.language, strategy.dates, strategy.labels, strategy.calendar)
        try:
            self.places = places.of(self.plan.strategy)
            title = "" if self.plan.strategy is None else self.plan.strategy.title
            store = open_place(self.places, title, PresentIds(self.plan.strategy))
        except ScorecardError as error:
            raise ScorecardError(*faults, *error.faults) from None
        if self.plan.strategy is None:
            raise ScorecardError(*faults)
        self.strategy: Strategy = self.plan.strategy
        self.store: Store = store

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with the plan and the store, the rest being usable."""
        return self.plan.faults + self.store.faults

    @property
    def evidence_faults(self) -> tuple[Fault, ...]:
        """Return a fault for each file of evidence that is not as it was; all of them are read."""
        store = self.store
        return tuple(evidence_faults(store.path, store.records(), store.ids))

    @property
    def amiss_evidence(self) -> dict[EvidenceFile, EvidenceState]:
        """Return what became of each file of evidence that is not as it was, of any revision."""
        named = (file for reading in self.store.records().readings for file in reading.evidence)
        return amiss(folder_of(self.store.path), named)

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what must be heard of the store: what waits, was put back, or is contested."""
        return self.store.notices

    @property
    def errors(self) -> tuple[Fault, ...]:
        """Return the faults that make something unusable, warnings left out."""
        return (*(f for f in self.plan.faults if f.severity is Severity.ERROR), *self.store.errors)

    @property
    def templates(self) -> Path | None:
        """Return the folder of the plan's own report templates, None where it names none.

        Raises:
            ScorecardError: it leads out of the plan's folder, which a plan from elsewhere may name.
        """
        folder = self._templates
        home = self.places.plan.parent.resolve()
        if folder is not None and not Path(os.path.realpath(folder)).is_relative_to(home):
            raise ScorecardError(Fault(str(folder), words.Templates.LINK_OUT))
        return folder

    @property
    def _templates(self) -> Path | None:
        named = self.strategy.report.templates
        return self.places.plan.parent / named if named else None

    @property
    def kept(self) -> tuple[Path, ...]:
        """Return the files the strategy stands on, which no report and no export replaces."""
        store, templates = self.places.store, self._templates
        own = sorted(templates.iterdir()) if templates is not None and templates.is_dir() else []
        return (self.places.plan, store, store.with_name(store.name + ".lock"), *own)

    def scorecard(self, year: int | None = None, as_of: date | None = None) -> Scorecard:
        """Assess the strategy for a year with the knowledge of a day."""
        return assess(self.strategy, self.store.records(), year=year, as_of=as_of)
