"""Using the report: filters, permalinks, the switch of languages, the keyboard."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Locator, ViewportSize

from claimaudit.base.model import Bilingual
from claimaudit.record.tally import statements
from claimaudit.report.exports import export
from claimaudit.report.html.first_page import first
from claimaudit.report.html.page import LARGE, render
from claimaudit.report.html.shorthand import Anchors
from claimaudit.report.html.views import sources
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import say
from claimaudit.report.standing import STRENGTHS, objection, rests, settled, signed
from claimaudit.report.tallies import covered
from claimaudit.workspace.policy import CONVICTIONS, VERDICTS
from tests.browser.conftest import Open, Report
from tests.browser.test_views import GO
from tests.report.html.hostile import HOSTILE, everywhere, multiplied, reduced


def _count(page_text: str) -> int:
    found = re.search(r"\d+", page_text)
    return int(found[0]) if found else 0


def test_filters_keep_their_state_in_the_address(open_page: Open, report: Report) -> None:
    page = open_page("#v_claims")
    total = report.record.tally.claims
    assert _count(page.locator("#shown").inner_text()) == total
    page.select_option("#f-verdict", "contradicted")
    expected = report.record.tally.verdicts["contradicted"]
    assert _count(page.locator("#shown").inner_text()) == expected
    assert "verdict=contradicted" in page.url
    page.reload()
    assert _count(page.locator("#shown").inner_text()) == expected
    assert page.locator("#table tbody tr").count() == expected
    page.locator("#reset").click()
    assert _count(page.locator("#shown").inner_text()) == total
    page.fill("#f-q", "h20")
    assert 0 < _count(page.locator("#shown").inner_text()) < total
    assert "q=h20" in page.url
    page.fill("#f-q", "zzyzx")
    assert "Nothing fits" in page.locator("#shown").inner_text()
    assert not page.locator("#table thead").is_visible(), "no heads over nothing"


def test_a_link_of_before_selects_the_article_by_its_id(open_page: Open, report: Report) -> None:
    page = open_page("?article=000#v_claims")
    of_it = next(a.tally.claims for a in report.record.articles if a.id == "000")
    assert _count(page.locator("#shown").inner_text()) == of_it
    assert page.locator("#f-article").input_value() == Lookup(report.record).asked["000"] != "000"


# The head of what folds the codes of a card.
RULES = say("card.rules")
FOUND = {
    "英偉達 市場": "英伟达",
    "英伟达 产能": "英偉達",
    "将未来完全押注": "將未來完全",
    "CNBC": "",
}


def test_a_search_finds_either_script_and_what_the_sources_say(open_page: Open) -> None:
    page = open_page("#v_claims")
    for said, printed in FOUND.items():
        page.fill("#f-q", said)
        assert 0 < _count(page.locator("#shown").inner_text()) < 300, said
        assert printed in page.locator("#table tbody").inner_text()


def test_each_row_that_a_search_finds_shows_the_words(open_page: Open) -> None:
    page = open_page("#v_claims")
    for asked, alike in {"Reuters": "reuters", "釜山": "釜山", "輝達": "辉达"}.items():
        page.fill("#f-q", asked)
        rows = page.locator("#table tbody tr").all_inner_texts()
        heard = page.locator("#table .heard b").all_inner_texts()
        assert rows and heard
        words = {asked.casefold(), alike}
        assert {text.casefold() for text in heard} <= words
        told = page.locator("#table .heard").all_inner_texts()
        assert all(text.startswith("On its card: ") for text in told)
        assert all(any(word in row.casefold() for word in words) for row in rows)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_documents_are_listed_a_page_at_a_time_and_chosen(
    open_page: Open, report: Report, lang: str
) -> None:
    page = open_page("#v_sources", lang=lang)
    shown = page.locator("#v_sources :is(.srcs,.plain)>li:visible")
    found = sources(Lookup(report.record))
    # Used, read and idle, never read: fifty of each.
    lists = Counter((bool(s.rests), not s.rests and s.seen == "not_seen") for s in found)
    assert len(lists) == 3
    assert shown.count() == (listed := sum(min(50, n) for n in lists.values()))
    page.locator("#v_sources .more").first.click()
    assert shown.count() == listed + 50
    filing = Lookup(report.record).tier("filing").text(lang)
    of_kind = sum(d.type == "filing" and d.copy_of is None for d in report.record.documents)
    kinds = page.locator("#v_sources .sift select").nth(1)
    kinds.select_option(value=filing)
    assert say("table.facet", name=filing, n=of_kind).text(lang) in kinds.inner_text().splitlines()
    code = Lookup(report.record).tier("vendor_code").text(lang)
    few = sum(d.type == "vendor_code" and d.copy_of is None for d in report.record.documents)
    assert say("table.facet", name=code, n=few).text(lang) in kinds.inner_text().splitlines()
    assert shown.count() == of_kind
    assert all(filing in text for text in shown.all_inner_texts())
    page.locator("#v_sources .sift select").nth(2).select_option(
        value=say("seen.captured").text(lang)
    )
    assert 0 < shown.count() < of_kind
    n = shown.count()
    assert say("table.facet", name=filing, n=n).text(lang) in kinds.inner_text().splitlines(), (
        "a count is of what the other filters leave"
    )
    page.locator("#v_sources .sift select").nth(2).select_option(value="")
    kinds.select_option(value="")
    # By what the verdicts on it rest on: a document may bear verdicts of two kinds.
    lookup = Lookup(report.record)
    for strength in ("firm", "copy", "two_reports"):
        name = say(f"strength_short.{strength}").text(lang)
        decided = ([c for c in (*s.lost, *s.weaker) if c.is_decided] for s in found)
        n = sum(any(lookup.rests_on(c) == strength for c in claims) for claims in decided)
        strengths = page.locator("#v_sources .sift select").nth(3).inner_text().splitlines()
        assert n and say("table.facet", name=name, n=n).text(lang) in strengths
    page.fill("#v_sources [type=search]", "no document says this")
    assert shown.count() == 0
    told = page.locator("#v_sources .sift [role=status]")
    assert told.inner_text() == say("table.empty").text(lang)
    page.fill("#v_sources [type=search]", "NVIDIA")
    assert shown.count() and not told.inner_text()
    page.fill("#v_sources [type=search]", "no document says this")
    assert page.locator("#v_sources h2:visible").count() == 0


HOUSES = [
    ("en", "Reuters", {"Reuters (financetom.com)", "Reuters (Zawya)"}),
    ("en", "Global Times", {"Huanqiu", "Global Times (Anbound copy)"}),
    ("en", "United Daily News", {"UDN", "United Daily News (CNA)"}),
    ("zh", "钜亨网", {"巨亨网", "钜亨网（hao.cnyes.com）"}),
    ("zh", "联合报", {"联合新闻网", "联合新闻网（路透社）"}),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_editions_and_copies_of_a_house_are_chosen_under_its_name(
    open_page: Open, report: Report, lang: str
) -> None:
    page, lookup = open_page("#v_sources", lang=lang), Lookup(report.record)
    publishers = page.locator("#v_sources .sift select").first
    told = publishers.locator("option").evaluate_all("all => all.map(o => o.value)")
    assert len(told) == len(set(told))
    counted = publishers.inner_text().splitlines()
    own = [lookup.publisher(lookup.houses[d.publisher]).text(lang) for d in report.record.documents]
    for _, house, others in (one for one in HOUSES if one[0] == lang):
        assert others.isdisjoint(told)
        assert say("table.facet", name=house, n=own.count(house)).text(lang) in counted


def test_a_mark_says_its_verdict_to_who_cannot_see_its_sign(open_page: Open) -> None:
    page = open_page("#a_002", lang="en", of="002")
    assert page.locator(".tx").get_by_role("link", name="Contradicted 64").count() == 1
    page.locator("label:has(#l-zh)").click()
    assert page.locator(".tx").get_by_role("link", name="不符 64").count() == 1
    # Where the system chooses the colours each verdict has a line of its own.
    page.emulate_media(forced_colors="active")
    lines = page.locator("#a_002 mark").evaluate_all(
        "all => all.map(e => [e.classList[0], getComputedStyle(e).textDecoration])"
    )
    style_of = dict(lines)
    assert len(set(style_of.values())) == len(style_of) > 4


def test_a_count_leads_to_what_it_counts(open_page: Open, report: Report) -> None:
    page = open_page()
    page.locator("#v_glance .arts section").nth(4).locator("a", has_text="Contradicted").click()
    expected = report.record.articles[4].tally.verdicts["contradicted"]
    page.locator("#v_claims").wait_for()
    assert page.locator("#table tbody tr").count() == expected > 0
    page.go_back()
    assert page.locator("#v_glance").is_visible()


def test_each_cause_leads_to_what_is_open_for_it(open_page: Open, report: Report) -> None:
    page = open_page()
    found = page.locator("#v_glance a[href*=reason]")
    counts = [int(text.split()[-1]) for text in found.all_inner_texts()]
    assert sum(counts) == report.record.tally.verdicts["unverifiable"]
    for i, n in enumerate(counts):
        found.nth(i).click()
        assert _count(page.locator("#shown").inner_text()) == n > 0
        page.go_back()


def test_how_sure_we_are_leads_to_what_it_counts(open_page: Open, report: Report) -> None:
    page = open_page()
    lookup = Lookup(report.record)
    counts = rests(lookup, lookup.statements)
    assert page.locator("#v_glance .sure a").count() == len(counts) == 4
    for i, strength in enumerate(STRENGTHS):
        page.locator("#v_glance .sure a").nth(i).click()
        assert _count(page.locator("#shown").inner_text()) == counts[strength] > 0
        assert page.locator("#table tbody tr:not(:has(td em))").count() == 0, "each says on what"
        page.go_back()


def test_a_subject_leads_to_all_that_is_claimed_of_it(open_page: Open, report: Report) -> None:
    page = open_page("#s_nvidia-h20")
    page.get_by_role("link", name="All statements on this subject").click()
    once = statements(report.record.claims)
    expected = sum("nvidia-h20" in (c.subject, c.versus) for c in once)
    assert page.locator("#table tbody tr").count() == expected > 0


def test_a_filter_counts_what_the_others_leave(open_page: Open, report: Report) -> None:
    page = open_page("#v_claims")
    claims = statements(report.record.claims)

    def told(name: str) -> dict[str, int]:
        options = page.locator(f"#f-{name} option:not([value=''])").all_text_contents()
        return {text.rpartition(" (")[0]: _count(text.rpartition(" (")[2]) for text in options}

    assert sum(told("verdict").values()) == sum(told("form").values()) == len(claims)
    verdicts = {say(f"verdict.{claim.verdict}").text("en") for claim in claims}
    assert set(told("verdict")) == verdicts != {say(f"verdict.{v}").text("en") for v in VERDICTS}
    assert page.locator("#v_glance .legend b[class]").count() == len(verdicts)
    page.select_option("#f-form", "date")
    dates = [c for c in claims if c.form == "date"]
    assert told("verdict")["Supported"] == sum(c.verdict == "supported" for c in dates)
    assert sum(told("verdict").values()) == len(dates)
    assert sum(told("form").values()) == len(claims), "a filter does not narrow itself"
    page.fill("#f-q", "H20")
    assert sum(told("article").values()) == _count(page.locator("#shown").inner_text())
    assert sum(told("form").values()) > sum(told("verdict").values()) > 0


def test_one_way_of_counting_everywhere(open_page: Open, report: Report) -> None:
    """The first screen, the filters and their values, the subjects, the summary in Markdown and the
    dossiers count distinct statements."""
    record = report.record
    repeated = {claim.verdict for claim in record.claims if claim.repeat_of}
    assert {"contradicted", "supported", "unverifiable", "not rated"} <= repeated
    page = open_page()

    def counted(within: str) -> dict[str, int]:
        texts = page.locator(f"{within} .counts:not(.why) li").all_inner_texts()
        return {name: int(n) for name, n in (text.rsplit(maxsplit=1) for text in texts)}

    def facet(name: str) -> dict[str, int]:
        options = page.locator(f"#f-{name} option:not([value=''])").all_text_contents()
        return {text.rpartition(" (")[0]: _count(text.rpartition(" (")[2]) for text in options}

    first_screen = counted("#v_glance >")
    articles = [counted(f"#v_glance .arts section:nth-child({i + 1})") for i in range(5)]
    sure = page.locator("#v_glance .sure a b").all_inner_texts()
    summary = export("summary", record, {}, {"lang": "en"})
    rows = [line.split(" | ") for line in summary.splitlines() if line.startswith("| ")]
    names = [name.strip("| ") for name in rows[0][1:]]
    markdown = [
        dict(zip(names, (int(n.strip("| ")) for n in row[1:]), strict=True)) for row in rows[2:]
    ]

    page.locator("nav a", has_text="All claims").click()
    page.locator("#f-verdict option:not([value=''])").first.wait_for(state="attached")
    assert facet("verdict") == first_screen
    assert sum(first_screen.values()) == _count(page.locator("#shown").inner_text())
    strengths = facet("strength")
    assert [strengths[say(f"strength_short.{s}").text("en")] for s in STRENGTHS] == [
        *map(int, sure)
    ]
    lookup = Lookup(record)
    by_article = facet("article")
    for article, on_card, in_summary in zip(record.articles, articles, markdown, strict=False):
        page.select_option("#f-article", lookup.asked[article.id])
        assert f"article={lookup.asked[article.id]}" in page.url.partition("?")[2]
        assert facet("verdict") == on_card
        name = lookup.called(article.id).text("en")
        assert by_article[name] == sum(on_card.values()) == sum(in_summary.values())
        assert {n.capitalize(): times for n, times in in_summary.items() if times} == on_card
    assert {n.capitalize(): times for n, times in markdown[-1].items() if times} == first_screen

    page.locator("#reset").click()
    by_subject = facet("subject")
    page.locator("nav a", has_text="Subjects").click()
    subjects = page.locator("#v_subjects .toc li").all_inner_texts()
    assert len(subjects) > 50
    for told in subjects:
        found = re.fullmatch(r"(.+?)\s+in (\d+) statements?: .*", told.strip(), re.S)
        assert found is not None, told
        assert by_subject[found[1]] == int(found[2]), told


# Of each row its quotes, its sources with their links, and its badge: asked for by itself each would
# have all rows looked for anew.
SMALL = """all => all.map(row => [[...row.querySelectorAll('.clip q')].map(q => q.innerText),
  [...row.querySelectorAll('.clip > a')].map(a => [a.innerText, a.getAttribute('href')]),
  row.querySelector(':scope > em').innerText])"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_smaller_finding_is_told_in_words_of_a_source(
    open_page: Open, report: Report, lang: str
) -> None:
    page = open_page(lang=lang)
    page.locator("#v_glance details summary").first.click()
    small = page.locator("#v_glance .finds>li:not(:has(.two))")
    assert small.count() > 10
    clips = {p.clip for f in report.record.facts for p in f.prints if p.clip}
    alone = {name for name, tier in report.record.tiers.items() if tier.decides == "alone"}
    primary = {d.id for d in report.record.documents if d.type in alone}
    # What a filing has from elsewhere is a report there.
    retold = {p.clip for f in report.record.facts for p in f.prints if p.origin}
    places = Anchors(report.record).documents
    by_badge = {"zh": "一手文件", "en": "primary document"}[lang]
    for told, [(source, link)], badge in small.evaluate_all(SMALL):
        assert told and {*told} <= clips
        assert source
        (name,) = (d for d, at in places.items() if f"#{at}" == link)
        # The badge is of the document whose words are shown.
        assert (by_badge in badge) == (name in primary and retold.isdisjoint(told))
    assert page.locator("#v_glance .clip", has_text=re.compile(r"· \d{4}-\d\d")).count() > 5


