"""reports/out/index.html: the whole audit in one file that opens from disk and asks for nothing.

Both languages stand in the page; the style sheet shows one. Views are sections that the
address selects (:target), so reading works without scripts; scripts filter and sort.
Nothing of the record or the articles reaches the page but through `shown` and `attr`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimaudit.base.shown import html_attribute, html_id, html_value, https_link
from claimaudit.report.views import glance, sources, subjects, sums
from claimaudit.report.views.articles import articles
from claimaudit.report.views.book import CLASSES, GRAVEST, Book, Record, beyond
from claimaudit.report.views.charts import chart
from claimaudit.report.views.island import island, table_data
from claimaudit.report.views.method import method
from claimaudit.report.views.terms import Terms
from claimaudit.report.views.words import known, say

# From here on the page warns that it is large.
LARGE = 2500
# Line ends and indentation of the templates; those inside a quote stand before text.
_INDENT = re.compile(r"\n\s*(?=<)")


def render(record: Record, texts: Mapping[str, str]) -> str:
    """The report of one audit. `texts` holds the raw articles by id."""
    book = Book(record, texts)
    style, script = _asset("report.css"), _asset("report.js")
    shown = articles(book)
    terms = Terms()
    environment = _environment()
    body = environment.get_template("body.html.j2").render(
        short=terms.short,
        el=terms.element,
        together=terms.together,
        record=record,
        book=book,
        articles=shown,
        overall=glance.counts(record["counts"]),
        first=glance.first(book),
        decided=glance.decided(book),
        sums=sums.sums(book),
        quarrels=sums.quarrels(book),
        sources=sources.sources(book),
        deciding=sources.deciding_facts(book),
        subjects=subjects.subjects(book),
        charts=[(article, chart(book, article.record["id"])) for article in shown],
        method=method(record),
        large=len(record["claims"]) > LARGE,
    )  # fmt: skip
    words = terms.style()
    page = environment.get_template("report.html.j2").render(
        record=record,
        body=Markup(_INDENT.sub("", body)),  # noqa: S704 - rendered by the same environment just above
        style=style,
        words=words,
        script=script,
        data=island(table_data(book, (c.record for a in shown for c in a.in_place))),
        policy=_policy(style, words, script),
    )
    return str(page)


def _policy(style: str, words: str, script: str) -> str:
    """Nothing from anywhere, and of our own only what stands in the page."""
    return (
        f"default-src 'none'; style-src {_hash(style)} {_hash(words)}; "
        f"script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _asset(name: str) -> Markup:
    """A style sheet or script of this package, its comments and indentation left out."""
    text = (files("claimaudit.report") / "templates" / name).read_text("utf-8")
    text = re.sub(r"^\s*(/\*.*?\*/|//[^\n]*)\s*$", "", text, flags=re.MULTILINE)
    lines = (line.strip() for line in text.split("\n"))
    return Markup("\n" + "\n".join(line for line in lines if line) + "\n")  # noqa: S704 - our own


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("claimaudit.report", "templates"),
        autoescape=True,
        finalize=html_value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(attr=html_attribute, anchor=html_id, web=https_link)
    environment.globals.update(
        t=say, beyond=beyond, known=known, bar=glance.bar,
        verdicts=GRAVEST, classes=CLASSES,
    )  # fmt: skip
    return environment
