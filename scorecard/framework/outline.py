"""The outline of a document: its goals, objectives and indicators, however they were nested."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scorecard.framework.sheet import Sheet
from scorecard.framework.text import described, id_flaw, shown
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.framework.findings import Findings
    from scorecard.framework.locate import Path

CHILDREN = {"goal": ("objective", "indicator"), "objective": ("indicator",), "indicator": ()}


@dataclass
class Node:
    """One goal, objective or indicator as written.

    ``id`` is the placeholder, such as ``objective-1a-indicator-2``, where the plan gives no
    usable one, and ``named`` is then False.
    """

    level: str
    sheet: Sheet
    id: str
    named: bool
    placeholder: str
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in the order of the plan."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(findings: Findings, document: dict[str, Any]) -> list[Node]:
    """Return the goals with all below them; report what is nested wrongly."""
    root = Sheet(findings, (), document, "")
    return _nodes(root, "goal", None)


def _nodes(parent: Sheet, level: str, holder: Node | None) -> list[Node]:
    """Return the tables of one level under a parent, single brackets forgiven but reported."""
    value = parent.table.get(level)
    if value is None:
        return []
    path: Path = (*parent.path, level)
    if isinstance(value, dict):
        node = _node(parent, level, path, value, (0, holder))
        _report_single(node)
        return [node]
    if not isinstance(value, list):
        what = words.PlanKeys.NO_TABLE.format(header=_header(path), value=described(value))
        parent.say(what, level)
        return []
    nodes: list[Node] = []
    for number, table in enumerate(value):
        if isinstance(table, dict):
            nodes.append(_node(parent, level, (*path, number), table, (number, holder)))
        else:
            what = words.PlanKeys.ENTRY_NO_TABLE.format(
                level=words.PlanNames.LEVELS[level],
                number=number + 1,
                header=_header(path),
                value=described(table),
            )
            parent.say(what, level, number)
    return nodes


def _node(
    parent: Sheet, level: str, path: Path, table: dict[str, Any], place: tuple[int, Node | None]
) -> Node:
    number, holder = place
    id_ = table.get("id")
    named = isinstance(id_, str) and not id_flaw(id_)
    if holder is None:
        stand_in = f"{level}-{number + 1}"
    else:
        stem = f"{holder.level}-{holder.id}" if holder.named else holder.id
        stand_in = f"{stem}-{level}-{number + 1}"
    name = _name(level, str(id_) if named else None, number, holder)
    sheet = Sheet(parent.findings, path, table, name)
    node = Node(level, sheet, str(id_) if named else stand_in, named, stand_in)
    for child in CHILDREN[level]:
        node.children.extend(_nodes(sheet, child, node))
    return node


def _name(level: str, id_: str | None, number: int, holder: Node | None) -> str:
    """Return what findings call a node: by its id, or without one by its position."""
    said = words.PlanNames.LEVELS[level]
    if id_ is not None:
        return words.PlanNames.NODE.format(level=said, id=shown(id_))
    if holder is None:
        return words.PlanNames.NAMELESS.format(level=said, number=number + 1)
    return words.PlanNames.NAMELESS_OF.format(
        level=said, number=number + 1, holder=holder.sheet.name
    )


def _report_single(node: Node) -> None:
    """Report a table that should be one of many: single brackets, or a child with no parent."""
    sheet, path = node.sheet, node.sheet.path
    children = [child for child in CHILDREN[node.level] if child in sheet.table]
    if children and len(children) == len(sheet.table):
        # Only a longer header speaks of it: [[goal.objective]] before any [[goal]].
        sheet.findings.meant.update({(*path, "id"), (*path, "title")})
        inner = _header((*path, children[0]))
        sheet.say(words.PlanKeys.BEFORE_ANY.format(header=inner, parent=_header(path)))
    else:
        header = _header(path)
        sheet.say(words.PlanKeys.SINGLE.format(header=header, single=header[1:-1]))


def _header(path: Path) -> str:
    return f"[[{'.'.join(part for part in path if isinstance(part, str))}]]"
