import Base
import Diagnostics

/// An address of another site that lacks its scheme or has a full-width colon in it.
package struct WebSlip {
  /// The address that was probably meant.
  package let meant: String
  /// Whether nothing else can have been meant.
  package let isCertain: Bool

  /// What was meant by a text that is no address; nil where it looks like none.
  package static func address(in text: String) -> WebSlip? {
    for scheme in ["https", "http"] {
      for colon in ["：//", "：／／", ":／／", "；//"] where text.lowercased().hasPrefix(scheme + colon) {
        return WebSlip(
          meant: scheme + "://" + text.dropFirst(scheme.count + colon.count), isCertain: true)
      }
    }
    let isHost = text.utf8.contains(UInt8(ascii: ".")) && TopLevelDomain.endsHost(of: text)
    return isHost ? WebSlip(meant: "https://" + text, isCertain: false) : nil
  }

  /// The advice to write it.
  package var help: Message {
    isCertain
      ? Message("冒号和斜杠要用半角：\(meant)", "the colon and slashes are half-width: \(meant)")
      : Message("是不是 \(meant)？", "did you mean \(meant)?")
  }
}
