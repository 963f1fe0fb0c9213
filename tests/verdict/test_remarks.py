"""Remarks: each on what it is for, none on what is clean, and those of the real workspace."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from claimaudit.verdict.arithmetic import check_arithmetic
from claimaudit.verdict.remarks import Remark, Rules, convicted, remarks
from claimaudit.workspace.workspace import Workspace, load_workspace
from tests.conftest import CLAIM, DOCUMENT, FACT, Tiny, a_fact

TEXT = (
    "测试芯片的算力达到4.6 PFLOPS,是旧芯片的两倍。公司说它会更快。营收约450亿。" + "这一句很长" * 30
)
OTHER = DOCUMENT | {"id": "other", "publisher": "Other", "url": "https://other.example.org/x"}
WITNESSED = a_fact(also=("other",))


GIST = {"zh": "文中多写了一位。", "en": "The article has a digit too many."}
TOLD = {"gist": GIST, "weight": "point"}
A_SUM = {
    "id": "doubled", "terms": {"a": "t-compute"}, "left": "a", "relation": "equals",
    "right": "a * 2", "kind": "slip", "blames": ["t-compute"], "why": "it is not its double",
}  # fmt: skip
# What was convicted in a case; of what is not named here nothing is known.
JUDGED = {
    "gist_idle": {"t-compute": False, "said": True, "unknown": False},
    "gist_missing": {"t-compute": True, "half": True, "said": True, "held": False},
    "sum_gist_idle": {"doubled": False},
    "sum_gist_missing": {"doubled": True},
}


def claims(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [CLAIM | change for change in changes]


def without(row: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}


# code -> (claims, documents, facts, what is remarked on)
CASES: dict[str, tuple[list[Any], list[Any], list[Any], list[str]]] = {
    "entered_twice": (claims({}, {"id": "again"}), [DOCUMENT], [FACT], ["again", "t-compute"]),
    "money_without_currency": (
        claims({"quote": "营收约450亿", "figure": "约450亿", "metric": "revenue"}),
        [DOCUMENT], [FACT], ["t-compute"],
    ),
    "quote_is_only_the_figure": (claims({"quote": "4.6 PFLOPS"}), [DOCUMENT], [FACT], ["t-compute"]),
    "quote_too_long": (
        claims({"quote": "这一句很长" * 25, "suffix": "这一句很长" * 5, "form": "assertion",
                "metric": "event", "figure": None}),
        [DOCUMENT], [FACT], ["t-compute"],
    ),
    "quote_too_short": (
        claims({"quote": "公司说它会", "form": "assertion", "metric": "event", "figure": None}),
        [DOCUMENT], [FACT], ["t-compute"],
    ),
    "statement_without_speaker": (
        claims({"quote": "公司说它会更快", "form": "assertion", "metric": "statement", "figure": None},
               {"id": "said", "quote": "说它会更快", "form": "assertion", "metric": "statement",
                "figure": None, "said_by": "公司"}),
        [DOCUMENT], [FACT], ["t-compute"],
    ),
    "gist_idle": (
        claims({"weight": "point"}, {"id": "said", **TOLD}, {"id": "unjudged", **TOLD}),
        [DOCUMENT], [FACT], ["t-compute"],
    ),
    "gist_missing": (
        claims({}, {"id": "half", "gist": GIST}, {"id": "said", **TOLD}, {"id": "held"}),
        [DOCUMENT], [FACT], ["half", "t-compute"],
    ),
    "sum_gist_idle": (
        [CLAIM, A_SUM | TOLD, A_SUM | {"id": "unjudged"} | TOLD], [DOCUMENT], [FACT], ["doubled"],
    ),
    "sum_gist_missing": (
        [CLAIM, A_SUM, A_SUM | {"id": "unjudged"}], [DOCUMENT], [FACT], ["doubled"],
    ),
    "conditions_incomplete": (
        claims({}), [DOCUMENT], [without(FACT, "conditions")], ["new-chip-fp8"],
    ),
    "fact_undated": (
        claims({}), [without(DOCUMENT, "published") | {"type": "filing"}], [FACT], ["new-chip-fp8"],
    ),
    "print_unread": (
        claims({}), [DOCUMENT, OTHER],
        [FACT | {"prints": [*FACT["prints"], {"document": "other"}]}], ["new-chip-fp8"],
    ),
    "document_undated": (
        claims({}), [DOCUMENT, without(OTHER, "published") | {"type": "press", "origin": "own"}], [WITNESSED],
        ["other"],
    ),
    "document_unused": (claims({}), [DOCUMENT, OTHER], [FACT], ["other"]),
    "origin_unknown": (claims({}), [DOCUMENT, OTHER | {"type": "secondary"}], [WITNESSED], ["other"]),
    "url_is_a_front_page": (
        claims({}), [DOCUMENT, OTHER | {"url": "https://other.example.org/"}], [WITNESSED], ["other"],
    ),
}  # fmt: skip

CLEAN = (claims({}), [DOCUMENT, OTHER], [WITNESSED])
# What is clean for a rule that the case beside it is not.
NEARLY: dict[str, tuple[list[Any], list[Any], list[Any]]] = {
    "a living page needs no date": (
        claims({}), [without(DOCUMENT, "published") | {"type": "vendor_page"}, OTHER], [WITNESSED],
    ),
    "a fact with a day of its own": (
        claims({}), [DOCUMENT, OTHER], [WITNESSED | {"as_of": "2025-01"}],
    ),
    "an assertion may stand twice": (
        claims(*[{"id": i, "form": "assertion", "metric": "event", "figure": None} for i in "ab"]),
        [DOCUMENT, OTHER], [WITNESSED],
    ),
    "what is retold is used": (
        claims({}), [DOCUMENT | {"origin": "other"}, OTHER], [FACT],
    ),
    "a page with a query": (
        claims({}), [DOCUMENT, OTHER | {"url": "https://other.example.org/?id=7"}], [WITNESSED],
    ),
}  # fmt: skip


def workspace(tiny: Tiny, entered: list[Any], documents: list[Any], facts: list[Any]) -> Workspace:
    tiny.article(TEXT)
    given = [{k: v for k, v in row.items() if v is not None} for row in entered]
    sums = [row for row in given if "left" in row]
    tiny.claims(*[row for row in given if row not in sums], arithmetic=sums)
    tiny.references(documents, facts)
    return load_workspace(tiny.root)


def _made(code: str, given: Workspace) -> list[Remark]:
    return remarks(given, JUDGED.get(code, {}))


@pytest.mark.parametrize("code", CASES)
def test_each_remark_on_its_case(tiny: Tiny, code: str) -> None:
    *entered, wanted = CASES[code]
    found = [r for r in _made(code, workspace(tiny, *entered)) if r.code == code]
    assert [remark.id for remark in found] == wanted


def test_every_remark_has_a_case_and_a_row(real: Workspace) -> None:
    assert CASES.keys() == real.remarks.keys() == {n for n in vars(Rules) if not n.startswith("_")}


@pytest.mark.parametrize("case", [CLEAN, *NEARLY.values()], ids=["clean", *NEARLY])
def test_no_remark_on_what_is_clean(tiny: Tiny, case: tuple[Any, Any, Any]) -> None:
    assert remarks(workspace(tiny, *case), {}) == []


def test_a_remark_says_where_it_is_to_be_mended(tiny: Tiny) -> None:
    given = workspace(tiny, *CASES["origin_unknown"][:3])
    (found,) = remarks(given, {})
    assert (found.of, found.file, found.severity) == ("document", "references/maker.yaml", "info")
    line = (tiny.root / found.file).read_text("utf-8").splitlines()[found.line - 1]
    assert line.strip("- ") == "id: other"


def test_remarks_on_claims_and_facts_stand_at_their_lines(tiny: Tiny) -> None:
    given = workspace(tiny, *CASES["conditions_incomplete"][:3])
    (found,) = remarks(given, {})
    assert (found.of, found.id, found.severity) == ("fact", "new-chip-fp8", "warning")
    assert (found.file, found.line) == ("references/maker.yaml", given.library.facts[found.id].line)


def test_a_row_that_was_taken_out_is_a_remark_that_is_not_made(tiny: Tiny) -> None:
    text = (tiny.root / "checks" / "evidence.yaml").read_text("utf-8")
    at = text.index("  - code: document_unused")
    (tiny.root / "checks" / "evidence.yaml").write_text(text[:at], "utf-8")
    assert remarks(workspace(tiny, *CASES["document_unused"][:3]), {}) == []


def test_convicted_are_bad_verdicts_and_failed_sums(tiny: Tiny) -> None:
    given = workspace(tiny, [CLAIM, A_SUM], [DOCUMENT], [FACT])
    sums = check_arithmetic(given.register.arithmetic, given.register.claims)
    verdicts = {"a": "contradicted", "b": "misleading", "c": "conflicting", "d": "supported"}
    assert convicted(verdicts, sums) == {
        "a": True, "b": True, "c": False, "d": False, "doubled": True,
    }  # fmt: skip


def test_the_remarks_of_the_real_workspace(real: Workspace) -> None:
    found = remarks(real, {})
    assert found == sorted(found, key=lambda r: (r.id, r.code))
    counts = Counter(remark.code for remark in found)
    assert counts["print_unread"] > 1
    assert min(counts["origin_unknown"], counts["document_undated"]) > 50
    for remark in found:
        lines = (real.root / remark.file).read_text("utf-8").splitlines()
        assert remark.id in lines[remark.line - 1]


def test_a_thing_compared_with_itself_is_broken_input(tiny: Tiny) -> None:
    from claimaudit.base.problems import BrokenInputError

    itself = claims({"quote": "是旧芯片的两倍", "form": "ratio", "figure": "两倍",
                     "subject": "old-chip", "versus": "old-chip"})  # fmt: skip
    with pytest.raises(BrokenInputError, match="subject and versus are one and the same"):
        workspace(tiny, itself, [DOCUMENT], [FACT])
