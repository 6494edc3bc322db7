/** The page of the file beside the text, with the box of the item that was chosen. */
class Sheet {
  constructor(element) {
    this.pages = JSON.parse(element.dataset.pages);
    this.name = element.dataset.name;
    this.boxes = [];
    element.hidden = false;
    byId("page-before").addEventListener("click", () => this.turn(this.at - 1));
    byId("page-after").addEventListener("click", () => this.turn(this.at + 1));
    this.turn(0);
  }

  /** Shows the page on which an item begins. */
  choose(item) {
    document.querySelectorAll(".item.chosen").forEach((one) => one.classList.remove("chosen"));
    item.classList.add("chosen");
    byId("to-text").href = `#${item.id}`;
    this.boxes = JSON.parse(item.dataset.boxes);
    this.turn(this.pages.findIndex(({ page }) => page === this.boxes[0].page));
  }

  turn(at) {
    this.at = at;
    const { page, src, width, height } = this.pages[at];
    const here = this.boxes.filter((one) => one.page === page);
    const what = here.length ? ", with a box around what was chosen" : "";
    const alt = `Page ${page} of ${this.name} as printed${what}; its words stand in the text`;
    Object.assign(byId("picture"), { src, alt });
    byId("box").setAttribute("viewBox", `0 0 ${width} ${height}`);
    byId("box").replaceChildren(...here.map(({ box }) => rectangle(box)));
    byId("page-shown").textContent = `Page ${page}`;
    byId("page-before").disabled = at === 0;
    byId("page-after").disabled = at === this.pages.length - 1;
  }
}

/** A box in points from the page's top left. */
function rectangle([x0, top, x1, bottom]) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const edges = { x: x0, y: top, width: x1 - x0, height: bottom - top };
  Object.entries(edges).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

const sheet = new Sheet(byId("sheet"));

for (const button of document.querySelectorAll("button.on-page")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    sheet.choose(button.closest(".item"));
    byId("sheet").scrollIntoView({ block: "nearest" });
  });
}

/** Shows the page of the item that the address names. */
function showOfAddress() {
  const item = byId(location.hash.slice(1));
  if (item?.dataset.boxes) sheet.choose(item);
}

addEventListener("hashchange", showOfAddress);
showOfAddress();
