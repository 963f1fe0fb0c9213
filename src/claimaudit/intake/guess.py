"""What can be said of a candidate before a person has looked at it: a stanza with open ends.

Only what stands in the sentence, and in one way, is filled in. What stays open says what
it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimaudit.base.folding import fold
from claimaudit.figures import FigureReader, UnreadableFigureError
from claimaudit.figures.dates import UnreadableDateError, read_days
from claimaudit.gate.candidates import GateCandidate, scan_vocabulary
from claimaudit.intake.quoting import beside, clause_span, quote_span
from claimaudit.intake.wording import direction, iso, speaks_of_a_part
from claimaudit.scan import Candidate
from claimaudit.scan.mentions import Mentions
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import NEEDS
from claimaudit.workspace.references import Metric
from claimaudit.workspace.workspace import Workspace

ORDER = (
    "id", "quote", "prefix", "suffix", "form", "subject", "versus", "metric", "figure",
    "relation", "conditions", "from", "to", "whole", "as_of",
)  # fmt: skip
_USUAL = {"date": "event_date", "assertion": "event"}
_ODD = re.compile(r"[^a-z0-9.-]+")


@dataclass(frozen=True)
class Stanza:
    """A claim under way: what is known of it, what is `missing` and what that needs, and
    the subjects that its sentence names, the nearest to the figure first."""

    fields: dict[str, object]
    missing: dict[str, str] = field(default_factory=dict)
    named: tuple[str, ...] = ()

    def ordered(self) -> Iterator[str]:
        """The keys that are known or missing, as a claim is written."""
        yield from (key for key in ORDER if key in self.fields or key in self.missing)


class Guesser:
    """Reads candidates of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._vocabulary = workspace.library.vocabulary
        self._names = scan_vocabulary(workspace)
        self._reader = FigureReader(workspace.policy.figures())

    def guess(self, article: Article, item: GateCandidate, taken: set[str], mark: str) -> Stanza:
        """The stanza of one candidate. Its id is none of `taken`; `mark` names it where
        subject or metric are not known."""
        candidate, text = item.candidate, article.text
        start, end = quote_span(text, candidate)
        stanza = Stanza({"quote": text[start:end]}, named=candidate.subjects)
        near = beside(text, (start, end))
        stanza.fields.update(near or {})
        if near is None:
            stanza.missing["prefix"] = "words beside the quote that tell it from its repetitions"
        self._form(article, candidate, stanza)
        self._subjects(text, candidate, stanza)
        self._metric(text, candidate, stanza)
        self._as_of(article, candidate, stanza)
        for key, needs in NEEDS[str(stanza.fields["form"])].items():
            if key not in stanza.fields:
                stanza.missing.setdefault(key, needs)
        stanza.fields["id"] = _free_id(article.id, stanza, taken, mark)
        return stanza

    def _form(self, article: Article, candidate: Candidate, stanza: Stanza) -> None:
        fields = stanza.fields
        if candidate.figure is None:
            kinds = {"dated": "date", "comparison": "comparison"}
            fields["form"] = kinds.get(candidate.kind, "assertion")
            if fields["form"] == "date":
                self._date(article, candidate, stanza)
            return
        try:
            self._reader.read(candidate.text)
            fields["figure"] = candidate.text
        except UnreadableFigureError as error:
            needs = f"“{candidate.text}” cannot be read by itself: {error}"
            stanza.missing["figure"] = needs
        fields["form"], relation = self._form_of_figure(article.text, candidate)
        if relation:
            fields["relation"] = relation

    def _form_of_figure(self, text: str, candidate: Candidate) -> tuple[str, str | None]:
        if relation := direction(text, candidate):
            return "change", relation
        unit = candidate.figure.unit if candidate.figure else None
        metric = self._vocabulary.metrics.get(candidate.metric or "")
        if unit not in ("x", "%") or (metric and self._vocabulary.accepts(metric, unit)):
            return "value", None
        if unit == "x":
            return "ratio", None
        sentence = text[candidate.quote_start : candidate.quote_end]
        return ("share" if speaks_of_a_part(sentence) else "value"), None

    def _date(self, article: Article, candidate: Candidate, stanza: Stanza) -> None:
        """The date of an event, where it can be read; else that it happened."""
        printed, quote = candidate.as_of or "", str(stanza.fields["quote"])
        try:
            read_days(printed, article.entry.judged)
        except UnreadableDateError:
            stanza.fields["form"] = "assertion"
            return
        if quote.count(printed) == 1:
            stanza.fields["figure"] = printed
        else:
            stanza.missing["figure"] = f"the date, as it stands in the quote (“{printed}”)"

    def _subjects(self, text: str, candidate: Candidate, stanza: Stanza) -> None:
        """Filled in where the clause or the sentence names just as many as the form takes."""
        sentence = candidate.quote_start, candidate.quote_end
        if stanza.fields["form"] in ("ratio", "comparison"):
            keys, places = ["subject", "versus"], [sentence]
        else:
            keys, places = ["subject"], [clause_span(text, candidate), sentence]
        for low, high in places:
            part = fold(text[low:high]).text
            named = Mentions(part, self._names).subjects(0, len(part), 0)
            if len(named) == len(keys):
                stanza.fields.update(zip(keys, named, strict=True))
                return
        known = ", ".join(stanza.named)
        needs = f"one of {known}" if known else "a subject of references/subjects.yaml"
        stanza.missing.update(dict.fromkeys(keys, needs))

    def _metric(self, text: str, candidate: Candidate, stanza: Stanza) -> None:
        """Filled in where the clause names it and the unit fits."""
        low, high = clause_span(text, candidate)
        clause, before = fold(text[low:high]).text, fold(text[low : candidate.start]).text
        in_clause = Mentions(clause, self._names).metric(0, len(clause), len(before))
        form = str(stanza.fields["form"])
        unit = candidate.figure.unit if candidate.figure else None
        known = self._vocabulary.metrics
        said = known.get(in_clause or "")
        if said is not None and self.fits(said, form, unit):
            stanza.fields["metric"] = said.id
        elif _USUAL.get(form) in known:
            stanza.fields["metric"] = _USUAL[form]
        else:
            near = known.get(candidate.metric or "")
            also = f"; the sentence speaks of {near.id}" if near else ""
            stanza.missing["metric"] = f"what is measured, of references/metrics.yaml{also}"

    def fits(self, metric: Metric, form: str, unit: str | None) -> bool:
        """Whether a claim of `form` with a figure in `unit` can be of `metric`."""
        if form in _USUAL:
            return metric.dimension == {"date": "date", "assertion": "statement"}[form]
        if metric.dimension in ("date", "statement"):
            return False
        return form != "value" or self._vocabulary.accepts(metric, unit)

    def _as_of(self, article: Article, candidate: Candidate, stanza: Stanza) -> None:
        if candidate.as_of is None or stanza.fields["form"] == "date":
            return
        if written := iso(candidate.as_of, article.entry.judged):
            stanza.fields["as_of"] = written
        else:
            stanza.missing["as_of"] = f"the date, if “{candidate.as_of}” places the figure"


def _free_id(article: str, stanza: Stanza, taken: set[str], mark: str) -> str:
    """An id that nobody has yet, of what the claim is about."""
    fields = stanza.fields
    about = [str(fields[key]) for key in ("subject", "metric") if key in fields]
    words = [article, *about] if len(about) == 2 else [article, "claim", mark[:6]]
    base = _ODD.sub("-", "-".join(words).lower()).strip("-.")[:90]
    free, number = base, 2
    while free in taken:
        free, number = f"{base}-{number}", number + 1
    taken.add(free)
    return free
