"""Runs that are killed at a random moment, and runs that write in one workspace at once.

`python -m tests.faults 200` kills 200 of them, every second one while it writes, and runs every pair
at once ten times. It prints what came of them, and ends with 1 where anything is mixed, lost or left
lying about.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from claimaudit.base.problems import BrokenInputError
from claimaudit.base.writing import refuse_unfinished, writing

ARTICLE = "The lake ferry carried 73,000 people and 912 dogs last year. It cost $4.5 million.\n"
OTHER = "The other ferry lost 61 million dollars in 2024, with 415 employees.\n"
THIRD = "The third ferry has 3,141 seats and 27 kitchens, and sank 18 ships.\n"
PAGE = "<!doctype html><title>Ferry</title><h1>Ferry</h1><p>It carried 48,312 people.</p>"
ENV = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(frozen=True)
class Command:
    """A command line, in the folder that holds the workspace `w`, and what is typed into it."""

    name: str
    arguments: tuple[str, ...]
    typed: str = ""

    def start(self, folder: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "claimaudit", *self.arguments, "-w", "w"]
        run = subprocess.Popen(
            command, cwd=folder, env=ENV, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert run.stdin
        run.stdin.write(self.typed)
        run.stdin.close()
        run.stdin = None
        return run


AUDIT = Command("audit", ("audit",))
ADD = Command("add", ("add", "other.txt"))
ADD_THIRD = Command("add another", ("add", "third.txt"))
CAPTURE = Command("capture", ("capture", "https://a.example/x", "--file", "page.html"))
CAPTURE_B = Command("capture another", ("capture", "https://b.example/y", "--file", "page2.html"))
REVIEW = Command("review", ("review",), "waive\nsaid of other ferries\n\nquit\n")
UPDATE = Command("gate --update", ("gate", "--update", "--accept-new", "not looked at yet"))
COMMANDS = (AUDIT, ADD, CAPTURE, REVIEW, UPDATE)
# Both are to be in the workspace that two runs at once leave: what the files must hold.
PAIRS: tuple[tuple[Command, Command, tuple[str, ...]], ...] = (
    (ADD, ADD_THIRD, ("The other ferry lost", "The third ferry has")),
    (ADD, REVIEW, ("The other ferry lost", "said of other ferries")),
    (ADD, UPDATE, ("The other ferry lost", "not looked at yet")),
    (CAPTURE, CAPTURE_B, ("https://a.example/x", "https://b.example/y")),
    (UPDATE, UPDATE, ("not looked at yet",)),
    (REVIEW, UPDATE, ("carried 73,000",)),
    (AUDIT, AUDIT, ("example-ferry",)),
)


def make(folder: Path) -> None:
    """A workspace in git, audited, with an article that nobody has looked at, and what the commands
    take in."""
    for name, text in (
        ("article.txt", ARTICLE), ("other.txt", OTHER), ("third.txt", THIRD),
        ("page.html", PAGE), ("page2.html", PAGE.replace("48,312", "48,313")),
    ):  # fmt: skip
        (folder / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "claimaudit", "init", "w"], cwd=folder, check=True,
        capture_output=True, env=ENV,
    )  # fmt: skip
    assert done.returncode == 0
    for command in (Command("", ("add", "article.txt")), AUDIT):
        run = command.start(folder)
        assert run.wait() == 0, run.stderr and run.stderr.read()
    (folder / "w/.gitignore").write_text("reports/out/\nevidence/\n")
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "-C", folder / "w"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "x"], check=True)


def content(root: Path) -> dict[str, bytes]:
    """All that a person has and git would take, without the time of a capture."""
    files = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not name.startswith((".git/", ".claimaudit/")):
            body = b"" if name.endswith(".warc.gz") else path.read_bytes()
            files[name] = re.sub(rb"captured: .*", b"", body)
    return files


def added(root: Path) -> set[str]:
    """What `git add -A` would take."""
    command = ["git", "-C", root, "status", "--porcelain", "-uall", "-z"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {line[3:] for line in done.stdout.split("\0") if line}


def kills(folder: Path, moments: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """(command, what came of it) of runs of every command, each killed at a random moment: old,
    new, told (readers refuse what is half done, and the next run makes it whole), or what is
    wrong."""
    chance = random.Random(seed)
    base = folder / "base"
    base.mkdir()
    make(base)
    for number in range(moments):
        command = COMMANDS[number % len(COMMANDS)]
        after = _after(folder, command)
        here = folder / "killed"
        shutil.copytree(base, here)
        _kill(command.start(here), here / "w", chance, in_writing=number // len(COMMANDS) % 2 == 0)
        yield command.name, _judged(here / "w", content(base / "w"), after)
        shutil.rmtree(here)


def _after(folder: Path, command: Command) -> Path:
    """The folder in which it ran to its end."""
    done = folder / f"after {command.name}"
    if not done.exists():
        shutil.copytree(folder / "base", done)
        run = command.start(done)
        said = run.communicate()[1]
        assert run.returncode == 0, said
    return done / "w"


def _kill(
    run: subprocess.Popen[str], root: Path, chance: random.Random, *, in_writing: bool
) -> None:
    if in_writing:
        staged = root / ".claimaudit/0.new"
        while run.poll() is None and not staged.exists():
            pass
        sleep(chance.uniform(0, 0.1))
    else:
        until = monotonic() + chance.uniform(0, 1.5)
        while run.poll() is None and monotonic() < until:
            sleep(0.002)
    run.kill()
    run.communicate()


def _judged(root: Path, before: dict[str, bytes], after: Path) -> str:
    litter = added(root) - added(after) - {".claimaudit/.gitignore"}
    if litter:
        return f"litter: {sorted(litter)}"
    found, whole = content(root), content(after)
    try:
        refuse_unfinished(root)
        is_told = False
    except BrokenInputError:
        is_told = True
    with writing(root):
        finished = content(root)
    if finished not in (before, whole) or (not is_told and finished != found):
        return f"mixed: {sorted(set(finished.items()) ^ set(whole.items()))[:4]}"
    return "told" if is_told else "old" if found == before else "new"


def races(folder: Path, times: int) -> Iterator[tuple[str, str]]:
    """(both commands, what came of it) of runs of two commands at once."""
    base = folder / "base"
    if not base.exists():
        base.mkdir()
        make(base)
    for one, two, held in PAIRS:
        for _ in range(times):
            here = folder / "raced"
            shutil.copytree(base, here)
            yield f"{one.name} + {two.name}", _raced(here, (one, two), held)
            shutil.rmtree(here)


def _raced(here: Path, both: Sequence[Command], held: Sequence[str]) -> str:
    runs = [command.start(here) for command in both]
    said = [run.communicate()[1] for run in runs]
    codes = [run.returncode for run in runs]
    if not set(codes) <= {0, 2}:
        return f"ended with {codes}: {said}"
    if 2 in codes:
        busy = all("another claimaudit" in s for s, c in zip(said, codes, strict=True) if c == 2)
        return "one was told to wait" if busy else f"refused: {said}"
    everything = b"".join(content(here / "w").values()).decode("utf-8", "replace")
    lost = [text for text in held if text not in everything]
    litter = [name for name in added(here / "w") if "/." in name and "/.git" not in name]
    catalog = (here / "w/seeds/catalog.yaml").read_text()
    seeds = len(list((here / "w/seeds").glob("*.txt")))
    if lost or litter or catalog.count("  - id:") != seeds:
        return f"lost {lost}, litter {litter}, {seeds} articles"
    return "both"


GOOD = {"old", "new", "told", "both", "one was told to wait"}


def main(moments: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        came = Counter(kills(Path(folder), moments))
        came.update(races(Path(folder), max(1, moments // 20)))
    for (name, what), times in sorted(came.items()):
        print(f"{times:4} {name}: {what}")
    return 1 if {what for _, what in came} - GOOD else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
