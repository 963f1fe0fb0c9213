"""One sentence a claim: what the article says, what the source says, by how much it is off."""

from __future__ import annotations

from claimaudit.report.quantity import middle_text
from claimaudit.report.views.book import HOLDING, Book, Record, unit_of
from claimaudit.report.views.off import how_far, powers_off
from claimaudit.report.views.words import Ends, Pair, in_both, interval, joined, same, say


def sentence(book: Book, claim: Record) -> Pair:
    """The verdict in a sentence."""
    verdict = claim["verdict"]
    if verdict == "not rated":
        kind = claim["kind"]
        return say(f"sentence.{kind}" if kind in ("forecast", "opinion") else "sentence.not_rated")
    if verdict == "unverifiable":
        return say("sentence.unverifiable", reason=_reasons(book, claim))
    deciding = decisive(claim)
    if not deciding:
        return say(
            "sentence.unverifiable" if not claim["reasons"] else "sentence.misleading",
            reason=_reasons(book, claim),
        )
    if verdict == "conflicting":
        return _conflicting(book, deciding)
    if verdict == "misleading":
        return _misleading(book, claim, deciding)
    if verdict == "contradicted":
        return _contradicted(book, claim, deciding)
    return _supported(book, claim, deciding)


def decisive(claim: Record) -> list[Record]:
    """The trials that decide and say something."""
    return [t for t in claim["trials"] if t["decides"] and t["outcome"] != "inconclusive"]


def _reasons(book: Book, claim: Record) -> Pair:
    return (
        joined(book.reason(code) for code in claim["reasons"])
        if claim["reasons"]
        else say("sentence.open")
    )


def source(book: Book, trial: Record) -> Pair:
    """The publishers whose figures a trial rests on."""
    names = dict.fromkeys(book.document(book.facts[f])["publisher"] for f in trial["facts"])
    return joined(same(name) for name in names)


def value_of(book: Book, claim: Record, trial: Record) -> Pair:
    """What a trial's reference is: as printed where one document prints it, else computed."""
    facts = [book.facts[f] for f in trial["facts"]]
    if len(facts) == 1 and facts[0]["printed"]:
        printed, unit = facts[0]["printed"], facts[0]["unit_from"]
        return same(f"{printed} {unit}" if unit and unit not in printed else printed)
    if trial["reference"] is None:
        return same(trial["steps"])
    return around(trial["reference"], trial["middle"], unit_of(claim))


def around(ends: Ends, value: float | None, unit: str | None) -> Pair:
    """A computed value: its middle, and how far its inputs' rounding lets it stray."""
    between = interval(ends, unit)
    if value is None or None in ends or ends[0] == ends[-1] or unit == "date":
        return between
    middle = in_both(middle_text, value, ends[0], ends[-1], unit)
    return say("sentence.between", middle=middle, interval=between)


def _figure(claim: Record) -> Pair:
    return same(claim["figure"] or claim["quote"])


def _best(book: Book, trials: list[Record]) -> Record:
    def worth(trial: Record) -> tuple[bool, bool, int]:
        ranks = [book.rank(book.document(book.facts[f])) for f in trial["facts"]]
        return trial["outcome"] == "miss", trial["standing"] != "alone", max(ranks, default=99)

    return min(trials, key=worth)


def _supported(book: Book, claim: Record, deciding: list[Record]) -> Pair:
    trial = _best(book, [t for t in deciding if t["outcome"] in HOLDING] or deciding)
    if trial["reference"] is None:
        return say("sentence.supported_attested", source=source(book, trial))
    reference = value_of(book, claim, trial)
    key = "supported_compared" if claim["form"] == "comparison" else _given("supported", trial)
    return say(f"sentence.{key}", source=source(book, trial), reference=reference)


