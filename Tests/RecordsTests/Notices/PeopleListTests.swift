import Base
import Diagnostics
import Records
import SiteModel
import Testing

/// Lists of the people that public notices are about.
@Suite struct PeopleListTests {
  private static let head = "姓名,单位,申请入党时间,确定为积极分子时间"

  private static func read(
    _ text: String, _ kind: NoticeKind = .fazhan
  ) -> (list: PeopleList?, problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    let starts = CivilDate(year: 2026, month: 11, day: 9) ?? CivilDate(daysSince1970: 0)
    let list = text.withBytes {
      PeopleList.read($0, path: "a.csv", kind: kind, starts: starts, into: &problems)
    }
    // Whatever is wrong, no line of the file is shown.
    #expect(problems.allSatisfy { $0.location.excerpt.isEmpty })
    for problem in problems {
      #expect(!"\(problem.message) \(String(describing: problem.help))".contains("示例"))
    }
    return (list, problems)
  }

  /// Line, column and code of what is wrong.
  private static func places(_ text: String, _ kind: NoticeKind = .fazhan) -> [String] {
    let (list, problems) = read(text, kind)
    #expect(list == nil)
    return problems.map { "\($0.location.line):\($0.location.column) \($0.code.name)" }
  }

  @Test func aListIsRead() throws {
    let (list, problems) = Self.read(
      "\(Self.head)\n示例一,第一支部,2024-03-01,2025-03-10\n示例二,第二支部,2024年5月,2025.06\n")
    #expect(problems.isEmpty)
    let people = try #require(list)
    #expect(people.heads == ["姓名", "单位", "申请入党时间", "确定为积极分子时间"])
    #expect(people.rows.map { $0[0] } == ["示例一", "示例二"])
    #expect(people.names == ["示例一", "示例二"])
    #expect(people.masked.names == ["示*一", "示*二"])
  }

  @Test func excelsMarkEnglishHeadsAndQuotesAreRead() throws {
    let (list, problems) = Self.read(
      "\u{FEFF}name,unit,applied_on,activist_on\r\n\"示例,一\",第一支部,2024-03-01,2025-03\r\n,,,\r\n")
    #expect(problems.isEmpty)
    #expect(list?.rows == [["示例,一", "第一支部", "2024-03-01", "2025-03"]])
    #expect(list?.heads.first == "姓名")
  }

