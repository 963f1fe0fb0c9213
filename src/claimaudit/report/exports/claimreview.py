"""Claims marked `publish: true` as ClaimReview (https://schema.org/ClaimReview).

With what Google asks for: claimReviewed, url and reviewRating, beside author and
itemReviewed (https://developers.google.com/search/docs/appearance/structured-data/factcheck).
A claim that nothing could be held against is not rated, so it is left out: a review states
how true a claim is. Who publishes, and where, is no part of an audit: `with_publisher`.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import html_id, json_for_html, one_line
from claimaudit.record.record import Record

BEST, WORST = 5, 1
# Verdict -> (rating, English, Chinese).
RATINGS: dict[str, tuple[int, str, str]] = {
    "supported": (5, "Supported", "属实"),
    "conflicting": (3, "Sources conflict", "来源互相矛盾"),
    "misleading": (2, "Misleading", "有误导"),
    "contradicted": (1, "Contradicted", "与来源不符"),
}
# Longer claims wrap on a phone.
CLAIM_CHARS = 75
_PEOPLE = ("person",)


def with_publisher(record: Record, name: str, url: str) -> Record:
    """`record`, to be published by `name` on the page `url`. Raises BrokenInputError."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or any(c.isspace() for c in url):
        raise BrokenInputError([Problem("--url", 0, f"“{url[:80]}” is not an https:// link")])
    if not name.strip():
        raise BrokenInputError([Problem("--publisher", 0, "is empty", "name who publishes")])
    return {
        **record,
        "publisher": {"name": name.strip(), "url": parts._replace(fragment="").geturl()},
    }


def claim_reviews(record: Record, texts: dict[str, str]) -> str:
    """A list of ClaimReview objects, fit for a <script type="application/ld+json">.

    Raises BrokenInputError where the record has no publisher.
    """
    publisher = record.get("publisher")
    if publisher is None:
        message = "a ClaimReview names who publishes it, and its page"
        raise BrokenInputError([Problem("--publisher", 0, message, "give a name and an https url")])
    articles = {article["id"]: article for article in record["articles"]}
    return json_for_html(
        [
            _review(claim, articles[claim["article"]], publisher, record)
            for claim in sorted(record["claims"], key=lambda c: str(c["id"]))
            if claim["publish"] and claim["verdict"] in RATINGS
        ]
    )


def _review(claim: Record, article: Record, publisher: Record, record: Record) -> Record:
    chinese = article["language"].startswith("zh")
    parts = urlsplit(publisher["url"])
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{publisher['url']}#{html_id(claim['id'])}",
        "claimReviewed": one_line(claim["quote"], CLAIM_CHARS),
        "datePublished": record["as_of"],
        "inLanguage": "zh" if chinese else "en",
        "author": {
            "@type": "Organization",
            "name": publisher["name"],
            "url": f"https://{parts.netloc}/",
        },
        "reviewRating": _rating(claim, record["reasons"], chinese),
        "itemReviewed": _item(claim, article, record),
    }


def _rating(claim: Record, reasons: Record, chinese: bool) -> Record:
    value, english, zh = RATINGS[claim["verdict"]]
    name = zh if chinese else english
    if claim["provisional"]:
        name += "(暂定)" if chinese else " (provisional)"
    rating = {
        "@type": "Rating",
        "ratingValue": value,
        "bestRating": BEST,
        "worstRating": WORST,
        "alternateName": name,
    }
    why = [reasons[c]["zh" if chinese else "en"] for c in claim["reasons"] if c in reasons]
    return rating | ({"ratingExplanation": "; ".join(why)} if why else {})


def _item(claim: Record, article: Record, record: Record) -> Record:
    appearance = {"@type": "NewsArticle", "headline": article["title"]}
    outlet = {"@type": "Organization", "name": article["publisher"]}
    dated = {"datePublished": article["published"]} if article["published"] else {}
    if article["url"]:
        appearance["url"] = article["url"]
    author = _speaker(claim["said_by"], record["subjects"]) if claim["said_by"] else outlet
    return {
        "@type": "Claim",
        "author": author,
        "appearance": appearance | dated | {"publisher": outlet},
        **dated,
    }


def _speaker(said_by: str, subjects: list[Record]) -> Record:
    """Whom the article credits: a person where the subjects know one of that name."""
    kinds = {n: s["kind"] for s in subjects for n in (s["zh"], s["en"], *s["aliases"])}
    kind = "Person" if kinds.get(said_by) in _PEOPLE else "Organization"
    return {"@type": kind, "name": one_line(said_by)}
