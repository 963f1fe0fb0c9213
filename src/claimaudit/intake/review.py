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
from claimaudit.gate.update import add_waiver
from claimaudit.gate.waivers import SHORTEST_REASON
from claimaudit.intake.claimsfile import get_article
from claimaudit.intake.guess import Guesser
from claimaudit.intake.prompts import ClickTerminal, Terminal, ask_until, choose, in_context
from claimaudit.intake.register import Questions, register, write
from claimaudit.intake.suggest import SHOWN, Suggester
from claimaudit.intake.undecided import Open, undecided
from claimaudit.workspace.workspace import Workspace, load_workspace

ACTIONS = ("register", "waive", "skip", "quit")


def review(
    root: Path, article_id: str | None = None, *, terminal: Terminal | None = None,
    today: date | None = None,
) -> int:  # fmt: skip
    """Walks through the open candidates of one article, or of all; the number of decisions
    that were written. Raises BrokenInputError."""
    walk = _Walk(root, terminal or ClickTerminal(), today or date.today())
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
            if not fresh:
                return self.done(len(rows))
            for i, row in enumerate(fresh):
                self._show(workspace, row, len(fresh) - i)
                action = choose(self._terminal, "what now", ACTIONS, "skip")
                if action == "quit":
                    return self.done(len(rows))
                decide = {"register": self._register, "waive": self._waive}.get(action)
                if decide is not None and decide(workspace, row):
                    self._decided += 1
                    break
                self._skipped.add(row.mark)

    def done(self, left: int | None = None) -> int:
        """Says what was done."""
        more = "" if left is None else f", {left} still open"
        self._terminal.say(f"{self._decided} decided{more}; run `claimaudit audit` for the ledger"
                           if self._decided else f"nothing decided{more}")  # fmt: skip
        return self._decided

    def _show(self, workspace: Workspace, row: Open, left: int) -> None:
        say, article = self._terminal.say, row.article.article
        say(f"\n{article.id} {one_line(article.entry.title, 60)} · {left} to look at")
        limit = workspace.policy.limits.quote_chars
        for line in in_context(article.text, row.item.candidate, limit):
            say(line)

    def _register(self, workspace: Workspace, row: Open) -> bool:
        """Asks until the loader takes the claim; whether it was written."""
        say, article = self._terminal.say, row.article.article
        taken = set(workspace.register.claims)
        stanza = Guesser(workspace).guess(article, row.item, taken, row.mark)
        suggester = Suggester(workspace)
        for found in suggester.suggest(article, stanza)[:SHOWN]:
            say(f"  fact {found}")
        questions = Questions(workspace, self._terminal)
        while True:
            fields = questions.complete(stanza)
            text, claim, problems = register(workspace, article.id, fields)
            if claim is not None and not problems:
                break
            for problem in problems:
                say(f"  {visible(str(problem))}")
            if choose(self._terminal, "once more", ("yes", "no"), "yes") == "no":
                return False
            stanza.fields.update(fields)
        verdict, reasons = suggester.verdict(claim)
        say(f"  {claim.id} would be {verdict}" + (f" ({', '.join(reasons)})" if reasons else ""))
        if choose(self._terminal, "write it", ("yes", "no"), "yes") == "no":
            return False
        write(workspace, article.id, text)
        say(f"  wrote {claim.id} into claims/{article.id}.yaml")
        return True

    def _waive(self, workspace: Workspace, row: Open) -> bool:
        """Asks for the reason and the date until both are in order, and writes the waiver."""
        reason = ask_until(
            self._terminal, "why is it no claim, or not yet (- to leave it)", "",
            lambda said: None if said == "-" or len(said) >= SHORTEST_REASON
            else f"a reason of {SHORTEST_REASON} characters at least, for the next who reads it",
        )  # fmt: skip
        if reason == "-":
            return False
        by = ask_until(
            self._terminal, "to be looked at again by", self._in_a_year(), self._wrong_day
        )
        new = row.article.waiver(row.item, reason, by)
        article = row.article.article.id
        add_waiver(self._root, article, [placed.waiver for placed in row.article.waivers], new)
        self._terminal.say(f"  waived in claims/baseline/{article}.yaml")
        return True

    def _in_a_year(self) -> str:
        today = self._today
        return today.replace(year=today.year + 1, day=min(today.day, 28)).isoformat()

    def _wrong_day(self, answer: str) -> str | None:
        try:
            read_iso(answer)
        except UnreadableDateError as error:
            return str(error)
        return "that is past" if answer < self._today.isoformat()[: len(answer)] else None
