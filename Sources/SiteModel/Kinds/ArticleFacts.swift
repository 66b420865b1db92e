import Base

/// What is special about one article, as a panel, a paper or an issue of a newspaper.
package struct ArticleFacts: Sendable {
  /// `panel`.
  package var panel: Panel?
  /// `gallery`.
  package var gallery: [GalleryPicture] = []
  /// `paper`.
  package var paper: Paper?
  /// `issue`.
  package var issue: Issue?
  /// `guide`.
  package var guide: Guide?
  /// `activity`.
  package var activity: Activity?
  /// What `video` says of hours and captions.
  package var lesson: Lesson?
  /// 字数 of the text of an article with a video; 0 for others.
  package var videoTextLength = 0
  /// The lists beside the article that the rest was read from, as written.
  package var listFiles: [Reference] = []
  /// The list that the gallery was read from.
  package var gallerySource: SourceFile.ID?
  /// Where this article was printed: the issue and the place of the page in it.
  package var printedIn: (issue: Article.ID, page: Int)?

  /// Nothing special.
  package init() {}
}

/// 展板: where an article stands in its exhibition.
package struct Panel: Sendable {
  /// Its number within the exhibition.
  package var number: Int
  /// The year it tells of.
  package var year: Int?
  /// Who made it, in words.
  package var unit = ""
  /// What judges awarded it; empty for nothing, and until the results are out.
  package var award = ""
  /// Where the number stands.
  package var range: Range<Int>
  /// Its place in the exhibition, from 1, and how many panels that has.
  package var place = 0, count = 0
  /// The panels before and after it.
  package var previous: Article.ID?, next: Article.ID?

  package init(number: Int, range: Range<Int>) {
    self.number = number
    self.range = range
  }
}

/// A picture of a 图集.
package struct GalleryPicture: Sendable {
  /// The file, as written.
  package var path: Reference
  /// The file.
  package var file: SourceFile.ID?
  /// What it shows.
  package var description: String
  /// Who took it.
  package var author = ""
  /// When it was taken.
  package var date: CivilDate?

  package init(path: Reference, description: String) {
    self.path = path
    self.description = description
  }
}

/// 论文: what is known of a paper besides its author.
package struct Paper: Sendable {
  /// The field.
  package var field = ""
  /// Who gave an opinion on it, as written.
  package var mentorName: Reference?
  /// Who gave an opinion on it, a place in `SpecialKinds.experts`.
  package var mentor: Int?
  /// When they did.
  package var mentoredOn: CivilDate?
  /// When it came in.
  package var received: CivilDate?
  /// 字数 of the section with the opinion.
  package var opinionLength = 0
  /// Where the block stands.
  package var range: Range<Int>

  package init(range: Range<Int>) { self.range = range }
}

/// 期次: an issue of a newspaper.
package struct Issue: Sendable {
  /// The newspaper.
  package var paper: String
  /// 期: its number within the year.
  package var number: Int
  /// 总期: its number from the first one on.
  package var total: Int?
  /// The day it came out.
  package var on: CivilDate?
  /// Why numbers are missing before it; empty where none are.
  package var gap = ""
  /// Its pages.
  package var pages: [IssuePage] = []
  /// The list that the pages were read from.
  package var source: SourceFile.ID?
  /// Where the number stands.
  package var range: Range<Int>

  package init(paper: String, number: Int, range: Range<Int>) {
    self.paper = paper
    self.number = number
    self.range = range
  }
}

/// 版: a page of a newspaper.
package struct IssuePage: Sendable {
  /// Its number.
  package var number: Int
  /// What it is called, as in 要闻.
  package var name = ""
  /// Its picture, as written.
  package var imagePath: Reference?
  /// Its picture.
  package var image: SourceFile.ID?
  /// The page as PDF, as written.
  package var pdfPath: Reference?
  /// The page as PDF.
  package var pdf: SourceFile.ID?
  /// Its articles, as written.
  package var articlePaths: [Reference] = []
  /// Its articles.
  package var articles: [Article.ID] = []

  package init(number: Int) { self.number = number }
}

/// 办事指南: who is asked, and in what steps.
package struct Guide: Sendable {
  /// What it rests on.
  package var basis = ""
  /// Who is asked.
  package var office = ""
  /// The number to call.
  package var phone = ""
  /// When it was last looked through.
  package var updated: CivilDate?
  /// The steps.
  package var steps: [GuideStep] = []
  /// The list that the steps were read from.
  package var source: SourceFile.ID?
  /// Where the block stands.
  package var range: Range<Int>
  /// The day by which it is to be looked through again; nil where nobody wrote when it was.
  package var reviewDue: CivilDate? { updated?.adding(years: 1) }

  package init(range: Range<Int>) { self.range = range }
}

/// A step of a guide.
package struct GuideStep: Sendable {
  /// Its number.
  package var number: Int
  /// The stage it belongs to.
  package var stage = ""
  /// What is done.
  package var name: String
  /// Who does it.
  package var actor = ""
  /// What is needed.
  package var materials = ""
  /// How long after the step before it.
  package var limit: TimeLimit?
  /// The form to fill in, as written.
  package var formPath: Reference?
  /// The form to fill in.
  package var form: SourceFile.ID?
  /// A note.
  package var note = ""

  package init(number: Int, name: String) {
    self.number = number
    self.name = name
  }
}

/// How long something may take, or must take at least.
package struct TimeLimit: Sendable, Equatable {
  /// The words, as written.
  package var text: String
  /// The least, where one is given.
  package var least: Span?
  /// The most, where one is given.
  package var most: Span?
  /// The most where there is a reason, as in `最长6个月`.
  package var longest: Span?

  /// A length of time.
  package struct Span: Sendable, Equatable {
    package var count: Int
    package var unit: Unit

    package init(_ count: Int, _ unit: Unit) {
      self.count = count
      self.unit = unit
    }
  }

  /// What lengths are counted in.
  package enum Unit: String, Sendable {
    case workdays, days, weeks, months, years
  }

  package init(text: String) { self.text = text }
}

/// 活动、培训: when and where.
package struct Activity: Sendable {
  /// The first day.
  package var from: CivilDate
  /// The last day.
  package var to: CivilDate
  /// Where.
  package var place = ""
  /// Who holds it.
  package var organizer = ""
  /// How many sessions it has.
  package var sessions: Int?

  package init(from: CivilDate, to: CivilDate) {
    self.from = from
    self.to = to
  }
}

/// What a video is as a lesson.
package struct Lesson: Sendable {
  /// 学时, in hundredths.
  package var hours: Int?
  /// The captions, as written.
  package var captionsPath: Reference?
  /// The captions.
  package var captions: SourceFile.ID?

  package init() {}
}

/// The volume that the papers of a year are collected in: `volume` of a column.
package struct VolumeSettings: Sendable {
  /// Its title; `{year}` stands for the year.
  package var title: String
  /// Who edited it.
  package var editor = ""

  package init(title: String) { self.title = title }
}
