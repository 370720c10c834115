"""Saving readings and judgements, and taking the last save back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.terms import status_word
from scorecard.model.fault import ScorecardError
from scorecard.model.reading import Source
from scorecard.records.entry import restoring
from scorecard.tui.indicator.readings import stated
from scorecard.tui.look.figures import Figures
from scorecard.tui.store_state import waiting_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scorecard.model.plan import Indicator, Strategy
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.records import Judgement
    from scorecard.model.status import Status
    from scorecard.records.entry import Entry
    from scorecard.records.store import Store
    from scorecard.tui.drafts import Drafts
    from scorecard.tui.screens.contested_rows import Side
    from scorecard.tui.session import Session


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, in words, and what undoes it by a further revision.

    ``back`` takes the store and the name to enter under, and says what stands then. None where
    nothing was changed.
    """

    said: str
    back: Callable[[Store, str], str] | None = None


@dataclass(frozen=True, slots=True)
class Judging:
    """A person's judgement on its way into the store, and the one they saw standing."""

    indicator: str
    year: int
    status: Status
    because: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class _Save:
    """One save: each revision made, with what stood before it; ``settles`` what was contested."""

    readings: tuple[tuple[Reading, Reading | None], ...]
    judgement: tuple[Judgement, Judgement | None] | None = None
    settles: bool = False


