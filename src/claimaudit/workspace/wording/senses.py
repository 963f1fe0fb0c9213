"""Which of two things that go by one name a figure is of: gross or net, what a plant can make or
what it made. A claim and a source whose words say different ones are not of one quantity."""

import re
from pathlib import Path

from claimaudit.base.folding import fold
from claimaudit.figures import Figure
from claimaudit.figures.directions import Way, direction
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.fields import Conditions, Stated
from claimaudit.workspace.references import Metric
from claimaudit.workspace.wording.around import FIGURE, clause_of_figure, said_around

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_PAIRS = {name: name.split(" / ") for name in sorted(_WORDS.words("pairs"))}
_ALONE, _FIRM, _CHANGES, _LEVELS = map(_WORDS.words, ("alone", "firm", "of_changes", "of_levels"))
_MOVE, _CHANGE, _LEVEL, _SHARE = "move", "a change", "a level", "a share"
_DIFFERENCE = _WORDS.pattern("a difference")
# What is meant where no words tell.
_SILENCE = {_MOVE: _LEVEL} | {pair: _PAIRS[pair][1] for pair in _ALONE}
# All before the figure and its clause, and a few words that end the sentence behind it.
_LEADING = re.compile(rf".*{FIGURE}[^,，。；;.]*(?:[,，] ?[A-Za-z -]{{1,30}}(?=[.;。]|$))?")
_NUMBER = _WORDS.pattern("a number")

Senses = dict[str, str]
"""A pair -> which of the two it is."""


def senses_of(
    stated: Stated, picked: Stated, figure: Figure | None, metric: Metric, *, stands: bool
) -> Senses:
    """What the clause of a figure says, and the words that somebody `picked`, a quote or a clip;
    and where it may be one that went or `stands` somewhere, which of both."""
    clause, way = clause_of_figure(_said(*stated)), direction(*stated, figure and figure.unit)
    senses = _senses(clause, _said(*picked), way)
    if stands:
        return senses | _moves(clause, way, metric)
    return {pair: sense for pair, sense in senses.items() if pair not in _LEVELS}


def _said(text: str, start: int, end: int) -> str:
    """What is said around a figure, in whose place ¤ stands with its unit: ¤ people."""
    unit = _NUMBER.sub("", fold(text[start:end]).running)
    return said_around(text, start, end).replace(FIGURE, FIGURE + unit)


def _senses(clause: str, said: str, way: Way | None = None) -> Senses:
    """Each pair of which the words say one: those of the clause, else those that lead up to the
    figure, Seasonally adjusted, it was 5%. What is left out may be told behind it. On what time it
    changed is asked only of a figure that went one `way`, not of what it rose to."""
    leading = _LEADING.match(said)
    near = [clause, leading.group()] if leading else [clause]
    found = {}
    for pair, senses in _PAIRS.items():
        if pair in _CHANGES and not way:
            continue
        first, second = _WORDS.patterns(pair)
        for words in [*near, said] if pair in _ALONE else near:
            rest = first.sub(" ", words)
            says = rest != words, second.search(rest) is not None
            if says[0] != says[1]:
                found[pair] = senses[says[1]]
            if any(says):
                break
    return found


def _moves(words: str, way: Way | None, metric: Metric) -> Senses:
    """Whether the figure is how far something went, or where it stands. Of a metric that counts
    how far, both are said of one figure: inflation is 5% where prices rose 5%."""
    if metric.dimension == "date" or _counts_change(metric):
        return {}
    if way or _DIFFERENCE.search(words):
        return {_MOVE: _CHANGE}
    return {_MOVE: _LEVEL} if _WORDS.pattern(_LEVEL).search(words) else {}


def _counts_change(metric: Metric) -> bool:
    marked = metric.falls or metric.change_of or metric.negative_of
    return bool(marked or _WORDS.pattern(_CHANGE).search(_named(metric)))


def _named(metric: Metric) -> str:
    return " ".join((metric.en, metric.zh, *metric.aliases))


def entered_senses(metric: Metric, conditions: Conditions) -> Senses:
    """What the conditions, else the names of the metric, say of it."""
    share = _WORDS.pattern(_SHARE).search(_named(metric)) and not _counts_change(metric)
    stated = " ".join(map(str, conditions.values()))
    return _senses(_named(metric), "") | _senses(stated, "") | ({_MOVE: _LEVEL} if share else {})


def misentered(figure: str | None, said: Senses, entered: Senses) -> str | None:
    for pair, sense in said.items():
        if (other := entered.get(pair, sense)) != sense:
            return f"“{figure}” is {sense} by its words, and {other} by its metric or conditions"
    return None


def two_senses(
    own: Senses, other: Senses, *, same: bool, is_plain: bool, stands: bool
) -> tuple[str, str] | None:
    """The first two that part a claim from a source. Not where a condition that both have is the
    `same`: somebody has read both and said that they are of one. Of what has no conditions, and so
    is `is_plain`, silence has a meaning, too."""
    for pair in sorted(own.keys() | other.keys()):
        if (same and pair not in _FIRM) or (pair == _MOVE and not stands):
            continue
        silence = _SILENCE.get(pair) if is_plain or pair in _FIRM else None
        mine, its = own.get(pair, silence), other.get(pair, silence)
        if mine != its and mine is not None and its is not None:
            return mine, its
    return None
