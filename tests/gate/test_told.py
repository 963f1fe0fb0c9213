"""What a branch tells readers in words of its own is shown whole to whoever merges it: a row is a
branch, the file at which that is said, and the words that are shown."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from claimaudit.coverage.waivers import BaselineFile
from claimaudit.gate.findings import GateFinding
from claimaudit.gate.run import run_gate
from claimaudit.gate.told import TOLD
from claimaudit.workspace.articles import Catalog
from claimaudit.workspace.claims import ClaimsFile
from claimaudit.workspace.references import MetricsFile, ReferencesFile, SubjectsFile
from tests.attacks.newsroom import LOSS, SEARCHED, TODAY, Branch, Change, started
from tests.gate.conftest import judge_quickly

pytestmark = pytest.mark.usefixtures("quick")

CATALOG, CLAIMS, REFERENCES = "seeds/catalog.yaml", "claims/example.yaml", "references/example.yaml"
SUBJECTS, SEED = "references/subjects.yaml", "seeds/example.txt"
RESTS = "The boat rests until spring."
STOLE = "The chairman stole 73 million dollars"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        judge_quickly(patch)
        return started(tmp_path_factory.mktemp("base") / "w").root


@pytest.fixture
def branch(base: Path, tmp_path: Path) -> Branch:
    shutil.copytree(base, tmp_path / "w")
    return Branch(tmp_path / "w")


def shown(branch: Branch) -> list[GateFinding]:
    branch.audit()
    found = run_gate(branch.root, date.fromisoformat(TODAY), branch.base).shown
    return [one for one in found if one.code == "needs-review"]


def catalogue(**values: object) -> Change:
    return lambda branch: branch.catalogue(**values)


def article(**values: object) -> Change:
    return lambda branch: branch.new_article("new", "The boat rests.\n", **values)


def claim(**values: object) -> Change:
    """A claim that was looked for in vain."""

    def change(branch: Branch) -> None:
        branch.add("The ferry earned 5 million dollars last year.\n")
        said = {"quote": "The ferry earned 5 million dollars", "figure": "5 million dollars"}
        branch.claim(**said, searched=SEARCHED, **values)

    return change


def entry(file: str, table: str, **values: object) -> Change:
    return lambda branch: branch.append(file, table, values)


def changed(file: str, table: str, **values: object) -> Change:
    return lambda branch: branch.set(file, table, **values)


def reply(**values: object) -> Change:
    usual = {"id": "r", "claim": "example-ferry-passengers", "on": "2026-01-21", "kind": "reply"}
    said = {"by": "The operator", "words": {"zh": "谢谢。", "en": "We thank you."}}
    return entry(CLAIMS, "replies", **usual | said | values)


def document(**values: object) -> Change:
    about = {"id": "new", "publisher": "The House", "title": "Report", "type": "filing"}
    dated = {"published": "2026-01-01", "retrieved": "2026-01-20", "url": "https://example.org/n"}
    return entry(REFERENCES, "documents", **about | dated | values)


def place_of_a_print(branch: Branch) -> None:
    (fact,) = branch.data(REFERENCES)["facts"]
    branch.set(REFERENCES, "facts", prints=[fact["prints"][0] | {"at": "page 4, of 912 dead"}])


def waived(branch: Branch) -> None:
    branch.add(LOSS)
    reason = {"zh": "董事长偷走了七千三百万", "en": "an estimate of the operator"}
    said = {"quote": LOSS.strip(), "figure": "73 million dollars", "review_by": "2026-06-01"}
    branch.waive(said | {"reason": reason})


def metric(branch: Branch) -> None:
    said = {"id": "stolen", "zh": "被偷走的七千三百万", "en": "the 73 million stolen"}
    branch.append("references/metrics.yaml", "metrics", said | {"dimension": "people"})


def warning_taken_out(branch: Branch) -> None:
    branch.set(REFERENCES, "documents", note="withdrawn by its publisher since")
    branch.merge()
    branch.set(REFERENCES, "documents", note=None)


WORDS: dict[str, tuple[Change, str, str]] = {
    "a headline": (
        catalogue(short={"zh": "渡轮亏了", "en": "A loss"}),
        CATALOG,
        "short “渡轮亏了”",
    ),
    "one for all languages": (catalogue(short=STOLE), CATALOG, f"short “{STOLE}”"),
    "what it is about": (catalogue(topic={"zh": "造假", "en": "fraud"}), CATALOG, "topic “fraud”"),
    "whose it is": (catalogue(rights=STOLE), CATALOG, f"rights “{STOLE}”"),
    "a remark on it": (catalogue(note={"zh": "假的", "en": "Not so"}), CATALOG, "note “假的”"),
    "a headline of a new one": (article(short=STOLE), CATALOG, f"article new: short “{STOLE}”"),
    "its author": (article(author="912 people drowned"), CATALOG, "author “912 people drowned”"),
    "its outlet": (article(publisher="Dozens drowned"), CATALOG, "publisher “Dozens drowned”"),
    "a remark on a claim": (changed(CLAIMS, "claims", note=STOLE), CLAIMS, f"note “{STOLE}”"),
    "its words in Chinese": (
        changed(CLAIMS, "claims", gloss="去年运送约48,000人,死了很多人"),
        CLAIMS,
        "gloss “去年运送约48,000人,死了很多人”",
    ),
    "one on a new claim": (claim(note=STOLE), CLAIMS, f"claim new: note “{STOLE}”"),
    "where it was looked for": (
        changed(CLAIMS, "claims", searched=SEARCHED | {"where": ["reports of 912 dead"]}),
        CLAIMS,
        "where “reports of 912 dead”",
    ),
    "an answer in Chinese": (
        reply(words={"zh": "亏了七千万", "en": "We thank you."}),
        CLAIMS,
        "words “亏了七千万”",
    ),
    "who gave it": (reply(by="Who drowned 912"), CLAIMS, "by “Who drowned 912”"),
    "an answer by its name": (reply(by="Who drowned 912"), CLAIMS, "told of reply r: "),
    "a remark on a document": (document(note=STOLE), REFERENCES, f"note “{STOLE}”"),
    "its title": (document(title="How 912 drowned"), REFERENCES, "title “How 912 drowned”"),
    "a remark on a fact": (changed(REFERENCES, "facts", note=STOLE), REFERENCES, f"note “{STOLE}”"),
    "a place in it": (place_of_a_print, REFERENCES, "at “page 4, of 912 dead”"),
    "a warning that is gone": (
        warning_taken_out,
        REFERENCES,
        "no more note “withdrawn by its publisher since”",
    ),
    "a name": (
        entry(SUBJECTS, "subjects", id="o", zh="假船", en="A fraud", kind="company"),
        SUBJECTS,
        "subject o: zh “假船”, en “A fraud”",
    ),
    "one name more": (
        changed(SUBJECTS, "subjects", aliases=["Harbour Bus"]),
        SUBJECTS,
        "aliases “Harbour Bus”",
    ),
    "what a place is called": (
        entry(SUBJECTS, "places", zh="死了912人", en="page 4"),
        SUBJECTS,
        "place page 4: zh “死了912人”",
    ),
    "what is measured": (metric, "references/metrics.yaml", "zh “被偷走的七千三百万”"),
    "a reason in Chinese": (
        waived,
        "claims/baseline/example.yaml",
        "reason “董事长偷走了七千三百万”",
    ),
}


@pytest.mark.parametrize(("change", "file", "words"), WORDS.values(), ids=WORDS)
def test_words_are_shown_whole(change: Change, file: str, words: str, branch: Branch) -> None:
    change(branch)
    found = [one for one in shown(branch) if one.place.file == file and not one.claim]
    assert len(found) == 1 and words in found[0].message
    assert found[0].level == "warning"


def removed(branch: Branch) -> None:
    branch.add("The operator’s figure could not be checked.\n")
    branch.merge()
    branch.reword("The operator’s figure could not be checked.\n", "")


def said_again(branch: Branch) -> None:
    branch.add("That was a joke.\n")
    branch.merge()
    branch.reword(RESTS, f"{RESTS} That was a joke.")


def moved(branch: Branch) -> None:
    branch.article(f"{RESTS}\n\n{branch.text().replace(f' {RESTS}', '')}")


def spaced(branch: Branch) -> None:
    branch.add("He is notable.\n")
    branch.merge()
    branch.reword("notable", "not able")


SENTENCES: dict[str, tuple[Change, str]] = {
    "by a space alone": (spaced, "says anew: “He is not able.”"),
    "behind the paragraph": (
        lambda branch: branch.reword(RESTS, f"{RESTS} None of that is true."),
        "says anew: “None of that is true.”",
    ),
    "at the end": (
        lambda branch: branch.add("\nThe above is invented.\n"),
        "says anew: “The above is invented.”",
    ),
    "as a correction": (
        lambda branch: branch.add("\nCorrection: the opposite is the case.\n"),
        "“Correction: the opposite is the case.”",
    ),
    "as a heading": (lambda branch: branch.article(f"Satire\n\n{branch.text()}"), "“Satire”"),
    "another heading": (
        lambda branch: branch.reword("A good year for", "How they all lied about"),
        "says anew: “How they all lied about the lake ferry”",
    ),
    "in the page around it": (
        lambda branch: branch.add("\nRelated reading\nAll of this is made up\n"),
        "“Related reading All of this is made up”",
    ),
    "in Chinese": (lambda branch: branch.add("以上纯属虚构。\n"), "“以上纯属虚构。”"),
    "one of the base once more": (said_again, "says anew: “That was a joke.”"),
    "one of the base no more": (removed, "no more: “The operator’s figure could not be checked.”"),
    "in another order": (moved, "says elsewhere: “The boat rests until spring.”"),
    "turned round": (
        lambda branch: branch.article("\n\n".join(reversed(branch.text().split("\n\n")))),
        "says elsewhere: “",
    ),
    "without end": (lambda branch: branch.add("so " * 500 + "it is false.\n"), "it is false.”"),
}


@pytest.mark.parametrize(("change", "words"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_far_from_the_claim_is_shown(change: Change, words: str, branch: Branch) -> None:
    change(branch)
    assert any(words in one.message for one in shown(branch) if one.place.file == SEED)


STILL: dict[str, Change] = {
    "nothing": lambda branch: None,
    "wrapped anew": lambda branch: branch.article(
        branch.text().replace(" its operator", "\nits operator")
    ),
    "a paragraph more": lambda branch: branch.reword(f" {RESTS}", f"\n\n{RESTS}"),
    "lines of a machine": lambda branch: branch.article(branch.text().replace("\n", "\r\n")),
    "a document by its name": document(),
    "a sentence that is found as it is": lambda branch: branch.add(LOSS),
}


@pytest.mark.parametrize("change", STILL.values(), ids=STILL)
def test_what_says_nothing_new_is_not_shown(change: Change, branch: Branch) -> None:
    change(branch)
    assert shown(branch) == []


def test_of_a_new_article_the_first_that_nothing_shows_are_named(branch: Branch) -> None:
    more = "".join(f"So says {name}.\n\n" for name in ("Ann", "Bob", "Cy", "Di", "Ed"))
    branch.new_article("new", f"The boat rests.\n\n{LOSS}All of it is a lie.\n\n{more}")
    (found,) = shown(branch)
    named = (
        "“The boat rests.”, “All of it is a lie.”, “So says Ann.”, “So says Bob.”, “So says Cy.”"
    )
    said = f"article new is new, and nothing shows 7 of its sentences: {named} and 2 more"
    assert (found.message, found.place.file, found.place.line) == (said, "seeds/new.txt", 1)


# Keys of texts that are no words for readers: ids, what decides, what an article or a source
# prints, and what is held elsewhere.
HELD = set(
    re.findall(
        r"\w+",
        """
        id file url published judged_as_of language currency sha256 article quote
        prefix suffix form kind subject versus metric figure part relation as_of on same_as
        weight left right blames claim from_ to link review_by of dimension conditions negative_of
        change_of values settled dimensions document origin copy_of retrieved type unit_from clip
        calls_it attests holds terms reason_ assumed is_
        """,
    )
)


def keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if str in list(parts(field.annotation)):
            yield name
        for part in parts(field.annotation) if name not in TOLD else ():
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from keys(part)


def parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not None:
        for one in get_args(annotation):
            yield from parts(one)


FILES = (Catalog, ClaimsFile, BaselineFile, ReferencesFile, SubjectsFile, MetricsFile)


def test_every_text_of_a_file_is_told_or_held_elsewhere() -> None:
    found = {key for model in FILES for key in keys(model)}
    assert found - TOLD - HELD == set()
