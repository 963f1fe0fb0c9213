"""One reader of claims for every command: placed, its figure or date read, or refused with why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claimaudit.base.files import InMemory, OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.workspace.anchors import ClaimError
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.policy import load_policy
from claimaudit.workspace.register import RegisteredClaim, load_register, read_claim
from tests.conftest import ROOT

POLICY = load_policy(Inputs(OnDisk(ROOT)))
TEXT = "该卡有128GiB内存,9月发布。硬盘128GiB。它的算力是4.6 PFLOPS。" + "长" * 3000
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
    return read_claim(claim, ARTICLE, POLICY)


def test_a_claim_is_placed_and_its_figure_read() -> None:
    read = read_claim(_claim("算力是4.6 PFLOPS", "4.6 PFLOPS"), ARTICLE, POLICY, "claims/t.yaml", 7)
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
    assert set(load_register(inputs, POLICY, {"t": ARTICLE}).claims) == {"a", "b"}
    assert inputs.problems == []


def test_ids_of_elsewhere_are_taken() -> None:
    inputs = _inputs(b=CLAIM % "a")
    inputs.ids["claims"] = {"a": ("claims/a.yaml", 3)}
    load_register(inputs, POLICY, {"t": ARTICLE})
    (problem,) = inputs.problems
    assert str(problem).startswith("claims/b.yaml:3: claim a: stands already at claims/a.yaml:3")
