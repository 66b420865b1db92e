import Base
import Diagnostics
import Files
import Glibc

/// The key and the known servers that settings of a pipeline give, in files that SSH can use.
///
/// Without a key SSH takes what it finds itself: an agent, the user's own keys.
struct ServerLogin {
  /// What SSH has to be told.
  private(set) var options: [String] = []

  /// Puts what was given into files of a folder.
  ///
  /// - Parameters:
  ///   - key: a private key as text, its path, or its text in Base64; nil for none.
  ///   - knownHosts: lines of `known_hosts`, or a path; nil for the user's own.
  ///   - folder: the folder.
  /// - Throws: what is wrong with the key.
  init(key: String?, knownHosts: String?, in folder: PrivateFolder) throws(DeliveryProblem) {
    if let key = Self.given(key) {
      let path = try folder.write(Self.privateKey(key), to: "key")
      options += ["-i", path, "-o", "IdentitiesOnly=yes"]
    }
    if let knownHosts = Self.given(knownHosts) {
      let text = Self.text(of: knownHosts) ?? knownHosts
      let lines = text.split { $0.isNewline }.map { $0 + "\n" }.joined()
      // SSH takes the value apart at spaces, and a percent sign has a meaning.
      let path = try folder.write(lines, to: "hosts").map { $0 == "%" ? "%%" : String($0) }.joined()
      options += ["-o", "UserKnownHostsFile=\"\(path)\"", "-o", "GlobalKnownHostsFile=/dev/null"]
    }
  }

  /// A variable that is set to nothing is not set: pipelines of forks have them so.
  private static func given(_ value: String?) -> String? {
    value.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  /// The text of the file that a value names; nil where it names none.
  private static func text(of value: String) -> String? {
    let path = value.split { $0.isNewline }.first.map(String.init) ?? ""
    guard path.utf8.count < 1024, path.hasPrefix("/") || path.hasPrefix("."),
      access(path, R_OK) == 0
    else { return nil }
    // Through links: systems that keep secrets lay them out so.
    return try? withUnsafeTemporaryAllocation(byteCount: 1 << 20, alignment: 1) {
      let file = try Descriptor(path: path, O_RDONLY)
      let count = try file.read(into: $0)
      return Bytes(UnsafeRawBufferPointer($0))[slice: 0..<count].string
    }
  }

  /// The key as OpenSSH reads it, whatever a form or a shell did to its lines.
  static func privateKey(_ value: String) throws(DeliveryProblem) -> String {
    let text: String
    if value.contains("-----BEGIN") {
      text = value
    } else if let file = Self.text(of: value) {
      text = file
    } else if let bytes = Base64.bytes(value) {
      text = String(decoding: bytes, as: UTF8.self)
    } else {
      text = value
    }
    let lines = text.replacing("\\n", with: "\n").split { $0.isWhitespace }.joined(separator: " ")
    guard let begin = lines.firstRange(of: "-----BEGIN "),
      let head = lines[begin.upperBound...].firstRange(of: "-----"),
      let end = lines[head.upperBound...].firstRange(of: "-----END "),
      let tail = lines[end.upperBound...].firstRange(of: "-----")
    else {
      let isPublic = ["ssh-", "ecdsa-", "sk-"].contains { text.hasPrefix($0) }
      throw DeliveryProblem(
        .refused,
        isPublic
          ? Message("SSH_KEY 是公钥，要的是私钥", "SSH_KEY is a public key; the private one is needed")
          : Message("SSH_KEY 不是私钥，也不是私钥的路径", "SSH_KEY is no private key, nor the path of one"),
        help: Message(
          "放进私钥文件的全文（从 -----BEGIN 到 -----END），或用 base64 -w0 变成一行的",
          "put the whole private key into it, from -----BEGIN to -----END, or what base64 -w0 makes of it"
        ))
    }
    let kind = lines[begin.upperBound..<head.lowerBound]
    let body = lines[head.upperBound..<end.lowerBound]
    guard kind.hasSuffix("PRIVATE KEY"), lines[end.upperBound..<tail.lowerBound] == kind else {
      throw DeliveryProblem(
        .refused, Message("SSH_KEY 不是私钥", "SSH_KEY is no private key"),
        help: Message("放进私钥文件的全文", "put the whole private key into it"))
    }
    // Keys with heads of their own are of the old kind with a passphrase.
    guard !body.contains(":"), !kind.hasPrefix("ENCRYPTED"), !Self.hasPassphrase(body) else {
      throw DeliveryProblem(
        .refused, Message("SSH_KEY 的私钥有口令", "the private key of SSH_KEY has a passphrase"),
        help: Message(
          "流水线输不了口令：为发布另做一把没有口令的，ssh-keygen -t ed25519 -N '' -f deploy",
          "nobody can type it here: make a key for publishing, ssh-keygen -t ed25519 -N '' -f deploy"
        ))
    }
    let letters = Array(body.filter { !$0.isWhitespace })
    let rows = stride(from: 0, to: letters.count, by: 70).map {
      String(letters[$0..<min($0 + 70, letters.count)]) + "\n"
    }
    return "-----BEGIN \(kind)-----\n" + rows.joined() + "-----END \(kind)-----\n"
  }

  /// Whether a key of OpenSSH's own kind names a cipher: 15 bytes of a mark, then its length.
  private static func hasPassphrase(_ body: Substring) -> Bool {
    guard let bytes = Base64.bytes(String(body)), bytes.starts(with: "openssh-key-v1\0".utf8),
      bytes.count > 23
    else { return false }
    return !bytes[19...].starts(with: "none".utf8)
  }
}
