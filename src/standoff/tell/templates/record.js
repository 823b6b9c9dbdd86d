"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const reader = document.getElementById("reader"), card = document.getElementById("card"), views = document.getElementById("views");
  const find = document.getElementById("find"), least = document.getElementById("least"), found = document.getElementById("found");
  const jump = document.getElementById("jump"), tools = document.querySelector(".tools");
  const rows = [...views.querySelectorAll(".row")];
  let current = null, cameFrom = null;

  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const wordsOf = (i) => reader.querySelectorAll(`[data-i~="${i}"]`);
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";

  function clear() {
    for (const element of document.querySelectorAll(".on")) element.classList.remove("on");
    for (const element of reader.querySelectorAll(".role")) element.classList.remove("role");
  }

  function show(i, source, isAfter) {
    const item = data.items[i];
    if (!item) return;
    clear();
    current = i;
    if (source) cameFrom = source;
    const marks = wordsOf(i);
    for (const mark of marks) mark.classList.add("on");
    for (const part of reader.querySelectorAll("[data-r]"))
      if (part.dataset.r.split(" ").some((name) => name.endsWith(`-${i}`))) part.classList.add("role");
    for (const row of views.querySelectorAll(`.row[data-i="${i}"], svg a[data-i="${i}"]`)) row.classList.add("on");
    fill(i, item, marks[0]);
    const target = isAfter ? reader.querySelector(`[data-r~="followed-${i}"]`) || marks[0] : marks[0];
    if (target) {
      const scroller = getComputedStyle(reader).overflowY === "auto" ? reader : document.documentElement;
      const sticks = getComputedStyle(tools).position === "sticky";
      scroller.style.scrollPaddingTop = `${sticks ? tools.offsetHeight + 12 : 0}px`;
      const block = target.closest("article");
      jump.value = block.dataset.d;
      block.style.contentVisibility = "visible";
      bring(target);
    }
    history.replaceState(null, "", `#i${i}`);
  }

  // What lies far away has not been laid out yet, so that its place changes on the way there: go at once, and look again.
  function bring(target, again = 3) {
    const isNear = Math.abs(target.getBoundingClientRect().top) < 2 * innerHeight;
    if (isNear && again === 3) { target.scrollIntoView({ block: "center", behavior: calm() }); return; }
    target.scrollIntoView({ block: "center", behavior: "instant" });
    if (again > 0) requestAnimationFrame(() => bring(target, again - 1));
  }

  function fill(i, item, mark) {
    card.replaceChildren();
    card.className = `card ${item.k}`;
    card.append(make("h4", item.t));
    const list = make("dl");
    for (const [name, value] of item.f) {
      const word = make("dd");
      word.append(make("bdi", value));
      list.append(make("dt", name), word);
    }
    const place = make("dd");
    place.append(make("code", item.s));
    list.append(make("dt", "characters"), place);
    card.append(list);
    const also = make("p", undefined, "also");
    const others = mark ? mark.dataset.i.split(" ").map(Number).filter((other) => other !== i) : [];
    if (others.length) also.append("the same words: ");
    for (const other of others) also.append(button(data.items[other].t, () => show(other)));
    const { before, after } = neighbours(i);
    if (before !== undefined) also.append(button("← previous", () => show(before)));
    if (after !== undefined) also.append(button("next →", () => show(after)));
    if (cameFrom) also.append(button("back to the row", back));
    card.append(also);
    card.hidden = false;
  }

  function button(text, act) {
    const element = make("button", text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  const shown = (item) => !(reader.dataset.hide || "").split(" ").includes(item.k);

  function neighbours(i) {
    const order = data.order[data.items[i].d].filter((other) => other === i || shown(data.items[other]));
    const at = order.indexOf(i);
    return { before: order[at - 1], after: order[at + 1] };
  }

  function back() {
    clear();
    card.hidden = true;
    if (cameFrom) { cameFrom.focus(); cameFrom.scrollIntoView({ block: "center", behavior: calm() }); }
    cameFrom = null;
    current = null;
  }

  function openDocument(number) {
    clear();
    card.hidden = true;
    current = null;
    jump.value = String(number);
    const article = document.getElementById(`d${number}`);
    if (article) { article.scrollIntoView({ behavior: "instant" }); history.replaceState(null, "", `#d${number}`); }
  }

  function step(direction) {
    if (current === null) {
      const first = data.order[Number(jump.value) - 1].find((i) => shown(data.items[i]));
      if (first !== undefined) show(first);
      return;
    }
    const { before, after } = neighbours(current);
    const next = direction > 0 ? after : before;
    if (next !== undefined) show(next);
  }

  function filter() {
    const words = find.value.toLocaleLowerCase().split(/\s+/).filter(Boolean), limit = Number(least.value);
    let number = 0;
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase();
      const sure = row.dataset.c === undefined || limit === 0 || (row.dataset.c !== "" && Number(row.dataset.c) >= limit);
      row.hidden = !(sure && words.every((word) => text.includes(word)));
      number += row.hidden ? 0 : 1;
    }
    const on = words.length > 0 || limit > 0;
    for (const month of views.querySelectorAll(".month")) {
      let next = month.nextElementSibling;
      while (next && next.hidden && !next.classList.contains("month")) next = next.nextElementSibling;
      month.hidden = !next || next.classList.contains("month");
    }
    for (const speaker of views.querySelectorAll(".speaker")) {
      const left = speaker.querySelector(".row:not([hidden])");
      speaker.hidden = !left;
      if (on && left) speaker.open = true;
    }
    for (const line of views.querySelectorAll(".grid tbody tr")) line.hidden = on && !line.querySelector(".row:not([hidden])");
    for (const section of views.querySelectorAll("section")) section.hidden = on && !section.querySelector(".row:not([hidden])");
    found.textContent = on ? `${number} of ${rows.length} rows` : "";
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = event.target.closest("a[data-i]"), row = event.target.closest("#views .row"), mark = event.target.closest("mark[data-i]");
    if (place) { event.preventDefault(); show(Number(place.dataset.i), place, place.dataset.f === "1"); }
    else if (mark) {
      const all = mark.dataset.i.split(" ").map(Number).filter((i) => shown(data.items[i]));
      all.sort((a, b) => data.items[a].n - data.items[b].n);
      if (all.length) show(all[all[0] === current && all.length > 1 ? 1 : 0]);
    } else if (row && !String(getSelection())) {
      if (event.target.closest("a[href^='#d']")) event.preventDefault();
      if (row.dataset.d) openDocument(Number(row.dataset.d)); else show(Number(row.dataset.i), row.querySelector("a.open"));
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "Escape") { if (typing) event.target.blur(); else back(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const number = Number(jump.value);
    if (event.key === "/") { event.preventDefault(); find.focus(); find.select(); }
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "]" && number < data.order.length) openDocument(number + 1);
    else if (event.key === "[" && number > 1) openDocument(number - 1);
  });
  for (const box of document.querySelectorAll("[data-kind]")) box.addEventListener("change", () => {
    reader.dataset.hide = [...document.querySelectorAll("[data-kind]:not(:checked)")].map((other) => other.dataset.kind).join(" ");
  });
  document.querySelector(".find").addEventListener("submit", (event) => event.preventDefault());
  find.addEventListener("input", filter);
  least.addEventListener("change", filter);
  jump.addEventListener("change", () => openDocument(Number(jump.value)));
  const links = new Map([...document.querySelectorAll(".top nav a")].map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) {
      for (const link of links.values()) link.classList.remove("here");
      links.get(entry.target.id)?.classList.add("here");
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  for (const section of views.querySelectorAll("section")) seen.observe(section);
  const start = () => { const match = /^#i(\d+)$/.exec(location.hash); if (match) show(Number(match[1])); };
  addEventListener("hashchange", start);
  start();
})();
