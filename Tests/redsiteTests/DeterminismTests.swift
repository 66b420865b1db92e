import Foundation
import Testing

/// The same site gives the same bytes, whatever the machine is like.
///
/// Each build is a process of its own, so that the hashes of Swift's dictionaries begin with
/// another seed each time.
@Suite struct DeterminismTests {
  /// What differs from one build to the next.
  struct Circumstances: CustomTestStringConvertible {
    var jobs = 1
    var zone = "UTC"
    var locale = "C.UTF-8"
    var mask = "022"
    var isReversed = false
    var folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)

    var testDescription: String {
      "\(jobs) jobs, TZ=\(zone), LC_ALL=\(locale), umask \(mask)"
        + (isReversed ? ", files made in reverse" : "") + ", in \(folder)"
    }
  }

  /// A build that failed, and what it said.
  struct Failure: Error {
    var output: String
  }

  /// Each value of each circumstance at least once, together with different ones of the others.
  static let circumstances = [
    Circumstances(jobs: 2, zone: "Asia/Shanghai", locale: "zh_CN.UTF-8", mask: "077"),
    Circumstances(jobs: 3, zone: "America/St_Johns", locale: "tr_TR.UTF-8", isReversed: true),
    Circumstances(
      jobs: 8, zone: "Pacific/Kiritimati", locale: "C", mask: "002", folder: "/dev/shm"),
    Circumstances(jobs: 64, zone: "no/such/zone", locale: "POSIX", mask: "027", isReversed: true),
    Circumstances(
      jobs: 1, zone: ":/etc/localtime", locale: "de_DE", isReversed: true, folder: "/dev/shm"),
    // Nothing but the seed of the hashes.
    Circumstances(jobs: 8),
  ]

  static let expected = Result { try build(Circumstances()) }

  @Test(arguments: circumstances) func sameBytes(_ circumstances: Circumstances) throws {
    let expected = try Self.expected.get()
    let found = try Self.build(circumstances)
    #expect(found.split(separator: "\n").count > 40)
    #expect(found == expected)
  }

  /// Digests of all files of the published site, one a line.
  static func build(_ circumstances: Circumstances) throws -> String {
    let scratch = try ScratchFolder(in: URL(filePath: circumstances.folder))
    let text = try String(
      contentsOf: Program.folder.appending(path: "Golden/small.site"), encoding: .utf8)
    try scratch.write(text) { circumstances.isReversed ? $0.reversed() : $0 }
    // More articles than a worker takes at once, so that several have work.
    let column = scratch.url.appending(path: "content/tongzhi")
    let numbers = Array(1...120)
    for number in circumstances.isReversed ? numbers.reversed() : numbers {
      let article = """
        ---
        title: 第\(number)号通知
        date: 2026-05-\(number % 28 + 1)
        keywords: [通知, 第\(number % 7)类]
        topics: [dushuyue]
        ---
        正文\(number)，见[关于开展“读书月”活动的通知](dushuyue.md)。
        """
      try Data(article.utf8).write(to: column.appending(path: "n\(number).md"))
    }
    let outcome = try Program.run(
      """
      export LC_ALL=\(circumstances.locale) 2>/dev/null
      umask \(circumstances.mask)
      redsite build . --as-of 2026-07-01 --jobs \(circumstances.jobs) --quiet --lang en \
        --output public || exit
      cd public && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
      """, in: scratch.url,
      environment: ["TZ": circumstances.zone])
    guard outcome.status == 0 else { throw Failure(output: outcome.output) }
    return outcome.output
  }
}
