from __future__ import annotations

import subprocess
import sys

import pytest

from scorecard import exchange

PROBE = """
import sys
from scorecard.exchange import scorecard_json
heavy = {"csv", "decimal", "difflib", "scorecard.records", "scorecard.exchange.long_csv"}
print(*sorted(heavy & set(sys.modules)))
"""


def test_every_public_name_loads() -> None:
    for name in exchange.__all__:
        assert getattr(exchange, name).__name__ == name
    with pytest.raises(AttributeError):
        _ = exchange.unheard_of


def test_a_scorecard_as_json_loads_no_csv_and_no_store() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
