"""One page of Markdown, fit for a comment on a pull request."""

from collections.abc import Iterator, Mapping, Sequence

from claimaudit.base.shown import markdown, markdown_code, markdown_link
from claimaudit.record.claims import ClaimRecord, PrintRecord
from claimaudit.record.models import Audit, SumRecord
from claimaudit.report.claimreview import explained
from claimaudit.report.exports import LANG, language_in
from claimaudit.report.figure import figure_told
from claimaudit.report.gists import WEIGHTS, gist_of, weight_of
from claimaudit.report.html import first_page, pictures
from claimaudit.report.languages import gloss_in
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, note, say
from claimaudit.report.standing import settled, with_strength
from claimaudit.workspace.policy import CONVICTIONS, VERDICTS, verdict_rank

OPTIONS = LANG
MOST, _CLIPS = 10, 2
_QUOTE, _GLOSS = 80, 240


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """Counts, the first findings, and the sums that do not fit."""
    page = _Summary(Lookup(audit), language_in(options))
    lines = ["## claimaudit", "", *page.counts(), "", *page.findings(), "", *page.sums()]
    lines.append(page.foot())
    return "\n".join(lines) + "\n"


class _Summary:
    """The parts of the page, in one language."""

    def __init__(self, lookup: Lookup, language: str) -> None:
        self.lookup, self.audit, self.language = lookup, lookup.audit, language

    def counts(self) -> Iterator[str]:
        verdicts = " | ".join(self._text(say(f"judged.{v}")) for v in VERDICTS)
        yield f"| {self._say('article')} | {verdicts} |"
        yield "| --- |" + " ---: |" * len(VERDICTS)
        articles = self.audit.articles
        rows = [(self._text(self.lookup.called(a.id)), a.tally.verdicts) for a in articles]
        for name, counts in (*rows, (f"**{self._say('all')}**", self.audit.tally.verdicts)):
            yield f"| {name} | {' | '.join(str(counts.get(v, 0)) for v in VERDICTS)} |"

    def findings(self) -> list[str]:
        found = [c for c in self.lookup.statements if c.verdict in CONVICTIONS]
        found.sort(key=lambda c: (_weight(c), -verdict_rank(c.verdict), c.provisional, c.id))
        lines = ["\n".join([self._line(c), *self._evidence(c)]) for c in found]
        return self._section("convicted", lines) or [f"**{self._say('none_convicted')}**"]

    def sums(self) -> list[str]:
        failed = [s for s in self.audit.arithmetic if not s.holds]
        failed.sort(key=lambda s: (_weight(s), s.id))
        reasons = ((s.id, gist_of(s) or note(s.why)) for s in failed)
        lines = [f"- {markdown_code(name)}: {self._text(why)}" for name, why in reasons]
        return [*self._section("sums", lines), ""] if lines else []

    def foot(self) -> str:
        claims = self.lookup.statements
        key = "foot_one" if len(claims) == 1 else "foot"
        on = markdown(self.audit.as_of)
        decided = settled(self.lookup, claims).text(self.language)
        return self._say(key, n=len(claims), decided=decided, on=on)

    def _line(self, claim: ClaimRecord) -> str:
        verdict = with_strength(say(f"judged.{claim.verdict}"), claim)
        line = self._say(
            "line",
            verdict=f"**{self._text(verdict)}**",
            why=self._why(claim),
            quote=markdown(claim.quote, _QUOTE),
            gloss=self._gloss(claim),
            id=markdown_code(claim.id),
            file=markdown_code(claim.file),
            line=str(claim.line),
        )
        return f"- {line}"

    def _evidence(self, claim: ClaimRecord) -> Iterator[str]:
        """What it is read as, the words of its sources, then what the figures of both can mean."""
        for read in self.lookup.read_as(claim):
            yield f"  - {self._text(read)}"
        for one in first_page.clips(self.lookup, claim)[:_CLIPS]:
            heard = self.lookup.heard_from(one).text(self.language)
            source = markdown_link(heard, self.lookup.documents[one.document].url)
            words = say("share.line", label=source, words=markdown(one.clip or "", _GLOSS))
            yield f"  - {words.text(self.language)}{self._gloss(one)}"
        scale = pictures.scale(claim, self.audit.policy, self.lookup.facts)
        figure = figure_told(self.audit, claim)
        for phrase in scale.told(figure.means) if scale and figure else ():
            yield f"  - {self._text(phrase)}"

    def _gloss(self, said: ClaimRecord | PrintRecord) -> str:
        gloss = gloss_in(self.language, said.gloss)
        return self._say("gloss", gloss=markdown(gloss, _GLOSS)) if gloss else ""

    def _why(self, claim: ClaimRecord) -> str:
        """The gist of a conviction, then what was computed; without one, the reasons."""
        words = explained(self.lookup, claim)
        if words is None:
            return self._say("no_why")
        return self._say("gist_of" if gist_of(claim) else "why", words=self._text(words))

    def _section(self, key: str, lines: Sequence[str]) -> list[str]:
        """The first of `lines` below their title; nothing where there are none."""
        more = len(lines) - MOST
        cut = [f"- {self._say('more', n=more)}"] if more > 0 else []
        return [f"### {self._say(key)} ({len(lines)})", "", *lines[:MOST], *cut] if lines else []

    def _say(self, key: str, **slots: str | int) -> str:
        return say(f"summary.{key}", **slots).text(self.language)

    def _text(self, phrase: Phrase) -> str:
        return markdown(phrase.text(self.language))


def _weight(record: ClaimRecord | SumRecord) -> int:
    return WEIGHTS.index(weight_of(record))
