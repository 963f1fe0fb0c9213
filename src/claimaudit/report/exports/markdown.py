"""The ledger as a Markdown table."""

from collections.abc import Mapping

from claimaudit.base.shown import markdown, markdown_code
from claimaudit.record.models import Audit
from claimaudit.report.exports import LANG, language_in
from claimaudit.report.gists import gist_of
from claimaudit.report.languages import gloss_in
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import same, say
from claimaudit.report.standing import with_strength

OPTIONS = LANG
_COLUMNS = ("claim", "verdict", "gist", "reasons", "notes", "quote")


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """One row a claim, sorted by id."""
    language, lookup = language_in(options), Lookup(audit)
    names = [say(f"summary.{column}").text(language) for column in _COLUMNS]
    lines = [f"| {' | '.join(names)} |", f"| {' | '.join(['---'] * len(names))} |"]
    for claim in sorted(audit.claims, key=lambda c: c.id):
        verdict = with_strength(say(f"judged.{claim.verdict}"), claim)
        codes = (" ".join(map(markdown_code, found)) for found in (claim.reasons, claim.notes))
        phrases = [verdict, gist_of(claim) or same("")]
        shown = (markdown(one.text(language)) for one in phrases)
        gloss = gloss_in(language, claim.gloss)
        also = say("summary.gloss", gloss=markdown(gloss)).text(language) if gloss else ""
        also += "".join(f"; {markdown(one.text(language))}" for one in lookup.read_as(claim))
        cells = (markdown_code(claim.id), *shown, *codes, markdown(claim.quote) + also)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
