"""Stanzas for the candidates that nobody has decided on, as far as they can be filled in by rule.

A key is filled in only where the sentence gives it, and in one way. A key that stays open says what
it needs.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from claimaudit.base.folding import Folded, fold
from claimaudit.coverage.candidates import (
    UNREADABLE_FIX,
    ScannedArticle,
    ScannedCandidate,
    scan_vocabulary,
    scanned_articles,
)
from claimaudit.figures import UnreadableFigureError
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.figures.directions import direction
from claimaudit.intake.quoting import beside, clause_span, quote_span
from claimaudit.intake.wording import speaks_of_a_part
from claimaudit.scan.candidate import Candidate
from claimaudit.scan.mentions import Mentions
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import NEEDS, Claim
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.references import Metric
from claimaudit.workspace.workspace import Workspace

# The keys of a claim in the order in which they are written.
ORDER = [field.alias or name for name, field in Claim.model_fields.items()]
# For the forms without a quantity: the dimension that their metric must have, and the usual metric.
_DIMENSION = {"date": "date", "assertion": "statement"}
_USUAL_METRIC = {"date": "event_date", "assertion": "event"}
_ODD = re.compile(r"[^a-z0-9.-]+")

_Seen = Callable[[Folded], Folded]


@dataclass(frozen=True)
class Open:
    """An open candidate with its mark: 12 hex digits that stay the same while its sentence and its
    figure stand in the article, wherever that is."""

    read: ScannedArticle
    item: ScannedCandidate
    mark: str

    @property
    def article(self) -> Article:
        return self.read.article

    @property
    def candidate(self) -> Candidate:
        return self.item.candidate


def undecided(workspace: Workspace, articles: Iterable[Article]) -> list[Open]:
    """The candidates of `articles` that no claim covers and no waiver holds, in their order."""
    read = scanned_articles(workspace, {article.id: article for article in articles})
    return [row for one in read.values() for row in _open(one)]


def _open(read: ScannedArticle) -> Iterator[Open]:
    seen: Counter[tuple[str, str]] = Counter()
    for item in read.candidates:
        known = item.fingerprint.quote, item.fingerprint.figure
        seen[known] += 1
        if item.is_open:
            which = "\0".join((read.article.id, *known, str(seen[known])))
            mark = hashlib.sha256(which.encode("utf-8", "surrogatepass")).hexdigest()[:12]
            yield Open(read, item, mark)


@dataclass(frozen=True)
class Stanza:
    """A claim to be completed: the `fields` that are known, the keys that are `missing` with what
    each needs, and the ids of the subjects `named` in its sentence, the nearest to the figure
    first."""

    fields: dict[str, object]
    missing: dict[str, str] = field(default_factory=dict)
    named: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        return str(self.fields["form"])


class Guesser:
    """Makes stanzas of the candidates of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._vocabulary = workspace.library.vocabulary
        self._names = scan_vocabulary(workspace)
        self._texts = Texts(workspace.policy)

    def guess(self, row: Open, taken: set[str]) -> Stanza:
        """The stanza of one candidate. Its id is none of `taken`, and is added to it."""
        candidate, text, judged = row.candidate, row.article.text, row.article.entry.judged
        start, end = quote_span(text, candidate)
        stanza = Stanza({"quote": text[start:end]}, named=candidate.subjects)
        near = beside(text, (start, end))
        stanza.fields.update(near or {})
        if near is None:
            stanza.missing["prefix"] = "words beside the quote that tell it from its repetitions"
        if candidate.kind == "unreadable":
            stanza.fields["form"] = "value"
            stanza.missing["figure"] = unread(candidate)
        elif candidate.figure is None:
            _form_without_figure(candidate, judged, stanza, self._seen(row.article))
        else:
            self._form(row.article, candidate, stanza)
        self._subjects(text, candidate, stanza)
        self._metric(text, candidate, stanza)
        _as_of(candidate, judged, stanza, self._seen(row.article))
        for key, needs in NEEDS[stanza.form].items():
            if key not in stanza.fields:
                stanza.missing.setdefault(key, needs)
        stanza.fields["id"] = _free_id(row, stanza, taken)
        return stanza

    def _seen(self, article: Article) -> _Seen:
        return self._texts.reader(article.language).seen

    def _form(self, article: Article, candidate: Candidate, stanza: Stanza) -> None:
        text = article.text
        try:
            self._texts.reader(article.language).read(candidate.text)
            stanza.fields["figure"] = candidate.text
        except UnreadableFigureError as error:
            stanza.missing["figure"] = f"“{candidate.text}” cannot be read by itself: {error}"
        unit = candidate.figure.unit if candidate.figure else None
        metric = self._vocabulary.metrics.get(candidate.metric or "")
        sentence = text[candidate.quote_start : candidate.quote_end]
        stanza.fields["form"] = "ratio" if unit == "x" else "value"
        if relation := direction(text, candidate.start, candidate.end, unit):
            stanza.fields.update(form="change", relation=relation)
        elif metric and self._vocabulary.accepts(metric, unit):
            stanza.fields["form"] = "value"
        elif unit == "%" and speaks_of_a_part(sentence):
            stanza.fields["form"] = "share"

    def _subjects(self, text: str, candidate: Candidate, stanza: Stanza) -> None:
        """Fills in the subjects where the clause or sentence names as many as the form takes."""
        keys = ["subject", "versus"] if "versus" in NEEDS[stanza.form] else ["subject"]
        places = [clause_span(text, candidate)] if len(keys) == 1 else []
        for low, high in (*places, (candidate.quote_start, candidate.quote_end)):
            part = fold(text[low:high]).text
            named = Mentions(part, self._names).subjects(0, len(part), 0)
            if len(named) == len(keys):
                stanza.fields.update(zip(keys, named, strict=True))
                return
        known = f"one of {', '.join(stanza.named)}" if stanza.named else ""
        needs = known or "a subject of references/subjects.yaml"
        stanza.missing.update(dict.fromkeys(keys, needs))

    def _metric(self, text: str, candidate: Candidate, stanza: Stanza) -> None:
        """Fills in the metric that the clause names, where the unit fits, else the usual one."""
        low, high = clause_span(text, candidate)
        clause, before = fold(text[low:high]).text, fold(text[low : candidate.start]).text
        in_clause = Mentions(clause, self._names).metric(0, len(clause), len(before))
        known, usual = self._vocabulary.metrics, _USUAL_METRIC.get(stanza.form, "")
        said = known.get(in_clause or "")
        if said is not None and self._fits(said, stanza.form, candidate):
            stanza.fields["metric"] = said.id
        elif usual in known:
            stanza.fields["metric"] = usual
        else:
            near = known.get(candidate.metric or "")
            also = f"; the sentence speaks of {near.id}" if near else ""
            stanza.missing["metric"] = f"what is measured, of references/metrics.yaml{also}"

    def _fits(self, metric: Metric, form: str, candidate: Candidate) -> bool:
        """Whether a claim of `form` on the candidate's figure can be of `metric`."""
        if form in _DIMENSION or metric.dimension in _DIMENSION.values():
            return metric.dimension == _DIMENSION.get(form)
        unit = candidate.figure.unit if candidate.figure else None
        return form != "value" or self._vocabulary.accepts(metric, unit)


