"""Saving a reading over what somebody else entered meanwhile: told first, then chosen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.text import visible
from scorecard.records.entry.conflict import Conflict

if TYPE_CHECKING:
    from scorecard.model.reading import Reading
    from scorecard.records import Store
    from scorecard.records.entry.entry import Entry


def enter(
    store: Store, entry: Entry, *, by: str, standing: Reading | None, over: int | None
) -> Reading:
    """Save a reading as the next revision of what the person saw.

    Args:
        store: where it is kept.
        entry: the reading, checked.
        by: who enters it.
        standing: the revision that stood when the command began.
        over: the number of the last revision the person says to have seen.

    Raises:
        ScorecardError: another revision stands, or two are contested, and nobody could be asked
            or chose to keep them; nothing was saved.
    """
    from scorecard.records.care.care import Care  # noqa: PLC0415 - loads when used
    from scorecard.records.care.contested import settle  # noqa: PLC0415

    if over is not None:
        _check_over(store, entry, over)
    ends = Care(store).contested().get(entry.key, ())
    if ends:
        if over is None:
            _ask_to_settle(store, entry, ends)
        return settle(store, entry, by=by, seen=[end.id for end in ends])
    seen = standing
    while True:
        try:
            (saved,) = store.add([entry], by=by, seen={entry.key: seen.id if seen else None})
        except Conflict as conflict:
            _ask_to_go_on(store, entry, conflict)
            seen = store.head(entry.key)
        else:
            return saved


def is_contested(store: Store, entry: Entry) -> bool:
    """Say whether two people revised the reading at once; to agree with one settles it."""
    from scorecard.records.care.care import Care  # noqa: PLC0415 - loads when used

    return entry.key in Care(store).contested()


def _check_over(store: Store, entry: Entry, over: int) -> None:
    """Compare the number the person has seen with the last there is."""
    revisions = {reading.revision: reading for reading in store.history(entry.key)}
    last = max(revisions, default=0)
    if over and not last:
        from scorecard.records.care.rivals import place_words  # noqa: PLC0415 - for a refusal

        raise ScorecardError(words.Care.OVER_FIRST.format(over=over, place=place_words(entry.key)))
    if over > last:
        raise ScorecardError(words.Care.OVER_NONE.format(over=over, last=last))
    if over < last:
        _refuse(store, entry, Conflict(revisions[last], revisions.get(over)))


def _ask_to_go_on(store: Store, entry: Entry, conflict: Conflict[Reading]) -> None:
    """Let the person choose; without one to ask, say how to go on."""
    if not sys.stdin.isatty():
        _refuse(store, entry, conflict)
    click.echo(visible(str(conflict)), err=True)
    chosen = click.prompt(words.Care.CONFLICT_ASK, type=click.Choice(["k", "e"]), err=True)
    if chosen == "k":
        raise ScorecardError(words.Care.CONFLICT_KEPT)


def _refuse(store: Store, entry: Entry, conflict: Conflict[Reading]) -> None:
    hint = words.Care.CONFLICT_OVER.format(over=_last(store, entry))
    raise ScorecardError(*conflict.faults, hint)


def _ask_to_settle(store: Store, entry: Entry, ends: tuple[Reading, ...]) -> None:
    """Show both sides, and ask whether this one settles it."""
    from scorecard.records.care.rivals import place_words, sides_words  # noqa: PLC0415 - loads when used

    said, place, sides = words.Care, place_words(entry.key), sides_words(ends)
    if not sys.stdin.isatty():
        over = _last(store, entry)
        raise ScorecardError(said.CONTESTED_NEEDS.format(place=place, sides=sides, over=over))
    click.echo(visible(said.CONTESTED_BOTH.format(place=place, sides=sides)), err=True)
    if not click.confirm(said.CONTESTED_SETTLE, err=True):
        raise ScorecardError(said.CONFLICT_KEPT)


def _last(store: Store, entry: Entry) -> int:
    return max((reading.revision for reading in store.history(entry.key)), default=0)
