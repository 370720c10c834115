"""Kept plans: the same outcome without the check, and never in the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from scorecard import __version__
from scorecard.framework import load
from scorecard.framework.build import Checked
from scorecard.framework.load import load_plan
from scorecard.messages import catalogue

ROOT = Path(__file__).resolve().parents[2]
PLANS = Path(__file__).parent / "plans"
TEXT = (
    '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n[strategy.labels]\nentity = "State"\n'
    '[[goal]]\nid = "I"\ntitle = "Größe"\n[[goal.indicator]]\nid = "x"\ntitle = "X"\n'
    "baseline = { year = 2016, value = 0.1 }\n"
    "target = [{ at_least = 3, by = 2020 }, "
    '{ at_least = 2, by = 2021-06-30, decided = 2019-01-01, why = "W" }]\n'
    '[[goal.indicator]]\nid = "y"\ntitle = "Y"\nkind = "scale"\nlevels = { z = "Z", a = "A" }\n'
    "unti = 5\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a folder for kept plans."""
    path = tmp_path / "kept" / "plans"
    monkeypatch.setenv("SCORECARD_CACHE", str(path))
    return path


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Return a plan with a fault."""
    path = tmp_path / "indicators.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def never(*_: object) -> Checked:
    """Stand in for a check that must not happen."""
    raise AssertionError("the plan was checked again")


def kept(folder: Path) -> list[Path]:
    """Return the files in the folder."""
    return sorted(folder.iterdir())


def test_a_kept_plan_is_the_same_and_not_checked_again(
    folder: Path, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_plan(plan_file)
    monkeypatch.setattr(load, "_check", never)
    second = load_plan(plan_file)
    assert second == first
    assert second.strategy is not None
    assert first.strategy is not None
    both = zip(second.strategy.indicators(), first.strategy.indicators(), strict=True)
    assert all(a.targets == b.targets for a, b in both)
    assert [t.declared for t in next(second.strategy.indicators()).targets] == [
        {"at_least": 3, "by": 2020},
        {"at_least": 2, "by": "2021-06-30", "decided": "2019-01-01", "why": "W"},
    ]
    assert len(first.faults) == 1


@pytest.mark.parametrize("name", sorted(path.name for path in PLANS.glob("*.toml")))
def test_every_outcome_survives_keeping(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_plan(PLANS / name)
    if first.strategy is not None:
        monkeypatch.setattr(load, "_check", never)
    assert load_plan(PLANS / name) == first
    assert folder.exists() == (first.strategy is not None)


def test_a_kept_plan_loads_neither_pydantic_nor_tomli(folder: Path, plan_file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from scorecard.framework.load import load_plan;"
        f"plan = load_plan(Path({str(plan_file)!r}));"
        "assert plan.strategy is not None and len(plan.faults) == 1;"
        "print(*sorted(sys.modules))"
    )
    loaded = [
        subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(2)
    ]
    heavy = {"pydantic", "tomli", "scorecard.framework.places", "scorecard.framework.check"}
    assert heavy <= set(loaded[0])
    assert not heavy & set(loaded[1])


def test_a_changed_file_is_checked_again(folder: Path, plan_file: Path) -> None:
    load_plan(plan_file)
    plan_file.write_text(TEXT.replace("unti = 5\n", ""), encoding="utf-8")
    assert load_plan(plan_file).faults == ()
    assert len(kept(folder)) == 2


def test_a_kept_plan_names_the_file_it_is_asked_for(folder: Path, plan_file: Path) -> None:
    load_plan(plan_file)
    copy = plan_file.with_name("copy.toml")
    copy.write_text(TEXT, encoding="utf-8")
    assert load_plan(copy).faults[0].file == str(copy)
    assert len(kept(folder)) == 1


def damages(whole: bytes) -> list[bytes]:
    """Return what may have become of a kept plan."""
    seal, _, body = whole.partition(b"\n")
    return [
        b"",
        b"\n",
        whole[: len(whole) // 2],
        whole[:-1],
        whole.replace(b"2021", b"2031"),
        seal,
        body,
        b"\xff\xfe" + whole,
        seal + b"\n",
        whole + b" ",
    ]


@pytest.mark.parametrize("number", range(10))
def test_a_damaged_one_is_passed_over_and_replaced(
    number: int, folder: Path, plan_file: Path
) -> None:
    first = load_plan(plan_file)
    (path,) = kept(folder)
    whole = path.read_bytes()
    path.write_bytes(damages(whole)[number])
    assert load_plan(plan_file) == first
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"null",
        b'{"plan": {}, "faults": []}',
        b'{"plan": {"strategy": {"title": 1, "period": 3}}, "faults": []}',
        b'{"plan": null, "faults": [["what"]]}',
        b'{"plan": null, "faults": [["what", 1, 1, "doom"]]}',
        b'{"plan": {"strategy": {"title": "S", "period": [1, 2]}, "goal": [3]}, "faults": []}',
        b"[" * 100_000,
    ],
)
def test_a_sealed_one_that_is_no_plan_is_passed_over(
    body: bytes, folder: Path, plan_file: Path
) -> None:
    first = load_plan(plan_file)
    (path,) = kept(folder)
    path.write_bytes(load._seal(first.digest, body).encode() + b"\n" + body)
    assert load_plan(plan_file) == first


def test_one_of_another_file_is_passed_over(folder: Path, plan_file: Path) -> None:
    other = plan_file.with_name("other.toml")
    other.write_text(TEXT.replace("unti = 5\n", ""), encoding="utf-8")
    first = load_plan(plan_file)
    (path,) = kept(folder)
    load_plan(other)
    (foreign,) = set(kept(folder)) - {path}
    path.write_bytes(foreign.read_bytes())
    assert load_plan(plan_file) == first


def test_one_of_another_version_is_passed_over(
    folder: Path, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_plan(plan_file)
    (path,) = kept(folder)
    monkeypatch.setattr(load, "__version__", "999")
    assert load.read_cached(first.digest) is None
    path.rename(path.with_name(f"plan-{first.digest}-999.json"))
    assert load.read_cached(first.digest) is None


def test_one_made_by_other_rules_is_passed_over(
    folder: Path, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "framework"
    room.mkdir()
    (room / "rules.py").write_text("a")
    monkeypatch.setattr(load, "__file__", str(room / "cache.py"))
    digest = load_plan(plan_file).digest
    assert load.read_cached(digest) is not None
    (room / "rules.py").write_text("ab")
    assert load.read_cached(digest) is None


def test_one_told_by_another_catalogue_is_passed_over(
    folder: Path, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "messages"
    (room / "english").mkdir(parents=True)
    (room / "english" / "terms.py").write_text("a")
    monkeypatch.setattr(catalogue, "__file__", str(room / "catalogue.py"))
    digest = load_plan(plan_file).digest
    assert load.read_cached(digest) is not None
    (room / "english" / "terms.py").write_text("ab")
    assert load.read_cached(digest) is None


def altered(path: Path, digest: str) -> bytes:
    """Return a kept plan with another target, sealed as the tool would."""
    body = path.read_bytes().partition(b"\n")[2]
    assert b'"at_least": 3' in body
    body = body.replace(b'"at_least": 3', b'"at_least": 1')
    return load._seal(digest, body).encode() + b"\n" + body


@pytest.mark.skipif(sys.platform == "win32", reason="who may write stands elsewhere there")
@pytest.mark.parametrize("where", ["folder", "sticky", "above", "file", "link", "folder link"])
def test_what_others_could_have_put_there_is_not_believed(
    where: str, folder: Path, plan_file: Path
) -> None:
    first = load_plan(plan_file)
    (path,) = kept(folder)
    path.write_bytes(altered(path, first.digest))
    assert load_plan(plan_file) != first, "sealed by the user, it is believed"
    if where == "folder":
        folder.chmod(0o770)
    elif where == "sticky":
        folder.chmod(0o1777)
    elif where == "above":
        folder.parent.chmod(0o777)
    elif where == "file":
        path.chmod(0o666)
    elif where == "link":
        path.symlink_to(path.rename(path.with_name("elsewhere")))
    else:
        folder.symlink_to(folder.rename(folder.with_name("elsewhere")))
    before = path.read_bytes()
    assert load_plan(plan_file) == first
    if where in {"file", "link"}:
        # The folder is the user's: it is made anew.
        assert not path.is_symlink()
        assert path.stat().st_mode & 0o777 == 0o600
    else:
        assert path.read_bytes() == before


def test_an_empty_variable_switches_it_off(
    folder: Path, plan_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SCORECARD_CACHE", "")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    load_plan(plan_file)
    load_plan(plan_file)
    assert sorted(tmp_path.rglob("*")) == before


def test_it_can_be_left_out_of_a_load(folder: Path, plan_file: Path) -> None:
    load_plan(plan_file, use_cache=False)
    assert not folder.exists()


def test_without_the_variable_it_is_in_the_users_folder(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCORECARD_CACHE")
    load_plan(plan_file)
    from platformdirs import user_cache_path

    assert len(list(user_cache_path("scorecard").glob("plan-*.json"))) == 1


def test_a_folder_that_cannot_be_made_is_no_trouble(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_CACHE", str(plan_file / "inside-a-file"))
    assert load_plan(plan_file).strategy is not None
    assert load_plan(plan_file).strategy is not None


def test_a_file_in_the_way_is_no_trouble(folder: Path, plan_file: Path) -> None:
    first = load_plan(plan_file)
    (path,) = kept(folder)
    path.unlink()
    path.mkdir()
    assert load_plan(plan_file) == first
    assert kept(folder) == [path]


def test_a_write_that_dies_leaves_nothing_half(
    folder: Path, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert load_plan(plan_file).strategy is not None
    assert kept(folder) == []


def test_only_the_newest_are_kept(folder: Path, plan_file: Path) -> None:
    for number in range(load._MOST_CACHED + 5):
        digest = sha256(str(number).encode()).hexdigest()
        load.write_cached(digest, Checked(None, ()))
        os.utime(folder / f"plan-{digest}-{__version__}.json", (number, number))
    names = {path.name for path in kept(folder)}
    assert len(names) == load._MOST_CACHED
    assert not any(sha256(b"0").hexdigest() in name for name in names)


def test_it_is_json_a_person_can_read(folder: Path, plan_file: Path) -> None:
    load_plan(plan_file)
    (path,) = kept(folder)
    seal, _, body = path.read_bytes().partition(b"\n")
    assert len(seal) == 64
    assert json.loads(body)["plan"]["strategy"]["title"] == "S"
    assert "Größe".encode() in body
