/** One finding in the list. */
function resultOf(finding, search, { wording, licence }) {
  const { letter } = finding;
  return make(
    "li",
    { data: { kind: finding.kind } },
    make("h3", {}, make("a", { href: `${letter.page}#${finding.anchor}` }, letter.label)),
    make("p", { className: "kind" }, whatItIs(finding, wording)),
    finding.lead_in && make("span", { className: "lead-in" }, ...marked(finding.lead_in, search)),
    make("p", { className: "text" }, ...marked(finding.text, search)),
    ...labelsOf(finding, wording),
    make("p", { className: "place" }, placeOf(finding), quoteButton(finding, licence)),
  );
}

function whatItIs(finding, wording) {
  const headings = [finding.parent_heading, finding.heading].filter(Boolean).join(" › ");
  return [wording.kind[finding.kind], headings && `under “${headings}”`].filter(Boolean).join(", ");
}

/** A text with the words marked that were looked for. */
function marked(text, search) {
  const parts = [];
  let from = 0;
  for (const [start, end] of search.places(fold(text))) {
    parts.push(text.slice(from, start), make("mark", {}, text.slice(start, end)));
    from = end;
  }
  return [...parts, text.slice(from)];
}

function labelsOf(finding, wording) {
  const labels = [
    wording.recurrence[finding.recurrence],
    finding.grade && `Section judged ${wording.grade[finding.grade].toLowerCase()}`,
    finding.responsible_body ? `For ${finding.responsible_body}` : finding.addressee && `For: ${finding.addressee}`,
    ...finding.framework_references,
    ...finding.themes.map((theme) => wording.theme[theme] ?? theme.replaceAll("_", " ")),
    ...finding.doubt.map((code) => `Doubt: ${code.replaceAll("_", " ")}`),
  ];
  return labels.filter(Boolean).flatMap((label) => [make("span", { className: "label" }, label), " "]);
}

function placeOf(finding) {
  const { file } = finding.letter;
  const where = finding.passage ?? "Its place in the file is not known";
  return file && finding.page ? make("a", { href: `${file}#page=${finding.page}` }, `${where} of the file`) : make("span", {}, where);
}

function quoteButton(finding, licence) {
  const { text, lead_in: leadIn, letter, passage } = finding;
  const button = make("button", { type: "button", className: "quote" }, "Copy as a quotation");
  button.addEventListener("click", () =>
    copy(quotation({ text, leadIn, cited: letter.cited, passage, url: letter.url, licence }), "Copied with its source."),
  );
  return button;
}

const NEWEST_FIRST = "new";
const ORDERS = {
  [NEWEST_FIRST]: (one, other) => one.number - other.number,
  old: (one, other) => other.number - one.number,
  authority: (one, other) => one.authority.localeCompare(other.authority) || one.number - other.number,
};

/** Findings in an order of their letters, which the data have newest first; those of one letter as printed. */
function ordered(findings, letters, order) {
  if (order === NEWEST_FIRST) return findings;
  const places = new Map([...letters].sort(ORDERS[order]).map((letter, place) => [letter, place]));
  return [...findings].sort((one, other) => places.get(one.letter) - places.get(other.letter));
}
