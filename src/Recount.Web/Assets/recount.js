// Keys for those who want them; every page works without.
(() => {
  "use strict";
  const rows = () => [...document.querySelectorAll("[data-row]")]
    .map(row => row.querySelector("a.row, a.val, a[href]")).filter(link => link && link.offsetParent !== null);
  const marks = () => [...document.querySelectorAll("mark[id]")];

  function step(list, by) {
    if (list.length === 0) return;
    const at = list.findIndex(item => item === document.activeElement || item.closest("[data-row]")?.contains(document.activeElement));
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by));
    list[next].focus();
    list[next].scrollIntoView({ block: "center" });
  }

  document.documentElement.classList.add("keys");
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
    switch (event.key) {
      case "j": step(rows(), 1); break;
      case "k": step(rows(), -1); break;
      case "n": step(marks(), 1); break;
      case "p": step(marks(), -1); break;
      case "?": {
        const help = document.getElementById("keys");
        if (!help.open) help.showModal();
        break;
      }
      default: return;
    }
    event.preventDefault();
  });
})();
