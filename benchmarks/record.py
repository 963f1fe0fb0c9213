"""What was measured: printed as it comes, and kept in benchmarks/results.json."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from claimaudit.workspace.workspace import Workspace

RESULTS = Path(__file__).with_name("results.json")
# What was measured: by its name, each number under its name and unit, `time (seconds)`.
measured: dict[str, dict[str, float]] = {}


def row(name: str, figure: str, aim: str, key: str, numbers: dict[str, float]) -> None:
    """Prints what was measured, and notes its numbers by their names with units."""
    print(f"{name:<58} {figure:>22}   aim: {aim}", flush=True)
    measured[key] = {name: rounded(number) for name, number in numbers.items()}


def rounded(number: float) -> float:
    """To three digits, for no run gives more of them a second time."""
    short = float(f"{number:.3g}")
    return int(short) if short.is_integer() else short


def write(workspace: Workspace) -> None:
    """Keeps what was measured, and leaves what people have entered beside it."""
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {"by_hand": {}}
    kept |= {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": {
            "cores": os.cpu_count(),
            "memory (GB)": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
            "system": platform.system(),
            "python": platform.python_version(),
            "load": round(os.getloadavg()[2], 1),
        },
        "workspace": {
            "articles": len(workspace.articles),
            "claims": len(workspace.register.claims),
        },
        "measured": measured,
    }
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    RESULTS.write_text(text + "\n", "utf-8")
