"""What a site puts round its articles: lines to cut, each with its rule."""

from __future__ import annotations

import re
from collections.abc import Callable

LONGEST = 420  # characters; furniture is short
SITES = r"(?:Twitter|X|Facebook|Instagram|LinkedIn|YouTube|WhatsApp|Telegram|TikTok|Threads|Mastodon|Bluesky|Reddit|Pinterest|Google News|Google|Flipboard)"

_LINES = (
    ("comment-form", r"leave a (?:reply|comment)(?: cancel reply)?|cancel reply|your email address will not be published\.?(?: required fields are marked ?\*?)?"
     r"|required fields are marked ?\*?|save my name, email,? (?:and|&) website in this browser.*|(?:comment|name|email|website|url) ?\*|website|post (?:a )?comment"
     r"|submit comment|notify me of (?:new|follow-?up).*|(?:log|sign) in (?:or (?:register|sign up) )?to (?:leave a |post a |your )?(?:comment|reply|account).*|you must be logged in to post a comment\.?"
     r"|comments? (?:are|is) (?:closed|off|disabled).*|be the first to comment.*|join the (?:conversation|discussion).*|(?:view|show|read|hide|see)(?: all)?(?: \d+)? comments?(?: \(\d+\))?"
     r"|(?:no|\d+) comments?(?: yet)?|comments? ?\(\d+\)|comments?:?|add a comment\.{0,3}|this site uses akismet.*|learn how your comment data is processed\.?|reply|δ"),
    ("share", rf"(?:share|tweet|pin|e-?mail|print|save|copy link|link copied!?|bookmark|like|loading\.{{0,3}}|like this:?|click to (?:share|print|email).*|\(opens in new window\)|share via.*"
     rf"|share (?:this|on|with|to)\b.{{0,60}}|share this (?:article|story|post|page)?:?|(?:send|e-?mail) (?:this|to a friend).{{0,40}}|{SITES}|gift (?:this )?article|share full article|\d+ shares?"
     r"|(?:(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|e-?mail|print|share|tweet|copy link|messenger|tumblr|pocket|more)[ |,/•·]*){2,})"),
    ("follow", rf"(?:follow|find|join|like|add) (?:us|our channel|me)\b.{{0,80}}\b(?:{SITES}|news(?:letter)?|channel|updates?)\b.{{0,40}}|follow (?:our|the) .{{0,60}} (?:channel|page|blog|live)\b.{{0,40}}|follow us:?"),
    ("subscribe", r"(?:please )?(?:subscribe|sign up|register|log in|sign in|join)(?: now| today| here| free)?(?: (?:to|for|with|and|our|in)\b.{0,200})?[.!]?|already (?:a (?:subscriber|member)|have an account|subscribed|registered)\b.{0,80}"
     r"|get (?:our|the|all the) .{0,100}(?:newsletter|inbox|e-?mail|app)\b.{0,60}|.{0,80}(?:straight|delivered|direct(?:ly)?) to your (?:inbox|phone).{0,60}|(?:our )?newsletters?|subscribe|email address|enter your e-?mail.{0,80}|become a (?:member|subscriber)\b.{0,60}"
     r"|support (?:our|independent) journalism.{0,100}|(?:this (?:article|content|story) is (?:for|available to) (?:subscribers|members)\b.{0,80})|thank you for (?:subscribing|signing up|reading)\b.{0,80}|unsubscribe.{0,60}|download (?:our|the) .{0,40}\bapp\b.{0,60}"),
    ("cookie", r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies\b.*|by (?:continuing|using|clicking|browsing|signing up|subscribing|submitting|registering|entering)\b.{0,160}\b(?:cookies?|terms|privacy|agree)\b.*"
     r"|(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences)?|(?:cookie|privacy)(?: policy| settings| notice| preferences)?|terms (?:of|and) (?:use|service|conditions)|i (?:accept|agree)|got it!?|(?:see|read) our privacy policy.*"),
    ("advert", r"(?:\W*)(?:advertisements?|adverts?|sponsored(?: content| links?)?|promoted(?: content)?|ad|paid (?:post|content)|partner content)(?:\W*)"
     r"|(?:(?:article|story|content) continues (?:below|after)\b.{0,60})|(?:scroll|continue reading below|skip|remove ads?)\b(?: (?:down|to|past|for|ad)\b.{0,50})?|report (?:this )?ad|(?:affiliate|advertis\w+) (?:disclosure|disclaimer).{0,200}"),
    ("navigation", r"skip to (?:main )?content|(?:toggle )?(?:main )?(?:menu|navigation)|home|search|login|log in|sign in|back to (?:top|home|results)|(?:previous|next)(?: (?:article|story|post|page))?|older posts?|newer posts?|[«‹←] .{0,100}|.{0,100} [»›→]"
     r"|breadcrumbs?|home ?[>»/›|].{0,120}|page \d+(?: of \d+)?|load more|show more|see more|view (?:more|all|gallery)|site ?map|contact us|about us|close|open|expand|gallery|live|listen(?: to (?:this )?(?:article|story))?.{0,30}"
     r"|(?:print|text|font) size.{0,20}|view (?:as|in) (?:single page|browser|fullscreen)|image \d+ of \d+|\d+ of \d+|end of (?:document|article|story)|###+|-30-|\W*ends\W*|<?end>?|please enable javascript.*|you need to enable javascript.*|video (?:player|loading).{0,60}"),
    ("reading-time", r"(?:reading time:? ?)?(?:about |approx(?:\.|imately)? )?\d+[- ]min(?:ute)?s?(?: read| to read)?|(?:reading time:? ?).{0,30}|(?:length:? ?)?\d[\d,]* words|word count:? ?\d+|\d[\d,.]*k? views?"),
    ("age", r"(?:updated |published |posted )?(?:\d+|an?|few) (?:second|minute|min|hour|hr|day|week|month|year)s? ago|just now|breaking(?: news)?|exclusive|developing(?: story)?|analysis|opinion|premium"),
    ("house-rules", r"our standards:? ?the thomson reuters trust principles.*|(?:this|the above) (?:story|article) (?:has (?:not )?been|was) (?:edited|generated|published) .{0,140}(?:syndicated|automatic\w*|feed|staff).{0,80}|disclaimer:.*|\(?(?:except for the headline), this story .*"
     r"|(?:fusion media|the views expressed).{0,300}|(?:purchase|buy) licensing rights.*|acquire licensing rights.*|opens new tab"),
    ("promotion", r"(?:read|see|watch|listen|learn|also|don['’]t miss|must[- ]read|recommended|related|more on this|more from|in pictures|explainer|factbox|explore)(?: (?:also|more|next|now|this|also read|on this|story|stories|article|articles))*:.{1,220}|(?:also read|read also|read next|see also|don['’]t miss)\b.{0,200}"
     r"|(?:got a tip|have a (?:story|tip)|contact (?:the|our) (?:reporter|author|newsroom)|write to\b.{0,60}@|e-?mail (?:the )?(?:author|reporter|editor)s?)\b.{0,140}"),
    ("caption", r"(?:file(?:[- ]| )?photo|photos?|pictures?|images?|videos?|watch|graphics?|photograph|illustration|caption|audio|podcast|infographic|map|chart|(?:photo|image|picture)(?: credit| source| by)?|credit|slideshow)(?: \d+)? ?[:|/–—-] ?.{1,400}"
     r"|(?:\(|\[)(?:photo|image|picture|file|video)\b.{0,160}(?:\)|\])|(?:getty images|shutterstock|istock|reuters|ap|afp|bloomberg|epa)(?: photo)?/[\w .,/’'-]{2,60}|.{0,60}/ ?(?:getty images|shutterstock|afp|ap photo|via reuters).{0,40}|getty images|shutterstock|(?:photo|image) (?:by|courtesy of?) .{1,100}|\[photo/.{1,40}\]"),
)
_RULES = tuple((rule, re.compile(rf"(?:{pattern})", re.I | re.S)) for rule, pattern in _LINES)
RELATED = re.compile(
    r"(?:related(?: (?:stories|articles|posts|news|topics|content|coverage|reading))?|read (?:next|also|more)|more (?:stories|news|articles|posts|headlines|top stories|like this)|(?:more|latest|other)(?: (?:stories|news|articles))?(?: (?:from|on|in|about)\b.{1,40})?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|(?:recommended|suggested)(?: (?:for you|stories|articles|reading))?|trending(?: now| stories)?|most (?:read|popular|viewed|shared)(?: .{0,30})?|popular (?:posts|stories|now)|recent (?:posts|stories|articles|news|comments)"
    r"|(?:top|latest|today['’]s|other|editors?['’]s?) (?:stories|news|headlines|picks|posts)|see also|up next|what to read next|don['’]t miss|around the web|from the web|in other news|also (?:on|in) .{1,40}|explore more)\W*", re.I)
