/* On every page: a link to the sentence under the pointer, buttons that copy, wide tables that the keyboard can scroll,
   the list of headings that follows the reader, folded parts that open for a link or for print, "/" to search, and
   the way back: to the same place, though rows far away take their height only when they come into view. */
"use strict";
{
  const HERE = document.currentScript.src;
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  window.cuttingsPage = { element, all }; // for the scripts that follow this one

  const pin = element("a", { class: "pin", title: phrase("Link to this sentence"), "aria-label": phrase("Link to this sentence"), tabindex: -1 }, "¶");
  document.addEventListener("pointerover", event => { // the keyboard has the paragraphs' numbers
    const sentence = event.target.closest?.(".s[id]");
    if (!sentence || pin.parentNode === sentence) return;
    pin.href = `#${sentence.id}`;
    sentence.append(pin);
  });

  const said = element("p", { class: "unseen", role: "status" });
  const copy = async (from, button) => {
    try {
      await navigator.clipboard.writeText(from.textContent.trim());
      said.textContent = phrase("Copied");
    } catch {
      getSelection().selectAllChildren(from);
      said.textContent = phrase("Selected");
    }
    button.textContent = said.textContent;
    setTimeout(() => { button.textContent = phrase("Copy"); }, 2000);
  };
  for (const from of all("[data-copy]")) {
    const what = from.dataset.copy || phrase("this");
    const button = element("button", { type: "button", class: "copy", "aria-label": phrase("Copy %(what)s", { what }) }, phrase("Copy"));
    button.addEventListener("click", () => copy(from, button));
    const both = element("div", { class: "copied" });
    from.replaceWith(both);
    both.append(from, button);
  }
  document.querySelector("main").append(said);

  const tableName = (table, n) => {
    const above = all(".md-typeset :is(h1, h2, h3)").filter(heading => heading.compareDocumentPosition(table) & 4).pop();
    const heading = above?.firstChild?.textContent.trim();
    const number = phrase("Table %(n)s", { n: n + 1 });
    return table.querySelector("caption")?.textContent.trim() || (heading ? `${number}: ${heading}` : number);
  };
  all(".md-typeset table").forEach((table, n) => {
    const wrap = element("div", { class: "scroll" });
    wrap.dataset.name = tableName(table, n);
    table.replaceWith(wrap);
    wrap.append(table);
  });
  const reach = () => {
    for (const wrap of all(".scroll")) {
      const names = { tabindex: 0, role: "region", "aria-label": wrap.dataset.name };
      for (const [name, value] of Object.entries(names))
        if (wrap.scrollWidth > wrap.clientWidth) wrap.setAttribute(name, value); else wrap.removeAttribute(name);
    }
  };
  reach();
  addEventListener("resize", reach);

  for (const drawing of all("svg.bars")) { // the value of a bar, by pointer or by arrow keys
    const bars = all("rect", drawing);
    const value = element("output", { class: "value" });
    let at = -1;
    const show = n => {
      at = n;
      bars.forEach((bar, m) => bar.classList.toggle("at", m === n));
      value.textContent = bars[n]?.dataset.value || "";
    };
    drawing.setAttribute("tabindex", 0);
    drawing.after(value);
    drawing.addEventListener("pointerover", event => show(bars.indexOf(event.target)));
    drawing.addEventListener("pointerleave", () => show(-1));
    drawing.addEventListener("blur", () => show(-1));
    drawing.addEventListener("focus", () => { if (at < 0) show(bars.length - 1); });
    drawing.addEventListener("keydown", event => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      show((at + step + bars.length) % bars.length);
    });
  }

  const links = new Map(all(".md-sidebar--secondary .md-nav__link[href^='#']").map(link => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
  links.delete(null);
  let waiting = false;
  const follow = () => {
    waiting = false;
    const passed = [...links.keys()].filter(heading => heading.getBoundingClientRect().top < 140).pop();
    for (const [heading, link] of links) {
      link.classList.toggle("md-nav__link--active", heading === passed);
      if (heading === passed) link.setAttribute("aria-current", "location"); else link.removeAttribute("aria-current");
    }
  };
  if (links.size) addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(follow); } }, { passive: true });

  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", unfold);
  unfold();
  /* On paper nothing can be unfolded; but a timeline with all its sentences would be a book, and five forms of one citation are four too many. */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = all("details:not([open])").filter(folded => !folded.closest(".timeline, .cite, .provenance"));
    for (const folded of unfolded) folded.open = true;
  });
  addEventListener("afterprint", () => { for (const folded of unfolded) folded.open = false; });

  const begin = event => { // search as one types, loaded when a box is first entered
    if (!event.target.matches?.(".find input")) return;
    removeEventListener("focusin", begin);
    document.head.append(element("script", { src: new URL("find.js", HERE) }));
  };
  addEventListener("focusin", begin);

  const popovers = event => { // with an article's text at once, elsewhere when a name is first pointed at or focused
    if (event && !event.target.closest?.("main a.ent")) return;
    for (const kind of ["pointerover", "focusin"]) removeEventListener(kind, popovers);
    document.head.append(element("script", { src: new URL("pop.js", HERE) }));
  };
  if (document.querySelector(".story .s")) popovers();
  else for (const kind of ["pointerover", "focusin"]) addEventListener(kind, popovers);

  addEventListener("click", event => { // a disk shows the files of a folder and not its page
    const link = location.protocol === "file:" && event.target.closest?.("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, { capture: true });

  addEventListener("keydown", event => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    document.querySelector("input[name=q]")?.focus();
  });

  /* Where the reader is, kept in the history entry: what stands at the top of the window, how far from its edge, and
     which folded parts are open (their numbers on the page). */
  const STEP = 24, DOWN = 600; // pixels: where to look for it
  const FRAMES = 40; // for so long heights may change after a return
  history.scrollRestoration = "manual";
  const atTop = () => {
    for (let y = 2; y < Math.min(innerHeight, DOWN); y += STEP) {
      const found = document.elementFromPoint(document.documentElement.clientWidth / 2, y)?.closest("main [id]");
      if (found && found.id !== "page") return found;
    }
    return document.getElementById("page");
  };
  const remember = () => {
    const row = scrollY ? atTop() : document.getElementById("page");
    const open = all("main details").flatMap((folded, n) => folded.open ? [n] : []);
    if (row) history.replaceState({ ...history.state, open, place: [row.id, row.getBoundingClientRect().top] }, "");
  };
  let returning = 0;
  const stay = () => { returning = 0; };
  for (const moved of ["wheel", "touchstart", "keydown", "mousedown"]) addEventListener(moved, stay, { passive: true, capture: true });
  const goBack = () => {
    const folded = all("main details");
    for (const n of history.state?.open || []) if (folded[n]) folded[n].open = true;
    const [id, top] = history.state?.place || [];
    const row = id && document.getElementById(id);
    if (!row) return;
    const step = () => {
      if (!returning) return;
      returning -= 1;
      const off = row.getBoundingClientRect().top - top;
      if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: "instant" });
      requestAnimationFrame(step);
    };
    const waits = returning > 0;
    returning = FRAMES;
    if (!waits) step();
  };
  let resting;
  addEventListener("scroll", () => {
    clearTimeout(resting);
    if (!returning) resting = setTimeout(remember, 150);
  }, { passive: true });
  addEventListener("click", event => { if (event.target.closest?.("a[href]")) remember(); }, { capture: true });
  addEventListener("click", event => { if (event.target.closest?.("main summary")) setTimeout(remember); }); // once it has opened or closed
  addEventListener("popstate", goBack);
  addEventListener("settled", goBack);
  addEventListener("DOMContentLoaded", goBack);
}
