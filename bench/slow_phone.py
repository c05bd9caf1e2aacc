"""Seconds to the first choice answered, on an old phone with a slow network; and the floor F4.

Slow 3G by the browser's own emulation (400 ms, 400 kbit/s) and a processor four times slower. It
charges no TCP and no TLS: a real cold link adds about 0.4 to 1.3 s. The clock stops at the change
event of the first consent, tapped as soon as it is visible; the way there is tapped too. F4 is the
least a page could do: as many bytes, already unpacked, with one radio group.
"""

import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Browser

from bench.weight import wire
from tests.journeys.phone import phone

TARGET, ABOVE_FLOOR = 1.2, 0.3
_RUNS = 5
_NETWORK = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
# A screen is left by its way on; a consent, or the only group of the floor, is what is waited for.
_TAPPING = """
addEventListener('change', () => { window.answered = window.answered || performance.now(); }, true);
const isSeen = each => each && each.getClientRects().length > 0;
const tap = () => {
  const choices = [...document.querySelectorAll('[name^="consent."], [name=floor]')].filter(isSeen);
  const way = [...document.querySelectorAll('main > section .go')].filter(isSeen)[0];
  if (choices.length) choices[0].closest('label').click();
  else {
    if (way) way.click();
    requestAnimationFrame(tap);
  }
};
requestAnimationFrame(tap);
"""
_FLOOR = """<!doctype html><html lang="nl"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>F4</title>
<main><fieldset><legend>F4</legend><label><input type="radio" name="floor" value="1">1</label>
<label><input type="radio" name="floor" value="2">2</label></fieldset></main><p hidden>"""


@contextmanager
def floor_page(size: int) -> Iterator[str]:
    """The address of a static page of that many bytes on the wire."""

    class Still(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = _FLOOR.encode().ljust(max(0, size - 170), b".")
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing while time is measured."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Still)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def seconds(found: Browser, url: str) -> float:
    """The median of five visits, each of a phone that was never here."""
    return statistics.median(_once(found, url) for _ in range(_RUNS))


def _once(found: Browser, url: str) -> float:
    page = phone(found)
    wires = page.context.new_cdp_session(page)
    wires.send("Network.enable")
    wires.send("Network.emulateNetworkConditions", _NETWORK)
    wires.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(_TAPPING)
    page.goto(url, wait_until="commit")
    answered = 0.0
    while not answered:
        answered = page.evaluate("window.answered || 0")
    page.context.close()
    return answered / 1000


def compare(found: Browser, name: str, url: str) -> None:
    """Prints a survey beside the floor of its own size, in one run on one machine."""
    size = wire(url, "br")
    with floor_page(size) as still:
        floor = seconds(found, still)
    mine = seconds(found, url)
    print(
        f"  {name:<18} {size:>6} bytes   first choice after {mine:.2f} s (target {TARGET})   "
        f"F4 {floor:.2f} s   above it {mine - floor:+.2f} s (at most {ABOVE_FLOOR})"
    )
