"""Pages in the charsets of the web, and what servers and pages say of them wrongly."""

from __future__ import annotations

import codecs

import pytest

from claimaudit.intake.charset import decode_page, guess_charset

TEXT = (
    "测试芯片的算力达到4.6 PFLOPS,是旧芯片的两倍。公司表示,这款产品将在今年第四季度开始供货。" * 3
)
TRADITIONAL = "面對中國對手,英偉達卡緊產能和存儲的脖子,市場份額從九成跌到五成,分析師並不意外。" * 3


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "gb18030", "big5", "utf-16", "utf-8-sig"])
def test_what_the_server_says_is_believed_where_it_fits(charset: str) -> None:
    text = TRADITIONAL if charset == "big5" else TEXT
    assert decode_page(text.encode(charset), charset) == text


@pytest.mark.parametrize(
    "label", ["gb2312", "GBK", "x-gbk", "gb18030", "big5", "iso-8859-1", "no-such"]
)
def test_utf8_is_utf8_whatever_is_said_of_it(label: str) -> None:
    assert decode_page(TEXT.encode(), label) == TEXT


def test_a_narrow_name_means_the_wide_charset() -> None:
    rare = "镕基說:€與龘" + TEXT
    assert decode_page(rare.encode("gb18030"), "gb2312") == rare
    assert decode_page(b"\x93quoted\x94 caf\xe9", "iso-8859-1") == "“quoted” café"


@pytest.mark.parametrize(
    "meta", ['<meta charset="gbk">', "<meta charset=gb2312>",
             '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
             '<?xml version="1.0" encoding="GBK"?>'],
)  # fmt: skip
def test_the_page_is_believed_where_the_server_is_silent_or_impossible(meta: str) -> None:
    body = (meta + TEXT).encode("gbk")
    assert decode_page(body) == meta + TEXT
    assert decode_page(body, "utf-8") == meta + TEXT


def test_nothing_is_said_at_all() -> None:
    assert decode_page(TEXT.encode("gb18030")) == TEXT
    assert decode_page(TRADITIONAL.encode("big5")) == TRADITIONAL


def test_one_broken_byte_spoils_no_page() -> None:
    body = (TEXT * 20).encode()
    read = decode_page(body[:300] + b"\xff" + body[300:], "utf-8")
    assert read is not None
    assert 1 <= read.count("\ufffd") <= 4


def test_marks_decide() -> None:
    for mark, charset in ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        assert decode_page(mark + TEXT.encode(charset), "gbk") == TEXT


@pytest.mark.parametrize(
    "label", ["base64", "rot13", "idna", "undefined", "", "x" * 5000, "utf-8\0"]
)
def test_labels_that_are_no_charset(label: str) -> None:
    assert decode_page(TEXT.encode("gbk"), label) == TEXT


def test_a_guess_for_a_message() -> None:
    assert guess_charset(TEXT.encode("gb18030")) in ("gb18030", "gbk", "gb2312")


LATIN = {
    "fr": "L'été dernier, la société a annoncé une hausse de 10% de ses bénéfices, déjà élevés. ",
    "de": "Für die Größe der Anlage gäbe es günstigere Möglichkeiten, sagte der Geschäftsführer. ",
    "es": "El año pasado la compañía creció un 12%, según explicó el señor Núñez en la reunión. ",
}


@pytest.mark.parametrize("language", LATIN)
@pytest.mark.parametrize("times", [1, 40])
def test_latin_1_said_of_latin_text_is_believed(language: str, times: int) -> None:
    text = LATIN[language] * times
    assert decode_page(text.encode("latin-1"), "iso-8859-1") == text


@pytest.mark.parametrize("charset", ["gb18030", "big5"])
def test_latin_1_said_of_chinese_is_not(charset: str) -> None:
    text = TEXT if charset == "gb18030" else TRADITIONAL
    assert decode_page(text.encode(charset), "iso-8859-1") == text


def test_utf_32_is_told_from_utf_16_by_its_mark() -> None:
    assert decode_page(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le")) == TEXT


@pytest.mark.parametrize(
    ("text", "charset"),
    [("名称,数值\n芯片,4614\n", "gb18030"), ("指标,单位\n产量,吨\n", "gb18030"),
     ("수량,단위\n생산,톤\n", "euc_kr"), ("名稱,數值\n晶片,4614\n", "big5")],
)  # fmt: skip
def test_a_few_words_are_enough_to_guess_from(text: str, charset: str) -> None:
    assert text.encode(charset).decode(guess_charset(text.encode(charset)) or "ascii") == text
