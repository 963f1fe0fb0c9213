"""Reading references/: facts as printed, in the sense of their metric; every problem told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimaudit.base.model import Bilingual, Told
from claimaudit.base.problems import BrokenInputError
from claimaudit.workspace.library import Library
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import DOCUMENT, FACT, SUBJECTS, Tiny, a_fact, printed


def _library(
    tiny: Tiny, *facts: dict[str, Any], documents: tuple[dict[str, Any], ...] = ()
) -> Library:
    tiny.references([DOCUMENT, *documents], list(facts))
    return load_workspace(tiny.root).library


def _problem(tiny: Tiny, *facts: dict[str, Any], documents: tuple[dict[str, Any], ...] = ()) -> str:
    tiny.references([DOCUMENT, *documents], list(facts))
    (problem,) = tiny.problems()
    assert problem.file == "references/maker.yaml"
    assert problem.line > 1
    return f"{problem.message} / {problem.fix}"


def _fact(**given: Any) -> dict[str, Any]:
    return a_fact(**{"conditions": {}, **given})


def test_a_fact_is_found_by_its_quantity(tiny: Tiny) -> None:
    library = _library(tiny, FACT)
    (fact,) = library.by_quantity["new-chip", "peak_compute"]
    assert fact is library.facts["new-chip-fp8"]
    assert fact.figure is not None
    assert (fact.figure.value, fact.figure.unit) == (Decimal("4.614e15"), "FLOP/s")
    assert fact.document.id == "datasheet"


def test_a_loss_is_kept_as_negative_profit(tiny: Tiny) -> None:
    library = _library(tiny, _fact(id="loss", metric="net_loss", printed="over 7亿元"))
    (fact,) = library.by_quantity["new-chip", "net_profit"]
    assert fact.figure is not None
    assert (fact.figure.value, fact.figure.bound) == (Decimal("-7e8"), "under")
    assert (fact.figure.low, fact.figure.high) == (None, Decimal("-7e8"))


def test_the_header_of_a_table_gives_the_unit(tiny: Tiny) -> None:
    library = _library(tiny, _fact(printed="4614", unit_from="TFLOPS"))
    figure = library.facts["new-chip-fp8"].figure
    assert figure is not None
    assert figure.value == Decimal("4.614e15")


@pytest.mark.parametrize(
    ("metric", "figure", "clip", "value"),
    [
        ("net_profit", "(4,500)", "Net loss … (4,500)", "-4.5e7"),
        ("net_loss", "(4,500)", "Net loss … (4,500)", "-4.5e7"),
        ("net_loss", "4,500", "Net loss … 4,500", "-4.5e7"),
        ("net_profit", "（45）", "净亏损 … （45）", "-4.5e5"),
        ("net_profit", "4,500", "Net profit … 4,500", "4.5e7"),
    ],
)
def test_brackets_in_a_table_of_accounts_are_a_minus(
    tiny: Tiny, metric: str, figure: str, clip: str, value: str
) -> None:
    unit = "万元"
    entered = _fact(id="loss", metric=metric, printed=figure, clip=clip, unit_from=unit)
    (fact,) = _library(tiny, entered).by_quantity["new-chip", "net_profit"]
    assert fact.figure is not None and fact.figure.value == Decimal(value)


def test_a_loss_is_no_profit_without_its_brackets(tiny: Tiny) -> None:
    entered = _fact(
        id="loss", metric="net_profit", printed="4,500", clip="(4,500)", unit_from="万元"
    )
    with pytest.raises(BrokenInputError, match=r"not whole: its clip has “\(4,500\)”"):
        _library(tiny, entered)


def test_device_memory_is_nominal_and_nothing_else_is(tiny: Tiny) -> None:
    library = _library(
        tiny,
        _fact(id="gb", metric="memory_capacity", printed="96 GB"),
        _fact(id="gib", metric="memory_capacity", printed="96 GiB"),
        _fact(id="header", metric="memory_capacity", printed="96", unit_from="GiB"),
        _fact(id="speed", metric="memory_bandwidth", printed="96 GiB/s"),
    )
    values = {name: fact.figure.value for name, fact in library.facts.items() if fact.figure}
    assert values["gb"] == values["gib"] == values["header"] == Decimal("96e9")
    assert values["speed"] == 96 * 2**30


def test_a_date_is_read_with_its_year(tiny: Tiny) -> None:
    day = _fact(metric="event_date", printed="9月18日", as_of="2025", conditions={"event": "x"})
    library = _library(tiny, day)
    days = library.facts["new-chip-fp8"].days
    assert days is not None
    assert days.first.isoformat() == "2025-09-18"


def _on_a_day(marked: str) -> dict[str, Any]:
    """A fact whose day stands between the brackets of a clip."""
    figure, clip = marked[marked.index("⟦") + 1 : marked.index("⟧")], marked.translate(_BRACKETS)
    prints = [printed(figure, clip=clip)]
    return _fact(metric="event_date", conditions={"event": "x"}, prints=prints)


_BRACKETS = str.maketrans("", "", "⟦⟧")


@pytest.mark.parametrize(
    "clip",
    [
        "shipping by ⟦2026⟧",
        "not on ⟦3 May 2025⟧",
        "any day but ⟦3 May 2025⟧",
        "on the eve of ⟦3 May 2025⟧",
        "every ⟦3 May 2025⟧",
        "⟦3 May 2025⟧ BC",
        "⟦3 May 2025⟧ (Julian calendar)",
        "⟦3 May 2025⟧ at the earliest",
        "from ⟦3 May 2025⟧ to 9 May 2025",
        "it was launched ⟦3 May 2025⟧–2031",
        "未于⟦2025年5月3日⟧下水",
        "农历⟦2025年5月3日⟧下水",
        "公元前⟦2025年5月3日⟧下水",
        "民国⟦2025年5月3日⟧下水",
        "佛历⟦2025年5月3日⟧下水",
        "⟦2025年5月3日⟧次日下水",
        "⟦2025年5月3日⟧的一年后下水",
    ],
)
def test_a_day_that_something_is_only_told_from_is_none(tiny: Tiny, clip: str) -> None:
    assert "is no day there" in _problem(tiny, _on_a_day(clip))


@pytest.mark.parametrize(
    "clip", ["launched on ⟦3 May 2025⟧", "not only on ⟦3 May 2025⟧", "⟦2025年5月3日⟧起下水"]
)
def test_a_day_on_which_it_was_is_one(tiny: Tiny, clip: str) -> None:
    assert _library(tiny, _on_a_day(clip)).facts["new-chip-fp8"].days is not None


def test_an_attestation_is_found_by_its_claim(tiny: Tiny) -> None:
    said = {"id": "a", "attests": "t-compute", "holds": "yes", "why": "it says so",
            "prints": [{"document": "datasheet", "at": "p. 1", "clip": "so it is"}]}  # fmt: skip
    library = _library(tiny, said)
    assert [fact.id for fact in library.by_claim["t-compute"]] == ["a"]
    assert not library.by_quantity


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"printed": "4614 W"}, "is in W, peak_compute is a compute"),
        ({"printed": "4614"}, "is in no unit"),
        ({"printed": "a lot"}, "cannot be read"),
        ({"printed": "4614 TFLOPS dense"}, "cannot be read"),
        ({"printed": "4614 TFLOPS", "versus": "old-chip"}, "must be a ratio"),
        ({"printed": "4614", "unit_from": "blobs"}, "unknown unit"),
        ({"metric": "event_date", "printed": "some day"}, "cannot be read"),
        ({"metric": "shoe_size"}, "unknown metric shoe_size"),
        ({"subject": "nobody"}, "unknown subject nobody"),
        ({"versus": "nobody", "printed": "2x"}, "unknown subject nobody"),
        ({"document": "nowhere"}, "unknown document nowhere"),
        ({"also": ("nowhere",)}, "unknown document nowhere"),
        ({"conditions": {"mood": "good"}}, "unknown condition mood"),
        ({"conditions": {"precision": "fp5"}}, "unknown value fp5"),
        ({"at": None}, "a clip needs at"),
        ({"printed": None}, "a print with a clip needs its figure"),
        ({"prints": [{"document": "datasheet"}]}, "a value needs one print with its figure"),
        ({"prints": []}, "prints"),
        ({"attests": "t-compute"}, "needs holds and why"),
        ({"holds": "yes", "why": "so"}, "no holds and no why"),
    ],
)
def test_a_bad_fact_is_told_on_its_line(tiny: Tiny, given: dict[str, Any], message: str) -> None:
    assert message in _problem(tiny, _fact(**given))


def test_an_id_is_never_used_twice(tiny: Tiny) -> None:
    assert "new-chip-fp8: stands already at references/maker.yaml:" in _problem(tiny, FACT, FACT)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"id": "datasheet"}, "document datasheet: stands already at references/maker.yaml:"),
        ({"type": "rumour"}, "unknown type rumour"),
        ({"origin": "nowhere"}, "origin: unknown document nowhere"),
        ({"copy_of": "nowhere"}, "copy_of: unknown document nowhere"),
        ({"copy_of": "datasheet", "origin": "own"}, "copy_of or origin"),
        ({"copy_of": "datasheet", "type": "press"}, "is a press, and a copy of a vendor_datasheet"),
        ({"origin": "other"}, "tells itself: other → other"),
        ({"id": "own"}, "take another id"),
        ({"publisher": ""}, "needs publisher"),
        ({"publisher": " "}, "publisher: has hidden or full-width characters or stray spaces"),
        *(
            ({"publisher": name}, "publisher: has hidden")
            for name in ("Mak\u200ber", "Ｍaker", "The\xa0Maker")
        ),
        ({"publisher": "Mаker"}, "letters of two scripts"),  # its a is Cyrillic
        ({"publisher": "The Maker"}, "publisher “The Maker” is “Maker” elsewhere"),
        ({"publisher": "Maker, Ltd."}, "publisher “Maker, Ltd.” is “Maker” elsewhere"),
        *(
            ({"publisher": name}, f"publisher “{name}” is “Maker” elsewhere")
            for name in (
                "Maker Co.",
                "Maker, Co., Ltd.",
                "Máker",
                "www.maker.com",
                "Maker.com",
                "Maker!",
                "MAKER LLC",
                "Maker S.A.",
                "Maker有限公司",
                "Maker 股份有限公司",
                "Maker-Company",
                "Maker Group",
                "Maker – Official",
            )
        ),
        ({"title": "Тhе report of the year"}, "letters of two scripts"),
        ({"title": "сору of the report of the year"}, "letters of two scripts"),
        ({"title": "a" * 501}, "more than 500 characters"),
        ({"publisher": "a" * 501}, "more than 500 characters"),
        ({"url": f"https://maker.example/{'a' * 2000}"}, "more than 2,000 characters"),
        ({"url": "https://bit.ly/3abcd"}, "is a short address, which names no site"),
        *(
            ({"url": f"https://{host}/x"}, "names its site by a number")
            for host in (
                "0x5db8d822",
                "1572395043",
                "93.184.55330",
                "0135.0270.0330.042",
                "93.184.216.034",
                "1572395043:443",
            )
        ),
        ({"url": "https://t.co/abc"}, "is a short address, which names no site"),
        ({"url": "https://t.cn/A6abc"}, "is a short address, which names no site"),
        ({"url": "https://www.google.com/url?q=https://a.example/"}, "is a short address"),
        ({"url": "https://archive.ph/9gcMp"}, "does not say whose page it shows"),
        ({"url": "https://www.archive.today/abcde"}, "does not say whose page it shows"),
        ({"url": "https://perma.cc/AB12-CD34"}, "does not say whose page it shows"),
        ({"url": "https://apple.news/Aabc"}, "does not say whose page it shows"),
        ({"url": "https://news.google.com/rss/articles/CBMi"}, "does not say whose page it shows"),
        *(
            ({"publisher": name, "origin": "own"}, f"own: {name} passes on what others publish")
            for name in ("MSN", "msn.com", "MSN Money", "NewsBreak", "今日头条")
        ),
        *(
            ({"url": f"https://{host}"}, "has no plain host")
            for host in ("", "a.example@maker.example/x", "maker.example./x", "新芯.example/x")
        ),
        ({"url": "javascript:alert(1)"}, "is not an https:// link"),
        ({"url": "http://maker.example/"}, "https"),
        ({"url": "https://maker.example/a b"}, "https"),
        ({"published": "2026-01-01"}, "is after retrieved"),
        ({"published": "May 2025"}, "YYYY"),
    ],
)
def test_a_bad_document_is_told_on_its_line(
    tiny: Tiny, given: dict[str, Any], message: str
) -> None:
    assert message in _problem(tiny, FACT, documents=({**DOCUMENT, "id": "other", **given},))


@pytest.mark.parametrize(
    "given",
    [
        {"publisher": "Makers"},
        {"publisher": "Maker Weekly"},
        {"publisher": "Яндекс"},
        {"title": "Яндекс and the New chip"},
        {"url": "https://archive.ph/2025.01.02-101010/https://maker.example/new-chip"},
        {"url": "https://archive.ph/20250102/https://maker.example/new-chip"},
        {"url": "https://archive.ph/9gcMp", "copy_of": "datasheet"},
        {"url": "https://not-bit.ly/3abcd"},
        {"url": "https://93.184.216.34/x"},
        {"url": "https://www.163.com/x"},
        {"url": "https://maker.example/?u=https://t.co/abc"},
    ],
)
def test_a_document_that_may_stand_so(tiny: Tiny, given: dict[str, Any]) -> None:
    more = {"publisher": "Other", "title": "Of the New chip", **given}
    _library(tiny, FACT, documents=({**DOCUMENT, "id": "other", **more},))


@pytest.mark.parametrize(
    ("clip", "own"),
    [
        ("4614 TFLOPS, media reports said", False),
        ("4614 TFLOPS, says a newspaper", False),
        ("据外媒，4614 TFLOPS", False),
        ("据多家媒体报道，4614 TFLOPS", False),
        ("4614 TFLOPS, according to the media", True),
        ("4614 TFLOPS in its annual report", True),
        ("其媒体业务4614 TFLOPS", True),
        ("据南方传媒财报，4614 TFLOPS", True),
    ],
)
def test_what_others_found_out_is_not_own(tiny: Tiny, clip: str, own: bool) -> None:
    report = {**DOCUMENT, "id": "other", "type": "press", "publisher": "Other", "title": "Of it"}
    report |= {"url": "https://other.example/1", "origin": "own"}
    fact = {**FACT, "id": "g", "prints": [printed(document="other", clip=clip)]}
    if own:
        _library(tiny, FACT, fact, documents=(report,))
    else:
        assert "own: by its clip" in _problem(tiny, fact, documents=(report,))


def test_two_spellings_of_one_house_are_no_two_houses(tiny: Tiny) -> None:
    traditional = {**DOCUMENT, "id": "b", "publisher": "環球時報"}
    simplified = {**DOCUMENT, "id": "a", "publisher": "环球时报"}
    assert "is “环球时报” elsewhere" in _problem(tiny, FACT, documents=(simplified, traditional))
    maker = {"id": "maker", "en": "Maker", "kind": "company", "aliases": ["Maker Inc."]}
    tiny.write("references/subjects.yaml", {"subjects": [*SUBJECTS, maker]})
    _library(tiny, FACT, documents=({**DOCUMENT, "id": "b", "publisher": "Maker Inc."},))


def test_a_publisher_is_one_subject(tiny: Tiny) -> None:
    """Else a name more would make two houses of one."""
    named = [{"id": name, "en": "Maker", "kind": "company"} for name in ("one", "two")]
    tiny.write("references/subjects.yaml", {"subjects": [*SUBJECTS, *named]})
    assert "publisher “Maker” is a name of one, two" in _problem(tiny, FACT)


def test_every_problem_is_told_at_once(tiny: Tiny) -> None:
    tiny.references([DOCUMENT], [_fact(printed="a lot"), _fact(id="b", metric="shoe_size")])
    assert len(tiny.problems()) == 2


def test_facts_may_speak_of_documents_of_other_files(tiny: Tiny) -> None:
    tiny.references([], [FACT])
    tiny.write("references/zz.yaml", {"documents": [DOCUMENT]})
    assert load_workspace(tiny.root).library.facts["new-chip-fp8"].document.id == "datasheet"


def _metrics(tiny: Tiny, extra: str) -> str:
    path: Path = tiny.root / "references" / "metrics.yaml"
    path.write_text(path.read_text("utf-8") + extra, "utf-8")
    return " ".join(problem.message for problem in tiny.problems())


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("{id: odd, zh: a, en: a, dimension: mood}", "metric odd: unknown dimension mood"),
        ("{id: odd, zh: a, en: a, dimension: ratio, conditions: [mood]}", "unknown condition mood"),
        (
            "{id: odd, zh: a, en: a, dimension: ratio, conditions: [status]}",
            "condition status is a note, which keeps no two values of odd apart",
        ),
        ("{id: odd, zh: a, en: a, dimension: ratio, negative_of: mood}", "unknown metric mood"),
        ("{id: odd, zh: a, en: a, dimension: ratio, negative_of: odd}", "itself a negative"),
        ("{id: odd, zh: a, en: a, dimension: money, negative_of: net_loss}", "itself a negative"),
        ("{id: odd, zh: a, en: a, dimension: ratio, negative_of: revenue}", "another dimension"),
        (
            "{id: tdp, zh: a, en: a, dimension: power}",
            "metric tdp: stands already at references/metrics.yaml",
        ),
    ],
)
def test_a_bad_metric_is_told(tiny: Tiny, extra: str, message: str) -> None:
    assert message in _metrics(tiny, f"  - {extra}\n")


def test_a_fact_of_a_metric_without_a_dimension_adds_no_problem(tiny: Tiny) -> None:
    tiny.references([DOCUMENT], [_fact(metric="odd")])
    assert _metrics(tiny, "  - {id: odd, zh: a, en: a, dimension: mood}\n") == (
        "metric odd: unknown dimension mood"
    )


def test_a_subject_stands_once(tiny: Tiny) -> None:
    subject = {"id": "new-chip", "zh": "a", "en": "a", "kind": "chip"}
    tiny.write(
        "references/subjects.yaml", {"subjects": [subject, subject, {**subject, "id": "old-chip"}]}
    )
    with pytest.raises(
        BrokenInputError, match=r"subject new-chip: stands already at references/subjects\.yaml:2"
    ):
        load_workspace(tiny.root)


@pytest.mark.parametrize(
    ("unit", "fix"),
    [
        ("km", "write m"), ("km/h", "write m/s"), ("°F", "write °C"), ("gallon", "write L"),
        ("kWh/100km", "write Wh/m"), ("m3", "write L"), ("元", "write CNY"),
        ("league", "add it to references/units.yaml"), ("m/league", "add it to references/units.yaml"),
        ("s/m/g", "add it to references/units.yaml"), ("", "add it to references/units.yaml"), ("/", "add it to references/units.yaml"),
    ],
)  # fmt: skip
def test_a_dimension_is_of_canonical_units(tiny: Tiny, unit: str, fix: str) -> None:
    _with_dimension(tiny, unit)
    [problem] = tiny.problems()
    assert (problem.file, problem.message) == (
        "references/metrics.yaml", f"dimension odd: {unit or '(nothing)'} is no canonical unit",
    )  # fmt: skip
    assert problem.line > 1
    assert problem.fix.startswith(fix)


@pytest.mark.parametrize("unit", ["CNY/m2", "g/m", "person/person", "1/person", "m/s2", "none"])
def test_a_composed_unit_is_one(tiny: Tiny, unit: str) -> None:
    _with_dimension(tiny, unit)
    assert load_workspace(tiny.root).library.vocabulary.table.dimensions["odd"] == ["m", unit]


def _with_dimension(tiny: Tiny, unit: str) -> None:
    path: Path = tiny.root / "references" / "metrics.yaml"
    dimension = f"dimensions:\n  odd: [m, '{unit}']\n"
    path.write_text(path.read_text("utf-8").replace("dimensions:\n", dimension, 1), "utf-8")


@pytest.mark.parametrize(
    ("given", "shown"), [("zh: 船", ("船", "船")), ("en: boat", ("boat", "boat"))]
)
def test_a_name_in_one_language_is_enough(tiny: Tiny, given: str, shown: tuple[str, str]) -> None:
    path: Path = tiny.root / "references" / "subjects.yaml"
    path.write_text(path.read_text("utf-8") + f"- {{id: boat, kind: ship, {given}}}\n", "utf-8")
    boat = load_workspace(tiny.root).library.vocabulary.subjects["boat"]
    assert (boat.zh, boat.en) == shown


@pytest.mark.parametrize("given", ["", "zh: ''", "aliases: [tub]"])
def test_a_name_is_needed(tiny: Tiny, given: str) -> None:
    path: Path = tiny.root / "references" / "subjects.yaml"
    path.write_text(path.read_text("utf-8") + f"- {{id: boat, kind: ship, {given}}}\n", "utf-8")
    with pytest.raises(BrokenInputError, match="give a name: zh, en or both"):
        load_workspace(tiny.root)


# --- prints and their clips -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "clip"),
    [
        ("4614 TFLOPS", "peak compute … 4614 TFLOPS"),
        ("about 4.6 PFLOPS", "delivers about 4.6 PFLOPS in FP8"),
        ("4,614 TFLOPS", "FP8 … 4,614 TFLOPS dense"),
        ("4.6 PFLOPS", "4.6 PFLOPS"),
        ("4614", "峰值算力 … 4614"),
    ],
)
def test_a_figure_stands_whole_in_its_clip(tiny: Tiny, figure: str, clip: str) -> None:
    unit = "TFLOPS" if figure == "4614" else None
    library = _library(tiny, _fact(printed=figure, clip=clip, unit_from=unit))
    assert library.facts["new-chip-fp8"].best.is_read


@pytest.mark.parametrize(
    ("clip", "degrees"), [("has warmed by 2.7°F", "1.5"), ("2.7°F warmer", "1.5"), ("2.7°F", "-16.277778")]
)  # fmt: skip
def test_its_clip_tells_whether_a_temperature_is_a_difference(
    tiny: Tiny, clip: str, degrees: str
) -> None:
    path = tiny.root / "references" / "metrics.yaml"
    text = path.read_text("utf-8").replace("length: [m]", "length: [°C]")
    path.write_text(text, "utf-8")
    length = next(m["id"] for m in yaml.safe_load(text)["metrics"] if m["dimension"] == "length")
    figure = (
        _library(tiny, _fact(metric=length, printed="2.7°F", clip=clip))
        .facts["new-chip-fp8"]
        .figure
    )
    assert figure is not None and round(figure.value, 6) == Decimal(degrees)


@pytest.mark.parametrize(
    ("figure", "clip", "message"),
    [
        ("614 TFLOPS", "peak compute … 4614 TFLOPS", "“614 TFLOPS” is not whole: its clip has “4614 TFLOPS”"),
        ("4.6 PFLOPS", "about 4.6 PFLOPS", "is not whole: its clip has “about 4.6 PFLOPS”"),
        ("4.6 PFLOPS", "4.6 PFLOPS to 5 PFLOPS", "is not whole"),
        ("4614", "4614 TFLOPS", "is not whole: its clip has “4614 TFLOPS”"),
        ("4614 TFLOPS", "its peak compute", "the figure “4614 TFLOPS” is not in its clip"),
        ("4614 TFLOPS", "w " * 15 + "4614 TFLOPS", "the clip has 17 words; 15 are allowed"),
        ("4614 TFLOPS", "字" * 41 + "4614 TFLOPS", "the clip has 41 Chinese characters; 40 are allowed"),
        ("4614 TFLOPS", "x" * 150 + " 4614 TFLOPS", "the clip has 162 letters; 160 are allowed"),
    ],
)  # fmt: skip
def test_a_clip_that_is_refused(tiny: Tiny, figure: str, clip: str, message: str) -> None:
    unit = "TFLOPS" if figure == "4614" else None
    assert message in _problem(tiny, _fact(printed=figure, clip=clip, unit_from=unit))


@pytest.mark.parametrize(
    ("clip", "gloss"),
    [
        ("FP8 … 4614 TFLOPS dense", "FP8……稠密4614 TFLOPS"),
        ("峰值算力 … 4614 TFLOPS", "peak compute … 4.614 PFLOPS"),
        ("potenza di 4614 TFLOPS", Bilingual(zh="算力4614 TFLOPS", en="compute of 4614 TFLOPS")),
    ],
)
def test_a_gloss_says_what_its_clip_does_and_decides_nothing(
    tiny: Tiny, clip: str, gloss: Told
) -> None:
    entered = gloss.model_dump() if isinstance(gloss, Bilingual) else gloss
    one = printed("4614 TFLOPS", clip=clip, gloss=entered)
    with_it = _library(tiny, _fact(prints=[one])).facts["new-chip-fp8"]
    bare = _library(tiny, _fact(prints=[one | {"gloss": None}])).facts["new-chip-fp8"]
    assert with_it.best.print.gloss == gloss
    assert (with_it.figure, with_it.best.seen) == (bare.figure, bare.best.seen)


@pytest.mark.parametrize(
    ("clip", "gloss", "message"),
    [
        ("4614 TFLOPS dense", "稠密4641 TFLOPS", "the gloss says “4641 TFLOPS”, its clip does not"),
        ("4614 TFLOPS dense", "稠密算力", "the gloss does not say “4614 TFLOPS”"),
        ("4614 TFLOPS dense", "稠密可达4614 TFLOPS", "the gloss says “可达4614 TFLOPS”"),
        ("4614 TFLOPS of 9 chips", "8颗芯片4614 TFLOPS", "the gloss says “8颗芯片”"),
        ("4614 TFLOPS dense", "dense: 4614 TFLOPS", "the gloss is in the language of its clip"),
        ("4614 TFLOPS dense", "稠密……4614 TFLOPS", "the gloss has 1 of “…”, where words are left out, its clip 0"),
        ("4614 TFLOPS … dense", "稠密4614 TFLOPS", "the gloss has 0 of “…”, where words are left out, its clip 1"),
        ("4614 TFLOPS dense", "字" * 161 + "4614 TFLOPS", "the gloss has 172 letters; 160 are allowed"),
        (None, "4614 TFLOPS", "has a gloss and no clip"),
        ("potenza di 4614 TFLOPS", {"zh": "算力4614 TFLOPS", "en": "compute"}, "the gloss does not say “4614 TFLOPS”"),
        ("potenza di 4614 TFLOPS", {"zh": "算力4614 TFLOPS", "en": " "}, "says nothing in one language"),
    ],
)  # fmt: skip
def test_a_gloss_that_is_refused(tiny: Tiny, clip: str | None, gloss: Any, message: str) -> None:
    one = printed("4614 TFLOPS", clip=clip, gloss=gloss)
    assert message in _problem(tiny, _fact(prints=[one]))


def test_prints_of_one_fact_say_the_same(tiny: Tiny) -> None:
    other = {**DOCUMENT, "id": "other"}
    same = _fact(prints=[printed("4614 TFLOPS"), printed("4.6 PFLOPS", "other")])
    assert len(_library(tiny, same, documents=(other,)).facts["new-chip-fp8"].prints) == 2
    apart = _fact(prints=[printed("4614 TFLOPS"), printed("46 PFLOPS", "other")])
    said = _problem(tiny, apart, documents=(other,))
    assert "datasheet prints “4614 TFLOPS” and other prints “46 PFLOPS”" in said
    assert "this is two facts" in said


def test_a_rate_agrees_with_one_that_names_what_is_counted_and_of_whom(tiny: Tiny) -> None:
    other = {**DOCUMENT, "id": "other"}
    path = tiny.root / "references" / "metrics.yaml"
    text = path.read_text("utf-8").replace("compute: [", "compute: [x, person/person, ")
    path.write_text(text, "utf-8")
    prints = [printed("1.10 per 100,000"), printed("1.10 deaths per 100,000 people", "other")]
    same = _fact(prints=prints)
    assert len(_library(tiny, same, documents=(other,)).facts["new-chip-fp8"].prints) == 2
    prints[0] = printed("1.10 per 1,000")
    assert "this is two facts" in _problem(tiny, _fact(prints=prints), documents=(other,))


def test_a_fact_says_what_its_best_read_print_says(tiny: Tiny) -> None:
    """Read before unread, then the better tier."""
    press = {**DOCUMENT, "id": "daily", "type": "press"}
    unread = printed("4.6 PFLOPS") | {"clip": None}
    both = {"daily": printed("4.6 PFLOPS", "daily"), "sheet": printed("4614 TFLOPS")}
    library = _library(
        tiny,
        _fact(id="unread-sheet", prints=[{k: v for k, v in unread.items() if v}, both["daily"]]),
        _fact(id="both-read", prints=[both["daily"], both["sheet"]]),
        documents=(press,),
    )
    best = {name: fact.document.id for name, fact in library.facts.items()}
    assert best == {"unread-sheet": "daily", "both-read": "datasheet"}


def test_a_copy_is_of_its_original(tiny: Tiny) -> None:
    """Of its type, and out on its day; a copy of a copy too."""
    keys = ("id", "url", "retrieved")
    bare = {key: DOCUMENT[key] for key in keys}
    copy = {
        **bare,
        "id": "copy",
        "copy_of": "datasheet",
        "publisher": "Portal",
        "published": "2025-03",
    }
    again = {**bare, "id": "again", "copy_of": "copy"}
    library = _library(tiny, FACT, documents=(copy, again))
    found = [library.documents[name] for name in ("copy", "again")]
    assert [(d.type, d.published) for d in found] == [("vendor_datasheet", "2025-01-02")] * 2
    assert [d.publisher for d in found] == ["Portal", "Portal"]
