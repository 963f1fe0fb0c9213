"""What a person wrote in one language or in both: read as it is entered, and told where it is broken."""

from __future__ import annotations

import pytest

from claimaudit.base.model import Bilingual
from claimaudit.base.problems import BrokenInputError
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM, Tiny

BOTH = {"zh": "文中没有写年份", "en": "no year is printed"}
SAYS = {"id": "a", "attests": "t-compute", "holds": "yes",
        "prints": [{"document": "datasheet", "at": "p. 1", "clip": "so it is"}]}  # fmt: skip


@pytest.mark.parametrize("given", ["no year is printed", "文中没有写年份", BOTH])
def test_a_note_and_a_reason_are_one_text_or_one_a_language(tiny: Tiny, given: object) -> None:
    tiny.claims(CLAIM | {"note": given})
    tiny.references([{"id": "datasheet", "publisher": "Maker", "title": "A", "type": "vendor_datasheet",
                      "url": "https://maker.example/a", "retrieved": "2026-01-01"}],
                    [SAYS | {"why": given}])  # fmt: skip
    workspace = load_workspace(tiny.root)
    entered = Bilingual.model_validate(given) if isinstance(given, dict) else given
    assert workspace.register.claims["t-compute"].claim.note == entered
    assert workspace.library.facts["a"].fact.why == entered


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"zh": "文中没有写年份"}, "“en” is missing"),
        ({**BOTH, "de": "ohne Jahr"}, "“de” is not a key"),
        ({**BOTH, "zh": " "}, "says nothing in one language"),
        (["no year is printed"], "“note” is no text"),
    ],
)
def test_a_broken_one_is_one_problem_on_its_line(tiny: Tiny, given: object, message: str) -> None:
    tiny.claims(CLAIM | {"note": given})
    with pytest.raises(BrokenInputError, match=message) as refused:
        load_workspace(tiny.root)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line > 1) == ("claims/t.yaml", True)
