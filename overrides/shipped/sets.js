/* Compare two sets: two parts of the collection, chosen by the reader, counted in the browser.
   One file has for each story its outlets, month, themes and names as numbers; it is loaded when the reader begins.
   The address keeps all: ?a.outlet=Meridian+Wire&b.name=Huawei&b.from=2019-05. All text is set as text. */
const place = document.querySelector("#sets");
const root = new URL(place.dataset.root, location.href);
const KINDS = { outlet: [phrase("Outlet"), "outlets"], name: [phrase("Name"), "names"], theme: [phrase("Theme"), "themes"] };
const PARTS = { name: [phrase("Names"), "names", 3], theme: [phrase("Themes"), "themes", 2], outlet: [phrase("Outlets"), "outlets", 0], month: [phrase("Months"), "", 1] };
const FIELDS = ["outlet", "name", "theme", "from", "to"];
const MOST = 15; // rows of a list
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
let data;
const controls = { a: {}, b: {} };

const { element } = window.cuttingsPage;
const said = element("p", { class: "said", role: "status" });
const shown = element("div");
const counted = n => (n === 1 ? phrase("%(n)s story", { n }) : phrase("%(n)s stories", { n }));
const monthWords = n => phrase("%(month)s %(year)s", { month: phrase(MONTHS[n % 12]), year: Math.floor(n / 12) });
const monthNumber = value => { const m = /^(\d{1,4})-(\d\d)$/.exec(value); return m ? m[1] * 12 + Number(m[2]) - 1 : null; };
const monthValue = n => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String(n % 12 + 1).padStart(2, "0")}`;

function side(key) {
  const field = (name, label, control) => { controls[key][name] = control; return element("label", {}, label, control); };
  const option = words => element("option", { value: words }, words);
  const select = kind => element("select", {}, element("option", { value: "" }, phrase("Any")), ...data[KINDS[kind][1]].map(([words]) => option(words)).sort((a, b) => a.value.localeCompare(b.value)));
  const months = data.months.map(n => element("option", { value: monthValue(n) }, monthWords(n)));
  const period = () => element("select", {}, element("option", { value: "" }, phrase("Any")), ...months.map(month => month.cloneNode(true)));
  return element("fieldset", {}, element("legend", {}, phrase("Set %(letter)s", { letter: key.toUpperCase() })),
    field("outlet", phrase("Outlet"), select("outlet")),
    field("name", phrase("Name"), element("input", { list: "set-names", autocomplete: "off", placeholder: phrase("Any") })),
    field("theme", phrase("Theme"), select("theme")),
    field("from", phrase("From"), period()), field("to", phrase("To"), period()));
}

function recall() {
  const wanted = new URLSearchParams(location.search);
  for (const key of ["a", "b"]) for (const name of FIELDS) controls[key][name].value = wanted.get(`${key}.${name}`) || "";
}

function keep() {
  const address = new URL(location);
  const values = ["a", "b"].flatMap(key => FIELDS.map(name => [`${key}.${name}`, controls[key][name].value.trim()]));
  address.search = new URLSearchParams(values.filter(([, value]) => value));
  history.replaceState(history.state, "", address);
}

/** The stories of a side; null where a name is not known. */
function storiesOf(key) {
  const numbers = {};
  for (const [kind, [, table]] of Object.entries(KINDS)) {
    const words = controls[key][kind].value.trim().toLowerCase();
    if (!words) continue;
    numbers[kind] = data[table].findIndex(([known]) => known.toLowerCase() === words);
    if (numbers[kind] < 0) return null;
  }
  const from = monthNumber(controls[key].from.value);
  const to = monthNumber(controls[key].to.value);
  return data.stories.filter(([outlets, month, themes, names]) =>
    (numbers.outlet === undefined || outlets.includes(numbers.outlet))
    && (numbers.theme === undefined || themes.includes(numbers.theme))
    && (numbers.name === undefined || names.includes(numbers.name))
    && ((from === null && to === null) || (month >= 0 && (from === null || month >= from) && (to === null || month <= to))));
}

function count(stories, column) {
  const counts = new Map();
  for (const story of stories) for (const n of [story[column]].flat()) if (n >= 0) counts.set(n, (counts.get(n) || 0) + 1);
  return counts;
}

function describe(key) {
  const words = ["outlet", "name", "theme"].map(name => controls[key][name].value.trim()).filter(Boolean);
  const { from, to } = controls[key];
  if (from.value) words.push(phrase("from %(month)s", { month: monthWords(monthNumber(from.value)) }));
  if (to.value) words.push(phrase("to %(month)s", { month: monthWords(monthNumber(to.value)) }));
  const whole = phrase("all stories");
  return `${key.toUpperCase()}: ${words.join(", ") || whole}`;
}

function compare() {
  const a = storiesOf("a");
  const b = storiesOf("b");
  shown.replaceChildren();
  if (!a || !b) {
    said.textContent = phrase("No such name in set %(letter)s; choose one of the list.", { letter: a ? "B" : "A" });
    return;
  }
  const inB = new Set(b);
  const both = a.filter(story => inB.has(story)).length;
  said.textContent = phrase("%(stories)s in A, %(b)s in B, %(both)s in both.", { stories: counted(a.length), b: b.length, both });
  const lists = Object.entries(PARTS).map(([kind, part]) => [kind, part, count(a, part[2]), count(b, part[2])]);
  const row = (words, ...numbers) => element("tr", {}, element("th", { scope: "row" }, words), ...numbers.map(n => element("td", { class: "n" }, String(n))));
  const head = words => element("th", { scope: "col", class: "n" }, words);
  shown.append(
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": phrase("Both sets in numbers") }, element("table", { class: "pairs sums" },
      element("thead", {}, element("tr", {}, element("td"), head(describe("a")), head(describe("b")), head(phrase("In both")))),
      element("tbody", {}, row(phrase("Stories"), a.length, b.length, both),
        ...lists.map(([, [words], inA, inSecond]) => row(words, inA.size, inSecond.size, [...inA.keys()].filter(n => inSecond.has(n)).length))))),
    ...lists.flatMap(([kind, [words], inA, inSecond]) => [element("h2", {}, words), columns(kind, inA, inSecond)]));
}

/** Three lists: only in A, in both, only in B. */
function columns(kind, a, b) {
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  const only = (own, other) => keys.filter(n => own.has(n) && !other.has(n)).sort(kind === "month" ? (x, y) => x - y : (x, y) => own.get(y) - own.get(x) || x - y);
  const both = keys.filter(n => a.has(n) && b.has(n)).sort(kind === "month" ? (x, y) => x - y : (x, y) => Math.min(a.get(y), b.get(y)) - Math.min(a.get(x), b.get(x)) || x - y);
  return element("div", { class: "thirds" },
    column(kind, phrase("Only in A"), only(a, b), n => String(a.get(n))),
    column(kind, phrase("In both (A, B)"), both, n => `${a.get(n)}, ${b.get(n)}`),
    column(kind, phrase("Only in B"), only(b, a), n => String(b.get(n))));
}

function column(kind, title, numbers, amount) {
  const words = n => {
    if (kind === "month") return monthWords(n);
    const [name, to] = data[PARTS[kind][1]][n];
    return element("a", { href: new URL(to, root) }, name);
  };
  const item = n => element("li", {}, words(n), " ", element("span", { class: "count" }, amount(n)));
  const list = element("ul", {}, ...numbers.slice(0, MOST).map(item));
  const part = element("section", {}, element("h3", {}, `${title}: ${numbers.length}`), list);
  if (numbers.length > MOST) {
    const more = element("button", { type: "button", class: "more" }, phrase("All %(n)s", { n: numbers.length }));
    more.addEventListener("click", () => { list.append(...numbers.slice(MOST).map(item)); more.remove(); list.children[MOST].querySelector("a")?.focus(); });
    part.append(more);
  }
  return part;
}

async function start() {
  const opens = place.querySelector(".opens");
  try {
    data = await fetch(new URL(place.dataset.stories, location.href)).then(answer => answer.json());
  } catch {
    opens.after(element("p", { role: "status" }, phrase("The list of stories isn’t here. The pages of outlets, themes and names say what each has.")));
    return;
  }
  data.months = [...new Set(data.stories.map(story => story[1]))].filter(n => n >= 0).sort((a, b) => a - b);
  const form = element("form", { class: "finder pair-of-sets" }, side("a"), side("b"),
    element("datalist", { id: "set-names" }, ...data.names.map(([words]) => element("option", { value: words }))),
    element("button", { type: "button", class: "swap" }, phrase("Exchange A and B")), element("button", { type: "reset" }, phrase("Clear")));
  const answer = () => { keep(); compare(); };
  form.addEventListener("change", answer);
  form.addEventListener("submit", event => { event.preventDefault(); answer(); });
  form.addEventListener("reset", () => setTimeout(answer));
  form.querySelector(".swap").addEventListener("click", () => {
    for (const name of FIELDS) [controls.a[name].value, controls.b[name].value] = [controls.b[name].value, controls.a[name].value];
    answer();
  });
  const isAsked = document.activeElement === opens.firstChild;
  opens.replaceWith(form, said, shown);
  recall();
  compare();
  if (isAsked) controls.a.outlet.focus();
  addEventListener("popstate", () => { recall(); compare(); });
  dispatchEvent(new Event("settled"));
}

place.querySelector(".opens").hidden = false;
place.querySelector(".opens button").addEventListener("click", start);
if (/[?&][ab]\./.test(location.search)) start();
