import Base
import Diagnostics
import Files
import SiteModel

/// The answers of the last day, in `.redsite/external-links.json` below the site.
///
/// Only a convenience: one that is missing, damaged or of another version counts as empty.
struct ExternalAnswerCache {
  /// Where it lies, relative to the site.
  static let path = ".redsite/external-links.json"

  private static let mostBytes = 16 << 20
  private static let version = 1

  private struct Entry {
    var asked: Int
    var answer: ExternalAnswer
  }

  private var entries: [String: Entry] = [:]
  private let folder: String

  /// Reads the cache of a site, without answers that are older than `lasting` seconds.
  init(root: String, now: Int, lasting: Int) {
    folder = root
    var buffer = ByteBuffer()
    do throws(FileProblem) {
      try readFile(FilePlace(Self.path, below: root), limit: Self.mostBytes, into: &buffer)
    } catch { return }
    do throws(JSONProblem) {
      let file = try JSONParser.parse(buffer.makeArray())
      guard case .integer(Self.version)? = file["version"],
        case .mapping(let answers)? = file["answers"]
      else { return }
      for (address, value) in answers {
        guard case .integer(let asked)? = value["asked"], (now - lasting + 1...now).contains(asked),
          let answer = ExternalAnswer(value)
        else { continue }
        entries[address] = Entry(asked: asked, answer: answer)
      }
    } catch { return }
  }

  /// The answer for an address, if it is still good.
  subscript(address: WebAddress) -> ExternalAnswer? { entries[address.text]?.answer }

  /// Keeps an answer, if it is one that lasts.
  mutating func keep(_ answer: ExternalAnswer, for address: WebAddress, now: Int) {
    entries[address.text] = answer.isLasting ? Entry(asked: now, answer: answer) : nil
  }

  /// Writes the cache in one step.
  func write() throws(SystemError) {
    var text = "{\"version\":\(Self.version),\"answers\":{"
    text += entries.sorted { $0.key < $1.key }
      .map { address, entry in
        "\n\(address.jsonString):{\"asked\":\(entry.asked),\(entry.answer.json)}"
      }
      .joined(separator: ",")
    text += "\n}}\n"
    try FileStore(folder).replace(Self.path, with: Array(text.utf8))
  }
}

extension ExternalAnswer {
  /// The answer that an entry of the cache holds, or nil where it holds none.
  fileprivate init?(_ entry: DynamicValue) {
    switch (entry["status"], entry["moved_to"], entry["failure"]) {
    case (.integer(200), .string(let new), _): self = .reached(movedTo: new)
    case (.integer(200), nil, _): self = .reached(movedTo: nil)
    case (.integer(let status), _, _): self = .status(status)
    case (_, _, .string("certificate")): self = .failed(.certificate)
    case (_, _, .string("endless")): self = .endless
    default: return nil
    }
  }

  /// The members of an entry that `init` reads; only for answers that last.
  fileprivate var json: String {
    switch self {
    case .reached(nil): "\"status\":200"
    case .reached(let new?): "\"status\":200,\"moved_to\":\(new.jsonString)"
    case .status(let status): "\"status\":\(status)"
    case .endless: "\"failure\":\"endless\""
    case .failed: "\"failure\":\"certificate\""
    }
  }
}
