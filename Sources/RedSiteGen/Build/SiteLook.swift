import Diagnostics
import Glibc
import SiteModel

/// What the files of a site say, before anything is related.
package struct SiteInputs {
  /// What `site.toml` says, and where the theme is.
  package var setUp: SiteSetUp
  /// The files.
  package var tree: SourceTree
  /// The articles of all files, also of those that are not on the site.
  package var parsed: ParsedSite

  /// What came with a preset and is still there.
  package var samples: SampleCount { parsed.samples(setUp.configuration) }

  /// The words that are looked for in texts; nil where there are none.
  package var wordList: WordList? {
    setUp.configuration.isWordingEnabled ? WordList(parsed) : nil
  }
}

/// A site that is planned and not yet rendered.
package struct SiteDraft {
  /// What `site.toml` says, and where the theme is.
  package var setUp: SiteSetUp
  /// The themes of the site and of its subsites.
  package var themes: SiteThemes
  /// Every file that will exist.
  package var plan: SitePlan
}

/// A look at a site by a command that publishes nothing.
package struct SiteLook {
  /// What its files say; nil where there is no site.
  package var inputs: SiteInputs?
  /// What is planned; nil where there is no site.
  package var draft: SiteDraft?
  /// The files of `content/` that go out; nil where the texts were not read.
  package var meantFiles: MeantFiles?
  /// What is wrong with it.
  package var result: BuildResult

  package init(
    inputs: SiteInputs?, draft: SiteDraft?, meantFiles: MeantFiles? = nil, result: BuildResult
  ) {
    self.inputs = inputs
    self.draft = draft
    self.meantFiles = meantFiles
    self.result = result
  }
}

extension SiteBuilder {
  /// Looks at the site as far as it can be planned: what is wrong with texts and templates is not
  /// seen.
  package func planned(_ progress: BuildProgress = BuildProgress()) -> SiteLook {
    look(progress) { _, _ in nil }
  }

  /// Looks at the site to the last page, but into no picture.
  package func rendered(_ progress: BuildProgress = BuildProgress()) -> SiteLook {
    look(progress) { draft, diagnostics in
      render(draft, jobs: options.jobs, progress: progress, diagnostics: diagnostics) { _, _ in }
    }
  }

  /// Looks at the whole site: everything that a build does, short of publishing.
  package func checked(_ progress: BuildProgress = BuildProgress()) -> SiteLook {
    look(progress) { draft, diagnostics in
      let meant = render(
        draft, jobs: options.jobs, progress: progress, diagnostics: diagnostics
      ) { _, _ in }
      // A rendition that is published was made of a picture that is in order.
      let folder = draft.setUp.publishedFolder(named: options.output)
      PictureMaker(
        plan: draft.plan, meant: meant, jobs: options.jobs, progress: progress,
        diagnostics: diagnostics
      ).run(isTrial: true, isThere: { access(folder + "/" + $0, F_OK) == 0 }) { _, _ in }
      return meant
    }
  }

  /// What is wrong with the whole site.
  package func check(progress: BuildProgress = BuildProgress()) -> BuildResult {
    checked(progress).result
  }

  private func look(
    _ progress: BuildProgress, further: (SiteDraft, DiagnosticSink) -> MeantFiles?
  ) -> SiteLook {
    let diagnostics = DiagnosticSink()
    let inputs = self.inputs(progress, diagnostics)
    let draft = inputs.map { self.draft(of: $0, progress, diagnostics) }
    let meant = draft.flatMap { further($0, diagnostics) }
    var result = BuildResult(diagnostics.diagnostics, isStrict: options.isStrict)
    if options.isReported { result.facts = draft.map { SiteFacts($0, options) } }
    return SiteLook(inputs: inputs, draft: draft, meantFiles: meant, result: result)
  }
}
