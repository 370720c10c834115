"""The plan and the store behind the screens: loaded, looked at again, never touched by a widget."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError, Severity
from scorecard.review.board import last_meeting
from scorecard.tui.drafts import Drafts
from scorecard.tui.store_state import StoreState, copy_of
from scorecard.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from pathlib import Path

    from scorecard.model.plan import Audience
    from scorecard.model.reading import EvidenceFile
    from scorecard.model.records import Records
    from scorecard.model.scorecard import Comparison, Scorecard
    from scorecard.report.maker import ReportMaker
    from scorecard.review.changes import Changes
    from scorecard.tui.reviewer import Reviewer
    from scorecard.workspace import Places

_Stamp = tuple[int, int, int] | None
_Stamps = tuple[_Stamp, object, _Stamp]
# Seconds between two tries to open what is on a server.
_AGAIN = 5.0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the screens show: one Scorecard, and everything that is wrong.

    ``card`` is None when nothing could be loaded yet; after a failed reload it is the last good
    one, and ``outdated`` says so. ``version`` counts what was taken in: equal versions are equal.
    ``changes`` are there once somebody asked for them, and so is ``last``, the
    scorecard of the period's last year. ``store`` is what must be said of the store, ``amiss`` what
    became of files of evidence that are not as they were.
    """

    card: Scorecard | None
    records: Records | None
    faults: tuple[Fault, ...]
    outdated: bool = False
    version: int = 0
    last: Scorecard | None = None
    changes: Changes | None = None
    store: StoreState = field(default_factory=StoreState)
    amiss: Mapping[EvidenceFile, str] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """Return how many faults make something unusable."""
        return sum(fault.severity is Severity.ERROR for fault in self.faults)


