import Base
import Diagnostics
import Metadata

/// The note beside the list of another site: when it was fetched, and what its server wants to hear
/// when it is asked again.
package struct AggregateNote: Sendable, Hashable {
  /// When the list was last known to be what the site has, in seconds since 1970.
  package var fetched: Int64
  /// The digest of the list, in hexadecimal digits; one that was changed since is asked for anew.
  package var digest: String
  /// Where it came from.
  package var address: String
  /// The server's `ETag`; empty for none.
  package var entityTag = ""
  /// The server's `Last-Modified`; empty for none.
  package var lastModified = ""

  package init(fetched: Int64, list: [UInt8], address: String) {
    self.fetched = fetched
    digest = Self.digest(of: list)
    self.address = address
  }

  /// The digest of a list.
  package static func digest(of list: [UInt8]) -> String {
    SHA256.hexadecimal(list.withBytes { SHA256.digest($0) })
  }

  /// Reads a note; nil for anything that is none, which then is as good as not there.
  package init?(_ bytes: [UInt8]) {
    guard let note = try? JSONParser.parse(bytes), let written = note["fetched"]?.text,
      case .success(let (time, _)) = parseDateTime(written, zone: .utc),
      let digest = note["sha256"]?.text
    else { return nil }
    fetched = time.unixSeconds(in: .utc)
    self.digest = digest
    address = note["url"]?.text ?? ""
    entityTag = note["etag"]?.text ?? ""
    lastModified = note["last_modified"]?.text ?? ""
  }

  /// The note as it stands in its file.
  package var bytes: [UInt8] {
    var text = ByteBuffer(capacity: 256)
    text.append("{\"fetched\":\"")
    text.append(rfc3339: DateTime(unixSeconds: fetched, in: .utc), .utc)
    text.append("\"")
    text.append(jsonMember: "sha256", digest)
    text.append(jsonMember: "url", address)
    if !entityTag.isEmpty { text.append(jsonMember: "etag", entityTag) }
    if !lastModified.isEmpty { text.append(jsonMember: "last_modified", lastModified) }
    text.append("}\n")
    return text.makeArray()
  }
}

extension DynamicValue {
  fileprivate var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}
