"""Every figure on the scorecard screen, read from the painted text, is the one of the JSON."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tui_support import BUNDLED, opened, screen_text

from scorecard.exchange.scorecard_json import scorecard_json

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.skipif(not BUNDLED.store.exists(), reason="the bundled readings are not there"),
]
WORDS = {
    "achieved": "achieved",
    "on_track": "on track",
    "at_risk": "at risk",
    "off_track": "off track",
    "missed": "missed",
    "partly_achieved": "partly achieved",
}
MARKS = {"achieved": "★", "on_track": "●", "at_risk": "▲", "off_track": "■", "missed": "✕"}
REASONS = {
    "no_reading": "no reading",
    "baseline_only": "baseline only",
    "no_target": "no target",
    "not_due": "not due",
    "due_no_reading": "due without data",
    "stale": "too old",
    "series_break": "series break",
    "bound": "only a bound",
    "qualitative_unjudged": "not judged",
    "context": "for context",
    "retired": "not kept",
    "fault": "with a fault",
}
SIGN = {"at_least": "≥", "at_most": "≤"}


def number(shown: str) -> float:
    """Read a painted figure back: 7,073 and ≥132.52 and −2.5 and 12 % and 6.9*."""
    plain = shown.replace(",", "").replace("−", "-").replace("+", "")
    return float(plain.removesuffix(" pp").strip("≥≤~* %"))


def decimals(shown: str) -> int:
    """Return how many decimals a painted figure has."""
    return len(re.sub(r"[^0-9.]", "", shown).partition(".")[2])


def rounding(shown: str) -> float:
    """Return how far a painted figure may stand from its own: half of its last digit."""
    places = decimals(shown)
    return 0.5 * 10**-places if places else 1e-9


def painted_lines(text: str, title: str) -> list[str]:
    """Return the rows with a title in the column of titles, behind the ids of the headings."""
    lines = text.splitlines()
    at = lines[2].index("Indicator") + len("III ")
    return [line for line in lines if f"{line[at:]} ".startswith(f"{title} ")]


def indicators(data: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for goal in data["goals"]:
        found += goal["indicators"]
        for objective in goal["objectives"]:
            found += objective["indicators"]
    return found


def cells_of(line: str, heading: str, columns: list[str]) -> dict[str, str]:
    """Cut a painted line where the headings say the columns are."""
    ends = {}
    starts = {name: heading.index(name) for name in columns}
    for name in columns:
        ends[name] = starts[name] + len(name)
    cut = {}
    for name in columns:
        if name == "Target":
            cut[name] = re.split(r" {2,}", line[starts[name] :])[0].strip()
            continue
        # Figures end where their heading ends, both being put at the right edge.
        cut[name] = re.split(r" {2,}", line[: ends[name]])[-1].strip()
        if line[ends[name] - 1] == " ":
            cut[name] = ""
    return cut


def check_value(painted: str, value: Any, kind: str) -> None:
    if kind == "yes_no":
        assert painted == ("yes" if value else "no")
    else:
        assert number(painted) == pytest.approx(float(value), abs=rounding(painted))


def check_target(painted: str, declared: dict[str, Any]) -> None:
    if declared.get("at_most") == 0:
        every_year = declared.get("every_year")
        assert painted == ("none in any year" if every_year else f"none by {declared['by']}")
        return
    when = "each year" if declared.get("every_year") else f"by {declared['by']}"
    assert painted.endswith(when)
    need = painted.removesuffix(when).strip()
    if "done" in declared:
        assert need == "done"
        return
    aim = next(name for name in SIGN if name in declared)
    assert need.startswith(SIGN[aim])
    assert number(need) == declared[aim]


@pytest.mark.parametrize("year", range(2017, 2022))
async def test_every_figure_is_the_one_of_the_json(year: int) -> None:
    async with opened(BUNDLED, year=year, size=(220, 70)) as (app, _):
        text = screen_text(app)
        assert app.loaded is not None
        assert app.loaded.card is not None
        data = scorecard_json(app.loaded.card)
    title, counts, heading, *_ = text.splitlines()
    assert f"‹ {data['year']} ›" in title
    entered, wanted = data["counts"]["entered"], data["counts"]["expected_entries"]
    assert f"{entered} of {wanted} entered" in title
    for status, mark in MARKS.items():
        said = data["counts"].get(status, 0)
        assert (f"{mark} {said} {WORDS[status]}" in counts) is bool(said)
    # The year shown has the column of readings; the others one each.
    years = [str(of) for of in range(2017, year)]
    columns = ["Reading", "Change", "Expected", "Target", *years]
    seen = 0
    for item in indicators(data):
        (line,) = painted_lines(text, item["title"])
        cut = cells_of(line.ljust(220), heading, columns)
        seen += 1
        word = REASONS[item["reason"]] if item["status"] == "not_assessed" else None
        assert (word or WORDS[item["status"]]) in line
        check_reading(item, cut, year)
        assert bool(cut["Expected"]) == (item["expected"] is not None)
        if cut["Expected"]:
            shown, asked = number(cut["Expected"]), item["expected"]
            # What is counted in whole is expected in whole, on its own side of the reading.
            assert shown == pytest.approx(asked, abs=0.5 * 10 ** -decimals(cut["Expected"]))
            if item["latest"] and abs(item["latest"]["value"] - asked) > 1e-9:
                read = item["latest"]["value"]
                assert (shown > read) == (asked > read)
                assert shown != read
        if item["target"]:
            check_target(cut["Target"], item["target"])
        check_years(item, cut, years)
        check_change(item, cut, year)
    assert seen == len(indicators(data)) > 20


def check_reading(item: dict[str, Any], cut: dict[str, str], year: int) -> None:
    latest = item["latest"]
    if latest is None or item["kind"] == "qualitative":
        assert cut["Reading"] == ""
        return
    value, _, of = cut["Reading"].partition(" (")
    assert of.rstrip(")") == ("" if latest["year"] == year else str(latest["year"]))
    check_value(value, latest["value"], item["kind"])
    assert value.endswith("*") == (latest["state"] == "provisional")


def check_years(item: dict[str, Any], cut: dict[str, str], years: list[str]) -> None:
    values = {str(r["year"]): r["value"] for r in item["readings"] if r["value"] is not None}
    for of in years:
        if item["kind"] == "qualitative":
            assert cut[of] == ""
        elif of in values:
            check_value(cut[of], values[of], item["kind"])
        else:
            assert cut[of] == ""


def check_change(item: dict[str, Any], cut: dict[str, str], year: int) -> None:
    values = {str(r["year"]): r["value"] for r in item["readings"] if r["value"] is not None}
    if cut["Change"]:
        before = str(year - 1)
        moved = values[str(year)] - values[before]
        computed = item["readings"][-1]["derived_from"]
        close = rounding(cut["Change"]) if computed else 1e-9
        assert number(cut["Change"]) == pytest.approx(moved, abs=close)
        shown = (cut.get(before, ""), cut["Reading"])
        assert decimals(cut["Change"]) <= max(map(decimals, shown)) or before not in cut
        assert cut["Change"].endswith(" pp") is (item["kind"] == "percent")
