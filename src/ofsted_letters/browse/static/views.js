const VIEWS = ["overview", "coverage", "findings"];

/** The part of the page that an address names. */
function viewOf(address) {
  const name = address.slice(1).split("?")[0];
  return VIEWS.includes(name) ? name : "overview";
}

/** Shows one part of the page and hides the others. */
function showView(name) {
  for (const view of VIEWS) byId(view).hidden = view !== name;
  for (const link of document.querySelectorAll(".top a")) {
    if (link.getAttribute("href") === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
