import Delivery
import Testing

@Suite struct TargetTests {
  @Test func readsWhatPeopleWrite() throws {
    #expect(try Target("/srv/www/site/") == .folder("/srv/www/site"))
    #expect(try Target(" /srv/党建 站\n") == .folder("/srv/党建 站"))
    guard case .server(let scp, let folder) = try Target("web@www.example.org:/srv/site") else {
      Issue.record("no server")
      return
    }
    #expect(scp.user == "web" && scp.host == "www.example.org" && scp.port == nil)
    #expect(folder == "/srv/site")
    guard case .server(let url, _) = try Target("ssh://web@[2001:db8::1]:2222/srv/site") else {
      Issue.record("no server")
      return
    }
    #expect(url.user == "web" && url.host == "2001:db8::1" && url.port == 2222)
    guard case .server(let plain, let path) = try Target("[::1]:/srv/a:b") else {
      Issue.record("no server")
      return
    }
    #expect(plain.user == nil && plain.host == "::1" && path == "/srv/a:b")
    #expect(try Target("rclone:store:bucket/path/") == .objects("store:bucket/path"))
    #expect(try Target("rclone::local:/srv/x") == .objects(":local:/srv/x"))
  }

  @Test(arguments: [
    "", "  ", "bucket", "site/public", "store/bucket", "rclone:bucket", "rclone:store:",
    "rclone:/srv/x", "rclone:-x:y", "/", "//", "web@host:", "web@host:/", "-oProxyCommand=x:/srv",
    "web@-x:/srv", "ssh://host", "ssh://host:0/srv", "ssh://host:x/srv", "ssh://[::1/srv",
    "ssh://[host]/srv", "host:~/site", "host:-x", "we b@host:/srv", "/srv\n/x", "a;b@host:/srv",
  ]) func refusesWhatIsNoPlace(_ text: String) {
    let problem = #expect(throws: DeliveryProblem.self) { try Target(text) }
    #expect(problem?.kind == .usage)
    #expect(problem?.help != nil)
  }
}
