"""Quotes -> of whom each speaks: a name that does something in the quotation, or to which the speaker takes a stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.extract.dates.cues import PAST
from generator.extract.names.common import NOT_NAMES, TITLES
from generator.extract.quotes import SHORT
from generator.extract.relations.marked import ANY, Marked, is_mark, marked, pattern
from generator.extract.relations.rules import END, NO_ONE, NO_TAIL, NOUN_WORDS
from generator.model.events import Certainty
from generator.model.findings import Sentence
from generator.model.ids import Anchor, Span
from generator.model.names import Kind, Mention
from generator.model.relations import Bond, Quote, Relation

_TARGETS = 3  # names at most that one quotation is about
_FAR = 300  # characters from a name back to which a pronoun, or nothing, leads; beyond it is often another who speaks
_SPEAKERS = (Kind.PERSON, Kind.ORGANISATION)
_ASKED = re.compile(r"\b(?:told|tells|of|with)\s(?:the\s)?$")  # "told Acme": whoever it is, it is not Acme that speaks
_OTHER = "|".join(sorted(NOT_NAMES))
_TITLE = rf"(?:(?:(?!(?:{_OTHER})\s)[A-Z][a-z]+\s)?(?i:{'|'.join(sorted(TITLES))})\.?\s){{0,3}}"
_ADJECTIVE = (r"(?:full|entire|whole|new|old|current|late|good|federal|bipartisan|proposed|landmark|historic|former|present|next|last|"
              r"own|mighty|local|national|then|free|private|public)")
_LEAD = (rf"(?:[Tt]he\s|[Aa]nd\s|[Bb]ut\s|[Ss]o\s|(?:[Nn]ow|[Yy]et|[Tt]oday|[Cc]learly|[Uu]nfortunately),?\s)*"
         rf"(?:{_ADJECTIVE}\s){{0,2}}{_TITLE}")
_ROW = rf"(?P<b><POWXE>(?:(?:,\s(?:and\s)?|\sand\s)(?:the\s)?{_TITLE}<POWXE>){{0,9}}|<L>)(?:\sand\sI)?"
_OPENS = (  # where a subject stands
    rf"(?:^\s*|[.!?:;–—]\s?|\s--?\s|(?<![{ANY}]),\s|(?<![{ANY}]\s)(?<![{ANY}],\s)\bbut\s|"
    r"\b(?:believe|think|know|hope|hopeful|say|says|said|feel|sure|confident|clear|pleased|proud|glad|happy|disappointed|shows?|means?|fact|"
    r"unfortunate|important|time|disagree|agree|convinced|announced?|understand|ensure|concerned|certain|believes|argue|"
    r"delighted|excited|honou?red|grateful|thrilled|encouraged|likely|critical|essential|imperative|vital|damning|shameful|regret|true|"
    r"obvious|outrageous|remember|suspect|expect|doubt|fear|worried|afraid|appears|seems|suggests?|indicates?|proves?|demonstrates?)\s(?:that\s)?)")
_ACTION = (r"(?:decision|leadership|work|action|failure|plan|effort|proposal|commitment|support|refusal|announcement|passage|approval|"
           r"vote|service|policy|policies|budget|record|contribution|role|approach|response|efforts|actions|plans|nomination|dedication|"
           r"experience|words?|statement|vision|courage|death|loss|success|future|rules?|request|"
           r"importance|addition|creation|adoption|departure|confirmation|strength|end)s?")
_FINITE = (r"(?:(?:\w+ly|also|still|never|now|once|already|then|has|have|had)\s){0,2}"
           r"(?:is|was|are|were|has|have|had|will|would|can|could|must|should|may|might|do|does|did|cannot|[a-z]+n['’]t|"
           r"deserves|wants|needs|makes|takes|gives|remains|continues|refuses|plans|"
           r"provides|offers|represents|seems|tends|hopes|agrees|claims|believes|knows|thinks|deserve|need|want|"
           rf"[a-z]{{2,}}s\s(?:the|an?|our|us|its|his|her|their|this|me|you|them|how|what)|{'|'.join(sorted(PAST))}|set|put|let|cut|left|felt|found|"
           r"(?!(?:based|led|located|backed|funded|related)\b)[a-z]{2,}ed(?!\sby))\b")
_HEAD = r"(?:(?<!<L>)\s(?:program|initiative))?"
SUBJECT = pattern(rf"{_OPENS}(?:[Tt]he\s(?:[a-z]+\s)?{_ACTION}\sof\s)?{_LEAD}{_ROW}"
                  rf"(?:['’]s?\s(?:[a-z]+\s){{0,2}}{_ACTION}\b(?:\s(?:to|of|in|on|for|as|and)\s[^,;.]{{2,60}}?)?|{_HEAD})"
                  rf"(?:,\s[^,;:.!?{ANY}]{{1,80}},)?\s{_FINITE}")
_STAND = (
    rf"(?:pass(?:ed|es|ing)?(?=\s[^,;.{ANY}]{{0,40}}<W>)|"  # a law; what "passed the Senate" tells of another
    r"(?:applaud|commend|thank|congratulate|prais|salut|honou?r|welcom|support|oppos|urg|encourag|ask|press|condemn|criticiz|criticis|"
    r"blam|accus|trust|admir|respect|recommend|nominat|appreciat|credit|challeng|appoint|confirm|elect|prosecut|"
    r"enact|reauthoriz|repeal|extend|cosponsor|co-sponsor|introduc|reform|strengthen|protect|modernis|modernize|expand|improv|"
    r"[a-z]{3,}ed(?<!based)(?<!related)(?<!located)(?<!entered)(?<!passed)(?<!attended)(?<!needed)(?<!headed)(?<!reached)|implement|renew|overturn|defeat|establish|creat)(?:e|s|es|ed|ing)?|"
    r"call(?:s|ed|ing)?\s(?:up)?on|work(?:s|ed|ing)?\s(?:closely\s|together\s|hard\s|directly\s)?with|(?:grateful|thankful|indebted)\sto|"
    r"(?:proud|pleased|happy|honou?red)\sto\sjoin|(?:proud|supportive|critical)\sof|(?:confidence|faith|trust|belief)\sin|(?:dis)?agree(?:s|d)?\swith|me[et]t(?:ing)?\swith|spoke\swith|"
    r"vot(?:e|ed|ing)\s(?:for|against)|know[ns]?|sign(?:ed|ing)?|back(?:s|ed|ing)?)")
OBJECT = pattern(rf"\b{_STAND}\s(?:the\s|our\s|my\s|his\s|her\s|both\s|an?\s)?(?:{NOUN_WORDS}\s){{0,3}}{_TITLE}"
                 r"(?P<b><POWXE>(?:(?:,\s(?:and\s)?|\sand\s)(?:the\s)?"
                 rf"{_TITLE}<POWXE>){{0,9}}){NO_TAIL}(?:['’]s?\s(?:[a-z]+\s){{0,2}}{_ACTION}(?!\s[A-Z])|{_HEAD}{END})")
_SAYING = r"(?:said|says|say|adds|added|claims|claimed|argues|argued|insists|insisted|warned|warns|believes|noted|stated)"
_CALLING = r"(?:called|calls|described|describes|dubbed|branded|accused|accuses|criticised|criticized|praised|blamed|denounced)"
BEFORE = pattern(rf"^[^,;:.{ANY}]{{0,40}}\b(?:{_SAYING}\s(?:that\s)?{_LEAD}{_ROW}\s{_FINITE}|"
                 rf"{_CALLING}\s(?:the\s)?{_TITLE}(?P<c><POWXEL>)(?=\s(?:a|an|the|as|of|for)?\s?[“\"]))")


def spoken(text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> Iterator[Relation]:
    """Of whom a named speaker speaks, at most three a quotation; a name in passing is none of them."""
    by_span = {mention.span: mention for mention in mentions}
    begun = _beginnings(mentions)
    for quote in quotes:
        speaker = by_span.get(quote.speaker) if quote.speaker else None
        if speaker and _speaks(text, quote, speaker) and len(text[quote.span.start:quote.span.end].split()) > SHORT:
            about = {one.surface.casefold(): one for one in reversed(_about(text, mentions, begun, quote, speaker))}
            for one in sorted(about.values(), key=lambda one: one.span)[:_TARGETS]:
                yield Relation(Bond.SAID, speaker.span, one.span, Span(one.span.start, quote.span.end), Certainty.HAPPENED,
                               f"quote-{quote.by}")


def _speaks(text: str, quote: Quote, speaker: Mention) -> bool:
    if not quote.by.startswith("name") and quote.span.start - speaker.span.end > _FAR:
        return False
    if speaker.surface.split()[-1].lower() in TITLES:
        return False  # "Arden Mayor" is the half of a name
    return speaker.kind in _SPEAKERS and not _ASKED.search(text[max(0, speaker.span.start - 12):speaker.span.start])


def _beginnings(mentions: Sequence[Mention]) -> Counter[str]:
    """How many people's full names each word or words begin."""
    full = {one.surface for one in mentions if one.kind is Kind.PERSON and " " in one.surface}
    return Counter(name[:m.start()] for name in sorted(full) for m in re.finditer(" ", name))


