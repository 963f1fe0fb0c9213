"""A made archive, to measure `sweep` on: short articles of which it is known what stands in them.

    python -m tools.archive FOLDER [ARTICLES]        write FOLDER/archive.parquet
    python -m tools.archive --check FOLDER LEADS     hold the leads of a sweep against it
    python -m tools.archive --speed FOLDER           the sweep in the time of the bare scan

The figures are those of this repository's own register and references; the words around them are
made. Whatever is planted stands in a column `planted` that `sweep` does not read.
"""

from __future__ import annotations

import gc
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from time import process_time
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from tools.own import ROOT

from claimaudit.figures.lexicon import is_cjk
from claimaudit.scan.language import told_or_detected
from claimaudit.scan.scanner import Scanner
from claimaudit.sweep.archive import Entry, files_of, reader, units_of
from claimaudit.sweep.batch import Sweeper, Swept
from claimaudit.sweep.known import Known
from claimaudit.verdict.strength import DECIDES, Sources, prints_of
from claimaudit.workspace.library import ReadFact
from claimaudit.workspace.references import Metric, Subject
from claimaudit.workspace.workspace import Workspace, load_workspace

SEED, ARTICLES, GROUP = 20261128, 1_000_000, 2_000
# So often each article is swept to measure what it takes.
TURNS = 4
# Where a planted sentence names subject, metric and figure.
ZH = (
    "{when}{subject}的{metric}为{figure}。",
    "{when}{subject}{metric}达到{figure},引发业内讨论。",
    "业内人士表示,{when}{subject}的{metric}已经是{figure}。",
    "据报道,{when}{subject}披露的{metric}为{figure},高于此前的传闻。",
)
EN = (
    "{when}the {metric} of {subject} was {figure}.",
    "According to people close to the matter, {when}{subject} had a {metric} of {figure}.",
    "{when}{subject}, they said, reported a {metric} of {figure} and would say no more.",
)
# Figures of what nobody knows, some of them right beside what is known.
NOISE_ZH = (
    "远东重工的{metric}为{number}亿元,同比增长{small}%。",
    "{subject}在当地雇用了{number}名员工。",
    "{subject}的发布会持续了{small}个小时,到场{number}人。",
    "与{subject}不同,远东重工的{metric}只有{number}万元。",
    "{subject}{metric}同比增长{small}%。",
    "活动当天共有{number}人报名,其中{small}%来自外地。",
    "会场距离市中心{small}公里,门票{number}元。",
)
NOISE_EN = (
    "Fareast Heavy's {metric} rose {small}% to ${number} million.",
    "{subject} employs {number} people in the region.",
    "Unlike {subject}, Fareast Heavy's {metric} was only ${number} million.",
    "{subject} opened {small} offices, and {number} people came.",
    "Tickets cost ${small}, and {number} were sold within {small} hours.",
    "The {metric} of {subject} grew {small}% year-on-year.",
)
# Canonical unit -> how a value is printed: factor, Chinese, English.
PRINTED = {
    "FLOP/s": (10**12, "{}TFLOPS", "{} TFLOPS"),
    "byte": (10**9, "{}GB", "{} GB"),
    "byte/s": (10**9, "{}GB/s", "{} GB/s"),
    "W": (1, "{}W", "{} W"),
    "CNY": (10**8, "{}亿元", "RMB {}00 million"),
    "USD": (10**9, "{}0亿美元", "${} billion"),
}


@dataclass(frozen=True)
class Plant:
    """A sentence with a figure of which it is known what a sweep should say."""

    outcome: str
    subject: str
    metric: str
    text: str
    figure: str


def plants(workspace: Workspace) -> dict[str, list[Plant]]:
    """All that can be planted, by its outcome and language: repeated-zh …"""
    found: dict[str, list[Plant]] = {}
    for plant, language in (*_repeats(workspace), *_of_facts(workspace)):
        found.setdefault(f"{plant.outcome}-{language}", []).append(plant)
    return found


def _repeats(workspace: Workspace) -> Iterator[tuple[Plant, str]]:
    for registered in workspace.register.claims.values():
        claim = registered.claim
        if claim.form != "value" or claim.part or claim.figure is None:
            continue
        if registered.article.entry.language.startswith("zh"):
            of = claim.subject, claim.metric, claim.conditions
            yield from _planted(workspace, "repeated", *of, claim.figure, claim.figure)


