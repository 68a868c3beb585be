"""What a site puts round its articles: whole lines and tails of paragraphs to cut, each with its rule."""

from __future__ import annotations

import re
from collections.abc import Callable

LONGEST = 420  # characters; furniture is short
SITES = (r"(?:Twitter|X|Facebook|Instagram|LinkedIn|YouTube|WhatsApp|Telegram|TikTok|Threads|Mastodon|Bluesky|Reddit|Pinterest|Google News"
         r"|Google|Flipboard)")
_ICONS = (r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|e-?mail|print|share|tweet|copy link|messenger|tumblr|pocket"
          r"|more)")
_LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("comment-form", (
        r"leave a (?:reply|comment)(?: cancel reply)?", r"cancel reply",
        r"your email address will not be published\.?(?: required fields are marked ?\*?)?",
        r"required fields are marked ?\*?", r"save my name, email,? (?:and|&) website in this browser.*",
        r"(?:comment|name|email|website|url) ?\*",
        r"website", r"post (?:a )?comment", r"submit comment", r"notify me of (?:new|follow-?up).*",
        r"you must be logged in to post a comment\.?",
        r"(?:log|sign) in (?:or (?:register|sign up) )?to (?:leave a |post a |your )?(?:comment|reply|account).*", r"reply", r"δ",
        r"comments? (?:are|is) (?:closed|off|disabled).*", r"be the first to comment.*", r"join the (?:conversation|discussion).*",
        r"(?:view|show|read|hide|see)(?: all)?(?: \d+)? comments?(?: \(\d+\))?", r"(?:no|\d+) comments?(?: yet)?", r"comments? ?\(\d+\)",
        r"comments?:?", r"add a comment\.{0,3}", r"this site uses akismet.*", r"learn how your comment data is processed\.?")),
    ("share", (
        r"(?:share|tweet|pin|e-?mail|print|save|bookmark|like)", r"copy link|link copied!?", r"loading\.{0,3}", r"like this:?",
        r"like loading\.{0,3}",
        r"click to (?:share|print|email).*", r"\(opens in new window\)", r"share via.*", r"share (?:this|on|with|to)\b.{0,60}", SITES,
        r"share this (?:article|story|post|page)?:?", r"(?:send|e-?mail) (?:this|to a friend).{0,40}", r"gift (?:this )?article",
        r"share full article", r"\d+ shares?", rf"(?:{_ICONS}[ |,/•·]*){{2,}}")),
    ("follow", (
        rf"(?:follow|find|join|like|add) (?:us|our channel|me)\b.{{0,80}}\b(?:{SITES}|news(?:letter)?|channel|updates?)\b.{{0,40}}",
        r"follow (?:our|the) .{0,60} (?:channel|page|blog|live)\b.{0,40}", r"follow us:?")),
    ("subscribe", (
        r"(?:please )?(?:subscribe|sign up|register|log in|sign in|join)(?: now| today| here| free)?(?: (?:to|for|with|and|our"
        r"|in)\b.{0,200})?[.!]?",
        r".{0,60}\bsubscribe (?:now|today)\b.{0,60}", r"already (?:a (?:subscriber|member)|have an account|subscribed|registered)\b.{0,80}",
        r"become a (?:member|subscriber)\b.{0,60}",
        r"get (?:our|the|all the) .{0,100}(?:newsletter|inbox|e-?mail|app)\b.{0,60}", r"(?:our )?newsletters?", r"email address",
        r".{0,80}(?:straight|delivered|direct(?:ly)?) to your (?:inbox|phone).{0,60}", r"enter your e-?mail.{0,80}", r"unsubscribe.{0,60}",
        r"support (?:our|independent) journalism.{0,100}",
        r"this (?:article|content|story) is (?:for|available to) (?:subscribers|members)\b.{0,80}",
        r"thank you for (?:subscribing|signing up|reading)\b.{0,80}", r"download (?:our|the) .{0,40}\bapp\b.{0,60}")),
    ("cookie", (
        r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies\b.*", r"(?:see|read) our privacy policy.*",
        r"got it!?",
        r"by (?:continuing|using|clicking|browsing|signing up|subscribing|submitting|registering|entering)\b.{0,160}\b(?:cookies?|terms"
        r"|privacy|agree)\b.*",
        r"(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences)?",
        r"(?:cookie|privacy)(?: policy| settings| notice| preferences)",
        r"terms (?:of|and) (?:use|service|conditions)", r"i (?:accept|agree)")),
    ("advert", (
        r"\W*(?:advertisements?|adverts?|sponsored(?: content| links?)?|promoted(?: content)?|ad|paid (?:post|content)|partner content)\W*",
        r"(?:article|story|content) continues (?:below|after)\b.{0,60}", r"(?:continue reading below|remove ads?)\b.{0,50}",
        r"(?:report|skip) (?:this )?ad",
        r"scroll (?:down )?(?:to|past|for)\b.{0,50}", r"(?:affiliate|advertis\w+) (?:disclosure|disclaimer).{0,200}")),
    ("navigation", (
        r"skip to (?:main )?content", r"(?:toggle )?(?:main )?(?:menu|navigation)", r"home|search|login|log in|sign in",
        r"back to (?:top|home|results)",
        r"(?:previous|next)(?: (?:article|story|post|page))?", r"(?:older|newer) posts?", r"[«‹←] .{0,100}", r".{0,100} [»›→]",
        r"breadcrumbs?",
        r"home ?[>»/›|].{0,120}", r"page [A-Z]?\d+(?: of \d+)?", r"load more|show more|see more", r"view (?:more|all|gallery)",
        r"site ?map",
        r"contact us|about us|close|open|expand|gallery|live", r"listen(?: to (?:this )?(?:article|story))?.{0,30}",
        r"(?:print|text|font) size.{0,20}",
        r"view (?:as|in) (?:single page|browser|fullscreen)", r"(?:image )?\d+ of \d+", r"end of (?:document|article|story)",
        r"###+|-30-|\W*ends\W*|<?end>?",
        r"(?:please|you need to) enable javascript.*", r"video (?:player|loading).{0,60}", r"(?:[\w ]{3,25} \| ){2,}.{0,60}")),
    ("reading-time", (
        r"(?:reading time:? ?)?(?:about |approx(?:\.|imately)? )?\d+[- ]min(?:ute)?s?(?: read| to read)?", r"reading time:? ?.{0,30}",
        r"(?:length:? ?)?\d[\d,]* words", r"word count:? ?\d+", r"\d[\d,.]*k? views?")),
    ("age", (
        r"(?:updated |published |posted )?(?:\d+|an?|few) (?:second|minute|min|hour|hr|day|week|month|year)s? ago", r"just now",
        r"breaking(?: news)?|exclusive|developing(?: story)?|premium")),
    ("house-rules", (
        r"our standards:? ?the thomson reuters trust principles.*", r"(?:purchase|buy|acquire) licensing rights.*", r"opens new tab",
        r"disclaimer:.*",
        r"\(?(?:this|the above) (?:story|article) (?:has (?:not )?been|was) (?:edited|generated|published) .{0,140}(?:syndicated"
        r"|automatic\w*|feed|staff).{0,80}",
        r"\(?except for the headline, this story .*", r"fusion media.{0,300}", r"the views expressed.{0,300}")),
    ("promotion", (
        r"(?:read|see|watch|listen|learn|also|recommended|related|explainer|factbox|explore)(?: (?:also|more|next|now|this|on this|story"
        r"|stories|article|articles))*:.{1,220}",
        r"(?:don['’]t miss|must[- ]read|more on this|more from [\w ]{2,30}|in pictures|read also|see also|also read):.{1,220}",
        r"(?:also read|read also|read next|see also|don['’]t miss)\b.{0,200}(?<!\.)",
        r"(?:got a tip|have a (?:story|tip)|contact (?:the|our) (?:reporter|author|newsroom)|write to\b.{0,60}@|e-?mail (?:the )?(?:author"
        r"|reporter|editor)s?)\b.{0,140}")),
    ("caption", (
        r"(?:file(?:[- ])?photo|photos?|pictures?|images?|videos?|watch|graphics?|photograph|illustration|caption|audio|podcast|infographic"
        r"|slideshow)(?: \d+)? ?[:|/–—-] ?.{1,400}",
        r"(?:(?:photo|image|picture)(?: credit| source| by)?|credit|map|chart) ?: ?.{1,200}",
        r"[(\[](?:photo|image|picture|file|video)\b.{0,160}[)\]]",
        r"(?:getty images|shutterstock|istock|reuters|ap|afp|bloomberg|epa)(?: photo)?/[\w .,/’'-]{2,60}",
        r".{0,60}/ ?(?:getty images|shutterstock|afp|ap photo|via reuters).{0,40}",
        r"getty images|shutterstock", r"(?:photo|image) (?:by|courtesy of?) .{1,100}")),
)
_RULES = tuple((rule, re.compile(rf"(?:{'|'.join(patterns)})", re.I | re.S)) for rule, patterns in _LINES)
RELATED = re.compile(
    r"(?:related(?: (?:stories|articles|posts|news|topics|content|coverage|reading))?|read (?:next|also)|see also|up next|what to read next"
    r"|more (?:stories|news|articles|posts|headlines|top stories|like this)|(?:more|latest|other)(?: (?:stories|news|articles))? (?:from|on"
    r"|in|about)\b.{1,40}"
    r"|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|(?:recommended|suggested)(?: (?:for you|stories|articles|reading))?"
    r"|explore more"
    r"|trending(?: now| stories)?|most (?:read|popular|viewed|shared)(?: .{0,30})?|popular (?:posts|stories|now)|recent (?:posts|stories"
    r"|articles|news|comments)"
    r"|(?:top|latest|today['’]s|other|editors?['’]s?) (?:stories|news|headlines|picks|posts)|don['’]t miss|(?:around|from) the web"
    r"|in other news|also (?:on|in) .{1,40})\W*", re.I)