def _about(text: str, mentions: Sequence[Mention], begun: Mapping[str, int], quote: Quote, speaker: Mention) -> list[Mention]:
    """The names that the quotation is about, in text order; "said Acme was “a danger”" is about Acme too."""
    named = [one for said in _within(text, quote.span, mentions) for rule in (SUBJECT, OBJECT) for one in _named(said, rule, "b")]
    if quote.by == "name-before" and speaker.span.end < quote.span.start:
        named += [one for said in _within(text, Span(speaker.span.end, quote.span.end), mentions) for group in "bc"
                  for one in _named(said, BEFORE, group)]
    return sorted((one for one in named if one.surface not in speaker.surface and _whole(text, one)
                   and begun.get(one.surface, 0) < 2), key=lambda one: one.span)


def _within(text: str, span: Span, mentions: Sequence[Mention]) -> Iterator[Marked]:
    return marked(text, (Sentence(span, Anchor("")),), mentions, 1)


def _named(said: Marked, rule: re.Pattern[str], group: str) -> Iterator[Mention]:
    for m in rule.finditer(said.words):
        for at in range(*m.span(group)):
            if is_mark(said.words[at]):
                yield said.name(at)


def _whole(text: str, one: Mention) -> bool:
    """Not a part of a word ("pro-Acme"), nor two names glued."""
    return not NO_ONE.search(one.surface) and "-" not in (text[one.span.start - 1:one.span.start], text[one.span.end:one.span.end + 1])
