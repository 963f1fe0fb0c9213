"""reports/out/index.html: the whole audit in one file that opens from disk and asks for nothing.

Both languages stand in the page; the style sheet shows one. Views are sections that the
address selects (:target), so reading works without scripts; scripts filter and sort.
Nothing of the record or the articles reaches the page but through `html_text` and `attr`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from claimaudit.base.folding import glosses
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.report import claimreview
from claimaudit.report.html import first_page, pictures, views
from claimaudit.report.html.environment import asset, content_policy, environment
from claimaudit.report.html.marks import Block, blocks
from claimaudit.report.html.shorthand import Anchors, Terms, labels
from claimaudit.report.html.table import table_data
from claimaudit.report.lookup import Lookup, beyond
from claimaudit.report.phrase import Phrase, joined, name_of, say
from claimaudit.report.standing import rests, settled
from claimaudit.report.sums import sum_told
from claimaudit.report.why import why

# So many that decide nothing are shown on a card; others are counted.
_MOST = 3
# From here on the page warns that it is large.
LARGE = 2500
# Line ends and indentation of the templates; those inside a quote stand before text.
_INDENT = re.compile(r"\n\s*(?=<)")
# Between tags a quotation mark needs no escape.
_QUOTED = re.compile(r">[^<]*&#3[49];[^<]*")


def render(audit: Audit, texts: Mapping[str, str]) -> str:
    """The report of one audit. `texts` holds the raw articles by id."""
    lookup, anchors, terms = Lookup(audit), Anchors(audit), Terms()
    marked = {
        a.id: blocks(
            texts.get(a.id, ""),
            anchors.claims_of[a.id],
            [f.start for f in a.coverage.unclaimed] if a.coverage else [],
        )
        for a in audit.articles
    }

    def held(conditions: Mapping[str, str]) -> Markup:
        return terms.short(lookup.listed(conditions))

    @cache  # a page names the same few hundred documents in thousands of places
    def source(document: str, key: str = "") -> Markup:
        """The publisher of a document, linked to its entry; `key` says what it is retold or copied
        from."""
        name = lookup.source(document)
        said = say(f"sources.{key}_from", name=name) if key else name
        return terms.linked(anchors.documents[document], said)

    # Which language is read is known before the first words are painted.
    language, script = asset("language.js").strip(), asset("report.js")
    body = environment().get_template("body.html.j2").render(
        record=audit, lookup=lookup, at=anchors, blocks=marked, large=len(audit.claims) > LARGE,
        short=terms.short, w=terms.word, el=terms.element,
        linked=terms.linked, held=held, source=source,
        beyond=beyond, MOST=_MOST, first=language,
        **_views(lookup, anchors, texts),
    )  # fmt: skip
    body = terms.settle(_INDENT.sub("", body))
    body = _QUOTED.sub(lambda m: m[0].replace("&#39;", "'").replace("&#34;", '"'), body)
    data = table_data(lookup, _in_place(anchors, marked), terms)
    style, words = asset("report.css") + labels(), terms.style()
    return environment().get_template("report.html.j2").render(
        record=audit, style=style, words=words, script=script,
        body=Markup(body),  # noqa: S704 - rendered by the same environment
        data=htmlsafe_json_dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False),
        policy=content_policy([style, words], language, script), about=_about(audit),
        # What search engines read of the claims that are to be published.
        reviews=Markup(claimreview.on_the_page(audit) or ""),  # noqa: S704 - escaped for a script
    )  # fmt: skip


def _views(lookup: Lookup, anchors: Anchors, texts: Mapping[str, str]) -> dict[str, Any]:
    """What the templates of the views print beside the record."""
    audit = lookup.audit
    sums = sorted(audit.arithmetic, key=lambda s: (s.holds, s.kind == "disagreement", s.kind, s.id))
    return {
        "whys": {claim.id: why(lookup, claim) for claim in audit.claims},
        "scales": {
            claim.id: pictures.scale(claim, audit.policy, lookup.facts) for claim in audit.claims
        },
        "findings": first_page.findings(audit),
        "changed": first_page.changed(audit),
        "is_told_first": first_page.is_told_first,
        "gravest_first": first_page.first(audit),
        "twins": views.twins(lookup),
        "within": views.within(lookup),
        "parts": views.parts(audit.claims),
        "clips": {claim.id: first_page.clips(lookup, claim) for claim in first_page.first(audit)},
        "sums": [sum_told(lookup, entry) for entry in sums],
        "evidence": views.evidence(lookup),
        "sources": views.sources(lookup),
        "subjects": views.subjects(lookup),
        "glossed": {a.id: any(glosses(texts.get(a.id, ""))) for a in audit.articles},
        "charts": {article: pictures.chart(c) for article, c in anchors.claims_of.items()},
        "timelines": {i: views.timeline(claims) for i, claims in anchors.claims_of.items()},
        "pictures": pictures,
        "views": views,
        "about": _about(audit),
        "sure": settled(lookup, lookup.statements),
        "rests": rests(lookup, lookup.statements),
        "outlets": joined(dict.fromkeys(map(lookup.outlet, audit.articles)), "sentence.list"),
    }


def _about(audit: Audit) -> Phrase | None:
    """What all articles are about, where that is one thing."""
    topics = {name_of(article.topic) if article.topic else None for article in audit.articles}
    return topics.pop() if len(topics) == 1 else None


def _in_place(anchors: Anchors, marked: Mapping[str, list[Block]]) -> Iterator[ClaimRecord]:
    """The claims in the order of their cards on the page."""
    for article, claims in sorted(anchors.claims_of.items()):
        placed = [c for block in marked[article] for p in block.paragraphs for c in p.claims]
        yield from placed or claims