COMMENTS = re.compile(r"(?:comments?|\d+ (?:comments?|responses?|repl(?:y|ies)|thoughts? on .*)|(?:no |leave a )(?:reply|comments?)"
    r"|discussion|readers?['’]? comments?)\W*", re.I)
_ENDS = r"\s*(?:\.{3}|[…»→>›\])]){0,3}"
MORE = re.compile(
    rf"[\[(]?(?:(?:(?:read|learn|see|find out|view|show|click(?: here)?(?: to read| for)?) )?more(?: here| at the link)?|(?:full"
    rf"|whole) (?:story|article|text)(?: here)?"
    rf"|read (?:the )?(?:full|whole|rest|original|entire|complete)\b.{{0,50}}|read it here|read on|keep reading|read article)[\])]?{_ENDS}"
    rf"|continue reading\b.{{0,60}}", re.I)
_TAIL = re.compile(  # what hangs on at a paragraph's end; a headline never ends so
    rf"(?<=[.!?…”\"’'):\]])\s*(?P<more>\[?(?:More|MORE|(?:Read|READ|Learn|See|Show|View) (?:more|More|MORE)|Full (?:story|Story"
    rf"|article)){_ENDS})$"
    r"|\s*(?P<continued>\[?(?:Continue [Rr]eading|CONTINUE READING|Read the (?:full|original) (?:story|article)|Read the rest"
    r"|Keep reading)\b[^.!?]{0,60}\]?[.…]?)$"
    r"|(?:^|(?<=[\w.!?…”\"’')\]]))\s*(?P<follow>Follow (?:@\w+|[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|and|de|van|von|al|el|bin)){0,8}|him|her"
    r"|them|us)"
    rf"(?:,? @?\w+,?)? on {SITES}[^.]{{0,40}}\.?)$"
    r"|(?<=[.!?…”\"’')*])\s*(?P<form>Leave a (?:Reply|Comment)|Your email address will not be published\.|Required fields are marked ?\*?"
    r"|Subscribe to our newsletter\.?|Share this:?|Advertisement|ADVERTISEMENT)$")
