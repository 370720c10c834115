"""The elements of a page: each kept once, written as HTML or as data a script builds them from."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from scorecard.model.text import visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# An element by its number, or text; nothing where a part is left out.
Part = int | str | None
# What an attribute holds: several words, as classes are, apart.
Value = str | float | tuple[str, ...] | None
_Key = tuple[str, tuple[str, ...], tuple[int | str, ...]]

# What has no end in HTML.
_VOID: Final = frozenset({"br", "input"})
# What begins a line of its own: no white space counts there, and the page can be compared.
_BLOCKS: Final = frozenset(
    {"dd", "details", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "header", "label", "li"}
    | {"main", "option", "p", "section", "select", "summary", "svg", "table", "tr", "ul"}
)


class Nodes:
    """Elements, each different one held once and known by its number.

    A year is mostly what the year before was, and a day what the next one is: what views share is
    in a page once, however many there are. Text is shown as it is, and what would steer or turn
    around what follows as its code.
    """

    def __init__(self) -> None:
        self._numbers: dict[_Key, int] = {}
        self._keys: list[_Key] = []
        self._names: dict[str, str] = {}

    def element(self, tag: str, *children: Part, **attributes: Value) -> int:
        """Return an element with its attributes, empty ones left out, and its children.

        Underscores in names stand for hyphens, and one at the end for nothing: ``class_``,
        ``data_id``. A True is an attribute without a value.
        """
        held: list[str] = []
        for name, value in attributes.items():
            said = " ".join(filter(None, value)) if isinstance(value, tuple) else value
            if said is None or said is False or said == "":
                continue
            held += (self._name(name), "" if said is True else visible_lines(str(said)))
        parts = tuple(
            visible_lines(child) if isinstance(child, str) else child
            for child in children
            if child is not None and child != ""
        )
        key = (tag, tuple(held), parts)
        number = self._numbers.setdefault(key, len(self._keys))
        if number == len(self._keys):
            self._keys.append(key)
        return number

    def _name(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = name.rstrip("_").replace("_", "-")
        return known

    def html(self, number: int) -> str:
        """Return an element as HTML; all that people wrote is text in it."""
        out: list[str] = []
        self._write(number, out)
        return "".join(out)

    def _write(self, number: int, out: list[str]) -> None:
        tag, attributes, children = self._keys[number]
        if tag in _BLOCKS:
            out.append("\n")
        out.append(f"<{tag}")
        out.extend(
            f' {name}="{escape(value)}"' if value else f" {name}"
            for name, value in zip(attributes[::2], attributes[1::2], strict=True)
        )
        out.append(">")
        for child in children:
            if isinstance(child, str):
                out.append(escape(child, quote=False))
            else:
                self._write(child, out)
        if tag not in _VOID:
            out.append(f"</{tag}>")

    def data(self, roots: Iterable[int]) -> tuple[list[int], list[str], list[list[int]]]:
        """Return what a script builds some elements from.

        Returns:
            The numbers of the roots in the list of elements; the texts, each once; the elements:
            the number of the tag's text, how many attributes there are, the numbers of the texts
            of each, then its children, a text's number negative and one less.
        """
        table = _Table(self._keys)
        found = [table.node(root) for root in roots]
        return found, table.texts, table.nodes


class _Table:
    """The elements that some roots are made of, numbered anew, children before their parents."""

    def __init__(self, keys: Sequence[_Key]) -> None:
        self.texts: list[str] = []
        self.nodes: list[list[int]] = []
        self._keys = keys
        self._known: dict[int, int] = {}
        self._text_numbers: dict[str, int] = {}

    def node(self, number: int) -> int:
        known = self._known.get(number)
        if known is not None:
            return known
        tag, attributes, children = self._keys[number]
        entry = [self._text(tag), len(attributes) // 2, *map(self._text, attributes)]
        entry += [~self._text(c) if isinstance(c, str) else self.node(c) for c in children]
        self.nodes.append(entry)
        self._known[number] = len(self.nodes) - 1
        return self._known[number]

    def _text(self, text: str) -> int:
        number = self._text_numbers.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
        return number
