/* Search as one types. Loaded when a search box is first entered, and by the search page (search.js).
   Names come from small files that the generator's `search/names.py` writes; stories from Pagefind, or, where a page is
   opened from a disk (file://), from MiniSearch over headlines and names. All text is set as text, never as HTML.
   A plain script and not a module: file:// loads no modules. */
"use strict";
window.cuttingsFind ||= (() => {
  const BASE = new URL("..", document.currentScript.src);
  const IS_FILE = BASE.protocol === "file:";
  const SHORTEST = 4; // letters of a word in which one wrong letter is forgiven, as in `names.py`
  const END = 3; // letters of a word's beginning or end by which the files of names are ordered
  const ENOUGH = 3; // names that begin as was typed: then none with a wrong letter are sought, nor where one holds just these words
  const NAMES = 6, STORIES = 4; // shown below a search box
  const REST = 250; // milliseconds without a key, before stories are sought
  const WHOLE = 0, WORDS = 1, BEGUN = 2, WRONG = 3, WRONG_BEGUN = 4; // how well a name fits, the best first
  const NO_ENTITIES = ["theme", "outlet", "tag"];
  const LETTERS = { ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", đ: "d", ı: "i" };

  const { element } = window.cuttingsPage;
  /** The address of a page; a disk has no server that adds the file's name. */
  const address = path => new URL(path.replace(/^\/+/, "") + (IS_FILE ? "index.html" : ""), BASE).href;

  /* Names */

  const scripts = new Map();
  const script = path => scripts.get(path) || scripts.set(path, new Promise((loaded, failed) => {
    const made = element("script", { src: new URL(path, BASE) });
    made.onload = loaded;
    made.onerror = () => { scripts.delete(path); failed(new Error(path)); };
    document.head.append(made);
  })).get(path);

  const taken = {};
  const rows = new Map(); // number -> what bears a name
  /** What each of the files of names calls. */
  function take(name, data) {
    taken[name] = data;
    for (const row of name === "head" ? data.rows : name === "stories" ? [] : data) if (!rows.has(row[0])) rows.set(row[0], bearer(row));
  }
  const load = async name => {
    await script(`pagefind/names/${name}.js`);
    return taken[name];
  };

  /** Small letters and digits without accents, no leading "the": as `names.py` folds. */
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[.'’]/g, "")
    .replace(/[łøßæœđı]/g, letter => LETTERS[letter]).replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/^the /, "");

  function bearer([number, name, kind, stories, path, ...aliases]) {
    const [kindName, folder] = taken.head.kinds[kind];
    const folded = fold(name);
    const spelt = [name, ...aliases].map(text => ({ text, folded: fold(text), words: fold(text).split(" ") }));
    return { number, name, kind: kindName === "unknown" ? "" : kindName, stories, aliases, spelt, url: address(`${folder}/${path || folded.replaceAll(" ", "-")}/`) };
  }

  /** Load the file in which these letters stand. */
  async function loadEnd(letters) {
    const { parts } = await load("head");
    const n = parts.findLastIndex(begin => begin <= letters);
    if (n >= 0) await load(n);
  }
  /** Load all files that have words with these letters at their end. */
  async function loadEnds(letters) {
    const { parts } = await load("head");
    await Promise.all([loadEnd(letters), ...parts.map((begin, n) => begin.startsWith(letters) && load(n))]);
  }
  const first = (word, n) => [...word].slice(0, n).join("");
  const last = (word, n) => `-${[...word].reverse().slice(0, n).join("")}`;

  /** Whether one wrong, missing, added or exchanged letter makes `written` of `word`, or of its beginning. */
  function isNear(written, word, whole) {
    if (Math.abs(written.length - word.length) > 1 && (whole || word.length < written.length)) return false;
    const longest = Math.min(word.length, written.length + 1);
    let before = [], last = [...Array(longest + 1).keys()];
    for (let n = 1; n <= written.length; n += 1) {
      const now = [n];
      for (let m = 1; m <= longest; m += 1) {
        const wrong = written[n - 1] === word[m - 1] ? 0 : 1;
        now[m] = Math.min(last[m] + 1, now[m - 1] + 1, last[m - 1] + wrong);
        if (n > 1 && m > 1 && written[n - 1] === word[m - 2] && written[n - 2] === word[m - 1]) now[m] = Math.min(now[m], before[m - 2] + 1);
      }
      if (Math.min(...now) > 1) return false;
      [before, last] = [last, now];
    }
    return whole ? last[word.length] <= 1 : Math.min(...last) <= 1;
  }

  function fitOfWord(written, word, forgiving) {
    if (word === written) return WORDS;
    if (word.startsWith(written)) return BEGUN;
    if (!forgiving || written.length < SHORTEST || word.length < SHORTEST - 1) return Infinity;
    if (isNear(written, word, true)) return WRONG;
    return written.length > SHORTEST && isNear(written, word, false) ? WRONG_BEGUN : Infinity;
  }
  function fitOfName(spelt, wanted, forgiving) {
    if (spelt.folded === wanted.folded) return WHOLE;
    return Math.max(...wanted.words.map(written => Math.min(...spelt.words.map(word => fitOfWord(written, word, forgiving)))));
  }
  function ranked(wanted, forgiving) {
    const found = [];
    for (const one of rows.values()) {
      const fits = one.spelt.map(spelt => fitOfName(spelt, wanted, forgiving));
      const fit = Math.min(...fits);
      const n = fits.indexOf(fit);
      if (fit < Infinity) found.push({ ...one, fit, alias: n ? one.aliases[n - 1] : "" });
    }
    return found.sort((a, b) => a.fit - b.fit || (a.kind === "tag") - (b.kind === "tag") || b.stories - a.stories || a.number - b.number);
  }

  /** What bears a name that fits what is written so far, the best first. */
  async function names(written) {
    await load("head");
    const folded = fold(written);
    if (!folded) return [];
    const wanted = { folded, words: folded.split(" ") };
    const [longest] = [...wanted.words].sort((a, b) => b.length - a.length);
    if (longest.length > 1) await loadEnd(first(longest, END));
    const found = ranked(wanted, false);
    if (found.length >= ENOUGH || found[0]?.fit <= WORDS || longest.length < SHORTEST) return found;
    // A wrong letter is among the first two, and then leaves the end whole, or it is after them.
    await Promise.all([loadEnds(first(longest, 2)), loadEnds(last(longest, longest.length > 2 * END ? END : 2))]);
    if (longest.length === SHORTEST) await loadEnds(longest[0] + longest[2]); // "simc": the two in the middle exchanged
    return ranked(wanted, true);
  }

  /** What bears exactly this name, or this alias. */
  async function named(name) {
    await load("head");
    await loadEnd(first(fold(name).split(" ")[0], END));
    const own = [...rows.values()].filter(one => !NO_ENTITIES.includes(one.kind));
    return own.find(one => one.name === name) || own.find(one => one.aliases.includes(name));
  }

  function counted({ kind, stories }) {
    const n = stories;
    if (kind === "outlet") return n === 1 ? phrase("%(n)s article", { n }) : phrase("%(n)s articles", { n });
    return n === 1 ? phrase("%(n)s story", { n }) : phrase("%(n)s stories", { n });
  }

  /* Stories */

  let loading;
  /** Pagefind, loaded when it is first needed. */
  const engine = () => loading ||= (async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", BASE));
    await pagefind.options({ baseUrl: BASE.pathname });
    await pagefind.init();
    return pagefind;
  })();

  let offline;
  /** MiniSearch over headlines and names. */
  const shelf = () => offline ||= (async () => {
    const [{ names: list, rows: articles }] = await Promise.all([load("stories"), script("shipped/minisearch.js")]);
    const index = new window.MiniSearch({ fields: ["title", "names"], storeFields: ["title", "url", "about"], processTerm: fold,
      searchOptions: { prefix: true, combineWith: "AND", boost: { title: 2 }, fuzzy: term => (term.length < SHORTEST ? 0 : 1) } });
    index.addAll(articles.map(([title, url, about, numbers], id) => ({ id, title, url, about, names: numbers.map(n => list[n]).join(" ") })));
    return index;
  })();
  async function storiesOffline(written) {
    return (await shelf()).search(written).map(({ title, url, about }) => ({ title, about, url: address(url) }));
  }

  const LANGUAGE = self.words ? document.documentElement.lang : "en-GB";

  /** A day in words; other dates as they are. */
  function day(written) {
    const known = /^\d{4}-\d\d-\d\d$/.test(written || "");
    return known ? new Date(`${written}T00:00Z`).toLocaleDateString(LANGUAGE, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : written;
  }
  const aboutOf = data => [data.filters?.outlet?.[0], day(data.meta.date)].filter(Boolean).join(" · ");

  async function stories(written) {
    if (IS_FILE) return (await storiesOffline(written)).slice(0, STORIES);
    const { results } = await (await engine()).search(written);
    const data = await Promise.all(results.slice(0, STORIES).map(one => one.data()));
    return data.map(one => ({ title: one.meta.title, url: address(one.raw_url), about: aboutOf(one) }));
  }

  /* The box: a combobox with a list of links (ARIA 1.2) */

  let boxes = 0;
  function enhance(form) {
    const input = form.querySelector("input[name=q]");
    if (!input || input.role === "combobox") return;
    const id = `answers-${boxes += 1}`;
    const list = element("div", { class: "answers", id, role: "listbox", "aria-label": phrase("Answers"), hidden: "" });
    const said = element("span", { class: "unseen", role: "status" });
    form.append(list, said);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, autocomplete: "off", autocapitalize: "none", spellcheck: "false" })) input.setAttribute(name, value);

    const options = () => [...list.querySelectorAll("[role=option]")];
    const active = () => list.querySelector("[aria-selected=true]");
    const select = option => {
      active()?.setAttribute("aria-selected", "false");
      if (!option) { input.removeAttribute("aria-activedescendant"); return; }
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    const show = open => {
      if (!open) select(null);
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
    };

    const option = (n, href, ...children) => element("a", { role: "option", id: `${id}-${n}`, href, tabindex: "-1", "aria-selected": "false" }, ...children);
    const name = (one, n) => option(`n${n}`, one.url, element("b", {}, one.name), element("span", { class: "n" }, counted(one)),
      element("small", {}, [phrase(one.kind), one.alias].filter(Boolean).join(" · ")));
    const story = (one, n) => option(`s${n}`, one.url, element("span", {}, one.title), element("small", {}, one.about));
    const all = written => {
      const to = new URL(form.action);
      to.search = new URLSearchParams({ q: written });
      if (IS_FILE) to.pathname += "index.html";
      return option("all", to.href, element("span", {}, phrase("All results for “%(words)s”", { words: written })));
    };
    const group = (label, items) => element("div", { role: "group", "aria-label": label }, element("div", { class: "group", "aria-hidden": "true" }, label), ...items);

    let asked = 0, found = { names: [], stories: [] }, shownFor = "";
    const draw = (written, open = true) => {
      const selected = active()?.id;
      list.replaceChildren(...found.names.length ? [group(phrase("Names"), found.names.map(name))] : [],
        ...found.stories.length ? [group(phrase("Stories"), found.stories.map(story))] : [], all(written));
      shownFor = written;
      show(open);
      select(options().find(one => one.id === selected));
    };
    const say = () => {
      const [n, m] = [found.names.length, found.stories.length];
      said.textContent = n + m ? phrase("Names: %(n)s. Stories: %(m)s. Arrow down to reach them.", { n, m }) : phrase("Nothing found yet. Enter searches all words.");
    };

    let waiting;
    const answer = async () => {
      const mine = asked += 1;
      clearTimeout(waiting);
      const written = input.value.trim();
      if (!written) { said.textContent = ""; show(false); return; }
      const here = () => mine === asked && document.activeElement === input;
      const fitting = await names(written).catch(() => []);
      if (!here()) return;
      found = { names: fitting.slice(0, NAMES), stories: written.startsWith(shownFor) && shownFor ? found.stories : [] };
      draw(written);
      waiting = setTimeout(async () => {
        const meant = fitting[0]?.fit >= WRONG ? fitting[0].name : written;
        const more = await stories(meant).catch(() => []);
        if (!here()) return;
        found.stories = more;
        draw(written, !list.hidden);
        say();
      }, REST);
    };

    input.addEventListener("input", answer);
    input.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const [items, at] = [options(), options().indexOf(active())];
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) { if (input.value.trim()) { if (shownFor === input.value.trim()) show(true); else answer(); } return; }
        const to = event.key === "ArrowDown" ? at + 1 : at < 0 ? items.length - 1 : at - 1;
        select(items[to]); // beyond either end the box itself is chosen again
      } else if (event.key === "Enter" && at >= 0 && !list.hidden) {
        event.preventDefault();
        items[at].click();
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (list.hidden) { input.value = ""; answer(); } else show(false);
      }
    });
    list.addEventListener("mousedown", event => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", () => show(false));
    form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget)) { asked += 1; clearTimeout(waiting); show(false); } });
    form.addEventListener("submit", event => {
      asked += 1;
      if (!IS_FILE) return;
      event.preventDefault(); // a form leads to a folder, and a disk shows its files
      location.href = all(input.value.trim()).href;
    });
    if (document.activeElement === input && input.value) answer();
    load("head").catch(() => {});
  }

  const look = element("link", { rel: "stylesheet", href: new URL("shipped/find.css", BASE) });
  document.head.append(look);
  const begin = target => { const form = target.closest?.("form.find"); if (form) enhance(form); };
  document.addEventListener("focusin", event => begin(event.target));
  begin(document.activeElement);

  /** FNV-1a of UTF-8, cut to a number of parts: as the generator's `filter_part`. */
  const partOf = (value, parts) => new TextEncoder().encode(value).reduce((n, byte) => Math.imul(n ^ byte, 0x01000193) >>> 0, 0x811c9dc5) & (parts - 1);
  return { IS_FILE, address, aboutOf, counted, day, element, engine, fold, load, named, names, partOf, rows, storiesOffline, take };
})();
