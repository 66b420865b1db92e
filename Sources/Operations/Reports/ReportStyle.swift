/// The style of reports: on a screen of any width, and on A4.
///
/// Colours are of the default theme; each state has its words and a border of its own, so that a
/// print in black says the same.
let reportStyle: StaticString = """
  :root { --ink: #1f2328; --soft: #57606a; --line: #d0d7de; --paper: #fff; --head: #f6f3ee;
    --red: #a40000; --amber: #7a4f01; --green: #1a6334; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e6e1d9; --soft: #a8a39b; --line: #48443f;
    --paper: #1d1b19; --head: #2a2724; --red: #ff9d92; --amber: #f0c36d; --green: #8fd6a4; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink);
    font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  main, footer { max-width: 72rem; margin: 0 auto; padding: 0 16px; }
  header { border-bottom: 2px solid var(--red); margin: 24px 0; padding-bottom: 12px; }
  header p { margin: 0; color: var(--soft); }
  h1, h2 { font-family: SimSun, STSong, "Source Han Serif SC", "Noto Serif CJK SC", serif;
    line-height: 1.35; text-wrap: balance; }
  h1 { margin: 4px 0; font-size: 28px; color: var(--red); }
  h2 { margin: 36px 0 8px; font-size: 20px; }
  .record-summary { font-size: 18px; margin: 8px 0; }
  .record-note, .record-empty, .record-download { color: var(--soft); font-size: 14px; margin: 4px 0; }
  .table-scroll { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { border: 1px solid var(--line); padding: 6px 10px; text-align: left; vertical-align: top; }
  th { background: var(--head); }
  thead th { white-space: nowrap; }
  tbody th { min-width: 6.5em; background: none; font-weight: inherit; }
  .number { text-align: right; white-space: nowrap; }
  time { white-space: nowrap; }
  a { color: inherit; text-decoration-color: var(--red); text-underline-offset: 3px; }
  tr:target td { background: var(--head); }
  .record-state { white-space: nowrap; padding: 1px 6px; border: 1px solid currentColor; }
  .record-state.good { color: var(--green); }
  .record-state.neutral { color: var(--soft); border-style: dotted; }
  .record-state.soon { color: var(--amber); border-style: dashed; }
  .record-state.bad { color: var(--red); border-width: 2px; font-weight: bold; }
  .record-trend { margin: 24px 0; overflow-x: auto; }
  .record-trend figcaption { font-weight: bold; }
  .record-trend svg { display: block; max-width: 100%; height: auto; min-width: 30rem; }
  .record-trend .bar { fill: var(--red); }
  .record-trend path { stroke: var(--line); }
  .record-trend text { fill: var(--ink); font-size: 14px; text-anchor: middle; }
  .record-trend .label { fill: var(--soft); font-size: 13px; }
  footer { margin-top: 48px; padding-bottom: 24px; color: var(--soft); font-size: 13px; }
  @media (max-width: 40rem) {
    thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
    table, tbody, tr { display: block; width: 100%; }
    tr { border: 1px solid var(--line); margin: 0 0 12px; }
    tbody :is(td, th) { border: 0; border-bottom: 1px dotted var(--line); display: flex; gap: 12px;
      justify-content: space-between; text-align: right; overflow-wrap: anywhere; }
    tbody th { background: var(--head); font-weight: bold; }
    tbody :is(td, th)::before { content: attr(data-label); color: var(--soft); text-align: left; flex: none; }
    td:empty { display: none; }
    .number { white-space: normal; }
  }
  @media print {
    @page { size: A4; margin: 18mm 15mm; }
    :root { --ink: #000; --soft: #333; --line: #666; --paper: #fff; --head: #eee;
      --red: #000; --amber: #000; --green: #000; }
    body { font-size: 10.5pt; }
    main, footer { max-width: none; padding: 0; }
    thead { display: table-header-group; }
    tr, .record-summary { break-inside: avoid; }
    h2 { break-after: avoid; }
    .table-scroll { overflow: visible; }
    .record-download { display: none; }
    a { text-decoration: none; }
  }

  """
