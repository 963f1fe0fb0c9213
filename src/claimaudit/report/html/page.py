"""reports/out/index.html: the whole audit in one file that opens from disk and asks for nothing.

Both languages stand in the page; the style sheet shows one. Views are sections that the
address selects (:target), so reading works without scripts; scripts filter and sort.
Nothing of the record or the articles reaches the page but through `html_text` and `attr`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.report.html import charts, glance, sources
from claimaudit.report.html.anchors import Anchors
from claimaudit.report.html.environment import asset, content_policy, environment
from claimaudit.report.html.evidence import evidence
from claimaudit.report.html.marks import Block, blocks
from claimaudit.report.html.scales import scale
from claimaudit.report.html.subjects import subjects
from claimaudit.report.html.table import island, table_data
from claimaudit.report.html.terms import Terms
from claimaudit.report.html.verdicts import bar
from claimaudit.report.lookup import Lookup, beyond
from claimaudit.report.phrase import say
from claimaudit.report.sums import sum_told
from claimaudit.report.why import why

# From here on the page warns that it is large.
LARGE = 2500
# Line ends and indentation of the templates; those inside a quote stand before text.
_INDENT = re.compile(r"\n\s*(?=<)")


def render(audit: Audit, texts: Mapping[str, str]) -> str:
    """The report of one audit. `texts` holds the raw articles by id."""
    lookup, anchors, terms = Lookup(audit), Anchors(audit), Terms()
    articles = [article.id for article in audit.articles]
    marked = {a: blocks(texts.get(a, ""), anchors.claims_of[a]) for a in articles}

    def held(conditions: Mapping[str, str]) -> Markup:
        pairs = (say("why.pair", name=n, value=v) for n, v in lookup.conditions(conditions))
        return Markup("; ").join(map(terms.short, pairs))

    body = environment().get_template("body.html.j2").render(
        record=audit, lookup=lookup, at=anchors, blocks=marked, large=len(audit.claims) > LARGE,
        beyond=beyond, bar=bar, short=terms.short, w=terms.word, el=terms.element, held=held,
        **_views(lookup, anchors),
    )  # fmt: skip
    style, script, words = asset("report.css"), asset("report.js"), terms.style()
    page = (
        environment()
        .get_template("report.html.j2")
        .render(
            record=audit,
            body=Markup(_INDENT.sub("", body)),  # noqa: S704 - rendered by the same environment just above
            style=style,
            words=words,
            script=script,
            data=island(table_data(lookup, _in_place(anchors, marked))),
            policy=content_policy([style, words], script),
        )
    )
    return str(page)


def _views(lookup: Lookup, anchors: Anchors) -> dict[str, Any]:
    """What the templates of the views print beside the record."""
    audit = lookup.audit
    sums = sorted(audit.arithmetic, key=lambda s: (s.holds, s.kind, s.id))
    return {
        "whys": {claim.id: why(lookup, claim) for claim in audit.claims},
        "scales": {claim.id: scale(claim, audit.policy) for claim in audit.claims},
        "first": glance.first(audit),
        "sums": [sum_told(lookup, entry) for entry in sums],
        "evidence": evidence(lookup),
        "sources": sources.sources(lookup),
        "deciding": sources.deciding_facts(lookup),
        "subjects": subjects(lookup),
        "charts": {article: charts.chart(c) for article, c in anchors.claims_of.items()},
        "chart_shapes": charts.shapes(),
        "chart_axis": charts.axis(),
    }


def _in_place(anchors: Anchors, marked: Mapping[str, list[Block]]) -> Iterator[ClaimRecord]:
    """The claims in the order of their cards on the page."""
    for article, claims in sorted(anchors.claims_of.items()):
        placed = [c for block in marked[article] for p in block.paragraphs for c in p.claims]
        yield from placed or claims
