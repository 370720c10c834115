"""Text of people: made visible, and the known names nearest to one that is not known."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self


class Told(str):
    """A text that a plan tells in several languages: as it is shown, and ``versions`` by code."""

    __slots__ = ("versions",)

    versions: Mapping[str, str]

    def __new__(cls, text: str, versions: Mapping[str, str] | None = None) -> Self:
        """Return a text with what goes with it; the version that is shown comes first."""
        made = super().__new__(cls, text)
        made.versions = versions or {}
        return made


def versions(text: str, language: str) -> Mapping[str, str]:
    """Return a text by the code of each language it is told in, the one that is shown first.

    Args:
        text: a text of a plan.
        language: the plan's own, in which a text is that is told in one alone.
    """
    return text.versions if isinstance(text, Told) else {language: text}


# Inside a class of a regular expression: what a terminal acts on beside tabs and line breaks,
# separators that break a line, and overrides that turn what follows around.
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"

# Not "printable" to Python, and yet text: wide and narrow spaces, and the joiners that scripts
# and emoji need.
_KEPT = frozenset("\u00a0\u2007\u2009\u202f\u3000\u200c\u200d")


def visible(text: str) -> str:
    """Return the text with characters that steer, reorder or hide shown as their code."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _KEPT else _code(c) for c in text)


def visible_lines(text: str) -> str:
    """Return a text of lines as a terminal may show it; tabs and line ends alone still act."""
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in lines)


def quoted(text: str, limit: int = 40) -> str:
    """Return the text in quotation marks for a sentence, at most ``limit`` characters of it."""
    shown = text if len(text) <= limit else text[:limit] + "\u2026"
    return f'"{visible(shown)}"'


def _code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


# Longer than any name; comparing costs the product of the lengths.
_LONGEST = 100


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return the known names nearest to ``word``, the nearest first; none when none is near.

    Case and the marks ``_``, ``-`` and space make no difference.
    """
    if len(word) > _LONGEST:
        return []
    by_folded: dict[str, str] = {}
    for name in known:
        by_folded.setdefault(folded(name), name)
    plain = folded(word)
    near = (
        [plain] if plain in by_folded else get_close_matches(plain, by_folded, n=limit, cutoff=0.66)
    )
    return [by_folded[found] for found in near]


def sharing_words(text: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return the known texts that have most of the words of ``text``, those with the most first.

    Short words say nothing, and of two words one may be the beginning of the other: "mine" and
    "mines". Of a text of several words at least two are shared.
    """
    asked = _long_words(text)
    found: list[tuple[int, str]] = []
    for name in known:
        said = _long_words(name)
        shared = sum(any(_begins(word, other) for other in said) for word in asked)
        if 2 * shared > len(asked) and (shared > 1 or len(asked) == 1):
            found.append((shared, name))
    return [name for _, name in sorted(found, key=lambda each: -each[0])[:limit]]


_SHORT = 3


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", folded(text[:_LONGEST])) if len(word) > _SHORT}


def _begins(word: str, other: str) -> bool:
    return word.startswith(other) or other.startswith(word)


def folded(word: str) -> str:
    """Return a word in lower case with ``_``, ``-`` and runs of spaces as one space."""
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
