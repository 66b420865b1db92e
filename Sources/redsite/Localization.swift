import ArgumentParser
import Base
import Diagnostics
import Glibc
import RedSiteGen

/// The language to speak: `--lang`, else Chinese where the locale is Chinese, else English.
///
/// Read from the command line before it is parsed, so that help is in the same language.
let language: Language = {
  let arguments = ProgramArguments.all
  for (index, argument) in arguments.enumerated() {
    if argument == "--lang", index + 1 < arguments.count,
      let named = Language(rawValue: arguments[index + 1])
    {
      return named
    }
    if argument.hasPrefix("--lang="), let named = Language(rawValue: String(argument.dropFirst(7)))
    {
      return named
    }
  }
  // The order in which POSIX (XBD §8.2) reads the locale of messages.
  for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
    guard let value = environmentVariable(name), !value.isEmpty else { continue }
    return value.hasPrefix("zh") ? .chinese : .english
  }
  return .english
}()

/// What the program was started with, without the language it is to speak: every command takes
/// one, before and after its name, also those that print nothing but help.
func argumentsWithoutLanguage() -> [String] {
  var rest: [String] = []
  var arguments = ProgramArguments.all.dropFirst()
  while let argument = arguments.popFirst() {
    if argument == "--" { return rest + [argument] + arguments }
    if argument == "--lang", arguments.first.flatMap(Language.init(rawValue:)) != nil {
      arguments.removeFirst()
    } else if !argument.hasPrefix("--lang=")
      || Language(rawValue: String(argument.dropFirst(7))) == nil
    {
      rest.append(argument)
    }
  }
  return rest
}

/// Whether the command line names the language.
var isLanguageNamed: Bool { argumentsWithoutLanguage().count + 1 < ProgramArguments.all.count }

/// The text in the language to speak.
func localized(_ chinese: String, _ english: String) -> String {
  Message(chinese, english).text(in: language)
}

extension Language: ExpressibleByArgument {}
extension DiagnosticFormat: ExpressibleByArgument {}
