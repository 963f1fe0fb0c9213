"""Claims marked `publish: true` as ClaimReview (https://schema.org/ClaimReview).

With what Google asks for: claimReviewed, url and reviewRating, beside author and
itemReviewed (https://developers.google.com/search/docs/appearance/structured-data/factcheck).
A claim that nothing could be held against is not rated, so it is left out: a review states
how true a claim is.
"""

from functools import reduce
from typing import Any
from urllib.parse import urlsplit

from claimaudit.base.shown import html_id, json_for_html, one_line
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import ArticleRecord, Audit
from claimaudit.report.gists import gist_of
from claimaudit.report.headline import headline
from claimaudit.report.languages import closest
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, joined, name_of, say
from claimaudit.report.standing import with_strength
from claimaudit.workspace.policy import Verdict

Json = dict[str, Any]

BEST, WORST = 5, 1
RATINGS: dict[Verdict, int] = {
    "supported": 5,
    "conflicting": 3,
    "misleading": 2,
    "contradicted": 1,
}
# Longer claims wrap on a phone.
CLAIM_CHARS = 75


def reviews(audit: Audit, publisher: Phrase, page: str) -> str:
    """A list of ClaimReview objects, fit for a <script type="application/ld+json">, by the
    publisher, on the page at that address."""
    lookup = Lookup(audit)
    return json_for_html([_review(lookup, claim, publisher, page) for claim in published(audit)])


def on_the_page(audit: Audit) -> str | None:
    """The reviews for the report itself, where the policy says who publishes it and where."""
    desk = audit.desk
    if desk is None or desk.page is None or not published(audit):
        return None
    return reviews(audit, name_of(desk), without_fragment(desk.page))


def without_fragment(url: str) -> str:
    """The address of a page, whatever place on it was given."""
    return urlsplit(url)._replace(fragment="").geturl()


def published(audit: Audit) -> list[ClaimRecord]:
    """The claims that are to be published and are rated, by id."""
    found = (c for c in audit.claims if c.publish and c.verdict in RATINGS)
    return sorted(found, key=lambda claim: claim.id)


def _review(lookup: Lookup, claim: ClaimRecord, publisher: Phrase, page: str) -> Json:
    article = lookup.articles[claim.article]
    language = closest(article.language)
    home = f"https://{urlsplit(page).netloc}/"
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{page}#{html_id(claim.id)}",
        "claimReviewed": one_line(claim.quote, CLAIM_CHARS),
        "datePublished": lookup.audit.as_of,
        "inLanguage": language,
        "author": {"@type": "Organization", "name": publisher.text(language), "url": home},
        "reviewRating": _rating(lookup, claim, language),
        "itemReviewed": _item(lookup, claim, article),
    }


def _rating(lookup: Lookup, claim: ClaimRecord, language: str) -> Json:
    name = with_strength(say(f"rating.{claim.verdict}"), claim)
    value = {"ratingValue": RATINGS[claim.verdict], "bestRating": BEST, "worstRating": WORST}
    rating = {"@type": "Rating", **value, "alternateName": name.text(language)}
    if words := explained(lookup, claim):
        rating["ratingExplanation"] = words.text(language)
    return rating


def explained(lookup: Lookup, claim: ClaimRecord) -> Phrase | None:
    """The gist of a conviction and what was computed; without one, the reasons. Then what the
    claim is read as."""
    reasons, read = [lookup.reason(code) for code in claim.reasons], lookup.read_as(claim)
    if gist := gist_of(claim):
        first = say("annotation.gist", gist=gist, said=headline(lookup, claim))
        notes = (say("card.note", words=one) for one in read)
        return reduce(lambda a, b: say("annotation.gist", gist=a, said=b), notes, first)
    return joined((*reasons, *read), "sentence.semicolon") if reasons or read else None


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
    is_person = any(said_by in person.names for person in persons)
    return {"@type": "Person" if is_person else "Organization", "name": one_line(said_by)}
