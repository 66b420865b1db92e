import Diagnostics

/// Pictures that cannot be published, or should not as they are.
extension Explanation {
  /// A PNG of two pixels a side, as a shell prints it.
  private static let smallPicture =
    #"\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\2\0\0\0\2\b\2\0\0\0\375\324\232s\0\0\0\020IDATx\332"#
    + #"c8\241\240\0D\014\020\n\0\037\216\4!g\375\345\321\0\0\0\0IEND\256B`\202"#

  static let pictures: [Explanation] = [
    Explanation(
      .largePicture,
      title: Message("图片太大", "The picture is large"),
      meaning: Message(
        """
        图片超过 20 MB，或者超过 5,000 万像素。网页上只用得到 1600 像素宽，这么大的原图让生成网站变慢，\
        也让每个检出仓库的人多等。
        """,
        """
        A picture has more than 20 MB or more than 50 million pixels. Pages show no more than \
        1600 pixels across; such a file slows the build down, and everybody who clones the site \
        waits for it.
        """),
      example: [
        .commands(
          #"printf 'GIF89a\020\047\160\027\0\0\0,;' > content/tongzhi/quanjing.gif   # 10000 × 6000 像素"#,
          #"printf 'GIF89a\020\047\160\027\0\0\0,;' > content/tongzhi/quanjing.gif   # 10000 × 6000 pixels"#
        ),
        .article("image: quanjing.gif"),
      ],
      mend: Message(
        "用看图软件缩到长边 4000 像素以内，再放进来。",
        "Scale the longer side down to 4000 pixels before you put it in."),
      mended: [
        .commands(
          #"printf 'GIF89a\200\7\70\4\0\0\0,;' > content/tongzhi/quanjing.gif   # 1920 × 1080 像素"#,
          #"printf 'GIF89a\200\7\70\4\0\0\0,;' > content/tongzhi/quanjing.gif   # 1920 × 1080 pixels"#
        ),
        .article("image: quanjing.gif"),
      ]),
    Explanation(
      .brokenPicture,
      title: Message("图片坏了", "The picture is broken"),
      meaning: Message(
        """
        文件的开头是一张图片，后面的数据却断了或错了：多半是没有传完、拷到一半，或者存盘出过错。\
        浏览器会显示半张灰图，所以不发布。
        """,
        """
        The file begins like a picture, and the rest of it is cut off or wrong: usually it was \
        not uploaded or copied to its end. Browsers would show half of it in grey, so nothing is \
        published.
        """),
      example: [
        .commands("printf '\(smallPicture)' | head -c 50 > content/tongzhi/hedao.png"),
        .article("image: hedao.png"),
      ],
      mend: Message(
        "重新从手机、相机或对方那里取一份原图，放到原处。",
        "Take the original again from the phone, the camera or the sender."),
      mended: [
        .commands("printf '\(smallPicture)' > content/tongzhi/hedao.png"),
        .article("image: hedao.png"),
      ]),
    Explanation(
      .unsupportedPicture,
      title: Message("这种图片读不了", "The picture is of a kind that is not read"),
      meaning: Message(
        """
        这是一张图片，但它的压缩方式不在能读的范围里：苹果手机的 HEIC 要靠 Debian 的 libheif1，\
        而这台机器上没有；或者是很少见的 JPEG（如医疗、印刷用的）。
        """,
        """
        It is a picture, compressed in a way that is not read here: HEIC from an iPhone needs \
        Debian's libheif1, which is not installed; or it is a rare kind of JPEG, as in medicine or \
        printing.
        """),
      example: [
        .commands(
          #"printf '\377\330\377\303\0\013\b\0\2\0\2\1\1\021\0\377\332\0\b\1\1\0\0\77\0\0\377\331' > content/tongzhi/hedao.jpg"#
        ),
        .article("image: hedao.jpg"),
      ],
      mend: Message(
        "用看图软件打开，另存为普通的 JPEG 或 PNG；苹果手机在“设置 > 相机 > 格式”里选“兼容性最佳”。要直接用 HEIC，在生成网站的机器上安装 libheif1。",
        "Open it and save it as a plain JPEG or PNG; on an iPhone choose Settings > Camera > Formats > Most Compatible. To use HEIC as it is, install libheif1 where the site is built."
      ),
      mended: [
        .commands(
          "rm -f content/tongzhi/hedao.jpg\nprintf '\(smallPicture)' > content/tongzhi/hedao.png"),
        .article("image: hedao.png"),
      ]),
    Explanation(
      .focusDiffers,
      title: Message("同一张图片有两个重点", "A picture has two focus points"),
      meaning: Message(
        """
        focus 写图里什么不能被裁掉，它跟着图片走，一张图只能有一个。另一处已经写了别的，\
        这一处的不算数。
        """,
        """
        `focus` says what of a picture must not be cut off; it belongs to the picture, which has \
        only one. Another file says otherwise, so this one does not count.
        """),
      example: [
        .commands("printf '\(smallPicture)' > content/tongzhi/hedao.png"),
        .article("image: { src: hedao.png, alt: 河边, focus: 左 }"),
        .file(
          "content/tongzhi/qingli.md",
          "---\ntitle: 清理河道\ndate: 2026-07-02\nimage: { src: hedao.png, alt: 河边, focus: 右 }\n---\n\n清理河道。",
          "---\ntitle: The river is cleaned\ndate: 2026-07-02\nimage: { src: hedao.png, alt: The river, focus: 右 }\n---\n\nThe river is cleaned."
        ),
      ],
      mend: Message(
        "各处写成一样；确实要裁成两样的，把图片另存一份。",
        "Write the same everywhere; or keep a copy of the picture to cut it otherwise."),
      mended: [
        .commands("printf '\(smallPicture)' > content/tongzhi/hedao.png"),
        .article("image: { src: hedao.png, alt: 河边, focus: 左 }"),
        .file(
          "content/tongzhi/qingli.md",
          "---\ntitle: 清理河道\ndate: 2026-07-02\nimage: { src: hedao.png, alt: 河边 }\n---\n\n清理河道。",
          "---\ntitle: The river is cleaned\ndate: 2026-07-02\nimage: { src: hedao.png, alt: The river }\n---\n\nThe river is cleaned."
        ),
      ]),
  ]
}
