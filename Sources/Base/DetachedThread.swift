import Glibc

/// A thread that runs to the end of the process.
public enum DetachedThread {
  /// Starts a thread; false where the system has none to give.
  public static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = startThread(run) else { return false }
    pthread_detach(thread)
    return true
  }
}

/// A thread that is waited for.
struct JoinedThread {
  private let thread: pthread_t

  /// Starts a thread; nil where the system has none to give.
  static func start(_ run: @escaping @Sendable () -> Void) -> JoinedThread? {
    startThread(run).map { JoinedThread(thread: $0) }
  }

  /// Waits for its end.
  func join() { pthread_join(thread, nil) }
}

/// Texts are read by recursion: twice as deep as on the main thread of a build.
private let stackBytes = 16 << 20

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func startThread(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setstacksize(&attributes, stackBytes)
  let body = Unmanaged.passRetained(ThreadBody(run))
  var thread: pthread_t = 0
  let error = pthread_create(
    &thread, &attributes,
    { body in
      guard let body else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(body).takeRetainedValue().run()
      return nil
    }, body.toOpaque())
  guard error == 0 else {
    body.release()
    return nil
  }
  return thread
}
