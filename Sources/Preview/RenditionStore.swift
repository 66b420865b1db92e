import Base
import Dispatch
import Files
import RedSiteGen
import Synchronization

/// The sizes of pictures for a preview: taken from the last build where that has them, else made
/// when they are asked for, on threads of their own, so that no page waits for a picture.
final class RenditionStore: Sendable {
  private let published: String
  private let state = Mutex(State())
  private let count = DispatchSemaphore(value: 0)

  /// What is kept of what was made, in bytes.
  private static let mostBytes = 128 << 20
  /// As many as leave a core for pages where there are some.
  private static let threads = 2

  private struct State {
    var kept: [String: [UInt8]] = [:]
    var keptBytes = 0
    var waiting: [String: [CheckedContinuation<[UInt8]?, Never>]] = [:]
    var requests: [Rendition] = []
    var threads = 0
  }

  /// - Parameter published: the folder that a build publishes to.
  init(published: String) { self.published = published }

  /// The bytes of a rendition; nil where its picture is broken.
  func bytes(of rendition: Rendition) async -> [UInt8]? {
    if let kept = state.withLock({ $0.kept[rendition.path] }) ?? publishedBytes(of: rendition) {
      return kept
    }
    return await withCheckedContinuation { continuation in
      let needsThread = state.withLock { state in
        let isAsked = state.waiting[rendition.path] != nil
        state.waiting[rendition.path, default: []].append(continuation)
        if isAsked { return false }
        state.requests.append(rendition)
        guard state.threads < Self.threads else { return false }
        state.threads += 1
        return true
      }
      count.signal()
      if needsThread, !DetachedThread.start({ self.work() }) {
        state.withLock { $0.threads -= 1 }
        // Without a thread it is made here, late rather than never.
        if state.withLock({ $0.threads }) == 0 { makeNext() }
      }
    }
  }

  private func publishedBytes(of rendition: Rendition) -> [UInt8]? {
    var buffer = ByteBuffer()
    let place = FilePlace(rendition.path, below: published)
    guard (try? readFile(place, limit: Limits.assetBytes, into: &buffer)) != nil else { return nil }
    return buffer.makeArray()
  }

  private func work() {
    while true {
      count.wait()
      makeNext()
    }
  }

  private func makeNext() {
    guard
      let rendition = state.withLock({ $0.requests.isEmpty ? nil : $0.requests.removeFirst() })
    else { return }
    let made = rendition.make()
    let waiting = state.withLock { state in
      if let made {
        if state.keptBytes + made.count > Self.mostBytes {
          state.kept = [:]
          state.keptBytes = 0
        }
        state.kept[rendition.path] = made
        state.keptBytes += made.count
      }
      return state.waiting.removeValue(forKey: rendition.path) ?? []
    }
    for continuation in waiting { continuation.resume(returning: made) }
  }
}
