"""Small files that cost much: each is refused or judged within seconds of work, in one line."""

from __future__ import annotations

import time

import pytest

from tests.attacks.newsroom import LOSS, Branch, Change, rows

# Of work, on one core, and a slow one; what is not linear takes minutes.
SECONDS = 15


def article(text: str) -> Change:
    return lambda branch: branch.new_article("new", text)


def claims(*entries: dict[str, object], text: str) -> Change:
    """An article with claims of no figure."""
    usual = {"form": "assertion", "subject": "example-lake-ferry", "metric": "statement"}

    def change(branch: Branch) -> None:
        branch.new_article("new", text)
        listed = [usual | {"id": f"n{number}"} | entry for number, entry in enumerate(entries)]
        branch.write("claims/new.yaml", {"article": "new", "claims": listed})

    return change


def yaml(text: str) -> Change:
    return lambda branch: branch.write("claims/new.yaml", text)


def fact(figure: str) -> Change:
    prints = [
        {"document": "example-ferry-report-2025", "at": "p", "figure": figure, "clip": figure}
    ]
    return lambda branch: branch.set("references/example.yaml", "facts", prints=prints)


def many_facts(branch: Branch) -> None:
    fact = branch.data("references/example.yaml")["facts"][0]
    more = [fact | {"id": f"f{number}"} for number in range(3000)]
    branch.append("references/example.yaml", "facts", *more)


def many_entries(branch: Branch) -> None:
    branch.new_article("new", "It has 5 boats.\n" * 600)
    entry = branch.data("seeds/catalog.yaml")["articles"][-1]
    more = [entry | {"id": f"n{number}"} for number in range(40)]
    branch.append("seeds/catalog.yaml", "articles", *more)


def many_files(branch: Branch) -> None:
    branch.path("seeds/more").mkdir()
    for number in range(1500):
        branch.path(f"seeds/more/{number}").touch()


def deep_folders(branch: Branch) -> None:
    branch.path("seeds/" + "d/" * 500).mkdir(parents=True)
    branch.write("seeds/" + "d/" * 500 + "x", LOSS)


def many_waivers(branch: Branch) -> None:
    lines = [f"Boat {number * 7919 % 100003:x} has 5 boats." for number in range(800)]
    branch.new_article("new", "\n".join(lines))
    about = {"figure": "5 boats", "reason": "of another article", "review_by": "2026-08-01"}
    branch.waive(*[{"quote": line, **about} for line in lines], article="new")


def expression(left: str) -> Change:
    entry = {"id": "s", "terms": {"a": "example-ferry-passengers"}, "left": left, "why": "x"}
    more = {"relation": "equals", "right": "count(a)", "kind": "slip"}
    blamed = {"blames": ["example-ferry-passengers"]}
    return lambda b: b.append("claims/example.yaml", "arithmetic", entry | more | blamed)


