"""The file of a portfolio read: its members and what they share, with every fault of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from scorecard.framework.findings import Findings, Table, check_shape, each_table
from scorecard.framework.load import UnreadableError, decode, read_bytes
from scorecard.framework.shapes import Id, Note, OneLine, OneOf, Shape
from scorecard.framework.syntax import read_toml
from scorecard.framework.wording import described, nearest_offered, shown
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault
from scorecard.model.plan import is_address
from scorecard.model.portfolio import Combine, Member, Portfolio, Shared
from scorecard.model.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAN_NAME = "indicators.toml"
_DATA_NAME = "data"
_NOTHING = b"\xef\xbb\xbf \t\r\n"  # a byte-order mark, and blanks


class PortfolioShape(Shape):
    """[portfolio]: the head of the file."""

    title: OneLine
    organisation: Note | None = None


class MemberShape(Shape):
    """One [[member]]."""

    id: Id
    title: OneLine | None = None
    tags: list[OneLine] | None = None
    folder: OneLine | None = None
    framework: OneLine | None = None
    data: OneLine | None = None


class SharedShape(Shape):
    """One [[shared]]."""

    id: Id
    title: OneLine | None = None
    combine: Annotated[str, OneOf(Combine)] | None = None
    members: dict[str, Id] | None = None


_TABLES: dict[str, type[Shape]] = {"member": MemberShape, "shared": SharedShape}


@dataclass(frozen=True, slots=True)
class PortfolioFile:
    """One file, read; ``portfolio`` is None where nothing of it is usable."""

    path: Path
    portfolio: Portfolio | None
    faults: tuple[Fault, ...]


def load_portfolio(path: Path) -> PortfolioFile:
    """Read the file of a portfolio.

    Problems of the file are never raised: they are its ``faults``, all of them at once and in file
    order, and what is not at fault stays usable.

    Args:
        path: the file; the paths in it start from its folder.
    """
    try:
        data = read_bytes(path)
    except UnreadableError as error:
        return PortfolioFile(path, None, (Fault(str(path), str(error)),))
    empty = Fault("", words.PortfolioFile.EMPTY, 1, 1)
    text = decode(data) if data.strip(_NOTHING) else empty
    if isinstance(text, Fault):
        return PortfolioFile(path, None, (replace(text, file=str(path)),))
    document = read_toml(text) or empty
    if isinstance(document, Fault):
        return PortfolioFile(path, None, (replace(document, file=str(path)),))
    reader = _Reader(path, text, document)
    portfolio = reader.read()
    faults = tuple(replace(fault, file=str(path)) for fault in reader.findings.faults())
    return PortfolioFile(path, portfolio, faults)


class _Reader:
    """Holds every table against its shape, and the tables against one another."""

    def __init__(self, path: Path, text: str, document: dict[str, Any]) -> None:
        self.findings = Findings(text)
        self._path = path
        self._root = Table(self.findings, (), document, "")

    def read(self) -> Portfolio | None:
        """Return what is sound; None without any member."""
        root, said = self._root, words.PortfolioFile
        known = ("portfolio", *_TABLES)
        for key in root.content:
            if key not in known:
                hint = nearest_offered(key, known) or said.KNOWN
                root.say(words.PlanKeys.UNKNOWN.format(key=shown(key), hint=hint), key, at_key=True)
                self.findings.meant.update((name,) for name in known if f'"{name}"' in hint)
        head = self._head()
        tables = {name: list(self._tables(name)) for name in _TABLES}
        members = self._members(tables["member"])
        if not members and not root.content.get("member") and root.absent("member"):
            root.say(said.NO_MEMBER)
        shared = self._shared(tables["shared"], members)
        if not members:
            return None
        title, organisation = head.content.get("title"), head.word("organisation")
        named = isinstance(title, str) and bool(title.strip())
        return Portfolio(
            visible(title) if named and isinstance(title, str) else self._path.stem,
            organisation or "",
            tuple(members),
            tuple(shared),
        )

    def _head(self) -> Table:
        value = self._root.content.get("portfolio", {})
        head = Table(
            self.findings, ("portfolio",), value if isinstance(value, dict) else {}, "[portfolio]"
        )
        if "portfolio" not in self._root.content:
            if self._root.absent("portfolio"):
                self._root.say(words.PortfolioFile.NO_HEAD)
        elif isinstance(value, dict):
            check_shape(head, PortfolioShape)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            head.say(words.PlanKeys.DOUBLE.format(key="portfolio"))
        else:
            head.say(words.PlanKeys.NOT_A_TABLE.format(value=described(value)))
        return head

    def _tables(self, name: str) -> Iterator[Table]:
        """Yield the tables of one sort, each held against its shape."""

        def called(content: dict[str, Any], number: int) -> str:
            id_ = content.get("id")
            named = isinstance(id_, str) and bool(id_.strip())
            template = words.PlanNames.NODE if named else words.PlanNames.NAMELESS
            said: str = template.format(
                level=words.PortfolioFile.TABLES[name], id=shown(str(id_)), number=number + 1
            )
            return said

        for table in each_table(self._root, name, called):
            check_shape(table, _TABLES[name])
            yield table

    def _members(self, tables: list[Table]) -> list[Member]:
        """Return every member; one at fault is kept, for it is named beside the rest."""
        ids: dict[str, int] = {}
        stores: dict[str, tuple[str, int]] = {}
        members = []
        for number, table in enumerate(tables):
            id_ = self._first_of_its_id(table, ids)
            plan, data = self._where(table)
            line = self._line(table)
            if not table.faulty:
                beside = data or Path(plan).parent / _DATA_NAME
                store = data if is_address(data) else os.path.realpath(beside)
                other, first = stores.setdefault(store, (id_, line))
                if (other, first) != (id_, line):
                    what = words.PortfolioFile.SAME_PLACE.format(other=shown(other), line=first)
                    table.say(what)
            name = id_ or words.PlanNames.NAMELESS.format(
                level=words.PortfolioFile.TABLES["member"], number=number + 1
            )
            members.append(
                Member(
                    name,
                    table.word("title") or "",
                    tuple(dict.fromkeys(table.value("tags") or ())),
                    plan,
                    data,
                    faulty=table.faulty,
                )
            )
        return members

    def _first_of_its_id(self, table: Table, ids: dict[str, int]) -> str:
        """Return the id of a table, "" without a sound one; report one that is taken."""
        id_ = table.word("id") or ""
        line = self._line(table)
        if id_ and ids.setdefault(id_, line) != line:
            table.say(words.PortfolioFile.ID_TAKEN.format(line=ids[id_]), "id")
        return id_

    def _where(self, table: Table) -> tuple[str, str]:
        """Return where a member's plan and readings are; the latter "" where it is beside it."""
        said = words.PortfolioFile
        folder, framework, data = (table.word(key) for key in ("folder", "framework", "data"))
        named = [key for key in ("folder", "framework") if key in table.content]
        if not named and table.absent("folder") and table.absent("framework"):
            table.say(said.NO_PLACE)
        elif len(named) > 1:
            table.say(said.TWO_PLACES, "folder", at_key=True)
        elif named == ["folder"] and "data" in table.content:
            table.say(said.DATA_OF_FOLDER, "data", at_key=True)
        plan = self._from_here(framework)
        if folder is not None:
            plan = str(self._path.parent / folder / _PLAN_NAME)
        if framework is not None and os.path.realpath(plan) == os.path.realpath(self._path):
            table.say(said.ITSELF, "framework")
        return plan, data if data is not None and is_address(data) else self._from_here(data)

    def _from_here(self, written: str | None) -> str:
        """Return a path of the file as the command line would name it; "" for none."""
        return str(self._path.parent / written) if written else ""

    def _shared(self, tables: list[Table], members: list[Member]) -> list[Shared]:
        known = [member.id for member in members]
        ids: dict[str, int] = {}
        shared = []
        for table in tables:
            id_ = self._first_of_its_id(table, ids)
            for name in table.content.get("members") or () if table.sound("members") else ():
                if name not in known:
                    hint = nearest_offered(name, known)
                    what = words.PortfolioFile.NO_SUCH_MEMBER.format(name=shown(name), hint=hint)
                    table.say(what, "members", name, at_key=True)
            if not table.faulty:
                combine = Combine(table.word("combine") or Combine.LIST)
                called = table.value("members") or {}
                shared.append(Shared(id_, table.word("title") or "", combine, called))
        return shared

    def _line(self, table: Table) -> int:
        return self.findings.places.find(table.path).line
