"""Every view in both languages and themes, at three widths, with and without scripts."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise, product
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from claimaudit.record.diff import compare
from claimaudit.record.tally import statements
from claimaudit.report.diff_views import as_html
from claimaudit.report.figure import times
from claimaudit.report.html import pictures
from claimaudit.report.html.first_page import findings, first
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import say
from claimaudit.report.standing import signed
from tests.browser.conftest import Open, Report, sheets

VIEWS = ("", "#a_002", "#v_claims", "#v_charts", "#v_subjects", "#s_nvidia-h20", "#v_conflicts",
         "#v_sources", "#v_evidence", "#v_method", "#002-950pr-compute-vs-h20")  # fmt: skip
WIDTHS = (390, 768, 1440)
# Goes to a view and waits until it is drawn.
GO = """hash => { location.hash = hash;
  return new Promise(done => requestAnimationFrame(() => setTimeout(done, 0))); }"""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADING = """[...document.querySelectorAll('main > .view')].find(view => view.checkVisibility())
  .querySelector('h1,h2').innerText"""
# What is not shown is not judged, but axe would walk it.
ONLY_SHOWN = """() => { window.kept = [...document.querySelector('main').children];
  for (const view of window.kept) if (getComputedStyle(view).display === 'none') view.remove(); }"""
BACK = "() => document.querySelector('main').replaceChildren(...window.kept)"
RUN_AXE = """axe.run(document, {resultTypes: ['violations'], selectors: false, preload: false, runOnly: [
  'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"""


def at_each_width(page: Page) -> Iterator[int]:
    """Each of WIDTHS, once the page has it: to open the report again takes longer than all of them."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield width


def _axe() -> str:
    spec = find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_view_is_wider_than_the_screen(open_page: Open, lang: str) -> None:
    page = open_page(lang=lang)
    for width in at_each_width(page):
        if width == max(WIDTHS):  # where no words of one claim are too long for it
            page = open_page(lang=lang, short=True, width=width)
        for view in VIEWS:
            page.evaluate(GO, view)
            assert page.evaluate(OVERFLOW) <= 0, (view, width)
            assert page.evaluate(HEADING).strip(), (view, width)


# What the page itself says, without the words of articles and sources.
OWN_WORDS = """() => {
  for (const view of document.querySelectorAll('main > .view')) {
    if (getComputedStyle(view).display === 'none') continue;
    for (const e of view.querySelectorAll('details')) e.open = true;
    for (const e of view.querySelectorAll('q,cite,code,em,.tx,h3[lang],a[href^="#C"],.sift option,#table td[data-l="原文"]')) e.remove();
    return view.innerText; } }"""


def test_no_space_stands_behind_chinese_punctuation(open_page: Open) -> None:
    # In a card numbers of sources follow in brackets, and stand apart as in print.
    page = open_page(lang="zh")
    for view in VIEWS[:-1]:
        page.evaluate(GO, view)
        text = page.evaluate(OWN_WORDS)
        # A middle dot stands between two spaces, whatever is before it.
        stray = re.findall(r".{0,9}(?:[，。；：！？、）] |[\u4e00-\u9fff）], )(?![· ]).{0,9}", text)
        assert stray == [], view


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_words_are_squeezed_on_a_phone(open_page: Open, lang: str) -> None:
    page = open_page(lang=lang, width=390)
    for view in ("#v_conflicts", "#004-nvidia-net-margin-above-55", "#v_claims"):
        page.evaluate(GO, view)
        page.evaluate(
            "document.querySelectorAll('.card[open] details').forEach(e => e.open = true)"
        )
        cells = page.locator("main > .view:visible :is(caption:not(.vh),th,td):visible")
        widths = cells.evaluate_all("all => all.map(e => e.offsetWidth)")
        assert widths
        assert min(widths) >= 64, view


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_sign_of_the_legend_runs_into_its_meaning(open_page: Open, lang: str) -> None:
    page = open_page("#v_method", lang=lang, short=True)
    for width in at_each_width(page):
        ends = page.locator("#v_method .legend dt").evaluate_all(
            """all => all.map(dt => { const words = document.createRange();
            words.selectNodeContents(dt);
            return [words.getBoundingClientRect().right, dt.getBoundingClientRect().right]; })"""
        )
        # Six verdicts, four strengths, two of whose word it is, two weights, what is undated, and three terms.
        assert len(ends) == 18
        assert all(words <= column for words, column in ends), width


def test_a_view_begins_at_its_head_however_tall_the_menu_is(open_page: Open) -> None:
    page = open_page("#v_sources", lang="en", width=390)
    page.evaluate(DRAWN)
    page.wait_for_load_state()
    assert page.evaluate("window.scrollY") == 0


def test_a_permalink_shows_the_head_of_its_card(open_page: Open) -> None:
    for width in WIDTHS:
        page = open_page("#002-950pr-compute-vs-h20", lang="en", width=width, short=width > 390)
        page.locator(".card[open] > summary").wait_for()
        page.evaluate(GO, "#000-nvidia-h20-charge")
        for _ in range(10):
            page.evaluate(DRAWN)
        top, below = page.evaluate(
            """() => { const header = document.querySelector('header');
            const at = document.getElementById('000-nvidia-h20-charge').closest('.card');
            const sticky = getComputedStyle(header).position === 'sticky';
            return [at.getBoundingClientRect().top, sticky ? header.offsetHeight : 0]; }"""
        )
        assert below <= top + 1 < 800, width


def test_an_open_card_fills_its_width_and_stays_in_one_column_on_a_phone(open_page: Open) -> None:
    page = open_page("#002-950pr-compute-vs-h20", short=True)
    used = """card => { const at = card.lastElementChild, {left, width} = at.getBoundingClientRect();
      return [...at.children].map(e => e.getBoundingClientRect()).filter(b => b.height)
        .map(b => b.left > left + width / 3 ? 'right' : 'left'); }"""
    for width, columns in ((1440, {"left", "right"}), (390, {"left"})):
        page.set_viewport_size({"width": width, "height": 900})
        assert {*page.locator(".card[open]").evaluate(used)} == columns, width


@pytest.mark.parametrize(
    ("lang", "labels"),
    [("zh", ("题名非中文：", "none")), ("en", ("none", "Title, not in English: "))],
)
def test_a_title_that_its_reader_may_not_read_says_so(
    open_page: Open, lang: str, labels: tuple[str, str]
) -> None:
    page = open_page("#v_sources", lang)
    titles = ("Form 10-Q, quarter ended 2025-07-27", "华为发布新超节点")
    for title, label in zip(titles, labels, strict=True):
        heading = page.locator("#v_sources h3", has_text=title).first
        shown = heading.evaluate("e => getComputedStyle(e, '::before').content")
        assert shown.strip('"') == label


def test_a_card_says_why_what_was_tried_and_when_it_was_looked_up(open_page: Open) -> None:
    page = open_page("#000-nvidia-h20-charge", short=True)
    assert "ten times too much" in page.locator(".card[open] > summary").inner_text()
    card = page.locator(".card[open]").inner_text()
    assert "$4.5 billion charge in the first quarter … H20 excess inventory" in card
    assert "found in a saved copy, retrieved 20" in card
    page.evaluate(GO, "#002-950pr-compute-vs-h20")
    card = page.locator(".card:has([id='002-950pr-compute-vs-h20'])")
    assert "3.41×" in card.locator("summary").first.inner_text()
    assert not card.locator("details.idle table").is_visible()
    assert card.locator(":scope > div > .tw tr.nd").count() == 0
    assert card.locator(".ax").inner_text().count("×") == 2


# Its text, whether it is bold and underlined, and how far its letters stand out of its ground.
MARKED = """e => { const s = getComputedStyle(e);
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const [low, high] = [light(s.color), light(s.backgroundColor)].sort((a, b) => a - b);
  return [e.textContent, +s.fontWeight, s.textDecorationLine, (high + .05) / (low + .05)]; }"""


def test_the_figure_stands_out_on_both_sides(open_page: Open) -> None:
    page = open_page(short=True)
    for view, theme in product(("#v_glance", "#000-nvidia-h20-charge"), ("light", "dark")):
        page.evaluate(GO, view)
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        block = page.locator(".finds li" if view == "#v_glance" else ".card[open]:has(:target)")
        marked = [b.evaluate(MARKED) for b in block.first.locator("q b").all()]
        assert {text for text, *_ in marked} == {"约450亿", "$4.5 billion"}
        for _, weight, line, contrast in marked:
            assert weight >= 600
            assert line == "underline"
            assert contrast > 7, (view, theme)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_finding_of_the_first_page_has_both_figures_to_scale_and_where_to_object(
    open_page: Open, report: Report, scripts: bool
) -> None:
    page = open_page(lang="zh", scripts=scripts)
    found, record = page.locator("#v_glance .finds>li"), report.record
    whole = [c for of in findings(record) for c in of.claims if of.whole(c)]
    drawn = [c for c in whole if pictures.scale(c, record.policy, Lookup(record).facts)]
    assert found.locator(".scale").count() == len(drawn) > 1
    assert found.locator(".scale svg").first.is_visible()
    links = found.locator(".ob a")
    assert links.count() == found.count() == len(first(record)) + record.tally.slips
    shown = "link => link.innerText || getComputedStyle(link.firstElementChild || link, '::before').content"
    for lang, objects in (("zh", "提出异议"), ("en", "Object to this")):
        page.locator(f"#l-{lang}").check()
        assert objects in links.first.evaluate(shown)
    # A click may meet the page while it is laid out in the other language.
    links.first.press("Enter")
    page.wait_for_url("**#v_object")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_of_a_verdict_is_heard_with_what_was_found(
    open_page: Open, report: Report, short_report: Report, scripts: bool
) -> None:
    page = open_page(lang="zh", scripts=scripts, short=not scripts)
    page.locator("#v_glance details").evaluate_all("all => all.forEach(e => e.open = true)")
    lists = page.locator("#v_glance .finds")
    snapshot = "".join(one.aria_snapshot() for one in lists.all())
    names = re.findall(r'link "((?:不符|误导|算不拢|说法不一)[^"]*)"', snapshot)
    told = "".join(names)
    gists = [
        c.gist.parts[0].zh
        for of in findings((report if scripts else short_report).record)
        for c in of.claims
        if c.gist
    ]
    assert [gist for gist in gists if gist not in told] == []
    assert len(names) == len(set(names)) >= lists.locator(":scope > li").count() > 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_method_shows_the_tolerances_in_the_language_of_the_browser(
    open_page: Open, report: Report, lang: str
) -> None:
    page = open_page("#v_method", lang=lang, short=True)
    assert page.locator("html").get_attribute("lang") == {"zh": "zh-Hans"}.get(lang, lang)
    text = page.locator("#v_method").inner_text()
    for key in ("rounding", "several", "level", "understated", "power_of_ten", "overstated",
                "date_slack", "nominal_memory"):  # fmt: skip
        assert say(f"method.{key}").text(lang) in text
    policy = report.record.policy
    assert policy is not None
    for hedge in policy.hedges:
        assert (hedge.why_zh if lang == "zh" else hedge.why) in text


def test_what_is_drawn_has_its_value_above_and_no_key_without_a_picture(open_page: Open) -> None:
    page = open_page("#v_charts", width=390)
    for row in page.locator(".dots li").all():
        drawn = row.evaluate("li => [...li.children].slice(1).map(e => e.getBoundingClientRect())")
        tops = [(box["top"], box["bottom"]) for box in drawn]
        assert all(value[1] <= dot[0] for value, dot in zip(tops[::2], tops[1::2], strict=True))
    page.evaluate(GO, "#a_000")  # its cards have figures that are not drawn, too
    keys = page.locator(".card .scale p:not(.ax)").evaluate_all(
        """all => all.map(p => [!!p.closest('.scale').querySelector('svg'),
        getComputedStyle(p, '::before').content !== 'none'])"""
    )
    assert {True, False} == {drawn for drawn, _ in keys}
    assert all(drawn == key for drawn, key in keys)


def test_on_paper_no_card_repeats_what_many_say(open_page: Open, report: Report) -> None:
    page = open_page("#a_000", of="000")
    page.emulate_media(media="print")
    weak = [c for c in report.record.claims if c.article == "000" and c.provisional]
    firmer = say("turns.firm").text("en")
    lines = page.locator("#a_000 .card p.ob").filter(has_text=firmer)
    assert 0 < lines.count() <= len(weak)
    assert firmer not in page.locator("#a_000").inner_text()


def test_the_dots_keep_their_names_and_values(open_page: Open, report: Report) -> None:
    page = open_page("#v_charts")
    drawn = [c for c in statements(report.record.claims) if times(c) is not None]
    # What fits is listed without a dot.
    rows, fits = page.locator(".dots li"), page.locator("#v_charts .plain li")
    assert rows.count() + fits.count() == len(drawn) > fits.count() > 0
    assert rows.count() == sum(c.verdict != "supported" for c in drawn)
    first = page.locator(".dots li:has(a)").first
    name, dot = first.locator("a"), first.locator("circle").first
    value, of = first.locator("> b").first, first.locator("span > small").first
    said = name.inner_text().rstrip("…")
    assert any((c.gloss or c.quote).startswith(said) for c in drawn)
    read = first.locator("> b").all_inner_texts()
    assert read == ["in US dollars, 10×", "in Chinese yuan, 1.3 to 1.7×"]
    bar = first.locator(".dot > line[class]").bounding_box()
    assert bar and bar["width"] > 2 * bar["height"], "a range is no dot"
    assert " · " in of.inner_text()
    for width in at_each_width(page):
        for part in (name, dot, value, of):
            box = part.bounding_box()
            assert box is not None and box["height"] >= 8
            assert 0 <= box["x"] <= width - box["width"]


def test_rows_of_a_table_stay_apart_on_a_phone(open_page: Open) -> None:
    """Its cells stand one below the other: only a line shows where the next row begins."""
    page = open_page("#v_method", width=390)
    for view in ("#v_method", "#v_conflicts"):
        page.evaluate(GO, view)
        rows = page.locator(f"{view} .st tbody tr")
        lines = rows.evaluate_all("all => all.map(row => getComputedStyle(row).borderBottomStyle)")
        assert len(lines) > 20, view
        assert set(lines) == {"solid"}, view


def test_what_is_not_rated_looks_unlike_what_is_open(open_page: Open) -> None:
    """Both are grey: one is solid in the bar and the strip, the other hollow or striped."""
    page = open_page("#a_000", short=True)

    def style(at: str, name: str) -> str:
        return str(page.locator(f"#a_000 {at}").first.evaluate(f"e => getComputedStyle(e).{name}"))

    for forced in ("none", "active"):
        page.emulate_media(forced_colors=forced)  # type: ignore[arg-type]
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert style(".bar .f-vn", "fill") == paper != style(".bar .f-vu", "fill")
        assert "gradient" in style(".strip .vn", "backgroundImage")
        assert style(".strip .vu", "backgroundImage") == "none"
    lines = {style(f"mark.{verdict}", "textDecorationStyle") for verdict in ("vs", "vu", "vn")}
    assert len(lines) == 3, "shadows are not drawn in forced colours"


def test_the_state_of_the_evidence_lists_the_remarks(open_page: Open, report: Report) -> None:
    page = open_page("#v_evidence")
    rules = {c.id: c.rules for c in report.record.claims}
    remarks = [f for f in report.record.findings if f.rule not in rules.get(f.row, ())]
    assert page.locator("#v_evidence .remark").count() == len({f.rule for f in remarks})
    # All of them, the figures of a document in one line.
    facts = {fact.id: fact.document for fact in report.record.facts}
    repeats = {c.id for c in report.record.claims if c.repeat_of}
    listed = {(f.rule, facts.get(f.row, f.row)) for f in remarks if f.row not in repeats}
    assert page.locator("#v_evidence .remark li").count() == len(listed) > 10
    page.locator("#v_evidence .remark summary").first.click()
    named = page.locator("#v_evidence .remark [open] li").first
    assert named.locator("small").inner_text(), "what it is called"
    named.locator("a").first.click()
    assert page.locator("main > .view:visible").get_attribute("id") != "v_evidence"


# Both languages in both themes, narrow and wide.
@pytest.mark.parametrize(
    ("lang", "theme", "width"),
    [("zh", "light", 1440), ("en", "dark", 1440), ("zh", "dark", 390), ("en", "light", 390)],
)
def test_axe_finds_nothing(open_page: Open, lang: str, theme: str, width: int) -> None:
    found = []
    # Once a whole article too, most of which is out of sight.
    whole = ("#a_002",) if (lang, width) == ("en", 1440) else ()
    for of, views in ((None, VIEWS), ("002", whole)):
        if not views:
            continue
        page = open_page(lang=lang, width=width, theme=theme, short=True, of=of)
        page.evaluate(_axe())
        for view in views:
            page.evaluate(GO, view)
            page.evaluate(ONLY_SHOWN)
            result = page.evaluate(RUN_AXE)
            page.evaluate(BACK)
            found += [(view, v["id"], v["nodes"][0]["html"][:200]) for v in result["violations"]]
    assert found == []


def test_no_view_is_wider_than_the_screen_without_scripts(
    open_page: Open, short_report: Report
) -> None:
    page = open_page(scripts=False, short=True)
    sizes = page.context.new_cdp_session(page)
    for width in at_each_width(page):
        for lang in ("en", "zh"):
            page.locator(f"label:has(#l-{lang})").click()
            for view in VIEWS[1:]:
                page.goto(short_report.url + view)
                metrics = sizes.send("Page.getLayoutMetrics")
                assert metrics["cssContentSize"]["width"] <= width, (lang, view, width)
                # All claims are those of the articles, shown below.
                views = page.locator("main > .view:visible").count()
                assert views == 1 or view == "#v_claims", (lang, view, width)


def test_all_can_be_read_without_scripts(open_page: Open, report: Report) -> None:
    page = open_page(scripts=False, theme="dark")
    assert page.locator("#v_glance").is_visible()
    assert page.locator("noscript").first.is_visible()
    small = page.locator("#v_glance .finds>li:not(:has(.two))")
    links = small.evaluate_all("all => all.map(e => e.querySelector('a').hash.slice(1))")
    assert links and {*links} <= {c.id for c in report.record.claims}, "its words are on the card"
    assert page.locator("#v_glance h1").inner_text() == "事实核查：关于人工智能芯片的5篇文章"
    page.locator("label:has(#l-en)").click()
    assert page.locator("#v_glance h1").inner_text() == "Fact-check: 5 articles on AI chips"
    page.locator("nav a[href='#a_002']").click()
    page.locator("#a_002").wait_for()
    assert not page.locator("#v_glance").is_visible()
    claim = next(c for c in report.record.claims if c.article == "002")
    number = page.locator("#a_002 .tx a").first
    number.click()
    assert page.locator(".nt > details[open]").count() == 1
    page.goto(f"{report.url}#{claim.id}")
    assert page.locator(f"[id='{claim.id}']").is_visible()
    assert claim.quote in page.locator(f"[id='{claim.id}'] > q").inner_text()


def test_themes_differ_and_are_kept(open_page: Open, short_report: Report) -> None:
    page = open_page(theme="light", short=True)
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.locator("label:has(#c-dark)").click()
    assert page.evaluate(background) != light
    page.goto(short_report.url + "#v_method")
    page.reload()
    assert page.evaluate(background) != light


# Asked for all at once: each question by itself has a page without scripts laid out anew.
VISIBLE = "ids => ids.filter(id => document.getElementById(id)?.checkVisibility())"


def _printed(page: Page) -> tuple[int, str]:
    """On how many sheets it prints, and its words: a font may have the letters of radicals."""
    found = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return len(found), unicodedata.normalize("NFKC", "".join(s.extract_text() for s in found))


@pytest.mark.parametrize(("verdict", "scripts"), [("contradicted", True), ("supported", False)])
def test_a_permalink_prints_its_finding_alone(
    open_page: Open, report: Report, verdict: str, scripts: bool
) -> None:
    claims = [c for c in report.record.claims if c.article == "004" and c.verdict == verdict]
    page = open_page(f"#{claims[0].id}", scripts=scripts, of=None if scripts else "004")
    count, text = _printed(page)
    assert count <= 3
    assert claims[0].id not in text.replace("\n", "")
    page.emulate_media(media="print")
    shown = page.evaluate(VISIBLE, [claim.id for claim in report.record.claims])
    assert shown == [claims[0].id]
    assert not page.locator("#a_004 .tx").first.is_visible()
    assert page.locator("#a_004 h1").is_visible()
    if scripts:
        assert signed(report.record.desk).text("en")[:20] in text
        assert say("article.checked").text("en") in text
        # Its sources stand with their addresses.
        assert "<https://" in text


def test_a_finding_that_was_opened_is_printed_by_its_button(
    open_page: Open, report: Report
) -> None:
    page = open_page("#a_004", of="004")
    page.evaluate("() => { window.print = () => { window.printed = location.hash; }; }")
    card = page.locator(".card:has([id='004-talks-in-seoul'])")
    card.get_by_role("button", name="Print this finding").click()
    assert page.evaluate("window.printed") == "#004-talks-in-seoul"
    count, text = _printed(page)
    assert count <= 3
    assert "Print this finding" not in text
    # Who goes back to the article prints all of it.
    page.locator("nav a", has_text="EEPW").click()
    page.emulate_media(media="print")
    findings = [
        c.id for c in report.record.claims if c.article == "004" and c.verdict != "supported"
    ]
    assert len(page.evaluate(VISIBLE, findings)) > 5


# The shortest, and the one with most problems; each print takes seconds.
@pytest.mark.parametrize(("article", "lang"), [("001", "zh"), ("004", "en")])
def test_an_article_prints_on_the_sheets_of_its_text_and_a_third_for_each_problem(
    open_page: Open, report: Report, article: str, lang: str
) -> None:
    page = open_page(f"#a_{article}", lang=lang, of=article)
    printed, text = _printed(page)
    head = unicodedata.normalize("NFKC", signed(report.record.desk).text(lang)[:14])
    assert "".join(head.split()) in "".join(text.split()), "who checked it stands on paper too"
    count = page.locator(f"#a_{article} .card:is(.vc,.vm,.vk,[data-sum])").count()
    page.emulate_media(media="print")
    for switch in ("header", ".strip + .meta", "label:has(.sf)", ".steps"):
        assert not page.locator(f"{switch}:visible").count(), "nobody turns a switch on paper"
    # What holds is a tick in the text; each problem is told whole.
    assert not page.locator(f"#a_{article} .card.vs").first.is_visible()
    told = page.locator(f"#a_{article} .card:is(.vc,.vm,.vk)>div>ol")
    assert told.count() == page.locator(f"#a_{article} .card:is(.vc,.vm,.vk)").count()
    assert told.evaluate_all("all => all.every(one => one.checkVisibility())")
    page.evaluate("() => { for (const e of document.querySelectorAll('.nt')) e.remove(); }")
    alone = sheets(page, prefer_css_page_size=True)
    assert printed <= alone + 1 + -(-count // 3)


@pytest.mark.parametrize("claim", ["002-950pr-compute-vs-h20", "004-no-antitrust-probe"])
def test_the_sources_of_a_card_stand_in_one_run_beside_its_quote(
    open_page: Open, claim: str
) -> None:
    page = open_page(f"#{claim}", width=1440, of=claim[:3])
    quote = page.locator(".card:target, .card[open]").locator("q[id]").first.bounding_box()
    boxes = [p.bounding_box() for p in page.locator(f"[id='{claim}']>ol>li>p").all()]
    assert quote is not None and len(boxes) > 2
    for above, below in pairwise(boxes):
        assert above is not None and below is not None
        assert above["x"] == below["x"] >= quote["x"] + quote["width"]
        assert above["y"] + above["height"] <= below["y"]


@pytest.mark.parametrize(("locale", "lang"), [("zh", "zh-Hans"), ("en", "en")])
def test_a_comparison_speaks_the_language_of_the_browser_on_a_phone(
    open_page: Open, report: Report, tmp_path: Path, locale: str, lang: str
) -> None:
    path = tmp_path / "diff.html"
    path.write_text(as_html(compare(report.record, report.record)), encoding="utf-8")
    page = open_page(url=path.as_uri(), lang=locale, width=390)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("label:has(#l-zh)").is_visible()
    page.locator("#l-zh").check()
    assert page.locator("h1").inner_text() == "两次核查之间的变化"