# The names that links to two claims have in common, in a paragraph or list of a view.
ALIKE = """view => [...document.querySelectorAll(`${view} :is(ul,ol,p,td)`)].flatMap(list => {
  const named = new Map();
  for (const link of list.querySelectorAll('a[href^="#C"],li>a[class^=v]')) {
    if (link.closest('ul,ol,p,td') !== list) continue;
    const by = (link.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean);
    const name = by.map(id => document.getElementById(id).textContent).join(' ') || link.textContent;
    named.set(name, (named.get(name) || new Set()).add(link.hash));
  }
  return [...named].filter(([, to]) => to.size > 1).map(([name]) => name); })"""


def test_links_to_two_claims_have_two_names(open_page: Open) -> None:
    """Within one paragraph or list, as who jumps from link to link hears them."""
    page = open_page()
    for view in ("#v_glance", "#v_sources", "#v_evidence", "#v_charts"):
        page.evaluate(GO, view)
        assert page.evaluate(ALIKE, view) == [], view


def test_a_repeat_stands_in_the_block_of_its_statement(open_page: Open) -> None:
    page = open_page()
    block = page.locator("#v_glance .finds li", has_text="在首爾的會談")
    assert block.count() == 1
    said = block.locator(".se", has_text="Also said in EEPW: NVIDIA’s grip on capacity and memory:")
    assert "如果我們梳理黃仁勛在首爾的中美會面后的行動" in said.inner_text()
    said.locator("a").click()
    page.wait_for_url("**#004-talks-in-seoul-again")


