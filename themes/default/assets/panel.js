// 展板：键盘的左右方向键到上一块、下一块；正在填写、按着别的键时不管。链接本身不靠它。
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, select, textarea, video, audio, [contenteditable], [role=slider], .table-scroll")) return;
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  document.querySelector(`.panel-navigation a[rel=${rel}]`)?.click();
});
