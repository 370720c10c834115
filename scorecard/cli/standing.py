"""Where everything stands: the scorecard of a year printed, as a table or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.cli.asked import say_notices
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from scorecard.cli.asked import Asked
    from scorecard.model.scorecard import GoalResult, ObjectiveResult, Scorecard
    from scorecard.workspace import Workspace


def print_status(asked: Asked, ids: tuple[str, ...] = ()) -> None:
    """Print the scorecard, of some goals, objectives or indicators alone where ids are given.

    Raises:
        ScorecardError: an id is unknown, or the plan or the store is at fault.
    """
    workspace = asked.load()
    try:
        _print(workspace, asked, ids)
    finally:
        say_notices(workspace)


def _print(workspace: Workspace, asked: Asked, ids: tuple[str, ...]) -> None:
    from scorecard.cli.console import name_faults, print_json, say  # noqa: PLC0415 - when used

    name_faults(workspace.errors)
    card = workspace.scorecard(asked.year, asked.as_of)
    wanted = wanted_ids(card, ids)
    if asked.json:
        from scorecard.exchange import scorecard_json  # noqa: PLC0415 - only when asked for

        print_json(narrowed(scorecard_json(card), wanted))
        return
    from scorecard.cli.table import table  # noqa: PLC0415 - JSON needs none of it
    from scorecard.cli.wording import closed_lines  # noqa: PLC0415

    closed = closed_lines(workspace, card.year, asked.as_of)
    say(table(card, wanted, ascii_only=asked.ascii, remarks=closed))


def wanted_ids(card: Scorecard, ids: tuple[str, ...]) -> frozenset[str] | None:
    """Return the ids of the indicators and headings to show; None shows all.

    Raises:
        ScorecardError: an id is unknown.
    """
    if not ids:
        return None
    wanted: set[str] = set()
    for id_ in ids:
        found = _under(card, id_)
        if not found:
            from scorecard.model.nearest import did_you_mean, nearest  # noqa: PLC0415 - a fault
            from scorecard.model.text import quoted  # noqa: PLC0415

            hint = did_you_mean(nearest(id_, sorted(_all_ids(card))))
            what = f"the plan has no goal, objective or indicator {quoted(id_)}{hint}"
            raise ScorecardError(what)
        wanted |= found
    return frozenset(wanted)


def _under(card: Scorecard, id_: str) -> set[str]:
    """Return the ids of a goal, objective or indicator with everything below it."""
    for goal in card.goals:
        if goal.goal.id == id_:
            return _ids_of_goal(goal)
        for objective in goal.objectives:
            if objective.objective.id == id_:
                return _ids_of_objective(objective)
    found = card.find(id_)
    return {found.indicator.id} if found else set()


def _ids_of_goal(goal: GoalResult) -> set[str]:
    ids = {goal.goal.id, *(r.indicator.id for r in goal.indicators)}
    for objective in goal.objectives:
        ids |= _ids_of_objective(objective)
    return ids


def _ids_of_objective(objective: ObjectiveResult) -> set[str]:
    return {objective.objective.id, *(r.indicator.id for r in objective.indicators)}


def _all_ids(card: Scorecard) -> set[str]:
    return {id_ for goal in card.goals for id_ in _ids_of_goal(goal)}


def narrowed(data: dict[str, object], wanted: frozenset[str] | None) -> dict[str, object]:
    """Keep of a scorecard's JSON the wanted indicators and the headings above them."""
    if wanted is None:
        return data
    goals = []
    for goal in _rows(data["goals"]):
        objectives = []
        for objective in _rows(goal["objectives"]):
            objective["indicators"] = _chosen(objective["indicators"], wanted)
            if objective["indicators"] or objective["id"] in wanted:
                objectives.append(objective)
        goal["objectives"] = objectives
        goal["indicators"] = _chosen(goal["indicators"], wanted)
        if objectives or goal["indicators"] or goal["id"] in wanted:
            goals.append(goal)
    return {**data, "goals": goals}


def _rows(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def _chosen(value: object, wanted: frozenset[str]) -> list[dict[str, object]]:
    return [row for row in _rows(value) if row["id"] in wanted]
