"""The data of the table of all claims: one short row a claim, for the page's script."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from claimaudit.base.folding import fold_characters, traditional_forms
from claimaudit.base.shown import named
from claimaudit.record.claims import ClaimRecord
from claimaudit.report.figure import DIGITS, times
from claimaudit.report.gists import weight_of
from claimaudit.report.html.first_page import first
from claimaudit.report.html.pictures import STYLES
from claimaudit.report.html.shorthand import Terms
from claimaudit.report.html.views import SEEN
from claimaudit.report.languages import LANGUAGES, texts
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, known, name_of, say
from claimaudit.report.printed import claim_told
from claimaudit.report.publishers import without_note
from claimaudit.workspace.policy import GRAVEST

# The texts that the scripts need, by the start of their keys.
_GROUPS = (
    "ui.", "table.", "card.copy", "article.expand", "article.collapse", "article.only",
    "article.previous", "article.next", "article.publisher", "card.rules", "card.share",
    "card.id", "card.tags",
    "card.object", "card.print", "card.link", "glance.weight_", "article.strip",
    "sentence.semicolon",
)  # fmt: skip
# The strength of a claim that nothing decides.
_NOTHING = "nothing"

# Column -> value -> its number, as they are first met.
Numbers = dict[str, dict[str, int]]


def table_data(lookup: Lookup, claims: Iterable[ClaimRecord], terms: Terms) -> dict[str, Any]:
    """A row for each card, in their order on the page, and the words of both languages: what the
    page has named already by its name alone."""
    numbers: Numbers = defaultdict(dict)
    listed = list(claims)
    simplified = set(fold_characters("".join(claim.quote for claim in listed)))
    names: dict[str, Callable[[str], Phrase]] = {
        "article": lookup.called,
        "subject": lookup.subject,
        "metric": lookup.metric,
        "reason": lookup.reason,
        "tier": lookup.tier,
        "strength": lambda name: say(
            "table.nothing" if name == _NOTHING else f"strength_short.{name}"
        ),
        "form": lambda form: say(f"form.{form}"),
        "rung": lambda name: say("card.rung", name=name_of(lookup.rungs[name]), rung=name),
    }
    places = {claim.id: place for place, claim in enumerate(listed)}
    rows = [_row(lookup, numbers, claim) for claim in listed]
    keys = {column: [named(key) for key in numbers[column]] for column in names}
    told = {c: [name(key) for key in numbers[c]] for c, name in names.items()}
    told["verdict"] = [say(f"verdict.{verdict}") for verdict in GRAVEST]
    return {
        "rows": rows,
        # What few of them have: how far off each is, the row of the statement that it repeats,
        # and the rows of what is to be looked at first, with the weight of each.
        "ratio": {n: float(f"{far:.{DIGITS}g}") for n, c in enumerate(listed) if (far := times(c))},
        "repeats": {n: places[c.repeat_of] for n, c in enumerate(listed) if c.repeat_of in places},
        "first": [[places[c.id], weight_of(c)] for c in first(lookup.audit)],
        "keys": {
            **keys,
            "verdict": [verdict.replace(" ", "-") for verdict in GRAVEST],
            "article": [lookup.asked[name] for name in numbers["article"]],
        },
        "articles": {id: name for id, name in lookup.asked.items() if id != name},
        "words": {c: [terms.name(one) or _words(one) for one in told[c]] for c in told},
        # By which name the house of a publisher goes, where that is not its own.
        "houses": [
            {
                named(own): named(house)
                for name, meant in lookup.houses.items()
                if (own := lookup.publisher(without_note(name)).text(language))
                != (house := lookup.publisher(meant).text(language))
            }
            for language in LANGUAGES
        ],
        "styles": [STYLES[verdict] for verdict in GRAVEST],
        "fold": "".join(map("".join, traditional_forms(simplified))),
        "seen": [_words(known("seen", seen)) for seen in SEEN],
        "text": {
            key: [texts(language)[key] for language in LANGUAGES]
            for key in sorted(texts(LANGUAGES[0]))
            if key.startswith(_GROUPS)
        },
    }


def _row(lookup: Lookup, numbers: Numbers, claim: ClaimRecord) -> list[Any]:
    """Places in the columns' words; report.js reads them by the same order."""

    def number(column: str, *values: str) -> list[int] | int:
        """One stands alone: the scripts read both."""
        found = [numbers[column].setdefault(value, len(numbers[column])) for value in values]
        return found[0] if len(found) == 1 else found

    subjects = dict.fromkeys((claim.subject, claim.versus or claim.subject))
    tiers = {lookup.documents[lookup.facts[f].document].type for f in claim.facts}
    return [
        GRAVEST.index(claim.verdict),
        number("article", claim.article),
        number("subject", *subjects),
        number("metric", claim.metric),
        number("reason", *claim.reasons, *claim.notes),
        number("tier", *sorted(tiers)),
        number("strength", (claim.is_decided and lookup.rests_on(claim)) or _NOTHING),
        number("form", claim.form),
        _told(claim),
        number("rung", claim.rung) if claim.rung in lookup.rungs else None,
    ]


def _told(claim: ClaimRecord) -> str:
    """Its figure in the second language, nothing where that is as printed."""
    told = claim_told(claim).text(LANGUAGES[1])
    return "" if told == claim.figure else named(told)


def _words(phrase: Phrase) -> list[str]:
    return [named(phrase.text(language)) for language in LANGUAGES]
