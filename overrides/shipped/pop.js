/* Popovers: who a name is, what a date means and by what rule, which timeline entries rest on a sentence, and a sentence
   as a citation. Loaded by page.js. Nothing is said here only: names are links, and the rest stands beside the story.
   A pointer that rests opens one, focus from the keyboard does, and so does a tap on a date, a mark or a number; on a
   touch screen names stay plain links. All text is set as text, never as HTML. */
"use strict";
if (HTMLElement.prototype.showPopover) {
  const SHIPPED = new URL(".", document.currentScript.src);
  const BASE = new URL("..", SHIPPED);
  const IS_FILE = BASE.protocol === "file:"; // where nothing can be fetched
  const OPEN_AFTER = 300, CLOSE_AFTER = 250; // milliseconds
  const EDGE = 8, GAP = 4; // pixels: to the window's edge, and to what it belongs to
  const SHORT = 48; // characters of a sentence that name it
  const DIGITS = 8; // of the digest that tells one state of the corpus from another
  const BUTTONS = ".mark, .when[role]"; // what a tap only opens
  const OWNERS = `${BUTTONS}, .story .no, .pin, main a.ent`;

  const { element, all } = window.cuttingsPage;
  const squeeze = text => text.trim().replace(/\s+/g, " ");
  const shorten = text => text.length > SHORT ? `${text.slice(0, SHORT).replace(/\s+\S*$/, "")} …` : text;
  /** The words of a part of the page, without what scripts put there. */
  const plain = part => {
    const copy = part.cloneNode(true);
    for (const extra of all(".pin, .pop, .headerlink, .chip", copy)) extra.remove();
    return squeeze(copy.textContent);
  };
  const line = (...children) => element("span", {}, ...children);

  const looks = element("link", { rel: "stylesheet", href: new URL("pop.css", SHIPPED) });
  const dressed = new Promise(done => { looks.onload = looks.onerror = done; });
  document.head.append(looks);

  /* What a date means: the list of dates beside the story says it. */
  const listed = all(".facts details li").filter(item => item.querySelector(".when, q") && item.querySelector("a[href^='#s-']"));
  const readingOf = (date, words) => {
    const anchor = `#${date.closest(".s[id]")?.id}`;
    return listed.find(item => item.querySelector("a").getAttribute("href") === anchor
      && (squeeze(item.querySelector("small")?.textContent || "").startsWith(`“${words}”`) || squeeze(item.querySelector("q")?.textContent || "") === words));
  };
  const readings = new Map();
  for (const date of all(".s .when")) {
    const words = plain(date);
    const item = readingOf(date, words);
    if (date.closest("a") || date.querySelector("a") || !(date.title || item?.querySelector("q"))) continue; // it says itself what it means
    readings.set(date, { words, meaning: date.title, item });
    date.removeAttribute("title");
    for (const [name, value] of [["role", "button"], ["tabindex", 0], ["aria-expanded", false]]) date.setAttribute(name, value);
  }
  const aboutDate = date => {
    const { words, meaning, item } = readings.get(date);
    if (meaning) return [element("b", {}, meaning), line(item ? squeeze(item.querySelector("small").textContent) : `“${words}”`)];
    const why = item.closest("details").querySelector("p");
    return [element("b", {}, phrase("No day or period is known")), ...(why ? [line(squeeze(why.textContent))] : [])];
  };

  /* What rests on a sentence: "What it tells" beside the story has the links. */
  for (const sentence of all(".s.ev[id]"))
    sentence.append(element("span", { class: "mark", role: "button", tabindex: 0, "aria-expanded": false, "aria-label": phrase("What rests on this sentence") }));
  const restingOn = sentence => all(".tells li").filter(item => item.querySelector("a").getAttribute("href") === `#${sentence.id}`)
    .map(item => line(...item.querySelector(".meta").cloneNode(true).childNodes, ": ", plain(item.querySelector("a"))));
  const aboutSentence = sentence => {
    const head = sentence.matches(".ev") ? [element("b", {}, phrase("The timeline rests on this sentence"))] : [];
    return [...head, ...restingOn(sentence), citing(sentence, phrase("Cite this sentence"))];
  };
  const aboutParagraph = number => all(".s[id]", number.closest(".para")).map(sentence => citing(sentence, phrase("Cite “%(sentence)s”", { sentence: shorten(plain(sentence).replace(/^[“"]/, "")) })));

  /* A sentence as a citation */
  let version;
  const corpusVersion = () => version ||= fetch(new URL("data/manifest-sha256.txt", BASE))
    .then(answer => answer.ok ? answer.text() : "")
    .then(text => text.match(/^([0-9a-f]{64}) +articles\.jsonl$/m)?.[1].slice(0, DIGITS) || "")
    .catch(() => "");
  const metaOf = name => document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.content || "";
  const isLocal = IS_FILE || /^(localhost|127\.|\[::1\])/.test(location.hostname);
  const permalink = sentence => {
    const here = new URL(isLocal && metaOf("og:url") || location.href);
    [here.search, here.hash] = ["", sentence.id];
    return here.href;
  };
  const quoted = text => /^“[^”]*”$/.test(text) ? text : `“${text}”`;
  const citation = async sentence => {
    const digest = await corpusVersion();
    const date = document.querySelector(".imprint > .when");
    const source = [metaOf("DC.title") || plain(document.querySelector("h1")), metaOf("DC.source"), date && plain(date)].filter(Boolean);
    return `${quoted(plain(sentence))} ${source.join(", ")}. ${permalink(sentence)}${digest ? ` (corpus ${digest})` : ""}`;
  };
  const citing = (sentence, label) => {
    corpusVersion(); // a browser may forget the click before it comes
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", async () => {
      const text = await citation(sentence);
      const words = element("span", {}, text);
      const head = element("b", {});
      for (const other of all(".cited", popover)) other.remove();
      button.after(element("span", { class: "cited" }, head, " ", words));
      let said = phrase("Copied");
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        getSelection().selectAllChildren(words);
        said = phrase("Selected");
      }
      head.textContent = `${said}:`;
      for (const region of all("main .unseen[role=status]")) region.textContent = said;
      if (owner) place(isBelow);
    });
    return button;
  };

  /* Who a name is: the first lines of its own page say it. Of that page no more is read than holds them. */
  const pages = new Map();
  const beginning = async url => {
    const answer = await fetch(url);
    if (!answer.ok || !answer.body) throw new Error(url);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let html = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      html += part.value;
      if (/class="lead".*?<\/p>/s.test(html)) break;
    }
    reader.cancel().catch(() => {});
    return new DOMParser().parseFromString(html, "text/html");
  };
  const aboutName = async link => {
    const url = new URL(link.href);
    [url.search, url.hash] = ["", ""];
    if (IS_FILE || url.origin !== location.origin || url.pathname === location.pathname) return [];
    if (!pages.has(url.href)) pages.set(url.href, beginning(url).catch(() => { pages.delete(url.href); }));
    const page = await pages.get(url.href);
    const [title, kind, lead] = ["h1", ".kind", ".lead"].map(selector => page?.querySelector(`#page ${selector}`)).map(part => part ? plain(part) : "");
    if (!title) return [];
    const how = link.matches(".ent-confirmed") ? "confirmed by the catalogue or a person" : "linked by machine, not checked";
    return [
      element("b", {}, element("a", { href: url.href, tabindex: -1 }, title)), // the name is the link that the keyboard has
      element("small", {}, [kind, how].filter(Boolean).join(" · ")), ...(lead ? [line(lead)] : []),
    ];
  };

  const NAMES = [[".mark, .pin", phrase("About this sentence")], [".when", phrase("About this date")], [".no", phrase("Sentences of this paragraph")], [".ent", phrase("About this name")]];
  const contentsOf = one => {
    if (one.matches(".mark, .pin")) return aboutSentence(one.closest(".s"));
    if (one.matches(".when")) return aboutDate(one);
    return one.matches(".no") ? aboutParagraph(one) : aboutName(one);
  };

  /* One popover, which moves behind what it belongs to, so that Tab finds it there. */
  const popover = element("span", { class: "pop", id: "pop", popover: "manual", role: "group" });
  let owner = null; // to whom it belongs while it is open
  let isHeld = false; // opened by key or tap, so that the pointer may leave
  let dismissed = null; // closed by Escape while the pointer or the focus is still there
  let awaited = null; // whose contents are fetched
  let at = null; // where the pointer is
  let isBelow = true; // what it belongs to; it stays there when it grows
  let timer;
  const later = (what, wait) => { clearTimeout(timer); timer = setTimeout(what, wait); };

  const place = side => {
    const boxes = [...owner.getClientRects()];
    const box = at && boxes.find(one => at.y >= one.top - GAP && at.y <= one.bottom + GAP) || boxes[0];
    if (!box) return;
    const { width, height } = popover.getBoundingClientRect();
    isBelow = side ?? (box.bottom + GAP + height <= innerHeight || box.top < height + GAP);
    const left = Math.max(EDGE, Math.min(box.left, document.documentElement.clientWidth - width - EDGE));
    popover.style.left = `${left + scrollX}px`;
    popover.style.top = `${(isBelow ? box.bottom + GAP : box.top - GAP - height) + scrollY}px`;
  };
  const close = () => {
    clearTimeout(timer);
    awaited = null;
    if (!owner) return;
    for (const name of ["aria-describedby", "aria-controls"]) owner.removeAttribute(name);
    if (owner.matches(BUTTONS)) owner.setAttribute("aria-expanded", false);
    const last = owner;
    owner = null;
    if (popover.contains(document.activeElement)) { dismissed = last; last.focus(); }
    popover.remove();
  };
  const open = async (one, hold) => {
    clearTimeout(timer);
    if (owner === one) { isHeld ||= hold; return; }
    awaited = one;
    const [contents] = await Promise.all([contentsOf(one), dressed]);
    if (awaited !== one || !one.isConnected) return;
    close();
    if (!contents.length) return;
    [owner, isHeld] = [one, hold];
    popover.replaceChildren(...contents);
    popover.setAttribute("aria-label", NAMES.find(([selector]) => one.matches(selector))[1]);
    one.after(popover);
    popover.showPopover();
    one.setAttribute(one.matches(".when, .ent") ? "aria-describedby" : "aria-controls", popover.id);
    if (one.matches(BUTTONS)) one.setAttribute("aria-expanded", true);
    place();
  };

  const ownerOf = target => target.closest?.(OWNERS);
  const point = event => {
    if (event.pointerType === "touch") return;
    const one = ownerOf(event.target);
    at = { x: event.clientX, y: event.clientY };
    if (one !== dismissed) dismissed = null;
    if (popover.contains(event.target) || one && one === owner) clearTimeout(timer);
    else if (one && one !== dismissed && !popover.contains(document.activeElement)) later(() => open(one, false), OPEN_AFTER);
    else if (owner && !isHeld) later(close, CLOSE_AFTER);
    else if (!owner) { clearTimeout(timer); awaited = null; }
  };
  const enter = event => {
    if (popover.contains(event.target)) { isHeld = true; return; }
    const one = ownerOf(event.target);
    if (one && (one === owner || one === dismissed)) return;
    dismissed = null;
    close();
    if (one?.matches(":focus-visible")) { at = null; later(() => open(one, true), OPEN_AFTER); }
  };
  const press = one => {
    if (owner === one && isHeld) close();
    else open(one, true);
  };
  addEventListener("pointerover", point);
  document.documentElement.addEventListener("pointerleave", () => { if (owner && !isHeld) later(close, CLOSE_AFTER); });
  addEventListener("focusin", enter);
  addEventListener("pointerdown", event => { if (owner && !popover.contains(event.target) && ownerOf(event.target) !== owner) close(); });
  addEventListener("click", event => {
    const one = ownerOf(event.target);
    if (one?.matches(BUTTONS)) press(one);
    else if (one?.matches(".no, .pin")) open(one, true);
  });
  addEventListener("keydown", event => {
    if (event.key === "Escape" && (owner || awaited)) {
      dismissed = owner;
      close();
    } else if ((event.key === "Enter" || event.key === " ") && event.target.matches?.(BUTTONS)) {
      event.preventDefault();
      press(event.target);
    }
  });
  addEventListener("focusout", event => { if (owner && isHeld && event.relatedTarget && !popover.contains(event.relatedTarget) && event.relatedTarget !== owner) close(); });
  addEventListener("pagehide", close);

  const waiting = document.querySelector("main a.ent:is(:hover, :focus-visible)"); // it made page.js load this script
  if (waiting) later(() => open(waiting, waiting.matches(":focus-visible")), OPEN_AFTER);
}
