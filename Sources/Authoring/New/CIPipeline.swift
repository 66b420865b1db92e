import ChildProcesses
import Diagnostics
import Files
import RedSiteGen

/// The files with which a CI service checks and publishes a site.
package struct CIPipeline: Sendable {
  /// Who runs it.
  package var service: Service
  /// How the site is published.
  package var publishing: Publishing
  /// The protected branch whose pushes are published.
  package var branch: String

  /// A service that runs pipelines.
  package enum Service: String, Sendable, CaseIterable { case github, gitlab, gitee }

  /// A way to publish.
  package enum Publishing: String, Sendable, CaseIterable {
    /// To a folder on a server, by rsync over SSH.
    case rsync
    /// To an object store, by rclone.
    case objects
    /// To the pages hosting of the service itself.
    case pages
  }

  /// A pipeline.
  package init(_ service: Service, publishing: Publishing, branch: String) {
    self.service = service
    self.publishing = publishing
    self.branch = branch
  }

  /// Why there can be no such pipeline; nil where there can.
  var problem: Diagnostic? {
    guard service == .gitee, publishing == .pages else { return nil }
    return Diagnostic(
      .unknownName, at: SourceLocation(path: "--publish"),
      Message("Gitee 不提供网页托管", "Gitee hosts no pages"),
      help: Message("请用 rsync 或 objects", "use rsync or objects"))
  }

  /// The files of the pipeline.
  ///
  /// - Parameter site: the site's folder from the top of the repository; empty for the top itself.
  /// - Returns: the path of each file from there, and its text.
  func files(site: String) -> [(path: String, text: String)] {
    let folder = site.isEmpty ? "." : site
    var files =
      switch service {
      case .github: [(path: ".github/workflows/redsite.yml", text: gitHub(folder))]
      case .gitlab: [(path: ".gitlab-ci.yml", text: gitLab(folder))]
      case .gitee:
        [
          (path: ".workflow/redsite-check.yml", text: giteeCheck(folder)),
          (path: ".workflow/redsite-publish.yml", text: giteePublish(folder)),
        ]
      }
    files.append(("ci/install-redsite.sh", Self.installScript))
    return files
  }

  private func gitHub(_ site: String) -> String {
    let isPages = publishing == .pages
    return """
      # 合并请求：检查，问题标在出错的行上；\(branch) 分支：生成并发布。说明见 docs/deploy.md。
      name: redsite
      on:
        pull_request:
        push:
          branches: ["\(branch)"]
        # 定时发布：到了时间的文章每小时的第 7 分出现在网站上。
        schedule:
          - cron: "7 * * * *"
        workflow_dispatch:
      permissions:
        contents: read
      concurrency:
        group: redsite-${{ github.ref }}
        cancel-in-progress: ${{ github.event_name == 'pull_request' }}
      env:
        SITE: "\(site)"
        REDSITE_ARCHIVE: ${{ vars.REDSITE_ARCHIVE }}
        REDSITE_SHA256: ${{ vars.REDSITE_SHA256 }}
      jobs:
        check:
          if: github.event_name == 'pull_request'
          runs-on: ubuntu-24.04
          timeout-minutes: 15
          steps:
            - uses: actions/checkout@v4
              with:
                fetch-depth: 0
                persist-credentials: false
            - run: bash ci/install-redsite.sh
            - run: redsite check "$SITE" --format github --lang zh --summary "$GITHUB_STEP_SUMMARY"
            - run: redsite check "$SITE" --format github --lang zh --owners "$BASE..HEAD"
              env:
                BASE: ${{ github.event.pull_request.base.sha }}
            # 发布日期和合并的日期对不对得上：这时改还来得及。
            - run: redsite check "$SITE" --format github --lang zh --history "$BASE..HEAD"
              env:
                BASE: ${{ github.event.pull_request.base.sha }}
        publish:
          if: github.event_name != 'pull_request' && github.ref == 'refs/heads/\(branch)'
          runs-on: ubuntu-24.04
          timeout-minutes: 30
          environment: \(isPages ? "github-pages" : "production")
      \(isPages ? """
          permissions:
            contents: read
            pages: write
            id-token: write

      """ : "")    steps:
            - uses: actions/checkout@v4
              with:
                fetch-depth: 0
                persist-credentials: false
            - run: bash ci/install-redsite.sh
            - run: redsite check "$SITE" --format github --lang zh --history
            - run: >-
                redsite build "$SITE" --output "$GITHUB_WORKSPACE/public" --precompress
                --format github --lang zh --summary "$GITHUB_STEP_SUMMARY"
      \(isPages ? """
            - uses: actions/upload-pages-artifact@v3
              with:
                path: public
            - uses: actions/deploy-pages@v4
      """ : """
            - run: redsite publish public
              env:
                PUBLISH_TARGET: ${{ vars.PUBLISH_TARGET }}
                SSH_KEY: ${{ secrets.SSH_KEY }}
                SSH_KNOWN_HOSTS: ${{ vars.SSH_KNOWN_HOSTS }}
                RCLONE_CONFIG_TEXT: ${{ secrets.RCLONE_CONFIG_TEXT }}
      """)

      """
  }

  private func gitLab(_ site: String) -> String {
    let publish =
      publishing == .pages
      ? """
      # 这个名字是 GitLab Pages 规定的。
      pages:
        stage: publish
        rules:
          - if: $CI_COMMIT_BRANCH == "\(branch)"
        script:
          - bash ci/install-redsite.sh
          - redsite check "$SITE" --lang zh --history
          - redsite build "$SITE" --output "$CI_PROJECT_DIR/public" --precompress --lang zh
        artifacts:
          paths: [public]
      """
      : """
      publish:
        stage: publish
        rules:
          - if: $CI_COMMIT_BRANCH == "\(branch)"
        environment: production
        resource_group: production
        script:
          - bash ci/install-redsite.sh
          - redsite check "$SITE" --lang zh --history
          - redsite build "$SITE" --output "$CI_PROJECT_DIR/public" --precompress --lang zh
          - redsite publish public --lang zh
      """
    return """
      # 合并请求：检查，问题标在出错的行上；\(branch) 分支：生成并发布。说明见 docs/deploy.md。
      # 定时发布：在项目的 CI/CD → Schedules 里给 \(branch) 分支加一个每小时的任务。
      default:
        image: debian:12
        before_script:
          - apt-get update -qq
          - apt-get install -y -qq --no-install-recommends bash ca-certificates curl git openssh-client rclone rsync
      stages: [check, publish]
      variables:
        SITE: "\(site)"
        GIT_DEPTH: "0"
        LANG: C.UTF-8

      check:
        stage: check
        rules:
          - if: $CI_PIPELINE_SOURCE == "merge_request_event"
        script:
          - bash ci/install-redsite.sh
          - status=0; redsite check "$SITE" --format gitlab --lang zh > gl-code-quality-report.json || status=$?
          - redsite check "$SITE" --lang zh --quiet || true
          - redsite check "$SITE" --lang zh --owners "$CI_MERGE_REQUEST_DIFF_BASE_SHA..HEAD"
          - redsite check "$SITE" --lang zh --history "$CI_MERGE_REQUEST_DIFF_BASE_SHA..HEAD"
          - exit $status
        artifacts:
          when: always
          reports:
            codequality: gl-code-quality-report.json

      \(publish)

      """
  }

  private func giteeCheck(_ site: String) -> String {
    """
    # 合并请求：检查网站，问题列在日志里。说明见 docs/deploy.md。
    version: '1.0'
    name: redsite-check
    displayName: 检查网站
    triggers:
      pr:
        branches:
          precise:
            - \(branch)
    stages:
      - name: check
        displayName: 检查
        strategy: naturally
        trigger: auto
        steps:
          - step: shell@agent
            name: check
            displayName: 检查网站
            hostGroupID: 请填写主机组
            script:
              - bash ci/install-redsite.sh
              - $HOME/.local/redsite/bin/redsite check "\(site)" --lang zh

    """
  }

  private func giteePublish(_ site: String) -> String {
    """
    # 推送到 \(branch) 分支：生成并发布。说明见 docs/deploy.md。
    version: '1.0'
    name: redsite-publish
    displayName: 生成并发布网站
    triggers:
      push:
        branches:
          precise:
            - \(branch)
    stages:
      - name: publish
        displayName: 发布
        strategy: naturally
        trigger: auto
        steps:
          - step: shell@agent
            name: publish
            displayName: 生成并发布
            hostGroupID: 请填写主机组
            script:
              - bash ci/install-redsite.sh
              - if [ "$(git rev-parse --is-shallow-repository)" = true ]; then git fetch -q --unshallow; fi
              - $HOME/.local/redsite/bin/redsite check "\(site)" --lang zh --history
              - $HOME/.local/redsite/bin/redsite build "\(site)" --output "$PWD/public" --precompress --lang zh
              - $HOME/.local/redsite/bin/redsite publish public --lang zh

    """
  }

  private static let installScript = #"""
    #!/usr/bin/env bash
    # 装上 redsite：REDSITE_ARCHIVE 是 make dist 得到的 tar.gz 的网址或本机路径；
    # REDSITE_SHA256 是它的 SHA-256，写了就核对。装过同一个的不再装。
    set -euo pipefail

    folder=${REDSITE_FOLDER:-$HOME/.local/redsite}
    if [ -z "${REDSITE_ARCHIVE:-}" ]; then
      if command -v redsite >/dev/null; then redsite --version; exit 0; fi
      echo '错误：没有设置 REDSITE_ARCHIVE（redsite 安装包的网址）' >&2
      exit 1
    fi
    archive=$(mktemp)
    trap 'rm -f "$archive"' EXIT
    case $REDSITE_ARCHIVE in
      http://* | https://*) curl -fsSL --retry 3 -o "$archive" "$REDSITE_ARCHIVE" ;;
      *) cp "$REDSITE_ARCHIVE" "$archive" ;;
    esac
    if [ -n "${REDSITE_SHA256:-}" ]; then
      echo "$REDSITE_SHA256  $archive" | sha256sum --check --quiet
    fi
    mkdir -p "$folder"
    tar -xzf "$archive" -C "$folder" --strip-components=1 --no-same-owner
    "$folder/bin/redsite" --version
    if [ -n "${GITHUB_PATH:-}" ]; then echo "$folder/bin" >> "$GITHUB_PATH"; fi
    # 后面的步骤在同一个机器里、又没有 GITHUB_PATH 时，从这里找到它。
    if [ -w /usr/local/bin ]; then ln -sf "$folder/bin/redsite" /usr/local/bin/redsite; fi

    """#
}

extension CIPipeline {
  /// Writes the files of the pipeline into the repository that holds a site.
  ///
  /// - Returns: the paths of the files from the top of the repository; empty where one of them
  ///   could not be written, and then why.
  package func write(intoSite site: String) -> (paths: [String], result: BuildResult) {
    if let problem { return ([], BuildResult(refusal: problem)) }
    let diagnostics = DiagnosticSink()
    guard let setUp = readSetUp(BuildOptions(site: site), diagnostics: diagnostics) else {
      return ([], BuildResult(diagnostics.diagnostics, isStrict: false))
    }
    let site = GitHistory(site: setUp.root)?.prefix()?.split(separator: "/") ?? []
    let top = setUp.root.split(separator: "/").dropLast(site.count).map { "/" + $0 }.joined()
    let files = files(site: site.joined(separator: "/"))
    // None is written where one of them is there: half a pipeline would be worse than none.
    let repository = FileStore(top)
    for file in files where repository.contains(file.path) {
      return ([], BuildResult(refusal: .fileIsThere(file.path)))
    }
    do throws(Diagnostic) {
      for file in files { try repository.create(file.path, text: file.text) }
    } catch {
      return ([], BuildResult(refusal: error))
    }
    return (files.map(\.path), BuildResult([], isStrict: false))
  }
}
