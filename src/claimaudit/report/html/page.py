"""reports/out/index.html: the whole audit in one file that opens from disk and asks for nothing.

Both languages stand in the page; the style sheet shows one. Views are sections that the
address selects (:target), so reading works without scripts; scripts filter and sort.
Nothing of the record or the articles reaches the page but through `html_text` and `attr`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from claimaudit.record.models import Audit
from claimaudit.report.html import charts, glance, sources, verdicts
from claimaudit.report.html.anchors import Anchors
from claimaudit.report.html.articles import ArticleView, article_view
from claimaudit.report.html.cards import card
from claimaudit.report.html.environment import asset, content_policy, environment
from claimaudit.report.html.evidence import evidence
from claimaudit.report.html.method import method
from claimaudit.report.html.subjects import subjects
from claimaudit.report.html.table import island, table_data
from claimaudit.report.html.terms import Terms
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
    shown = _articles(lookup, anchors, texts)

    def held(conditions: Mapping[str, str]) -> Markup:
        pairs = (say("why.pair", name=n, value=v) for n, v in lookup.conditions(conditions))
        return Markup("; ").join(map(terms.short, pairs))

    body = environment().get_template("body.html.j2").render(
        record=audit, lookup=lookup, at=anchors, beyond=beyond, bar=verdicts.bar,
        styles=verdicts.STYLES, short=terms.short, w=terms.word, el=terms.element, held=held,
        **_views(lookup, anchors, shown),
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
            data=island(table_data(lookup, (c for a in shown for c in a.in_place))),
            policy=content_policy([style, words], script),
        )
    )
    return str(page)


def _articles(lookup: Lookup, anchors: Anchors, texts: Mapping[str, str]) -> list[ArticleView]:
    """All articles with their cards, by id."""
    policy = lookup.audit.policy
    level = float(policy.level.tolerance) if policy else None
    return [
        article_view(
            article,
            texts.get(name, ""),
            [card(why(lookup, c), n, level) for n, c in enumerate(anchors.claims_of[name], 1)],
        )
        for name, article in sorted(lookup.articles.items())
    ]


def _views(lookup: Lookup, anchors: Anchors, shown: list[ArticleView]) -> dict[str, Any]:
    """What the templates of the views print, by name."""
    audit = lookup.audit
    sums = sorted(audit.arithmetic, key=lambda s: (s.holds, s.kind, s.id))
    return {
        "articles": shown,
        "cards": {name: card for article in shown for name, card in article.cards.items()},
        "overall": verdicts.counts(audit.counts),
        "first": glance.first(audit),
        "decided": glance.decided(audit),
        "sums": [sum_told(lookup, entry) for entry in sums],
        "evidence": evidence(lookup, anchors),
        "sources": sources.sources(lookup),
        "deciding": sources.deciding_facts(lookup),
        "subjects": subjects(lookup),
        "charts": [(a, charts.chart(anchors.claims_of[a.record.id])) for a in shown],
        "chart_shapes": charts.shapes(),
        "chart_axis": charts.axis(),
        "method": method(audit),
        "large": len(audit.claims) > LARGE,
    }
