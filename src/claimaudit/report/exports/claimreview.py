"""Claims marked `publish: true` as ClaimReview (https://schema.org/ClaimReview).

With what Google asks for: claimReviewed, url and reviewRating, beside author and
itemReviewed (https://developers.google.com/search/docs/appearance/structured-data/factcheck).
A claim that nothing could be held against is not rated, so it is left out: a review states
how true a claim is. Who publishes, and where, stands in the policy (`desk`), or has to be given.
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
from claimaudit.report.languages import LANGUAGES, closest
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, joined, name_of, same, say
from claimaudit.report.standing import with_strength
from claimaudit.workspace.policy import POLICY, Desk, Verdict

Json = dict[str, Any]

OPTIONS = {
    "publisher": "who publishes the reviews, where it is not the desk of the policy",
    "url": "the https:// address of the page that shows them, likewise",
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
    lookup, (publisher, page) = Lookup(audit), _publisher(audit.desk, options)
    return json_for_html([_review(lookup, claim, publisher, page) for claim in _published(audit)])


def note(audit: Audit) -> str | None:
    """What to do where there is nothing to export."""
    if _published(audit):
        return None
    return (
        "no claim with a verdict is marked for publishing, so the list is empty: "
        "set `publish: true` at each claim of claims/ that is to be reviewed, and export again"
    )


def on_the_page(audit: Audit) -> str | None:
    """The same for the report itself, where the policy says who publishes it and where."""
    if audit.desk is None or audit.desk.page is None or not _published(audit):
        return None
    return export(audit, {}, {})


def _published(audit: Audit) -> list[ClaimRecord]:
    found = (c for c in audit.claims if c.publish and c.verdict in RATINGS)
    return sorted(found, key=lambda claim: claim.id)


def _publisher(desk: Desk | None, options: Mapping[str, str]) -> tuple[Phrase, str]:
    """(who publishes the reviews, the address of the page that shows them)"""
    name = name_of(desk)
    if "publisher" in options:
        name = same(options["publisher"].strip())
        if not name.text(LANGUAGES[0]):
            raise BrokenInputError([Problem("--publisher", 0, "is empty", "name who publishes")])
    url = options.get("url") or (desk.page if desk else None)
    if url is None or not (desk or "publisher" in options):
        message = "a ClaimReview names who publishes it, and its page"
        fix = f"give a name and an https url, or enter both under desk: of {POLICY}"
        raise BrokenInputError([Problem("--publisher", 0, message, fix)])
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or any(c.isspace() for c in url):
        raise BrokenInputError([Problem("--url", 0, f"“{url[:80]}” is not an https:// link")])
    return name, parts._replace(fragment="").geturl()


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
