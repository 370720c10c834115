"""What people, programs and accidents write, and ways to spoil what is sound."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

TEXTS = (
    *"- -- --- -1 --help --json @ # // true false yes no null None nan inf -inf []".split(),
    *"{} {0} %s".split(),
    *"² ① ٣ ९ ½ Ⅷ é e\u0301 ß İ 中文 🧨 👩‍👩‍👧 \u202eabc \u200b \ufeff ' \" ''' \"\"\" `".split(),
    *"| \\ \\x".split(),
    *"<b> [b] [/] [bold &amp; ../.. / /proc/nothing/here nowhere/at/all . .. ~ C:\\x".split(),
    *"members ccm-states-parties 1a I 2019-1 D2019-1 final draft correction".split(),
    *("", " ", "\t", "\n", "a\nb", "\r\n", "\xa0", "\u2028", "\x85", "\x7f", "\x07"),
    *("\x1b[31mred", "\x1b]0;title\x07", "{{ 7*7 }}", "{% for %}", "a" * 300, "x" * 9000),
)
NUMBERS = (
    *"0 -0 1 -1 7 100 105 130 0.1 -0.000 .5 5. 1. 007 +3 1e5 1e400 -1e400 1e-400".split(),
    *"1E+2 0x1F".split(),
    *"0b1 1_000 1,234 1.234 1,234.5 1.234,5 1'234 ١٢٣ １２ 12% ≥130 <5 5–6 123* ~40".split(),
    *"1/3".split(),
    *"n/a .. … – NaN 18446744073709551615 18446744073709551616 -9223372036854775809".split(),
    *("1 234,5", "12 %", "5-6 million", "at least 40", "4 710", "1\u202f000"),
    *("9" * 40, "9" * 5000, "0." + "3" * 400),
)
YEARS = (
    *"2015 2016 2017 2018 2019 2020 2021 2018 2020 2022 2030 2100 1900 1899 0 -1 1".split(),
    *"9999 10000 99999999999 2019/20 FY2020 ２０２０ 20²0 2020.0 2e3 today 2018-11 year".split(),
    "",
)
DAYS = (
    *"2018-11-20 2019-03-01 2021-12-31 2020-02-29 2019-02-29 2018-02-30 2018-13-01".split(),
    *"0001-01-01 9999-12-31 10000-01-01 -001-01-01 2018-11 2018 today yesterday".split(),
    *"20.11.2018 31/12/2018 2018-W47 1969-12-31 2018-1-1 2018-11-20T00:00:00Z".split(),
    "",
)
TIMES = (
    *"2018-11-20T00:00:00Z 9999-12-31T23:59:59-14:00 0001-01-01T00:00:00+14:00".split(),
    *"2018-11-20T24:00:00Z 2018-11-20T23:59:60Z 2018-11-20T10:00:00+99:00 2018-11-20T10".split(),
    *"2099-01-01T00:00:00.999999999Z 1969-12-31T23:59:59Z 2018-11-20T٣:00:00Z".split(),
)
_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2020, 2**31, 2**53 + 1, 2**63 - 1, 2**64 - 1, -(2**63)),
    *(0.5, -0.0, 1e308, [], {}, [[]], [None], ["a", 1], {"a": None}, {"": ""}, ["x"] * 50),
)
# What a text in quotes, a number or a word, or a mark is in TOML; line ends stand alone.
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\w.+-]+|\n|[ \t]+|.')
_PIECES = (
    *"[ ] [[ ]] { } = , . # \" ' \"\"\" ''' \\u12 \\ [goal] [[goal]]".split(),
    *"[[goal.indicator]]".split(),
    *"[strategy] [a.b.c] == 1979-05-27T07:32:00Z 07:32:00 0o7 1__0 inf +nan a.b=1".split(),
    *"target".split(),
    *"entities kind derive milestones baseline period title id weight formerly".split(),
    *("\n", "\0", "\r", "\ufeff", "\x1f", '"" = 1'),
)


def text(rng: Random) -> str:
    """Return a text a person or a program may write."""
    pool = rng.choice((TEXTS, TEXTS, NUMBERS, YEARS, DAYS))
    found = rng.choice(pool)
    if rng.random() < 0.15:
        found += rng.choice(TEXTS)
    return found


def odd(rng: Random) -> Any:
    """Return a value of JSON where another belongs."""
    chance = rng.random()
    if chance < 0.4:
        return text(rng)
    if chance < 0.45:
        deep: Any = rng.choice(_ODD)
        for _ in range(rng.choice((3, 90, 400))):
            deep = [deep] if rng.random() < 0.5 else {"a": deep}
        return deep
    return rng.choice(_ODD)


def alter(rng: Random, document: dict[str, Any]) -> dict[str, Any]:
    """Return a document with something of it changed, taken away or added, at any depth."""
    found: dict[str, Any] = json.loads(json.dumps(document))
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        at: Any = found
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not keys:
                break
            key = rng.choice(keys)
            if isinstance(at[key], (dict, list)) and rng.random() < 0.7:
                at = at[key]
                continue
            _change(rng, at, key)
            break
    return found


def _change(rng: Random, at: Any, key: Any) -> None:
    chance = rng.random()
    if chance < 0.12:
        del at[key]
    elif chance < 0.24 and isinstance(at, dict):
        at[text(rng)] = odd(rng)
    elif chance < 0.3 and isinstance(at, dict):
        at[key] = at[rng.choice(list(at))]
    elif chance < 0.36:
        # Of the very sort that belongs there, and as odd as can be.
        at[key] = [at[key]] if rng.random() < 0.5 else str(at[key])
    elif chance < 0.48:
        at[key] = rng.choice((*YEARS, *DAYS, *NUMBERS, *TIMES))
    else:
        at[key] = odd(rng)


def spoil_text(rng: Random, source: str) -> str:
    """Return a text of tokens with some swapped, taken away, doubled or replaced."""
    tokens = _TOKEN.findall(source)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        if len(tokens) < 4:
            break
        at, other = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        match rng.randrange(8):
            case 0:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 1:
                del tokens[at : at + rng.choice((1, 1, 2, 20))]
            case 2:
                tokens[at:at] = tokens[other : other + rng.choice((1, 3, 30))]
            case 3:
                tokens[at] = f'"{text(rng)}"'
            case 4:
                tokens[at] = rng.choice(NUMBERS)
            case 5:
                tokens[at] = rng.choice((*YEARS, *DAYS))
            case 6:
                tokens[at] = _deep(rng) if rng.random() < 0.2 else rng.choice(_PIECES)
            case _:
                tokens.insert(at, rng.choice(_PIECES))
    return "".join(tokens)


def _deep(rng: Random) -> str:
    depth = rng.choice((20, 200, 3000))
    lists, tables = "[" * depth + "]" * depth, "{a=" * depth + "1" + "}" * depth
    return rng.choice((lists, tables, "a." * depth + "a"))


def spoil_bytes(rng: Random, data: bytes) -> bytes:
    """Return bytes that were cut, that hold noise, or that are in another encoding."""
    at, other = rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)
    read = data.decode(errors="replace")
    ways = (
        data[:at],
        data[:at] + data[other:],
        data[:at] + rng.randbytes(rng.choice((1, 4, 64))) + data[at:],
        data[:at] + b"\0" * rng.choice((1, 4096)) + data[at:],
        b"\xef\xbb\xbf" + data,
        read.encode("utf-16"),
        read.encode("cp1252", errors="replace"),
        data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\n"))),
        rng.randbytes(rng.randrange(2000)),
    )
    return rng.choice(ways)


def some(rng: Random, values: Sequence[str], most: int) -> list[str]:
    """Return a few of the values, in any order."""
    return rng.sample(values, rng.randint(0, min(most, len(values))))
