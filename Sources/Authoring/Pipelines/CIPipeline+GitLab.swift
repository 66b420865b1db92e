/// The pipeline of GitLab.
///
/// The base of a request's difference is its merge base; where GitLab runs the result of the merge,
/// it is the branch that it would be merged into. Variables of a project are there in every job, so
/// those of publishing are not named here.
extension CIPipeline {
  var gitLab: String {
    """
    \(head("合并请求：检查，问题标在出错的行上；\(branch) 分支：生成并发布。"))
    # 定时发布：在项目的 CI/CD → Schedules 里给 \(branch) 分支加一个每小时的任务。
    default:
      image: debian:12
    stages: [check, publish]
    variables:
      SITE: \(folder.replacingDollars.yamlQuoted)
      GIT_DEPTH: "0"
      GIT_SUBMODULE_STRATEGY: recursive
      GIT_SUBMODULE_DEPTH: "0"
      LANG: C.UTF-8

    check:
      stage: check
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      script:
        - bash ci/programs.sh \(checkPrograms)
        - base=${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-$CI_MERGE_REQUEST_DIFF_BASE_SHA} failed=no
        - bash ci/redsite.sh check "$SITE" --format gitlab --lang zh > gl-code-quality-report.json || true
        - bash ci/redsite.sh check "$SITE" --lang zh --quiet || failed=yes
        - bash ci/redsite.sh check "$SITE" --lang zh --owners "$base..HEAD" || failed=yes
        - bash ci/redsite.sh check "$SITE" --lang zh --history "$base..HEAD" || failed=yes
        - test "$failed" = no
      artifacts:
        when: always
        reports:
          codequality: gl-code-quality-report.json

    \(publishing == .pages ? gitLabPages : gitLabPublish)

    """
  }

  private var gitLabBuild: String {
    """
        - bash ci/programs.sh \(publishPrograms)
        - bash ci/redsite.sh check "$SITE" --lang zh --history
        # 取来汇集的别站目录；一时取不到（75）就用上次的。
        - bash ci/redsite.sh fetch "$SITE" --lang zh || [ $? -eq 75 ]
        - bash ci/redsite.sh \(build("\"$SITE\"", into: "\"$CI_PROJECT_DIR/public\"")) --lang zh
    """
  }

  private var gitLabPublish: String {
    """
    publish:
      stage: publish
      rules:
        - if: $CI_COMMIT_BRANCH == \(branch.yamlQuoted)
      environment: production
      resource_group: production
      # 75 是网络一时不通，或正有别的发布：过一会儿再试。
      retry:
        max: 2
        exit_codes: 75
      script:
    \(gitLabBuild)
        - bash ci/redsite.sh publish public --lang zh
    """
  }

  /// Pages hosts know of no hold; there a variable of the project says it.
  private var gitLabPages: String {
    """
    # 这个名字是 GitLab Pages 规定的。
    pages:
      stage: publish
      rules:
        - if: $PUBLISH_HOLD
          when: never
        - if: $CI_COMMIT_BRANCH == \(branch.yamlQuoted)
      script:
    \(gitLabBuild)
        # 清单只供生成用，不放到网上。
        - rm -f public/.redsite-manifest
      artifacts:
        paths: [public]
    """
  }
}

extension String {
  /// The text as a value of GitLab's, which would put variables into it.
  fileprivate var replacingDollars: String {
    split(separator: "$", omittingEmptySubsequences: false).joined(separator: "$$")
  }
}
