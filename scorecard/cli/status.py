"""``status``: the scorecard of a year as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scorecard.cli.options import Asked, common_options
from scorecard.model.fault import ScorecardError
from scorecard.model.nearest import did_you_mean, nearest
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from scorecard.model.scorecard import GoalResult, ObjectiveResult, Scorecard


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@common_options
def status(asked: Asked, ids: tuple[str, ...] = ()) -> None:
    """Show the scorecard of a year: what is on track, what is off track.

    With IDs of goals, objectives or indicators, shows those alone.
    """
    from scorecard.cli.console import name_faults  # noqa: PLC0415 - loads when used

    workspace = asked.workspace()
    name_faults(workspace.errors)
    card = workspace.scorecard(asked.year, asked.as_of)
    wanted = _wanted(card, ids)
    if asked.json:
        from scorecard.cli.console import print_json  # noqa: PLC0415 - loads when used
        from scorecard.exchange import scorecard_json  # noqa: PLC0415

        print_json(narrowed(scorecard_json(card), wanted))
        return
    from scorecard.cli.console import say  # noqa: PLC0415
    from scorecard.cli.table import table  # noqa: PLC0415
    from scorecard.cli.wording import closed_lines  # noqa: PLC0415

    closed = closed_lines(workspace, card.year, asked.as_of)
    say(table(card, wanted, ascii_only=asked.ascii, remarks=closed))


def _wanted(card: Scorecard, ids: tuple[str, ...]) -> frozenset[str] | None:
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
