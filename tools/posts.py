"""A folder of posts in Markdown as an archive that `sweep` reads: a line of JSON each.

    python -m tools.posts FOLDER OUT.jsonl [SITE]

Titles, days and addresses are those of the front matter, else the day is that of the file's name;
SITE is the address that the path of a post stands behind where it names none. Code, pictures and
the addresses of links are no text.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
# The form of LCTT: [#]: url: "https://…"
_COMMENTS = re.compile(r'^\[#\]: (?:# )?\(?(\w+): ?"?(.*?)"?\)?$', re.MULTILINE)
_DAY = re.compile(r"(?<!\d)(?:20)?(\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
_DATES, _ADDRESSES = ("date", "published", "pubDate", "publishDate"), ("url", "link", "permalink")
_PARSER = MarkdownIt("commonmark").enable("table")
_TEXT = ("text", "code_inline")


def posts(folder: Path, site: str = "") -> Iterator[dict[str, Any]]:
    """Of each Markdown file of `folder`, in their order."""
    for path in sorted(p for p in folder.rglob("*.md*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        told, body = front(path.read_text("utf-8", "replace").replace("\r\n", "\n"))
        address = next((str(told[key]) for key in _ADDRESSES if told.get(key)), "")
        yield {
            "id": name,
            "title": str(told.get("title") or ""),
            "url": address if address.startswith("http") else f"{site}/{name}" if site else None,
            "published": day(told, path.name),
            "text": text(body),
        }


def front(source: str) -> tuple[dict[str, Any], str]:
    """(what stands before the text, the text)."""
    if found := _FRONT.match(source):
        try:
            told = yaml.safe_load(found[1])
        except yaml.YAMLError:
            told = {}
        return told if isinstance(told, dict) else {}, source[found.end() :]
    return dict(_COMMENTS.findall(source)), _COMMENTS.sub("", source)


def day(told: dict[str, Any], name: str) -> str | None:
    """When it was published."""
    if date := next((told[key] for key in _DATES if told.get(key)), None):
        return str(date)[:10]
    found = _DAY.search(name)
    return "20{}-{}-{}".format(*found.groups()) if found else None


def text(markdown: str) -> str:
    """What a reader sees of it, a block a paragraph."""
    return "\n\n".join(filter(None, map(_shown, _PARSER.parse(markdown))))


def _shown(block: Any) -> str:
    parts = (
        part.content if part.type in _TEXT else "\n" if part.type.endswith("break") else ""
        for part in block.children or ()
    )
    return "".join(parts).strip()


if __name__ == "__main__":
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for post in posts(Path(sys.argv[1]), *sys.argv[3:4]):
            out.write(json.dumps(post, ensure_ascii=False) + "\n")
