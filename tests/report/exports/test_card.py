"""A finding as a picture: both sides, the verdict in words and sign, and all of it as text."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.record.models import Audit
from claimaudit.report.exports import export
from claimaudit.report.exports.card import _BARS, _em, _wrapped
from claimaudit.report.html import first_page
from claimaudit.report.languages import LANGUAGES, texts
from claimaudit.report.lookup import Lookup
from claimaudit.report.standing import checked_by
from claimaudit.workspace.policy import CONVICTIONS, VERDICTS
from tests.record.audits import CLAIM, audit_of_a_new_workspace, with_claim
from tests.report.html.hostile import HOSTILE, everywhere

SVG = "{http://www.w3.org/2000/svg}"
CHARGE = "000-nvidia-h20-charge"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    return audit_of_a_new_workspace(tmp_path_factory.mktemp("small"))[0]


def card(audit: Audit, claim: str = CLAIM, **options: str) -> ElementTree.Element:
    return ElementTree.fromstring(export("card", audit, {}, {"claim": claim} | options))


def shown(svg: ElementTree.Element) -> str:
    return "".join("".join(one.itertext()) for one in svg.iter(f"{SVG}text"))


def text_of(svg: ElementTree.Element, tag: str) -> str:
    (found,) = svg.iter(f"{SVG}{tag}")
    return found.text or ""


@pytest.mark.parametrize(
    ("lang", "verdict", "called", "strength"),
    [
        ("zh", "不符", "主机测评网：“去英伟达化”成焦点", "一手文件"),
        ("en", "Contradicted", "vpshk.cn: “De-Nvidia-isation” in focus", "primary document"),
    ],
)
def test_it_shows_and_says_both_sides(
    lang: str, verdict: str, called: str, strength: str, real_audit: tuple[Audit, dict[str, str]]
) -> None:
    record = real_audit[0]
    svg = card(record, CHARGE, lang=lang)
    claim = next(c for c in record.claims if c.id == CHARGE)
    gist = claim.gist and getattr(claim.gist, lang)
    desc = text_of(svg, "desc")
    assert svg.get("role") == "img"
    assert text_of(svg, "title") in (f"{verdict}：{called}", f"{verdict}: {called}")
    clips = ("we incurred a $4.5 billion charge … H20 excess inventory", claim.quote)
    for words in (gist, *clips, strength, "2025-05-28"):
        assert words and words in desc
        assert re.sub(r"\s", "", words) in re.sub(r"\s", "", shown(svg))
    for words in ("≠", verdict, called, checked_by(record.desk).text(lang), record.as_of):
        assert words in shown(svg)
    assert CHARGE not in shown(svg)
    marked = ["".join(one.itertext()) for one in svg.iter(f"{SVG}tspan")]
    assert marked == ["约450亿", "$4.5 billion", "$4.5 billion"]


@pytest.mark.parametrize(
    ("claim", "lang", "said", "along", "styles"),
    [
        (CHARGE, "en", ["The article’s figure can mean: 42.75 – 47.25 billion",
         "The sources give: $4.45 – 4.55 billion (does not fit), CNY 27.1 – 33.7 billion (does not fit)"],
         ["the article names no currency, each row has its own; logarithmic scale"], ["k1", "k2", "k4", "r0", "r0"]),
        ("002-950pr-compute-vs-h20", "zh", ["文中数字可指：1.5 – 2.5倍",
         "来源给出：3.24 – 3.59倍（对不上）", "1 PFLOPS提升", "fp8=293"], [], ["k1", "k4", "r0"]),
        ("004-no-antitrust-probe", "en", [], [], []),
    ],
)  # fmt: skip
def test_both_figures_are_drawn_to_scale_and_said(
    claim: str, lang: str, said: list[str], along: list[str], styles: list[str],
    real_audit: tuple[Audit, dict[str, str]],
) -> None:  # fmt: skip
    svg = card(real_audit[0], claim, lang=lang)
    for words in said:
        assert words in text_of(svg, "desc")
        assert re.sub(r"\s", "", words) in re.sub(r"\s", "", shown(svg))
    ends = [one for one in svg.iter(f"{SVG}text") if one.get("y") == "566"]
    assert [one.text for one in ends[1:-1]] == along
    assert len(ends) == (2 + len(along)) * bool(styles)
    bars = [one for one in svg.iter(f"{SVG}rect") if 520 <= int(one.get("y") or 0) < 553]
    assert [one.get("fill") for one in bars] == [_BARS[style] for style in styles]
    edges = [(int(b.get("x") or 0), int(b.get("width") or 0)) for b in bars]
    assert all(x >= 56 and x + wide <= 1144 for x, wide in edges)


def test_no_row_touches_the_next(real_audit: tuple[Audit, dict[str, str]]) -> None:
    for claim in first_page.first(real_audit[0]):
        rows = [
            tuple(int(one.get(key) or 0) for key in ("x", "y", "font-size"))
            for one in card(real_audit[0], claim.id, lang="en").iter(f"{SVG}text")
        ]
        for left in (76, 632):
            column = [row for row in rows if row[0] == left]
            for (_, above, _), (_, below, size) in pairwise(column):
                assert below - above >= 1.2 * size, (claim.id, above)
        foot = [y - size for x, y, size in rows if y == 596]
        assert max(y for _, y, size in rows if y < 590) + 5 <= min(foot), claim.id


def test_no_words_of_a_source_stand_without_its_name(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    lookup = Lookup(real_audit[0])
    for claim in first_page.first(lookup.audit):
        for lang in LANGUAGES:
            svg = re.sub(r"\s", "", shown(card(lookup.audit, claim.id, lang=lang)))
            for one in first_page.clips(lookup, claim)[:2]:
                source = lookup.heard_from(one).text(lang)
                # A long name is cut at the end of its line.
                assert re.sub(r"\s", "", source)[:40] in svg, (claim.id, lang)


def test_the_quote_is_told_in_the_language_of_the_reader_alone(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    record = real_audit[0]
    (claim,) = (c for c in record.claims if c.id == CHARGE)
    told = f"Our translation: {claim.gloss}"
    assert told in text_of(card(record, CHARGE, lang="en"), "desc")
    assert told.replace(" ", "") in shown(card(record, CHARGE, lang="en")).replace(" ", "")
    chinese = export("card", record, {}, {"claim": CHARGE, "lang": "zh"})
    assert claim.gloss and claim.gloss not in chinese


def test_no_gist_of_ours_is_cut(real_audit: tuple[Audit, dict[str, str]]) -> None:
    record = real_audit[0]
    convicted = [c for c in record.claims if c.verdict in CONVICTIONS]
    assert len(convicted) > 30
    for claim in convicted:
        for lang in LANGUAGES:
            told = getattr(claim.gist, lang)
            svg = re.sub(r"\s", "", shown(card(record, claim.id, lang=lang)))
            assert re.sub(r"\s", "", told) in svg, (claim.id, lang)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_its_card(verdict: str, small: Audit) -> None:
    svg = card(with_claim(small, verdict=verdict, decided_by=None))
    assert texts("en")[f"verdict.{verdict}"] in shown(svg)
    assert texts("en")["share.nothing"] in shown(svg)


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=list(HOSTILE))
def test_strangers_text_stays_text(payload: str, small: Audit) -> None:
    clean, dirty = card(small), card(everywhere(small, payload)[0])
    kinds = {one.tag for one in clean.iter()} | {f"{SVG}tspan"}
    assert {one.tag for one in dirty.iter()} <= kinds
    assert all(
        not name.startswith("on") and name != "href" for e in dirty.iter() for name in e.attrib
    )


@pytest.mark.parametrize(
    "text", ["one two three four five", "文中称英伟达身处“一个行业”；欧盟、美国"]
)
def test_a_line_ends_between_words_and_never_begins_with_a_comma(text: str) -> None:
    spans = _wrapped(text, 10)
    assert spans[0][0] == 0 and spans[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert all(_em(text[start:end].rstrip("；、 ")) <= 11 for start, end in spans)
    assert not any(text[start] in "；、，。” " for start, _ in spans)


@pytest.mark.parametrize(
    ("claim", "said"), [(None, "name the claim"), ("x", "is no claim of this")]
)
def test_a_claim_that_is_none_is_refused(claim: str | None, said: str, small: Audit) -> None:
    with pytest.raises(BrokenInputError) as raised:
        export("card", small, {}, {} if claim is None else {"claim": claim})
    assert said in raised.value.problems[0].message
