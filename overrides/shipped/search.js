/* The search page: our own small form over Pagefind's index, which loads in parts (about 210 kB once, some 30 kB a query).
   The address keeps all: ?q=words&theme=Chips&sort=newest. All text is set as text, never as HTML. */
const BASE = new URL("..", import.meta.url);
const PAGE = 10; // results shown at a time
const SENTENCES = 3; // sentences shown of one result
const LONGEST = 44; // words of a sentence shown
const OPTIONS = 400; // choices in one filter, the most frequent first
const FILTERS = { type: "Type", theme: "Theme", outlet: "Outlet", year: "Year", person: "Person", organisation: "Organisation", place: "Place", status: "Status" };
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
  ...Object.entries(FILTERS).map(([name, label]) => element("label", { hidden: "" }, label, selects[name])),
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
    select.parentNode.hidden = !most.length;
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
  const item = element("li", {}, element("h2", {}, element("a", { href: url }, data.meta.title || url.pathname)), element("p", { class: "meta" }, about));
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
async function showMore() {
  const mine = asked;
  const data = await Promise.all(left.splice(0, PAGE).map(one => one.data()));
  if (mine !== asked) return;
  const items = data.map(result);
  list.append(...items);
  more.hidden = !left.length;
  return items[0];
}

async function find(pagefind) {
  const mine = ++asked;
  const words = query.value.trim();
  const picked = chosen();
  const idle = !words && !Object.keys(picked).length;
  const found = await pagefind.search(words || null, { filters: picked, sort: SORTS[sort.value] });
  if (mine !== asked) return;
  offer(found.filters, found.totalFilters || found.filters);
  left = idle ? [] : found.results;
  const n = left.length;
  list.replaceChildren();
  said.textContent = idle ? `Type a word or choose a filter: ${found.results.length} pages can be searched.` : n ? `${n} ${n === 1 ? "result" : "results"}` : "Nothing found. Fewer words or filters may help.";
  await showMore();
}

function keep() {
  const address = new URL(location);
  address.search = new URLSearchParams([["q", query.value.trim()], ...Object.entries(chosen()), ["sort", sort.value === "relevance" ? "" : sort.value]].filter(([, value]) => value));
  history.replaceState(null, "", address);
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

async function start() {
  place.append(form, said, list, more);
  for (const select of Object.values(selects)) select.append(element("option", { value: "" }, "Any"));
  recall();
  let pagefind;
  try {
    pagefind = await import(new URL("pagefind/pagefind.js", BASE));
    await pagefind.options({ baseUrl: BASE.pathname });
    await pagefind.init();
    await pagefind.filters(); // loads their counts
  } catch {
    said.textContent = "The search index isn’t here. Go by entities, themes or the archive.";
    return;
  }
  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(() => { keep(); find(pagefind); }, 150); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", event => { event.preventDefault(); soon(); });
  more.addEventListener("click", async () => (await showMore())?.querySelector("a").focus());
  addEventListener("popstate", () => { recall(); find(pagefind); });
  await find(pagefind);
  if (!location.search) query.focus();
}
start();
