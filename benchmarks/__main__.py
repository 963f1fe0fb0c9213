"""`make bench`: what things take, as ratios taken in one run. Never part of the tests.

`--write` puts what was measured into benchmarks/results.json, with the day and the machine:
docs/benchmarks.md tells it, and `make own` holds the page to it."""

from __future__ import annotations

import os
import re
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from benchmarks.clocks import ROOT, alternating, process, timed, worked
from benchmarks.generated import generated, reprinted, vocabulary_of
from benchmarks.newsroom import CLAIMS, WAIVERS, lay_out
from benchmarks.opening import opening
from benchmarks.record import row, write
from claimaudit.figures.reader import FigureReader
from claimaudit.intake.captures.clips import ClipSearch
from claimaudit.scan.scanner import Scanner
from claimaudit.verdict.ladder import Rule, compile_ladder, judge_all
from claimaudit.verdict.weigh import Weigher
from claimaudit.workspace.workspace import Workspace, load_workspace

DIGITS = re.compile(r"\d[\d,.]*")
# Nothing but numbers and what joins them: the most that a text of its length can cost.
CYCLES = ("1和", "1%", "五十0", "每1", "1到")
# So many characters of them: a text has at most 50,000 numbers.
DENSE = 50_000


WORK = "work (seconds)"


def commands(workspace: Workspace) -> None:
    bare = process("-c", "import great_expectations")
    audit = process("-m", "claimaudit", "audit")
    row("import great_expectations", f"{bare:.2f} s", "-", "import", {"time (seconds)": bare})
    row(
        "claimaudit audit / import great_expectations",
        f"{audit:.2f} s = {audit / bare:.2f} x",
        "1.3 x",
        "audit",
        {"time (seconds)": audit, "ratio (x)": audit / bare, "aim (x)": 1.3},
    )
    claim = next(iter(workspace.register.claims))
    article = next(iter(workspace.articles.values())).entry.file
    command("claimaudit --help", "help", 0.5, "--help")
    command("claimaudit explain", "explain", 0.5, "explain", claim)
    command("claimaudit scan, start-up", "scan-start", 0.5, "scan", f"seeds/{article}")
    command("claimaudit verify", "verify", 1, "verify")


def command(name: str, key: str, aim: float, *arguments: str) -> None:
    """One command, as a process of its own."""
    took = process("-m", "claimaudit", *arguments)
    row(name, f"{took:.2f} s", f"{aim} s", key, {"time (seconds)": took, "aim (seconds)": aim})


def gating() -> None:
    """The gate on workspaces of many articles, in seconds of work, nothing kept from before."""
    os.environ["CLAIMAUDIT_NO_CACHE"] = "1"
    bare = worked("-c", "import great_expectations")
    row("import great_expectations, work", f"{bare:.1f} s", "-", "import-work", {WORK: bare})
    for articles in (200, 1_000):
        with tempfile.TemporaryDirectory() as folder:
            lay_out(Path(folder), articles)
            worked("-m", "claimaudit", "audit", "--workspace", folder)
            gate = worked("-m", "claimaudit", "gate", "--workspace", folder)
        counts = {"claims": articles * CLAIMS, "waivers": articles * WAIVERS}
        numbers = {"articles": articles, **counts, WORK: gate}
        row(f"gate, {articles:,} articles", f"{gate:.1f} s", "-", f"gate-{articles}", numbers)
    del os.environ["CLAIMAUDIT_NO_CACHE"]


