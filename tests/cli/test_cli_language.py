"""``--language``: everything is said in one language, whatever the plan is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.messages.catalogue import languages, preferred

if TYPE_CHECKING:
    from pathlib import Path

GREETINGS = {
    "en": "4 achieved, 15 missed",
    "fr": "4 à la cible, 15 en échec",
    "es": "4 con logro pleno, 15 sin logro",
    "ar": "تحقق",
}
PLAN = """\
[strategy]
title = { en = "Water", fr = "De l'eau" }
period = [2019, 2022]
{more}
[[goal]]
id = "I"
title = { en = "Wells", fr = "Puits" }
[[goal.indicator]]
id = "wells"
title = { en = "Wells drilled", fr = "Puits creusés" }
unit = { en = "wells", fr = "puits" }
baseline = { year = 2018, value = 1000 }
target = { at_least = 2500, by = 2022 }
"""


@pytest.mark.parametrize("code", languages())
def test_the_same_scorecard_in_each_language(
    example: Path, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    told = call(capsys, "status", "--language", code)
    assert told.code == 0, told.err
    assert GREETINGS[code] in told.out
    helped = call(capsys, "status", "--language", code, "--help").out
    assert ("Show the scorecard" in helped) is (code == "en")
    assert call(capsys, "--language", code, "report", "--brief", "-o", "-").code == 0
    # What was asked for holds for that command alone.
    assert GREETINGS["en"] in call(capsys, "status").out
    assert preferred() is None
    assert example.is_dir()


@pytest.mark.parametrize("more", ["", 'language = "fr"\n'])
def test_a_plans_texts_and_numbers_are_in_the_language_that_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], more: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "indicators.toml").write_text(PLAN.replace("{more}\n", more), encoding="utf-8")
    (tmp_path / "data").mkdir()
    assert call(capsys, "init", "other").code == 0
    (tmp_path / "other" / "data" / "readings.jsonl").rename(tmp_path / "data" / "readings.jsonl")
    write = ("record", "wells", "2019", "--by", "Ana", "--yes")
    # A number is written as the language writes it: 1.250 is a thousand and more in neither.
    assert call(capsys, *write, "1 250,5", "--language", "fr").code == 0
    in_french = call(capsys, "status", "--language", "fr", "--year", "2019").out
    assert "De l'eau" in in_french
    assert "Puits creusés" in in_french
    assert "1\u202f250,5" in in_french
    in_english = call(capsys, "status", "--language", "en", "--year", "2019").out
    assert "Wells drilled" in in_english
    assert "1,250.5" in in_english
    plain = call(capsys, "status", "--year", "2019").out
    assert plain == (in_french if more else in_english)
    # A file is written as the plan says, and so can be taken back.
    files = [call(capsys, "export", "-", *end).out for end in ((), ("--language", "es"))]
    assert files[0] == files[1]


def test_a_language_there_is_not_is_refused(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = call(capsys, "status", "--language", "sp")
    assert told.code == 2
    assert '--language: "sp" is no language of this program; there are en, ar, es, fr' in told.err
    assert "es" in told.err.rpartition("did you mean")[2]
    assert example.is_dir()


def test_a_page_in_arabic_runs_from_right_to_left(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, code, start in (
        ("ar.html", "ar", '<html lang="ar" dir="rtl">'),
        ("fr.html", "fr", '<html lang="fr">'),
    ):
        assert call(capsys, "page", name, "--language", code).code == 0
        assert start in (example / name).read_text(encoding="utf-8")
        report = name.replace(".html", "-report.html")
        assert call(capsys, "report", "--html", report, "--language", code).code == 0
        assert start in (example / report).read_text(encoding="utf-8")
