"""``--as-of`` answers the same for ever: what is entered after a day changes nothing known then."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]

THEN = datetime(2019, 6, 3, 12, tzinfo=UTC)
FACES = (
    ("status", "--year", "2018", "--json"),
    ("status", "--json"),
    ("changes", "2017", "2018", "--json"),
    ("changes", "2019-01-01", "DAY", "--json"),
    ("report", "--year", "2018"),
    ("history", "members", "--json"),
    ("history", "members"),
    ("history", "1a"),
    ("show", "members", "--json"),
    ("due", "--year", "2018", "--json"),
    ("priority", "list", "--json"),
    ("decision", "list", "--json"),
    ("export", "-", "--history"),
)


def moves(chance: random.Random, day: str) -> Iterator[tuple[str, ...]]:
    """Yield commands in an order of chance, their days set back where a day can be said."""
    value = str(chance.randint(80, 140))
    found = [
        ("record", "members", "2018", value, "--reason", "correction", "--yes"),
        ("record", "members", "2017", value, "--reason", "restated by source", "--yes"),
        ("record", "members", "2018", value, "--reason", "correction", "--published", day, "--yes"),
        ("retract", "members", "2017", "--reason", "wrong"),
        ("judge", "voice", "2018", "on_track", "--because", value, "--reason", "late"),
        ("comment", "members", "2018", f"Said {value}"),
        ("comment", "1a", "2018", f"Said {value}"),
        ("priority", "add", "2018", f"Do {value}"),
        ("priority", "adopt", "2018-1"),
        ("priority", "done", "2018-1", "--because", value),
        ("decision", "add", f"Decide {value}", "--on", day),
        ("decision", "done", "D2019-1", "--on", day),
        ("close", "2018", "--on", day, "--yes"),
        ("close", "2017", "--on", day, "--yes"),
        ("reopen", "2018", "--because", "an error"),
    ]
    chance.shuffle(found)
    yield from found


@pytest.mark.parametrize("seed", range(6))
def test_what_was_known_on_a_day_stays(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    at = THEN - timedelta(days=40)
    for command in (*moves(chance, "2019-02-01"), *moves(chance, "2019-03-01")):
        at += timedelta(hours=chance.randint(1, 20))
        monkeypatch.setattr(clock, "now", lambda moment=at: moment)
        # In half of the histories nothing was closed yet, so that a closing is what comes later.
        if seed % 2 or command[0] not in ("close", "reopen"):
            call(capsys, *command)
    day = at.date().isoformat()

    def known() -> list[str]:
        return [call(capsys, *_as_of(face, day)).out for face in FACES]

    before = known()
    assert all(before), [face for face, out in zip(FACES, before, strict=True) if not out]
    saved = (project / "data" / "readings.jsonl").read_bytes()
    at += timedelta(days=1)
    for command in (*moves(chance, "2019-02-02"), *moves(chance, "2019-01-15")):
        at += timedelta(hours=chance.randint(1, 200))
        monkeypatch.setattr(clock, "now", lambda moment=at: moment)
        call(capsys, *command)
    assert (project / "data" / "readings.jsonl").read_bytes().count(b"\n") > saved.count(b"\n") + 8
    for face, was, now in zip(FACES, before, known(), strict=True):
        assert now == was, face


def _as_of(face: tuple[str, ...], day: str) -> tuple[str, ...]:
    """Return a command that asks for what was known on a day; of two days it is the second."""
    if "DAY" in face:
        return tuple(day if word == "DAY" else word for word in face)
    return (*face, "--as-of", day)


def test_a_closing_entered_today_with_an_earlier_day_is_not_known_before(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)
    call(capsys, "record", "members", 2018, 105)
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(days=30))
    call(capsys, "record", "members", 2018, 109, "--reason", "correction")
    face = ("report", "--year", 2018, "--as-of", "2019-07-10")
    before = call(capsys, *face).out
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(days=60))
    assert call(capsys, "close", 2018, "--on", "2019-06-10", "--yes").code == 0
    assert call(capsys, *face).out == before
    assert "was closed" not in call(capsys, "history", "members", "--as-of", "2019-07-10").out
    assert "was closed" in call(capsys, "history", "members", "--as-of", "2019-08-02").out
