import Base
import Testing

@Suite struct JSONTests {
  private func written(_ text: String, _ escapes: JSONEscapes) -> String {
    var buffer = ByteBuffer()
    buffer.append(json: text, escaping: escapes)
    return buffer.makeString()
  }

  @Test func escapesWhatItsReadersNeed() {
    let text = "党\"\\</a>'&\n\r\t\u{8}\u{1}\u{202E}😀"
    #expect(written(text, .markup) == #""党\"\\\u003c/a>'&\n\u000d\u0009\u0008\u0001"#
      + "\u{202E}😀\"")
    #expect(written(text, .unseen) == #""党\"\\</a>'&\n\r\t\b\u0001\u202e😀""#)
    #expect(
      written(text, .nonASCII)
        == #""\u515a\"\\\u003c/a\u003e\u0027\u0026\n\r\t\b\u0001\u202e\ud83d\ude00""#)
    #expect("“党”\u{200B}".jsonString == #""“党”\u200b""#)
  }

  @Test(arguments: [JSONEscapes.markup, .unseen, .nonASCII])
  func readsWhatItWrote(_ escapes: JSONEscapes) throws {
    var text = ""
    for value in Array(0...0x2FF) + [0x2028, 0x4E00, 0xE000, 0xFFFD, 0xFFFF, 0x1_0000, 0x10_FFFF] {
      text.unicodeScalars.append(Unicode.Scalar(UInt32(value)) ?? " ")
    }
    guard case .string(let read) = try JSONParser.parse(Array(written(text, escapes).utf8)) else {
      Issue.record("no string")
      return
    }
    #expect(Array(read.utf8) == Array(text.utf8))
  }

  @Test func appendsMembers() {
    var buffer = ByteBuffer()
    buffer.append("{\"a\":1")
    buffer.append(jsonMember: "b", "二")
    buffer.append("}")
    #expect(buffer.makeString() == #"{"a":1,"b":"二"}"#)
  }

  @Test func findsMembers() throws {
    let value = try JSONParser.parse(Array(#"{"a": 1, "b": [2], "a": 3}"#.utf8))
    guard case .integer(3)? = value["a"], case .list? = value["b"] else {
      Issue.record("the last value of a key counts")
      return
    }
    #expect(value["c"] == nil && value["b"]?["a"] == nil)
  }

  @Test(arguments: [
    ("", 0), ("{\"a\" 1}", 5), ("[1,]", 3), ("01", 2), ("1e", 2), ("\"\\u12", 3), ("\"\\ud800\"", 7),
    ("tru", 0), ("1 2", 2), ("\"\u{1}\"", 1), (String(repeating: "[", count: 201), 200),
  ])
  func saysWhereItStopped(_ text: String, _ offset: Int) {
    #expect { try JSONParser.parse(Array(text.utf8)) } throws: { error in
      (error as? JSONProblem)?.offset == offset
    }
  }
}
