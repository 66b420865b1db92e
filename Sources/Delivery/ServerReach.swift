import Base
import ChildProcesses
import Diagnostics
import Glibc

/// How a server is reached: the words with which a shell is started and files are sent there.
struct ServerReach {
  /// The words that start a shell there.
  let shell: [String]
  /// What rsync has to be told besides the files.
  let transport: [String]
  /// What stands before a path there, for rsync.
  let host: String
  /// The account and machine, or the folder, as messages name it.
  let description: String
  /// What the programs complain of.
  let complaints: Complaints
  private let address: ServerAddress?

  /// This machine itself.
  init(folder: String, complaints: Complaints) {
    shell = ["/bin/sh", "-s"]
    transport = []
    host = ""
    description = folder
    address = nil
    self.complaints = complaints
  }

  /// A server.
  ///
  /// Nobody is asked anything: without a terminal the question would never be answered. A server
  /// that is not known is refused, as it could be anybody; the answers of the user's own
  /// configuration, as a proxy on the way, hold.
  init(
    _ address: ServerAddress, login: ServerLogin, complaints: Complaints
  ) throws(DeliveryProblem) {
    guard let ssh = ProgramPath.find("ssh") else {
      throw .missingProgram("ssh", package: "openssh-client")
    }
    var words = [
      ssh, "-T", "-x", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o",
      "ConnectTimeout=30", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4", "-o",
      "ClearAllForwardings=yes",
    ]
    if let port = address.port { words += ["-p", "\(port)"] }
    words += login.options
    transport = ["-e", words.map(Self.rsyncWord).joined(separator: " ")]
    // The account is a word of its own, as a name may have a backslash or an @.
    let account = address.user.map { ["-l", $0] } ?? []
    shell = words + account + ["--", address.host, "sh -s"]
    host = (address.user.map { $0 + "@" } ?? "") + address.hostInBrackets + ":"
    description = address.description
    self.address = address
    self.complaints = complaints
  }

  /// A word of a command as rsync takes it apart: only quotes have a meaning, doubled within their
  /// like.
  private static func rsyncWord(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { $0 != 0x20 && $0 != 0x22 && $0 != 0x27 }
    return isPlain ? word : "'" + word.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }

  /// What a connection that ended, or never was, comes down to; `status` is that of rsync, nil for
  /// the shell.
  func problem(status: Int32?) -> DeliveryProblem {
    let details = complaints.take()
    let said = details.joined(separator: "\n")
    func isSaid(_ words: String...) -> Bool { words.contains { said.contains($0) } }
    guard let address else {
      return DeliveryProblem(
        .system, Message("\(description)：没有写成", "\(description): writing failed"),
        help: Self.disk, details: details)
    }
    if isSaid("has changed and you have requested strict checking") {
      return DeliveryProblem(
        .refused,
        Message(
          "\(description) 的公钥和记下的不一样", "the key of \(description) is not the one on record"),
        help: Message(
          "请向服务器的管理员核对：确实换了，就把新的公钥放进 SSH_KNOWN_HOSTS；没有换，连到的就不是它",
          "ask the server's administrator: if it did change, put the new one into SSH_KNOWN_HOSTS; "
            + "if it did not, this is another machine"),
        details: details)
    }
    if isSaid("Host key verification failed", "No ED25519 host key is known", "host key is known") {
      let scan = "ssh-keyscan" + (address.port.map { " -p \($0)" } ?? "") + " \(address.host)"
      return DeliveryProblem(
        .refused,
        Message("不认识服务器 \(description)", "the server \(description) is not known"),
        help: Message(
          "在可信的网络里运行 \(scan)，核对后把结果放进变量 SSH_KNOWN_HOSTS",
          "run \(scan) in a network you trust, compare it, and put it into the variable SSH_KNOWN_HOSTS"
        ),
        details: details)
    }
    if isSaid("Permission denied", "Too many authentication failures", "error in libcrypto") {
      return DeliveryProblem(
        .refused,
        Message("\(description) 不接受登录", "\(description) does not let us in"),
        help: Message(
          "请看 SSH_KEY 的公钥是不是在服务器的 ~/.ssh/authorized_keys 里，用户名对不对",
          "see whether the public key of SSH_KEY is in ~/.ssh/authorized_keys there, and the account"
        ),
        details: details)
    }
    if isSaid("No space left", "Disk quota exceeded", "Read-only file system")
      || status == 11 || status == 23
    {
      return DeliveryProblem(
        .system, Message("\(description)：没有写成", "\(description): writing failed"),
        help: Self.disk, details: details)
    }
    if isSaid("is your shell clean") {
      return DeliveryProblem(
        .refused,
        Message(
          "\(description) 登录时先输出了别的文字，rsync 认不出来",
          "\(description) prints something of its own first, which rsync cannot read"),
        help: Message(
          "请把那个账号 ~/.bashrc 里的 echo 一类删去，或只在交互登录时运行",
          "take echo and the like out of that account's ~/.bashrc, or run it for terminals only"),
        details: details)
    }
    if isSaid("rsync: command not found", "rsync: not found") {
      return DeliveryProblem(
        .refused, Message("\(description) 上没有 rsync", "\(description) has no rsync"),
        help: Message("在服务器上安装：apt-get install rsync", "install it there: apt-get install rsync"))
    }
    return DeliveryProblem(
      .passing,
      Message("和 \(description) 的连接断了，或没有连上", "the connection to \(description) was lost"),
      help: Message(
        "没有发布；多半是网络的原因，过一会儿再运行", "nothing was published; most often it is the network"),
      details: details)
  }

  private static let disk = Message(
    "请看磁盘是不是满了、有没有写的权限；读者看到的网站没有改动",
    "see whether the disk is full and may be written to; readers see what they saw")
}
