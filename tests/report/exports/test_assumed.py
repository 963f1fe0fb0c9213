"""Whatever shows a verdict shows what it was read as that its article does not print."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.report.exports import export
from claimaudit.report.html.page import render
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.lookup import Lookup
from claimaudit.report.text import explained
from claimaudit.report.why import why
from tests.record.audits import CLAIM, audit_of_a_new_workspace, with_claim
from tests.report.html.reading import as_read, words_of

WHY = {"zh": "上一段说的是河船", "en": "the paragraph before is on river boats"}
ASSUMED: dict[str, Any] = {
    "region": {"is": "china", "why": WHY},
    "said_by": {"is": "Example Lake Ferry Company", "why": WHY},
}
READ = {
    "en": ["China", "said by Example Lake Ferry Company", WHY["en"]],
    "zh": ["中国", "由Example Lake Ferry Company所说", WHY["zh"]],
}


Report = tuple[Audit, dict[str, str]]


@pytest.fixture(scope="module", params=["supported", "contradicted"])
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    audit, texts = audit_of_a_new_workspace(tmp_path_factory.mktemp("w"))
    entered = audit.claims[0].model_dump(by_alias=True) | {"assumed": ASSUMED}
    put_in = {"assumed": ClaimRecord.model_validate(entered).assumed, "verdict": request.param}
    held = {"conditions": {"region": "china"}, "said_by": ASSUMED["said_by"]["is"]}
    return with_claim(audit, **put_in, **held), texts


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["markdown", "summary", "card", "dossier", "explain", "html"])
def test_what_is_assumed_is_shown(kind: str, lang: str, read: Report) -> None:
    audit, texts = read
    (claim,) = audit.claims
    if kind in ("summary", "dossier") and claim.verdict == "supported":
        pytest.skip("it names convictions alone")
    if kind == "explain":
        shown = explained(why(Lookup(audit), claim), claim.line, lang)
    elif kind == "html":
        page = render(audit, texts)
        shown = as_read(page, words_of(page), lang)
    else:
        shown = export(kind, audit, texts, {"lang": lang, "claim": CLAIM, "article": claim.article})
    told = READ[lang][:2] if kind == "card" else READ[lang]
    assert all(words in shown for words in told), shown
