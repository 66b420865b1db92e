import Base
import Metadata

extension Quiz {
  /// Writes the quiz: all questions, and after them the answers where it is for practice; the paper
  /// in a form where it is an exam, without any of the answers.
  package func write(html page: inout ByteBuffer, form: FormMarkup) {
    switch request.mode {
    case .practice: writePractice(to: &page)
    case .exam: writeExam(to: &page, form)
    }
  }

  private func writePractice(to page: inout ByteBuffer) {
    page.append("<section class=\"quiz\" data-pass=\"")
    page.append(decimal: request.pass)
    page.append("\" data-minutes=\"")
    page.append(decimal: request.minutes)
    page.append("\" data-partial=\"")
    page.append(contentsOf: request.partial.rawValue)
    for kind in Kind.allCases {
      page.append(contentsOf: "\" data-\(kind.key)=\"")
      page.append(decimal: count(of: kind))
      page.append(contentsOf: "\" data-\(kind.key)-points=\"")
      page.append(decimal: request.points[kind] ?? 0)
    }
    page.append("\">\n")
    page.paragraph(rules, class: "quiz-rules")
    page.paragraph("自测，答案在网页里，成绩不作考核依据。", class: "quiz-notice")
    let isTimed = request.minutes > 0
    page.append(
      contentsOf: """
        <div class="quiz-controls" hidden>
        <p><button type="button" class="quiz-start">抽一份卷</button> <button type="button" class="quiz-review">练错题（<span class="quiz-wrong-count">0</span>）</button> <button type="button" class="quiz-clear">清空错题本</button> <button type="button" class="quiz-all">看全部题目</button></p>
        <p class="quiz-timing"\(isTimed ? "" : " hidden")><label><input type="checkbox" class="quiz-timer" checked> 计时</label> <span class="quiz-clock" role="timer"></span></p>
        <p class="quiz-result" role="status"></p>
        </div>
        <ol class="quiz-questions">

        """)
    for (index, question) in questions.enumerated() {
      question.write(index, name: "quiz-\(index + 1)", withAnswer: true, to: &page)
    }
    page.append("</ol>\n<p class=\"quiz-submit\" hidden><button type=\"button\">交卷</button></p>\n")
    page.append("<section class=\"quiz-answers\">\n<h2>答案</h2>\n<ol>\n")
    for question in questions { question.writeAnswer(to: &page) }
    page.append("</ol>\n</section>\n</section>\n")
  }

  private func writeExam(to page: inout ByteBuffer, _ form: FormMarkup) {
    page.append("<section class=\"quiz exam\">\n")
    page.paragraph(rules, class: "quiz-rules")
    if !form.isOpen(.exam) {
      form.write(.exam, to: &page) { _ in }
    } else {
      let paper = paper
      form.write(.exam, to: &page) { page in
        page.append("<ol class=\"quiz-questions\">\n")
        for (index, question) in paper.enumerated() {
          question.write(
            index, name: "q-" + question.identifier.value, withAnswer: false, to: &page)
        }
        page.append("</ol>\n")
      }
    }
    page.append("</section>\n")
  }

  /// The questions of an exam: the first of each kind in the order of the bank.
  package var paper: [Question] {
    Kind.allCases.flatMap { kind in
      questions.lazy.filter { $0.kind == kind }.prefix(count(of: kind))
    }
  }

  /// What a paper is, in a sentence.
  var rules: String {
    let parts = Kind.allCases.compactMap { kind -> String? in
      let count = count(of: kind)
      guard count > 0 else { return nil }
      return "\(kind.rawValue)题 \(count) 道，每道 \(request.points[kind] ?? 0) 分"
    }
    let time = request.minutes > 0 ? "，时间 \(request.minutes) 分钟" : ""
    let partial =
      request.counts[.multiple] != 0 && count(of: .multiple) > 0
      ? (request.partial == .half ? "多选题选对一部分的得一半，选错不得分。" : "多选题全部选对才得分。") : ""
    return parts.joined(separator: "；") + "。满分 \(fullMarks) 分，\(request.pass) 分及格\(time)。\(partial)"
  }
}

extension Quiz.Question {
  fileprivate func write(
    _ index: Int, name: String, withAnswer: Bool, to page: inout ByteBuffer
  ) {
    page.append("<li class=\"quiz-question\" data-kind=\"")
    page.append(contentsOf: kind.key)
    if withAnswer {
      page.append("\" data-id=\"")
      page.append(escaping: identifier.value)
      page.append("\" data-answer=\"")
      for place in answer { page.append(contentsOf: OptionLetters.all[place]) }
    }
    page.append("\">\n<fieldset><legend>（")
    page.append(contentsOf: kind.rawValue)
    page.append("）")
    page.append(escaping: text.value)
    page.append("</legend>\n")
    for (place, option) in options.enumerated() {
      page.append(
        kind == .multiple ? "<label><input type=\"checkbox\"" : "<label><input type=\"radio\"")
      page.append(" name=\"")
      page.append(escaping: name)
      page.append("\" value=\"")
      page.append(contentsOf: OptionLetters.all[place])
      page.append("\"> ")
      if kind != .judge { page.append(contentsOf: "<span>\(OptionLetters.all[place]).</span> ") }
      page.append(escaping: option)
      page.append("</label>\n")
    }
    page.append("</fieldset></li>\n")
  }

  fileprivate func writeAnswer(to page: inout ByteBuffer) {
    page.append("<li data-id=\"")
    page.append(escaping: identifier.value)
    page.append("\"><strong>")
    page.append(contentsOf: answerText)
    page.append("</strong>")
    if !explanation.isEmpty {
      page.append("。")
      page.append(escaping: explanation)
    }
    if !origin.isEmpty {
      page.append("（")
      page.append(escaping: origin)
      page.append("）")
    }
    page.append("</li>\n")
  }
}
