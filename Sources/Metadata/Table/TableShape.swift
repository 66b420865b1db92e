/// What a parser asks of a table: its keys, in the order in which it asks for them.
///
/// Found by running the parser itself over an empty table (`TableRecorder`), so that schemas and
/// documentation cannot differ from what is accepted.
package struct TableShape: Sendable, Equatable {
  /// The keys, each once.
  package var keys: [Key] = []
  /// Groups of keys of which at least one must be there; a group of one is a required key.
  package var required: [[String]] = []

  /// One key of a table.
  package struct Key: Sendable, Equatable {
    /// The key as it is written.
    package var name: String
    /// What its value may be.
    package var value: ValueShape
    /// The keys of its table, or of each table in its list.
    package var table: TableShape?
  }

  /// The key of a name; nil where the parser never asks for it.
  package subscript(name: String) -> Key? { keys.first { $0.name == name } }

  /// Whether the table is wrong without the key.
  package func requires(_ name: String) -> Bool { required.contains([name]) }

  /// The shape without some of its keys.
  package func without(_ names: String...) -> TableShape {
    var shape = self
    shape.keys.removeAll { names.contains($0.name) }
    shape.required.removeAll { $0.contains(where: names.contains) }
    return shape
  }

  /// Adds the keys of another shape that this one lacks.
  package mutating func formUnion(_ other: TableShape) {
    for key in other.keys where self[key.name] == nil { keys.append(key) }
  }
}

/// What the value of a key may be.
package enum ValueShape: Sendable, Equatable {
  /// Any text.
  case text
  /// A name of letters, digits, `-` and `_`.
  case name
  /// `true` or `false`.
  case boolean
  /// A whole number of a range.
  case integer(ClosedRange<Int>)
  /// A number of at most two decimals, of a range of whole numbers.
  case decimal(ClosedRange<Int>)
  /// An amount of money: a number of two decimals at most, or a text of it.
  case amount
  /// A number, with or without decimals.
  case number
  /// A list of whole numbers of a range, or one of them.
  case integers(ClosedRange<Int>)
  /// A date with or without a time.
  case dateTime
  /// A date without a time.
  case day
  /// A list of days and of spans of days, or one of them.
  case days
  /// A date without a time, or a month and a day of every year.
  case dayOfYear
  /// A date without a time, or `true` or `false`.
  case dayOrFlag
  /// One of a few names.
  case choice([String])
  /// A complete `http` or `https` address.
  case webAddress
  /// The same, or nothing between the quotes while there is none.
  case webAddressOrEmpty
  /// A complete address, or a path of this site.
  case address
  /// A list of texts, or one text.
  case texts
  /// A list of texts, or one text that holds several parted by commas and the like.
  case separatedTexts
  /// A list of host names, in which `*` stands for anything.
  case hosts
  /// A table of the keys in `TableShape.Key.table`.
  case table
  /// A list of such tables, or one of them.
  case tables
  /// A text, or a table that says more.
  case textOrTable
  /// A complete address or a path of this site, or a table that says more.
  case addressOrTable
  /// A list of texts and of tables that say more, or one of them.
  case textsOrTables
  /// A table of any keys.
  case freeTable
}
