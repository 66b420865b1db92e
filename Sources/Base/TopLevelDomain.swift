/// The last labels of host names, to tell a forgotten `https://` from a file's name.
///
/// The countries of ISO 3166 as IANA delegates them, the generic domains that Chinese sites use,
/// and the Chinese ones in their own characters. Endings that files have as well (`md`, `sh`,
/// `zip`, `py`, `rs`, `pl`, `ps`, `so`) are left out: they are files here.
public enum TopLevelDomain {
  /// Whether a text is a host's name, perhaps with a port and a path: `www.example.org/a`.
  public static func endsHost(of text: String) -> Bool {
    let host = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last else { return false }
    let isHost = labels.allSatisfy { label in
      !label.isEmpty
        && label.utf8.allSatisfy { Ascii.isAlphanumeric($0) || $0 == 0x2D || $0 >= 0x80 }
    }
    return isHost && known.contains(last.lowercased())
  }

  private static let known = Set(
    """
    ac ad ae af ag al am ao aq ar at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz \
    ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi \
    fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im \
    in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma \
    mc me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om \
    pa pe pf pg ph pk pm pn pr pt pw qa re ro ru rw sa sb sc sd se sg si sk sl sm sn sr ss st su sv sx \
    sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws \
    ye yt za zm zw \
    com net org edu gov mil int info biz name pro mobi asia tel jobs travel museum coop aero cat post \
    xyz top site online shop club vip wang ltd group work store tech fun art ink red blue kim xin live \
    news wiki design studio cloud email website space press center video social team cool city world \
    today fit love plus link chat run cafe yoga fashion luxe company fund gold guru host market dev app \
    中国 中國 公司 网络 網絡 政务 公益 商城 网址 在线 中文网 集团 我爱你 网店 信息 机构 组织机构 \
    xn--fiqs8s xn--fiqz9s xn--55qx5d xn--io0a7i xn--zfr164b xn--55qw42g
    """.split(separator: " ").map(String.init))
}