def test_the_gravest_stand_first_as_on_the_first_screen(open_page: Open, report: Report) -> None:
    page = open_page("#v_claims")
    while page.locator("#more").is_visible():
        page.locator("#more").click()
    links = page.locator("#table td:first-child a")
    listed = links.evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")
    grave = first(report.record)
    assert listed[: len(grave)] == [claim.id for claim in grave]
    verdicts = page.locator("#table td:first-child").all_inner_texts()
    assert "changes the article’s point" in verdicts[0]
    kinds = list(dict.fromkeys(text.split()[0] for text in verdicts[len(grave) :]))
    assert kinds == ["Unverifiable", "Not", "Supported"]
    page.select_option("#f-weight", "point")
    assert links.count() == report.record.tally.point > 0


def test_a_result_on_a_phone_begins_with_its_reason(open_page: Open) -> None:
    page = open_page("#v_claims", width=390)
    assert page.locator("#f-q").is_visible() and not page.locator("#f-verdict").is_visible()
    page.locator("#sort").select_option("article")
    assert "sort=article" in page.url
    page.locator("#sort").select_option("")
    cells = page.locator("#table tbody tr").first.locator("td")
    for width in (390, 768):
        page.set_viewport_size({"width": width, "height": 900})
        verdict, *others, quote, why = cells.evaluate_all(
            "all => all.map(td => td.textContent && td.getBoundingClientRect().top)"
        )
        assert verdict < why < quote < min(top for top in others if top), width


