"""One reader of claims for every command: placed, its figure or date read, or refused with why."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claimaudit.base.files import InMemory, OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.workspace.anchors import ClaimError
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.reading.parts import load_policy
from claimaudit.workspace.reading.register import load_register, read_claim
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.register import RegisteredClaim
from tests.conftest import ROOT

POLICY = load_policy(Inputs(OnDisk(ROOT)))
TEXTS = Texts(POLICY)
TEXT = "该卡有128GiB内存,9月发布。硬盘128GiB。它的算力是4.6 PFLOPS。" + "长" * 3000
TEXT += "该卡于\n今年由本公司交付,其\u3000中"
ARTICLE = Article(
    CatalogEntry(
        id="t", file="t.txt", title="T", publisher="P", language="zh", sha256="0" * 64, rights="none",
        published="2025-10-01",
    ),
    TEXT,
)  # fmt: skip


def _claim(
    quote: str, figure: str | None = None, metric: str = "peak_compute", **given: Any
) -> Claim:
    form = given.pop("form", "value" if figure else "assertion")
    return Claim.model_validate(
        {
            "id": "c",
            "quote": quote,
            "form": form,
            "subject": "s",
            "metric": metric,
            "figure": figure,
            **given,
        }
    )


def _read(claim: Claim) -> RegisteredClaim:
    return read_claim(claim, ARTICLE, TEXTS)


def test_a_claim_is_placed_and_its_figure_read() -> None:
    read = read_claim(_claim("算力是4.6 PFLOPS", "4.6 PFLOPS"), ARTICLE, TEXTS, "claims/t.yaml", 7)
    assert TEXT[read.start : read.end] == "算力是4.6 PFLOPS"
    assert read.figure_start is not None
    assert TEXT[read.figure_start :].startswith("4.6 PFLOPS")
    assert read.figure is not None
    assert (read.figure.value, read.days) == (Decimal("4.6e15"), None)
    assert (read.id, read.file, read.line) == ("c", "claims/t.yaml", 7)


def test_memory_is_nominal_where_the_policy_says_so_and_nowhere_else() -> None:
    memory, disk = POLICY.nominal_memory.metrics[0], "storage_capacity"
    nominal = _read(_claim("128GiB内存", "128GiB", memory)).figure
    exact = _read(_claim("硬盘128GiB", "128GiB", disk)).figure
    assert nominal is not None
    assert exact is not None
    assert (nominal.value, exact.value) == (128 * 10**9, 128 * 2**30)


@pytest.mark.parametrize(("as_of", "year"), [(None, 2025), ("2024", 2024)])
def test_a_printed_date_takes_its_year_from_the_claim_or_else_the_article(
    as_of: str | None, year: int
) -> None:
    claim = _claim("9月发布", "9月", "release_date", form="date", as_of=as_of)
    read = _read(claim)
    assert read.days is not None
    assert (read.days.first, read.figure) == (date(year, 9, 1), None)


def test_an_assertion_has_no_figure() -> None:
    read = _read(_claim("9月发布"))
    assert (read.figure, read.days, read.figure_start) == (None, None, None)


@pytest.mark.parametrize(
    ("claim", "key", "said", "fix"),
    [
        (_claim("不在文中"), "quote", "the quote is not in the article", "the nearest text is"),
        (_claim("9月 发布"), "quote", "is not in the article", "nearest text is: “9月发布"),
        (_claim("该卡于今年由本公司"), "quote", "is not in the article", "nearest text is: “卡于⏎今年由本公司”"),
        (_claim("其 中"), "quote", "is not in the article", "nearest text is: “其⟦U+3000⟧中”"),
        (_claim("128GiB"), "quote", "stands 2 times in the article", "add a prefix"),
        (_claim("长" * 2500), "quote", "the quote is longer than", "quote the clause only"),
        (_claim("算力是4.6 PFLOPS", "5 PFLOPS"), "figure", "is not in the quote", "copy it"),
        (_claim("算力是4.6 PFLOPS", "算力是4.6 PFLOPS"), "figure", "cannot be read", "with its unit"),
        (_claim("9月发布", "发布", form="date"), "figure", "发布", "print the date in the figure"),
    ],
)  # fmt: skip
def test_what_is_refused_and_on_which_key(claim: Claim, key: str, said: str, fix: str) -> None:
    with pytest.raises(ClaimError) as refused:
        _read(claim)
    assert refused.value.key == key
    assert said in str(refused.value)
    assert fix in refused.value.fix


# --- the files ------------------------------------------------------------------------------------

CLAIM = """article: t
claims:
  - {id: %s, quote: 9月发布, form: assertion, subject: s, metric: event}
