"""The cases of sentences.yaml as one workspace: real files for the real loaders.

A case is an article of its own with one claim (a case of `sums` has several), its subjects, and
the documents and facts that it names. Nothing is shared between cases.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT, Tiny

Row = dict[str, Any]

_TABLE = Path(__file__).with_name("sentences.yaml")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DOCUMENT = {
    "type": "vendor_datasheet",
    "published": "2025-01-02",
    "retrieved": "2026-01-02",
}
# What a row says of a fact that no fact has itself.
_OWN = frozenset(
    ("from", "of", "also", "retold", "tier", "read", "published", "printed", "unit_from", "address")
)


def table() -> dict[str, list[Row]]:
    """sentences.yaml: {"cases", "sums", "orders", "metrics", "dimensions"}, every scalar a text."""
    loaded = yaml.load(_TABLE.read_text("utf-8"), Loader=_LOADER)
    assert isinstance(loaded, dict)
    return loaded


def build(root: Path) -> None:
    """Writes the workspace of all cases below `root`."""
    rows = table()
    made = Tiny(root)
    root.mkdir()
    shutil.copytree(ROOT / "checks", root / "checks")
    made.write("references/metrics.yaml", _metrics(rows))
    articles: dict[str, Row] = {}
    subjects: list[Row] = []
    documents: dict[str, Row] = {}
    facts: list[Row] = []
    makers: dict[str, Row] = {}
    for row in rows["cases"]:
        articles[row["id"]] = _article([_claim(row["id"], row)], row)
        subjects += _subjects(row["id"], row)
        if "maker" in row:
            makers[row["maker"]] = _maker(row["maker"])
        for number, fact in enumerate(row.get("facts", ()), 1):
            found = _documents(row["id"], fact)
            documents |= {document["id"]: document for document in found}
            facts.append(_fact(row, number, fact, [document["id"] for document in found]))
    between = []
    for row in rows["sums"]:
        entry, parts = _sum(row)
        subjects += _subjects(row["id"], row)
        for name, claims in parts.items():
            articles[name] = _article(claims, row)
        if len(parts) == 1:
            articles[row["id"]]["arithmetic"] = [entry]
        else:
            between.append(entry)
    _write_articles(made, articles)
    made.write("claims/between.yaml", {"arithmetic": between})
    made.write("references/subjects.yaml", {"subjects": [*subjects, *makers.values()]})
    made.references(list(documents.values()), facts)


def _metrics(rows: dict[str, list[Row]]) -> Row:
    """The repository's metrics, and those that only these cases speak of."""
    given: Row = yaml.safe_load((ROOT / "references" / "metrics.yaml").read_text("utf-8"))
    given["dimensions"] |= rows["dimensions"]
    given["metrics"] += rows["metrics"]
    return given


def _article(claims: list[Row], row: Row) -> Row:
    given = {"published": "2025-06-15", "language": "zh"}  # a language without a country
    return {"claims": claims} | {key: row.get(key, value) for key, value in given.items()}


def _write_articles(made: Tiny, articles: dict[str, Row]) -> None:
    entries = []
    for name, article in articles.items():
        text = "".join(f"{claim.pop('text')}。\n" for claim in article["claims"])
        path = made.write(f"seeds/{name}.txt", text)
        entries.append(
            {
                "id": name,
                "file": path.name,
                "title": " · ".join((name, *_held(article["claims"]))),
                "publisher": "Test Daily",
                "published": article["published"],
                "language": article["language"],
                "rights": "ours",
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            }
        )
        keys = {"article": name, "claims": article["claims"]}
        made.write(f"claims/{name}.yaml", keys | {"arithmetic": article.get("arithmetic", [])})
    made.write("seeds/catalog.yaml", {"articles": entries})


def _held(claims: list[Row]) -> Iterator[str]:
    """What claims hold under, which a title has to print for them: each value once."""
    whole = [claim["whole"] for claim in claims if "whole" in claim]
    under = [claim.get(key, {}) for claim in claims for key in ("conditions", "from", "to")]
    under += [one.get("conditions", {}) for one in whole]
    dates = [claim["as_of"] for claim in claims if claim.get("as_of")]
    yield from dict.fromkeys([*(v for held in under for v in held.values()), *dates])


