"""`claimaudit explain`: a claim's why as plain text, in one language.

Only the one claim is weighed and judged, so that neither pandas nor Great Expectations is
imported; its rungs are the very ones that an audit runs.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from claimaudit.base.shown import one_line, visible
from claimaudit.record.claims import FactRecord, PrintRecord
from claimaudit.record.one import audit_claim
from claimaudit.report.languages import gloss_in
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import (
    Phrase,
    both,
    joined,
    known,
    name_of,
    note,
    quantity,
    same,
    say,
    together,
)
from claimaudit.report.printed import fact_told
from claimaudit.report.searches import searched_told
from claimaudit.report.standing import with_strength
from claimaudit.report.sums import SumTold, spelled
from claimaudit.report.why import TrialTold, Why, why
from claimaudit.workspace.workspace import Workspace

Line = tuple[int, Phrase]  # how far it is indented, and what it says

# So many trials or facts are listed; the others are counted.
_MOST = 12


def explain_claim(workspace: Workspace, claim_id: str, language: str) -> str:
    """The explanation of one claim. Raises BrokenInputError for an id that is none."""
    audit = audit_claim(workspace, claim_id)
    claim = audit.claims[0]
    line = workspace.texts[claim.article].count("\n", 0, claim.start) + 1
    return explained(why(Lookup(audit), claim), line, language)


def explained(told: Why, line: int, language: str) -> str:
    """`told` in words. `line` is the line of the article on which the quote begins."""
    lookup = told.lookup
    paragraphs = (
        _verdict(told),
        _claim(told, line, language),
        _figure(told),
        _trials(told),
        _headed("explain.facts", _first([_fact(lookup, fact) for fact in told.facts])),
        _headed("explain.apart", _apart(told)),
        _searched(told),
        _headed("explain.sums", (part for entry in told.sums for part in _sum(told, entry))),
        _headed("explain.decided", _decided(told)),
        _headed("explain.remarks", _remarks(told)),
        _headed("explain.mends", ((1, sentence) for sentence in told.mends)),
        [(0, say("explain.edit", place=f"{told.claim.file}:{told.claim.line}"))],
    )
    texts = ("\n".join(_lines(paragraph, language)) for paragraph in paragraphs)
    return visible("\n\n".join(text for text in texts if text))


def _lines(paragraph: Sequence[Line], language: str) -> Iterator[str]:
    for indent, phrase in paragraph:
        yield "  " * indent + " ".join(phrase.text(language).splitlines())


def _headed(key: str, lines: Iterator[Line]) -> list[Line]:
    """A paragraph under its heading; none where it has no lines."""
    found = list(lines)
    return [(0, say(key)), *found] if found else []


# --- the claim ------------------------------------------------------------------------------


def _verdict(told: Why) -> list[Line]:
    claim = told.claim
    verdict = with_strength(say(f"judged.{claim.verdict}"), claim)
    first = [say("explain.verdict", id=claim.id, verdict=verdict)]
    first += [say("explain.code", code=code) for code, _ in told.reasons]
    lines: list[Line] = [(0, together(*first))]
    notes = (say("explain.note", words=words, code=code) for code, words in told.notes)
    if told.gist is not None:
        lines.append((1, told.gist))
        if claim.weight:
            lines.append((1, say(f"weight.{claim.weight}")))
    lines.append((1, told.headline))
    if claim.decided_by is not None:
        strength = say(f"strength.{told.lookup.rests_on(claim)}")
        lines.append((1, say("explain.strength", strength=strength)))
    lines += ((1, say("card.note", words=read)) for read in told.assumed)
    lines += ((1, note) for note in notes)
    lines += ((1, moved) for moved in told.moves)
    for reply, head in told.replies:
        lines.append((1, say("reply.said", head=head, words=name_of(reply.words))))
        if reply.link:
            lines.append((2, same(reply.link)))
    return lines


def _claim(told: Why, line: int, language: str) -> list[Line]:
    claim, article = told.claim, told.article
    published = article.published
    dates = [say("explain.published", on=published) if published else say("explain.no_date")]
    if article.judged_as_of:
        dates.append(say("explain.judged_as_of", on=article.judged_as_of))
    where = say(
        "explain.where",
        place=f"seeds/{article.file}:{line}",
        start=str(claim.start),
        end=str(claim.end),
        publisher=article.publisher,
        dates=joined(dates, "sentence.comma"),
    )
    named = [("form", say(f"form.{claim.form}")), *told.understood]
    understood = [(say(f"card.{name}"), value) for name, value in named]
    stated = [(label, told.lookup.listed(held)) for label, held in told.conditions]
    if not claim.conditions.keys() - claim.assumed.keys():
        stated.append((say("card.conditions"), say("explain.none")))
    noted = [(say("card.why"), note(claim.note))] if claim.note else []
    pairs = (say("explain.pair", label=a, value=b) for a, b in (*understood, *stated, *noted))
    quote = say("explain.quote", text=one_line(claim.quote))
    gloss = gloss_in(language, claim.gloss)
    glossed = [say("card.gloss", text=say("explain.quote", text=gloss))] if gloss else []
    lines = (quote, *glossed, where, *pairs)
    return [(0, say("explain.claim")), *((1, phrase) for phrase in lines)]


def _figure(told: Why) -> list[Line]:
    if told.figure is None:
        return []
    means = say("explain.can_mean", figure=told.figure.printed, interval=told.figure.means)
    because = ((1, reason) for reason in told.figure.because)
    return [(0, say("explain.figure")), (1, means), *because]


# --- what it was held against ---------------------------------------------------------------


def _trials(told: Why) -> list[Line]:
    if not told.trials:
        return [(0, say("explain.tried_nothing")), (1, _why_nothing(told))]
    lines = [(0, say("explain.tried", n=len(told.trials)))]
    lines += _first([_trial(told.lookup, trial) for trial in told.trials])
    policy = told.lookup.audit.policy
    if policy and any(len(t.trial.facts) > 1 for t in told.trials):
        percent = float(policy.rounding.reference_spread) * 100
        lines.append((1, say("explain.spread", share=quantity((percent, percent), "%"))))
    elsewhere = (say("explain.elsewhere", computed=t.computed) for t in told.elsewhere)
    return [*lines, *((1, line) for line in elsewhere)]


def _trial(lookup: Lookup, told: TrialTold) -> Iterator[Line]:
    conditions = told.trial.conditions
    under = lookup.when(conditions) if conditions else say("explain.as_stated")
    parts = [say("explain.trial", under=under, outcome=told.outcome)]
    if not told.trial.decides:
        parts.append(say("explain.idle"))
    if told.trial.late:
        parts.append(say("explain.late"))
    yield 1, together(*parts)
    yield 2, told.computed
    yield 2, told.weight


def _why_nothing(told: Why) -> Phrase:
    if told.claim.form == "assertion":
        return say("explain.not_attested")
    bare = "no_reference" in told.claim.reasons
    return say("explain.no_fact" if bare else "explain.other_conditions")


def _first(parts: Sequence[Iterable[Line]]) -> Iterator[Line]:
    """The first of these, and how many more there are."""
    yield from chain.from_iterable(parts[:_MOST])
    if len(parts) > _MOST:
        yield 1, say("explain.more", n=len(parts) - _MOST)


def _fact(lookup: Lookup, fact: FactRecord) -> Iterator[Line]:
    printed = fact_told(fact) if fact.printed else say(f"holds.{fact.holds}")
    what = say("explain.fact", id=fact.id, printed=printed)
    if fact.conditions:
        what = say("explain.fact_under", fact=what, conditions=lookup.listed(fact.conditions))
    yield 1, say("explain.at", what=what, place=f"{fact.file}:{fact.line}")
    for one in fact.shown:
        yield from _print(lookup, one)


def _print(lookup: Lookup, one: PrintRecord) -> Iterator[Line]:
    """One document's own words, how well they were seen, and from whom it has them."""
    document, source = lookup.documents[one.document], lookup.told_by(one)
    published = document.published
    heading = say(
        "explain.document",
        publisher=lookup.source(document.id),
        title=document.title,
        tier=lookup.kind(document),
        dated=say("explain.published", on=published) if published else say("card.undated"),
        seen=known("seen", one.seen_as),
    )
    yield 2, heading
    if one.clip is not None:
        yield 3, say("explain.clip", clip=one.clip)
    if source.id != document.id:
        key = "copy" if document.copy_of == source.id else "retells"
        yield 3, say(f"explain.{key}", publisher=lookup.source(source.id), title=source.title)
    locator = lookup.place(one.at) if one.at else say("card.no_place")
    url = document.url or document.file or say("card.no_url")
    yield 3, say("explain.located", locator=locator, url=url)


