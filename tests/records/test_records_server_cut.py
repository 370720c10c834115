"""The connection cut at every message of an opening and a save; what a store hears by itself."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

import pytest
from copy_support import remarks
from postgres_support import OnServer
from records_support import entry, ids

from scorecard.model.fault import ScorecardError
from scorecard.records.address import read_address
from scorecard.records.line import is_header
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from postgres_support import Postgres

    from scorecard.records.address import Address

# Before a message of the client reaches the server, or when the server has answered it and the
# answer has not come yet.
When = Literal["unheard", "unanswered"]
# What the server answers at once: a connection begun, a query, the end of a group of messages.
ANSWERED = (b"\x00", b"Q", b"S")


class Proxy:
    """Stands on the loopback before a server, counts messages, and cuts the connection once."""

    def __init__(self, behind: str) -> None:
        self.messages = 0
        self.cut_at = 0
        self.when: When = "unheard"
        self._behind = behind
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        for each in (self._door, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def cut(self, at: int, when: When) -> None:
        """Cut the connection at the so manyth message from now."""
        self.messages, self.cut_at, self.when = 0, at, when

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._behind)
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._open += [client, server]
                link = _Link(self, client, server)
                threading.Thread(target=link.forth, daemon=True).start()
                threading.Thread(target=link.back, daemon=True).start()


class _Link:
    def __init__(self, proxy: Proxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy = proxy
        self._client = client
        self._server = server
        self._silent = False

    def forth(self) -> None:
        with suppress(OSError):
            began = False
            while kind := b"\x00" if not began else _exactly(self._client, 1):
                size = _exactly(self._client, 4)
                message = size + _exactly(self._client, int.from_bytes(size) - 4)
                message = kind + message if began else message
                began = True
                self._proxy.messages += 1
                if self._proxy.messages == self._proxy.cut_at:
                    self._silent = True
                    if self._proxy.when == "unheard":
                        break
                    self._server.sendall(message)
                    if kind not in ANSWERED:
                        break
                    return  # it is cut when the answer is here
                self._server.sendall(message)
        self._end()

    def back(self) -> None:
        with suppress(OSError):
            while kind := _exactly(self._server, 1):
                size = _exactly(self._server, 4)
                rest = _exactly(self._server, int.from_bytes(size) - 4)
                if not self._silent:
                    self._client.sendall(kind + size + rest)
                elif kind == b"Z":
                    break
        self._end()

    def _end(self) -> None:
        for each in (self._client, self._server):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


def _exactly(source: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = source.recv(size - len(data))
        if not piece:
            raise OSError
        data += piece
    return data


@pytest.fixture
def proxy(postgres: Postgres) -> Iterator[Proxy]:
    between = Proxy(f"{postgres.socket}/.s.PGSQL.5432")
    yield between
    between.close()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a server that did not answer be tried again without waiting."""
    monkeypatch.setattr("scorecard.records.server._AGAIN", 0.0)


def through(proxy: Proxy, place: OnServer) -> Address:
    plain = "sslmode=disable&gssencmode=disable"
    url = f"postgresql://ana@127.0.0.1:{proxy.port}/{place.database}?store={place.name}&{plain}"
    return read_address(url, place.folder / "readings.jsonl")


def until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not reached():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.002)


def saved_lines(place: OnServer) -> list[bytes]:
    return [line for line in place.rows() if not is_header(line)]


def wait_for_silence(place: OnServer) -> None:
    """Wait until the server has ended whatever the connection that was cut had begun."""
    with place.postgres.connect("postgres") as connection:
        ours = "SELECT FROM pg_stat_activity WHERE datname = %s"
        until(lambda: not connection.execute(ours, [place.database]).fetchall())


@pytest.mark.parametrize("when", ["unheard", "unanswered"])
def test_with_the_copy_no_message_at_which_it_is_cut_loses_or_doubles_anything(
    postgres: Postgres, proxy: Proxy, tmp_path: Path, when: When
) -> None:
    """Every message of an opening and a save, some thirty, cut before it is heard, or answered."""
    place = OnServer(postgres, tmp_path)
    address, copies = through(proxy, place), tmp_path / "computer"
    acknowledged = {r.id: r for r in Store.open(address, copies).add([entry(0)], by="ana")}
    trials, cut = 0, True
    while cut:
        trials += 1
        proxy.cut(trials, when)
        for saved in Store.open(address, copies).add([entry(trials)], by="ana"):
            acknowledged[saved.id] = saved
        cut = proxy.messages >= trials
        proxy.cut(0, when)
        again = Store.open(address, copies)
        assert {reading.id: reading for reading in again.records().readings} == acknowledged
        lines = saved_lines(place)
        assert len(lines) == len(set(lines)) == len(acknowledged), f"cut at message {trials}"
        assert again.waiting == 0
        del again
    assert trials > 20


