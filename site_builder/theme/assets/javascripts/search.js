// The search box: asks Pagefind's index of the finished pages, puts the best first, shows a list of links.
// Titles and summaries come from data, so they are only ever set as text.

import { best, isNear } from "./ranking.js";

const PAGE = 8;
const CANDIDATES = 24;
const site = new URL("../../", import.meta.url);
let engine;

function load() {
  engine ??= import(new URL("pagefind/pagefind.js", site)).then(async (pagefind) => {
    // A word in the title or among the everyday words says more than one in the text.
    await pagefind.options({ baseUrl: site.pathname, ranking: { metaWeights: { title: 8, synonyms: 8, refs: 8, summary: 1, kind: 0.1 } } });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

/** Pages with all the words; where there are none, pages with any of them. */
async function find(pagefind, words) {
  const { results } = await pagefind.search(words);
  const single = words.split(/\s+/);
  if (results.length || single.length < 2) return { results, partly: false };
  const each = await Promise.all(single.map((word) => pagefind.search(word)));
  const any = new Map(each.flatMap((found) => found.results.map((result) => [result.id, result])));
  return { results: [...any.values()], partly: true };
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function item({ url, meta }) {
  const link = element("a", "search__link", "");
  link.href = url;
  if (meta.kind) link.append(element("span", "search__kind", meta.kind), " ");
  link.append(element("span", "search__title", meta.title ?? url));
  if (meta.summary) link.append(" ", element("span", "search__summary", meta.summary));
  const row = document.createElement("li");
  row.append(link);
  return row;
}

export function startSearch(form) {
  const input = form.querySelector("input");
  const panel = form.querySelector(".search__panel");
  const status = panel.querySelector(".search__status");
  const list = panel.querySelector(".search__results");
  const more = panel.querySelector(".search__more");
  const instead = element("a", "search__instead", "Go to the A to Z");
  instead.href = panel.dataset.aToZ;
  let asked = "";
  let timer;
  let rest = [];
  let answer = Promise.resolve();

  const links = () => [...list.querySelectorAll("a")];

  function close() {
    asked = "";
    rest = [];
    status.textContent = "";
    list.replaceChildren();
    more.hidden = true;
    instead.remove();
    panel.classList.remove("search__panel--open");
  }

  function say(text, offerAToZ) {
    panel.classList.add("search__panel--open");
    status.textContent = text;
    if (offerAToZ) list.before(instead);
    else instead.remove();
  }

  async function showMore() {
    const next = await Promise.all(rest.splice(0, PAGE).map((result) => result.data?.() ?? result));
    list.append(...next.map(item));
    more.hidden = rest.length === 0;
    return next.length;
  }

  async function ask(words) {
    asked = words;
    try {
      const pagefind = await load();
      const { results, partly } = await find(pagefind, words);
      const looked = await Promise.all(results.slice(0, CANDIDATES).map((result) => result.data()));
      const first = looked.filter((result) => isNear(words, result));
      if (asked !== words) return;
      list.replaceChildren();
      rest = [...best(words, first), ...(first.length ? results.slice(CANDIDATES) : [])];
      const count = rest.length;
      if (count) say(`${count} ${count === 1 ? "result" : "results"} for ${partly ? "some of the words of " : ""}${words}`, false);
      else say(`Nothing found for ${words}; try the A to Z.`, true);
      await showMore();
    } catch (error) {
      if (asked === words) say("The search could not be loaded; try the A to Z.", true);
      console.warn(error);
    }
  }

  function changed(wait) {
    const words = input.value.trim();
    clearTimeout(timer);
    if (!words) return close();
    if (words === asked) return;
    timer = setTimeout(() => (answer = ask(words)), wait);
  }

  input.addEventListener("input", () => changed(150));
  input.addEventListener("focus", () => changed(0));
  more.addEventListener("click", async () => {
    const before = links().length;
    await showMore();
    links()[before]?.focus();
  });

  form.addEventListener("keydown", async (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (event.key === "Escape" && panel.classList.contains("search__panel--open")) {
      event.preventDefault();
      input.focus();
      input.value = "";
      close();
    } else if (event.key === "ArrowDown" && at + 1 < all.length) {
      event.preventDefault();
      all[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (all[at - 1] ?? input).focus();
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      clearTimeout(timer);
      const words = input.value.trim();
      if (words && words !== asked) answer = ask(words);
      await answer;
      (links()[0] ?? (instead.isConnected ? instead : null))?.click();
    }
  });

  // Leaving the search folds the list away, so that it never covers what has the focus.
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  addEventListener("pointerdown", (event) => {
    if (!form.contains(event.target)) close();
  });

  load().catch(() => {}); // Said when somebody asks.
  changed(0);
}
