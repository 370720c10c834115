"""The file of a portfolio: what it says, and every fault of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorecard.framework.portfolio import load_portfolio
from scorecard.model.portfolio import Combine

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '[portfolio]\ntitle = "Network"\n'
KENYA = '[[member]]\nid = "kenya"\nfolder = "kenya"\n'


def faults(folder: Path, text: str) -> list[str]:
    """Return the faults of a file with a text, as they are told behind its name."""
    path = folder / "net.toml"
    path.write_text(text, encoding="utf-8")
    return [str(f).removeprefix(f"{path}:") for f in load_portfolio(path).faults]


def test_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "net.toml"
    path.write_text(
        HEAD
        + KENYA
        + '[[member]]\nid = "peru"\ntags = ["x", "x"]\nframework = "p/a.toml"\ndata = "q"\n'
        '[[member]]\nid = "far"\nframework = "p/a.toml"\ndata = "postgresql://host/far"\n'
        '[[shared]]\nid = "reached"\ncombine = "sum"\nmembers = { peru = "ninos" }\n',
        encoding="utf-8",
    )
    found = load_portfolio(path)
    assert found.faults == ()
    assert found.portfolio is not None
    kenya, peru, far = found.portfolio.members
    assert kenya.plan == str(tmp_path / "kenya" / "indicators.toml")
    assert kenya.data == ""
    assert (peru.plan, peru.data) == (str(tmp_path / "p" / "a.toml"), str(tmp_path / "q"))
    assert peru.tags == ("x",)
    assert far.data == "postgresql://host/far"
    (shared,) = found.portfolio.shared
    assert shared.combine is Combine.SUM
    assert (shared.of("peru"), shared.of("kenya")) == ("ninos", "reached")


def test_all_faults_are_told_at_once_with_their_place(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        '[portfolio]\ntitel = "Network"\n' + KENYA + '[[member]]\nid = "kenya"\nfolder = "other"\n'
        '[[member]]\nid = "again"\nfolder = "./x/../kenya/"\n'
        '[[member]]\nid = "me"\nframework = "net.toml"\n'
        '[[member]]\nid = "nowhere"\n'
        '[[member]]\nid = "both"\nfolder = "a"\nframework = "b.toml"\n'
        '[[member]]\nid = "half"\nfolder = "h"\ndata = "d"\n'
        '[[shared]]\nid = "x"\ncombine = "add"\nmembers = { kenia = "r" }\n'
        "[membr]\n",
    )
    assert told == [
        '2:1: [portfolio]: unknown key "titel"; did you mean "title"?',
        "7:6: member kenya: this id is taken, see line 3; each has one of its own",
        (
            '9:1: member again: its readings are those of "kenya", see line 3; a strategy is named '
            "once, else it would count twice"
        ),
        "14:13: member me: this is the portfolio itself; name a strategy",
        (
            '15:1: member nowhere: where is it? Name its folder: folder = "…", or its plan: '
            'framework = "….toml", with data = "…" where its readings lie elsewhere'
        ),
        "19:1: member both: name its folder or its framework, not both",
        (
            '24:1: member half: data goes with framework; write framework = "….toml" for the '
            "folder's plan, or leave data out"
        ),
        '27:11: shared x: combine must be one of sum, pooled, list, not the text "add"',
        '28:13: shared x: members: there is no member "kenia"; did you mean "kenya"?',
        '29:1: unknown key "membr"; did you mean "member"?',
    ]


def test_one_plan_may_have_the_readings_of_several(tmp_path: Path) -> None:
    one, other = (
        f'[[member]]\nid = "{name}"\nframework = "plan.toml"\ndata = "{name}"\n' for name in "ab"
    )
    assert faults(tmp_path, HEAD + one + other) == []


def test_what_is_sound_stays_usable(tmp_path: Path) -> None:
    path = tmp_path / "net.toml"
    path.write_text(KENYA + '[[member]]\nid = "b c"\nfolder = "b"\n', encoding="utf-8")
    found = load_portfolio(path)
    assert found.portfolio is not None
    assert found.portfolio.title == "net"
    assert [(m.id, m.faulty) for m in found.portfolio.members] == [
        ("kenya", False),
        ("member 2", True),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: the file is empty; it begins with [portfolio]"),
        ("\ufeff\n", "1:1: the file is empty; it begins with [portfolio]"),
        ("# nothing\n", "1:1: the file is empty; it begins with [portfolio]"),
        ("x = \n", '1:5: a value is missing after the "="'),
        (HEAD, '1:1: there is no member; add [[member]] with id = "…" and folder = "…"'),
        ("portfolio = 3\n" + KENYA, "1:13: [portfolio]: must be a table, not the number 3"),
        ("[[portfolio]]\n" + KENYA, "1:1: [portfolio]: write it once, with single brackets"),
        (HEAD + "[member]\nid='a'\nfolder='b'\n", "3:1: member a: write it with double brackets"),
        ("member = [1]\n", "1:1: [portfolio] is missing"),
        (KENYA, '1:1: [portfolio] is missing; begin with it and title = "…"'),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, text: str, told: str) -> None:
    assert faults(tmp_path, text)[0].startswith(told)


def test_a_file_that_is_not_there_or_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "net.toml"
    assert str(load_portfolio(path).faults[0]) == f"{path}: there is no such file"
    path.write_text(HEAD + KENYA, encoding="utf-8")
    monkeypatch.setattr("scorecard.framework.load.MAX_BYTES", 10)
    assert "larger than" in str(load_portfolio(path).faults[0])
    assert "a folder" in str(load_portfolio(tmp_path).faults[0])
