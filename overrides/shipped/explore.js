/* Explore: a table that sorts, and the network behind it, drawn as SVG when the reader asks for it.
   The layout comes from the generator; sentences of a pair are loaded when the pair is chosen. Whatever can be done
   with the drawing can be done by keyboard: the field finds a name, its pairs are buttons. All text is set as text.
   The address keeps all: ?sort=shared&network=1&most=300&name=entities/x/&with=entities/y/. */
const SVG = "http://www.w3.org/2000/svg";
const STEPS = [100, 200, 400, 800, 2000]; // pairs drawn, the strongest
const FIRST = 50; // rows of the table shown at first; explore.css has the same
const MARGIN = 40; // around the drawing; its longer side is 1000
const NEAREST = 12; // zoom
const ROOM = 620; // CSS pixels; a drawing this wide shows letters at their size
const place = document.querySelector("#explore");
const root = new URL(place.dataset.root, location.href);
const wanted = new URLSearchParams(location.search);

const { element } = window.cuttingsPage;
const drawn = (tag, attributes = {}, ...children) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};
const json = path => fetch(new URL(path, new URL(place.dataset.network, location.href))).then(answer => answer.json());

function keep(values) {
  const address = new URL(location);
  for (const [name, value] of Object.entries(values)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
}

/* The table */

function sortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const keys = { names: 0, shared: 2, chance: 3 };
  const sort = name => {
    const column = keys[name];
    heads.forEach(head => head.removeAttribute("aria-sort"));
    const isNumber = column > 0;
    const value = row => isNumber ? Number(row.cells[column].textContent) : row.cells[column].textContent;
    const sorted = [...rows];
    if (column !== undefined) {
      sorted.sort((a, b) => isNumber ? value(b) - value(a) : value(a).localeCompare(value(b)));
      heads[column].setAttribute("aria-sort", isNumber ? "descending" : "ascending");
    }
    body.append(...sorted);
  };
  for (const [name, column] of Object.entries(keys)) {
    const button = element("button", { type: "button" }, heads[column].textContent);
    heads[column].replaceChildren(button);
    button.addEventListener("click", () => {
      const isOn = heads[column].hasAttribute("aria-sort");
      sort(isOn ? "" : name);
      keep({ sort: isOn ? "" : name });
    });
  }
  if (keys[wanted.get("sort")] !== undefined) sort(wanted.get("sort"));
  if (rows.length <= FIRST) return;
  const all = element("button", { type: "button", class: "more" }, phrase("All %(n)s pairs", { n: rows.length }));
  table.classList.add("short");
  all.addEventListener("click", () => {
    const next = body.rows[FIRST].querySelector("a");
    table.classList.remove("short");
    all.remove();
    next.focus();
  });
  table.parentNode.after(all);
}

/* The network */

const opener = place.querySelector("button");
const state = { most: Number(wanted.get("most")) || STEPS[1], node: null, edge: null, zoom: 1, x: 500, y: 500 };
let net; // { nodes, edges, shard }
let view; // the elements of the drawing

const name = n => net.nodes[n][0];
const address = n => net.nodes[n][1];
const shownEdges = () => net.edges.slice(0, state.most);

