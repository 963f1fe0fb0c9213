"""Every view in both languages and themes, at three widths, with and without scripts."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.conftest import Open, Report

VIEWS = ("", "#a_002", "#v_claims", "#v_charts", "#v_subjects", "#s_nvidia-h20", "#v_conflicts",
         "#v_sources", "#v_method", "#002-950pr-compute-vs-h20")  # fmt: skip
WIDTHS = (390, 768, 1440)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What is not shown is not judged, but axe would walk it.
ONLY_SHOWN = """() => { for (const view of document.querySelectorAll('main > .view'))
  if (getComputedStyle(view).display === 'none') view.remove(); }"""
RUN_AXE = """axe.run(document, {resultTypes: ['violations'], runOnly: [
  'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"""


def _axe() -> str:
    spec = find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_view_is_wider_than_the_screen(open_page: Open, lang: str, width: int) -> None:
    page = open_page(lang=lang, width=width)
    for view in VIEWS:
        page.evaluate("hash => { location.hash = hash; }", view)
        page.wait_for_timeout(30)
        assert page.evaluate(OVERFLOW) <= 0, view
        heading = page.locator("main > .view:visible :is(h1,h2)").first
        assert heading.inner_text().strip(), view


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing(
    open_page: Open, short_report: Report, lang: str, theme: str, width: int
) -> None:
    found = []
    for view in VIEWS:
        page = open_page(view, lang=lang, width=width, theme=theme, url=short_report.url)
        page.evaluate(ONLY_SHOWN)
        page.evaluate(_axe())
        result = page.evaluate(RUN_AXE)
        found += [(view, v["id"], v["nodes"][0]["html"][:200]) for v in result["violations"]]
        page.close()
    assert found == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_can_be_read_without_scripts(open_page: Open, report: Report, theme: str) -> None:
    page = open_page(scripts=False, theme=theme)
    assert page.locator("#v_glance").is_visible()
    assert page.locator("noscript").first.is_visible()
    assert page.locator("#v_glance h1").inner_text() == "事实核查报告"
    page.locator("label:has(#l-en)").click()
    assert page.locator("#v_glance h1").inner_text() == "Fact-check report"
    page.locator("nav a[href='#a_002']").click()
    assert page.locator("#a_002").is_visible()
    assert not page.locator("#v_glance").is_visible()
    claim = next(c for c in report.record["claims"] if c["article"] == "002")
    number = page.locator("#a_002 .tx a").first
    number.click()
    assert page.locator(".card[open]").count() == 1
    page.goto(f"{report.url}#{claim['id']}")
    assert page.locator(f"[id='{claim['id']}']").is_visible()
    assert claim["quote"] in page.locator(f"[id='{claim['id']}'] > q").inner_text()


@pytest.mark.parametrize(("locale", "lang"), [("zh", "zh-Hans"), ("en", "en")])
def test_the_browser_chooses_the_language(open_page: Open, locale: str, lang: str) -> None:
    page = open_page(lang=locale)
    assert page.locator("html").get_attribute("lang") == lang


def test_themes_differ_and_are_kept(open_page: Open, report: Report) -> None:
    page = open_page(theme="light")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.locator("label:has(#c-dark)").click()
    assert page.evaluate(background) != light
    page.goto(report.url + "#v_method")
    page.reload()
    assert page.evaluate(background) != light


def test_print_makes_a_pdf_of_the_view(open_page: Open) -> None:
    page = open_page("#a_002")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page") > 5
    page.emulate_media(media="print")
    assert not page.locator("header").is_visible()