def _of_facts(workspace: Workspace) -> Iterator[tuple[Plant, str]]:
    """What agrees, and what deviates from every fact of its quantity."""
    sources = Sources(workspace.library, workspace.policy)

    def enough(fact: ReadFact) -> bool:
        prints = prints_of(fact, workspace.library)
        return sources.strength(prints, [fact.fact.subject or ""]) >= DECIDES

    def happened(fact: ReadFact) -> bool:
        """No plan or forecast: a plain sentence is held against none of them."""
        return vocabulary.table.entered(fact.fact.conditions) != "to_come"

    vocabulary = workspace.library.vocabulary
    for (subject, metric), facts in sorted(workspace.library.by_quantity.items()):
        if (told := vocabulary.metrics[metric]).momentary and "period" not in told.conditions:
            continue  # it is held against its year alone, and the articles are of another
        known = [f for f in facts if f.figure and not f.fact.versus]
        sure = [f for f in known if enough(f) and happened(f)]
        for fact in sure:
            conditions = fact.fact.conditions | (
                {"period": fact.fact.as_of} if fact.fact.as_of else {}
            )
            unit = fact.figure.unit if fact.figure else None
            if fact.best.print.unit_from is None and fact.best.print.figure:
                printed = fact.best.print.figure
                yield from _planted(
                    workspace, "agrees", subject, metric, conditions, printed, printed
                )
            if unit in PRINTED and not any(f.figure and f.figure.high is None for f in facts):
                most = max(f.figure.high for f in facts if f.figure and f.figure.high is not None)
                factor, zh, en = PRINTED[unit]
                for times in (3, 7):
                    value = f"{int(most * times / factor) + 1}"
                    yield from _planted(
                        workspace,
                        "deviates",
                        subject,
                        metric,
                        conditions,
                        zh.format(value),
                        en.format(value),
                    )


def _planted(
    workspace: Workspace,
    outcome: str,
    subject: str,
    metric: str,
    conditions: dict[str, str],
    figure: str,
    english: str,
) -> Iterator[tuple[Plant, str]]:
    """The sentences of one figure, in the languages that it can be told in: what it holds under
    is said with it, and what cannot be said is not planted."""
    vocabulary = workspace.library.vocabulary
    of, measured = vocabulary.subjects[subject], vocabulary.metrics[metric]
    kinds = vocabulary.table.conditions
    # Of what else is swept a sentence says nothing.
    said = {n for n in measured.conditions if kinds[n].kind != "sweep" or n == "precision"}
    held = {name: value for name, value in conditions.items() if name in said}
    precision = held.pop("precision", "").upper()
    year = held.pop("period", None)
    if year is not None and not (year.isdecimal() and len(year) == 4):
        return
    places = [vocabulary.subjects.get(value) for value in held.values()]
    if None in places:
        return
    for language, templates, told in (("zh", ZH, figure), ("en", EN, english)):
        if language == "en" and not told.isascii():
            continue
        when = _when(language, year, precision, [p for p in places if p])
        name = of.zh if language == "zh" else of.en
        for template in templates:
            for word in _words(measured, language)[:3]:
                text = template.format(when=when, subject=name, metric=word, figure=told)
                plant = Plant(outcome, subject, metric, text[:1].upper() + text[1:], told)
                yield plant, language


def _when(language: str, year: str | None, precision: str, places: list[Subject]) -> str:
    """What a sentence says first: the year, the precision, the places."""
    if language == "zh":
        said = (f"{year}年" if year else "", f"{precision}精度下," if precision else "")
        return "".join((*said, *(f"在{place.zh}," for place in places)))
    said = (f"in {year}, " if year else "", f"at {precision}, " if precision else "")
    return "".join((*said, *(f"in {place.en}, " for place in places)))


def _words(metric: Metric, language: str) -> list[str]:
    name, wanted = (metric.zh, True) if language == "zh" else (metric.en, False)
    return [name, *(w for w in metric.aliases if any(map(is_cjk, w)) == wanted)]


