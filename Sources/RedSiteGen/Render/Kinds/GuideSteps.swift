import Base
import SiteModel

extension SiteView {
  /// Appends the steps of a guide: a list to tick off, on screen and on paper, and the place where a
  /// script computes dates.
  func append(guide: Guide, to page: inout ByteBuffer) {
    page.append("<section class=\"guide-steps\">\n<h2>办理步骤</h2>\n")
    if guide.steps.contains(where: { $0.limit?.isCountable ?? false }) {
      page.append("<div class=\"guide-dates\" role=\"group\" aria-label=\"算日期\" hidden>\n")
      page.append("<label>已经办完 <select>")
      for (place, step) in guide.steps.enumerated() {
        page.append("<option value=\"")
        page.append(decimal: place)
        page.append("\">")
        page.append(decimal: step.number)
        page.append(" ")
        page.append(escaping: step.name)
        page.append("</option>")
      }
      page.append("</select></label> <label>办完的日期 <input type=\"date\"></label>\n")
      page.append("<p>只在您的浏览器里算，什么也不保存；工作日要看放假安排，不算。</p>\n</div>\n")
    }
    var stage: String?
    var isOpen = false
    for step in guide.steps {
      if !isOpen || step.stage != stage {
        if isOpen { page.append("</ol>\n") }
        if !step.stage.isEmpty {
          page.append("<h3>")
          page.append(escaping: step.stage)
          page.append("</h3>\n")
        }
        page.append("<ol>\n")
        (stage, isOpen) = (step.stage, true)
      }
      append(step: step, to: &page)
    }
    page.append("</ol>\n</section>\n")
  }

  private func append(step: GuideStep, to page: inout ByteBuffer) {
    page.append("<li value=\"")
    page.append(decimal: step.number)
    page.append("\"")
    if let limit = step.limit {
      append(span: limit.least, "least", to: &page)
      append(span: limit.longest ?? limit.most, "most", to: &page)
    }
    page.append("><label><input type=\"checkbox\"> <span>")
    page.append(escaping: step.name)
    page.append("</span></label>\n")
    let facts = [
      ("办理", step.actor), ("材料", step.materials), ("时限", step.limit?.text ?? ""), ("说明", step.note),
    ].filter { !$0.1.isEmpty }
    if !facts.isEmpty || step.form != nil {
      page.append("<p class=\"step-facts\">")
      for (name, words) in facts {
        page.append("<span>")
        page.append(escaping: name + "：" + words)
        page.append("</span> ")
      }
      if let form = step.form {
        page.append("<span>表格：<a href=\"")
        page.append(escaping: text[assetURLs[form.offset]])
        page.append("\" download>下载</a></span>")
      }
      page.append("</p>\n")
    }
    page.append("</li>\n")
  }

  private func append(span: TimeLimit.Span?, _ name: StaticString, to page: inout ByteBuffer) {
    guard let span else { return }
    page.append(" data-")
    page.append(name)
    page.append("=\"")
    page.append(decimal: span.count)
    page.append(" ")
    page.append(contentsOf: span.unit.rawValue)
    page.append("\"")
  }
}

extension TimeLimit {
  /// Whether dates can be computed from it without knowing which days are worked.
  fileprivate var isCountable: Bool {
    [least, most, longest].contains { $0.map { $0.unit != .workdays } ?? false }
  }
}
