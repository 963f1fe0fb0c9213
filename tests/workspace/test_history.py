"""claims/history.yaml: when verdicts changed and why, entered by hand and shown on the card."""

from __future__ import annotations

import re

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.record.models import Audit
from claimaudit.record.one import audit_claim
from claimaudit.report.text import explain_claim
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny

MOVE: dict[str, object] = {
    "id": "move-t-compute",
    "claim": "t-compute",
    "on": "2026-01-05",
    "from": "unverifiable",
    "to": "supported",
    "why": {"zh": "找到了原文", "en": "its source was found"},
}


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in MOVE.items() if name != key}


@pytest.mark.parametrize(
    ("move", "said"),
    [
        (MOVE | {"claim": "t-compote"}, "no claim has the id “t-compote”"),
        (MOVE | {"from": "supported"}, "from and to are one verdict"),
        (MOVE | {"to": "true"}, "to"),
        (MOVE | {"on": "yesterday"}, "yesterday"),
        (without("why"), "why"),
        (MOVE | {"why": {"en": "its source was found"}}, "zh"),
    ],
)
def test_what_is_wrong_with_a_change_is_said(
    move: dict[str, object], said: str, tiny: Tiny
) -> None:
    tiny.write("claims/history.yaml", {"moves": [move]})
    with pytest.raises(BrokenInputError, match=said) as refused:
        load_workspace(tiny.root)
    assert all(p.file == "claims/history.yaml" for p in refused.value.problems)


def test_a_change_is_shown_the_oldest_first_and_moves_nothing(tiny: Tiny) -> None:
    before = audit_claim(load_workspace(tiny.root), "t-compute").claims[0]
    later = MOVE | {"id": "move-2", "on": "2026-02-01", "from": "supported", "to": "misleading"}
    tiny.write("claims/history.yaml", {"moves": [later, MOVE]})
    workspace = load_workspace(tiny.root)
    (after,) = audit_claim(workspace, "t-compute").claims
    assert [m.on for m in after.moves] == ["2026-01-05", "2026-02-01"]
    assert after.model_copy(update={"moves": []}) == before
    told = explain_claim(workspace, "t-compute", "en")
    assert "Changed on 2026-01-05, from unverifiable to supported: its source was found." in told


def test_the_log_of_our_articles_ends_where_their_verdicts_are(
    real_audit: tuple[Audit, dict[str, str]], real_page: str
) -> None:
    moved = [c for c in real_audit[0].claims if c.moves]
    assert len(moved) > 15
    assert [c.id for c in moved if c.moves[-1].to != c.verdict] == []
    told = {(m.on, m.from_, m.to, m.why.zh, m.why.en) for c in moved for m in c.moves}
    assert len(set(re.findall("[-0-9]{10}更改结论：由“[^。]+", real_page))) == len(told)
    for on, _, _, zh, en in told:
        assert re.search(f"{on}更改结论：由“[^”]+”改为“[^”]+”：{re.escape(zh)}", real_page)
        assert re.search(f"Changed on {on}, from [a-z ]+ to [a-z ]+: {re.escape(en)}", real_page)
