/// What an instruction does; `a`, `b` and `c` are its operands.
///
/// “Pushes” and “pops” speak of the operand stack above the slots of the running frame.
enum Operation: UInt8, Sendable {
  // Output.
  /// Writes `b` literal bytes from offset `a`.
  case text
  /// Pops a value and prints it escaped.
  case emit
  /// Prints slot `a`.
  case emitSlot
  /// Prints field `b` of the object in slot `a`.
  case emitField
  /// Prints field `c` of the object in field `b` of the object in slot `a`.
  case emitFieldOfField
  /// Pops an object and writes its field `a`, of type content, into the page.
  case emitContent
  /// Pops a date and prints it in format `a`.
  case emitDate
  /// Starts collecting output.
  case beginCapture
  /// Pushes what was written since the matching begin, as markup.
  case endCapture

  // Values.
  /// Pushes slot `a`.
  case load
  /// Pushes slot `a` of the frame `b` levels out.
  case loadOuter
  /// Pops into slot `a`.
  case store
  case pop
  /// Pushes `b` literal bytes from offset `a`, as text.
  case pushText
  /// Pushes the integer `b << 32 | a`.
  case pushInteger
  /// Pushes the double with the bits `b << 32 | a`.
  case pushFloat
  /// Pushes undefined, none, false or true for `a` from 0 to 3.
  case pushSimple
  /// Pushes frozen constant `a`.
  case pushConstant
  /// Pushes global `a`.
  case global
  /// Replaces an object by its field `a`.
  case field
  /// Replaces an object by its field `a`, of type content, as markup.
  case contentField
  /// Replaces a value by its attribute, the literal bytes `b` at `a`.
  case attribute
  /// Pops a key; replaces a value by its item.
  case item
  /// Pops step, upper and lower bound; replaces a value by its slice.
  case slice
  /// Replaces `a` values by a list.
  case makeList
  /// Replaces `a` values by a tuple.
  case makeTuple
  /// Replaces `a` pairs of values by a mapping.
  case makeMapping
  /// Pops a value and pushes its `a` elements, the first on top.
  case unpack
  /// Pushes a reference to a macro defined in this frame.
  case pushCallable

  // Operators.
  /// `a` is the raw value of `Expression.Arithmetic`.
  case arithmetic
  case negate
  case plus
  case not
  /// Replaces `a` values by their concatenation.
  case concatenate
  /// `a` is the raw value of `Expression.Comparison`.
  case compare
  /// As `compare`, in a chain: true leaves the right value, false leaves false and jumps by `b`.
  case compareStep

  // Jumps, relative to the instruction.
  /// Jumps by `b`.
  case jump
  /// Pops; jumps by `b` if false.
  case jumpIfFalse
  /// Keeps a false value and jumps by `b`, pops a true one.
  case jumpKeepingFalse
  /// Keeps a true value and jumps by `b`, pops a false one.
  case jumpKeepingTrue

  // Loops. Slot `a` holds the loop, slot `a + 1` the element.
  /// Pops the iterable; jumps by `b` if it is empty.
  case beginLoop
  /// Takes the next element, or jumps by `b` at the end.
  case nextElement
  /// Puts an empty list that grows into slot `a`.
  case beginList
  /// Pops a value onto the list of slot `a`.
  case appendToList
  /// Pushes the list of slot `a`.
  case finishList

  // Calls.
  /// Replaces a value by filter `a` of it, with `b` arguments above it.
  case filter
  /// Replaces a value by filter `a` of each element; `c` says which argument layout.
  case mapFilter
  /// Replaces a value by the elements that satisfy (`c` = 1: fail) test `a`, `b` arguments above.
  case selectTest
  /// As `selectTest` with the attribute name below the arguments.
  case selectAttributeTest
  /// Replaces a value by whether test `a` holds, with `b` arguments above it.
  case test
  /// Replaces a date by its text in format `a`.
  case formatDate
  /// Calls the macro function `a` with `b` arguments above the callable; pushes markup.
  case callMacro
  /// As `callMacro`, writing into the page.
  case emitMacro
  /// Ends a macro.
  case endFunction
  /// Calls host function `a` with `b` arguments.
  case callHost
  /// Calls built-in function `a` with `b` arguments.
  case callBuiltin
  /// Calls method `a` of the value below `b` arguments.
  case callMethod
  /// Calls the value below `b` arguments.
  case callValue
  /// Replaces a namespace and a value: sets the attribute of `b` bytes at `a`.
  case setAttribute
  /// Ends a run: the program, or a constant part while it is specialized.
  case halt
}
