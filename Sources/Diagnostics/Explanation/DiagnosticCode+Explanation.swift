extension DiagnosticCode {
  /// What this kind of problem means and how to mend it.
  package var explanation: DiagnosticExplanation {
    switch self {
    case .siteNotFound: .siteNotFound
    case .unknownPreset: .unknownPreset
    case .targetNotEmpty: .targetNotEmpty
    case .fileExists: .fileExists
    case .themeNotFound: .themeNotFound
    case .unsupportedZone: .unsupportedZone
    case .invalidValue: .invalidValue
    case .unreadableFile: .unreadableFile
    case .fileTooLarge: .fileTooLarge
    case .notARegularFile: .notARegularFile
    case .unusableFileName: .unusableFileName
    case .notUTF8: .notUTF8
    case .nulByte: .nulByte
    case .forbiddenCharacter: .forbiddenCharacter
    case .invisibleCharacter: .invisibleCharacter
    case .conflictMarker: .conflictMarker
    case .lfsPointer: .lfsPointer
    case .attachmentNotAllowed: .attachmentNotAllowed
    case .attachmentTypeMismatch: .attachmentTypeMismatch
    case .imageTooLarge: .imageTooLarge
    case .noContent: .noContent
    case .missingColumnIndex: .missingColumnIndex
    case .fileOutsideColumn: .fileOutsideColumn
    case .nestedSubsite: .nestedSubsite
    case .missingFrontMatter: .missingFrontMatter
    case .unclosedFrontMatter: .unclosedFrontMatter
    case .yamlSyntax: .yamlSyntax
    case .yamlFeature: .yamlFeature
    case .tomlSyntax: .tomlSyntax
    case .frontMatterTooLarge: .frontMatterTooLarge
    case .duplicateKey: .duplicateKey
    case .unknownKey: .unknownKey
    case .missingKey: .missingKey
    case .wrongType: .wrongType
    case .dateFormat: .dateFormat
    case .dateOutOfRange: .dateOutOfRange
    case .unknownColumn: .unknownColumn
    case .unknownTopic: .unknownTopic
    case .unknownUnit: .unknownUnit
    case .unknownContributor: .unknownContributor
    case .csvSyntax: .csvSyntax
    case .twoRegisters: .twoRegisters
    case .foreignColumn: .foreignColumn
    case .unknownAuthor: .unknownAuthor
    case .staleOwners: .staleOwners
    case .unknownLinkGroup: .unknownLinkGroup
    case .differentSpelling: .differentSpelling
    case .missingAttachment: .missingAttachment
    case .missingImage: .missingImage
    case .brokenLink: .brokenLink
    case .linkToHiddenArticle: .linkToHiddenArticle
    case .linkDiffersInCase: .linkDiffersInCase
    case .missingHeading: .missingHeading
    case .aggregateNotFetched: .aggregateNotFetched
    case .aggregateUnreadable: .aggregateUnreadable
    case .aggregateItem: .aggregateItem
    case .aggregateHost: .aggregateHost
    case .aggregateEveryHost: .aggregateEveryHost
    case .fetchFailed: .fetchFailed
    case .importedAsDraft: .importedAsDraft
    case .missingMandatory: .missingMandatory
    case .unknownColumnType: .unknownColumnType
    case .documentNumber: .documentNumber
    case .documentDate: .documentDate
    case .deadLink: .deadLink
    case .noBackLink: .noBackLink
    case .unapprovedHost: .unapprovedHost
    case .movedLink: .movedLink
    case .unverifiedLink: .unverifiedLink
    case .missingProgram: .missingProgram
    case .duplicateIdentifier: .duplicateIdentifier
    case .unitCycle: .unitCycle
    case .duplicateURL: .duplicateURL
    case .invalidURL: .invalidURL
    case .invalidPermalink: .invalidPermalink
    case .invalidLockLine: .invalidLockLine
    case .markdownLimit: .markdownLimit
    case .unsafeLink: .unsafeLink
    case .rawHTML: .rawHTML
    case .externalImage: .externalImage
    case .emptyLink: .emptyLink
    case .missingDescription: .missingDescription
    case .emptyBody: .emptyBody
    case .wideIndent: .wideIndent
    case .indentedParagraph: .indentedParagraph
    case .joinedParagraphs: .joinedParagraphs
    case .headingSpace: .headingSpace
    case .wideMark: .wideMark
    case .linkForm: .linkForm
    case .pastedTable: .pastedTable
    case .titleForm: .titleForm
    case .templateSyntax: .templateSyntax
    case .unknownName: .unknownName
    case .unknownAttribute: .unknownAttribute
    case .unknownFilter: .unknownFilter
    case .unknownTest: .unknownTest
    case .unknownBlock: .unknownBlock
    case .wrongArguments: .wrongArguments
    case .missingTemplate: .missingTemplate
    case .templateCycle: .templateCycle
    case .templateStepLimit: .templateStepLimit
    case .templateRuntime: .templateRuntime
    case .assetLink: .assetLink
    case .pageLacks: .pageLacks
    case .jsonSyntax: .jsonSyntax
    case .outputNotOurs: .outputNotOurs
    case .outputOverlapsSite: .outputOverlapsSite
    case .outputFileNotOurs: .outputFileNotOurs
    case .buildInProgress: .buildInProgress
    case .pagesLost: .pagesLost
    case .fileSystem: .fileSystem
    case .leftoverFolder: .leftoverFolder
    case .noAtomicSwap: .noAtomicSwap
    }
  }

  /// What this kind of problem is about.
  package var group: DiagnosticGroup {
    switch self {
    case .siteNotFound, .unknownPreset, .targetNotEmpty, .fileExists, .themeNotFound,
      .unsupportedZone,
      .invalidValue:
      .site
    case .unreadableFile, .fileTooLarge, .notARegularFile, .unusableFileName, .notUTF8, .nulByte,
      .forbiddenCharacter, .invisibleCharacter, .conflictMarker, .lfsPointer,
      .attachmentNotAllowed, .attachmentTypeMismatch, .imageTooLarge, .noContent,
      .missingColumnIndex, .fileOutsideColumn, .nestedSubsite:
      .files
    case .missingFrontMatter, .unclosedFrontMatter, .yamlSyntax, .yamlFeature, .tomlSyntax,
      .frontMatterTooLarge, .duplicateKey, .unknownKey, .missingKey, .wrongType, .dateFormat,
      .dateOutOfRange, .importedAsDraft, .missingMandatory, .unknownColumnType,
      .documentNumber, .documentDate:
      .metadata
    case .csvSyntax, .twoRegisters, .foreignColumn, .unknownAuthor, .staleOwners,
      .unknownLinkGroup, .differentSpelling, .unknownColumn, .unknownTopic, .unknownUnit,
      .unknownContributor, .missingAttachment,
      .missingImage, .brokenLink, .linkToHiddenArticle, .linkDiffersInCase, .missingHeading,
      .deadLink, .movedLink, .unverifiedLink, .noBackLink, .unapprovedHost, .missingProgram,
      .duplicateIdentifier, .unitCycle,
      .aggregateNotFetched, .aggregateUnreadable, .aggregateItem, .aggregateHost,
      .aggregateEveryHost, .fetchFailed:
      .references
    case .duplicateURL, .invalidURL, .invalidPermalink, .invalidLockLine: .addresses
    case .markdownLimit, .unsafeLink, .rawHTML, .externalImage, .emptyLink,
      .missingDescription, .emptyBody, .wideIndent, .indentedParagraph, .joinedParagraphs,
      .headingSpace, .wideMark, .linkForm, .pastedTable, .titleForm:
      .markdown
    case .templateSyntax, .unknownName, .unknownAttribute, .unknownFilter, .unknownTest,
      .unknownBlock, .wrongArguments, .missingTemplate, .templateCycle, .templateStepLimit,
      .templateRuntime, .assetLink, .pageLacks, .jsonSyntax:
      .templates
    case .outputNotOurs, .outputOverlapsSite, .outputFileNotOurs, .buildInProgress, .pagesLost,
      .fileSystem, .leftoverFolder, .noAtomicSwap:
      .publishing
    }
  }
}
