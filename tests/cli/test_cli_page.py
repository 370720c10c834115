"""``page``: one file, never over what somebody edited, opened where it can be."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.report.output import FileState, text_state

if TYPE_CHECKING:
    from pathlib import Path


def test_one_file_holds_it_all(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, "page", "s.html", "--year", "2020")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.splitlines()[-1] == "s.html: the interactive scorecard, 2017–2021."
    text = (example / "s.html").read_text(encoding="utf-8")
    assert text_state(text) is FileState.OURS
    assert {path.name for path in example.iterdir()} == {"data", "indicators.toml", "s.html"}
    again = call(capsys, "page", "-", "--year", "2020")
    assert again.out == text


def test_it_knows_what_was_known_on_a_day(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = call(capsys, "page", "-", "--year", "2018", "--as-of", "2018-12-31")
    assert "As known on 31 December 2018." in answer.out
    assert '"on 31 December 2018"' in answer.out


def test_whom_it_is_for(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "For the board." in call(capsys, "page", "-").out
    assert "For the public." in call(capsys, "page", "-", "--audience", "public").out
    assert call(capsys, "page", "-", "--audience", "press").code == 2


def test_a_file_of_another_origin_is_kept(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example / "s.html").write_text("<p>Mine.\n", encoding="utf-8")
    answer = call(capsys, "page", "s.html")
    assert answer.code == 1
    assert (example / "s.html").read_text(encoding="utf-8") == "<p>Mine.\n"
    assert call(capsys, "page", "s.html", "--force").code == 0


def test_an_edited_page_is_kept(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "page", "s.html")
    path = example / "s.html"
    made = path.read_text(encoding="utf-8")
    path.write_text(made.replace("<h1>", "<h1>Our "), encoding="utf-8")
    answer = call(capsys, "page", "s.html")
    assert answer.code == 1
    assert "s.html: kept, for it was edited since it was written." in answer.err.splitlines()
    assert (example / "s.new.html").read_text(encoding="utf-8") == made


def test_the_plan_is_never_replaced(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (example / "indicators.toml").read_bytes()
    assert call(capsys, "page", "indicators.toml", "--force").code == 1
    assert (example / "indicators.toml").read_bytes() == before


@pytest.mark.parametrize("opens", [True, False, None])
def test_it_is_opened_or_says_where_it_is(
    example: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    opens: bool | None,
) -> None:
    asked: list[str] = []

    def browser(address: str) -> bool:
        asked.append(address)
        if opens is None:
            raise webbrowser.Error
        return opens

    monkeypatch.setattr(webbrowser, "open", browser)
    answer = call(capsys, "page", "a page.html", "--open")
    address = (example / "a page.html").resolve().as_uri()
    assert (answer.code, asked) == (0, [address])
    said = "Opened in the browser: " if opens else "No browser could be opened; open this yourself:"
    assert answer.err.splitlines()[-1].startswith(said)
    assert address in answer.err