SCREENS: list[ViewportSize] = [{"width": 1440, "height": 900}, {"width": 390, "height": 844}]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_screen_says_what_the_verdicts_rest_on_and_has_the_gravest_finding_whole(
    open_page: Open, report: Report, lang: str
) -> None:
    page = open_page(lang=lang)
    line = page.locator("#v_glance .lead", has=page.locator("a[href='#v_sure']"))
    found = page.locator("#v_glance .top li").first
    lookup, gravest = Lookup(report.record), first(report.record)[0]
    for screen in SCREENS:
        page.set_viewport_size(screen)
        assert settled(lookup, lookup.statements).text(lang) in line.inner_text()
        for part, most in ((line, screen["height"] * 2 / 3), (found, screen["height"])):
            box = part.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] < most
    line.locator("a").click()
    page.locator("#v_sure").wait_for()
    page.go_back()
    assert gravest.gist is not None
    # What stands alone is enough here; what weakens it stands with the finding.
    found.get_by_role("link", name=getattr(gravest.gist.parts[0], lang)).click()
    page.wait_for_url(f"**#{gravest.id}")


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_views_are_behind_a_button(open_page: Open, scripts: bool) -> None:
    page = open_page(width=390, lang="zh", scripts=scripts, short=True)
    box = page.locator("header").bounding_box()
    assert box is not None
    assert box["height"] < 60
    views = page.locator("nav a")
    assert not views.first.is_visible()
    page.locator("label:has(#menu)").click()
    assert all(view.is_visible() for view in views.all())
    assert page.locator("label:has(#c-dark)").is_visible()
    page.locator("nav a[href='#v_sources']").click()
    page.locator("#v_sources").wait_for()
    # With scripts it closes behind whoever went through it.
    views.first.wait_for(state="hidden" if scripts else "visible")


def test_statements_on_the_same_words_are_told_apart_in_the_list(open_page: Open) -> None:
    page = open_page("?q=收入增长均有提升&article=vpshk-cn#v_claims", lang="en")
    subjects = page.locator("#table td[data-l=Subject]").all_inner_texts()
    lands = ("Singapore", "Taiwan", "United States")
    assert {f"NVIDIA · Q2 of fiscal 2026, {land}" for land in lands} <= {*subjects}


def test_quotes_are_translated_wherever_they_are_listed(open_page: Open, report: Report) -> None:
    told = next(c for c in report.record.claims if c.id == "000-nvidia-h20-charge")
    gloss, quote = told.gloss, told.quote
    assert gloss is not None
    page = open_page("?q=000-nvidia-h20-charge#v_claims", lang="en")
    assert page.locator("#table td small:not(.heard)").inner_text() == quote
    assert page.locator("#table td:nth-child(6)").inner_text().startswith(gloss)
    page.evaluate("() => { location.hash = '#v_charts'; }")
    link = page.locator("#v_charts .dots a").first
    assert gloss.startswith(link.inner_text().rstrip("…"))
    page.evaluate("() => { location.hash = '#v_conflicts'; }")
    quotes = page.locator("#v_conflicts blockquote").all()
    assert quotes
    assert all("Our translation: " in _translated(quote) for quote in quotes)
    page.locator("label:has(#l-zh)").click()
    page.evaluate("() => { location.hash = '#v_charts'; }")
    assert not gloss.startswith(link.inner_text().rstrip("…"))


def test_words_of_an_article_say_their_language(open_page: Open) -> None:
    page = open_page("#v_claims", lang="en", short=True)
    cells = page.locator("#table td[data-l=Quote]")
    cells.first.wait_for()
    # Asked for all at once: each question takes a way to the browser and back.
    languages = "all => [...new Set(all.map(e => e.getAttribute('lang')))]"
    assert cells.evaluate_all(languages) == ["en"]
    printed = page.locator("#table td[data-l=Quote] > small:not(.heard)")
    assert sorted(printed.evaluate_all(languages)) == ["zh-Hans", "zh-Hant"]
    for claim, lang in (("lose-money", "zh-Hant"), ("lose-money-again", "en")):
        page.evaluate("hash => { location.hash = hash; }", f"004-altman-{claim}")
        quote = page.locator(f"[id='004-altman-{claim}'] > q")
        quote.wait_for()
        assert quote.get_attribute("lang") == lang


def _translated(quote: Locator) -> str:
    """What stands in it, with what the style sheet puts before the translation."""
    found: str = quote.locator("q + i[lang=en]").evaluate(
        "e => getComputedStyle(e, '::before').content + e.innerText"
    )
    return found


