/// A step the file system refused, with the file and the reason.
package struct FileSystemFailure: Error, Sendable, Hashable {
  /// What was being done.
  package enum Step: String, Sendable, Hashable {
    /// Opening or reading.
    case read
    /// Creating or writing.
    case write
    /// Giving an unchanged file its name in the new release.
    case link
    /// Moving the new release into place.
    case publish
    /// Removing what is no longer needed.
    case remove
    /// Taking the lock that keeps two builds apart.
    case lock
  }

  /// What was being done.
  package let step: Step
  /// The file or folder, as a person would look for it.
  package let path: String
  /// The `errno` value.
  package let errorNumber: Int32

  /// A step that was refused.
  package init(_ step: Step, _ path: String, errorNumber: Int32) {
    self.step = step
    self.path = path
    self.errorNumber = errorNumber
  }
}
