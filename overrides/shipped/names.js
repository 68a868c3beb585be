/* On the index of names: a box that leaves only the names that hold what is typed. Without this script all stand. */
"use strict";
{
  const place = document.querySelector(".name-filter");
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...document.querySelectorAll(".names:not(.top) > li")].map(item => ({ item, text: plain(item.textContent) }));
  const tops = document.querySelectorAll(".names.top, #page > h2");
  const { element } = window.cuttingsPage;
  const input = element("input", { type: "search" });
  const said = element("output", { class: "said" });
  place.append(element("label", {}, phrase("Names that contain "), input), said);

  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let n = 0;
    for (const { item, text } of items) {
      item.hidden = !words.every(word => text.includes(word));
      n += !item.hidden;
    }
    for (const top of tops) top.hidden = words.length > 0;
    for (const heading of document.querySelectorAll("[id^='letter-']"))
      heading.hidden = ![...heading.nextElementSibling.children].some(item => !item.hidden);
    said.textContent = words.length ? phrase("%(n)s of %(all)s names", { n, all: items.length }) : "";
  });
}
