"""Words that are names only in company, and short forms that are sure by themselves. Lists by hand."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Words parted by white space, as a set."""
    return frozenset(words.split())


# Acronyms of two or three letters that mean one thing in any newspaper.
SURE = listed("IBM BMW US U.S. U.S USA U.S.A. UK U.K. U.K EU E.U. UN U.N. UAE U.A.E. USSR FBI CIA IMF BBC")

# Words of a name that keep their small letter in titles.
SMALL = listed("of and the for in on to a an & de la du des von van der")

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
    Nelson Bend Gary Hastings Durham Worcester Mary Merced San Brest Cali Medina Sparta Commons Lords
    Block Record National Decrypt Hindu Emirates Dawn STAT Amnesty Quad Isis Fatah Politburo
    RT Kano Queens Bronx Turk Cross""")

# Firms, teams, products and planets whose name is also a word, a surname or a town.
NAMESAKES = listed(
    """Apple Amazon Meta Oracle Target Gap Visa Shell Ford Disney Tesla Dell Hilton Marriott Kraft Kellogg Coke Sharp Sprint
    Snap Slack Zoom Signal Telegram Safari Siri Alexa Kindle Windows Bing Vivo Arm Stripe Robinhood Everton Ferrari McLaren
    Ajax Iberia Linde Vale Hearst Anonymous Gallup Nielsen Princeton Cornell Mars Venus Jupiter Saturn Uranus Neptune Pluto
    Titan Europa Ravens Bengals Browns Packers Broncos Pistons Pacers Clippers Cavaliers Grizzlies Pelicans Raptors Bruins
    Oilers Wimbledon Starship Twitch Tinder Concorde Chinook Hubble Cassini Dreamliner Broadway Brookings Harvard Yale
    Stanford Markit Fitch Pew""")

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

# Capitalised words that are no names: the calendar, openers of sentences, words of layout.
NOT_NAMES = listed(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun Today
    Tomorrow Yesterday Christmas Easter Spring Summer Autumn Winter The A An This That These Those It Its He She We They
    I You Us His Her Our Their My Your And But Or So Yet Nor If When While As At By For From In Into Of On Off Over Out Up
    To With Without After Before During Since Until Because Although Though However Meanwhile Also Now Then Here There
    Where Why How What Which Who Whom Whose Not No Yes All Any Both Each Every Few Many Most Much Other Some Such Only
    Same Than Too Very Just Even Still More Less First Second Third Last Next New Old One Two Three Four Five Six Seven
    Eight Nine Ten Hundred Thousand Million Billion Mr Mrs Ms Dr Sir Prof President Minister Prime Secretary Chairman
    Chief Director Professor Senator Governor Mayor General Officer Executive CEO CFO CTO COO VP PM MP MPs Editor Photo
    Image Video Read Source Sources Follow Share More Story Stories Related Update Updated Breaking
    Exclusive Analysis Opinion Comment Advertisement Subscribe Reporting Additional Editing Writing Company Companies
    Government Court Group Inc Corp Ltd COVID Covid COVID-19 Covid-19 GDP CPI IPO AI IT TV PC DVD CD USB GPS DNA HIV AIDS
    ID OK PDF HTML API URL FAQ AM PM BC AD GMT EST UTC EDT PST USD EUR GBP A.M P.M North South East West Northern Southern
    Eastern Western Central God Internet Web Bitcoin English Dear Madam Sirs Sec Art Hello Please Thanks Well Indeed Perhaps Maybe
    According About Above Across Against Along Among Around Despite Under Between Through Like Let Let's""")