class Desk:
    """Enters readings for one session; the methods that write are for worker threads.

    Args:
        session: the plan and the store.
        who: returns the name to enter under; asked when first needed.
        board: nothing may be entered.
    """

    def __init__(self, session: Session, who: Callable[[], str], *, board: bool = False) -> None:
        self.source = Source()
        self._session = session
        self._who = who
        self._board = board
        self._name = ""
        self._saves: list[_Save | Step] = []
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

    def unsaved(self) -> Drafts:
        """Return what is typed and not saved.

        Raises:
            ScorecardError: there is no store yet.
        """
        drafts = self._session.drafts
        if drafts is None:
            raise ScorecardError(words.ScreenEntry.NO_STORE)
        return drafts

    def save(
        self,
        entries: Sequence[Entry],
        seen: Mapping[ReadingKey, str | None],
        judging: Judging | None = None,
    ) -> str:
        """Enter readings, all or none, and a judgement; say what was saved.

        Raises:
            Conflict: somebody changed one of the readings meanwhile; nothing was saved.
            ScorecardError: it could not be saved, and why.
        """
        store, by = self._store(), self._by()
        store.refresh()
        before = {entry.key: store.head(entry.key) for entry in entries}
        self._check_judging(judging)
        made = store.add(entries, by=by, seen=seen) if entries else ()
        if made:
            # Until the judgement is in as well, what is saved can be taken back alone.
            self._saves.append(_Save(tuple((r, before[r.key]) for r in made)))
            sources = [reading.source for reading in made if reading.source]
            self.source = sources[-1] if sources else self.source
        said = [self._told(reading, before[reading.key]) for reading in made]
        if judging is not None:
            said.append(self._judge(store, judging, by, alone=not made))
        if len(made) > 1:
            said = [words.ScreenEntry.SAVED_MANY.format(number=len(made))]
        return " ".join(part for part in (*said, waiting_words(store)) if part)

    @property
    def strategy(self) -> Strategy | None:
        """Return the plan; None while it cannot be read."""
        workspace = self._session.workspace
        return None if workspace is None else workspace.strategy

    def enter(self, task: Callable[[Store, str], Step]) -> str:
        """Enter something else than readings, and keep the way back; say what was saved.

        Raises:
            ScorecardError: it could not be saved, and why.
        """
        store, by = self._store(), self._by()
        store.refresh()
        step = task(store, by)
        if step.back is not None:
            self._saves.append(step)
        return step.said

    def settle(self, side: Side, reason: str) -> str:
        """Let one side of a contested reading stand; say what stands.

        Raises:
            Conflict: another revision came meanwhile.
            ScorecardError: it could not be saved, and why.
        """
        chosen = side.reading
        (entry,) = restoring([(chosen, chosen)], reason)
        store = self._store()
        store.refresh()
        before = store.head(entry.key)
        made = store.settle(entry, by=self._by(), seen=side.seen)
        self._saves.append(_Save(((made, before),), settles=True))
        return words.ScreenStore.SETTLED.format(place=side.title, value=side.value)

    def undo(self) -> str:
        """Undo the last save of this session by a further revision; say what was done.

        Raises:
            ScorecardError: there is nothing to undo, or somebody changed it meanwhile.
        """
        if not self._saves:
            raise ScorecardError(words.ScreenEntry.NOTHING_TO_UNDO)
        last, store = self._saves[-1], self._store()
        if isinstance(last, Step):
            done = "" if last.back is None else last.back(store, self._by())
            self._saves.pop()
            return words.ScreenEntry.UNDONE.format(said=done)
        if last.judgement is not None and last.judgement[1] is None and not last.readings:
            raise ScorecardError(words.ScreenEntry.FIRST_JUDGED)
        said = self._restore(store, last.readings)
        if last.settles:
            said.append(words.ScreenStore.STAYS_SETTLED)
        if last.judgement is not None and last.judgement[1] is not None:
            former = last.judgement[1]
            judging = Judging(former.indicator, former.year, former.status, former.because)
            said.append(self._judge(store, judging, self._by(), alone=False, counts=False))
        elif last.judgement is not None:
            said.append(words.ScreenEntry.FIRST_JUDGED)
        self._saves.pop()
        many = len(last.readings) > 1
        if many:
            return words.ScreenEntry.UNDONE_MANY.format(number=len(last.readings))
        return words.ScreenEntry.UNDONE.format(said=" ".join(said))

    def _restore(
        self, store: Store, changes: Sequence[tuple[Reading, Reading | None]]
    ) -> list[str]:
        """Enter again what stood before some revisions; say of each what stands now."""
        if not changes:
            return []
        seen = {made.key: self._now.get(made.id, made.id) for made, _ in changes}
        restored = store.add(restoring(changes), by=self._by(), seen=seen)
        for now, (_, before) in zip(restored, changes, strict=True):
            if before is not None:
                self._now[before.id] = now.id
        pairs = zip(restored, changes, strict=True)
        return [self._told(now, made) for now, (made, _) in pairs]

    def _store(self) -> Store:
        workspace = self._session.workspace
        if workspace is None:
            raise ScorecardError(words.ScreenEntry.NO_STORE)
        return workspace.store

    def _by(self) -> str:
        self._name = self._name or self._who()
        return self._name

    def _standing_judgement(self, indicator: str, year: int) -> Judgement | None:
        store = self._store()
        mine = [
            j
            for j in store.records().judgements
            if (store.ids.of(j.indicator), j.year) == (store.ids.of(indicator), year)
        ]
        return max(mine, key=lambda j: j.rank, default=None)

    def _check_judging(self, judging: Judging | None) -> None:
        """See that nobody judged meanwhile, before anything is saved."""
        if judging is None:
            return
        stands = self._standing_judgement(judging.indicator, judging.year)
        if stands is not None and stands.id != judging.seen:
            raise ScorecardError(
                words.ScreenEntry.JUDGED_MEANWHILE.format(
                    by=stands.by,
                    status=status_word(stands.status),
                    at=f"{stands.entered_at:%Y-%m-%d at %H:%M}",
                    because=stands.because,
                )
            )

    def _judge(
        self, store: Store, judging: Judging, by: str, *, alone: bool, counts: bool = True
    ) -> str:
        before = self._standing_judgement(judging.indicator, judging.year)
        made = store.judge(judging.indicator, judging.year, judging.status, judging.because, by=by)
        if counts:
            last = None if alone else self._saves[-1]
            if isinstance(last, _Save):
                self._saves[-1] = replace(last, judgement=(made, before))
            else:
                self._saves.append(_Save((), (made, before)))
        indicator = self._indicator(made.indicator)
        name = made.indicator if indicator is None else indicator.title
        said = words.ScreenEntry.JUDGED
        return said.format(title=name, year=made.year, status=status_word(made.status))

    def _indicator(self, id_: str) -> Indicator | None:
        workspace = self._session.workspace
        return None if workspace is None else workspace.strategy.find(id_)

    def _told(self, made: Reading, before: Reading | None) -> str:
        """Say what a revision says, and what was said before it."""
        loaded, indicator = self._session.loaded, self._indicator(made.indicator)
        if loaded is None or loaded.card is None or indicator is None:
            return words.ScreenEntry.SAVED_PLAIN.format(title=made.indicator, year=made.year)
        figures = Figures(loaded.card, ascii_only=False)
        entity = None if made.entity is None else indicator.entity(made.entity)
        title = indicator.title
        if entity is not None:
            title = words.ScreenEntities.TITLE_OF.format(title=title, entity=entity.title)
        was = ""
        if before is not None and not before.retracted:
            was = stated(before, figures, indicator)
        now = stated(made, figures, indicator)
        said = words.ScreenEntry.SAVED_WAS if was not in ("", now) else words.ScreenEntry.SAVED
        return said.format(title=title, year=made.year, value=now, was=was)