"""


def _inputs(**files: str) -> Inputs:
    return Inputs(InMemory({f"claims/{name}.yaml": text.encode() for name, text in files.items()}))


def test_every_file_is_read() -> None:
    inputs = _inputs(a=CLAIM % "a", b=CLAIM % "b")
    assert set(load_register(inputs, TEXTS, {"t": ARTICLE}).claims) == {"a", "b"}
    assert inputs.problems == []


def test_ids_of_elsewhere_are_taken() -> None:
    inputs = _inputs(b=CLAIM % "a")
    inputs.ids["claims"] = {"a": ("claims/a.yaml", 3)}
    load_register(inputs, TEXTS, {"t": ARTICLE})
    (problem,) = inputs.problems
    assert str(problem).startswith("claims/b.yaml:3: claim a: stands already at claims/a.yaml:3")


@pytest.mark.parametrize(
    ("quote", "figure", "gloss"),
    [
        ("算力是4.6 PFLOPS", "4.6 PFLOPS", "its compute is 4600 TFLOPS"),
        ("算力是4.6 PFLOPS", None, "its compute is 4.6 PFLOPS"),
        ("9月发布", "9月", "released in September"),
        ("9月下旬涨了约3亿元", "约3亿元", "rose by about 300 million yuan in late September"),
        ("9月下旬涨了约3亿元", "9月下旬", "rose by about 300 million yuan in late September"),
        ("做了数十年", "数十年", "has been at it for decades"),
        ("百万级的产量", "百万级", "an output on the order of a million"),
    ],
)
def test_a_gloss_says_what_its_quote_does(quote: str, figure: str | None, gloss: str) -> None:
    assert _glossed(quote, figure, gloss).claim.gloss == gloss


@pytest.mark.parametrize(
    ("quote", "figure", "gloss", "message"),
    [
        ("算力是4.6 PFLOPS", "4.6 PFLOPS", "its compute is 6.4 PFLOPS", "the gloss says “6.4 PFLOPS”"),
        ("算力是4.6 PFLOPS", None, "about 4.6 PFLOPS", "the gloss says “about 4.6 PFLOPS”"),
        ("涨了约3亿元", "约3亿元", "rose by about 3 billion yuan", "the gloss says “about 3 billion yuan”"),
        ("涨了约3亿元", "约3亿元", "rose by about 300 million dollars", "the gloss says"),
        ("涨了约3亿元", "约3亿元", "rose", "the gloss does not say “约3亿元”"),
        ("9月发布", "9月", "released in October", "the gloss does not say “9月”"),
        ("9月18日发布", "9月18日", "released on 19 September", "the gloss does not say “9月18日”"),
        ("算力是4.6 PFLOPS", None, "算力4.6 PFLOPS", "the gloss is in the language of its quote"),
        ("算力是4.6 PFLOPS", None, "x" * 401, "the gloss has 401 letters; 400 are allowed"),
    ],
)  # fmt: skip
def test_a_gloss_that_is_refused(quote: str, figure: str | None, gloss: str, message: str) -> None:
    with pytest.raises(ClaimError, match=re.escape(message)) as refused:
        _glossed(quote, figure, gloss)
    assert refused.value.key == "gloss"


def _glossed(quote: str, figure: str | None, gloss: str) -> RegisteredClaim:
    is_date = figure is not None and "月" in figure
    given = {"form": "date"} if is_date else {}
    metric = "release_date" if is_date else "revenue"
    article = Article(ARTICLE.entry, f"前文。{quote}。后文。")
    return read_claim(_claim(quote, figure, metric, gloss=gloss, **given), article, TEXTS)


def test_claims_of_the_same_words_share_their_gloss_which_says_the_figure_of_each() -> None:
    words = (
        "{id: %s, quote: 内存有64GB和128GB, figure: %s, form: value, subject: s,"
        " metric: memory_capacity%s}"
    )
    article = Article(ARTICLE.entry, "内存有64GB和128GB。")

    def loaded(gloss: str) -> tuple[list[str | None], list[str]]:
        claims = (words % ("a", "64GB", f", gloss: {gloss}"), words % ("b", "128GB", ""))
        inputs = _inputs(a="article: t\nclaims:\n" + "".join(f"  - {one}\n" for one in claims))
        register = load_register(inputs, TEXTS, {"t": article})
        glosses = [one.claim.gloss for one in register.claims.values()]
        return glosses, [str(problem) for problem in inputs.problems]

    whole = "memory of 64GB and 128GB"
    assert loaded(whole) == ([whole, whole], [])
    (problem,) = loaded("memory of 64GB")[1]
    assert "claim b: the gloss does not say “128GB”" in problem
