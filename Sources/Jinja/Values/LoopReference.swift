/// The state of one running `for`, in an arena.
package struct LoopReference {
  package struct State {
    var iterable: Value
    /// The position of the current element; -1 before the first.
    package var index: Int
    package var count: Int
    /// The byte offset of the current code point, where text is iterated.
    package var offset: Int
    /// How many `recursive` levels; kept because `loop.depth` is part of the language.
    package var depth: Int
    /// What `loop.changed(…)` was last called with.
    var lastChanged: Value
    var hasChangedBefore: Bool
  }

  package let state: UnsafeMutablePointer<State>
}
