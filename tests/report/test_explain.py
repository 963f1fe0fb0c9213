"""`claimaudit explain`: one claim's verdict in words, in one language, quickly."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.starter import start_workspace
from claimaudit.record.models import Audit
from claimaudit.record.one import audit_claim
from claimaudit.report import text as text_of
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.lookup import Lookup
from claimaudit.report.searches import searched_told
from claimaudit.report.text import explain_claim
from claimaudit.workspace.workspace import Workspace, load_workspace

ROOT = Path(__file__).parents[2]
CLAIM = "example-ferry-passengers"

CLAIMS = """
article: example
claims:
  - id: example-ferry-passengers
    quote: carried about 48,000 people last year
    form: value
    subject: example-lake-ferry
    metric: passengers
    figure: {figure}
    conditions: {{period: 2025}}
arithmetic:
  - id: example-sum
    terms: {{a: example-ferry-passengers}}
    left: count(a)
    relation: at_most
    right: '{most}'
    kind: slip
    blames: [example-ferry-passengers]
    why: the boat has no more seats
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    start_workspace(tmp_path)
    return tmp_path


def enter(workspace: Path, most: str = "100000", figure: str = "about 48,000 people") -> None:
    text = CLAIMS.format(most=most, figure=figure)
    (workspace / "claims" / "example.yaml").write_text(text, "utf-8")


def references(workspace: Path, old: str, new: str) -> None:
    path = workspace / "references" / "example.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def explained(workspace: Path, claim: str = CLAIM, language: str = "en") -> str:
    return explain_claim(load_workspace(workspace), claim, language)


def paragraphs(text: str) -> dict[str, list[str]]:
    """Heading -> its lines; the verdict stands first."""
    parts = (part.split("\n") for part in text.split("\n\n"))
    return {heading: lines for heading, *lines in parts}


def test_it_says_everything_that_a_reader_needs(workspace: Path) -> None:
    said = paragraphs(explained(workspace))
    assert said[f"{CLAIM}: supported"] == [
        "  Fits 48,312 people, given by Example Lake Ferry Company.",
        "  rests on: a primary document, which decides alone",
    ]
    assert said["The claim"] == [
        "  “carried about 48,000 people last year”",
        "  seeds/example.txt:3, characters 55 to 92; The Example Gazette, published 2026-01-20",
        "  Form: value",
        "  Subject: Example Lake ferry",
        "  Topic: passengers",
        "  Figure: about 48,000 people",
        "  Conditions: 2025",
        "  Working notes: the article speaks of the year before its date",
    ]
    assert said["The figure"] == [
        "  “about 48,000 people” can mean 45,600 – 50,400 people",
        "  the bare number, rounded to its last digit, is 47,500 – 48,500 people",
        '  says “about” (0.95 – 1.05×): five percent either way is what readers of a newspaper take "about" for',
    ]
    assert said["What it was held against (combinations: 1)"] == [
        "  as stated: holds",
        "    48,312 people: 48,312 people",
        "    a primary document, which decides alone",
    ]
    assert said["The facts"] == [
        "  example-ferry-passengers-2025: 48,312 people (2025)  references/example.yaml:13",
        "    Example Lake Ferry Company: Annual report 2025 (filing, published 2026-01-12; read)",
        "      in its words: “Passengers carried … 48,312 people”",
        "      page 3, Passengers carried; https://example.org/ferry/annual-report-2025",
    ]
    assert "To edit: claims/example.yaml:6" in said


def test_in_chinese_it_says_the_same(workspace: Path) -> None:
    said = paragraphs(explained(workspace, language="zh"))
    assert said[f"{CLAIM}：有据"] == [
        "  与Example Lake Ferry Company给出的48312人相符。",
        "  依据：一手文件，可单独定论",
    ]
    assert said["与什么对照（1种组合）"][0] == "  按文中所述：成立"
    assert said["数字"][0].startswith("  “约4.8万人”可以是4")
    assert said["参考值"][1].endswith("（监管申报文件，发布于2026-01-12；已读）")
    assert "修改处：claims/example.yaml:6" in said


def test_a_quote_is_told_in_the_language_of_the_reader_alone(real: Workspace) -> None:
    name = "002-950pr-compute-vs-h20"
    told = "  Our translation: “performance tests show that Huawei’s Ascend 950PR has twice the computing power"
    assert told in explain_claim(real, name, "en")
    assert "twice" not in explain_claim(real, name, "zh")


def test_it_says_where_a_source_was_searched(real: Workspace) -> None:
    claim = real.register.claims["004-chiplets-power-hungry"].claim
    said, searched = paragraphs(explain_claim(real, claim.id, "en")), claim.searched
    assert searched is not None
    heading = f"Searched without success (on {searched.on})"
    told = [searched_told(place).text("en") for place in searched.where]
    assert said[heading] == [f"  {line}" for line in told]


