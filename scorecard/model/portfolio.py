"""A portfolio as declared: whose strategies it holds, and which indicators they share."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Combine(StrEnum):
    """What the figures of a shared indicator come to together."""

    SUM = "sum"
    POOLED = "pooled"  # in hundredths: all numerators of all denominators
    LIST = "list"  # to nothing: they stand side by side


@dataclass(frozen=True, slots=True)
class Member:
    """One strategy of a portfolio: where its plan is and where its readings are.

    ``plan`` and ``data`` are as one would name them on the command line from where the portfolio
    was opened; ``data`` is empty for the folder beside the plan. ``faulty`` marks one that the file
    could not declare properly.
    """

    id: str
    title: str = ""  # empty for the strategy's own
    tags: tuple[str, ...] = ()
    plan: str = ""
    data: str = ""
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """An indicator that members share: under its own id, or the one that ``members`` has."""

    id: str
    title: str = ""  # empty for the first member's own
    combine: Combine = Combine.LIST
    members: Mapping[str, str] = field(default_factory=dict, hash=False)

    def of(self, member: str) -> str:
        """Return what a member calls it."""
        return self.members.get(member, self.id)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The whole of it, in the order of the file."""

    title: str
    organisation: str = ""
    members: tuple[Member, ...] = ()
    shared: tuple[Shared, ...] = ()

    def tagged(self, tag: str) -> Portfolio:
        """Return the portfolio of the members with a tag alone, however it is capitalised."""
        wanted = tag.casefold()
        members = [m for m in self.members if wanted in (each.casefold() for each in m.tags)]
        return Portfolio(self.title, self.organisation, tuple(members), self.shared)
