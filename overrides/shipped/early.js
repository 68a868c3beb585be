/* What the theme's own head script does (it can't be allowed by a Content-Security-Policy, for it changes with a page's
   depth): the site's address and its small memory. Then the reader's light or dark, before anything is painted. */
"use strict";
var __md_scope = new URL("..", document.currentScript.src);
var __md_hash = text => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => {
  try { return JSON.parse(store.getItem(`${scope.pathname}.${key}`)); } catch { return null; }
};
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try { store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value)); } catch { /* a reader who keeps nothing */ }
};
{
  const kept = __md_get("__palette");
  const fits = option => matchMedia(option.dataset.mdColorMedia || "not all").matches;
  const options = [...document.querySelectorAll("input[name=__palette]")];
  const chosen = options[kept?.index] ?? options.find(fits);
  for (const key of chosen ? ["media", "scheme", "primary", "accent"] : [])
    document.body.setAttribute(`data-md-color-${key}`, chosen.getAttribute(`data-md-color-${key}`));

  const list = document.querySelector(".sections ul"); // on a phone the list of sections is wider than the page
  const current = list?.querySelector("[aria-current]");
  if (current) list.scrollLeft = current.offsetLeft + current.offsetWidth / 2 - list.clientWidth / 2;
}
