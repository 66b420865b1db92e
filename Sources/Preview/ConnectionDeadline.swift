import FlyingSocks
import Glibc
import Synchronization

/// Ends a connection whose other end is too slow.
final class ConnectionDeadline: Sendable {
  private let socket: Socket
  private let state: Mutex<(deadline: ContinuousClock.Instant, isOpen: Bool)>

  /// The connection has so long, until it is renewed.
  init(_ socket: Socket, _ duration: Duration) {
    self.socket = socket
    state = Mutex((.now.advanced(by: duration), true))
  }

  /// The connection has so long from now.
  func renew(_ duration: Duration) {
    state.withLock { $0.deadline = .now.advanced(by: duration) }
  }

  /// The connection is about to be closed; its number may be another's from then on.
  func end() { state.withLock { $0.isOpen = false } }

  /// Waits for the deadline, then makes every read and write of the connection fail.
  func watch() async {
    while !Task.isCancelled {
      let deadline = state.withLock { $0.deadline }
      try? await Task.sleep(until: deadline, clock: .continuous)
      let isOver = state.withLock { state in
        guard state.isOpen, state.deadline <= .now else { return !state.isOpen }
        shutdown(socket.file.rawValue, Int32(SHUT_RDWR))
        return true
      }
      if isOver { return }
    }
  }
}
