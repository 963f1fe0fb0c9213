"""Every rule on a realistic row; together they are total and exclude one another."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given, settings

from claimaudit.verdict.register_rules import REGISTER_RULES
from claimaudit.verdict.rule import Registry, columns_of
from claimaudit.verdict.rules import RULES
from claimaudit.verdict.table import COLUMNS
from claimaudit.verdict.weigh import Evidence
from tests.verdict.rows import MISSES, SOME, SUPPORTED, UNDECIDED, any_evidence, like

NOTHING = like(UNDECIDED, comparable=0, seen=0)
DECIDING = {
    # 2027 will see six times as many chips: a forecast, whatever the facts say
    "forecast": (like(MISSES, rated=False), "not_rated"),
    "nothing entered": (like(NOTHING, facts=0), "no_reference"),
    "another region": (NOTHING, "conditions_not_comparable"),
    # a share before and after, and the text names no quarter
    "open period": (like(SOME, depends_on="period"), "conditions_not_comparable"),
    # all that is known was published after the article
    "only later": (like(NOTHING, seen=0), "conditions_not_comparable"),
    "all inconclusive": (like(NOTHING, seen=2), "conditions_not_comparable"),
    "nobody saw it": (like(UNDECIDED, seen=0), "only_unseen_references"),
    "one retelling": (like(UNDECIDED, seen=1), "only_secondary_references"),
    "two datasheets differ": (like(SOME, groups_hold=0, groups_mixed=1), "references_disagree"),
    "differ in one": (like(SOME, groups_mixed=1, depends_on="period"), "references_disagree"),
    # twice an H20 holds with sparsity on one side
    "sparse only": (like(SOME, depends_on="holds_only_under"), "holds_only_under"),
    "cannot say on what": (like(SOME, depends_on=""), "holds_only_under"),
    # 60万 H100 were H100 equivalents
    "equivalents": (like(SOME, depends_on="scope_mismatch"), "scope_mismatch"),
    "holds for the package": (like(MISSES, elsewhere=1), "scope_mismatch"),
    "refuted, but elsewhere so": (like(MISSES, refuted=1, elsewhere=1), "scope_mismatch"),
    "by shipments only": (like(SOME, depends_on="base_not_stated"), "base_not_stated"),
    "over five million for 4.9": (like(MISSES, overstated=1), "overstated_hedge"),
    "half of it": (like(form="assertion", partly=1), "attested_partly"),
    "figure holds, half attested": (like(partly=1, deciding=2), "attested_partly"),
    "attested not so": (like(MISSES, form="assertion", refuted=1), "attested_false"),
    "a date attested not so": (like(MISSES, form="date", refuted=1), "attested_false"),
    "another day": (like(MISSES, form="date"), "wrong_date"),
    "up for down": (like(MISSES, form="change", opposite=1), "wrong_direction"),
    # the H20 write-down: $4.5 billion as 450亿, and 5.5 had been expected
    "450亿": (like(MISSES, deciding=2, slip=1), "power_of_ten_slip"),
    "plainly off": (like(MISSES), "outside_interval"),
    "off, and elsewhere under another form": (like(MISSES, form="ratio"), "outside_interval"),
}  # fmt: skip

NOTES = {
    "arithmetic_slip": like(arithmetic_slip=True),
    "articles_disagree": like(MISSES, articles_disagree=True),
    "announced_not_shipped": like(announced=True),
    "superseded_since": like(superseded=True),
    "understated": like(understated=True),
    "truncated": like(truncated=True),
}


def deciding(evidence: Evidence) -> list[str]:
    return [n for n, rule in RULES.items() if rule.decides and rule.flags(evidence)]


def noting(evidence: Evidence) -> list[str]:
    return [n for n, rule in RULES.items() if not rule.decides and rule.flags(evidence)]


@pytest.mark.parametrize("case", DECIDING)
def test_each_deciding_rule_alone_flags_its_case(case: str) -> None:
    evidence, rule = DECIDING[case]
    assert deciding(evidence) == [rule]


def test_every_deciding_rule_has_a_case() -> None:
    assert {rule for _, rule in DECIDING.values()} == {n for n, r in RULES.items() if r.decides}


@pytest.mark.parametrize("rule", NOTES)
def test_each_note_flags_its_case(rule: str) -> None:
    assert noting(NOTES[rule]) == [rule]


def test_every_note_has_a_case() -> None:
    assert set(NOTES) == {n for n, r in RULES.items() if not r.decides}


def test_what_holds_plainly_is_flagged_by_nothing() -> None:
    assert not deciding(SUPPORTED)
    assert not noting(SUPPORTED)


def test_what_was_not_rated_keeps_its_notes() -> None:
    evidence = like(rated=False, announced=True)
    assert (deciding(evidence), noting(evidence)) == (["not_rated"], ["announced_not_shipped"])


@settings(max_examples=2000)
@given(any_evidence())
def test_at_most_one_rule_decides_and_only_what_was_borne_out_is_left(e: Evidence) -> None:
    found = deciding(e)
    assert len(found) <= 1
    borne_out = e.rated and e.facts and e.comparable and e.groups_hold
    borne_out = borne_out and not (e.groups_miss or e.groups_mixed or e.partly)
    assert (not found) == bool(borne_out)


@given(any_evidence())
def test_a_flag_is_a_plain_truth(e: Evidence) -> None:
    assert {type(rule.flags(e)) for rule in RULES.values()} == {bool}


def test_rules_read_columns_of_the_table_only() -> None:
    for rule in RULES.values():
        assert set(rule.columns) <= set(COLUMNS), rule.name


def test_no_column_hides_behind_an_attribute_of_a_frame() -> None:
    frame = pd.DataFrame({"_": [1]})
    for rule in (*RULES.values(), *REGISTER_RULES.values()):
        assert [c for c in rule.columns if hasattr(frame, c)] == [], rule.name
        assert rule.says, rule.name


def test_a_rule_with_and_or_if_is_refused() -> None:
    with pytest.raises(TypeError, match="written with & and"):
        columns_of(lambda e: e.facts > 0 and e.seen > 0)
    with pytest.raises(TypeError):
        columns_of(lambda e: ~e.rated)
    with pytest.raises(TypeError):
        columns_of(lambda e: not e.rated)


def test_two_rules_of_one_name_are_refused() -> None:
    registry = Registry()

    def twice(e):
        return e.facts > 0

    registry.rule("evidence")(twice)
    with pytest.raises(ValueError, match="two rules are called twice"):
        registry.rule("evidence")(twice)


def test_rules_and_suites_load_without_pandas_and_great_expectations() -> None:
    code = (
        "import sys, claimaudit.verdict.rules, claimaudit.verdict.suites, claimaudit.verdict.run; "
        "sys.exit(' '.join({'pandas', 'numpy', 'great_expectations'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
