import SiteModel

/// Whether readers get a file as it lies in `content/` or `static/`, with all that is in it.
///
/// A picture that a page shows in other sizes does not go out itself; whatever a text links to, an
/// attachment, and every picture while pages show pictures as they are, does.
///
/// - Parameters:
///   - file: a file that is only copied.
///   - site: the site.
/// - Returns: whether they do.
func goesOutAsItIs(_ file: SourceFile.ID, in site: Site) -> Bool { true }
