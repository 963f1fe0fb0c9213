"""A claim and a source whose words speak of two things that go by one name, or of two times, are not
of one quantity, whatever metric both are entered under: senses.yaml and times.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DOCUMENT, ROOT, Tiny
from tests.table import read_table

CONDITIONS = ["region", "basis", "period"]
SHOP = [
    {"id": "new-chip", "en": "Harbour Boats", "zh": "港湾船务", "kind": "company"},
    {"id": "old-chip", "en": "Nordic Rail", "zh": "北方铁路", "kind": "company"},
]


METRICS: dict[str, Any] = read_table(ROOT / "references" / "metrics.yaml")


def problems(
    tiny: Tiny, said: str, clip: str, metric: str, claim: dict[str, Any], fact: dict[str, Any]
) -> list[str]:
    """What is said of a sentence and a clip, the figures of both in ⟦⟧, under one metric, which is
    `English name, 中文名, dimension`."""
    (quote, figure), (printed, its) = map(_cut, (said, clip))
    en, zh, dimension = metric.split(", ")
    entered = {"id": "told", "en": en, "zh": zh, "dimension": dimension, "conditions": CONDITIONS}
    tiny.write("references/metrics.yaml", {**METRICS, "metrics": [entered]})
    tiny.write("references/subjects.yaml", {"subjects": SHOP})
    tiny.article(quote + "\n")
    of = {"subject": "new-chip", "metric": "told", "conditions": {"period": "2024"}}
    tiny.claims({"id": "c", "quote": quote, "form": "value", "figure": figure, **of, **claim})
    document = {**DOCUMENT, "published": "2025-02-20"}
    one = {"document": document["id"], "at": "p. 1", "figure": its, "clip": printed}
    tiny.references([document], [{"id": "f", **of, **fact, "prints": [one]}])
    return [p.message for p in tiny.problems()]


def _cut(marked: str) -> tuple[str, str]:
    before, _, rest = marked.partition("⟦")
    figure, _, behind = rest.partition("⟧")
    return before + figure + behind, figure


TABLES: list[dict[str, Any]] = [
    read_table(Path(__file__).with_name(f"{name}.yaml")) for name in ("senses", "times")
]


@pytest.mark.parametrize(
    ("kind", "metric", "claim", "clip"),
    [
        (kind, *row.split(" | "))
        for table in TABLES
        for kind, rows in table["apart"].items()
        for row in rows
    ],
)
def test_what_words_tell_apart(tiny: Tiny, kind: str, metric: str, claim: str, clip: str) -> None:
    found = problems(tiny, claim, clip, metric, {}, {})
    assert len(found) == 1
    assert kind in found[0], found


@pytest.mark.parametrize(
    ("metric", "claim", "clip"), [row.split(" | ") for table in TABLES for row in table["alike"]]
)
def test_what_they_do_not(tiny: Tiny, metric: str, claim: str, clip: str) -> None:
    assert problems(tiny, claim, clip, metric, {}, {}) == []


@pytest.mark.parametrize(
    ("claim", "fact", "is_refused"),
    [
        ({}, {}, True),
        ({"conditions": {"period": "2024", "basis": "net"}}, {}, False),
        ({}, {"conditions": {"period": "2023"}}, False),
        ({}, {"conditions": {"period": "2024", "region": "world"}}, False),
        ({}, {"conditions": {"period": "2024", "basis": "gross"}}, True),
        ({"conditions": {"period": "2024", "basis": "gross"}}, {}, True),
        ({"kind": "forecast", "note": "it is meant"}, {}, False),
    ],
)
def test_what_is_entered_holds_them_apart(
    tiny: Tiny, claim: dict[str, Any], fact: dict[str, Any], is_refused: bool
) -> None:
    told = "She earned ⟦$5,123⟧ net", "gross pay of ⟦$5,123⟧", "pay, 工资, money"
    assert bool(problems(tiny, *told, claim, fact)) == is_refused
