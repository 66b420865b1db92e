// What only works with scripts; every page is complete without it.
const page = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const isReading = () => page.dataset.reader === "open";

/** Remembers a value, or forgets it; storage may be off. */
const remember = (key, value) => {
  try {
    if (value) localStorage.setItem(key, value); else localStorage.removeItem(key);
  } catch { /* Only for this page, then. */ }
};
const remembered = (key) => {
  try { return localStorage.getItem(key); } catch { return null; }
};

// 关怀版: size, spacing, contrast, pointer, reading line, reading aloud. The bar stands at the foot of the
// window; what it sets acts on `main`.
const readerBar = () => {
  const bar = document.querySelector(".reader-bar");
  if (!bar) return;
  const names = ["size", "spacing", "contrast", "pointer", "reader"];
  const button = (tool) => document.querySelector(`[data-tool="${tool}"]`);
  const line = document.createElement("div");
  line.className = "reading-line";
  // A header of a theme of its own may have no button that opens the bar.
  if (!button("switch")) {
    const opener = document.createElement("button");
    opener.type = "button";
    opener.className = "bar-button reader-switch alone";
    opener.dataset.tool = "switch";
    opener.textContent = "关怀版";
    bar.before(opener);
  }

  const press = (tool, isOn) => button(tool)?.setAttribute("aria-pressed", String(isOn));
  const show = () => {
    const size = Number(page.dataset.size ?? 1);
    button("smaller").disabled = size === 1;
    button("larger").disabled = size === 4;
    for (const name of ["spacing", "contrast", "pointer"]) press(name, name in page.dataset);
    press("line", line.isConnected);
    press("speech", speech.isOn);
    button("switch").setAttribute("aria-expanded", String(isReading()));
    const chosen = Object.fromEntries(names.filter((name) => name in page.dataset).map((name) => [name, page.dataset[name]]));
    remember("reader", Object.keys(chosen).length ? JSON.stringify(chosen) : "");
  };
  const toggle = (name, value) => {
    if (name in page.dataset) delete page.dataset[name]; else page.dataset[name] = value;
  };
  const resize = (step) => {
    const size = Math.min(4, Math.max(1, Number(page.dataset.size ?? 1) + step));
    if (size === 1) delete page.dataset.size; else page.dataset.size = String(size);
  };
  const moveLine = (y) => { line.style.transform = `translateY(${Math.round(y)}px)`; };

  const speech = {
    isOn: false,
    start() {
      const text = (document.querySelector(".article > .content") ?? document.querySelector("main")).innerText;
      const parts = text.match(/[^。！？；\n]+[。！？；]?/g) ?? [];
      this.isOn = parts.length > 0;
      for (const [index, part] of parts.entries()) {
        const utterance = new SpeechSynthesisUtterance(part);
        utterance.lang = page.lang;
        if (index === parts.length - 1) utterance.onend = () => { this.isOn = false; show(); };
        speechSynthesis.speak(utterance);
      }
    },
    stop() {
      this.isOn = false;
      if ("speechSynthesis" in window) speechSynthesis.cancel();
    },
  };

  const tools = {
    switch: () => { if (isReading()) tools.close(); else page.dataset.reader = "open"; },
    larger: () => resize(1),
    smaller: () => resize(-1),
    spacing: () => toggle("spacing", "wide"),
    contrast: () => toggle("contrast", "high"),
    pointer: () => toggle("pointer", "large"),
    line: () => { if (line.isConnected) line.remove(); else document.body.append(line); },
    speech: () => { if (speech.isOn) speech.stop(); else speech.start(); },
    reset: () => {
      for (const name of names) if (name !== "reader") delete page.dataset[name];
      line.remove();
      speech.stop();
    },
    close: () => {
      tools.reset();
      delete page.dataset.reader;
      button("switch").focus();
    },
  };
  document.addEventListener("click", (event) => {
    const tool = tools[event.target.closest("[data-tool]")?.dataset.tool];
    if (!tool) return;
    tool();
    show();
  });
  document.addEventListener("pointermove", (event) => moveLine(event.clientY + 12), { passive: true });
  document.addEventListener("focusin", (event) => moveLine(event.target.getBoundingClientRect().bottom));
  addEventListener("pagehide", () => speech.stop());
  if (!("speechSynthesis" in window) && button("speech")) button("speech").hidden = true;
  show();
};