_HINTS = ("more", "reading", "full ", "follow ", "keep", "rest", "a reply", "comment", "published", "required", "newsletter", "share this",
          "advert")
_LAST_MORE = re.compile(r"\s+(More|MORE)$")
_TAILS = {"more": "terminator", "continued": "continued", "follow": "follow", "form": "comment-form"}


def rule_of(line: str) -> str | None:
    """The rule by which a whole line is furniture; None if it is of the article."""
    if len(line) > LONGEST:
        return None
    text = line.strip(" \t•·|*_–—")
    if not text:
        return "rule"
    if MORE.fullmatch(text):
        return "continued" if re.match(r"continue|keep", text, re.I) else "terminator"
    parts = re.split(r"\s+[|·•/]\s+", text)
    if len(parts) > 1 and all(map(rule_of, parts)):
        return "navigation"
    return next((rule for rule, pattern in _RULES if pattern.fullmatch(text)), None)


def tail(text: str) -> tuple[str, str, str] | None:
    """(the paragraph without its tail, the tail, its rule)."""
    near = max(0, len(text) - 160)
    end = text[near:].lower()
    if not any(word in end for word in _HINTS):
        return None
    if (more := _LAST_MORE.search(text, near)) and _TAIL.search(text[:more.start()], near):
        return text[:more.start()], more[1], "terminator"  # "Follow Ann Lee on X More"
    m = _TAIL.search(text, near)
    if m is None:
        return None
    name = str(m.lastgroup)
    return text[:m.start()].rstrip(), m[name], _TAILS[name]


def untailed(text: str, told: Callable[[str, str], None]) -> str:
    """The paragraph without any of its tails; `told(quote, rule)` hears of each."""
    while text and (found := tail(text)):
        text, quote, rule = found
        told(quote, rule)
    return text
