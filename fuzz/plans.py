"""Plans: sound ones spoilt in every way, and made-up ones that are almost sound."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz.case import PLAN, STORE, Case
from fuzz.material import DAYS, NUMBERS, YEARS, some, spoil_bytes, spoil_text, text

if TYPE_CHECKING:
    from random import Random

_ROOT = Path(__file__).resolve().parent.parent
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("status", "--json"),
    ("status", "--year", "2019", "--as-of", "2020-06-30"),
    ("due",),
    ("compare",),
    ("changes",),
    ("changes", "2018", "2020", "--json"),
    ("report", "--output", "-"),
    ("report", "--audience", "donor", "--output", "-"),
    ("show", "ccm-states-parties"),
    ("show", "x"),
    ("history", "x"),
    ("export", "-"),
    ("record", "x", "2019", "12", "--source", "S"),
    ("judge", "x", "2019", "on_track", "--because", "B"),
)
_METHODS = ("path", "opensdg", "eurostat", "un", "sdsn", "achievement", "okr", "growth")
_AGGREGATES = ("count", "share", "sum", "mean", "latest")
_DERIVED = ("sum", "difference", "share")
_UNITS = ("states", "%", "€", "")
_LEVELS = ("strong", "weak", "none", "more")
_NAMES = ("x", "ccm-states-parties", "ap-mine-use-states", "casualties-mines", "y", "z", "i1")


@cache
def sources() -> tuple[str, ...]:
    """Return the plans there are: the bundled one often, and those of the tests."""
    tests = _ROOT / "tests"
    paths = [*(tests / "framework" / "plans").glob("*.toml"), *tests.glob("strategies/*/*.toml")]
    found = [path.read_bytes().decode(errors="replace") for path in sorted(paths)]
    bundled = (_ROOT / PLAN).read_text(encoding="utf-8")
    return (*found, *[bundled] * 12)


@cache
def readings() -> bytes:
    """Return the bundled store."""
    return (_ROOT / STORE).read_bytes()


def plan_case(rng: Random, name: str) -> Case:
    """Return a plan with two or three commands on it."""
    chance = rng.random()
    source = _made_up(rng) if chance < 0.5 else rng.choice(sources())
    if chance > 0.4:
        source = spoil_text(rng, source)
    data = source.encode("utf-8", errors="surrogatepass")
    if chance > 0.9:
        data = spoil_bytes(rng, data)
    commands = [("check",), *rng.sample(_COMMANDS, rng.choice((1, 1, 2)))]
    return Case(name, {PLAN: data, STORE: readings()}, tuple(commands))


def _made_up(rng: Random) -> str:
    """Return a plan of a few indicators, most of whose values are sound."""
    first = rng.choice((2015, 2017, 2017, 2017))
    lines = [
        "[strategy]",
        'title = "S"',
        f"period = [{first}, {first + rng.choice((0, 4, 4, 30))}]",
    ]
    strategy = ('numbers = "1.234,5"', 'dates = "31 December 2018"', 'organisation = "O"')
    lines += some(rng, (*strategy, 'labels = { entity = "State" }'), 2)
    if rng.random() < 0.3:
        lines.append("[assessment]")
        rules = ("on_track = 0.9", "at_risk = 0.5", "stale_after = 1", "require_comment = true")
        lines += some(rng, (*rules, f'roll_up = "{rng.choice(_METHODS)}"'), 2)
    names = list(_NAMES)
    rng.shuffle(names)
    for goal in range(rng.choice((1, 1, 2))):
        lines += ["[[goal]]", f'id = "G{goal}"', 'title = "Goal"']
        for _ in range(rng.choice((1, 1, 2))):
            lines += _indicator(rng, "goal.indicator", names)
        for objective in range(rng.choice((0, 1))):
            lines += ["[[goal.objective]]", f'id = "O{goal}{objective}"', 'title = "Objective"']
            lines += some(rng, ("weight = 2", 'formerly = ["old"]', 'description = "D"'), 1)
            for _ in range(rng.choice((1, 1, 3))):
                lines += _indicator(rng, "goal.objective.indicator", names)
    return "\n".join(lines) + "\n"


def _indicator(rng: Random, table: str, names: list[str]) -> list[str]:
    name = names.pop() if rng.random() < 0.97 and names else rng.choice(_NAMES)
    lines = [f"[[{table}]]", f'id = "{name}"', 'title = "T"']
    kind = rng.choice(("number", "number", "number", "percent", "yes_no", "scale", "qualitative"))
    lines.append(f'kind = "{kind}"')
    options = [
        f"weight = {rng.choice(('2', '0.5', '1e300', '1e-300'))}",
        'owner = "A"',
        'tags = ["a"]',
    ]
    if kind == "scale":
        lines.append('levels = { none = "no plan", weak = "some", strong = "all" }')
    if kind in ("number", "percent"):
        options += _number_options(rng)
    derived = kind == "number" and rng.random() < 0.1
    if derived:
        lines.append(f"derive = {{ {rng.choice(_DERIVED)} = ['x', 'ccm-states-parties'] }}")
    kept = not derived and rng.random() < 0.25
    if kept:
        held = ", ".join(_entity(rng, key, kind) for key in ("a", "b", "c"))
        lines.append(f"entities = {{ {held} }}")
        if rng.random() < 0.8:
            lines.append(f'aggregate = "{rng.choice(_AGGREGATES)}"')
    if kind != "qualitative" and rng.random() < 0.9:
        lines.append(f"target = {_target(rng, kind)}")
    return lines + some(rng, options, 3)


def _number_options(rng: Random) -> list[str]:
    """Return what the plan may say of numbers: one line for a key."""
    baselines = (
        f"baseline = {{ year = {_early(rng)}, value = {_number(rng)} }}",
        f"baseline = [{{ year = 2014, value = 5 }}, {{ year = 2018, value = {_number(rng)} }}]",
        f"baseline = {{ year = {_early(rng)} }}",
    )
    return [
        rng.choice(baselines),
        f"milestones = {{ {_year(rng)} = {_number(rng)}, 2018 = {_number(rng)} }}",
        f"decimals = {rng.choice(('0', '2', '6', '99', '-1', '1.5'))}",
        f"min = {rng.choice(('0', '-1e300', _number(rng)))}",
        f"max = {rng.choice(('1e9', '1e300', _number(rng)))}",
        "context = true",
        "accumulate = true",
        'direction = "increase"',
        f"active = {{ from = {_early(rng)}, to = 2021 }}",
        'formerly = ["casualties-mines"]',
        f'method = "{rng.choice(_METHODS)}"',
        f'unit = "{rng.choice(_UNITS)}"',
        f"stale_after = {rng.choice(('1', '0', '99999999999'))}",
    ]


def _target(rng: Random, kind: str) -> str:
    by = rng.choice((f"by = {_year(rng)}", f"by = {_day(rng)}", "every_year = true"))
    aim = {
        "yes_no": "done = true",
        "scale": f'reach = "{rng.choice(_LEVELS)}"',
    }.get(kind, f"{rng.choice(('at_least', 'at_most'))} = {_number(rng)}")
    if kind in ("number", "percent") and rng.random() < 0.2:
        aim = f"between = [{_number(rng)}, {_number(rng)}]"
    once = f"{{ {aim}, {by} }}"
    if rng.random() < 0.2:
        return f'[{once}, {{ {aim}, by = {_year(rng)}, decided = {_day(rng)}, why = "W" }}]'
    return once


def _entity(rng: Random, key: str, kind: str) -> str:
    parts: tuple[str, ...] = (f"from = {_early(rng)}", "to = 2020", f'formerly = ["old{key}"]')
    if kind == "yes_no":
        deadline = f"deadline = [{_day(rng)}, {{ date = {_day(rng)}, granted = {_day(rng)} }}]"
        parts = (*parts, rng.choice((deadline, f"deadline = {_day(rng)}")))
    elif kind in ("number", "percent"):
        baseline = f"baseline = {{ year = {_early(rng)}, value = {_number(rng)} }}"
        parts = (*parts, baseline, f"target = {_target(rng, kind)}")
    held = ", ".join(['title = "E"', *some(rng, parts, 2)])
    return f"{key} = {{ {held} }}"


def _early(rng: Random) -> str:
    return rng.choice(YEARS) if rng.random() < 0.03 else str(rng.randint(2014, 2017))


def _year(rng: Random) -> str:
    return rng.choice(YEARS) if rng.random() < 0.03 else str(rng.randint(2018, 2022))


def _number(rng: Random) -> str:
    if rng.random() < 0.08:
        return rng.choice(
            (*NUMBERS, "1e308", "-1e308", "1e-320", "inf", "nan", "true", f'"{text(rng)}"')
        )
    return rng.choice(("0", "1", "100", "130", "-5", "0.1", "99.95", "1000000", "3.5"))


def _day(rng: Random) -> str:
    return (
        rng.choice(DAYS)
        if rng.random() < 0.08
        else f"{rng.randint(2015, 2022)}-0{rng.randint(1, 9)}-15"
    )
