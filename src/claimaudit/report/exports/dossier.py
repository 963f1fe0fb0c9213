"""What was found in one article, for its author: one page that opens from disk and prints on a few
sheets.

It tells what the report tells, of one article and in one language, and says how to object.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import ArticleRecord, Audit, SumRecord
from claimaudit.record.tally import statements
from claimaudit.report.exports import asked_for, language_in
from claimaudit.report.html import first_page, pictures, views
from claimaudit.report.html.environment import asset, content_policy, environment
from claimaudit.report.html.shorthand import label
from claimaudit.report.languages import LANGUAGES, closest
from claimaudit.report.lookup import Lookup, in_order
from claimaudit.report.phrase import Phrase, name_of, say
from claimaudit.report.standing import settled
from claimaudit.report.sums import sum_told
from claimaudit.report.why import why

OPTIONS = {
    "article": "the id of the article",
    "lang": f"the language, {' or '.join(LANGUAGES)}, the article's where none is told",
}


@dataclass(frozen=True)
class Open:
    """Statements that could not be verified for one reason."""

    reason: Phrase
    settles: Phrase
    claims: list[ClaimRecord]


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """The page as HTML. Raises BrokenInputError where no article of the audit is named."""
    lookup = Lookup(audit)
    known = f"one of: {', '.join(lookup.articles)}"
    article = asked_for(lookup.articles, "article", options, known)
    language = language_in(options, closest(article.language))
    style = asset("report.css") + asset("dossier.css") + label(".x", language)
    of_it = _only_of(audit, article, lookup)
    found, once = first_page.findings(of_it), statements(of_it.claims)
    shown = [claim for group in found for claim in group.claims]
    # A detail of impression has one source beside it: its gist says the rest.
    heard = {c.id: None if group.whole(c) else 1 for group in found for c in group.claims}
    clips = {c.id: first_page.clips(lookup, c)[: heard[c.id]] for c in shown}
    cited = {p.document: p for prints in clips.values() for p in prints}
    return environment(language).get_template("dossier.html.j2").render(
        record=audit, article=article, claims=once, language=language, lookup=lookup,
        findings=found, sums=[sum_told(lookup, entry) for entry in of_it.arithmetic],
        between=[sum_told(lookup, entry) for entry in _between(article, lookup)],
        whys={claim.id: why(lookup, claim) for claim in of_it.claims},
        scales={claim.id: pictures.scale(claim, audit.policy, lookup.facts) for claim in shown},
        clips=clips, cited=cited, numbers={document: n for n, document in enumerate(cited, 1)},
        unverified=_unverified(lookup, once), twins=views.twins(lookup),
        settled=settled(lookup, once),
        style=style, policy=content_policy([style]), w=say, short=lambda phrase: phrase,
    )  # fmt: skip


def _only_of(audit: Audit, article: ArticleRecord, lookup: Lookup) -> Audit:
    """The audit with the claims and the sums of one article."""
    claims = in_order(claim for claim in audit.claims if claim.article == article.id)
    sums = [entry for entry in audit.arithmetic if entry.article == article.id]
    return audit.model_copy(update={"claims": claims, "arithmetic": sums})


def _between(article: ArticleRecord, lookup: Lookup) -> list[SumRecord]:
    """The sums between the article and others that do not fit: they count against no one article,
    as on the page."""
    return [
        entry
        for entry in lookup.audit.arithmetic
        if entry.article is None
        and not entry.holds
        and any(lookup.claims[c].article == article.id for c in entry.terms.values())
    ]


def _unverified(lookup: Lookup, claims: list[ClaimRecord]) -> list[Open]:
    """By the rung of the ladder that left them open, in the order of the ladder."""
    found: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        if claim.verdict == "unverifiable":
            found[claim.rung].append(claim)
    return [
        Open(name_of(lookup.rungs[rung]), say(f"settles.{rung}"), found[rung])
        for rung in lookup.rungs
        if rung in found
    ]
