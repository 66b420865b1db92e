/// A function that templates may call, such as `asset("style.css")`.
package struct FunctionDeclaration: Sendable {
  /// One parameter.
  package struct Parameter: Sendable {
    /// The name, usable as a keyword.
    package let name: String
    /// What it takes.
    package let type: ValueType
    /// Whether it may be left out; the host then receives `undefined`.
    package let isOptional: Bool

    /// A parameter.
    package init(_ name: String, _ type: ValueType, isOptional: Bool = false) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
    }
  }

  /// The name as templates write it.
  package let name: String
  /// What it takes, in order.
  package let parameters: [Parameter]
  /// What it gives.
  package let returns: ValueType
  /// Whether equal arguments give an equal result for the whole build, so that a call with
  /// constant arguments may be made once.
  package let isConstant: Bool
  /// What it does, for the documentation of themes.
  package let documentation: String
}
