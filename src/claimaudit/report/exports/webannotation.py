"""Every claim as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/).

A quote is found again by its words (TextQuoteSelector) and by its place
(TextPositionSelector, in code points of the raw article).
"""

from __future__ import annotations

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import html_id, json_for_html
from claimaudit.record.record import Record

CONTEXT_CHARS = 32
_REPORT = "index.html"


def web_annotations(record: Record, texts: dict[str, str]) -> str:
    """An AnnotationCollection with one page, in the order of the articles.

    Raises BrokenInputError where a text is not the one that was audited.
    """
    articles = {article["id"]: article for article in record["articles"]}
    claims = sorted(record["claims"], key=lambda c: (c["article"], c["start"], c["id"]))
    items = [_annotation(c, articles[c["article"]], texts, record["reasons"]) for c in claims]
    return json_for_html(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"{_REPORT}#annotations",
            "type": "AnnotationCollection",
            "label": f"claimaudit, as of {record['as_of']}",
            "total": len(items),
            "first": {
                "id": f"{_REPORT}#annotations-1",
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": items,
            },
        }
    )


def _annotation(claim: Record, article: Record, texts: dict[str, str], reasons: Record) -> Record:
    text, start, end = texts.get(article["id"], ""), claim["start"], claim["end"]
    if text[start:end] != claim["quote"]:
        where = f"seeds/{article['file']}"
        message = f"claim {claim['id']}: its quote does not stand at {start}"
        raise BrokenInputError([Problem(where, 0, message, "audit again, then export")])
    codes = (*claim["reasons"], *claim["notes"])
    why = "; ".join(reasons[code]["en"] for code in codes if code in reasons)
    provisional = " (provisional)" if claim["provisional"] else ""
    said = claim["verdict"] + provisional + (f": {why}" if why else "")
    return {
        "id": f"{_REPORT}#{html_id(claim['id'])}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            {"type": "TextualBody", "purpose": "assessing", "value": said,
             "format": "text/plain", "language": "en"},
            {"type": "TextualBody", "purpose": "tagging", "value": claim["verdict"]},
        ],
        "target": {
            "source": article["url"] or f"seeds/{article['file']}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": claim["quote"],
                    "prefix": text[max(0, start - CONTEXT_CHARS) : start],
                    "suffix": text[end : end + CONTEXT_CHARS],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }  # fmt: skip
