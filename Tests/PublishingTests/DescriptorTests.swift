import Base
import Files
import Glibc
import Testing

@testable import RedSiteGen

@Suite struct DescriptorTests {
  let site = PublishSite()

  /// The error of opening `path` below the site, by the kernel's one call or by plain ones.
  private func error(opening path: String, byWalking: Bool) throws -> Int32? {
    let root = try Descriptor(path: site.root, O_RDONLY | O_DIRECTORY)
    do throws(SystemError) {
      try path.withBytes { (path) throws(SystemError) in
        _ =
          byWalking
          ? try root.openBelowByWalking(path, O_RDONLY) : try root.openBelow(path, O_RDONLY)
      }
    } catch { return error.number }
    return nil
  }

  @Test(arguments: [true, false]) func pathsAreOpenedWithoutLinks(byWalking: Bool) throws {
    site.write("a/b/c.html", "页")
    site.link("a/link", to: "b")
    site.link("a/b/link.html", to: "c.html")
    site.link("outside", to: "/etc")
    #expect(try error(opening: "a/b/c.html", byWalking: byWalking) == nil)
    #expect(try error(opening: "a/b", byWalking: byWalking) == nil)
    #expect(try error(opening: "a/none/c.html", byWalking: byWalking) == ENOENT)
    #expect(try error(opening: "a/b/link.html", byWalking: byWalking) == ELOOP)
    for path in ["a/link/c.html", "outside/passwd"] {
      let error = try #require(try error(opening: path, byWalking: byWalking))
      #expect([ELOOP, ENOTDIR].contains(error))
    }
  }
}
