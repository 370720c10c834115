"""Where things are kept on this computer: in the folders the system has for them."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from scorecard.folders import is_own, is_private, make_private, read_private, user_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="who may write stands elsewhere there")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the names are Linux's")
def test_the_folders_are_those_the_system_has_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/elsewhere")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/ana")
    assert user_folder("cache") == Path("/elsewhere/scorecard")
    assert user_folder("state") == Path("/home/ana/.local/state/scorecard")


@posix
def test_a_folder_made_for_its_user_is_the_users_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert not is_private(folder)
    assert make_private(folder)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder.parent, folder)]
    assert modes == [0o700, 0o700]
    assert make_private(folder)
    assert is_private(folder)


@posix
@pytest.mark.parametrize("mode", [0o770, 0o777, 0o1777, 0o720, 0o702])
def test_a_folder_others_may_write_to_is_not(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    folder.chmod(mode)
    assert not is_private(folder)
    assert not make_private(folder)


@posix
@pytest.mark.parametrize(("mode", "private"), [(0o777, False), (0o775, False), (0o1777, True)])
def test_nor_is_one_that_others_could_replace(tmp_path: Path, mode: int, private: bool) -> None:
    above = tmp_path / "above"
    folder = above / "folder"
    make_private(folder)
    above.chmod(mode)
    assert is_private(folder) == private


@posix
def test_nor_is_a_link_or_one_behind_a_link_others_could_turn(tmp_path: Path) -> None:
    folder, link, shared = tmp_path / "a", tmp_path / "link", tmp_path / "shared"
    make_private(folder / "b")
    link.symlink_to(folder)
    assert not is_private(link)
    assert is_private(link / "b")
    shared.mkdir()
    (shared / "link").symlink_to(folder)
    shared.chmod(0o777)
    assert not is_private(shared / "link" / "b")


@posix
def test_nor_is_anybody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a"
    make_private(folder)
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    assert not is_private(folder)
    assert not is_own(folder.stat())


@posix
def test_a_file_is_read_that_its_user_alone_may_write(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"data")
    path.chmod(0o644)
    assert read_private(path) == b"data"
    for mode in (0o664, 0o646):
        path.chmod(mode)
        with pytest.raises(OSError):  # noqa: PT011 - refused, whatever for
            read_private(path)


@posix
def test_a_link_a_pipe_and_somebody_elses_file_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, link, pipe = tmp_path / "file", tmp_path / "link", tmp_path / "pipe"
    path.write_bytes(b"data")
    path.chmod(0o600)
    link.symlink_to(path)
    os.mkfifo(pipe, mode=0o600)
    for refused in (link, pipe, tmp_path):
        with pytest.raises(OSError):  # noqa: PT011 - refused, whatever for
            read_private(refused)
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    with pytest.raises(PermissionError):
        read_private(path)