def test_a_card_says_how_to_object_to_it(open_page: Open, report: Report) -> None:
    page = open_page("#000-alibaba-trains-on-own-chips", short=True)
    card = page.locator(".card[open]")
    assert "We could settle this with the original document" in card.inner_text()
    desk = report.record.desk
    assert desk is not None
    assert desk.objections is not None
    # It unfolds where it is read.
    address = page.url
    how = card.locator("details", has_text="Object to this")
    how.locator("summary").click()
    assert desk.objections.en in how.inner_text()
    assert how.locator("li").count() == 3
    assert page.url == address


def test_the_first_screen_says_who_checked_and_where_to_object(
    open_page: Open, report: Report
) -> None:
    desk = report.record.desk
    assert desk is not None
    assert desk.about is not None
    assert desk.objections is not None
    assert desk.licence is not None
    page = open_page()
    said = page.locator("#v_glance .who")
    for screen in SCREENS:
        page.set_viewport_size(screen)
        for words in (desk.en, desk.about.en, report.record.as_of):
            assert words in said.inner_text()
        box = said.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < screen["height"] / 2
    assert page.locator("#v_object ~ p", has_text=desk.objections.en).count() == 1
    assert page.locator("p", has_text=desk.licence).count() == 1
    assert desk.licence in page.locator("footer").inner_text()
    said.get_by_text("How to object").click()
    page.locator("#v_object").wait_for()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_finding_printed_alone_says_who_checked_and_where_to_object(
    open_page: Open, report: Report, lang: str
) -> None:
    page = open_page("#000-alibaba-trains-on-own-chips", short=True, lang=lang)
    desk = report.record.desk
    said = page.locator(".card .who")
    assert not said.count(), "the page says it once"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for words in (signed(desk).text(lang), objection(desk).text(lang), report.record.as_of):
        assert words in said.inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not said.count()


def test_the_first_page_says_beside_its_counts_what_is_counted(
    open_page: Open, report: Report
) -> None:
    tally = report.record.tally
    said = open_page().locator("#v_glance p:has(+ .arts)").inner_text()
    assert f"in {tally.sentences} sentences; in {tally.borne_out} of these" in said


def test_the_first_screen_tells_of_changed_verdicts(open_page: Open, report: Report) -> None:
    changed = [claim for claim in statements(report.record.claims) if claim.moves]
    page = open_page()
    line = page.locator("#v_glance p", has_text=f"{len(changed)} verdicts were changed")
    assert max(claim.moves[-1].on for claim in changed) in line.inner_text()
    line.get_by_role("link").click()
    listed = page.locator("#v_changed + ul > li")
    alike = {
        tuple(f"{m.on} {m.from_} {m.to} {m.why.en}" for m in c.moves): c.moves for c in changed
    }
    weighty = [
        moves for moves in alike.values() if any({m.from_, m.to} & {*CONVICTIONS} for m in moves)
    ]
    assert listed.count() == len(weighty) > 0
    assert listed.locator("p").count() == sum(map(len, weighty))
    first = "li => li.querySelector('a').compareDocumentPosition(li.querySelector('p'))"
    follows = [listed.nth(i).evaluate(first) for i in range(listed.count())]
    assert set(follows) == {4}, "what it was of stands before why"  # DOCUMENT_POSITION_FOLLOWING
    others = page.locator("#v_changed ~ details li")
    assert others.count() == len(alike) - len(weighty) > 0
    assert not others.first.is_visible()
    listed.first.locator("a").click()
    page.wait_for_url(lambda url: any(url.endswith(f"#{claim.id}") for claim in changed))


def test_each_filter_filters(open_page: Open, report: Report) -> None:
    page = open_page("#v_claims")
    for name in ("article", "subject", "metric", "reason", "tier", "strength"):
        page.select_option(f"#f-{name}", index=1)
        assert 0 < _count(page.locator("#shown").inner_text()) < len(report.record.claims), name
        assert f"{name}=" in page.url
        page.locator("#reset").click()


def test_columns_sort_both_ways(open_page: Open) -> None:
    page = open_page("#v_claims", short=True)
    head, links = page.locator("th[data-c=subject]"), page.locator("#table td:first-child a")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.locator("#sort").input_value() == "subject"
    up = page.locator("#table td:nth-child(3)").all_inner_texts()
    assert up[0].casefold() < up[-1].casefold()
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    page.locator("#sort").select_option("ratio")
    assert "sort=-ratio" in page.url
    assert links.first.get_attribute("href") == "#000-nvidia-h20-charge", "ten times too much"


def test_every_permalink_opens_its_card(open_page: Open, report: Report) -> None:
    page = open_page()
    for claim in report.record.claims[::200]:
        page.evaluate("hash => { location.hash = hash; }", claim.id)
        body = page.locator(f"[id='{claim.id}']")
        body.wait_for(state="visible")
        assert body.locator("xpath=..").get_attribute("open") is not None
        assert body.locator("details.by code", has_text=claim.id).count() == 2, "folded"
        assert body.bounding_box() is not None


def test_a_number_in_the_text_leads_to_the_permanent_link(open_page: Open) -> None:
    page = open_page("#a_002", of="002")
    page.locator("#a_002 .tx a").nth(3).click()
    page.wait_for_url("**#002-*")
    card = page.locator(".card[open]:has(:target)")
    assert card.locator(".act button:first-of-type").inner_text() == "Copy as citation"


