"""How the value of a key may look, as it would be written."""

from __future__ import annotations

from scorecard.messages.catalogue import words

# Where people choose the words in a value, the catalogue has the example.
EXAMPLES = {
    "target": "{ at_least = 130, by = 2020 }",
    "baseline": "{ year = 2016, value = 100 }",
    "milestones": "{ 2018 = 110 }",
    "active": "{ from = 2018, to = 2020 }",
    "period": "[2017, 2021]",
    "between": "[40, 60]",
    "year": "2016",
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
    "window": "[2015, 2020]",
    "deadline": "[2019-03-01, { date = 2021-03-01, granted = 2018-11-30 }]",
    "date": "2021-03-01",
    "entities": '{ chile = { title = "Chile", deadline = 2020-03-01 } }',
    "require_comment": '["off_track", "missed"]',
    "sections": '["glance", "scorecard", "goals"]',
}


def example(key: str, otherwise: str = '"…"') -> str:
    """Return how a value of a key may look.

    Args:
        key: the key.
        otherwise: what to return for a key that has no example.
    """
    theirs = words.PlanTypes.EXAMPLES.get(key)
    return EXAMPLES.get(key, otherwise) if theirs is None else theirs.format()
