"""Facts of inline XBRL by concept and context: on a page of our own, and on real filings."""

from __future__ import annotations

import re

import pytest

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.workspace.captures import EVIDENCE, load_captures
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.data.reader import DataFile
from claimaudit.workspace.data.value import DataError, Value
from claimaudit.workspace.limits import CaptureLimits
from tests.conftest import ROOT

Q1 = "2025-01-27/2025-04-27"
CHINA = {"srt:StatementGeographicalAxis": "country:CN"}


def _context(name: str, days: str, member: str = "") -> str:
    first, _, last = days.partition("/")
    period = (
        f"<xbrli:startDate>{first}</xbrli:startDate><xbrli:endDate>{last}</xbrli:endDate>"
        if last
        else f"<xbrli:instant>{first}</xbrli:instant>"
    )
    segment = (
        '<xbrli:segment><xbrldi:explicitMember dimension="srt:StatementGeographicalAxis">'
        f"{member}</xbrldi:explicitMember></xbrli:segment>"
        if member
        else ""
    )
    return (
        f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier scheme="s">1'
        f"</xbrli:identifier>{segment}</xbrli:entity><xbrli:period>{period}</xbrli:period>"
        "</xbrli:context>"
    )


def tag(name: str, shown: str, context: str = "q1", unit: str = "usd", **more: str) -> str:
    extra = "".join(f' {key}="{value}"' for key, value in more.items())
    return (
        f'<ix:nonFraction name="{name}" contextRef="{context}" unitRef="{unit}"{extra}>'
        f"{shown}</ix:nonFraction>"
    )


UNITS = (
    '<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>'
    '<xbrli:unit id="own"><xbrli:measure>x:chip</xbrli:measure></xbrli:unit>'
    '<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>'
    '<xbrli:unit id="each"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD'
    "</xbrli:measure></xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares"
    "</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>"
)
MILLION = {"scale": "6", "decimals": "-6", "format": "ixt:num-dot-decimal"}
ROWS = (
    ("Revenue", tag("us-gaap:Revenues", "44,062", **MILLION)),
    ("China (including Hong Kong)", tag("us-gaap:Revenues", "5,522", "china", **MILLION)),
    ("Net loss", tag("us-gaap:ProfitLoss", "1,200", **MILLION, sign="-")),
    ("Cash", tag("us-gaap:Cash", "15,234", "day", **MILLION)),
    ("Per share", tag("us-gaap:EarningsPerShareBasic", "0.77", unit="each", decimals="2")),
    ("Tax rate", tag("us-gaap:TaxRate", "14.3", unit="pure", scale="-2", decimals="3")),
    ("Employees", tag("dei:Employees", "36,000", unit="pure", decimals="INF")),
    ("Nothing", tag("us-gaap:Other", "—", **MILLION | {"format": "ixt:fixed-zero"})),
    ("Segments", tag("us-gaap:Segments", "two", unit="pure", format="ixt-sec:numwordsen")),
    ("Half", tag("us-gaap:Half", "93.4", unit="pure", scale="-2", decimals="2")),
    ("Nil", tag("us-gaap:Nil", "93.4", unit="pure", decimals="1", **{"xsi:nil": "true"})),
    ("Vague", tag("us-gaap:Vague", "93.4", unit="pure", decimals="many")),
    ("Rough", tag("us-gaap:Rough", "46,700", **MILLION | {"decimals": "-8"})),
    ("European", tag("us-gaap:European", "1.234,5", **MILLION | {"format": "ixt:num-comma-decimal"})),
    ("Chips", tag("x:Chips", "12", unit="own", decimals="INF")),
    ("Marked", tag("us-gaap:Marked", "12<ix:exclude>(3)</ix:exclude>", **MILLION)),
    ("Again", tag("us-gaap:Twice", "44.1", scale="9", decimals="-8")),
    ("Exactly", tag("us-gaap:Twice", "44,062", **MILLION)),
    ("One", tag("us-gaap:Apart", "44.1", scale="9", decimals="-8")),
    ("Two", tag("us-gaap:Apart", "45,062", **MILLION)),
)  # fmt: skip
PAGE = (
    "<?xml version='1.0' encoding='UTF-8'?><html xmlns='http://www.w3.org/1999/xhtml'"
    " xmlns:ix='http://www.xbrl.org/2013/inlineXBRL'><body><div style='display:none'><ix:header>"
    f"<ix:hidden>{tag('us-gaap:Hidden', '7')}</ix:hidden><ix:resources>{_context('q1', Q1)}"
    f"{_context('china', Q1, 'country:CN')}{_context('day', '2025-04-27')}{UNITS}"
    "</ix:resources></ix:header></div><table>"
    + "".join(f"<tr><td>{label}</td><td>$</td><td>{cell}</td></tr>" for label, cell in ROWS)
    + "</table></body></html>"
)


def _value(concept: str, period: str = Q1, page: str = PAGE, **members: str) -> Value:
    at = {"xbrl": {"concept": concept, "period": period, "members": members}}
    return DataFile(page.encode(), CaptureLimits()).value(InData.model_validate(at))


@pytest.mark.parametrize(
    ("concept", "figure", "unit", "clip"),
    [
        ("us-gaap:Revenues", "44,062", "million USD", "Revenue … 44,062"),
        ("us-gaap:ProfitLoss", "-1,200", "million USD", "Net loss … -1,200"),
        ("us-gaap:EarningsPerShareBasic", "0.77", "USD/shares", "Per share … 0.77"),
        ("us-gaap:TaxRate", "14.3", "%", "Tax rate … 14.3"),
        ("dei:Employees", "36,000", "", "Employees … 36,000"),
        ("x:Chips", "12", None, "Chips … 12"),
        ("us-gaap:Other", "0", "million USD", "Nothing … 0"),
        ("us-gaap:Marked", "12", "million USD", "Marked … 12"),
        ("us-gaap:Twice", "44,062", "million USD", "Exactly … 44,062"),
    ],
)
def test_a_fact_is_read_with_its_unit(
    concept: str, figure: str, unit: str | None, clip: str
) -> None:
    value = _value(concept)
    assert (value.figure, value.unit, value.clip) == (figure, unit, clip)


