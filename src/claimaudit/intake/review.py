"""`claimaudit review`: the open candidates one at a time; each is registered, waived or left.

Every decision is written when it is made. What is decided is open no more, so a review that
was broken off goes on where it stopped; what was skipped comes again in the next one.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from claimaudit.base.shown import one_line, visible
from claimaudit.figures.dates import UnreadableDateError, read_iso
from claimaudit.gate.waivers import SHORTEST_REASON
from claimaudit.intake.claims_file import claims_of, get_article
from claimaudit.intake.guess import Guesser
from claimaudit.intake.questions import Questions
from claimaudit.intake.suggest import SHOWN, Suggester, told
from claimaudit.intake.terminal import Terminal, in_context
from claimaudit.intake.undecided import Open, undecided
from claimaudit.workspace.workspace import Workspace, load_workspace

ACTIONS = ("register", "waive", "skip", "quit")


def review_candidates(
    root: Path, article_id: str | None = None, *, terminal: Terminal | None = None,
    today: date | None = None,
) -> int:  # fmt: skip
    """Walks through the open candidates of one article, or of all; the number of decisions
    that were written. Raises BrokenInputError."""
    walk = _Walk(root, terminal or Terminal(), today or date.today())
    try:
        return walk.through(article_id)
    except click.Abort:
        return walk.done()


class _Walk:
    """One sitting. The workspace is read anew after every decision."""

    def __init__(self, root: Path, terminal: Terminal, today: date) -> None:
        self._root, self._terminal, self._today = root, terminal, today
        self._skipped: set[str] = set()
        self._decided = 0

    def through(self, article_id: str | None) -> int:
        """Asks until nothing is open that was not skipped, or until told to stop."""
        while True:
            workspace = load_workspace(self._root)
            names = [article_id] if article_id is not None else sorted(workspace.articles)
            rows = undecided(workspace, [get_article(workspace, name) for name in names])
            fresh = [row for row in rows if row.mark not in self._skipped]
            if not self._next_decision(workspace, fresh):
                return self.done(len(rows))

    def _next_decision(self, workspace: Workspace, rows: list[Open]) -> bool:
        """Shows the rows until one is decided on; False where none is left or wanted."""
        for i, row in enumerate(rows):
            self._show(workspace, row, len(rows) - i)
            action = self._terminal.choose("what now", ACTIONS, "skip")
            if action == "quit":
                return False
            decide = {"register": self._register, "waive": self._waive}.get(action)
            if decide is not None and decide(workspace, row):
                self._decided += 1
                return True
            self._skipped.add(row.mark)
        return False

    def done(self, left: int | None = None) -> int:
        """Says what was done."""
        said = f"{self._decided} decided" if self._decided else "nothing decided"
        said += "" if left is None else f", {left} still open"
        said += "; run `claimaudit audit` for the ledger" if self._decided else ""
        self._terminal.say(said)
        return self._decided

    def _show(self, workspace: Workspace, row: Open, left: int) -> None:
        title = one_line(row.article.entry.title, 60)
        self._terminal.say(f"\n{row.article.id} {title} · {left} to look at")
        limit = workspace.policy.limits.quote_chars
        for line in in_context(row.article.text, row.candidate, limit):
            self._terminal.say(line)

    def _register(self, workspace: Workspace, row: Open) -> bool:
        """Asks until the loader takes the claim; whether it was written."""
        say = self._terminal.say
        stanza = Guesser(workspace).guess(row, set(workspace.register.claims))
        suggester = Suggester(workspace)
        for found in suggester.suggest(row.article, stanza)[:SHOWN]:
            say(f"  fact {found}")
        claims, questions = (
            claims_of(workspace, row.article.id),
            Questions(workspace, self._terminal),
        )
        while True:
            fields = questions.complete(stanza)
            changed, claim, problems = claims.with_claim(fields)
            if claim is not None and not problems:
                break
            for problem in problems:
                say(f"  {visible(str(problem))}")
            if not self._terminal.agrees("once more"):
                return False
            stanza.fields.update(fields)
        say(f"  {claim.id} would be {told(suggester.judge(claim))}")
        if not self._terminal.agrees("write it"):
            return False
        changed.write()
        say(f"  wrote {claim.id} into {changed.name}")
        return True

    def _waive(self, workspace: Workspace, row: Open) -> bool:
        """Asks for the reason and the date until both are in order, and writes the waiver."""
        question = "why is it no claim, or not yet (- to leave it)"
        reason = self._terminal.ask_until(question, "", _wrong_reason)
        if reason == "-":
            return False
        next_year = self._today.replace(year=self._today.year + 1, day=min(self._today.day, 28))
        question = "to be looked at again by"
        by = self._terminal.ask_until(question, next_year.isoformat(), self._wrong_day)
        row.waive(workspace, reason, by)
        self._terminal.say(f"  waived in claims/baseline/{row.article.id}.yaml")
        return True

    def _wrong_day(self, answer: str) -> str | None:
        try:
            read_iso(answer)
        except UnreadableDateError as error:
            return str(error)
        return "that is past" if answer < self._today.isoformat()[: len(answer)] else None


def _wrong_reason(answer: str) -> str | None:
    if answer == "-" or len(answer) >= SHORTEST_REASON:
        return None
    return f"a reason of {SHORTEST_REASON} characters at least, for the next who reads it"
