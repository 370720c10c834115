"""The ids of a plan: its outline, ids used twice, and what refers to an id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scorecard.framework.findings import Table
from scorecard.framework.shapes import id_flaw
from scorecard.framework.target_rules import AllowedValues
from scorecard.framework.wording import described, nearest_offered, shown
from scorecard.messages.catalogue import words
from scorecard.model.plan import NUMERIC, Derivation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.framework.findings import Findings
    from scorecard.framework.places import Path


CHILDREN = {"goal": ("objective", "indicator"), "objective": ("indicator",), "indicator": ()}


@dataclass
class Node:
    """One goal, objective or indicator as written.

    ``id`` is the placeholder, such as ``objective-1a-indicator-2``, where the plan gives no
    usable one, and ``named`` is then False.
    """

    level: str
    table: Table
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
    root = Table(findings, (), document, "")
    return _nodes(root, "goal", None)


def _nodes(parent: Table, level: str, holder: Node | None) -> list[Node]:
    """Return the tables of one level under a parent, single brackets forgiven but reported."""
    value = parent.content.get(level)
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
    parent: Table, level: str, path: Path, content: dict[str, Any], place: tuple[int, Node | None]
) -> Node:
    number, holder = place
    id_ = content.get("id")
    named = isinstance(id_, str) and not id_flaw(id_)
    if holder is None:
        stand_in = f"{level}-{number + 1}"
    else:
        stem = f"{holder.level}-{holder.id}" if holder.named else holder.id
        stand_in = f"{stem}-{level}-{number + 1}"
    name = _name(level, str(id_) if named else None, number, holder)
    table = Table(parent.findings, path, content, name)
    node = Node(level, table, str(id_) if named else stand_in, named, stand_in)
    for child in CHILDREN[level]:
        node.children.extend(_nodes(table, child, node))
    return node


def _name(level: str, id_: str | None, number: int, holder: Node | None) -> str:
    """Return what findings call a node: by its id, or without one by its position."""
    said = words.PlanNames.LEVELS[level]
    if id_ is not None:
        return words.PlanNames.NODE.format(level=said, id=shown(id_))
    if holder is None:
        return words.PlanNames.NAMELESS.format(level=said, number=number + 1)
    return words.PlanNames.NAMELESS_OF.format(
        level=said, number=number + 1, holder=holder.table.name
    )


def _report_single(node: Node) -> None:
    """Report a table that should be one of many: single brackets, or a child with no parent."""
    table, path = node.table, node.table.path
    children = [child for child in CHILDREN[node.level] if child in table.content]
    if children and len(children) == len(table.content):
        # Only a longer header speaks of it: [[goal.objective]] before any [[goal]].
        table.findings.meant.update({(*path, "id"), (*path, "title")})
        inner = _header((*path, children[0]))
        table.say(words.PlanKeys.BEFORE_ANY.format(header=inner, parent=_header(path)))
    else:
        header = _header(path)
        table.say(words.PlanKeys.SINGLE.format(header=header, single=header[1:-1]))


def _header(path: Path) -> str:
    return f"[[{'.'.join(part for part in path if isinstance(part, str))}]]"


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
    headline = objective.table.word("headline")
    own = [child.id for child in objective.children if child.named]
    if headline is None or headline in own:
        return
    if all(child.named for child in objective.children):
        listed = words.LIST_SEPARATOR.join(shown(id_) for id_ in own)
        hint = words.PlanIds.ITS_OWN.format(ids=listed) if own else ""
        what = unknown_id(known, headline, own) or words.PlanIds.NOT_ITS_OWN.format(
            id=shown(headline), hint=hint
        )
        objective.table.say(words.PlanNames.SAYS.format(name="headline", what=what), "headline")


def unknown_id(known: Register, id_: str, candidates: Sequence[str]) -> str:
    """Return what is wrong with an id that should be an indicator's, or "" when it is one."""
    node = known.by_id.get(id_)
    if node is not None:
        if node.level == "indicator":
            return ""
        return words.PlanIds.NO_INDICATOR[node.level].format(id=shown(id_))
    if id_ in known.former:
        return words.PlanIds.FORMER.format(id=shown(id_), now=shown(known.former[id_].id))
    return words.PlanIds.UNKNOWN.format(id=shown(id_), hint=nearest_offered(id_, candidates))


def _register_ids(found: Register) -> None:
    claims: dict[str, list[Node]] = {}
    for node in found.nodes:
        if node.named:
            claims.setdefault(node.id, []).append(node)
    for id_, nodes in claims.items():
        if len(nodes) > 1:  # the first in the file keeps it; the plan's order may differ
            nodes.sort(key=lambda node: _line(node.table, "id"))
        found.by_id[id_] = nodes[0]
        for node in nodes[1:]:
            what = words.PlanIds.TWICE.format(
                id=shown(id_), holder=nodes[0].table.name, line=_line(nodes[0].table, "id")
            )
            node.table.say(what, "id")
            node.id, node.named = node.placeholder, False


def _name_the_nameless(found: Register) -> None:
    taken = set(found.by_id)
    for node in found.nodes:
        if not node.named:
            while node.id in taken:
                node.id += "-x"
            taken.add(node.id)


def _register_former(found: Register, node: Node) -> None:
    former = node.table.value("formerly")
    for number, id_ in enumerate(former or []):
        if holder := found.by_id.get(id_):
            template, key = words.PlanIds.FORMER_IS_ID, "id"
        elif holder := found.former.get(id_):
            template, key = words.PlanIds.FORMER_TAKEN, "formerly"
        else:
            found.former[id_] = node
            continue
        table = holder.table
        what = template.format(id=shown(id_), holder=table.name, line=_line(table, key))
        node.table.say(what, "formerly", number)


def _line(table: Table, key: str) -> int:
    return table.findings.places.find((*table.path, key)).line


def check_derived(known: Register) -> None:
    """Report inputs that are unknown or not numbers, and indicators derived from themselves."""
    ids = [node.id for node in known.nodes if node.level == "indicator" and node.named]
    inputs: dict[str, list[str]] = {}
    for node in known.nodes:
        if node.level == "indicator" and "derive" in node.table.content:
            inputs[node.id] = _inputs(node, known, ids)
    for circle in _circles(inputs):
        members = [known.by_id[id_] for id_ in circle]
        places = members[0].table.findings.places
        first = min(members, key=lambda node: places.find((*node.table.path, "derive")))
        at = circle.index(first.id)
        names = " → ".join(shown(id_) for id_ in [*circle[at:], *circle[:at], first.id])
        first.table.say(words.PlanIds.CIRCLE.format(ids=names), "derive")
        # One line names the circle; every indicator in it is without a value.
        first.table.findings.faulty.update(node.table.path for node in members)


def _inputs(node: Node, known: Register, candidates: list[str]) -> list[str]:
    """Return the ids a node is derived from; report those that will not do."""
    ids: list[str] = []
    for derive in node.table.inner("derive"):
        for rule in Derivation:
            for number, id_ in enumerate(derive.value(rule) or []):
                what = unknown_id(known, id_, candidates)
                if not what:
                    ids.append(id_)
                    kind = AllowedValues.of(known.by_id[id_].table).kind
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
