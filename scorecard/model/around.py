"""What people write around a number: footnote marks, units, words for size; or in place of one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from scorecard.model.text import folded

# What people write where there is no figure. "nil" is none of it: it may be zero.
_NO_FIGURE = re.compile(
    r"[-\u2010-\u2015\u2212?\u2026]+|:|\.{1,3}|#?n/?a|n\.a\.|#n/d|#null!|not available|none|null"
    r"|nan|no data|unknown|tb[cd]",
    re.IGNORECASE,
)


def no_figure(text: str) -> bool:
    """Say whether a text stands where there is no figure: "n/a", a dash, dots; an empty one not."""
    return _NO_FIGURE.fullmatch(text.strip()) is not None


# One mark at the end of a number; a raised digit behind a letter belongs to a unit, as in km\u00b2.
_MARK = re.compile(
    r"(?:[*\u2020\u2021\u00a7\u00b6#]+|(?<![^\W\d_])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+"
    r"|\((?:[a-z]|[0-9]{1,2})\)|\[(?:[a-z]|[0-9]{1,2})\])$"
)


def part_marks(text: str) -> tuple[str, str]:
    """Return a number without the footnote marks behind it, and the marks; "" where it has none.

    What ``123*``, ``12 (a)`` and ``45\u00b9`` mean stands below the table they are from.
    """
    rest, marks = text.strip(), ""
    while match := _MARK.search(rest):
        before = rest[: match.start()].rstrip()
        if not re.search("[0-9]", before):
            break
        rest, marks = before, match[0] + marks
    return rest, marks


# Words for size, by how many zeros they stand for.
_SIZES = {
    **dict.fromkeys(("k", "thousand", "thousands"), 3),
    **dict.fromkeys(("mn", "mln", "mio", "million", "millions"), 6),
    **dict.fromkeys(("bn", "billion", "billions"), 9),
    **dict.fromkeys(("tn", "trillion", "trillions"), 12),
}
# Of money alone, for elsewhere it may be metres.
_OF_MONEY = {"m": 6}
_DOLLARS = {"us$": "usd", "a$": "aud", "au$": "aud", "c$": "cad", "ca$": "cad", "nz$": "nzd"}
_CURRENCIES = {
    **_DOLLARS,
    **dict.fromkeys(("\u20ac", "euro", "euros"), "eur"),
    **dict.fromkeys(("\u00a3", "pound", "pounds"), "gbp"),
    "\u00a5": "jpy",
    "chf": "chf",
    **{code: code for code in ("usd", "aud", "cad", "nzd", "eur", "gbp", "jpy")},
}
_ANY_DOLLAR = "$"
_OF_DOLLARS = frozenset({*_DOLLARS.values(), _ANY_DOLLAR})
MONEY = frozenset({*_CURRENCIES.values(), _ANY_DOLLAR})


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands around a number: its unit, folded, and the zeros of its word for size."""

    name: str = ""
    zeros: int | None = None

    def agrees(self, other: Unit) -> bool:
        """Say whether it is the same unit as another's; one that is not named is."""
        one, two = _singular(self.name), _singular(other.name)
        if not one or one == two:
            return True
        return _ANY_DOLLAR in (one, two) and {one, two} <= _OF_DOLLARS


def unit_of(text: str, *, money: bool = False) -> Unit:
    """Return the unit that a text names: "US$ million", "states", "km\u00b2", "bn USD".

    Args:
        text: what stands around a number, or the unit in a plan.
        money: it is of money whatever it says, so that "m" is a million.
    """
    words = folded(unicodedata.normalize("NFKC", text)).split()
    sizes = _SIZES
    rest = [word for word in words if word not in sizes and word not in _OF_MONEY]
    name = " ".join(rest)
    name = _CURRENCIES.get(name, name)
    if money or name in MONEY:
        sizes = _SIZES | _OF_MONEY
    zeros = [sizes[word] for word in words if word in sizes]
    if len(zeros) > 1 or len(words) - len(zeros) != len(rest):
        return Unit(" ".join(words))  # two sizes, or metres: a unit like any other
    return Unit(name, zeros[0] if zeros else None)


def _singular(name: str) -> str:
    return " ".join(
        word[:-1] if len(word) > 2 and word[-1] == "s" else word for word in name.split()
    )


# A number and what stands before and behind it; "1e5" is no number with a unit.
_AFFIXED = re.compile(
    r"([-+] ?)?([^0-9.,'+%-]*?) ?([-+]? ?(?=[.,]?[0-9])[0-9.,](?:[0-9.,' ]*[0-9.,])?) ?"
    r"(?!e[-+]?[0-9])"
    r"([^\W\d_$\u20ac\u00a3\u00a5%][^%]*|[$\u20ac\u00a3\u00a5][^%]*|)(%?)"
)


def part_unit(text: str) -> tuple[str, str]:
    """Return a number with its sign and percent, and what else stands before and behind it."""
    match = _AFFIXED.fullmatch(text)
    if match is None or not (match[2] or match[4]):
        return text, ""
    sign, before, number, after, percent = match.groups("")
    return sign + number + percent, f"{before} {after}".strip()
