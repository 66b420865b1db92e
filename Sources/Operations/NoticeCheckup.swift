import Base
import Diagnostics
import RedSiteGen
import SiteModel

extension Checkup {
  /// Whether the names of public notices are kept by git; nothing where there are none.
  static func notices(of draft: SiteDraft) -> [Checkup] {
    let site = draft.plan.site
    let inSite = site.notices.filter { $0.list == .site }
    guard inSite.isEmpty else {
      let (count, today) = (inSite.count, site.now.date)
      let over = inSite.count { !$0.state(on: today).isOpen }
      let isOver =
        over == 0
        ? Message("", "")
        : Message("，其中 \(over) 份的公示已经结束", ", \(over) of them of notices that are over")
      return [
        .advice(
          "有 \(count) 份公示名单在网站的文件夹里\(isOver.chinese)：姓名会一直留在 git 的历史里",
          "\(count.counted("list")) of people in the site's folder\(isOver.english): git keeps the "
            + "names for ever",
          Message(
            "把名单放到仓库以外，写 notices.private_folder（docs/notices.md）；期满的删去文件",
            "keep lists outside of the repository, in `notices.private_folder` "
              + "(docs/notices.md); remove those that are over"))
      ]
    }
    guard site.notices.contains(where: { $0.list == .privateFolder }) else { return [] }
    return [
      .fine("公示名单在网站的文件夹以外", "lists of people are kept outside of the site's folder")
    ]
  }
}
