"""Every sentence of the page in the language of its reader: nothing of the other one outside a
quotation, no code or id, one vocabulary, one way to write spaces and punctuation."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import yaml

from claimaudit.base.folding import fold_characters
from claimaudit.base.model import Bilingual
from claimaudit.record.models import Audit
from claimaudit.report.languages import LANGUAGES, texts
from claimaudit.report.lookup import Lookup
from claimaudit.report.printed import claim_told, fact_told, given, steps_told
from claimaudit.report.sums import sum_told
from claimaudit.report.text import explained
from claimaudit.report.why import why
from claimaudit.workspace.policy import CONVICTIONS
from tests.conftest import ROOT
from tests.report.html.reading import as_read, words_of

Report = tuple[Audit, dict[str, str]]

HAN = "\u3400-\u9fff"
# Of a unit, a name or an abbreviation a Chinese reader sees its letters: FLOP/s, token, iPhone.
ENGLISH = re.compile(r"(?<![A-Za-z.@/_-])[a-z]{4,}(?![A-Za-z]|\.(?:com|cn|net|yaml|json|txt))")
LETTERS = {"token", "mini", "exaflops", "claimaudit", "audit"}
CODE = re.compile(r"\b[a-z0-9]+(?:[-_][a-z0-9]+){2,}\b")
# 按 FP8 精度, 32 张卡, and a half-width sign in a Chinese sentence.
SPACED = re.compile(rf"[{HAN}，。；：（）“”] [A-Za-z0-9{{]|[A-Za-z0-9%}}] [{HAN}，。；：（）“”]")
HALF_WIDTH = re.compile(rf"[{HAN}][,;:!?()]|[,;:!?()][{HAN}]")


def outside(text: str) -> str:
    """What stands outside quotations."""
    return re.sub("“[^”]*”|《[^》]*》", " ", text)


def is_foreign(text: str, language: str) -> list[str]:
    """What of the other language stands in it."""
    if language == "en":
        return re.findall(f"[{HAN}]+", text)
    return [word for word in ENGLISH.findall(text) if word not in LETTERS]


# Common words of English close by: "copy of a note", not "Campaign for a Million".
_COMMON = r"(?<![A-Za-z0-9.@/_-])(?!and\b|for\b|the\b)[a-z]{3,}(?![A-Za-z0-9]|[./_-][a-z])"
REMARK = re.compile(rf"{_COMMON}[^{HAN}]*?{_COMMON}")
# An id of the record; what stands in a place that is no word of a person: a tag, a variable.
ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+")
# 昇 of a name is simplified nowhere.
KEPT = "昇"
IDENTIFIER = re.compile(r"[\w.]+(?:-[\w.]+)+")
TAG = re.compile(r"\w:\w|\w_\w")
# Nobody counts the digits of 24300000000.
RAW = re.compile(r"(?<![\d.,])\d{6,}(?![\d.])")


# --- what is told one by one ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def lookup(real_audit: Report) -> Lookup:
    return Lookup(real_audit[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_figure_is_told_in_the_readers_language(lookup: Lookup, language: str) -> None:
    told = [fact_told(f).text(language) for f in lookup.audit.facts if f.printed]
    told += [claim_told(c).text(language) for c in lookup.audit.claims if c.figure]
    strange = {text for text in told if is_foreign(outside(text), language)}
    if language == "zh":
        strange |= {text for text in told if re.search(r"\b[A-Z][a-z]{2,}\b", text)}
        # What an article in Chinese prints itself is its own.
        strange -= {c.figure for c in lookup.audit.claims}
    assert len(told) > 450
    assert not strange


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_is_told_in_the_readers_language_or_quoted(lookup: Lookup, language: str) -> None:
    entered = {p.at for f in lookup.audit.facts for p in f.prints if p.at}
    strange = {
        at for at in entered if is_foreign(outside(lookup.place(at).text(language)), language)
    }
    # Headings are quoted as they are printed; what we say of a place is told.
    told = {at: lookup.place(at).text(language) for at in entered}
    strange |= {at for at, text in told.items() if re.search("“[a-z]", text) and not TAG.search(at)}
    assert len(entered) > 400
    assert not strange


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_places_are_told_and_few_are_quoted(lookup: Lookup, language: str) -> None:
    entered = [p.at for f in lookup.audit.facts for p in f.prints if p.at]
    told = [at for at in entered if outside(lookup.place(at).text(language)).strip()]
    assert len(told) > 0.75 * len(entered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_publisher_has_its_name_in_the_readers_language(lookup: Lookup, language: str) -> None:
    names = {document.publisher for document in lookup.audit.documents}
    told = {name: lookup.publisher(name).text(language) for name in names}
    if language == "en":
        assert not {n for n, text in told.items() if is_foreign(outside(text), "en")}
    else:
        known = {p.en: p.zh for p in (*lookup.audit.publishers, *lookup.audit.subjects)}
        assert not {n for n, text in told.items() if n in known and text != known[n]}
        # Quoted or not: a remark of two common words is no name.
        assert not {n for n, text in told.items() if REMARK.search(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_condition_is_told_without_an_id(lookup: Lookup, language: str) -> None:
    held = [f.conditions for f in lookup.audit.facts]
    held += [part for c in lookup.audit.claims for part in (c.conditions, c.from_, c.to)]
    told = {lookup.listed(conditions).text(language) for conditions in held if conditions}
    assert len(told) > 200
    assert not {text for text in told if CODE.search(text) or "fp8" in text or "USD" in text}
    assert not {text for text in told if is_foreign(text, language)} if language == "en" else True


# --- the words of the package and of this workspace ----------------------------------------------


def chinese() -> dict[str, str]:
    """Every Chinese text that people wrote, by where it stands."""
    found = {f"zh.yaml {key}": text for key, text in texts("zh").items()}

    def walk(at: str, value: object) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in ("zh", "why_zh") and isinstance(inner, str):
                    found[f"{at}.{key}"] = inner
                else:
                    walk(f"{at}.{key}", inner)
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                walk(f"{at}[{number}]", inner)

    for file in (*sorted((ROOT / "checks").glob("*.yaml")), *TABLES):
        walk(file.name, yaml.safe_load(file.read_text("utf-8")))
    return found


TABLES = [ROOT / "references" / name for name in ("metrics.yaml", "subjects.yaml")]


def test_chinese_has_full_width_signs_and_no_space_beside_latin() -> None:
    words = chinese()
    assert len(words) > 900
    assert not {at: text for at, text in words.items() if SPACED.search(text)}
    assert not {at: text for at, text in words.items() if HALF_WIDTH.search(text)}


def test_english_has_half_width_signs() -> None:
    assert not {k: v for k, v in texts("en").items() if re.search("[，。；：（）、]", v)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_vocabulary_says_what_a_verdict_rests_on(language: str) -> None:
    said = " ".join(text for key, text in texts(language).items())
    assert not re.search("provisional|暂定|denies|否认", said)


# --- the page of the five articles ---------------------------------------------------------------


# What is not the report's own sentence: quotations, code, pictures, and what is marked as another
# language; of the method page the words that a hedge is read from.
_NOT_OURS = re.compile(
    r"<q\b.*?</q>|<code\b.*?</code>|<svg\b.*?</svg>|<div class=tx\b.*?</div>"
    r"|<(span|h1|small|cite) lang=.*?</\1>|<details class=fold>.*?</details>|<dd lang=[^>]*>[^<]*"
    r"|<p lang=[^>]*>.*?(?=<p>)|<(?P<title>h3|cite) lang=.*?</(?P=title)>|<a href=\"?https.*?</a>"
    # A title without a language is Chinese, as the script says of it.
    r"|(?<=<li id=)(?P<id>\w+)><(?P<of>h3|cite)>.*?</(?P=of)>"
    r"|<section class=view id=v_method>.*?</section>",
    re.DOTALL,
)


def sentences(page: str, language: str) -> set[str]:
    """Every text of the page that a reader of `language` sees, quotations left out."""
    html = _NOT_OURS.sub("", page[page.index("<main") : page.index("</main>")])
    html = as_read(html, words_of(page), language)
    return {" ".join(unescape(text).split()) for text in re.split("<[^>]*>", html)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fragment_of_the_other_language_stands_in_a_sentence(
    real_page: str, lookup: Lookup, language: str
) -> None:
    audit = lookup.audit
    names = {d.title for d in audit.documents}
    names |= {n for d in audit.documents for n in re.split(r" \(|\)|, ", d.publisher)}
    names |= {n for a in audit.articles for n in (a.publisher, a.title, a.author or "")}
    names |= {n for s in (*audit.subjects, *audit.publishers) for n in (s.zh, s.en)}
    longest = sorted((n for n in names if n and not REMARK.search(n)), key=len, reverse=True)
    found = {}
    for text in sentences(real_page, language):
        # Words in quotation marks are another's only where they are marked as such.
        bare = ADDRESS.sub(" ", outside(text)) if language == "zh" else text
        for name in longest if is_foreign(bare, language) else ():
            bare = bare.replace(name, " ")
        if strange := is_foreign(bare, language) or (language == "zh" and REMARK.findall(bare)):
            found[text] = strange
    assert found == {}


# Of these subjects a part only; what Chinese readers know by its letters is named so in subjects.yaml.
BY_LETTERS = {"AFM-on-device", "ASIC", "Blackwell Ultra", "CDU"}


def test_what_has_a_chinese_name_is_called_by_it(real_page: str, lookup: Lookup) -> None:
    named = (*lookup.audit.publishers, *lookup.audit.subjects)
    known = {p.en: p.zh for p in named} | {n: s.zh for s in lookup.audit.subjects for n in s.names}
    names = {
        name
        for name, zh in known.items()
        # Of a product with a number the number is the name.
        if re.search(f"[{HAN}]", zh) and re.fullmatch("[A-Za-z .&’'-]{2,}", name) and name not in zh
    }
    longest = map(re.escape, sorted(names, key=len, reverse=True))
    # Neither a part of an address nor of a longer name.
    any_name = re.compile(rf"(?<![\w./-])(?:{'|'.join(longest)})(?![\w./-]| [A-Z0-9])", re.ASCII)
    told = {text: any_name.findall(text) for text in sentences(real_page, "zh")}
    found = {text: found for text, names in told.items() if (found := {*names} - BY_LETTERS)}
    # Yahoo奇摩 is a house of its own.
    assert {text for text in found if "Yahoo奇摩" not in text} == set()
    assert len(names) > 200


def test_a_chinese_sentence_of_the_page_has_simplified_characters(real_page: str) -> None:
    told = {re.sub(f"[^{HAN}]|{KEPT}", "", text) for text in sentences(real_page, "zh")}
    assert {text for text in told if fold_characters(text) != text} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_of_the_record_stands_in_a_text(
    real_page: str, lookup: Lookup, language: str
) -> None:
    rows = (
        lookup.audit.claims,
        lookup.audit.facts,
        lookup.audit.documents,
        lookup.audit.arithmetic,
    )
    ids = {row.id for listed in rows for row in listed}
    main = real_page[real_page.index("<main") : real_page.index("</main>")]
    shown = as_read(re.sub(r"<code\b.*?</code>", "", main), words_of(real_page), language)
    texts = {unescape(text) for text in re.split("<[^>]*>", shown)}
    assert {text for text in texts if not ids.isdisjoint(IDENTIFIER.findall(text))} == set()


@pytest.mark.parametrize(
    "name",
    ["copy of a note of China Merchants Securities", "Press article signed 彭新",
     "Tencent Cloud developer news", "Wall Street Daily taken from Reuters"],
)  # fmt: skip
def test_a_remark_is_no_name(name: str) -> None:
    assert REMARK.search(name)


@pytest.mark.parametrize(
    "name", ["Campaign for a Million", "HIS and HER FI Post", "anomalyco/opencode", "AiToEarn"]
)
def test_a_name_is_no_remark(name: str) -> None:
    assert not REMARK.search(name)


EDITORS = yaml.safe_load((Path(__file__).parent / "workspace_words.yaml").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_page_speaks_to_the_editor_of_a_workspace(
    real_page: str, language: str
) -> None:
    told = {
        text: [w for w in EDITORS[language] if w in text] for text in sentences(real_page, language)
    }
    assert {text: words for text, words in told.items() if words} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rung_that_can_be_turned_says_by_what(lookup: Lookup, language: str) -> None:
    turned = {r.rung for r in lookup.audit.ladder if r.verdict in (*CONVICTIONS, "conflicting")}
    assert {f"turns.{rung}" for rung in turned} <= {*texts(language)}


def test_a_chinese_sentence_of_the_page_has_no_space_beside_latin(
    real_page: str, lookup: Lookup
) -> None:
    titles = {document.title for document in lookup.audit.documents}
    found = {text for text in sentences(real_page, "zh") if SPACED.search(text)} - titles
    assert found == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sum_prints_no_raw_number_and_no_time_without_its_unit(
    lookup: Lookup, language: str
) -> None:
    for entry in lookup.audit.arithmetic:
        told = sum_told(lookup, entry)
        parts = (told.left_text, told.left, told.right_text, told.right, told.sentence)
        assert not RAW.search(" ".join(part.text(language) for part in parts)), entry.id
        assert isinstance(entry.why, Bilingual), f"{entry.id}: why in both languages"
    days = sum_told(
        lookup,
        next(e for e in lookup.audit.arithmetic if e.id == "001-moore-threads-five-days-twice"),
    )
    assert days.left.text(language).endswith({"zh": "天", "en": "days"}[language])


def test_what_a_fact_checker_noted_is_told_in_both_languages(lookup: Lookup) -> None:
    noted = {claim.id: claim.note for claim in lookup.audit.claims if claim.note}
    noted |= {fact.id: fact.why for fact in lookup.audit.facts if fact.why}
    told = {name: text for name, text in noted.items() if isinstance(text, Bilingual)}
    assert len(told) > 700
    assert noted == told
    assert not {
        t.zh for t in told.values() if HALF_WIDTH.search(outside(t.zh)) or SPACED.search(t.zh)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_explain_prints_no_raw_number(lookup: Lookup, language: str) -> None:
    (claim,) = (c for c in lookup.audit.claims if c.id == "001-nvidia-cap-loss-usd")
    lines = explained(why(lookup, claim), 1, language).splitlines()
    shown = [line for line in lines if " × " in line or "count(" in line]
    assert any("243亿" in line or "24.3 billion" in line for line in shown)
    assert not [line for line in shown if RAW.search(line)]


@pytest.mark.parametrize(
    ("language", "rate"),
    [
        ("zh", "6.1 – 7.4元/美元（历年汇率的上下限）"),
        ("en", "CNY 6.1 – 7.4/$ (the span of rates over the years)"),
    ],
)
def test_an_exchange_rate_is_told_as_one(lookup: Lookup, language: str, rate: str) -> None:
    trials = [t for c in lookup.audit.claims for t in c.trials if t.steps.endswith(" CNY/USD")]
    assert trials
    for trial in trials:
        told = steps_told(lookup.facts_of(trial.facts), trial).text(language)
        assert told.endswith(f" × {rate}")


def test_what_was_converted_is_told_in_three_digits(lookup: Lookup) -> None:
    told = {given(trial) for trial in lookup.claims["000-nvidia-h20-charge"].trials}
    # In dollars as printed; the other is 4.45 to 4.55 billion at rates of 6.1 to 7.4.
    assert told == {(4_450_000_000, 4_550_000_000), (27_100_000_000, 33_700_000_000)}
