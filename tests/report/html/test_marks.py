"""The figure marked in the words of the article and of the source."""

from __future__ import annotations

import pytest

from claimaudit.record.claims import PrintRecord
from claimaudit.record.models import Audit
from claimaudit.report.html.marks import BROKEN, clip_of, gloss_of, quote_of
from claimaudit.report.languages import LANGUAGES, gloss_in
from tests.report.html.made import claim

# Where its quote begins in the article.
_START = 40


@pytest.mark.parametrize(
    ("quote", "figure", "at", "shown"),
    [
        ("计提了约450亿的减值", "约450亿", 3, "计提了<b>约450亿</b>的减值"),
        ("5 of 5 chips", "5", 5, "5 of <b>5</b> chips"),
        ("两倍", "两倍", 0, "<b>两倍</b>"),
        ("合人民幣5萬(wàn)億", "5萬(wàn)億", 4, "合人民幣<b>5萬<u>(wàn)</u>億</b>"),
        ("計(jì)提了5億", "5億", 7, "計<u>(jì)</u>提了<b>5億</b>"),
        ("< 5 & more", "< 5", 0, "<b>&lt; 5</b> &amp; more"),
        ("登頂A股", None, None, "登頂A股"),
    ],
)
def test_the_figure_is_marked_where_it_stands_in_the_quote(
    quote: str, figure: str | None, at: int | None, shown: str
) -> None:
    place = {"start": _START, "end": _START + len(quote)}
    start = None if at is None else _START + at
    form = "assertion" if figure is None else "value"
    made = claim("a", form=form, quote=quote, figure=figure, figure_start=start, **place)
    assert quote_of(made) == shown


@pytest.mark.parametrize(
    ("clip", "figure", "at", "shown"),
    [
        ("H20 … fp8 … 293", "293", 12, "H20 … fp8 … <b>293</b>"),
        ("15 chips, of them 15", "15", 18, "15 chips, of them <b>15</b>"),
        ("chips were sold", None, None, "chips were sold"),
        ("its <b>5</b>", "5", 7, "its &lt;b&gt;<b>5</b>&lt;/b&gt;"),
        ("another figure stands here", "5", 3, "another figure stands here"),
    ],
)
def test_the_figure_is_marked_where_it_stands_in_the_clip(
    clip: str, figure: str | None, at: int | None, shown: str
) -> None:
    given = {"document": "d", "at": "1", "seen": "read"}
    made = PrintRecord.model_validate({**given, "figure": figure, "clip": clip, "figure_start": at})
    assert clip_of(made) == shown


@pytest.mark.parametrize(
    ("gloss", "tag", "shown"),
    [
        ("a “back door”, it's said", "q", "<q lang=en>a ‘back door’, it’s said</q>"),
        ("a “back door”, it’s said", "i", "<i lang=en>a “back door”, it’s said</i>"),
        ("一处“后门”", "q", "<q lang=zh>一处‘后门’</q>"),
    ],
)
def test_a_gloss_in_quotation_marks_has_single_ones_within(
    gloss: str, tag: str, shown: str
) -> None:
    assert gloss_of(claim("a", gloss=gloss), tag) == shown


def test_words_in_a_third_language_have_a_gloss_for_the_readers_of_each() -> None:
    words = {"zh": "H20……内存", "en": "the H20 … memory"}
    given = {"document": "d", "at": "1", "seen": "read", "clip": "De H20 … geheugen"}
    one = PrintRecord.model_validate({**given, "gloss": words})
    assert gloss_of(one) == "<i>H20……内存</i><i lang=en>the H20 … memory</i>"
    assert [gloss_in(language, one.gloss) for language in LANGUAGES] == list(words.values())


@pytest.mark.parametrize(
    ("quote", "broken"),
    [
        ("毫秒級(jí)拓?fù)渲貥?gòu)", True),
        ("全球最受追捧的“”股票", True),
        ("48,\ufffd00 people", True),
        ("計(jì)提了5億", False),
        ("有多“烧钱”?从摩尔线程看", False),
        ("Why? (because)", False),
    ],
)
def test_characters_that_were_lost_are_seen(quote: str, broken: bool) -> None:
    assert bool(BROKEN.search(quote)) is broken


def test_the_record_says_of_every_figure_where_it_stands_in_its_clip(
    real_audit: tuple[Audit, dict[str, str]],
) -> None:
    prints = [p for f in real_audit[0].facts for p in f.prints if p.clip and p.figure]
    assert any(p.data for p in prints)
    for one in prints:
        assert one.figure_start is not None, one.clip
        assert (one.clip or "").startswith(one.figure or "", one.figure_start)
    named = [clip_of(p) for p in prints if (p.clip or "").startswith("NVL144 rack integrates 144")]
    assert named == ["NVL144 rack integrates <b>144</b> Rubin GPUs (in 72 packages)"]
