"""How the keys of the published methods may look, and what they may be."""

from __future__ import annotations

from scorecard.model.methods import Method, RollUpRule

EXAMPLES = {
    "opensdg": "{ limit = 100 }",
    "eurostat": "{ zero_as = 0.001 }",
    "un": "{ level_cuts = [90, 60, 40, 30] }",
    "sdsn": "{ optimum = 100, green = 90, red = 50, lower_bound = 0 }",
    "achievement": "{ cuts = [100, 90, 60, 30] }",
    "okr": "{ cuts = [0.7, 0.4] }",
    "growth": "{ cuts = [0.05, 0.01, -0.01, -0.05] }",
    "cuts": "[0.95, 0.6, 0]",
    "growth_cuts": "[0.015, 0.005, 0]",
    "share_cuts": "[0.95, 0.1]",
    "level_cuts": "[90, 60, 40, 30]",
    "level_words": '["met", "close", "far"]',
    "window": "[2015, 2020]",
}
CHOICES: dict[str, tuple[str, ...]] = {
    "method": tuple(Method),
    "roll_up": tuple(RollUpRule),
    # A key of the same name in two tables is known by the table's as well.
    "un measure": ("chart", "level", "projected_share"),
    "sdsn measure": ("arrow", "colour"),
}


def choices(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return what the key at the end of a path may be, where its table decides that."""
    return CHOICES.get(" ".join(str(part) for part in path[-2:]), ())


def size(key: str, least: object) -> str:
    """Return how many entries a list of a method takes."""
    if key == "window":
        return "two years, the first and the last"
    if key == "level_words":
        return "at least three names, from the best level to the worst"
    if not key.endswith("cuts"):
        return "another number of entries"
    more = "at least " if key == "level_cuts" else ""
    return f"{more}{least} numbers, from the best cut to the worst"
