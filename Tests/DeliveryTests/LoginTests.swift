import Base
import Diagnostics
import Foundation
import Testing

@testable import Delivery

/// Keys as forms, shells and people hand them on.
@Suite struct LoginTests {
  /// Not a key of anybody: the mark of OpenSSH and the cipher `none`, then zeros.
  static let body = Base64.text(
    Array("openssh-key-v1\0".utf8) + [0, 0, 0, 4] + Array("none".utf8)
      + [UInt8](repeating: 0, count: 120))
  static let key: String = {
    let letters = Array(body)
    let rows = stride(from: 0, to: letters.count, by: 70).map {
      String(letters[$0..<min($0 + 70, letters.count)])
    }
    return
      (["-----BEGIN OPENSSH PRIVATE KEY-----"] + rows
      + ["-----END OPENSSH PRIVATE KEY-----"]).map { $0 + "\n" }.joined()
  }()

  @Test func mendsWhatFormsDoToLines() throws {
    let key = Self.key
    for written in [
      key, String(key.dropLast()), key.replacingOccurrences(of: "\n", with: "\r\n"),
      key.replacingOccurrences(of: "\n", with: " "),
      "  " + key.replacingOccurrences(of: "\n", with: "\n  "),
      key.dropLast().replacingOccurrences(of: "\n", with: "\\n"),
      Data(key.utf8).base64EncodedString(),
      Data(key.utf8).base64EncodedString(options: .lineLength76Characters) + "\n",
      "\u{FEFF}" + key,
    ] {
      #expect(try ServerLogin.privateKey(written) == key, "\(written.debugDescription)")
    }
  }

  @Test func readsAKeyThroughALink() throws {
    let site = DeliverySite()
    site.write("key", Self.key, in: site.root)
    site.run("ln -s key \"$0\"/link")
    #expect(try ServerLogin.privateKey(site.root + "/link") == Self.key)
    #expect(try ServerLogin.privateKey(site.root + "/link\n") == Self.key)
  }

  @Test(arguments: [
    ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA web@host", "公钥"),
    ("secret", "不是私钥"), ("/nowhere/key", "不是私钥"),
    ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "不是私钥"),
    (key.replacingOccurrences(of: "END OPENSSH", with: "END RSA"), "不是私钥"),
    (
      "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----",
      "有口令"
    ),
    (
      "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        + Base64.text(Array("openssh-key-v1\0".utf8) + [0, 0, 0, 10] + Array("aes256-ctr".utf8))
        + "\n-----END OPENSSH PRIVATE KEY-----", "有口令"
    ),
  ]) func saysWhatIsWrongWithAKey(_ written: String, _ words: String) {
    let problem = #expect(throws: DeliveryProblem.self) { try ServerLogin.privateKey(written) }
    #expect(problem?.kind == .refused)
    #expect(problem?.message.chinese.contains(words) == true)
    // Nothing of it is repeated.
    #expect(problem?.message.chinese.contains("AAAA") == false)
  }

  @Test func readsBase64() {
    for count in 0...70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 5) }
      #expect(Base64.bytes(Base64.text(bytes)) == bytes)
    }
    #expect(Base64.bytes("AA-A") == nil)
  }
}
