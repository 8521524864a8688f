// The panels of statements open by hovering, focus and choosing without any
// script; this adds what style sheets cannot do.
"use strict";

// Escape puts away a panel that pointer or focus shows, until they leave (WCAG
// 1.4.13). Panels that were chosen open are the browser's to close.
document.addEventListener("keydown", (e) => {
  if (e.key === "Escape") {
    for (const m of [document.querySelector("mark.said:hover"), document.activeElement.closest("mark.said")]) {
      m?.classList.add("away");
    }
  }
});
for (const leave of ["pointerout", "focusout"]) {
  document.addEventListener(leave, (e) => {
    const m = e.target.closest("mark.away");
    if (!m || m.contains(e.relatedTarget)) return;
    if (e.relatedTarget) m.classList.remove("away");
    else setTimeout(() => m.matches(":hover, :focus-within") || m.classList.remove("away")); // focus may come back
  });
}

// A tap anywhere on a statement is one on its number.
document.addEventListener("click", (e) => {
  const m = e.target.closest("mark.said");
  if (m && !e.target.closest("button, a, .tip") && getSelection().isCollapsed) {
    document.getElementById("n" + m.dataset.n)?.click();
  }
});

// The filter applies when its form is sent; fields left at "all" need not stand in
// the address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    for (const field of form.querySelectorAll("select, input")) {
      field.disabled = field.value === "";
    }
  });
}
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[method=get] :disabled")) {
    field.disabled = false;
  }
});