COMMENTS = re.compile(r"(?:comments?|\d+ (?:comments?|responses?|repl(?:y|ies)|thoughts? on .*)|(?:no |leave a )(?:reply|comments?)|discussion|readers?['’]? comments?)\W*", re.I)
MORE = re.compile(
    r"[\[(]?(?:(?:(?:read|learn|see|find out|view|show|click(?: here)?(?: to read| for)?) )?more(?: here| at the link)?|(?:full|whole) (?:story|article|text)(?: here)?|read (?:the )?(?:full|whole|rest|original|entire|complete)\b.{0,50}|read it here|read on|keep reading|read article)"
    r"[\])]?\s*(?:\.{3}|[…»→>›\])]){0,3}|continue reading\b.{0,60}", re.I)
_TAIL = re.compile(  # what hangs on at a paragraph's end; a headline never ends so
    r"(?<=[.!?…”\"’'):\]])\s*(?P<more>(?:Read |READ )?(?:More|MORE)(?: ?[»→>…]| ?\.\.\.)?)$"
    r"|\s*(?P<continued>\[?(?:Continue [Rr]eading|CONTINUE READING|Read the (?:full|original) (?:story|article)|Read the rest|Keep reading)\b[^.!?]{0,60}\]?[.…]?)$"
    rf"|(?:^|(?<=[\w.!?…”\"’')\]]))\s*(?P<follow>Follow (?:@\w+|[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|and|de|van|von|al|el|bin)){{0,8}}|him|her|them|us)(?:,? @?\w+,?)? on {SITES}[^.]{{0,40}}\.?)$"
    r"|(?<=[.!?…”\"’')*])\s*(?P<form>(?:Leave a (?:Reply|Comment)|Your email address will not be published\.|Required fields are marked ?\*?|Subscribe to our newsletter\.?|Share this:?|Advertisement|ADVERTISEMENT))$")
