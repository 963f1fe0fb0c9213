"""reports/out/index.html: complete, safe with any input, the same bytes every time, and small."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from claimaudit.base.model import Bilingual
from claimaudit.base.shown import html_text as shown
from claimaudit.base.shown import named as plain
from claimaudit.record.models import Audit
from claimaudit.report.html.first_page import first
from claimaudit.report.html.marks import blocks
from claimaudit.report.html.page import render
from claimaudit.report.lookup import Lookup, short_title
from claimaudit.report.phrase import LANGUAGES, texts
from claimaudit.report.tallies import unfit
from claimaudit.verdict.judge import Outcome
from claimaudit.verdict.strength import DECIDES, Strength
from claimaudit.workspace.policy import GRAVEST, VERDICTS, Desk
from tests.record.audits import CLAIM, audit_of_a_new_workspace, with_claim
from tests.report.html.hostile import HOSTILE, everywhere, renamed
from tests.report.html.reading import as_read, words_of
from tests.table import each

Report = tuple[Audit, dict[str, str]]

MARKUP = {"script", "style", "iframe", "object", "base", "link", "form", "svg", "img", "meta"}

# A place on the page, and what the table of all claims is to show.
INSIDE = re.compile(
    r"(\?((?:strength|verdict)=[a-z_-]+(&reason=[a-z_]+)?(&article=[\w%.-]+)?|subject=[\w%.-]+))?#[\w.-]+$"
)


class Page(HTMLParser):
    """What a page holds: its elements, links, ids and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: dict[str, int] = {}
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []
        self._raw = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self._raw = tag in ("script", "style")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")
            if name in ("href", "src", "action", "srcdoc", "data"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._raw = False

    def handle_data(self, data: str) -> None:
        if not self._raw:
            self.text.append(data)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return audit_of_a_new_workspace(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def small_page(small: Report) -> Page:
    return Page(render(*small))


def test_every_claim_fact_and_article_is_there(real_page: str, real_audit: Report) -> None:
    record, raw = real_audit
    page = Page(real_page)
    ids = set(page.ids)
    assert {claim.id for claim in record.claims} <= ids
    assert len(page.ids) == len(ids), "an id stands twice"
    text = "".join(page.text)
    for claim in record.claims:
        assert claim.quote in text
    assert _rows(real_page) == Counter((c.id, c.verdict) for c in record.claims)
    unspaced = re.sub(r"\s", "", text)
    for article in record.articles:
        claims = [claim for claim in record.claims if claim.article == article.id]
        own = [b for b in blocks(raw[article.id], claims) if not b.aside]
        for line in (p.text for block in own for p in block.paragraphs):
            assert re.sub(r"\s", "", plain(line))[:8] in unspaced
    for document in record.documents:
        assert document.url is None or document.url in page.links


def _rows(html: str) -> Counter[tuple[str, str]]:
    """The verdict of each claim by the data of the scripts: a row for each card."""
    data = json.loads(html.partition("id=data>")[2].partition("</script>")[0])
    cards = re.findall(r"<details class=v.*?<div id=([^ >]+)>", html)
    rows = (GRAVEST[verdict] for verdict, *_ in data["rows"])
    return Counter(zip(cards, rows, strict=True))


def test_every_link_inside_the_page_leads_somewhere(real_page: str) -> None:
    page = Page(real_page)
    inside = {link.partition("#")[2] for link in page.links if INSIDE.match(link)}
    assert inside - set(page.ids) == set()
    assert all(INSIDE.match(link) or link.startswith("https://") for link in page.links)


def test_a_word_of_the_style_sheet_shows_wherever_it_is_named(real_page: str) -> None:
    """Else a list ends with an empty line."""
    words = words_of(real_page)
    found = re.findall(r"<(\w+) class=(\w+)", real_page)
    named = {tag for tag, name in found if name in words}
    lists = re.findall(
        r":is\(((?:\w+,)+\w+(?=[,)]))[^']*?(?::empty::before|\)\[class\])", real_page
    )
    assert len(lists) == 3, "a rule for each language, and the scripts"
    for tags in lists:
        assert named - {"a", "b"} <= set(tags.split(","))


def test_nothing_is_fetched(real_page: str) -> None:
    head = real_page[: real_page.index("<style>")]
    assert "default-src &#39;none&#39;" in head
    assert not re.search(r"<(?:img|link|iframe|object|embed|base)\b", real_page)
    assert not re.search(r"@import|url\((?!#)", real_page)


def test_the_same_record_gives_the_same_bytes(real_page: str, real_audit: Report) -> None:
    assert render(*real_audit) == real_page


def test_five_articles_stay_under_2000_kilobytes(real_page: str) -> None:
    assert len(real_page.encode()) < 2_000_000


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_as_text(name: str, small: Report, small_page: Page) -> None:
    text = HOSTILE[name]
    clean, dirty = small_page, render(*everywhere(small[0], text))
    page = Page(dirty)
    for tag in MARKUP - {"svg"}:
        assert page.tags.get(tag) == clean.tags.get(tag), f"{tag} was let in"
    assert page.handlers == []
    assert all(map(INSIDE.match, page.links)), "a link was let in"
    assert plain(text) in "".join(page.text).replace("⟦", "").replace("⟧", "") or _visible(
        text
    ) in "".join(page.text)
    assert not set(map(ord, dirty)) & {0, 7, 0x1B, 0x202E, 0x2067, 0x200B, 0x2028, 0x2029, 0xE0041}
    dirty.encode("utf-8")


def _visible(text: str) -> str:
    return re.sub("<[^>]*>", "", unescape(str(shown(text)).replace("&lt;", "\0"))).replace(
        "\0", "<"
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_id_stays_an_id(name: str, small: Report) -> None:
    record, raw = small
    page = Page(render(renamed(record, HOSTILE[name]), raw))
    assert page.handlers == []
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", found) for found in page.ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


# --- the translation files ---------------------------------------------------------------


def test_a_claim_to_be_published_is_reviewed_in_the_page_of_its_desk(small: Report) -> None:
    record, text = small
    block = '<script type="application/ld+json">'
    desk = Desk(zh="样例", en="</script>", contact="a@b.org", page="https://b.org/report.html")
    marked = with_claim(record, publish=True)
    assert block not in render(marked, text)
    assert block not in render(record.model_copy(update={"desk": desk}), text)
    page = render(marked.model_copy(update={"desk": desk}), text)
    (review,) = json.loads(page.partition(block)[2].partition("</script>")[0])
    assert review["url"] == f"https://b.org/report.html#{CLAIM}"
    assert review["author"]["name"] == "</script>"


def test_both_languages_have_every_text() -> None:
    zh, en = (texts(language) for language in LANGUAGES)
    assert set(zh) == set(en)
    # Between Chinese sentences there is nothing.
    assert [key for key in zh if not zh[key].strip() or not en[key].strip()] == ["told.between"]


@each("key", sorted(texts("zh")))
def test_both_languages_fill_the_same_slots(key: str) -> None:
    zh, en = (set(re.findall(r"\{(\w+)\}", texts(language)[key])) for language in LANGUAGES)
    assert zh == en


def test_every_text_that_is_asked_for_exists_and_none_is_idle() -> None:
    package = Path(str(files("claimaudit.report")))
    sources = [p for p in package.rglob("*") if p.suffix in (".py", ".j2", ".js")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    asked = set(re.findall(r"\b(?:t|w|s|say)\(f?['\"]([a-z_]+\.[a-z_0-9 ]+)['\"]", text))
    numbered = {f"method.how_{n}" for n in range(1, 7)} | {f"method.limit_{n}" for n in range(1, 6)}
    assert {key for key in asked if not key.endswith("_")} | numbered <= set(texts("zh"))
    filled = set(re.findall(r"""["']([a-z_]+\.[a-z_]*)(?:\{|['"] (?:~|\+))""", text))
    filled |= {f"{group}." for group in re.findall(r"""known\(\s*["']([a-z_]+)["']""", text)}
    filled |= {f"{words}_" for words in re.findall(r'_told\([^"]*"([a-z_.]+)"', text)}
    idle = [key for key in texts("zh") if not re.search(re.escape(key) + r"\b", text)]
    assert [key for key in idle if not key.startswith(tuple(filled))] == []


def test_every_verdict_outcome_and_strength_has_its_words() -> None:
    for verdict in VERDICTS:
        assert f"verdict.{verdict}" in texts("en")
        assert f"verdict_means.{verdict}" in texts("en")
    assert all(f"outcome.{outcome.value}" in texts("zh") for outcome in Outcome)
    assert all(f"strength.{one.name}" in texts("zh") for one in Strength)
    assert all(f"{key}.copy" in texts("zh") for key in ("strength", "strength_short"))
    assert all(f"strength_short.{one.name}" in texts("zh") for one in Strength if one >= DECIDES)


def test_no_template_prints_into_an_attribute_but_through_a_filter() -> None:
    for path in (files("claimaudit.report.html") / "templates").iterdir():
        if path.name.endswith(".j2"):
            for inside in re.findall(r'="([^"{]*\{\{[^"]*)"', path.read_text("utf-8")):
                assert all(
                    "|attr" in e or "style" in e for e in re.findall(r"\{\{(.*?)\}\}", inside)
                ), inside


OUTLETS = [
    ("主机测评网", "主机测评网", "vpshk.cn"),
    ("鳳凰網科技", "凤凰网科技", "ifeng.com Technology"),
    ("IT时报 (天牛新闻网)", "IT时报（天牛新闻网）", "IT Times (uu551.com)"),
    ("EEPW", "电子产品世界", "EEPW"),
    ("聯合新聞網", "联合新闻网", "UDN"),
    ("某某周刊", "某某周刊", "“某某周刊”"),
]


@pytest.mark.parametrize(("printed", "zh", "en"), OUTLETS)
def test_an_outlet_has_a_name_in_both_languages(
    printed: str, zh: str, en: str, real_audit: Report
) -> None:
    article = real_audit[0].articles[0].model_copy(update={"publisher": printed})
    told = Lookup(real_audit[0]).outlet(article)
    assert (told.text("zh"), told.text("en")) == (zh, en)


def test_the_page_is_named_by_its_subject_and_its_outlets(small: Report) -> None:
    audit, articles = small
    about = Bilingual(zh="能源", en="energy")
    articles_on = [a.model_copy(update={"topic": about}) for a in audit.articles[:1]]
    named = audit.model_copy(update={"articles": articles_on})
    page = render(named, articles)
    assert "事实核查：一篇关于能源的文章" in page
    assert "Fact-check: an article on energy" in page
    assert "Fact-check report" in render(audit, articles)


ADDRESS = "https://paper.example/1"


@pytest.mark.parametrize(
    ("kept", "told", "marked"),
    [
        ([{"url": ADDRESS}, {"url_as_printed": "http://paper.example"}], None, 0),
        ([{"url": ADDRESS}, {}], "Of one article only the text was kept", 1),
        ([{}, {}], "Of 2 articles only the text was kept", 2),
    ],
)
def test_the_first_page_says_which_originals_cannot_be_opened(
    kept: list[dict[str, str]], told: str | None, marked: int, small: Report
) -> None:
    article = small[0].articles[0]
    bare = article.model_copy(update={"url": None, "url_as_printed": None})
    articles = [bare.model_copy(update={"id": f"{i}", **keys}) for i, keys in enumerate(kept)]
    page = render(small[0].model_copy(update={"articles": articles, "claims": []}), {})
    first = page[
        page.index("id=v_glance") : page.index("<section class", page.index("id=v_glance"))
    ]
    assert (told in first) if told else "only the text was kept" not in first
    assert as_read(first, words_of(page), "en").count("no address kept") == marked


def test_the_first_screen_says_what_its_counts_are_made_of(
    real_page: str, real_audit: Report
) -> None:
    record, tally = real_audit[0], real_audit[0].tally
    within, unrated = sum(a.tally.sums for a in record.articles), tally.verdicts["not rated"]
    assert 0 < within < tally.sums
    for said in (
        f"{tally.sums} sums and comparisons of the articles’ figures were done again ({within} within one article, {tally.sums - within} between two)",
        f"{len(record.claims)} passages are marked: {tally.claims} statements, of which "
        f"{tally.claims - unrated} were checked and {unrated} not rated",
        f"All {len(first(record)) + tally.slips}: {len(first(record))} statements, {tally.slips} pairs or sums of figures",
        unfit(tally).text("en"),
    ):
        assert said in real_page


def test_the_findings_are_numbered_in_one_run(real_page: str, real_audit: Report) -> None:
    lists = re.findall(r"<ol class=finds start=(\d+)>(.*?)</ol>", real_page, re.DOTALL)
    nexts = [int(start) + found.count("<li>") for start, found in lists]
    assert [int(start) for start, _ in lists] == [1, *nexts[:-1]]
    record = real_audit[0]
    assert nexts[-1] == 1 + len(first(record)) + record.tally.slips


def test_an_article_lists_its_sums_that_fail_beside_its_wrong_statements(
    real_page: str, real_audit: Report
) -> None:
    record, blamed = real_audit[0], set[str]()
    for article in record.articles:
        start = real_page.index(f"id=a_{article.id}")
        told = real_page[start : real_page.index("class=how", start)]
        wrong = [c for c in first(record) if c.article == article.id]
        failed = [s for s in record.arithmetic if s.article == article.id and not s.holds]
        blamed |= {entry.blames[0] for entry in failed}
        listed = re.search(r"<ul class=wrong>(.*?)</ul>", told, re.DOTALL)
        assert listed and listed[1].count("<li>") == len(wrong) + len(failed)
        assert all(f"href=#m_{entry.id}" in listed[1] for entry in failed)
        for kind, words in (("slip", "does not add up"), ("disagreement", "statements differ")):
            assert listed[1].count(words) == sum(entry.kind == kind for entry in failed)
    marked = re.findall(r"class=v\w data-sum>.*?<div id=([\w-]+)", real_page)
    assert blamed == set(marked), "what does not fit the rest is a problem to step to"


def test_a_broken_passage_is_told_to_be_one(real_page: str) -> None:
    words = texts("en")["article.broken"]
    name = re.search(rf'\.(\w+){{--z:"[^"]*";--e:"{words}"}}', real_page)
    told = f"<i class={name[1]}></i>" if name else f"<i lang=en>{words}</i>"
    assert real_page.count(told) > 3


def test_what_is_garbled_in_an_article_is_marked_as_its_own(real_page: str) -> None:
    """Letters of 001 were lost, and a name of 004, wherever their text or a quote is shown."""
    assert "當<u>(dāng)</u><u class=x>?shù)</u>貢" in real_page
    assert "<u class=x>?fù)渲貥?gòu)</u>" in real_page, "what lies between is lost, too"
    assert real_page.count("<u class=x>“”</u>") > 1
    told = (texts(language)["article.sic"] for language in ("zh", "en"))
    assert all(f'"{words}"' in real_page for words in told)


ARTICLE_IDS = re.compile(r"(?<![\w#=/.?,-])00[0-4](?![\w-])")


def test_no_reader_is_told_the_id_of_an_article(real_page: str, real_audit: Report) -> None:
    page = Page(real_page)
    assert [text for text in page.text if ARTICLE_IDS.search(text)] == []
    text = "".join(page.text)
    for article in real_audit[0].articles:
        assert Lookup(real_audit[0]).outlet(article).text("en") in text
        assert f'"{short_title(article).text("en")}"' in real_page
