"""The floors F1 and F2: the least a Flask program could do, under the same server settings."""

import os
import sqlite3
import threading
from typing import Any

from flask import Flask, request
from gunicorn.app.base import BaseApplication


def floor_app(database: str) -> Flask:
    """F1 is ``GET /``: one line. F2 is ``POST /``: parse the form, one durable INSERT."""
    app = Flask("floor")
    local = threading.local()

    def connection() -> sqlite3.Connection:
        if not hasattr(local, "connection"):
            local.connection = sqlite3.connect(database, isolation_level=None, timeout=15)
            local.connection.execute("PRAGMA journal_mode=WAL")
            local.connection.execute("PRAGMA synchronous=FULL")
        return local.connection

    connection().execute("CREATE TABLE IF NOT EXISTS kept (body TEXT)")

    @app.get("/")
    def hello() -> str:
        return "hello"

    @app.get("/healthz")
    def healthz() -> str:
        return "ok"

    @app.post("/")
    def durable() -> str:
        body = repr(sorted(request.form.items(multi=True)))
        connection().execute("BEGIN IMMEDIATE")
        connection().execute("INSERT INTO kept VALUES (?)", (body,))
        connection().execute("COMMIT")
        return "kept"

    return app


class FloorServer(BaseApplication):  # type: ignore[misc]
    """The same gunicorn settings as ``buurtstem serve``."""

    def load_config(self) -> None:
        """Two workers of eight threads."""
        options: dict[str, Any] = {
            "bind": f"127.0.0.1:{os.environ['FLOOR_PORT']}",
            "workers": 2,
            "threads": 8,
            "worker_class": "gthread",
            "loglevel": "warning",
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """One program per worker process."""
        return floor_app(os.environ["FLOOR_DATABASE"])


if __name__ == "__main__":
    FloorServer().run()
