import Archives
import Base
import Files

/// Takes the names of its writers out of an office document; all other parts stay as they are
/// packed.
package enum OfficeCleaning {
  /// What is emptied in which part.
  private static let properties: [String: [String]] = [
    "docProps/core.xml": ["dc:creator", "cp:lastModifiedBy", "creator", "lastModifiedBy"],
    "docProps/app.xml": ["Company", "Manager"],
  ]

  /// A document without authors, company and manager.
  ///
  /// - Parameter bytes: the file.
  /// - Returns: the cleaned file; nil where it is no such document.
  package static func cleaned(_ bytes: [UInt8]) -> [UInt8]? {
    bytes.withBytes { bytes in
      var source = MemoryPieces(bytes)
      guard let archive = try? ZipArchive(&source) else { return nil }
      var writer = ZipWriter()
      for entry in archive.entries {
        if let names = properties[entry.text],
          let part = try? archive.read(entry, limit: 1 << 20, from: &source)
        {
          writer.add(entry.text, emptied(part, names))
        } else {
          guard let packed = try? archive.packed(entry, from: &source) else { return nil }
          writer.copy(entry, packed: packed)
        }
      }
      return writer.finish()
    }
  }

  /// A part with elements of some names empty; such elements hold text only.
  private static func emptied(_ part: [UInt8], _ names: [String]) -> [UInt8] {
    var part = part
    for name in names {
      let range = part.withBytes { bytes -> Range<Int>? in
        guard let start = "<\(name)".withBytes({ bytes.firstRange(of: $0) }),
          [0x3E, 0x20, 0x0A, 0x0D, 0x09].contains(bytes.byte(orZeroAt: start.upperBound)),
          let open = bytes.firstIndex(of: 0x3E, from: start.upperBound),
          bytes[open - 1] != 0x2F,
          let close = "</\(name)>".withBytes({ bytes.firstRange(of: $0, from: open) })
        else { return nil }
        return (open + 1)..<close.lowerBound
      }
      if let range { part.removeSubrange(range) }
    }
    return part
  }
}
