"""A workspace: the folder with the plan and the store, found and loaded together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.assessment.assess import assess
from scorecard.framework.load import load_plan
from scorecard.messages import catalogue
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError, Severity
from scorecard.model.plan import PresentIds
from scorecard.records.store import open_store

if TYPE_CHECKING:
    from datetime import date

    from scorecard.framework.load import Plan
    from scorecard.model.plan import Strategy
    from scorecard.model.scorecard import Scorecard
    from scorecard.records.store import Store

PLAN_NAME = "indicators.toml"
DATA_NAME = "data"
STORE_NAME = "readings.jsonl"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the plan and the store are, or would be."""

    plan: Path
    store: Path


def find_places(
    framework: Path | None = None, data: Path | None = None, start: Path | None = None
) -> Places:
    """Say where the plan and the store are: as named, else here or in the nearest parent.

    Raises:
        ScorecardError: no plan was named and none is found.
    """
    plan = framework or _nearest_plan(start or Path.cwd())
    return Places(plan, (data or plan.parent / DATA_NAME) / STORE_NAME)


def _nearest_plan(start: Path) -> Path:
    for folder in (start, *start.parents):
        plan = folder / PLAN_NAME
        if os.path.lexists(plan):
            # Faults are shown with this path, so keep it short where it can be.
            return Path(PLAN_NAME) if folder == start else plan
    raise ScorecardError(words.Files.NO_PLAN.format(name=PLAN_NAME))


class Workspace:
    """The plan and the store of one place, both loaded.

    Args:
        places: where they are.

    Raises:
        ScorecardError: the plan gives no strategy at all, or the store cannot be opened.
            Every fault is named; nothing is created.
    """

    def __init__(self, places: Places) -> None:
        # The journal's libraries load only where a store is really opened.
        self.places = places
        self.plan: Plan = load_plan(places.plan)
        faults: list[Fault | str] = []
        if self.plan.strategy is None:
            faults.extend(self.plan.faults)
        else:
            # Before the first word is said: what is said of a plan is said in its language.
            strategy = self.plan.strategy
            catalogue.use(strategy.language, strategy.dates, strategy.labels)
        try:
            store = open_store(places.store, PresentIds(self.plan.strategy))
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
    def notices(self) -> tuple[str, ...]:
        """Return what must be heard of the store: what waits, was put back, or is contested."""
        return self.store.notices

    @property
    def errors(self) -> tuple[Fault, ...]:
        """Return the faults that make something unusable, warnings left out."""
        return tuple(f for f in self.faults if f.severity is Severity.ERROR)

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
