// Runs before the page is drawn, so that a reader's own colours never flash; that is why it is a file apart and blocks.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const scheme = localStorage.getItem("site-builder.scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch {
    // Storage is switched off: the device's own setting holds.
  }
})();
