"""`claimaudit draft`: stanzas for a person to complete, as comments in the article's claims file.

As a comment a draft leaves the file readable for every command until a person has completed it and
removed the "# ". While its first line stands, "draft" and the candidate's mark, a second run does
not draft that candidate again.
"""

import re
from pathlib import Path

from claimaudit.base.problems import BrokenInputError
from claimaudit.base.shown import one_line
from claimaudit.base.writing import writing
from claimaudit.intake.claims_file import claims_of, get_article, unread_articles
from claimaudit.intake.guess import ORDER, Guesser, Stanza, undecided
from claimaudit.intake.suggest import SHOWN, Suggester, Suggestion
from claimaudit.intake.yaml_lists import as_item, render
from claimaudit.scan.language import doubt
from claimaudit.workspace.articles import CATALOG
from claimaudit.workspace.workspace import load_workspace

_MARK = re.compile(r"^[ \t]*#[ \t]*draft ([0-9a-f]{12})\b", re.M)
_IDS = re.compile(r"^[ \t#]*- id: *['\"]?([a-z0-9.-]+)", re.M)


def draft_claims(root: Path, article_id: str) -> list[str]:
    """Writes a draft of each open candidate that has none yet into claims/<id>.yaml, and returns a
    line for each thing done. Raises BrokenInputError."""
    with writing(root):
        workspace = load_workspace(root)
        article = get_article(workspace, article_id)
        if unread := unread_articles([article]):
            raise BrokenInputError(unread)
        rows = undecided(workspace, [article])
        claims = claims_of(workspace, article_id)
        drafted = set(_MARK.findall(claims.text))
        taken = set(workspace.register.claims) | set(_IDS.findall(claims.text))
        guesser, suggester = Guesser(workspace), Suggester(workspace)
        blocks, done = [], []
        for row in rows:
            if row.mark not in drafted:
                stanza, shown = guesser.guess(row, taken), one_line(row.candidate.text, 60)
                lines = _stanza_lines(stanza, suggester.suggest(article, stanza))
                blocks.append([f"draft {row.mark}: {shown}", *lines])
                done.append(f"drafted in {claims.name}: {shown}")
        if doubted := doubt(article.text, article.entry.language):
            done.append(f"note: {doubted}; if so, mend language in {CATALOG} before anything else")
        if not blocks:
            drafts = f"all {len(rows)} open candidates stand as drafts in {claims.name}"
            return [
                *done,
                f"nothing to draft: {drafts if rows else 'every candidate is a claim or waived'}",
            ]
        claims.with_comments(blocks).write()
        if re.search(r"^claims: *\[\]", claims.text, re.M):
            done.append(
                f"when the first is complete, take the [] behind `claims:` away in {claims.name}"
            )
        return [*done, "next: complete each stanza, take its “# ” away, delete its line “draft …”"]


def _stanza_lines(stanza: Stanza, found: list[Suggestion]) -> list[str]:
    """The stanza as lines of YAML, with what is missing and the facts `found` as comments."""
    lines = []
    for key in ORDER:
        if key in stanza.fields:
            lines += render({key: stanza.fields[key]})
        elif key in stanza.missing:
            lines.append(f"{key}:  # to complete: {one_line(stanza.missing[key])}")
    if found:
        lines.append("# facts, and the verdict that each would give by itself:")
        lines += [f"#   {one}" for one in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"#   and {len(found) - SHOWN} more in references/")
    return as_item(lines, 0)
