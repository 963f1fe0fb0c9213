"""Claims marked `publish: true` as ClaimReview. Who publishes, and where, stands in the policy
(`desk`), or has to be given."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from claimaudit.base.problems import refusal
from claimaudit.base.shown import json_for_html
from claimaudit.record.models import Audit
from claimaudit.report.claimreview import published, reviews, without_fragment
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.phrase import Phrase, name_of, same
from claimaudit.workspace.policy import POLICY, Desk

OPTIONS = {
    "publisher": "who publishes the reviews, where it is not the desk of the policy",
    "url": "the https:// address of the page that shows them, likewise",
}


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """A list of ClaimReview objects, fit for a <script type="application/ld+json">."""
    if not published(audit) and not options:
        return json_for_html([])
    return reviews(audit, *_publisher(audit.desk, options))


def advice(audit: Audit) -> str | None:
    """What to do where there is nothing to export."""
    if published(audit):
        return None
    return (
        "no claim with a verdict is marked for publishing, so the list is empty: "
        "set `publish: true` at each claim of claims/ that is to be reviewed, and export again"
    )


def _publisher(desk: Desk | None, options: Mapping[str, str]) -> tuple[Phrase, str]:
    """(who publishes the reviews, the address of the page that shows them)"""
    name = name_of(desk)
    if "publisher" in options:
        name = same(options["publisher"].strip())
        if not name.text(LANGUAGES[0]):
            raise refusal("--publisher", "is empty", "name who publishes")
    url = options.get("url") or (desk.page if desk else None)
    if url is None or not (desk or "publisher" in options):
        message = "a ClaimReview names who publishes it, and its page"
        fix = f"give a name and an https url, or enter both under desk: of {POLICY}"
        raise refusal("--publisher", message, fix)
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or any(c.isspace() for c in url):
        raise refusal("--url", f"“{url[:80]}” is not an https:// link")
    return name, without_fragment(url)
