"""The article out of pages, PDFs and texts."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.extract import Extracted, Source, extract, opening
from claimaudit.intake.wording import language_of
from tests.intake.servers import SENTENCES, make_html, make_pdf

LIMIT = 100_000
LINES = ["The lake ferry carried about 48,000 people last year.", "It cost $4.5 million."]


def refusal(source: Source, limit: int = LIMIT) -> str:
    with pytest.raises(BrokenInputError) as broken:
        extract(source, limit)
    return broken.value.problems[0].message


def test_the_article_of_a_page_and_what_it_says_of_itself() -> None:
    found = extract(Source("a.html", make_html()), LIMIT)
    assert found == Extracted(
        "测试芯片发布\n" + "\n".join(SENTENCES) + "\n", "zh-Hans", "测试芯片发布",
        publisher="示例网", published="2025-09-18",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("hides", "is_seen"),
    [
        ("hidden", False),
        ('style="display: none"', False),
        ('STYLE="Visibility:hidden"', False),
        ("style='color:red;opacity:0'", False),
        ("style='font-size: 0px'", False),
        ("style='opacity:0.9'", True),
        ("style='font-size:1.0em'", True),
        ("class=hidden", True),
    ],
)
def test_what_a_page_hides_is_no_text_of_its_article(hides: str, is_seen: bool) -> None:
    words = f"<p>{SENTENCES[0]}<span {hides}>在中国市场</span></p>".encode()
    plain = f"<p>{SENTENCES[0]}</p>".encode()
    page = make_html().replace(plain, words)
    assert words in page
    assert ("在中国市场" in extract(Source("a.html", page), LIMIT).text) == is_seen


@pytest.mark.parametrize(
    ("charset", "meta", "said"),
    [("gbk", "gb2312", None), ("gbk", "utf-8", None), ("gbk", None, "gbk"), ("utf-8", "gbk", "gbk"),
     ("gbk", "gbk", "utf-8"), ("gb18030", None, "iso-8859-1")],
)  # fmt: skip
def test_the_charset_of_a_page(charset: str, meta: str | None, said: str | None) -> None:
    found = extract(Source("https://x", make_html(charset, meta), "text/html", said), LIMIT)
    assert found.text.endswith(SENTENCES[1] + "\n")


def test_nothing_is_made_up_where_a_page_says_nothing() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    found = extract(
        Source("a.html", f"<html><body><p>©2019</p>{body}</body></html>".encode()), LIMIT
    )
    said = (found.title, found.author, found.publisher, found.published, found.url)
    assert said == (None, None, None, None, None)


def test_pages_without_an_article() -> None:
    empty = b"<!doctype html><html><head><script>app()</script></head><body></body></html>"
    assert refusal(Source("a.html", empty)) == "holds no article text that could be found"
    assert refusal(Source("a.html", b"")) == "holds no article text that could be found"


def test_hostile_pages_come_to_an_end() -> None:
    deep = b"<html><body>" + b"<div>" * 20_000 + make_html() + b"<p>" * 20_000
    assert refusal(Source("a.html", deep)) == "holds no article text that could be found"
    wide = make_html().replace(b"</article>", b"<p>4.6 PFLOPS<br>" * 30_000)
    assert refusal(Source("a.html", wide)).endswith(" tags, 60,000 is the limit")
    long = make_html().replace(b"</article>", b"<p>" + b"4.6 PFLOPS " * 10_000)
    assert refusal(Source("a.html", long)).endswith("of text, 100,000 is the limit")


def test_the_text_and_title_of_a_pdf() -> None:
    found = extract(Source("a.pdf", make_pdf(LINES, "Ferry news")), LIMIT)
    assert found.text == "\n".join(LINES) + "\n"
    assert (found.title, found.language, found.published) == ("Ferry news", "en", None)


def test_a_file_name_is_no_title() -> None:
    found = extract(Source("x", make_pdf(LINES, "final_v2.docx")), LIMIT)
    assert (found.title, opening(found.text)) == (None, LINES[0])


def test_pdfs_that_hold_nothing_or_cannot_be_read() -> None:
    locked = PdfWriter(clone_from=PdfReader(BytesIO(make_pdf(LINES))))
    locked.encrypt("secret")
    out = BytesIO()
    locked.write(out)
    assert refusal(Source("a.pdf", out.getvalue())) == "is locked with a password"
    assert refusal(Source("a.pdf", make_pdf([]))) == "is a PDF of blank pages"
    assert refusal(Source("a.pdf", b"%PDF-1.4\nnothing")).startswith("cannot be read as a PDF")
    assert refusal(Source("a.pdf", make_pdf(LINES)[:200])).startswith("cannot be read as a PDF")
    assert refusal(Source("a.pdf", b"hello")) == "is called a PDF and is none"


def test_a_text_stays_as_it_is() -> None:
    text = "\ufeff# 标题 \r\n\r\n第一段\u2028第二段\t 4.6 PFLOPS  \n"
    found = extract(Source("a.txt", text.encode()), LIMIT)
    assert (found.text, found.title, opening(found.text)) == (text, None, "标题")


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"  \n", "holds no text"), (b"a\0b", "is no text"), (b"PK\3\4 48 people", "is no text"), (b"PK\3\4\xff\xfe", "is no text"), ("四".encode("gbk") * 40, "is not UTF-8 (byte 0)")],
)  # fmt: skip
def test_texts_that_are_none(body: bytes, said: str) -> None:
    assert refusal(Source("a.txt", body)) == said


def test_a_text_is_bounded() -> None:
    assert refusal(Source("a.txt", b"x" * 101), 100) == "holds 101 bytes of text, 100 is the limit"
    pdf = make_pdf(["A line that says something."] * 40)
    assert refusal(Source("a.pdf", pdf), 100).endswith("of text, 100 is the limit")


@pytest.mark.parametrize(
    ("text", "page", "language"),
    [("他们说,这是芯片", "", "zh-Hans"), ("面對中國對手,這是晶片", "", "zh-Hant"), ("これはチップです", "", "ja"),
     ("이것은 칩입니다", "", "ko"), ("The chip is the first of its kind in the market", "", "en"),
     ("Der Chip kostet mehr", "<html lang='de-AT'>", "de"), ("Der Chip kostet mehr", "", "und"), ("12", "", "und")],
)  # fmt: skip
def test_languages(text: str, page: str, language: str) -> None:
    assert language_of(text, page) == language
