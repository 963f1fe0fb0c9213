"""Workspaces of many articles, laid out on disk, to time the gate on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from claimaudit.coverage.waivers import Waiver, baseline_text
from claimaudit.intake.starter import start_workspace

CLAIMS, WAIVERS = 12, 4  # of each article


def lay_out(folder: Path, articles: int) -> None:
    """Makes `folder` a workspace of so many articles, each with CLAIMS and WAIVERS."""
    start_workspace(folder, template="numbers")
    for given in ("claims/release-note.yaml", "references/results.yaml", "seeds/release-note.md"):
        (folder / given).unlink()
    (folder / "claims" / "baseline").mkdir(exist_ok=True)
    names = [f"a{number}" for number in range(articles)]
    entries = [_article(folder, name) for name in names]
    _write(folder / "seeds" / "catalog.yaml", {"articles": entries})
    subjects = [{"id": name, "en": f"School {name}", "kind": "school"} for name in names]
    _write(folder / "references" / "subjects.yaml", {"subjects": subjects})


def _article(folder: Path, name: str) -> dict[str, Any]:
    """Writes an article with its claims, waivers and facts; gives its entry in the catalog."""
    claims, facts, lines = [], [], []
    for number in range(CLAIMS):
        figure, version = f"{4_201 + number:,} questions", f"round {chr(97 + number)}"
        sentence = f"In {version} {name} asked {figure} of them."
        entry = {"subject": name, "metric": "questions", "conditions": {"version": version}}
        claims.append(
            {
                "id": f"{name}-{number}",
                "quote": sentence,
                "form": "value",
                "figure": figure,
                **entry,
            }
        )
        printed = {"document": name, "at": "1", "figure": figure, "clip": sentence}
        facts.append({"id": f"fact-{name}-{number}", "prints": [printed], **entry})
        lines.append(sentence)
    waivers = list(_waivers())
    text = "\n\n".join([*lines, *(waiver.quote for waiver in waivers)]) + "\n"
    (folder / "seeds" / f"{name}.txt").write_text(text, "utf-8")
    _write(folder / "claims" / f"{name}.yaml", {"article": name, "claims": claims})
    baseline = folder / "claims" / "baseline" / f"{name}.yaml"
    baseline.write_text(baseline_text(name, waivers), "utf-8")
    document = {
        "id": name, "publisher": "School", "title": name, "type": "vendor_page",
        "url": f"https://school.com/{name}", "published": "2025-01-01", "retrieved": "2025-11-21",
    }  # fmt: skip
    _write(folder / "references" / f"{name}.yaml", {"documents": [document], "facts": facts})
    return {
        "id": name, "file": f"{name}.txt", "title": name, "author": None, "publisher": "Gazette",
        "url": None, "published": "2025-10-01", "language": "en", "rights": "made up",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }  # fmt: skip


def _waivers() -> Iterator[Waiver]:
    for number in range(WAIVERS):
        figure = f"{7_301 + number:,}"
        quote = f"Nobody counted the {figure} sheets of paper."
        reason = "a turn of speech, which nobody counted"
        yield Waiver(quote=quote, figure=figure, reason=reason, review_by="2027-11-01")


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
