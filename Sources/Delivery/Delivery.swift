import Base
import ChildProcesses
import Diagnostics
import Publishing

/// 发布到服务器, the entrance to this room: carries what was built to where readers see it.
package struct Delivery {
  /// Where to.
  package let target: Target
  private let credentials: Credentials
  private let hear: (Message) -> Void

  /// A place to publish to.
  ///
  /// - Parameters:
  ///   - target: the place.
  ///   - credentials: how it is entered.
  ///   - hear: receives what is to be said on the way.
  package init(
    to target: Target, _ credentials: Credentials = Credentials(),
    hear: @escaping (Message) -> Void = { _ in }
  ) {
    self.target = target
    self.credentials = credentials
    self.hear = hear
  }

  /// Publishes a folder; readers see all of it or what they saw.
  package func publish(
    _ built: BuiltFolder, _ options: PublicationOptions
  ) throws(DeliveryProblem) -> Publication {
    let ended = built.facts.people.filter { $0.end <= options.now }.map(\.path)
    guard ended.isEmpty else {
      let names = Message.names(ended)
      throw DeliveryProblem(
        .refused,
        Message(
          "\(built.path) 里还有期满公示的名单：\(names.chinese)",
          "\(built.path) still shows people of notices that have ended: \(names.english)"),
        help: Message("它是以前生成的；请重新生成", "it was built before that; build again"))
    }
    return try enter(
      server: { (server, place) throws(DeliveryProblem) in
        try server.publish(built, to: place, options)
      },
      objects: { (store) throws(DeliveryProblem) in try store.publish(built, options) })
  }

  /// Goes back to a former release: `which` is how many releases back, or a name; the one before
  /// unless given.
  package func rollBack(
    to which: String?, _ options: PublicationOptions
  ) throws(DeliveryProblem) -> Publication {
    try enter(
      server: { (server, place) throws(DeliveryProblem) in
        try server.rollBack(to: which, at: place, options)
      }, objects: Self.refuse)
  }

  /// The releases that are there.
  package func releases() throws(DeliveryProblem) -> ServerState {
    try enter(
      server: { (server, place) throws(DeliveryProblem) in try server.open(place, for: nil) },
      objects: { (store) throws(DeliveryProblem) in ServerState(try store.record()) })
  }

  /// Keeps others from publishing, or no longer where it is not to be on.
  package func hold(_ isOn: Bool, _ options: PublicationOptions) throws(DeliveryProblem) {
    let hold = isOn ? Hold(options.publisher, at: options.now) : nil
    return try enter(
      server: { (server, place) throws(DeliveryProblem) in
        _ = try server.open(place, for: options)
        try server.hold(hold)
      },
      objects: { (store) throws(DeliveryProblem) in try store.hold(hold, options) })
  }

  private static func refuse<Result>(_ store: ObjectDelivery) throws(DeliveryProblem) -> Result {
    throw DeliveryProblem(
      .refused,
      Message(
        "对象存储只有现在这一版，没有可以退回的", "an object store has one release only, none to go back to"),
      help: Message(
        "检出以前的提交，生成后再发布；或者打开桶的版本管理，在那里恢复",
        "check out an earlier commit, build and publish it; or restore the bucket's own versions"))
  }

  /// Does something at the target, with a private folder that goes away whatever happens.
  private func enter<Result>(
    server: (ServerDelivery, String) throws(DeliveryProblem) -> Result,
    objects: (ObjectDelivery) throws(DeliveryProblem) -> Result
  ) throws(DeliveryProblem) -> Result {
    let folder: TemporaryFolder
    do throws(SystemError) { folder = try TemporaryFolder() } catch {
      throw .system(error, "TMPDIR")
    }
    let files = PrivateFolder(path: folder.path)
    do throws(DeliveryProblem) {
      let result: Result
      switch target {
      case .objects(let remote):
        result = try objects(
          ObjectDelivery(remote, configuration: credentials.rcloneConfiguration, files, hear: hear))
      case .folder(let place):
        let reach = ServerReach(folder: place, complaints: try Complaints(in: files))
        result = try Self.serve(reach, files, place, hear, server)
      case .server(let address, let place):
        let login = try ServerLogin(
          key: credentials.key, knownHosts: credentials.knownHosts, in: files)
        let reach = try ServerReach(address, login: login, complaints: Complaints(in: files))
        result = try Self.serve(reach, files, place, hear, server)
      }
      folder.remove()
      return result
    } catch {
      folder.remove()
      throw error
    }
  }

  private static func serve<Result>(
    _ reach: ServerReach, _ files: PrivateFolder, _ place: String,
    _ hear: @escaping (Message) -> Void,
    _ body: (ServerDelivery, String) throws(DeliveryProblem) -> Result
  ) throws(DeliveryProblem) -> Result {
    try body(ServerDelivery(reach, files, hear: hear), place)
  }
}
