"""Law 12: no byte of docs/ or site/ holds what the policy keeps back.

Every field and every sentence of every story bears a word that stands nowhere else. The site is built, and each byte of it is searched.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import build, inspect
from generator.config import Config, load
from generator.site import build as host
from generator.site.search.bundle import MAGIC
from tests.conftest import ROOT, copy_settings

ENDINGS = ("lead", "near", "mid", "far", "last", "tag", "outlet", "author", "section", "rights", "url", "quote", "alias", "person",
           "file", "sidecar", "caption", "place", "day", "role")


def nonce(story: str, what: str) -> str:
    """A word of letters alone, so that no tokenizer, stemmer or slug takes it apart."""
    return f"zq{story}{what}xkw"


def text(story: str) -> str:
    """A story: marks in its headline and in sentences before and after the twentieth word."""
    at = {name: nonce(story, name) for name in ENDINGS}
    year = 1987 if story in "fg" else 1876
    return f"""{at['lead'].capitalize()} port opens a new quay

By {at['author'].capitalize()} Marwick

Published: {3 + len(story)} March 2021

Arden Shipping met {at['near'].capitalize()} Corporation in London on 4 March 2021, and the two agreed on a {at['near']} quay for all ships.

Later {at['person'].capitalize()} Holm, president of {at['role'].capitalize()} Holdings, told Arden Shipping "we built
the {at['quote']} wall ourselves and paid for all of it" on 17 May {year}. The {at['alias'].capitalize()} Harbour Board,
also known as {at['alias'].upper()}, sued {at['mid'].capitalize()} Limited in {at['place'].capitalize()} City on 18 May {year}.
Arden Shipping will answer the {at['far']} claim tomorrow.

Photo: a crane by {at['caption'].capitalize()} Pictures

The end is {at['last']} for everybody who lives near the harbour.
"""


def sidecar(story: str, policy_outlet: str) -> str:
    return json.dumps({
        "outlet": policy_outlet, "url": f"https://{nonce(story, 'url')}.example/{nonce(story, 'url')}", "tags": [nonce(story, "tag")],
        "section": nonce(story, "section"), "rights": nonce(story, "rights"), "authors": [nonce(story, "author"), nonce(story, "sidecar")],
        "archived_url": f"https://web.example/{nonce(story, 'url')}", "notes": nonce(story, "sidecar")})


OUTLETS = "".join(f"- {{name: {nonce(story, 'outlet')}, policy: {policy}}}\n" for story, policy in
                  (("w", "withheld"), ("r", "withheld"), ("m", "metadata"), ("e", "excerpt"), ("f", "full")))
PRESENT = {  # story -> what of it stands on the site
    "f": set(ENDINGS) - {"day"},
    "e": {"lead", "near", "tag", "outlet", "author", "section", "rights", "url", "file", "sidecar"},
    "m": {"lead", "outlet", "url", "file"}, "w": set(), "r": set(), "d": set(), "c": set(), "l": set(),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A site of stories under each policy, tied to each other in every way that we know."""
    folder = tmp_path_factory.mktemp("policy")
    sources = folder / "sources"
    for name in ("sources", "catalog", "decisions"):
        (folder / name).mkdir()
    for story in "femw":
        file = sources / nonce(story, "file") / f"{nonce(story, 'file')}.txt"
        file.parent.mkdir()
        file.write_text(text(story), "utf-8")
        file.with_name(file.name + ".yml").write_text(sidecar(story, nonce(story, "outlet")), "utf-8")
    reprint = sources / f"{nonce('r', 'file')}.txt"  # the words of a story that is shown, under a headline and an outlet that are not
    reprint.write_text(text("f").replace(f"{nonce('f', 'lead').capitalize()} port", f"{nonce('r', 'lead').capitalize()} port", 1))
    reprint.with_name(reprint.name + ".yml").write_text(sidecar("r", nonce("r", "outlet")))
    undated = f"Ferry of Arden runs aground\n\n{text('f').partition('March 2021')[2].strip()}\n"
    (sources / "undated.txt").write_text(undated)
    twin = "A lamp burns in the tower of the northern mole, and the keeper of the lamp paints it white each spring.\n\n" * 4
    (sources / "lamp.txt").write_text(f"The lamp of the mole\n\n{twin}")  # its date would follow from this one, which is left out:
    lamp = sources / f"{nonce('l', 'file')}.txt"
    lamp.write_text(f"The {nonce('l', 'lead')} of the mole\n\nPublished: 2 February 1799\n\n{twin}")
    lamp.with_name(lamp.name + ".yml").write_text(json.dumps({"outlet": nonce("w", "outlet")}))
    parts = [text(story).replace("Published", f"Outlet: {nonce(story, 'outlet')}\nPublished") for story in "dg"]
    (sources / "digest.txt").write_text("".join(f"Title: {part}\n\n" for part in parts))
    rows = [{"id": nonce("c", "file"), "title": nonce("c", "lead"), "text": text("c"), "outlet": nonce("w", "outlet"),
             "published": f"no day {nonce('c', 'day')}"},
            {"id": "open", "title": "Quay told of again", "text": text("g"), "published": "2021-03-20"}]
    (sources / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "catalog" / "outlets.yml").write_text(OUTLETS + f"- {{name: {nonce('d', 'outlet')}, policy: withheld}}\n")
    (folder / "catalog" / "entities.yml").write_text("- {name: Arden Shipping, kind: organisation, aliases: [Arden]}\n")
    (folder / "catalog" / "themes.yml").write_text("- {name: Harbours, description: Quays, keywords: [quay, harbour, ships]}\n")
    (folder / "cuttings.yml").write_text("model: none\nexcerpt_words: 20\n")
    copy_settings(folder)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    config = load(folder, jobs=1)
    build.generate(config)
    decided(folder, config)
    build.generate(config)
    host.build(config, jobs=1)
    return config


