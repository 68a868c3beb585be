/* On pages with a timeline: filters built from the entries' data- attributes. Without this script the list stands whole.
   The address keeps what is chosen: ?text=...&certainty=planned&outlet=...&entity=...&kind=person&disputed=disputed */
"use strict";
{
  const FEW = 8; // entries; below it a filter is more to read than the list
  const items = [...document.querySelectorAll(".timeline:not(.key) > li")];
  const place = document.querySelector('.filters[data-for="timeline"]');

  const { element } = window.cuttingsPage;
  const many = text => (text || "").split("|").filter(Boolean);
  /* What an entry doesn't say is the rule: it happened, its outlet is unknown, and its links say who. The first one of a year names it. */
  const idOf = named => named.dataset.entity || new URL(named.href || "", location).pathname.match(/\/entities\/([^/]+)\/(?:index\.html)?$/)?.[1];
  const named = item => [...item.querySelectorAll(".line a.ent, .who :is(a, [data-entity])")];
  let year = "";
  const entries = items.map(item => ({
    item,
    certainty: [item.dataset.certainty || "happened"],
    disputed: many(item.dataset.disputed),
    kind: many(item.dataset.kind),
    outlet: item.dataset.outlet ? many(item.dataset.outlet) : ["unknown outlet"],
    entity: [...named(item).map(idOf), ...many(item.dataset.entities)].filter(Boolean),
    year: year = item.querySelector(":scope > .year")?.id.slice(2) || year,
    get text() { // read when first asked for: 10,000 entries are much text
      const text = item.textContent.toLowerCase();
      Object.defineProperty(this, "text", { value: text });
      return text;
    },
  }));

  const counted = key => {
    const count = new Map();
    for (const entry of entries) for (const value of entry[key]) count.set(value, (count.get(value) || 0) + 1);
    return count;
  };
  const names = new Map();
  for (const one of items.flatMap(named)) if (!names.has(idOf(one))) names.set(idOf(one), one.textContent.trim());
  const nameOf = id => names.get(id) || id.replaceAll("-", " ");

  const chooser = (key, label, nameOf_) => {
    const select = element("select", { name: key }, element("option", { value: "" }, phrase("Any")));
    const options = [...counted(key)].map(([value, n]) => [value, nameOf_(value), n]);
    options.sort((a, b) => a[1].localeCompare(b[1]));
    for (const [value, name, n] of options) select.append(element("option", { value }, `${name} (${n})`));
    return options.length > 1 ? [element("label", {}, label, select)] : [];
  };
  const ticks = () => {
    const count = counted("certainty");
    const field = element("fieldset", {}, element("legend", {}, phrase("Certainty")));
    for (const [value, n] of count)
      field.append(element("label", { class: "tick" }, element("input", { type: "checkbox", name: "certainty", value }), `${phrase(value)} (${n})`));
    return count.size > 1 ? [field] : [];
  };
  const contested = () => {
    const n = counted("disputed").get("disputed");
    return n ? [element("label", { class: "tick" }, element("input", { type: "checkbox", name: "disputed", value: "disputed" }), phrase("disputed date (%(n)s)", { n }))] : [];
  };
  const yearJump = () => {
    const years = [...new Set(entries.map(entry => entry.year))];
    const select = element("select", { "data-jump": "" }, element("option", { value: "" }, phrase("Choose a year")));
    select.append(...years.map(year => element("option", { value: year }, year)));
    return years.length > 1 && !document.querySelector("ul.years") ? [element("label", {}, phrase("Go to"), select)] : [];
  };

  const start = () => {
    const said = element("output", { class: "said", role: "status" });
    const form = element("form", { "aria-label": phrase("Filter the timeline") },
      element("label", {}, phrase("Words"), element("input", { type: "search", name: "text", autocomplete: "off" })),
      ...chooser("outlet", phrase("Outlet"), name => phrase(name)), ...chooser("entity", phrase("Who or what"), nameOf), ...chooser("kind", phrase("Kind"), name => phrase(name)),
      ...yearJump(),
      element("button", { type: "reset" }, phrase("Show all")), ...ticks(), ...contested(), said);
    place.append(form);

    const labels = new Map([...document.querySelectorAll(".timeline .year")].map(label => [label.id.slice(2), label]));
    const chosen = () => {
      const data = new FormData(form);
      return {
        text: (data.get("text") || "").toLowerCase().split(/\s+/).filter(Boolean),
        certainty: data.getAll("certainty"), outlet: data.getAll("outlet").filter(Boolean), entity: data.getAll("entity").filter(Boolean),
        kind: data.getAll("kind").filter(Boolean), disputed: data.getAll("disputed"),
      };
    };
    const fits = (entry, want) => ["certainty", "outlet", "entity", "kind", "disputed"].every(key => !want[key].length || want[key].some(value => entry[key].includes(value)))
      && want.text.every(word => entry.text.includes(word));
    const show = () => {
      const want = chosen();
      const seen = new Set();
      let n = 0;
      for (const entry of entries) {
        const hidden = !fits(entry, want);
        if (entry.item.hidden !== hidden) entry.item.hidden = hidden;
        if (hidden) continue;
        n += 1;
        if (seen.has(entry.year)) continue;
        seen.add(entry.year);
        const label = labels.get(entry.year);
        if (label && label.parentNode !== entry.item) entry.item.prepend(label); // the year stays with its first entry shown
      }
      said.textContent = n === entries.length ? phrase("%(n)s entries", { n }) : phrase("%(n)s of %(all)s entries", { n, all: entries.length });
    };
    const keep = () => {
      const address = new URL(location);
      const data = new FormData(form);
      const names = new Set([...form.elements].map(control => control.name).filter(Boolean));
      for (const key of names) {
        address.searchParams.delete(key);
        for (const value of data.getAll(key)) if (value) address.searchParams.append(key, value);
      }
      history.replaceState(history.state, "", address);
    };
    const recall = () => {
      const asked = new URLSearchParams(location.search);
      for (const control of form.elements) {
        if (!control.name) continue;
        if (control.type === "checkbox") control.checked = asked.getAll(control.name).includes(control.value);
        else control.value = asked.get(control.name) || "";
        if (control.selectedIndex === -1) control.selectedIndex = 0;
      }
    };
    const uncover = () => { // a link to an entry beats the filters
      const target = document.getElementById(location.hash.slice(1))?.closest(".timeline > li");
      if (target?.hidden) { form.reset(); target.scrollIntoView(); }
    };

    let waiting;
    const soon = () => { clearTimeout(waiting); waiting = setTimeout(() => { show(); keep(); }, 120); };
    form.addEventListener("input", event => { if (event.target.name) soon(); });
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("reset", soon);
    form.querySelector("[data-jump]")?.addEventListener("change", event => {
      const first = entries.find(entry => entry.year === event.target.value && !entry.item.hidden);
      if (!first) { said.textContent = phrase("Nothing of %(year)s is shown", { year: event.target.value }); return; }
      first.item.tabIndex = -1;
      first.item.focus({ preventScroll: true });
      first.item.scrollIntoView({ block: "start" });
    });
    addEventListener("hashchange", uncover);
    recall();
    if (location.search) place.closest("details").open = true;
    show();
    uncover();
  };
  const rail = document.querySelector("details.rail");
  const wide = matchMedia("(min-width: 60em)");
  const openRail = () => { if (rail && wide.matches) rail.open = true; };
  wide.addEventListener("change", openRail); // a tablet is turned
  openRail();
  if (place && items.length >= FEW) start();
}
