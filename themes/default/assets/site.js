// What only works with scripts; every page is complete without it.
const page = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Remembers a value, or forgets it; storage may be off. */
const remember = (key, value) => {
  try {
    if (value) localStorage.setItem(key, value); else localStorage.removeItem(key);
  } catch { /* Only for this page, then. */ }
};
const remembered = (key) => {
  try { return localStorage.getItem(key); } catch { return null; }
};

// 关怀版: size, spacing, contrast, pointer, reading line, reading aloud.
const readerBar = () => {
  const bar = document.querySelector(".reader-bar");
  if (!bar) return;
  const names = ["size", "spacing", "contrast", "pointer", "reader"];
  const button = (tool) => bar.querySelector(`[data-tool="${tool}"]`);
  const line = document.createElement("div");
  line.className = "reading-line";

  const show = () => {
    const size = Number(page.dataset.size ?? 1);
    button("smaller").disabled = size === 1;
    button("larger").disabled = size === 4;
    for (const name of ["spacing", "contrast", "pointer"]) {
      button(name).setAttribute("aria-pressed", String(name in page.dataset));
    }
    button("line").setAttribute("aria-pressed", String(line.isConnected));
    button("speech").setAttribute("aria-pressed", String(speech.isOn));
    button("switch").setAttribute("aria-expanded", String(page.dataset.reader === "open"));
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
      speechSynthesis.cancel();
    },
  };

  bar.addEventListener("click", (event) => {
    switch (event.target.closest("button")?.dataset.tool) {
      case "switch": toggle("reader", "open"); break;
      case "larger": resize(1); break;
      case "smaller": resize(-1); break;
      case "spacing": toggle("spacing", "wide"); break;
      case "contrast": toggle("contrast", "high"); break;
      case "pointer": toggle("pointer", "large"); break;
      case "line": if (line.isConnected) line.remove(); else document.body.append(line); break;
      case "speech": if (speech.isOn) speech.stop(); else speech.start(); break;
      case "reset":
        for (const name of names) if (name !== "reader") delete page.dataset[name];
        line.remove();
        speech.stop();
        break;
      default: return;
    }
    show();
  });
  document.addEventListener("pointermove", (event) => moveLine(event.clientY + 12), { passive: true });
  document.addEventListener("focusin", (event) => moveLine(event.target.getBoundingClientRect().bottom));
  addEventListener("pagehide", () => { if ("speechSynthesis" in window) speechSynthesis.cancel(); });
  if (!("speechSynthesis" in window)) {
    button("speech").hidden = true;
    speech.stop = () => {};
  }
  show();
};

// The size of an article's text, and printing.
const articleTools = () => {
  const tools = document.querySelector(".article-tools");
  const content = document.querySelector(".article > .content");
  if (!tools || !content) return;
  const sizes = ["small", "medium", "large"];
  const show = (size) => {
    for (const name of sizes) content.classList.toggle(`text-${name}`, name === size);
    for (const button of all("[data-size]", tools)) {
      button.setAttribute("aria-pressed", String(button.dataset.size === size));
    }
  };
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.size) {
      show(button.dataset.size);
      remember("text-size", button.dataset.size);
    } else {
      print();
    }
  });
  const last = remembered("text-size");
  show(sizes.includes(last) ? last : "medium");
};

// A citation that one click copies; where the browser does not let us, it is selected for the reader.
const citation = () => {
  const box = document.querySelector(".citation");
  if (!box) return;
  const text = box.querySelector("p");
  const button = box.querySelector("button");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.innerText);
      button.textContent = "已复制";
    } catch {
      getSelection().selectAllChildren(text);
    }
  });
};

// Picture news turns by itself and can be stopped; it stands still for readers who want no motion.
const pictureNews = (list) => {
  const controls = list.parentElement.querySelector(".picture-controls");
  if (!controls || list.children.length < 2) return;
  const button = controls.querySelector('[data-picture="toggle"]');
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches || page.dataset.reader === "open";
  let plays = !isCalm;
  const step = (direction) => {
    const width = list.children[1].offsetLeft - list.children[0].offsetLeft;
    const end = list.scrollWidth - list.clientWidth - 4;
    let left = list.scrollLeft + direction * width;
    if (direction > 0 && list.scrollLeft >= end) left = 0;
    if (direction < 0 && list.scrollLeft <= 4) left = end;
    list.scrollTo({ left, behavior: isCalm ? "auto" : "smooth" });
  };
  const show = () => { button.textContent = plays ? "暂停" : "播放"; };
  controls.addEventListener("click", (event) => {
    switch (event.target.closest("button")?.dataset.picture) {
      case "previous": step(-1); break;
      case "next": step(1); break;
      case "toggle": plays = !plays; break;
      default: return;
    }
    show();
  });
  const block = list.parentElement;
  setInterval(() => {
    if (plays && !document.hidden && !block.matches(":hover, :focus-within")) step(1);
  }, 6000);
  show();
};

// Finds articles by the words of their titles, a year after the other, the newest first.
const search = async () => {
  const box = document.querySelector(".search");
  if (!box) return;
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

readerBar();
search();
articleTools();
citation();
for (const list of all(".blocks > .block-pictures .picture-grid")) pictureNews(list);
