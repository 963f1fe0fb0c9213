"""Claims and facts by the hundred thousand, made in memory, for timing only."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from claimaudit.figures.reader import FigureReader
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.library import Library, ReadFact, ReadPrint, Vocabulary
from claimaudit.workspace.references import Document, Fact, Print
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace

FORMS = ("value", "ratio", "change")


@cache
def _reader() -> FigureReader:
    return FigureReader()


def _article() -> Article:
    entry = CatalogEntry(
        id="g", file="g.txt", title="generated", publisher="nobody", published="2025-10-01",
        language="zh", rights="none", sha256="0" * 64,
    )  # fmt: skip
    return Article(entry, "")


def _document() -> Document:
    return Document(
        id="sheet", publisher="maker", title="sheet", type="vendor_datasheet",
        url="https://maker.com/", published="2025-01-01", retrieved="2025-11-21",
    )  # fmt: skip


def _fact(number: int, subject: str, metric: str, printed: str, **conditions: str) -> ReadFact:
    entered = Print(document="sheet", at="table", figure=printed, clip=printed)
    fact = Fact(
        id=f"f-{number}", subject=subject, metric=metric, conditions=conditions, prints=[entered]
    )
    read = ReadPrint(entered, _DOCUMENT, _reader().read(printed), None)
    return ReadFact(fact, metric, (read,), read, "generated", number)


_DOCUMENT = _document()


def generated(count: int, vocabulary: Vocabulary) -> tuple[list[RegisteredClaim], Library]:
    """`count` claims of several forms with two facts each, a third of them off the mark."""
    pick = random.Random(count)  # noqa: S311 - a fixed series, not a secret
    library, article = Library(vocabulary, {"sheet": _DOCUMENT}), _article()
    claims = []
    for i in range(count):
        subject, form = f"s-{i}", FORMS[i % len(FORMS)]
        true, printed = pick.randint(100, 900), pick.choice((1, 1, 2))
        if form == "value":
            fields = {"metric": "peak_compute", "figure": f"{true * printed} TFLOPS"}
            library.add(_fact(2 * i, subject, "peak_compute", f"{true} TFLOPS", precision="fp8"))
            library.add(
                _fact(2 * i + 1, subject, "peak_compute", f"{true * 2} TFLOPS", precision="fp4")
            )
        elif form == "ratio":
            fields = {"metric": "peak_compute", "figure": f"{printed + 1}倍", "versus": f"v-{i}"}
            library.add(
                _fact(2 * i, subject, "peak_compute", f"{true * 2} TFLOPS", precision="fp8")
            )
            library.add(
                _fact(2 * i + 1, f"v-{i}", "peak_compute", f"{true} TFLOPS", precision="fp8")
            )
        else:
            fields = {"metric": "revenue", "figure": f"{printed * 50}%", "relation": "up"}
            fields |= {"from": {"period": "2023"}, "to": {"period": "2024"}}  # type: ignore[dict-item]
            library.add(_fact(2 * i, subject, "revenue", f"{true}亿元", period="2023"))
            library.add(_fact(2 * i + 1, subject, "revenue", f"{true * 1.5}亿元", period="2024"))
        claim = Claim(id=f"g-{i:06d}", quote="generated", form=form, subject=subject, **fields)  # type: ignore[arg-type]
        figure = _reader().read(claim.figure or "")
        claims.append(RegisteredClaim(claim, article, 0, 9, figure, None, 0, "generated", i))
    return claims, library


def reprinted(count: int, vocabulary: Vocabulary) -> tuple[RegisteredClaim, Library]:
    """A claim whose fact stands in `count` press reports of one announcement."""
    claims, library = generated(1, vocabulary)
    [fact] = [one for one in library.facts.values() if one.id == "f-0"]
    prints = []
    for i in range(count):
        of = Document(
            id=f"report-{i}", publisher=f"paper {i}", title="report", type="press", origin="sheet",
            url=f"https://paper-{i}.com/", published="2025-02-01", retrieved="2025-11-21",
        )  # fmt: skip
        library.documents[of.id] = of
        entered = fact.best.print.model_copy(update={"document": of.id})
        prints.append(replace(fact.best, print=entered, document=of))
    found = Library(vocabulary, library.documents)
    found.add(replace(fact, prints=tuple(prints), best=prints[0]))
    return claims[0], found


def vocabulary_of(workspace: Workspace) -> Vocabulary:
    return workspace.library.vocabulary
