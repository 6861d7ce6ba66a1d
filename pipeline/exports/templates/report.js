
"use strict";
(() => {
  // A link to a sentence, a source or a difference opens what it lies in; not every browser does so by itself.
  const reveal = () => {
    // Ids are letters, digits and hyphens: nothing to decode, which would throw on "#%".
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  // Paper opens nothing: the sources are printed, for as long as the printing takes.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details.references:not([open])"));
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
(() => {
  const form = document.querySelector(".search");
  if (!form) return;
  const field = form.querySelector("input");
  const found = form.querySelector("output");
  const stories = Array.from(document.querySelectorAll(".story"), (element) => ({
    element,
    text: element.textContent.normalize("NFKC").toLowerCase(),
  }));
  const filter = () => {
    const words = field.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { element, text } of stories) {
      element.hidden = !words.every((word) => text.includes(word));
      shown += element.hidden ? 0 : 1;
    }
    found.textContent = words.length ? `${shown} of ${stories.length}` : "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", filter);
  filter();
})();
