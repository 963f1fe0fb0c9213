"""The claims and references suites: each rule on a row that it is for, none on a clean one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from claimaudit.verdict.register_rules import REGISTER_RULES
from claimaudit.verdict.tables import (
    CLAIMS,
    DOCUMENTS,
    FACTS,
    claims_table,
    documents_table,
    facts_table,
)
from claimaudit.workspace.workspace import Workspace, load_workspace
from tests.conftest import CLAIM, DOCUMENT, FACT, Tiny

CLEAN: dict[str, dict[str, Any]] = {
    "claims": {
        "id": "c", "form": "value", "metric": "peak_compute", "dimension": "compute",
        "quote_chars": 18, "figure_chars": 10, "has_figure": True, "has_unit": True,
        "has_versus": False, "has_whole": False, "has_from": False, "has_to": False,
        "has_said_by": False, "versus_is_subject": False, "twins": 1,
    },
    "facts": {
        "id": "f", "attests": False, "has_value": True, "has_why": False, "has_date": True,
        "living": False, "fits_metric": True, "lacks_key_condition": False, "locator_chars": 7,
        "unseen_witnesses": 0, "dependent_witnesses": 0,
    },
    "documents": {
        "id": "d", "kind": "filing", "living": False, "has_published": True,
        "has_origin": False, "url_is_bare": False, "uses": 3,
    },
}  # fmt: skip

ROWS: dict[str, dict[str, Any]] = {
    "figure_missing": {"has_figure": False},
    "versus_missing": {"form": "comparison"},
    "whole_missing": {"form": "share"},
    "change_without_ends": {"form": "change", "has_from": True},
    "compared_with_itself": {"form": "ratio", "has_versus": True, "versus_is_subject": True},
    "entered_twice": {"twins": 2},
    "quote_too_short": {"quote_chars": 5, "figure_chars": 3},
    "quote_too_long": {"quote_chars": 121},
    "quote_is_only_the_figure": {"quote_chars": 10},
    "statement_without_speaker": {"form": "assertion", "metric": "statement"},
    "money_without_currency": {"dimension": "money", "has_unit": False},
    "fact_unread": {"has_value": False},
    "locator_missing": {"locator_chars": 0},
    "wrong_dimension": {"fits_metric": False},
    "attestation_without_why": {"attests": True},
    "conditions_incomplete": {"lacks_key_condition": True},
    "fact_undated": {"has_date": False},
    "witness_unseen": {"unseen_witnesses": 1},
    "witness_not_independent": {"dependent_witnesses": 1},
    "document_unused": {"uses": 0},
    "document_undated": {"has_published": False},
    "url_is_a_front_page": {"url_is_bare": True},
    "origin_unknown": {"kind": "secondary"},
}


def flagging(table: str, **changes: Any) -> list[str]:
    row = SimpleNamespace(**{**CLEAN[table], **changes})
    return [n for n, r in REGISTER_RULES.items() if r.table == table and r.flags(row)]


@pytest.mark.parametrize("table", CLEAN)
def test_a_clean_row_is_flagged_by_nothing(table: str) -> None:
    assert flagging(table) == []


@pytest.mark.parametrize("name", REGISTER_RULES)
def test_each_rule_flags_its_row(name: str) -> None:
    assert flagging(REGISTER_RULES[name].table, **ROWS[name]) == [name]


def test_living_pages_and_attestations_need_no_date() -> None:
    assert flagging("facts", has_date=False, living=True) == []
    assert flagging("facts", has_date=False, has_value=False, attests=True, has_why=True) == []
    assert flagging("documents", has_published=False, living=True) == []


def test_two_assertions_may_share_their_words() -> None:
    assert flagging("claims", form="assertion", twins=2) == []


def test_rules_read_columns_of_their_table_only() -> None:
    columns = {"claims": CLAIMS, "facts": FACTS, "documents": DOCUMENTS}
    for rule in REGISTER_RULES.values():
        assert set(rule.columns) <= set(columns[rule.table]), rule.name


# --- the tables that they read ---------------------------------------------------------------


def tables(workspace: Workspace) -> dict[str, Any]:
    library = workspace.library
    claims = workspace.register.claims.values()
    return {
        "claims": claims_table(claims, library.vocabulary.metrics),
        "facts": facts_table(library),
        "documents": documents_table(library),
    }


def test_a_row_for_everything_that_was_entered(real: Workspace) -> None:
    built = tables(real)
    library = real.library
    assert list(built["claims"].id) == list(real.register.claims)
    assert list(built["facts"].id) == list(library.facts)
    assert list(built["documents"].id) == list(library.documents)
    for name, columns in (("claims", CLAIMS), ("facts", FACTS), ("documents", DOCUMENTS)):
        assert {n: str(t) for n, t in built[name].dtypes.items()} == columns
        assert not built[name].isna().any().any()


def test_the_tables_say_what_was_entered(tiny: Tiny) -> None:
    tiny.claims(CLAIM, CLAIM | {"id": "t-again"})
    front = DOCUMENT | {
        "id": "front", "url": "https://maker.example/", "type": "secondary", "published": None,
        "seen": "not_seen",
    }  # fmt: skip
    bare = {k: v for k, v in FACT.items() if k != "conditions"}
    witnessed = bare | {"id": "witnessed", "corroborated_by": ["front"]}
    tiny.references([DOCUMENT, front], [FACT, witnessed])
    built = tables(load_workspace(tiny.root))
    claim = built["claims"].set_index("id").loc["t-compute"]
    assert (claim.twins, claim.dimension, claim.has_unit) == (2, "compute", True)
    assert (claim.quote_chars, claim.figure_chars) == (19, 10)
    facts = built["facts"].set_index("id")
    assert list(facts.lacks_key_condition) == [False, True]
    assert list(facts.unseen_witnesses) == [0, 1]
    assert list(facts.dependent_witnesses) == [0, 1]
    assert list(facts.fits_metric) == [True, True]
    documents = built["documents"].set_index("id")
    assert list(documents.uses) == [2, 1]
    assert list(documents.url_is_bare) == [False, True]
    assert list(documents.has_published) == [True, False]
