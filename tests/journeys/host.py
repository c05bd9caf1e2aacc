"""A host as it really runs: the command in a process of its own, a server on a free port."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from tests.journeys.commands import ROOT, Command, begin

COMMAND = [sys.executable, "-c", "from app.cli import main; main()"]
PUBLIC = "https://buurt.example"


class Host:
    """One installation in a folder of its own; ``engine`` is a database URL or empty. Where
    ``is_read_anew`` each command reads the program first, which takes a second."""

    def __init__(
        self, folder: Path, engine: str = "", public: str = PUBLIC, is_read_anew: bool = False
    ) -> None:
        self.folder = folder
        self.is_read_anew = is_read_anew
        self.data = folder / "data"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("BUURTSTEM")},
            "BUURTSTEM_DATA": str(self.data),
            "BUURTSTEM_SECRETS": str(folder / "keys" / "secrets.json"),
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(folder / "tmp"),
        }
        if public:
            self.environment["BUURTSTEM_URL"] = public
        if engine:
            self.environment["BUURTSTEM_DATABASE_URL"] = engine
        (folder / "tmp").mkdir(exist_ok=True)
        self.process: subprocess.Popen[bytes] | Command | None = None
        self.port = 0

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """One command, finished; never raises."""
        with (
            tempfile.TemporaryFile() as given,
            tempfile.TemporaryFile() as said,
            tempfile.TemporaryFile() as complained,
        ):
            given.write(stdin.encode())
            given.seek(0)
            code = self._begin(words, (given, said, complained)).wait(timeout=300)
            said.seek(0)
            complained.seek(0)
            told = (said.read().decode(), complained.read().decode())
        return subprocess.CompletedProcess(list(words), code, *told)

    def _begin(
        self, words: Sequence[str], streams: tuple[IO[bytes], IO[bytes], IO[bytes]]
    ) -> subprocess.Popen[bytes] | Command:
        if not self.is_read_anew:
            return begin(words, self.environment, self.folder, streams)
        given, said, complained = streams
        return subprocess.Popen(
            [*COMMAND, *words],
            env=self.environment,
            cwd=self.folder,
            stdin=given,
            stdout=said,
            stderr=complained,
            start_new_session=True,
        )

    def do(self, *words: str, stdin: str = "") -> str:
        """One command that must succeed; what it printed."""
        done = self.run(*words, stdin=stdin)
        assert done.returncode == 0, f"{words}: {done.stderr or done.stdout}"
        return done.stdout

    def json(self, *words: str) -> Any:
        """One command with --json that must succeed; what it printed, read."""
        return json.loads(self.do(*words, "--json"))

    def refuse(self, *words: str) -> str:
        """One command that must refuse with exit 1 and words, never a traceback."""
        done = self.run(*words)
        assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done.stderr

    def start(self, *words: str) -> str:
        """The server is up, on the same port each time; returns its local address."""
        self._take_a_port()
        said = (*(words or ("serve",)), "--port", str(self.port))
        with (self.folder / "server.log").open("ab") as log, Path(os.devnull).open("rb") as nothing:
            self.process = self._begin(said, (nothing, log, log))
        for _ in range(900):
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=2):
                    return self.address
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                assert self.process.poll() is None, (self.folder / "server.log").read_text()
                time.sleep(0.1)
        raise AssertionError("the server did not come up")

    def _take_a_port(self) -> None:
        """A free one, or the same again as soon as those who were killed have let it go."""
        for _ in range(300):
            with socket.socket() as free:
                free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    free.bind(("127.0.0.1", self.port))
                except OSError:
                    time.sleep(0.1)
                    continue
                self.port = free.getsockname()[1]
                return
        raise AssertionError(f"port {self.port} is never free")

    @property
    def address(self) -> str:
        """The local address, without a final slash."""
        return f"http://127.0.0.1:{self.port}"

    def local(self, url: str) -> str:
        """A public address, as reached on this machine."""
        return url.replace(PUBLIC, self.address)

    def stop(self, how: int = signal.SIGTERM) -> None:
        """The server and all its workers are gone."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, how)
            self.process.wait(timeout=30)
        self.process = None
