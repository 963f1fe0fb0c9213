"""Claims and prints are read in the language of their article and of their document."""

from __future__ import annotations

import hashlib

import pytest
import yaml

from claimaudit.base.problems import BrokenInputError
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM, DOCUMENT, FACT, Tiny, a_fact

TEXT = "Der Chip erreicht rund 1.234,5 TFLOPS. Am 3. März 2024 kam er.\n"
MEASURED = {
    **CLAIM,
    "quote": "Der Chip erreicht rund 1.234,5 TFLOPS",
    "figure": "rund 1.234,5 TFLOPS",
}
DATED = {
    "id": "t-date", "quote": "Am 3. März 2024 kam er", "form": "date", "subject": "new-chip",
    "metric": "event_date", "figure": "3. März 2024",
}  # fmt: skip


@pytest.fixture
def german(tiny: Tiny) -> Tiny:
    raw = TEXT.encode()
    (tiny.root / "seeds" / "t.txt").write_bytes(raw)
    _tell(tiny, "de-AT", hashlib.sha256(raw).hexdigest())
    tiny.claims(MEASURED, DATED)
    return tiny


def _tell(tiny: Tiny, language: str, sha256: str | None = None) -> None:
    catalog = yaml.safe_load((tiny.root / "seeds/catalog.yaml").read_text("utf-8"))
    catalog["articles"][0]["language"] = language
    catalog["articles"][0]["sha256"] = sha256 or catalog["articles"][0]["sha256"]
    tiny.write("seeds/catalog.yaml", catalog)


def test_a_claim_is_read_as_its_article_prints_it(german: Tiny) -> None:
    claims = load_workspace(german.root).register.claims
    figure, days = claims["t-compute"].figure, claims["t-date"].days
    assert figure is not None
    assert (figure.value, figure.unit, figure.bound) == (1_234_500_000_000_000, "FLOP/s", "about")
    assert days is not None
    assert days.first.isoformat() == days.last.isoformat() == "2024-03-03"


def test_a_part_of_a_german_number_is_none(german: Tiny) -> None:
    german.claims({**MEASURED, "figure": "1.234,5 TFLOPS"})
    with pytest.raises(BrokenInputError, match="the article prints “rund 1"):
        load_workspace(german.root)
    german.claims({**MEASURED, "figure": "5 TFLOPS"})
    with pytest.raises(BrokenInputError, match="not whole"):
        load_workspace(german.root)


def test_a_figure_in_a_language_that_is_not_there_is_broken_input(german: Tiny) -> None:
    _tell(german, "fr")
    found = german.problems()
    assert ["French (fr) cannot be read" in p.message for p in found] == [True, True]
    german.claims()
    load_workspace(german.root)


def test_a_print_is_read_as_its_document_prints_it(tiny: Tiny) -> None:
    printed = a_fact(printed="4.614 TFLOPS")
    tiny.references([{**DOCUMENT, "language": "de"}], [printed])
    figure = load_workspace(tiny.root).library.facts[FACT["id"]].figure
    assert figure is not None
    assert figure.value == 4_614_000_000_000_000
    in_header = a_fact(printed="16,5", metric="memory_capacity", unit_from="Gigabyte")
    tiny.references([{**DOCUMENT, "language": "de"}], [in_header])
    figure = load_workspace(tiny.root).library.facts[FACT["id"]].figure
    assert figure is not None
    assert figure.value == 16_500_000_000
    tiny.references([{**DOCUMENT, "language": "fr"}], [printed])
    assert ["French (fr)" in p.message for p in tiny.problems()] == [True]


def test_a_sign_that_several_lands_share_is_that_of_its_country(tiny: Tiny) -> None:
    catalog = yaml.safe_load((tiny.root / "seeds/catalog.yaml").read_text("utf-8"))
    sold = {**CLAIM, "quote": "該廠去年營收3億元", "figure": "3億元", "metric": "revenue"}
    tiny.claims({**sold, "as_of": "2024"})
    told = a_fact(
        printed="3億元", clip="營收3億元", metric="revenue", conditions={"period": "2024"}
    )
    for entry, document, units in (
        ({}, {}, ("CNY", "CNY")),
        ({"currency": "TWD"}, {}, ("TWD", "CNY")),
        ({"language": "zh-TW"}, {"currency": "TWD"}, ("TWD", "TWD")),
        ({"language": "zh-Hant", "told": "台灣"}, {}, ("TWD", "CNY")),
        ({"language": "zh-Hant", "told": "中國"}, {}, ("CNY", "CNY")),
    ):
        raw = f"{entry.pop('told', '')}該廠去年營收3億元，比同業多。\n".encode()
        (tiny.root / "seeds" / "t.txt").write_bytes(raw)
        article = {**catalog["articles"][0], "sha256": hashlib.sha256(raw).hexdigest()}
        tiny.write("seeds/catalog.yaml", {**catalog, "articles": [article | entry]})
        tiny.references([{**DOCUMENT, **document}], [told])
        workspace = load_workspace(tiny.root)
        figures = (
            workspace.register.claims["t-compute"].figure,
            workspace.library.facts[FACT["id"]].figure,
        )
        assert tuple(figure and figure.unit for figure in figures) == units
    article["language"] = "zh-Hant"
    raw = "該廠去年營收3億元，比同業多。\n".encode()
    (tiny.root / "seeds" / "t.txt").write_bytes(raw)
    article["sha256"] = hashlib.sha256(raw).hexdigest()
    tiny.write("seeds/catalog.yaml", {**catalog, "articles": [article]})
    assert "the article's currency in its catalog" in tiny.problems()[0].fix
