import Base
import Diagnostics
import Files
import RedSiteGen
import SiteModel

extension ForeignSiteWriter {
  // MARK: The check

  /// Sees to it that nothing that was written keeps the site from being built.
  ///
  /// What a check finds wrong is written without it: a key, a file, at last links; an article that
  /// still has an error is taken out again and listed.
  mutating func check(_ plans: [Plan], sections: Set<String>) {
    var byPath: [String: Plan] = [:]
    for plan in plans where plan.isWritten {
      byPath["content/\(plan.path).md"] = plan
      for copy in plan.copies.keys { byPath[copy] = plan }
    }
    for round in 0..<8 {
      let report = target.check()
      var changed: [ObjectIdentifier: Plan] = [:]
      var removed: [(Plan, Message)] = []
      var isOfColumn = false
      for diagnostic in report where diagnostic.severity == .error {
        if dropIntroduction(diagnostic.location.path, Self.reason(diagnostic)) {
          isOfColumn = true
          continue
        }
        // Of two that claim one place, the other may be ours.
        let places = [diagnostic.location] + diagnostic.notes.compactMap(\.location)
        guard let place = places.first(where: { byPath[$0.path]?.isWritten ?? false }),
          let plan = byPath[place.path],
          // The same is found once more with drafts; the next round tells whether this was enough.
          changed[ObjectIdentifier(plan)] == nil
        else { continue }
        if mend(plan, diagnostic, place, round) {
          changed[ObjectIdentifier(plan)] = plan
        } else {
          removed.append((plan, Self.reason(diagnostic)))
        }
      }
      guard !changed.isEmpty || !removed.isEmpty || isOfColumn else { return }
      for (plan, why) in removed where plan.isWritten { leaveOut(plan, why) }
      // Links to what was taken out lead nowhere now; whoever has them is written anew.
      let rewritten = removed.isEmpty ? Array(changed.values) : plans.filter(\.isWritten)
      for plan in rewritten where plan.isWritten {
        target.files.remove("content/\(plan.path).md")
        for copy in plan.copies.keys { target.files.remove(copy) }
        plan.isWritten = false
        write(plan)
        for copy in plan.copies.keys { byPath[copy] = plan }
      }
    }
  }

  private static func reason(_ diagnostic: Diagnostic) -> Message {
    Message(
      "[\(diagnostic.code.name)] " + diagnostic.shownMessage(in: .chinese),
      "[\(diagnostic.code.name)] " + diagnostic.shownMessage(in: .english))
  }

  /// Notes what is not to be written of an article.
  ///
  /// - Returns: false where nothing of it can be left out to mend it.
  func mend(_ plan: Plan, _ diagnostic: Diagnostic, _ place: SourceLocation, _ round: Int)
    -> Bool
  {
    if let source = plan.copies[place.path] {
      return plan.droppedFiles.insert(source).inserted
    }
    guard round < 6 else { return false }
    if [.brokenPicture, .unsupportedPicture].contains(diagnostic.code) {
      // The place is where the picture is shown; which one it is stands in the words.
      let words = diagnostic.shownMessage(in: .chinese)
      for (copy, source) in plan.copies where words.contains("“\(ContentPath.name(of: copy))”") {
        return plan.droppedFiles.insert(source).inserted
      }
    }
    if diagnostic.code == .duplicateURL, !plan.article.redirects.isEmpty,
      plan.droppedKeys.insert("aliases").inserted
    {
      for address in plan.article.redirects {
        list.add(
          .address, address, of: plan.article.origin,
          why: Message("网站里已经有这个网址", "the site has that address already"))
      }
      return true
    }
    let excerpt = place.excerpt.trimmed
    if let colon = excerpt.firstIndex(of: ":") {
      let key = excerpt[..<colon].trimmed
      if Self.optionalKeys.contains(key), place.line < 40, plan.droppedKeys.insert(key).inserted {
        let kind: ImportLoss.Kind = key == "aliases" ? .address : .setting
        list.add(
          kind, excerpt, of: plan.article.origin,
          why: Message(diagnostic.shownMessage(in: .chinese), diagnostic.shownMessage(in: .english))
        )
        return true
      }
    }
    let ofLinks: Set<DiagnosticCode> = [.brokenLink, .unsafeLink]
    if ofLinks.contains(diagnostic.code), plan.keepsLinks {
      plan.keepsLinks = false
      return true
    }
    return false
  }

  static let optionalKeys: Set<String> = [
    "subtitle", "updated", "expires", "author", "source", "source_url", "editor", "summary",
    "image", "pinned", "keywords", "columns", "aliases",
  ]
}
