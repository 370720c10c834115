"""``comment``: written, read, from standard input and in an editor."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from cli_support import call, process

from scorecard.records.comments import comment_head, write_comment
from scorecard.records.store import Store

if TYPE_CHECKING:
    from scorecard.model.records import Comment

Capture = pytest.CaptureFixture[str]


def head(project: Path, about: str = "members") -> Comment | None:
    return comment_head(Store.open(project / "data" / "readings.jsonl"), about, 2018)


def flat(text: str) -> str:
    return " ".join(text.split())


def use_editor(monkeypatch: pytest.MonkeyPatch, folder: Path, does: str) -> None:
    """Have a person at a terminal whose editor runs Python over the file's ``text``."""
    script = folder / "editor.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\n"
        "path = Path(sys.argv[1])\ntext = path.read_text(encoding='utf-8')\n"
        f"{does}\npath.write_text(text, encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    monkeypatch.setattr("scorecard.cli.comment.on_terminal", lambda: True)


def test_a_comment_is_saved_echoed_and_printed(project: Path, capsys: Capture) -> None:
    none = call(capsys, "comment", "members", 2018)
    assert (none.code, none.out) == (0, "Members, 2018: no comment yet.\n")
    saved = call(capsys, "comment", "members", 2018, "We wrote\nto all.", "--audience", "board")
    assert saved.out == 'Members, 2018: comment saved, for the board: "We wrote to all."\n'
    found = head(project)
    assert found is not None
    assert (found.text, found.by, found.audience) == ("We wrote\nto all.", "ana", "board")
    printed = call(capsys, "comment", "members", 2018)
    assert printed.out.startswith("Members, 2018: comment by ana, ")
    assert printed.out.endswith("(for the board)\n  We wrote\n  to all.\n")
    assert "to all." in call(capsys, "show", "members", "--year", 2018).out


def test_a_revision_keeps_readers_and_draft_unless_told(project: Path, capsys: Capture) -> None:
    call(capsys, "comment", "1a", 2018, "First.", "--audience", "donor", "--draft")
    again = call(capsys, "comment", "1a", 2018, "Second.")
    assert 'for donors and the board, draft: "Second."; it was "First."' in flat(again.out)
    final = call(capsys, "comment", "1a", 2018, "--final")
    assert 'for donors and the board: "Second."' in flat(final.out)
    found = head(project, "1a")
    assert found is not None
    assert (found.revision, found.draft, found.text) == (3, False, "Second.")
    same = call(capsys, "comment", "1a", 2018, "Second.")
    assert same.out == "An objective, 2018: already so, nothing changed.\n"


def test_a_comment_is_withdrawn_and_its_history_stays(project: Path, capsys: Capture) -> None:
    call(capsys, "comment", "members", 2018, "Wrong.")
    answer = call(capsys, "comment", "members", 2018, "--withdraw", "--by", "ben")
    assert 'comment withdrawn; its history stays. It was "Wrong."' in flat(answer.out)
    assert call(capsys, "comment", "members", 2018).out.endswith("no comment yet.\n")
    history = flat(call(capsys, "history", "members").out)
    assert 'comment: "Wrong."; entered by ana' in history
    assert 'comment: text: "Wrong." → nothing; entered by ben' in history
    again = call(capsys, "comment", "members", 2018, "--withdraw")
    assert (again.code, again.out) == (1, "")
    assert "withdrawn already" in again.one_line


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("member", 2018, "x"), 1, 'did you mean "members"'),
        (("members", 2030, "x"), 1, "2030 is not a year of the strategy"),
        (("members", 2018, " "), 1, "say --withdraw"),
        (("members", 2018, "a\x1b[2J"), 1, "control character U+001B"),
        (("members", 2018, "x", "--withdraw"), 2, "goes without a text"),
        (
            ("members", 2018, "x", "--audience", "all"),
            2,
            '"all" is not one of public, ',
        ),
        (("members", "18", "x"), 2, '"18" is not a year'),
        (("members", 2018, "x", "--by", "a\nb"), 1, "line break"),
    ],
)
def test_a_comment_that_cannot_be_is_refused(
    project: Path, capsys: Capture, arguments: tuple[object, ...], code: int, word: str
) -> None:
    before = (project / "data" / "readings.jsonl").read_bytes()
    answer = call(capsys, "comment", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert word in answer.err
    assert (project / "data" / "readings.jsonl").read_bytes() == before


def test_a_text_comes_from_standard_input(project: Path) -> None:
    answer = process("comment", "members", 2018, "-", cwd=project, text="One.\n\n- two ≥ 3\n")
    assert answer.code == 0, answer.err
    found = head(project)
    assert found is not None
    assert found.text == "One.\n\n- two ≥ 3"


def test_standard_input_in_another_encoding_is_refused(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("é".encode("latin-1"))))
    answer = call(capsys, "comment", "members", 2018, "-")
    assert answer.one_line == "the text is not in UTF-8; save it as that"
    assert head(project) is None


