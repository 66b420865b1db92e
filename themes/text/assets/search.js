// The search page. Finds articles by their titles and texts in the reader's browser, from files that the site
// publishes (docs/search.md). A list of candidates comes from the index; what is shown was found in the page
// itself. Both themes have this file.
const box = document.querySelector("main .search");
const form = box.querySelector("form");
const input = form.querySelector("input[type=search]");
const message = box.querySelector(".search-message");
const results = box.querySelector(".search-results");
const more = box.querySelector(".search-more");
const suggestions = box.querySelector("datalist");

const batchSize = 20;
const fewest = 3;
const context = 40;
const mostKeys = 24;

// MARK: Folding: what texts and queries are compared by, as TextFolding of the program does it

const variants = new Map();
const dropped = /[^\p{L}\p{N}\p{M}]|[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;
const fold = (text) => {
  let folded = "";
  const plain = text.normalize("NFKC").toLowerCase().replace(dropped, "").normalize();
  for (const character of plain) folded += variants.get(character) ?? (character === "ς" ? "σ" : character);
  return folded;
};

const characterForms = new Map();
const foldedCharacter = (character) => {
  let form = characterForms.get(character);
  if (form === undefined) characterForms.set(character, form = fold(character));
  return form;
};

// MARK: Pages: which of their text is searched, as PageText of the program has it

const inline = new Set(("a abbr b bdi bdo big br cite code del dfn em font i img input ins kbd label mark picture q rp rt " +
  "ruby s samp small source span strike strong sub sup time tt u var wbr").split(" "));
const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const token = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const decoded = (text) => text.replace(/&(#?[a-z0-9]{1,30});/gi, (_, name) => {
  if (name[0] !== "#") return named[name] ?? " ";
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF) ? String.fromCodePoint(code) : " ";
});

// The opening tag that begins at a place.
const tagAt = (html, start) => {
  if (start < 0) return null;
  token.lastIndex = start;
  const tag = token.exec(html);
  return tag?.index === start && tag[2] && !tag[1] ? { name: tag[2].toLowerCase(), end: token.lastIndex } : null;
};

// Reads an element, all that is left without one, into `blocks`; returns the place after it.
const readElement = (html, element, blocks) => {
  const { name, end: start } = element ?? { name: "", end: 0 };
  token.lastIndex = start;
  let text = "";
  const end = () => {
    text = decoded(text).replace(/\s+/g, " ").trim();
    if (text) blocks.push(text);
    text = "";
  };
  let depth = 1;
  let skipped = null;
  let place = start;
  for (;;) {
    const found = token.exec(html);
    const next = found ? found.index : html.length;
    if (!skipped) text += html.slice(place, next);
    if (!found) { place = next; break; }
    place = token.lastIndex;
    if (!found[2]) continue;
    const tag = found[2].toLowerCase();
    const change = found[1] ? -1 : 1;
    if (change > 0 && (tag === "script" || tag === "style")) {
      const close = new RegExp(`</${tag}(?![a-z0-9])[^>]*>`, "gi");
      close.lastIndex = place;
      place = close.exec(html) ? close.lastIndex : html.length;
      token.lastIndex = place;
      continue;
    }
    if (skipped) {
      if (tag === skipped.tag) skipped.depth += change;
      if (skipped.depth === 0) skipped = null;
    } else if (change > 0 && found[3].includes("data-search-skip")) {
      skipped = { tag, depth: 1 };
      end();
    }
    if (tag === name) depth += change;
    if (depth === 0) break;
    if (!skipped && !inline.has(tag)) end();
  }
  end();
  return place;
};

const foldedBlocks = (blocks) => {
  const parts = blocks.map(fold);
  return { blocks, parts, folded: parts.join("\0") };
};

