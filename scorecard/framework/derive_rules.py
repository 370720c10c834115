"""Rules over derived indicators together: known ids, kinds that add up, no circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.framework.measure import NUMERIC, Measure
from scorecard.framework.references import unknown_id
from scorecard.framework.text import shown
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from scorecard.framework.outline import Node
    from scorecard.framework.references import Register

_RULES = ("sum", "difference", "share")


def check_derived(known: Register) -> None:
    """Report inputs that are unknown or not numbers, and indicators derived from themselves."""
    ids = [node.id for node in known.nodes if node.level == "indicator" and node.named]
    inputs: dict[str, list[str]] = {}
    for node in known.nodes:
        if node.level == "indicator" and "derive" in node.sheet.table:
            inputs[node.id] = _inputs(node, known, ids)
    for circle in _circles(inputs):
        members = [known.by_id[id_] for id_ in circle]
        places = members[0].sheet.findings.places
        first = min(members, key=lambda node: places.find((*node.sheet.path, "derive")))
        at = circle.index(first.id)
        names = " → ".join(shown(id_) for id_ in [*circle[at:], *circle[:at], first.id])
        first.sheet.say(words.PlanIds.CIRCLE.format(ids=names), "derive")
        # One line names the circle; every indicator in it is without a value.
        first.sheet.findings.faulty.update(node.sheet.path for node in members)


def _inputs(node: Node, known: Register, candidates: list[str]) -> list[str]:
    """Return the ids a node is derived from; report those that will not do."""
    ids: list[str] = []
    for derive in node.sheet.inner("derive"):
        for rule in _RULES:
            for number, id_ in enumerate(derive.value(rule) or []):
                what = unknown_id(known, id_, candidates)
                if not what:
                    ids.append(id_)
                    kind = Measure.of(known.by_id[id_].sheet).kind
                    if kind is None or kind in NUMERIC:
                        continue
                    what = words.PlanIds.NO_NUMBER.format(id=shown(id_), kind=kind)
                elif not known.all_named and not known.knows(id_):
                    continue  # it may be the id of one whose id is reported as it is
                derive.say(words.PlanNames.SAYS.format(name=rule, what=what), rule, number)
    return ids


def _circles(inputs: dict[str, list[str]]) -> list[list[str]]:
    """Return each circle among derived indicators once, as ids in order.

    Whatever waits for no other derived indicator is settled until nothing more can be; what is
    left holds a circle, which is then settled too. No recursion: a chain may be of any length.
    """
    waits = {id_: {other for other in ids if other in inputs} for id_, ids in inputs.items()}
    dependents: dict[str, list[str]] = {id_: [] for id_ in inputs}
    for id_, others in waits.items():
        for other in others:
            dependents[other].append(id_)
    ready = [id_ for id_, others in waits.items() if not others]
    left = dict.fromkeys(inputs)
    circles: list[list[str]] = []
    while left:
        while ready:
            settled = ready.pop()
            left.pop(settled, None)
            for id_ in dependents[settled]:
                waits[id_].discard(settled)
                if id_ in left and not waits[id_]:
                    ready.append(id_)
        if left:
            circles.append(_circle(waits, next(iter(left))))
            ready.extend(circles[-1])
            for id_ in circles[-1]:
                waits[id_].clear()
    return circles


def _circle(waits: dict[str, set[str]], start: str) -> list[str]:
    """Follow what waits for what from ``start`` until it comes round; return the circle."""
    trail: dict[str, None] = {}
    id_ = start
    while id_ not in trail:
        trail[id_] = None
        id_ = min(waits[id_])
    ids = list(trail)
    return ids[ids.index(id_) :]
