"""Decides one claim by docs/method.md, plainly and one at a time.

Written from that page and checks/policy.yaml alone, before the package's own judgement was
read, and sharing no code with it: where the two differ, one of them or the page is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import product
from typing import NamedTuple

from claimaudit.figures.reader import FigureReader
from claimaudit.workspace.claims import Conditions
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace

from . import sums
from .answers import (
    HOLDING,
    REASON,
    Answer,
    Printed,
    Stated,
    compare,
    compare_converted,
    compare_days,
    compare_relation,
    printed,
    stated,
    understated,
)
from .sources import DECIDES, Books, Standing, is_plan, shown_together, standing
from .spans import Span

Key = tuple[tuple[str, str | None], ...]
_MONEY = frozenset(("CNY", "USD", "HKD", "TWD", "EUR", "GBP", "JPY", "KRW"))
_WHOLE = frozenset(("world",))  # "a worldwide figure is the whole"


class Decision(NamedTuple):
    verdict: str
    reasons: frozenset[str]  # notes included
    provisional: bool


class Trial(NamedTuple):
    """One combination of facts, and what it says of the claim."""

    facts: tuple[ReadFact, ...]
    key: Key
    answer: Answer
    far_above: bool = False


class Found(NamedTuple):
    """`any` is whether there is a fact of that quantity at all."""

    any: bool
    trials: list[Trial]


def decide_all(workspace: Workspace) -> dict[str, Decision]:
    claims = workspace.register.claims
    extra: dict[str, set[str]] = {}
    for claim, note in sums.notes(workspace.register.arithmetic, claims):
        extra.setdefault(claim, set()).add(note)
    judge = Oracle(workspace.library, workspace.policy)
    return {
        name: one._replace(reasons=one.reasons | extra.get(name, set()))
        for name, one in ((name, judge.decide(claim)) for name, claim in claims.items())
    }


class Oracle:
    """The method over one library."""

    def __init__(self, library: Library, policy: Policy) -> None:
        self.library, self.policy = library, policy
        self.kinds = library.vocabulary.table.conditions
        self.reader = FigureReader(policy.figures())
        self.plainly = True  # whether the claim at hand is told as a fact
        self.standings: dict[tuple[str, str, bool], tuple[Standing, bool]] = {}

    # --- facts and conditions -------------------------------------------------------

    def _metric(self, name: str) -> str:
        metric = self.library.vocabulary.metrics[name]
        return metric.negative_of or metric.id

    def _facts(self, subject: str, metric: str, versus: str | None = None) -> list[ReadFact]:
        wanted = self._metric(metric)
        return [
            f
            for f in self.library.facts.values()
            if f.fact.attests is None
            and (f.fact.subject, f.metric, f.fact.versus) == (subject, wanted, versus)
        ]

    def _names(self, metric: str, *kinds: str) -> list[str]:
        listed = self.library.vocabulary.metrics[self._metric(metric)].conditions
        return [n for n in listed if self.kinds[n].kind in kinds]

    def _stated(self, registered: RegisteredClaim) -> Conditions:
        """The claim's conditions; whose estimate it is, where it is credited to a house."""
        claim = registered.claim
        said = dict(claim.conditions)
        if (
            claim.said_by
            and "speaker" not in said
            and "speaker" in self._names(claim.metric, "sweep")
        ):
            name = claim.said_by.casefold()
            for subject in self.library.vocabulary.subjects.values():
                known = (subject.id, subject.zh, subject.en, *subject.aliases)
                if name in (n.casefold() for n in known):
                    said["speaker"] = subject.id
        dated = claim.as_of is not None and not (claim.from_ or claim.to)
        if dated and "period" in self._names(claim.metric, "open"):
            said.setdefault("period", str(claim.as_of))
        return said

    def _held(self, fact: ReadFact, metric: str) -> Conditions:
        """What the fact holds under; its as_of is its period where it names none."""
        held = dict(fact.fact.conditions)
        if fact.fact.as_of and "period" in self._names(metric, "open"):
            held.setdefault("period", fact.fact.as_of)
        return held

    def _only_planned(self, fact: ReadFact, registered: RegisteredClaim, said: Conditions) -> bool:
        """Whether it is a forecast or a plan, of what the claim tells as a fact."""
        stated = {**registered.claim.conditions, **said}
        return registered.claim.kind == "fact" and any(
            is_plan(n, v, self.library) and stated.get(n) != v
            for n, v in fact.fact.conditions.items()
        )

    def _matches(self, fact: ReadFact, metric: str, said: Conditions) -> bool:
        held = self._held(fact, metric)
        if self.plainly and any(
            is_plan(n, v, self.library) and said.get(n) != v for n, v in held.items()
        ):
            return False
        for name in self._names(metric, "identity"):
            if _part(held.get(name)) != _part(said.get(name)):
                return False
        listed = self._names(metric, "sweep", "open", "identity", "note")
        for name, value in said.items():
            kind = self.kinds[name].kind
            if kind == "note" or (name in listed and kind == "identity"):
                continue
            theirs = held.get(name)
            if name not in listed and theirs is None:
                continue  # beside what the metric asks for: only another value is against it
            of_a_day = self.library.vocabulary.metrics[self._metric(metric)].momentary
            day_of_month = (
                of_a_day
                and kind == "open"
                and len(value) == 7
                and str(theirs).startswith(value + "-")
            )
            if theirs != value and not day_of_month:
                return False
        return True

    def _key(self, fact: ReadFact, metric: str, said: Conditions) -> Key:
        held = self._held(fact, metric)
        names = self._names(metric, "sweep", "open")
        return tuple((n, held[n]) for n in sorted(names) if n not in said and n in held)

    # --- the forms ------------------------------------------------------------------

    def _try(self, registered: RegisteredClaim, said: Conditions) -> Found:
        forms: dict[str, Callable[[RegisteredClaim, Conditions], Found]] = {
            "value": self._value,
            "date": self._date,
            "ratio": self._ratio,
            "comparison": self._comparison,
            "change": self._change,
            "share": self._share,
        }
        found = Found(False, [])
        if registered.claim.form in forms:
            found = forms[registered.claim.form](registered, said)
        trials = [
            t._replace(answer=Answer.OPEN) if self._lets_off(t, registered, said) else t
            for t in found.trials
        ]
        return self._attested(registered, found._replace(trials=trials))

    def _attested(self, registered: RegisteredClaim, found: Found) -> Found:
        answers = {"yes": Answer.HOLDS, "partly": Answer.PARTLY, "no": Answer.DENIED}
        trials = [
            Trial((f,), (), answers[str(f.fact.holds)])
            for f in self.library.facts.values()
            if f.fact.attests == registered.id and not self._only_planned(f, registered, {})
        ]
        return Found(found.any or bool(trials), [*found.trials, *trials])

    def _claimed(self, registered: RegisteredClaim) -> tuple[Stated, str | None]:
        """The claimed figure in the sense of its metric, and its currency."""
        claim, figure = registered.claim, registered.figure
        assert figure is not None and claim.figure is not None
        metric = self.library.vocabulary.metrics[claim.metric]
        if metric.id in self.policy.nominal_memory.metrics and figure.unit == "byte":
            figure = self.reader.read(claim.figure.replace("iB", "B"))
        if metric.negative_of and claim.form == "value":
            figure = figure.negated()
        unit = figure.unit if figure.unit in _MONEY else claim.conditions.get("currency")
        return stated(figure), unit

    def _is_money(self, metric: str) -> bool:
        return self.library.vocabulary.metrics[metric].dimension == "money"

    def _value(self, registered: RegisteredClaim, said: Conditions) -> Found:
        claim = registered.claim
        facts = [f for f in self._facts(claim.subject, claim.metric) if f.figure is not None]
        figure, currency = self._claimed(registered)
        trials = []
        for fact in facts:
            if not self._matches(fact, claim.metric, said):
                continue
            key = self._key(fact, claim.metric, said)
            if self._is_money(claim.metric):
                held = _currency(fact)
                if currency is None:
                    key += (("currency", held),)
                elif held != currency:
                    continue
            trials.append(self._trial((fact,), key, figure, _printed(fact, self.policy)))
        if self._is_money(claim.metric) and currency is None:
            trials = self._at_home(registered, figure, trials)
        return Found(bool(facts), trials)

    def _at_home(
        self, registered: RegisteredClaim, figure: Stated, trials: list[Trial]
    ) -> list[Trial]:
        """An amount without a currency is read in that of the article's country, too."""
        entry = registered.article.entry
        home = entry.currency or self.policy.currencies.home.get(entry.language)
        held = {_currency(t.facts[0]) for t in trials} - {None}
        if not held or home in held:
            return trials
        converted = []
        for trial in trials:
            (fact,) = trial.facts
            rate = self._rate(_currency(fact), home or "unknown")
            if rate is None:
                continue
            source = _printed(fact, self.policy)
            key = (*(pair for pair in trial.key if pair[0] != "currency"), ("currency", home))
            answer = compare_converted(figure, source, rate, self.policy)
            far = understated(
                figure, Printed.of(source.span.times(rate)), self.policy.understated.times
            )
            converted.append(Trial((fact,), key, answer, far))
        if converted and all(t.answer != Answer.OPEN for t in converted):
            return [*trials, *converted]
        spared = [t for t in trials if t.answer in HOLDING]
        return [*spared, *converted]

    def _rate(self, given: str | None, wanted: str) -> Span | None:
        """What one unit of `given` was worth in `wanted`, at least and at most."""
        ends = {"USD": Span.at(1)}
        for code, (low, high) in self.policy.currencies.per_dollar.items():
            ends[code] = Span(Fraction(low), Fraction(high))
        if given not in ends or wanted not in ends:
            return None
        return ends[wanted].over(ends[given])

    def _trial(
        self, facts: tuple[ReadFact, ...], key: Key, claim: Stated, source: Printed
    ) -> Trial:
        answer = compare(claim, source, self.policy)
        far = understated(claim, source, self.policy.understated.times)
        return Trial(facts, key, answer, far)

    def _date(self, registered: RegisteredClaim, said: Conditions) -> Found:
        claim = registered.claim
        facts = [f for f in self._facts(claim.subject, claim.metric) if f.days is not None]
        assert registered.days is not None
        return Found(
            bool(facts),
            [
                Trial(
                    (fact,),
                    self._key(fact, claim.metric, said),
                    compare_days(registered.days, fact.days, self.policy),
                )
                for fact in facts
                if self._matches(fact, claim.metric, said)
            ],
        )

    def _pairs(
        self,
        one: tuple[str, str, Conditions],
        other: tuple[str, str, Conditions],
        said: Conditions,
        *,
        parts: bool = False,
    ) -> tuple[bool, list[tuple[ReadFact, ReadFact, Key]]]:
        """Like for like: what is not stated for both must be the same on both. A whole need
        not print what holds of its part (its basis, say)."""
        first = [f for f in self._facts(one[0], one[1]) if f.figure is not None]
        second = [f for f in self._facts(other[0], other[1]) if f.figure is not None]
        pairs = []
        for a, b in product(first, second):
            if not self._matches(a, one[1], one[2]) or not self._matches(b, other[1], other[2]):
                continue
            left = dict(self._key(a, one[1], said))
            right = dict(self._key(b, other[1], said))
            shared = {n for n in (*left, *right) if not (n in one[2] and n in other[2])}
            if parts:
                shared &= left.keys() & right.keys()
            if any(left.get(n) != right.get(n) for n in shared) or _currency(a) != _currency(b):
                continue
            both = {**right, **left} if parts else {n: v for n, v in left.items() if n in shared}
            pairs.append((a, b, tuple(sorted(both.items()))))
        return bool(first) and bool(second), pairs

    def _operand(self, fact: ReadFact, metric: str, *, sure: bool = False) -> Span:
        """A source's figure in arithmetic: no wider than the spread of two digits; in the
        sense of `metric`, so that a loss that shrinks goes down. `sure`, without its hedge."""
        span = self._surely(fact) if sure else self._spread(fact)
        negative = self.library.vocabulary.metrics[metric].negative_of is not None
        return span.minus() if negative else span

    def _spread(self, fact: ReadFact) -> Span:
        source = _printed(fact, self.policy)
        figure = fact.figure
        assert figure is not None
        if figure.bound not in ("exact", "about", "up_to"):
            return source.span
        value = Fraction(figure.value) / (100 if figure.unit == "%" else 1)
        room = abs(value) * Fraction(self.policy.rounding.reference_spread)
        return Span(max(source.span.low, value - room), min(source.span.high, value + room))

    def _surely(self, fact: ReadFact) -> Span:
        return _printed(fact, self.policy).sure or self._spread(fact)

    def _plainly(self, fact: ReadFact) -> Span:
        return Span.at(_printed(fact, self.policy).edge)

    def _between(
        self, a: ReadFact, b: ReadFact, formula: Callable[[Span, Span], Span | None]
    ) -> Span | None:
        """What a range or a stretch among two facts leaves possible of what they give."""
        sides = [_printed(fact, self.policy) for fact in (a, b)]
        if all(side.between is None for side in sides):
            return None
        return formula(*(Span(*(s.between or (s.edge, s.edge))) for s in sides))

    def _ratio(self, registered: RegisteredClaim, said: Conditions) -> Found:
        claim = registered.claim
        assert claim.versus is not None
        known, pairs = self._pairs(
            (claim.subject, claim.metric, said), (claim.versus, claim.metric, said), said
        )
        figure, _ = self._claimed(registered)
        trials = []
        for a, b, key in pairs:
            quotient = self._spread(a).over(self._spread(b))
            if quotient is not None:
                ends = self._between(
                    a, b, lambda x, y: (q := x.over(y)) and _relative(claim.relation, q)
                )
                bare = self._surely(a).over(self._surely(b))
                turned = bare and _relative(claim.relation, bare)
                source = Printed.of(_relative(claim.relation, quotient), ends, turned)
                plain = self._plainly(a).over(self._plainly(b))
                if claim.relation is not None and plain is not None:
                    source = source.left_over(_relative(claim.relation, plain).low, self.policy)
                trials.append(self._trial((a, b), key, figure, source))
        direct = self._facts(claim.subject, claim.metric, claim.versus)
        for fact in direct:
            if self._matches(fact, claim.metric, said):
                source = _printed(fact, self.policy)
                if claim.relation is not None:
                    turn = partial(_relative, claim.relation)
                    ends = source.between and turn(Span(*source.between))
                    edge = turn(Span.at(source.edge)).low
                    whole, sure = Printed.of(turn(source.span), ends), source.sure
                    sure = sure and turn(sure)
                    source = whole._replace(hedge=source.hedge, edge=edge, sure=sure)
                    source = source.left_over(edge, self.policy)
                key = self._key(fact, claim.metric, said)
                trials.append(self._trial((fact,), key, figure, source))
        return Found(known or bool(direct), trials)

    def _comparison(self, registered: RegisteredClaim, said: Conditions) -> Found:
        claim = registered.claim
        assert claim.versus is not None and claim.relation is not None
        known, pairs = self._pairs(
            (claim.subject, claim.metric, said), (claim.versus, claim.metric, said), said
        )
        trials = [
            Trial(
                (a, b),
                key,
                compare_relation(
                    claim.relation,
                    self._operand(a, claim.metric),
                    self._operand(b, claim.metric),
                    self.policy,
                ),
            )
            for a, b, key in pairs
        ]
        direct = self._facts(claim.subject, claim.metric, claim.versus)
        for fact in direct:
            if self._matches(fact, claim.metric, said):
                answer = compare_relation(
                    claim.relation, _printed(fact, self.policy).span, Span.at(1), self.policy
                )
                trials.append(Trial((fact,), self._key(fact, claim.metric, said), answer))
        return Found(known or bool(direct), trials)

    def _change(self, registered: RegisteredClaim, said: Conditions) -> Found:
        claim = registered.claim
        start, end = {**said, **claim.from_}, {**said, **claim.to}
        known, pairs = self._pairs(
            (claim.subject, claim.metric, end), (claim.subject, claim.metric, start), said
        )
        trials = []
        for b, a, key in pairs:
            trial = self._one_change(registered, a, b, key)
            if trial is not None:
                trials.append(trial)
        return Found(known, trials)

    def _lets_off(self, trial: Trial, registered: RegisteredClaim, said: Conditions) -> bool:
        """Whether what would convict is left open: figures of one day of a month that is named, or
        two that no document prints together although one of them may have been revised."""
        claim = registered.claim
        if trial.answer in (*HOLDING, Answer.OPEN) or trial.facts[0].fact.attests:
            return False
        named = [said, claim.from_, claim.to, claim.whole.conditions if claim.whole else {}]
        months = {v for n in named for k, v in n.items() if self.kinds[k].kind == "open"}
        for fact in trial.facts:
            held = self._held(fact, claim.metric)
            days = [v for k, v in held.items() if self.kinds[k].kind == "open" and len(v) == 10]
            if any(day[:7] in months for day in days):
                return True
        late = any(self._worth(f, registered)[1] for f in trial.facts)
        if late or self._standing(trial, registered) < DECIDES or not self._may_change(registered):
            return False
        return shown_together(trial.facts, self._books(registered)) < DECIDES

    def _may_change(self, registered: RegisteredClaim) -> bool:
        """Whether it rests on two values of which another may be printed later."""
        claim = registered.claim
        names = [claim.metric, *([claim.whole.metric] if claim.whole else [])]
        final = all(not self.library.vocabulary.metrics[self._metric(n)].revised for n in names)
        in_time = any(self.kinds[n].kind == "open" for n in {**claim.from_, **claim.to})
        two = claim.form == "share" or (claim.form == "change" and in_time)
        return two and not final

    def _one_change(
        self, registered: RegisteredClaim, a: ReadFact, b: ReadFact, key: Key
    ) -> Trial | None:
        claim = registered.claim
        before, after = (self._operand(f, claim.metric) for f in (a, b))
        sure_before, sure_after = (self._operand(f, claim.metric, sure=True) for f in (a, b))
        first, last = self._plainly(a), self._plainly(b)
        down = claim.relation == "down"
        if registered.figure is None:
            assert claim.relation is not None
            answer = compare_relation(claim.relation, after, before, self.policy)
            return Trial((a, b), key, answer)
        figure, _ = self._claimed(registered)
        unit = registered.figure.unit
        negative = self.library.vocabulary.metrics[claim.metric].negative_of is not None
        if unit not in ("%", "x"):
            plain = last.less(first)
            plain = plain.minus() if negative else plain
            difference, bare = after.less(before), sure_after.less(sure_before)
            if unit == "pp":
                difference, plain, bare = (
                    s.each(lambda v: v * 100) for s in (difference, plain, bare)
                )
            if down:
                difference, plain, bare = (s.minus() for s in (difference, plain, bare))
            ends = self._between(a, b, lambda x, y: x.less(y))
            if negative:
                ends = ends and ends.minus()
            if unit == "pp":
                ends = ends and ends.each(lambda v: v * 100)
            ends = ends and (ends.minus() if down else ends)
            source = Printed.of(difference, ends, bare).left_over(plain.low, self.policy)
            return self._trial((a, b), key, figure, source)
        if any(_sign(fact) * (-1 if negative else 1) <= 0 for fact in (a, b)):
            return None  # from a loss to a profit, or between losses told as profits: no rate
        grown, plain, bare = after.over(before), last.over(first), sure_after.over(sure_before)
        if claim.periods:
            grown, plain, bare = (q and q.root(claim.periods) for q in (grown, plain, bare))
        if grown is None or plain is None or bare is None:
            return None
        degree = claim.periods or 1
        ends = self._between(a, b, lambda x, y: (q := x.over(y)) and q.root(degree))
        turn = partial(_relative, "down" if down else "up")
        rate = Printed.of(turn(grown), ends and turn(ends), turn(bare))
        readings = [rate.left_over(turn(plain).low, self.policy)]
        if unit == "x" and figure.value > 1 and not down and not claim.periods:
            readings.append(Printed.of(grown, ends, bare))
        options = [self._trial((a, b), key, figure, r) for r in readings]
        # The other reading is accepted where it holds; it convicts nobody.
        return next((t for t in options if t.answer in HOLDING), options[0])

    def _share(self, registered: RegisteredClaim, said: Conditions) -> Found:
        claim = registered.claim
        assert claim.whole is not None
        known, pairs = self._pairs(
            (claim.subject, claim.metric, said),
            (claim.whole.subject, claim.whole.metric, claim.whole.conditions),
            {},
            parts=True,
        )
        figure, _ = self._claimed(registered)
        trials = []
        for a, b, key in pairs:
            quotient = self._spread(a).over(self._spread(b))
            if quotient is not None:
                stated = {**said, **claim.whole.conditions}
                free = tuple((n, v) for n, v in key if n not in stated)
                ends = self._between(a, b, lambda x, y: x.over(y))
                source = Printed.of(quotient, ends, self._surely(a).over(self._surely(b)))
                trials.append(self._trial((a, b), free, figure, source))
        return Found(known, trials)

    # --- from trials to a verdict -----------------------------------------------------

    def decide(self, registered: RegisteredClaim) -> Decision:
        said = self._stated(registered)
        self.plainly = registered.claim.kind == "fact"
        found = self._try(registered, said)
        tried = self._sort(found.trials, registered)
        notes = self._notes(tried)
        if registered.claim.kind != "fact":
            return Decision("not rated", frozenset(notes), provisional=False)
        verdict, reason, sides = self._verdict(registered, found, tried, said)
        # Provisional: without its retellings it would be another verdict.
        provisional = any(
            all(self._standing(t, registered) < Standing.ALONE for t in s) for s in sides
        )
        return Decision(verdict, frozenset(notes | ({reason} if reason else set())), provisional)

    def _worth(
        self, fact: ReadFact, registered: RegisteredClaim, *, against: bool = False
    ) -> tuple[Standing, bool]:
        books = self._books(registered)
        key = fact.id, books.entry.id, against
        if key not in self.standings:
            self.standings[key] = standing(fact, books, registered.claim, against=against)
        return self.standings[key]

    def _books(self, registered: RegisteredClaim) -> Books:
        return Books(self.library, self.policy, registered.article.entry)

    def _standing(self, trial: Trial, registered: RegisteredClaim) -> Standing:
        against = trial.answer not in (*HOLDING, Answer.OPEN)
        return min(self._worth(f, registered, against=against)[0] for f in trial.facts)

    def _sort(self, trials: list[Trial], registered: RegisteredClaim) -> _Sorted:
        """What a source leaves open stands aside; a later one bears out or stands aside."""
        conclusive = [t for t in trials if t.answer != Answer.OPEN]
        late = [t for t in conclusive if any(self._worth(f, registered)[1] for f in t.facts)]
        early = [t for t in conclusive if t not in late]
        strong = [t for t in early if self._standing(t, registered) >= DECIDES]
        later = [t for t in late if self._standing(t, registered) >= DECIDES]
        if not strong and all(t.answer in HOLDING for t in later):
            strong, later = later, []
        return _Sorted(
            strong,
            [t for t in early if self._standing(t, registered) < DECIDES],
            later,
            [t for t in late if self._standing(t, registered) < DECIDES],
        )

    def _verdict(
        self, registered: RegisteredClaim, found: Found, tried: _Sorted, said: Conditions
    ) -> tuple[str, str | None, list[list[Trial]]]:
        """Verdict, reason, and the sides that it rests on."""
        if not tried.deciding:
            return "unverifiable", _gap(found, tried, self, registered), []
        for_it = [t for t in tried.deciding if _bears_out(t)]
        against = [t for t in tried.deciding if not _bears_out(t)]
        groups = _groups(tried.deciding)
        if any(len(set(map(_bears_out, group))) > 1 for group in groups.values()):
            return "conflicting", "references_disagree", [for_it, against]
        if not against:
            partly = any(t.answer == Answer.PARTLY for t in for_it)
            verdict = ("misleading", "attested_partly") if partly else ("supported", None)
            return *verdict, [for_it]
        if for_it:
            reason = self._separated(groups)
            verdict = "unverifiable" if reason == "conditions_not_comparable" else "misleading"
            return verdict, reason, [] if verdict == "unverifiable" else [for_it, against]
        if self._open_under(registered, found, tried.deciding):
            return "unverifiable", "sources_leave_open", []
        if self._elsewhere(registered, said):
            return "misleading", "scope_mismatch", [against]
        answer = min((t.answer for t in against), key=_FIRST.index)
        milder = (Answer.OVERSTATED, Answer.BEYOND)
        verdict = "misleading" if answer in milder else "contradicted"
        return verdict, REASON[answer], [against]

    def _open_under(self, registered: RegisteredClaim, found: Found, deciding: list[Trial]) -> bool:
        """Whether the claim may hold under conditions under which no source decides."""
        if any(t.facts[0].fact.attests for t in deciding):
            return False
        left = [t for t in found.trials if t.answer == Answer.OPEN]
        early = [t for t in left if not any(self._worth(f, registered)[1] for f in t.facts)]
        strong = {t.key for t in early if self._standing(t, registered) >= DECIDES}
        return bool(strong - {t.key for t in deciding})

    def _notes(self, tried: _Sorted) -> set[str]:
        notes = set()
        if any(
            f.fact.conditions.get("status") == "announced" for t in tried.deciding for f in t.facts
        ):
            notes.add("announced_not_shipped")
        groups = _groups(tried.deciding)
        holds = {key for key, group in groups.items() if all(map(_bears_out, group))}
        for late in tried.late:
            under_the_same = late.key in holds or (holds and late.facts[0].fact.attests)
            if under_the_same and late.answer not in (*HOLDING, Answer.PARTLY):
                notes.add("superseded_since")
        held = [t for t in tried.deciding if t.answer in HOLDING]
        if held and len(holds) == len(groups):
            if all(t.far_above for t in held):
                notes.add("understated")
            if all(t.answer == Answer.CUT_OFF for t in held):
                notes.add("truncated")
            if all(t.answer == Answer.VAGUE for t in held):
                notes.add("vague_date")
        return notes

    def _elsewhere(self, registered: RegisteredClaim, said: Conditions) -> list[Trial]:
        """What would bear the claim out, were it not for the scope that the text states."""
        scopes = {n for n in said if self.kinds[n].reason == "scope_mismatch"}
        if not scopes or registered.claim.form != "value":
            return []
        free = {n: v for n, v in said.items() if n not in scopes}
        trials = [
            t
            for t in self._value(registered, free).trials
            if (wrong := [n for n in scopes if t.facts[0].fact.conditions.get(n) != said[n]])
            and all(n in t.facts[0].fact.conditions for n in wrong)
        ]
        return [t for t in self._sort(trials, registered).deciding if t.answer in HOLDING]

    def _separated(self, groups: dict[Key, list[Trial]]) -> str:
        """The reason that goes with the conditions that tell the two sides apart."""
        held = [dict(k) for k, g in groups.items() if _bears_out(g[0])]
        missed = [dict(k) for k, g in groups.items() if not _bears_out(g[0])]
        names = sorted({n for k in (*held, *missed) for n in k})
        ours = {n: {k.get(n) for k in held} for n in names}
        theirs = {n: {k.get(n) for k in missed} for n in names}
        chosen = [n for n in names if not ours[n] & theirs[n]]
        chosen = chosen or [n for n in names if ours[n] != theirs[n]] or names
        if any(self.kinds[n].kind == "open" for n in chosen):
            return "conditions_not_comparable"
        reasons = {str(self.kinds[n].reason) for n in chosen}
        return reasons.pop() if len(reasons) == 1 else "holds_only_under"