def test_the_context_tells_facts_of_one_concept_apart() -> None:
    assert _value("us-gaap:Revenues", **CHINA).figure == "5,522"
    assert _value("us-gaap:Cash", "2025-04-27").figure == "15,234"


@pytest.mark.parametrize(
    ("concept", "period", "message", "fix"),
    [
        ("us-gaap:Nope", Q1, "has no fact us-gaap:Nope", "name="),
        ("us-gaap:Hidden", Q1, "has no fact us-gaap:Hidden", "name="),
        ("us-gaap:Revenues", "2024-01-29/2024-04-28", "has no us-gaap:Revenues of 2024", Q1),
        ("us-gaap:Cash", Q1, "has no us-gaap:Cash", "there is: 2025-04-27"),
        ("us-gaap:Segments", Q1, "prints “two”", "enter figure and clip"),
        ("us-gaap:European", Q1, "prints “1.234,5”", "enter figure and clip"),
        ("us-gaap:Rough", Q1, "of which fewer digits are exact", "enter figure and clip"),
        ("us-gaap:Half", Q1, "fewer digits are exact (decimals 2)", "enter figure"),
        ("us-gaap:Nil", Q1, "is nil", "enter figure and clip"),
        ("us-gaap:Vague", Q1, "of unknown precision", "enter figure and clip"),
        ("us-gaap:Apart", Q1, "has “45,062” and “44.1”", "enter figure and clip"),
    ],
)
def test_what_is_not_plainly_there_is_refused(
    concept: str, period: str, message: str, fix: str
) -> None:
    with pytest.raises(DataError) as refused:
        _value(concept, period)
    assert message in refused.value.message
    assert fix in refused.value.fix


@pytest.mark.parametrize("page", ["", "<p>no tags</p>", "{}", "<ix:nonFraction>"])
def test_a_page_without_xbrl_is_refused(page: str) -> None:
    with pytest.raises(DataError, match=r"is no inline XBRL|has no fact"):
        _value("us-gaap:Revenues", page=page)


def test_entities_do_not_unfold_and_nothing_is_fetched() -> None:
    bomb = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
    head = f'<!DOCTYPE html [<!ENTITY a0 "1">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    page = PAGE.replace("<html", head + "<html").replace("44,062", "&a9;&f;", 1)
    with pytest.raises(DataError, match="prints"):
        _value("us-gaap:Revenues", page=page)


def test_a_page_with_too_many_tags_is_refused() -> None:
    at = InData.model_validate({"xbrl": {"concept": "us-gaap:Revenues", "period": Q1}})
    with pytest.raises(DataError, match="tags, 50 is the limit"):
        DataFile(PAGE.encode(), CaptureLimits(tags=50)).value(at)


def test_what_is_nested_deeper_than_the_parser_goes_is_refused() -> None:
    deep = PAGE.replace("<table>", "<div>" * 200 + "<table>")
    assert _value("us-gaap:Revenues", page=deep).figure == "44,062"
    with pytest.raises(DataError, match="is no inline XBRL"):
        _value("us-gaap:Revenues", page=PAGE.replace("<table>", "<div>" * 20_000 + "<table>"))


# --- filings as they are ------------------------------------------------------------------

REAL = [
    ("nvidia-10k-fy2023", "us-gaap:Revenues", "2021-02-01/2022-01-30", {}, "26,914"),
    ("nvidia-10k-fy2024-business", "us-gaap:Revenues", "2023-01-30/2024-01-28", {}, "60,922"),
    ("nvidia-10k-fy2025-business", "us-gaap:NetIncomeLoss", "2024-01-29/2025-01-26", {}, "72,880"),
    ("nvidia-10k-fy2025-business", "us-gaap:Revenues", "2024-01-29/2025-01-26", {}, "130,497"),
    ("nvidia-10q-fy2026-q1", "us-gaap:Revenues", Q1, {}, "44,062"),
    ("nvidia-10q-fy2026-q2", "us-gaap:Revenues", "2025-04-28/2025-07-27",
     {"srt:StatementGeographicalAxis": "nvda:ChinaIncludingHongKongMember"}, "2,769"),
    ("nvidia-10q-fy2026-q3", "us-gaap:Revenues", "2025-07-28/2025-10-26", {}, "57,006"),
    ("nvidia-10q-fy2026-q3", "us-gaap:EarningsPerShareDiluted", "2025-07-28/2025-10-26", {}, "1.30"),
]  # fmt: skip


@pytest.mark.parametrize(("document", "concept", "period", "members", "figure"), REAL)
def test_real_filings(
    document: str, concept: str, period: str, members: dict[str, str], figure: str
) -> None:
    """On the captures of this repository, where they are on this machine."""
    capture = load_captures(Inputs(OnDisk(ROOT)))[document]
    file = ROOT / EVIDENCE / capture.file
    if not file.is_file():
        pytest.skip(f"{document} is not on this machine")
    value = _value(concept, period, page=file.read_text("utf-8"), **members)
    assert value.figure == figure
    assert value.unit == ("USD/shares" if "PerShare" in concept else "million USD")
    assert re.search(r"[A-Za-z]", value.label)
