import Base
import Diagnostics
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Sites with letters.
enum LetterSite {
  /// The acceptance fixture of the record, completed with what its rows presuppose: the `_index.md`
  /// of the columns, a way to the box, and a title for the column of each.
  ///
  /// Rows: L1 answered in time, L2 late, L3 overdue, L4 running, L5 taken back.
  static let example = """
    -- data/units.csv --
    标识,名称
    u1,第一支部
    u2,第二支部
    -- data/mailboxes.toml --
    [[mailboxes]]
    id = "buzhang"
    name = "部长信箱"
    owner = "u1"
    column = "xinxiang/buzhang"
    answer = "15w"
    acknowledge = "3w"
    extend = "15w"
    anonymous = true
    publish = "answered"
    phone = "010-00000000"
    -- content/xinxiang/_index.md --
    ---
    title: 信箱
    kind: letters
    ---
    -- content/xinxiang/buzhang/_index.md --
    ---
    title: 部长信箱
    ---
    \(letter(1, "2026-07-01 10:20", answered: "2026-07-20", text: "## 答复\n\n已经办理。"))
    \(letter(2, "2026-07-01 16:00", answered: "2026-07-24", text: "## 答复\n\n已经办理。"))
    \(letter(3, "2026-07-02 09:00"))
    \(letter(4, "2026-07-28 09:00"))
    \(letter(5, "2026-07-03 09:00", state: "撤回"))
    """

  private static func letter(
    _ number: Int, _ received: String, answered: String = "", state: String = "",
    text: String = ""
  ) -> String {
    """
    -- content/xinxiang/buzhang/2026-000\(number).md --
    ---
    title: 来信\(number)
    date: \(received)
    letter: { number: 2026-000\(number), topic: 建议, from: 网友, unit: u2, answered_on: "\(answered)", answered_by: \(answered.isEmpty ? "\"\"" : "u2"), state: "\(state)" }
    ---

    ## 来信

    建议一条。

    \(text)
    """
  }

  /// A site with a box in the column `box`, and letters of the first half of 2026 in it.
  ///
  /// - Parameters:
  ///   - box: lines of the box besides identifier, name, column and telephone.
  ///   - letters: for each letter its front matter after the title and number, and what its text is
  ///     after the question.
  ///   - more: further files.
  /// - Returns: the site.
  /// - Throws: where it cannot be written.
  static func site(
    box: String = "answer = \"15w\"", _ letters: [(keys: String, text: String)] = [],
    _ more: String = ""
  ) throws -> TestSite {
    let files = letters.enumerated().map { index, letter in
      """
      -- content/box/\(index + 1).md --
      ---
      title: 信\(index + 1)
      \(letter.keys.replacing("#", with: "number: 2026-000\(index + 1), topic: 建议, from: 网友"))
      ---
      ## 来信

      问题\(index + 1)。

      \(letter.text)
      """
    }
    return try TestSite(
      """
      -- data/units.csv --
      标识,名称
      u1,第一支部
      u2,第二支部
      -- data/mailboxes.toml --
      [[mailboxes]]
      id = "box"
      name = "信箱"
      column = "box"
      phone = "010-00000000"
      \(box)
      -- content/box/_index.md --
      ---
      title: 信箱
      ---
      \(files.joined(separator: "\n"))
      \(more)
      """)
  }

  /// A site as it is planned, and its calendar; without problems.
  static func planned(
    _ site: TestSite, asOf: String, _ location: Testing.SourceLocation = #_sourceLocation
  ) throws -> (site: Site, calendar: WorkingCalendar) {
    var options = site.options
    options.asOf = asOf
    let look = SiteBuilder(options).planned()
    #expect(
      look.result.problems.filter { !$0.contains("empty-body") } == [], sourceLocation: location)
    let inputs = try #require(look.inputs)
    return (
      try #require(look.draft?.plan.site), WorkingCalendar(inputs.parsed.calendar)
    )
  }
}
