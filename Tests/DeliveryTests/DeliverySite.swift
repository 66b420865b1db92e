import Base
import Delivery
import Diagnostics
import Glibc
import Publishing

/// A built site and a place to publish it to, in a folder of its own.
final class DeliverySite {
  let root: String

  init() {
    var template = Array("/tmp/delivery-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("no temporary folder") }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { run("rm -rf \"$0\"") }

  /// The place on this machine, with what a shell or rsync could take for something else.
  var place: String { root + "/发布 到'里\"$x;&" }

  /// Runs a line of shell; `$0` is the folder of the test, `$1` the place.
  @discardableResult
  func run(_ line: String) -> String {
    guard let pipe = popen("/bin/sh -c '\(line)' \(Self.quoted(root)) \(Self.quoted(place))", "r")
    else { return "" }
    defer { pclose(pipe) }
    var text = ""
    var room = [CChar](repeating: 0, count: 4096)
    while fgets(&room, Int32(room.count), pipe) != nil {
      text += String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }

  /// Builds a site of these files.
  func build(
    _ files: [String: String], people: [ReleaseFacts.ShownPeople] = []
  ) throws -> BuiltFolder {
    let release = try Release.begin(output: "public", siteRoot: root, protected: ["content"])
    for (path, text) in files {
      _ = try path.withBytes { path in try text.withBytes { try release.publish(path, $0) } }
    }
    var facts = ReleaseFacts()
    facts.base = "https://dj.example.org/"
    facts.people = people
    _ = try release.commit(facts, allowsRemoval: true)
    return try BuiltFolder(root + "/public", jobs: 2)
  }

  /// Builds and publishes a site of these files.
  @discardableResult
  func publish(
    _ files: [String: String], people: [ReleaseFacts.ShownPeople] = [], as name: String,
    at now: Int64, to target: Target? = nil,
    _ change: (inout PublicationOptions) -> Void = { _ in }
  ) throws -> Publication {
    var options = PublicationOptions(release: name, now: now)
    options.wait = 5
    change(&options)
    return try Delivery(to: target ?? .folder(place)).publish(
      try build(files, people: people), options)
  }

  /// The problem that this publication ends with.
  func problem(
    _ files: [String: String], people: [ReleaseFacts.ShownPeople] = [], as name: String,
    at now: Int64, to target: Target? = nil,
    _ change: (inout PublicationOptions) -> Void = { _ in }
  ) -> DeliveryProblem? {
    do {
      try publish(files, people: people, as: name, at: now, to: target, change)
      return nil
    } catch { return error as? DeliveryProblem }
  }

  /// A file at the place; nil where there is none.
  func read(_ path: String, in folder: String? = nil) -> String? {
    guard let file = fopen((folder ?? place) + "/" + path, "r") else { return nil }
    defer { fclose(file) }
    var text: [UInt8] = []
    while case let byte = getc(file), byte != EOF { text.append(UInt8(byte)) }
    return String(decoding: text, as: UTF8.self)
  }

  func write(_ path: String, _ text: String, in folder: String? = nil) {
    let file = fopen((folder ?? place) + "/" + path, "w")
    fputs(text, file)
    fclose(file)
  }

  func status(_ path: String) -> stat {
    var status = stat()
    lstat(place + "/" + path, &status)
    return status
  }

  /// The names of the releases, the newest first.
  var releases: [String] {
    get throws { try Delivery(to: .folder(place)).releases().releases.map(\.name) }
  }
}