SLOW = {
    # texts
    "figures in one line": article("It has 5 boats. " * 2500),
    "figures on lines": article("It has 5 boats.\n" * 2500),
    "1和": article("1和" * 6000),
    "a line of a": article("a" * 300_000),
    "followers": article(("1 views " * 50 + "x\n") * 50),
    "brackets": article("(" * 100_000 + "1"),
    "blanks in a figure": article("1" + " " * 100_000 + "people"),
    "dots": article("1." * 50_000),
    "hyphens": article("twenty-" * 20_000),
    "one and one": article("one and " * 20_000),
    "one in one": article("一分之" * 30_000),
    "hundred million": article("亿" * 100_000),
    "days": article("May 5, " * 15_000),
    "addresses": article("https://" * 20_000),
    "mail": article("a@" * 50_000),
    "tags that never end": article("<" * 80_000 + "</"),
    "code that never ends": article("`x " * 40_000),
    "links": article("\n".join(["[x](y) " * 50 + "!"] * 300)),
    "related reading": article("Related reading\n" * 10_000),
    "fences": article("```\n" * 30_000),
    "squares": article(("●" * 410 + "x\n") * 100),
    "circled digits": article("⑦" * 50_000),
    "nothing between digits": article("7\u200b" * 100_000 + " boats"),
    "glosses": article("来(lái)" * 15_000),
    "Roman": article("XIV " * 20_000),
    "currencies": article("$" * 80_000 + "1"),
    "units over units": article("5 " + "kg/" * 40_000),
    "units by units": article("5 " + "kg·" * 40_000),
    "quotation marks": article("“" * 80_000 + "5 boats"),
    "a number of 100,000 digits": article("It lost " + "9" * 100_000 + " dollars."),
    "a number of many groups": article("It lost 9" + ",999" * 20_000 + " dollars."),
    "an exponent of many digits": article("It lost 1e999999 and 10^999999 dollars, 10⁹⁹⁹⁹⁹⁹ boats."),
    "an entity without end": article("&#" + "5" * 100_000 + ";"),
    # claims
    "quotes that are nowhere": claims(*[{"quote": f"{n} " + "abcdefghij " * 18} for n in range(25)], text="lorem ipsum dolor " * 6000),
    "quotes that are everywhere": claims(*[{"quote": "aa"}] * 20, text="a" * 300_000),
    "a claim of 4,000 digits": claims({"quote": "9" * 500, "figure": "9" * 500, "form": "value", "metric": "passengers"}, text="It lost " + "9" * 4000 + "."),
    "a claim of an exponent": claims({"quote": "1e999999 people", "figure": "1e999999 people", "form": "value", "metric": "passengers"}, text="It had 1e999999 people."),
    "a thousand years": claims({"quote": "1% a year", "figure": "1%", "form": "change", "metric": "passengers", "periods": 100, "from": {"period": "1"}, "to": {"period": "2"}}, text="up 1% a year"),
    "brackets in a sum": expression("(" * 900 + "count(a)" + ")" * 900),
    "a sum of nines": expression("count(a)*" + "9" * 900),
    "products": expression("*".join(["count(a)"] * 60)),
    "nothing below": expression("count(a)/(count(a)-count(a))"),
    # references
    "a fact of an exponent": fact("1e99999 people"),
    "a fact of a power": fact("10^9999999 people"),
    "a fact of digits": fact("9" * 5000 + " people"),
    "facts of one quantity": many_facts,
    "an article a hundred times": many_entries,
    # YAML
    "flow in flow": yaml("[" * 100_000),
    "maps in maps": yaml("{a: " * 50_000),
    "blocks in blocks": yaml("".join(" " * n + "a:\n" for n in range(800))),
    "dashes": yaml("- " * 100_000 + "x"),
    "keys of keys": yaml("? " * 50_000 + "x"),
    "anchors": yaml("a: &a [x,x,x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(50))),
    "a tag": yaml('!!python/object/apply:os.system ["touch pwned"]\n'),
    "a merge key": yaml("<<: {article: example}\n"),
    "two documents": yaml("article: example\n---\narticle: example\n"),
    "a directive": yaml("%YAML 9.9\n---\narticle: example\n"),
    "keys that nobody knows": yaml("".join(f"k{n}: 1\n" for n in range(30_000))),
    "so many nulls": yaml("claims: [" + "~," * 300_000 + "]"),
    "a text of millions": yaml("article: " + "a" * 3_000_000),
    "a publisher of thousands": lambda b: b.set("references/example.yaml", "documents", publisher="a" * 20_000),
    "a word of two scripts of thousands": lambda b: b.set("references/example.yaml", "documents", title="аa" * 10_000),
    "nulls": yaml("article: example\0\n"),
    # files
    "files": many_files,
    "folders in folders": deep_folders,
    "waivers of one figure": many_waivers,
}  # fmt: skip


@pytest.mark.parametrize("change", rows(SLOW))
def test_it_takes_no_time(change: Change, branch: Branch) -> None:
    change(branch)
    before = time.process_time()
    said = branch.gate()
    assert time.process_time() - before < SECONDS
    assert said.exit in (0, 1, 2)
    assert "please report it" not in said.err
    assert not branch.path("pwned").exists()
