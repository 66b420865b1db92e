import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Preview

/// Changes are seen also where the system does not tell of them.
@Suite struct ChangeWatchTests {
  /// What was reported so far.
  private final class Reports: Sendable {
    private let paths = Mutex<Set<String>>([])

    func add(_ new: Set<String>) { paths.withLock { $0.formUnion(new) } }

    /// Waits until all of these were reported, at most ten seconds, and forgets what was.
    func take(_ wanted: Set<String>) -> Set<String> {
      for _ in 0..<200 {
        if paths.withLock({ $0.isSuperset(of: wanted) }) { break }
        usleep(50_000)
      }
      return paths.withLock { paths in
        defer { paths = [] }
        return paths
      }
    }
  }

  @Test(arguments: [false, true])
  func everyKindOfChangeIsSeen(_ asksSystem: Bool) throws {
    let site = try TestSite.ofOneArticle(body: "文字")
    try site.write("content/a/deep/b.md", "b")
    try site.write("content/new/c.md", "c")
    try site.write("other/d.md", "d")
    try site.write("data/notes.csv", "id\n")
    let reports = Reports()
    let watch = ChangeWatch(asksSystem: asksSystem) { reports.add($0) }
    let folders = [site.root + "/content", site.root + "/data"]
    let begins = watch.follow(root: site.root, folders: folders)
    #expect(begins == !asksSystem)
    // Said once, and what is there already has not changed.
    #expect(!watch.follow(root: site.root, folders: folders + [site.root + "/themes"]))

    let written = site.root + "/content/a/deep/b.md"
    try site.write("content/a/deep/b.md", "b2")
    #expect(reports.take([written]) == [written])
    let made = site.root + "/content/new/d.md"
    try site.write("content/new/d.md", "d")
    #expect(reports.take([made]) == [made])
    site.remove("content/new/d.md")
    #expect(reports.take([made]) == [made])
    // A new folder is one, or the files in it.
    try site.write("content/newer/e.md", "e")
    usleep(1_500_000)
    #expect(reports.take([]).contains { $0.hasPrefix(site.root + "/content/newer") })
    let settings = site.root + "/site.toml"
    try site.write("site.toml", "[site]\n")
    #expect(reports.take([settings]) == [settings])
    let data = site.root + "/data/units.csv"
    try site.write("data/units.csv", "id\n")
    #expect(reports.take([data]).contains(data))
    try site.write("other/d.md", "d2")
    usleep(1_500_000)
    #expect(!reports.take([]).contains { $0.contains("other") })
  }

  @Test func sharesOfOtherMachinesAreKnownByTheirMount() {
    let table = """
      21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      36 21 0:29 / /mnt/c rw - 9p C:\\134 rw
      37 21 0:30 / /home/my\\040share rw,nosuid master:3 shared:4 - fuse.sshfs host:/ rw
      38 37 0:31 / /home/my\\040share/local rw - tmpfs none rw

      """
    func type(_ folder: String) -> String { ChangeWatch.fileSystem(of: folder, in: table) }
    #expect(type("/srv/site") == "ext4")
    #expect(type("/mnt/c/site") == "9p")
    #expect(type("/mnt/cd") == "ext4")
    #expect(type("/home/my share/site") == "fuse.sshfs")
    #expect(type("/home/my share/local") == "tmpfs")
    #expect(ChangeWatch.fileSystem(of: "/a", in: "nonsense") == "")
    #expect(["9p", "fuse.sshfs", "nfs4", "cifs"].allSatisfy(ChangeWatch.isShared))
    #expect(!["ext4", "tmpfs", "overlay", "", "fuseblk"].contains(where: ChangeWatch.isShared))
  }

  @Test func aFileOfTheSameLengthIsSeenByItsTime() throws {
    let site = try TestSite.ofOneArticle(body: "文字")
    try site.write("content/a/b.md", "one")
    let reports = Reports()
    let watch = ChangeWatch(asksSystem: false) { reports.add($0) }
    _ = watch.follow(root: site.root, folders: [site.root + "/content"])
    usleep(20_000)
    try site.write("content/a/b.md", "two")
    let path = site.root + "/content/a/b.md"
    #expect(reports.take([path]) == [path])
  }
}
