import Base
import Diagnostics
import Metadata
import SiteModel

/// One article in the list of another site (an item of JSON Feed 1.1), as far as it can be used.
package struct AggregateItem {
  let title: String
  /// The complete address.
  let address: String
  /// The host of the address in small letters.
  let host: String
  let date: DateTime
  /// The title of the column it is in there; empty where its site says none.
  let column: String
  /// Its keywords there.
  let keywords: [String]
  /// The source its own site names; empty where it names none.
  let source: String
  let summary: String

  /// An item; nil where it lacks what an article needs, or its address is not one of the web.
  package init?(_ item: DynamicValue, zone: ZoneOffset) {
    guard let title = item["title"]?.line, !title.isEmpty,
      let address = (item["url"] ?? item["external_url"])?.line, Self.isWebAddress(address),
      let host = WebAddress(address)?.host,
      let written = item["date_published"]?.line,
      case .success(let (date, _)) = parseDateTime(written, zone: zone)
    else { return nil }
    self.title = title
    self.address = address
    self.host = host
    self.date = date
    column = item["_redsite"]?["column"]?.line ?? ""
    if case .list(let tags)? = item["tags"] {
      keywords = tags.compactMap(\.line)
    } else {
      keywords = []
    }
    source = item["_redsite"]?["source"]?.line ?? ""
    summary = String(((item["summary"] ?? item["content_text"])?.line ?? "").prefix(200))
  }

  private static func isWebAddress(_ text: String) -> Bool {
    let lowered = text.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://") else { return false }
    return !text.unicodeScalars.contains {
      $0.value <= 0x20 || $0.value == 0x7F || $0 == "\"" || $0 == "<" || $0 == ">" || $0 == "\\"
    }
  }
}

/// The list of articles of another site, before its items are looked at.
package struct AggregateList {
  package let items: [DynamicValue]

  package init(items: [DynamicValue]) {
    self.items = items
  }

  /// Why a file is no list.
  package struct Problem: Error {
    /// The byte where reading stopped; nil where it is about the whole.
    package var offset: Int?
    package var message: Message

    /// A reason.
    package init(offset: Int? = nil, message: Message) {
      self.offset = offset
      self.message = message
    }
  }

  /// How many of the items can be used.
  package func usableCount(zone: ZoneOffset) -> Int {
    items.count { AggregateItem($0, zone: zone) != nil }
  }

  /// Reads a whole file; a download that broke off is no list.
  ///
  /// A mark of the byte order before it is no part of it.
  package init(_ bytes: [UInt8]) throws(Problem) {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw Problem(message: Message("文件是空的", "the file is empty"))
    }
    let document: DynamicValue
    do throws(JSONProblem) {
      document = try JSONParser.parse(bytes)
    } catch {
      throw Problem(offset: error.offset, message: Message(error.chinese, error.english))
    }
    guard case .list(let items)? = document["items"] else {
      throw Problem(message: Message("没有 items 列表", "there is no list of items"))
    }
    self.items = items
  }
}

extension DynamicValue {
  /// Text on one line, forbidden and invisible characters left out; nil for anything else.
  fileprivate var line: String? {
    guard case .string(let text) = self else { return nil }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: line.append(" ")
      case _ where InvisibleCharacter.isForbidden(scalar): continue
      case _ where InvisibleCharacter.isInvisible(scalar): continue
      default: line.append(scalar)
      }
    }
    return String(line).withoutOuterSpaces
  }
}
