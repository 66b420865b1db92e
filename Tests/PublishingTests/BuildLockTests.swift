import Base
import Diagnostics
import Files
import Glibc
import Publishing
import RedSiteGen
import Testing

@Suite struct BuildLockTests {
  let site = PublishSite()

  @Test func secondBuildFailsAtOnceAndNamesTheFirst() throws {
    let release = try site.begin()
    let problem = site.problem()
    #expect(problem == .buildInProgress(output: "public", process: Int(getpid())))
    #expect(problem?.diagnostics.first?.message.english.contains("process \(getpid())") == true)
    try release.publish("index.html", "第一个")
    _ = try release.commit()
    #expect(site.problem() == nil)
    #expect(site.names() == ["content", "public"])
  }

  @Test func otherOutputsAreNotLocked() throws {
    let release = try site.begin()
    #expect(site.problem(output: "preview") == nil)
    release.discard()
  }

  @Test func ofManyStartsAtOnceOneBuilds() throws {
    let release = try site.begin()
    let winners = withWorkers(count: 50, jobs: 8, batch: 1) { _, queue in
      var winners = 0
      while let batch = queue.take() {
        for _ in batch where site.problem() == nil { winners += 1 }
      }
      return winners
    }
    #expect(winners.reduce(0, +) == 0)
    try release.publish("index.html", "赢家")
    _ = try release.commit()
    #expect(site.tree() == ["index.html": "赢家"])
  }

  @Test func buildsInTurnAllSucceedOrAreRefused() {
    let outcomes = withWorkers(count: 80, jobs: 8, batch: 1) { _, queue in
      var outcomes: [PublishProblem?] = []
      while let batch = queue.take() {
        for index in batch { outcomes.append(site.problem(["index.html": "\(index)"])) }
      }
      return outcomes
    }
    var published = 0
    for outcome in outcomes.joined() {
      switch outcome {
      case nil: published += 1
      case .buildInProgress("public", _): break
      case let other: Issue.record("\(String(describing: other))")
      }
    }
    #expect(published > 0)
    #expect(site.tree().count == 1)
    #expect(site.names() == ["content", "public"])
  }

  @Test(.enabled(if: access("/usr/bin/flock", X_OK) == 0, "needs flock"))
  func lockEndsWithTheProcessThatHeldIt() throws {
    let lock = site.path(".public.lock")
    let ready = site.path("ready")
    mkfifo(ready, 0o600)
    let holder = PublishSite.start(
      "/usr/bin/flock", ["-o", lock, "/bin/sh", "-c", "echo > \(ready); exec sleep 60"])
    close(open(ready, O_RDONLY))
    #expect(site.problem() == .buildInProgress(output: "public", process: nil))
    kill(holder, SIGKILL)
    waitpid(holder, nil, 0)
    #expect(site.problem() == nil)
    #expect(site.read("public/index.html") == "首页")
  }

  @Test func linkInTheLocksPlaceIsNotFollowed() {
    site.write("precious", "重要")
    site.link(".public.lock", to: "precious")
    let failure = FileSystemFailure(.lock, site.path(".public.lock"), errorNumber: ELOOP)
    #expect(site.problem() == .fileSystem(failure))
    #expect(site.read("precious") == "重要")
  }
}
