"""Text as Markdown: whatever people wrote stays text and never becomes markup."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable


class Markdown(str):
    """Text that is Markdown already and is printed as it stands."""

    __slots__ = ()


# A line has no room for line ends or tabs; runs of them and of plain spaces become one space.
# Other spaces (no-break, narrow) are kept, since numbers are grouped with them.
_SPACE: Final = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
# What is not a character a page can hold: controls, and halves of surrogate pairs.
_LINE_END: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
_INLINE: Final = re.compile(
    r"[\\`*_{}\[\]<|~$^#]"  # code, emphasis, attributes, links, tags, cells, strikes, maths, notes
    r"|&(?=[#0-9A-Za-z])"  # entities
    r"|:(?=//|[\w+-]+:)"  # bare addresses, emoji names
    r"|(?<=[Ww]{3})\."  # bare addresses without a scheme
    r"|@(?=\w)"  # mail addresses, citations
)
# What makes a block of its own at the start of a line: lists, quotes, rules, definitions.
_OPENING: Final = re.compile(r"[-+>=:]|\((?=\w{1,9}\)(?:\s|$))")
_NUMBERED: Final = re.compile(r"(\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9})([.)])(?=\s|$)")
_OPENERS: Final = {"\u202a", "\u202b", "\u202d", "\u202e"}  # closed by U+202C
_ISOLATES: Final = {"\u2066", "\u2067", "\u2068"}  # closed by U+2069
# What an address may hold unencoded; a percent sign only before two hex digits.
_ADDRESS_SAFE: Final = "!'()*+,-./:;=?@_~&#%"
_LONE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


def escape(text: object) -> Markdown:
    """Return text as one line of inline Markdown that renders as exactly that text.

    Markdown passes unchanged. Line ends and tabs become a space, controls a visible picture, and
    marks that turn the writing direction are closed, so that nothing after them turns too. Mail
    addresses may still be linked by GitHub, which does so after reading the Markdown.
    """
    if isinstance(text, Markdown):
        return text
    plain = _one_line(str(text))
    escaped = _INLINE.sub(r"\\\g<0>", plain)
    if _OPENING.match(plain) and not escaped.startswith("\\"):
        escaped = "\\" + escaped
    elif numbered := _NUMBERED.match(plain):
        escaped = f"{numbered[1]}\\{escaped[numbered.end(1) :]}"
    return Markdown(escaped)


def prose(text: str, indent: int = 0) -> Markdown:
    """Return text of several lines as paragraphs that render as exactly that text.

    Blank lines part paragraphs, and every other line end stays one; what looks like a heading,
    a list or a link is text like the rest.

    Args:
        text: as people wrote it.
        indent: the room of the list the paragraphs are in.
    """
    room = " " * indent
    lines = _LINE_END.sub("\n", text).split("\n")
    paragraphs = [
        [escape(line) for line in some]
        for blank, some in groupby(lines, key=lambda line: not escape(line))
        if not blank
    ]
    # A backslash at the end of a line breaks it; two spaces would be lost in an editor.
    joined = [f"\\\n{room}".join(paragraph) for paragraph in paragraphs]
    return Markdown(room + f"\n\n{room}".join(joined) if joined else "")


def picture(address: str, finding: str) -> Markdown:
    """Return a chart in the text, with what it shows for those who do not see it."""
    return Markdown(f"![{escape(finding)}]({_relative(address)})")


def link_to(address: str, text: str) -> Markdown:
    """Return a link to a file beside the report."""
    return Markdown(f"[{escape(text)}]({_relative(address)})")


def _relative(address: str) -> str:
    return quote(address, safe="/._-~")


def cell(text: object, width: int = 0) -> Markdown:
    """Escape text and fill it up to ``width`` characters: at the left when negative."""
    content = escape(text)
    return Markdown(content.ljust(width) if width >= 0 else content.rjust(-width))


def references(numbers: Iterable[int]) -> Markdown:
    """Return the numbers of sources as ``[1, 3]`` with a space before; nothing for none."""
    listed = ", ".join(str(number) for number in numbers)
    return Markdown(f" [{listed}]" if listed else "")


def link(address: str) -> Markdown:
    """Return an address as a link when it is one on the web, else as text."""
    web = web_address(address)
    return Markdown(f"<{web}>") if web else escape(address)


def web_address(address: str) -> str:
    """Return an address on the web, encoded so that a link can hold it; empty for any other."""
    plain = address.strip()
    try:
        parts = urlsplit(plain)
        # Reading the host is what finds an address with a broken one.
        web = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        web = False
    if not web:
        return ""
    return quote(_LONE_PERCENT.sub("%25", plain), safe=_ADDRESS_SAFE, errors="replace")


def yaml_scalar(value: object) -> Markdown:
    """Return a value as a YAML scalar on one line: a number as it is, anything else quoted."""
    if isinstance(value, int):
        return Markdown(json.dumps(value))
    # A JSON string is a YAML one, once what YAML calls unprintable is escaped too.
    quoted = json.dumps(_one_line(str(value)), ensure_ascii=False)
    return Markdown(re.sub(r"[\ufffe\uffff]", "\ufffd", quoted))


def _one_line(text: str) -> str:
    """Fold text into one line of printable characters."""
    printable = _UNPRINTABLE.sub(_picture, _SPACE.sub(" ", text)).strip()
    return printable + _closing_marks(printable)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _closing_marks(text: str) -> str:
    """Return what closes the direction marks that the text leaves open, innermost first."""
    is_open: list[str] = []
    for character in text:
        if character in _OPENERS:
            is_open.append("\u202c")
        elif character in _ISOLATES:
            is_open.append("\u2069")
        elif is_open and character == is_open[-1]:
            is_open.pop()
    return "".join(reversed(is_open))
