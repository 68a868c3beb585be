"""Words that are names only in company, and short forms that are sure by themselves. Lists by hand."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Words parted by white space, as a set."""
    return frozenset(words.split())


# Acronyms of two or three letters that mean one thing in any newspaper.
SURE = listed("US U.S. U.S USA U.S.A. UK U.K. U.K EU E.U. UN U.N. UAE U.A.E. USSR FBI CIA IMF BBC")

# Words of the dictionary, surnames and first names that are also names of places, bodies or papers.
COMMON = listed(
    """Treasury Congress Senate House Commerce State Defense Defence Parliament Cabinet Diet Fed Justice Labor Labour
    Energy Interior Education Transportation Agriculture Court Government Council Commission Bank Board Ministry Office
    Agency Bureau Department Administration Assembly Union League Party Front Movement Army Navy Guard Force Police
    Customs Revenue Exchange Guardian Times Post Economist Independent Mirror Sun Mail Express Star Standard Telegraph
    Observer Herald Journal Fortune Forbes Time Wired Variety Nature Science Quartz Slate Insider Information Verge
    Register Hill Atlantic Spectator Mint Nation People Age Australian Globe Mercury Metro Monitor News Press Sky Today
    Tribune World Reason Intercept Conversation Bild Punch Citizen
    Reading Nice Mobile Bath Split Cork Orange Phoenix Victoria Charlotte Austin Jackson Lincoln Madison Florence Bergen
    Essen Male Alexandria Cologne Hull Wells Deal Battle March Chad Jordan Orlando Kent Chester Lancaster Preston Derby
    Brandon Regina Tours Nancy Troy Augusta Helena Pierre Dover Salem Concord Columbia Darwin Hamilton Kingston Stanley
    Nelson Bend Gary Hastings Durham Worcester Mary Merced San Brest Cali Leon Medina Sparta Commons Lords""")

# Words that stand before a person's name and are no part of it, in lower case.
TITLES = listed(
    """mr mrs ms miss dr doctor prof professor sir dame lord lady baroness baron count king queen prince princess pope
    president vice-president prime premier chancellor minister secretary senator sen congressman congresswoman
    representative rep governor gov mayor ambassador judge justice general gen lieutenant lt colonel col major maj
    captain capt commander sergeant sgt admiral chairman chairwoman chair chief executive ceo cfo coo director
    spokesman spokeswoman spokesperson rev reverend father sister brother bishop archbishop cardinal imam sheikh
    ayatollah attorney inspector detective officer agent coach analyst economist ex-president former late then
    biologist researcher author scientist reporter journalist actor actress singer deputy foreign finance defence
    defense interior trade opposition leader head manager""")
