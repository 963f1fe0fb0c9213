"""`claimaudit diff`: what turned better or worse, and why."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.record.diff import compare, direction, load_record
from claimaudit.record.record import as_json as record_json
from claimaudit.record.shape import AuditShape
from claimaudit.record.shape_base import Shape
from claimaudit.report.diff_views import as_html, as_json, as_text
from claimaudit.workspace.policy import VERDICTS
from tests.report.records import CLAIM, audit_of_a_new_workspace, with_claim, with_part

Record = dict[str, Any]
HOSTILE = "<script>alert(1)</script>\u202e\x1b[2J{{ 7 * 7 }}"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return audit_of_a_new_workspace(tmp_path_factory.mktemp("ws"))[0]


def kinds(diff: Record, group: str = "worse") -> list[str]:
    return [cause["kind"] for change in diff[group] for cause in change["causes"]]


# --- what changed -----------------------------------------------------------------------


def test_an_audit_compared_with_itself_shows_nothing(record: Record) -> None:
    diff = compare(record, deepcopy(record))
    groups = ("worse", "better", "same_verdict", "new_claims", "removed_claims", "arithmetic")
    assert {key: diff[key] for key in groups} == {key: [] for key in groups}


@pytest.mark.parametrize("at", range(1, len(VERDICTS)))
def test_worse_and_better_follow_the_order_of_the_verdicts(at: int) -> None:
    better, worse = VERDICTS[at - 1], VERDICTS[at]
    assert direction(better, worse) == "worse"
    assert direction(worse, better) == "better"
    assert direction(worse, worse) == "same"


def test_a_verdict_that_turned_worse_and_back(record: Record) -> None:
    bad = with_claim(record, verdict="contradicted", reasons=["outside_interval"])
    assert [c["id"] for c in compare(record, bad)["worse"]] == [CLAIM]
    assert [c["id"] for c in compare(bad, record)["better"]] == [CLAIM]


def test_a_verdict_that_only_became_provisional_is_told_apart(record: Record) -> None:
    diff = compare(record, with_claim(record, provisional=True))
    assert [c["id"] for c in diff["same_verdict"]] == [CLAIM]


def test_new_and_removed_claims(record: Record) -> None:
    none = deepcopy(record) | {"claims": []}
    assert [c["id"] for c in compare(none, record)["new_claims"]] == [CLAIM]
    assert [c["id"] for c in compare(record, none)["removed_claims"]] == [CLAIM]


def test_arithmetic_that_changed(record: Record) -> None:
    entry = {"id": "a-sum", "why": "because", "holds": True, "blames": [CLAIM]}
    holds, fails = (
        record | {"arithmetic": [entry]},
        record | {"arithmetic": [entry | {"holds": False}]},
    )
    assert compare(holds, fails)["arithmetic"] == [
        {"id": "a-sum", "old": "holds", "new": "does not hold", "why": "because"}
    ]
    assert compare(record, holds)["arithmetic"][0]["old"] == "absent"


# --- why --------------------------------------------------------------------------------


def worse(record: Record) -> Record:
    return with_claim(record, verdict="contradicted")


def test_the_claim_was_edited(record: Record) -> None:
    diff = compare(record, with_claim(worse(record), figure="about 60,000 people"))
    (cause,) = diff["worse"][0]["causes"]
    assert cause == {
        "kind": "claim edited", "what": CLAIM,
        "detail": "figure: about 48,000 people → about 60,000 people",
    }  # fmt: skip


def test_a_fact_was_changed(record: Record) -> None:
    diff = compare(record, with_part(worse(record), "facts", printed="61,205 people"))
    (cause,) = diff["worse"][0]["causes"]
    assert cause["kind"] == "fact changed"
    assert cause["detail"] == "printed: 48,312 people → 61,205 people"


def test_a_fact_was_added_or_removed(record: Record) -> None:
    more = deepcopy(worse(record))
    more["facts"].append(more["facts"][0] | {"id": "another-count"})
    assert kinds(compare(record, more)) == ["fact added"]
    assert kinds(compare(more, record), "better") == ["fact removed"]


def test_a_fact_of_another_quantity_is_no_cause(record: Record) -> None:
    more = deepcopy(worse(record))
    more["facts"].append(more["facts"][0] | {"id": "another", "subject": "another-boat"})
    assert kinds(compare(record, more)) == ["rule or policy changed"]


def test_a_document_was_seen_anew(record: Record) -> None:
    diff = compare(record, with_part(worse(record), "documents", seen="not_seen"))
    assert diff["worse"][0]["causes"][0]["kind"] == "document changed"
    assert diff["worse"][0]["causes"][0]["detail"] == "seen: excerpt → not_seen"


def test_the_article_was_changed(record: Record) -> None:
    diff = compare(record, with_part(worse(record), "articles", published="2025-01-01"))
    assert kinds(diff) == ["article changed"]


def test_arithmetic_blames_it(record: Record) -> None:
    entry = {"id": "a-sum", "why": "because", "holds": False, "blames": [CLAIM]}
    noted = with_claim(record, notes=["arithmetic_slip"]) | {"arithmetic": [entry]}
    assert kinds(compare(record, noted), "same_verdict") == ["arithmetic changed"]


def test_where_no_ground_changed_a_rule_or_the_policy_did(record: Record) -> None:
    diff = compare(record, with_claim(worse(record), claimed=[47000, 49000], rules=["x"]))
    (cause,) = diff["worse"][0]["causes"]
    assert cause["kind"] == "rule or policy changed"
    assert "claimed: 45600 to 50400 → 47000 to 49000" in cause["detail"]
    assert "rules: supported → x" in cause["detail"]


def test_a_moved_line_is_no_cause(record: Record) -> None:
    assert kinds(compare(record, with_claim(worse(record), line=99))) == ["rule or policy changed"]


# --- how it is shown ----------------------------------------------------------------------


def test_as_text(record: Record) -> None:
    text = as_text(compare(record, with_claim(worse(record), figure="60,000 people")))
    assert text.splitlines() == [
        "from 2026-01-20 to 2026-01-20: 1 worse, 0 better, 0 on other grounds, 0 new, 0 removed, "
        "0 sums changed",
        "",
        "Turned worse",
        f"  {CLAIM}: supported → contradicted",
        "    “carried about 48,000 people last year”  claims/example.yaml:6",
        f"    claim edited {CLAIM}: figure: about 48,000 people → 60,000 people",
    ]


def test_as_json_gives_back_the_data(record: Record) -> None:
    diff = compare(record, worse(record))
    assert json.loads(as_json(diff)) == diff


def test_the_page_stands_alone_and_runs_nothing(record: Record) -> None:
    hostile = with_claim(worse(record), id=HOSTILE, quote=HOSTILE, figure=HOSTILE)
    before = with_claim(record, id=HOSTILE)
    page = as_html(compare(before, hostile))
    assert "<script" not in page
    assert "{{ 7 * 7 }}" in page
    assert "\u202e" not in page
    assert "src=" not in page
    assert "http:" not in page
    assert "https:" not in page


def test_nothing_of_a_record_steers_the_terminal(record: Record) -> None:
    text = as_text(compare(record, with_claim(worse(record), quote=HOSTILE, figure=HOSTILE)))
    assert "\x1b" not in text
    assert "\u202e" not in text


# --- reading records ------------------------------------------------------------------------


def test_a_written_record_is_read_back(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_text(record_json(record), "utf-8")
    assert load_record(path) == json.loads(record_json(record))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not JSON"),
        ("{\n\n,", r"audit.json:3: is not JSON"),
        ("[]", "is no audit: the whole"),
        ("{}", "is no audit: version"),
        ('{"version": NaN}', "NaN is no number of JSON"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_broken_file_is_one_clear_message(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_text(text, "utf-8")
    with pytest.raises(BrokenInputError, match=message):
        load_record(path)


def test_a_missing_file_is_one_clear_message(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError, match="is missing"):
        load_record(tmp_path / "audit.json")


@pytest.mark.parametrize(
    ("keys", "message"),
    [({"verdict": "splendid"}, r"claims\.0\.verdict"), ({"trials": None}, r"claims\.0\.trials")],
)
def test_a_record_of_another_shape_is_refused(
    record: Record, keys: Record, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "audit.json"
    path.write_text(json.dumps(with_claim(record, **keys)), "utf-8")
    with pytest.raises(BrokenInputError, match=message):
        load_record(path)


def test_an_id_that_stands_twice_is_refused(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_text(json.dumps(record | {"claims": record["claims"] * 2}), "utf-8")
    with pytest.raises(BrokenInputError, match="an id stands twice"):
        load_record(path)


def test_every_key_of_a_record_is_described(record: Record) -> None:
    """Or schemas/audit.schema.json would not say what audit.json holds."""
    assert undescribed(AuditShape, record) == []


def undescribed(shape: type[Shape], data: Record, at: str = "") -> list[str]:
    fields = {f.alias or name: f.annotation for name, f in shape.model_fields.items()}
    found = [f"{at}{key}" for key in data if key not in fields]
    for key, value in data.items():
        inner = _shape_in(fields.get(key))
        rows = (
            value if isinstance(value, list) else value.values() if isinstance(value, dict) else []
        )
        for row in list(rows)[:1] if inner else []:
            found += undescribed(inner, row, f"{at}{key}.")
    return found


def _shape_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    inner = (_shape_in(part) for part in getattr(annotation, "__args__", ()))
    return next(filter(None, inner), None)


def test_an_attestation_says_what_it_attests(record: Record) -> None:
    more = deepcopy(worse(record))
    said = {"id": "a-denial", "attests": CLAIM, "holds": "no", "printed": None}
    more["facts"].append(more["facts"][0] | said)
    assert compare(record, more)["worse"][0]["causes"] == [
        {"kind": "fact added", "what": "a-denial", "detail": "no"}
    ]
