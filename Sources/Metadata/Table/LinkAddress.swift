/// An address in front matter or a data file.
package enum LinkAddress {
  /// A complete address of another site.
  case web(Located<String>)
  /// A path of this site, to be resolved once all of it is known.
  case path(Located<String>)

  /// The address as written.
  package var text: String {
    switch self {
    case .web(let address), .path(let address): address.value
    }
  }
}
