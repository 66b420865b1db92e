/// What the value of an expression or the output of a statement depends on.
///
/// Depending on nothing but globals and literals makes a part constant: it is rendered once.
struct Dependency: Hashable, Sendable {
  /// Bit *k* is set where it depends on the element of the enclosing loop *k*.
  private var loops: UInt64
  /// Whether it depends on the page, on parameters or on state.
  private(set) var isDynamic: Bool

  static let constant = Dependency(loops: 0, isDynamic: false)
  static let dynamic = Dependency(loops: 0, isDynamic: true)

  /// On the element of loop `depth`; loops nested deeper than there are bits count as dynamic.
  static func loop(_ depth: Int) -> Dependency {
    depth < 64 ? Dependency(loops: 1 << UInt64(depth), isDynamic: false) : .dynamic
  }

  var isConstant: Bool { loops == 0 && !isDynamic }

  func union(_ other: Dependency) -> Dependency {
    Dependency(loops: loops | other.loops, isDynamic: isDynamic || other.isDynamic)
  }

  /// What is left outside of loop `depth`.
  func leaving(loop depth: Int) -> Dependency {
    guard depth < 64 else { return self }
    return Dependency(loops: loops & ~(1 << UInt64(depth)), isDynamic: isDynamic)
  }

  static func |= (left: inout Dependency, right: Dependency) { left = left.union(right) }
}
