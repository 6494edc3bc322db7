const SHOWN_AT_ONCE = 20;
const FOLDED_AT_ONCE = 500;

/** The search of the page: the findings, what is chosen, what is shown. */
class FindingsView {
  constructor() {
    this.data = embeddedJson("data");
    const { letters, findings } = records(this.data);
    Object.assign(this, { letters, findings, synonyms: synonymsByWord(this.data.synonyms) });
    this.facets = FACETS.map((facet) => new Facet(facet, findings, this.data.wording)).filter((facet) => facet.isUseful);
    this.elements = this.facets.map((facet) => facetElement(facet, () => this.change()));
    byId("facets").append(...this.elements);
    this.listen();
    byId("all-filters").open = matchMedia("(min-width: 60rem)").matches;
    byId("search").hidden = false;
    whenIdle(this.findings);
  }

  listen() {
    byId("q").addEventListener("input", () => this.change());
    byId("order").addEventListener("change", () => this.change());
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("clear").addEventListener("click", () => this.clear());
    byId("more").addEventListener("click", () => this.showMore());
    byId("copy-summary").addEventListener("click", () => copy(this.summary, "Copied."));
    byId("download").addEventListener("click", () => offer("findings.csv", csvOf(this.found, this.data)));
  }

  /** Takes the search that an address holds. */
  take(address) {
    const held = searchIn(address);
    byId("q").value = held.get("q") ?? "";
    byId("order").value = Object.hasOwn(ORDERS, held.get("order")) ? held.get("order") : NEWEST_FIRST;
    for (const facet of this.facets) facet.choose(held.getAll(facet.name));
    this.show();
  }

  clear() {
    byId("q").value = "";
    for (const facet of this.facets) facet.choose([]);
    this.change();
    byId("q").focus();
  }

  /** Something was chosen or typed: the address holds it from now on. */
  change() {
    history.replaceState(null, "", addressOf(byId("q").value, byId("order").value, this.facets));
    this.show();
  }

  show() {
    this.search = new Search(byId("q").value, this.findings, this.synonyms);
    const passed = filtered(this.findings, this.facets, this.search);
    this.found = ordered(passed.found.map((at) => this.findings[at]), this.letters, byId("order").value);
    this.elements.forEach((element) => element.show(passed));
    this.showSummary();
    byId("list").replaceChildren();
    this.showMore();
  }

  showSummary() {
    const within = lettersWithin(this.letters, this.facets);
    const { asOf } = this.data;
    const { counts, of, filter } = inWords({ found: this.found, within, facets: this.facets, search: this.search });
    const joint = ofJointInWords(this.found);
    byId("in-words").replaceChildren(make("strong", {}, counts), ` (${of}). ${filter}.`);
    byId("of-joint").textContent = joint;
    this.summary = [`${filter}: ${counts} (${of}).`, joint, asOf && `As of the documents held, the latest of ${asOf}.`].filter(Boolean).join(" ");
    byId("download").disabled = this.found.length === 0;
    say("");
  }

  showMore() {
    const list = byId("list");
    const next = this.found.slice(list.childElementCount, list.childElementCount + SHOWN_AT_ONCE);
    list.append(...next.map((finding) => resultOf(finding, this.search, this.data)));
    const left = this.found.length - list.childElementCount;
    byId("more").hidden = left === 0;
    byId("more").textContent = `Show ${Math.min(left, SHOWN_AT_ONCE)} more of ${left.toLocaleString("en-GB")}`;
  }
}

/** Folds the findings when the browser has nothing else to do, lest the first keystroke waits for it. */
function whenIdle(findings, from = 0) {
  if (from >= findings.length) return;
  const some = findings.slice(from, from + FOLDED_AT_ONCE);
  setTimeout(() => {
    some.forEach((finding) => finding.folded);
    whenIdle(findings, from + FOLDED_AT_ONCE);
  });
}

let findingsView = null;

/** Shows what the address asks for; the findings are made ready when they are first asked for. */
function goToAddress() {
  const view = viewOf(location.hash);
  showView(view);
  if (view !== "findings") return;
  findingsView ??= new FindingsView();
  findingsView.take(location.hash);
}

addEventListener("hashchange", () => {
  goToAddress();
  scrollTo(0, 0);
});
goToAddress();
