import Diagnostics

/// What a file is, and what speaks against publishing it as that.
package struct FileSignatureFinding: Sendable {
  /// What its first bytes say.
  package var signature: FileSignature
  /// What is wrong with the rest, if anything.
  package var fault: Fault?

  /// Why a file is not what its first bytes say.
  package enum Fault: Sendable, Hashable {
    /// It is incomplete or contradicts itself.
    case damaged(Message)
    /// It is something else as well, which a server or browser may take it for.
    case disguised(Message)
  }

  package init(_ signature: FileSignature, _ fault: Fault? = nil) {
    self.signature = signature
    self.fault = fault
  }
}
