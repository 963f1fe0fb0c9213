"""Adding to YAML files as people write them."""

from __future__ import annotations

import pytest
import yaml

from claimaudit.intake.yaml_lists import append_comment, append_item, render

ITEM = ["id: new", "note: 'x'"]


@pytest.mark.parametrize(
    "written",
    ["claims:\n  - id: a\n", "claims:\n- id: a\n", "claims:\n    - {id: a}  # one\n", "claims: []\n", "claims:\n",
     "claims: [ ]   # none\n", "article: x\n", "claims:\n  - id: a\narithmetic: []\n",
     "claims:\n  - id: a\n\n  # the end of the claims\n\n# sums\narithmetic:\n  - b\n",
     "claims:\n  - id: a\n    note: |\n      two\n\n      lines\narithmetic: []\n",
     "claims:\n  - id: a\n    note: >-\n      folded\n      text", "\ufeffclaims:\n  - id: 甲𝄞\n# 尾\n",
     "claims:\r\n  - id: a\r\n\r\narithmetic: []\r\n", "claims:\n  - id: a\n    note:\n# c\nb: 1\n",
     "claims:\n  - id: a\n    from: {period: '1'}  # x\n    to:\n      period: '2'\n", "claims:\n  -\n    id: a\n",
     'claims:\n  - id: a\n    note: "two\n      lines # no comment"\n    # a comment on it\nb: 1'],
)  # fmt: skip
def test_an_item_is_added_and_every_byte_kept(written: str) -> None:
    extended = append_item(written, "claims", ITEM)
    assert extended is not None
    before, after = yaml.safe_load(written), yaml.safe_load(extended)
    assert after == {
        **before,
        "claims": [*(before.get("claims") or []), {"id": "new", "note": "x"}],
    }
    at = extended.index("- id: new")
    start = extended.rindex("\n", 0, at) + 1
    end = extended.index("'x'", at) + len("'x'")
    end += 2 if extended[end] == "\r" else 1
    rest = extended[:start] + extended[end:]
    added = "claims:" if "claims" not in before else ""
    emptied = (
        written.replace(" []", "", 1).replace(" [ ]", "", 1)
        if written.startswith("claims: [")
        else written
    )
    assert rest.replace(added, "").rstrip() == emptied.rstrip()
    again = append_item(extended, "claims", ["id: newer"])
    assert again is not None
    assert [c["id"] for c in yaml.safe_load(again)["claims"]][-2:] == ["new", "newer"]


@pytest.mark.parametrize("written", ["claims: [{id: a}]\n", "claims: a\n", "claims: {a: b}\n"])
def test_what_cannot_be_added_to_is_left_alone(written: str) -> None:
    assert append_item(written, "claims", ITEM) is None


@pytest.mark.parametrize(
    "written",
    ["claims:\n  - id: a\narithmetic: []\n", "claims:\n- id: a\n", "claims: []\n", "claims:\n  - id: a\n    note: |\n      x\n",
     "claims:\r\n  - id: a\r\n"],
)  # fmt: skip
def test_comments_change_nothing_and_become_items(written: str) -> None:
    commented = append_comment(written, "claims", [["draft 1", "- id: new", "  note: 'x'"]])
    assert yaml.safe_load(commented) == yaml.safe_load(written)
    lines = [line for line in commented.splitlines() if "draft" not in line]
    open_ = "\n".join(line.replace("# ", "", 1) for line in lines).replace("claims: []", "claims:")
    before = yaml.safe_load(written)["claims"]
    assert yaml.safe_load(open_)["claims"] == [*before, {"id": "new", "note": "x"}]


@pytest.mark.parametrize(
    "value",
    ["a: b", "#no", "- x", "'", '"', "4.6", "yes", "null", "两\u2028行", "a\nb", "a\r\tb", "\x07\x85\ufeff", "", " x ",
     "【】𝄞", "x" * 3000, "a  " * 500, "%a", "@a", "? a", "{a}", "a #b", "\u200b", "\ufffe"],
)  # fmt: skip
def test_any_text_stands_on_one_line_and_comes_back(value: str) -> None:
    lines = render({"quote": value, "from": {"period": value}})
    assert len(lines) == 2
    assert all(len(line.splitlines()) == 1 for line in lines)
    assert yaml.safe_load("\n".join(lines)) == {"quote": value, "from": {"period": value}}
    yaml.safe_load("\n".join(f"# {line}" for line in lines))
