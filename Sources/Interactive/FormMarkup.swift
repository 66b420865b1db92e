import Base
import Metadata

/// A form on a page: what it is, and where its notice is.
package struct FormMarkup {
  /// The form; nil where the site has none for this.
  package let form: SubmissionForm?
  /// The days on which people can take part here.
  package let days: OpenDays
  /// The day on which the page is made.
  package let today: CivilDate
  /// The URL of the notice.
  package let noticeURL: String
  /// By which other ways to take part: `电话 010-00000000`.
  package let otherWays: [String]
  /// The mailbox that letters are for, posted as `mailbox`; empty for none.
  package let mailbox: String

  /// A form; its own days bound those of what it belongs to.
  package init(
    _ form: SubmissionForm?, days: OpenDays = OpenDays(), today: CivilDate, noticeURL: String,
    otherWays: [String], mailbox: String = ""
  ) {
    self.mailbox = mailbox
    self.form = form
    self.days = form.map { days.intersection($0.days) } ?? days
    self.today = today
    self.noticeURL = noticeURL
    self.otherWays = otherWays
  }

  /// Whether a form of a kind can be filled in today.
  package func isOpen(_ kind: SubmissionForm.Kind) -> Bool {
    form?.kind == kind && days.state(on: today) == .open
  }

  /// Writes the form, or why there is none.
  ///
  /// - Parameters:
  ///   - kind: what it is for, also where there is no form.
  ///   - page: the page.
  ///   - content: writes what it asks besides the sender.
  package func write(
    _ kind: SubmissionForm.Kind, to page: inout ByteBuffer, content: (inout ByteBuffer) -> Void
  ) {
    page.append("<section class=\"submission\"")
    if form != nil, let closes = days.closes {
      page.append(" data-closes=\"")
      page.append(day: closes)
      page.append("\"")
    }
    page.append(">\n<h2>")
    page.append(contentsOf: kind.title)
    page.append("</h2>\n")
    switch days.state(on: today) {
    case .early(let day): page.paragraph("\(day.chinese)开始，到时请再来。", class: "submission-state")
    case .over(let day): page.paragraph("已于\(day.chinese)结束。", class: "submission-state")
    case .open:
      if !days.text.isEmpty { page.paragraph("时间：\(days.text)。", class: "submission-state") }
      if let form, form.kind == kind {
        write(form, to: &page, content: content)
        page.append("<p class=\"submission-over\" hidden>已经结束，不再接收。</p>\n")
      } else {
        let ways = otherWays.isEmpty ? "请与本站主办单位联系。" : "请用别的办法：\(otherWays.joined(separator: "；"))。"
        page.paragraph("现在不能在网上提交。\(ways)", class: "submission-state")
      }
    }
    page.append("</section>\n")
  }

  private func write(
    _ form: SubmissionForm, to page: inout ByteBuffer, content: (inout ByteBuffer) -> Void
  ) {
    page.append("<form method=\"post\" accept-charset=\"utf-8\" action=\"")
    page.append(escaping: form.endpoint)
    page.append("\"")
    if form.kind == .essay { page.append(" enctype=\"multipart/form-data\"") }
    page.append(">\n<input type=\"hidden\" name=\"form\" value=\"")
    page.append(escaping: form.identifier.value)
    page.append("\">\n")
    if !mailbox.isEmpty {
      page.append("<input type=\"hidden\" name=\"mailbox\" value=\"")
      page.append(escaping: mailbox)
      page.append("\">\n")
    }
    for field in form.fields { write(field, of: form, to: &page) }
    content(&page)
    if [.letter, .wall, .essay].contains(form.kind) { writeText(of: form, to: &page) }
    // People never see it; what fills in every field gives itself away.
    page.append(
      """
      <div hidden><label>这一格请空着 <input name="website" tabindex="-1" autocomplete="off"></label></div>

      """)
    page.append("<p class=\"submission-notice\">提交以前请先看<a href=\"")
    page.append(escaping: noticeURL)
    page.append("\">个人信息处理告知</a>：谁收集、为什么、收集什么、怎样查询和删除。提交的内容由本单位取走以后，接收的服务器最多再保存 ")
    page.append(decimal: form.keepDays)
    page.append(" 天。请不要写身份证号码、健康状况等敏感个人信息。</p>\n")
    page.append(
      """
      <p><label class="submission-consent"><input type="checkbox" name="consent" value="yes" required> 我已阅读个人信息处理告知，同意按它处理我提交的信息</label></p>

      """)
    page.append("<p><button type=\"submit\">")
    page.append(contentsOf: form.kind.button)
    page.append("</button></p>\n</form>\n")
  }

  private func write(
    _ field: SubmissionForm.Field, of form: SubmissionForm, to page: inout ByteBuffer
  ) {
    page.append("<p class=\"field\"><label for=\"form-")
    page.append(contentsOf: field.rawValue)
    page.append("\">")
    page.append(contentsOf: field.label)
    page.append("</label> <input required maxlength=\"100\" id=\"form-")
    page.append(contentsOf: field.rawValue)
    page.append("\" name=\"")
    page.append(contentsOf: field.rawValue)
    page.append("\" type=\"")
    page.append(field.type)
    page.append("\" autocomplete=\"")
    page.append(field.autocomplete)
    page.append("\"></p>\n")
  }

  private func writeText(of form: SubmissionForm, to page: inout ByteBuffer) {
    if form.kind != .wall {
      page.append(
        """
        <p class="field"><label for="form-title">标题</label> <input required maxlength="100" id="form-title" name="title" autocomplete="off"></p>

        """)
    }
    page.append("<p class=\"field\"><label for=\"form-text\">")
    page.append(form.kind == .essay ? "正文（也可以在下面交文件）" : "内容")
    page.append("</label> <textarea id=\"form-text\" name=\"text\" rows=\"8\" maxlength=\"")
    // A Chinese character is three bytes, nine where it is percent-encoded.
    page.append(decimal: max(100, min(form.maxBytes, 64 << 10) / 10))
    page.append(form.kind == .essay ? "\"></textarea></p>\n" : "\" required></textarea></p>\n")
    guard form.kind == .essay else { return }
    page.append(
      """
      <p class="field"><label for="form-file">文件</label> <input type="file" id="form-file" name="file" accept=".docx,.pdf,.jpg"></p>

      """)
  }
}

extension ByteBuffer {
  /// Appends a paragraph of text.
  mutating func paragraph(_ text: String, class name: StaticString) {
    append("<p class=\"")
    append(name)
    append("\">")
    append(escaping: text)
    append("</p>\n")
  }

  /// Appends an element of text.
  mutating func element(_ name: StaticString, _ text: String) {
    append("<")
    append(name)
    append(">")
    append(escaping: text)
    append("</")
    append(name)
    append(">")
  }
}
