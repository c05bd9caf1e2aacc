"""A second engine: Debian's WebKit in a window that nobody sees, and a network without scripts."""

import http.client
import os
import re
import shutil
import subprocess
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from selenium import webdriver
from selenium.webdriver.webkitgtk.service import Service

# WebKit's own sandbox needs rights that a container does not give; the page is ours.
_ENVIRONMENT = {
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "GDK_BACKEND": "x11",
    "NO_AT_BRIDGE": "1",
}
_SCRIPT = re.compile(rb"<script\b.*?</script\s*>", re.S)
_POLICY = re.compile(r"script-src [^;]*;? ?")
_NOT_PASSED_ON = {"connection", "transfer-encoding", "content-length", "content-security-policy"}


@contextmanager
def _screen() -> Iterator[str]:
    """A display of its own, with a number that was free."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "480x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def webkit() -> Iterator[webdriver.WebKitGTK]:
    """Debian's WebKit of phone width, driven through its own driver."""
    with _screen() as display:
        service = Service(
            executable_path=shutil.which("WebKitWebDriver") or "",
            env={**os.environ, **_ENVIRONMENT, "DISPLAY": display},
        )
        with warnings.catch_warnings():
            # Selenium's own driver for WebKit still calls what Selenium calls old.
            warnings.simplefilter("ignore", DeprecationWarning)
            driver = webdriver.WebKitGTK(service=service)
        try:
            driver.set_window_size(400, 800)
            yield driver
        finally:
            driver.quit()


@contextmanager
def without_scripts(address: str) -> Iterator[str]:
    """The same server at a second address, through which no script element comes."""
    host, _, port = address.removeprefix("http://").partition(":")

    class Passing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            size = int(self.headers.get("content-length") or 0)
            connection = http.client.HTTPConnection(host, int(port), timeout=60)
            sent = {k: v for k, v in self.headers.items() if k.lower() != "accept-encoding"}
            body = self.rfile.read(size) if size else None
            connection.request(self.command, self.path, body, sent)
            answer = connection.getresponse()
            page = _SCRIPT.sub(b"", answer.read())
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _NOT_PASSED_ON:
                    self.send_header(name, value)
            policy = _POLICY.sub("", answer.getheader("content-security-policy") or "")
            self.send_header("content-security-policy", policy)
            self.send_header("content-length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)
            connection.close()

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            """Says nothing: a test's network has no log."""

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Passing)
    thread = threading.Thread(target=proxy.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}"
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()
