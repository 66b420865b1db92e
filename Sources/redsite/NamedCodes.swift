import ArgumentParser
import Base
import Diagnostics

/// Codes as people type them, also in the brackets in which messages show them.
struct NamedCodes {
  /// The codes.
  let codes: [DiagnosticCode]

  /// Reads names with commas between them.
  init(_ names: String) throws {
    codes = try names.split { ",，、 ".contains($0) }.map { name in
      let plain = name.lowercased().filter { $0 != "[" && $0 != "]" }
      guard let code = DiagnosticCode(name: plain) else { throw Self.unknown(String(name)) }
      return code
    }
  }

  private static func unknown(_ name: String) -> ValidationError {
    let unknown = localized("没有代码“\(name)”", "there is no code “\(name)”")
    let nearest = nearestName(to: name, among: DiagnosticCode.allCases.map(\.name))
    guard let nearest else {
      return ValidationError(
        unknown + localized("；redsite explain 列出全部代码", "; `redsite explain` lists all of them"))
    }
    return ValidationError(
      unknown + localized("，是不是“\(nearest)”？", "; did you mean “\(nearest)”?"))
  }
}
