"""The interactive page: its size, and how soon its first row can be read; prints, never gates.

PYTHONPATH=tests python benchmarks/page.py

Beside it stands the least page of the kind an Open SDG site has: one indicator, whose CSV is
fetched, parsed and drawn as a table in the browser. It loads no library, no map and no font, of
which a real one loads more than a megabyte, so it is faster than any of them.
"""

from __future__ import annotations

import statistics
import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from browser.support import NO_CHROMIUM, find_chromium
from playwright.sync_api import sync_playwright
from report import LAST, case
from timing import heading, row, time_call

from scorecard.report.page.maker import PageMaker

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROUNDS = 9
OPEN_SDG_LIKE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>One indicator</title></head>
<body><h1>Indicator number 1 of the strategy</h1><table><tbody></tbody></table>
<script src="/indicator.js"></script></body></html>
"""
OPEN_SDG_SCRIPT = """fetch('/indicator.csv').then(answer => answer.text()).then(text => {
  const [heads, ...lines] = text.trim().split('\\n').map(line => line.split(','));
  const body = document.querySelector('tbody');
  for (const line of lines) {
    const shown = document.createElement('tr');
    for (const cell of line) {
      const made = document.createElement('td');
      made.textContent = cell;
      shown.append(made);
    }
    body.append(shown);
  }
});
"""
# When a row was first there to be read in a frame that was drawn.
WATCH = """const look = () => {
  const row = document.querySelector('.row, tbody tr');
  if (row && row.getBoundingClientRect().height) requestAnimationFrame(
    () => { window.readable = performance.now(); });
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def serve(files: dict[str, bytes]) -> ThreadingHTTPServer:
    """Serve files from memory on this computer, in a thread of their own."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = files.get(self.path)
            self.send_response(200 if data is not None else 404)
            kind = {"csv": "text/csv", "js": "text/javascript"}.get(self.path.rpartition(".")[2])
            self.send_header("Content-Type", f"{kind or 'text/html'}; charset=utf-8")
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing of what is asked."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def readable(browser: Browser, url: str) -> float:
    """Return the milliseconds from asking for a page, nothing kept, to its first row."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(url)
    page.wait_for_function("() => window.readable")
    found: float = page.evaluate("() => window.readable")
    context.close()
    return found


def answered(page: Page, act: str) -> float:
    """Return the milliseconds from an act on the page to the next frame."""
    found: float = page.evaluate(
        f"async () => {{ const begun = performance.now(); {act};"
        " await new Promise(done => requestAnimationFrame(() => setTimeout(done)));"
        " return performance.now() - begun; }"
    )
    return found


def main() -> None:
    path = find_chromium()
    if path is None:
        sys.exit(NO_CHROMIUM)
    files: dict[str, bytes] = {
        "/one.html": OPEN_SDG_LIKE.encode(),
        "/indicator.js": OPEN_SDG_SCRIPT.encode(),
        "/indicator.csv": "\n".join(
            ["Year,Units,Value", *(f"{LAST - n},states,{100 + n}" for n in range(20))]
        ).encode(),
    }
    heading("The interactive page, and a page with one indicator's CSV drawn in the browser")
    for name, indicators, years in (("30 × 5", 30, 5), ("300 × 20", 300, 20)):
        card, records = case(indicators, years)
        maker = PageMaker(card, records, plan_digest="0" * 64)
        made: list[str] = []
        took = time_call(lambda maker=maker, made=made: made.append(maker.page()))  # type: ignore[misc]
        files[f"/{indicators}.html"] = made[0].encode()
        size = len(files[f"/{indicators}.html"])
        print(f"{name} indicators × years: {size / 1e6:.2f} MB, made in {took:.1f} s")
    server = serve(files)
    at = f"http://127.0.0.1:{server.server_address[1]}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        pages = ("one", "30", "300")
        times: dict[str, list[float]] = {name: [] for name in pages}
        for turn in range(ROUNDS + 1):
            for name in pages:
                found = readable(browser, f"{at}/{name}.html")
                if turn:
                    times[name].append(found)
        median = {name: statistics.median(found) for name, found in times.items()}
        for name in pages:
            print(f"first row of {name + '.html':<10} after {median[name]:6.0f} ms")
        row("30 × 5, first row, against one indicator", median["30"] / median["one"], "none")
        row("300 × 20, first row, against one indicator", median["300"] / median["one"], "none")
        for name in pages[1:]:
            page = browser.new_page()
            page.goto(f"{at}/{name}.html")
            page.wait_for_selector(".shown:not(:empty)")
            answers = page.evaluate("() => performance.now()")
            print(f"{name}.html answers to a filter after {answers:,.0f} ms at most")
        act = partial(answered, page)
        filtered = act("document.querySelector('button[data-filter=status]').click()")
        typed = act(
            "const field = document.querySelector('input[type=search]'); field.value = '299';"
            " field.dispatchEvent(new InputEvent('input', {bubbles: true}))"
        )
        print(f"300 × 20: a filter is drawn after {filtered:.0f} ms, a search after {typed:.0f} ms")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
