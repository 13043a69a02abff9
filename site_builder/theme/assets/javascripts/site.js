// What a page does when JavaScript is there: menu, search button, colours, wide tables, print.
// Everything but the search and the choice of colours also works without.

const root = document.documentElement;
const find = (selector, from = document) => from.querySelector(selector);

/** A button that shows and hides a part of the header; Escape hides it and gives the focus back. */
function disclosure(button, part, first) {
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    part.classList.toggle("is-open", open);
    if (open) first().focus();
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  // Listening further up lets the part use Escape first: the search clears its list before it closes.
  part.parentElement.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !part.contains(event.target)) return;
    if (button.getAttribute("aria-expanded") !== "true") return;
    show(false);
    button.focus();
  });
  return show;
}

/** Automatic, light, dark: each press takes the next. */
function colours(button, name) {
  const words = { auto: "automatic", light: "light", dark: "dark" };
  const order = Object.keys(words);
  const say = () => {
    name.textContent = words[root.dataset.scheme ?? "auto"];
    button.title = button.textContent.trim();
  };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(root.dataset.scheme ?? "auto") + 1) % order.length];
    if (next === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = next;
    try {
      localStorage.setItem("site-builder.scheme", next);
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
    say();
  });
  say();
}

/** The large search box of a page is a copy of the header's, so that there is one search. */
function largeSearch(place, form) {
  const copy = form.cloneNode(true);
  copy.id = "search-large";
  copy.classList.add("search--large");
  const label = find("label", copy);
  label.htmlFor = find("input", copy).id = "search-large-input";
  label.classList.remove("visually-hidden");
  place.replaceChildren(copy);
  return copy;
}

/** The search itself is fetched when a reader first turns to it. */
function lazySearch(form) {
  const input = find("input", form);
  let started;
  const start = () => (started ??= import("./search.js").then(({ startSearch }) => startSearch(form)));
  input.addEventListener("focus", start);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (document.activeElement === input) start();
}

/** Tables written in Markdown scroll sideways in a frame of their own, which the keyboard can reach. */
function frameTables() {
  for (const [at, table] of document.querySelectorAll(".md-typeset table:not([class])").entries()) {
    if (table.closest(".scroller") || table.scrollWidth <= table.clientWidth) continue;
    const frame = document.createElement("div");
    frame.className = "scroller";
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", `Table ${at + 1}, scrolls sideways`);
    table.replaceWith(frame);
    frame.append(table);
  }
}

/** What is folded away on the screen is not folded away on paper. */
function openForPrint() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

const form = find("#search");
const menu = find("#menu");
const place = find("[data-search-here]");
const large = place && largeSearch(place, form);
for (const one of large ? [form, large] : [form]) lazySearch(one);

disclosure(find("#menu-button"), menu, () => find("a", menu));
const showSearch = disclosure(find("#search-button"), form, () => find("input", form));
colours(find("#scheme-button"), find("#scheme-name"));
frameTables();
// A table that fits when the page loads may not fit once the window is narrower.
addEventListener("resize", frameTables);
openForPrint();

// The slash opens the search, unless it is being typed somewhere.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  if (large) find("input", large).focus();
  else if (find("#search-button").checkVisibility()) showSearch(true);
  else find("input", form).focus();
});
