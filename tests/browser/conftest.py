"""A real browser (Debian's Chromium) with the report of the real workspace, and no network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from claimaudit.record.models import Audit
from claimaudit.report.html.page import render
from tests.report.html.hostile import reduced

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


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
    real_audit: tuple[Audit, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Report:
    record, texts = real_audit
    path = Path(tmp_path_factory.mktemp("report")) / "index.html"
    path.write_text(render(record, texts), encoding="utf-8")
    return Report(path, record, texts)


@pytest.fixture(scope="session")
def short_report(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Every verdict and every form, but one of each: axe walks every element many times."""
    kinds: set[str] = set()
    claims = []
    for claim in report.record.claims:
        kind = {claim.verdict, claim.form}
        if not kind <= kinds or claim.id.startswith("002-950pr"):
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


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, report: Report) -> Iterator[Open]:
    """Opens a file in a fresh context; fails the test where anything was asked of the network."""
    contexts: list[BrowserContext] = []
    report.requests.clear()
    report.errors.clear()

    def block(route: Route) -> None:
        if route.request.url.startswith("file://"):
            route.continue_()
        else:
            report.requests.append(route.request.url)
            route.abort()

    def opened(
        address: str = "", lang: str = "en", theme: str = "light", width: int = 1440,
        scripts: bool = True, url: str | None = None,
    ) -> Page:  # fmt: skip
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme,  # type: ignore[arg-type]
            locale={"en": "en-US", "zh": "zh-CN"}[lang], java_script_enabled=scripts,
        )  # fmt: skip
        context.route("**/*", block)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: report.errors.append(str(error)))
        page.on("console", lambda m: report.errors.append(m.text) if m.type == "error" else None)
        page.goto((url or report.url) + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert report.requests == []
    assert report.errors == []
