/* On pages with sentences or citations: a link to the sentence under the pointer, and buttons that copy. */
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
    from.before(button);
  }
  if (document.querySelector("[data-copy]")) document.querySelector("main").append(said);
}
