
"use strict";
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
