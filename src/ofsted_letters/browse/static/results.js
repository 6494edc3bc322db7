/** One finding in the list. */
function resultOf(finding, search, { wording, licence }) {
  const { letter } = finding;
  return make(
    "li",
    { className: finding.kind },
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
  return [wording.kind[finding.kind], headings].filter(Boolean).join(": ");
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
    ...finding.themes.map((theme) => theme.replaceAll("_", " ")),
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
    copy(quotation({ text, leadIn, cited: letter.cited, passage, licence }), "Copied with its source."),
  );
  return button;
}

const ORDERS = {
  new: (one, other) => compare(other.letter.date, one.letter.date),
  old: (one, other) => compare(one.letter.date ?? "9", other.letter.date ?? "9"),
  authority: (one, other) => one.letter.authority.localeCompare(other.letter.authority) || ORDERS.new(one, other),
};

function compare(one, other) {
  return (one ?? "") < (other ?? "") ? -1 : (one ?? "") > (other ?? "") ? 1 : 0;
}

/** Findings in an order; those of one letter stay together, as printed. */
function ordered(findings, order) {
  return [...findings].sort((one, other) => ORDERS[order](one, other) || compare(one.letter.letter_id, other.letter.letter_id));
}
