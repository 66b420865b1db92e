import Base
import Diagnostics
import Files
import SiteModel

/// Places mailboxes in the site: whose they are, and which columns have their letters.
struct MailboxOrganizer {
  /// The mailboxes by identifier.
  private(set) var names: [String: Mailbox.ID] = [:]
  /// Where each mailbox is registered.
  private(set) var identifiers: [Reference] = []
  /// Where each mailbox has its first number.
  private(set) var firstNumbers: [Reference?] = []

  private let parsed: ParsedSite
  private let folders: FolderOrganizer
  private let locator: SourceLocator
  private let diagnostics: DiagnosticSink
  private var columns: [Column.ID: Reference] = [:]
  /// The folders of columns: their text is not in the site yet.
  private let paths: [Column.ID: String]

  init(
    _ parsed: ParsedSite, folders: FolderOrganizer, people: inout PeopleOrganizer,
    locator: SourceLocator, diagnostics: DiagnosticSink, into site: inout Site
  ) {
    self.parsed = parsed
    self.folders = folders
    self.locator = locator
    self.diagnostics = diagnostics
    paths =
      parsed.mailboxes.isRead || !site.columns.allSatisfy { $0.kind != .letters }
      ? Dictionary(folders.columns.map { ($1, $0) }) { first, _ in first } : [:]
    addDelegates(&people, into: &site)
    if !parsed.mailboxes.entries.isEmpty {
      site.mailboxOfColumn = Array(repeating: -1, count: site.columns.count)
    }
    for entry in parsed.mailboxes.entries { add(entry, &people, into: &site) }
    checkColumns(in: site)
  }

  /// The folder of a column.
  func path(of column: Column.ID) -> String { paths[column] ?? "" }

  private func place(_ reference: Reference) -> SourceLocation {
    locator.location(path: parsed.mailboxes.path, reference.range)
  }

  // MARK: Delegates

  private mutating func addDelegates(_ people: inout PeopleOrganizer, into site: inout Site) {
    var known: Set<String> = []
    for entry in parsed.delegates.entries {
      let location = locator.location(path: parsed.delegates.path, entry.identifier.range)
      if !known.insert(entry.identifier.name).inserted {
        reportTwice(entry.identifier.name, at: location)
        continue
      }
      var delegate = entry.delegate
      delegate.unit = entry.unit.flatMap {
        people.unit($0, at: locator.location(path: parsed.delegates.path, $0.range))
      }
      site.delegates.append(delegate)
    }
  }

  private func reportTwice(_ identifier: String, at location: SourceLocation) {
    diagnostics.report(
      Diagnostic(
        .duplicateIdentifier, at: location,
        Message("标识“\(identifier)”登记了两次", "the identifier “\(identifier)” is given twice"),
        help: Message("每个标识只能用一次，请改掉其中一个", "identifiers are unique; change one of them")))
  }

  // MARK: Mailboxes

  private mutating func add(
    _ entry: ParsedMailbox, _ people: inout PeopleOrganizer, into site: inout Site
  ) {
    var mailbox = entry.mailbox
    mailbox.owner = entry.owner.flatMap { people.unit($0, at: place($0)) }
    mailbox.column = entry.column.flatMap { column($0, of: entry, in: &site) }
    guard let id = place(mailbox, entry, in: &site) else { return }
    checkContact(mailbox, entry, in: site)
    guard mailbox.isCollection else { return }
    if site.delegates.isEmpty, let reference = entry.forEach, parsed.delegates.isWhole {
      diagnostics.report(
        Diagnostic(
          .invalidValue, at: place(reference),
          Message("还没有登记党代表", "there are no delegates"),
          help: Message(
            "请写进 \(delegatesPath)，每人一行：标识、姓名、代表团", "enter them in \(delegatesPath), one a row")))
    }
    for index in site.delegates.indices {
      addBox(of: Delegate.ID(index), in: mailbox, id, entry, into: &site)
    }
  }

  /// Adds the box of a delegate: the folder of that name below the column, where there is one.
  private mutating func addBox(
    of delegate: Delegate.ID, in collection: Mailbox, _ id: Mailbox.ID, _ entry: ParsedMailbox,
    into site: inout Site
  ) {
    let person = site.delegates[delegate.offset]
    var mailbox = collection
    mailbox.isCollection = false
    mailbox.collection = id
    mailbox.delegate = delegate
    mailbox.identifier += "-" + person.identifier
    mailbox.name += "·" + person.name
    mailbox.opens = [mailbox.opens, person.since].compactMap { $0 }.max()
    mailbox.closes = [mailbox.closes, person.until].compactMap { $0 }.min()
    mailbox.column = collection.column.flatMap {
      folders.columns[path(of: $0) + "/" + person.identifier]
    }
    if let column = mailbox.column { site.columns[column.offset].kind = .letters }
    _ = place(mailbox, entry, in: &site)
  }

