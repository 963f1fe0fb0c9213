"""Adding to claims/<article>.yaml: the new text is checked by the usual loader before it is
written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimaudit.base.files import InMemory, OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.outputs import write_all
from claimaudit.base.problems import BrokenInputError, Problem, refusal
from claimaudit.figures.known import UnknownLanguageError
from claimaudit.intake.yaml_lists import append_comment, append_item, render
from claimaudit.workspace.articles import CATALOG, Article
from claimaudit.workspace.claims import ClaimsFile
from claimaudit.workspace.crosscheck import check_together
from claimaudit.workspace.reading.register import load_register
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.register import Register, RegisteredClaim
from claimaudit.workspace.workspace import Workspace

_HEAD = "# yaml-language-server: $schema=../schemas/claims.schema.json\n"


def empty_claims(article: str) -> str:
    """The text of a file without a claim."""
    quoted = f"'{article}'" if article.isdecimal() else article
    return f"{_HEAD}article: {quoted}\nclaims:\n"


def get_article(workspace: Workspace, article: str) -> Article:
    """The article of that id. Raises BrokenInputError."""
    if article in workspace.articles:
        return workspace.articles[article]
    known = ", ".join(sorted(workspace.articles)[:20])
    message = f"no article has the id “{article[:100]}”"
    fix = f"the catalog has: {known}" if known else "`claimaudit add` takes one in"
    raise refusal(CATALOG, message, fix)


def unread_articles(articles: Iterable[Article]) -> list[Problem]:
    """A problem for each article in a language whose figures cannot be read."""
    found = []
    for article in articles:
        try:
            _ = article.language
        except UnknownLanguageError as unknown:
            message = f"article {article.id}: {unknown}"
            fix = "if it is in one of these, mend its language; else its claims are written by hand"
            found.append(Problem(CATALOG, 0, message, fix))
    return found


@dataclass(frozen=True)
class ClaimsText:
    """The claims file of one article, with the `text` that it has or is to get."""

    workspace: Workspace
    article: str
    text: str
    texts: Texts

    @property
    def name(self) -> str:
        return f"claims/{self.article}.yaml"

    def write(self) -> None:
        """Puts the text in place. Raises BrokenInputError."""
        write_all({self.workspace.root / self.name: self.text}, self.workspace.root)

    def read(self) -> tuple[dict[str, RegisteredClaim], list[Problem]]:
        """(claims by id, problems) of the article if its file had this text."""
        space, data = self.workspace, self.text.encode("utf-8", "surrogatepass")
        inputs = Inputs(InMemory({self.name: data}), space.policy.limits.yaml_bytes)
        others = {i: c for i, c in space.register.claims.items() if c.file != self.name}
        inputs.ids["claims"] = {i: (c.file, c.line) for i, c in others.items()}
        fresh = load_register(inputs, self.texts, space.articles)
        if not inputs.problems:
            sums = tuple(d for d in space.register.arithmetic if d.file != self.name)
            merged = Register({**others, **fresh.claims}, sums + fresh.arithmetic)
            limit = space.policy.limits.expression_chars
            inputs.problems += check_together(merged, space.library, limit)
        return fresh.claims, inputs.problems

    def with_claim(
        self, fields: dict[str, object]
    ) -> tuple[ClaimsText, RegisteredClaim | None, list[Problem]]:
        """(the file with a claim of these `fields`, that claim or None, problems). Raises
        BrokenInputError where the layout of the file allows no addition."""
        extended = append_item(self.text, "claims", render(fields))
        if extended is None:
            fix = "write `claims:` as a list with one dash a claim"
            raise refusal(self.name, "has a layout that cannot be added to", fix)
        changed = replace(self, text=extended)
        claims, problems = changed.read()
        return changed, claims.get(str(fields["id"])), problems

    def with_comments(self, blocks: Sequence[Sequence[str]]) -> ClaimsText:
        """The file with `blocks` of comment lines behind its claims. Raises BrokenInputError where
        its claims would be read differently."""
        changed = replace(self, text=append_comment(self.text, "claims", blocks))
        before, _ = self.read()
        after, problems = changed.read()
        if problems or [c.claim for c in before.values()] != [c.claim for c in after.values()]:
            fix = "end every claim on its own line, and keep the list under `claims:` in blocks"
            message = "has a layout that drafts cannot be added to"
            raise BrokenInputError([Problem(self.name, 0, message, fix), *problems])
        return changed


def claims_of(workspace: Workspace, article: str) -> ClaimsText:
    """The claims file of an article, an empty one where there is none. Raises BrokenInputError
    where the file of that name belongs to another article."""
    empty = ClaimsText(workspace, article, empty_claims(article), Texts(workspace.policy))
    if not (workspace.root / empty.name).is_file():
        return empty
    limit = workspace.policy.limits.yaml_bytes
    inputs = Inputs(OnDisk(workspace.root), limit)
    claims = replace(empty, text=inputs.needed(empty.name, limit))
    found = inputs.model(empty.name, ClaimsFile)
    whose = found[1].article if found else None
    if whose != article:
        fix = "give that article's claims a file of their own name"
        message = f"holds the claims of article {whose}, not {article}"
        raise BrokenInputError([Problem(empty.name, 1, message, fix)])
    return claims
