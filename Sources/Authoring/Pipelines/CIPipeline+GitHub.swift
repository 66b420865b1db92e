/// The pipeline of GitHub.
///
/// Actions are named by their commits: a tag can be moved. `base_ref` is what a request is merged
/// into, as it is when the job begins, so that the commits of the request are those and no others.
extension CIPipeline {
  private static let checkout =
    "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2"
  private static let uploadPages =
    "actions/upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa # v3.0.1"
  private static let deployPages =
    "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5"

  var gitHub: String {
    """
    \(head("合并请求：检查，问题标在出错的行上；\(branch) 分支：生成并发布。"))
    name: redsite
    on:
      pull_request:
      push:
        branches: [\(branch.yamlQuoted)]
      # 定时发布：到了时间的文章每小时出现在网站上。
      schedule:
        - cron: "7 * * * *"
      workflow_dispatch:
    permissions:
      contents: read
    concurrency:
      group: redsite-${{ github.ref }}
      cancel-in-progress: ${{ github.event_name == 'pull_request' }}
    env:
      SITE: \(folder.yamlQuoted)
    jobs:
      check:
        if: github.event_name == 'pull_request'
        runs-on: ubuntu-24.04
        timeout-minutes: 15
        env:
          BASE: origin/${{ github.base_ref }}
        steps:
          - uses: \(Self.checkout)
            with:
              fetch-depth: 0
              lfs: true
              submodules: recursive
              persist-credentials: false
          - run: bash ci/programs.sh \(checkPrograms)
          - run: bash ci/redsite.sh check "$SITE" --format github --lang zh --summary "$GITHUB_STEP_SUMMARY"
          # 有没有单位改了别人的栏目；前一步有错也要看。
          - if: ${{ !cancelled() }}
            run: bash ci/redsite.sh check "$SITE" --format github --lang zh --owners "$BASE..HEAD"
          # 发布日期和合并的日期对不对得上：这时改还来得及。
          - if: ${{ !cancelled() }}
            run: bash ci/redsite.sh check "$SITE" --format github --lang zh --history "$BASE..HEAD"
      publish:
        if: \(gitHubCondition)
        runs-on: ubuntu-24.04
        timeout-minutes: 30
        environment: \(publishing == .pages ? "github-pages" : "production")
    \(publishing == .pages ? gitHubPagesPermissions : "")    steps:
          - uses: \(Self.checkout)
            with:
              fetch-depth: 0
              lfs: true
              submodules: recursive
              persist-credentials: false
          - run: bash ci/programs.sh \(publishPrograms)
          - run: bash ci/redsite.sh check "$SITE" --format github --lang zh --history
          # 取来汇集的别站目录；一时取不到（75）就用上次的。
          - run: bash ci/redsite.sh fetch "$SITE" --lang zh || [ $? -eq 75 ]
          - run: >-
              bash ci/redsite.sh \(build("\"$SITE\"", into: "\"$GITHUB_WORKSPACE/public\""))
              --format github --lang zh --summary "$GITHUB_STEP_SUMMARY"
    \(publishing == .pages ? gitHubPages : gitHubPublish)

    """
  }

  /// Pages hosts know of no hold; there a variable of the repository says it.
  private var gitHubCondition: String {
    let push =
      "github.event_name != 'pull_request' && github.ref == 'refs/heads/\(branch)'"
    return push + (publishing == .pages ? " && vars.PUBLISH_HOLD == ''" : "")
  }

  private var gitHubPagesPermissions: String {
    """
        permissions:
          contents: read
          pages: write
          id-token: write

    """
  }

  private var gitHubPages: String {
    """
          # 清单只供生成用，不放到网上。
          - run: rm -f public/.redsite-manifest
          - uses: \(Self.uploadPages)
            with:
              path: public
          - uses: \(Self.deployPages)
    """
  }

  private var gitHubPublish: String {
    """
          - run: bash ci/redsite.sh publish public --lang zh
            env:
              PUBLISH_TARGET: ${{ vars.PUBLISH_TARGET }}
    \(publishing == .objects ? """
              RCLONE_CONFIG_TEXT: ${{ secrets.RCLONE_CONFIG_TEXT }}
    """ : """
              SSH_KEY: ${{ secrets.SSH_KEY }}
              SSH_KNOWN_HOSTS: ${{ vars.SSH_KNOWN_HOSTS }}
    """)
    """
  }
}