@pytest.mark.parametrize("when", ["unheard", "unanswered"])
def test_without_the_copy_it_is_there_or_the_refusal_says_that_it_is_uncertain(
    postgres: Postgres, proxy: Proxy, tmp_path: Path, when: When
) -> None:
    """Every message of an opening and a save, some thirty, cut before it is heard, or answered."""
    place = OnServer(postgres, tmp_path)
    address = through(proxy, place)
    acknowledged, uncertain, trials, cut = set[str](), 0, 0, True
    while cut:
        trials += 1
        proxy.cut(trials, when)
        before = len(saved_lines(place))
        told, new = "", 0
        try:
            new = len(saved := Store.open(address).add([entry(trials)], by="ana"))
            acknowledged |= {reading.id for reading in saved}
        except ScorecardError as error:
            told = str(error)
        cut = proxy.messages >= trials
        proxy.cut(0, when)
        wait_for_silence(place)
        there = len(saved_lines(place)) - before
        if "NOT saved for certain" in told:
            uncertain += 1
            assert there == (when == "unanswered")
        else:
            assert there == new, f"cut at message {trials}: {told}"
        assert "\n" not in told
    assert acknowledged <= ids(Store.open(address))
    assert trials > 20
    assert uncertain == 1, "only the last word, COMMIT, is uncertain"


def test_a_running_store_that_is_cut_at_any_message_goes_on_by_itself(
    postgres: Postgres, proxy: Proxy, tmp_path: Path
) -> None:
    """Every message of a save of a store that stays open, cut before the answer comes."""
    place = OnServer(postgres, tmp_path)
    store = Store.open(through(proxy, place), tmp_path / "computer")
    acknowledged = {reading.id for reading in store.add([entry(0)], by="ana")}
    trials, cut = 0, True
    while cut:
        trials += 1
        proxy.cut(trials, "unanswered")
        acknowledged |= {reading.id for reading in store.add([entry(trials)], by="ana")}
        cut = proxy.messages >= trials
        proxy.cut(0, "unanswered")
        store.refresh()
        assert ids(store) == acknowledged
    store.add([entry(trials + 1)], by="ana")
    lines = saved_lines(place)
    assert len(lines) == len(set(lines)) == len(acknowledged) + 1
    assert (store.waiting, trials > 10) == (0, True)


def test_what_others_wrote_is_heard_without_a_question_and_what_is_ones_own_is_not(
    postgres: Postgres, proxy: Proxy, tmp_path: Path
) -> None:
    place = OnServer(postgres, tmp_path)
    store = Store.open(through(proxy, place), tmp_path / "one")
    sight = store.sight
    first = sight()
    store.refresh()
    proxy.cut(0, "unheard")
    assert [sight() for _ in range(50)] == [first] * 50
    assert proxy.messages == 0, "nothing is asked"
    place.open("ben").add([entry(1)], by="ben")
    until(lambda: sight() != first)
    assert proxy.messages == 0, "nor was anything asked to hear of it"
    assert store.refresh()
    second = sight()
    store.add([entry(2)], by="ana")
    proxy.cut(0, "unheard")
    assert [sight() for _ in range(50)] == [second] * 50
    assert proxy.messages == 0
    with postgres.connect(place.database, "ben") as other:
        other.execute("NOTIFY scorecard, 'another store'")
    assert [sight() for _ in range(50)] == [second] * 50


def test_a_running_store_comes_back_by_itself_when_the_server_does(
    postgres: Postgres, proxy: Proxy, tmp_path: Path
) -> None:
    place = OnServer(postgres, tmp_path)
    store = Store.open(through(proxy, place), tmp_path / "computer")
    sight = store.sight
    first = sight()
    postgres.run("postgres", f"ALTER DATABASE {place.database} ALLOW_CONNECTIONS false")
    with postgres.connect("postgres") as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ana'"
        )
    until(lambda: sight() != first)
    store.refresh()
    assert store.journal.trouble is not None
    assert "not currently accepting connections" in store.journal.trouble.what
    store.add([entry(1)], by="ana")
    assert store.waiting == 1
    assert "waiting for the server" in remarks(store)
    away = sight()
    assert sight() == away, "a server that is away is no news"
    postgres.run("postgres", f"ALTER DATABASE {place.database} ALLOW_CONNECTIONS true")
    until(lambda: sight() != away)
    store.refresh()
    assert store.waiting == 0
    assert "1 line that waited on this computer has reached the server now" in "".join(
        store.notices
    )
    assert len(saved_lines(place)) == 1
