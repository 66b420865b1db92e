import Base
import Diagnostics
import Files

extension FileSignature {
  /// Which program a compound file is of, by the names at the top of its directory.
  static func compoundKind(_ sample: inout FileSample) -> FileSignatureFinding {
    guard var file = CompoundFile(sample.head, fileSize: sample.size) else {
      return FileSignatureFinding(
        .otherCompound,
        .damaged(
          Message("文件头已损坏，或没有传完", "its header is broken, or it is cut off")))
    }
    let names = file.topNames(&sample)
    // A workbook inside a document lies deeper, so at the top at most one of these is found.
    for (name, kind) in compoundNames where names.contains(name) {
      return FileSignatureFinding(kind)
    }
    if file.isInstaller { return FileSignatureFinding(.installer) }
    guard names.isEmpty else { return FileSignatureFinding(.otherCompound) }
    return FileSignatureFinding(
      .otherCompound,
      .damaged(Message("内部目录读不出来，可能没有传完", "its directory cannot be read; it may be cut off")))
  }

  /// The streams that make a file Word's, Excel's or PowerPoint's ([MS-DOC] §2.1.1,
  /// [MS-XLS] §2.1.2, [MS-PPT] §2.1.2), and the one of encrypted packages ([MS-OFFCRYPTO]
  /// §2.3.4.4); `Book` is Excel 5's.
  private static let compoundNames: [(String, FileSignature)] = [
    ("EncryptedPackage", .encryptedOffice),
    ("WordDocument", .wordBinary),
    ("Workbook", .excelBinary),
    ("Book", .excelBinary),
    ("PowerPoint Document", .powerPointBinary),
  ]
}

/// The directory of a compound file ([MS-CFB]), read without any of its streams.
private struct CompoundFile {
  /// Whether the root says it is a Windows installer package.
  private(set) var isInstaller = false

  private let sectorShift: Int
  private let firstDirectorySector: Int
  private let firstTableSector: Int
  /// Sectors of the allocation table, as far as the header lists them (§2.2, `DIFAT`).
  private let tableSectors: [Int]
  private var directory: [Int] = []

  /// More sectors than the directory of any office document has.
  private static let mostDirectorySectors = 512
  /// The end of a chain and what else is no sector (§2.1).
  private static let firstSpecialSector = 0xFFFF_FFFA

  /// Reads the header; nil where it is broken or names sectors that the file does not have.
  init?(_ head: Bytes, fileSize: Int) {
    guard head.count >= 512, head.littleEndian16(at: 28) == 0xFFFE else { return nil }
    sectorShift = head.littleEndian16(at: 30)
    guard sectorShift == 9 || sectorShift == 12 else { return nil }
    firstDirectorySector = head.littleEndian32(at: 48)
    firstTableSector = head.littleEndian32(at: 68)
    let count = min(109, head.littleEndian32(at: 44))
    tableSectors = (0..<count).map { head.littleEndian32(at: 76 + 4 * $0) }
    let last = tableSectors.max() ?? 0
    guard last < Self.firstSpecialSector, (last + 1) << sectorShift < fileSize else { return nil }
  }

  /// The names of the streams and storages directly below the root; empty where unreadable.
  mutating func topNames(_ sample: inout FileSample) -> Set<String> {
    readDirectoryChain(&sample)
    guard let root = entry(0, &sample), root[66] == 5 else { return [] }
    isInstaller = root.littleEndian32(at: 80) == 0x000C_1084
    var names: Set<String> = []
    var pending = [root.littleEndian32(at: 76)]
    var visits = 0
    // Siblings are a binary tree (§2.6.4); a damaged one may have a loop, so visits are counted.
    while let number = pending.popLast(), visits < 1024 {
      visits += 1
      guard let entry = entry(number, &sample) else { continue }
      pending.append(entry.littleEndian32(at: 68))
      pending.append(entry.littleEndian32(at: 72))
      names.insert(Self.name(of: entry))
    }
    return names
  }

  private mutating func readDirectoryChain(_ sample: inout FileSample) {
    var sector = firstDirectorySector
    while sector < Self.firstSpecialSector, directory.count < Self.mostDirectorySectors {
      directory.append(sector)
      guard let next = sectorAfter(sector, &sample) else { return }
      sector = next
    }
  }

  /// The sector that follows in a chain (§2.3).
  private func sectorAfter(_ sector: Int, _ sample: inout FileSample) -> Int? {
    let perSector = 1 << (sectorShift - 2)
    guard let table = tableSector(sector / perSector, &sample) else { return nil }
    return number(in: table, at: sector % perSector, &sample)
  }

  /// The `index`th sector of the allocation table, from the header or the list after it (§2.5).
  private func tableSector(_ index: Int, _ sample: inout FileSample) -> Int? {
    if index < tableSectors.count { return tableSectors[index] }
    let perSector = 1 << (sectorShift - 2) - 1
    guard tableSectors.count == 109 else { return nil }
    var rest = index - tableSectors.count
    var list = firstTableSector
    while rest >= perSector {
      guard list < Self.firstSpecialSector, let next = number(in: list, at: perSector, &sample)
      else { return nil }
      list = next
      rest -= perSector
    }
    return number(in: list, at: rest, &sample)
  }

  private func number(in sector: Int, at index: Int, _ sample: inout FileSample) -> Int? {
    guard sector < Self.firstSpecialSector else { return nil }
    let bytes = sample.bytes(at: (sector + 1) << sectorShift + 4 * index, count: 4)
    return bytes.count == 4 ? bytes.littleEndian32(at: 0) : nil
  }

  /// The 128 bytes of a directory entry (§2.6.1).
  private func entry(_ number: Int, _ sample: inout FileSample) -> Bytes? {
    let perSector = 1 << (sectorShift - 7)
    guard number / perSector < directory.count else { return nil }
    let start = (directory[number / perSector] + 1) << sectorShift + number % perSector * 128
    let bytes = sample.bytes(at: start, count: 128)
    return bytes.count == 128 ? bytes : nil
  }

  private static func name(of entry: Bytes) -> String {
    let units = max(0, min(entry.littleEndian16(at: 64), 64) / 2 - 1)
    return String(
      decoding: (0..<units).map { UInt16(entry.littleEndian16(at: 2 * $0)) }, as: UTF16.self)
  }
}
