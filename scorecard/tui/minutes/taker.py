"""Who takes the minutes of a meeting: what is taken, kept at once, and written to its file."""

from __future__ import annotations

import threading
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from scorecard.report.minutes import minutes_text, write_minutes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.model.plan import Strategy
    from scorecard.model.records import Records
    from scorecard.report.minutes import Minutes
    from scorecard.tui.drafts import Drafts
    from scorecard.tui.minutes.taken import Taken
    from scorecard.tui.step import Writing


class Taker:
    """Takes the minutes of one meeting; what changes or writes them is for worker threads.

    Args:
        taken: what was taken so far.
        who: returns who takes them; asked where they are written.
        folder: where the file goes.
        drafts: where what is taken is kept.
    """

    def __init__(self, taken: Taken, who: Callable[[], str], folder: Path, drafts: Drafts) -> None:
        self._who = who
        self._taken = taken
        self._folder = folder
        self._drafts = drafts
        self._mutex = threading.RLock()

    @property
    def taken(self) -> Taken:
        """Return what is taken so far."""
        return self._taken

    def begin(self, strategy: Strategy, records: Records, *, again: bool = False) -> None:
        """Keep that a meeting is under way; what stands when it begins is no news of it.

        Args:
            strategy: the plan.
            records: what stands.
            again: it is another meeting of the day, and this one's minutes are done.
        """
        with self._mutex:
            if again:
                self._taken = self._taken.begun(records, again=True)
            if not self._taken.told:
                told = _digest(self._taken.minutes(strategy, records, ""))
                self._taken = replace(self._taken, told=told)
            self._taken.keep(self._drafts)

    def change(self, how: Callable[[Taken], Taken], writing: Writing) -> None:
        """Take something into the minutes; it is kept on this computer, or else in the file.

        Raises:
            ScorecardError: it can be kept nowhere; nothing was changed.
        """
        with self._mutex:
            before, self._taken = self._taken, how(self._taken)
            if self._taken.keep(self._drafts):
                return
            try:
                self.write(writing.strategy, writing.store.records())
            except Exception:
                self._taken = before
                raise

    def took(self, how: Callable[[Taken], Taken]) -> None:
        """Remember where something was taken that stands in the store."""
        with self._mutex:
            self._taken = how(self._taken)
            self._taken.keep(self._drafts)

    def write(self, strategy: Strategy, records: Records, *, asked: bool = False) -> Path | None:
        """Write the minutes, where they say something new, or somebody asks; return where.

        Raises:
            ScorecardError: they cannot be written; what is taken is kept.
        """
        with self._mutex:
            taken, told = self._taken, _digest(self._taken.minutes(strategy, records, ""))
            own = self._folder / taken.file if taken.file else None
            if told == taken.told and not asked:
                return None
            if told == taken.told and own is not None and own.exists():
                return own  # whoever edited it meanwhile knows why
            minutes = taken.minutes(strategy, records, self._who())
            if own is None and not minutes.says_something:
                return None
            try:
                path = write_minutes(self._folder, minutes, own)
            except Exception:
                self._taken = replace(taken, written=False)
                self._taken.keep(self._drafts)
                raise
            self._taken = replace(taken, file=path.name, told=told, written=True)
            self._taken.keep(self._drafts)
            return path


def _digest(minutes: Minutes) -> str:
    return sha256(minutes_text(minutes).encode("utf-8", "surrogatepass")).hexdigest()
