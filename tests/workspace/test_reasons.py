"""What is a reason, and what names a place where somebody looked."""

from __future__ import annotations

import pytest

from claimaudit.workspace.reasons import is_place, is_reason

REASONS = [
    "not audited",
    "names the two companies just spoken of",
    "竞争对手的一个数字,只是提到",
    "a rival's figure",
    "社説の数字です、主張ではない",
    "оценка оператора",
    "see ref. 7",
    "the SEC's own no. 10-K",
]
NO_REASONS = [
    "",
    "   ",
    "no",
    "abcdefgh",
    "12345678",
    "abcdefgh ijklmnop",
    "zyxwvuts hgfedcba",
    "qwertyui asdfghjk",
    "aaaa bbbb cccc",
    "test test test",
    "TODO: reason TBD",
    "word word WORD",
    "lorem ipsum dolor",
    "TODO later please",
    "will add this later",
    "to be done soon, sorry",
    "以后再补充说明理由吧",
    "稍后会在这里补充原因的",
    "1 2 3 4 5 6 7 8",
    ". . . . . . . .",
    "无无无无无无无无",
    "一二一二一二一二",
    "\u200b" * 20,
    "🙂🙃😀😁😂🤣😃😄😅",
]
PLACES = ["https://example.org/report", "Bloomberg", "the annual report", "百度 2025", "巨潮资讯网"]
NO_PLACES = ["", "xyz", "abcdefgh", "12345678", "web", "aaaaaaaa", "todo todo", "placeholder"]


@pytest.mark.parametrize("text", REASONS)
def test_a_reason(text: str) -> None:
    assert is_reason(text)


@pytest.mark.parametrize("text", NO_REASONS)
def test_no_reason(text: str) -> None:
    assert not is_reason(text)


@pytest.mark.parametrize("text", PLACES)
def test_a_place(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize("text", NO_PLACES)
def test_no_place(text: str) -> None:
    assert not is_place(text)
