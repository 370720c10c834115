"""``scorecard portfolio``: many strategies on one page."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from cli_support import call, process
from projects import PLAN, make_project

from scorecard.framework import load
from scorecard.messages.catalogue import chosen, words

FILE = """\
[portfolio]
title = "Network"

[[member]]
id = "kenya"
title = "Kenya"
tags = ["Africa", "new"]
folder = "kenya"

[[member]]
id = "peru"
tags = ["America"]
folder = "peru"

[[member]]
id = "gone"
folder = "gone"

[[shared]]
id = "members"
combine = "sum"
"""
# Markup of a terminal, of HTML and of Markdown, a pipe, and what steers a terminal.
HOSTILE = "[bold]a[/] | <script>x</script> `b` **c** {d} \\u001b[31m \\u202e"


PLAN_OF_ONE = PLAN.split('    [[goal.objective.indicator]]\n    id = "share"', maxsplit=1)[0]


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two strategies that can be read, and a portfolio that names three."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    make_project(tmp_path / "kenya", PLAN_OF_ONE)
    make_project(tmp_path / "peru", PLAN_OF_ONE.replace("Test strategy", "Plan Perú"))
    (tmp_path / "net.toml").write_text(FILE, encoding="utf-8")
    return tmp_path


def enter(capsys: pytest.CaptureFixture[str], member: str, *arguments: object) -> None:
    answer = call(capsys, "record", *arguments, "--framework", f"{member}/indicators.toml", "--yes")
    assert answer.code == 0, answer.err


def test_each_is_shown_and_what_cannot_be_read_is_named(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for member in ("kenya", "peru"):
        enter(capsys, member, "members", 2019, 110)
    answer = call(capsys, "portfolio", "net.toml", "--year", 2019)
    assert answer.code == 0
    assert "gone/indicators.toml: there is no such file" in answer.err
    text = answer.out
    assert text.startswith("Network: 2019\n2 of 3 strategies can be read.\n")
    kenya, peru, gone = text.split("\n\n")[1:4]
    assert kenya.startswith("Kenya (kenya): Africa, new\n  1 off track. ")
    assert "Due: " in kenya
    assert "1a" not in kenya  # the goals alone
    assert "  Worst:\n  ■ off track  Members: 110 members in 2019; the path expected" in kenya
    assert peru.startswith("Plan Perú (peru): America\n")
    assert gone.startswith("gone (gone)\n  Cannot be read:\n    gone/indicators.toml: there is no")
    assert "Members (members): members, summed\n" in text
    assert "Nothing together: cannot be read: gone." in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_tag_chooses(network: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for member in ("kenya", "peru"):
        enter(capsys, member, "members", 2019, 110)
    answer = call(capsys, "portfolio", "net.toml", "--tag", "america", "--ascii")
    assert 'Those with the tag "america" alone.\n1 strategy.\n2019 is the latest' in answer.out
    assert "kenya" not in answer.out
    assert "Together 110 members, of 1 strategy." in " ".join(answer.out.split())
    assert "# off track" in answer.out
    answer = call(capsys, "portfolio", "net.toml", "--tag", "amerika")
    assert (answer.code, answer.out) == (1, "")
    assert answer.one_line == 'no strategy has the tag "amerika"; did you mean "America"?'


def test_the_year_that_is_shown_is_one_that_most_have(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    enter(capsys, "kenya", "members", 2020, 110)
    enter(capsys, "peru", "members", 2019, 110)
    told = " ".join(call(capsys, "portfolio", "net.toml").out.split())
    assert told.startswith("Network: 2017 ")
    assert "There is no year of which most of them have entered at least half; 2017 is" in told
    enter(capsys, "kenya", "members", 2019, 110)
    told = call(capsys, "portfolio", "net.toml").out
    assert told.startswith("Network: 2019\n")
    assert "2019 is the latest year that most of them have entered at least half of." in told
    told = call(capsys, "portfolio", "net.toml", "--year", 2020).out
    assert "latest year" not in told


def test_json_is_the_whole_of_it(network: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for member in ("kenya", "peru"):
        enter(capsys, member, "members", 2019, "≥110")
    data = json.loads(call(capsys, "portfolio", "net.toml", "--json").out)
    assert (data["format"], data["year"], data["year_chosen"]) == (1, 2019, False)
    assert [m["read"] for m in data["members"]] == [True, True, False]
    assert data["members"][2]["faults"]
    assert data["members"][0]["goals"][0]["title"] == "A goal"
    assert data["shared"][0]["together"] is None
    assert data["shared"][0]["lacking"] == ["gone"]
    make_project(network / "gone", PLAN_OF_ONE)
    enter(capsys, "gone", "members", 2019, "≥110")
    data = json.loads(call(capsys, "portfolio", "net.toml", "--json").out)
    (shared,) = data["shared"]
    assert shared["together"]["value"] == 330
    assert shared["together"]["bounds"]["low"] == 330
    assert shared["sentence"] == "Together at least 330 members, the sum of 3 strategies."


def test_a_folder_that_was_copied_counts_once_until_its_readings_are_others(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for member in ("kenya", "peru"):
        enter(capsys, member, "members", 2019, "110")
    shutil.copytree("peru", "gone")
    answer = call(capsys, "portfolio", "net.toml", "--json")
    copied = json.loads(answer.out)["members"][2]
    assert not copied["read"]
    assert 'its readings are those of "peru"' in copied["faults"][0]
    assert 'its readings are those of "peru"' in answer.err
    enter(capsys, "gone", "members", 2019, "115", "--reason", "recounted")
    (shared,) = json.loads(call(capsys, "portfolio", "net.toml", "--json").out)["shared"]
    assert shared["together"]["value"] == 335


def test_what_must_be_heard_of_a_members_store_is_told(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    enter(capsys, "kenya", "members", 2019, "110")
    enter(capsys, "peru", "members", 2019, "110")
    store = network / "kenya" / "data" / "readings.jsonl"
    # Put back from this computer's copy, which is a thing to be heard.
    store.write_bytes(b"".join(store.read_bytes().splitlines(keepends=True)[:1]))
    answer = call(capsys, "portfolio", "net.toml")
    told = [line for line in answer.err.splitlines() if "kenya/data/readings.jsonl" in line]
    assert told
    assert "110" in answer.out
    assert " ".join(told[0].split()[:6]) in " ".join(answer.out.split())


def test_where_none_can_be_read_nothing_is_shown(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for member in ("kenya", "peru"):
        shutil.rmtree(network / member)
    answer = call(capsys, "portfolio", "net.toml")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith("None of the strategies can be read.\n")


def test_a_file_at_fault_is_told_and_its_sound_members_are_shown(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FILE.replace('folder = "gone"', 'folder = "kenya"\ncolour = "x"')
    (network / "net.toml").write_text(text, encoding="utf-8")
    answer = call(capsys, "portfolio", "net.toml")
    assert answer.code == 0
    assert 'net.toml:18:1: member gone: unknown key "colour"' in answer.err
    assert "Plan Perú (peru)" in answer.out
    assert "it is at fault in the portfolio's file" in answer.out
    (network / "net.toml").write_text("", encoding="utf-8")
    answer = call(capsys, "portfolio", "net.toml")
    assert (answer.code, answer.out) == (1, "")
    assert answer.one_line.startswith("net.toml:1:1: the file is empty")
    assert call(capsys, "portfolio", "net.toml", "--framework", "x").code == 2
    assert call(capsys, "portfolio").code == 2


def test_a_broken_plan_a_folder_and_a_missing_store_are_named(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (network / "peru" / "indicators.toml").write_text("[strategy\n", encoding="utf-8")
    (network / "gone" / "indicators.toml").mkdir(parents=True)
    answer = call(capsys, "portfolio", "net.toml")
    assert answer.code == 0
    assert answer.out.count("Cannot be read:") == 2
    assert "peru/indicators.toml:1:" in answer.out
    assert "gone/indicators.toml: this is a folder, not a file" in answer.out


def test_no_member_changes_the_words_of_the_others(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = PLAN_OF_ONE.replace(
        "period =",
        'labels = { goal = "Pillar", indicator = "Marker", reading = "Count" }\n'
        'year_starts = "07-01"\ndates = "31/12/2018"\nperiod =',
    )
    (network / "kenya" / "indicators.toml").write_text(plan, encoding="utf-8")
    before = chosen()
    answer = call(capsys, "portfolio", "net.toml")
    assert chosen() == before
    assert "Pillar" not in answer.out + answer.err
    assert "counts missing" not in answer.out
    assert "entered for 2017/18." in answer.out
    assert "entered for 2017." in answer.out
    assert words.MONTHS[0] == "January"


def test_what_people_wrote_acts_on_nothing(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FILE.replace('title = "Kenya"', "title = 'K [b]x[/] | <i>'").replace(
        '"Network"', "'N [red] | *x*'"
    )
    (network / "net.toml").write_text(text, encoding="utf-8")
    answer = call(capsys, "portfolio", "net.toml")
    assert "K [b]x[/] | <i> (kenya)" in answer.out
    bad = FILE.replace('title = "Kenya"', f'title = "{HOSTILE}"')
    (network / "net.toml").write_text(bad, encoding="utf-8")
    answer = call(capsys, "portfolio", "net.toml")
    assert "control character" in answer.err
    assert "\x1b" not in answer.out + answer.err


def test_a_hundred_members_share_the_cache(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_project(tmp_path / "m0")
    for number in range(1, 100):
        plan = tmp_path / f"m{number}" / "indicators.toml"
        plan.parent.mkdir()
        plan.write_text(PLAN.replace("Test", f"Test {number}"), encoding="utf-8")
        shutil.copytree(tmp_path / "m0" / "data", plan.parent / "data")
    members = "".join(f'[[member]]\nid = "m{n}"\nfolder = "m{n}"\n' for n in range(100))
    (tmp_path / "net.toml").write_text('[portfolio]\ntitle = "N"\n' + members, encoding="utf-8")
    answer = call(capsys, "portfolio", "net.toml")
    assert answer.code == 0
    assert answer.out.count("entered for 2017.") == 100
    assert len(list(Path(os.environ[load.FOLDER_VARIABLE]).glob("plan-*"))) == 100


def test_colours_are_for_a_terminal_that_wants_them(network: Path) -> None:
    assert "\x1b" not in process("portfolio", "net.toml", cwd=network).out


def test_it_is_written_as_markdown_and_as_a_page(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = call(capsys, "portfolio", "net.toml", "--markdown", "n.md", "--page", "n.html")
    assert (answer.code, answer.out) == (0, "")
    assert "n.md: Network: 2017.\nn.html: Network: 2017.\n" in answer.err
    text = (network / "n.md").read_text(encoding="utf-8")
    assert text.startswith("# Network: 2017\n\n")
    assert "## gone\n\nCannot be read:\n\n- gone/indicators.toml: there is no such file" in text
    page = (network / "n.html").read_text(encoding="utf-8")
    assert "<title>Network: 2017</title>" in page
    assert call(capsys, "portfolio", "net.toml", "--markdown", "-").out == text
    (network / "n.md").write_text(text.replace("Kenya", "Our Kenya"), encoding="utf-8")
    answer = call(capsys, "portfolio", "net.toml", "--markdown", "n.md")
    assert answer.code == 1
    assert "n.md: kept, for it was edited since it was written." in answer.err
    assert (network / "n.new.md").read_text(encoding="utf-8") == text
    assert call(capsys, "portfolio", "net.toml", "--markdown", "n.md", "--force").code == 0


def test_it_is_written_over_nothing_that_it_stands_on(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (network / "net.toml").read_bytes()
    for place in ("net.toml", "kenya/indicators.toml", "kenya/data/readings.jsonl"):
        assert call(capsys, "portfolio", "net.toml", "--markdown", place, "--force").code == 1
    assert call(capsys, "portfolio", "net.toml", "--markdown", "x", "--page", "x").code == 1
    assert (network / "net.toml").read_bytes() == before
    assert not (network / "x").exists()


def test_screens_need_a_terminal_and_stand_alone(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = call(capsys, "portfolio", "net.toml", "--screen")
    assert answer.code == 2
    assert "--screen opens the screens: there is no terminal to draw on" in answer.err
    answer = call(capsys, "portfolio", "net.toml", "--screen", "--json")
    assert answer.code == 2
    assert "leave --json, --markdown and --page out" in answer.err
    assert network.is_dir()
