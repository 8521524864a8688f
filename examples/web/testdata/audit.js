// What can be told of a page's accessibility without a person: gives a list of
// faults. It is evaluated by the browser tests.
(() => {
  const faults = [];
  const fault = (what, el) => faults.push(what + ": " + el.outerHTML.slice(0, 160));
  const seen = (el) => el.checkVisibility({ visibilityProperty: true });

  // Contrast (WCAG 1.4.3): every text on the backgrounds behind it.
  const rgba = (s) => {
    const m = s.match(/[\d.]+/g).map(Number);
    return s.startsWith("color(") ? [m[0] * 255, m[1] * 255, m[2] * 255, m[3] ?? 1] : [m[0], m[1], m[2], m[3] ?? 1];
  };
  const over = (a, b) => [0, 1, 2].map((i) => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map((x) => (x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const behind = (el) => {
    const stack = [];
    for (let e = el; e; e = e.parentElement) stack.push(rgba(getComputedStyle(e).backgroundColor));
    return stack.reverse().reduce((under, c) => over(c, under), [255, 255, 255, 1]);
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const el = n.parentElement;
    if (!n.data.trim() || !seen(el) || el.closest("option, title, script, .hidden")) continue;
    const style = getComputedStyle(el);
    const ground = behind(el);
    const ink = over(rgba(el instanceof SVGElement ? style.fill : style.color), ground);
    if (ratio(ink, ground) < 4.5) fault("contrast " + ratio(ink, ground).toFixed(2), el);
  }

  // Names: fields, buttons, links, regions, images.
  const name = (el) => {
    const by = el.getAttribute("aria-labelledby");
    const text = by ? document.getElementById(by)?.textContent : el.getAttribute("aria-label") ?? "";
    return (text ?? "").trim();
  };
  for (const el of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (!el.labels.length && !name(el)) fault("field without a label", el);
  }
  for (const el of document.querySelectorAll("a, button")) {
    if (!el.textContent.trim() && !name(el)) fault("no name", el);
  }
  for (const el of document.querySelectorAll("nav, section, form[role], [role=region], [role=group], [tabindex='0']")) {
    if (!name(el)) fault("no name", el);
  }
  for (const el of document.querySelectorAll("svg, img")) {
    if (!el.closest("[aria-hidden=true]") && !name(el)) fault("picture without a name", el);
  }
  for (const el of document.querySelectorAll("[aria-invalid]")) {
    const by = (el.getAttribute("aria-describedby") ?? "").split(" ");
    if (!by.some((id) => document.getElementById(id)?.classList.contains("wrong"))) fault("invalid, and nobody says why", el);
  }

  // References and ids.
  const ids = new Set();
  for (const el of document.querySelectorAll("[id]")) {
    if (ids.has(el.id)) fault("id twice", el);
    ids.add(el.id);
  }
  for (const attribute of ["for", "aria-labelledby", "aria-describedby", "popovertarget"]) {
    for (const el of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of el.getAttribute(attribute).split(" ")) {
        if (!ids.has(id)) fault(attribute + " leads nowhere", el);
      }
    }
  }
  for (const el of document.querySelectorAll("a[href^='#']")) {
    if (!ids.has(decodeURIComponent(el.hash.slice(1)))) fault("link leads nowhere", el);
  }

  // Headings go down one step at a time, from a single h1.
  let last = 0;
  for (const el of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const level = +el.tagName[1];
    if (level > last + 1 || (level === 1 && last > 0)) fault("heading out of order", el);
    last = level;
  }
  if (document.querySelectorAll("h1").length !== 1) faults.push("want one h1");
  if (document.querySelectorAll("main").length !== 1) faults.push("want one main");
  if (!document.title.trim() || !document.documentElement.lang) faults.push("no title or language");

  // Right-to-left text has a direction of its own, or stands where that is found.
  const letters = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const arabic = /[\u0600-\u06ff]/;
  if (document.dir !== "rtl") {
    for (let n = letters.nextNode(); n; n = letters.nextNode()) {
      const el = n.parentElement;
      if (arabic.test(n.data) && seen(el) && !el.closest("[dir], bdi, option, button[lang]")) fault("Arabic without a direction", el);
    }
  }

  // Targets are large enough (WCAG 2.5.8), but for links in text.
  for (const el of document.querySelectorAll("button, select, input:not([type=hidden]), textarea, summary")) {
    const box = el.getBoundingClientRect();
    if (seen(el) && (box.width < 24 || box.height < 24)) fault("target too small", el);
  }

  // Nothing runs out of the window sideways (WCAG 1.4.10).
  const wide = document.scrollingElement.scrollWidth;
  if (wide > innerWidth) faults.push(`page is ${wide} wide in a window of ${innerWidth}`);
  return faults;
})()