const readPage = (html) => {
  const mark = "data-search-text";
  const blocks = [];
  const titles = [];
  let isMarked = false;
  for (let found = html.indexOf(mark); found >= 0;) {
    const tag = tagAt(html, html.lastIndexOf("<", found));
    let next = found + mark.length;
    if (tag && tag.end >= next) {
      isMarked = true;
      const before = blocks.length;
      const isTitle = html.startsWith('="title"', next);
      next = readElement(html, tag, blocks);
      if (isTitle) titles.push(...blocks.slice(before));
    }
    found = html.indexOf(mark, next);
  }
  if (!isMarked) {
    const main = html.indexOf("<main");
    readElement(html, tagAt(html, main < 0 ? html.indexOf("<body") : main), blocks);
  }
  if (!titles.length) {
    const heading = tagAt(html, html.search(/<h1[\s>]/i));
    if (heading) readElement(html, heading, titles);
    blocks.unshift(...titles);
  }
  return { title: titles.join(" "), ...foldedBlocks(blocks) };
};

const readLines = (text) => foldedBlocks(text.split("\n").filter(Boolean));

// MARK: Files

class Unreadable extends Error {}
// The site was published anew since the list of segments was read.
class Outdated extends Unreadable {}
const read = async (url, signal, form, options = {}) => {
  let answer;
  try {
    answer = await fetch(url, { signal, ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreadable(url);
  }
  if (!answer.ok) throw new Unreadable(url);
  return answer[form]();
};
const kept = new Map();
const readOnce = (url, signal, form, shape = (content) => content) => {
  if (!kept.has(url)) {
    if (kept.size > 2000) kept.clear();
    const promise = read(url, signal, form).then(shape);
    promise.catch(() => kept.delete(url));
    kept.set(url, promise);
  }
  return kept.get(url);
};

// MARK: The index

const keyOf = (first, second) => Math.imul(first << 16 | second, 0x9E3779B1) >>> 0;

// The shards of a segment have lists of articles by key, in two sections: texts, then titles.
const openShard = (buffer, segment) => {
  const bytes = new Uint8Array(buffer);
  const number = (state) => {
    let value = 0;
    for (let scale = 1; state.place < state.end; scale *= 128) {
      const byte = bytes[state.place++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new Unreadable("cut off");
  };
  if (bytes.length < 6) throw new Unreadable("cut off");
  if (new DataView(buffer).getUint32(0, true) !== parseInt(segment.version, 16)) throw new Outdated("another version");
  const head = { place: 4, end: bytes.length };
  const sizes = [number(head), number(head)];
  if (head.place + sizes[0] + sizes[1] !== bytes.length) throw new Unreadable("cut off");
  const bits = Math.log2(segment.shards);
  const bitmap = segment.articles + 7 >> 3;
  return (key, section) => {
    const wanted = bits ? (key << bits) >>> bits : key;
    const start = head.place + (section ? sizes[0] : 0);
    const state = { place: start, end: start + sizes[section] };
    let last = -1;
    while (state.place < state.end) {
      last += number(state) + 1;
      const count = number(state);
      if (last > wanted) break;
      const found = [];
      if (count % 2) {
        if (last === wanted) {
          for (let article = 0; article < segment.articles; article++) {
            if (bytes[state.place + (article >> 3)] >> (article & 7) & 1) found.push(article);
          }
        }
        state.place += bitmap;
      } else {
        let article = -1;
        for (let rest = count >> 1; rest > 0; rest--) {
          article += number(state) + 1;
          if (last === wanted) found.push(article);
        }
      }
      if (last === wanted) return found;
    }
    return [];
  };
};

const listsOf = async (segment, keys, signal) => {
  const bits = Math.log2(segment.shards);
  const shards = await Promise.all(keys.map((key) => {
    const name = (bits ? key >>> (32 - bits) : 0).toString(16).padStart(3, "0");
    const url = new URL(`${segment.name}/${name}.bin?${segment.version}`, segment.base);
    return readOnce(url.href, signal, "arrayBuffer", (buffer) => openShard(buffer, segment));
  }));
  return { texts: keys.map((key, i) => shards[i](key, 0)), titles: keys.map((key, i) => shards[i](key, 1)) };
};

const pairs = (word) => Array.from({ length: word.length - 1 }, (_, i) => keyOf(word.charCodeAt(i), word.charCodeAt(i + 1)));
const spread = (list, most) => list.length <= most ? list
  : Array.from({ length: most }, (_, i) => list[Math.floor(i * (list.length - 1) / Math.max(most - 1, 1))]);

// The articles of a segment that may have all words, each with its rank: 0 where the title has the query as
// a whole, 1 where it has all words, 2 where the text has them.
const candidatesIn = async (segment, words, signal) => {
  const share = Math.max(1, Math.floor(mostKeys / words.length));
  const bodyKeys = [...new Set(spread(words.flatMap((word) => spread(pairs(word), Math.min(12, share))), mostKeys))];
  const singles = words.filter((word) => word.length === 1).map((word) => keyOf(word.charCodeAt(0), 0));
  const keys = [...new Set([...bodyKeys, ...spread(singles, mostKeys)])];
  const whole = words.length > 1 ? spread(pairs(words.join("")), 12).filter((key) => !keys.includes(key)) : [];
  // Keys of the words joined are asked only where that costs no more shards than a short query does.
  const asked = keys.length + whole.length <= 6 ? [...keys, ...whole] : keys;
  const { texts, titles } = await listsOf(segment, asked, signal);
  const count = (lists, wanted) => {
    const counts = new Uint16Array(segment.articles);
    asked.forEach((key, i) => { if (wanted.includes(key)) for (const article of lists[i]) counts[article] += 1; });
    return counts;
  };
  const inTitle = count(titles, keys);
  const inWhole = count(titles, asked);
  const inText = bodyKeys.length ? count(texts, bodyKeys) : null;
  const found = [];
  for (let article = segment.articles - 1; article >= 0; article--) {
    const isTitle = inTitle[article] === keys.length;
    if (!isTitle && inText?.[article] !== bodyKeys.length) continue;
    const isWhole = isTitle && inWhole[article] === asked.length;
    found.push({ segment, article, rank: isWhole ? 0 : isTitle ? 1 : 2 });
  }
  return found;
};

// The addresses of some articles of a segment, the newest first (SearchRows of the program says how they are written).
const openRows = (rows) => {
  let day = 0;
  let address = "";
  return { ...rows, all: rows.addresses.split("\n").map((coded, i) => {
    day = i ? day - rows.days[i] : rows.days[0];
    address = address.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
    return { day, address };
  }) };
};

const rowsPerFile = 4096;
const rowsOf = (segment, number, signal) => {
  // The first files come with the list of segments.
  const rows = segment.rows?.[number];
  if (rows) return rows.opened ??= openRows(rows);
  const url = new URL(`${segment.name}/rows-${number}.json?${segment.version}`, segment.base);
  return readOnce(url.href, signal, "json", openRows);
};

const rowOf = async (candidate, signal) => {
  const { segment, article } = candidate;
  const fromNewest = segment.articles - 1 - article;
  const rows = await rowsOf(segment, Math.floor(fromNewest / rowsPerFile), signal);
  const place = fromNewest % rowsPerFile;
  if (!rows.all[place]) throw new Unreadable(segment.name);
  const date = new Date(rows.all[place].day * 864e5).toISOString().slice(0, 10);
  const address = rows.all[place].address.replace(/^\*/, date.replaceAll("-", ""));
  const [folder, column] = rows.columns[rows.column[place]];
  return {
    column, date, unit: rows.units[rows.unit[place]], kind: rows.kinds[rows.kind[place]], title: rows.titles[place],
    texts: (rows.texts[place] ?? []).map((text) => new URL(text, segment.base).href),
    url: /^(?:\/|https?:)/.test(address) ? address : folder + address,
    place: folder,
  };
};

// MARK: What is shown

// A text with the words in it marked; around the first of them, where it is long.
const marked = (text, words, isExcerpt) => {
  const plain = text.normalize();
  let folded = "";
  const owners = [];
  let offset = 0;
  for (const character of plain) {
    const part = foldedCharacter(character);
    for (let i = 0; i < part.length; i++) owners.push([offset, offset + character.length]);
    folded += part;
    offset += character.length;
  }
  const ranges = [];
  for (const word of words) {
    for (let place = folded.indexOf(word); place >= 0; place = folded.indexOf(word, place + word.length)) {
      ranges.push([owners[place][0], owners[place + word.length - 1][1]]);
    }
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const whole = document.createDocumentFragment();
  let start = 0;
  let end = plain.length;
  if (isExcerpt && ranges.length) {
    start = Math.max(0, ranges[0][0] - context);
    end = Math.min(plain.length, ranges[0][1] + context);
    // Not within a character of two units.
    if (/[\uDC00-\uDFFF]/.test(plain[start])) start -= 1;
    if (/[\uDC00-\uDFFF]/.test(plain[end] ?? "")) end += 1;
  } else if (isExcerpt) {
    end = Math.min(end, 2 * context);
  }
  if (start > 0) whole.append("…");
  let place = start;
  for (const [from, to] of ranges) {
    if (from < place || to > end) continue;
    const mark = document.createElement("mark");
    mark.textContent = plain.slice(from, to);
    whole.append(plain.slice(place, from), mark);
    place = to;
  }
  whole.append(plain.slice(place, end));
  if (end < plain.length) whole.append("…");
  return whole;
};

const element = (name, className, ...content) => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
};

const fill = (item, row, title, block, count, words) => {
  const link = element("a", "", marked(title, words, false));
  link.href = row.url;
  if (row.title) link.rel = "noopener noreferrer";
  const time = element("time", "", row.date);
  time.dateTime = row.date;
  item.append(element("h2", "search-title", link));
  if (block) item.append(element("p", "search-excerpt", marked(block, words, true)));
  const facts = element("p", "search-facts", row.column, " ", time);
  if (row.kind && row.kind !== "文章") facts.append(` ${row.kind}`);
  if (count > 1) facts.append(` ${count} 处`);
  item.append(facts);
  item.hidden = false;
};

// MARK: A search

const state = { words: [], filters: {}, segments: [], pending: [], control: new AbortController() };
const fresh = () => ({ candidates: 0, checked: 0, found: 0, unread: 0, missing: [], oldest: "" });
let tally = fresh();

const isWanted = async (candidate, signal) => {
  const { column, unit, kind, scope } = state.filters;
  if (!column && !unit && !kind && !scope) return true;
  const row = await rowOf(candidate, signal);
  return (!column || row.place.startsWith(column) || row.url.startsWith(column)) && (!scope || row.url.startsWith(scope))
    && (!kind || row.kind === kind) && (!unit || row.unit === unit || row.unit.startsWith(`${unit}/`));
};
const isInYear = async (candidate, signal) => {
  const { year } = state.filters;
  if (!year || candidate.segment.from === candidate.segment.to) return true;
  return (await rowOf(candidate, signal)).date.startsWith(year);
};

// Reads the next segments until there is a page of candidates or nothing more.
const gather = async (signal, wanted) => {
  while (state.pending.length < wanted && state.segments.length) {
    const segment = state.segments.shift();
    message.textContent = `正在找 ${segment.name.replace("-", "–")} 年的文章……`;
    tally.oldest = segment.from;
    let found = [];
    try {
      found = await candidatesIn(segment, state.words, signal);
      const flags = await Promise.all(found.map(async (one) => await isInYear(one, signal) && await isWanted(one, signal)));
      found = found.filter((_, i) => flags[i]);
    } catch (error) {
      if (!(error instanceof Unreadable) || (error instanceof Outdated && !state.isRetry)) throw error;
      tally.missing.push(segment.name.replace("-", "–"));
      found = [];
    }
    tally.candidates += found.length;
    state.pending.push(...found);
  }
  // Articles of a segment come from the newest on, and so do segments; sorting keeps that order.
  if (state.filters.sort !== "date") state.pending.sort((a, b) => a.rank - b.rank);
};

// Looks for the words in the page of a candidate, and shows it where it has them all.
const verify = async (candidate, item, signal) => {
  const { words } = state;
  try {
    const row = await rowOf(candidate, signal);
    let page = row.title
      ? { title: row.title, ...foldedBlocks([]), folded: fold(row.title) }
      : await readOnce(row.url, signal, "text", readPage);
    // What is not in the page may be in the documents that it offers.
    if (row.texts.length && !words.every((word) => page.folded.includes(word))) {
      const texts = await Promise.all(row.texts.map((text) => readOnce(text, signal, "text", readLines)));
      page = { ...page, ...foldedBlocks([...page.blocks, ...texts.flatMap((text) => text.blocks)]) };
    }
    if (signal.aborted) return;
    const title = fold(page.title);
    const isSingle = words.every((word) => word.length === 1);
    const places = isSingle ? title : page.folded;
    const counts = words.map((word) => places.split(word).length - 1);
    if (counts.every((count) => count > 0)) {
      tally.found += 1;
      const find = (holds) => page.blocks[page.parts.findIndex((part) => part !== title && holds(part))];
      const block = find((part) => part.includes(words[0])) ?? find((part) => words.some((word) => part.includes(word)))
        ?? find(() => true);
      fill(item, row, page.title, block, counts.reduce((a, b) => a + b), words);
    } else {
      item.remove();
    }
  } catch (error) {
    if (error.name === "AbortError") return;
    tally.unread += 1;
    item.remove();
  }
  tally.checked += 1;
};

const say = () => {
  const { words } = state;
  const isExact = words.length === 1 && words[0].length === 2 && !tally.unread;
  const range = state.segments.length && tally.oldest ? `${tally.oldest} 年以来` : "";
  const open = tally.candidates - tally.checked;
  const parts = [];
  if (!tally.candidates || (!open && !tally.found)) parts.push(`${range}没有找到有这些字词的文章`);
  else if (!open) parts.push(`${range}找到 ${tally.found} 篇，都已核对`);
  else if (isExact) parts.push(`${range}找到 ${tally.candidates} 篇，列出 ${tally.found} 篇`);
  else parts.push(`${range}核对了 ${tally.checked} 篇，找到 ${tally.found} 篇；还有 ${open} 篇可能有，没有核对`);
  if (words.every((word) => word.length === 1)) parts.push("一个字只在标题里找，找正文请写两个字以上");
  if (tally.missing.length) parts.push(`${tally.missing.join("、")} 年的搜索文件读不到或不是同一版，结果不全，请刷新网页或稍后再试`);
  if (tally.unread) parts.push(`${tally.unread} 篇打不开，没有核对`);
  if (!tally.found && !open) parts.push("请换一个词，或从下面查找");
  message.textContent = `${parts.join("。")}。`;
  const rest = open > 0 ? "再看后面的" : state.segments.length ? `再找 ${state.segments[0].name.replace("-", "–")} 年的` : "";
  more.hidden = !rest;
  more.querySelector("button").textContent = rest;
};

// Shows the next page of results; goes on by itself while hardly any of the candidates turns out to be one.
const advance = async (signal) => {
  results.setAttribute("aria-busy", "true");
  const goal = tally.found + fewest;
  for (let round = 0; round < 3; round++) {
    await gather(signal, batchSize);
    if (signal.aborted) return;
    if (!state.pending.length) break;
    const batch = state.pending.splice(0, batchSize);
    message.textContent = "正在核对……";
    await Promise.all(batch.map((candidate) => {
      const item = document.createElement("li");
      item.hidden = true;
      results.append(item);
      return verify(candidate, item, signal);
    }));
    if (signal.aborted) return;
    if (tally.found >= goal) break;
  }
  results.removeAttribute("aria-busy");
  say();
};

// Without an index of texts: the titles of one year after the other.
const searchTitles = async (words, scope, signal) => {
  const most = 100;
  let count = 0;
  for (const year of box.dataset.years.split(" ").filter(Boolean)) {
    message.textContent = `正在找 ${year} 年的文章……`;
    const titles = await readOnce(`${box.dataset.titles}${year}.json`, signal, "json");
    if (signal.aborted) return;
    for (const [title, url, date, column] of titles) {
      const text = fold(title);
      if (!words.every((word) => text.includes(word)) || !url.startsWith(scope)) continue;
      count += 1;
      if (count > most) continue;
      const item = document.createElement("li");
      results.append(item);
      fill(item, { url, date, column }, title, null, 1, words);
    }
  }
  message.textContent = count > most ? `找到 ${count} 篇，列出最新的 ${most} 篇。`
    : count ? `找到 ${count} 篇。` : "没有找到标题里有这些词的文章，请换一个词，或从下面查找。";
};

let characters;
const readCharacters = (index) => {
  characters ??= read(new URL("characters.txt", index), undefined, "text").then((text) => {
    const [traditional, simplified] = text.split("\n").map((line) => [...line]);
    traditional.forEach((character, i) => variants.set(character, simplified[i]));
  }).catch((error) => { characters = null; throw error; });
  return characters;
};

let index;
const readIndex = (address) => {
  index ??= read(address, undefined, "json", { cache: "no-cache" }).catch((error) => { index = null; throw error; });
  return index;
};

const search = async (isRetry = false) => {
  state.isRetry = isRetry;
  state.control.abort();
  state.control = new AbortController();
  const { signal } = state.control;
  const parameters = new URLSearchParams(location.search);
  const query = parameters.get("q") ?? "";
  input.value = query;
  for (const select of form.querySelectorAll("select")) {
    select.value = parameters.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
  results.replaceChildren();
  more.hidden = true;
  message.textContent = "";
  tally = fresh();
  state.pending = [];
  state.segments = [];
  if (!query.trim()) return;
  const scope = box.dataset.scope ?? "";
  message.textContent = "正在找……";
  try {
    if (!box.dataset.index) {
      const words = query.split(/\s+/).map(fold).filter(Boolean);
      if (words.length) await searchTitles(words, parameters.get("in") || scope, signal);
      else message.textContent = "请写要找的字词，光有标点找不到什么。";
      return;
    }
    const address = new URL(box.dataset.index, location.href);
    const [list] = await Promise.all([readIndex(address), readCharacters(address)]);
    if (signal.aborted) return;
    if (list.format !== 2) throw new Unreadable("another format");
    state.words = [...new Set(query.split(/\s+/).map(fold).filter(Boolean))];
    if (!state.words.length) {
      message.textContent = "请写要找的字词，光有标点找不到什么。";
      return;
    }
    const year = parameters.get("year") ?? "";
    state.filters = {
      column: parameters.get("in"), unit: parameters.get("unit"), kind: parameters.get("kind"), year,
      sort: parameters.get("sort"), scope,
    };
    state.segments = list.segments.filter(({ from, to, articles }) => articles && (!year || (from <= +year && +year <= to)))
      .map((segment) => ({ ...segment, base: address }));
    await advance(signal);
  } catch (error) {
    if (error.name === "AbortError" || signal.aborted) return;
    index = null;
    if (error instanceof Outdated && !isRetry) {
      kept.clear();
      await search(true);
      return;
    }
    message.textContent = location.protocol === "file:"
      ? "直接打开的文件不能搜索，请从网站上打开，或从下面查找。" : "读不到搜索用的文件，请稍后再试，或从下面查找。";
  }
};

// MARK: The form: its values are in the address, so that a list of results can be sent and gone back to

const remember = (query) => {
  const queries = [query, ...(history.state?.queries ?? []).filter((other) => other !== query)].slice(0, 20);
  for (const option of suggestions?.querySelectorAll("option[data-own]") ?? []) option.remove();
  for (const value of queries) {
    const option = document.createElement("option");
    option.value = value;
    option.dataset.own = "";
    suggestions?.prepend(option);
  }
  return queries;
};

const submit = () => {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) parameters.set(name, value);
  history.pushState({ queries: remember(input.value.trim()) }, "", `?${parameters}`);
  search();
};
form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
form.addEventListener("change", (event) => { if (event.target.matches("select") && input.value.trim()) submit(); });
addEventListener("popstate", () => search());
more?.querySelector("button").addEventListener("click", () => {
  const last = results.lastElementChild;
  const { signal } = state.control;
  advance(signal).then(() => last?.nextElementSibling?.querySelector("a")?.focus())
    .catch((error) => { if (error instanceof Outdated) { index = null; search(true); } });
});
const years = form.elements.year;
for (const year of years ? box.dataset.years.split(" ").filter(Boolean) : []) years.add(new Option(year));
if (box.dataset.index) {
  // While the reader types.
  const address = new URL(box.dataset.index, location.href);
  Promise.all([readIndex(address), readCharacters(address)]).catch(() => {});
}
search();