def _subjects(name: str, row: Row) -> Iterator[Row]:
    names = {"subject": ["测试芯片", "the test chip"], **row.get("names", {})}
    of = {"of": _maker(row["maker"])["id"]} if "maker" in row else {}
    for role, (zh, en) in names.items():
        yield {"id": f"{name}.{role}", "zh": zh, "en": en, "kind": "chip", **of}


def _maker(name: str) -> Row:
    return {"id": f"maker.{name.lower()}", "zh": name, "en": name, "kind": "company"}


def _claim(name: str, row: Row) -> Row:
    claim = {"id": name, "subject": f"{name}.subject", "quote": row["text"], "text": row["text"]}
    claim |= row["claim"]
    if "versus" in row.get("names", {}) and row["claim"]["form"] in ("ratio", "comparison"):
        claim["versus"] = f"{name}.versus"
    if "whole" in claim:
        claim["whole"] = {"subject": f"{name}.whole", **claim["whole"]}
    if "periods" in claim:
        claim["periods"] = int(claim["periods"])
    return claim


def _documents(name: str, fact: Row) -> list[Row]:
    """The document of a fact, and press reports on their own (`also`) or after it (`retold`)."""
    given = {"type": "tier", "published": "published"}
    own = {key: fact[short] for key, short in given.items() if short in fact}
    if own.get("type") == "press":
        own["origin"] = "own"
    first = _document(name, fact["from"], own)
    found = [first]
    for key, origin in (("also", "own"), ("retold", first["id"])):
        press = {"type": "press", "origin": origin}
        found += [_document(name, publisher, press) for publisher in fact.get(key, ())]
    return found


def _document(name: str, publisher: str, keys: Row) -> Row:
    slug = re.sub(r"[^a-z0-9]+", "-", publisher.lower()).strip("-")
    return {
        **_DOCUMENT,
        **keys,
        "id": f"{name}.{slug}",
        "publisher": publisher,
        "title": f"{publisher} on it",
        "url": f"https://www.{slug}.com/{name}",
    }


def _fact(row: Row, number: int, fact: Row, documents: list[str]) -> Row:
    name = row["id"]
    made: Row = {"id": f"{name}.f{number}", "prints": []}
    for document in documents:
        words = fact.get("printed", "its words")
        one = {"document": document, "at": "page 1", "figure": fact.get("printed"), "clip": words,
               "unit_from": fact.get("unit_from")}  # fmt: skip
        if document == documents[0] and fact.get("read") == "no":
            del one["clip"]
        made["prints"].append({key: value for key, value in one.items() if value})
    if "holds" in fact:
        made["attests"] = name
    else:
        made["subject"] = f"{name}.{fact.get('of', 'subject')}"
        made["metric"] = row["claim"]["metric"]
    made |= {key: value for key, value in fact.items() if key not in _OWN}
    return made | ({"versus": f"{name}.versus"} if "versus" in fact else {})


def _sum(row: Row) -> tuple[Row, dict[str, list[Row]]]:
    """The arithmetic entry, and the claims of each article (the second is called `other`)."""
    name = row["id"]
    parts: dict[str, list[Row]] = {}
    for term, claim in row["terms"].items():
        article = f"{name}-other" if claim.get("in") == "other" else name
        keys = {key: value for key, value in claim.items() if key not in ("in", "text")}
        form = "date" if claim["metric"].endswith("_date") else "value"
        made = {"form": form, **keys}
        parts.setdefault(article, []).append(
            _claim(f"{name}.{term}", {"text": claim["text"], "claim": made})
            | {"subject": f"{name}.subject"}
        )
    ids = {term: f"{name}.{term}" for term in row["terms"]}
    entry = {key: row[key] for key in ("id", "left", "relation", "right")}
    kind = "slip" if len(parts) == 1 else "disagreement"
    blames = [list(ids.values())[-1]]
    return entry | {"terms": ids, "kind": kind, "blames": blames, "why": "a test"}, parts
