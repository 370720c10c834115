"""Ids over the whole plan: each unique, and each that is named elsewhere known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.framework.suggest import did_you_mean
from scorecard.framework.text import shown

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
        hint = f"; its indicators are {', '.join(shown(id_) for id_ in own)}" if own else ""
        what = unknown_id(known, headline, own) or (
            f'"{shown(headline)}" is not an indicator of this objective{hint}'
        )
        objective.sheet.say(f"headline: {what}", "headline")


def unknown_id(known: Register, id_: str, candidates: Sequence[str]) -> str:
    """Return what is wrong with an id that should be an indicator's, or "" when it is one."""
    node = known.by_id.get(id_)
    if node is not None:
        if node.level == "indicator":
            return ""
        article = "an" if node.level == "objective" else "a"
        return f'"{shown(id_)}" is {article} {node.level}, not an indicator'
    if id_ in known.former:
        return f'"{shown(id_)}" is a former id; write "{shown(known.former[id_].id)}"'
    return f'unknown indicator "{shown(id_)}"{did_you_mean(id_, candidates)}'


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
            where = f"{nodes[0].sheet.name} in line {_line(nodes[0].sheet, 'id')}"
            node.sheet.say(f'the id "{shown(id_)}" is used twice; {where} has it already', "id")
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
        holder, verb = found.by_id.get(id_), "is the id of"
        if holder is None:
            holder, verb = found.former.get(id_), "is named already by"
        if holder is None:
            found.former[id_] = node
            continue
        key = "id" if verb == "is the id of" else "formerly"
        where = f"{holder.sheet.name} in line {_line(holder.sheet, key)}"
        node.sheet.say(f'formerly: "{shown(id_)}" {verb} {where}', "formerly", number)


def _line(sheet: Sheet, key: str) -> int:
    return sheet.findings.places.find((*sheet.path, key)).line
