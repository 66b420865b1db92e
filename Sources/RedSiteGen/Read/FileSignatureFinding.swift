/// What a file is, and what speaks against publishing it as that.
struct FileSignatureFinding: Sendable {
  /// What its first bytes say.
  var signature: FileSignature
  /// What is wrong with the rest, if anything.
  var fault: Fault?

  /// Why a file is not what its first bytes say.
  enum Fault: Sendable, Hashable {
    /// It is incomplete or contradicts itself.
    case damaged(Message)
    /// It is something else as well, which a server or browser may take it for.
    case disguised(Message)
  }

  init(_ signature: FileSignature, _ fault: Fault? = nil) {
    self.signature = signature
    self.fault = fault
  }
}
