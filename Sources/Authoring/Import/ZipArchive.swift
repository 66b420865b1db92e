import Base
import CZlib
import Diagnostics
import Files
import Glibc
import Metadata

/// A ZIP archive whose directory was read and found within bounds.
///
/// Members are unpacked by their place, never by their name, and no name of an archive becomes a
/// path here. What the directory says of a member's size is also the most that is unpacked.
struct ZipArchive: ~Copyable {
  /// What the archive holds, in the order of its directory; folders are left out.
  let members: [Member]

  private let file: Descriptor

  /// One file of an archive.
  struct Member {
    var name: String
    var isDeflated: Bool
    var packedBytes: Int
    var bytes: Int
    var checksum: UInt32
    var offset: Int
  }

  private static let directoryBytes = 16 << 20

  /// Opens an archive and reads its directory; nothing is unpacked yet.
  init(path: String) throws(ZipProblem) {
    let file = try Self.open(path)
    members = try Self.members(of: file)
    self.file = file
  }

  private static func open(_ path: String) throws(ZipProblem) -> Descriptor {
    do throws(SystemError) { return try Descriptor(path: path, O_RDONLY) } catch {
      throw .system(error)
    }
  }

  private static func members(of file: borrowing Descriptor) throws(ZipProblem) -> [Member] {
    let size = Int(lseek(file.number, 0, SEEK_END))
    // The record at the end stands before a comment of at most 65,535 bytes.
    let tail = try Self.read(file, at: max(size - 65_557, 0), count: min(size, 65_557))
    guard tail.count >= 22,
      let end = (0...tail.count - 22).reversed().first(where: {
        Self.number(tail, $0, 4) == 0x0605_4B50
      })
    else { throw .damaged }
    let count = Self.number(tail, end + 10, 2)
    let length = Self.number(tail, end + 12, 4)
    guard count <= Limits.archiveFiles, length <= Self.directoryBytes else {
      throw .tooManyFiles
    }
    // Something may stand before the archive (a program that unpacks it); places count from there.
    let start = max(size - 65_557, 0) + end - length
    let before = start - Self.number(tail, end + 16, 4)
    guard start >= 0, before >= 0 else { throw .damaged }
    return try members(
      in: try read(file, at: start, count: length), count: count, startsAt: before)
  }

  private static func members(
    in directory: [UInt8], count: Int, startsAt start: Int
  ) throws(ZipProblem) -> [Member] {
    var members: [Member] = []
    var place = 0
    for _ in 0..<count {
      guard place + 46 <= directory.count, Self.number(directory, place, 4) == 0x0201_4B50 else {
        throw .damaged
      }
      func field(_ offset: Int, _ width: Int) -> Int {
        Self.number(directory, place + offset, width)
      }
      let nameEnd = place + 46 + field(28, 2)
      guard nameEnd <= directory.count else { throw .damaged }
      let name = Self.name(Array(directory[place + 46..<nameEnd]))
      let leaves = name.hasPrefix("/") || name.split { "/\\".contains($0) }.contains("..")
      guard !leaves else { throw .pathOutside(name) }
      guard field(8, 2) & 1 == 0 else { throw .encrypted }
      let method = field(10, 2)
      let member = Member(
        name: name, isDeflated: method == 8, packedBytes: field(20, 4), bytes: field(24, 4),
        checksum: UInt32(field(16, 4)), offset: start + field(42, 4))
      if !name.hasSuffix("/") {
        guard method == 0 || method == 8 else { throw .damaged }
        members.append(member)
      }
      place = nameEnd + field(30, 2) + field(32, 2)
    }
    return members
  }

  /// Looks whether members may be unpacked, by what the directory says of them.
  static func check(_ members: [Member]) throws(ZipProblem) {
    var sum = 0
    for member in members {
      sum += member.bytes
      guard member.bytes <= Limits.assetBytes, sum <= Limits.archiveBytes else { throw .tooLarge }
      let isDense = member.bytes / Limits.archiveRatio > member.packedBytes
      guard member.bytes < Limits.archiveRatioBytes || !isDense else { throw .tooDense }
    }
  }

