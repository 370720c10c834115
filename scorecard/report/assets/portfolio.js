"use strict";
/* Shows and hides what Python wrote, by tag, status and words; it computes no figure and makes no
   sentence. What a reader chose stands in the address behind "#". */
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const NAMES = ["status", "tag", "find"];
  const fields = Object.fromEntries(NAMES.map((name) => [name, document.querySelector(`[data-filter="${name}"]`)]));
  const rows = [...document.querySelectorAll(".member")];
  const told = document.querySelector(".shown");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const lines = (text) => (text || "").split("\n");

  function show() {
    const asked = plain(fields.find.value).split(/\s+/).filter(Boolean);
    let number = 0;
    for (const row of rows) {
      const { statuses, tags } = row.dataset;
      const kept = (!fields.status.value || lines(statuses).includes(fields.status.value))
        && (!fields.tag.value || lines(tags).includes(fields.tag.value))
        && asked.every((word) => plain(row.textContent).includes(word));
      row.hidden = !kept;
      number += kept;
    }
    const shown = new Set(rows.filter((row) => !row.hidden).map((row) => row.dataset.id));
    for (const side of document.querySelectorAll(".side")) side.hidden = !shown.has(side.dataset.id);
    told.textContent = told.dataset.shown.replace("{number}", number).replace("{all}", rows.length);
    document.querySelector(".none-shown").hidden = number > 0;
    document.querySelector(".of-all").hidden = number === rows.length;
  }
  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const name of NAMES) fields[name].value = given.get(name) || "";
    for (const name of NAMES) if (fields[name].selectedIndex === -1) fields[name].value = "";
    show();
  }
  function chosen() {
    const given = new URLSearchParams();
    for (const name of NAMES) if (fields[name].value) given.set(name, fields[name].value);
    history.replaceState(null, "", `#${given}`);
    show();
  }
  for (const name of NAMES) fields[name].addEventListener("input", chosen);
  document.addEventListener("click", (event) => {
    const { action } = event.target.dataset;
    if (action === "clear") {
      for (const name of NAMES) fields[name].value = "";
      chosen();
    } else if (action === "expand" || action === "collapse") {
      for (const row of rows) if (!row.hidden) row.open = action === "expand";
    }
  });
  window.addEventListener("hashchange", read);
  read();
});
