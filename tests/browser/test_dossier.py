"""The dossier in a real browser: on a screen, and on a few sheets of paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.report.exports import export
from claimaudit.report.phrase import say
from tests.browser.conftest import Open, Report, sheets
from tests.browser.test_views import OVERFLOW, RUN_AXE, _axe

# In points.
SMALLEST = """() => Math.min(...[...document.querySelectorAll('body *')].filter(e =>
  e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => Math.round(parseFloat(getComputedStyle(e).fontSize) * 75) / 100))"""
ARTICLES = ("000", "001", "002", "003", "004")


@pytest.fixture(scope="module")
def dossiers(
    report: Report, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Path]:
    """(article, language) -> its dossier on disk."""
    folder, found = tmp_path_factory.mktemp("dossiers"), {}
    for article in ARTICLES:
        for lang in ("zh", "en"):
            page = export("dossier", report.record, {}, {"article": article, "lang": lang})
            found[article, lang] = folder / f"{article}-{lang}.html"
            found[article, lang].write_text(page, encoding="utf-8")
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("article", ARTICLES)
def test_it_prints_on_two_to_four_sheets_in_letters_that_can_be_read(
    article: str, lang: str, dossiers: dict[tuple[str, str], Path], open_page: Open
) -> None:
    page = open_page(url=dossiers[article, lang].as_uri(), lang=lang, scripts=False)
    for paper in ("A4", "Letter"):
        assert 2 <= sheets(page, format=paper) <= 4, paper
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) >= 8
    told = page.locator(".gi").evaluate_all("all => all.map(e => getComputedStyle(e).fontSize)")
    assert all(float(size.removesuffix("px")) * 0.75 >= 8.5 for size in told)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_wrong_in_the_article_itself_is_said_to_stand_so_there(
    lang: str, dossiers: dict[tuple[str, str], Path], open_page: Open
) -> None:
    page = open_page(url=dossiers["004", lang].as_uri(), lang=lang, scripts=False)
    slip = page.locator("q .x")
    assert slip.count() > 0
    said = slip.first.evaluate("e => getComputedStyle(e, '::after').content")
    assert say("article.sic").text(lang) in said


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1440, "light")])
def test_it_fits_the_screen_and_can_be_used_by_everybody(
    width: int, theme: str, dossiers: dict[tuple[str, str], Path], open_page: Open
) -> None:
    page = open_page(url=dossiers["000", "zh"].as_uri(), lang="zh", width=width, theme=theme)
    assert page.evaluate(OVERFLOW) <= 0
    page.evaluate(_axe())
    found = page.evaluate(RUN_AXE)["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:90]) for v in found] == []