def _apart(told: Why) -> Iterator[Line]:
    by_fact = groupby(told.apart, key=lambda pair: pair[0].id)
    return _first(
        [
            [*_fact(told.lookup, told.lookup.facts[name]), *((2, because) for _, because in found)]
            for name, found in by_fact
        ]
    )


def _searched(told: Why) -> list[Line]:
    searched = told.claim.searched
    if searched is None or told.searched is None:
        return []
    places = ((1, searched_told(place)) for place in searched.where)
    return [(0, told.searched), *places]


def _sum(told: Why, entry: SumTold) -> Iterator[Line]:
    record = entry.record
    expression = spelled(f"{record.left} {entry.sign} {record.right}", {})
    outcome = "miss" if not record.holds else "truncated" if record.truncated else "holds"
    parts = [say("explain.sum", expression=expression, outcome=say(f"outcome.{outcome}"))]
    if not record.holds and told.claim.id not in record.blames:
        parts.append(say("explain.blames_another"))
    yield 1, together(*parts)
    if entry.gist is not None:
        yield 2, entry.gist
    yield 2, say("explain.sides", left=entry.left, right=entry.right, why=note(record.why))
    terms = (say("explain.term", name=name, claim=i) for name, i in record.terms.items())
    what = say("explain.terms", terms=joined(terms, "sentence.comma"))
    yield 2, say("explain.at", what=what, place=f"{record.file}:{record.line}")


# --- what decided ---------------------------------------------------------------------------


def _decided(told: Why) -> Iterator[Line]:
    for rung in told.rungs:
        place = f"{rung.file}:{rung.line}"
        role = say("explain.decides" if rung.verdict else "summary.notes")
        words = name_of(rung)
        yield 1, say("explain.rung", name=rung.rung, role=role, place=place, words=words)
        yield 2, say("explain.when", when=rung.when)
        yield 2, say("explain.because", why=both(rung.why_zh or rung.why, rung.why))
    for trial in told.trials:
        if trial.tells:
            yield 1, say("explain.tells", computed=trial.computed, outcome=trial.outcome)
            if trial.trial.judged_by:
                module, _, function = trial.trial.judged_by.rpartition(".")
                file = f"verdict/{module.replace('.', '/')}.py"
                yield 2, say("explain.judged_by", function=function, file=file)


def _remarks(told: Why) -> Iterator[Line]:
    for finding in told.remarks:
        remark = told.lookup.audit.remarks[finding.rule]
        words = name_of(remark)
        what = say("explain.remark", row=finding.row, words=words, code=finding.rule)
        yield 1, say("explain.at", what=what, place=f"{finding.file}:{finding.line}")
        yield 2, name_of(remark.mends)
