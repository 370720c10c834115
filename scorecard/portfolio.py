"""A portfolio opened: the plan and the store of every member, several at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard import clock
from scorecard.assessment.assess import half_entered
from scorecard.messages.catalogue import speaking
from scorecard.model.fault import Fault, ScorecardError
from scorecard.review.due import due_all
from scorecard.review.portfolio import Board, Opened, most_have, put_together
from scorecard.workspace import Workspace, find_places

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from scorecard.model.portfolio import Member, Portfolio

# Most of the time goes into waiting where stores are on other computers.
_AT_ONCE = 8


def open_portfolio(
    portfolio: Portfolio,
    *,
    year: int | None = None,
    as_of: date | None = None,
    faults: tuple[Fault, ...] = (),
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Board:
    """Open every member; one that cannot be read keeps its faults, and the rest is shown.

    Args:
        portfolio: as declared.
        year: the year of every scorecard; None for the latest that most members have.
        as_of: the day whose knowledge is used.
        faults: those of the portfolio's own file.
        progress: told how many members of how many are open.
    """
    found = _opened(portfolio, progress)
    read = [each for each in found if isinstance(each, Workspace)]
    shown, most = year, True
    if shown is None:
        had = [half_entered(each.strategy, each.store.records(), as_of) for each in read]
        shown = most_have(had)
    if shown is None:
        shown, most = max((each.strategy.period[0] for each in read), default=0), False
    members = [
        _assessed(member, each, shown, as_of) if isinstance(each, Workspace) else each
        for member, each in zip(portfolio.members, found, strict=True)
    ]
    shared = tuple(put_together(each, members) for each in portfolio.shared)
    chosen = year is not None
    return Board(portfolio, shown, as_of, chosen, tuple(members), shared, faults, most)


def _assessed(member: Member, found: Workspace, year: int, as_of: date | None) -> Opened:
    """Assess a member; what is said meanwhile writes years as the member does."""
    with speaking(calendar=found.strategy.calendar):
        card = found.scorecard(year, as_of)
        due = due_all(card, found.store.records(), today=clock.today())
    return Opened(member, card, due, found.errors)


def _opened(portfolio: Portfolio, progress: Callable[[int, int], None]) -> list[Workspace | Opened]:
    """Return every member's plan and store, or its faults."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        tasks = [pool.submit(_open, member) for member in portfolio.members]
        for done, _ in enumerate(as_completed(tasks), start=1):
            progress(done, len(tasks))
    return [task.result() for task in tasks]


def _open(member: Member) -> Workspace | Opened:
    if member.faulty:
        return Opened(member)
    try:
        places = find_places(Path(member.plan), Path(member.data) if member.data else None)
        return Workspace(places, speaks=False)
    except ScorecardError as error:
        return Opened(member, faults=error.faults)
    except OSError as error:
        return Opened(member, faults=(Fault(member.plan, (error.strerror or str(error)).lower()),))