def unread(candidate: Candidate) -> str:
    """What a person is told of a figure that cannot be read, with what to do."""
    return f"“{candidate.text}” cannot be read as a figure. {UNREADABLE_FIX}"


def _form_without_figure(
    candidate: Candidate, judged: str | None, stanza: Stanza, seen: _Seen
) -> None:
    """Fills in the form of a candidate without a figure: `date` where a date of an event can be
    read, `comparison`, else `assertion`."""
    stanza.fields["form"] = "comparison" if candidate.kind == "comparison" else "assertion"
    printed = candidate.as_of or ""
    if candidate.kind != "dated" or _days(printed, judged, seen) is None:
        return
    stanza.fields["form"] = "date"
    if str(stanza.fields["quote"]).count(printed) == 1:
        stanza.fields["figure"] = printed
    else:
        stanza.missing["figure"] = f"the date, as it stands in the quote (“{printed}”)"


def _days(printed: str, near: str | None, seen: _Seen) -> Days | None:
    try:
        return read_days(printed, near, seen)
    except UnreadableDateError:
        return None


def _as_of(candidate: Candidate, judged: str | None, stanza: Stanza, seen: _Seen) -> None:
    """Fills in the date beside the figure, where it is exactly a day, month or year."""
    printed = candidate.as_of
    if printed is None or stanza.form == "date":
        return
    days = _days(printed, judged, seen)
    if days and days.written:
        stanza.fields["as_of"] = days.written
    else:
        stanza.missing["as_of"] = f"the date, if “{printed}” places the figure"


def _free_id(row: Open, stanza: Stanza, taken: set[str]) -> str:
    """An id that is not `taken`, made of article, subject and metric, or of the candidate's mark
    where these are not known; it is added to `taken`."""
    about = [str(stanza.fields[key]) for key in ("subject", "metric") if key in stanza.fields]
    words = [row.article.id, *about] if len(about) == 2 else [row.article.id, "claim", row.mark[:6]]
    base = _ODD.sub("-", "-".join(words).lower()).strip("-.")[:90]
    free, number = base, 2
    while free in taken:
        free, number = f"{base}-{number}", number + 1
    taken.add(free)
    return free
