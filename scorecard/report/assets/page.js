"use strict";
/* Filters, sorts, opens and walks what Python wrote; it computes no figure and makes no sentence.
   Everything a reader chose stands in the address behind "#". */
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const main = document.getElementById("main");
  const SVG = "http://www.w3.org/2000/svg";
  const select = (name) => document.querySelector(`.when [data-filter="${name}"]`);
  const all = (selector, inside = main) => [...inside.querySelectorAll(selector)];

  /* An element out of the data: tag, attributes, children; texts are texts and nothing else. */
  const build = (number, inSvg) => {
    const entry = data.nodes[number];
    const tag = data.texts[entry[0]];
    const drawn = inSvg || tag === "svg";
    const made = drawn ? document.createElementNS(SVG, tag) : document.createElement(tag);
    let at = 2;
    for (let n = entry[1]; n > 0; n -= 1, at += 2) made.setAttribute(data.texts[entry[at]], data.texts[entry[at + 1]]);
    for (; at < entry.length; at += 1) {
      made.append(entry[at] < 0 ? data.texts[~entry[at]] : build(entry[at], drawn));
    }
    return made;
  };

  const views = new Map([[`${data.year} `, main.querySelector(".view")]]);
  const viewOf = (year, known) => {
    const key = `${year} ${known}`;
    if (!views.has(key)) views.set(key, build(daysOf(year).find((day) => day[0] === known)[2], false));
    return views.get(key);
  };
  const daysOf = (year) => data.years.find((one) => one.year === year).days;

  /* What is chosen, and its form in the address. */
  const LISTS = ["status", "open"];
  const TEXTS = ["known", "owner", "tag", "find", "sort", "i", "changed"];
  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    const year = Number(given.get("year"));
    const state = { year: data.years.some((one) => one.year === year) ? year : data.year };
    for (const name of LISTS) state[name] = given.getAll(name);
    for (const name of TEXTS) state[name] = given.get(name) || "";
    if (!daysOf(state.year).some((day) => day[0] === state.known)) state.known = "";
    return state;
  };
  const written = (state) => {
    const given = new URLSearchParams();
    if (state.year !== data.year) given.set("year", state.year);
    for (const name of LISTS) for (const value of state[name]) given.append(name, value);
    for (const name of TEXTS) if (state[name]) given.set(name, state[name]);
    return `#${given}`;
  };
  let state = read();
  const go = (changes, replace) => {
    state = { ...state, ...changes };
    const address = written(state);
    if (address !== (location.hash || "#")) history[replace ? "replaceState" : "pushState"](null, "", address);
    show();
  };

  /* A row's words, small and without accents: what a search looks in. */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const found = new WeakMap();
  const wordsOf = (row) => {
    if (!found.has(row)) {
      const texts = [row.dataset.id];
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode.data);
      found.set(row, plain(texts.join(" ")));
    }
    return found.get(row);
  };
  const home = new WeakMap();
  const SORTS = {
    worst: (one, other) => one.dataset.worst - other.dataset.worst,
    title: (one, other) => titleOf(one).localeCompare(titleOf(other), document.documentElement.lang),
    change: (one, other) => one.dataset.change - other.dataset.change || one.dataset.worst - other.dataset.worst,
  };
  const titleOf = (row) => row.querySelector(".title").textContent;

  /* The page as it is chosen. */
  function show() {
    const view = viewOf(state.year, state.known);
    if (!view.isConnected) main.replaceChildren(view);
    const years = select("year"), days = select("known");
    years.replaceChildren(...data.years.map((one) => new Option(one.text, one.year)));
    years.value = state.year;
    days.replaceChildren(...daysOf(state.year).map((day) => new Option(day[1], day[0])));
    days.value = state.known;
    document.querySelector(".year-shown").textContent = `${years.selectedOptions[0].text}, ${days.selectedOptions[0].text}`;

    for (const button of all("button[data-filter]", view)) {
      const name = button.dataset.filter;
      const on = name === "changed" ? state.changed !== "" : state.status.includes(button.dataset.value);
      button.setAttribute("aria-pressed", on);
    }
    for (const field of all("select[data-filter], input[data-filter]", view)) {
      const wanted = state[field.dataset.filter];
      if (field.value !== wanted) field.value = wanted;
    }
    const rows = all(".row", view);
    const asked = plain(state.find).split(/\s+/).filter(Boolean);
    let number = 0;
    rows.forEach((row, place) => {
      if (!home.has(row)) home.set(row, { list: row.parentNode, place });
      const { id, status, owner, tags, changed } = row.dataset;
      const kept = (!state.status.length || state.status.includes(status))
        && (!state.changed || changed)
        && (!state.owner || owner === state.owner)
        && (!state.tag || (tags || "").split("\n").includes(state.tag))
        && asked.every((word) => wordsOf(row).includes(word));
      row.hidden = !kept;
      number += kept;
      const open = state.open.includes(id) || state.open.includes("*") || state.i === id;
      if (row.open !== open) row.open = open;
    });
    sort(view, rows);
    for (const group of all(".group", view).reverse()) group.hidden = !group.querySelector(".row:not([hidden])");
    view.querySelector(".none-shown").hidden = number > 0;
    view.querySelector(".shown").textContent =
      data.words.shown.replace("{number}", number).replace("{all}", rows.length);
  }
  function sort(view, rows) {
    const flat = view.querySelector(".flat"), plan = view.querySelector(".plan");
    const order = SORTS[state.sort];
    if (!order && flat.hidden) return;
    const byPlan = [...rows].sort((one, other) => home.get(one).place - home.get(other).place);
    if (order) flat.append(...byPlan.sort(order));
    else for (const row of byPlan) home.get(row).list.append(row);
    flat.hidden = !order;
    plan.hidden = Boolean(order);
  }

  /* Choosing. */
  document.addEventListener("change", (event) => {
    const name = event.target.dataset.filter;
    if (!name || name === "find") return;
    if (name === "year") go({ year: Number(event.target.value), known: "", i: "" });
    else go({ [name]: event.target.value });
  });
  document.addEventListener("input", (event) => {
    if (event.target.dataset.filter === "find") go({ find: event.target.value }, true);
  });
  document.addEventListener("click", (event) => {
    const target = event.target.closest("button, a, .row > summary");
    if (!target) return;
    const { filter, value, action } = target.dataset;
    if (filter === "status") {
      const on = state.status.includes(value);
      go({ status: on ? state.status.filter((one) => one !== value) : [...state.status, value] });
    } else if (filter === "changed") go({ changed: state.changed ? "" : "yes" });
    else if (action === "expand") go({ open: ["*"], i: "" });
    else if (action === "collapse") go({ open: [], i: "" });
    else if (action === "clear") go({ status: [], changed: "", owner: "", tag: "", find: "" });
    else if (action === "csv") download(target);
    else if (action === "link") { event.preventDefault(); link(target); }
    else if (target.matches("summary")) { event.preventDefault(); toggle(target.parentNode); }
    else if (target.matches('a[href^="#"]')) { event.preventDefault(); jump(target.getAttribute("href").slice(1)); }
  });
  function toggle(row) {
    const { id } = row.dataset;
    const open = all(".row", main).filter((one) => one.open !== (one === row)).map((one) => one.dataset.id);
    go({ open, i: state.i === id ? "" : state.i && open.includes(state.i) ? state.i : "" });
  }
  function jump(id) {
    const wanted = document.getElementById(id);
    if (!wanted) return;
    const row = wanted.matches(".row");
    const hides = wanted.hidden || (!row && state.sort) || wanted.closest(".group[hidden], .plan[hidden]");
    const cleared = hides ? { status: [], changed: "", owner: "", tag: "", find: "", sort: "" } : {};
    if (row || hides) go({ ...cleared, ...(row ? { i: wanted.dataset.id } : {}) });
    wanted.scrollIntoView();
    (row ? wanted.querySelector("summary") : wanted).focus({ preventScroll: true });
  }
  function link(target) {
    const row = target.closest(".row");
    go({ i: row.dataset.id });
    const say = row.querySelector(".tools");
    const told = () => {
      let copied = say.querySelector("[role=status]");
      if (!copied) { copied = document.createElement("span"); copied.setAttribute("role", "status"); say.append(copied); }
      copied.textContent = data.words.copied;
    };
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(told, () => {});
  }

  /* A table as CSV; what a spreadsheet would run as a formula gets an apostrophe. */
  const guarded = (text) => (/^\s*[=+@\t\r]/.test(text) || (/^\s*-/.test(text) && !/^\s*-[\d.,\s]+%?$/.test(text)) ? `'${text}` : text);
  const quoted = (text) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  function download(button) {
    const table = button.closest(".figure").querySelector("table");
    const lines = [...table.rows].map((line) => [...line.cells].map((cell) => quoted(guarded(cell.textContent))).join(","));
    const address = URL.createObjectURL(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" }));
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.download = button.dataset.name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /* A chart answers the pointer and the arrow keys: the year's line of the table is said. */
  const walkers = new WeakMap();
  const ready = (walk) => {
    if (walkers.has(walk)) return walkers.get(walk);
    const figure = walk.closest(".figure");
    const lines = all("tr[data-year]", figure).filter((line) => walk.querySelector(`[data-year="${line.dataset.year}"]`));
    const walker = { say: figure.querySelector(".say"), lines, at: lines.length };
    walkers.set(walk, walker);
    return walker;
  };
  const point = (walk, at) => {
    const walker = ready(walk);
    walker.at = Math.max(0, Math.min(walker.lines.length - 1, at));
    const { year, say } = walker.lines[walker.at].dataset;
    for (const mark of all("svg[data-year]", walk)) mark.classList.toggle("at", mark.dataset.year === year);
    if (walker.say.textContent !== say) walker.say.textContent = say;
    walker.say.classList.add("told-now");
  };
  document.addEventListener("keydown", (event) => {
    const row = event.key === "Escape" && event.target.closest && event.target.closest(".row[open]");
    if (row) {
      toggle(row);
      row.querySelector("summary").focus();
      return;
    }
    const walk = event.target.closest && event.target.closest(".walk");
    if (!walk || event.ctrlKey || event.altKey || event.metaKey) return;
    const walker = ready(walk);
    const steps = { ArrowRight: walker.at + 1, ArrowLeft: walker.at - 1, Home: 0, End: walker.lines.length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    point(walk, steps[event.key]);
  });
  document.addEventListener("pointermove", (event) => {
    const walk = event.target.closest && event.target.closest(".walk");
    if (!walk) return;
    let best = -1, least = Infinity;
    ready(walk).lines.forEach((line, at) => {
      const box = walk.querySelector(`svg[data-year="${line.dataset.year}"] > *`).getBoundingClientRect();
      const away = Math.abs((box.left + box.right) / 2 - event.clientX);
      if (away < least) [best, least] = [at, away];
    });
    if (best >= 0) point(walk, best);
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.matches(".row")) {
      for (const walk of all(".walk", event.target)) {
        walk.tabIndex = 0;
        walk.setAttribute("role", "application");
        walk.setAttribute("aria-label", walk.dataset.walk);
      }
    }
  }, true);

  /* The name an address ends with; one cut within an escaped letter names nothing. */
  const named = () => {
    try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
  };
  const arrive = () => {
    if (location.hash && !location.hash.includes("=")) {
      const row = document.getElementById(named());
      if (row && row.matches(".row")) { state = { ...read(), i: row.dataset.id }; show(); row.scrollIntoView({ behavior: "instant" }); return; }
    }
    state = read();
    show();
    const row = state.i && all(".row").find((one) => one.dataset.id === state.i);
    if (row) { row.scrollIntoView({ behavior: "instant" }); row.querySelector("summary").focus({ preventScroll: true }); }
  };
  window.addEventListener("popstate", arrive);
  arrive();
});
