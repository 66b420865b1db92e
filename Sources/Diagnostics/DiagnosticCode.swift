/// The stable, kebab-case names of everything that can be wrong.
///
/// A name never changes its meaning; scripts and people rely on it.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  // The site as a whole
  case siteNotFound = "site-not-found"
  case unknownPreset = "unknown-preset"
  case targetNotEmpty = "target-not-empty"
  case fileExists = "file-exists"
  case themeNotFound = "theme-not-found"
  case unsupportedZone = "unsupported-zone"
  case invalidValue = "invalid-value"

  // Files
  case unreadableFile = "unreadable-file"
  case fileTooLarge = "file-too-large"
  case notARegularFile = "not-a-regular-file"
  case unusableFileName = "unusable-file-name"
  case notUTF8 = "not-utf8"
  case nulByte = "nul-byte"
  case forbiddenCharacter = "forbidden-character"
  case invisibleCharacter = "invisible-character"
  case conflictMarker = "conflict-marker"
  case lfsPointer = "lfs-pointer"
  case attachmentNotAllowed = "attachment-not-allowed"
  case attachmentTypeMismatch = "attachment-type-mismatch"
  case imageTooLarge = "image-too-large"
  case noContent = "no-content"
  case missingColumnIndex = "missing-column-index"
  case fileOutsideColumn = "file-outside-column"
  case nestedSubsite = "nested-subsite"

  // Front matter, site.toml and data files
  case missingFrontMatter = "missing-front-matter"
  case unclosedFrontMatter = "unclosed-front-matter"
  case yamlSyntax = "yaml-syntax"
  case yamlFeature = "yaml-feature"
  case tomlSyntax = "toml-syntax"
  case frontMatterTooLarge = "front-matter-too-large"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case dateFormat = "date-format"
  case dateOutOfRange = "date-out-of-range"

  // References
  case unknownColumn = "unknown-column"
  case unknownTopic = "unknown-topic"
  case unknownUnit = "unknown-unit"
  case unknownContributor = "unknown-contributor"
  case unknownLinkGroup = "unknown-link-group"
  case differentSpelling = "different-spelling"
  case missingAttachment = "missing-attachment"
  case missingImage = "missing-image"
  case brokenLink = "broken-link"
  case linkDiffersInCase = "link-differs-in-case"
  case missingHeading = "missing-heading"
  case linkToHiddenArticle = "link-to-hidden-article"
  case duplicateIdentifier = "duplicate-identifier"
  case unitCycle = "unit-cycle"
  case csvSyntax = "csv-syntax"
  case twoRegisters = "two-registers"
  case foreignColumn = "foreign-column"
  case unknownAuthor = "unknown-author"
  case staleOwners = "stale-owners"

  // Articles of other sites
  case aggregateNotFetched = "aggregate-not-fetched"
  case aggregateUnreadable = "aggregate-unreadable"
  case aggregateItem = "aggregate-item"
  case aggregateHost = "aggregate-host"
  case aggregateEveryHost = "aggregate-every-host"
  case fetchFailed = "fetch-failed"

  // Articles of an old site
  case importedAsDraft = "imported-as-draft"

  // What the rules for such sites ask for
  case missingMandatory = "missing-mandatory"
  case unknownColumnType = "unknown-column-type"
  case documentNumber = "document-number"
  case documentDate = "document-date"

  // External links
  case deadLink = "dead-link"
  case movedLink = "moved-link"
  case unverifiedLink = "unverified-link"
  case noBackLink = "no-back-link"
  case unapprovedHost = "unapproved-host"
  case missingProgram = "missing-program"

  // URLs
  case duplicateURL = "duplicate-url"
  case invalidURL = "invalid-url"
  case invalidPermalink = "invalid-permalink"
  case invalidLockLine = "invalid-lock-line"

  // Markdown
  case markdownLimit = "markdown-limit"
  case unsafeLink = "unsafe-link"
  case rawHTML = "raw-html"
  case externalImage = "external-image"
  case emptyLink = "empty-link"
  case missingDescription = "missing-description"
  case emptyBody = "empty-body"

  // Writing habits of Chinese text
  case wideIndent = "wide-indent"
  case indentedParagraph = "indented-paragraph"
  case joinedParagraphs = "joined-paragraphs"
  case headingSpace = "heading-space"
  case wideMark = "wide-mark"
  case linkForm = "link-form"
  case pastedTable = "pasted-table"
  case titleForm = "title-form"

  // Templates
  case templateSyntax = "template-syntax"
  case unknownName = "unknown-name"
  case unknownAttribute = "unknown-attribute"
  case unknownFilter = "unknown-filter"
  case unknownTest = "unknown-test"
  case unknownBlock = "unknown-block"
  case wrongArguments = "wrong-arguments"
  case missingTemplate = "missing-template"
  case templateCycle = "template-cycle"
  case templateStepLimit = "template-step-limit"
  case templateRuntime = "template-runtime"
  case assetLink = "asset-link"
  case pageLacks = "page-lacks"

  // JSON data for trials of templates
  case jsonSyntax = "json-syntax"

  // Publishing
  case outputNotOurs = "output-not-ours"
  case outputOverlapsSite = "output-overlaps-site"
  case outputFileNotOurs = "output-file-not-ours"
  case buildInProgress = "build-in-progress"
  case pagesLost = "pages-lost"
  case fileSystem = "file-system"
  case leftoverFolder = "leftover-folder"
  case noAtomicSwap = "no-atomic-swap"

  /// How much a problem of this kind matters unless the place says otherwise.
  package var severity: Severity {
    switch self {
    case .invisibleCharacter, .rawHTML, .externalImage, .documentNumber, .documentDate, .deadLink,
      .noBackLink,
      .unknownAuthor,
      .aggregateNotFetched, .aggregateUnreadable, .aggregateItem, .aggregateHost,
      .aggregateEveryHost, .importedAsDraft,
      .differentSpelling, .leftoverFolder, .emptyLink, .missingDescription, .emptyBody,
      .wideIndent, .indentedParagraph, .joinedParagraphs, .headingSpace, .wideMark, .linkForm,
      .pastedTable, .titleForm:
      .warning
    case .movedLink, .unverifiedLink, .noAtomicSwap: .note
    default: .error
    }
  }
}