function build() {
  const options = net.nodes.map((node, n) => element("option", { value: node[0], "data-n": n }));
  const steps = STEPS.filter((step, n) => !n || STEPS[n - 1] < net.edges.length);
  view = {
    find: element("input", { list: "explore-names", id: "explore-find", autocomplete: "off" }),
    most: element("select", {}, ...steps.map(step => element("option", { value: step }, String(Math.min(step, net.edges.length))))),
    svg: drawn("svg", { class: "network", role: "img", "aria-label": phrase("Names as dots; a line joins two that stories tell together. The field and the list beside say the same.") }),
    lines: drawn("g", { class: "lines" }), dots: drawn("g", { class: "dots" }), words: drawn("g", { class: "words" }),
    side: element("div", { class: "side", "aria-live": "polite" }),
  };
  view.svg.append(view.lines, view.dots, view.words);
  const zooms = element("p", { class: "zooms" }, zoomer(phrase("Closer"), "+", 1.6), zoomer(phrase("Farther"), "−", 1 / 1.6), zoomer(phrase("Whole"), phrase("Whole"), 0));
  const form = element("form", { class: "finder" },
    element("label", {}, phrase("Name"), view.find), element("datalist", { id: "explore-names" }, ...options),
    element("label", {}, phrase("Strongest pairs"), view.most));
  form.addEventListener("submit", event => { event.preventDefault(); find(); });
  view.find.addEventListener("change", find);
  view.most.addEventListener("change", () => { state.most = Number(view.most.value); keep({ most: state.most === STEPS[1] ? "" : state.most }); draw(); });
  const kinds = [...new Set(net.nodes.map(node => node[2]))].sort();
  const legend = element("ul", { class: "legend" }, ...kinds.map(kind => element("li", {},
    drawn("svg", { viewBox: "0 0 10 10", class: "network-key", "aria-hidden": "true" }, drawn("circle", { cx: 5, cy: 5, r: 4, class: `kind-${kind}` })), phrase(kind))));
  place.append(form, legend, element("div", { class: "stage" }, element("div", { class: "plane" }, view.svg, zooms), view.side));
  drag(view.svg);
  new ResizeObserver(aim).observe(view.svg);
}

const zoomer = (title, words, by) => {
  const button = element("button", { type: "button", class: "more", title, "aria-label": title }, words);
  button.addEventListener("click", () => {
    state.zoom = by ? Math.min(NEAREST, Math.max(1, state.zoom * by)) : 1;
    if (!by) [state.x, state.y] = middle();
    aim();
  });
  return button;
};

function find() {
  const words = view.find.value.trim().toLowerCase();
  if (!words) return choose(null);
  const exact = net.nodes.findIndex(node => node[0].toLowerCase() === words);
  const n = exact < 0 ? net.nodes.findIndex(node => node[0].toLowerCase().includes(words)) : exact;
  if (n < 0) view.side.replaceChildren(element("p", {}, phrase("No name in the network has these letters.")));
  else choose(n);
}

function draw() {
  const edges = shownEdges();
  const used = new Set(edges.flatMap(([a, b]) => [a, b]));
  if (state.node !== null) used.add(state.node);
  view.most.value = state.most;
  view.lines.replaceChildren(...edges.map(([a, b, shared], n) => {
    const [, , , , x1, y1] = net.nodes[a];
    const [, , , , x2, y2] = net.nodes[b];
    const line = drawn("line", { x1, y1, x2, y2, "data-n": n, "stroke-width": Math.min(5, 0.6 + Math.sqrt(shared) / 2) });
    line.append(drawn("title", {}, `${name(a)} and ${name(b)}: ${shared} stories`));
    return line;
  }));
  view.dots.replaceChildren(...[...used].map(n => {
    const [words, , kind, stories, cx, cy] = net.nodes[n];
    const dot = drawn("circle", { cx, cy, r: 1, class: `kind-${kind}`, "data-n": n, "data-r": Math.min(11, 3 + Math.sqrt(stories) * 0.8) });
    dot.append(drawn("title", {}, `${words}: ${kind}, ${stories} stories`));
    return dot;
  }));
  view.used = [...used].sort((a, b) => net.nodes[b][3] - net.nodes[a][3]);
  light();
  aim();
}

/** The least and the most of what is drawn, by axis. */
const extent = axis => {
  const values = view.used.map(n => net.nodes[n][axis]);
  return [Math.min(...values), Math.max(...values)];
};
const middle = () => [4, 5].map(axis => extent(axis).reduce((a, b) => (a + b) / 2));

/** Set the part of the plane that is seen; dots, lines and letters keep their size on the screen. */
function aim() {
  const { width, height } = view.svg.getBoundingClientRect();
  if (!width) return;
  const [across, down] = [4, 5].map(axis => extent(axis)[1] - extent(axis)[0] + 2 * MARGIN);
  const unit = Math.max(across / width, down / height) / state.zoom; // of the plane in a CSS pixel
  view.unit = unit;
  view.svg.setAttribute("viewBox", [state.x - width * unit / 2, state.y - height * unit / 2, width * unit, height * unit].map(n => n.toFixed(1)).join(" "));
  for (const dot of view.dots.children) dot.setAttribute("r", (dot.dataset.r * unit * Math.min(1, 0.35 + width / ROOM / 1.5)).toFixed(2));
  label(unit, width, height);
}

