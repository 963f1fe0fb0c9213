"""A real browser (Debian's Chromium) with the report of the real workspace, and no network."""

from __future__ import annotations

import functools
import io
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright
from pypdf import PdfReader

from claimaudit.record.models import Audit
from claimaudit.report.html.page import render
from tests.conftest import ROOT
from tests.report.html.hostile import reduced

# The headless shell keeps no windows, and computes 40 % less for each page.
UNPACKED = str(ROOT / ".cache" / "chromium" / "chromium")  # by tools/chromium.sh
BROWSERS = ("chromium-headless-shell", UNPACKED, "chromium", "chromium-browser")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


@dataclass
class Report:
    """The report on disk, its record, and every request that left the page."""

    path: Path
    record: Audit
    texts: dict[str, str]
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.path.as_uri()


@pytest.fixture(scope="session")
def report(
    real_audit: tuple[Audit, dict[str, str]],
    real_page: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Report:
    path = Path(tmp_path_factory.mktemp("report")) / "index.html"
    path.write_text(real_page, encoding="utf-8")
    return Report(path, *real_audit)


# Claims that tests ask for by their names.
NAMED = ("000-alibaba-trains-on-own-chips", "000-apple-a4-2010", "000-nvidia-h20-charge",
         "002-950pr", "004-altman-lose-money")  # fmt: skip


@pytest.fixture(scope="session")
def short_report(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Every verdict and every form, but one of each: axe walks every element many times, and it
    opens four times as fast, for what does not depend on how much is told."""
    kinds: set[str] = set()
    claims = []
    for claim in report.record.claims:
        kind = {claim.verdict, claim.form}
        if not kind <= kinds or claim.id.startswith(NAMED):
            claims.append(claim)
            kinds |= kind
    record = reduced(report.record, claims)
    path = Path(tmp_path_factory.mktemp("short")) / "index.html"
    # Of each text the paragraphs with these claims, so that there is less to walk.
    texts = {}
    for article in record.articles:
        claims = [c for c in record.claims if c.article == article.id]
        end = max(c.end for c in claims)
        texts[article.id] = report.texts[article.id][: end + 200]
    path.write_text(render(record, texts), encoding="utf-8")
    return Report(path, record, texts)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def alone(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Where one article stands with all that is claimed in it and nothing beside it: it opens four
    times as fast, for what is asked of no other article."""

    @functools.cache
    def address(article: str) -> str:
        claims = [claim for claim in report.record.claims if claim.article == article]
        path = Path(tmp_path_factory.mktemp("alone")) / "index.html"
        path.write_text(render(reduced(report.record, claims), report.texts), encoding="utf-8")
        return path.as_uri()

    return address


Open = Callable[..., Page]
Opened = dict[tuple[str, bool], Page]


@pytest.fixture(scope="session")
def pages(browser: Browser, report: Report) -> Iterator[Opened]:
    """A page for each (language, scripts or none), kept by its process: to begin one takes longer
    than to open the report in it."""
    found: Opened = {}
    yield found
    for page in found.values():
        page.context.close()


def _begin(browser: Browser, report: Report, lang: str, scripts: bool) -> Page:
    def block(route: Route) -> None:
        if route.request.url.startswith("file://"):
            route.continue_()
        else:
            report.requests.append(route.request.url)
            route.abort()

    locale = {"en": "en-US", "zh": "zh-CN"}[lang]
    context = browser.new_context(locale=locale, java_script_enabled=scripts)
    context.route("**/*", block)
    page = context.new_page()
    page.on("pageerror", lambda error: report.errors.append(str(error)))
    page.on("console", lambda m: report.errors.append(m.text) if m.type == "error" else None)
    return page


def _forget(page: Page) -> None:
    """Nothing of one test is left for the next."""
    if page.url.startswith("file://"):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.context.clear_permissions()
        page.goto("about:blank")


def sheets(page: Page, **paper: bool | str) -> int:
    """On how many sheets it prints. Its words keep their places and are not drawn: to put their
    letters into a file takes five times as long as to lay them out."""
    page.evaluate("document.body.style.visibility = 'hidden'")
    file = page.pdf(**paper)  # type: ignore[arg-type]
    page.evaluate("document.body.style.visibility = ''")
    return len(PdfReader(io.BytesIO(file)).pages)


@pytest.fixture
def open_page(
    browser: Browser, report: Report, short_report: Report, pages: Opened,
    alone: Callable[[str], str],
) -> Iterator[Open]:  # fmt: skip
    """Opens a file as one who has never seen it; fails the test where anything was asked of the
    network. What it opens in the same language takes the place of what was open."""
    report.requests.clear()
    report.errors.clear()

    def opened(
        address: str = "", lang: str = "en", theme: str = "light", width: int = 1440,
        scripts: bool = True, url: str | None = None, short: bool = False, of: str | None = None,
    ) -> Page:  # fmt: skip
        if (lang, scripts) not in pages:
            pages[lang, scripts] = _begin(browser, report, lang, scripts)
        page = pages[lang, scripts]
        _forget(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme, media="null", forced_colors="none")  # type: ignore[arg-type]
        url = alone(of) if of else url or (short_report if short else report).url
        page.goto(url + address)
        return page

    yield opened
    for page in pages.values():
        _forget(page)
    assert report.requests == []
    assert report.errors == []
