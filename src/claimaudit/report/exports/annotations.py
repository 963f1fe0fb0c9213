"""Every claim as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/).

A quote is found again by its words (TextQuoteSelector) and by its place
(TextPositionSelector, in code points of the raw article).
"""

from collections.abc import Mapping
from typing import Any

from claimaudit.base.shown import html_id, json_for_html
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.report.gists import gist_of
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import joined, say
from claimaudit.report.standing import with_strength

CONTEXT_CHARS = 32
_REPORT = "index.html"
_LANGUAGE = "en"


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """An AnnotationCollection with one page, in the order of the articles."""
    lookup = Lookup(audit)
    claims = sorted(audit.claims, key=lambda c: (c.article, c.start, c.id))
    items = [_annotation(lookup, claim, texts[claim.article]) for claim in claims]
    page = {"id": f"{_REPORT}#annotations-1", "type": "AnnotationPage", "startIndex": 0}
    return json_for_html(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"{_REPORT}#annotations",
            "type": "AnnotationCollection",
            "label": f"claimaudit, as of {audit.as_of}",
            "total": len(items),
            "first": page | {"items": items},
        }
    )


def _annotation(lookup: Lookup, claim: ClaimRecord, text: str) -> dict[str, Any]:
    article = lookup.articles[claim.article]
    words = {"value": _said(lookup, claim), "format": "text/plain", "language": _LANGUAGE}
    return {
        "id": f"{_REPORT}#{html_id(claim.id)}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            {"type": "TextualBody", "purpose": "assessing", **words},
            {"type": "TextualBody", "purpose": "tagging", "value": claim.verdict},
        ],
        "target": {
            "source": article.url or f"seeds/{article.file}",
            "selector": _selectors(claim, text),
        },
    }


def _said(lookup: Lookup, claim: ClaimRecord) -> str:
    """The gist of a conviction, then the verdict with its reasons and notes."""
    verdict = with_strength(say(f"judged.{claim.verdict}"), claim)
    if codes := (*claim.reasons, *claim.notes):
        words = joined(map(lookup.reason, codes), "sentence.semicolon")
        verdict = say("annotation.because", verdict=verdict, words=words)
    if gist := gist_of(claim):
        verdict = say("annotation.gist", gist=gist, said=verdict)
    return verdict.text(_LANGUAGE)


def _selectors(claim: ClaimRecord, text: str) -> list[dict[str, Any]]:
    start, end = claim.start, claim.end
    return [
        {
            "type": "TextQuoteSelector",
            "exact": claim.quote,
            "prefix": text[max(0, start - CONTEXT_CHARS) : start],
            "suffix": text[end : end + CONTEXT_CHARS],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
