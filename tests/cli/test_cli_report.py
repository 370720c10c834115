"""``report``: to the screen, to files, and never over what somebody edited."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.cli.console import Progress
from scorecard.report.output import FileState, text_state

if TYPE_CHECKING:
    from pathlib import Path


def test_the_screen_gets_pure_markdown(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, "report", "--year", "2018")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("---\ntitle: ")
    assert "![" not in answer.out, "a link to a file that was not written would be dead"
    assert text_state(answer.out) is FileState.OURS
    assert call(capsys, "report", "--year", "2018", "-o", "-").out == answer.out
    assert not list(example.glob("*-charts"))


def test_a_file_gets_its_charts_beside_it(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = call(capsys, "report", "--year", "2018", "-o", "p 2018.md")
    assert answer.code == 0
    text = (example / "p 2018.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\(p%202018-charts/([^)]+)\)", text)
    assert linked
    assert sorted(linked) == sorted(p.name for p in (example / "p 2018-charts").iterdir())
    assert answer.out == ""
    charts, report = answer.err.splitlines()[-2:]
    assert charts.startswith("p 2018-charts: ")
    assert report == "p 2018.md: the progress report for 2018."


def test_no_charts(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "report", "-o", "p.md")
    answer = call(capsys, "report", "-o", "p.md", "--no-charts")
    assert answer.code == 0
    assert "![" not in (example / "p.md").read_text(encoding="utf-8")
    assert not (example / "p-charts").exists()


def test_a_brief_report_has_neither_charts_nor_annexes(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ("report", "--year", "2020", "--brief", "-o", "p.md", "--html", "p.html")
    assert call(capsys, *line).code == 0
    text, page = ((example / name).read_text(encoding="utf-8") for name in ("p.md", "p.html"))
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["At a glance", "Scorecard"]
    assert not (example / "p-charts").exists()
    assert '<main class="brief">' in page
    assert "<svg" not in page
    assert call(capsys, *line).code == 0, "it replaces itself"


@pytest.mark.parametrize("arguments", [("--html", "p.html"), ("-o", "p.html"), ("--html", "-")])
def test_a_page_holds_its_charts(
    example: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, str]
) -> None:
    answer = call(capsys, "report", "--year", "2018", *arguments)
    made = answer.out or (example / "p.html").read_text(encoding="utf-8")
    assert answer.code == 0
    assert made.count("<svg") > 5
    assert text_state(made) is FileState.OURS
    assert not list(example.glob("*-charts"))


def test_an_edited_report_is_kept_and_the_difference_shown(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = example / "p.md"
    call(capsys, "report", "-o", "p.md", "--no-charts")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("## At a glance", "## Our year\x1b[31m"), encoding="utf-8")
    edited = path.read_bytes()
    answer = call(capsys, "report", "-o", "p.md", "--no-charts")
    assert answer.code == 1
    assert path.read_bytes() == edited
    assert (example / "p.new.md").read_text(encoding="utf-8") == text
    lines = answer.err.splitlines()
    assert lines[0] == "p.md: kept, for it was edited since it was written."
    assert lines[1].startswith("p.new.md: the new report")
    assert "-## Our year\\u001b[31m" in lines
    assert "+## At a glance" in lines
    forced = call(capsys, "report", "-o", "p.md", "--no-charts", "--force")
    assert forced.code == 0
    assert path.read_text(encoding="utf-8") == text


def test_a_file_of_another_origin_is_kept(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example / "notes.md").write_text("Mine.\n", encoding="utf-8")
    answer = call(capsys, "report", "-o", "notes.md")
    assert answer.code == 1
    assert answer.one_line.startswith("notes.md: exists and is not a report")
    assert (example / "notes.md").read_text(encoding="utf-8") == "Mine.\n"
    assert not list(example.glob("*.new*"))


def test_an_edited_page_is_kept(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "report", "--html", "p.html")
    page = example / "p.html"
    page.write_text(page.read_text(encoding="utf-8").replace("At a glance", "Us"), encoding="utf-8")
    assert call(capsys, "report", "--html", "p.html").code == 1
    assert (example / "p.new.html").exists()


def test_two_places_at_most(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "report", "-o", "-", "--html", "-").code == 2
    assert call(capsys, "report", "-o", "a.html", "--html", "b.html").code == 2
    assert call(capsys, "report", "-o", "a.md", "--html", "b.html").code == 0
    assert {"a.md", "a-charts", "b.html"} <= {path.name for path in example.iterdir()}


def test_a_place_that_cannot_be_written_is_found_before_anything_is(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example / "b.html").mkdir()
    answer = call(capsys, "report", "-o", "a.md", "--html", "b.html")
    assert (answer.code, answer.one_line) == (1, "b.html: is a folder; name a file")
    assert not (example / "a.md").exists()


def test_whom_it_is_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for audience in ("board", "donor", "public"):
        answer = call(capsys, "report", "--audience", audience)
        assert f'audience: "{audience}"' in answer.out
    assert call(capsys, "report", "--audience", "press").code == 2
    assert project.exists()


def test_progress_is_shown_after_a_second_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 0.5, 1.2, 1.2, 1.25, 1.4, 1.4])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    progress = Progress(lambda: next(clock))
    for done in (1, 200, 300, 1000):
        progress("Drawing charts", done, 1000)
    progress.wipe()
    progress.wipe()
    said = capsys.readouterr().err.split("\r")
    assert [line.rstrip() for line in said] == [
        "", "Drawing charts: 200 of 1000", "Drawing charts: 1000 of 1000", "", ""]  # fmt: skip
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    quiet = Progress(lambda: 100.0)
    quiet("x", 1, 2)
    quiet.wipe()
    assert capsys.readouterr().err == ""


def test_a_folder_of_templates_that_leads_out_of_the_plans_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = project / "indicators.toml"
    plan.write_text(plan.read_text("utf-8") + '\n[report]\ntemplates = "house"\n', "utf-8")
    outside = project.with_name("outside")
    outside.mkdir()
    (outside / "glance.md.j2").write_text("Theirs\n", "utf-8")
    (project / "house").symlink_to(outside)
    answer = call(capsys, "report")
    assert answer.code == 1
    assert "leads out of the plan's folder" in answer.one_line
    # Nothing else of the strategy needs them; and who names a folder means it.
    assert call(capsys, "export", "-").code == 0
    assert "Theirs" in call(capsys, "report", "--template", "house").out
    (project / "house").unlink()
    (project / "inside").mkdir()
    (project / "inside" / "glance.md.j2").write_text("Ours\n", "utf-8")
    (project / "house").symlink_to("inside")
    assert "Ours" in call(capsys, "report").out
