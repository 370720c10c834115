"""User text inside a sentence: quoted, cut short, and unable to act on a screen."""

from __future__ import annotations

# Not "printable" to Python, and yet text: wide and narrow spaces, and the joiners that scripts
# and emoji need.
_KEPT = frozenset("\u00a0\u2007\u2009\u202f\u3000\u200c\u200d")


def visible(text: str) -> str:
    """Return the text with characters that steer, reorder or hide shown as their code."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _KEPT else _code(c) for c in text)


def quoted(text: str, limit: int = 40) -> str:
    """Return the text in quotation marks for a sentence, at most ``limit`` characters of it."""
    shown = text if len(text) <= limit else text[:limit] + "\u2026"
    return f'"{visible(shown)}"'


def _code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
