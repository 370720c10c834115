"""Saving readings and a judgement as one step, and letting one side of a contested one stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.files import typed_path
from scorecard.messages.catalogue import words
from scorecard.messages.terms import status_word
from scorecard.model.fault import ScorecardError
from scorecard.records.entry import restoring
from scorecard.records.evidence import check_number, copied_in, folder_of, look_at
from scorecard.tui.forms.kept import title_of
from scorecard.tui.indicator.readings import stated
from scorecard.tui.look.figures import Figures
from scorecard.tui.step import Step
from scorecard.tui.store_state import waiting_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.records import Judgement
    from scorecard.model.status import Status
    from scorecard.records.entry import Entry
    from scorecard.records.store import Store
    from scorecard.tui.screens.contested_rows import Side
    from scorecard.tui.step import Task, Writing

    # Each revision made, with what stood before it.
    _Made = Sequence[tuple[Reading, Reading | None]]


@dataclass(frozen=True, slots=True)
class Judging:
    """A person's judgement on its way into the store, and the one they saw standing."""

    indicator: str
    year: int
    status: Status
    because: str
    seen: str | None = None


def save_readings(
    entries: Sequence[Entry],
    seen: Mapping[ReadingKey, str | None],
    judging: Judging | None = None,
    *,
    files: Sequence[str] = (),
) -> Task:
    """Return what enters readings, all or none, and a judgement.

    ``files`` are those that each of the readings is to name besides, as they were typed; one from
    elsewhere is copied in.

    It raises ``Conflict`` where somebody changed one of the readings meanwhile: nothing is saved.
    """

    def task(writing: Writing) -> Step:
        store = writing.store
        before = {entry.key: store.head(entry.key) for entry in entries}
        _check_judging(store, judging)
        made = _saved(writing, entries, seen, files) if entries else ()
        changes = tuple((reading, before[reading.key]) for reading in made)

        def step(said: Sequence[str], judged: tuple[Judgement, Judgement | None] | None) -> Step:
            def back(writing: Writing) -> str:
                return _undone(writing, changes, judged)

            told = " ".join(part for part in (*said, waiting_words(store)) if part)
            return Step(told, back if changes or judged else None, len(changes))

        said = [_told(writing, reading, before[reading.key]) for reading in made]
        judged = None
        if judging is not None:
            # Until the judgement is in as well, what is saved can be taken back alone.
            writing.partly = step(said, None)
            judged = _judge(writing, judging)
            said.append(_told_judgement(writing, judged[0]))
        if len(made) > 1:
            said = [words.ScreenEntry.SAVED_MANY.format(number=len(made))]
        return step(said, judged)

    return task


def _saved(
    writing: Writing,
    entries: Sequence[Entry],
    seen: Mapping[ReadingKey, str | None],
    files: Sequence[str],
) -> Sequence[Reading]:
    """Enter readings that name files besides those they name, copied in where they are not."""
    folder = folder_of(writing.store.path)
    offered = look_at(folder, [str(typed_path(name)) for name in files])
    check_number(len(offered) + max(len(entry.evidence) for entry in entries))
    with copied_in(folder, offered) as found:
        named = [
            replace(entry, evidence=tuple(dict.fromkeys((*entry.evidence, *found))))
            for entry in entries
        ]
        return writing.store.add(named, by=writing.by, seen=seen)


def settle_side(side: Side, chosen: Reading, reason: str) -> Task:
    """Return what lets one side of a contested reading stand, as the next revision."""

    def task(writing: Writing) -> Step:
        (entry,) = restoring([(chosen, chosen)], reason)
        before = writing.store.head(entry.key)
        made = writing.store.settle(entry, by=writing.by, seen=side.seen)

        def back(writing: Writing) -> str:
            said = _restored(writing, ((made, before),))
            return " ".join((*said, words.ScreenStore.STAYS_SETTLED))

        said = words.ScreenStore.SETTLED.format(place=side.title, value=side.value)
        return Step(said, back)

    return task


