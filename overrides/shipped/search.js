/* The search page: names and stories as one types, over the functions of find.js and Pagefind's index, which loads in parts,
   and none of them before something is asked. Names, themes and tags chosen together must all be in a story; of outlets,
   years and kinds one is enough. The address keeps all: ?q=words&entity=Acme&entity=Bolt&outlet=Herald&sort=newest.
   All text is set as text, never as HTML. */
"use strict";
{
  const { IS_FILE, address, aboutOf, counted, day, element, engine, fold, load, named, names, partOf, rows, storiesOffline } = window.cuttingsFind;
  const PAGE = 10; // results shown at a time
  const SENTENCES = 3; // shown of one result
  const ABOUT = 12; // where names are chosen
  const BOTH = 1000; // what a sentence weighs more for each chosen name in it
  const LONGEST = 44; // words of a sentence shown
  const CARDS = 4, LISTED = 40; // names that stand first; where kinds of names are chosen
  const OPTIONS = 400; // choices in one filter, the most frequent first
  const LISTS = { theme: phrase("Theme"), outlet: phrase("Outlet"), year: phrase("Year"), type: phrase("Kind") };
  const FILTERS = { entity: phrase("Name"), tag: phrase("Tag"), ...LISTS };
  const ONE_OF = ["outlet", "year", "type"];
  const OLD = { person: "entity", organisation: "entity", place: "entity" }; // in addresses of earlier versions
  const IN_STORIES = ["article", "stub", "another printing"]; // kinds that stories have
  const SORTS = { relevance: undefined, newest: { date: "desc" }, oldest: { date: "asc" } };

  const place = document.querySelector("div#search");
  const said = element("p", { class: "said", role: "status" });
  const list = element("ol", { class: "results" });
  const more = element("button", { type: "button", class: "more", hidden: "" }, phrase("More results"));
  const query = element("input", { type: "search", name: "q", autocomplete: "off", id: "find-words" });
  const sort = element("select", { name: "sort" }, ...Object.keys(SORTS).map(name => element("option", { value: name }, phrase(name))));
  const selects = Object.fromEntries(Object.keys(LISTS).map(name => [name, element("select", { "data-filter": name }, element("option", { value: "" }, phrase("Any")))]));
  const chips = element("ul", { class: "chips", "aria-label": phrase("Chosen filters"), hidden: "" });
  const form = element("form", { class: "finder", role: "search", "aria-label": phrase("Stories and names") },
    element("label", { class: "wide" }, phrase("Words or names; “in quotation marks” for a phrase"), query), chips);
  const lists = element("details", { class: "finder lists" }, element("summary", {}, phrase("Filters and order")),
    ...Object.entries(LISTS).map(([name, label]) => element("label", {}, label, selects[name])), element("label", {}, phrase("Order"), sort));
  lists.open = matchMedia("(min-width: 60em)").matches;

  let picked = {}; // filter -> chosen values
  const isPicked = () => Object.values(picked).some(values => values.length);
  const typesOf = isOfStories => (picked.type || []).filter(type => IN_STORIES.includes(type) === isOfStories);

  /* What Pagefind is asked for */

  async function filters(without = "") {
    const { filters: parts } = await load("head");
    const every = [];
    for (const [name, values] of Object.entries(picked)) {
      const wanted = name === "type" ? typesOf(true) : values;
      const of = value => ({ [name === "entity" || name === "tag" ? `${name}${partOf(value, parts)}` : name]: value });
      if (name !== without && wanted.length) every.push(...ONE_OF.includes(name) ? [{ any: wanted.map(of) }] : wanted.map(of));
    }
    return every;
  }
  /** Search, and load the filters that have lists, once one of them was opened. */
  async function ask(words, without) {
    const every = await filters(without);
    if (listed) every.push({ none: Object.keys(LISTS).map(name => ({ [name]: "-" })) }); // excludes nothing, but is counted
    return (await engine()).search(words || null, { filters: every.length ? { all: every } : {}, sort: SORTS[sort.value] });
  }

  let listed = false; // a list of choices was opened
  async function offer(words, found) {
    const mine = asked;
    const { kinds } = await load("head");
    const own = {};
    for (const name of ONE_OF) if (picked[name]?.length) own[name] = (await ask(words, name)).filters[name];
    if (mine !== asked) return;
    for (const [name, select] of Object.entries(selects)) {
      const left = Object.entries((own[name] || found.filters[name]) ?? {}).filter(([value, n]) => n && !picked[name]?.includes(value));
      const most = left.sort((a, b) => b[1] - a[1]).slice(0, OPTIONS);
      most.sort((a, b) => (name === "year" ? b[0].localeCompare(a[0]) : a[0].localeCompare(b[0])));
      const options = most.map(([value, n]) => element("option", { value }, `${phrase(value)} (${n})`));
      if (name === "type") options.push(...kinds.filter(([kind]) => kind !== "unknown" && !picked.type?.includes(kind)).map(([kind]) => element("option", { value: kind }, kind)));
      select.replaceChildren(element("option", { value: "" }, picked[name]?.length ? phrase("Add one") : phrase("Any")), ...options);
    }
  }

  /* One result */

  /** Words [start, end) as nodes, those at `hits` marked. */
  function marked(words, start, end, hits) {
    const nodes = [];
    for (let n = start; n < end; n += 1) {
      const before = n > start ? " " : "";
      if (hits.has(n)) nodes.push(before, element("mark", {}, words[n]));
      else nodes.push(before + words[n]);
    }
    return nodes;
  }

  /** Where the words of a text name one of these: [position, which of them]. */
  function namings(words, bearers) {
    const folded = words.flatMap((word, n) => fold(word).split(" ").filter(Boolean).map(part => [part, n]));
    const starts = new Map();
    bearers.forEach((one, which) => one.spelt.forEach(spelt => starts.set(spelt.words[0], [...starts.get(spelt.words[0]) || [], [spelt.words, which]])));
    const isLast = (part, word) => part === word || part === `${word}s`; // "Acme's"
    return folded.flatMap(([part], n) => (starts.get(part) || starts.get(part.replace(/s$/, "")) || [])
      .filter(([spelt]) => spelt.every((word, m) => (m === spelt.length - 1 ? isLast : Object.is)(folded[n + m]?.[0], word)))
      .flatMap(([spelt, which]) => spelt.map((_, m) => [folded[n + m][1], which])));
  }

  /** The sentences that hold the words sought or the chosen names, best first, then in the order of the text. */
  function sentences(data, words, bearers) {
    const anchors = (data.anchors || []).filter(anchor => anchor.id.startsWith("s-")).sort((a, b) => a.location - b.location);
    const found = new Map();
    const hit = (at, score, which) => {
      const n = anchors.findLastIndex(anchor => anchor.location <= at);
      if (n < 0) return;
      if (!found.has(n)) found.set(n, { id: anchors[n].id, start: anchors[n].location, end: anchors[n + 1]?.location ?? words.length, score: 0, hits: new Set(), who: new Set() });
      const one = found.get(n);
      one.score += score;
      one.hits.add(at);
      if (which !== undefined) one.who.add(which);
    };
    for (const { location: at, balanced_score: score } of data.weighted_locations || []) hit(at, score);
    for (const [at, which] of namings(words, bearers)) hit(at, 0, which);
    const weight = one => one.score + BOTH * one.who.size;
    return [...found.values()].sort((a, b) => weight(b) - weight(a) || a.start - b.start);
  }

  function quoted(one, words, url) {
    const first = Math.min(...one.hits);
    const start = one.end - one.start > LONGEST ? Math.max(one.start, first - LONGEST / 3 | 0) : one.start;
    const end = Math.min(one.end, start + LONGEST);
    const link = element("a", { href: `${url}#${one.id}` }, ...marked(words, start, end, one.hits));
    return element("li", {}, start > one.start ? "… " : "", link, end < one.end ? " …" : "");
  }

  const entry = (url, title, about) => element("li", { id: `r-${url}` },
    element("h2", {}, element("a", { href: address(url) }, title)), element("p", { class: "meta" }, about));

  function result(data, bearers) {
    const path = data.raw_url.replace(/^\/+/, "");
    const url = address(path);
    const words = data.content.split(/\s+/);
    const every = sentences(data, words, bearers);
    const shown = every.slice(0, bearers.length ? ABOUT : SENTENCES).sort((a, b) => a.start - b.start);
    const kind = data.filters?.type?.filter(type => type !== "article") || [];
    const item = entry(path, data.meta.title || path, [...kind, aboutOf(data)].filter(Boolean).join(" · "));
    if (shown.length) item.append(element("ul", {}, ...shown.map(one => quoted(one, words, url))));
    else {
      const hits = new Set(data.locations || []);
      const start = Math.max(0, hits.size ? Math.min(...hits) - 8 : 0);
      item.append(element("p", {}, ...marked(words, start, Math.min(words.length, start + 36), hits), words.length > start + 36 ? " …" : ""));
    }
    if (bearers.length && every.length > shown.length) item.append(element("p", { class: "meta" }, phrase("%(n)s more sentences in the article", { n: every.length - shown.length })));
    return item;
  }

  const filterOf = kind => (LISTS[kind] || kind === "tag" ? kind : "entity");
  function card(one) {
    const title = element("h2", {}, element("a", { href: one.url }, one.name));
    const item = element("li", { class: "bearer" }, title,
      element("p", { class: "meta" }, [phrase(one.kind), counted(one), one.alias ? phrase("also %(name)s", { name: one.alias }) : ""].filter(Boolean).join(" · ")));
    if (IS_FILE || picked[filterOf(one.kind)]?.includes(one.name)) return item;
    const button = element("button", { type: "button", class: "narrow", "aria-label": phrase("Filter by %(name)s", { name: one.name }) }, phrase("Filter by this"));
    button.addEventListener("click", () => { query.value = ""; pick(filterOf(one.kind), one.name); query.focus(); });
    item.append(button);
    return item;
  }

  /* Finding */

  let asked = 0; // an answer that comes late is dropped
  let left = [];
  let about = []; // the chosen names
  async function showMore(n = PAGE) {
    const mine = asked;
    const data = await Promise.all(left.splice(0, n).map(one => one.data()));
    if (mine !== asked) return;
    const items = data.map(one => result(one, about));
    list.append(...items);
    more.hidden = !left.length;
    return items[0];
  }

  /** What bears a name that fits, or is of a kind that is chosen. */
  async function cards(words) {
    const kinds = typesOf(false);
    if (!words && !kinds.length) return about;
    const found = words ? await names(words) : [...rows.values()];
    const fitting = found.filter(one => !kinds.length || kinds.includes(one.kind));
    return fitting.slice(0, kinds.length ? LISTED : CARDS);
  }

  /** The stories that hold the words. */
  async function stories(words) {
    const noStories = typesOf(false).length && !typesOf(true).length;
    const onlyNames = !words && !Object.entries(picked).some(([name, values]) => (name === "type" ? typesOf(true) : values).length);
    if (noStories || onlyNames) return { results: [], filters: {} };
    return ask(words);
  }

  const countedNames = n => (n === 1 ? phrase("%(n)s name", { n }) : phrase("%(n)s names", { n }));
  const results = n => (n === 1 ? phrase("%(n)s result", { n }) : phrase("%(n)s results", { n }));
  const none = n => (n ? phrase("No story holds all this, but these names are like it.") : phrase("Nothing found. Fewer words or filters may help."));
  async function find(shown = PAGE) {
    const mine = asked += 1;
    const words = query.value.trim();
    if (!words && !isPicked()) return idle(mine);
    await load("head");
    const chosen = await Promise.all((picked.entity || []).map(named));
    if (mine !== asked) return;
    about = chosen.filter(Boolean);
    if (about.length) picked.entity = picked.entity.map((name, n) => chosen[n]?.name || name); // an address may have an alias
    const first = await cards(words);
    if (mine !== asked) return;
    const items = first.map(card);
    list.replaceChildren(...items);
    more.hidden = true;
    if (IS_FILE) return findOffline(words, items, mine);
    const found = await stories(words);
    if (mine !== asked) return;
    left = found.results;
    const n = left.length;
    const isOfNames = typesOf(false).length && !typesOf(true).length;
    said.textContent = isOfNames ? countedNames(items.length) : n ? results(n) : none(items.length);
    await showMore(shown);
    if (mine === asked && listed) await offer(words, found);
  }

  async function findOffline(words, items, mine) {
    const found = words ? await storiesOffline(words) : [];
    if (mine !== asked) return;
    said.textContent = found.length ? phrase("%(results)s, by headlines and names", { results: results(found.length) }) : none(items.length);
    list.append(...found.slice(0, LISTED).map(one => element("li", {}, element("h2", {}, element("a", { href: one.url }, one.title)), element("p", { class: "meta" }, one.about))));
  }

  /** Nothing is asked: say how much there is, and load nothing else. */
  async function idle(mine) {
    [left, about] = [[], []];
    list.replaceChildren();
    more.hidden = true;
    const { articles, names: n } = await load("head");
    if (mine === asked) said.textContent = phrase("Type a word or a name. Articles: %(articles)s. Names: %(n)s.", { articles, n });
  }

  /* What is chosen, and the address */

  function drawChips() {
    const all = Object.entries(picked).flatMap(([name, values]) => values.map(value => [name, value]));
    chips.hidden = !all.length;
    chips.replaceChildren(...all.map(([name, value]) => {
      const button = element("button", { type: "button", "aria-label": phrase("Remove %(filter)s", { filter: `${FILTERS[name]}: ${value}` }) }, name === "entity" ? value : `${FILTERS[name]}: ${value}`, element("span", { "aria-hidden": "true" }, " ×"));
      button.addEventListener("click", () => {
        picked[name] = picked[name].filter(one => one !== value);
        changed();
        (chips.querySelector("button") || query).focus();
      });
      return element("li", {}, button);
    }));
  }
  function pick(name, value) {
    if (!picked[name]?.includes(value)) picked[name] = [...picked[name] || [], value];
    changed();
  }
  function changed() {
    drawChips();
    history.pushState({}, "", written());
    answer();
  }

  function written() {
    const to = new URL(location);
    const pairs = [["q", query.value.trim()], ...Object.entries(picked).flatMap(([name, values]) => values.map(value => [name, value])), ["sort", sort.value === "relevance" ? "" : sort.value]];
    to.search = new URLSearchParams(pairs.filter(([, value]) => value));
    to.hash = "";
    return to;
  }
  function recall() {
    const wanted = new URLSearchParams(location.search);
    query.value = wanted.get("q") || "";
    sort.value = wanted.get("sort") in SORTS ? wanted.get("sort") : "relevance";
    picked = {};
    for (const [written, value] of wanted) {
      const name = OLD[written] || written;
      if (name in FILTERS && value && !picked[name]?.includes(value)) picked[name] = [...picked[name] || [], value];
    }
    drawChips();
  }

  /** Find, and tell page.js when the list stands, so that it can return the reader to the place he left. */
  async function answer() {
    try {
      await find(history.state?.shown);
    } catch {
      said.textContent = phrase("The search index isn’t here. Go by entities, themes or the archive.");
    }
    dispatchEvent(new Event("settled"));
  }

  /** A list that is opened before its choices are loaded opens when they are. */
  async function open(event) {
    const select = event.target.closest?.("select[data-filter]");
    if (listed || !select) return;
    if (event.type === "mousedown") event.preventDefault();
    listed = true;
    const words = query.value.trim();
    await offer(words, await ask(words));
    select.focus();
    if (event.type === "mousedown") try { select.showPicker(); } catch { /* it opens at the next press */ }
  }

  place.append(form, ...IS_FILE ? [] : [lists], said, list, more);
  recall();
  let waiting;
  query.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      history.replaceState({ ...history.state, shown: PAGE }, "", written());
      answer();
    }, 150);
  });
  lists.addEventListener("change", event => {
    const { value, dataset: { filter } } = event.target;
    if (event.target === sort) changed();
    else if (filter && value) { event.target.value = ""; pick(filter, value); }
  });
  form.addEventListener("submit", event => event.preventDefault());
  lists.addEventListener("mousedown", open);
  lists.addEventListener("focusin", open);
  more.addEventListener("click", async () => {
    (await showMore())?.querySelector("a").focus();
    const shown = list.querySelectorAll(":scope > li:not(.bearer)").length;
    history.replaceState({ ...history.state, shown }, "");
  });
  addEventListener("popstate", () => { recall(); answer(); });
  if (!location.search) query.focus();
  answer();
}
