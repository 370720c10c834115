"""What travels with the package: the example strategy, and a blank one to start from."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
# In a checkout the example is the project's own plan and data, two folders up.
_CHECKOUT = _HERE.parent.parent


def example_plan() -> Path:
    """Return the file of the example's plan."""
    return _first(_HERE / "indicators.toml", _CHECKOUT / "indicators.toml")


def example_readings() -> Path:
    """Return the file of the example's store."""
    return _first(_HERE / "readings.jsonl", _CHECKOUT / "data" / "readings.jsonl")


def blank_plan() -> Path:
    """Return the file of the commented blank strategy."""
    return _HERE / "blank.toml"


def _first(packaged: Path, checkout: Path) -> Path:
    return packaged if packaged.exists() else checkout