  /// Gives a mailbox its number; nil where there is another of its name.
  private mutating func place(
    _ mailbox: Mailbox, _ entry: ParsedMailbox, in site: inout Site
  ) -> Mailbox.ID? {
    let id = Mailbox.ID(site.mailboxes.count)
    guard names[mailbox.identifier] == nil else {
      reportTwice(mailbox.identifier, at: place(entry.identifier))
      return nil
    }
    names[mailbox.identifier] = id
    identifiers.append(entry.identifier)
    firstNumbers.append(entry.firstNumber)
    site.mailboxes.append(mailbox)
    if let column = mailbox.column { site.mailboxOfColumn[column.offset] = id.index }
    return id
  }

  private mutating func column(
    _ reference: Reference, of entry: ParsedMailbox, in site: inout Site
  ) -> Column.ID? {
    let path = reference.name.split(separator: "/").joined(separator: "/")
    guard !path.isEmpty, let column = folders.columns[path] else {
      diagnostics.report(.unknownColumn(reference, at: place(reference), folders, in: site))
      return nil
    }
    if let other = columns[column] {
      diagnostics.report(
        Diagnostic(
          .invalidValue, at: place(reference),
          Message("两个信箱写了同一个栏目“\(path)”", "two mailboxes have the column “\(path)”"),
          help: Message("一个信箱一个栏目，请改一个", "each has a column of its own; change one"),
          notes: [.init(Message("另一处在这里", "the other one is here"), at: place(other))]))
      return nil
    }
    columns[column] = reference
    switch site.columns[column.offset].kind {
    case .list, .letters: site.columns[column.offset].kind = .letters
    case let kind:
      diagnostics.report(
        Diagnostic(
          .invalidValue, at: place(reference),
          Message(
            "栏目“\(path)”写了 kind: \(kind.rawValue)，不能作信箱",
            "the column “\(path)” has `kind: \(kind.rawValue)` and cannot be a mailbox"),
          help: Message("请改成 kind: letters", "write `kind: letters`")))
      return nil
    }
    return column
  }

  // MARK: What people must find

  private func checkContact(_ mailbox: Mailbox, _ entry: ParsedMailbox, in site: Site) {
    guard mailbox.kind == .letters else { return }
    let owner = mailbox.owner.map { site.units[$0.offset] }
    let isReachable =
      ![mailbox.phone, mailbox.email, mailbox.address].allSatisfy(\.isEmpty)
      || owner.map { !$0.phone.isEmpty || !$0.email.isEmpty || !$0.address.isEmpty } ?? false
    guard !isReachable else { return }
    diagnostics.report(
      Diagnostic(
        .mailboxWithoutContact, at: place(entry.identifier),
        Message(
          "信箱“\(mailbox.name)”没有写信怎样来", "nobody can tell how to write to “\(mailbox.name)”"),
        help: Message(
          "请写 phone、email、address 中的至少一项，或者在名册里写上负责单位的",
          "give `phone`, `email` or `address`, here or with its owner among the units")))
  }

  /// Reports columns that shall show letters and have no mailbox, nor one directly below.
  private func checkColumns(in site: Site) {
    guard parsed.mailboxes.isWhole else { return }
    var hasBoxBelow = Set(
      site.mailboxes.compactMap { $0.column }.compactMap {
        site.columns[$0.offset].parent
      })
    hasBoxBelow.formUnion(site.mailboxes.compactMap(\.column))
    for (index, column) in site.columns.enumerated()
    where column.kind == .letters && !hasBoxBelow.contains(Column.ID(index)) {
      guard let file = column.file else { continue }
      let path = path(of: Column.ID(index))
      diagnostics.report(
        Diagnostic(
          .unknownMailbox, at: locator.location(ofKey: "kind", in: file),
          Message("没有哪个信箱的栏目是“\(path)”", "no mailbox has the column “\(path)”"),
          help: Message(
            "请在 \(mailboxesPath) 里登记信箱，写 column = \"\(path)\"",
            "enter the mailbox in \(mailboxesPath), with column = \"\(path)\"")))
    }
  }
}
