/// Everything that can be wrong: how much it matters, and its stable name.
///
/// A name never changes its meaning; scripts and people rely on it. What it means is said in
/// `Explanations`, above all other rooms, so that a word changed there rebuilds none of them.
package enum DiagnosticCode: CodeDeclaration, Sendable, CaseIterable {
  // The site as a whole
  case siteNotFound = "error: site-not-found"
  case unknownPreset = "error: unknown-preset"
  case targetNotEmpty = "error: target-not-empty"
  case fileExists = "error: file-exists"
  case themeNotFound = "error: theme-not-found"
  case unsupportedZone = "error: unsupported-zone"
  case invalidValue = "error: invalid-value"
  case programVersion = "error: program-version"

  // Files
  case unreadableFile = "error: unreadable-file"
  case fileTooLarge = "error: file-too-large"
  case notARegularFile = "error: not-a-regular-file"
  case unusableFileName = "error: unusable-file-name"
  case notUTF8 = "error: not-utf8"
  case nulByte = "error: nul-byte"
  case forbiddenCharacter = "error: forbidden-character"
  case invisibleCharacter = "warning: invisible-character"
  case conflictMarker = "error: conflict-marker"
  case lfsPointer = "error: lfs-pointer"
  case attachmentNotAllowed = "error: attachment-not-allowed"
  case attachmentTypeMismatch = "error: attachment-type-mismatch"
  case imageTooLarge = "error: image-too-large"
  case largePicture = "warning: large-picture"
  case brokenPicture = "error: broken-picture"
  case unsupportedPicture = "error: unsupported-picture"
  case focusDiffers = "warning: focus-differs"
  case unreferencedFile = "warning: unreferenced-file"
  case misnamedArticle = "warning: misnamed-article"
  case readmeInContent = "warning: readme-in-content"
  case hiddenRootFile = "warning: hidden-root-file"
  case noContent = "error: no-content"
  case notEnoughMemory = "error: not-enough-memory"
  case missingColumnIndex = "error: missing-column-index"
  case fileOutsideColumn = "error: file-outside-column"
  case nestedSubsite = "error: nested-subsite"

  // Front matter, site.toml and data files
  case missingFrontMatter = "error: missing-front-matter"
  case unclosedFrontMatter = "error: unclosed-front-matter"
  case yamlSyntax = "error: yaml-syntax"
  case yamlFeature = "error: yaml-feature"
  case tomlSyntax = "error: toml-syntax"
  case frontMatterTooLarge = "error: front-matter-too-large"
  case duplicateKey = "error: duplicate-key"
  case unknownKey = "error: unknown-key"
  case deprecatedKey = "warning: deprecated-key"
  case missingKey = "error: missing-key"
  case wrongType = "error: wrong-type"
  case dateFormat = "error: date-format"
  case dateOutOfRange = "error: date-out-of-range"

  // References
  case unknownColumn = "error: unknown-column"
  case unknownTopic = "error: unknown-topic"
  case unknownUnit = "error: unknown-unit"
  case unknownContributor = "error: unknown-contributor"
  case unknownLinkGroup = "error: unknown-link-group"
  case differentSpelling = "warning: different-spelling"
  case missingAttachment = "error: missing-attachment"
  case missingImage = "error: missing-image"
  case brokenLink = "error: broken-link"
  case linkDiffersInCase = "error: link-differs-in-case"
  case missingHeading = "error: missing-heading"
  case linkToHiddenArticle = "error: link-to-hidden-article"
  case localPath = "error: local-path"
  case duplicateIdentifier = "error: duplicate-identifier"
  case unitCycle = "error: unit-cycle"
  case csvSyntax = "error: csv-syntax"
  case twoRegisters = "error: two-registers"
  case unknownDataFile = "warning: unknown-data-file"
  case foreignColumn = "error: foreign-column"
  case unknownAuthor = "warning: unknown-author"
  case staleOwners = "error: stale-owners"

  // The working calendar
  case calendarMissing = "error: calendar-missing"
  case calendarOverlap = "error: calendar-overlap"
  case calendarYear = "error: calendar-year"
  case calendarFixedDay = "error: calendar-fixed-day"
  case calendarSum = "warning: calendar-sum"
  case calendarWeekdayWork = "warning: calendar-weekday-work"

  // Reports, and forms with the names of persons
  case reportInsideOutput = "error: report-inside-output"

  // Letters to mailboxes
  case unknownMailbox = "error: unknown-mailbox"
  case mailboxWithoutContact = "warning: mailbox-without-contact"
  case letterMissing = "error: letter-missing"
  case letterNumber = "error: letter-number"
  case letterDate = "error: letter-date"
  case letterDue = "error: letter-due"
  case letterSection = "error: letter-section"
  case letterWithoutAnswer = "error: letter-without-answer"
  case letterSender = "error: letter-sender"
  case letterNotForPublic = "error: letter-not-for-public"
  case invalidExtension = "error: invalid-extension"
  case extensionLate = "error: extension-late"

  // Who sends how much: cadence, points, signed tables
  case missingEventDate = "warning: missing-event-date"
  case eventAfterPublication = "error: event-after-publication"
  case invalidCadence = "error: invalid-cadence"
  case inactiveContributor = "warning: inactive-contributor"
  case inactiveUnit = "warning: inactive-unit"
  case duplicateValue = "error: duplicate-value"
  case invalidPoints = "error: invalid-points"
  case pointsPeriod = "error: points-period"
  case adoptionWithoutProof = "error: adoption-without-proof"
  case adoptionBeforePublication = "warning: adoption-before-publication"
  case notSigned = "error: not-signed"
  case signedRecordChanged = "warning: signed-record-changed"

  // What readers take part in
  case duesRule = "error: dues-rule"
  case quizAnswer = "error: quiz-answer"
  case quizOptions = "error: quiz-options"
  case quizDuplicate = "error: quiz-duplicate"
  case quizTooSmall = "error: quiz-too-small"
  case quizPoints = "note: quiz-points"
  case sumMismatch = "error: sum-mismatch"
  case surveyWithoutFeedback = "warning: survey-without-feedback"
  case voteUnsigned = "error: vote-unsigned"
  case wallUnreviewed = "error: wall-unreviewed"
  case contestScoreMissing = "error: contest-score-missing"
  case contestNotBlind = "error: contest-not-blind"
  case unknownForm = "error: unknown-form"
  case formWithoutNotice = "error: form-without-notice"
  case formClosed = "note: form-closed"
  case missingRecord = "error: missing-record"

  // Special kinds
  case statsCell = "error: stats-cell"
  case statsRule = "error: stats-rule"
  case statsIncomplete = "error: stats-incomplete"
  case sumExplained = "note: sum-explained"
  case honorBelowMinimum = "error: honor-below-minimum"
  case duplicateHonor = "error: duplicate-honor"
  case termOverlap = "error: term-overlap"
  case termGap = "note: term-gap"
  case termSession = "warning: term-session"
  case kindWithoutColumn = "warning: kind-without-column"
  case guideLimit = "error: guide-limit"
  case guideStale = "warning: guide-stale"
  case mentorUnknown = "error: mentor-unknown"
  case mentorNotAllowed = "error: mentor-not-allowed"
  case paperWithoutOpinion = "error: paper-without-opinion"
  case panelWithoutPicture = "error: panel-without-picture"
  case panelNumber = "error: panel-number"
  case emptyHall = "warning: empty-hall"
  case issueGap = "warning: issue-gap"
  case captionsBroken = "error: captions-broken"
  case videoWithoutText = "warning: video-without-text"

  // Articles of other sites
  case aggregateNotFetched = "warning: aggregate-not-fetched"
  case aggregateUnreadable = "warning: aggregate-unreadable"
  case aggregateItem = "warning: aggregate-item"
  case aggregateHost = "warning: aggregate-host"
  case aggregateEveryHost = "warning: aggregate-every-host"
  case aggregateFilter = "warning: aggregate-filter"
  case aggregateShrunk = "warning: aggregate-shrunk"
  case aggregateStale = "warning: aggregate-stale"
  case fetchFailed = "warning: fetch-failed"

  // Articles of an old site
  case importedAsDraft = "warning: imported-as-draft"

  // What the rules for such sites ask for
  case missingMandatory = "error: missing-mandatory"
  case unknownColumnType = "error: unknown-column-type"
  case expiresBeforeDate = "warning: expires-before-date"
  case severalHeadlines = "warning: several-headlines"
  case bareHeadline = "warning: bare-headline"
  case documentNumber = "warning: document-number"
  case documentDate = "warning: document-date"
  case documentHead = "warning: document-head"

  // Public notices
  case noticeFieldMissing = "error: notice-field-missing"
  case noticeFieldNotAllowed = "error: notice-field-not-allowed"
  case noticeWithoutContact = "error: notice-without-contact"
  case noticeTooShort = "error: notice-too-short"
  case noticeEnd = "error: notice-end"
  case noticeDateOrder = "error: notice-date-order"
  case noticeChanged = "error: notice-changed"
  case noticePersonTwice = "error: notice-person-twice"
  case noticeNameInText = "warning: notice-name-in-text"

  // What is not for the public
  case secretMark = "error: secret-mark"
  case restrictedMark = "warning: restricted-mark"
  case idNumber = "error: id-number"
  case idNumberMaskedBadly = "warning: id-number-masked-badly"
  case bankCard = "warning: bank-card"
  case phoneNumber = "warning: phone-number"
  case landline = "warning: landline"
  case emailAddress = "warning: e-mail-address"
  case licencePlate = "warning: licence-plate"
  case photoLocation = "error: photo-location"
  case photoMetadata = "note: photo-metadata"
  case officeAuthor = "warning: office-author"
  case officeChanges = "error: office-changes"
  case officeHidden = "error: office-hidden"
  case officeEmbedded = "warning: office-embedded"
  case pdfMetadata = "warning: pdf-metadata"
  case unreadableAttachment = "warning: unreadable-attachment"
  case staleClearance = "note: stale-clearance"
  case reviewNotAuthorized = "error: review-not-authorized"

  // Who reviewed what, and when it came out
  case reviewMissing = "error: review-missing"
  case reviewSamePerson = "error: review-same-person"
  case reviewOrder = "error: review-order"
  case reviewUnproved = "error: review-unproved"
  case changedAfterReview = "warning: changed-after-review"
  case backdated = "warning: backdated"
  case dateMoved = "warning: date-moved"
  case historyIncomplete = "error: history-incomplete"

  // The words that are used
  case wrongWord = "error: wrong-word"
  case titleMismatch = "warning: title-mismatch"
  case nameSuspect = "warning: name-suspect"

  // External links
  case deadLink = "warning: dead-link"
  case movedLink = "note: moved-link"
  case unverifiedLink = "note: unverified-link"
  case noBackLink = "warning: no-back-link"
  case unapprovedHost = "error: unapproved-host"
  case missingProgram = "error: missing-program"

  // The running server
  case liveUnreachable = "error: live-unreachable"
  case liveCertificate = "error: live-certificate"
  case liveStatus = "error: live-status"
  case liveContent = "error: live-content"
  case liveHeader = "error: live-header"
  case liveTransfer = "error: live-transfer"
  case liveRedirect = "error: live-redirect"
  case liveHidden = "error: live-hidden"

  // URLs
  case duplicateURL = "error: duplicate-url"
  case invalidURL = "error: invalid-url"
  case invalidPermalink = "error: invalid-permalink"
  case invalidLockLine = "error: invalid-lock-line"

  // Markdown
  case markdownLimit = "error: markdown-limit"
  case unsafeLink = "error: unsafe-link"
  case rawHTML = "warning: raw-html"
  case externalImage = "warning: external-image"
  case emptyLink = "warning: empty-link"
  case missingDescription = "warning: missing-description"
  case emptyBody = "warning: empty-body"

  // Writing habits of Chinese text
  case wideIndent = "warning: wide-indent"
  case indentedParagraph = "warning: indented-paragraph"
  case joinedParagraphs = "warning: joined-paragraphs"
  case headingSpace = "warning: heading-space"
  case wideMark = "warning: wide-mark"
  case linkForm = "warning: link-form"
  case pastedTable = "warning: pasted-table"
  case titleForm = "warning: title-form"
  case fencedBlock = "warning: fenced-block"
  case missingSignature = "warning: missing-signature"

  // Templates
  case templateSyntax = "error: template-syntax"
  case unknownName = "error: unknown-name"
  case unknownAttribute = "error: unknown-attribute"
  case unknownFilter = "error: unknown-filter"
  case unknownTest = "error: unknown-test"
  case unknownBlock = "error: unknown-block"
  case wrongArguments = "error: wrong-arguments"
  case missingTemplate = "error: missing-template"
  case templateCycle = "error: template-cycle"
  case templateStepLimit = "error: template-step-limit"
  case templateRuntime = "error: template-runtime"
  case assetLink = "error: asset-link"
  case pageLacks = "error: page-lacks"

  // JSON data for trials of templates
  case jsonSyntax = "error: json-syntax"

  // Publishing
  case outputNotOurs = "error: output-not-ours"
  case outputOverlapsSite = "error: output-overlaps-site"
  case outputFileNotOurs = "error: output-file-not-ours"
  case buildInProgress = "error: build-in-progress"
  case pagesLost = "error: pages-lost"
  case fileSystem = "error: file-system"
  case leftoverFolder = "warning: leftover-folder"
  case noAtomicSwap = "note: no-atomic-swap"
  case hostingLimit = "note: hosting-limit"

  /// The stable name, in kebab case, as messages show it in brackets.
  package var name: String { rawValue.name }

  /// How much a problem of this kind matters unless the place says otherwise.
  package var severity: Severity { rawValue.severity }

  /// The code of that name.
  package init?(name: String) {
    guard let code = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = code
  }
}

/// What the line of a code says: severity and name, as in `warning: raw-html`.
///
/// Read from its bytes each time it is asked: there can be hundreds of thousands of problems, and
/// to take it apart by characters cost a third of a second for 349,266 of them.
package struct CodeDeclaration: Equatable, ExpressibleByStringLiteral {
  /// The text between the quotation marks.
  package let text: String

  /// What stands in the line of a code; a test reads the lines of all of them.
  package init(stringLiteral text: String) { self.text = text }

  var severity: Severity {
    switch text.utf8.first {
    case UInt8(ascii: "w"): .warning
    case UInt8(ascii: "n"): .note
    default: .error
    }
  }

  var name: String {
    let bytes = text.utf8
    let space = bytes.firstIndex(of: UInt8(ascii: " ")) ?? bytes.startIndex
    return String(Substring(bytes[space...].dropFirst()))
  }
}
