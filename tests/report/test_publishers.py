"""What readers of each language call a publisher."""

from __future__ import annotations

import pytest

from claimaudit.base.model import Bilingual
from claimaudit.report.publishers import publisher_told

NAMES = {
    "Reuters": Bilingual(zh="路透社", en="Reuters"),
    "路透社": Bilingual(zh="路透社", en="Reuters"),
    "UDN": Bilingual(zh="联合新闻网", en="UDN"),
    "etnet": Bilingual(zh="经济通", en="etnet"),
    "Anue": Bilingual(zh="钜亨网", en="Anue"),
}


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("Reuters", "路透社", "Reuters"),
        ("Evertiq", "Evertiq", "Evertiq"),
        ("Reuters (jtimes.net copy)", "路透社（jtimes.net转载）", "Reuters (jtimes.net copy)"),
        ("UDN (Reuters)", "联合新闻网（路透社）", "UDN (Reuters)"),
        ("X (UDN, x.cn)", "X（联合新闻网、x.cn）", "X (UDN, x.cn)"),
        ("X (UDN, x.cn copy)", "X（联合新闻网、x.cn转载）", "X (UDN, x.cn copy)"),
        ("x.cn (copy of a press article)", "x.cn（转载的报道）", "x.cn (copy of a press article)"),
        ("x.cn (copy of Reuters)", "x.cn（转载自路透社）", "x.cn (copy of Reuters)"),
        ("X (sponsor of an offer)", "X（“sponsor of an offer”）", "X (“sponsor of an offer”)"),
        ("UDN (47.106.230.107 copy)", "联合新闻网（转载）", "UDN (copy)"),
        ("Reuters (路透社)", "路透社", "Reuters"),
        ("Reuters (路透社, x.cn copy)", "路透社（x.cn转载）", "Reuters (x.cn copy)"),
        ("Anue (钜亨网)", "钜亨网", "Anue (“钜亨网”)"),
        ("Anue (钜亨网, x.cn copy)", "钜亨网（x.cn转载）", "Anue (“钜亨网”, x.cn copy)"),
        ("etnet (經濟通)", "经济通", "etnet (“經濟通”)"),
        ("机器之心", "机器之心", "“机器之心”"),
    ],
)
def test_a_publisher(name: str, zh: str, en: str) -> None:
    told = publisher_told(name, NAMES)
    assert (told.text("zh"), told.text("en")) == (zh, en)