def test_a_card_leads_to_its_documents_and_to_all_that_rests_on_them(
    open_page: Open, report: Report
) -> None:
    page = open_page("#002-950pr-compute-vs-h20")
    named = page.locator(".card[open] ol p > a:not(.out)")
    entries = {str(link.get_attribute("href")) for link in named.all()}
    anchors = Anchors(report.record).documents
    assert entries <= {f"#{name}" for name in anchors.values()}
    outside = page.locator(".card[open] ol p > a.out")
    linked = {f"#{anchors[d.id]}" for d in report.record.documents if d.url is not None}
    assert outside.count() == sum(str(a.get_attribute("href")) in linked for a in named.all()) > 3
    assert all(str(a.get_attribute("href")).startswith("https://") for a in outside.all())
    assert outside.first.get_attribute("aria-label") == say("ui.open").text("en")
    named.first.click()
    entry = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert entry.is_visible(), "however far down the list"
    entry.locator("a", has_text="performance tests show").click()
    page.wait_for_url("**#002-950pr-compute-vs-h20")
    # What a report has it from leads back to the report.
    retold = page.locator(".card[open] ol p > a:not(.out)", has_text="according to").first
    report_of = retold.locator("xpath=preceding-sibling::a[not(@class='out')]").last
    home = str(report_of.get_attribute("href"))
    retold.click()
    page.locator(f"#v_sources li:target .r a[href='{home}']").click()
    assert page.url.endswith(home)


def test_an_article_is_read_for_its_problems(open_page: Open, report: Report) -> None:
    page = open_page("#a_004")
    failed = {s.blames[0] for s in report.record.arithmetic if s.article == "004" and not s.holds}
    grave = [
        c
        for c in report.record.claims
        if c.article == "004" and (c.verdict in CONVICTIONS or c.id in failed)
    ]
    assert page.locator("#a_004 .card[open]").count() == len(grave)
    assert page.locator("#a_004 .strip a").count() == page.locator("#a_004 .card").count()
    # By their roles in these few: on the whole page each question asks every element for its name.
    steps = page.locator("#a_004 .steps")
    steps.get_by_role("button", name="Problems only").click()
    # Rows out of sight are shown too, and have no box until they come near.
    shown = "[...document.querySelectorAll('#a_004 .card')].filter(e => e.checkVisibility()).length"
    assert page.evaluate(shown) == len(grave)
    following = steps.get_by_role("button", name="Next problem")
    reached = []
    for _ in range(len(grave) + 1):
        following.click()
        reached.append(page.evaluate("document.activeElement.closest('.card > summary').innerText"))
    assert len(set(reached)) == len(grave), "each, then the first again"
    assert reached[0] == reached[-1]


FOCUSED = "document.activeElement.closest('.card')?.lastElementChild.id"


def test_the_steps_stay_in_view_and_have_keys(open_page: Open, report: Report) -> None:
    page = open_page("#a_004", width=390, of="004")
    following = page.get_by_role("button", name="Next problem")
    assert following.get_attribute("title") == "Key: n"
    assert not page.locator("[data-t='ui.keys']").is_visible(), "a phone has no keys"
    before = page.evaluate("history.length")
    page.keyboard.press("n")
    first_one = page.wait_for_function(FOCUSED).json_value()
    page.keyboard.press("n")
    page.wait_for_function(f"{FOCUSED} !== '{first_one}' && {FOCUSED}")
    page.keyboard.press("p")
    page.wait_for_function(f"{FOCUSED} === '{first_one}'")
    page.locator(f".card:has(:target) > [id='{first_one}']").wait_for()
    assert page.url.endswith(f"#{first_one}"), "what is shown can be sent to others"
    assert page.evaluate("history.length") == before, "and one step back leads out of it"
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(100)
    box, head = following.bounding_box(), page.locator("header").bounding_box()
    assert box and head and head["height"] <= box["y"] < 200, "below the header, however far down"
    page.keyboard.press("o")
    assert page.locator("#a_004.only").count() == 1
    page.evaluate("location.hash = '#v_claims'")
    page.locator("#f-q").press("n")
    assert page.locator("#f-q").input_value() == "n"
    assert page.url.endswith("#v_claims"), "no key of a field is one of ours"


def test_single_keys_can_be_switched_off_for_good(open_page: Open) -> None:
    page = open_page("#a_004")
    for address in ("#a_004", "#a_002"):
        page.evaluate(f"location.hash = '{address}'")
        following = page.locator(f"{address} .steps button").last
        following.wait_for()
        if address == "#a_004":
            page.keyboard.press("n")
            page.wait_for_function(FOCUSED)
            page.get_by_role(
                "button", name="Shortcuts: n next, p previous, o open", pressed=True
            ).click()
        focused = page.evaluate(FOCUSED)
        page.keyboard.press("n")
        assert page.evaluate(FOCUSED) == focused
        assert following.get_attribute("aria-keyshortcuts") is None
        assert following.get_attribute("title") == ""
    page.reload()
    page.keyboard.press("n")
    assert not page.evaluate(FOCUSED), "also when the page is opened again"
    page.get_by_role("button", name="Shortcuts: n next, p previous, o open", pressed=False).click()
    page.keyboard.press("n")
    assert page.evaluate(FOCUSED)


