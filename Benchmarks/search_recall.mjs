// Runs the script of the search page over files: what it finds for each query in all segments, against what
// was wanted. Called by search.py.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const { output, queries, wanted } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const element = () => ({
  dataset: {}, elements: {}, addEventListener() {}, querySelector: element, querySelectorAll: () => [], append() {},
  replaceChildren() {}, setAttribute() {}, removeAttribute() {},
});
const file = (url) => readFileSync(output + decodeURIComponent(new URL(url, "http://site/").pathname));
const sandbox = {
  document: { querySelector: element }, location: { search: "", href: "http://site/search/", protocol: "http:" },
  history: {}, addEventListener() {}, URL, URLSearchParams, AbortController, console, Option: function () {},
  fetch: async (url) => {
    const bytes = file(url);
    return {
      ok: true, json: async () => JSON.parse(bytes), text: async () => bytes.toString("utf8"),
      arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    };
  },
};
const script = readFileSync(fileURLToPath(new URL("../themes/default/assets/search.js", import.meta.url)), "utf8");
vm.createContext(sandbox);
vm.runInContext(`(async () => { ${script}\n Object.assign(globalThis, { fold, readPage, candidatesIn, rowOf, readCharacters }); })()`, sandbox);
const { fold, readPage, candidatesIn, rowOf, readCharacters } = sandbox;

const base = new URL("http://site/search/segments.json");
await readCharacters(base);
const segments = JSON.parse(file(base)).segments.map((segment) => ({ ...segment, base }));
const pages = new Map();
const folded = (url) => {
  if (!pages.has(url)) pages.set(url, readPage(file(url).toString("utf8")).folded);
  return pages.get(url);
};
let [missed, wrong, candidates, found] = [0, 0, 0, 0];
const examples = [];
const perLength = {};
for (const [i, query] of queries.entries()) {
  const words = query.split(/\s+/).map(fold).filter(Boolean);
  const all = (await Promise.all(segments.map((segment) => candidatesIn(segment, words)))).flat();
  const urls = await Promise.all(all.map(async (one) => (await rowOf(one)).url));
  const kept = urls.filter((url) => words.every((word) => folded(url).includes(word)));
  const expected = new Set(wanted[i]);
  const got = new Set(kept);
  const lost = wanted[i].filter((url) => !got.has(url));
  const extra = kept.filter((url) => !expected.has(url));
  missed += lost.length;
  wrong += extra.length;
  candidates += all.length;
  found += kept.length;
  const row = (perLength[Math.min(words[0].length, 13)] ??= [0, 0, 0]);
  row[0] += 1; row[1] += all.length; row[2] += kept.length;
  if ((lost.length || extra.length) && examples.length < 5) examples.push([query, lost.slice(0, 2), extra.slice(0, 2)]);
}
console.log(`missed ${missed}, wrong ${wrong} of ${found} results of ${queries.length} queries; ${candidates} candidates`);
for (const example of examples) console.log("  ", JSON.stringify(example));
console.log("true of candidates by length: " + Object.entries(perLength)
  .map(([length, [, all, kept]]) => `${length}: ${Math.round(100 * kept / Math.max(all, 1))} %`).join(", "));
process.exit(missed || wrong ? 1 : 0);
