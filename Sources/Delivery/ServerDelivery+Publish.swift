import Base
import Diagnostics
import Publishing

extension ServerDelivery {
  /// Publishes a folder.
  ///
  /// - Parameters:
  ///   - built: the folder.
  ///   - place: the path there.
  ///   - options: how.
  /// - Returns: what it came to.
  /// - Throws: why readers still see what they saw.
  func publish(
    _ built: BuiltFolder, to place: String, _ options: PublicationOptions
  ) throws(DeliveryProblem) -> Publication {
    let state = try open(place, for: options)
    let shown = try shown(state)
    var record = ReleaseRecord(files: built.files, facts: built.facts)
    if let hold = state.hold {
      throw try hold.problem(
        options.isDryRun ? nil : endPeople(in: state, whileHeld: built, options))
    }
    var result = Publication(
      release: "", changes: ReleaseChanges(from: shown?.files, to: built.files),
      fileCount: built.files.count, base: built.facts.base)
    if let current = state.currentRelease, let old = shown?.record, old.showsSame(as: record) {
      result.release = current.name
      if !options.isDryRun {
        result.notes = try endPeople(
          in: state, by: "releases/\(current.name)", old, at: options.now
        ).notes
        if options.holds { try hold(Hold(options.publisher, at: options.now)) }
      }
      return result
    }
    if !options.allowsRemoval, let shown,
      let loss = DeliveryProblem(losing: shown.files.keys, for: built.files.keys)
    {
      throw loss
    }
    record.name = state.freeName(options.release)
    // Their order is that of their times, also where two machines publish whose clocks differ.
    record.time = max(options.now, (state.releases.first?.time ?? 0) + 1)
    record.publisher = options.publisher
    result.release = record.name
    if options.isDryRun { return result }

    try upload(built, record, state, shown, options)
    let former = state.freeName(record.name == "former" ? "former.2" : "former")
    try switchTo(record.name, former: former)
    if state.current == .plainFolder {
      result.notes.append(
        Message(
          "原来的 current 文件夹留在 releases/\(former)",
          "what was in the folder current is kept in releases/\(former)"))
    }
    // Readers have the site: what is tidied up from here on is no reason to call it unpublished.
    do throws(DeliveryProblem) {
      result.notes += try endPeople(
        in: state, by: "releases/\(record.name)", record, at: options.now
      ).notes
      try prune(state, keeping: options.keep)
      if options.holds { try hold(Hold(options.publisher, at: options.now)) }
    } catch {
      result.notes.append(
        Message("新版已经上线；后面的清理没有做完：", "the new release is online; tidying up failed: ")
          .joined(error.message))
    }
    return result
  }

  /// Sends the files, compares them and makes them a release.
  private func upload(
    _ built: BuiltFolder, _ record: ReleaseRecord, _ state: ServerState, _ shown: Shown?,
    _ options: PublicationOptions
  ) throws(DeliveryProblem) {
    let folder = try newFolder(record.name)
    do throws(DeliveryProblem) {
      try files.write(record.text, to: "record/" + ReleaseRecord.fileName)
      try send(
        [files.path + "/record/", built.path + "/"], to: state.base + "/" + folder,
        shown.map { ["--link-dest=\(state.base)/\($0.folder)/"] } ?? [])
      let step = options.verifiesAll ? 1 : max(1, built.files.count / 100)
      let (lines, isDone) = try shell.ask(
        "verify", [folder, "\(built.files.count + 2)", "\(step)"])
      guard isDone else {
        throw DeliveryProblem(
          .system,
          Message(
            "传到 \(reach.description) 的文件和本机的不一样，没有发布",
            "what arrived at \(reach.description) differs from what was sent; nothing was published"
          ),
          help: Message(
            "多半是发布的时候又生成了一次，或磁盘有问题；请再发布一次",
            "most often a build ran meanwhile, or a disk fails; publish again"),
          details: reach.complaints.take() + lines)
      }
      if let shown {
        try carry(
          Self.carried(from: shown, besides: built.files), from: shown.folder, to: folder)
      }
      _ = try shell.perform(
        "finish", [folder, record.name], step: Message("给新版命名", "name the release"))
    } catch {
      _ = try? shell.ask("drop", [folder])
      throw error
    }
  }

  func newFolder(_ name: String) throws(DeliveryProblem) -> String {
    let step = Message("新建文件夹", "make a folder")
    guard let folder = try shell.perform("upload", [name], step: step).last else {
      throw shell.failed(step)
    }
    return folder
  }

  func switchTo(_ name: String, former: String) throws(DeliveryProblem) {
    _ = try shell.perform(
      "switch", [name, former], step: Message("换上新版", "switch to the release"))
  }

  /// Removes the oldest releases; the new one is among those that stay.
  private func prune(
    _ state: ServerState, keeping keep: Int
  ) throws(DeliveryProblem) {
    for release in state.releases.dropFirst(max(keep, 1) - 1) {
      _ = try shell.perform(
        "remove", [release.name], step: Message("删除旧版", "remove an old release"))
    }
  }
}

extension Message {
  /// One text after the other, as it is.
  fileprivate func joined(_ other: Message) -> Message {
    Message(chinese + other.chinese, english + other.english)
  }
}
