"""Claims marked `publish: true` as ClaimReview (https://schema.org/ClaimReview).

With what Google asks for: claimReviewed, url and reviewRating, beside author and
itemReviewed (https://developers.google.com/search/docs/appearance/structured-data/factcheck).
A claim that nothing could be held against is not rated, so it is left out: a review states
how true a claim is. Who publishes, and where, is no part of an audit and has to be given.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import html_id, json_for_html, one_line
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import ArticleRecord, Audit
from claimaudit.report.gists import gist_of
from claimaudit.report.headline import headline
from claimaudit.report.languages import closest
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, joined, say
from claimaudit.workspace.policy import Verdict

Json = dict[str, Any]

OPTIONS = {
    "publisher": "who publishes the reviews",
    "url": "the https:// address of the page that shows them",
}
BEST, WORST = 5, 1
RATINGS: dict[Verdict, int] = {
    "supported": 5,
    "conflicting": 3,
    "misleading": 2,
    "contradicted": 1,
}
# Longer claims wrap on a phone.
CLAIM_CHARS = 75


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """A list of ClaimReview objects, fit for a <script type="application/ld+json">."""
    lookup, (publisher, page) = Lookup(audit), _publisher(options)
    return json_for_html(
        [
            _review(lookup, claim, publisher, page)
            for claim in sorted(audit.claims, key=lambda c: c.id)
            if claim.publish and claim.verdict in RATINGS
        ]
    )


def _publisher(options: Mapping[str, str]) -> tuple[Json, str]:
    """(who publishes the reviews, the address of the page that shows them)"""
    if "publisher" not in options or "url" not in options:
        message = "a ClaimReview names who publishes it, and its page"
        raise BrokenInputError([Problem("--publisher", 0, message, "give a name and an https url")])
    name, url = options["publisher"].strip(), options["url"]
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or any(c.isspace() for c in url):
        raise BrokenInputError([Problem("--url", 0, f"“{url[:80]}” is not an https:// link")])
    if not name:
        raise BrokenInputError([Problem("--publisher", 0, "is empty", "name who publishes")])
    author = {"@type": "Organization", "name": name, "url": f"https://{parts.netloc}/"}
    return author, parts._replace(fragment="").geturl()


def _review(lookup: Lookup, claim: ClaimRecord, publisher: Json, page: str) -> Json:
    article = lookup.articles[claim.article]
    language = closest(article.language)
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{page}#{html_id(claim.id)}",
        "claimReviewed": one_line(claim.quote, CLAIM_CHARS),
        "datePublished": lookup.audit.as_of,
        "inLanguage": language,
        "author": publisher,
        "reviewRating": _rating(lookup, claim, language),
        "itemReviewed": _item(lookup, claim, article),
    }


def _rating(lookup: Lookup, claim: ClaimRecord, language: str) -> Json:
    name = say(f"rating.{claim.verdict}")
    if claim.provisional:
        name = say("rating.provisional", rating=name)
    value = {"ratingValue": RATINGS[claim.verdict], "bestRating": BEST, "worstRating": WORST}
    rating = {"@type": "Rating", **value, "alternateName": name.text(language)}
    if explained := _explained(lookup, claim):
        rating["ratingExplanation"] = explained.text(language)
    return rating


def _explained(lookup: Lookup, claim: ClaimRecord) -> Phrase | None:
    """The gist of a conviction and what was computed; without one, the reasons."""
    if gist := gist_of(claim):
        return say("annotation.gist", gist=gist, said=headline(lookup, claim))
    reasons = map(lookup.reason, claim.reasons)
    return joined(reasons, "annotation.and") if claim.reasons else None


def _item(lookup: Lookup, claim: ClaimRecord, article: ArticleRecord) -> Json:
    outlet = {"@type": "Organization", "name": article.publisher}
    dated = {"datePublished": article.published} if article.published else {}
    linked = {"url": article.url} if article.url else {}
    appearance = {"@type": "NewsArticle", "headline": article.title, "publisher": outlet}
    return {
        "@type": "Claim",
        "author": _speaker(lookup, claim.said_by) if claim.said_by else outlet,
        "appearance": appearance | dated | linked,
        **dated,
    }


def _speaker(lookup: Lookup, said_by: str) -> Json:
    """Whom the article credits: a person where the subjects know one of that name."""
    persons = (s for s in lookup.audit.subjects if s.kind == "person")
    is_person = any(said_by in (s.zh, s.en, *s.aliases) for s in persons)
    return {"@type": "Person" if is_person else "Organization", "name": one_line(said_by)}
