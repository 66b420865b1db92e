import Diagnostics

/// What `redsite check-live` finds at the server that readers see.
extension Explanation {
  static let liveSite: [Explanation] = [
    live(
      .liveUnreachable,
      title: Message("服务器没有回答", "The server does not answer"),
      meaning: Message(
        "域名找不到、连不上，或者等了很久没有回答。过一会儿可能就好了，所以退出状态是 75。",
        "There is no such name, nothing listens there, or no answer came in time. It may pass, so the exit status is 75."
      ),
      mend: Message(
        "看看服务器和网络；域名还没有指过来的，用 --at 写明服务器。",
        "Look at the server and the network; where the name does not lead there yet, name the server with `--at`."
      )),
    live(
      .liveCertificate,
      title: Message("证书无效或快到期", "The certificate is not valid, or not for long"),
      meaning: Message(
        "证书过期、不是这个域名的、中间证书没有配上，或者三十天之内到期（七天之内是错误）。",
        "It has expired, is of another name, lacks those between it and the root, or expires within thirty days (within seven it is an error)."
      ),
      mend: Message(
        "换上新的证书，配置里用带中间证书的文件（fullchain.pem）；看看自动更新是否还在运行。",
        "Renew it and use the file with those between (fullchain.pem); see whether renewal still runs."
      )),
    live(
      .liveStatus,
      title: Message("服务器回答的状态不对", "The server answers with the wrong status"),
      meaning: Message(
        "本机生成的网站里有的网页，服务器说没有；或者没有的网页，服务器说有。",
        "A page of the build here is missing at the server, or a page that does not exist is there."
      ),
      mend: Message(
        "确认发布已经完成、服务器的根目录指向新的一版；设置用 redsite server 重新生成。",
        "See that it was published and the server's root is the new release; make the settings anew with `redsite server`."
      )),
    live(
      .liveContent,
      title: Message("服务器上的内容和生成的不一样", "The server has another content than the build"),
      meaning: Message(
        "服务器上是旧的一版，或者中途有设备改动了网页（插入脚本、转换图片），或者找不到网页时显示的不是网站自己的 404.html。",
        "The server has an older release, something on the way changes pages (adds scripts, converts pictures), or what is shown for a missing page is not the site's own 404.html."
      ),
      mend: Message(
        "用同一次提交重新生成、发布再比；还不一样，查服务器前面的设备和防护服务。",
        "Build and publish one commit and compare again; if it stays, look at what stands before the server."
      )),
    live(
      .liveHeader,
      title: Message("缺少安全或缓存的设置", "A header for safety or caching is missing or wrong"),
      meaning: Message(
        "Content-Security-Policy、类型、字符编码、缓存时间、HSTS 等和网站要求的不一样：浏览器少了一层保护，或者留着旧网页。",
        "`Content-Security-Policy`, the type, the character set, the time of caching, HSTS or the like are not what the site needs: browsers lack a protection or keep old pages."
      ),
      mend: Message(
        "用 redsite server 重新生成设置；Apache 要 a2enmod headers；前面有代理的，看看它有没有改。",
        "Make the settings anew with `redsite server`; Apache needs `a2enmod headers`; see whether a proxy changes them."
      )),
    live(
      .liveTransfer,
      title: Message("压缩、缓存核对或分段下载不起作用", "Compression, revalidation or ranges do not work"),
      meaning: Message(
        "网页没有压缩，浏览器来问有没有新的时整个重发（应当回答 304），或者不能只要文件的一段：读者打开得慢，视频不能拖动。",
        "Pages are not compressed, are sent whole when a browser asks whether they are new (the answer is 304), or no part of a file can be had: readers wait, films cannot be wound."
      ),
      mend: Message(
        "用 redsite server 重新生成设置，让服务器重新读取。",
        "Make the settings anew with `redsite server` and reload the server.")),
    live(
      .liveRedirect,
      title: Message("旧网址没有转到新网址", "An old address does not lead to the new one"),
      meaning: Message(
        "aliases 里的旧网址、http 开头的网址，在服务器上没有永久转到应到的地方。",
        "An alias, or the address with http, does not lead for good to where it should."),
      mend: Message(
        "aliases 改过以后要重新生成服务器的设置，放上去，让服务器重新读取。",
        "After a change of aliases make the settings of the server anew, put them there and reload it."
      )),
    live(
      .liveHidden,
      title: Message("不该公开的文件看得到", "Files that are not for the public are served"),
      meaning: Message(
        "以点开头的文件（如 .redsite-manifest、.git）能打开，或者文件夹列出了里面的文件。",
        "Files with a dot before their name (`.redsite-manifest`, `.git`) are served, or a folder lists its files."
      ),
      mend: Message(
        "用 redsite server 生成的设置，它只让 .well-known 看得到，也不列出文件夹。",
        "Use the settings of `redsite server`, which serve `.well-known` only and list no folder.")),
  ]

  private static func live(
    _ code: DiagnosticCode, title: Message, meaning: Message, mend: Message
  ) -> Explanation {
    let ask = ExampleInput.commands("redsite check-live https://dj.example.org/")
    return Explanation(
      code, title: title, meaning: meaning, example: [ask], mend: mend, mended: [ask])
  }
}
