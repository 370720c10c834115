"""The one who writes: a save at a time, each a step that can be undone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.tui.step import Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.tui.drafts import Drafts
    from scorecard.tui.session import Session
    from scorecard.tui.step import Step, Task


class Writer:
    """Saves for one session; the methods that write are for worker threads.

    Args:
        session: the plan and the store.
        who: returns the name to enter under; asked when first needed.
        board: nothing may be entered.
    """

    def __init__(self, session: Session, who: Callable[[], str], *, board: bool = False) -> None:
        self._session = session
        self._who = who
        self._board = board
        self._name = ""
        self._steps: list[Step] = []
        self._now: dict[str, str] = {}
        self._turns = ThreadPoolExecutor(max_workers=1)

    def in_turn(self, task: Callable[[], object]) -> Callable[[], object]:
        """Queue something that writes, behind all that was queued before; return what waits for it.

        Two undos at once would undo the same save, and the later be refused for the earlier.
        """
        return self._turns.submit(copy_context().run, task).result

    def refusal(self) -> str:
        """Return why nothing can be entered, or an empty text."""
        if self._board:
            return words.ScreenEntry.BOARD
        if self._session.as_of is not None:
            return words.ScreenEntry.AS_OF.format(day=self._session.as_of.isoformat())
        loaded = self._session.loaded
        if self._session.workspace is None or loaded is None:
            return words.ScreenEntry.NO_STORE
        why = loaded.store.read_only
        return words.ScreenEntry.CLOSED_STORE.format(why=why) if why else ""

    def name(self) -> str:
        """Return the name to enter under; for worker threads.

        Raises:
            ScorecardError: the name holds what a name cannot.
        """
        self._name = self._name or self._who()
        return self._name

    def unsaved(self) -> Drafts:
        """Return what is typed and not saved.

        Raises:
            ScorecardError: there is no store yet.
        """
        drafts = self._session.drafts
        if drafts is None:
            raise ScorecardError(words.ScreenEntry.NO_STORE)
        return drafts

    def save(self, task: Task) -> str:
        """Save something, and keep the way back; say what was saved.

        Raises:
            Conflict: somebody entered another revision meanwhile.
            ScorecardError: it could not be saved, and why.
        """
        writing = self._writing()
        writing.store.refresh()
        try:
            step = task(writing)
        except ScorecardError:
            if writing.partly is not None:
                self._keep(writing.partly)
            raise
        self._keep(step)
        return step.said

    def undo(self) -> str:
        """Undo the last save of this session by a further revision; say what was done.

        Raises:
            ScorecardError: there is nothing to undo, or somebody changed it meanwhile.
        """
        if not self._steps:
            raise ScorecardError(words.ScreenEntry.NOTHING_TO_UNDO)
        last = self._steps[-1]
        said = "" if last.back is None else last.back(self._writing())
        self._steps.pop()
        if last.number > 1:
            return words.ScreenEntry.UNDONE_MANY.format(number=last.number)
        return words.ScreenEntry.UNDONE.format(said=said)

    def _keep(self, step: Step) -> None:
        if step.back is not None:
            self._steps.append(step)

    def _writing(self) -> Writing:
        workspace, loaded = self._session.workspace, self._session.loaded
        if workspace is None:
            raise ScorecardError(words.ScreenEntry.NO_STORE)
        card = None if loaded is None else loaded.card
        return Writing(workspace.store, self.name(), workspace.strategy, card, self._now)
