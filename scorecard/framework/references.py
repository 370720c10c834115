"""Ids over the whole plan: each unique, and each that is named elsewhere known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.framework.suggest import did_you_mean
from scorecard.framework.text import shown
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.framework.outline import Node
    from scorecard.framework.sheet import Sheet


@dataclass
class Register:
    """Who has which id, and who had it formerly."""

    nodes: list[Node]
    by_id: dict[str, Node] = field(default_factory=dict)
    former: dict[str, Node] = field(default_factory=dict)

    @property
    def all_named(self) -> bool:
        """Say whether every goal, objective and indicator has an id of its own."""
        return all(node.named for node in self.nodes)

    def knows(self, id_: str) -> bool:
        """Say whether an id is anybody's, or was formerly."""
        return id_ in self.by_id or id_ in self.former


def register(goals: Sequence[Node]) -> Register:
    """Take down every id; report those given twice, and give each nameless node a placeholder."""
    found = Register([node for goal in goals for node in goal.walk()])
    _register_ids(found)
    _name_the_nameless(found)
    for node in found.nodes:
        _register_former(found, node)
    return found


def check_headline(objective: Node, known: Register) -> None:
    """Report a headline that is not one of the objective's own indicators."""
    headline = objective.sheet.word("headline")
    own = [child.id for child in objective.children if child.named]
    if headline is None or headline in own:
        return
    if all(child.named for child in objective.children):
        listed = words.LIST_SEPARATOR.join(shown(id_) for id_ in own)
        hint = words.PlanIds.ITS_OWN.format(ids=listed) if own else ""
        what = unknown_id(known, headline, own) or words.PlanIds.NOT_ITS_OWN.format(
            id=shown(headline), hint=hint
        )
        objective.sheet.say(words.PlanNames.SAYS.format(name="headline", what=what), "headline")


def unknown_id(known: Register, id_: str, candidates: Sequence[str]) -> str:
    """Return what is wrong with an id that should be an indicator's, or "" when it is one."""
    node = known.by_id.get(id_)
    if node is not None:
        if node.level == "indicator":
            return ""
        return words.PlanIds.NO_INDICATOR[node.level].format(id=shown(id_))
    if id_ in known.former:
        return words.PlanIds.FORMER.format(id=shown(id_), now=shown(known.former[id_].id))
    return words.PlanIds.UNKNOWN.format(id=shown(id_), hint=did_you_mean(id_, candidates))


def _register_ids(found: Register) -> None:
    claims: dict[str, list[Node]] = {}
    for node in found.nodes:
        if node.named:
            claims.setdefault(node.id, []).append(node)
    for id_, nodes in claims.items():
        if len(nodes) > 1:  # the first in the file keeps it; the plan's order may differ
            nodes.sort(key=lambda node: _line(node.sheet, "id"))
        found.by_id[id_] = nodes[0]
        for node in nodes[1:]:
            what = words.PlanIds.TWICE.format(
                id=shown(id_), holder=nodes[0].sheet.name, line=_line(nodes[0].sheet, "id")
            )
            node.sheet.say(what, "id")
            node.id, node.named = node.placeholder, False


def _name_the_nameless(found: Register) -> None:
    taken = set(found.by_id)
    for node in found.nodes:
        if not node.named:
            while node.id in taken:
                node.id += "-x"
            taken.add(node.id)


def _register_former(found: Register, node: Node) -> None:
    former = node.sheet.value("formerly") if node.level == "indicator" else None
    for number, id_ in enumerate(former or []):
        if holder := found.by_id.get(id_):
            template, key = words.PlanIds.FORMER_IS_ID, "id"
        elif holder := found.former.get(id_):
            template, key = words.PlanIds.FORMER_TAKEN, "formerly"
        else:
            found.former[id_] = node
            continue
        sheet = holder.sheet
        what = template.format(id=shown(id_), holder=sheet.name, line=_line(sheet, key))
        node.sheet.say(what, "formerly", number)


def _line(sheet: Sheet, key: str) -> int:
    return sheet.findings.places.find((*sheet.path, key)).line
