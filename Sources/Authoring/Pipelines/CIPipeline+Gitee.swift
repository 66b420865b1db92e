/// The pipelines of Gitee Go.
///
/// A step `shell@agent` runs on a host of one's own and begins without the repository, so the first
/// lines fetch it, into a folder that is removed at the end. Variables: Gitee Go, “参数设置”.
extension CIPipeline {
  var giteeCheck: String {
    """
    \(head("合并请求：检查网站，问题列在日志里。"))
    version: '1.0'
    name: redsite-check
    displayName: 检查网站
    triggers:
      pr:
        branches:
          precise:
            - \(branch.yamlQuoted)
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
    \(giteeCheckout("\"refs/pull/$GITEE_PULL_ID/head\""))
              - bash ci/programs.sh \(checkPrograms)
              - site=\(folder.shellQuoted) base=origin/$GITEE_BRANCH failed=no
              - bash ci/redsite.sh check "$site" --lang zh || failed=yes
              - bash ci/redsite.sh check "$site" --lang zh --owners "$base..HEAD" || failed=yes
              - bash ci/redsite.sh check "$site" --lang zh --history "$base..HEAD" || failed=yes
              - test "$failed" = no

    """
  }

  var giteePublish: String {
    """
    \(head("推送到 \(branch) 分支：生成并发布。"))
    # 定时发布：在流水线的设置里加一个每小时的定时触发。
    version: '1.0'
    name: redsite-publish
    displayName: 生成并发布网站
    triggers:
      push:
        branches:
          precise:
            - \(branch.yamlQuoted)
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
    \(giteeCheckout("refs/heads/\(branch)"))
              - bash ci/programs.sh \(publishPrograms)
              - site=\(folder.shellQuoted)
              - bash ci/redsite.sh check "$site" --lang zh --history
              # 取来汇集的别站目录；一时取不到（75）就用上次的。
              - bash ci/redsite.sh fetch "$site" --lang zh || [ $? -eq 75 ]
              - bash ci/redsite.sh \(build("\"$site\"", into: "\"$PWD/public\"")) --lang zh
              - bash ci/redsite.sh publish public --lang zh

    """
  }

  /// The lines that fetch a reference of the repository with all its history.
  private func giteeCheckout(_ reference: String) -> String {
    """
              - set -e
              - repository=\(repository.shellQuoted)
              - work=$(mktemp -d)
              - trap 'rm -rf "$work"' EXIT
              - git clone --quiet "$repository" "$work"
              - cd "$work"
              - git fetch --quiet origin \(reference)
              - git checkout --quiet --detach FETCH_HEAD
              - git submodule --quiet update --init --recursive
              - if git lfs version >/dev/null 2>&1; then git lfs pull; fi
    """
  }
}
