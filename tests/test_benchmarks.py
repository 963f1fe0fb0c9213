"""What `make bench` lays out to be timed is a workspace that passes: what is refused is soon done."""

from pathlib import Path

from benchmarks.newsroom import CLAIMS, WAIVERS, lay_out
from click.testing import CliRunner

from claimaudit.cli.main import main


def test_a_newsroom_that_is_laid_out_passes(tmp_path: Path) -> None:
    lay_out(tmp_path, 2)
    audit = CliRunner().invoke(main, ["audit", "-w", str(tmp_path)])
    assert (audit.exit_code, f"{2 * CLAIMS} claims" in audit.output) == (0, True), audit.output
    gate = CliRunner().invoke(main, ["gate", "-w", str(tmp_path)])
    assert (gate.exit_code, f"({2 * WAIVERS} waived)" in gate.output) == (0, True), gate.output
