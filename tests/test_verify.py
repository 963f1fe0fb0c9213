"""The second opinion: it agrees with the audits as they are, and names whatever is changed."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from claimaudit import verify
from claimaudit.intake.starter import start_workspace
from claimaudit.record.build import as_json
from claimaudit.record.models import Audit
from claimaudit.report.publish import publish
from tests.conftest import ROOT

Entry = dict[str, Any]
Change = Callable[[Entry], None]


@pytest.fixture(scope="module")
def audited(
    real_audit: tuple[Audit, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """The real workspace with its audit.json, and the text of that."""
    folder = tmp_path_factory.mktemp("verify") / "w"
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "references").mkdir()
    shutil.copy(ROOT / "references/captures.lock.yaml", folder / "references")
    (folder / "reports/out").mkdir(parents=True)
    text = as_json(real_audit[0])
    (folder / "reports/out/audit.json").write_text(text, "utf-8")
    return folder, text


def behind(facts: list[Entry], audit: Entry) -> list[Entry]:
    """The documents that print `facts`, and those on which these rest."""
    by_id = {one["id"]: one for one in audit["documents"]}
    prints = [one for fact in facts for one in fact["prints"]]
    rest = [one[key] for one in (*facts, *prints) for key in ("document", "origin") if key in one]
    found: set[str] = set()
    while rest:
        name = rest.pop()
        if name in by_id and name not in found:
            found.add(name)
            rest += [by_id[name]["copy_of"], by_id[name]["origin"]]
    return [one for one in audit["documents"] if one["id"] in found]


def few(audit: Entry) -> Entry:
    """The same audit with a few claims of every kind that a change below looks for, the facts of
    their quantities with their documents, and their counts: each change asks for a run of its own."""
    known: set[object] = set()
    by_id, claims = {f["id"]: f for f in audit["facts"]}, []
    for one in audit["claims"]:
        kinds: set[object] = {(one["verdict"], one["strength"], one["form"])}
        kinds |= {(one["unit"] == "USD", one["bound"], one["form"])}
        rests_on = [by_id[name] for name in one["facts"]]
        kinds |= {
            (f["unit"] == "USD", p["seen"], (p["figure"] or "").startswith("$"))
            for f in rests_on
            for p in f["prints"]
        }
        kinds |= {(t["outcome"], t["decides"], t["judged_by"]) for t in one["trials"]}
        kinds |= {one["provisional"], one["rung"], *one["reasons"]}
        if not kinds <= known:
            claims.append(one)
            known |= kinds
    named = {f for c in claims for t in c["trials"] + c["elsewhere"] for f in t["facts"]}
    told = {(f["subject"], f["metric"], f["attests"]) for f in audit["facts"] if f["id"] in named}
    facts = [f for f in audit["facts"] if (f["subject"], f["metric"], f["attests"]) in told]
    used = sorted({f for c in claims for t in c["trials"] for f in t["facts"]})
    articles = [
        a | {"counts": Counter(c["verdict"] for c in claims if c["article"] == a["id"])}
        for a in audit["articles"]
    ]
    counts = Counter(c["verdict"] for c in claims)
    changed = {"claims": claims, "facts": facts, "facts_used": used, "articles": articles}
    return audit | changed | {"counts": counts, "documents": behind(facts, audit)}


@pytest.fixture(scope="module")
def short(audited: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of `audited` with an audit of a few claims, and the text of that."""
    folder = Path(shutil.copytree(audited[0], tmp_path_factory.mktemp("short") / "w"))
    text = json.dumps(few(json.loads(audited[1])))
    (folder / "reports/out/audit.json").write_text(text, "utf-8")
    return folder, text


def laid(where: Path, folder: Path, audit: Entry) -> Path:
    """Another audit of the articles and captures of `folder`, in `where`."""
    for part in ("seeds", "references"):
        (where / part).symlink_to(folder / part)
    (where / "reports/out").mkdir(parents=True)
    (where / "reports/out/audit.json").write_text(json.dumps(audit), "utf-8")
    return where