// The header leaves when one reads on and returns when one turns back; it stays in 关怀版.
const header = () => {
  let last = scrollY;
  addEventListener("scroll", () => {
    if (Math.abs(scrollY - last) < 8) return;
    if (scrollY > last && scrollY > 160) page.dataset.scroll = "down"; else delete page.dataset.scroll;
    if (scrollY > 2 * innerHeight) page.dataset.far = ""; else delete page.dataset.far;
    last = scrollY;
  }, { passive: true });
  document.querySelector(".to-top")?.addEventListener("click", () => {
    scrollTo({ top: 0 });
    document.querySelector("main").focus({ preventScroll: true });
  });

  // Below the entry that the page's template marks, the columns on the way to the page.
  for (const link of all(".site-columns ul ul a, .menu-panel ul ul a")) {
    if (link.host === location.host && location.pathname.startsWith(link.pathname)) link.setAttribute("aria-current", "true");
  }

  // What opens closes with Esc or a click elsewhere; one at a time.
  const drops = all("details.drop, .article-foot details, .pager details");
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const drop of drops) {
      if (!drop.open) continue;
      drop.open = false;
      drop.querySelector("summary").focus();
    }
  });
  addEventListener("click", (event) => {
    for (const drop of drops) if (drop.open && !drop.contains(event.target)) drop.open = false;
  });
  const search = document.querySelector("details.search");
  search?.addEventListener("toggle", () => { if (search.open) search.querySelector("input[type=search]").focus(); });
};

// Sections with a row of links above them become tabs; arrow keys move between them.
const tabs = (box) => {
  const links = all(".tab-list a", box);
  const panels = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const select = (index, moves) => links.forEach((link, i) => {
    link.setAttribute("aria-selected", String(i === index));
    link.tabIndex = i === index ? 0 : -1;
    panels[i].hidden = i !== index;
    if (moves && i === index) link.focus();
  });
  box.querySelector(".tab-list").setAttribute("role", "tablist");
  links.forEach((link, i) => {
    link.setAttribute("role", "tab");
    link.setAttribute("aria-controls", panels[i].id);
    panels[i].setAttribute("role", "tabpanel");
    panels[i].setAttribute("aria-labelledby", link.id);
    link.addEventListener("click", (event) => { event.preventDefault(); select(i); });
    link.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      select((i + step + links.length) % links.length, true);
    });
  });
  select(0);
  box.dataset.ready = "";
};

// Picture news: the strip can be swiped without scripts; here the thumbnails follow it and it turns by
// itself, until somebody points at it, tabs into it, pauses it, reads in 关怀版 or wants no motion.
const pictureNews = (box) => {
  const strip = box.querySelector(".slides");
  const thumbs = all(".thumbs a", box);
  const button = box.querySelector(".play");
  if (thumbs.length < 2) { button?.remove(); return; }
  let plays = !calm.matches && !isReading();
  const current = () => Math.round(strip.scrollLeft / strip.clientWidth);
  const go = (index) => strip.scrollTo({ left: index * strip.clientWidth, behavior: calm.matches ? "auto" : "smooth" });
  const show = () => {
    thumbs.forEach((thumb, i) => {
      if (i === current()) thumb.setAttribute("aria-current", "true"); else thumb.removeAttribute("aria-current");
    });
    button.setAttribute("aria-label", plays ? "暂停自动翻动" : "自动翻动");
    button.dataset.plays = plays;
  };
  strip.addEventListener("scroll", show, { passive: true });
  thumbs.forEach((thumb, i) => thumb.addEventListener("click", (event) => { event.preventDefault(); go(i); }));
  button.addEventListener("click", () => { plays = !plays; show(); });
  setInterval(() => {
    if (plays && !document.hidden && !isReading() && !box.matches(":hover, :focus-within")) go((current() + 1) % thumbs.length);
  }, 6000);
  show();
};

// Copying: the label says that it worked; where the browser does not let us, the text is selected.
const copy = async (text, label, source) => {
  try {
    await navigator.clipboard.writeText(text);
    label.textContent = "已复制";
  } catch {
    if (source) getSelection().selectAllChildren(source); else label.textContent = "请从地址栏复制";
  }
};

const article = () => {
  for (const button of all(".article-foot .copy")) {
    const label = button.querySelector("span") ?? button;
    const source = button.parentElement.querySelector(".quotation");
    button.addEventListener("click", () => copy(source ? source.innerText : document.querySelector("link[rel=canonical]")?.href ?? location.href, label, source));
  }
  for (const button of all(".article-foot .print")) button.addEventListener("click", () => print());
  // A table that really is wider than its place says so.
  const hint = () => {
    for (const box of all(".content .table-scroll")) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      const said = box.nextElementSibling?.className === "table-hint" ? box.nextElementSibling : null;
      if (scrolls && !said) {
        const line = document.createElement("p");
        line.className = "table-hint";
        line.textContent = "左右滑动，看全表格";
        box.after(line);
      } else if (!scrolls && said) said.remove();
    }
  };
  hint();
  addEventListener("resize", hint, { passive: true });
};

