import Base

extension Dues {
  /// Writes the calculator: the rule, its table with the edges of each bracket, and controls that
  /// only the script shows.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - day: the day on which the rule must hold.
  ///   - link: where a link to an address of another site leads.
  package func write(
    html page: inout ByteBuffer, on day: CivilDate, link: (String) -> String
  ) {
    guard let rule = rule(on: day) else {
      page.paragraph("现在没有可用的计算标准。", class: "dues-note")
      return
    }
    page.append("<section class=\"dues\" data-round=\"")
    page.append(decimal: rule.round.unit)
    page.append("\">\n")
    rule.writeControls(to: &page)
    rule.writeTable(to: &page)
    page.append("<div class=\"dues-note\"><p>依据：")
    if rule.url.isEmpty {
      page.append(escaping: rule.source)
    } else {
      page.append("<a class=\"external\" rel=\"noopener noreferrer\" href=\"")
      page.append(escaping: link(rule.url))
      page.append("\">")
      page.append(escaping: rule.source)
      page.append("</a>")
    }
    page.append("，")
    page.append(escaping: rule.days.text)
    page.append("适用（")
    page.append(escaping: rule.name)
    page.append("）。整个基数按一个比例计算，不是分段累加，所以过了一档，要交的会一下子多一截。算到")
    page.append(contentsOf: rule.round.chinese)
    page.append("，四舍五入，这是本站的设置，依据里没有规定。</p>\n")
    page.append("<p><strong>结果仅供参考，以党组织核定为准。</strong>填写的数字只在本机计算，不保存，也不发送。</p></div>\n</section>\n")
  }
}

extension Dues.Rule {
  fileprivate func writeControls(to page: inout ByteBuffer) {
    page.append(
      """
      <form class="dues-form" hidden>
      <p class="field"><label for="dues-payer">人员类别</label> <select id="dues-payer">
      """)
    for payer in payers { page.element("option", payer.name) }
    page.append(
      """
      </select></p>
      <p class="field"><label for="dues-base">月交费基数（元）</label> <input id="dues-base" inputmode="decimal" autocomplete="off" aria-describedby="dues-result"></p>
      <p><button type="submit">计算</button></p>
      <p id="dues-result" class="dues-result" role="status"></p>
      </form>

      """)
  }

  fileprivate func writeTable(to page: inout ByteBuffer) {
    page.append(
      """
      <div class="table-scroll" tabindex="0" role="region" aria-label="党费对照表">
      <table class="table-cards">
      <thead><tr><th scope="col">人员类别</th><th scope="col">月交费基数</th><th scope="col">比例</th><th scope="col">这一档最低</th><th scope="col">这一档最高</th></tr></thead>
      <tbody>

      """)
    for payer in payers {
      if let fixed = payer.fixed {
        page.append("<tr data-payer=\"")
        page.append(escaping: payer.name)
        page.append("\" data-fixed=\"")
        page.append(decimal: fixed)
        page.append("\"><th scope=\"row\" data-label=\"人员类别\">")
        page.append(escaping: payer.name)
        page.append("</th><td data-label=\"月交费基数\">不论多少</td><td data-label=\"比例\">定额</td>")
        for label in ["这一档最低", "这一档最高"] { page.cell(label, "每月 \(Cents.text(fixed)) 元") }
        page.append("</tr>\n")
      }
      var below = -1
      for bracket in payer.brackets {
        write(bracket, of: payer, above: below, to: &page)
        below = bracket.upTo ?? below
      }
    }
    page.append("</tbody>\n</table>\n</div>\n")
  }

  private func write(
    _ bracket: Dues.Bracket, of payer: Dues.Payer, above below: Int, to page: inout ByteBuffer
  ) {
    page.append("<tr data-payer=\"")
    page.append(escaping: payer.name)
    page.append("\" data-permille=\"")
    page.append(decimal: bracket.permille)
    if let upTo = bracket.upTo {
      page.append("\" data-up-to=\"")
      page.append(decimal: upTo)
    }
    page.append("\"><th scope=\"row\" data-label=\"人员类别\">")
    page.append(escaping: payer.name)
    page.append("</th>")
    let start = Cents.text(below)
    let span: String
    switch (below < 0, bracket.upTo) {
    case (true, let end?): span = "\(Cents.text(end)) 元以下（含）"
    case (false, let end?): span = "\(start) 元以上至 \(Cents.text(end)) 元（含）"
    case (false, nil): span = "\(start) 元以上"
    case (true, nil): span = "不论多少"
    }
    page.cell("月交费基数", span)
    let (whole, tenth) = (bracket.permille / 10, bracket.permille % 10)
    page.cell("比例", tenth == 0 ? "\(whole)%" : "\(whole).\(tenth)%")
    let first = below + 1
    page.cell("这一档最低", "\(Cents.text(first)) 元交 \(Cents.text(payer.fee(first, round: round))) 元")
    page.cell(
      "这一档最高",
      bracket.upTo.map { "\(Cents.text($0)) 元交 \(Cents.text(payer.fee($0, round: round))) 元" }
        ?? "没有上限")
    page.append("</tr>\n")
  }
}

extension ByteBuffer {
  /// Appends a cell of a table that becomes cards on narrow screens.
  mutating func cell(_ label: String, _ text: String, isNumber: Bool = false) {
    append("<td data-label=\"")
    append(escaping: label)
    append(isNumber ? "\" class=\"number\">" : "\">")
    append(escaping: text)
    append("</td>")
  }
}
