"""The commands as people and CI call them: exit codes, outputs, silence, determinism."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimaudit.scan.scan_files import ARTICLE_BYTES
from claimaudit.scan.scanner import QUOTE_CHARS
from claimaudit.workspace.workspace import Workspace
from tests.conftest import ROOT, Tiny, make_tiny
from tests.forked import claimaudit


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return claimaudit(*arguments, cwd=cwd)


def outputs(root: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(root)): p.read_bytes()
        for p in sorted(root.rglob("reports/**/*"))
        if p.is_file()
    }


@dataclass(frozen=True)
class Audited:
    """A workspace that `claimaudit audit` has run in, and what it said."""

    root: Path
    stdout: str
    outputs: dict[str, bytes]


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Audited:
    tiny = make_tiny(Path(tmp_path_factory.mktemp("audited")) / "w")
    done = run("audit", "-w", str(tiny.root))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return Audited(tiny.root, done.stdout, outputs(tiny.root))


def test_it_says_what_it_did(audited: Audited) -> None:
    assert "1 claim" in audited.stdout
    assert "reports/out/index.html" in audited.stdout


def test_the_same_input_gives_the_same_bytes(audited: Audited) -> None:
    assert run("audit", "-w", str(audited.root)).returncode == 0
    assert outputs(audited.root) == audited.outputs
    assert sorted(audited.outputs) == [
        "reports/ledger.csv",
        "reports/out/audit.json",
        "reports/out/index.html",
    ]


def test_audit_json_has_what_its_readers_script_against(audited: Audited) -> None:
    record = json.loads(audited.outputs["reports/out/audit.json"])
    assert {"claims", "articles", "arithmetic"} <= set(record)
    claim = record["claims"][0]
    assert claim["id"] == "t-compute"
    assert (claim["verdict"], claim["provisional"], claim["reasons"]) == ("supported", False, [])
    assert claim["facts"] == ["new-chip-fp8"]
    assert claim["claimed"] == [4.55e15, 4.65e15]
    assert claim["reference"] == [4.6135e15, 4.6145e15]
    assert (claim["unit"], claim["form"], claim["article"]) == ("FLOP/s", "value", "t")
    text = (audited.root / "seeds/t.txt").read_text("utf-8")
    assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_the_audit_date_is_an_argument(audited: Audited, tiny: Tiny) -> None:
    assert "as of 2025-11-21" in audited.stdout
    assert "as of 2026-01-02" in run("audit", "-w", str(tiny.root), "--as-of", "2026-01-02").stdout
    wrong = run("audit", "-w", str(tiny.root), "--as-of", "soon")
    assert wrong.returncode == 2
    assert "--as-of" in wrong.stderr


def test_a_workspace_is_found_from_a_folder_below(tiny: Tiny) -> None:
    done = run("explain", "t-compute", cwd=tiny.root / "claims")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("t-compute: supported")


def test_a_folder_without_a_workspace(tmp_path: Path) -> None:
    done = run("audit", "-w", str(tmp_path))
    assert done.returncode == 2
    assert "checks/policy.yaml: is missing" in done.stderr
    assert "claimaudit init" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        "diff A B -o A",
        "diff A B -o ./w/../B",
        "schema --out w/claims",
        "sweep w/seeds --out w/references/found",
        "export dossier --article t -w w -o w/references/metrics.yaml",
        "export dossier --article t -w w -o w/claims/t.yaml",
    ],
)
def test_what_is_read_is_written_over_by_no_command(arguments: str, audited: Audited) -> None:
    above = audited.root.parent
    for name in "AB":
        (above / name).write_bytes(audited.outputs["reports/out/audit.json"])
    before = {p: p.read_bytes() for p in above.rglob("*") if p.is_file() and p.name != "lock"}
    options = ["-w", "w"] if arguments.startswith("sweep") else []
    done = run(*arguments.split(), *options, cwd=above)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is read from" in done.stderr
    assert before == {p: p.read_bytes() for p in before}


QUICK = ("--help", "--version", "explain --help", "gate --help", "schema", "explain t-compute")


def test_quick_commands_import_nothing_slow(tiny: Tiny) -> None:
    """What reads a workspace too, for nothing is kept of this one."""
    code = (
        "import sys; from claimaudit.cli.main import main\n"
        f"for one in {QUICK}:\n"
        "    try: main(one.split())\n"
        "    except SystemExit as end: assert not end.code, one\n"
        "    slow = {'great_expectations', 'pandas', 'numpy', 'altair', 'jinja2', 'trafilatura'}\n"
        "    print(one, *sorted(slow & set(sys.modules)), file=sys.stderr)"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, cwd=tiny.root, check=True)
    assert done.stderr.splitlines() == list(QUICK)


def test_what_explains_a_claim_loads_no_scanner() -> None:
    """A workspace that was read before is not scanned again."""
    code = "import sys, claimaudit.report.text; print('claimaudit.scan.scanner' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_command_shows_amounts_as_people_write_them(tmp_path: Path) -> None:
    text = "It ran 600 km in 73.4 years, at 87 g/km and 16.5 kWh/100km, on $84.20 a barrel."
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    shown = run("scan", str(path)).stdout
    for amount in ("600 km", "73.4 years", "87 g/km", "165 Wh/km", "$84.2/barrel"):
        assert amount in shown.replace(text, ""), amount
    lines = run("scan", str(path), "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["unit"] for line in lines] == ["m", "s", "g/m", "Wh/m", "USD/barrel"]


def test_scan_gives_a_line_a_candidate(tiny: Tiny) -> None:
    done = run("scan", str(tiny.root / "seeds/t.txt"), "--format", "jsonl")
    assert done.returncode == 0
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["text"] for r in rows if r["value"] is not None] == ["4.6 PFLOPS", "两倍", "近10%"]
    keys = {
        "file",
        "start",
        "end",
        "text",
        "value",
        "low",
        "high",
        "unit",
        "bound",
        "quote_start",
        "quote_end",
        "kind",
    }
    assert all(set(row) == keys for row in rows)


def test_a_scan_without_a_workspace_has_the_limits_of_a_new_one(real: Workspace) -> None:
    assert real.policy.limits.article_bytes == ARTICLE_BYTES
    assert real.policy.limits.quote_chars == QUOTE_CHARS


def test_of_thousands_of_problems_the_first_are_printed(tiny: Tiny) -> None:
    tiny.write("claims/u.yaml", "article: t\n" + "".join(f"k{i}: 1\n" for i in range(900)))
    done = run("audit", "-w", str(tiny.root))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 401, "200 of two lines, and how many there are"
    assert "900 problems; nothing was changed. The first 200 are shown." in done.stderr


def is_told_that_nobody_takes_it(done: subprocess.CompletedProcess[str], said: str) -> None:
    """1 is the exit code of findings."""
    assert done.returncode == 2
    assert said in done.stderr and len(done.stderr) < 4000
    assert "Traceback" not in done.stderr and "report it" not in done.stderr
    assert "nothing was changed" not in done.stderr or "explain" in done.args


@pytest.mark.parametrize(
    ("command", "stream", "to", "said"),
    [
        ("explain t-compute", 1, "/dev/full", "No space left on device"),
        ("draft t", 1, "nobody", "Broken pipe"),
        ("audit", 1, "/dev/full", "No space left on device"),
        ("explain nobody", 2, "/dev/full", ""),
        ("audit -w " + 9000 * "0", 2, "", "File name too long"),
        ("explain " + 9000 * "0", 2, "", "no claim has the id"),
    ],
)
def test_where_nobody_takes_what_is_said_it_is_2(
    command: str, stream: int, to: str, said: str, audited: Audited
) -> None:
    """The audit has written its files by then, and says nothing else."""
    read, unread = os.pipe()
    os.close(read)  # before anything is written: a quick command was done before `| true` was
    with open("/dev/full", "w") as full:
        taker = {"/dev/full": full.fileno(), "nobody": unread}
        told_to = {stream: taker[to]} if to else None
        done = claimaudit(*command.split(), cwd=audited.root, told_to=told_to)
    os.close(unread)
    is_told_that_nobody_takes_it(done, said)


@pytest.mark.parametrize(
    ("shell", "said"),
    [
        ("--help >&{unread}", "Broken pipe"),
        ("scan seeds/t.txt >&-", "stdout: is closed"),
        ("explain nobody 2>&-", ""),
    ],
)
def test_so_it_is_where_the_interpreter_finds_them_closed(
    shell: str, said: str, audited: Audited, started: dict[str, str]
) -> None:
    read, unread = os.pipe()
    os.close(read)
    command = ["bash", "-c", f"{sys.executable} -m claimaudit {shell.format(unread=unread)}"]
    done = subprocess.run(
        command, cwd=audited.root, env=started, pass_fds=(unread,),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    os.close(unread)
    is_told_that_nobody_takes_it(done, said)


@pytest.mark.parametrize("raised", ["KeyboardInterrupt", "click.Abort"])
def test_an_interrupt_is_no_finding(raised: str, tmp_path: Path) -> None:
    # The clock of no machine tells when a command is under way: it is stopped as it begins.
    patched = (
        f"import click\ndef stop(*_): raise {raised}\nclick.Command.invoke = stop\n"
        "from claimaudit.cli.main import main\nmain(['verify', 'audit.json'])"
    )
    command = [sys.executable, "-c", patched]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "error: interrupted\n")
