"""`claimaudit diff`: what turned better or worse, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.record.build import as_json
from claimaudit.record.diff import Diff, SumChange, compare, load_audit
from claimaudit.record.diff_causes import Cause
from claimaudit.record.models import Audit, SumRecord
from tests.record.audits import CLAIM, audit_of_a_new_workspace, with_claim, with_more, with_part


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    return audit_of_a_new_workspace(tmp_path_factory.mktemp("ws"))[0]


def with_sum(audit: Audit, *, holds: bool) -> Audit:
    """`audit` with one sum that blames its claim where it does not hold."""
    entry = SumRecord(
        id="a-sum", article=None, kind="slip", terms={"a": CLAIM}, left="a", relation="equals",
        right="1", left_value=(1, 1), right_value=(1, 1), holds=holds, truncated=False,
        reason=None, blames=[CLAIM], why="because", file="claims/example.yaml", line=9,
    )  # fmt: skip
    return audit.model_copy(update={"arithmetic": [entry]})


def kinds(diff: Diff, group: str = "worse") -> list[str]:
    return [cause.kind for change in getattr(diff, group) for cause in change.causes]


# --- what changed -----------------------------------------------------------------------


def test_an_audit_compared_with_itself_shows_nothing(record: Audit) -> None:
    diff = compare(record, record)
    groups = ("worse", "better", "same_verdict", "new_claims", "removed_claims", "arithmetic")
    assert {key: getattr(diff, key) for key in groups} == {key: [] for key in groups}


def test_a_verdict_that_turned_worse_and_back(record: Audit) -> None:
    bad = with_claim(record, verdict="contradicted", reasons=["outside_interval"])
    assert [c.id for c in compare(record, bad).worse] == [CLAIM]
    assert [c.id for c in compare(bad, record).better] == [CLAIM]


def test_a_verdict_that_only_became_provisional_is_told_apart(record: Audit) -> None:
    diff = compare(record, with_claim(record, provisional=True))
    assert [c.id for c in diff.same_verdict] == [CLAIM]


def test_new_and_removed_claims(record: Audit) -> None:
    none = record.model_copy(update={"claims": []})
    assert [c.id for c in compare(none, record).new_claims] == [CLAIM]
    assert [c.id for c in compare(record, none).removed_claims] == [CLAIM]


def test_arithmetic_that_changed(record: Audit) -> None:
    holds, fails = with_sum(record, holds=True), with_sum(record, holds=False)
    assert compare(holds, fails).arithmetic == [
        SumChange(id="a-sum", old="holds", new="does not hold", why="because")
    ]
    assert compare(record, holds).arithmetic[0].old == "absent"


# --- why --------------------------------------------------------------------------------


def worse(record: Audit) -> Audit:
    return with_claim(record, verdict="contradicted")


def test_the_claim_was_edited(record: Audit) -> None:
    diff = compare(record, with_claim(worse(record), figure="about 60,000 people"))
    (cause,) = diff.worse[0].causes
    detail = "figure: about 48,000 people → about 60,000 people"
    assert cause == Cause(kind="claim edited", what=CLAIM, detail=detail, keys=["figure"])


@pytest.mark.parametrize("stays", [False, True])
def test_of_its_prints_a_fact_tells_those_that_changed(record: Audit, *, stays: bool) -> None:
    (one,) = record.facts[0].prints
    prints = [one] * stays + [one.model_copy(update={"figure": "61,205 people"})]
    diff = compare(record, with_part(worse(record), "facts", prints=prints))
    (cause,) = diff.worse[0].causes
    assert (cause.kind, cause.keys) == ("fact changed", ["prints"])
    was, now = cause.detail.split(" → ")
    assert was.startswith("prints: none" if stays else "prints: at page 3, ")
    assert ("figure 48,312 people" in was) is not stays
    assert "figure 61,205 people" in now


def test_a_fact_was_added_or_removed(record: Audit) -> None:
    more = with_more(worse(record), "facts", id="another-count")
    assert kinds(compare(record, more)) == ["fact added"]
    assert kinds(compare(more, record), "better") == ["fact removed"]


def test_a_fact_of_another_quantity_is_no_cause(record: Audit) -> None:
    more = with_more(worse(record), "facts", id="another", subject="another-boat")
    assert kinds(compare(record, more)) == ["rule or policy changed"]


def test_a_document_has_another_origin(record: Audit) -> None:
    diff = compare(record, with_part(worse(record), "documents", origin="own"))
    assert diff.worse[0].causes[0].kind == "document changed"
    assert diff.worse[0].causes[0].detail == "origin: none → own"


def test_the_article_was_changed(record: Audit) -> None:
    diff = compare(record, with_part(worse(record), "articles", published="2025-01-01"))
    assert kinds(diff) == ["article changed"]


def test_arithmetic_blames_it(record: Audit) -> None:
    noted = with_sum(with_claim(record, notes=["arithmetic_slip"]), holds=False)
    assert kinds(compare(record, noted), "same_verdict") == ["arithmetic changed"]


def test_where_no_ground_changed_a_rule_or_the_policy_did(record: Audit) -> None:
    diff = compare(record, with_claim(worse(record), claimed=(47000, 49000), rules=["x"]))
    (cause,) = diff.worse[0].causes
    assert cause.kind == "rule or policy changed"
    assert "claimed: 45600 to 50400 → 47000 to 49000" in cause.detail
    assert "rules: supported → x" in cause.detail


def test_a_moved_line_is_no_cause(record: Audit) -> None:
    assert kinds(compare(record, with_claim(worse(record), line=99))) == ["rule or policy changed"]


# --- reading records ------------------------------------------------------------------------


def test_a_written_record_is_read_back(record: Audit, tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_text(as_json(record), "utf-8")
    assert load_audit(path) == record


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not JSON"),
        ("{\n\n,", r"is not JSON: .* at line 3 column 1"),
        ("[]", "is no audit: the whole"),
        ("{}", "is no audit: version"),
        ('{"version": NaN}', "is not JSON: .* at line 1"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_broken_file_is_one_clear_message(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_text(text, "utf-8")
    with pytest.raises(BrokenInputError, match=message):
        load_audit(path)


def test_a_missing_file_is_one_clear_message(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError, match="is missing"):
        load_audit(tmp_path / "audit.json")


@pytest.mark.parametrize(
    ("keys", "message"),
    [({"verdict": "splendid"}, r"claims\.0\.verdict"), ({"trials": None}, r"claims\.0\.trials")],
)
def test_a_record_of_another_shape_is_refused(
    record: Audit, keys: dict[str, Any], message: str, tmp_path: Path
) -> None:
    plain, path = json.loads(as_json(record)), tmp_path / "audit.json"
    path.write_text(json.dumps({**plain, "claims": [plain["claims"][0] | keys]}), "utf-8")
    with pytest.raises(BrokenInputError, match=message):
        load_audit(path)


def test_an_id_that_stands_twice_is_refused(record: Audit, tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_text(as_json(record.model_copy(update={"claims": record.claims * 2})), "utf-8")
    with pytest.raises(BrokenInputError, match="an id stands twice"):
        load_audit(path)


def test_an_attestation_says_what_it_attests(record: Audit) -> None:
    said = {"id": "a-denial", "attests": CLAIM, "holds": "no", "printed": None}
    more = with_more(worse(record), "facts", **said)
    added = Cause(kind="fact added", what="a-denial", detail="no")
    assert compare(record, more).worse[0].causes == [added]


def test_a_field_of_a_later_version_is_passed_over(record: Audit, tmp_path: Path) -> None:
    plain = json.loads(as_json(record))
    plain |= {"weather": "fine", "claims": [plain["claims"][0] | {"mood": "good"}]}
    path = tmp_path / "audit.json"
    path.write_text(json.dumps(plain), "utf-8")
    assert load_audit(path) == record
