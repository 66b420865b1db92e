/// A function that templates may call, such as `asset("style.css")`.
public struct FunctionDeclaration: Sendable {
  /// One parameter.
  public struct Parameter: Sendable {
    /// The name, usable as a keyword.
    public let name: String
    /// What it takes.
    public let type: ValueType
    /// Whether it may be left out; the host then receives `undefined`.
    public let isOptional: Bool

    /// A parameter.
    public init(_ name: String, _ type: ValueType, isOptional: Bool = false) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
    }
  }

  /// The name as templates write it.
  public let name: String
  /// What it takes, in order.
  public let parameters: [Parameter]
  /// What it gives.
  public let returns: ValueType
  /// Whether equal arguments give an equal result for the whole build, so that a call with
  /// constant arguments may be made once.
  public let isConstant: Bool
  /// What it does, for the documentation of themes.
  public let documentation: String
}