/** Write the names that find room: what is chosen first, then those of most stories. */
function label(unit, width, height) {
  const size = 12 * unit;
  const taken = [];
  const near = state.node === null || state.edge !== null ? new Set() : neighbours(state.node);
  const first = [state.node, ...(state.edge === null ? [] : net.edges[state.edge].slice(0, 2)), ...near].filter(n => n !== null);
  const words = [];
  for (const n of new Set([...first, ...view.used])) {
    const [text, , , , x, y] = net.nodes[n];
    const short = text.length > 26 ? `${text.slice(0, 25)}…` : text;
    const box = [x + 7 * unit, y - size * 0.6, x + 7 * unit + short.length * size * 0.55, y + size * 0.6];
    const isSeen = Math.abs(x - state.x) < width * unit / 2 && Math.abs(y - state.y) < height * unit / 2;
    if (!isSeen || box[2] > state.x + width * unit / 2) continue;
    if (taken.some(other => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    words.push(drawn("text", { x: box[0], y: y + size * 0.35, "font-size": size.toFixed(2), "stroke-width": (3 * unit).toFixed(2), "data-n": n, class: first.includes(n) ? "on" : "" }, short));
  }
  view.words.replaceChildren(...words);
}

const neighbours = n => new Set(shownEdges().filter(([a, b]) => a === n || b === n).map(([a, b]) => (a === n ? b : a)));

/** Mark what is chosen, and dim the rest. */
function light() {
  const near = state.node === null ? null : neighbours(state.node);
  view.svg.classList.toggle("dim", near !== null || state.edge !== null);
  const ends = state.edge === null ? [] : net.edges[state.edge].slice(0, 2);
  for (const line of view.lines.children) {
    const n = Number(line.dataset.n);
    line.classList.toggle("on", n === state.edge || (state.edge === null && net.edges[n].slice(0, 2).includes(state.node)));
  }
  for (const dot of view.dots.children) {
    const n = Number(dot.dataset.n);
    dot.classList.toggle("on", n === state.node || ends.includes(n) || (state.edge === null && Boolean(near?.has(n))));
  }
}

const link = n => element("a", { href: new URL(address(n), root) }, name(n));

/** A name: its page, and a button for each of its pairs. */
function choose(n) {
  state.node = n;
  state.edge = null;
  keep({ name: n === null ? "" : address(n), with: "" });
  view.find.value = n === null ? "" : name(n);
  if (n === null) view.side.replaceChildren(element("p", {}, phrase("Choose a name or a line.")));
  else {
    if (!view.used.includes(n)) draw();
    [state.x, state.y] = state.zoom > 1 ? net.nodes[n].slice(4) : [state.x, state.y];
    view.side.replaceChildren(element("h2", {}, link(n)), element("p", { class: "meta" }, phrase("%(kind)s, in %(n)s stories. Its strongest pairs:", { kind: phrase(net.nodes[n][2]), n: net.nodes[n][3] })), pairsOf(n));
  }
  light();
  aim();
}

function pairsOf(n) {
  const own = net.edges.map((edge, number) => ({ edge, number })).filter(({ edge }) => edge[0] === n || edge[1] === n);
  return element("ul", {}, ...own.slice(0, 40).map(({ edge: [a, b, shared], number }) => {
    const button = element("button", { type: "button" }, name(a === n ? b : a));
    button.addEventListener("click", () => open(number));
    return element("li", {}, button, " ", element("span", { class: "count" }, String(shared)));
  }));
}

const shards = new Map();
const shard = n => shards.get(n) || shards.set(n, json(`sentences-${n}.json`)).get(n);

/** A pair: the sentences in which both stand, each a link to its place. */
async function open(number) {
  const [a, b, shared, ratio] = net.edges[number];
  const back = state.node === a || state.node === b ? state.node : null;
  state.edge = number;
  keep({ name: address(back ?? a), with: address(back === b ? a : b) });
  const title = element("h2", { tabindex: "-1" }, link(a), " ", phrase("and"), " ", link(b));
  const about = element("p", { class: "meta" }, phrase("%(n)s stories with both names, %(ratio)s times as many as chance would bring.", { n: shared, ratio }));
  const list = element("ul", { class: "sentences" });
  view.side.replaceChildren(title, about, list);
  if (back !== null) {
    const button = element("button", { type: "button", class: "more" }, phrase("All pairs of %(name)s", { name: name(back) }));
    button.addEventListener("click", () => choose(back));
    view.side.append(button);
  }
  light();
  aim();
  title.focus({ preventScroll: true });
  const sentences = (await shard(Math.floor(number / net.shard)))[number % net.shard];
  if (state.edge !== number) return;
  list.append(...sentences.map(([to, words, source, month]) => element("li", {},
    element("a", { href: new URL(to, root) }, words), " ", element("cite", {}, [source, month].filter(Boolean).join(", ")))));
  if (!sentences.length) list.replaceWith(element("p", {}, phrase("No sentence names both; their stories do.")));
}

/** Drag moves the plane; a press that doesn't move chooses what is nearest to it. */
function drag(svg) {
  let from = null;
  svg.addEventListener("pointerdown", event => { from = { x: event.clientX, y: event.clientY, left: state.x, top: state.y, moved: false }; });
  svg.addEventListener("pointermove", event => {
    if (!from) return;
    const dx = event.clientX - from.x;
    const dy = event.clientY - from.y;
    if (!from.moved && Math.hypot(dx, dy) < 5) return;
    if (!from.moved) svg.setPointerCapture(event.pointerId);
    from.moved = true;
    state.x = from.left - dx * view.unit;
    state.y = from.top - dy * view.unit;
    aim();
  });
  const end = event => {
    if (from && !from.moved && event.type === "pointerup") press(event);
    from = null;
  };
  svg.addEventListener("pointerup", end);
  svg.addEventListener("pointercancel", end);
  svg.addEventListener("wheel", event => {
    if (!event.ctrlKey) return; // else the wheel scrolls the page
    event.preventDefault();
    state.zoom = Math.min(NEAREST, Math.max(1, state.zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15)));
    aim();
  }, { passive: false });
}

function press(event) {
  const box = view.svg.getBoundingClientRect();
  const x = state.x + (event.clientX - box.left - box.width / 2) * view.unit;
  const y = state.y + (event.clientY - box.top - box.height / 2) * view.unit;
  const hit = event.target.closest("[data-n]");
  if (hit && hit.tagName === "text") return choose(Number(hit.dataset.n));
  const nearest = view.used.map(n => [Math.hypot(net.nodes[n][4] - x, net.nodes[n][5] - y), n]).sort((a, b) => a[0] - b[0])[0];
  if (nearest[0] < 12 * view.unit) return choose(nearest[1]);
  const line = shownEdges().map(([a, b], n) => [distance(x, y, net.nodes[a], net.nodes[b]), n]).sort((a, b) => a[0] - b[0])[0];
  if (line[0] < 8 * view.unit) return open(line[1]);
  return choose(null);
}

/** From a point to the line between two nodes. */
function distance(x, y, [, , , , ax, ay], [, , , , bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

async function show() {
  const isOpen = opener.getAttribute("aria-expanded") === "true";
  opener.setAttribute("aria-expanded", String(!isOpen));
  opener.textContent = isOpen ? phrase("Show the network") : phrase("Hide the network");
  place.classList.toggle("open", !isOpen);
  keep({ network: isOpen ? "" : "1" });
  if (isOpen || net) return;
  try {
    net = await json("network.json");
  } catch {
    place.append(element("p", {}, phrase("The network isn’t here. The table below has its strongest pairs.")));
    return;
  }
  build();
  draw();
  [state.x, state.y] = middle();
  const to = n => net.nodes.findIndex(node => node[1] === wanted.get(n));
  const [first, second] = [to("name"), to("with")];
  const edge = net.edges.findIndex(([a, b]) => (a === first && b === second) || (a === second && b === first));
  choose(first < 0 ? null : first);
  if (edge >= 0) open(edge);
  dispatchEvent(new Event("settled"));
}

sortable(document.querySelector("#pairs"));
place.querySelector(".opens").hidden = false;
opener.addEventListener("click", show);
if (wanted.has("network") || wanted.has("name")) show();