def test_escape_folds_what_is_open_from_the_innermost_outwards(open_page: Open) -> None:
    page = open_page("#002-950pr-compute-vs-h20", width=390, short=True)
    page.locator(".card[open] details.by summary").first.click()
    for folded in (".card details.by[open]", ".card[open]:has(:target)"):
        assert page.locator(folded).count() == 1
        page.keyboard.press("Escape")
        assert page.locator(folded).count() == 0
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.locator("#menu").click()
    page.locator("nav a").first.focus()
    page.keyboard.press("Escape")
    assert not page.locator("nav").is_visible()
    assert page.evaluate("document.activeElement.id") == "menu"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_strip_is_one_stop_that_arrows_go_along(
    open_page: Open, short_report: Report, lang: str
) -> None:
    page = open_page("#a_000", lang=lang, short=True)
    strip = page.locator("#a_000 .strip")
    assert strip.locator("[tabindex='0']").count() == 1
    strip.locator("[tabindex='0']").focus()
    for key in ("End", "ArrowRight", "Home", "ArrowRight", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    claims = short_report.record.claims
    second = sorted((c for c in claims if c.article == "000"), key=lambda c: c.start)[1]
    verdict = say(f"verdict.{second.verdict}").text(lang)
    name = page.evaluate("document.activeElement.textContent")
    assert page.locator("#a_000 .strip + .meta").inner_text() == f"{verdict} · {name}"
    titles = strip.locator("a").evaluate_all("marks => marks.map(mark => mark.title)")
    assert not [t for t in titles if any(c.id in t for c in claims)], "no id"
    assert strip.get_by_role("link", name=f"{verdict} {name}").count() == 1
    assert strip.locator("[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    page.locator("#a_000 .card:focus-within > [id^='000-']").wait_for()
    assert page.locator("#a_000 .card[open]:has(:target)").count() == 1


def test_without_scripts_all_claims_are_listed_with_their_words(
    open_page: Open, report: Report
) -> None:
    page = open_page("#v_claims", scripts=False)
    seen = page.locator(".nt > details > div > q:first-child").evaluate_all(
        "all => all.filter(e => e.closest('details').checkVisibility()).map(e => e.textContent)"
    )
    assert len(seen) == len(report.record.claims)
    assert {claim.quote for claim in report.record.claims} <= {*seen}
    assert page.locator(".tx:visible").count() == 0


def test_what_holds_is_a_tick_until_it_is_opened(open_page: Open) -> None:
    page = open_page("#a_004", lang="zh", of="004")
    tick = page.locator("#a_004 .card.vs:not([open]) > summary").first
    assert len(tick.inner_text()) < 20
    # To who does not read the article's language it says what stands there.
    page.locator("label:has(#l-en)").click()
    assert "Blackwell would be shut out of the Chinese market" in tick.inner_text()
    tick.press("Enter")
    assert len(page.locator("#a_004 .card.vs[open] > summary").first.inner_text()) > 20


def test_pinyin_in_brackets_shows_where_it_is_asked_for(open_page: Open) -> None:
    page = open_page("#a_001")
    shown = "[...document.querySelectorAll('#a_001 .row .tx u:not(.x)')].filter(e => e.checkVisibility())"
    assert page.locator("#a_001 .tx u:not(.x)").count() > 100
    assert page.locator("#a_001 .tx .x").first.is_visible(), "what is garbled shows always"
    assert page.evaluate(shown + ".length") == 0
    page.locator("#a_001 .sw").check()
    assert page.evaluate(shown + ".length") > 100
    page.evaluate("location.hash = '#a_002'")
    assert page.locator("#a_002 .sw").count() == 0


def test_a_link_to_a_claim_says_what_the_article_says(open_page: Open) -> None:
    page = open_page("#v_charts")
    link = page.locator("#v_charts .dots a").first
    assert not re.match(r"\d{3}-", link.inner_text())
    assert (link.get_attribute("title") or "").count(link.inner_text().rstrip("…")) == 1, "whole"


# Rows are measured when they come near: resolves when the page has not grown for ten frames.
AT_REST = """() => new Promise(done => { let left = 10, was = 0;
  const step = () => { const now = document.documentElement.scrollHeight + window.scrollY;
    left = now === was ? left - 1 : 10; was = now;
    if (left) requestAnimationFrame(step); else done(); }; step(); })"""


def test_the_language_switch_keeps_the_place(open_page: Open) -> None:
    page = open_page("#a_003", of="003")
    page.locator("#a_003 .row:has(.nt)").nth(12).scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 200)")
    page.evaluate(AT_REST)
    # What the reader sees first: a paragraph, or a card beside a long one.
    top = "n => document.querySelectorAll('#a_003 :is(.row,.card)')[n].getBoundingClientRect().top"
    first = page.evaluate(
        "[...document.querySelectorAll('#a_003 :is(.row,.card)')]"
        ".findIndex(row => row.getBoundingClientRect().top > 60)"
    )
    before = page.evaluate(top, first)
    # Not click(): it scrolls the page itself before it clicks.
    box = page.locator("label:has(#l-zh)").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.evaluate(AT_REST)
    assert abs(page.evaluate(top, first) - before) < 30


def test_the_keyboard_is_enough(open_page: Open) -> None:
    page = open_page(short=True)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.goto(page.url.split("#")[0] + "#a_002")
    card = page.locator("#a_002 .card:not([open])").first
    quote = card.locator("q").first.text_content()
    card.locator("> summary").focus()
    page.keyboard.press("Enter")
    assert quote in page.locator("#a_002 .card[open]").all_text_contents()[0]
    page.goto(page.url.split("#")[0] + "#v_claims")
    page.locator("th[data-c=subject] button").focus()
    page.keyboard.press("Space")
    assert page.locator("th[data-c=subject]").get_attribute("aria-sort") == "ascending"
    page.locator("#l-en").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_the_citation_is_copied(open_page: Open, short_report: Report) -> None:
    page = open_page("#002-950pr-compute-vs-h20", short=True)
    record = short_report.record
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".card[open] .act button:first-of-type").click()
    page.locator(".card[open] .act button:text-is('Copied')").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“性能测试结果显示,华为的昇腾950PR,算力是英伟达缩水版H20的两倍” [Our translation: "
    )
    assert "FP8 peaks: Huawei’s roadmap" in copied, "what a person wrote of it"
    *_, chip, other, _ = copied.split("\n")
    assert chip.startswith("Source: “FP8算力从950系列") and "repository on GitHub" in chip, (
        "and what it rests on"
    )
    assert (
        "[Our translation: FP8 compute" in chip
        and "(bojieli) · https://github.com/bojieli/" in chip
    )
    assert "293" in other and "(NVIDIA · https://github.com/NVIDIA/TensorRT-LLM/" in other
    assert copied.endswith(
        f"\nFact-check: {len(record.articles)} articles on AI chips · {record.as_of} · #002-950pr-compute-vs-h20"
    ), "no path of somebody's disk"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_citation_says_the_verdict_once(open_page: Open, lang: str) -> None:
    page = open_page("#000-apple-a4-2010", lang=lang, short=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".card[open] .act button:first-of-type").click()
    copied = say("ui.copied").text(lang)
    page.locator(".card[open] .act button:first-of-type", has_text=copied).wait_for()
    first, told, *_ = page.evaluate("navigator.clipboard.readText()").split("\n")
    verdict = say("verdict.supported").text(lang)
    assert verdict in first and verdict not in told and "2010" in told


