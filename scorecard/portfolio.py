"""A portfolio opened: the plan and the store of every member, several at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard import clock
from scorecard.assessment.assess import assess, half_entered
from scorecard.messages.catalogue import speaking, words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.review.due import due_all
from scorecard.review.portfolio import Board, Opened, most_have, put_together
from scorecard.workspace import Workspace, find_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from scorecard.model.plan import Strategy
    from scorecard.model.portfolio import Member, Portfolio
    from scorecard.model.records import Records

# Most of the time goes into waiting where stores are on other computers.
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a member; its store is let go."""

    strategy: Strategy
    records: Records
    store_id: str
    faults: tuple[Fault, ...]
    notices: tuple[str, ...]


Members = tuple[tuple["Member", _Read | Opened], ...]
"""Every member, with what was read of it or with its faults."""


def read_members(
    portfolio: Portfolio, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Members:
    """Read every member; one that cannot be read keeps its faults.

    Args:
        portfolio: as declared.
        progress: told how many members of how many are open.
    """
    return tuple(_counted_once(_read_all(portfolio, progress)))


def board_of(
    portfolio: Portfolio,
    found: Members,
    *,
    year: int | None = None,
    as_of: date | None = None,
    faults: tuple[Fault, ...] = (),
) -> Board:
    """Assess what was read of the members, and put together what they share.

    Args:
        portfolio: as declared.
        found: its members as :func:`read_members` returned them.
        year: the year of every scorecard; None for the latest that most members have.
        as_of: the day whose knowledge is used.
        faults: those of the portfolio's own file.
    """
    read = [each for _, each in found if isinstance(each, _Read)]
    shown, most = year, True
    if shown is None:
        had = [half_entered(each.strategy, each.records, as_of) for each in read]
        shown = most_have(had)
    if shown is None:
        shown, most = max((each.strategy.period[0] for each in read), default=0), False
    members = [
        _assessed(member, each, shown, as_of) if isinstance(each, _Read) else each
        for member, each in found
    ]
    shared = tuple(put_together(each, members) for each in portfolio.shared)
    chosen = year is not None
    return Board(portfolio, shown, as_of, chosen, tuple(members), shared, faults, most)


def _assessed(member: Member, found: _Read, year: int, as_of: date | None) -> Opened:
    """Assess a member; what is said meanwhile writes years as the member does."""
    with speaking(calendar=found.strategy.calendar):
        card = assess(found.strategy, found.records, year=year, as_of=as_of)
        due = due_all(card, found.records, today=clock.today())
    return Opened(member, card, due, found.faults, found.notices)


def _counted_once(found: Members) -> Iterator[tuple[Member, _Read | Opened]]:
    """Yield what was read; a member with the very readings of one before it has a fault instead.

    Where two plans lead to one server, or a folder was copied, the file cannot tell.
    """
    seen: dict[str, list[tuple[Member, _Read]]] = {}
    for member, each in found:
        if isinstance(each, _Read) and each.records.readings:
            before = seen.setdefault(each.store_id, [])
            same = [other for other, known in before if known.records == each.records]
            before.append((member, each))
            if same:
                what = words.PortfolioFile.SAME_READINGS.format(other=same[0].id)
                yield member, Opened(member, faults=(Fault(member.plan, what),))
                continue
        yield member, each


def _read_all(portfolio: Portfolio, progress: Callable[[int, int], None]) -> Members:
    """Return every member with what was read of it, or with its faults."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        tasks = [pool.submit(_read, member) for member in portfolio.members]
        for done, _ in enumerate(as_completed(tasks), start=1):
            progress(done, len(tasks))
    return tuple(zip(portfolio.members, (task.result() for task in tasks), strict=True))


def _read(member: Member) -> _Read | Opened:
    if member.faulty:
        return Opened(member)
    try:
        space = Workspace(find_places(Path(member.plan), member.data or None), speaks=False)
    except ScorecardError as error:
        return Opened(member, faults=error.faults)
    except OSError as error:
        return Opened(member, faults=(Fault(member.plan, (error.strerror or str(error)).lower()),))
    store = space.store
    found = _Read(space.strategy, store.records(), store.store_id, space.errors, space.notices)
    store.journal.let_go()  # a server has not as many connections as a network has members
    return found
