import Base
import Diagnostics
import Publishing

/// Why something could not be done at the place where the site is published.
package struct DeliveryProblem: Error, Sendable {
  /// Who has to do something about it, as the program's exit status says it.
  package enum Kind: Int32, Sendable {
    /// The content or the settings: nothing changes by trying again.
    case refused = 1
    /// The command line.
    case usage = 64
    /// A file system, here or at the server.
    case system = 74
    /// A network, or somebody else's publication: it may pass next time.
    case passing = 75
  }

  /// Who has to do something about it.
  package let kind: Kind
  /// What happened.
  package let message: Message
  /// What to do about it.
  package var help: Message?
  /// What else there is to say; may be empty.
  package var notes: [Message] = []
  /// What the programs said that were asked, without secrets; may be empty.
  package var details: [String] = []

  /// A problem.
  init(_ kind: Kind, _ message: Message, help: Message? = nil, details: [String] = []) {
    self.kind = kind
    self.message = message
    self.help = help
    self.details = details
  }

  /// Somebody else has not finished publishing in so many seconds.
  static func busy(after seconds: Int) -> DeliveryProblem {
    DeliveryProblem(
      .passing,
      Message(
        "等了 \(seconds) 秒，另一次发布还没有结束",
        "another publication has not ended in \(seconds) seconds"),
      help: Message("没有发布；过一会儿再运行", "nothing was published; try again later"))
  }

  /// A file or folder of this machine that the system refused.
  static func system(_ error: SystemError, _ path: String) -> DeliveryProblem {
    DeliveryProblem(
      .system, Message("\(path)：\(error.chinese)", "\(path): \(error.english)"))
  }

  /// Most pages that readers have would be gone; nil where they would not.
  init?(losing old: some Collection<String>, for new: some Collection<String>) {
    func list(_ paths: some Collection<String>) -> PathList {
      var list = PathList()
      for path in paths { path.withBytes { list.append($0) } }
      return list.sorted()
    }
    guard let loss = PageLoss(from: list(old), to: list(new)) else { return nil }
    self.init(.refused, loss.message, help: loss.help)
    notes = loss.notes.map(\.message)
  }

  /// A program that is not installed here.
  static func missingProgram(_ name: String, package: String) -> DeliveryProblem {
    DeliveryProblem(
      .refused, Message("这台机器没有 \(name)", "this machine has no \(name)"),
      help: Message("请安装：apt-get install \(package)", "install it: apt-get install \(package)"))
  }
}

extension Message {
  /// Somebody else publishes; `who` may be empty.
  static func waiting(for who: String) -> Message {
    Message(
      "另一次发布正在进行（\(who.isEmpty ? "" : "\(who)，")等它结束）",
      "waiting for another publication\(who.isEmpty ? "" : " \(who)")")
  }
}
