import Base
import Files

extension FileSignature {
  /// What the bytes of a file are.
  ///
  /// Looks at the head; for the families that share one, ZIP and compound files, also at their
  /// directory of contents. Nothing is unpacked.
  package static func detect(_ sample: inout FileSample) -> FileSignatureFinding {
    let head = sample.head
    if head.isEmpty { return FileSignatureFinding(.empty) }
    switch fixed(head) ?? container(head) {
    case .zip: return zipKind(&sample)
    case .otherCompound: return compoundKind(&sample)
    case .pdf: return FileSignatureFinding(.pdf, pdfFault(&sample))
    case let image? where image.isImage:
      return FileSignatureFinding(image, disguise(of: image, &sample))
    case let found?: return FileSignatureFinding(found)
    case nil:
      if let found = markup(head) { return FileSignatureFinding(found) }
      if isMP3(&sample) { return FileSignatureFinding(.mp3) }
      return FileSignatureFinding(isText(head) ? .text : .unknown)
    }
  }

  /// A kind whose files all begin with the same bytes.
  private static func fixed(_ head: Bytes) -> FileSignature? {
    var first: UInt64 = 0
    for place in 0..<8 { first = first << 8 | UInt64(place < head.count ? head[place] : 0) }
    for (value, count, kind) in fixedBeginnings
    where head.count >= count && first >> (64 - 8 * UInt64(count)) == value { return kind }
    return nil
  }

  /// The first bytes as a number, how many there are, what they stand for; frequent kinds first.
  private static let fixedBeginnings: [(value: UInt64, count: Int, kind: FileSignature)] = [
    (0xFFD8FF, 3, .jpeg),
    (0x8950_4E47_0D0A_1A0A, 8, .png),  // "\x89PNG\r\n\x1A\n"
    (0x2550_4446_2D, 5, .pdf),  // "%PDF-"
    (0x504B_0304, 4, .zip),  // "PK\3\4"
    (0x504B_0506, 4, .zip),  // an empty archive
    (0xD0CF_11E0_A1B1_1AE1, 8, .otherCompound),
    (0x4749_4638_3761, 6, .gif),  // "GIF87a"
    (0x4749_4638_3961, 6, .gif),  // "GIF89a"
    (0x5261_7221_1A07, 6, .rar),  // "Rar!\x1A\7"
    (0x377A_BCAF_271C, 6, .sevenZip),
    (0x494433, 3, .mp3),  // "ID3"
    (0x4D5A, 2, .windowsProgram),  // "MZ"
    (0x7F45_4C46, 4, .linuxProgram),  // "\x7FELF"
    (0xCAFE_BABE, 4, .java),  // also a Mac program for several processors
    (0xCFFA_EDFE, 4, .macProgram),
    (0xCEFA_EDFE, 4, .macProgram),
    (0x0061_736D, 4, .script),  // "\0asm", WebAssembly
    (0x4C00_0000_0114_0200, 8, .shortcut),
    (0x465753, 3, .flash),  // "FWS", "CWS", "ZWS"
    (0x435753, 3, .flash),
    (0x5A5753, 3, .flash),
    (0x7B5C_7274_66, 5, .rtf),  // "{\rtf"
    (0x4954_5346, 4, .chm),  // "ITSF"
    (0x466F_756E_6465_7220, 8, .ceb),  // "Founder "
    (0x4341_4A, 3, .caj),  // "CAJ"
    (0x4949_2A00, 4, .tiff),
    (0x4D4D_002A, 4, .tiff),
    (0x3842_5053, 4, .photoshop),  // "8BPS"
    (0x0000_0100, 4, .icon),
    (0x1A45_DFA3, 4, .matroska),
    (0x3026_B275_8E66_CF11, 8, .windowsMedia),
    (0x464C_5601, 4, .flashVideo),  // "FLV\1"
    (0x2E52_4D46, 4, .otherMedia),  // ".RMF"
    (0x2321_414D_52, 5, .otherMedia),  // "#!AMR"
    (0x4F67_6753, 4, .otherMedia),  // "OggS"
    (0x664C_6143, 4, .otherMedia),  // "fLaC"
    (0x0000_01BA, 4, .otherMedia),  // MPEG programme stream
    (0x1F8B, 2, .gzip),
    (0x425A_68, 3, .gzip),  // "BZh"
    (0xFD37_7A58_5A00, 6, .gzip),  // xz
    (0x4D53_4346, 4, .cabinet),  // "MSCF"
  ]

  /// A kind that a wrapper names: RIFF, the ISO base media file format, or a bitmap's header.
  private static func container(_ head: Bytes) -> FileSignature? {
    guard head.count >= 12 else { return nil }
    let form = head[slice: 8..<12]
    if head.begins(with: "RIFF") {
      if form.begins(with: "WEBP") { return .webp }
      if form.begins(with: "WAVE") { return .wav }
      return form.begins(with: "AVI ") ? .avi : .otherMedia
    }
    let box = head[slice: 4..<8]
    if box.begins(with: "ftyp") {
      if form.begins(with: "qt  ") { return .quickTime }
      for brand: StaticString in ["hei", "hev", "mif1", "msf1", "avi"]
      where form.begins(with: brand) { return .heif }
      for brand: StaticString in ["M4A", "M4B", "3gp", "3g2", "f4v"]
      where form.begins(with: brand) { return .otherMedia }
      return .mp4
    }
    // QuickTime files from before `ftyp` begin with their film or its header.
    if box.begins(with: "moov") || box.begins(with: "mdat") || box.begins(with: "wide") {
      return .quickTime
    }
    let isBitmap =
      head.begins(with: "BM") && head.count >= 18 && head.littleEndian32(at: 6) == 0
      && [12, 40, 52, 56, 64, 108, 124].contains(head.littleEndian32(at: 14))
    return isBitmap ? .bmp : nil
  }

  /// Whether the file begins with two audio frames of layer III (ISO/IEC 11172-3, 2.4.1.3).
  ///
  /// The mark of a frame is only eleven bits, so the second must stand where the first ends.
  private static func isMP3(_ sample: inout FileSample) -> Bool {
    guard let length = mp3FrameLength(sample.head) else { return false }
    return mp3FrameLength(sample.bytes(at: length, count: 4)) != nil || length == sample.size
  }

  private static func mp3FrameLength(_ header: Bytes) -> Int? {
    guard header.count >= 4, header[0] == 0xFF, header[1] & 0xE6 == 0xE2 else { return nil }
    let version = Int(header[1] >> 3 & 3)
    let rateIndex = Int(header[2] >> 4)
    let frequencyIndex = Int(header[2] >> 2 & 3)
    guard version != 1, rateIndex != 0, rateIndex != 15, frequencyIndex != 3 else { return nil }
    let isFirst = version == 3
    let kilobits =
      isFirst
      ? [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
      : [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
    let frequency = [44_100, 48_000, 32_000][frequencyIndex] / (isFirst ? 1 : version == 2 ? 2 : 4)
    let padding = Int(header[2] >> 1 & 1)
    return (isFirst ? 144_000 : 72_000) * kilobits[rateIndex - 1] / frequency + padding
  }
}
