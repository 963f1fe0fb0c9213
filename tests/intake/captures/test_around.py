"""Sentences of a capture around the clip that somebody took out of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from claimaudit.cli.main import main
from tests.conftest import DOCUMENT, FACT, Tiny, printed

CLIP = "new chip reaches 4,614 TFLOPS"
# The sentence, and whether the clip says what it does.
SENTENCES = {
    "The new chip reaches 4,614 TFLOPS in FP8. It draws 310 W under load.": True,
    "The new chip reaches 4,614 TFLOPS, it was said, and no word of it was true; so we found.": True,
    "Nobody denied it: the new chip reaches 4,614 TFLOPS and is not sold abroad.": True,
    "The old one will be withdrawn. The new chip reaches 4,614 TFLOPS. Plans were made.": True,
    "It is not true that the new chip reaches 4,614 TFLOPS in FP8.": False,
    "The maker denied that its new chip reaches 4,614 TFLOPS.": False,
    "The new chip reaches 4,614 TFLOPS, a figure that was later retracted.": False,
    "An earlier version of this page mistakenly said that the new chip reaches 4,614 TFLOPS.": False,
    "The following is wrong: the new chip reaches 4,614 TFLOPS. It was 3,614.": False,
    "These earlier figures are incorrect: the new chip reaches 4,614 TFLOPS in FP8.": False,
    "This was wrong, and is mended. The new chip reaches 4,614 TFLOPS in FP8.": True,
    "The following is not wrong: the new chip reaches 4,614 TFLOPS in FP8.": True,
    "Rumour has it that the new chip reaches 4,614 TFLOPS.": False,
    "If all goes well, the new chip reaches 4,614 TFLOPS.": False,
    "谣言称 new chip reaches 4,614 TFLOPS，并不属实。": False,
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_clip_stands_where_its_sentence_says_it(
    sentence: str, tiny: Tiny, tmp_path: Path
) -> None:
    tiny.references([DOCUMENT], [FACT | {"prints": [printed("4,614 TFLOPS", clip=CLIP)]}])
    tiny.claims()
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><h1>New chip datasheet</h1><p>{sentence}</p></body></html>")
    run = ["capture", "datasheet", "--file", str(page), "-w", str(tiny.root)]
    said = CliRunner().invoke(main, run)
    lock = (tiny.root / "references" / "captures.lock.yaml").read_text("utf-8")
    assert (CLIP in lock) == SENTENCES[sentence]
    assert said.exit_code == (0 if SENTENCES[sentence] else 1), said.output
    assert ("around its clip" in said.output) != SENTENCES[sentence]
    again = CliRunner().invoke(main, ["capture", "--check", "-w", str(tiny.root)])
    assert again.exit_code == said.exit_code, again.output
