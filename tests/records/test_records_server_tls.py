"""A real TLS handshake with a server: what is trusted, what is refused, and in what words."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from postgres_support import OnServer
from records_support import entry, ids

from scorecard.model.fault import ScorecardError
from scorecard.records.address import read_address
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from postgres_support import Postgres


class Certificate:
    """A certificate that signs itself, for one name."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir()
        self.public, self.private = folder / "server.crt", folder / "server.key"
        program = shutil.which("openssl")
        if program is None:
            pytest.skip("no TLS is tried here: there is no openssl to make a certificate")
        subprocess.run(
            [
                *(program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
                *("-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"),
                *("-keyout", self.private, "-out", self.public),
            ],
            check=True,
            capture_output=True,
        )


class Encrypted:
    """Speaks TLS on the loopback before a server that has none, until it is closed."""

    def __init__(self, behind: str, certificate: Certificate) -> None:
        self.handshakes = 0
        self._behind = behind
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate.public, certificate.private)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                threading.Thread(target=self._serve, args=[client], daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        with client, server, suppress(OSError):
            client.recv(8)  # the demand for TLS
            client.sendall(b"S")
            with self._context.wrap_socket(client, server_side=True) as inside:
                self.handshakes += 1
                server.connect(self._behind)
                back = threading.Thread(target=_pass_on, args=[server, inside], daemon=True)
                back.start()
                _pass_on(inside, server)
                server.shutdown(socket.SHUT_RDWR)
                back.join()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)


@pytest.fixture
def encrypted(postgres: Postgres, tmp_path: Path) -> Iterator[Encrypted]:
    certificate = Certificate(tmp_path / "localhost", "localhost")
    between = Encrypted(f"{postgres.socket}/.s.PGSQL.5432", certificate)
    yield between
    between.close()


def address(place: OnServer, port: int, root: Path, host: str = "localhost") -> str:
    where = f"postgresql://ana@{host}:{port}/{place.database}?store={place.name}"
    return f"{where}&gssencmode=disable&hostaddr=127.0.0.1&sslrootcert={root}"


def test_a_store_is_read_and_added_to_over_tls(
    postgres: Postgres, encrypted: Encrypted, tmp_path: Path
) -> None:
    place = OnServer(postgres, tmp_path)
    text = address(place, encrypted.port, tmp_path / "localhost" / "server.crt")
    store = Store.open(read_address(text, tmp_path / "readings.jsonl", "verify-full"))
    store.add([entry(1), entry(2)], by="ana")
    assert len(ids(place.open())) == 2
    assert encrypted.handshakes == 1


@pytest.mark.parametrize("case", ["another's", "none", "another name"])
def test_a_server_whose_certificate_is_not_trusted_is_not_spoken_to(
    postgres: Postgres, encrypted: Encrypted, tmp_path: Path, case: str
) -> None:
    place = OnServer(postgres, tmp_path)
    root, host = tmp_path / "localhost" / "server.crt", "localhost"
    sentence = "no certificate that is trusted here vouches for the server"
    if case == "another name":
        host, sentence = "records.example.org", "the server's certificate is for another name"
    else:
        root = tmp_path / "nothing" if case == "none" else Certificate(tmp_path / "b", host).public
    text = address(place, encrypted.port, root, host)
    with pytest.raises(ScorecardError) as refused:
        Store.open(read_address(text, tmp_path / "readings.jsonl", "verify-full"))
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)
