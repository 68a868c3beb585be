// zotero.js FILE...: what Zotero's own Embedded Metadata translator reads in each page, a line of JSON each.
// The translator and the server that runs it come from the npm package `zotero-translators` (of 2019).
"use strict";
const fs = require("fs");
const say = console.log;
console.log = console.error = console.debug = () => {};
require("zotero-translators");
const { JSDOM } = require("jsdom");
const xpath = require("wicked-good-xpath");
const EMBEDDED_METADATA = "951c027d-74ac-47d4-a107-9c3069ab7b48";

async function read(file) {
  const page = new JSDOM(fs.readFileSync(file, "utf8"), { url: "https://site.invalid/articles/a/" });
  xpath.install(page.window, true);
  const translation = new Zotero.Translate.Web();
  translation.setDocument(page.window.document);
  translation.setTranslator(EMBEDDED_METADATA);
  const items = await translation.translate({ libraryID: false, saveAttachments: false });
  return items.flatMap(item => Zotero.Utilities.itemToAPIJSON(item))[0];
}

(async () => {
  for (const file of process.argv.slice(2)) say(JSON.stringify(await read(file)));
})().catch(fault => { process.stderr.write(`${fault && fault.stack}\n`); process.exit(1); });
