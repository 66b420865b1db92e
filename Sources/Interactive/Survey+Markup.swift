import Base
import Metadata

extension Survey {
  /// Writes the survey: the form while it is open, the results once they are there.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - form: its form.
  ///   - feedback: the article that says what was done about it.
  package func write(
    html page: inout ByteBuffer, form: FormMarkup, feedback: (title: String, url: String)?
  ) {
    page.append("<section class=\"survey\">\n")
    if total == nil || form.isOpen(.survey) {
      form.write(.survey, to: &page) { page in
        for question in questions { question.write(to: &page) }
      }
      if !form.isOpen(.survey) { writeQuestions(to: &page) }
    }
    if let total { writeResults(of: total, to: &page) }
    if let feedback {
      page.append("<p class=\"survey-feedback\">意见采纳情况：<a href=\"")
      page.append(escaping: feedback.url)
      page.append("\">")
      page.append(escaping: feedback.title)
      page.append("</a></p>\n")
    }
    page.append("</section>\n")
  }

  /// The questions to read, where they cannot be answered here.
  private func writeQuestions(to page: inout ByteBuffer) {
    page.append("<h2>题目</h2>\n<ol class=\"survey-questions\">\n")
    for question in questions {
      page.append("<li>")
      page.append(escaping: "\(question.text)（\(question.kind.rawValue)）")
      if !question.options.isEmpty {
        page.append("<ul>")
        for option in question.options { page.element("li", option) }
        page.append("</ul>")
      }
      page.append("</li>\n")
    }
    page.append("</ol>\n")
  }

  private func writeResults(of total: Int, to page: inout ByteBuffer) {
    page.append("<h2>结果</h2>\n")
    page.paragraph("共收到 \(total) 份。各项比例精确到千分之一。", class: "survey-total")
    for question in questions where question.kind != .text {
      let shares = question.shares(of: total)
      page.element("h3", "\(question.identifier.value). \(question.text)")
      if question.kind == .multiple { page.paragraph("可以选几项，比例相加超过 100%。", class: "survey-note") }
      page.shareTable(
        question.text, head: ("选项", "人数"),
        question.options.indices.map {
          (question.options[$0], question.counts[$0], shares[$0])
        })
    }
  }
}

extension Survey.Question {
  fileprivate func write(to page: inout ByteBuffer) {
    let name = "q-" + identifier.value
    page.append("<fieldset class=\"survey-question\"><legend>")
    page.append(escaping: text)
    if isRequired { page.append("（必答）") }
    page.append("</legend>\n")
    for (place, option) in options.enumerated() {
      page.append(
        kind == .single
          ? "<label><input type=\"radio\" name=\"" : "<label><input type=\"checkbox\" name=\"")
      page.append(escaping: name)
      page.append("\" value=\"")
      page.append(contentsOf: OptionLetters.all[place])
      page.append(kind == .single && isRequired ? "\" required> " : "\"> ")
      page.append(escaping: option)
      page.append("</label>\n")
    }
    if kind == .text {
      page.append("<textarea rows=\"4\" maxlength=\"2000\" name=\"")
      page.append(escaping: name)
      page.append("\" aria-label=\"")
      page.append(escaping: text)
      page.append(isRequired ? "\" required></textarea>\n" : "\"></textarea>\n")
    }
    page.append("</fieldset>\n")
  }
}
