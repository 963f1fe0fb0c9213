"""The data that the scripts filter: one short row a claim, as JSON that markup cannot leave."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from markupsafe import Markup

from claimaudit.base.shown import named
from claimaudit.report.views.book import CLASSES, GRAVEST, Book, Record
from claimaudit.report.views.ratios import ratio
from claimaudit.report.views.words import LANGUAGES, Pair, say, texts

_UNSAFE = re.compile("[<>&'\u2028\u2029]")
_GROUPS = ("ui.", "table.", "card.copy", "article.expand", "article.collapse")


def island(data: object) -> Markup:
    """`data` as JSON for a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    escaped = _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
    return Markup(escaped)  # noqa: S704 - nothing that could end or open an element is left


class _Index:
    """Values numbered as they are first met."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def of(self, value: str) -> int:
        return self.places.setdefault(value, len(self.places))


def table_data(book: Book, claims: Iterable[Record]) -> Record:
    """A row for each card, in their order on the page, and the words of both languages."""
    indexes = {name: _Index() for name in ("article", "subject", "metric", "reason", "tier")}
    rows, figures = [], []
    for claim in claims:
        tiers = {
            book.document(book.facts[f])["type"]
            for t in claim["trials"]
            if t["decides"]
            for f in t["facts"]
        }
        figures.append(named(claim["figure"] or ""))
        rows.append([
            GRAVEST.index(claim["verdict"]), int(claim["provisional"]),
            indexes["article"].of(claim["article"]), indexes["subject"].of(claim["subject"]),
            indexes["metric"].of(claim["metric"]),
            [indexes["reason"].of(r) for r in (*claim["reasons"], *claim["notes"])],
            [indexes["tier"].of(t) for t in sorted(tiers)],
            _short(ratio(claim)),
        ])  # fmt: skip
    names = {
        "subject": book.subject,
        "metric": book.metric,
        "reason": book.reason,
        "tier": book.tier,
    }
    words = {
        group: [_both(name(key)) for key in indexes[group].places] for group, name in names.items()
    }
    words["article"] = [[named(i), named(i)] for i in indexes["article"].places]
    words["verdict"] = [_both(say(f"verdict.{v}")) for v in GRAVEST]
    return {
        "rows": rows,
        "keys": {name: [named(key) for key in index.places] for name, index in indexes.items()}
        | {"verdict": [v.replace(" ", "-") for v in GRAVEST]},
        "words": words,
        "styles": [CLASSES[v] for v in GRAVEST],
        "figures": figures,
        "provisional": _both(say("verdict.provisional")),
        "titles": {named(i): named(a["title"]) for i, a in sorted(book.articles.items())},
        "text": {
            key: [texts(language)[key] for language in LANGUAGES]
            for key in sorted(texts("zh"))
            if key.startswith(_GROUPS)
        },
    }  # fmt: skip


def _both(pair: Pair) -> list[str]:
    return [pair.zh.striptags(), pair.en.striptags()]


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")
