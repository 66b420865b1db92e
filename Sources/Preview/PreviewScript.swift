import Diagnostics
import RedSiteGen

/// The script and the style of the bar below a page in the preview.
///
/// The script asks what is news and waits for the answer; a page reloads when its own bytes
/// changed, so an edit elsewhere leaves it alone. The bar is in a shadow tree, where the site's
/// style does not reach it.
enum PreviewScript {
  /// The script, with its words in one language.
  static func text(_ language: Language) -> String {
    let words =
      language == .chinese
      ? """
      {preview: "预览", drafts: "草稿", future: "待发布", withheld: "不公开的来信",
       problems: "个问题", more: "另有 $ 个问题，见 redsite check",
       close: "收起", source: "打开这个网页的文件", none: "没有问题", lost: "预览已停止", errors: "有错误，不能发布",
       mend: "改法：", sample: "示例", ribbon: "示例文章",
       samples: "随预设来的示例，上线前删去：redsite samples --remove"}
      """
      : """
      {preview: "Preview", drafts: "Draft", future: "To come", withheld: "Not public",
       problems: "problems", more: "$ more: see redsite check", close: "Close", source: "Open the file of this page",
       none: "No problems", lost: "The preview has stopped", errors: "Errors: cannot be published",
       mend: "Mend: ", sample: "Sample", ribbon: "Sample",
       samples: "Came with the preset; before the site goes public: redsite samples --remove"}
      """
    return "(() => {\n\"use strict\";\nconst words = \(words);\n" + script + "})();\n"
  }

  private static let script = #"""
    const own = document.currentScript;
    const digest = own.dataset.digest;
    const folder = new URL(".", own.src).pathname;
    const memory = "redsite-scroll:" + location.pathname;
    const closedKey = "redsite-closed";

    const kept = sessionStorage.getItem(memory);
    if (kept) {
      sessionStorage.removeItem(memory);
      history.scrollRestoration = "manual";
      const [x, y] = kept.split(",").map(Number);
      const restore = () => scrollTo({left: x, top: y, behavior: "instant"});
      restore();
      addEventListener("load", restore, {once: true});
    }

    const make = (name, className, text) => {
      const element = document.createElement(name);
      if (className) element.className = className;
      if (text) element.textContent = text;
      return element;
    };

    const host = make("redsite-preview");
    const root = host.attachShadow({mode: "open"});
    const style = make("link");
    style.rel = "stylesheet";
    style.href = folder + "preview.css";
    const panel = make("section", "panel");
    panel.setAttribute("aria-label", words.preview);
    const list = make("ol");
    const bar = make("div", "bar");
    const ribbon = make("div", "ribbon", words.ribbon);
    ribbon.hidden = true;
    root.append(style, ribbon, panel, bar);
    host.hidden = true;
    style.addEventListener("load", () => { host.hidden = false; }, {once: true});
    document.body.append(host);

    const markStyle = make("link");
    markStyle.rel = "stylesheet";
    markStyle.href = folder + "preview.css";
    document.head.append(markStyle);

    const problem = (item) => {
      const entry = make("li", item.severity);
      const place = item.line ? `${item.path}:${item.line}:${item.column}` : item.path;
      entry.append(make("div", "place", place), make("div", "message", item.message));
      if (item.line) {
        const characters = Array.from(item.excerpt);
        const first = item.first;
        const start = Math.max(0, first - 40);
        const excerpt = make("pre");
        excerpt.append(
          characters.slice(start, first).join(""),
          make("mark", "", characters.slice(first, first + item.width).join("") || " "),
          characters.slice(first + item.width, first + item.width + 60).join(""));
        entry.append(excerpt);
      }
      if (item.help) entry.append(make("div", "help", words.mend + item.help));
      return entry;
    };

    const markLinks = (marks) => {
      for (const mark of document.querySelectorAll(".redsite-mark")) mark.remove();
      for (const link of document.links) {
        const state = marks[link.getAttribute("href")] || marks[link.pathname];
        if (state && link.textContent.trim()) {
          link.append(make("span", "redsite-mark " + state, words[state]));
        }
      }
    };

