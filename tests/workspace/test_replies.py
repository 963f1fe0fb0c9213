"""claims/replies.yaml: what others answer to a verdict, read beside the claims."""

from __future__ import annotations

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.record.models import Audit
from claimaudit.record.one import audit_claim
from claimaudit.report.text import explain_claim
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny

FILE = "claims/replies.yaml"
REPLY: dict[str, object] = {
    "id": "reply-t-compute",
    "claim": "t-compute",
    "on": "2026-01-05",
    "by": "The author",
    "kind": "objection",
    "words": {"en": "I meant the sparse figure."},
    "link": "https://author.example.org/reply",
}


def answer(tiny: Tiny, *replies: dict[str, object]) -> None:
    tiny.write(FILE, {"replies": list(replies)})


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in REPLY.items() if name != key}


@pytest.mark.parametrize(
    ("reply", "line", "said"),
    [
        (
            REPLY | {"claim": "t-compote"},
            3,
            "reply reply-t-compute: no claim has the id “t-compote”",
        ),
        (REPLY | {"claim": "t-compote"}, 3, "nearest: t-compute"),
        (without("claim"), 2, "claim"),
        (without("on"), 2, "on"),
        (REPLY | {"on": "yesterday"}, 4, "yesterday"),
        (REPLY | {"on": ""}, 4, "on"),
        (without("by"), 2, "by"),
        (REPLY | {"by": ""}, 5, "by"),
        (REPLY | {"kind": "praise"}, 6, "'reply', 'correction' or 'objection'"),
        (without("words"), 2, "words"),
        (REPLY | {"words": {}}, 7, "give the words: zh, en or both"),
        (REPLY | {"words": {"zh": "", "en": "  "}}, 7, "give the words: zh, en or both"),
        (REPLY | {"words": {"en": "x" * 2001}}, 7, "has 2,001 characters"),
        (REPLY | {"link": "http://author.example.org/"}, 9, "is not an https:// link"),
        (REPLY | {"verdict": "supported"}, 10, "“verdict” is not a key"),
    ],
)
def test_what_is_wrong_with_a_reply_is_said_with_its_line(
    reply: dict[str, object], line: int, said: str, tiny: Tiny
) -> None:
    answer(tiny, reply)
    (problem,) = tiny.problems()
    assert (problem.file, problem.line) == (FILE, line)
    assert said in str(problem)


def test_an_id_stands_once(tiny: Tiny) -> None:
    answer(tiny, REPLY, REPLY | {"on": "2026-01-06"})
    with pytest.raises(BrokenInputError, match=r"stands already at claims/replies\.yaml:2"):
        load_workspace(tiny.root)


def test_a_reply_changes_nothing_but_that_it_is_told(tiny: Tiny) -> None:
    before = tiny.audit()
    later = REPLY | {"id": "reply-later", "on": "2026-02-01", "words": {"zh": "已更正。"}}
    answer(tiny, later, REPLY)
    after = tiny.audit()
    (claim,) = after.claims
    assert [r.id for r in claim.replies] == ["reply-t-compute", "reply-later"]
    assert (claim.replies[0].file, claim.replies[0].line) == (FILE, 10)
    assert (claim.replies[1].words.zh, claim.replies[1].words.en) == ("已更正。", "已更正。")
    assert after.claims[0].model_copy(update={"replies": []}) == before.claims[0]
    assert _but_inputs(after) == _but_inputs(before)


def _but_inputs(audit: Audit) -> Audit:
    return audit.model_copy(update={"inputs": "", "claims": []})


def test_explain_tells_it_beneath_the_verdict(tiny: Tiny) -> None:
    answer(tiny, REPLY)
    workspace = load_workspace(tiny.root)
    assert len(audit_claim(workspace, "t-compute").claims[0].replies) == 1
    said = explain_claim(workspace, "t-compute", "en").partition("\n\n")[0]
    assert "Objection of The author, 2026-01-05: “I meant the sparse figure.”" in said
    assert "https://author.example.org/reply" in said
    assert "The author 2026-01-05提出异议" in explain_claim(workspace, "t-compute", "zh")
