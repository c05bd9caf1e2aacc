"""The command in a process of its own, without a second spent on reading the program each time.

One process per test session reads the program and then only waits; every command is a copy of it
(a fork) with the folder, the surroundings and the streams that it was given. Copies share nothing
with each other and are killed like any other process. What only a program that is read anew would
show is seen in test_readme.py, which starts it as a stranger does.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
_BEGIN = "from tests.journeys.commands import wait_for_work as wait; wait()"
_MOST_BYTES = 1 << 18
_READ = "surveys places prints results returns exporting copies server"


class Command:
    """A command that runs: the part of subprocess.Popen that journeys use."""

    def __init__(self, pid: int, told: socket.socket) -> None:
        self.pid, self._told = pid, told
        self.returncode: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, below zero the signal that ended it; TimeoutExpired when it goes on."""
        if self.returncode is None:
            self._told.settimeout(timeout)
            try:
                code = self._told.recv(64)
            except (TimeoutError, BlockingIOError) as error:
                raise subprocess.TimeoutExpired("buurtstem", timeout or 0) from error
            self._told.close()
            self.returncode = int(code)
        return self.returncode

    def poll(self) -> int | None:
        """Its exit code, or None while it runs."""
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None


def begin(
    words: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    streams: tuple[IO[bytes], IO[bytes], IO[bytes]],
) -> Command:
    """A command runs as the leader of a group of its own; the streams may be closed at once."""
    asked = json.dumps([list(words), dict(environment), str(folder)]).encode()
    mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its:
        files = [*(stream.fileno() for stream in streams), its.fileno()]
        with _turn:
            socket.send_fds(_reader(), [asked], files)
    return Command(int(mine.recv(64)), mine)


_turn = threading.Lock()


@cache
def _reader() -> socket.socket:
    """The way to the process that has read the program; it ends when this process does."""
    mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its:
        waiting = subprocess.Popen(
            [sys.executable, "-c", _BEGIN],
            stdin=its,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )
    atexit.register(lambda: (mine.close(), waiting.wait()))
    return mine


def wait_for_work() -> None:
    """Reads the program, then copies itself for each command until nobody is left to ask."""
    asked = socket.socket(fileno=0)
    for name in _READ.split():
        import_module(f"app.cli.{name}")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        work, files, _, _ = socket.recv_fds(asked, _MOST_BYTES, 4)
        if not work:
            os._exit(0)
        if not os.fork():
            asked.close()
            _stand_by(work, files)
        for file in files:
            os.close(file)


def _stand_by(work: bytes, files: list[int]) -> None:
    """Begins the command and stays beside it, to tell how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    told = socket.socket(fileno=files.pop())
    pid = os.fork()
    if not pid:
        told.close()
        _become(work, files)
    os.setsid()
    told.send(str(pid).encode())
    for file in files:
        os.close(file)
    _, status = os.waitpid(pid, 0)
    told.send(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(work: bytes, files: list[int]) -> None:
    """This process is the command from here on, with streams as Python opens them itself."""
    from app.cli import main

    words, environment, folder = json.loads(work)
    os.setsid()
    for target, file in enumerate(files):
        os.dup2(file, target)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    sys.argv = ["buurtstem", *words]
    code = 1
    try:
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
