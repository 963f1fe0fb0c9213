"""The data of the table of all claims: one short row a claim, as JSON that markup cannot leave."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from claimaudit.base.shown import named as plain
from claimaudit.record.claims import ClaimRecord
from claimaudit.report.html.verdicts import STYLES
from claimaudit.report.languages import LANGUAGES, texts
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, same, say
from claimaudit.workspace.policy import GRAVEST

_UNSAFE = re.compile("[<>&'\u2028\u2029]")
# The texts that the scripts need, by the start of their keys.
_GROUPS = ("ui.", "table.", "card.copy", "article.expand", "article.collapse")


def island(data: object) -> Markup:
    """`data` as JSON for a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    escaped = _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
    return Markup(escaped)  # noqa: S704 - nothing that could end or open an element is left


class _Numbers:
    """Values numbered as they are first met, in each column."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, int]] = defaultdict(dict)

    def of(self, column: str, value: str) -> int:
        keys = self.keys[column]
        return keys.setdefault(value, len(keys))


def table_data(lookup: Lookup, claims: Iterable[ClaimRecord]) -> dict[str, Any]:
    """A row for each card, in their order on the page, and the words of both languages."""
    numbers, listed = _Numbers(), list(claims)
    names: dict[str, Callable[[str], Phrase]] = {
        "article": same,
        "subject": lookup.subject,
        "metric": lookup.metric,
        "reason": lookup.reason,
        "tier": lookup.tier,
    }
    verdicts = [say(f"verdict.{verdict}") for verdict in GRAVEST]
    rows = [_row(lookup, numbers, claim) for claim in listed]
    return {
        "rows": rows,
        "keys": {column: [plain(key) for key in numbers.keys[column]] for column in names}
        | {"verdict": [verdict.replace(" ", "-") for verdict in GRAVEST]},
        "words": {
            column: [_words(name(key)) for key in numbers.keys[column]]
            for column, name in names.items()
        }
        | {"verdict": [_words(verdict) for verdict in verdicts]},
        "styles": [STYLES[verdict] for verdict in GRAVEST],
        "figures": [plain(claim.figure or "") for claim in listed],
        "provisional": _words(say("verdict.provisional")),
        "titles": {plain(i): plain(a.title) for i, a in sorted(lookup.articles.items())},
        "text": {
            key: [texts(language)[key] for language in LANGUAGES]
            for key in sorted(texts(LANGUAGES[0]))
            if key.startswith(_GROUPS)
        },
    }


def _row(lookup: Lookup, numbers: _Numbers, claim: ClaimRecord) -> list[Any]:
    """Places in the columns' words; report.js reads them by the same order."""
    tiers = {lookup.document(lookup.facts[f]).type for f in claim.facts}
    return [
        GRAVEST.index(claim.verdict),
        int(claim.provisional),
        numbers.of("article", claim.article),
        numbers.of("subject", claim.subject),
        numbers.of("metric", claim.metric),
        [numbers.of("reason", code) for code in (*claim.reasons, *claim.notes)],
        [numbers.of("tier", tier) for tier in sorted(tiers)],
        None if claim.ratio is None else float(f"{claim.ratio:.4g}"),
    ]


def _words(phrase: Phrase) -> list[str]:
    return [plain(phrase.text(language)) for language in LANGUAGES]