def decided(folder: Path, config: Config) -> None:
    """What people say of these stories: corrections and judgements that name what is kept back."""
    told, _ = inspect.inspect_paths(config, [config.sources])
    ids = {story: next(str(one["id"]) for one, _ in told if nonce(story, "file") in str(one["source"])) for story in "wme"}
    corrections = [{"article": id_, "field": "section", "to": nonce(story, "section"), "by": nonce(story, "person"),
                    "why": nonce(story, "sidecar"), "when": "2022-01-01"} for story, id_ in ids.items() if story != "e"]
    (folder / "decisions" / "corrections.yml").write_text(json.dumps(corrections))
    names = {story: f"{nonce(story, 'alias').capitalize()} Harbour Board" for story in "wmef"}
    said = [{"left": names[story], "right": f"{nonce(story, 'mid').capitalize()} Limited", "verdict": "different", "by": "jo",
             "why": "they are two", "when": "2022-01-01"} for story in names]
    said += [{"left": ids["w"], "right": "open", "verdict": "same", "by": "jo", "when": "2022-01-02"},
             {"left": names["w"], "right": "", "verdict": "reject", "by": "jo", "when": "2022-01-03",
              "evidence": [{"exact": names["w"], "prefix": "The ", "suffix": "", "article": ids["w"], "side": "left"}]},
             {"left": "Arden Shipping", "right": names["w"], "verdict": "same", "by": "jo", "when": "2022-01-04"}]
    (folder / "decisions" / "judgements.jsonl").write_text("".join(json.dumps(row) + "\n" for row in said))


def everything(config: Config) -> Iterator[tuple[str, str]]:
    """(path, its words) of every file that is made to be published; packed ones unpacked."""
    for root in (config.docs, config.site):
        for file in sorted(path for path in root.rglob("*") if path.is_file()):
            data = file.read_bytes()
            if data[:2] == b"\x1f\x8b":
                data = gzip.decompress(data)
                data = data.removeprefix(MAGIC)
            name = file.relative_to(config.root).as_posix()
            yield name, (name + "\n" + data.decode("utf-8", "replace")).casefold()


def leaks(config: Config) -> list[tuple[str, str]]:
    """(word that may not stand there, path)."""
    hidden = [nonce(story, what) for story, shown in PRESENT.items() if story != "f" for what in ENDINGS if what not in shown]
    return [(word, path) for path, words in everything(config) for word in hidden if word in words]


def test_no_byte_holds_what_the_policy_keeps_back(kept: Config) -> None:
    assert leaks(kept) == []


def test_what_may_be_shown_is_there(kept: Config) -> None:
    """Else the law would hold of an empty site."""
    words = "\n".join(words for path, words in everything(kept) if path.startswith("site/"))
    index = "\n".join(words for path, words in everything(kept) if path.startswith("site/pagefind"))

    assert [nonce(story, what) for story in "fem" for what in PRESENT[story] if nonce(story, what) not in words] == []
    assert nonce("f", "last") in index


def test_a_day_that_only_hidden_words_tell_is_nowhere(kept: Config) -> None:
    """The events of a hidden part, and a date of publication that follows from a story that is left out."""
    said = re.compile(r"may 1876|1876-05|february 1799|1799-0|18760517|17990")

    assert [(path, said.findall(words)) for path, words in everything(kept) if said.search(words)] == []


def test_the_site_says_how_many_stories_are_withheld(kept: Config) -> None:
    assert "5 articles: nothing of it is shown" in (kept.site / "about" / "index.html").read_text("utf-8").replace("\n", " ")
