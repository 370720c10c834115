"""The outline of a document: its goals, objectives and indicators, however they were nested."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scorecard.framework.sheet import Sheet
from scorecard.framework.text import described, id_flaw, shown

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
        parent.say(f"{_header(path)} must be a table, not {described(value)}", level)
        return []
    nodes: list[Node] = []
    for number, table in enumerate(value):
        if isinstance(table, dict):
            nodes.append(_node(parent, level, (*path, number), table, (number, holder)))
        else:
            what = f"{level} {number + 1} must be a table under {_header(path)}"
            parent.say(f"{what}, not {described(table)}", level, number)
    return nodes


def _node(
    parent: Sheet, level: str, path: Path, table: dict[str, Any], place: tuple[int, Node | None]
) -> Node:
    number, holder = place
    id_ = table.get("id")
    named = isinstance(id_, str) and not id_flaw(id_)
    if holder is None:
        stand_in, spoken = f"{level}-{number + 1}", f"{level} {number + 1}"
    else:
        stem = f"{holder.level}-{holder.id}" if holder.named else holder.id
        stand_in = f"{stem}-{level}-{number + 1}"
        spoken = f"{level} {number + 1} of {holder.sheet.name}"
    name = f"{level} {shown(str(id_))}" if named else spoken
    sheet = Sheet(parent.findings, path, table, name)
    node = Node(level, sheet, str(id_) if named else stand_in, named, stand_in)
    for child in CHILDREN[level]:
        node.children.extend(_nodes(sheet, child, node))
    return node


def _report_single(node: Node) -> None:
    """Report a table that should be one of many: single brackets, or a child with no parent."""
    sheet, path = node.sheet, node.sheet.path
    children = [child for child in CHILDREN[node.level] if child in sheet.table]
    if children and len(children) == len(sheet.table):
        # Only a longer header speaks of it: [[goal.objective]] before any [[goal]].
        sheet.findings.meant.update({(*path, "id"), (*path, "title")})
        sheet.say(
            f"{_header((*path, children[0]))} stands before any {_header(path)}; "
            f"begin with {_header(path)}, its id and its title"
        )
    else:
        sheet.say(f"write it with double brackets: {_header(path)}, not {_header(path)[1:-1]}")


def _header(path: Path) -> str:
    return f"[[{'.'.join(part for part in path if isinstance(part, str))}]]"