  /// Unpacks one member, piece by piece; more than its size in the directory is an error.
  func unpack(
    _ member: Member, _ take: (Bytes) throws(SystemError) -> Void
  ) throws(ZipProblem) {
    let head = try Self.read(file, at: member.offset, count: 30)
    guard head.count == 30, Self.number(head, 0, 4) == 0x0403_4B50 else { throw .damaged }
    let start = member.offset + 30 + Self.number(head, 26, 2) + Self.number(head, 28, 2)
    guard member.packedBytes <= Limits.assetBytes else { throw .tooLarge }
    var packed = try Self.read(file, at: start, count: member.packedBytes)
    guard packed.count == member.packedBytes else { throw .damaged }
    if !member.isDeflated {
      let checksum = packed.withUnsafeBufferPointer {
        crc32(0, $0.baseAddress, UInt32($0.count))
      }
      guard packed.count == member.bytes, checksum == UInt(member.checksum) else { throw .damaged }
      do throws(SystemError) {
        try packed.withBytes(take)
      } catch { throw .system(error) }
      return
    }
    var stream = z_stream()
    // A negative size of the window: the bytes have no header of their own.
    guard
      inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .damaged }
    defer { inflateEnd(&stream) }
    var room = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    var checksum = crc32(0, nil, 0)
    var status = Z_OK
    let input = packed.count
    while status == Z_OK {
      let used = Int(stream.total_in)
      var written = 0
      status = packed.withUnsafeMutableBufferPointer { packed in
        room.withUnsafeMutableBufferPointer { room in
          stream.next_in = packed.baseAddress.map { $0 + used }
          stream.avail_in = UInt32(input - used)
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          written = room.count - Int(stream.avail_out)
          checksum = crc32(checksum, room.baseAddress, UInt32(written))
          return status
        }
      }
      count += written
      guard count <= member.bytes else { throw .damaged }
      do throws(SystemError) {
        try room.withBytes { (bytes) throws(SystemError) in
          try take(bytes[slice: 0..<written])
        }
      } catch { throw .system(error) }
    }
    guard status == Z_STREAM_END, count == member.bytes, checksum == UInt(member.checksum) else {
      throw .damaged
    }
  }

  // MARK: Bytes

  private static func read(
    _ file: borrowing Descriptor, at offset: Int, count: Int
  ) throws(ZipProblem) -> [UInt8] {
    guard offset >= 0, count > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    do throws(SystemError) {
      while done < count {
        let position = done
        let number = file.number
        let received = try SystemError.retrying {
          bytes.withUnsafeMutableBytes { room in
            pread(
              number, room.baseAddress.map { $0 + position }, count - position,
              off_t(offset + position))
          }
        }
        if received == 0 { break }
        done += received
      }
    } catch { throw .system(error) }
    return Array(bytes[..<done])
  }

  /// A number of some bytes, the lowest first; 0 beyond the end.
  private static func number(_ bytes: [UInt8], _ place: Int, _ width: Int) -> Int {
    guard place >= 0, place + width <= bytes.count else { return 0 }
    return (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// Archives made on Chinese Windows have names in GBK.
  private static func name(_ bytes: [UInt8]) -> String {
    if let name = String(validating: bytes, as: UTF8.self) { return name }
    let converted = ForeignEncoding.gb18030.decode(bytes) ?? bytes
    return String(decoding: converted, as: UTF8.self)
  }
}

/// Why nothing of an archive is taken.
enum ZipProblem: Error {
  case system(SystemError)
  case damaged, encrypted, tooManyFiles, tooLarge, tooDense
  case pathOutside(String)

  /// What is wrong.
  var message: Message {
    switch self {
    case .system(let error):
      Message("读写不了：\(error.chinese)", "cannot be read or written: \(error.english)")
    case .damaged: Message("打不开这个压缩包，它坏了", "cannot open this archive: it is damaged")
    case .encrypted: Message("这个压缩包有密码", "this archive has a password")
    case .tooManyFiles:
      Message(
        "压缩包里的文件超过 \(Limits.archiveFiles) 个",
        "the archive has more than \(Limits.archiveFiles) files")
    case .tooLarge:
      Message(
        "解开以后太大：一个文件最多 \(Limits.assetBytes >> 20) MB，一共最多 \(Limits.archiveBytes >> 20) MB",
        "unpacked it is too large: \(Limits.assetBytes >> 20) MB a file, \(Limits.archiveBytes >> 20) MB in all"
      )
    case .tooDense:
      Message(
        "里面有文件解开以后大了 \(Limits.archiveRatio) 倍以上，像是压缩炸弹",
        "a file in it grows more than \(Limits.archiveRatio) times; it looks like a bomb")
    case .pathOutside(let name):
      Message(
        "里面有文件要放到文件夹外面：\(name.prefix(80))",
        "a file in it leads out of its folder: \(name.prefix(80))")
    }
  }
}
