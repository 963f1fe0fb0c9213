"""What a sweep looks for: the quantities of a workspace, and the words that name them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from claimaudit.figures import Figure
from claimaudit.figures.lexicon import Lexicon
from claimaudit.scan.named import Names
from claimaudit.verdict.ladder import judge_one
from claimaudit.verdict.match import quantity, stated_conditions
from claimaudit.verdict.span import Span
from claimaudit.verdict.weigh import weigh_all
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, Vocabulary, held_conditions
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Metric
from claimaudit.workspace.workspace import Workspace

LINKING = Lexicon(Path(__file__).with_name("linking.yaml"))
# A space that is often left out: Atlas 950, Atlas950.
_JOINED = re.compile(r"(?<=[A-Za-z]) (?=\d)")
# Names in capitals that are printed as Nvidia too; shorter ones are abbreviations.
_CAPITALS = re.compile(r"(?<![A-Za-z\d])[A-Z]{5,}(?![A-Za-z\d])")
_OF = LINKING.text("of")
REGIONS = LINKING.table("regions")
# How many characters of a name and a word must overlap to be no coincidence.
_SHARED = 2
# Dimensions of metrics without a figure that could be linked.
_WITHOUT_FIGURE = ("date", "statement")

Kind = Literal["subject", "metric", "change", "value", "rate"]
_Meant = set[tuple[Kind, str]]
"""What a word can stand for: (kind, id)."""
Value = tuple[Decimal | None, Decimal | None, str | None]
"""(low, high, unit) of a figure in base units; figures with the same triple say the same."""
Pair = tuple[str, str]
"""(subject, metric)"""


class Meaning(NamedTuple):
    """What a word can stand for: ids of subjects and metrics, of metrics that are changes of those,
    values of conditions, and words for rates."""

    subjects: frozenset[str] = frozenset()
    metrics: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    rates: frozenset[str] = frozenset()

    @classmethod
    def of(cls, meant: _Meant, changes: Iterable[Metric]) -> "Meaning":
        meant = meant | {("change", m.id) for m in changes if ("metric", m.change_of) in meant}
        return cls(*(frozenset(i for of, i in meant if of == kind) for kind in get_args(Kind)))


@dataclass(frozen=True)
class Checked:
    """A claim with its verdict and the conditions that it states."""

    id: str
    verdict: str
    conditions: Conditions


@dataclass
class Quantity:
    """What is known of one quantity: its `claims` by what their figure says, and `under`: condition
    -> the values that its facts and claims have."""

    claims: dict[Value, list[Checked]] = field(default_factory=lambda: defaultdict(list))
    under: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class Known:
    """All that a sweep needs of a workspace."""

    library: Library
    policy: Policy
    names: Names[Meaning]
    quantities: Mapping[Pair, Quantity]
    # The answers of `fits`, which is called for every figure.
    _fitting: dict[tuple[frozenset[str], str | None], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: Workspace, but: Collection[str] = ()) -> "Known":
        """From a workspace, without the claims of the articles `but`."""
        library, claims = workspace.library, workspace.register.claims
        quantities: dict[Pair, Quantity] = defaultdict(Quantity)
        for (subject, metric), facts in library.by_quantity.items():
            for name in _senses(library.vocabulary, metric):
                held = [held_conditions(library.vocabulary.metrics[metric], f.fact) for f in facts]
                _enter(quantities[subject, name], library, metric, held)
        rows = weigh_all(workspace).rows
        verdicts = {row.id: judge_one(workspace.ladder, row).verdict for row in rows}
        for registered in claims.values():
            if registered.figure is None or registered.claim.form != "value":
                continue
            if registered.article.id in but:
                continue
            found = quantities[registered.claim.subject, registered.claim.metric]
            stated = stated_conditions(registered, library)
            _enter(found, library, registered.claim.metric, [stated])
            checked = Checked(registered.id, verdicts[registered.id], stated)
            found.claims[value_of(registered.figure, workspace.policy)].append(checked)
        known = {pair: quantities[pair] for pair in sorted(quantities)}
        return cls(library, workspace.policy, _names(library.vocabulary, known), known)

    @cached_property
    def metrics(self) -> frozenset[str]:
        """The metrics of all known quantities."""
        return frozenset(metric for _, metric in self.quantities)

    @cached_property
    def places(self) -> frozenset[str]:
        """The subjects that say where something is measured, as in "market share in China"."""
        subjects = self.library.vocabulary.subjects.values()
        return frozenset(one.id for one in subjects if one.kind == "country")

    def fits(self, metrics: frozenset[str], unit: str | None) -> frozenset[str]:
        """The metrics among these that have values in `unit`."""
        if (asked := (metrics, unit)) not in self._fitting:
            accepts, known = self.library.vocabulary.accepts, self.library.vocabulary.metrics
            fits = frozenset(i for i in metrics if accepts(known[i], unit))
            # Beside a word for people, 个 counts something else: 人口前十五的国家中有八个
            others = {i for i in fits if unit == "item" and known[i].dimension == "people"}
            self._fitting[asked] = fits - others
        return self._fitting[asked]

    def scopes(self, pair: Pair) -> set[str]:
        """The values of the condition `scope`, a chip or a server, of its facts and claims."""
        found = [f.fact.conditions for f in self.library.by_quantity.get(pair, ())]
        found += [c.conditions for some in self.quantities[pair].claims.values() for c in some]
        return {held["scope"] for held in found if "scope" in held}


def value_of(figure: Figure, policy: Policy) -> Value:
    """What a figure says: a maximum counts as reached, and counted things have no unit."""
    span = Span.of(figure)
    unit = None if span.unit in policy.units.things else span.unit
    return span.judged.low, span.judged.high, unit


def _senses(vocabulary: Vocabulary, metric: str) -> list[str]:
    """A metric and those that are its negative, as losses are of profits."""
    return [metric, *(m.id for m in vocabulary.metrics.values() if m.negative_of == metric)]


def _enter(found: Quantity, library: Library, metric: str, held: Iterable[Conditions]) -> None:
    """Adds to `found.under` the values of the conditions that tell which quantity is meant or
    decide whether it holds. Words for the other conditions may stand in a sentence for other
    reasons."""
    kinds = library.vocabulary.table.conditions
    names = [
        name
        for name in quantity(library, metric).conditions
        if kinds[name].kind == "identity" or kinds[name].reason == "holds_only_under"
    ]
    for conditions in held:
        for name in names:
            found.under[name] |= {conditions[name]} if name in conditions else set()


def _names(vocabulary: Vocabulary, quantities: Mapping[Pair, Quantity]) -> Names[Meaning]:
    words: dict[str, _Meant] = defaultdict(set)
    for subject in vocabulary.subjects.values():
        for name in subject.names:
            for printed in _spellings(name):
                words[printed].add(("subject", subject.id))
    for metric in vocabulary.metrics.values():
        if metric.dimension not in _WITHOUT_FIGURE:
            for name in (metric.zh, metric.en, *metric.aliases):
                for printed in _headed(name):
                    words[printed].add(("metric", metric.id))
    for name, meant in [*_compounds(words, quantities), *_within(words, vocabulary)]:
        words[name] |= meant
    known = {v for q in quantities.values() for values in q.under.values() for v in values}
    for value in known | set(REGIONS):
        named = vocabulary.subjects.get(value)
        spelt = (*(named.names if named else ()), *REGIONS.get(value, ()))
        plain = value.replace("_", " ").replace("-", " ")
        for name in (value, value.upper(), plain, *spelt):
            words[name].add(("value", value))
    for name in LINKING.words("rates"):
        words[name].add(("rate", name))
    changes = [m for m in vocabulary.metrics.values() if m.change_of is not None]
    return Names({name: Meaning.of(meant, changes) for name, meant in words.items()})


def _spellings(name: str) -> set[str]:
    """The ways a name is printed: without its space, without its capitals, with synonyms, and
    together with a word before it that would hide its beginning."""
    found = {name, _JOINED.sub("", name)}
    found |= {_CAPITALS.sub(lambda word: word[0].capitalize(), one) for one in found}
    for word, other in LINKING.table("synonyms").items():
        found |= {one.replace(word, other) for one in found}
    for start, before in LINKING.table("read_together").items():
        found |= {before + one for one in found if one.startswith(start)}
    return found


def _headed(word: str) -> set[str]:
    """A word as printed within a sentence, at its beginning, in a headline, and with hyphens (a
    market-cap milestone)."""
    if not word[:1].islower():
        return {word}
    return {word, word[0].upper() + word[1:], word.title(), word.replace(" ", "-")}


def _compounds(
    words: Mapping[str, _Meant], quantities: Collection[Pair]
) -> Iterator[tuple[str, _Meant]]:
    """Names of subjects joined with the word of a metric that begins as they end, with or without
    的: 中国AI芯片自给率, 中国加速芯片的市场规模. Each stands for both."""
    kinds: dict[Kind, list[str]] = {
        kind: [w for w, meant in words.items() if any(k == kind for k, _ in meant)]
        for kind in ("subject", "metric")
    }
    beginning = defaultdict(list)
    for word in kinds["metric"]:
        for length in range(_SHARED, len(word) + 1):
            beginning[word[:length]].append(word)
    for name in kinds["subject"]:
        for at in range(1, len(name) - _SHARED + 1):
            for word in beginning.get(name[at:], ()):
                meant = words[name] | words[word]
                if any((s, m) in quantities for _, s in words[name] for _, m in words[word]):
                    yield name[:at] + word, meant
                    yield f"{name[:at]}{_OF}{word}", meant


def _within(words: Mapping[str, _Meant], vocabulary: Vocabulary) -> Iterator[tuple[str, _Meant]]:
    """Words of a metric that begin with another metric's word or end with the name of a subject,
    and stand for both: 净利润同比, 交给美国政府. Which metric is meant, the unit tells."""

    def dimensions(word: str) -> set[str]:
        return {vocabulary.metrics[i].dimension for kind, i in words[word] if kind == "metric"}

    for word in list(words):
        if not (own := dimensions(word)):
            continue
        for at in range(_SHARED, len(word)):
            first, last = word[:at], word[at:]
            if first in words and not own & dimensions(first):
                yield word, {one for one in words[first] if one[0] == "metric"}
            if last in words:
                yield word, {one for one in words[last] if one[0] == "subject"}
