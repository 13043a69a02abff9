// Runs in a page that is laid out for paper, as wide as the paper between its margins; says what must be on the paper.
() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const seen = (element) => element.checkVisibility({ contentVisibilityAuto: true }) && !element.closest(".visually-hidden");
  // Paper leaves these out, and nothing else: ways to other places, and what is for a screen alone.
  const LEFT_OUT = `nav, .actions, .screen-only, a[download], .visually-hidden, svg,
    .comparator + p, .comparator + p + p:last-child, .scroller:has(.figures--years) + p`;
  const text = (element, without = LEFT_OUT) => {
    const leave = all("*", element).map((inner) => inner.matches(without));
    const copy = element.cloneNode(true);
    all("*", copy).forEach((inner, at) => leave[at] && inner.remove());
    return copy.textContent;
  };
  const parts = (selector) => all(`#content ${selector}`).filter((part) => !part.closest(LEFT_OUT));
  const tables = parts("table").map((table) => ({
    seen: seen(table),
    heads: all("thead th", table).map((cell) => text(cell)),
    rows: all("tbody tr", table).map((row) => [...row.cells].map((cell) => text(cell))),
  }));

  const wide = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !seen(parent) || parent.closest("script, style")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    if (box.right > innerWidth + 0.5 || box.left < -0.5) wide.push(`${Math.round(box.left)} to ${Math.round(box.right)}: ${texts.currentNode.data.trim().slice(0, 60)}`);
  }
  for (const box of all("table, img, svg, figure").filter(seen)) {
    const { left, right } = box.getBoundingClientRect();
    if (right > innerWidth + 0.5 || left < -0.5) wide.push(`${Math.round(left)} to ${Math.round(right)}: <${box.localName}>`);
  }

  const elements = {};
  for (const element of all("body *").filter(seen)) elements[element.localName] = (elements[element.localName] ?? 0) + 1;
  return {
    tables,
    wide,
    elements,
    headings: parts(":is(h1, h2, h3, summary)").map((heading) => text(heading)),
    said: parts(":is(h1, h2, h3, summary, p, li, dt, dd, caption)").map((part) => text(part, `${LEFT_OUT}, ul, ol, li p`)),
    controls: all("button, input, select, [role=search], nav a, .header a:not(.header__name a), .footer__links a").filter(seen).map((one) => one.outerHTML.slice(0, 100)),
    downloads: all("a[download]").filter(seen).map((link) => link.textContent),
    ownWords: text(document.querySelector(".print-line")),
    darkest: all("#content :is(.heat--q1, .chip--q1, .strip__own, .spark__end, .is-own .bar rect)").length,
    grey: all("#content :is(.strip__other, tr:not(.is-own) .bar rect)").length,
    solid: [...new Set(all(".chip--q1, .heat--q1").map((cell) => text(cell).trim()))],
  };
}
