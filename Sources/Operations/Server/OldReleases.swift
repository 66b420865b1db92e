import Base
import SiteModel

/// What those who run a server are told of earlier releases: pages that were made while a public
/// notice ran have its people in them.
enum OldReleases {
  /// Comment lines below the settings of a server; nothing where no notice has had people.
  static func reminder(for site: Site) -> String {
    let today = site.now.date
    let days = site.notices.filter(\.hadPeople).map(\.firstDayWithoutPeople)
    let past = days.filter { $0 <= today }.max()
    let next = days.filter { $0 > today }.min()
    guard past != nil || next != nil else { return "" }
    var text = """

      # 公示：期满以后，新生成的网页里没有名单，以前生成的里面还有。redsite publish 会清理它发布的各版；
      # 备份，和用别的办法发布、还留着的旧版本，要按时删去：

      """
    if let past {
      text += "# - 现在就删去 \(past.string(.fullDate)) 以前生成的版本。\n"
    }
    if let next {
      let day = next.string(.fullDate)
      text += "# - 到了 \(day)，重新生成网页，再删去这一天以前生成的版本。\n"
    }
    return text
  }
}
