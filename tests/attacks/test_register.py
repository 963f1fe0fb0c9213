"""Claims, facts, articles and waivers that talk the gate round: each row is a branch, and what the
gate has to say of it: the code of a finding, or the exit code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from tests.attacks.newsroom import (
    CAPTURE,
    LOSS,
    SEARCHED,
    SENTENCE,
    Attack,
    Branch,
    Change,
    judge,
    printed,
    rows,
)

ANY = 1
EARNED = "The ferry earned 73 million dollars last year.\n"
NEW = {"quote": "The ferry earned 73 million dollars", "figure": "73 million dollars"}
WAIVER = {
    "quote": LOSS.strip(),
    "figure": "73 million dollars",
    "reason": "an operator's guess of what it cost",
    "review_by": "2026-08-01",
}
CHAIN = {
    "id": "n",
    "quote": "A chain letter has it carry 48,312 people",
    "figure": "48,312 people",
    "form": "value",
    "subject": "example-lake-ferry",
    "metric": "passengers",
    "conditions": {"period": "2025"},
}
OTHER = {"id": "other", "zh": "别的", "en": "Other ferry", "kind": "company"}


def contradicted(branch: Branch) -> None:
    """A base with a claim that its source contradicts, merged long ago."""
    branch.add(SENTENCE)
    branch.claim(id="old", quote="The ferry earned 5 million dollars", figure="5 million dollars")
    branch.fact()
    branch.merge()


def unsourced(branch: Branch, **keys: object) -> None:
    """A base with a claim that nobody has sourced."""
    branch.add("The ferry has 9 employees.\n")
    quoted = {"quote": "The ferry has 9 employees", "figure": "9 employees"}
    branch.claim(id="old", metric="headcount", **quoted, **keys)
    branch.merge()


def gap(old: str, new: str) -> Change:
    """Other white space before the claim, and nothing else."""

    def change(branch: Branch) -> None:
        branch.reword("ferry carried", f"ferry, {old} they say, carried")
        branch.merge()
        branch.reword(old, new)

    return change


def data(said: str, **fact: object) -> Change:
    """A base whose fact stands in data, and other data."""
    of = {"id": "data", "publisher": "Office", "title": "Data", "type": "government"}
    of |= {"published": "2026-01-12", "retrieved": "2026-01-20", "file": "data.json"}

    def change(branch: Branch) -> None:
        branch.append("references/example.yaml", "documents", of)
        prints = [{"document": "data", "at": {"json": "/carried (people)"}}]
        branch.set("references/example.yaml", "facts", prints=prints)
        branch.write("data.json", '{"carried (people)": 48312, "sold": 1}')
        branch.merge()
        branch.write("data.json", said)
        branch.set("references/example.yaml", "facts", **fact)

    return change


def without_claims(branch: Branch) -> None:
    """A base with a fact and no claim: what a new claim is held against."""
    branch.fact()
    branch.write("claims/example.yaml", {"article": "example", "claims": []})
    branch.article("The ferry.\n")
    branch.merge()


def takes_the_id(base: Callable[..., None], **keys: object) -> Change:
    """A new claim under an id of the base, whose claim gets another."""

    def change(branch: Branch) -> None:
        base(branch, **keys)
        branch.add(EARNED)
        branch.claims(1, id="fresh")
        branch.claim(id="old", **NEW, **keys)

    return change


def new_claim(base: Callable[[Branch], None], change: Change) -> Change:
    """A new claim that the facts of the base contradict, which `change` hides from them."""

    def both(branch: Branch) -> None:
        base(branch)
        change(branch)
        branch.add(EARNED)
        branch.claim(**NEW, searched=SEARCHED)

    return both


def reused_id(branch: Branch) -> None:
    contradicted(branch)
    branch.reword("earned 5 million", "earned 973 million")
    branch.claims(1, quote="The ferry earned 973 million dollars", figure="973 million dollars")


def rewritten_fact(**keys: object) -> Change:
    def change(branch: Branch) -> None:
        branch.misstate()
        branch.set("references/example.yaml", "facts", prints=[printed("98,312 people")], **keys)

    return change


def no_facts(branch: Branch) -> None:
    facts = branch.data("references/example.yaml")["facts"]
    branch.write(
        "references/example.yaml",
        branch.data("references/example.yaml") | {"facts": facts[:1]},
    )


def fact_taken_out(branch: Branch) -> None:
    contradicted(branch)
    no_facts(branch)
    branch.claims(1, searched=SEARCHED)


def document(**keys: object) -> Change:
    return lambda branch: branch.set("references/example.yaml", "documents", **keys)


def currency(branch: Branch) -> None:
    branch.add("It earned 5 million.\n")
    branch.claim(quote="It earned 5 million", figure="5 million")
    branch.fact(prints=[printed("5 million yen")])
    branch.merge()
    branch.catalogue(currency="JPY")


def another_subject(branch: Branch) -> None:
    branch.append("references/subjects.yaml", "subjects", OTHER)
    branch.misstate(subject="other", searched=SEARCHED)


def compared(branch: Branch) -> None:
    branch.append("references/subjects.yaml", "subjects", OTHER)
    branch.fact(
        id="others", subject="other", metric="passengers", prints=[printed("10,000 people")]
    )
    words = "carried 98,000 people, more than the 10,000 of the other,"
    branch.reword("carried about 48,000 people", words)
    others = {"id": "ten", "quote": "than the 10,000", "figure": "10,000", "subject": "other"}
    branch.claim(metric="passengers", **others)
    branch.claims(
        quote="carried 98,000 people, more",
        figure="98,000 people",
        form="comparison",
        versus="other",
        relation="above",
    )


def attested(branch: Branch) -> None:
    branch.add(LOSS)
    quoted = {"quote": LOSS.strip(), "figure": "73 million dollars"}
    branch.claim(form="assertion", **quoted | {"metric": "statement", "conditions": {}})
    said = {"document": "example-ferry-report-2025", "at": "page 4", "clip": "many people"}
    fact = {"id": "said", "attests": "new", "holds": "yes", "why": "it says so", "prints": [said]}
    branch.append("references/example.yaml", "facts", fact)


def moved_by_a_change(branch: Branch) -> None:
    """The right way and the wrong share."""
    earlier = {"period": "2024"}
    branch.fact(
        id="earlier", metric="passengers", conditions=earlier, prints=[printed("47,000 people")]
    )
    branch.reword("carried about 48,000 people last year", "rose by 900% last year")
    ends = {"from": earlier, "to": {"period": "2025"}}
    branch.claims(quote="rose by 900% last year", figure="900%", form="change", **ends)


def date_for_a_count(branch: Branch) -> None:
    branch.reword("about 48,000 people", "2025 people")
    branch.claims(
        quote="carried 2025 people", figure="2025", form="date", metric="event_date", conditions={}
    )


def reworded(old: str, new: str) -> Change:
    return lambda branch: branch.reword(old, new)


def searched(**search: object) -> Change:
    def change(branch: Branch) -> None:
        branch.add(EARNED)
        branch.claim(**NEW, searched=SEARCHED | search)

    return change


def searched_without_a_date(branch: Branch) -> None:
    branch.catalogue(published=None)
    searched(on="1800")(branch)


def sourced(*prints: dict[str, str], **keys: object) -> Change:
    """A new claim beside a fact that does not bear on it."""

    def change(branch: Branch) -> None:
        branch.add(EARNED)
        branch.claim(**NEW | keys)
        branch.fact(**{"prints": list(prints)} if prints else {})

    return change


def published_since(branch: Branch) -> None:
    about = {"publisher": "Example Lake Ferry Company", "title": "Report", "type": "filing"}
    dated = {"published": "2026-01-31", "retrieved": "2026-01-31"}
    url = {"url": "https://example.org/ferry/late"}
    branch.append("references/example.yaml", "documents", {"id": "late", **about, **dated, **url})
    sourced(printed("2 million dollars") | {"document": "late"})(branch)


def article(text: str, **keys: object) -> Change:
    return lambda branch: branch.new_article("new", text, **keys)


def waiver(**keys: object) -> Change:
    def change(branch: Branch) -> None:
        branch.add(LOSS)
        branch.waive(WAIVER | keys)

    return change


def of_another_file(branch: Branch) -> None:
    branch.add(LOSS)
    branch.write("claims/baseline/zzz.yaml", {"article": "example", "waivers": [WAIVER]})


def waived_again(branch: Branch) -> None:
    branch.add(LOSS)
    branch.waive(WAIVER)
    branch.merge()
    branch.add(f"The chairman is a thief. {LOSS}")


def waived_again_alike(branch: Branch) -> None:
    beside = "The boat rests.\n"
    branch.add(beside + LOSS + beside)
    branch.waive(WAIVER | {"prefix": "The boat rests.", "suffix": "The boat rests."})
    branch.merge()
    branch.add(LOSS + beside)


def waived_before(branch: Branch) -> None:
    branch.add(LOSS)
    branch.waive(WAIVER)
    branch.merge()
    branch.article(f"The chairman is a thief. {LOSS}" + branch.text())


def twice_in_the_catalog(name: str) -> Change:
    def change(branch: Branch) -> None:
        entry = branch.data("seeds/catalog.yaml")["articles"][0]
        branch.append("seeds/catalog.yaml", "articles", entry | {"id": name})

    return change


def an_article_as_a_document(branch: Branch) -> None:
    branch.write("seeds/901.txt", LOSS)
    about = {"publisher": "The Gazette", "title": "Loss", "type": "filing"}
    entry = {"id": "loss", "file": "seeds/901.txt", "retrieved": "2026-01-20", **about}
    branch.append("references/example.yaml", "documents", entry)


def debts_swapped(branch: Branch) -> None:
    """What was open in one article of the base excuses nothing in another."""
    branch.new_articles({"a": LOSS, "b": "The boat rests.\n"})
    branch.merge()
    for index, name in ((1, "tmp"), (2, "a"), (1, "b")):
        branch.set("seeds/catalog.yaml", "articles", index=index, id=name)


def debt_again(branch: Branch) -> None:
    branch.add("It cost 73 million dollars.\n")
    branch.merge()
    branch.add("The chairman has a yacht. It cost 73 million dollars.\n")


def debt_changed(branch: Branch) -> None:
    branch.add(LOSS)
    branch.merge()
    branch.reword("lost 73", "lost 37")


def debt_as_headline(branch: Branch) -> None:
    branch.add(LOSS)
    branch.merge()
    branch.article(f"# {LOSS}{branch.text()}")


def article_and_claim_taken_out(branch: Branch) -> None:
    branch.new_article("gone", LOSS)
    branch.merge()
    branch.path("seeds/gone.txt").unlink()
    entries = branch.data("seeds/catalog.yaml")["articles"]
    branch.write("seeds/catalog.yaml", {"articles": entries[:1]})


def relabelled(branch: Branch) -> None:
    """The claim of the base is of something else now, for which there is a fact."""
    branch.fact(id="heads", metric="headcount", prints=[printed("98,312 people")])
    branch.misstate(metric="headcount")


def under_another_id(branch: Branch) -> None:
    """A contradicted claim is taken out and its words entered again, of a year that fits."""
    contradicted(branch)
    branch.fact(id="of-2024", conditions={"period": "2024"}, prints=[printed("5 million dollars")])
    branch.claims(1, id="fresh", conditions={"period": "2024"})


def of_a_range(branch: Branch) -> None:
    branch.add(EARNED)
    branch.claim(**NEW)
    branch.fact(prints=[printed("1 to 100 million dollars")])


def subject(**keys: object) -> Change:
    return lambda branch: branch.set("references/subjects.yaml", "subjects", **keys)


def twice(branch: Branch) -> None:
    branch.write("claims/more.yaml", branch.data("claims/example.yaml"))


def widened(table: str, key: str | int, item: str) -> Change:
    def change(branch: Branch) -> None:
        data = branch.data("references/metrics.yaml")
        of = data[table][key]
        (of if isinstance(of, list) else of["conditions"]).append(item)
        branch.write("references/metrics.yaml", data)

    return change


def housed(zh: str | None) -> Change:
    """A base that names a publisher in Chinese, and a branch with another name, or none."""

    def change(branch: Branch) -> None:
        data = branch.data("references/subjects.yaml")
        house = {"zh": "渡轮公司", "en": "Example Lake Ferry Company"}
        branch.write("references/subjects.yaml", data | {"publishers": [house]})
        branch.merge()
        houses = [house | {"zh": zh}] if zh else []
        branch.write("references/subjects.yaml", data | {"publishers": houses})

    return change


ATTACKS: dict[str, Attack] = {
    # what stands in data is part of the fact
    "another number": (data('{"carried (people)": 48313, "sold": 1}'), "reference-changed"),
    "another precision": (data('{"carried (people)": 48312.0}'), "reference-changed"),
    "another number, and id": (data('{"carried (people)": 4}', id="new"), "reference-changed"),
    # white space tells words apart
    "now here": (gap("now here", "nowhere"), "sentence-changed"),
    "the rapist": (gap("therapist", "the rapist"), "sentence-changed"),
    "the rapist, on two lines": (gap("therapist", "the\nrapist"), "sentence-changed"),
    # the figure
    "another figure": (lambda b: b.misstate(), "verdict-worse"),
    "another figure and a search": (lambda b: b.misstate(searched=SEARCHED), "verdict-worse"),
    "of another year": (
        lambda b: b.misstate(conditions={"period": "1999"}, searched=SEARCHED),
        2,  # which its text does not print
    ),
    "of another subject": (another_subject, "verdict-worse"),
    "an assertion that has a figure": (
        lambda b: b.misstate(form="assertion", metric="statement", searched=SEARCHED),
        2,
    ),
    "a change the right way": (moved_by_a_change, "verdict-worse"),
    "a date for a count": (date_for_a_count, "unregistered-claim"),
    "a figure without its hedge": (lambda b: b.claims(figure="48,000 people"), 2),
    "a part of no range": (lambda b: b.claims(figure="48,000", part="low"), 2),
    "one figure for both ends": (
        lambda b: (
            b.reword("about 48,000 people", "48,312 to 980,000 people"),
            b.claims(
                quote="carried 48,312 to 980,000 people",
                figure="48,312 to 980,000 people",
                part="low",
            ),
        ),
        "unregistered-claim",
    ),
    "almost": (lambda b: b.misstate("almost 60,000 people"), "verdict-worse"),
    "up to": (lambda b: b.misstate("up to 980,000 people"), "verdict-worse"),
    "hundreds of thousands": (
        lambda b: b.misstate("hundreds of thousands of people"),
        "verdict-worse",
    ),
    "an id twice": (twice, 2),
    # what a claim of the base rests on
    "the fact moved to another year": (
        lambda b: (
            b.misstate(),
            b.set("references/example.yaml", "facts", conditions={"period": "2024"}),
        ),
        "reference-changed",
    ),
    "its document came out later": (
        lambda b: (b.misstate(), document(published="2026-03-01", retrieved="2026-03-01")(b)),
        "reference-changed",
    ),
    "the article came out earlier": (
        lambda b: (b.misstate(), b.catalogue(published="2025-12-31")),
        2,  # what it calls last year is no longer the year that is entered
    ),
    "its document stands elsewhere": (
        document(url="https://example.com/another"),
        "reference-changed",
    ),
    "its subject is another ship": (subject(en="The Titanic"), "reference-changed"),
    "what the base left open, in another article": (debts_swapped, "unregistered-claim"),
    "what it left open, again": (debt_again, "unregistered-claim"),
    "what it left open, with another figure": (debt_changed, "unregistered-claim"),
    "what it left open, as a headline": (debt_as_headline, "unregistered-claim"),
    "the claim is of something else": (relabelled, "claim-changed"),
    "its words are of another year under another id": (under_another_id, 2),
    "it is a forecast with other words": (
        lambda b: b.misstate(kind="forecast", note="what its operator expects for the year"),
        "kind-changed",
    ),
    "a source that says anything": (of_a_range, ANY),
    "a verdict that never was": (
        lambda b: (
            told(moves={"on": "2026-01-30", "from": "contradicted", "to": "supported", "why": WHY})(
                b
            ),
        ),
        "history-changed",
    ),
    "changes of a verdict that do not meet": (
        lambda b: (
            told(
                moves={"on": "2026-01-29", "from": "misleading", "to": "unverifiable", "why": WHY}
            )(b),
            b.append(
                "claims/example.yaml",
                "moves",
                {
                    "id": "two",
                    "claim": "old",
                    "on": "2026-01-30",
                    "from": "supported",
                    "to": "contradicted",
                    "why": WHY,
                },
            ),
        ),
        "history-changed",
    ),
    **{
        f"articles that git shows by {line!r}": (
            lambda b, line=line: b.write("seeds/.gitattributes", f"{line}\n"),
            "unread-file",
        )
        for line in (
            "*.txt -diff",
            "*.txt eol=crlf",
            "*.txt working-tree-encoding=UTF-16",
            "* merge=ours",
        )
    },
    # articles
    "an article taken out": (article_and_claim_taken_out, "article-removed"),
    "an article twice": (twice_in_the_catalog("copy"), 2),
    "ids that differ in capitals": (twice_in_the_catalog("Example"), 2),
    "a file in other capitals": (lambda b: b.catalogue(file="Example.txt"), 2),
    "a folder as an article": (lambda b: b.catalogue(file=".."), 2),
    "another language": (lambda b: b.catalogue(language="de"), 2),
    "a language that is not there": (article(LOSS, language="fr"), "unread-article"),
    "nobody knows the language": (article(LOSS, language="und"), "unregistered-claim"),
    "English as Chinese": (article(LOSS, language="zh-Hans"), "unregistered-claim"),
    "Chinese as English": (
        article("渡轮亏损七千三百万元。\n", language="en"),
        "unregistered-claim",
    ),
    "English digits as German": (article(LOSS, language="de"), "unregistered-claim"),
    "an article as a document": (an_article_as_a_document, "unread-file"),
    "an article that git ignores": (
        lambda b: (b.write("seeds/901.txt", LOSS), b.write(".gitignore", "seeds/901.txt\n")),
        "unread-file",
    ),
    "a house by another Chinese name": (
        housed("世界银行"),
        "reference-changed",
    ),
    "a house without its Chinese name": (housed(None), "reference-changed"),
    **{
        f"what git would ignore: {line}": (
            lambda b, line=line: b.write(".gitignore", f"{line}\n"),
            "unread-file",
        )
        for line in ("claims/9*", "9?.yaml", "*/9[0-9]*", "/seeds/9*", "*.txt", "!x\nreferences/z*")
    },
    "claims that git ignores": (lambda b: b.write(".gitignore", "claims/\n"), "unread-file"),
    "a file of them that git ignores": (
        lambda b: (
            b.write(".gitignore", "more.*\n"),
            b.write("references/more.yaml", {"facts": []}),
        ),
        "unread-file",
    ),
    "a ledger that git ignores": (lambda b: b.write(".gitignore", "reports/\n"), "unread-file"),
    # waivers
    "no figure in the waiver": (waiver(figure=None), "unregistered-claim"),
    "another figure in the waiver": (waiver(figure="73"), "unregistered-claim"),
    "a reason of wide blanks": (waiver(reason="\u3000\u00a0\u2003" * 4), "waiver-without-reason"),
    "a reason that shows nothing": (waiver(reason="\u200b" * 20), "waiver-without-reason"),
    "a reason of dots": (waiver(reason=". " * 10), "waiver-without-reason"),
    "a reason of smileys": (waiver(reason="🙂🙃😀😁😂🤣😃😄😅"), "waiver-without-reason"),
    "past its day": (waiver(review_by="2020"), "expired-waiver"),
    "for good": (waiver(review_by="2999"), "waiver-without-end"),
    "in another file": (of_another_file, 2),
    "of an article that is none": (lambda b: b.waive(WAIVER, article="none"), 2),
    # a claim is known by its id, whatever it says now
    "a contradicted one takes its id": (takes_the_id(contradicted), "verdict-worse"),
    "an unsourced one takes its id": (takes_the_id(unsourced), "unsourced-claim"),
    "an opinion takes its id": (
        takes_the_id(unsourced, kind="opinion"),
        "kind-without-reason",
    ),
    "another figure under its id": (reused_id, "verdict-worse"),
    # facts, documents and dates of the base may be changed
    "the fact rewritten": (rewritten_fact(), ANY),
    "the fact rewritten under another id": (rewritten_fact(id="other"), ANY),
    "the fact taken out": (fact_taken_out, ANY),
    "taken out before a new claim": (
        new_claim(
            without_claims,
            (
                lambda b: b.write(
                    "references/example.yaml",
                    b.data("references/example.yaml") | {"facts": []},
                )
            ),
        ),
        ANY,
    ),
    "its document came out later, and a new claim": (
        new_claim(without_claims, document(published="2026-03-01", retrieved="2026-03-01")),
        ANY,
    ),
    "the article came out earlier, and a new claim": (
        new_claim(without_claims, lambda b: b.catalogue(published="2025-12-01")),
        2,
    ),
    "another currency": (currency, ANY),
    # the sentence around a quote may say something else
    "it is false that": (
        reworded("The Example Lake ferry carried", "It is false that the ferry carried"),
        2,
    ),
    "another ship": (reworded("The Example Lake ferry carried", "The Titanic carried"), ANY),
    "every hour": (reworded("last year, its", "last year, every single hour, its"), ANY),
    # a figure is covered that the form does not judge
    "a comparison": (compared, 2),
    "an assertion": (attested, 2),
    # a fact that does not bear on it
    "of another year than its fact": (
        sourced(conditions={"period": "2024"}),
        2,
    ),
    "of a fact that nobody read": (
        sourced(
            {"document": "example-ferry-report-2025", "at": "p", "figure": "2 million dollars"}
        ),
        "unsourced-claim",
    ),
    "of a fact that came out since": (published_since, "unsourced-claim"),
    "a waiver in a remark": (
        lambda b: (
            b.add(LOSS),
            b.write(
                "claims/baseline/example.yaml",
                f"# nothing\u2028{yaml.dump({'article': 'example', 'waivers': [WAIVER]})}",
            ),
        ),
        2,
    ),
    # a search may say little
    "in the future": (searched(on="2999-01-01"), "unsourced-claim"),
    "nowhere": (searched(where=["xyz"]), "unsourced-claim"),
    "of an article without a date": (searched_without_a_date, 2),
    # a language is believed
    "English words as German": (
        article("The ferry lost seventy-three million dollars last year.\n", language="de"),
        ANY,
    ),
    "German words as English": (
        article("Die Fähre verlor dreiundsiebzig Millionen Dollar im Jahr.\n", language="en"),
        ANY,
    ),
    "French words as English": (
        article("Le bac a perdu soixante-treize millions de dollars.\n", language="en"),
        ANY,
    ),
    # what the catalog says is not looked at
    "a title": (lambda b: b.catalogue(title="The ferry lost 73 million dollars"), ANY),
    "the title of a new article": (
        article("Nothing.\n", title="The ferry lost 73 million dollars"),
        ANY,
    ),
    # files by some names are taken for nothing
    "an article as .gitkeep": (lambda b: b.write("seeds/.gitkeep", LOSS), "unread-file"),
    # a waiver waives its sentence wherever it stands
    "the sentence again": (waived_again, "unregistered-claim"),
    "the sentence again, between the same words": (waived_again_alike, "unregistered-claim"),
    "the sentence before itself": (waived_before, "unregistered-claim"),
    # letters in a row are a reason
    "abc": (waiver(reason="abcdefgh"), "waiver-without-reason"),
    "123": (waiver(reason="12345678"), "waiver-without-reason"),
}


@pytest.mark.parametrize("attack", rows(ATTACKS))
def test_the_gate_says_so(attack: Attack, branch: Branch) -> None:
    judge(attack, branch)


def captured(end: int) -> Change:
    """A lock that somebody wrote by hand."""
    clip = "Passengers carried … 48,312 people"

    def change(branch: Branch) -> None:
        found = {"fact": "example-ferry-passengers-2025", "clip": clip, "start": 0, "end": end}
        branch.write("references/captures.lock.yaml", {"captures": [CAPTURE | {"clips": [found]}]})

    return change


# What decides nothing is shown to whoever merges.
WHY = {"zh": "我们错了。", "en": "We were wrong."}


def unsettled(branch: Branch) -> None:
    """A conviction of the base, and a document of the branch that says what the article does."""
    contradicted(branch)
    about = {"publisher": "Ferry Weekly", "title": "R", "type": "filing", "published": "2026-01-13"}
    where = {"url": "https://ferry.example.org/1", "retrieved": "2026-01-20"}
    branch.append("references/example.yaml", "documents", {"id": "weekly"} | about | where)
    branch.fact(id="weekly", prints=[printed("5 million dollars") | {"document": "weekly"}])


def told(**entries: dict[str, object]) -> Change:
    """One more entry of claims/ on a verdict."""

    def change(branch: Branch) -> None:
        contradicted(branch)
        for key, entry in entries.items():
            branch.append("claims/example.yaml", key, {"id": "one", "claim": "old"} | entry)

    return change


SHOWN: dict[str, Attack] = {
    "a capture that nobody has": (captured(60), "capture-unchecked"),
    "a clip in five characters": (captured(5), 2),
    "a claim that a new source bears out": (
        lambda b: (b.add(EARNED), b.claim(**NEW), b.fact(prints=[printed("73 million dollars")])),
        "needs-review",
    ),
    "a claim that a source of the base bears out": (
        lambda b: (
            b.new_article("new", "A chain letter has it carry 48,312 people in 2025.\n"),
            b.write("claims/new.yaml", {"article": "new", "claims": [CHAIN]}),
        ),
        "needs-review",
    ),
    "a name more of its subject": (subject(aliases=["the rival"]), "needs-review"),
    "a new subject by the name of a known house": (
        lambda b: b.append(
            "references/subjects.yaml",
            "subjects",
            OTHER | {"aliases": ["Example Lake Ferry Company"]},
        ),
        "needs-review",
    ),
    "a Chinese name for a known house": (
        lambda b: b.write(
            "references/subjects.yaml",
            b.data("references/subjects.yaml")
            | {"publishers": [{"zh": "世界银行", "en": "Example Lake Ferry Company"}]},
        ),
        "needs-review",
    ),
    "people in litres": (widened("dimensions", "people", "L"), "needs-review"),
    "a metric with a condition more": (widened("metrics", -1, "scope"), "needs-review"),
    "a gloss more": (
        lambda b: b.change(
            "references/example.yaml",
            "    clip: 'Passengers",
            "    gloss: 载客……48312人，已被否认\n        clip: 'Passengers",
        ),
        "needs-review",
    ),
    "a waiver that is prolonged": (
        lambda b: (waiver()(b), b.merge(), b.waive(WAIVER | {"review_by": "2027-08-01"})),
        "needs-review",
    ),
    "how git merges references": (
        lambda b: b.write("references/.gitattributes", "*.yaml merge=union\n"),
        "needs-review",
    ),
    "a conviction that a second report unsettles": (unsettled, "needs-review"),
    "a verdict that an entry explains away": (
        told(moves={"on": "2026-01-30", "from": "supported", "to": "contradicted", "why": WHY}),
        "needs-review",
    ),
    "an answer that nobody gave": (
        told(replies={"on": "2026-01-30", "by": "The Gazette", "kind": "correction", "words": WHY}),
        "needs-review",
    ),
    "a remark for readers": (
        lambda b: b.claims(note="the ministry has checked it"),
        "needs-review",
    ),
    "the place of a print": (
        lambda b: b.change("references/example.yaml", "at: page", "at: at the end of page"),
        "needs-review",
    ),
}


@pytest.mark.parametrize("attack", rows(SHOWN))
def test_the_gate_shows_it(attack: Attack, branch: Branch) -> None:
    change, expected = attack
    change(branch)
    if expected != 2:
        branch.audit()
    said = branch.gate()
    assert said.exit == (expected if isinstance(expected, int) else 0), said.out
    assert isinstance(expected, int) or f"warning {expected}: " in said.out


HONEST: dict[str, Change] = {
    "nothing": lambda b: None,
    "a waiver": waiver(),
    "what else git ignores": lambda b: b.write(".gitignore", f"*.swp\n{b.text('.gitignore')}"),
    "another number that no fact is read from": data('{"carried (people)": 48312, "sold": 2}'),
    "claims in another file": lambda b: b.path("claims/example.yaml").rename(
        b.path("claims/ferry.yaml")
    ),
    "another figure of a source": (lambda b: b.misstate("more than 48,000 people")),
    "an article behind another": article("The boat rests.\n"),
    "an opinion without a figure": lambda b: b.add("The ferry is lovely.\n"),
}


@pytest.mark.parametrize("change", rows(HONEST))
def test_an_honest_branch_is_clean(change: Change, branch: Branch) -> None:
    change(branch)
    branch.audit()
    said = branch.gate()
    assert said.exit == 0, said.out


def test_a_claim_that_was_mended_is_clean(branch: Branch) -> None:
    """The same id, the same source, the words that the source bears out."""
    contradicted(branch)
    branch.reword("earned 5 million", "earned 2 million")
    branch.claims(1, quote="The ferry earned 2 million dollars", figure="2 million dollars")
    branch.audit()
    assert branch.gate().exit == 0
