"""Which two prints are two witnesses, and what a statement in parts is worth: by the package, and by
the oracle, which shares no code with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from claimaudit.verdict.strength import Sources, Strength
from claimaudit.workspace.articles import CatalogEntry
from claimaudit.workspace.library import Library, ReadPrint
from claimaudit.workspace.references import Print
from claimaudit.workspace.workspace import Workspace
from tests.oracle import sources as oracle
from tests.oracle.builders import Bench

NONE, ONE, ORIGIN, TWO, FIRM = Strength
REPORT = {"type": "press", "origin": "own"}
CLIP = "the ferry carried 48,312 people"
LONG = "more than forty-eight thousand people took the ferry across the lake"
HAN = "渡轮全年运送旅客四万八千三百一十二人次"
HEADLINE = "The ferry of the lake has a record year"
HAN_HEADLINE = "湖上渡轮迎来最好的一年"
ARTICLE = {
    "id": "t",
    "file": "t.txt",
    "title": "A record year on the lake ferry",
    "publisher": "Lake Gazette (The Coast Group)",
    "author": "Jane Roe, 记者 李四",
    "url": "https://www.lakegazette.example.com/2025/ferry",
    "published": "2025-06-15",
    "language": "en",
    "sha256": "a" * 64,
    "rights": "none",
}
Told = Mapping[str, Any]
"""What a document is, with `clip`, `part` and `told` (the origin) of its print, and `bytes`."""


@pytest.fixture
def bench(real: Workspace) -> Bench:
    made = Bench(real.policy, real.library.vocabulary, real.ladder)
    for name, kind in (("speech", "vendor_keynote"), ("wire", "press")):
        made.document(name, type=kind, origin="own" if kind == "press" else None)
    made.document("chart", type="analyst")
    made.document("prospectus", type="filing", publisher="SPEECH")
    made.document("digest", type="secondary", origin="chart")
    made.document("unsaid", type="press")
    made.document("theirs", **REPORT, publisher="Lake Gazette (The Coast Group)")
    made.document("of-nvidia", type="vendor_press", publisher="NVIDIA")
    return made


def worth(bench: Bench, *told: Told, about: str = "a") -> Strength:
    """What the prints of these documents are worth, the oracle willing."""
    library, prints = Library(bench.vocabulary, bench.documents), []
    parts = frozenset(one["part"] for one in told if one.get("part"))
    for i, one in enumerate(told):
        kept = {k: v for k, v in one.items() if k not in ("clip", "part", "told", "bytes")}
        document = bench.document(kept.pop("id", f"d{i}"), **kept)
        if one.get("bytes") or document.file:
            library.bytes_of[document.id] = one.get("bytes") or str(document.file)
        entered = Print(
            document=document.id,
            at="p. 1",
            clip=one.get("clip", f"{CLIP} ({'abcdefgh'[i]})"),
            part=one.get("part"),
            origin=one.get("told"),
        )
        prints.append(ReadPrint(entered, document, None, None, parts=parts))
    entry = CatalogEntry.model_validate(ARTICLE)
    found = Sources(library, bench.policy, entry).strength(prints, [about])
    books = oracle.Books(library, bench.policy, entry)
    assert oracle._worth(prints, {about}, books).value == found.value
    return found


SHORT_CLIP = {"clip": "48,312 people"}
# Two reports: (what both are, what each is besides, what the two are worth).
PAIRS: dict[str, tuple[Told, Told, Strength]] = {
    # honest ones stay two
    "two houses of their own": ({}, {}, TWO),
    "the same short words": (SHORT_CLIP, SHORT_CLIP, TWO),
    "the same short title": ({"title": "Lake ferry"}, {"title": "Lake ferry"}, TWO),
    "the same short Chinese title": ({"title": "湖上渡轮"}, {"title": "湖上渡轮"}, TWO),
    "two long headlines": ({"title": HEADLINE}, {"title": f"{HEADLINE}, again"}, TWO),
    "a figure among other words": (
        {"clip": f"by its report {CLIP} last year"}, {"clip": f"we hear that {CLIP} altogether"}, TWO
    ),
    "captures of their own": ({"bytes": "1" * 64}, {"bytes": "2" * 64}, TWO),
    "one has a capture": ({"bytes": "1" * 64}, {}, TWO),
    "files of their own": (
        {"file": "a.txt", "url": None}, {"file": "b.txt", "url": None}, TWO
    ),
    # one headline
    "one headline": ({"title": HEADLINE}, {"title": HEADLINE}, ONE),
    "in capitals": ({"title": HEADLINE}, {"title": HEADLINE.upper()}, ONE),
    "with other marks": ({"title": HEADLINE}, {"title": f"“{HEADLINE}”!"}, ONE),
    "with other spaces": ({"title": HEADLINE}, {"title": HEADLINE.replace(" ", " - ")}, ONE),
    "in wide letters": (
        {"title": "Ferry record 2025 on the lake"}, {"title": "Ferry record ２０２５ on the lake"}, ONE
    ),
    "one Chinese headline": ({"title": HAN_HEADLINE}, {"title": HAN_HEADLINE}, ONE),
    "a Chinese one in brackets": ({"title": HAN_HEADLINE}, {"title": f"【{HAN_HEADLINE}】"}, ONE),
    "in traditional characters": (
        {"title": HAN_HEADLINE}, {"title": "湖上渡輪迎來最好的一年"}, ONE
    ),
    "with accents": ({"title": HEADLINE}, {"title": HEADLINE.replace("e", "é")}, ONE),
    "with what shows nothing": ({"title": HEADLINE}, {"title": HEADLINE.replace("r", "r\u200b")}, ONE),
    # one set of bytes
    "one capture": ({"bytes": "1" * 64}, {"bytes": "1" * 64}, ONE),
    "one file": ({"file": "a.txt", "url": None}, {"file": "a.txt", "url": None}, ONE),
    # one wording
    "one sentence": ({"clip": LONG}, {"clip": LONG}, ONE),
    "a sentence and more": ({"clip": LONG}, {"clip": f"It is said that {LONG} in 2025"}, ONE),
    "with other marks and capitals": ({"clip": LONG}, {"clip": LONG.upper().replace(" ", ", ")}, ONE),
    "with what is left out": (
        {"clip": LONG}, {"clip": LONG.replace("took", "… took")}, ONE
    ),
    "a Chinese sentence": ({"clip": HAN}, {"clip": f"据报道，{HAN}"}, ONE),
    "a Chinese sentence in traditional characters": (
        {"clip": HAN}, {"clip": "渡輪全年運送旅客四萬八千三百一十二人次"}, ONE
    ),
    "half a sentence": ({"clip": LONG[:40]}, {"clip": LONG[:40]}, TWO),
    "half a Chinese sentence": ({"clip": HAN[:9]}, {"clip": HAN[:9]}, TWO),
    # one house, site or wire
    "one publisher": ({"publisher": "Shore"}, {"publisher": "Shore"}, ONE),
    "one publisher in capitals": ({"publisher": "Shore"}, {"publisher": "SHORE"}, ONE),
    "one publisher with a remark": (
        {"publisher": "Shore"}, {"publisher": "Shore (copy at Lake News)"}, ONE
    ),
    "one publisher with two remarks": (
        {"publisher": "Shore (Lake News)"}, {"publisher": "Shore（copy at NewsX）"}, ONE
    ),
    "one publisher by its other name and a remark": (
        {"publisher": "NVIDIA (Lake News)"}, {"publisher": "英伟达"}, ONE
    ),
    "two publishers with one remark": (
        {"publisher": "Shore (copy)"}, {"publisher": "Lake (copy)"}, TWO
    ),
    "a publisher in brackets": ({"publisher": "(Shore)"}, {"publisher": "(Lake)"}, TWO),
    "one publisher by its other name": ({"publisher": "NVIDIA"}, {"publisher": "英伟达"}, ONE),
    "an address": ({"publisher": "Maker"}, {"publisher": "maker.co.uk"}, ONE),
    "two addresses": ({"publisher": "maker.co.uk"}, {"publisher": "news.maker.de"}, ONE),
    "a firm": ({"publisher": "Shore"}, {"publisher": "Shore & Co. KG"}, ONE),
    "its office": ({"publisher": "Shore"}, {"publisher": "Shore (Shanghai) Ltd"}, ONE),
    "two offices": ({"publisher": "Shore Asia"}, {"publisher": "Shore UK Limited"}, ONE),
    "a Chinese firm": ({"publisher": "湖岸科技"}, {"publisher": "湖岸科技（上海）有限公司"}, ONE),
    "a firm of the vocabulary": ({"publisher": "NVIDIA Corporation"}, {"publisher": "英伟达"}, ONE),
    "two airlines": ({"publisher": "Air China"}, {"publisher": "Air India"}, TWO),
    "two papers of a day": ({"publisher": "China Daily"}, {"publisher": "China Times"}, TWO),
    "two banks": ({"publisher": "Bank of China"}, {"publisher": "Bank of India"}, TWO),
    "one site": (
        {"url": "https://a.shore.com.cn/1"}, {"url": "https://b.shore.com.cn/2"}, ONE
    ),
    "one site in an archive": (
        {"url": "https://www.shore.com/1"},
        {"url": "https://web.archive.org/web/2025/https://shore.com/2"}, ONE
    ),
    "two sites in one archive": (
        {"url": "https://web.archive.org/web/2025/https://lake.org/1"},
        {"url": "https://web.archive.org/web/2025/https://shore.com/1"}, TWO
    ),
    # one house under two names
    "who passes it on": ({"publisher": "Lake Post"}, {"publisher": "Lake Post via MSN"}, ONE),
    "who passed it on": ({"publisher": "MSN"}, {"publisher": "Lake Post via MSN"}, ONE),
    "who passes it on in Chinese": ({"publisher": "湖滨日报"}, {"publisher": "湖滨日报，转自湖网"}, ONE),
    "its staff": ({"publisher": "Lake Post"}, {"publisher": "Lake Post staff"}, ONE),
    "its newsroom": ({"publisher": "Lake Post"}, {"publisher": "Lake Post News"}, ONE),
    "its day": ({"publisher": "Lake Post"}, {"publisher": "Daily Lake Post"}, ONE),
    "its Sunday": ({"publisher": "Lake Post"}, {"publisher": "Lake Post on Sunday"}, ONE),
    "several editions": ({"publisher": "Lake Post"}, {"publisher": "Daily Lake Post Mobile"}, ONE),
    "an edition in one word": ({"publisher": "Shore Daily"}, {"publisher": "shoredaily.com"}, ONE),
    "two editions": ({"publisher": "Shore Daily"}, {"publisher": "Shore on Sunday"}, ONE),
    "a Chinese page": ({"publisher": "湖滨日报"}, {"publisher": "湖滨日报网"}, ONE),
    "a Chinese app": ({"publisher": "湖滨日报"}, {"publisher": "湖濱日報客户端"}, ONE),
    "several of it": ({"publisher": "Lake Post"}, {"publisher": "Lake Posts"}, ONE),
    "turned about": ({"publisher": "Lake Post"}, {"publisher": "Post, Lake"}, ONE),
    "a digit for a letter": ({"publisher": "Lake Post"}, {"publisher": "Lake P0st"}, ONE),
    "a capital for a letter": ({"publisher": "The Herald"}, {"publisher": "The HeraId"}, ONE),
    "two letters for one": ({"publisher": "Modern Lake"}, {"publisher": "Modem Lake"}, ONE),
    "an umlaut written out": ({"publisher": "Müller Zeitung"}, {"publisher": "Mueller Zeitung"}, ONE),
    "initials": ({"publisher": "The Lake and Shore Weekly"}, {"publisher": "LSW"}, ONE),
    "initials of an agency": ({"publisher": "Associated Press"}, {"publisher": "AP"}, ONE),
    "initials in another land": ({"publisher": "Agence France-Presse"}, {"publisher": "AFP"}, ONE),
    "initials of a paper": ({"publisher": "The New York Times"}, {"publisher": "NYT"}, ONE),
    "in Chinese": ({"publisher": "Reuters"}, {"publisher": "路透社"}, ONE),
    "in Chinese and Latin letters": ({"publisher": "新华社"}, {"publisher": "Xinhua"}, ONE),
    "its page in Chinese": ({"publisher": "新华社"}, {"publisher": "新华网"}, ONE),
    "in Latin letters": ({"publisher": "聯合早報"}, {"publisher": "Lianhe Zaobao"}, ONE),
    "a short name": ({"publisher": "聯合新聞網"}, {"publisher": "United Daily News"}, ONE),
    "one who writes for it": ({"publisher": "Sea Post"}, {"publisher": "Ann Lee for Sea Post"}, ONE),
    "its desk": ({"publisher": "Sea Post"}, {"publisher": "Sea Post, Oslo bureau"}, ONE),
    "its desk in brackets": ({"publisher": "Sea Post"}, {"publisher": "Sea Post, Oslo bureau (Lake News)"}, ONE),
    "two in one": ({"publisher": "Lake Post"}, {"publisher": "Lake Post / Sea Post"}, ONE),
    "an edition of a subject": ({"publisher": "英伟达"}, {"publisher": "NVIDIA Newsroom"}, ONE),
    "two of one place": ({"publisher": "China Daily"}, {"publisher": "China News"}, TWO),
    "two of one city": ({"publisher": "Tianjin Daily"}, {"publisher": "Tianjin News"}, TWO),
    "two of one trade": ({"publisher": "Business Daily"}, {"publisher": "Business News"}, TWO),
    "two of one letter more": ({"publisher": "Lake Post"}, {"publisher": "Lake Poste Sud"}, TWO),
    "two short ones turned about": ({"publisher": "PAL"}, {"publisher": "LAP"}, TWO),
    "other initials": ({"publisher": "Associated Press"}, {"publisher": "APA"}, TWO),
    "initials in small letters": ({"publisher": "Associated Press"}, {"publisher": "ap1"}, TWO),
    "two agencies in Chinese": ({"publisher": "路透社"}, {"publisher": "法新社"}, TWO),
    "a longer name of the same first word": ({"publisher": "Lake Post"}, {"publisher": "Lake Herald"}, TWO),
    # one site under two addresses
    "a translated page": (
        {"url": "https://www.shore-lake.com/1"}, {"url": "https://www-shore--lake-com.translate.goog/2"}, ONE
    ),
    "a carried page": (
        {"url": "https://www.shore.com/1"}, {"url": "https://www-shore-com.cdn.ampproject.org/c/s/2"}, ONE
    ),
    "another ending": (
        {"url": "https://www.shore.com/1"}, {"url": "https://shore.co.uk/2"}, ONE
    ),
    "another ending below": (
        {"url": "https://a.shore.com/1"}, {"url": "https://b.shore.com.cn/2"}, ONE
    ),
    "a word of many": (
        {"url": "https://news.com/1"}, {"url": "https://news.co.uk/2"}, TWO
    ),
    "so few letters": (
        {"url": "https://abc.com/1"}, {"url": "https://abc.net.au/2"}, TWO
    ),
    "one machine": (
        {"url": "https://93.184.216.34/1"}, {"url": "https://93.184.216.34/2"}, ONE
    ),
    "two machines": (
        {"url": "https://93.184.216.34/1"}, {"url": "https://12.5.216.34/2"}, TWO
    ),
    # one headline beside its outlet
    "its outlet behind it": (
        {"title": HEADLINE}, {"publisher": "Sea Post", "title": f"{HEADLINE} | Sea Post"}, ONE
    ),
    "its outlet behind a dash": (
        {"title": HEADLINE}, {"publisher": "Sea Post", "title": f"{HEADLINE} - SEA POST"}, ONE
    ),
    "its outlet before it": (
        {"title": HEADLINE}, {"publisher": "Sea Post", "title": f"Sea Post: {HEADLINE}"}, ONE
    ),
    "its Chinese outlet behind it": (
        {"title": HAN_HEADLINE}, {"publisher": "湖滨日报", "title": f"{HAN_HEADLINE}_湖滨日报"}, ONE
    ),
    "in other words first": (
        {"title": HEADLINE}, {"publisher": "Sea Post", "title": "A record year has the ferry of the lake"}, ONE
    ),
    "another's name behind it": (
        {"title": HEADLINE}, {"publisher": "Sea Post", "title": f"{HEADLINE} | part two"}, TWO
    ),
    # one says whose it is, or whence it has it
    "a title of the other's": ({"publisher": "Shore Media"}, {"publisher": "The Herald, a Shore Media title"}, ONE),
    "by the other": ({"publisher": "Shore Media"}, {"publisher": "Herald by Shore Media"}, ONE),
    "the other's": ({"publisher": "Shore Media"}, {"publisher": "Shore Media’s Herald"}, ONE),
    "a Chinese house's": ({"publisher": "湖媒集团"}, {"publisher": "湖媒集团旗下湖滨日报"}, ONE),
    "a Chinese house behind a dot": ({"publisher": "湖媒"}, {"publisher": "湖滨日报·湖媒"}, ONE),
    "a longer name": ({"publisher": "Daily News"}, {"publisher": "Shore Daily News"}, TWO),
    "it names the other": ({"publisher": "Lake Weekly"}, {"clip": f"{CLIP}, Lake Weekly reports"}, ONE),
    "it names the other with an article": (
        {"publisher": "The Lake Weekly"}, {"clip": f"{CLIP}, the Lake Weekly reports"}, ONE
    ),
    "it names the other in capitals": ({"publisher": "LNN"}, {"clip": f"LNN: {CLIP}"}, ONE),
    "it names the other in Chinese": ({"publisher": "湖滨日报"}, {"clip": "据湖濱日報，载客48312人"}, ONE),
    "it names the other by its other name": ({"publisher": "NVIDIA"}, {"clip": f"英伟达：{CLIP}"}, ONE),
    "a word that is a name": ({"publisher": "Time"}, {"clip": f"This Time {CLIP}"}, TWO),
    "a piece of a word": ({"publisher": "Shore"}, {"clip": f"Offshore {CLIP}"}, TWO),
    "it names another": ({"publisher": "Lake Weekly"}, {"clip": f"the Lake {CLIP}"}, TWO),
    "both have it from one agency": (
        {"clip": f"{CLIP}, Reuters says"}, {"clip": f"According to Thomson Reuters, {CLIP} (b)"}, ONE
    ),
    "both told one paper": ({"clip": f"he told the FT: {CLIP}"}, {"clip": f"{CLIP}, the Financial Times reported"}, ONE),
    "both have it from one agency in Chinese": ({"clip": "据路透，载客48312人"}, {"clip": "路透社报道：载客48312人"}, ONE),
    "two agencies": ({"clip": f"{CLIP}, Reuters says"}, {"clip": f"{CLIP}, says Bloomberg"}, TWO),
    "one of them has": ({"clip": f"{CLIP}, Reuters says"}, {"clip": f"{CLIP} (b)"}, TWO),
    "both speak of an agency": ({"clip": f"{CLIP} at the BBC"}, {"clip": f"the BBC {CLIP}"}, TWO),
    "the other's media house": ({"publisher": "Shore Post"}, {"publisher": "Shore Post Media Group"}, ONE),
    "the other's podcast": ({"publisher": "Shore Post"}, {"publisher": "The Shore Post Podcast"}, ONE),
    "its north and its south": ({"publisher": "Shore Post North"}, {"publisher": "Shore Post South"}, ONE),
    "湖滨日报 and its house": ({"publisher": "湖滨日报"}, {"publisher": "湖滨日报传媒集团"}, ONE),
    "two that are media": ({"publisher": "Shore Media"}, {"publisher": "Hill Media"}, TWO),
    "two of the north": ({"publisher": "Radio North"}, {"publisher": "Shore North"}, TWO),
    "its address has the other's in it": (
        {"url": "https://shore.com/1"}, {"url": "https://cache.example.org/s?q=cache:news.shore.com/1"}, ONE
    ),
    "its address has the other's in it, coded": (
        {"url": "https://shore.com/1"}, {"url": "https://read.example.org/https%3A%2F%2Fshore.com%2F1"}, ONE
    ),
    "its address has another's in it": (
        {"url": "https://shore.com/1"}, {"url": "https://read.example.org/offshore.com/1"}, TWO
    ),
    "one wire": ({"told": "wire"}, {"told": "wire"}, ONE),
    "one wire, and another report": ({"told": "wire"}, {}, TWO),
    "one wire, both as a whole": ({"origin": "wire"}, {"origin": "wire"}, ONE),
    "one chart": ({"origin": "chart"}, {"origin": "chart"}, ONE),
    "a chart, and a digest of it": ({"origin": "chart"}, {"origin": "digest"}, ONE),
    "a chart, and a speech": ({"origin": "chart"}, {"origin": "speech"}, TWO),
    "a speech, and a prospectus of its house": ({"origin": "speech"}, {"origin": "prospectus"}, ONE),
    "a report that says not whence, retold": ({"origin": "unsaid"}, {}, ONE),
    "one speech of somebody else": ({"told": "speech"}, {"told": "speech"}, ONE),
    "nobody says whence": ({"origin": None}, {"origin": None}, ONE),
    "one says whence": ({"origin": None}, {}, ONE),
    "two retellings of a house on its own": ({"told": "of-nvidia"}, {"told": "of-nvidia"}, ORIGIN),
    "that quote its words": (
        {"told": "of-nvidia", "clip": LONG}, {"told": "of-nvidia", "clip": LONG}, ORIGIN
    ),
    "that are one page": (
        {"told": "of-nvidia", "title": HEADLINE}, {"told": "of-nvidia", "title": HEADLINE}, ONE
    ),
    "that are one capture": (
        {"told": "of-nvidia", "bytes": "1" * 64}, {"told": "of-nvidia", "bytes": "1" * 64}, ONE
    ),
    # the article is no witness for itself
    "its outlet": ({"publisher": "Lake Gazette (The Coast Group)"}, {}, ONE),
    "its outlet by its first name": ({"publisher": "Lake Gazette"}, {}, ONE),
    "its outlet by its name in brackets": ({"publisher": "The Coast Group"}, {}, ONE),
    "its outlet in capitals": ({"publisher": "LAKE GAZETTE"}, {}, ONE),
    "its author": ({"publisher": "Jane Roe"}, {}, ONE),
    "its other author": ({"publisher": "李四"}, {}, ONE),
    "quoting its outlet": ({"clip": f"{CLIP}, the Lake Gazette writes"}, {}, ONE),
    "quoting its author": ({"clip": f"李四：{CLIP}"}, {}, ONE),
    "its site": ({"url": "https://blog.example.com/9"}, {}, ONE),
    "its headline": ({"title": "A Record Year on the Lake Ferry"}, {}, ONE),
    "its address": ({"url": "https://lakegazette.example.com/2025/ferry/"}, {}, ONE),
    "its address in an archive": (
        {"url": "https://web.archive.org/web/2025/https://www.lakegazette.example.com/2025/ferry"},
        {}, ONE,
    ),
    "its bytes": ({"bytes": "a" * 64}, {}, ONE),
    "its file": ({"file": "seeds/t.txt", "url": None}, {}, ONE),
    "who retells its outlet": ({"told": "theirs"}, {}, ONE),
    "who retells it as a whole": ({"origin": "theirs"}, {}, ONE),
    "a copy of its outlet's": ({"origin": None, "copy_of": "theirs"}, {}, ONE),
    "another of the name": ({"publisher": "Lake Gazette of Geneva"}, {}, TWO),
    "another site of the name": ({"url": "https://lakegazette.example.org/9"}, {}, TWO),
    "its headline beside another outlet": (
        {"title": "A Record Year on the Lake Ferry | Sea Post", "publisher": "Sea Post"}, {}, ONE
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("turned", [False, True])
def test_two_reports(bench: Bench, name: str, turned: bool) -> None:
    one, other, expected = PAIRS[name]
    pair = [{**REPORT, **one}, {**REPORT, **other}]
    assert worth(bench, *(reversed(pair) if turned else pair), about="a") is expected


# What its outlet publishes of itself is a source; its own page is none, whatever it is called.
ALONE: dict[str, tuple[Told, Strength]] = {
    "a filing": ({}, FIRM),
    "a filing of its outlet": ({"publisher": "Lake Gazette"}, FIRM),
    "a filing that names its outlet": ({"clip": f"{CLIP} read the Lake Gazette"}, FIRM),
    "a filing on its site": ({"url": "https://ir.example.com/10-k"}, FIRM),
    "its page as a filing": ({"url": ARTICLE["url"]}, ONE),
    "its page with a fragment": ({"url": f"{ARTICLE['url']}#top"}, ONE),
    "its page in capitals": ({"url": "https://WWW.LakeGazette.example.com/2025/Ferry"}, ONE),
    **{
        f"its page as {address}": ({"url": f"https://{address}"}, ONE)
        for address in (
            "www.lakegazette.example.com/2025/ferry?utm_source=x",
            "www.lakegazette.example.com/2025/ferry?x",
            "m.lakegazette.example.com/2025/ferry",
            "www.lakegazette.example.com:443/2025/ferry",
            "www.lakegazette.example.com//2025/ferry//",
            "www.lakegazette.example.com/2025/old/../ferry",
            "www.lakegazette.example.com/2025/f%65rry",
            "www.lakegazette.example.com/2025/ferry/index.html",
            "www.lakegazette.example.com/2025/ferry/amp",
            "www-lakegazette-example-com.cdn.ampproject.org/c/s/www.lakegazette.example.com/2025/ferry",
            "webcache.googleusercontent.com/search?q=cache:https://www.lakegazette.example.com/2025/ferry",
        )
    },
    "another page of its site as a filing": (
        {"url": "https://www.lakegazette.example.com/2025/ferry-accounts"},
        FIRM,
    ),
    "its bytes as a filing": ({"bytes": "a" * 64}, ONE),
    "its file as a filing": ({"file": "seeds/t.txt", "url": None}, ONE),
    "a filing that tells what others did": ({"origin": "wire"}, ONE),
    "a filing that nobody read": ({"clip": None}, NONE),
}


@pytest.mark.parametrize("name", ALONE)
def test_one_document_that_decides_alone(bench: Bench, name: str) -> None:
    told, expected = ALONE[name]
    assert worth(bench, {"type": "filing", **told}) is expected


def part(name: str | None, **more: Any) -> Told:
    return {**REPORT, "part": name, **more}


# The prints of one statement, and what it is worth.
PARTS: dict[str, tuple[list[Told], Strength]] = {
    "two halves of one report each": ([part("x"), part("y")], ONE),
    "two reports of one half": ([part("x"), part("x"), part("y")], ONE),
    "two of both": ([part("x"), part("x"), part("y"), part("y")], TWO),
    "one of each, and one of all": ([part("x"), part("y"), part(None)], TWO),
    "one of one, and one of all": ([part("x"), part(None), part("y", clip=None)], ONE),
    "a filing on a half": ([part("x", type="filing"), part("y")], ONE),
    "filings on both": ([part("x", type="filing"), part("y", type="filing")], FIRM),
    "a filing on all": ([part("x"), part("y"), part(None, type="filing")], FIRM),
    "a filing on a half, two on the other": (
        [part("x", type="filing"), part("y"), part("y")], TWO
    ),
    "a half that nobody has read": ([part("x"), part("x"), part("y", clip=None)], ONE),
    "nobody has read any": ([part("x", clip=None), part("y", clip=None)], NONE),
    "halves of one wire": ([part("x", told="wire"), part("y", told="wire")], ONE),
    "three thirds": ([part("x"), part("y"), part("z")], ONE),
    "a half by one text twice": (
        [part("x", title=HEADLINE), part("x", title=HEADLINE), part("y"), part("y")], ONE
    ),
    "a half by its own outlet": (
        [part("x", publisher="Lake Gazette"), part("x"), part("y"), part("y")], ONE
    ),
    "halves of a house on its own": (
        [part("x", told="of-nvidia"), part("x", told="of-nvidia"), part("y"), part("y")], ORIGIN
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
def test_a_statement_is_worth_its_weakest_part(bench: Bench, name: str) -> None:
    told, expected = PARTS[name]
    assert worth(bench, *told) is expected


def test_without_an_article_nobody_is_its_outlet(bench: Bench) -> None:
    library = Library(bench.vocabulary, bench.documents)
    made = bench.document("d", **REPORT, publisher="Lake Gazette")
    one = ReadPrint(Print(document="d", at="p. 1", clip="x"), made, None, None)
    entry = CatalogEntry.model_validate(ARTICLE)
    assert Sources(library, bench.policy).root(one) is not None
    assert Sources(library, bench.policy, entry).root(one) is None
    assert replace(one).print.part is None
