"""A page of the board's small strategy, and what a browser finds in one."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from board_cards import DIGEST, plan, records

from scorecard.assessment.assess import assess
from scorecard.report.page.maker import PageMaker

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.plan import Audience, Strategy
    from scorecard.model.records import Records


def page(
    audience: Audience | None = None,
    *,
    strategy: Strategy | None = None,
    held: Records | None = None,
    year: int = 2019,
    as_of: date | None = None,
) -> str:
    """Return the page of a year."""
    entered = records() if held is None else held
    card = assess(strategy or plan(), entered, year=year, as_of=as_of)
    return PageMaker(card, entered, plan_digest=DIGEST, audience=audience).page()


@dataclass
class Element:
    """One element that a browser found."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Return this and what is in it, of a tag and with these attributes."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        found: list[Element] = []
        if tag in ("", self.tag) and wanted.items() <= self.attributes.items():
            found.append(self)
        for child in self.children:
            if isinstance(child, Element):
                found += child.all(tag, **attributes)
        return found

    @property
    def text(self) -> str:
        """Return all text in it, one blank between its parts."""
        parts = [child if isinstance(child, str) else child.text for child in self.children]
        return " ".join(" ".join(parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, dict(attrs))
        self.open[-1].children.append(made)
        if tag not in ("meta", "input", "br"):
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, "every element is closed where it was opened"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(text: str) -> Element:
    """Return a page as a browser without script sees it."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1
    return reader.root


def data_of(text: str) -> dict[str, Any]:
    """Return what the page's script gets."""
    (holder,) = read(text).all("script", id="data")
    (data,) = holder.children
    assert isinstance(data, str)
    loaded: dict[str, Any] = json.loads(data)
    return loaded


def view(text: str, year: int, day: str = "") -> Element:
    """Return one view of a page: as it stands in it, or as its script builds it."""
    data = data_of(text)
    days = next(one["days"] for one in data["years"] if one["year"] == year)
    number = next(number for key, _, number in days if key == day)
    if number is None:
        return read(text).all(class_="view")[0]
    return _built(data, number)


def _built(data: dict[str, Any], number: int) -> Element:
    tag, count, *rest = data["nodes"][number]
    names = [data["texts"][at] for at in rest[: 2 * count]]
    made = Element(data["texts"][tag], dict(zip(names[::2], names[1::2], strict=True)))
    for at in rest[2 * count :]:
        made.children.append(data["texts"][~at] if at < 0 else _built(data, at))
    return made


def rows(shown: Element) -> dict[str, Element]:
    """Return the indicators of a view by id."""
    found = [row for row in shown.all("details") if row.attributes.get("class") == "row"]
    return {str(row.attributes["data-id"]): row for row in found}
