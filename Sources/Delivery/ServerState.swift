import Base
import Diagnostics
import Publishing

/// What is at the place where a site is published: its releases, and which one readers see.
package struct ServerState: Sendable {
  /// What readers see.
  package enum Current: Sendable, Equatable {
    /// Nothing yet.
    case nothing
    /// A release, by its name.
    case release(String)
    /// A plain folder, from before this program published there.
    case plainFolder
    /// A link to somewhere else.
    case elsewhere(String)
  }

  /// A release.
  package struct Release: Sendable {
    /// Its name.
    package let name: String
    /// The first lines of its record; nil where it has none, as releases of earlier programs.
    package var head: ReleaseRecord?
    /// Whether it has a record, which may be unreadable.
    package var hasRecord = false
    /// When its folder was made, in seconds since 1970.
    fileprivate var folderTime: Int64 = 0

    /// When it was published, in seconds since 1970.
    package var time: Int64 { head.map(\.time) ?? folderTime }
  }

  /// The absolute path of the place; empty where there is none.
  package private(set) var base = ""
  /// What readers see.
  package private(set) var current = Current.nothing
  /// Who keeps others from publishing, and since when; nil for nobody.
  package private(set) var hold: Hold?
  /// All releases, the newest first.
  package private(set) var releases: [Release] = []

  /// Reads what `open` answered.
  init(_ lines: [String]) {
    for line in lines {
      let cut = line.firstIndex(of: " ") ?? line.endIndex
      let value = String(line[cut...].dropFirst())
      let last = releases.count - 1
      switch line[..<cut] {
      case "base": base = value
      case "plain": current = .plainFolder
      case "current": current = .elsewhere(value)
      case "hold": hold = Hold(value)
      case "release": releases.append(Release(name: value))
      case "time" where last >= 0: releases[last].folderTime = Int64(value) ?? 0
      case "record" where last >= 0: releases[last].hasRecord = true
      case "line" where last >= 0:
        var head = releases[last].head ?? ReleaseRecord()
        head.take(head: value[...])
        releases[last].head = head
      default: break
      }
    }
    releases.sort { ($1.time, $1.name) < ($0.time, $0.name) }
    guard case .elsewhere(let link) = current else { return }
    let name = releases.first {
      link == "releases/\($0.name)" || link == "\(base)/releases/\($0.name)"
    }
    if let name { current = .release(name.name) }
  }

  /// What an object store has: one release, or none.
  init(_ record: ReleaseRecord?) {
    guard let record else { return }
    releases = [Release(name: record.name, head: record)]
    current = .release(record.name)
    hold = record.hold.map { Hold($0) }
  }

  /// The release that readers see; nil where it is none of these.
  package var currentRelease: Release? {
    guard case .release(let name) = current else { return nil }
    return releases.first { $0.name == name }
  }

  /// The releases before the one that readers see, the newest first; all where they see none.
  package var earlier: ArraySlice<Release> {
    guard case .release(let name) = current,
      let place = releases.firstIndex(where: { $0.name == name })
    else { return releases[...] }
    return releases[(place + 1)...]
  }

  /// A name that no release has.
  func freeName(_ name: String) -> String {
    let names = Set(releases.map(\.name))
    guard names.contains(name) else { return name }
    var number = 2
    while names.contains("\(name).\(number)") { number += 1 }
    return "\(name).\(number)"
  }

  /// The release that somebody names: by its number before the current one, its name, or the
  /// beginning of its name.
  func release(_ which: String?) throws(DeliveryProblem) -> Release {
    let list = Message("redsite publish releases 列出全部", "`redsite publish releases` lists them")
    guard let which, Int(which).map({ $0 > 999 }) ?? true || names(which) else {
      let number = which.flatMap { Int($0) } ?? 1
      guard number >= 1, number <= earlier.count else {
        throw DeliveryProblem(
          .refused,
          Message(
            "在现在这一版之前只有 \(earlier.count) 版",
            "there are only \(earlier.count) releases before this one"),
          help: list)
      }
      return earlier[earlier.startIndex + number - 1]
    }
    if let release = releases.first(where: { $0.name == which }) { return release }
    let found = releases.filter { $0.name.hasPrefix(which) }
    guard let release = found.first, found.count == 1 else {
      throw DeliveryProblem(
        .refused,
        found.isEmpty
          ? Message("没有叫 \(which) 的一版", "there is no release \(which)")
          : Message("以 \(which) 开头的不止一版", "more than one release begins with \(which)"),
        help: list)
    }
    return release
  }

  private func names(_ which: String) -> Bool { releases.contains { $0.name == which } }
}

/// Somebody keeps others from publishing.
package struct Hold: Sendable, Equatable {
  /// Since when, in seconds since 1970.
  package let time: Int64
  /// Who; may be empty.
  package let who: String

  /// A hold from now on.
  init(_ who: String, at time: Int64) {
    self.time = time
    self.who = who
  }

  /// Reads `text`.
  init(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 1)
    time = words.first.flatMap { Int64($0) } ?? 0
    who = words.count > 1 ? String(words[1]) : ""
  }

  /// As it is kept.
  var text: String { "\(time) \(who)" }

  /// Why nothing is published; and what became of people whom readers must not see all the same.
  func problem(_ ended: EndedPeople? = nil) -> DeliveryProblem {
    let day = DateTime(unixSeconds: time, in: .china).minute
    let by = who.isEmpty ? Message("", "") : Message("由 \(who) ", " by \(who)")
    var problem = DeliveryProblem(
      .refused,
      Message(
        "发布暂停了（\(by.chinese)于 \(day) 暂停），没有发布",
        "publishing was held\(by.english) at \(day); nothing was published"),
      help: Message(
        "可以继续时运行 redsite publish hold --off；要退回，redsite publish rollback 不受影响",
        "to go on: redsite publish hold --off; redsite publish rollback works all the same"))
    if let count = ended?.pages, count > 0 {
      problem.notes.append(
        Message(
          "移除了 \(count) 个网页上期满公示的名单",
          "people of notices that have ended were removed from \(count.counted("page"))"))
    }
    problem.notes += ended?.notes ?? []
    return problem
  }
}

extension DateTime {
  /// As people read it, to the minute.
  package var minute: String {
    var buffer = ByteBuffer()
    buffer.append(dayAndMinute: self)
    return buffer.makeString()
  }
}
