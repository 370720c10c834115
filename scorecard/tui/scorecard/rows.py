"""A Scorecard as rows: goals, objectives and indicators in the order of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.terms import note_word, reason_short, status_word
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import (
        Counts,
        EntityResult,
        IndicatorResult,
        RollUp,
        Scorecard,
    )
    from scorecard.tui.look.glyphs import Glyphs


# What cannot be assessed comes after what is amiss, what goes well last.
WORST_FIRST = (
    Status.MISSED,
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.NOT_ASSESSED,
    Status.PARTLY_ACHIEVED,
    Status.ON_TRACK,
    Status.ACHIEVED,
)
# The same where counts are listed: what says nothing yet stands last.
COUNT_ORDER = (
    Status.MISSED,
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.NOT_ASSESSED,
)


class Level(IntEnum):
    """How deep a row stands."""

    GOAL = 0
    OBJECTIVE = 1
    INDICATOR = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``key`` is the plan's id, unique over all levels; ``above`` are its ancestors'.

    ``result`` is set for an indicator alone, ``counts`` for the others; ``label`` is the id that
    stands beside the title: for an indicator, that of the goal or objective it belongs to. ``says``
    is what has its sentence, which is made when it is asked for: of hundreds of rows one is told.
    """

    key: str
    level: Level
    title: str
    label: str
    status: Status
    reason: Reason | None
    says: IndicatorResult | EntityResult | RollUp
    above: tuple[str, ...] = ()
    result: IndicatorResult | None = None
    counts: Counts | None = None

    @property
    def sentence(self) -> str:
        """Return why it stands where it stands."""
        return self.says.sentence

    @property
    def word(self) -> str:
        """Return the status in words; for an indicator without one, the reason why.

        A heading has its counts beside it, which say more than its commonest reason; that its end
        is undecided they do not say.
        """
        unassessed = self.status is Status.NOT_ASSESSED and self.result is not None
        if self.reason is not None and (unassessed or self.reason is Reason.UNDECIDED):
            return reason_short(self.reason)
        return status_word(self.status)

    def status_text(self, glyphs: Glyphs) -> str:
        """Return the mark and the status in words, with its note."""
        said = f"{glyphs.mark(self.status)} {self.word}"
        if self.result is None or self.result.note is None:
            return said
        return words.ScreenWords.STATUS_NOTE.format(status=said, note=note_word(self.result.note))

    @property
    def indicator(self) -> Indicator | None:
        """Return the indicator as declared, for the row of one."""
        return None if self.result is None else self.result.indicator


def build_rows(card: Scorecard) -> tuple[Row, ...]:
    """Return every row of a scorecard: a goal, its own indicators, then its objectives."""
    rows: list[Row] = []
    for goal in card.goals:
        plan = goal.goal
        rows.append(_group(plan.id, plan.title, Level.GOAL, goal.roll_up))
        rows.extend(_indicator(result, plan.id, (plan.id,)) for result in goal.indicators)
        for objective in goal.objectives:
            part = objective.objective
            rows.append(_group(part.id, part.title, Level.OBJECTIVE, objective.roll_up, (plan.id,)))
            above = (plan.id, part.id)
            rows.extend(_indicator(result, part.id, above) for result in objective.indicators)
    return tuple(rows)


def _group(id_: str, title: str, level: Level, sum_: RollUp, above: tuple[str, ...] = ()) -> Row:
    return Row(
        id_,
        level,
        title,
        id_,
        sum_.status,
        sum_.reason,
        sum_,
        above,
        counts=sum_.counts,
    )


def _indicator(result: IndicatorResult, label: str, above: tuple[str, ...]) -> Row:
    return Row(
        result.indicator.id,
        Level.INDICATOR,
        result.indicator.title,
        label,
        result.status,
        result.reason,
        result,
        above,
        result=result,
    )
