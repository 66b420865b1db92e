import Base
import CZlib

/// Unpacks what was packed by deflate (RFC 1951), up to a limit.
package struct Inflation {
  /// What came out.
  package var bytes: [UInt8]
  /// Whether that is all of it: the data ended by themselves, within the limit.
  package var isWhole: Bool

  /// Unpacks.
  ///
  /// - Parameters:
  ///   - packed: the packed bytes; what follows their end is left alone.
  ///   - hasHeader: whether they have the header of zlib (RFC 1950), as in PDF; archives have none.
  ///   - limit: the most bytes to make.
  package init(_ packed: Bytes, hasHeader: Bool, limit: Int) {
    bytes = []
    isWhole = false
    var stream = z_stream()
    guard
      inflateInit2_(
        &stream, hasHeader ? 15 : -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return }
    defer { inflateEnd(&stream) }
    var room = [UInt8](repeating: 0, count: 1 << 16)
    packed.withUnsafeBufferPointer { packed in
      // zlib does not write to its input.
      stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
      stream.avail_in = UInt32(clamping: packed.count)
      var status = Z_OK
      while status == Z_OK, bytes.count < limit {
        let written = room.withUnsafeMutableBufferPointer { room in
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          status = inflate(&stream, Z_NO_FLUSH)
          return room.count - Int(stream.avail_out)
        }
        bytes += room[..<min(written, limit - bytes.count)]
        // Nothing at all is whole too: signed documents have an empty part.
        isWhole = status == Z_STREAM_END && bytes.count <= limit
        if written == 0, stream.avail_in == 0 { break }
      }
    }
  }

  /// Packs bytes without a header.
  package static func deflate(_ bytes: Bytes) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let status = bytes.withUnsafeBufferPointer { bytes in
      packed.withUnsafeMutableBufferPointer { packed in
        stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.avail_in = UInt32(clamping: bytes.count)
        stream.next_out = packed.baseAddress
        stream.avail_out = UInt32(clamping: packed.count)
        return CZlib.deflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { return nil }
    return Array(packed[..<Int(stream.total_out)])
  }

  /// The check sum of archives (CRC-32 of ISO 3309).
  package static func checksum(_ bytes: Bytes) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32(clamping: $0.count)))
    }
  }
}
