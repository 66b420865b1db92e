import ExternalSites

/// One request to the running server.
struct LiveQuestion: Sendable {
  /// The address, percent-encoded.
  var url: String
  /// Headers besides the usual ones, as in `Range: bytes=0-9`.
  var headers: [String] = []
  /// Whether the answer may be compressed, as every browser asks.
  var takesCompressed = true
}

/// What the server said.
struct LiveAnswer: Sendable {
  /// What was asked for.
  var question: LiveQuestion
  /// The status; 0 where no answer came.
  var status = 0
  /// The headers, their names in small letters, in the order in which they came.
  var headers: [(name: String, value: String)] = []
  /// The content, uncompressed.
  var body: [UInt8] = []
  /// How many bytes of content came over the wire.
  var transferred = 0
  /// Why no answer came.
  var failure: ExternalFailure?
  /// What curl tells of the connection; for the first answer only.
  var trace = ""

  /// The value of a header, several joined as RFC 9110 §5.3 has it; nil where there is none.
  subscript(name: String) -> String? {
    let values = headers.filter { $0.name == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// Takes the head of the last response in what curl wrote.
  mutating func take(head: String) {
    headers = ResponseHead.fields(ofLastIn: head)
  }
}
