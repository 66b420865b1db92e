import Base
import RedSiteGen
import Testing

@Test func scratch() {
  let cases = [
    "---\ntitle：关于通知\ndate: 2026-07-01\nsource： 机关党委\n---\n正文",
    "---\ntitle：关于通知\ndate：2026-07-01\n---\n正文",
    "---\ntitle: 关于: 通知\ndate:2026-07-01\n---\n正文",
    "---\ntitle: “关于: 通知”\nkeywords: [\"党建\"，\"学习\"]\n---\n",
    "---\ntitle:　通知\nattachments:\n\t- file: a.pdf\n---\n",
    "---\ntitle: 通知\nattachments:\n　　- file: a.pdf\n---\n",
    "———\ntitle: a\n———\n",
    "－－－\ntitle: a\n---\n",
    "---\ntitle: a\ndate: 2026-07-01\n\n正文在这里。\n",
    "---\ntitle: a\ndate: 2026-07-01\n———\n正文\n",
    "---\ntitle: a\ndate: 2026-07-01\n正文第一段\n---\n第二段\n",
    "",
    "\n\n---\ntitle: a\n---\n",
    "title: a\ndate: 2026-07-01\n\n正文",
    "正文",
    "---\ntitle: \"党建\"工作会议\nsubtitle: [通知] 开会\nkicker: *重点*\nsource: @abc\n---\n",
    "---\ntitle: \"关于”\ndate: 2026-07-01\n---\n",
    "---\ntitle: \"关于\ndate: 2026-07-01\n---\n",
    "---\ntitle: a\n date: 2026-07-01\n---\n",
    "---\ntitle: &a 通知\ndate: *a\nextra: !x {<<: 1}\n---\n",
    "---\ntitle = \"abc\"\ndate = 2026-07-01\n---\n",
    "+++\ntitle: \"abc\"\ndate = 2026-7-1\n+++\n",
    "+++\ntitle ＝ “通知”\nkeywords = [\"a\"，“b”]\ndraft = 是\nsource = 机关党委\n+++\n",
    "+++\ntitle = \"abc\ndate = 2026-13-01\n+++\n",
    "+++\ntitle = \"a\"\ntitle = \"b\"\n+++\n",
    "---\ntitle: a\ntitle: b\n---\n",
    "---\ntitle: a\nbad line: [\n---\n",
    "---\ntitle: a\n\u{1}b: c\n---\n",
    "---\nattachments:\n  - file: a.pdf\n    title：说明\n---\n",
    "---\ntopics:\n  -党建\n  -学习\n---\n",
    "---\n- a\n- b\n---\n",
    "---\nimage: {src：a.jpg，alt: 图}\n---\n",
    "---\r\ntitle：关于\r\n---\r\n正文\r\n",
    "\u{FEFF}---\rtitle：关于\r---\r正文",
    "---\nsummary: |\n  第一行\n  title：不是键\ntitle: a: b\n---\n",
    "---\ntitle: 通知 ：内容\nurl: http://a.b/c\n标题：关于\nx: :\n---\n",
    "---\n---\n正文", "---", "---\n", "---\ntitle: a\n---",
    "----\ntitle: a\n----\n",
    "---\na: [[[[1]]]]\nextra: {a: {b: {c: {d: {e: {f: {g: 1}}}}}}}\n---\n",
    "+++\na.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1\n+++\n",
  ]
  for text in cases {
    let (matter, found) = readFrontMatter(text)
    print("=====\n\(text)\n-----")
    for item in found { print(shown(item), "\n  en:", item.message.english, "|", item.help?.english ?? "") }
    if let matter {
      print("entries:", matter.entries.map { "\($0.key)=\($0.value.kind)" }, matter.bodyLine, matter.bodyStart)
    }
  }
}
