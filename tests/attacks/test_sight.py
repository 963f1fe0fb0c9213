"""Figures that a reader sees and the gate should: each text is a new article of one branch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.attacks.newsroom import LOSS, rows, started
from tests.gate.conftest import judge_quickly

MILLION = "The ferry lost {} million dollars last year.\n"
PEOPLE = "The ferry lost {} people last year.\n"
FERRY = "渡轮去年{}。\n"
LOST = "The ferry lost {} last year.\n"


def of(sentence: str, *figures: str) -> dict[str, str]:
    """Name -> text: a sentence with each of these figures."""
    return {sentence.format(figure).strip(): sentence.format(figure) for figure in figures}


# Words and names that count only for people.
UNREAD_IN_CHINESE = ("裁员上千", "裁员皕人", "裁员两打人", "裁员对半", "裁员-912", "亏损一个小目标")
UNREAD_IN_ENGLISH = ("every other passenger",)

SEEN = {
    "as it is": LOSS,
    "in twenties": LOST.format("threescore people"),
    # Tag characters show nothing, and what they hide is no text of the article.
    "digits that nobody sees": MILLION.format("\U000e0037\U000e0033"),
    # signs that show nothing, or reorder
    "right-to-left override": MILLION.format("\u202e37\u202c"),
    "isolates inside": MILLION.format("7\u20683\u2069"),
    "joiners inside": "The ferry lost 7\u200d3 mil\u200dlion dollars.\n",
    "variation selectors": MILLION.format("7\ufe0e3\ufe0e"),
    "keycaps": MILLION.format("7\ufe0f\u20e33\ufe0f\u20e3"),
    "dots below": MILLION.format("7\u03233\u0323"),
    "struck through": MILLION.format("7\u03363\u0336"),
    "zero-width spaces, many": PEOPLE.format("7" + "\u200b" * 500 + "3"),
    # other digits
    "Arabic-Indic": MILLION.format("٧٣"),
    "Devanagari": PEOPLE.format("९१२"),
    "double-struck": MILLION.format("\U0001d7df\U0001d7db"),
    "segmented": MILLION.format("\U0001fbf7\U0001fbf3"),
    "full-width": PEOPLE.format("９１２"),
    "in brackets of one sign": MILLION.format("⑺⑶"),
    "circled": MILLION.format("⑦③"),
    # line breaks
    "a line a digit": "The ferry lost\n7\n3\nmillion dollars.\n",
    "carriage returns": "The ferry lost\r73 million dollars.\r",
    "vertical tabs": "The ferry lost\x0b73\x0bmillion dollars.\n",
    "form feeds": "The ferry lost\x0c73\x0cmillion dollars.\n",
    "line separators": "The ferry lost\u202873\u2028million dollars.\n",
    "next line": "The ferry lost\x8573\x85million dollars.\n",
    "far behind on its line": "word " * 2000 + LOSS,
    # markup
    "tags inside": MILLION.format("<b>7</b><b>3</b>"),
    "a comment inside": MILLION.format("7<!-- x -->3"),
    "in an attribute": 'The ferry lost <data value="73 million dollars"></data>.\n',
    "in a tag": "The ferry lost <73 million dollars>. </x>\n",
    "a sentence as attributes": "<i The ferry lost 73 million dollars last year.></i>\n",
    "a link": "[The ferry lost 73 million dollars](https://example.org/)\n",
    "a link inside": "The ferry lost [73 million dollars](https://example.org/x) last year.\n",
    "an image": "![The ferry lost 73 million dollars](x.png)\n",
    "struck out": MILLION.format("~~73~~"),
    "a formula": MILLION.format("$73$"),
    "a table": "| ferry | lost |\n|---|---|\n| it | 73 million dollars |\n",
    "a heading": "## The ferry lost 73 million dollars\n",
    "a quotation": "> The ferry lost 73 million dollars\n",
    "a footnote's text": "[^1]: The ferry lost 73 million dollars\n",
    "a definition of a link": '[x]: https://example.org "lost 73 million dollars"\n',
    # furniture of a page
    "a fence of four around three": f"````\n```\n{LOSS}````\n",
    "fences of two kinds": f"```\n~~~\n{LOSS}~~~\n```\n",
    "an indented fence": f"   ```\n   {LOSS}   ```\n",
    "a fence with words behind": f"```text 1\n{LOSS}```\n",
    "an odd fence": f"```\nx\n```\n```\n{LOSS}",
    "see also": f"See also\n\n{LOSS}",
    "more stories": f"More stories\n\n{LOSS}",
    "references": f"References\n\n{LOSS}",
    "in Chinese": f"猜你喜欢\n\n{LOSS}",
    "decorated": f"*** Related reading ***\n\n{LOSS}",
    "a source": "Source: the ferry lost 73 million dollars\n",
    "an ISBN": "ISBN: the ferry lost 73 million dollars\n",
    "an author": "Author: the ferry lost 73 million dollars\n",
    "a telephone": "Tel: the ferry lost 73 million dollars\n",
    "a copyright": "© 2025 The ferry lost 73 million dollars\n",
    "readers": "912 readers lost 73 million dollars\n",
    "a breadcrumb": "Home > Ferry > lost 73 million dollars\n",
    "来源": "来源:亏损7300万元\n",
    "责任编辑": "责任编辑:渡轮裁员912人\n",
    "股票代码": "股票代码:渡轮亏损7300万元\n",
    "in an address": "See https://example.org/ 73 million dollars lost\n",
    "with narrow spaces in an address": "https://example.org/\u2009lost\u200973\u2009million dollars\n",
    # words and forms of numbers
    **of(LOST, "seventy-three million dollars", "73 lakh rupees", "seven crore rupees"),
    **of(
        LOST, "$73-million", "73mn dollars", "7.3e7 dollars", "7.3×10⁷ dollars", "73*10**6 dollars"
    ),
    **of(LOST, "six dozen people", "half of its passengers", "a seven-figure sum, 73 million"),
    **of(PEOPLE, "1973", "2024", "13000000000", "73.000.000", "73'000", "73_000", "7\u202f300"),
    **of(
        LOST, "(73) million dollars", "73(1):73 dollars", "73-plus million dollars", "¥90", "90元"
    ),
    "a year's number of people": "The ferry has 2024 employees.\n",
    "a count at the start": "912 employees lost their jobs.\n",
    "a telephone of dollars": "The ferry lost 13000000000 dollars.\n",
    # signs of Markdown and the like beside a number
    **of(MILLION, "_73_", "*73*", "**73**", "**7**3", "`73`", "{73}", "/73/", "=73=", "《73》"),
    **of(MILLION, "#73", "@73", "\\73", "No. 73", "May 73", "A73", "x73", "73*", "73/", "73é"),
    **of(PEOPLE, "_73_", "#912", "912*", "v912", "912/", "Flight 912", "page 912", "No.912"),
    "in snake case": "The ferry lost_73_million_dollars.\n",
    "in camel case": "The ferry lost USDollars73million.\n",
    "a product": "The ferry sold iPhone 73 million units.\n",
    # a bare number in brackets is passed over, whatever stands beside it
    **of(MILLION, "[73]", "((73))", "[73, 9]", "(Figure 73)"),
    **of(PEOPLE, "(73)", "(73000)", "[912]"),
    "dollars before it": "The ferry lost dollars (73000) last year.\n",
    "a currency as the exchange": "The ferry lost (USD: 73000) last year.\n",
    # letters that look like digits
    **of(LOST, "5OO,OOO dollars", "lOO people", "I,OOO people", "S73M", "73KK dollars"),
    **of(MILLION, "7З", "7о0", "ΟΟ7", "IOO", "seventythree"),
    # numerals of other kinds
    **of(MILLION, "⁷³", "₇₃", "〧〣", "፶፫", "௲", "\U00010109", "\U0001d366\U0001d362"),
    "Roman, in signs of their own": MILLION.format("ⅬⅩⅩⅢ"),
    **of(LOST, "➆➂ boats", "⑦③ people", "$⑦③", "LXXIII people", "0x49 million dollars"),
    # written for a machine that shows it
    **of(MILLION, "&#55;&#51;", "&#x37;&#x33;", "\\u0037\\u0033", "\\frac{146}{2}"),
    # what looks like an address, a telephone or a share
    **of(LOST, "400-123-4567 dollars", "010-73000000 dollars", "555-123-4567 dollars"),
    **of(LOST, "73000.US dollars", "10.7300/dollars", "$73000.T"),
    "an address that is a sentence": "www.the-ferry-lost-73-million-dollars\n",
    "a mail address that is one": "lost-73-million-dollars@912-employees.org\n",
    # numbers that no rule reads
    **of(LOST, "70+3 million dollars", "146/2 million dollars", "7:30 million dollars"),
    **of(LOST, "7 3 0 0 0 0 0 0 dollars", "1.2.3 million people", "73ish million dollars"),
    **of(LOST, "073 million dollars", "0073 people", "00,073 people", "4-5-6 million dollars"),
    **of(PEOPLE, "7" * 25, "7" * 60, "7" + ",000" * 10),
    # joined spans of furniture have the kind of the first
    "a fence that begins with a citation": "```\n[1] Headcount was 912.\n```\n",
    "related reading that does": "Related reading\n[1] Headcount was 912\n",
    "links of which the first is a number": "[1](u) [Headcount was 912](u)\n",
    # Chinese
    **of(
        FERRY,
        "亏损柒仟叁佰万元",
        "亏损7千3百万元",
        "亏损７３００万元",
        "亏损7,300万元",
        "亏损七三〇〇万元",
        "亏损73OO万元",
        "亏损7300萬元",
        "亏损〇点七三亿",
        "亏损数亿元",
        "亏损过亿",
        "亏损百分之七十三",
        "亏损七成三",
        "亏损【7300】万元",
        "亏损（7300）万元",
        "亏损**7300**万元",
        "亏损_7300_万元",
        "亏损#7300万元",
        "亏损第7300万元",
        "裁员廿三人",
        "裁员卅人",
        "裁员过半",
        "裁员1/3",
        "裁员９\u200b１２人",
        "利润翻两番",
        "利润腰斩",
        "亏损13912345678元",
        "亏损2024万元",
        "2024人被裁",
    ),
    **of(FERRY, "亏损7300w元", "亏损7300美刀", "裁员912", "裁员912余", "裁员912来人", "裁员仨人"),
    **of(FERRY, "裁员⑨①②人", "裁员㈨㈠㈡人", "裁员〡〢〣人", "亏损600000.SH元"),
    # tried once more, when all of these were seen
    **of(LOST, "x-912 people", "v.912 people", "№912 people", "912people", "912 staffers"),
    **of(LOST, "USD.73000", "USD=73000", "US$73-m", "$ 7 3 million", "$73MM", "73 mil dollars"),
    **of(LOST, "73 grand", "73 bucks", "73 Mio. dollars", "two score people", "↉73 million"),
    **of(LOST, "seven.three million dollars", "three fourths of its people", "ninehundred people"),
    **of(
        FERRY,
        "亏损7300（万）元",
        "亏损7300「万」元",
        "亏损7300·万元",
        "亏损73oo万元",
        "亏损7300多w",
    ),
    **of(
        FERRY,
        "亏损0.73E元",
        "亏损7.3kw元",
        "亏损7300大洋",
        "裁员912号人",
        "裁员九百来号人",
        "死了912",
    ),
    **of(FERRY, "载客912", "裁员Ⅸ百人", "裁员9️⃣1️⃣2️⃣人", "裁员9 1 2 人", "裁员❾❶❷人", "裁员⒐⒈⒉人"),
    **of(FERRY, *UNREAD_IN_CHINESE),
    **of(LOST, *UNREAD_IN_ENGLISH, "its 912th employee"),
    **of(FERRY, "亏损(73000)元", "亏损（600000）元", "电话13000000000元"),
    # amounts that are no figure, places in a count, and counts that look like years
    **of(
        "{} drowned.\n",
        "Dozens",
        "Scores of passengers",
        "Most of its riders",
        "Millions",
        "Nobody",
    ),
    **of("The ferry drowned {}.\n", "1999", "its 1,912th rider", "scores", "every third passenger"),
    **of(FERRY, "亏损以亿计", "乘客无一生还", "死了俩", "死亡2012", "运了第九百一十二名乘客"),
}

# What the gate does not see, and why.
UNSEEN: dict[str, str] = {
    **{f"渡轮去年{words}。": "a word or a name more often" for words in UNREAD_IN_CHINESE},
    **{LOST.format(words).strip(): "a place, or a word of old" for words in UNREAD_IN_ENGLISH},
}

CLEAN = {
    "states nothing": "The boat rests until spring, and so does its crew.\n",
    "names": "The A380 passengers met G20 workers; H100 and A800 chips run v2.0 of No. 10's code.\n",
    "shares": "Moutai (600519) and Tencent (0700.HK) rose; see note (3), [12] and ①② above.\n",
    "names in Chinese": "波音B747人员与C919名称,①人员②名单,余额、刀具和海刀,见(600519)和贵州茅台(600519)。\n",
}


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Text -> the codes of what fails in the article that says it."""
    texts = [*SEEN.values(), *CLEAN.values()]
    articles = {f"a{number}": text for number, text in enumerate(dict.fromkeys(texts))}
    with pytest.MonkeyPatch.context() as patch:
        judge_quickly(patch)
        branch = started(tmp_path_factory.mktemp("sight") / "w")
        branch.new_articles(articles)
        report = json.loads(branch.gate("--format", "json").out)
    codes: dict[str, list[str]] = {text: [] for text in articles.values()}
    for row in report["findings"]:
        assert row["article"] in articles, row
        if row["level"] == "error":
            codes[articles[row["article"]]].append(row["code"])
    return codes


@pytest.mark.parametrize("text", rows(SEEN, UNSEEN))
def test_it_is_seen(text: str, found: dict[str, list[str]]) -> None:
    assert set(found[text]) & {"unregistered-claim", "hidden-figure"}


def test_what_states_nothing_is_clean(found: dict[str, list[str]]) -> None:
    assert [found[text] for text in CLEAN.values()] == [[]] * len(CLEAN)


CONTROLS = {
    "coloured": "The ferry lost \x1b[1m73\x1b[0m million dollars.\n",
    "moved to": "The ferry lost \x1b[73C million dollars.\n",
    "a null inside": "The ferry lost 7\x003 million dollars.\n",
    "taken back": "The ferry lost 9\x0873 million dollars.\n",
}


@pytest.mark.parametrize("text", rows(CONTROLS))
def test_control_characters_hide_nothing(text: str, tmp_path: Path) -> None:
    branch = started(tmp_path / "w")
    branch.add(text)
    branch.audit()
    assert branch.gate().exit in (1, 2)
