"""`claimaudit review`: shows the open candidates one by one, to be registered, waived or skipped.

Each decision is written at once and closes its candidate, so that a review that was broken off goes
on where it stopped. What was skipped comes again in the next review.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from claimaudit.base.problems import Problem
from claimaudit.base.shown import in_line, one_line, visible
from claimaudit.base.writing import between_writes, writing
from claimaudit.coverage.waivers import add_waiver
from claimaudit.figures.dates import UnreadableDateError, read_iso
from claimaudit.intake.claims_file import claims_of, get_article, unread_articles
from claimaudit.intake.guess import Guesser, Open, undecided, unread
from claimaudit.intake.questions import Questions, Terminal
from claimaudit.intake.suggest import SHOWN, Suggester, told
from claimaudit.scan.candidate import Candidate
from claimaudit.scan.clauses import Sentences
from claimaudit.workspace.articles import Article
from claimaudit.workspace.reasons import REASON_FIX, is_reason
from claimaudit.workspace.workspace import Workspace, load_workspace

ACTIONS = ("register", "waive", "skip", "quit")


def review_candidates(
    root: Path, article_id: str | None = None, *, terminal: Terminal | None = None,
    today: date | None = None,
) -> int:  # fmt: skip
    """Walks through the open candidates of one article, or of all, and returns how many decisions
    were written. Raises BrokenInputError."""
    sitting = _Sitting(terminal or Terminal(), today or date.today())
    try:
        left = f", {sitting.through(root, article_id)} still open"
    except click.Abort:
        left = ""
    said = f"{sitting.decided} decided" if sitting.decided else "nothing decided"
    sitting.say(
        said + left + ("; run `claimaudit audit` for the ledger" if sitting.decided else "")
    )
    return sitting.decided


def _to_look_at(root: Path, article_id: str | None) -> tuple[Workspace, list[Article], list[Open]]:
    """(the workspace as it is now, the articles asked about, the open candidates in them)."""
    workspace = load_workspace(root)
    names = [article_id] if article_id is not None else sorted(workspace.articles)
    articles = [get_article(workspace, name) for name in names]
    return workspace, articles, undecided(workspace, articles)


class _Sitting:
    """One review session. The workspace is read anew after every decision."""

    def __init__(self, terminal: Terminal, today: date) -> None:
        self._terminal, self._today = terminal, today
        self.say = terminal.say
        self._skipped: set[str] = set()
        self.decided = 0

    def through(self, root: Path, article_id: str | None) -> int:
        """Asks until all that is open was skipped, or a person quits; returns how many are open."""
        while True:
            workspace, articles, rows = between_writes(root, lambda: _to_look_at(root, article_id))
            for problem in unread_articles(articles):
                if problem.message not in self._skipped:  # each is told once
                    self._skipped.add(problem.message)
                    self.say(problem.message)
            fresh = [row for row in rows if row.mark not in self._skipped]
            if not self._next_decision(workspace, fresh):
                return len(rows)

    def _next_decision(self, workspace: Workspace, rows: list[Open]) -> bool:
        """Shows candidates until one is decided on; False where all were skipped, or on quit."""
        for i, row in enumerate(rows):
            title = one_line(row.article.entry.title, 60)
            self.say(f"\n{row.article.id} {title} · {len(rows) - i} to look at")
            limit = workspace.policy.limits.quote_chars
            for line in _in_context(row.article.text, row.candidate, limit):
                self.say(line)
            if row.candidate.kind == "unreadable":
                self.say(f"  {in_line(unread(row.candidate))}")
            action = self._terminal.choose("what now", ACTIONS, "skip")
            if action == "quit":
                return False
            decide = {"register": self._register, "waive": self._waive}.get(action)
            if decide is not None and decide(workspace, row):
                self.decided += 1
                return True
            self._skipped.add(row.mark)
        return False

    def _register(self, workspace: Workspace, row: Open) -> bool:
        """Asks until the loader accepts the claim; returns whether it was written."""
        stanza = Guesser(workspace).guess(row, set(workspace.register.claims))
        suggester = Suggester(workspace)
        for found in suggester.suggest(row.article, stanza)[:SHOWN]:
            self.say(f"  fact {found}")
        claims = claims_of(workspace, row.article.id)
        questions = Questions(workspace, self._terminal)
        while True:
            fields = questions.complete(stanza)
            _, claim, problems = claims.with_claim(fields)
            if claim is not None and not problems:
                break
            self._tell(problems)
            if not self._terminal.agrees("once more"):
                return False
            stanza.fields.update(fields)
        self.say(f"  {claim.id} would be {told(suggester.judge(claim))}")
        if not self._terminal.agrees("write it"):
            return False
        return self._write(workspace.root, row.article.id, fields)

    def _write(self, root: Path, article: str, fields: dict[str, object]) -> bool:
        """Adds the claim to its file, which others may have changed meanwhile; returns whether that
        worked."""
        with writing(root):
            claims = claims_of(load_workspace(root), article)
            changed, claim, problems = claims.with_claim(fields)
            if claim is not None and not problems:
                changed.write()
                self.say(f"  wrote {claim.id} into {changed.name}")
                return True
        self._tell(problems)
        return False

    def _tell(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            self.say(f"  {visible(str(problem))}")

    def _waive(self, workspace: Workspace, row: Open) -> bool:
        """Asks for a reason and a date until both are valid, and writes the waiver; returns False
        where the person leaves it."""
        question = "why is it no claim, or not yet (- to leave it)"
        reason = self._terminal.ask_until(
            question, "", lambda said: None if said == "-" or is_reason(said) else REASON_FIX
        )
        if reason == "-":
            return False
        next_year = self._today.replace(year=self._today.year + 1, day=min(self._today.day, 28))
        question = "to be looked at again by"
        by = self._terminal.ask_until(question, next_year.isoformat(), self._wrong_day)
        add_waiver(workspace.root, row.article.id, row.read.waiver(row.item, reason, by))
        self.say(f"  waived in claims/baseline/{row.article.id}.yaml")
        return True

    def _wrong_day(self, answer: str) -> str | None:
        try:
            read_iso(answer)
        except UnreadableDateError as error:
            return str(error)
        return "that is past" if answer < self._today.isoformat()[: len(answer)] else None


def _in_context(text: str, candidate: Candidate, limit: int) -> list[str]:
    """Lines with the sentence of a candidate, its figure marked, and the sentences around it."""
    sentences = Sentences(text, limit)

    def near(at: int) -> str:
        start, end = sentences.around(at, at + 1)
        return f"  … {one_line(text[start:end], limit)}"

    low, high = candidate.quote_start, candidate.quote_end
    before, behind = text[:low].rstrip(), text[high:].lstrip()
    figure = click.style(f">>{in_line(candidate.text)}<<", bold=True)
    left, right = in_line(text[low : candidate.start]), in_line(text[candidate.end : high])
    lines = [near(len(before) - 1)] if before else []
    lines.append(f"  > {left}{figure}{right}")
    return [*lines, near(len(text) - len(behind))] if behind else lines