class Session:
    """One place, as one person sees it: a year and perhaps a day.

    Every method may be called from any thread; those that read files are for worker threads.

    Args:
        places: where the plan and the store are.
        year: the year to open on; None for the latest that is at least half entered.
        as_of: the day whose knowledge is used; None for all there is.
        reviews: compare each scorecard with that of the year before.
        since_meeting: compare with what the last meeting knew instead, where one is known.
        since: compare with what was known on this day instead.
        reads_only: nothing is typed here, so what other windows left is not taken over.
    """

    def __init__(
        self,
        places: Places,
        *,
        year: int | None = None,
        as_of: date | None = None,
        reviews: bool = False,
        since_meeting: bool = False,
        since: date | None = None,
        reads_only: bool = False,
    ) -> None:
        self.places = places
        self.year = year
        self.as_of = as_of
        self._reviews = reviews
        self._reads_only = reads_only
        self.since_meeting = since_meeting
        self.since = since
        self._whole = False
        self._mutex = threading.RLock()
        self._workspace: Workspace | None = None
        self._stamps: _Stamps = (None, None, None)
        self._cards: dict[int, Scorecard] = {}
        self._changes: dict[int, Changes] = {}
        self._loaded: Loaded | None = None
        self._failed: tuple[Fault, ...] = ()  # of the last load; empty once one succeeds
        self._first: threading.Thread | None = None
        self._version = 0
        self.drafts: Drafts | None = None
        """What is typed and not saved; None before a store was read."""

    @property
    def workspace(self) -> Workspace | None:
        """Return the plan and the store; None while they cannot be loaded."""
        return self._workspace

    @property
    def loaded(self) -> Loaded | None:
        """Return what was loaded last; None before anything was."""
        return self._loaded

    def start(self) -> None:
        """Begin to load in the background, so that other things can be made ready meanwhile."""
        self._first = threading.Thread(target=self.load, daemon=True)
        self._first.start()

    def wait(self, seconds: float | None = None) -> Loaded | None:
        """Wait for what :meth:`start` began; None when it is not there by then."""
        if self._first is not None:
            self._first.join(seconds)
        return self._loaded

    def load(self) -> Loaded:
        """Read plan and store anew; on failure the last good scorecard stays, marked outdated."""
        with self._mutex:
            stamps = self._look()
            try:
                self._workspace = self._opened(stamps)
            except ScorecardError as error:
                self._stamps = stamps
                self._failed = _as_faults(error, self.places.plan)
                return self._keep_last()
            self._failed = ()
            seen = stamps[1]
            if self._workspace.places.server is not None:
                # It tells of what comes from now on; what came since it was read is read now.
                seen = self._workspace.store.sight()
                self._workspace.store.refresh()
            # Reading may itself have added to the copy.
            self._stamps = (stamps[0], seen, self._look_at_copy())
            self._cards.clear()
            self._changes.clear()
            self._version += 1
            self._read_drafts(self._workspace.store.store_id)
            return self._assessed(self._workspace)

    def _read_drafts(self, store_id: str) -> None:
        if self.drafts is not None and self.drafts.store_id != store_id:
            self.drafts.close()
            self.drafts = None
        if self.drafts is None:
            self.drafts = Drafts(store_id)
        if self.as_of is None and not self._reads_only:
            self.drafts.read()

    def go_to(self, year: int) -> Loaded:
        """Return the scorecard of another year, and stay there."""
        with self._mutex:
            self.year = year
            if self._workspace is None:
                return self._loaded or self.load()
            return self._assessed(self._workspace)

    def compare(self) -> Loaded:
        """Compare with the year before from now on, and return the scorecard so."""
        with self._mutex:
            self._reviews = True
            if self._workspace is None:
                return self._loaded or self.load()
            return self._assessed(self._workspace)

    def look_over_period(self) -> Loaded:
        """Assess the period's last year as well from now on, and return the scorecard so."""
        with self._mutex:
            self._whole = True
            if self._workspace is None:
                return self._loaded or self.load()
            return self._assessed(self._workspace)

    def methods(self, year: int, ids: Collection[str] | None) -> tuple[Comparison, ...]:
        """Return what every method says of some indicators in a year; of all of them for None."""
        with self._mutex:
            workspace = self._workspace
            if workspace is None:
                return ()
            return self._reviewer(workspace, self.as_of).methods(year, ids)

    def report(
        self,
        year: int,
        as_of: date | None,
        audience: Audience,
        *,
        charted: bool,
        short: bool = False,
    ) -> ReportMaker:
        """Return what makes the progress report of a year with the knowledge of a day.

        Raises:
            ScorecardError: there is no scorecard to report on.
        """
        with self._mutex:
            workspace = self._workspace
            if workspace is None:
                raise ScorecardError(words.ScreenReport.NO_SCORECARD)
            reviewer = self._reviewer(workspace, as_of)
            return reviewer.report(year, audience, charted=charted, short=short)

    def look_again(self) -> Loaded:
        """Try to bring to the shared file what waits for it; return what is loaded since.

        No file need have changed for it to be written again: a disk may have room now.
        """
        with self._mutex:
            workspace, last = self._workspace, self._loaded
            if workspace is None or last is None:
                return self.load()
            try:
                workspace.store.refresh()
            except ScorecardError:
                return self.load()
            state = StoreState.of(workspace.store, workspace.strategy)
            return last if state == last.store else self.load()

    def look(self) -> Loaded | None:
        """Return what is loaded since where something changed, or waits; None where nothing did."""
        if self.has_changed():
            return self.load()
        waits = self._loaded is not None and self._loaded.store.waiting
        return self.look_again() if waits else None

    def has_changed(self) -> bool:
        """Say whether a file was changed since it was read, or may no longer be written."""
        workspace, last = self._workspace, self._loaded
        if self._look() != self._stamps:
            return True
        if workspace is None or last is None:
            return False
        return workspace.store.read_only != last.store.read_only

    def _look(self) -> _Stamps:
        """Look at the plan, the store, and this computer's copy, which others write to as well."""
        return _stamp(self.places.plan), self._look_at_store(), self._look_at_copy()

    def _look_at_store(self) -> object:
        workspace = self._workspace
        if workspace is not None and workspace.places.server is not None:
            return workspace.store.sight()
        if workspace is None and self.places.server is not None:
            return int(time.monotonic() / _AGAIN)  # until it can be reached
        return _stamp(self.places.store)

    def _look_at_copy(self) -> _Stamp:
        workspace = self._workspace
        copy = None if workspace is None else copy_of(workspace.store)
        return None if copy is None else _stamp(copy)

    def _opened(self, stamps: _Stamps) -> Workspace:
        """Return a workspace that holds what the files say; an unchanged plan is not read again."""
        known = self._workspace
        # What could not be read is read again, though nobody touched it since.
        if known is None or self._failed or stamps[0] != self._stamps[0]:
            return Workspace(self.places)
        known.store.refresh()
        return known

    def _assessed(self, workspace: Workspace) -> Loaded:
        card = self._card(workspace, self.year)
        self.year = card.year
        self._loaded = Loaded(
            card,
            workspace.store.records(),
            self._failed or (*workspace.faults, *workspace.evidence_faults),
            outdated=bool(self._failed),
            version=self._version,
            last=self._card(workspace, card.strategy.period[1]) if self._whole else None,
            changes=self._changed(workspace, card) if self._reviews else None,
            store=StoreState.of(workspace.store, workspace.strategy),
            amiss=workspace.amiss_evidence,
        )
        return self._loaded

    def _card(self, workspace: Workspace, year: int | None) -> Scorecard:
        """Return the scorecard of a year; one that was made before is not made again."""
        card = self._cards.get(year) if year is not None else None
        if card is None:
            card = workspace.scorecard(year, self.as_of)
            self._cards[card.year] = card
        return card

    def _before(self, workspace: Workspace, card: Scorecard) -> Scorecard | None:
        first, _ = card.strategy.period
        return self._card(workspace, card.year - 1) if card.year > first else None

    def _changed(self, workspace: Workspace, card: Scorecard) -> Changes:
        """Return what moved since the year or day before; nothing is compared twice."""
        found = self._changes.get(card.year)
        if found is None:
            reviewer, day = self._reviewer(workspace, self.as_of), self._day_before(workspace)
            if day is None:
                found = reviewer.changes(self._before(workspace, card), card)
            else:
                found = reviewer.changes_since(day, card)
            self._changes[card.year] = found
        return found

    def _day_before(self, workspace: Workspace) -> date | None:
        """Return the day that is compared with; None where it is the year before."""
        today = self.as_of or clock.today()
        if self.since_meeting and self.since is None:
            return last_meeting(workspace.store.records(), today)
        return self.since if self.since is not None and self.since < today else None

    def _reviewer(self, workspace: Workspace, as_of: date | None) -> Reviewer:
        from scorecard.tui.reviewer import Reviewer  # noqa: PLC0415 - readable before it is needed

        return Reviewer(workspace, as_of)

    def _keep_last(self) -> Loaded:
        last, faults = self._loaded, self._failed
        self._version += 1
        if last is None:
            self._loaded = Loaded(None, None, faults, version=self._version)
        else:
            outdated = last.card is not None
            self._loaded = replace(last, faults=faults, outdated=outdated, version=self._version)
        return self._loaded


def _stamp(path: Path) -> _Stamp:
    """Return what changes when a file does; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _as_faults(error: ScorecardError, plan: Path) -> tuple[Fault, ...]:
    return tuple(f if isinstance(f, Fault) else Fault(str(plan), f) for f in error.faults)
