/* Before anything is painted: the reader's light or dark. On a phone the list of sections is wider than the page:
   bring the current one into view. */
"use strict";

/** A phrase in the language of the site, from `words.LANGUAGE.js` where that is not English, with the values of its `%(name)s`. */
self.phrase = (text, values = {}) => (self.words?.[text] || text).replace(/%\((\w+)\)s/g, (_, name) => values[name]);

{
  const key = `mode of ${new URL("..", document.currentScript.src).pathname}`;
  const schemes = { light: "default", dark: "slate" };
  let mode = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  try { mode = localStorage.getItem(key) in schemes ? localStorage.getItem(key) : mode; } catch { /* a browser that keeps nothing */ }
  const apply = () => document.body.setAttribute("data-md-color-scheme", schemes[mode]);
  document.documentElement.className = "js";
  apply();

  const button = document.querySelector(".mode");
  button.addEventListener("click", () => {
    mode = mode === "dark" ? "light" : "dark";
    try { localStorage.setItem(key, mode); } catch { /* it holds for this page */ }
    apply();
  });

  const list = document.querySelector(".sections ul");
  const current = list.querySelector("[aria-current]");
  if (current) list.scrollLeft = current.offsetLeft + current.offsetWidth / 2 - list.clientWidth / 2;
}
