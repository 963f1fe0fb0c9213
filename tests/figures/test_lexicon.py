"""Word lists: how entries are read and joined, and that words stand in them, not in code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import claimaudit
from claimaudit.base.folding import fold_characters
from claimaudit.figures.lexicon import EN, TOGETHER, WORDS, ZH, Lexicon, either
from claimaudit.figures.lexicon import _read as read_file
from claimaudit.scan.lists import FIGURES
from tests.table import each

SOURCE = Path(claimaudit.__file__).parent
LANGUAGES = sorted((SOURCE / "figures" / "languages").glob("*.yaml"))
LISTS = LANGUAGES + sorted({*(SOURCE / "scan").glob("*.yaml")} - {SOURCE / "scan" / "limits.yaml"})
GUARDS = [
    FIGURES.table(name) for name in ("set_apart_numbers", "measuring_nothing", "item_numbers")
]
MODULES = sorted([*(SOURCE / "figures").rglob("*.py"), *(SOURCE / "scan").rglob("*.py")])
# Rooms that decide by words too; what captures compare is no figure.
DECIDING = [
    *MODULES,
    *sorted((SOURCE / "verdict").rglob("*.py")),
    *sorted((SOURCE / "intake").glob("*.py")),
]
CHINESE = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def lexicon(folder: Path, *files: str) -> Lexicon:
    paths = [folder / f"{number}.yaml" for number in range(len(files))]
    for path, text in zip(paths, files, strict=True):
        path.write_text(text, "utf-8")
    return Lexicon(*paths)


def test_words_may_be_a_line_a_list_or_a_table(tmp_path: Path) -> None:
    made = lexicon(tmp_path, "a: {words: 万 亿}\nb: {words: ['or ', 或]}\nc: {words: {十: '10'}}\n")
    assert made.words("a") == {"万", "亿"}
    assert made.words("b") == {"or ", "或"}
    assert made.words("c") == {"十"}
    assert made.decimals("c") == {"十": 10}


def test_the_longest_word_is_tried_first() -> None:
    assert re.findall(either(["万", "亿", "万亿"]), "3万亿5万") == ["万亿", "万"]
    assert either(["b", "a", "."]) == r"[\.ab]"
    assert re.fullmatch(either(["No.", "No"]), "No.")


def test_a_pattern_names_entries_of_its_file_first_and_then_of_all_languages(
    tmp_path: Path,
) -> None:
    made = lexicon(
        tmp_path,
        "tens: {words: x y}\nrun: {pattern: '${tens}+'}\n",
        "tens: {words: z}\nmonth: {pattern: '${months} \\d'}\n",
    )
    assert made.pattern("run").fullmatch("xyx")
    assert not made.pattern("run").match("z")
    assert made.pattern("tens").match("z")
    assert made.pattern("month").match("May 3")
    with pytest.raises(KeyError):
        made.pattern("unknown")


def test_flags_patterns_and_what_stands_before(tmp_path: Path) -> None:
    made = lexicon(tmp_path, "a: {flags: i, patterns: [one, two]}\nb: {words: at least}\n")
    assert made.pattern("a").match("TWO")
    assert [p.pattern for p in made.patterns("a")] == ["(?i)one", "(?i)two"]
    assert made.before("b").search("at ")
    assert not made.before("b").search("at  ")
    assert made.pattern("b", "!").match("least!")


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda p: p.name)
def test_every_file_of_the_folder_is_a_language(path: Path) -> None:
    words = Lexicon(path)
    if path.stem in TOGETHER:
        assert words.words("phrases") <= WORDS.words("phrases")
    if path.stem in ("digits", *TOGETHER):
        assert set(words.patterns("dates")) <= set(WORDS.patterns("dates"))
    assert words.has("name") is (path.stem != "digits")


def test_languages_are_joined() -> None:
    assert WORDS.words("joints") == ZH.words("joints") | EN.words("joints")
    assert {"上旬", "early"} <= WORDS.table("parts_of_month").keys()


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.name)
def test_every_list_says_why_is_folded_and_sound(path: Path) -> None:
    text = path.read_text("utf-8")
    assert fold_characters(text) == text
    lists = re.findall(r"^(\w+):", text, re.MULTILINE)
    assert len(lists) == len(set(lists))
    for name, entry in read_file(path).items():
        assert entry["why"].strip(), name
        assert len({"words", "pattern", "patterns"} & entry.keys()) == 1, name
        assert set(entry) <= {"why", "sign", "reach", "flags", "words", "pattern", "patterns"}, name
        assert Lexicon(path).patterns(name), name


def test_every_list_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in MODULES)
    lists = "".join(path.read_text("utf-8") for path in LISTS)
    kinds = FIGURES.words("glued_anywhere") | FIGURES.words("glued_beyond_ascii")
    kinds |= {str(part) for guards in GUARDS for row in guards.values() for part in row.values()}
    for path in LISTS:
        for name in read_file(path):
            used = f'"{name}"' in code or f"${{{name}}}" in lists
            assert used or name in kinds or f'near("{name}"' in code, f"{path.name}: {name}"


def literals(path: Path) -> list[str]:
    """The string literals of a module as they are typed, its docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    lines = path.read_bytes().splitlines(keepends=True)  # offsets of nodes count bytes
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = [n.body[0] for n in ast.walk(tree) if isinstance(n, documented) and n.body]
    said = {id(doc.value) for doc in docs if isinstance(doc, ast.Expr)}
    return [
        _typed(lines, node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def _typed(lines: list[bytes], node: ast.Constant) -> str:
    """`ast.get_source_segment`, which splits the whole module again for each literal."""
    assert node.end_lineno is not None
    spanned = lines[node.lineno - 1 : node.end_lineno]
    spanned[-1] = spanned[-1][: node.end_col_offset]
    spanned[0] = spanned[0][node.col_offset :]
    return b"".join(spanned).decode()


def test_literals_are_seen_and_docstrings_are_not(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    path.write_text('"""三"""\nx = f"万{1}" + r"[\\u3400-\\u9fff]"\ndef f():\n    "一"\n', "utf-8")
    assert [text for text in literals(path) if CHINESE.search(text)] != []
    assert not any("三" in text or "一" in text for text in literals(path))


@each("path", DECIDING, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_chinese_word_or_mark_stands_in_code(path: Path) -> None:
    if path.name != "unit_words.py":  # it has a mark of full width
        assert [text for text in literals(path) if CHINESE.search(text)] == []


def test_no_chinese_word_stands_in_any_code() -> None:
    """But for what runs without the package, and a docstring of a field."""
    alone = {"verify.py", "policy.py"}
    others = [path for path in sorted(SOURCE.rglob("*.py")) if path.name not in alone]
    words = re.compile(r"[\u3400-\u9fff]")
    assert {
        p.name: found for p in others if (found := [t for t in literals(p) if words.search(t)])
    } == {}


def test_no_group_is_possessive() -> None:
    """Before Python 3.11.5 such a group can keep what it should have given back, so that 3, is
    read with its comma; an atomic group, `(?>(…)+)`, means the same and is read rightly."""
    possessive = re.compile(r"(?:\)|\$\{\w+\}|\}\})(?:[*+?]|\{{1,2}\d*,?\d*\}{1,2})\+")
    files = [p for kind in ("*.yaml", "*.py") for p in sorted(SOURCE.rglob(kind))]
    assert possessive.search("(?:,[0-9])*+") and possessive.search("${digits}{1,4}+")
    assert {str(p) for p in files if possessive.search(p.read_text("utf-8"))} == set()