// The size of an article's text, its printing and its citation, as templates of the first edition have them.
const articleTools = () => {
  const tools = document.querySelector(".article-tools");
  const content = document.querySelector(".article > .content");
  const citation = document.querySelector(".citation button");
  citation?.addEventListener("click", () => {
    const text = citation.parentElement.querySelector("p");
    copy(text.innerText, citation, text);
  });
  if (!tools || !content) return;
  const sizes = ["small", "medium", "large"];
  const show = (size) => {
    for (const name of sizes) content.classList.toggle(`text-${name}`, name === size);
    for (const button of all("[data-size]", tools)) button.setAttribute("aria-pressed", String(button.dataset.size === size));
  };
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (!button.dataset.size) return print();
    show(button.dataset.size);
    remember("text-size", button.dataset.size);
  });
  const last = remembered("text-size");
  show(sizes.includes(last) ? last : "medium");
};

// Pictures large: a dialog over the page. The links lead to the pictures themselves where there is no script.
const viewer = () => {
  const links = all("a.enlarge");
  if (!links.length || !("HTMLDialogElement" in window)) return;
  const dialog = document.createElement("dialog");
  dialog.className = "viewer";
  dialog.setAttribute("aria-label", "看大图");
  const image = document.createElement("img");
  const bar = document.createElement("div");
  bar.className = "viewer-bar";
  const caption = document.createElement("p");
  const number = document.createElement("span");
  number.className = "number";
  const button = (label) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    return made;
  };
  const previous = button("上一张");
  const next = button("下一张");
  const close = button("关闭");
  bar.append(caption, number, previous, next, close);
  dialog.append(image, bar);
  document.body.append(dialog);
  let index = 0;
  const show = (wanted) => {
    index = Math.min(links.length - 1, Math.max(0, wanted));
    const link = links[index];
    const small = link.querySelector("img");
    image.src = link.href;
    image.alt = small?.alt ?? "";
    caption.textContent = link.closest("figure")?.querySelector("figcaption")?.textContent ?? small?.alt ?? "";
    caption.setAttribute("aria-live", "polite");
    number.textContent = `${index + 1} / ${links.length}`;
    for (const one of [number, previous, next]) one.hidden = links.length < 2;
    previous.disabled = index === 0;
    next.disabled = index === links.length - 1;
  };
  links.forEach((link, i) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(i);
    dialog.showModal();
    close.focus();
  }));
  previous.addEventListener("click", () => show(index - 1));
  next.addEventListener("click", () => show(index + 1));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { image.removeAttribute("src"); links[index].focus(); });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(index - 1);
    if (event.key === "ArrowRight") show(index + 1);
  });
  // A click beside the picture closes; a swipe of a finger turns.
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  let from = null;
  dialog.addEventListener("pointerdown", (event) => { from = event.pointerType === "touch" && event.isPrimary ? event : null; });
  dialog.addEventListener("pointercancel", () => { from = null; });
  dialog.addEventListener("pointerup", (event) => {
    if (!from || (visualViewport?.scale ?? 1) > 1.05) return;
    const x = event.clientX - from.clientX;
    if (Math.abs(x) > 48 && Math.abs(x) > 2 * Math.abs(event.clientY - from.clientY)) show(index + (x < 0 ? 1 : -1));
    from = null;
  });
};

// Finds articles by the words of their titles, a year after the other, the newest first: for search pages of the
// first edition, which do not name an index of texts. Those of this edition have `search.js`.
const search = async () => {
  const box = document.querySelector("main .search");
  if (!box || "index" in box.dataset) return;
  const parameters = new URLSearchParams(location.search);
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const words = folded(parameters.get("q") ?? "").split(/\s+/).filter(Boolean);
  const scope = parameters.get("in") ?? "";
  const message = box.querySelector(".search-message");
  const results = box.querySelector(".search-results");
  box.querySelector("input[type=search]").value = parameters.get("q") ?? "";
  if (!words.length) return;
  const most = 100;
  let count = 0;
  try {
    for (const year of box.dataset.years.split(" ").filter(Boolean)) {
      message.textContent = `正在找 ${year} 年的文章……`;
      const titles = await (await fetch(`${box.dataset.titles}${year}.json`)).json();
      for (const [title, url, date, column] of titles) {
        const text = folded(title);
        if (!words.every((word) => text.includes(word)) || !url.startsWith(scope)) continue;
        count += 1;
        if (count > most) continue;
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = url;
        link.textContent = title;
        const time = document.createElement("time");
        time.dateTime = date;
        time.textContent = `${column} ${date}`;
        item.append(link, " ", time);
        results.append(item);
      }
    }
    message.textContent = count > most ? `找到 ${count} 篇，列出最新的 ${most} 篇。`
      : count ? `找到 ${count} 篇。` : "没有找到标题里有这些词的文章，请换一个词，或从下面查找。";
  } catch {
    message.textContent = "读不到标题，请稍后再试，或从下面查找。";
  }
};

header();
all(".tabs").forEach(tabs);
all(".picture-news").forEach(pictureNews);
readerBar();
search();
article();
articleTools();
viewer();
