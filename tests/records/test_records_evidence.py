"""Files beside the store: copied in once, never written over, and never found outside."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorecard.model.fault import ScorecardError
from scorecard.model.reading import EvidenceFile
from scorecard.records import evidence
from scorecard.records.entry import Entry
from scorecard.records.evidence import (
    EvidenceState,
    copied_in,
    evidence_faults,
    evidence_text,
    evidence_words,
    folder_of,
    is_inside,
    look_at,
    read_evidence,
    safe_name,
    state_of,
)
from scorecard.records.store import Store


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "evidence"


def outside(tmp_path: Path, name: str = "survey.pdf", data: bytes = b"one") -> Path:
    path = tmp_path / "elsewhere" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def taken(folder: Path, *given: Path | str) -> tuple[EvidenceFile, ...]:
    with copied_in(folder, look_at(folder, map(str, given))) as found:
        return found


class TestTakenIn:
    def test_a_file_from_elsewhere_is_copied(self, folder: Path, tmp_path: Path) -> None:
        path = outside(tmp_path)
        assert taken(folder, path) == (EvidenceFile("survey.pdf", digest(b"one")),)
        assert (folder / "survey.pdf").read_bytes() == b"one"
        assert path.read_bytes() == b"one"

    def test_looking_copies_nothing(self, folder: Path, tmp_path: Path) -> None:
        look_at(folder, [str(outside(tmp_path))])
        assert not folder.exists()

    def test_the_same_file_is_not_copied_twice(self, folder: Path, tmp_path: Path) -> None:
        first = taken(folder, outside(tmp_path))
        assert taken(folder, outside(tmp_path, "again.pdf")) == first
        assert [path.name for path in folder.iterdir()] == ["survey.pdf"]

    def test_another_of_the_same_name_is_never_written_over(
        self, folder: Path, tmp_path: Path
    ) -> None:
        taken(folder, outside(tmp_path))
        (found,) = taken(folder, outside(tmp_path, data=b"two"))
        assert found.path == "survey-2.pdf"
        assert (folder / "survey.pdf").read_bytes() == b"one"

    def test_two_of_one_name_at_once(self, folder: Path, tmp_path: Path) -> None:
        other = tmp_path / "other" / "survey.pdf"
        other.parent.mkdir()
        other.write_bytes(b"two")
        found = taken(folder, outside(tmp_path), other)
        assert [each.path for each in found] == ["survey.pdf", "survey-2.pdf"]

    def test_one_that_lies_there_is_named(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "2018").mkdir(parents=True)
        (folder / "2018" / "a.pdf").write_bytes(b"one")
        named = (EvidenceFile("2018/a.pdf", digest(b"one")),)
        assert taken(folder, "2018/a.pdf") == named
        assert taken(folder, folder / "2018" / "a.pdf") == named
        monkeypatch.chdir(folder.parent.parent)
        assert taken(Path("data/evidence"), "data/evidence/2018/a.pdf") == named

    def test_a_name_taken_meanwhile_is_not_written_over(self, folder: Path, tmp_path: Path) -> None:
        offered = look_at(folder, [str(outside(tmp_path))])
        folder.mkdir(parents=True)
        (folder / "survey.pdf").write_bytes(b"theirs")
        with pytest.raises(ScorecardError, match="could not be copied"), copied_in(folder, offered):
            pass
        assert (folder / "survey.pdf").read_bytes() == b"theirs"

    def test_one_that_changes_meanwhile_is_refused(self, folder: Path, tmp_path: Path) -> None:
        path = outside(tmp_path)
        offered = look_at(folder, [str(path)])
        path.write_bytes(b"changed")
        changed = pytest.raises(ScorecardError, match="changed while it was copied")
        with changed, copied_in(folder, offered):
            pass
        assert not folder.exists()

    def test_what_is_too_large_is_refused(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(evidence, "MOST_BYTES", 2)
        with pytest.raises(ScorecardError, match="more than 0 MiB"):
            look_at(folder, [str(outside(tmp_path))])

    def test_too_many_are_refused(self, folder: Path, tmp_path: Path) -> None:
        paths = [str(outside(tmp_path, f"{n}.pdf", b"%d" % n)) for n in range(21)]
        with pytest.raises(ScorecardError, match="20 files at most"):
            look_at(folder, paths)

    @pytest.mark.parametrize("name", ["nowhere.pdf", "../nowhere.pdf", "/nowhere.pdf", "", "a\0b"])
    def test_what_is_not_there_is_refused(self, folder: Path, name: str) -> None:
        with pytest.raises(ScorecardError, match="is not there"):
            look_at(folder, [name])

    def test_a_folder_or_a_pipe_is_no_file(self, folder: Path, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        for path in (tmp_path, pipe):
            with pytest.raises(ScorecardError, match="is no file"):
                look_at(folder, [str(path)])

    def test_a_link_within_the_folder_is_not_followed(self, folder: Path, tmp_path: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "link.pdf").symlink_to(outside(tmp_path))
        (folder / "sub").symlink_to(tmp_path / "elsewhere")
        for name in ("link.pdf", "sub/survey.pdf", str(folder / "link.pdf")):
            with pytest.raises(ScorecardError, match="lead out of it"):
                look_at(folder, [name])

    def test_nothing_is_copied_through_a_folder_that_is_a_link(
        self, folder: Path, tmp_path: Path
    ) -> None:
        folder.parent.mkdir()
        (tmp_path / "trap").mkdir()
        folder.symlink_to(tmp_path / "trap")
        with pytest.raises(ScorecardError):
            taken(folder, outside(tmp_path))
        assert not list((tmp_path / "trap").iterdir())


class TestNames:
    @pytest.mark.parametrize(
        ("name", "safe"),
        [
            ("survey.pdf", "survey.pdf"),
            ("Enquête 2018 (finale).pdf", "Enquête-2018-(finale).pdf"),
            ("a;b:c*?.pdf", "a-b-c.pdf"),
            (".hidden", "hidden"),
            ("-rf", "rf"),
            ("con.txt", "file-con.txt"),
            ("...", "file"),
            ("\u202egnp.exe", "u202egnp.exe"),
            ("x" * 300 + ".pdf", "x" * 97 + ".pdf"),
        ],
    )
    def test_a_name_that_every_system_takes(self, name: str, safe: str) -> None:
        assert safe_name(name) == safe

    @given(name=st.text(max_size=300))
    @example("\U0001f4c4" * 100)
    def test_any_name_becomes_one_within_the_folder(self, name: str) -> None:
        safe = safe_name(name)
        assert is_inside(safe)
        assert "/" not in safe
        assert len(safe.encode("utf-8", "surrogatepass")) <= 255
        assert not safe.startswith((".", "-"))

    @pytest.mark.parametrize(
        "path",
        [
            *("", ".", "..", "../a", "a/../b", "/a", "a//b", "a/", "\\a", "a\\b", "C:a", "a;b"),
            *("a\nb", " a", "a\x1b[31m", "a" * 401),
        ],
    )
    def test_paths_that_lead_out_or_cannot_be_told(self, path: str) -> None:
        assert not is_inside(path)


class TestKept:
    def stored(self, tmp_path: Path, *files: EvidenceFile) -> Store:
        (tmp_path / "data").mkdir(exist_ok=True)
        store = Store.create(tmp_path / "data" / "readings.jsonl")
        store.add([Entry("i", 2018, "5", evidence=files)], by="Ana")
        return store

    def test_it_comes_back_from_the_file(self, tmp_path: Path) -> None:
        files = (EvidenceFile("a.pdf", digest(b"one")), EvidenceFile("b/c.pdf", digest(b"two")))
        store = self.stored(tmp_path, *files)
        assert Store.open(store.path).records().readings[0].evidence == files
        (line,) = (t for t in store.path.read_text().splitlines() if '"reading"' in t)
        assert '"evidence":[{"path":"a.pdf","sha256":"' in line

    def test_a_reading_without_any_has_no_such_field(self, tmp_path: Path) -> None:
        assert "evidence" not in self.stored(tmp_path).path.read_text()

    def test_missing_changed_and_outside_are_told(self, tmp_path: Path) -> None:
        folder = tmp_path / "data" / "evidence"
        folder.mkdir(parents=True)
        names = ("whole", "changed", "missing", "../out", "link")
        files = [EvidenceFile(name, digest(b"one")) for name in names]
        for name in ("whole", "changed"):
            (folder / name).write_bytes(b"one")
        (folder / "changed").write_bytes(b"twice")
        (folder / "link").symlink_to(folder / "whole")
        states = [state_of(folder, each) for each in files]
        outside = EvidenceState.OUTSIDE
        changed, missing = EvidenceState.CHANGED, EvidenceState.MISSING
        assert states == [EvidenceState.WHOLE, changed, missing, outside, outside]
        store = self.stored(tmp_path, *files)
        told = [fault.what for fault in evidence_faults(store.path, store.records())]
        assert told == [
            "is not what it was when it was entered as evidence for i 2018",
            "is missing; it is evidence for i 2018",
            *["leads out of the evidence folder, or through a link; it is named for i 2018"] * 2,
        ]
        assert evidence_words(folder, files[:3]) == (
            "evidence whole, changed (changed since), missing (missing)"
        )

    def test_what_was_revised_is_asked_after_no_more(self, tmp_path: Path) -> None:
        store = self.stored(tmp_path, EvidenceFile("gone", digest(b"one")))
        head = store.head(Entry("i", 2018, "5").key)
        assert head is not None
        store.add([Entry("i", 2018, "6", reason="correction")], by="Ana", seen={head.key: head.id})
        assert not [*evidence_faults(store.path, store.records())]

    def test_a_file_written_again_the_same_is_whole(self, tmp_path: Path) -> None:
        folder = folder_of(tmp_path / "readings.jsonl")
        folder.mkdir()
        file = EvidenceFile("a", digest(b"one"))
        for data, state in ((b"one", "whole"), (b"two", "changed"), (b"one", "whole")):
            (folder / "a").unlink(missing_ok=True)
            (folder / "a").write_bytes(data)
            assert state_of(folder, file) == state


class TestCells:
    def test_a_cell_names_paths_and_digests(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "a b.pdf").write_bytes(b"one")
        given = EvidenceFile("gone.pdf", digest(b"two"))
        found = read_evidence(f"a b.pdf; gone.pdf sha256:{given.sha256};", folder)
        assert found == (EvidenceFile("a b.pdf", digest(b"one")), given)
        assert read_evidence(evidence_text(found, digests=True), None) == found
        assert evidence_text(found) == "a b.pdf; gone.pdf"

    @pytest.mark.parametrize(
        ("cell", "what"),
        [
            ("gone.pdf", "is not there"),
            ("../gone.pdf", "lead out"),
            ("/etc/passwd", "lead out"),
            ("a.pdf sha256:12", "no SHA-256"),
        ],
    )
    def test_what_a_cell_may_not_name(self, folder: Path, cell: str, what: str) -> None:
        with pytest.raises(ScorecardError, match=what):
            read_evidence(cell, folder)
