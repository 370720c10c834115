"""What a person reads first in each language, as it is: the status, the form, the brief report."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from cli_support import call
from entry_support import enter
from fiscal_case import stop_the_clock
from tui_support import opened, screen_text, session

from scorecard.messages import catalogue
from scorecard.workspace import Places

GOLDEN = Path(__file__).parents[1] / "golden" / "languages"
OTHERS = catalogue.languages()[1:]


def held(name: str, text: str) -> None:
    """Hold a text against the one that is kept; UPDATE_GOLDEN=1 keeps this one instead."""
    kept = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_text(text, encoding="utf-8", newline="\n")
    assert text == kept.read_text(encoding="utf-8")


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("code", OTHERS)
def test_the_status_and_the_brief_report(
    code: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_the_clock(monkeypatch, date(2021, 1, 15))
    told = call(capsys, "status", "--year", "2020", "--language", code)
    held(f"status-{code}.txt", told.out)
    told = call(capsys, "report", "--brief", "-o", "-", "--year", "2020", "--language", code)
    # The front matter has a digest of the data and the version.
    held(f"brief-{code}.md", told.out.split("\n---\n", 1)[1].rpartition("\n\n")[0] + "\n")


# What is wrong in a sentence composed of pieces: two stops, 1 before a plural, a foreign word of
# the plan's, and a sign that the language does not write so.
SLIPS = {
    "fr": r"\.\.(?!\.)|et 1 autres|\| State Party|(?<![\d\s])[:;](?= )",
    "es": r"\.\.(?!\.)|\b1 más(?= \w+s\b)|\| State Party| [:;](?= )",
    "ar": r"\.\.(?!\.)|\| State Party|[\u0600-\u06ff] ?[,;?]",
}


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("code", OTHERS)
def test_no_sentence_of_the_report_is_put_together_wrongly(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # What people wrote is left out: definitions, and sources with their addresses.
    plan = Path("indicators.toml")
    told = re.sub(r'definition = """.*?"""', "", plan.read_text(encoding="utf-8"), flags=re.DOTALL)
    plan.write_text(told, encoding="utf-8")
    told = call(capsys, "report", "-o", "-", "--year", "2021", "--language", code).out
    told = re.sub(
        r"^---\n.*?\n---\n|^\d+\. .*?$|\]\(.*?\)|:-+|-+:", "", told, flags=re.MULTILINE | re.DOTALL
    )
    assert [found[0] for found in re.finditer(rf".{{0,40}}(?:{SLIPS[code]}).{{0,20}}", told)] == []


@pytest.mark.asyncio
@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("code", OTHERS)
async def test_the_form(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch, date(2021, 1, 15))
    places = Places(Path("indicators.toml"), Path("data", "readings.jsonl"))
    catalogue.prefer(code)
    try:
        async with opened(session(places, 2020), size=(80, 24)) as (app, pilot):
            await enter(app, pilot, "ccm-signatories")
            held(f"form-{code}.txt", screen_text(app))
    finally:
        catalogue.prefer(None)