@pytest.mark.parametrize("claim", ["000-alibaba-hk-share-rise", "002-nvl144-cards"])
def test_a_language_is_not_mixed_with_another(claim: str, real: Workspace) -> None:
    """Beside quotes, ids, names and places as they were entered."""
    audit = audit_claim(real, claim)
    names = [text for d in audit.documents for text in (d.publisher, d.title)]
    names += [text for f in audit.facts for p in f.prints for text in (p.at, p.figure, p.unit_from)]
    names += [text for s in audit.subjects for text in (s.id, s.zh, s.en)]
    names += [text for s in audit.arithmetic for text in (s.left, *s.terms)]
    names += [audit.claims[0].figure, *(a.publisher for a in audit.articles)]
    names += [rung.when for rung in audit.ladder]
    names += [told.text("zh") for told in map(Lookup(audit).publisher, filter(None, names))]
    longest = sorted({name for name in names if name}, key=len, reverse=True)
    entered = [r"“[^”]*”", r"https?:\S+", r"\S+\.(?:yaml|txt):\d+"]
    entered += [rf"(?<![A-Za-z0-9-]){re.escape(name)}(?![A-Za-z0-9-])" for name in longest]
    entered += [
        r"由verdict/\w+\.py的\w+判断",
        r"[a-z0-9]+(?:[-_][a-z0-9]+)+",
        "(?:conditions|origin|published|prints):",
    ]
    for language, foreign in (("en", r"[一-鿿]"), ("zh", r"\b[a-z]{4,}\b")):
        text = re.sub("|".join(entered), "", explain_claim(real, claim, language))
        assert re.findall(rf".*{foreign}.*", text) == []


def test_a_contradiction_says_by_how_much_and_why(workspace: Path) -> None:
    references(workspace, "48,312 people", "61,205 people")
    text = explained(workspace)
    assert text.startswith(f"{CLAIM}: contradicted [outside_interval]\n")
    assert "Example Lake Ferry Company says 61,205 people: the article is 22% lower." in text
    assert "  as stated: does not hold\n    61,205 people: 61,205 people\n" in text
    assert "the combination that tells most: 61,205 people: 61,205 people: does not hold" in text


def test_without_facts_it_says_so(workspace: Path) -> None:
    references(workspace, "metric: passengers", "metric: headcount")
    text = explained(workspace)
    assert text.startswith(f"{CLAIM}: unverifiable [no_reference]\n")
    assert "nothing: no fact of this subject and metric" in text


def test_an_unseen_document_decides_nothing(workspace: Path) -> None:
    references(workspace, "clip:", "# clip:")
    text = explained(workspace)
    assert "as stated: holds (does not count)\n" in text
    assert "    the document itself was not read: cannot decide\n" in text


def test_arithmetic_that_holds_and_that_blames_it(workspace: Path) -> None:
    enter(workspace)
    assert "count(a) ≤ 100,000: holds" in explained(workspace)
    enter(workspace, most="30000")
    text = explained(workspace)
    assert "count(a) ≤ 30,000: does not hold" in text
    assert f"where a is {CLAIM}  claims/example.yaml:12" in text
    assert "beside it: it does not fit the article’s own other figures [arithmetic_slip]" in text


def test_a_figure_that_could_have_been_cut_off_says_how_far_it_reaches(real: Workspace) -> None:
    text = explain_claim(real, "000-nvidia-china-revenue-fy26q2", "en")
    assert "cut off instead of rounded it reaches 2.78 billion" in text


def test_an_unknown_claim_names_the_nearest(workspace: Path) -> None:
    with pytest.raises(BrokenInputError) as broken:
        explained(workspace, "example-fery-pasengers")
    assert "no claim has the id “example-fery-pasengers”" in str(broken.value)
    assert f"nearest: {CLAIM}" in str(broken.value)


def test_broken_input_is_told_as_such(workspace: Path) -> None:
    (workspace / "claims" / "example.yaml").write_text("claims: [", "utf-8")
    with pytest.raises(BrokenInputError, match="is not YAML"):
        explained(workspace)


def test_one_claim_alone_is_recorded_as_among_all(
    real: Workspace, real_audit: tuple[Audit, dict[str, str]]
) -> None:
    """On the real workspace: judged a row at a time, without Great Expectations. Which others say
    the same takes their verdicts."""
    for claim in real_audit[0].claims[::40]:
        alone = claim.model_copy(update={"repeats": [], "repeat_of": None})
        assert audit_claim(real, claim.id).claims == [alone]


def test_every_claim_can_be_explained(real: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    # To judge a claim takes longer than to tell of it, in however many languages.
    judged = functools.cache(functools.partial(audit_claim, real))
    monkeypatch.setattr(text_of, "audit_claim", lambda _, claim: judged(claim))
    for claim in sorted(real.register.claims)[::20]:
        for language in LANGUAGES:
            assert explain_claim(real, claim, language).startswith(claim), language


def test_a_ratio_shows_both_figures_and_both_intervals(real: Workspace) -> None:
    text = explain_claim(real, "002-950pr-compute-vs-h20", "en")
    assert "1 PFLOPS / 293 TFLOPS = 3.41× (3.2" in text
    assert "“2×” can mean 1.5 – 2.5×" in text


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        # A copy of what prints its own words, and one of a report whose words are another's.
        ("002-nvidia-antitrust-suit", "a copy of State Administration for Market Regulation: "),
        ("004-talks-decided-exclusion", "retells United States government: Interview with the "),
        # What rests on copies alone, and what a filing itself prints.
        ("002-nvidia-antitrust-suit", "rests on: a copy of a primary document"),
        ("004-no-antitrust-probe", "rests on: a primary document, which decides alone"),
        # What is told in parts no one of them says; one house that tells all of them does.
        ("000-atlas-950-membw-vs-nvl144", "  Borne out by Huawei and NVIDIA (as retold by Glenn K. Lockwood and zartbot) together.\n"),
        ("000-atlas-950-membw-vs-nvl144", "  the sources bear it out together. Working note: 8,192 cards "),
        ("001-c700-level-with-h100", "  MetaX, as told by "),
    ],
)  # fmt: skip
def test_it_says_whose_words_it_rests_on_and_no_more(
    real: Workspace, claim: str, told: str
) -> None:
    assert told in explain_claim(real, claim, "en")