def searching(workspace: Workspace) -> None:
    """100 clips in a capture of 10 MB, each of which stands at its end."""
    clips = [one.print.clip for f in workspace.library.facts.values() for one in f.prints]
    clips = [clip for clip in clips if clip][:100]
    prose = "\n".join(article.text for article in workspace.articles.values())
    filler = _long(prose, 10_000_000 // (len(prose.encode()) // len(prose)))
    text = "\n".join([filler, *(clip.replace("…", " ") for clip in clips if clip)])
    start = time.perf_counter()
    search = ClipSearch(text, workspace.policy)
    folded = time.perf_counter() - start
    found = timed(lambda: [search.find(clip) for clip in clips if clip])
    size = len(text.encode()) / 1e6
    name = f"{len(clips)} clips in {size:.0f} MB (folding {folded:.1f} s)"
    row(
        name,
        f"{found:.2f} s",
        "2 s",
        "clips",
        {
            "clips": len(clips),
            "size (MB)": size,
            "folding (seconds)": folded,
            "time (seconds)": found,
            "aim (seconds)": 2,
        },
    )


def weighing_prints(workspace: Workspace) -> None:
    """A claim whose fact was printed again and again."""

    def weighed(count: int) -> float:
        claim, library = reprinted(count, vocabulary_of(workspace))
        return min(timed(lambda: Weigher(library, workspace.policy).weigh(claim)) for _ in range(3))

    few, many = weighed(100), weighed(1_000)
    name = "weigh a claim of 1,000 prints"
    row(name, f"{many:.2f} s", "1 s", "prints", {"time (seconds)": many, "aim (seconds)": 1})
    growth = many / few
    row(
        "1,000 / 100 prints",
        f"{growth:.0f} x",
        "10 x (linear)",
        "prints-growth",
        {"ratio (x)": growth, "aim (x)": 10},
    )


def reading(workspace: Workspace) -> None:
    """What reading costs, in the time in which `re` finds digits in the same text."""
    scanner = Scanner()
    articles = [a.text for a in workspace.articles.values()]
    facts = workspace.library.facts.values()
    clips = [given.print.clip or "" for fact in facts for given in fact.prints]
    for name, texts in (("Chinese", articles), ("English", list(filter(str.isascii, clips)))):
        text = _long("\n\n".join(texts), 200_000)
        scan, digits = alternating(lambda t=text: scanner.scan(t), lambda t=text: DIGITS.findall(t))  # type: ignore[misc]
        speed = f"{len(text) / scan / 1e6:.2f} M chars/s = {scan / digits:.0f} x"
        numbers = {
            "speed (M chars/s)": len(text) / scan / 1e6,
            "ratio (x)": scan / digits,
            "aim (x)": 80,
        }
        row(f"scan / finding digits, {name}", speed, "80 x", f"scan-{name.lower()}", numbers)
    prose = _long("\n".join(articles), 100_000)
    for cycle in CYCLES:
        dense_text = _long(cycle, DENSE)
        dense, plain = alternating(
            lambda t=dense_text: scanner.scan(t),  # type: ignore[misc]
            lambda: scanner.scan(prose),
            runs=2,
        )
        times = (dense / len(dense_text)) / (plain / len(prose))
        name = f"scan of “{cycle}” repeated / scan of prose, a character"
        row(name, f"{times:.1f} x", "3 x", f"dense-{cycle}", {"ratio (x)": times, "aim (x)": 3})
    tracemalloc.start()
    scanner.scan(prose)
    each = tracemalloc.get_traced_memory()[1] / len(prose)
    row(
        "memory of a scan",
        f"{each:.0f} bytes / char",
        "100",
        "scan-memory",
        {"memory (bytes)": each, "aim (bytes)": 100},
    )
    tracemalloc.stop()
    figures = {c.claim.figure for c in workspace.register.claims.values() if c.figure}
    readers = iter([FigureReader() for _ in range(7)])  # one reads no figure twice
    read, digits = alternating(
        lambda: list(map(next(readers).read, figures)), lambda: DIGITS.findall(prose)
    )
    rate, chars = len(figures) / read, len(prose) / digits
    enough = 45_000 * chars / 65e6
    aim = f"{enough:,.0f} / s: 45,000 where re reads 65 M chars/s"
    name = f"figures read, where re reads {chars / 1e6:.0f} M chars/s"
    row(name, f"{rate:,.0f} / s", aim, "figures", {"rate": rate, "aim": enough})


def _long(text: str, length: int) -> str:
    return text * (length // len(text) + 1)


def judging(workspace: Workspace, count: int) -> float:
    """Judges `count` generated claims; also the same ladder by bare Great Expectations."""
    from claimaudit.verdict.expectations import frame_of

    claims, library = generated(count, vocabulary_of(workspace))
    weigher, ladder = Weigher(library, workspace.policy), workspace.ladder
    start = time.perf_counter()
    rows = [weigher.weigh(claim) for claim in claims]
    weighed = time.perf_counter() - start
    judge_all(ladder, rows)
    total = time.perf_counter() - start
    frame, rules = frame_of([one.row for one in rows]), compile_ladder(ladder)
    bare = timed(lambda: _bare(frame, rules, {"unexpected_index_column_names": ["id"]}))
    lean = timed(lambda: _bare(frame, rules, {}))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row(
        f"judge {count:,} claims (weighing {weighed:.1f} s)",
        f"{total:.1f} s, {memory:,.0f} MB",
        "40 s, 2,000 MB",
        f"judge-{count}",
        {"time (seconds)": total, "aim (seconds)": 40, "memory (MB)": memory, "aim (MB)": 2_000},
    )
    row(
        "  / bare GX giving the ids of the flagged rows",
        f"{bare:.1f} s: {total / bare:.2f} x",
        "1.5 x",
        f"judge-{count}-bare",
        {"time (seconds)": bare, "ratio (x)": total / bare, "aim (x)": 1.5},
    )
    name = "  / bare GX giving row numbers only"
    row(
        name,
        f"{lean:.1f} s: {total / lean:.2f} x",
        "-",
        f"judge-{count}-lean",
        {"time (seconds)": lean, "ratio (x)": total / lean},
    )
    return total


def _bare(frame: object, rules: Sequence[Rule], options: dict[str, object]) -> None:
    """The finished table through Great Expectations' own calls, nothing of ours around them."""
    import great_expectations as gx

    from claimaudit.verdict.expectations import ExpectRuleToFlagNoRow

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    made = gx.ExpectationSuite(
        name="bare",
        expectations=[
            ExpectRuleToFlagNoRow(
                column_list=["id", *rule.when.columns],
                rule=rule.name,
                when=rule.when.source,
                ignore_row_if="never",
            )
            for rule in rules
        ],
    )
    asset = context.data_sources.add_pandas("bare").add_dataframe_asset("table")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
    batch.validate(made, result_format={"result_format": "COMPLETE", **options})


def main() -> None:
    workspace = load_workspace(ROOT)
    commands(workspace)
    opening()
    gating()
    reading(workspace)
    searching(workspace)
    weighing_prints(workspace)
    judging(workspace, 300)  # imports Great Expectations
    small, large = judging(workspace, 10_000), judging(workspace, 100_000)
    growth = large / small
    row(
        "100,000 / 10,000 claims",
        f"{growth:.1f} x",
        "10 x (linear)",
        "judge-growth",
        {"ratio (x)": growth, "aim (x)": 10},
    )
    if "--write" in sys.argv[1:]:
        write(workspace)


if __name__ == "__main__":
    main()
