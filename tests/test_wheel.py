"""The wheel as others get it: installed in an empty home, and tried there. `make try-wheel`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
ASKED = "SCORECARD_TRY_WHEEL"
pytestmark = pytest.mark.skipif(
    not os.environ.get(ASKED), reason="the wheel is built and installed by: make try-wheel"
)
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, home: Path, cwd: Path | None = None) -> str:
    """Run a program in a home, with nothing of this one's but where packages come from."""
    kept = ("PIP_", "SYSTEMROOT", "TEMP", "SSL_CERT", "HTTPS_PROXY", "https_proxy")
    env = {name: value for name, value in os.environ.items() if name.startswith(kept)}
    paths = [str(home / ".local" / "bin"), os.environ["PATH"]]
    env |= {"HOME": str(home), "USERPROFILE": str(home), "PATH": os.pathsep.join(paths)}
    done = subprocess.run(
        [*map(str, command)],
        cwd=cwd or home,
        env={**env, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, once."""
    home = tmp_path_factory.mktemp("maker")
    made = home / "dist"
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", made, ROOT, home=home)
    (wheel,) = made.glob("scorecard-*.whl")
    return wheel


def test_every_file_of_the_package_is_in_it(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    package = ROOT / "scorecard"
    there = {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there <= names
    more = {name for name in names - there if ".dist-info/" not in name}
    page = f"{wheel.name.partition('-py3')[0]}.data/data/share/man/man1/scorecard.1"
    assert more == {"scorecard/bundled/indicators.toml", "scorecard/bundled/readings.jsonl", page}


@pytest.mark.parametrize("means", ["pip", "pipx"])
def test_it_works_in_an_empty_home(wheel: Path, tmp_path: Path, means: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if means == "pip":
        venv.create(home / "env", with_pip=True)
        run(home / "env" / BIN / "python", "-m", "pip", "install", "-q", wheel, home=home)
        program, pages = home / "env" / BIN / "scorecard", home / "env" / "share" / "man"
    else:
        if shutil.which("pipx") is None:
            pytest.skip("there is no pipx here to install the wheel with")
        run("pipx", "install", wheel, home=home)
        program, pages = home / ".local" / "bin" / "scorecard", home / ".local" / "share" / "man"
    assert (pages / "man1" / "scorecard.1").is_file()
    assert run(program, "--version", home=home).startswith("scorecard ")
    run(program, "demo", "try", home=home)
    there = home / "try"
    assert "ICBL-CMC Strategy" in run(program, "status", home=home, cwd=there)
    assert "Nothing is wrong." in run(program, "doctor", home=home, cwd=there)
    assert "installed            as a package" in run(program, "doctor", home=home, cwd=there)
    # What is loaded late, or is no Python: templates, schemas, the script of the page.
    run(program, "report", "-o", "report.md", "--html", "report.html", home=home, cwd=there)
    run(program, "page", "page.html", home=home, cwd=there)
    run(program, "export", "all.xlsx", home=home, cwd=there)
    run(program, "record", "ccm-states-parties", "2022", "111", home=home, cwd=there)
    run(program, "schema", home=home, cwd=there)
    run(program, "init", "ours", home=home)
    assert "No fault" in run(program, "check", home=home, cwd=home / "ours")
