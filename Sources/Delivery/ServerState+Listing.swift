import Base
import Diagnostics

/// The releases as they are shown.
extension ServerState {
  /// For people: a line each, with the number that `rollback` takes.
  package func table(in language: Language) -> String {
    var lines: [String] = []
    for release in releases {
      let isCurrent = current == .release(release.name)
      let number = earlier.firstIndex { $0.name == release.name }.map {
        $0 - earlier.startIndex + 1
      }
      let files = release.head?.fileCount.map {
        Message("\($0) 个文件", $0.counted("file")).text(in: language)
      }
      lines.append(
        [
          isCurrent ? "*" : number.map(String.init) ?? " ", release.name.visible,
          release.time > 0 ? DateTime(unixSeconds: release.time, in: .china).minute : "",
          files ?? "", release.head?.publisher.visible ?? "",
        ].joined(separator: "\t"))
    }
    if releases.isEmpty {
      lines.append(Message("还没有发布过", "nothing was published yet").text(in: language))
    }
    if let hold { lines.append(hold.line.text(in: language).visible) }
    return lines.joined(separator: "\n")
  }

  /// For programs: one object.
  package var json: String {
    var rows: [String] = []
    for release in releases {
      var row = "    {\"name\": \(release.name.jsonString)"
      row += ", \"current\": \(current == .release(release.name))"
      if release.time > 0 { row += ", \"published\": \(Self.instant(release.time).jsonString)" }
      if let head = release.head {
        if let count = head.fileCount { row += ", \"files\": \(count)" }
        if !head.publisher.isEmpty { row += ", \"by\": \(head.publisher.jsonString)" }
      }
      rows.append(row + "}")
    }
    let held = hold.map {
      "{\"since\": \(Self.instant($0.time).jsonString), \"by\": \($0.who.jsonString)}"
    }
    let list = rows.isEmpty ? "[]" : "[\n" + rows.joined(separator: ",\n") + "\n  ]"
    return "{\n  \"hold\": \(held ?? "null"),\n  \"releases\": \(list)\n}\n"
  }

  private static func instant(_ seconds: Int64) -> String {
    var buffer = ByteBuffer()
    buffer.append(rfc3339: DateTime(unixSeconds: seconds, in: .utc), .utc)
    return buffer.makeString()
  }
}

extension Hold {
  /// Since when, and who.
  fileprivate var line: Message {
    let day = DateTime(unixSeconds: time, in: .china).minute
    return Message(
      "发布暂停了：\(day) \(who)", "publishing is held: \(day) \(who)")
  }
}
