const NOT_SAID = "-";

/** What can be chosen from: the name in the address, what it is called, and a finding's or letter's codes. */
const FACETS = [
  { name: "kind", title: "Kind of finding", codes: (finding) => [finding.kind] },
  { name: "family", title: "Kind of inspection", ofLetter: (letter) => [letter.family] },
  { name: "region", title: "Region", ofLetter: (letter) => [letter.region] },
  { name: "authority", title: "Council", ofLetter: (letter) => [letter.authority] },
  { name: "year", title: "Year", ofLetter: (letter) => [letter.year] },
  { name: "recurrence", title: "Raised before", codes: (finding) => [finding.recurrence] },
  { name: "addressee", title: "For whom", codes: (finding) => [finding.addressee] },
  { name: "body", title: "Body named", codes: (finding) => [finding.responsible_body] },
  { name: "grade", title: "Judgement of its section", codes: (finding) => [finding.grade] },
  { name: "scope", title: "What the visit looked at", ofLetter: (letter) => letter.visit_scope },
  { name: "theme", title: "Theme", codes: (finding) => finding.themes },
  { name: "doubt", title: "Doubt", codes: (finding) => finding.doubt },
];

/** A facet with the codes that the findings have, each with a number. */
class Facet {
  constructor(facet, findings, wording) {
    Object.assign(this, facet);
    this.wording = wording[facet.name] ?? {};
    this.numbers = new Map();
    this.lists = new Map();
    this.ofFinding = facet.ofLetter ? this.ofLetters(findings) : findings.map((finding) => this.numbered(facet.codes(finding)));
    this.options = [...this.numbers.keys()];
    this.chosen = new Set();
  }

  /** Numbers of the codes of each finding's letter, found once a letter. */
  ofLetters(findings) {
    const known = new Map();
    return findings.map(({ letter }) => {
      if (!known.has(letter)) known.set(letter, this.numbered(this.ofLetter(letter)));
      return known.get(letter);
    });
  }

  /** Numbers of codes; findings that have the same codes share one list. */
  numbered(codes) {
    const key = codes.length === 1 ? codes[0] : codes.join("\n");
    if (!this.lists.has(key)) this.lists.set(key, said(codes).map((code) => numberOf(this.numbers, code)));
    return this.lists.get(key);
  }

  /** Whether there is anything to choose. */
  get isUseful() {
    return this.options.length > 1;
  }

  choose(codes) {
    this.chosen = new Set(codes.filter((code) => this.numbers.has(code)).map((code) => this.numbers.get(code)));
  }

  get chosenCodes() {
    return this.inOrder.filter((code) => this.chosen.has(this.numbers.get(code)));
  }

  /** The codes as they are listed: in the order of their wording, then by name, what is not said last. */
  get inOrder() {
    const order = Object.keys(this.wording);
    const place = (code) => (code === NOT_SAID ? Infinity : order.includes(code) ? order.indexOf(code) : order.length);
    return [...this.options].sort((one, other) => place(one) - place(other) || this.nameOf(one).localeCompare(this.nameOf(other)));
  }

  nameOf(code) {
    if (code === NOT_SAID) return this.name === "doubt" ? "No warning about it" : "Not said";
    return this.wording[code] ?? (["authority", "body", "region"].includes(this.name) ? code : code.replaceAll("_", " "));
  }

  /** Whether a finding, by its place in the data, has one of the codes chosen, where any is. */
  lets(at) {
    return this.ofFinding[at].some((number) => this.chosen.has(number));
  }
}

function said(codes) {
  const known = codes.filter((code) => code !== null && code !== "").map(String);
  return known.length ? known : [NOT_SAID];
}

function numberOf(numbers, code) {
  if (!numbers.has(code)) numbers.set(code, numbers.size);
  return numbers.get(code);
}

/**
 * The places in the data of the findings that a search and all facets let through; and of those that one facet alone
 * refuses, by that facet: they are what its other codes would give.
 */
function filtered(findings, facets, search) {
  const active = facets.filter((facet) => facet.chosen.size);
  const refused = new Map(active.map((facet) => [facet, []]));
  const found = [];
  findings.forEach((finding, at) => {
    const refusing = onlyRefusal(active, at);
    if (refusing === undefined || !search.finds(finding)) return;
    (refusing === null ? found : refused.get(refusing)).push(at);
  });
  return { found, refused };
}

/** How many findings each code of a facet would give, the other facets being as they are. */
function countsOf(facet, { found, refused }) {
  const counts = new Uint32Array(facet.options.length);
  for (const places of [found, refused.get(facet) ?? []]) {
    for (const at of places) for (const number of facet.ofFinding[at]) counts[number] += 1;
  }
  return counts;
}

/** The one facet that refuses a finding; null where none does, undefined where several do. */
function onlyRefusal(facets, at) {
  let refusing = null;
  for (const facet of facets) {
    if (facet.lets(at)) continue;
    if (refusing) return undefined;
    refusing = facet;
  }
  return refusing;
}

/** The letters that the facets of letters let through: what a count of letters is a part of. */
function lettersWithin(letters, facets) {
  const active = facets.filter((facet) => facet.ofLetter && facet.chosen.size);
  return letters.filter((letter) => active.every((facet) => hasChosen(facet, letter)));
}

function hasChosen(facet, letter) {
  return said(facet.ofLetter(letter)).some((code) => facet.chosen.has(facet.numbers.get(code)));
}
