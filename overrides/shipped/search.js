/* The search page: our own small form over Pagefind's index, which loads in parts, and none of them before something is asked.
   A name typed whole is looked up in a table of its own (the generator's `search/names.py`), and comes first.
   The address keeps all: ?q=words&theme=Chips&sort=newest. All text is set as text, never as HTML. */
const BASE = new URL("..", import.meta.url);
const PAGE = 10; // results shown at a time
const SENTENCES = 3; // sentences shown of one result
const LONGEST = 44; // words of a sentence shown
const NAMESAKES = 5; // of one name or surname that stand first
const OPTIONS = 400; // choices in one filter, the most frequent first
const FILTERS = { type: "Type", theme: "Theme", tag: "Tag", outlet: "Outlet", year: "Year", person: "Person", organisation: "Organisation", place: "Place", status: "Status" };
const SORTS = { relevance: undefined, newest: { date: "desc" }, oldest: { date: "asc" } };

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const place = document.querySelector("div#search");
const said = element("p", { class: "said", role: "status" });
const list = element("ol", { class: "results" });
const more = element("button", { type: "button", class: "more", hidden: "" }, "More results");
const query = element("input", { type: "search", name: "q", autocomplete: "off", id: "find-words" });
const sort = element("select", { name: "sort" }, ...Object.keys(SORTS).map(name => element("option", { value: name }, name)));
const selects = Object.fromEntries(Object.keys(FILTERS).map(name => [name, element("select", { name })]));
const form = element("form", { class: "finder", role: "search", "aria-label": "Stories and entities" },
  element("label", { class: "wide" }, "Words; “in quotation marks” for a phrase", query),
  ...Object.entries(FILTERS).map(([name, label]) => element("label", {}, label, selects[name])),
  element("label", {}, "Order", sort), element("button", { type: "reset" }, "Clear"));

const chosen = () => Object.fromEntries(Object.keys(FILTERS).filter(name => selects[name].value).map(name => [name, selects[name].value]));

/** Offer what can still be found; what is chosen stays, and may be exchanged within its filter. */
function offer(filters, totals) {
  const picked = chosen();
  for (const [name, select] of Object.entries(selects)) {
    const count = Object.entries((picked[name] ? totals : filters)[name] || {}).filter(([value, n]) => n || value === picked[name]);
    if (picked[name] && !count.some(([value]) => value === picked[name])) count.push([picked[name], 0]);
    const most = count.sort((a, b) => b[1] - a[1]).slice(0, OPTIONS);
    most.sort((a, b) => (name === "year" ? b[0].localeCompare(a[0]) : a[0].localeCompare(b[0])));
    select.replaceChildren(element("option", { value: "" }, "Any"), ...most.map(([value, n]) => element("option", { value }, `${value} (${n})`)));
    select.value = picked[name] || "";
    select.parentNode.hidden = !most.length && !picked[name];
  }
}

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

/** The sentences that hold the words sought, best first, then in the order of the text. */
function sentences(data, words) {
  const anchors = (data.anchors || []).filter(anchor => anchor.id.startsWith("s-")).sort((a, b) => a.location - b.location);
  const found = new Map();
  for (const { location: at, balanced_score: score } of data.weighted_locations || []) {
    let n = anchors.length - 1;
    while (n >= 0 && anchors[n].location > at) n -= 1;
    if (n < 0) continue;
    const one = found.get(n) || { id: anchors[n].id, start: anchors[n].location, end: anchors[n + 1]?.location ?? words.length, score: 0, hits: new Set() };
    one.score += score;
    one.hits.add(at);
    found.set(n, one);
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.start - b.start).slice(0, SENTENCES).sort((a, b) => a.start - b.start);
}

function quoted(one, words, url) {
  const first = Math.min(...one.hits);
  const start = one.end - one.start > LONGEST ? Math.max(one.start, first - LONGEST / 3 | 0) : one.start;
  const end = Math.min(one.end, start + LONGEST);
  const link = element("a", { href: `${url}#${one.id}` }, ...marked(words, start, end, one.hits));
  return element("li", {}, start > one.start ? "… " : "", link, end < one.end ? " …" : "");
}

