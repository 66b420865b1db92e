import Delivery
import Diagnostics
import Publishing
import Testing

/// People of public notices that have ended, in releases that are kept and such as readers see.
@Suite struct EndedPeopleTests {
  let site = DeliverySite()
  let people = [ReleaseFacts.ShownPeople(path: "n.html", end: 5000)]
  let shown = ["index.html": "一", "n.html": "示例一"]

  /// Publishes `r1` and `r2`, both with people until 5000, and `r3` without.
  private func publishThree() throws {
    try site.publish(shown, people: people, as: "r1", at: 1000)
    try site.publish(shown.merging(["index.html": "二"]) { $1 }, people: people, as: "r2", at: 2000)
    try site.publish(["index.html": "三"], as: "r3", at: 3000)
  }

  private func rollBack(
    to which: String?, at now: Int64 = 6000
  ) throws -> Publication {
    try Delivery(to: .folder(site.place)).rollBack(
      to: which, PublicationOptions(release: "", now: now))
  }

  /// The problem that going back ends with; readers have `r3` after it as before.
  private func problem(of which: String?) -> DeliveryProblem? {
    do {
      _ = try rollBack(to: which)
      return nil
    } catch {
      #expect(site.read("current/index.html") == "三")
      #expect(site.read(".redsite-hold") == nil)
      return error as? DeliveryProblem
    }
  }

  @Test func peopleOfAnEndedNoticeAreNowhere() throws {
    let people = [ReleaseFacts.ShownPeople(path: "g/n.html", end: 5000)]
    let shown = ["index.html": "一", "g/n.html": "示例一", "g/n.html.gz": "示例一"]
    try site.publish(shown, people: people, as: "r1", at: 1000)
    try site.publish(shown.merging(["index.html": "二"]) { $1 }, people: people, as: "r2", at: 2000)
    // A build of before cannot bring them back.
    let late = site.problem(
      shown.merging(["index.html": "晚"]) { $1 }, people: people, as: "r0", at: 6000)
    #expect(late?.message.chinese.contains("g/n.html") == true)
    // The next build has the page without them, and so have all releases then.
    try site.publish(["index.html": "三", "g/n.html": "已结束"], as: "r3", at: 6000)
    for release in ["r1", "r2", "r3"] {
      #expect(site.read("releases/\(release)/g/n.html") == "已结束")
      #expect(site.read("releases/\(release)/g/n.html.gz") == nil)
    }
    #expect(site.run("grep -r 示例一 \"$1\"") == "")
    let back = try Delivery(to: .folder(site.place)).rollBack(
      to: nil, PublicationOptions(release: "", now: 7000))
    #expect(back.release == "r2")
    #expect(site.read("current/g/n.html") == "已结束")
  }

  @Test func holdDoesNotKeepPeopleOnline() throws {
    let people = [ReleaseFacts.ShownPeople(path: "n.html", end: 5000)]
    try site.publish(
      ["index.html": "一", "n.html": "示例一"], people: people, as: "r1", at: 1000
    ) { $0.holds = true }
    let problem = site.problem(
      ["index.html": "不该上线", "n.html": "已结束", "assets/a.0123456789ab.css": "样式"], as: "r2",
      at: 6000)
    #expect(problem?.kind == .refused)
    #expect(site.read("current/index.html") == "一")
    #expect(site.read("current/n.html") == "已结束")
    #expect(site.read("current/assets/a.0123456789ab.css") == "样式")
    #expect(site.run("ls \"$1\"/unfinished") == "")
    #expect(try site.releases == ["r1"])
  }

  @Test func rollBackShowsNobodyWhoseNoticeEnded() throws {
    let people = [ReleaseFacts.ShownPeople(path: "n.html", end: 5000)]
    let shown = ["index.html": "一", "n.html": "示例一"]
    try site.publish(shown, people: people, as: "r1", at: 1000)
    try site.publish(shown.merging(["index.html": "二"]) { $1 }, people: people, as: "r2", at: 2000)
    // Nobody has published since it ended: there is no page without them to show instead.
    _ = try Delivery(to: .folder(site.place)).rollBack(
      to: nil, PublicationOptions(release: "", now: 6000))
    #expect(site.read("current/index.html") == "一")
    #expect(site.run("grep -r 示例一 \"$1\"") == "")
  }

