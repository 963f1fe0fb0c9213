"""Where a source was looked for in vain: in short for the page, line by line for `explain`."""

from __future__ import annotations

import pytest

from claimaudit.report.searches import searched_in, searched_told

ALL = "all documents of references/"
ASKED = ["public pages: H20 price premium", "public pages: H20 溢价 (nothing)"]
CODE = "code hosts: the string 270万张"
REMARK = "of the prospectus the search gives the first page alone"


@pytest.mark.parametrize(
    ("where", "zh", "en"),
    [
        ([ALL], "本次核查的全部文件", "all documents of this check"),
        ([ALL, *ASKED], "本次核查的全部文件、公开网页", "all documents of this check, public pages"),
        ([*ASKED, CODE, ASKED[0]], "公开网页、代码托管平台", "public pages, code hosts"),
        ([ASKED[0], REMARK, "公开网页：H20 溢价"], "公开网页、其他地方", "public pages, elsewhere"),
        ([REMARK, "百度"], "其他地方", "elsewhere"),
    ],
)  # fmt: skip
def test_each_kind_of_place_is_told_once(where: list[str], zh: str, en: str) -> None:
    told = searched_in(where)
    assert (told.text("zh"), told.text("en")) == (zh, en)


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (ALL, "本次核查的全部文件", "all documents of this check"),
        (ASKED[0], "公开网页：“H20 price premium”", "public pages: “H20 price premium”"),
        ("公开网页：H20 溢价", "公开网页：“H20 溢价”", "public pages: “H20 溢价”"),
        (REMARK, f"“{REMARK}”", REMARK),
        ("只有后来的网页", "只有后来的网页", "“只有后来的网页”"),
        ("inkl.com: Axios on Amodei", "“inkl.com: Axios on Amodei”", "inkl.com: Axios on Amodei"),
    ],
)
def test_a_line_is_told_in_the_readers_language_and_what_was_asked_is_quoted(
    line: str, zh: str, en: str
) -> None:
    told = searched_told(line)
    assert (told.text("zh"), told.text("en")) == (zh, en)