    const show = (notes) => {
      bar.replaceChildren();
      bar.append(make("strong", "", words.preview));
      if (notes.state) bar.append(make("span", "state", words[notes.state]));
      if (notes.samples) {
        const samples = make("span", "samples", notes.samples);
        samples.title = words.samples;
        bar.append(samples);
      }
      ribbon.hidden = !notes.isSample;
      if (notes.source) {
        const link = make("a", "source", notes.source);
        link.href = notes.sourceURL;
        link.title = words.source;
        if (link.protocol.startsWith("http")) link.target = "_blank";
        bar.append(link);
      }
      const count = notes.problems.length + notes.problemsLeft;
      const hasErrors = notes.problems.some((item) => item.severity === "error");
      const button = make(
        "button", hasErrors ? "error" : count ? "warning" : "fine",
        count ? `${count} ${words.problems}` : words.none);
      button.type = "button";
      button.disabled = !count;
      bar.append(button);
      list.replaceChildren(...notes.problems.map(problem));
      panel.replaceChildren();
      if (hasErrors) panel.append(make("h2", "", words.errors));
      panel.append(list);
      if (notes.problemsLeft) {
        panel.append(make("p", "", words.more.replace("$", notes.problemsLeft)));
      }
      const key = notes.problems.map((item) => item.path + item.line + item.message).join("\n");
      const set = (open) => {
        panel.hidden = !open;
        button.setAttribute("aria-expanded", String(open));
      };
      set(hasErrors && sessionStorage.getItem(closedKey) !== key);
      button.addEventListener("click", () => {
        set(panel.hidden);
        if (panel.hidden) sessionStorage.setItem(closedKey, key);
        else sessionStorage.removeItem(closedKey);
      });
      markLinks(notes.marks);
      document.documentElement.dataset.redsiteVersion = notes.version;
    };

    let version = -1;
    let waiting = null;
    const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
    const listen = async () => {
      while (!document.hidden) {
        try {
          waiting = new AbortController();
          const query = new URLSearchParams({version, page: location.pathname});
          const answer = await fetch(`${folder}notes?${query}`, {signal: waiting.signal});
          if (!answer.ok) throw new Error(answer.status);
          const notes = await answer.json();
          if (notes.digest && notes.digest !== digest) {
            sessionStorage.setItem(memory, `${scrollX},${scrollY}`);
            location.reload();
            return;
          }
          if (notes.version !== version) show(notes);
          version = notes.version;
        } catch (error) {
          if (error.name === "AbortError") return;
          bar.replaceChildren(make("strong", "error", words.lost));
          version = -1;
          await pause(1000);
        }
      }
    };
    // A page that nobody sees holds no connection: browsers allow six to a server.
    let listening = false;
    const start = async () => {
      if (listening) return;
      listening = true;
      await listen();
      listening = false;
      if (!document.hidden) setTimeout(start);
    };
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) waiting?.abort(); else start();
    });
    addEventListener("pagehide", () => waiting?.abort());
    start();

    """#

  /// The style of the bar, of the marks beside links and of pages that stand for others.
  static let style = """
    :host { position: fixed; inset: auto 0 0 0; z-index: 2147483647; color-scheme: light dark;
      font: 14px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
    :host([hidden]), [hidden] { display: none !important; }
    .bar { display: flex; gap: .75em; align-items: center; padding: .3em 1em; color: #fff;
      background: #1f2933; }
    .bar .source { color: #cfe3ff; overflow: hidden; text-overflow: ellipsis;
      white-space: nowrap; direction: ltr; }
    .bar .state { padding: 0 .5em; border-radius: 3px; background: #f0b429; color: #1f2933; }
    .bar .samples { color: #f0d9a0; white-space: nowrap; }
    .ribbon { position: fixed; top: 2.2em; right: -3.2em; width: 13em; padding: .2em 0;
      transform: rotate(45deg); text-align: center; pointer-events: none;
      background: #f0b429; color: #1f2933; box-shadow: 0 1px 6px rgb(0 0 0 / .35); }
    .bar button { margin-inline-start: auto; font: inherit; padding: .1em .8em; border: 0;
      border-radius: 3px; background: #3e4c59; color: #fff; cursor: pointer; white-space: nowrap; }
    .bar button.fine { cursor: default; }
    .bar button.warning { background: #8d5a00; }
    .bar button.error, .bar .error { background: #b3001b; color: #fff; }
    .bar .error { padding: 0 .5em; }
    .bar :focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
    .panel { max-height: 60vh; overflow: auto; padding: .5em 1em; background: #fff;
      color: #1f2933; border-top: 3px solid #b3001b; box-shadow: 0 -4px 24px rgb(0 0 0 / .25); }
    .panel h2 { margin: .2em 0; font-size: 1.1em; color: #b3001b; }
    .panel ol { margin: 0; padding: 0; list-style: none; }
    .panel li { margin: .6em 0; padding-inline-start: .8em; border-inline-start: 3px solid #c78a00; }
    .panel li.error { border-color: #b3001b; }
    .panel .place { font-family: ui-monospace, monospace; color: #52606d; overflow-wrap: anywhere; }
    .panel .message { font-weight: 600; }
    .panel pre { margin: .3em 0; padding: .3em .6em; background: #f5f7fa; white-space: pre-wrap;
      overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
    .panel mark { background: #ffd9d9; color: inherit; border-bottom: 2px solid #b3001b; }
    .panel .help { color: #0b5f2b; }
    .redsite-mark { margin-inline-start: .5em; padding: 0 .4em; border-radius: 3px;
      font: 12px/1.5 system-ui, sans-serif; background: #f0b429; color: #1f2933; }
    .redsite-standing main { max-width: 40em; margin: 15vh auto; padding: 0 1em;
      font: 16px/1.8 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }

    """
}
