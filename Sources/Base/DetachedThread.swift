import Glibc

/// A thread that runs to the end of the process.
public enum DetachedThread {
  /// Texts are read by recursion: as deep as on the main thread of a build.
  private static let stackBytes = 16 << 20

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread; false where the system has none to give.
  public static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackBytes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let body = Unmanaged.passRetained(Body(run))
    var thread: pthread_t = 0
    let error = pthread_create(
      &thread, &attributes,
      { body in
        guard let body else { return nil }
        Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
        return nil
      }, body.toOpaque())
    if error != 0 { body.release() }
    return error == 0
  }
}
