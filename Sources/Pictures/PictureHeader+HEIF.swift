import Base
import Files

extension PictureHeader {
  /// The size of the primary item, turned as its properties say (ISO/IEC 23008-12, §6.5).
  ///
  /// libheif turns what it decodes, so that the picture lies upright for us.
  init?(heif sample: inout FileSample) {
    guard let meta = Box.child("meta", in: 0..<sample.size, &sample) else { return nil }
    let inner = meta.dropFirst(4)
    guard let item = Box.primaryItem(in: inner, &sample),
      let properties = Box.child("iprp", in: inner, &sample),
      let container = Box.child("ipco", in: properties, &sample),
      let association = Box.child("ipma", in: properties, &sample)
    else { return nil }
    let all = Box.children(in: container, &sample)
    var size: ImageSize?
    // In their order: the coded size, the part that is shown, quarters of a turn.
    for index in Box.properties(of: item, in: association, &sample)
    where all.indices.contains(index - 1) {
      let property = all[index - 1]
      let bytes = sample.bytes(
        at: property.content.lowerBound, count: min(16, property.content.count))
      switch property.name {
      case "ispe" where bytes.count >= 12:
        size = ImageSize(width: bytes.bigEndian32(at: 4), height: bytes.bigEndian32(at: 8))
      case "clap" where bytes.count >= 16:
        size = ImageSize(
          width: bytes.bigEndian32(at: 0) / max(1, bytes.bigEndian32(at: 4)),
          height: bytes.bigEndian32(at: 8) / max(1, bytes.bigEndian32(at: 12)))
      case "irot" where bytes.count >= 1 && bytes[0] & 1 == 1:
        size = size.map { ImageSize(width: $0.height, height: $0.width) }
      default: continue
      }
    }
    guard let size else { return nil }
    self.init(.heic, size)
    // An item beside it that says how transparent it is (§6.10.1).
    hasTransparency = all.contains { property in
      guard property.name == "auxC" else { return false }
      let bytes = sample.bytes(
        at: property.content.lowerBound + 4, count: max(0, min(64, property.content.count - 4)))
      return bytes.begins(with: "urn:mpeg:hevc:2015:auxid:1")
        || bytes.begins(with: "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")
    }
  }
}

/// A box of the ISO base media file format (ISO/IEC 14496-12, §4.2).
private struct Box {
  var name: String
  /// Its bytes without the header.
  var content: Range<Int>

  /// More boxes in one than any phone writes; each tile of a picture may have some.
  private static let most = 4096

  /// The boxes that follow each other in a range, up to one that is broken.
  static func children(in range: Range<Int>, _ sample: inout FileSample) -> [Box] {
    var found: [Box] = []
    var place = range.lowerBound
    while place + 8 <= range.upperBound, found.count < most {
      let header = sample.bytes(at: place, count: 16)
      guard header.count >= 8 else { break }
      var length = header.bigEndian32(at: 0)
      var headerBytes = 8
      if length == 1, header.count == 16 {
        guard header.bigEndian32(at: 8) == 0 else { break }
        length = header.bigEndian32(at: 12)
        headerBytes = 16
      } else if length == 0 {
        length = range.upperBound - place
      }
      guard length >= headerBytes, length <= range.upperBound - place else { break }
      found.append(
        Box(name: header[slice: 4..<8].string, content: (place + headerBytes)..<(place + length)))
      place += length
    }
    return found
  }

  /// The content of the first box of a name.
  static func child(
    _ name: String, in range: Range<Int>, _ sample: inout FileSample
  ) -> Range<Int>? {
    children(in: range, &sample).first { $0.name == name }?.content
  }

  /// The number in `pitm` (§8.11.4).
  static func primaryItem(in meta: Range<Int>, _ sample: inout FileSample) -> Int? {
    guard let box = child("pitm", in: meta, &sample), box.count >= 6 else { return nil }
    let bytes = sample.bytes(at: box.lowerBound, count: min(8, box.count))
    if bytes.count >= 6, bytes[0] == 0 { return bytes.bigEndian16(at: 4) }
    return bytes.count == 8 ? bytes.bigEndian32(at: 4) : nil
  }

  /// The properties of an item by their places in `ipco`, the first being 1 (§8.11.14).
  static func properties(
    of item: Int, in association: Range<Int>, _ sample: inout FileSample
  ) -> [Int] {
    let bytes = sample.bytes(
      at: association.lowerBound, count: min(FileSample.pieceBytes, association.count))
    guard bytes.count >= 8 else { return [] }
    let itemBytes = bytes[0] == 0 ? 2 : 4
    let isWide = bytes[3] & 1 != 0
    var place = 8
    for _ in 0..<min(bytes.bigEndian32(at: 4), most) {
      guard place + itemBytes + 1 <= bytes.count else { return [] }
      let number = itemBytes == 2 ? bytes.bigEndian16(at: place) : bytes.bigEndian32(at: place)
      let count = Int(bytes[place + itemBytes])
      place += itemBytes + 1
      let indexBytes = isWide ? 2 : 1
      guard place + count * indexBytes <= bytes.count else { return [] }
      if number == item {
        return (0..<count).map {
          isWide ? bytes.bigEndian16(at: place + 2 * $0) & 0x7FFF : Int(bytes[place + $0] & 0x7F)
        }
      }
      place += count * indexBytes
    }
    return []
  }
}
