/// The filters, as instructions name them.
enum FilterOperation: UInt8, Sendable, CaseIterable {
  case abs, attr, batch, capitalize, center, count, date, `default`, dictsort, escape
  case filesizeformat, first, float, forceescape, format, groupby, indent, int, items, join
  case last, list, lower, map, max, min, reject, rejectattr, replace, reverse, round, safe
  case select, selectattr, slice, sort, string, striptags, sum, title, tojson, trim, truncate
  case unique, upper, urlencode, wordcount, wordwrap, xmlattr
}
