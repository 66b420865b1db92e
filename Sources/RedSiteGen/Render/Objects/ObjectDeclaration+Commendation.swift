import Jinja
import SiteModel

extension ObjectDeclaration {
  /// What templates see of the 表彰 of an article.
  static let commendation = ObjectDeclaration(
    "表彰名单",
    [
      .init("period", .string, "哪一期的积分，如“2026年”") { site, index, _ in
        site.value(site.whole.pointee.records.commendations[index].period)
      },
      .init("signed_on", .date, "积分表签发的日期") { site, index, _ in
        site.value(site.whole.pointee.records.commendations[index].signedOn)
      },
      .init("signed_by", .string, "签发人在审核人员表里的名称") { site, index, _ in
        site.value(site.whole.pointee.records.commendations[index].signedBy)
      },
      .init("units", .list(TemplateObject.commendedMember.type), "单位，名次在前的在前") {
        site, index, _ in
        TemplateObject.commendedMember.run(
          site.whole.pointee.records.commendations[index].units)
      },
      .init("contributors", .list(TemplateObject.commendedMember.type), "信息员，名次在前的在前") {
        site, index, _ in
        TemplateObject.commendedMember.run(
          site.whole.pointee.records.commendations[index].contributors)
      },
      .init("note", .string, "并列的说明，没有时为空") { site, index, _ in
        site.value(site.whole.pointee.records.commendations[index].note)
      },
    ])

  /// What templates see of somebody in it.
  static let commendedMember = ObjectDeclaration(
    "表彰名单里的一个单位或信息员",
    [
      .init("rank", .integer, "名次，并列的相同") { site, index, _ in
        .integer(Int(site.whole.pointee.records.commended[index].rank))
      },
      .init("name", .string, "名称；名册里没有写可以公开的信息员，写单位和“信息员”") { site, index, _ in
        site.value(site.whole.pointee.records.commended[index].name)
      },
      .init("unit", .string, "信息员的单位；单位自己为空") { site, index, _ in
        site.value(site.whole.pointee.records.commended[index].unit)
      },
      .init("points", .string, "得分，如“15.34”") { site, index, _ in
        site.value(site.whole.pointee.records.commended[index].points)
      },
    ])
}
