import Base
import CExpat
import Glibc

/// What is told of an XML document, in its order.
///
/// Names come without their prefix: office programs agree on the names and not always on the
/// prefixes. Who writes a document back, or reads one in which only the prefix tells two elements
/// apart, asks for names as they are written.
package protocol XMLListener: AnyObject {
  /// An element begins.
  func begin(_ name: Bytes, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ name: Bytes)
  /// Some of the text of the innermost element, as UTF-8; a text can come in pieces.
  func text(_ text: Bytes)
}

/// The attributes of an element, valid while it is told of.
package struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of an attribute by its name without prefix, or nil.
  package subscript(_ name: StaticString) -> String? {
    guard let pairs else { return nil }
    var place = 0
    while let key = pairs[place], let value = pairs[place + 1] {
      if XMLReader.localName(key).equals(Bytes(name)) { return String(cString: value) }
      place += 2
    }
    return nil
  }

  /// All of them in their order, by their names as written.
  package var all: [(name: String, value: String)] {
    var all: [(name: String, value: String)] = []
    guard let pairs else { return all }
    var place = 0
    while let key = pairs[place], let value = pairs[place + 1] {
      all.append((String(cString: key), String(cString: value)))
      place += 2
    }
    return all
  }

  /// Whether an attribute says yes: `1`, `true`, `on`, also nothing at all.
  package func isOn(_ name: StaticString, orMissing standard: Bool = false) -> Bool {
    guard let value = self[name] else { return standard }
    return !["0", "false", "off", "none"].contains(value)
  }
}

/// Reads XML with expat.
///
/// Document type declarations end the reading: nothing can expand, and no office file has one.
package final class XMLReader {
  private let listener: any XMLListener
  private let parser: XML_Parser
  private var depth = 0
  private let keepsPrefixes: Bool

  /// Deeper than any document of an office program.
  private static let mostDepth = 512

  /// Tells a listener of a document.
  ///
  /// - Parameters:
  ///   - bytes: the whole document.
  ///   - listener: is told what is in it, up to what is wrong with it.
  ///   - keepsPrefixes: whether names come as they are written, as in `content:encoded`.
  /// - Returns: whether all of it could be read.
  package static func read(
    _ bytes: Bytes, _ listener: any XMLListener, keepsPrefixes: Bool = false
  ) -> Bool {
    guard let reader = XMLReader(listener, keepsPrefixes: keepsPrefixes) else { return false }
    return reader.parse(bytes)
  }

  private init?(_ listener: any XMLListener, keepsPrefixes: Bool) {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    self.listener = listener
    self.parser = parser
    self.keepsPrefixes = keepsPrefixes
  }

  private func name(_ written: UnsafePointer<XML_Char>) -> Bytes {
    keepsPrefixes
      ? Bytes(UnsafeRawBufferPointer(start: written, count: strlen(written)))
      : XMLReader.localName(written)
  }

  deinit { XML_ParserFree(parser) }

  private func parse(_ bytes: Bytes) -> Bool {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let reader = XMLReader.from(data), let name else { return }
        reader.depth += 1
        if reader.depth > XMLReader.mostDepth { reader.stop() }
        reader.listener.begin(reader.name(name), XMLAttributes(pairs: attributes))
      },
      { data, name in
        guard let reader = XMLReader.from(data), let name else { return }
        reader.depth -= 1
        reader.listener.end(reader.name(name))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let reader = XMLReader.from(data), let text, count > 0 else { return }
      reader.listener.text(
        Bytes(UnsafeRawBufferPointer(start: UnsafeRawPointer(text), count: Int(count))))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLReader.from(data)?.stop() }
    // expat counts with Int32; what is larger was refused long before.
    guard bytes.count < Int(Int32.max) else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      let status = XML_Parse(
        parser, UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self),
        Int32(buffer.count), 1)
      return status == XML_STATUS_OK
    }
  }

  private func stop() { XML_StopParser(parser, XML_Bool(0)) }

  private static func from(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
    data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The name behind the colon.
  fileprivate static func localName(_ name: UnsafePointer<XML_Char>) -> Bytes {
    var count = 0
    var start = 0
    while name[count] != 0 {
      count += 1
      if name[count - 1] == 0x3A { start = count }
    }
    return Bytes(
      UnsafeRawBufferPointer(start: UnsafeRawPointer(name + start), count: count - start))
  }
}
