/* On pages with sentences, citations or tables: a link to the sentence under the pointer, buttons that copy,
   and a place for the keyboard in a table that must be scrolled. */
"use strict";
{
  const pin = document.createElement("a");
  pin.className = "pin";
  pin.textContent = "¶";
  pin.title = "Link to this sentence";
  pin.tabIndex = -1; // the paragraph's number is the keyboard's way
  document.addEventListener("pointerover", event => {
    const sentence = event.target.closest?.(".s[id]");
    if (!sentence || pin.parentNode === sentence) return;
    pin.href = `#${sentence.id}`;
    pin.setAttribute("aria-label", pin.title);
    sentence.append(pin);
  });

  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  const copy = async (from, button) => {
    try {
      await navigator.clipboard.writeText(from.textContent.trim());
      said.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(from);
      said.textContent = "Selected; copy with the keyboard";
    }
    button.textContent = said.textContent;
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  };
  for (const from of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    const name = from.dataset.copy || from.previousElementSibling?.textContent || "citation";
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy ${name.replace("¶", "").trim()}`);
    button.addEventListener("click", () => copy(from, button));
    const both = document.createElement("div");
    both.className = "copied";
    from.replaceWith(both);
    both.append(from, button);
  }
  if (document.querySelector("[data-copy]")) document.querySelector("main").append(said);

  const reach = () => {
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (wrap.scrollWidth <= wrap.clientWidth) { wrap.removeAttribute("tabindex"); continue; }
      wrap.tabIndex = 0;
      wrap.setAttribute("role", "region");
      wrap.setAttribute("aria-label", wrap.querySelector("caption")?.textContent.trim() || "Table");
    }
  };
  addEventListener("load", reach);
  addEventListener("resize", reach);
}