def test_a_card_says_how_it_is_made_a_picture(open_page: Open) -> None:
    page = open_page("#002-950pr-compute-vs-h20", short=True)
    how = page.locator(".card[open] details.by", has_text=RULES.text("en"))
    command = "claimaudit export card --claim 002-950pr-compute-vs-h20"
    assert command not in page.locator(".card[open]").inner_text()
    how.locator("summary").click()
    assert command in how.inner_text()
    # No code without its name, and none on paper.
    names = [say(f"card.{key}").text("en") for key in ("id", "share")]
    lines = how.locator("p:has(code)").all_inner_texts()
    assert [next(n for n in names if line.startswith(n)) for line in lines] == names
    page.emulate_media(media="print")
    assert not how.is_visible()
    assert not page.locator("footer .by").is_visible()
    page.emulate_media(media="screen")
    assert page.locator("footer .by").is_visible()
    # The words are those of the language that is chosen, each once.
    page.locator("label:has(#l-zh)").click()
    folded = page.locator(".card[open] details.by").all_text_contents()
    assert ["生成分享图片" in text for text in folded] == [True, False]


def test_tags_of_data_stand_only_where_the_codes_are_folded(
    open_page: Open, report: Report
) -> None:
    tag = "us-gaap:Revenues, 2025-07-28/2025-10-26"
    facts = [f.id for f in report.record.facts if any(p.at == tag for p in f.prints)]
    claim = next(c for c in report.record.claims if {*c.facts} & {*facts})
    page = open_page(f"#{claim.id}", of=claim.article)
    card = page.locator(".card[open]")
    assert "2025-07-28 to 2025-10-26" in card.inner_text()
    assert tag not in card.inner_text()
    card.locator("details.by summary", has_text=RULES.text("en")).click()
    assert tag in card.inner_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_article_says_which_figures_were_not_checked_and_why(
    open_page: Open, report: Report, lang: str
) -> None:
    page = open_page("#a_002", width=390, lang=lang, of="002")
    coverage = report.record.articles[2].coverage
    assert coverage is not None and coverage.unclaimed
    shown = page.locator("#a_002")
    assert covered(coverage).text(lang) in shown.inner_text()
    count = len(coverage.unclaimed)
    shown.get_by_text(say("covered.unclaimed", n=count).text(lang), exact=True).click()
    for one in coverage.unclaimed:
        assert shown.locator("cite", has_text=one.figure).first.is_visible()
        assert isinstance(one.reason, Bilingual)
        reason = one.reason.zh if lang == "zh" else one.reason.en
        assert reason in shown.inner_text()


def test_dates_stand_in_their_order_and_lead_to_their_claims(open_page: Open) -> None:
    page = open_page("#a_000", width=390, of="000")
    page.get_by_text("Dates given in the article").click()
    moments = page.locator("#a_000 .time li")
    assert [m.inner_text().split("\n")[0] for m in moments.all()[:2]] == [
        "2010 · Apple A4",
        "2013 · Huawei Kirin",
    ]
    for moment in moments.all():
        box = moment.bounding_box()
        assert box is not None and box["x"] + box["width"] <= 390
    moments.first.locator("a").click()
    page.wait_for_url("**#000-apple-a4-2010")


def test_hostile_input_runs_nothing(open_page: Open, report: Report, tmp_path: Path) -> None:
    record = reduced(report.record, report.record.claims[:3])
    for text in (
        "".join(HOSTILE[k] for k in sorted(HOSTILE) if k not in ("long", "surrogate")),
        HOSTILE["rtl override"],
    ):
        path = tmp_path / "hostile.html"
        path.write_text(render(*everywhere(record, text)), encoding="utf-8")
        page = open_page(url=path.as_uri())
        for view in (
            "#v_claims",
            "#a_" + record.articles[0].id,
            "#v_sources",
            "#v_evidence",
            "#v_subjects",
        ):
            page.evaluate("hash => { location.hash = hash; }", view)
            page.evaluate(
                "() => document.querySelectorAll('.card > summary').forEach(e => e.click())"
            )
        assert page.evaluate("window.pwned") is None


def test_so_many_claims_that_it_is_warned_of_them_open_and_filter(
    open_page: Open, report: Report, tmp_path: Path
) -> None:
    times = LARGE // len(report.record.claims) + 1
    path = tmp_path / "large.html"
    large = render(multiplied(report.record, times), report.texts)
    assert len(large.encode()) < 15_000_000
    assert "class=warn>" in large.partition("<noscript>")[2].partition("</noscript>")[2][:200]
    path.write_text(large, encoding="utf-8")
    page = open_page(url=path.as_uri())
    opened = page.evaluate(
        "performance.timing.domContentLoadedEventEnd - performance.timing.fetchStart"
    )
    assert opened < 20_000  # half a second alone; here only that it does not hang
    page.evaluate("() => { location.hash = '#v_claims'; }")
    page.locator("#f-verdict").wait_for()
    spent = page.evaluate(
        "() => { const s = document.querySelector('#f-verdict'); s.value = 'misleading';"
        " const t = performance.now(); s.dispatchEvent(new Event('change', {bubbles: true}));"
        " document.body.offsetHeight; return performance.now() - t; }"
    )
    assert spent < 5000