  @Test func nothingIsShownWhereReadersHadNothing() throws {
    try publishThree()
    // What readers see leads nowhere, so there are no later pages.
    site.run("ln -sfn releases/none \"$1\"/current")
    _ = try rollBack(to: "r1")
    #expect(site.read("current/index.html") == "一")
    #expect(site.run("grep -r 示例一 \"$1\"") == "")
  }

  @Test func releaseThatCannotBeCleanedIsRefused() throws {
    try publishThree()
    // Nobody, not even root, removes a folder as a file.
    site.run("cd \"$1\"/releases/r2 && rm n.html && mkdir n.html && echo 示例一 > n.html/x")
    let refused = problem(of: "1")
    #expect(refused?.kind == .system)
    #expect(refused?.message.chinese.contains("r2 里还有期满公示的名单") == true)
    #expect(refused?.help?.chinese.contains("releases/r2") == true)
    #expect(problem(of: "r2") != nil)
    // It keeps nobody from another release, which was cleaned all the same.
    let back = try rollBack(to: "r1")
    #expect(back.notes.contains { $0.chinese.contains("r2 里还有") })
    #expect(site.read("current/index.html") == "一")
    #expect(site.read("current/n.html") == nil)
  }

  @Test func damagedRecordIsRefusedByAnyName() throws {
    try publishThree()
    for damage in [
      "sed -i \"\\$d\" R", "truncate -s 5 R", "truncate -s 40 R", "truncate -s -3 R", ": > R",
    ] {
      site.run("cd \"$1\"/releases/r2 && \(damage.replacing("R", with: ".redsite-release"))")
      #expect(problem(of: "r2")?.message.chinese.contains("记录读不了") == true, "\(damage)")
    }
  }

  @Test func releasesThatDoNotTellAreNamedInFull() throws {
    try publishThree()
    // Lists of programs of before, which knew nothing of people, tell no address either.
    site.run(
      "sed -i \"/^.base/d; /^.people/d\" \"$1\"/releases/r2/.redsite-release;"
        + "rm \"$1\"/releases/r1/.redsite-release")
    let refused = problem(of: "1")
    #expect(refused?.message.chinese.contains("没有记录") == true)
    #expect(refused?.help?.chinese.contains("rollback r2") == true)
    let back = try rollBack(to: "r2")
    #expect(back.notes.contains { $0.chinese.contains("没有记录") })
    #expect(try rollBack(to: "r1").release == "r1")
  }

  @Test func holdSaysWhereReadersStillSeePeople() throws {
    try site.publish(shown, people: people, as: "r0", at: 900)
    try site.publish(["index.html": "二", "n.html": "示例一"], people: people, as: "r1", at: 1000) {
      $0.holds = true
    }
    site.run("cd \"$1\"/releases/r1 && rm n.html && mkdir n.html && echo 示例一 > n.html/x")
    let late = ["index.html": "不该上线", "n.html": "已结束"]
    let refused = site.problem(late, as: "r2", at: 6000)
    #expect(refused?.kind == .system)
    #expect(refused?.message.chinese.contains("r1 里还有期满公示的名单") == true)
    #expect(site.read("releases/r0/n.html") == "已结束")
    // Of a record that is damaged the first lines still say where they are.
    site.run(
      "cd \"$1\"/releases/r1 && rm -r n.html && echo 示例一 > n.html && sed -i \"\\$d\" .redsite-release"
    )
    #expect(site.problem(late, as: "r2", at: 6000)?.message.chinese.contains("发布暂停了") == true)
    #expect(site.read("current/n.html") == "已结束")
    #expect(site.read("current/index.html") == "二")
  }
}
