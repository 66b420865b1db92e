import Base
import Diagnostics
import Publishing

/// What became of the people of notices that have ended.
struct EndedPeople {
  /// How many pages of what readers see were replaced or removed.
  var pages = 0
  /// Why they are still in some releases, by the names of these.
  var failures: [String: DeliveryProblem] = [:]

  /// What is to be said of releases that readers do not see.
  var notes: [Message] {
    failures.sorted { $0.key < $1.key }.map { $1.keeping($0).message }
  }
}

extension DeliveryProblem {
  /// The problem, of a release that people could not be taken out of.
  func keeping(_ release: String) -> DeliveryProblem {
    var problem = DeliveryProblem(
      kind,
      Message(
        "\(release) 里还有期满公示的名单，移除不了：\(message.chinese)",
        "\(release) still has people of notices that have ended: \(message.english)"),
      help: Message(
        "请把那一版整个删去：releases/\(release)", "remove all of that release: releases/\(release)"))
    problem.details = details
    return problem
  }
}

extension ServerDelivery {
  /// Takes the people of notices that have ended out of all releases: each page is replaced by what
  /// readers see of it later, or goes.
  ///
  /// - Parameters:
  ///   - state: the releases.
  ///   - newer: the folder there that has later pages; empty where there is none.
  ///   - record: what is in it.
  ///   - now: seconds since 1970.
  /// - Returns: what was replaced, and which releases the system there refused to change.
  /// - Throws: what became of the connection.
  func endPeople(
    in state: ServerState, by newer: String, _ record: ReleaseRecord, at now: Int64
  ) throws(DeliveryProblem) -> EndedPeople {
    var ended = EndedPeople()
    for release in state.releases {
      let pages = release.head?.pages(endedBy: now) ?? []
      guard !pages.isEmpty else { continue }
      do throws(DeliveryProblem) {
        try endPeople(on: pages, of: release, at: state.base, by: newer, record, at: now)
        if state.current == .release(release.name) { ended.pages += pages.count }
      } catch {
        // One release that cannot be changed is no reason to leave them in the others.
        guard error.kind == .system else { throw error }
        ended.failures[release.name] = error
      }
    }
    return ended
  }

  private func endPeople(
    on pages: [String], of release: ServerState.Release, at base: String, by newer: String,
    _ record: ReleaseRecord, at now: Int64
  ) throws(DeliveryProblem) {
    let folder = "releases/\(release.name)"
    // Of a record that cannot be read, its first lines still say which pages these are.
    var old = try self.record(of: release)
    let stale = Set(record.pages(endedBy: now))
    for (isNewer, part) in [
      (true, pages.filter { !stale.contains($0) }), (false, pages.filter(stale.contains)),
    ] where !part.isEmpty {
      let forms = part.flatMap(ReleaseRecord.forms)
      _ = try shell.perform(
        "replace", [release.name, isNewer ? newer : ""] + forms + ["."],
        step: Message("移除期满公示的名单", "remove people of notices that have ended"))
      for form in forms { old?.files[form] = isNewer ? record.files[form] : nil }
    }
    let assets = record.files.keys.filter {
      FingerprintedFiles.isAsset($0) && old?.files[$0] == nil
    }
    if !newer.isEmpty { try carry(assets, from: newer, to: folder) }
    guard var old else { return }
    old.facts.people.removeAll { pages.contains($0.path) }
    try write(old, to: base + "/" + folder)
  }

  /// Sends the pages alone that no longer show people: a hold does not keep those online.
  ///
  /// - Throws: also where what readers see could not be changed.
  func endPeople(
    in state: ServerState, whileHeld built: BuiltFolder, _ options: PublicationOptions
  ) throws(DeliveryProblem) -> EndedPeople {
    let pages = Set(state.releases.flatMap { $0.head?.pages(endedBy: options.now) ?? [] })
    guard !pages.isEmpty else { return EndedPeople() }
    let forms = pages.flatMap(ReleaseRecord.forms).filter { built.files[$0] != nil }
    let names = forms + built.files.keys.filter(FingerprintedFiles.isAsset)
    let folder = try newFolder("people")
    let list = try files.write(names.map { $0 + "\0" }.joined(), to: "names")
    try send(
      [built.path + "/"], to: state.base + "/" + folder,
      ["--from0", "--files-from=\(list)"])
    let record = ReleaseRecord(files: built.files, facts: built.facts)
    let ended = try endPeople(in: state, by: folder, record, at: options.now)
    _ = try shell.ask("drop", [folder])
    if let current = state.currentRelease, let failure = ended.failures[current.name] {
      throw failure.keeping(current.name)
    }
    return ended
  }
}
