import Base
import Diagnostics
import Publishing

extension ServerDelivery {
  /// Goes back to a former release, and keeps others from publishing until somebody says so: the
  /// next hour's build would bring back what was left.
  ///
  /// People of notices that have ended are taken out of it first, and a release of which that cannot
  /// be done, or is not known to be needed, is refused. What no program of before wrote a record of
  /// may be named in full by somebody who has looked at it.
  func rollBack(
    to which: String?, at place: String, _ options: PublicationOptions
  ) throws(DeliveryProblem) -> Publication {
    let state = try open(place, for: options)
    let target = try state.release(which)
    guard state.current != .release(target.name) else {
      throw DeliveryProblem(
        .refused,
        Message("现在就是 \(target.name)", "\(target.name) is what readers see already"))
    }
    let shown = try shown(state)
    let newer = shown?.record == nil ? nil : shown
    let ended = try endPeople(
      in: state, by: newer?.folder ?? "", newer?.record ?? ReleaseRecord(), at: options.now)
    if let failure = ended.failures[target.name] { throw failure.keeping(target.name) }
    // As it is after that.
    let record = try record(of: target)
    if target.hasRecord, record == nil { throw Self.unreadable(target.name) }
    let isKnown = record?.knowsPeople ?? false
    guard isKnown || which == target.name else { throw Self.unknown(target.name) }
    if let shown, let record {
      try carry(
        Self.carried(from: shown, besides: record.files), from: shown.folder,
        to: "releases/\(target.name)")
    }
    try switchTo(target.name, former: state.freeName("former"))
    try hold(Hold(options.publisher, at: options.now))
    var result = Publication(
      release: target.name,
      changes: record.map { ReleaseChanges(from: shown?.files, to: $0.files) } ?? ReleaseChanges(),
      fileCount: record?.files.count ?? 0, base: record?.facts.base ?? "", notes: ended.notes)
    if !isKnown { result.notes.append(Self.nobodyKnows(target.name)) }
    return result
  }

  private static func nobodyKnows(_ name: String) -> Message {
    Message(
      "\(name) 没有记录有没有期满公示的名单",
      "\(name) has no record of whether it shows people of a notice that has ended")
  }

  private static func unknown(_ name: String) -> DeliveryProblem {
    DeliveryProblem(
      .refused, nobodyKnows(name),
      help: Message(
        "看过以后，写全名称来退回：redsite publish rollback \(name)",
        "look at it, then name it: redsite publish rollback \(name)"))
  }

  private static func unreadable(_ name: String) -> DeliveryProblem {
    DeliveryProblem(
      .refused,
      Message(
        "\(name) 的记录读不了，不知道有没有期满公示的名单，没有退回",
        "the record of \(name) cannot be read, and nobody knows whether it shows people of a notice "
          + "that has ended; nothing was changed"),
      help: Message(
        "请退回到别的一版；或检出那次提交，重新生成再发布",
        "go back to another release; or check out that commit, build and publish it"))
  }
}
