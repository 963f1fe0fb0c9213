"""`claimaudit draft`: stanzas to complete, as comments in the article's own file.

A draft is a comment, so that the file stays readable for every command until a person has
completed it and taken the "# " away. Its first line, "draft" and the candidate's mark, is
what a second run goes by: while it stands, the candidate is not drafted again.
"""

from __future__ import annotations

import re
from pathlib import Path

from claimaudit.base.files import write_all
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import one_line
from claimaudit.intake.claimsfile import check_claims, get_article, path_of, read_claims
from claimaudit.intake.guess import Guesser, Stanza
from claimaudit.intake.suggest import SHOWN, Suggester, Suggestion
from claimaudit.intake.undecided import undecided
from claimaudit.intake.yamltext import append_comment, render
from claimaudit.workspace.workspace import Workspace, load_workspace

_MARK = re.compile(r"^[ \t]*#[ \t]*draft ([0-9a-f]{12})\b", re.M)
_IDS = re.compile(r"^[ \t#]*- id: *['\"]?([a-z0-9.-]+)", re.M)


def draft_claims(root: Path, article_id: str) -> list[str]:
    """Writes a draft of each open candidate that has none yet into claims/<id>.yaml; a line
    for each thing done. Raises BrokenInputError."""
    workspace = load_workspace(root)
    article = get_article(workspace, article_id)
    rows = undecided(workspace, [article])
    text = read_claims(workspace, article_id)
    drafted = set(_MARK.findall(text))
    taken = set(workspace.register.claims) | set(_IDS.findall(text))
    guesser, suggester = Guesser(workspace), Suggester(workspace)
    shown = f"claims/{article_id}.yaml"
    blocks = []
    for row in rows:
        if row.mark not in drafted:
            stanza = guesser.guess(article, row.item, taken, row.mark)
            found = suggester.suggest(article, stanza)
            stated = one_line(row.item.candidate.text, 60)
            blocks.append([f"draft {row.mark}: {stated}", *stanza_lines(stanza, found)])
    if not blocks:
        return [_nothing(len(rows), shown)]
    changed = append_comment(text, "claims", blocks)
    _refuse_broken(workspace, article_id, text, changed)
    write_all({path_of(root, article_id): changed})
    lines = [f"drafted in {shown}: {block[0].partition(': ')[2]}" for block in blocks]
    if re.search(r"^claims: *\[\]", text, re.M):
        lines.append(f"when the first is complete, take the [] behind `claims:` away in {shown}")
    return [*lines, "next: complete each stanza, take its “# ” away, delete its line “draft …”"]


def stanza_lines(stanza: Stanza, found: list[Suggestion]) -> list[str]:
    """The stanza as lines of YAML; what is missing and what was found as comments in it."""
    lines = []
    for key in stanza.ordered():
        if key in stanza.fields:
            lines += render({key: stanza.fields[key]})
        else:
            lines.append(f"{key}:  # to complete: {one_line(stanza.missing[key])}")
    if found:
        lines.append("# facts, and the verdict that each would give by itself:")
        lines += [f"#   {one}" for one in found[:SHOWN]]
        if len(found) > SHOWN:
            lines.append(f"#   and {len(found) - SHOWN} more in references/")
    return [f"{'- ' if i == 0 else '  '}{line}" for i, line in enumerate(lines)]


def _nothing(open_ones: int, shown: str) -> str:
    if open_ones:
        return f"nothing to draft: all {open_ones} open candidates stand as drafts in {shown}"
    return "nothing to draft: every candidate is a claim or waived"


def _refuse_broken(workspace: Workspace, article: str, before: str, after: str) -> None:
    """Drafts are comments: the file must read as it did."""
    old, _ = check_claims(workspace, article, before)
    new, problems = check_claims(workspace, article, after)
    same = [c.claim for c in old.claims.values()] == [c.claim for c in new.claims.values()]
    if problems or not same:
        fix = "end every claim on a line of its own, and keep the list under `claims:` in blocks"
        message = "has a layout that drafts cannot be added to"
        raise BrokenInputError([Problem(f"claims/{article}.yaml", 0, message, fix), *problems])
