"""Sentences that do not say their figure, by what they say of it, and such as do: said.yaml. The
figure of each stands in ⟦⟧; entered as a fact it is refused, or taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.base.textyaml import load_words
from claimaudit.workspace.anchors import ClaimError
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.library import Vocabulary
from claimaudit.workspace.reading.register import read_claim
from claimaudit.workspace.references import Metric, MetricsFile
from claimaudit.workspace.wording.guards import odd_claim
from tests.workspace.test_register import TEXTS

METRIC = Metric.model_validate({"id": "people", "zh": "人", "en": "people", "dimension": "count"})
NOTHING = MetricsFile(dimensions={}, conditions={}, metrics=[])
# What the one message says of each kind.
MESSAGES = {
    "cut": "is not whole: the article prints",
    "disowned": "which says that it is not so",
    "negated": "to say that it is not so",
    "left_out": "as what is left out",
    "denied": "is denied there",
    "withdrawn": "as what was wrong",
    "before_now": "as what was to be, or is no longer",
    "hearsay": "is hearsay there",
    "expected": "is expected or possible there",
    "intended": "is intended there",
    "stated": "",
}
TABLE: dict[str, dict[str, list[str]]] = load_words(Path(__file__).with_name("said.yaml"))


def refused(sentence: str, language: str, metric: Metric = METRIC) -> list[str]:
    """What is said of the figure of `sentence`, entered as a fact."""
    before, _, rest = sentence.partition("⟦")
    figure, _, behind = rest.partition("⟧")
    text = before + figure + behind
    entry = CatalogEntry(
        id="t", file="t.txt", title="T", publisher="P", language=language, sha256="0" * 64,
        rights="none", published="2025-10-01",
    )  # fmt: skip
    claim = Claim.model_validate(
        {"id": "c", "quote": text, "form": "value", "subject": "s", "metric": "people", "figure": figure}
    )  # fmt: skip
    try:
        registered = read_claim(claim, Article(entry, text), TEXTS)
    except ClaimError as error:
        return [str(error)]
    vocabulary = Vocabulary({}, {"people": metric}, NOTHING)
    return [message for message, _ in odd_claim(registered, vocabulary)]


@pytest.mark.parametrize(
    ("kind", "language", "sentence"),
    [
        (kind, language, sentence)
        for kind, told in TABLE.items()
        for language, sentences in told.items()
        for sentence in sentences
    ],
)
def test_a_figure_is_a_fact_only_where_its_sentence_says_so(
    kind: str, language: str, sentence: str
) -> None:
    said, message = refused(sentence, language), MESSAGES[kind]
    assert (len(said), message in "".join(said)) == (int(bool(message)), True), said


def test_the_words_that_tell_are_shown() -> None:
    (said,) = refused("It never in its long history carried ⟦48,312 people⟧.", "en")
    assert "“never in its long history carried 48,312 people”" in said


def test_only_as_many_kinds_are_told_as_there_are_messages() -> None:
    assert set(TABLE) == set(MESSAGES)
