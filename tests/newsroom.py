"""A small press of our own, made to leave every kind of question open; and how to build it, decide, and look again."""

from __future__ import annotations

from pathlib import Path

from generator import build
from generator.config import load
from generator.model.corpus import Corpus

DIGEST = """\
Title: The quay wall at Sundby is cracked

The wall has a crack of three metres, and nobody has said who is to mend it before the storms.

Title: Where the crack began

The crack began at the old crane, where the ground is soft, and it has grown by a metre in each of the last summers.

Title: Who is to pay for the wall

The wall belongs to the town, says the port, and to the port, says the town, so that neither of them will pay for it.
"""
DIGEST2 = """\
Title: A whale in the bay

A whale swam into the bay and stayed for a week, and the fishermen let their nets lie until it had gone again.

Title: Fewer herring than ever

The boats came home half empty, and the old men said that there had never been fewer herring in all their years at sea.

Title: The school has a new roof

The school has a new roof, which was paid for by the parents, who had sold cakes and soup on every market day since May.
"""
SOURCES = {
    "wuttke.txt": """Chamber warns of a cold winter\n\nPublished: 3 March 2021\n
Joerg Wuttke, the president of the chamber, said that firms would leave. Joerg Wuttke added that the port was the worst of all.""",
    "wuttke2.txt": """Chamber president leaves\n\nPublished: 9 March 2021\n
Jorg Wuttke will leave the chamber in May. The members thanked Jorg Wuttke for his years.""",
    "copper.txt": """Copper maker sues\n\nPublished: 4 March 2021\n
Norrland Copper Group said that it would sue Arden Shipping over the harbour tax. Norrland Copper Group has mines in the north.""",
    "copper2.txt": """Copper price falls\n\nPublished: 5 March 2021\n
Norrland Copper said that the price had fallen. The price will rise again, Norrland Copper believes.""",
    "marlow.txt": """Ada Marlow takes the helm\n\nPublished: 6 March 2021\n
Ada Marlow took the helm of Arden Shipping. Ada Marlow had led the bank before. The bank thanked Ada Marlow.""",
    "marlow2.txt": """Ben Marlow opens a museum\n\nPublished: 7 March 2021\n
Ben Marlow opened a museum in Oslo. Ben Marlow gave it his paintings. The museum is next to the town hall.""",
    "marlow3.txt": """Harbour tax stays\n\nPublished: 8 March 2021\n
The court kept the tax on ships. Mr. Marlow said that it was unjust. Mr. Marlow will appeal.""",
    "list1.txt": """Boreal Shipping is put on the list\n\nPublished: 12 March 2021\n
Boreal Shipping was placed on the harbour list by Arden Shipping on 10 March 2021, port officials confirmed.""",
    "list2.txt": """Listed, and angry\n\nPublished: 15 March 2021\n
Boreal Shipping was placed on the harbour list by Arden Shipping on 11 March 2021, port officials confirmed.""",
    "list3.txt": """Arden Shipping buys a yard\n\nPublished: 20 March 2021\n
Arden Shipping bought the old yard of Boreal Shipping on 18 March 2021 for three million crowns, the seller announced.""",
    "list4.txt": """A yard changes hands\n\nPublished: 22 March 2021\n
Arden Shipping bought the old yard of Boreal Shipping on 19 March 2021 for three million crowns, the seller announced.""",
    "undated.txt": """Ferry runs aground\n
The ferry ran aground on Monday. On Tuesday a tug of Arden Shipping pulled it free. Nobody was hurt on Monday.""",
    "undated2.txt": """Lighthouse is sold\n
The lighthouse was sold on Friday. The buyer, Arden Shipping, took the keys last week and paints it tomorrow.""",
    "undated3.txt": """Bridge to be built\n
The bridge will be built by Arden Shipping next year. The mayor said so on Thursday, to great applause.""",
    "digest.txt": DIGEST,
    "digest2.txt": DIGEST2,
    "hoffmann.txt": """A painter of harbours\n\nPublished: 13 March 2021\n
Lena Hoffmann paints harbours. Lena Hoffmann showed forty of them in the hall of Boreal Shipping.""",
    "hofmann.txt": """A judge retires\n\nPublished: 14 March 2021\n
The judge Lena Hofmann retires in June. Lena Hofmann had heard the case against Arden Shipping.""",
    "birk.txt": """Tom Birk wins\n\nPublished: 16 March 2021\n
Tom Birk won the vote at Boreal Shipping. Tom Birk had been its captain.""",
    "birk2.txt": """Eva Birk loses\n\nPublished: 17 March 2021\n
Eva Birk lost the vote at Arden Shipping. Eva Birk had been its lawyer.""",
    "birk3.txt": """A thief is caught\n\nPublished: 18 March 2021\n
The police caught a thief. Mr. Birk had hidden in a barn. Mr. Birk said nothing.""",
    "kessel.txt": """Yard grows\n\nPublished: 19 March 2021\n
Kessel Marine Holdings said that its yard would grow. Kessel Marine Holdings builds ferries.""",
    "kessel2.txt": """Yard shrinks\n\nPublished: 21 March 2021\n
Kessel Marine said that its yard would shrink. Nobody but Kessel Marine had foreseen it.""",
    "savannah.txt": """A singer comes home\n\nPublished: 1 March 2021\n
Ms. Savannah Grove sang on Friday. Savannah Grove told reporters that she had been born here.""",
    "savannah2.txt": """Rain in the south\n\nPublished: 2 March 2021\n
It rained in Savannah Grove on Friday. People in Savannah Grove, a town in the south, swept the streets.""",
    "zhang.txt": """Zhang Wei wins a race\n\nPublished: 10 March 2021\n
Zhang Wei won the race. The crowd cheered Zhang Wei on the last lap of the stadium.""",
    "zhang2.txt": """Zhang Wei heads the bank\n\nPublished: 11 March 2021\n
Zhang Wei was named head of the Bank of Sundby. Zhang Wei said that rates would rise.""",
    "herring.txt": """A museum of herring\n\nPublished: 23 March 2021\n
The Herring Museum opened on the quay. Children may touch the nets at the Herring Museum.""",
    "herring2.txt": """Fish under glass\n\nPublished: 24 March 2021\n
The House of Fish has new tanks. Visitors of the House of Fish came from three towns.""",
}
ENTITIES = """\
- {name: Arden Shipping, kind: organisation, aliases: [Arden]}
- {name: Boreal Shipping, kind: organisation, aliases: [Boreal]}
"""


def newsroom(folder: Path) -> Path:
    """A project with these sources and no decisions."""
    (folder / "sources").mkdir(parents=True)
    (folder / "catalog").mkdir()
    (folder / "catalog" / "entities.yml").write_text(ENTITIES, "utf-8")
    (folder / "cuttings.yml").write_text("jobs: 1\n", "utf-8")
    for name, text in SOURCES.items():
        (folder / "sources" / name).write_text(text, "utf-8")
    return folder


def resolved(folder: Path) -> Corpus:
    """The project, as it stands now."""
    return build.read_corpus(load(folder, jobs=1))[0]
