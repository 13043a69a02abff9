// Runs in a page that has loaded; says what the tests want to know of it.
() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const name = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((one) => `.${one}`).join("");
    return `<${element.localName}${id}${classes}> ${element.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}`;
  };
  const width = innerWidth;
  const root = document.documentElement;

  // Text that ends beyond the right edge can be read only where its frame scrolls.
  const cut = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (parent.closest(".scroller, .visually-hidden, thead, script, style")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    if (box.width > 1 && (box.right > width + 0.5 || box.left < -0.5)) cut.push(`${Math.round(box.left)} to ${Math.round(box.right)}: ${name(parent)}`);
  }

  // A box that hides what does not fit loses text without a word.
  const clipped = all("body *").filter((element) => {
    const style = getComputedStyle(element);
    if (!/hidden|clip/.test(style.overflowX + style.overflowY) || style.display === "inline") return false;
    if (element.closest(".visually-hidden, thead, svg, input") || style.clipPath !== "none") return false;
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  });

  const ids = all("[id]").map((element) => element.id);
  const elements = {};
  for (const element of all("*")) {
    const attributes = [...element.attributes].map((attribute) => attribute.name).sort();
    const kind = `${element.localName}[${attributes.join(" ")}]`;
    elements[kind] = (elements[kind] ?? 0) + 1;
  }
  return {
    title: document.title,
    lang: root.lang,
    headings: all("h1").map(name),
    pwned: window.pwned ?? null,
    refused: window.__refused,
    scrollWidth: Math.max(root.scrollWidth, document.body.scrollWidth),
    cut,
    clipped: clipped.map(name),
    sameIds: ids.filter((id, at) => ids.indexOf(id) !== at),
    imagesWithoutAlt: all("img:not([alt])").map((image) => image.outerHTML),
    brokenImages: all("img").filter((image) => !(image.complete && image.naturalWidth)).map((image) => image.src),
    wideImages: all("img").filter((image) => image.getBoundingClientRect().right > width).map((image) => image.src),
    tablesWithoutCaption: all("table").filter((table) => !table.caption?.textContent.trim()).map(name),
    headersWithoutScope: all("th").filter((cell) => !["col", "row"].includes(cell.getAttribute("scope"))).map(name),
    tablesWithoutHeaders: all("table").filter((table) => !table.querySelector("th")).map(name),
    stylesheets: [...document.styleSheets].map((sheet) => sheet.href),
    background: getComputedStyle(document.querySelector(".header") ?? document.body).backgroundColor,
    text: document.body.textContent.replace(/\s+/g, " "),
    heading: document.querySelector("h1")?.textContent ?? "",
    elements,
  };
}