def test_json_tells_what_stands_and_what_was_saved(project: Path, capsys: Capture) -> None:
    assert json.loads(call(capsys, "comment", "members", 2018, "--json").out)["comment"] is None
    saved = json.loads(call(capsys, "comment", "members", 2018, "Much.", "--json").out)["saved"]
    stands = json.loads(call(capsys, "comment", "members", 2018, "--json").out)["comment"]
    assert {**saved, "contested": False} == stands
    assert (stands["about"], stands["text"], stands["draft"]) == ("members", "Much.", False)
    told = json.loads(call(capsys, "history", "members", "--json").out)
    assert told["comments"] == [stands]
    goal = json.loads(call(capsys, "history", "1a", "--json").out)
    assert goal == {"format": 1, "revisions": []}
    before = call(capsys, "comment", "members", 2018, "--as-of", "2018-01-01")
    assert "no comment yet" in before.out


def test_the_editor_opens_with_the_standing_text_and_the_questions(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    call(capsys, "record", "members", 2018, 105)
    call(capsys, "comment", "members", 2018, "# First.")
    does = "Path('seen').write_text(text)\ntext = text.replace('# First.', '# Second.\\n\\n#x')"
    use_editor(monkeypatch, tmp_path, does)
    answer = call(capsys, "comment", "members", 2018)
    assert answer.code == 0, answer.err
    found = head(project)
    assert found is not None
    assert found.text == "# Second.\n\n#x"
    seen = (project / "seen").read_text(encoding="utf-8")
    assert seen.startswith("# First.\n\n# ----")
    assert "# What changed, and how do we know?" in seen
    assert "# 105 members in 2018; the path expected 115" in seen


@pytest.mark.parametrize("does", ["", "text = ''", "text = text.replace('First.', ' ')"])
def test_an_editor_left_without_a_text_changes_nothing(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str
) -> None:
    call(capsys, "comment", "members", 2018, "First.")
    use_editor(monkeypatch, tmp_path, does)
    answer = call(capsys, "comment", "members", 2018)
    assert answer.out == "Members, 2018: nothing written, nothing changed.\n"
    found = head(project)
    assert found is not None
    assert found.text == "First."


def test_the_questions_are_no_text_even_where_the_line_was_deleted(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    does = "text = 'Much.\\n' + '\\n'.join(l for l in text.split('\\n') if '----' not in l)"
    use_editor(monkeypatch, tmp_path, does)
    assert call(capsys, "comment", "members", 2018).code == 0
    found = head(project)
    assert found is not None
    assert found.text == "Much."


@pytest.mark.parametrize(
    ("does", "word"),
    [
        ("text = 'a\\x07b'", "bell"),
        ("path.write_text('Kept.'); sys.exit(1)", "Editing failed"),
        ("path.write_bytes(b'caf\\xe9'); sys.exit(0)", "not in UTF-8"),
    ],
)
def test_what_was_typed_is_kept_when_it_cannot_be_saved(
    project: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    does: str,
    word: str,
) -> None:
    use_editor(monkeypatch, tmp_path, does)
    answer = call(capsys, "comment", "members", 2018)
    assert answer.code == 1
    refusal, kept = answer.err.splitlines()
    assert word in refusal
    path = Path(kept.removeprefix("your text is kept in "))
    assert path.read_bytes() in (b"a\x07b", b"Kept.", b"caf\xe9")
    path.unlink()
    assert head(project) is None


def test_another_persons_comment_written_meanwhile_is_not_overwritten(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use_editor(monkeypatch, tmp_path, "text = 'Mine.' + text")
    store = Store.open(project / "data" / "readings.jsonl")
    real = click.edit

    def slow(*, filename: str) -> None:
        real(filename=filename)
        write_comment(store, "members", 2018, "Theirs.", by="ben")

    monkeypatch.setattr(click, "edit", slow)
    answer = call(capsys, "comment", "members", 2018)
    refusal, kept = answer.err.splitlines()
    assert "NOT saved: ben changed the comment on members 2018" in refusal
    path = Path(kept.removeprefix("your text is kept in "))
    assert path.read_text(encoding="utf-8").startswith("Mine.")
    path.unlink()
    found = head(project)
    assert found is not None
    assert found.text == "Theirs."


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of POSIX")
def test_on_a_terminal_without_a_text_the_editor_opens(project: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "From the terminal." > "$1"\n', encoding="utf-8")
    script.chmod(0o755)
    import pty

    outer, inner = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "scorecard", "comment", "members", "2018"],
        stdin=inner,
        stdout=inner,
        stderr=inner,
        cwd=project,
        env={**os.environ, "VISUAL": str(script)},
    )
    os.close(inner)
    assert running.wait(timeout=60) == 0
    os.close(outer)
    found = head(project)
    assert found is not None
    assert found.text == "From the terminal."
