/// The state of one running `for`, in an arena.
public struct LoopReference {
  struct State {
    var iterable: Value
    /// The position of the current element; -1 before the first.
    var index: Int
    var count: Int
    /// The byte offset of the current code point, where text is iterated.
    var offset: Int
    /// How many `recursive` levels; kept because `loop.depth` is part of the language.
    var depth: Int
    /// What `loop.changed(…)` was last called with.
    var lastChanged: Value
    var hasChangedBefore: Bool
  }

  let state: UnsafeMutablePointer<State>
}
