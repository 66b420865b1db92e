import Diagnostics
import Operations
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// `redsite check --history`: dates and reviews against repositories made for it.
@Suite struct HistoryCheckTests {
  // MARK: Dates

  @Test func theExampleOfThePaperArrivedSixWorkingDaysLate() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    repository.branch("work") { $0.commit("写稿", "2026-07-02T10:00") }
    repository.git("merge -q --no-ff -m 合并 work", "2026-07-10T10:00")
    let found = repository.check()
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "content/news/a.md:3:1 backdated 写的是 2026-07-02 发布，2026-07-10 才进入主线（提交 ") == true)
    #expect(found.first?.hasSuffix("），晚了 6 个工作日") == true)
  }

  @Test(arguments: [
    ("--no-ff -m 合并 work", 1), ("--ff-only work", 0), ("--squash work", 1),
  ])
  func howABranchIsMergedDecidesWhenItArrives(_ way: String, _ count: Int) throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    repository.branch("work") { $0.commit("写稿", "2026-07-02T10:00") }
    repository.git("merge -q \(way)", "2026-07-10T10:00")
    if way.contains("squash") { repository.git("commit -q -m 压缩合并", "2026-07-10T10:00") }
    // A fast-forward makes the commits of the branch those of the main line: nothing else is known.
    #expect(repository.check().count == count)
  }

  @Test func rebasesAndCherryPicksHaveTheTimeOfTheOneWhoDidThem() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    repository.branch("work") { $0.commit("写稿", "2026-07-02T10:00") }
    try repository.site.write("content/news/b.md", article("2026-07-06"))
    repository.commit("别的", "2026-07-06T10:00")
    repository.git("cherry-pick work", "2026-07-10T10:00")
    #expect(repository.check().map { $0.prefix(27) } == ["content/news/a.md:3:1 backd"])
    let other = try Repository()
    try other.site.write("content/news/a.md", article("2026-07-02"))
    other.branch("work") { $0.commit("写稿", "2026-07-02T10:00") }
    try other.site.write("content/news/b.md", article("2026-07-06"))
    other.commit("别的", "2026-07-06T10:00")
    other.git(
      "rebase -q main work && git checkout -q main && git merge -q work", "2026-07-10T10:00")
    #expect(other.check().map { $0.prefix(27) } == ["content/news/a.md:3:1 backd"])
  }

  @Test func theToleranceIsInWorkingDays() throws {
    // 2026-07-02 is a Thursday: Friday, Monday, Tuesday are three working days.
    for (day, count) in [("07", 0), ("08", 1)] {
      let repository = try Repository()
      try repository.site.write("content/news/a.md", article("2026-07-02"))
      repository.commit("写稿", "2026-07-\(day)T23:00")
      #expect(repository.check().count == count)
    }
    let strict = try Repository("[history]\ntolerance = 0")
    try strict.site.write("content/news/a.md", article("2026-07-02"))
    // In the zone of the site it is the third.
    strict.commit("写稿", "2026-07-02T20:00+00:00")
    #expect(strict.check().count == 1)
  }

  @Test func aYearWithoutItsHolidaysIsNotGuessedAt() throws {
    for (day, codes) in [("05", []), ("06", ["calendar-missing"])] {
      let repository = try Repository()
      try repository.site.write("content/news/a.md", article("2030-07-02"))
      repository.commit("写稿", "2030-07-\(day)T10:00")
      let found = HistoryCheck.run(
        SiteBuilder(repository.options).planned(), range: nil, isStrict: false
      ).result
      #expect(found.report.diagnostics.map(\.code.name) == codes, "\(found.problems)")
      #expect(found.exitStatus == 0)
    }
  }

  @Test func aDateToComeIsASchedule() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-08-01"))
    repository.commit("预告", "2026-07-20T10:00")
    try repository.site.write("content/news/a.md", article("2026-08-05"))
    repository.commit("改期", "2026-07-25T10:00")
    #expect(repository.check(asOf: "2026-09-01") == [])
    // From the fifth on readers have seen it.
    try repository.site.write("content/news/a.md", article("2026-08-20"))
    repository.commit("再改", "2026-08-06T10:00")
    let found = repository.check(asOf: "2026-09-01")
    #expect(found.count == 1)
    #expect(found.first?.contains("date-moved 曾以 2026-08-05 公开（提交 ") == true, "\(found)")
    #expect(found.first?.hasSuffix("），现在写的是 2026-08-20") == true)
  }

  @Test func aPublicDateThatIsPutBackIsFine() throws {
    let repository = try Repository()
    for (date, day) in [("2026-07-02", "02"), ("2026-07-06", "06"), ("2026-07-02 09:30", "07")] {
      try repository.site.write("content/news/a.md", article(date))
      repository.commit("改", "2026-07-\(day)T12:00")
    }
    #expect(repository.check() == [])
  }

  @Test func aChangeThatIsNotCommittedCountsAsOfNow() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    repository.commit("写稿", "2026-07-02T10:00")
    try repository.site.write("content/news/a.md", article("2026-06-01"))
    let found = repository.check()
    #expect(found.count == 2)
    #expect(found.contains { $0.contains("date-moved 曾以 2026-07-02") })
    #expect(found.contains { $0.contains("backdated 写的是 2026-06-01") })
    // A file that git does not have cannot be compared.
    try repository.site.write("content/news/b.md", article("2026-01-01"))
    #expect(repository.check().count == 2)
  }

  @Test func aDraftArrivesWhenItBecomesAnArticle() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02", "draft: true"))
    repository.commit("草稿", "2026-07-02T10:00")
    #expect(repository.check() == [])
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    repository.commit("发布", "2026-07-20T10:00")
    #expect(repository.check().map { $0.contains("backdated") } == [true])
    // With the day of the real publication it is as it should be: a draft had no readers.
    try repository.site.write("content/news/a.md", article("2026-07-20"))
    repository.commit("改日期", "2026-07-20T11:00", amends: true)
    #expect(repository.check() == [])
  }

  // MARK: Names

  @Test func aFileIsFollowedThroughItsNames() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    repository.commit("写稿", "2026-07-02T10:00")
    repository.git(
      "mv content/news/a.md content/news/b.md && git commit -q -m 改名", "2026-07-20T10:00")
    repository.git(
      "mv content/news/b.md content/news/改名.md && git commit -q -m 又改", "2026-07-21T10:00")
    #expect(repository.check() == [])
    // And through two that change places.
    let long = (1...40).map { "第\($0)行，一段够长的文字。" }.joined(separator: "\n")
    try repository.site.write("content/news/改名.md", article("2026-07-02", body: long))
    repository.commit("写长", "2026-07-21T11:00")
    try repository.site.write(
      "content/news/c.md",
      article("2026-07-22", body: "另一篇，完全不同的话。\n" + String(repeating: "学习材料与通知，", count: 60)))
    repository.commit("另一篇", "2026-07-22T10:00")
    repository.git(
      """
      mv content/news/c.md content/news/x.md && git mv content/news/改名.md content/news/c.md \
      && git mv content/news/x.md content/news/改名.md && git commit -q -m 对调
      """, "2026-07-30T10:00")
    #expect(repository.check() == [])
  }

  @Test func aFileRenamedTwiceBeforeTheMergeArrivesOnceUnderItsLastName() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    repository.branch("work") { work in
      work.commit("写稿", "2026-07-02T10:00")
      work.git("mv content/news/a.md content/news/b.md && git commit -q -m 改名", "2026-07-03T10:00")
      work.git("mv content/news/b.md content/news/c.md && git commit -q -m 又改", "2026-07-04T10:00")
    }
    repository.git("merge -q --no-ff -m 合并 work", "2026-07-10T10:00")
    #expect(repository.check().map { $0.prefix(27) } == ["content/news/c.md:3:1 backd"])
  }

  @Test func aSiteInAFolderIsFollowedWhenTheFolderMoves() throws {
    let repository = try Repository(folder: "web/站点")
    try repository.site.write("web/站点/content/news/a.md", article("2026-07-02"))
    repository.commit("写稿", "2026-07-02T10:00")
    #expect(repository.check() == [])
    try repository.site.write("other/content/news/b.md", article("2026-01-01"))
    repository.commit("别的文件夹不关网站的事", "2026-07-20T10:00")
    #expect(repository.check() == [])
    repository.git("mv web/站点 党建 && git commit -q -m 搬家", "2026-07-21T10:00")
    repository.folder = "党建"
    #expect(repository.check() == [])
  }

  @Test func namesThatAreNotUTF8AreNobodysArticles() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    repository.commit("写稿", "2026-07-02T10:00")
    let name = #"$(printf 'content/news/\261\352\267\242.md')"#
    repository.git("mv content/news/a.md \"\(name)\" && git commit -q -m 乱码", "2026-07-03T10:00")
    repository.git("mv \"\(name)\" content/news/a.md && git commit -q -m 改回", "2026-07-20T10:00")
    #expect(repository.check() == [])
  }

  @Test func versionsInAnotherEncodingSayNothing() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    _ = runShell(
      "cd \(repository.site.root)/content/news && iconv -f utf-8 -t gb18030 a.md > b && mv b a.md")
    repository.commit("国标码", "2026-07-02T10:00")
    try repository.site.write("content/news/a.md", article("2026-07-03"))
    repository.commit("改成 UTF-8", "2026-07-03T10:00")
    #expect(repository.check() == [])
  }

  @Test func aBaselineSparesWhatWasTakenOver() throws {
    let repository = try Repository()
    try repository.site.write("content/news/old.md", article("2004-07-02"))
    repository.commit("迁入", "2026-06-01T10:00")
    let baseline = repository.git("rev-parse HEAD", nil)
    try repository.site.write("content/news/new.md", article("2026-06-02"))
    repository.commit("新的", "2026-07-01T10:00")
    #expect(repository.check().count == 2)
    try repository.configure("[history]\nbaseline = \"\(baseline.prefix(12))\"")
    #expect(repository.check().map { $0.prefix(20) } == ["content/news/new.md:"])
    for unknown in ["0123456789ab", repository.branchCommit()] {
      try repository.configure("[history]\nbaseline = \"\(unknown)\"")
      let found = repository.check()
      #expect(found.count == 1 && found[0].hasPrefix("site.toml:7:"), "\(found)")
      #expect(found[0].contains("invalid-value"))
    }
  }

  @Test func onlySomeCommitsMayBeLookedAt() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-01-02"))
    repository.commit("旧的", "2026-07-01T10:00")
    try repository.site.write("content/news/b.md", article("2026-07-01"))
    repository.commit("新的", "2026-07-20T10:00")
    #expect(repository.check(range: "HEAD~1..HEAD").map { $0.prefix(18) } == ["content/news/b.md:"])
    #expect(
      repository.check(range: "nowhere..HEAD").map { $0.contains("history-incomplete") } == [true])
    #expect(
      repository.check(range: "--output=x").map { $0.contains("history-incomplete") } == [true])
  }

  // MARK: What cannot be seen

  @Test func aHistoryThatIsNotWholeIsRefused() throws {
    let repository = try Repository()
    try repository.site.write("content/news/a.md", article("2026-01-02"))
    repository.commit("一", "2026-07-01T10:00")
    try repository.site.write("content/news/b.md", article("2026-07-02"))
    repository.commit("二", "2026-07-02T10:00")
    let shallow = try TestSite("", isComplete: true)
    _ = runShell("git clone -q --depth 1 file://\(repository.site.root) \(shallow.root)/clone")
    let clone = HistoryCheck.run(
      SiteBuilder(BuildOptions(site: shallow.root + "/clone")).planned(), range: nil,
      isStrict: false)
    #expect(clone.result.problems.map { $0.hasPrefix(".git history-incomplete 这是浅克隆") } == [true])
    #expect(clone.result.exitStatus == 1 && clone.summary == nil)
    _ = runShell("rm -rf \(repository.site.root)/.git")
    #expect(repository.check().map { $0.hasPrefix(".git history-incomplete 这里没有") } == [true])
    repository.git("init -q -b main", nil)
    #expect(repository.check().map { $0.hasPrefix(".git history-incomplete 版本库里还没有") } == [true])
  }

  @Test func contentInASubmoduleIsNotLookedAtAndThatIsSaid() throws {
    let repository = try Repository()
    let other = try Repository()
    try repository.site.write("content/news/a.md", article("2026-07-02"))
    repository.commit("一", "2026-07-02T10:00")
    repository.git(
      """
      -c protocol.file.allow=always submodule add -q file://\(other.site.root) content/sub \
      && git commit -q -m 子模块
      """, "2026-07-02T11:00")
    #expect(
      repository.check().filter { $0.contains("history") }.map { $0.prefix(30) }
        == ["content/sub history-incomplete"])
    repository.git("rm -q -f content/sub && git commit -q -m 去掉", "2026-07-03T11:00")
    #expect(repository.check() == [])
  }

  // MARK: Reviews

  private static let review = """
    review: { first: zhang, first_on: 2026-07-01, second: li, second_on: 2026-07-01, \
    final: wang, final_on: 2026-07-02 }
    """

  private static let signed = """
    -m "
    Reviewed-by: 初审 某某 <Zhang@example.org>
    Reviewed-by: 某某 <li@example.org>
    Approved-by: 某某 <wang.2@example.org>"
    """

  private static func reviewed(_ settings: String, _ lines: String, _ trailers: String) throws
    -> Repository
  {
    let repository = try Repository("[review]\n" + settings)
    try repository.site.write(
      "data/reviewers.csv",
      """
      标识,名称,职责,邮箱
      zhang,编辑,初审,zhang@example.org
      li,处长,"初审、复审",li@example.org
      wang,分管领导,终审,wang*@example.org

      """)
    try repository.site.write("content/news/a.md", article("2026-07-02", lines))
    repository.branch("work") { $0.commit("写稿", "2026-07-02T10:00") }
    repository.git("merge -q --no-ff -m 合并 \(trailers) work", "2026-07-02T12:00")
    return repository
  }

  private static let three = #"required = ["first", "second", "final"]"#

  @Test func bothMustAgree() throws {
    let both = Self.three + "\nevidence = \"both\""
    #expect(try Self.reviewed(both, Self.review, Self.signed).check() == [])
    let found = try Self.reviewed(
      both, Self.review,
      Self.signed.replacing("初审 某某 <Zhang", with: "复审 某某 <zhang").replacing("li@", with: "lu@")
    ).check()
    #expect(found.count == 2, "\(found)")
    #expect(found[0].contains("review-unproved 初审写的是“zhang”，提交 "))
    #expect(found[1].contains("review-unproved 复审写的是“li”，提交 "))
    // Before the merge there is no commit that could prove it.
    let early = try Self.reviewed(both, Self.review, "")
    #expect(early.check(range: "HEAD~1..HEAD") == [] && early.check().count == 3)
  }

  @Test func trailersAloneMustBeOfDifferentPeopleWhoMay() throws {
    let settings = Self.three + "\nevidence = \"trailers\""
    #expect(try Self.reviewed(settings, "", Self.signed).check() == [])
    let missing = try Self.reviewed(
      settings, "", Self.signed.replacing("wang.2@", with: "nobody@")
    ).check()
    #expect(missing.map { $0.contains("review-unproved") && $0.hasSuffix("分别做了终审") } == [true])
    // li may do the first as well, but not both.
    let alone = try Self.reviewed(
      settings, "", Self.signed.replacing("Zhang@", with: "nobody@")
    ).check()
    #expect(alone.map { $0.hasSuffix("分别做了初审、复审、终审") } == [true], "\(alone)")
    let free = try Self.reviewed(
      settings + "\ndistinct = \"none\"", "", Self.signed.replacing("Zhang@", with: "nobody@")
    ).check()
    #expect(free == [])
  }

  @Test func aChangeAfterTheReviewAsksForAnother() throws {
    let repository = try Self.reviewed(Self.three, Self.review, "")
    #expect(repository.check() == [])
    let changed = article("2026-07-02", Self.review, body: "改过的正文。")
    try repository.site.write("content/news/a.md", changed)
    repository.commit("改正文", "2026-07-06T10:00")
    let found = repository.check()
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("content/news/a.md:4:1 changed-after-review 审过以后又改了") == true)
    #expect(found.first?.hasSuffix("（2026-07-06）") == true)
    // Reviewed again: the block says so.
    try repository.site.write(
      "content/news/a.md",
      changed.replacing("final_on: 2026-07-02", with: "final_on: 2026-07-07")
        .replacing("date: 2026-07-02", with: "date: 2026-07-02\nupdated: 2026-07-07"))
    repository.commit("再审", "2026-07-07T10:00")
    #expect(repository.check() == [])
  }

  @Test func aCorrectionIsListedAndKeysMayChange() throws {
    let repository = try Self.reviewed(Self.three, Self.review, "")
    try repository.site.write(
      "content/news/a.md", article("2026-07-02", Self.review + "\npinned: 3"))
    repository.commit("置顶", "2026-07-03T10:00")
    #expect(repository.check() == [])
    try repository.site.write("content/news/a.md", article("2026-07-02", Self.review, body: "正文！"))
    repository.git("commit -q -a -m 错字 -m 'Correction: 错字'", "2026-07-04T10:00")
    let look = SiteBuilder(repository.options).planned()
    let found = HistoryCheck.run(look, range: nil, isStrict: true)
    #expect(found.result.report.diagnostics.map(\.severity) == [.note])
    #expect(found.result.problems.first?.contains("审过以后改过错字") == true)
    #expect(found.result.exitStatus == 0)
    // Without a review in the article's text nobody asks.
    let free = try Repository()
    try free.site.write("content/news/a.md", article("2026-07-02"))
    free.commit("写稿", "2026-07-02T10:00")
    try free.site.write("content/news/a.md", article("2026-07-02", body: "改过。"))
    free.commit("改", "2026-07-03T10:00")
    #expect(free.check() == [])
  }
}

/// An article with its date, further lines of front matter and a text.
private func article(_ date: String, _ lines: String = "", body: String = "正文，够长的一段文字。") -> String {
  "---\ntitle: 甲\ndate: \(date)\n\(lines)\(lines.isEmpty ? "" : "\n")---\n\n\(body)\n"
}