def _contradicted(book: Book, claim: Record, deciding: list[Record]) -> Pair:
    missing = [t for t in deciding if t["outcome"] not in HOLDING] or deciding
    trial = _best(book, missing)
    who, reference = source(book, trial), value_of(book, claim, trial)
    if trial["reference"] is None:
        return _attested(book, "contradicted_attested", trial)
    if claim["figure"] is None:
        return say(
            "sentence.contradicted_compared",
            source=who,
            reference=reference,
            subject=book.subject(claim["subject"]),
            versus=book.subject(claim["versus"]),
        )
    off = _off(claim, trial)
    key = _given("contradicted" if off else "contradicted_plain", trial)
    slots = {"off": off} if off else {}
    return say(f"sentence.{key}", figure=_figure(claim), source=who, reference=reference, **slots)


def _given(key: str, trial: Record) -> str:
    """Whether a source prints the figure, or it follows from figures that sources print."""
    return key if len(trial["facts"]) == 1 else f"{key}_computed"


def _off(claim: Record, trial: Record) -> Pair | None:
    """By how much the article is off: from the middle of what was computed."""
    if "power_of_ten_slip" in claim["reasons"]:
        return powers_off(claim, trial["reference"])
    centre = trial["middle"] if len(trial["facts"]) > 1 and claim["unit"] != "date" else None
    return how_far(claim, trial["reference"] if centre is None else [centre, centre])


def _attested(book: Book, key: str, trial: Record) -> Pair:
    """What a source says of a statement, and why."""
    who = source(book, trial)
    why = next((book.facts[f]["why"] for f in trial["facts"] if book.facts[f]["why"]), None)
    if why is None:
        return say(f"sentence.{key}", source=who)
    return say(f"sentence.{key}_why", source=who, why=same(why.rstrip(".。")))


def _misleading(book: Book, claim: Record, deciding: list[Record]) -> Pair:
    trial = _best(book, deciding)
    if "attested_partly" in claim["reasons"] or trial["outcome"] == "partly":
        part = [t for t in deciding if t["outcome"] == "partly"]
        return _attested(book, "misleading_partly", _best(book, part) if part else trial)
    if "overstated_hedge" in claim["reasons"] and trial["reference"] is not None:
        reference = value_of(book, claim, trial)
        return say(
            f"sentence.{_given('misleading_hedge', trial)}",
            figure=_figure(claim),
            source=source(book, trial),
            reference=reference,
        )
    held = _told_apart(claim, [t for t in deciding if t["outcome"] in HOLDING])
    missed = _told_apart(claim, [t for t in deciding if t["outcome"] not in HOLDING])
    if held and missed:
        return say(
            "sentence.misleading_under", under=_any_of(book, held), otherwise=_any_of(book, missed)
        )
    return say("sentence.misleading", reason=_reasons(book, claim))


def _told_apart(claim: Record, trials: list[Record]) -> list[dict[str, str]]:
    """The conditions that the outcome depends on, as these trials have them."""
    found: list[dict[str, str]] = []
    for trial in trials:
        key = {n: trial["conditions"][n] for n in claim["depends_on"] if n in trial["conditions"]}
        if key and key not in found:
            found.append(key)
    return found


def _any_of(book: Book, keys: list[dict[str, str]]) -> Pair:
    shown = [book.when(key) for key in keys[:2]]
    return joined([*shown, say("under.other")] if len(keys) > 2 else shown, "sentence.or")


def _conflicting(book: Book, deciding: list[Record]) -> Pair:
    holding = [t for t in deciding if t["outcome"] in HOLDING]
    missing = [t for t in deciding if t["outcome"] not in HOLDING]
    if not holding or not missing:
        return say("sentence.conflicting_plain")
    one, two = (_says(book, _best(book, trials)) for trials in (holding, missing))
    return say("sentence.conflicting", one=one, two=two)


def _says(book: Book, trial: Record) -> Pair:
    return say(
        "sentence.says",
        publisher=source(book, trial),
        printed=same(trial["steps"] or trial["outcome"]),
    )