def undoing(changes: _Made) -> Callable[[Writing], str]:
    """Return what lets stand again what stood before some revisions."""
    return lambda writing: _undone(writing, changes, None)


def _undone(
    writing: Writing, changes: _Made, judged: tuple[Judgement, Judgement | None] | None
) -> str:
    """Let stand again what stood before; a first judgement stays, for it cannot be taken back."""
    former = None if judged is None else judged[1]
    if judged is not None and former is None and not changes:
        raise ScorecardError(words.ScreenEntry.FIRST_JUDGED)
    said = _restored(writing, changes)
    if former is not None:
        judging = Judging(former.indicator, former.year, former.status, former.because)
        made, _ = _judge(writing, judging)
        said.append(_told_judgement(writing, made))
    elif judged is not None:
        said.append(words.ScreenEntry.FIRST_JUDGED)
    return " ".join(said)


def _restored(writing: Writing, changes: _Made) -> list[str]:
    """Enter again what stood before some revisions; say of each what stands now."""
    if not changes:
        return []
    seen: dict[ReadingKey, str | None] = {made.key: writing.seen(made.id) for made, _ in changes}
    restored = writing.store.add(restoring(changes), by=writing.by, seen=seen)
    for now, (_, before) in zip(restored, changes, strict=True):
        if before is not None:
            writing.now[before.id] = now.id
    pairs = zip(restored, changes, strict=True)
    return [_told(writing, now, made) for now, (made, _) in pairs]


def _standing_judgement(store: Store, indicator: str, year: int) -> Judgement | None:
    mine = [
        j
        for j in store.records().judgements
        if (store.ids.of(j.indicator), j.year) == (store.ids.of(indicator), year)
    ]
    return max(mine, key=lambda j: j.rank, default=None)


def _check_judging(store: Store, judging: Judging | None) -> None:
    """See that nobody judged meanwhile, before anything is saved."""
    if judging is None:
        return
    stands = _standing_judgement(store, judging.indicator, judging.year)
    if stands is not None and stands.id != judging.seen:
        raise ScorecardError(
            words.ScreenEntry.JUDGED_MEANWHILE.format(
                by=stands.by,
                status=status_word(stands.status),
                at=f"{stands.entered_at:%Y-%m-%d at %H:%M}",
                because=stands.because,
            )
        )


def _judge(writing: Writing, judging: Judging) -> tuple[Judgement, Judgement | None]:
    """Enter a judgement; return it and the one before."""
    store, of = writing.store, (judging.indicator, judging.year)
    before = _standing_judgement(store, *of)
    return store.judge(*of, judging.status, judging.because, by=writing.by), before


def _told_judgement(writing: Writing, made: Judgement) -> str:
    indicator = writing.strategy.find(made.indicator)
    name = made.indicator if indicator is None else indicator.title
    said = words.ScreenEntry.JUDGED
    return said.format(title=name, year=made.year, status=status_word(made.status))


def _told(writing: Writing, made: Reading, before: Reading | None) -> str:
    """Say what a revision says, and what was said before it."""
    indicator = writing.strategy.find(made.indicator)
    if writing.card is None or indicator is None:
        return words.ScreenEntry.SAVED_PLAIN.format(title=made.indicator, year=made.year)
    figures = Figures(writing.card, ascii_only=False)
    entity = None if made.entity is None else indicator.entity(made.entity)
    part = None if made.part is None else indicator.part(made.part)
    title = title_of(indicator, entity, part)
    was = ""
    if before is not None and not before.retracted:
        was = stated(before, figures, indicator)
    now = stated(made, figures, indicator)
    said = words.ScreenEntry.SAVED_WAS if was not in ("", now) else words.ScreenEntry.SAVED
    return said.format(title=title, year=made.year, value=now, was=was)
