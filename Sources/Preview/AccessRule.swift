/// Who may ask: only browsers on this machine that show the preview itself.
///
/// A page of another site can make a browser ask 127.0.0.1; what it cannot do is send our `Host`
/// after DNS rebinding, or leave out its `Origin`.
package struct AccessRule: Sendable {
  /// What `Host` may be, as in `127.0.0.1:8000`.
  let hosts: Set<String>

  init(address: String, port: UInt16) {
    hosts = ["127.0.0.1:\(port)", "localhost:\(port)", "\(address):\(port)"]
  }

  /// The answer to a request that is not served; nil for one that is.
  func refusal(of request: PreviewRequest) -> PreviewResponse? {
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = PreviewResponse.text(.methodNotAllowed, "405 预览只能看，不能改\n")
      response.headers.append(("Allow", "GET, HEAD"))
      return response
    }
    guard let host = request.headers["host"], hosts.contains(host.lowercased()) else {
      return PreviewResponse.text(.misdirected, "421 预览只在本机的地址上\n")
    }
    if let origin = request.headers["origin"], origin != "http://" + host.lowercased() {
      return PreviewResponse.text(.forbidden, "403 别的网站不能读取预览\n")
    }
    if request.headers["sec-fetch-site"] == "cross-site",
      request.headers["sec-fetch-mode"] != "navigate"
    {
      return PreviewResponse.text(.forbidden, "403 别的网站不能读取预览\n")
    }
    return nil
  }
}