  @Test func whatIsMissingIsReportedAtItsCell() {
    let rows = "示例一,,2024-03-01,2025-03-10\n示例二,第二支部,2024-03-01"
    #expect(
      Self.places("\(Self.head)\n\(rows)") == [
        "2:5 notice-field-missing", "3:20 notice-field-missing",
      ])
    #expect(Self.places("姓名,单位\n示例一,第一支部").count == 2)
    #expect(Self.places("") == ["1:1 notice-field-missing"])
    #expect(Self.places(Self.head) == ["1:1 notice-field-missing"])
  }

  @Test func aFirstRowOfPeopleIsNotRepeated() {
    #expect(
      Self.places("示例一,第一支部,2024-03-01,2025-03-10") == ["1:1 notice-field-missing"])
  }

  @Test func whatMayNotBeSaidIsReportedAtItsHead() {
    #expect(
      Self.places("\(Self.head),身份证号\n示例一,第一支部,2024-03-01,2025-03-10,x")
        == ["1:24 notice-field-not-allowed"])
    // What one kind may say another may not.
    #expect(
      Self.places("姓名,现任职务,拟任职务,申请入党时间\n示例一,副处长,处长,2024-03-01", .renqian)
        == ["1:14 notice-field-not-allowed"])
    #expect(
      Self.places("\(Self.head),\n示例一,第一支部,2024-03-01,2025-03-10,13900000000")
        == ["2:32 notice-field-not-allowed"])
  }

  @Test func columnsAndPeopleStandOnce() {
    #expect(
      Self.places("\(Self.head),姓名\n示例一,第一支部,2024-03-01,2025-03-10,示例一")
        == ["1:24 duplicate-key"])
    let row = "示例一,第一支部,2024-03-01,2025-03-10"
    #expect(Self.places("\(Self.head)\n\(row)\n\(row)") == ["3:1 notice-person-twice"])
    let other = row.replacing("第一", with: "第二")
    #expect(Self.read("\(Self.head)\n\(row)\n\(other)").list?.rows.count == 2)
  }

  @Test func fullWidthCommasAreReportedWhereTheyPartCells() {
    #expect(
      Self.places("姓名，单位，申请入党时间，确定为积极分子时间\n示例一，第一支部")
        == ["1:3 csv-syntax"])
    #expect(
      Self.places("\(Self.head)\n示例一，第一支部,2024-03-01,2025-03-10") == ["2:4 csv-syntax"])
    // Within a cell it is text.
    let head = "姓名,现任职务,拟任职务"
    let list = Self.read("\(head)\n示例一,\"主任，书记\",局长", .renqian).list
    #expect(list?.rows.first?[1] == "主任，书记")
  }

  @Test(arguments: [
    ("2024-13-01,2025-03-10", "2:10 date-out-of-range"), ("去年,2025-03-10", "2:10 date-format"),
    ("2024-02-30,2025-03-10", "2:10 date-out-of-range"),
    ("2024-03-01,2024-02", "2:21 notice-date-order"),
    ("2024-03-01,2026-11-10", "2:21 notice-date-order"),
    ("2024-03-01 09:00,2025-03-10", "2:10 date-format"),
  ])
  func datesAreLookedAt(_ dates: String, _ expected: String) {
    #expect(Self.places("\(Self.head)\n示例一,第一支部,\(dates)") == [expected])
  }

  @Test func aMonthIsAnyOfItsDays() {
    #expect(Self.read("\(Self.head)\n示例一,第一支部,2024-03,2024-03-02").list != nil)
    #expect(Self.read("\(Self.head)\n示例一,第一支部,2024-03-15,2024年3月").list != nil)
  }

  @Test func rowsAreNoLongerThanTheFirst() {
    #expect(
      Self.places("\(Self.head)\n示例一,第一支部,2024-03-01,2025-03-10,多了") == ["2:32 csv-syntax"])
    #expect(
      Self.places("\(Self.head)\n示例一,第\"一支部,2024-03-01,2025-03-10").contains("2:6 csv-syntax"))
  }

  @Test(arguments: NoticeKind.allCases)
  func everyKindIsReadWithWhatItNeedsAndLacksEachOfIt(_ kind: NoticeKind) {
    let fields = kind.requiredFields
    #expect(Set(fields).isDisjoint(with: kind.optionalFields) && fields.first == .name)
    func value(_ field: NoticeField) -> String {
      [.applied, .activist, .admitted].contains(field) ? "2024-03-01" : "示例"
    }
    func text(_ fields: [NoticeField]) -> String {
      fields.map(\.title).joined(separator: ",") + "\n" + fields.map(value).joined(separator: ",")
    }
    #expect(Self.read(text(fields), kind).list?.rows.count == 1)
    for missing in fields where fields.count > 1 {
      let rest = fields.filter { $0 != missing }
      #expect(Self.places(text(rest), kind) == ["1:1 notice-field-missing"])
    }
    for field in NoticeField.allCases where !(fields + kind.optionalFields).contains(field) {
      #expect(Self.places(text(fields + [field]), kind).allSatisfy { $0.hasSuffix("not-allowed") })
    }
  }

  @Test func otherEncodingsAreRefused() {
    var problems: [Diagnostic] = []
    let gbk: [UInt8] = [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xB5, 0xA5, 0xCE, 0xBB, 0x0A]
    let starts = CivilDate(daysSince1970: 20_000)
    let list = gbk.withBytes {
      PeopleList.read($0, path: "a.csv", kind: .fazhan, starts: starts, into: &problems)
    }
    #expect(list == nil && problems.map(\.code) == [.notUTF8])
  }
}