class _Sorted(NamedTuple):
    """Trials that decide; early ones too weak to; later ones that may not; weak later ones."""

    deciding: list[Trial]
    early_weak: list[Trial]
    late: list[Trial]
    late_weak: list[Trial]


# Where several sources convict for different reasons, the first of these is named.
_FIRST = (
    Answer.DENIED, Answer.DATE, Answer.OVERSTATED, Answer.BEYOND, Answer.DIRECTION, Answer.SLIP, Answer.OUTSIDE,
)  # fmt: skip


def _bears_out(trial: Trial) -> bool:
    return trial.answer in (*HOLDING, Answer.PARTLY)


def _groups(trials: list[Trial]) -> dict[Key, list[Trial]]:
    """By the conditions that the claim left open; an attestation speaks of the claim as it
    stands, and so under each of them."""
    groups: dict[Key, list[Trial]] = {}
    for trial in trials:
        if not trial.facts[0].fact.attests:
            groups.setdefault(trial.key, []).append(trial)
    said = [t for t in trials if t.facts[0].fact.attests]
    if not groups:
        return {(): said} if said else {}
    return {key: [*group, *said] for key, group in groups.items()}


def _gap(found: Found, tried: _Sorted, oracle: Oracle, registered: RegisteredClaim) -> str:
    """Why nothing decides: read off the documents of before the article, where there are any."""
    if not found.any:
        return "no_reference"
    weak = tried.early_weak or ([] if tried.late else tried.late_weak)
    if not weak:
        standing = [(t, oracle._standing(t, registered)) for t in found.trials]
        read = [t for t, worth in standing if t.answer == Answer.OPEN and worth > Standing.UNSEEN]
        return "sources_leave_open" if read else "conditions_not_comparable"
    seen = any(oracle._standing(t, registered) == Standing.RETOLD for t in weak)
    return "only_secondary_references" if seen else "only_unseen_references"


def _sign(fact: ReadFact) -> int:
    value = fact.figure.value if fact.figure else 0
    return (value > 0) - (value < 0)


def _part(value: str | None) -> str | None:
    return None if value in _WHOLE else value


def _printed(fact: ReadFact, policy: Policy) -> Printed:
    assert fact.figure is not None
    return printed(fact.figure, policy)


def _currency(fact: ReadFact) -> str | None:
    unit = fact.figure.unit if fact.figure else None
    return unit if unit in _MONEY else fact.fact.conditions.get("currency")


def _relative(relation: str | None, quotient: Span) -> Span:
    """subject / versus, or by how much the one is below or above the other."""
    one = Span.at(1)
    if relation in ("below", "down"):
        return one.less(quotient)
    return quotient.less(one) if relation in ("above", "up") else quotient
