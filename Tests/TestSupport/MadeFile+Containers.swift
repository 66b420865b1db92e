extension MadeFile {
  /// A ZIP archive with empty files of these names.
  package static func zip(
    _ names: [String], prefix: [UInt8] = [], comment: String = "", usesZIP64: Bool = false
  ) -> [UInt8] {
    var files: [UInt8] = []
    var directory: [UInt8] = []
    for name in names {
      let offset = files.count
      let fields =
        little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 4) + little(0, 12)
        + little(name.utf8.count, 2) + little(0, 2)
      files += text("PK") + [3, 4] + fields + text(name)
      directory +=
        text("PK") + [1, 2] + little(20, 2) + fields + little(0, 2) + little(0, 4) + little(0, 4)
        + little(offset, 4) + text(name)
    }
    var end: [UInt8] = []
    if usesZIP64 {
      end =
        text("PK") + [6, 6] + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
        + little(names.count, 8) + little(names.count, 8) + little(directory.count, 8)
        + little(files.count, 8)
      end += text("PK") + [6, 7] + little(0, 4) + little(files.count + directory.count, 8)
      end += little(1, 4)
    }
    let hidden = usesZIP64 ? 0xFFFF_FFFF : nil
    end +=
      text("PK") + [5, 6] + little(0, 4) + little(names.count, 2) + little(names.count, 2)
      + little(hidden ?? directory.count, 4) + little(hidden ?? files.count, 4)
      + little(comment.utf8.count, 2) + text(comment)
    return prefix + files + directory + end
  }

  package static let docx = zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
  package static let xlsx = zip(["[Content_Types].xml", "xl/workbook.xml"])
  package static let pptx = zip([
    "[Content_Types].xml", "ppt/slides/slide1.xml", "ppt/presentation.xml",
  ])
  package static let ofd = zip(["OFD.xml", "Doc_0/Document.xml"])

  /// A compound file of version 3 with empty streams, one below the other in the tree.
  ///
  /// - Parameters:
  ///   - names: streams directly below the root.
  ///   - embedded: streams of a storage below the root.
  ///   - rootClass: the first four bytes of the root's class.
  ///   - gap: sectors of nothing between the allocation table and the directory.
  /// - Returns: the bytes.
  package static func compound(
    _ names: [String], embedded: [String] = [], rootClass: Int = 0, gap: Int = 0
  ) -> [UInt8] {
    var entries = [entry("Root Entry", type: 5, child: 1, first: rootClass)]
    let storage = embedded.isEmpty ? nil : names.count + 1
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      entries.append(
        entry(name, type: 2, right: isLast ? storage ?? noEntry : index + 2, child: noEntry))
    }
    if let storage {
      entries.append(entry("MBD0001", type: 1, child: storage + 1))
      for (index, name) in embedded.enumerated() {
        entries.append(
          entry(
            name, type: 2, left: index == embedded.count - 1 ? noEntry : storage + index + 2,
            child: noEntry))
      }
    }
    while entries.count % 4 != 0 { entries.append([UInt8](repeating: 0, count: 128)) }
    let directorySectors = entries.count / 4
    let tableSectors = (gap + directorySectors) / 120 + 1
    let first = tableSectors + gap
    var table = [Int](repeating: 0xFFFF_FFFD, count: tableSectors)
    table += [Int](repeating: 0xFFFF_FFFF, count: gap)
    table += (1..<directorySectors).map { first + $0 } + [0xFFFF_FFFE]
    table += [Int](repeating: 0xFFFF_FFFF, count: tableSectors * 128 - table.count)

    // The header lists 109 sectors of the table; the rest stand in one sector at the end.
    let isLong = tableSectors > 109
    let listed = (0..<109).map { $0 < tableSectors ? $0 : 0xFFFF_FFFF }
    let header =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + little(0, 16) + little(0x3E, 2)
      + little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2) + little(0, 6)
      + little(0, 4) + little(tableSectors, 4) + little(first, 4) + little(0, 4)
      + little(4096, 4) + little(0xFFFF_FFFE, 4) + little(0, 4)
      + little(isLong ? first + directorySectors : 0xFFFF_FFFE, 4) + little(isLong ? 1 : 0, 4)
      + listed.flatMap { little($0, 4) }
    let rest = (0..<127).map { 109 + $0 < tableSectors ? 109 + $0 : 0xFFFF_FFFF }
    return header + table.flatMap { little($0, 4) } + [UInt8](repeating: 0, count: gap * 512)
      + entries.flatMap { $0 } + (isLong ? (rest + [0xFFFF_FFFE]).flatMap { little($0, 4) } : [])
  }

  private static let noEntry = 0xFFFF_FFFF

  private static func entry(
    _ name: String, type: UInt8, left: Int = noEntry, right: Int = noEntry, child: Int,
    first: Int = 0
  ) -> [UInt8] {
    let units = name.utf16.flatMap { little(Int($0), 2) }
    return units + [UInt8](repeating: 0, count: 64 - units.count) + little(units.count + 2, 2)
      + [type, 1] + little(left, 4) + little(right, 4) + little(child, 4) + little(first, 4)
      + little(0, 12) + little(0, 32)
  }
}