def test_it_agrees_on_a_few_claims_of_every_kind(
    short: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is changed below is sound before it is changed."""
    assert said(short[0], capsys) == (0, [], "")


def said(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], str]:
    """(exit code, disagreements, errors) of one run."""
    code, told = verify.main(folder), capsys.readouterr()
    lines = [line for line in told.out.splitlines()[:-1] if not line.startswith("not checked")]
    return code, lines, told.err


def test_it_agrees_on_the_five_articles_in_time(
    audited: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    start = time.process_time()
    assert said(audited[0], capsys) == (0, [], "")
    assert time.process_time() - start < 2


def test_it_agrees_on_the_example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start_workspace(tmp_path)
    publish(tmp_path, None)
    assert said(tmp_path, capsys) == (0, [], "")


def test_it_runs_alone(audited: tuple[Path, str]) -> None:
    run = [sys.executable, "-I", "-S", verify.__file__, str(audited[0])]
    done = subprocess.run(run, capture_output=True, text=True, env=os.environ, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_is_one_short_file_of_the_standard_library() -> None:
    source = Path(verify.__file__).read_text("utf-8")
    assert len(source.splitlines()) <= 300
    nodes = list(ast.walk(ast.parse(source)))
    names = {a.name for n in nodes if isinstance(n, ast.Import) for a in n.names}
    names |= {str(n.module) for n in nodes if isinstance(n, ast.ImportFrom)}
    assert names and {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_figure_of_a_results_file_stands_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_workspace(tmp_path, template="numbers")
    publish(tmp_path, None)
    assert said(tmp_path, capsys) == (0, [], "")
    results = tmp_path / "results.json"
    results.write_text(results.read_text("utf-8").replace("93.4", "91.9"), "utf-8")
    assert verify.main(tmp_path) == 1
    lines = capsys.readouterr().out.splitlines()
    place = r"references/results\.yaml:\d+: accuracy-of-2\.1: does not print “accuracy … 93\.4”"
    assert re.fullmatch(place, lines[0])
    assert lines[-1].endswith(
        "1 disagreements: run `claimaudit audit`; what stays is an error of claimaudit"
    )


def test_a_results_file_may_be_written_in_escapes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_workspace(tmp_path, template="numbers")
    for name in ("results.json", "references/results.yaml"):
        path = tmp_path / name
        accuracy = "\\u51c6\\u786e\\u7387" if name == "results.json" else "准确率"
        text = path.read_text("utf-8").replace('"accuracy"', f'"{accuracy}"')
        path.write_text(text.replace("/accuracy}", f"/{accuracy}}}"), "utf-8")
    publish(tmp_path, None)
    assert said(tmp_path, capsys) == (0, [], "")


def _told(audit: Entry, name: str) -> Entry:
    return next(c for c in audit["claims"] if c["id"] == name)


def _convicted(audit: Entry) -> None:
    _told(audit, "en-coal-share-fell")["trials"][0].update(outcome="miss", judged_by="judge.judge")


def _spared(audit: Entry, name: str) -> None:
    by = "editions.of_two_editions"
    _told(audit, name)["trials"][0].update(outcome="inconclusive", judged_by=by)


def _final(audit: Entry) -> None:
    next(m for m in audit["metrics"] if m["id"] == "generation_share")["revised"] = False


EDITIONS: dict[str, tuple[Change, str]] = {
    "a change of two editions made a miss": (_convicted, "trial on ['us-coal-share-2023'"),
    "a change in one document made one of two editions": (
        partial(_spared, name="zh-coal-share-fell"),
        "trial on ['china-coal-generation-share-2024'",
    ),
    "a change that holds made one of two editions": (
        partial(_spared, name="en-price-rose"),
        "inconclusive of ['us-price-2022'",
    ),
    "a metric made a final one": (_final, "trial on ['us-coal-share-2023'"),
}


@pytest.fixture(scope="module")
def energy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two articles of the tutorial, audited."""
    folder = tmp_path_factory.mktemp("energy") / "w"
    start_workspace(folder, template="energy")
    publish(folder, None)
    return folder


@pytest.mark.parametrize("name", EDITIONS)
def test_a_change_of_two_editions_is_seen_to_be_one(
    name: str, energy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(energy, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "reports/out/audit.json"
    audit = json.loads(path.read_text("utf-8"))
    tamper, expected = EDITIONS[name]
    tamper(audit)
    path.write_text(json.dumps(audit), "utf-8")
    code, lines, _ = said(tmp_path, capsys)
    assert code == 1
    assert any(expected in line for line in lines), lines


def test_a_cell_may_stand_between_two_other_numbers(
    energy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(energy, tmp_path, dirs_exist_ok=True)
    assert said(tmp_path, capsys)[0] == 0
    data = tmp_path / "data" / "owid-china.csv"
    data.write_text(data.read_text("utf-8").replace(",60.834,", ",0.834,60,"), "utf-8")
    code, (line,), _ = said(tmp_path, capsys)
    assert code == 1
    assert "china-coal-generation-share-2023: does not print “coal_share_elec … 60.834”" in line


# --- tampering ---------------------------------------------------------------------------


def claim(audit: Entry, **wanted: Any) -> Entry:
    """The first claim with these values that has a deciding trial."""
    return next(
        c
        for c in audit["claims"]
        if any(t["decides"] for t in c["trials"]) and all(c[k] == v for k, v in wanted.items())
    )


def trial(audit: Entry, outcome: str, decides: bool = True, by: str = "judge.judge") -> Entry:
    return next(
        t
        for c in audit["claims"]
        for t in c["trials"]
        if (t["outcome"], t["decides"], t["judged_by"]) == (outcome, decides, by)
        and (t["reference"] is None or None not in t["reference"])
    )


def printed(audit: Entry, seen: str = "read", unit: str = "USD") -> tuple[Entry, Entry]:
    """A fact that decides, and its print."""
    used = {f for c in audit["claims"] for f in c["facts"]}
    return next(
        (f, p)
        for f in audit["facts"]
        for p in f["prints"]
        if p["seen"] == seen and p["document"] == f["document"] and f["unit"] == unit
        if f["id"] in used and p["figure"][-1].isalnum() and p["figure"][0] == "$"
    )


def change(key: str, value: Any, **wanted: Any) -> Change:
    return lambda audit: claim(audit, **wanted).update({key: value})


def turn(outcome: str, other: str, by: str = "judge.judge") -> Change:
    return lambda audit: trial(audit, outcome, by=by).update(outcome=other)


def of_print(key: str, value: Any, seen: str = "read") -> Change:
    def apply(audit: Entry) -> None:
        entry = printed(audit, seen)[1]
        entry[key] = value(entry[key]) if callable(value) else value

    return apply


def of_fact(key: str, value: Any) -> Change:
    def apply(audit: Entry) -> None:
        fact = printed(audit)[0]
        fact[key] = value(fact[key]) if callable(value) else value

    return apply


def of_claim(key: str, value: Callable[[Any], Any], **wanted: Any) -> Change:
    def apply(audit: Entry) -> None:
        entry = claim(audit, **wanted)
        entry[key] = value(entry[key])

    return apply


def of_document(key: str, value: Any, strength: str = "firm") -> Change:
    """Changes the documents on which a claim of this strength rests."""

    def apply(audit: Entry) -> None:
        used = set(claim(audit, strength=strength, verdict="supported", form="value")["facts"])
        names = {p["document"] for f in audit["facts"] if f["id"] in used for p in f["prints"]}
        names |= {d["copy_of"] for d in audit["documents"] if d["id"] in names}
        for document in (d for d in audit["documents"] if d["id"] in names):
            document[key] = value

    return apply


def no_clips(audit: Entry) -> None:
    used = claim(audit, verdict="supported", strength="firm")["facts"]
    for fact in (f for f in audit["facts"] if f["id"] in used):
        for entry in fact["prints"]:
            entry.update(clip=None, seen="not_seen")


def swap_rungs(audit: Entry) -> None:
    at = [r["rung"] for r in audit["ladder"]].index("supported")
    audit["ladder"][at]["when"] = "hold > 99"


def far(interval: list[float]) -> list[float]:
    return [interval[0] * 1.3, interval[1] * 1.3]


def made_a_source(audit: Entry) -> None:
    of_document("origin", None, "two_reports")(audit)
    of_document("type", "filing", "two_reports")(audit)


def two_names(audit: Entry) -> None:
    """The two reports become those of one house, under its names in two languages."""
    used = set(claim(audit, strength="two_reports", form="value")["facts"])
    names = {p["document"] for f in audit["facts"] if f["id"] in used for p in f["prints"]}
    documents = [d for d in audit["documents"] if d["id"] in names]
    for document, name in zip(documents, ["NVIDIA", "英伟达"] * len(documents), strict=False):
        document["publisher"] = name


TAMPERING: dict[str, tuple[Change, str]] = {
    "a verdict": (change("verdict", "contradicted", verdict="supported"), "ought to be"),
    "a verdict softened": (change("verdict", "supported", verdict="contradicted"), "ought to be"),
    "misleading made supported": (change("verdict", "supported", verdict="misleading"), "ought to be"),
    "a rung": (change("rung", "outside_interval", verdict="supported"), "ought to be"),
    "a rule": (change("rules", ["outside_interval"], verdict="supported"), "ought to be"),
    "two names of one house": (two_names, "trial on"),
    "a reason": (change("reasons", ["wrong_date"], verdict="supported"), "ought to be"),
    "a kind": (change("kind", "forecast", verdict="supported"), "ought to be"),
    "a rung's condition": (swap_rungs, "ought to be"),
    "a claim's strength": (change("strength", "firm", strength="two_reports"), "its strength"),
    "a claim's strength lowered": (change("strength", "one_report", strength="firm"), "strength"),
    "provisional taken away": (change("provisional", False, provisional=True), "provisional"),
    "provisional put in": (change("provisional", True, strength="firm"), "provisional"),
    "the facts that decided": (change("facts", [], verdict="supported"), "not decided by"),
    "a quote's start": (of_claim("start", lambda n: n + 1), "quote does not stand"),
    "a quote's end": (of_claim("end", lambda n: n - 1), "quote does not stand"),
    "a quote": (of_claim("quote", lambda q: q + "了"), "quote does not stand"),
    "a figure's place": (of_claim("figure_start", lambda n: n + 1, form="value"), "no figure at"),
    "a claim's figure": (of_claim("figure", lambda f: "9" + f, form="value"), "no figure at"),
    "what a figure rounds from": (of_claim("near", far, unit="USD", form="value"), "is not in ["),
    "what a figure can mean": (of_claim("claimed", far, unit="USD", bound="exact"), "claimed is not"),
    "a claim's number": (of_claim("point", lambda n: n * 3, bound="exact", unit="USD"), "claimed is not"),
    "a print's figure": (of_print("figure", "$99 billion"), "is not whole"),
    "a print's figure, a digit cut off": (of_print("figure", lambda f: f[:-1] if f[-1].isdigit() else f[2:]), "is not whole"),
    "a clip": (of_print("clip", "somebody said it"), "is not whole"),
    "a figure cut out of a longer one": (of_print("clip", lambda c: c.replace("$", "$1,")), "is not whole"),
    "a clip grown too long": (of_print("clip", lambda c: c + " word" * 15), "is too long"),
    "a Chinese clip grown too long": (of_print("clip", lambda c: c + "字" * 41), "is too long"),
    "a clip of a capture": (of_print("clip", lambda c: c + " more", "captured"), "is read, not captured"),
    "seen: captured": (of_print("seen", "captured"), "is read, not captured"),
    "seen: not_seen": (of_print("seen", "not_seen"), "is read, not not_seen"),
    "seen, of a capture": (of_print("seen", "read", "captured"), "is captured, not read"),
    "a clip taken out": (of_print("clip", None), "is not_seen, not read"),
    "every clip of a claim": (no_clips, "without a clip"),
    "a fact's interval": (of_fact("interval", far), "is not in ["),
    "a fact's interval, ten times": (of_fact("interval", lambda i: [e * 10 for e in i]), "is not in ["),
    "a document's type": (of_document("type", "press"), "trial on"),
    "a document's origin": (of_document("origin", "a-made-up-page", "two_reports"), "trial on"),
    "a report made a source": (made_a_source, "trial on"),
    "two reports of one house": (of_document("publisher", "One House", "two_reports"), "trial on"),
    "two reports of one site": (of_document("url", "https://one.example/a", "two_reports"), "trial on"),
    "two reports without origin": (of_document("origin", None, "two_reports"), "trial on"),
    "a document come out later": (of_document("published", "2031-01-01"), "trial on"),
    "holds made a miss": (turn("holds", "miss"), "miss of"),
    "holds made a slip": (turn("holds", "slip"), "slip of"),
    "holds made cut off": (turn("holds", "truncated"), "truncated of"),
    "holds made open": (turn("holds", "inconclusive"), "inconclusive of"),
    "a miss made to hold": (turn("miss", "holds"), "holds of"),
    "a miss made a slip": (turn("miss", "slip"), "slip of"),
    "a slip made a miss": (turn("slip", "miss"), "miss of"),
    "cut off made to hold": (turn("truncated", "holds"), "holds of"),
    "attested made refuted": (turn("holds", "refuted", "forms.attested"), "refuted of"),
    "partly made wholly": (turn("partly", "holds", "forms.attested"), "holds of"),
    "a trial's reference": (lambda a: trial(a, "holds").update(reference=[1, 2]), "holds of"),
    "a trial that decides": (lambda a: trial(a, "holds").update(decides=False), "trial on"),
    "a trial that decides not": (lambda a: trial(a, "holds", False).update(decides=True), "trial on"),
    "a trial's strength": (lambda a: trial(a, "holds").update(strength="not_seen"), "trial on"),
    "the days of a source": (lambda a: trial(a, "vague", by="judge.judge_days").update(reference=["2025-10-01"] * 2), "vague of"),
    "a trial's day": (lambda a: trial(a, "holds").update(late=True), "trial on"),
    "a tier": (lambda a: a["tiers"]["filing"].update(decides="pair"), "trial on"),
    "the facts used": (lambda a: a["facts_used"].pop(), "facts_used"),
    "a count": (lambda a: a["counts"].update(supported=1), "counts of all"),
    "an article's count": (lambda a: a["articles"][0]["counts"].update(supported=1), "counts of"),
    "an assumption that was dropped": (
        lambda a: a["claims"][0].update(assumed={"region": {"is": "uk", "why": "…"}}), "not as assumed"),
    "an article's sha256": (lambda a: a["articles"][0].update(sha256="0" * 64), "another sha256"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERING)
def test_a_change_of_the_audit_is_named(
    name: str, short: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, text = short
    tamper, expected = TAMPERING[name]
    audit = json.loads(text)
    tamper(audit)
    code, lines, _ = said(laid(tmp_path, folder, audit), capsys)
    assert code == 1
    assert any(expected in line for line in lines), lines[:5]


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://paper.com/x", "paper.com"),
        ("https://web.archive.org/web/2024/https://Paper.com/x", "paper.com"),
        ("https://web.archive.org/web/20240102030405if_/paper.com/x", "paper.com"),
        ("https://archive.ph/newest/http://paper.com/x", "paper.com"),
        ("https://paper-com.cdn.ampproject.org/c/s/paper.com/x", "paper.com"),
        ("https://webcache.googleusercontent.com/search?q=cache:https://paper.com/x", "paper.com"),
        ("https://translate.google.com/translate?u=https%3A%2F%2Fpaper.com%2Fx", "paper.com"),
        ("https://paper.com/?u=https://other.org/x", "paper.com"),
        ("https://www-paper-com.translate.goog/x?_x_tr_sl=en", "paper.com"),
        ("https://my--paper-com-cn.translate.goog/x", "my-paper.com.cn"),
        ("https://amp-paper-com.cdn.ampproject.org/c/s/x", "paper.com"),
        ("https://www.ministry.gov.cn/x", "ministry.gov.cn"),
        ("https://93.184.216.34/x", "93.184.216.34"),
    ],
)
def test_a_page_of_an_archive_is_of_the_site_that_it_shows(
    url: str, site: str, short: tuple[Path, str]
) -> None:
    audit = json.loads(short[1], parse_float=Decimal)
    audit["documents"][0]["url"] = url
    check = verify.Check(audit, short[0])
    assert site in check.pages[audit["documents"][0]["id"]]["near"]


def test_sites_below_a_suffix_of_two_labels_are_two(
    short: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, text = short
    audit = json.loads(text)
    used = set(claim(audit, strength="two_reports", form="value")["facts"])
    names = {p["document"] for f in audit["facts"] if f["id"] in used for p in f["prints"]}
    for i, document in enumerate(d for d in audit["documents"] if d["id"] in names):
        document["url"] = f"https://{'www.' * (i % 2)}Paper{i}.co.uk/x"
    assert said(laid(tmp_path, folder, audit), capsys) == (0, [], "")


@pytest.mark.parametrize(
    "when", ["().__class__ == 0", "open('/etc/passwd', 'w')", "10 ** 9 ** 9", "print(hold)"]
)
def test_a_condition_can_do_nothing_but_compare(
    when: str, short: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit = json.loads(short[1])
    audit["ladder"][0]["when"] = when
    code, _, error = said(laid(tmp_path, short[0], audit), capsys)
    assert code == 2 and len(error.splitlines()) == 1


def test_there_are_forty_changes() -> None:
    assert len(TAMPERING) >= 40


@pytest.fixture
def copied(short: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(short[0], tmp_path / "copy"))


def test_a_byte_of_an_article_is_named(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = next((copied / "seeds").glob("002_*.txt"))
    article.write_bytes(article.read_bytes() + b" ")
    assert said(copied, capsys)[:2] == (1, [f"{article.name}:1: 002: has another sha256"])


def test_a_clip_taken_from_the_lock_is_named(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = copied / "references/captures.lock.yaml"
    lock.write_text(lock.read_text("utf-8").replace("clip: China", "clip: Japan"), "utf-8")
    code, lines, _ = said(copied, capsys)
    assert code == 1 and all("is read, not captured" in line for line in lines) and lines


def test_without_a_lock_it_says_so(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "references/captures.lock.yaml").unlink()
    assert verify.main(copied) == 0
    assert "not checked: 1 lock of captures" in capsys.readouterr().out


def test_captures_are_read_where_they_are_here(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A capture of our own making: its clip stands in it, then does not, then its bytes differ."""
    page = b"<p>Revenue of <b>China</b> <i>was $7,111</i> million</p>"
    lock, evidence = copied / "references/captures.lock.yaml", copied / "evidence"
    evidence.mkdir()

    def capture(clip: str, data: bytes = page) -> list[str]:
        name = verify.sha256(page).hexdigest()
        (evidence / f"{name}.html").write_bytes(data)
        entry = f"- document: a-page\n  sha256: {name}\n  kind: html\n  clips:\n"
        entry += f"  - fact: a-fact\n    clip: {clip}\n    start: 1\n"
        lock.write_text(before + entry, "utf-8")
        return said(copied, capsys)[1]

    before, at = lock.read_text("utf-8"), "captures.lock.yaml:1: a-page"
    assert capture("China … $7,111") == []
    assert capture("'China … $7,111'") == []
    assert capture("$7,111 … China") == [f"{at}: does not print “$7,111 … China”"]
    assert capture("China … 111") == [f"{at}: does not print “China … 111”"]
    assert capture("China … $7,111", page + b" ") == [f"{at}: other sha256"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"claims": 3}', "{" * 9, "\0"])
def test_broken_input_is_one_line(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reports/out").mkdir(parents=True)
    (tmp_path / "reports/out/audit.json").write_text(text, "utf-8")
    code, _, error = said(tmp_path, capsys)
    assert code == 2 and len(error.splitlines()) == 1


def test_no_audit_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, error = said(tmp_path, capsys)
    assert code == 2 and len(error.splitlines()) == 1