def articles(workspace: Workspace, count: int, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """The rows of the archive, in order: the same for the same seed and workspace."""
    dice, planted = random.Random(seed), plants(workspace)  # noqa: S311 - no secret, but the same
    vocabulary = workspace.library.vocabulary
    subjects = [s for s in vocabulary.subjects.values() if s.kind == "company"]
    metrics = [m for m in vocabulary.metrics.values() if m.dimension == "money"]
    for number in range(count):
        language = "zh" if dice.random() < 0.7 else "en"
        said: list[tuple[str, Plant | None]] = []
        for outcome, share in (("repeated", 0.2), ("deviates", 0.1), ("agrees", 0.1)):
            if dice.random() < share:
                plant = dice.choice(planted[f"{outcome}-{language}"])
                said.append((plant.text, plant))
        for _ in range(dice.randint(2, 5)):
            subject, metric = dice.choice(subjects), dice.choice(metrics)
            templates = NOISE_ZH if language == "zh" else NOISE_EN
            text = dice.choice(templates).format(
                subject=subject.zh if language == "zh" else subject.en,
                metric=metric.zh if language == "zh" else metric.en,
                number=f"{dice.randint(1001, 99999):,}",
                small=dice.randint(11, 97),
            )
            said.append((text, None))
        dice.shuffle(said)
        yield _row(number, language, said, dice)


def _row(
    number: int, language: str, said: list[tuple[str, Plant | None]], dice: random.Random
) -> dict[str, Any]:
    text, told = "", []
    for sentence, plant in said:
        if plant is not None:
            at = len(text) + sentence.rindex(plant.figure)
            told.append([plant.outcome, plant.subject, plant.metric, at, at + len(plant.figure)])
        text += sentence + ("" if language == "zh" else " ")
    return {
        "id": f"a{number:07d}",
        "text": text,
        "title": text[:20],
        "url": f"https://www.outlet{dice.randint(1, 40)}.test/{number}",
        "published": f"2026-{dice.randint(1, 9):02d}-{dice.randint(1, 28):02d}",
        "language": language,
        "planted": json.dumps(told),
    }


def write(folder: Path, count: int, group: int = GROUP) -> Path:
    """The archive of so many articles, `group` of them a row group."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "archive.parquet"
    names = ("id", "text", "title", "url", "published", "language", "planted")
    schema = pa.schema([(name, pa.string()) for name in names])
    rows: list[dict[str, Any]] = []
    with pq.ParquetWriter(path, schema) as writer:
        for row in articles(load_workspace(ROOT), count):
            rows.append(row)
            if len(rows) == group:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        if rows:
            writer.write_table(pa.Table.from_pylist(rows, schema))
    return path


def check(archive: Path, leads: Path) -> dict[str, Any]:
    """How much of what is planted was found, and how much else."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for batch in pq.ParquetFile(leads).iter_batches():
        for lead in batch.to_pylist():
            found[lead["article"], lead["start"]] = lead
    planted, right, true = Counter[str](), Counter[str](), set[tuple[str, int]]()
    for batch in pq.ParquetFile(archive).iter_batches(columns=["id", "planted"]):
        for row in batch.to_pylist():
            for outcome, subject, metric, start, end in json.loads(row["planted"]):
                planted[outcome] += 1
                # A hedge or a sign before the figure is a part of it.
                places = (*range(start, end), *range(start - 1, start - 8, -1))
                lead = next((found[k] for at in places if (k := (row["id"], at)) in found), None)
                if lead and (lead["subject"], lead["metric"]) == (subject, metric):
                    same = lead["outcome"] == outcome
                    right[outcome] += same
                    # A figure of a fact may be that of a claim too.
                    if same or (outcome == "agrees" and lead["outcome"] == "repeated"):
                        true.add((lead["article"], lead["start"]))
    told = {at for at, lead in found.items() if lead["outcome"] != "agrees"}
    false = len(told - true)
    return {
        "planted": dict(planted),
        "found": {outcome: round(right[outcome] / planted[outcome], 4) for outcome in planted},
        "leads": len(told),
        "false": round(false / max(1, len(told)), 4),
        "examples": [found[at] for at in sorted(told - true)[:20]],
    }


def speed(archive: Path, count: int = 1_000) -> dict[str, float]:
    """How long sweeping takes in the time that scanning does, article by article in turns: what
    else the machine does meanwhile slows both."""
    workspace = load_workspace(ROOT)
    sweeper, limits = Sweeper(Known.of(workspace)), workspace.policy.limits
    scanner = Scanner(workspace.policy.figures(), quote_chars=limits.quote_chars)
    units, _ = units_of(files_of(str(archive), ""))
    read = chain.from_iterable(reader(unit.reader).read(unit, limits) for unit in units)
    entries = [one for one in islice(read, count) if isinstance(one, Entry)]
    works: dict[str, Callable[[Entry], object]] = {
        "scan": lambda one: scanner.scan(one.text, told_or_detected(one.text, one.language)),
        "sweep": lambda one: list(sweeper.sweep_one(one, Swept())),
    }
    took = Counter[str]()
    gc.freeze()  # as a sweep does
    for number, entry in enumerate(entries):
        names = list(works)[:: -1 if number % 2 else 1]
        # The least of some times: what else the machine did meanwhile is in the others.
        times = [{name: _timed(works[name], entry) for name in names} for _ in range(TURNS)]
        took.update({name: min(one[name] for one in times) for name in names})
    milliseconds = took["sweep"] / len(entries) * 1000
    return {"ratio": took["sweep"] / took["scan"], "milliseconds": milliseconds}


def _timed(work: Callable[[Entry], object], entry: Entry) -> float:
    began = process_time()
    work(entry)
    return process_time() - began


if __name__ == "__main__":
    if sys.argv[1] == "--check":
        told = check(Path(sys.argv[2]) / "archive.parquet", Path(sys.argv[3]))
        examples = told.pop("examples")
        print(json.dumps(told))
        for one in examples:
            print(one["outcome"], one["subject"], one["metric"], one["figure"], one["quote"])
    elif sys.argv[1] == "--speed":
        print(json.dumps(speed(Path(sys.argv[2]) / "archive.parquet")))
    else:
        print(write(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else ARTICLES))
