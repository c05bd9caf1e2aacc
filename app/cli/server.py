"""Serving: the public program, its background work, and the ready-made example."""

import json
import os
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from app import factory
from app.cli.demo import prepare_demo
from app.cli.opened import data_option, settings, toolkit
from app.core.problems import Problem, Refused
from app.flow.attachments import sweep
from app.flow.ports import Toolkit
from app.flow.retention import run_retention
from app.settings import Settings

# Work is looked for this often; each piece runs once a day, on one host (decision 11).
_BETWEEN_WORK = 600.0
_BETWEEN_LOOKS = 2.0
_DEFAULT_PORT = 8000


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with threads, started from here; it keeps no access log (decision 5)."""

    def __init__(self, chosen: Settings, host: str, port: int, workers: int) -> None:
        self.chosen = chosen
        self.options: dict[str, Any] = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": 8,
            "worker_class": "gthread",
            "accesslog": None,
            "loglevel": "warning",
            "timeout": 60,
            "graceful_timeout": 20,
            "keepalive": 5,
            "limit_request_line": 4094,
            "control_socket_disable": True,
            "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,
        }
        super().__init__()

    def load_config(self) -> None:
        """Hands our options to gunicorn."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """One program per worker process, so that nothing is shared across a fork."""
        return factory.create_app(self.chosen)


def _reached_at(chosen: Settings, host: str, port: int) -> Settings:
    # Without a public address people reach the server itself, as an example on this machine.
    return chosen if chosen.url else replace(chosen, url=f"http://{host}:{port}")


def _refuse_a_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(Problem("port_taken", f"{host}:{port}")) from error


def _serve(chosen: Settings, host: str, port: int, workers: int) -> None:
    # A program of its own: an open SQLite must never be carried across a fork, and a worker that
    # stops has no child to wait for.
    begin = "from app.cli.server import work_beside; work_beside()"
    beside = Popen([sys.executable, "-c", begin], stdin=PIPE, text=True)
    assert beside.stdin is not None
    with beside.stdin as told:
        told.write(json.dumps(asdict(chosen), default=str))
    try:
        Server(chosen, host, port, workers).run()
    finally:
        beside.terminate()


def work_beside() -> None:
    """Does the work of the settings on standard input, as long as who began it is there."""
    told = json.load(sys.stdin)
    paths = {name: Path(told[name]) for name in ("data", "secrets")}
    chosen = Settings(**{**told, **paths, "doors": tuple(told["doors"])})
    parent = os.getppid()
    _work_forever(chosen, lambda: os.getppid() == parent)


def _work_forever(chosen: Settings, is_wanted: Callable[[], bool] = lambda: True) -> None:
    kit = factory.build_toolkit(chosen)
    sweep(kit)
    since = _BETWEEN_WORK
    while is_wanted():
        if since >= _BETWEEN_WORK:
            _work_once(kit)
            since = 0.0
        time.sleep(_BETWEEN_LOOKS)
        since += _BETWEEN_LOOKS


def _work_once(kit: Toolkit) -> None:
    for act in run_retention(kit):
        click.echo(act)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=_DEFAULT_PORT, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@data_option
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, workers: int) -> None:
    """Serve residents, with the background work inside."""
    _refuse_a_taken_port(host, port)
    chosen = _reached_at(settings(ctx), host, port)
    factory.doors_of(chosen)
    factory.build_toolkit(chosen)
    click.echo(f"Buurtstem on http://{host}:{port}  (stop: Ctrl-C)")
    _serve(chosen, host, port, workers)


@click.command("work")
@click.option("--once", is_flag=True, help="Do what is due and stop.")
@data_option
@click.pass_context
def work(ctx: click.Context, once: bool) -> None:
    """Do the background work: closing days, end dates, forgetting."""
    if once:
        kit = toolkit(ctx)
        # What a machine left behind that stopped while a file came in.
        sweep(kit)
        _work_once(kit)
    else:
        _work_forever(settings(ctx))


@click.command("demo")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=_DEFAULT_PORT, show_default=True)
@data_option
@click.pass_context
def demo(ctx: click.Context, host: str, port: int) -> None:
    """A ready-made council with places and surveys, to try everything on."""
    _refuse_a_taken_port(host, port)
    chosen = replace(_reached_at(settings(ctx), host, port), is_demo=True)
    factory.doors_of(chosen)
    click.echo(prepare_demo(factory.build_toolkit(chosen)))
    click.echo("Stop: Ctrl-C")
    _serve(chosen, host, port, 2)


COMMANDS = (demo, serve, work)
