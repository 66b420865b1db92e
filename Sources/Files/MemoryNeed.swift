import Base
import Diagnostics
import Glibc

/// How much memory a site takes, and how much there is: said before a build begins, since the
/// system ends a program that takes too much without a word.
package struct MemoryNeed: Sendable {
  /// What an article takes from reading to publishing, with a text of 4 KB: 6.7 KB were measured on
  /// 25,000 of them, and twice as long a text takes 4 KB more.
  static let articleBytes = 10 << 10
  /// What any other file takes: 0.75 KB were measured on 50,000 of them.
  static let fileBytes = 1 << 10
  /// What a site takes that has hardly any: themes, tables, the program.
  static let baseBytes = 40 << 20

  /// How many articles and columns there are.
  package var articles: Int
  /// How many other files there are.
  package var files: Int

  package init(articles: Int, files: Int) {
    self.articles = articles
    self.files = files
  }

  /// About how much memory a build of them takes.
  var bytes: Int {
    Self.baseBytes + articles * Self.articleBytes + files * Self.fileBytes
  }

  /// What is wrong where that is more than there is.
  ///
  /// - Parameter machine: how much memory this process may use, in bytes.
  /// - Returns: the problem; nil where there is enough.
  package func problem(machine: Int = MemoryNeed.machineBytes) -> Diagnostic? {
    guard bytes > machine else { return nil }
    let (need, there) = (Self.megabytes(bytes), Self.megabytes(machine))
    return Diagnostic(
      .notEnoughMemory, at: SourceLocation(path: "content"),
      Message(
        "有 \(articles) 篇文章、\(files) 个其他文件，生成大约要 \(need) MB 内存，这里只能用 \(there) MB",
        "\(articles.counted("article")) and \(files.counted("other file")) take about \(need) MB of "
          + "memory, and there are \(there) MB"),
      help: Self.help)
  }

  /// What to do about it.
  static let help = Message(
    "请换内存大一些的机器，或者放宽容器、systemd 的内存限制（memory.max、MemoryMax）",
    "take a machine with more memory, or a higher limit of the container (memory.max, MemoryMax)")

  private static func megabytes(_ bytes: Int) -> Int { (bytes + (1 << 20) - 1) >> 20 }
}

/// What the machine has.
extension MemoryNeed {
  /// How much memory this process may use, in bytes: what the machine has, or less where a control
  /// group (containers, systemd) or `ulimit -v` allows less.
  package static let machineBytes: Int = {
    var least = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 {
      least = min(least, Int(clamping: limit.rlim_cur))
    }
    let groups = contents("/proc/self/cgroup") ?? ""
    for path in limitFiles(ofGroups: groups) {
      if let limit = contents(path).flatMap(groupLimit) { least = min(least, limit) }
    }
    return least
  }()

  /// The files that may limit the memory of a process (cgroups(7)).
  ///
  /// - Parameter groups: what `/proc/self/cgroup` says.
  /// - Returns: the files of each group and of those above it; some are not there.
  package static func limitFiles(ofGroups groups: String) -> [String] {
    groups.split(separator: "\n").flatMap { line -> [String] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      let isSecondVersion = parts[1].isEmpty
      guard isSecondVersion || parts[1].split(separator: ",").contains("memory") else { return [] }
      let root = isSecondVersion ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
      let name = isSecondVersion ? "memory.max" : "memory.limit_in_bytes"
      var names = parts[2].split(separator: "/").map(String.init)
      // A path from outside of the container's own view leads to nothing of ours.
      if names.contains("..") { names = [] }
      return (0...names.count).map { depth in
        ([root] + names.prefix(depth) + [name]).joined(separator: "/")
      }
    }
  }

  /// The limit that a file says, in bytes; nil for none: `max`, and the first version's number for
  /// no limit, are none.
  package static func groupLimit(_ text: String) -> Int? {
    Int(text.prefix { $0 != "\n" }).flatMap { $0 > 0 && $0 < 1 << 60 ? $0 : nil }
  }

  private static func contents(_ path: String) -> String? {
    guard let file = try? Descriptor(path: path, O_RDONLY) else { return nil }
    return withUnsafeTemporaryAllocation(byteCount: 1 << 14, alignment: 1) { room in
      (try? file.read(into: room)).map {
        String(decoding: UnsafeRawBufferPointer(rebasing: room[..<$0]), as: UTF8.self)
      }
    }
  }
}
