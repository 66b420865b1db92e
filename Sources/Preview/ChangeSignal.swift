/// Tells those who wait that the site changed.
actor ChangeSignal {
  private(set) var version = 0
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextWaiting = 0

  /// The site is another one now.
  func advance() {
    version += 1
    let all = waiting.values
    waiting = [:]
    for continuation in all { continuation.resume() }
  }

  /// Waits for a version other than one that is known, at most so long.
  ///
  /// - Returns: the version there is now.
  func wait(whileVersionIs known: Int, atMost limit: Duration) async -> Int {
    guard version == known else { return version }
    let number = nextWaiting
    nextWaiting += 1
    let timeout = Task {
      try await Task.sleep(for: limit)
      giveUp(number)
    }
    await withCheckedContinuation { waiting[number] = $0 }
    timeout.cancel()
    return version
  }

  private func giveUp(_ number: Int) { waiting.removeValue(forKey: number)?.resume() }
}
