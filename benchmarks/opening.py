"""How long a reader waits: for the first paint of the report, and for the first filter."""

from __future__ import annotations

import os
import statistics

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.clocks import ROOT
from benchmarks.record import row

# Asked once it is loaded, the page may not have been painted yet.
PAINT = """() => new Promise(done => new PerformanceObserver(seen =>
  seen.getEntriesByName('first-contentful-paint').forEach(paint => done(paint.startTime))
).observe({type: 'paint', buffered: true}))"""
# From the input to the frame that shows what is left of all claims.
FILTER = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  location.hash = '#v_claims'; await frame(); await frame();
  const verdict = document.querySelector('#f-verdict'), from = performance.now();
  verdict.value = 'misleading'; verdict.dispatchEvent(new Event('change', {bubbles: true}));
  await frame(); return performance.now() - from; }"""
# By how many times slower the browser makes its processor: the two aims in seconds.
AIMS = {1: (0.5, 0.3), 4: (1.5, 1.5)}


def opening() -> None:
    """The page as `claimaudit audit` left it, opened anew each time, in Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"]
        )
        for slower, aims in AIMS.items():
            waits = [_waits(browser, slower) for _ in range(6)][1:]
            for name, times, aim in zip(
                ("paint", "filter"), zip(*waits, strict=True), aims, strict=True
            ):
                took = statistics.median(times)
                numbers = {"time (seconds)": took, "aim (seconds)": aim}
                told = f"first {name} of the page, processor / {slower}"
                row(told, f"{took:.2f} s", f"{aim} s", f"{name}-{slower}", numbers)
        browser.close()


def _waits(browser: Browser, slower: int) -> tuple[float, float]:
    """Until the first paint, and for the first filter, in seconds."""
    page: Page = browser.new_page(locale="zh-CN", viewport={"width": 1440, "height": 900})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto((ROOT / "reports/out/index.html").as_uri())
    waits = page.evaluate(PAINT) / 1000, page.evaluate(FILTER) / 1000
    page.close()
    return waits