_MORE = re.compile(r"\s+(More|MORE)$")
TAILS: dict[str, str] = {"more": "terminator", "continued": "continued", "follow": "follow", "form": "comment-form"}


def rule_of(line: str) -> str | None:
    """The rule by which a whole line is furniture; None if it is of the article."""
    if len(line) > LONGEST:
        return None
    text = line.strip(" \t•·|*_–—")
    if not text:
        return "rule"
    if MORE.fullmatch(text):
        return "continued" if re.match(r"continue|keep", text, re.I) else "terminator"
    return next((rule for rule, pattern in _RULES if pattern.fullmatch(text)), None)


def tail(text: str) -> tuple[str, str, str] | None:
    """(the paragraph without its tail, the tail, its rule)."""
    m = _TAIL.search(text, max(0, len(text) - 160))
    if (more := _MORE.search(text)) and _TAIL.search(text[:more.start()], max(0, len(text) - 160)):
        return text[:more.start()], more[1], "terminator"  # "Follow Ann Lee on X More"
    if m is None:
        return None
    name = str(m.lastgroup)
    return text[:m.start()].rstrip(), m[name], TAILS[name]


def untailed(text: str, told: Callable[[str, str], None]) -> str:
    """The paragraph without any of its tails; `told(quote, rule)` hears of each."""
    while text and (found := tail(text)):
        text, quote, rule = found
        told(quote, rule)
    return text