/** A day in words; other dates as they are. */
function day(written) {
  const known = /^\d{4}-\d\d-\d\d$/.test(written || "");
  return known ? new Date(`${written}T00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : written;
}

function result(data) {
  const url = new URL(data.raw_url.replace(/^\/+/, ""), BASE);
  const words = data.content.split(/\s+/);
  const shown = sentences(data, words);
  const about = [data.filters?.type?.[0], data.filters?.outlet?.[0], day(data.meta.date)].filter(Boolean).join(" · ");
  const item = element("li", { id: `r-${data.raw_url.replace(/^\/+/, "")}` }, element("h2", {}, element("a", { href: url }, data.meta.title || url.pathname)), element("p", { class: "meta" }, about));
  if (shown.length) item.append(element("ul", {}, ...shown.map(one => quoted(one, words, url))));
  else {
    const hits = new Set(data.locations || []);
    const start = Math.max(0, Math.min(...hits, words.length) === words.length ? 0 : Math.min(...hits) - 8);
    item.append(element("p", {}, ...marked(words, start, Math.min(words.length, start + 36), hits), words.length > start + 36 ? " …" : ""));
  }
  return item;
}

let asked = 0; // an answer that comes late is dropped
let left = [];
async function showMore(n = PAGE) {
  const mine = asked;
  const data = await Promise.all(left.splice(0, n).map(one => one.data()));
  if (mine !== asked) return;
  const items = data.map(result);
  list.append(...items);
  more.hidden = !left.length;
  return items[0];
}

/** Small letters and digits without accents, no leading "the": as the generator's `search/names.py` folds. */
export const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[.'’]/g, "")
  .replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/^the /, "");
/** FNV-1a of UTF-8, cut to the number of shards. */
export const shard = (key, shards) => new TextEncoder().encode(key).reduce((n, byte) => Math.imul(n ^ byte, 0x01000193) >>> 0, 0x811c9dc5) & (shards - 1);
const fetched = new Map();
const json = path => fetched.get(path) || fetched.set(path, fetch(new URL(`pagefind/${path}`, BASE)).then(answer => answer.json())).get(path);

/** What bears exactly this name or surname: [id in the index, address, name, what it is], the best first. */
async function bearers(words) {
  const key = fold(words);
  if (!key) return [];
  const { shards } = await json("names.json");
  return (await json(`names/${shard(key, shards)}.json`))[key] || [];
}

function card([, url, name, about]) {
  const title = element("h2", {}, element("a", { href: new URL(url, BASE) }, name));
  return element("li", { class: "bearer", id: `r-${url}` }, title, element("p", { class: "meta" }, about));
}

let loading;
/** Pagefind, loaded when it is first needed. */
const engine = () => loading ||= (async () => {
  const pagefind = await import(new URL("pagefind/pagefind.js", BASE));
  await pagefind.options({ baseUrl: BASE.pathname });
  await pagefind.init();
  return pagefind;
})();

/** The first results: cards of what is named so, then what holds the words. Chosen filters hold for both. */
export async function results(words, picked) {
  const pagefind = await engine();
  const [named, found] = await Promise.all([bearers(words), pagefind.search(words || null, { filters: picked, sort: SORTS[sort.value] })]);
  const fitting = new Set(found.results.map(one => one.id));
  const cards = named.filter(([id]) => !Object.keys(picked).length || fitting.has(id)).slice(0, NAMESAKES);
  const shown = new Set(cards.map(([id]) => id));
  return { ...found, cards, results: found.results.filter(one => !shown.has(one.id)) };
}

async function find(shown = PAGE) {
  const mine = ++asked;
  const words = query.value.trim();
  const picked = chosen();
  if (!words && !Object.keys(picked).length) return idle(mine);
  const found = await results(words, picked);
  if (mine !== asked) return;
  left = found.results;
  const n = left.length + found.cards.length;
  list.replaceChildren(...found.cards.map(card));
  said.textContent = n ? `${n} ${n === 1 ? "result" : "results"}` : "Nothing found. Fewer words or filters may help.";
  await showMore(shown);
  if (mine !== asked) return;
  if (counted) offer(found.filters, words ? found.totalFilters : counted);
  else await count(words, picked);
}

/** Nothing is asked: say how much there is, and load nothing else. */
async function idle(mine) {
  left = [];
  list.replaceChildren();
  more.hidden = true;
  const { pages } = await json("names.json");
  if (mine !== asked) return;
  said.textContent = `Type a word or choose a filter: ${pages} pages can be searched.`;
  if (counted) await count("", {});
}

let loadingFilters;
let counted = null; // how many pages have which value, once the filters are loaded
/** Load the filters, and offer what of each can still be found. */
async function count(words, picked) {
  const mine = asked;
  const pagefind = await engine();
  loadingFilters ||= pagefind.filters();
  counted = await loadingFilters;
  const idle = !words && !Object.keys(picked).length;
  const found = idle ? null : await pagefind.search(words || null, { filters: picked });
  if (mine === asked) offer(found ? found.filters : counted, words ? found.totalFilters : counted);
}

function keep() {
  const address = new URL(location);
  address.search = new URLSearchParams([["q", query.value.trim()], ...Object.entries(chosen()), ["sort", sort.value === "relevance" ? "" : sort.value]].filter(([, value]) => value));
  history.replaceState(history.state, "", address);
}

function recall() {
  const wanted = new URLSearchParams(location.search);
  query.value = wanted.get("q") || "";
  sort.value = wanted.get("sort") in SORTS ? wanted.get("sort") : "relevance";
  for (const [name, select] of Object.entries(selects)) {
    const value = wanted.get(name) || "";
    if (value && ![...select.options].some(option => option.value === value)) select.append(element("option", { value }, value));
    select.value = value;
  }
}

/** Find, and tell page.js when the list stands, so that it can return the reader to the place he left. */
async function answer() {
  try {
    await find(history.state?.shown);
  } catch {
    said.textContent = "The search index isn’t here. Go by entities, themes or the archive.";
  }
  dispatchEvent(new Event("settled"));
}

/** A filter that is opened before its choices are loaded opens when they are. */
async function open(event) {
  const select = event.target.closest?.("select");
  if (counted || !select || select === sort) return;
  event.preventDefault();
  await count(query.value.trim(), chosen());
  select.focus();
  try { select.showPicker(); } catch { /* it opens at the next press */ }
}

function start() {
  place.append(form, said, list, more);
  for (const select of Object.values(selects)) select.append(element("option", { value: "" }, "Any"));
  recall();
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      history.replaceState({ ...history.state, shown: PAGE }, "");
      keep();
      answer();
    }, 150);
  };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", event => { event.preventDefault(); soon(); });
  form.addEventListener("mousedown", open);
  form.addEventListener("focusin", event => { if (event.target.matches("select") && event.target !== sort && !counted) count(query.value.trim(), chosen()); });
  more.addEventListener("click", async () => {
    (await showMore())?.querySelector("a").focus();
    const shown = list.querySelectorAll(":scope > li:not(.bearer)").length;
    history.replaceState({ ...history.state, shown }, "");
  });
  addEventListener("popstate", () => { recall(); answer(); });
  if (!location.search) query.focus();
  answer();
}
if (place) start();
