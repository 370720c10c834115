"""What every test shares: the real user's folders and names are out of reach."""

from __future__ import annotations

from collections import Counter
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from projects import make_example, make_project

from scorecard.messages import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postgres_support import Cluster, Postgres
    from terminal_support import Terminal

settings.register_profile(
    "project",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Of a mutant the first example that fails is enough, the smallest is not looked for; and there a
# test runs more than once in a process.
settings.register_profile(
    "mutation",
    parent=settings.get_profile("project"),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("project")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud what was not tried, and why: a reason once, however many tests it kept."""
    skipped = terminalreporter.stats.get("skipped", [])
    for why, times in Counter(report.longrepr[2] for report in skipped).items():
        terminalreporter.write_line(f"{times} not tried: {why.removeprefix('Skipped: ')}")


ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return where users live, a folder each: pytest's own numbering reads all of them anew."""
    street = tmp_path_factory.mktemp("homes")
    return (street / str(number) for number in count())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a PostgreSQL server, one for all tests of a process."""
    from postgres_support import started

    with started() as server:
        yield server


@pytest.fixture
def cluster(postgres: Postgres) -> Iterator[Cluster]:
    """Return a PostgreSQL server of the test's own, which it may kill."""
    from postgres_support import Cluster

    own = Cluster(postgres.programs)
    try:
        own.make()
        yield own
    finally:
        own.end()


@pytest.fixture
def own_words() -> Iterator[None]:
    """Give back the words a test chose: what a module shares is made before the next one begins.

    Language, labels and years of what is said are the process's choice.
    """
    yield
    catalogue.prefer(None)
    catalogue.use()


# The words are given back last, when whatever a test put in the place of a file is gone again.
@pytest.fixture(autouse=True)
def own_folders(
    own_words: None,
    homes: Iterator[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Point the user's folders into the test's own, and forget who runs it."""
    home = next(homes)
    home.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("SCORECARD_CACHE", str(home / "cache"))
    for name in ("SCORECARD_BY", "NO_COLOR", "COLUMNS", "LINES", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name in ("TEXTUAL", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SCORECARD_STATE", str(home / "state"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a small project, and stand in it."""
    folder = make_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SCORECARD_BY", "ana")
    return folder


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a copy of the bundled example, and stand in it."""
    folder = make_example(tmp_path / "example")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Return a list; the terminals put into it are closed in any case."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()
