const MANY = 20;

/** A facet as a fold-out list of choices. */
function facetElement(facet, changed) {
  const choices = facet.inOrder.map((code) => choiceOf(facet, code, changed));
  const note = make("span", { className: "chosen" });
  const element = make(
    "details",
    { data: { facet: facet.name } },
    make("summary", {}, facet.title, " ", note),
    facet.options.length > MANY ? narrowing(facet, choices) : null,
    make("fieldset", {}, make("legend", { className: "unseen" }, facet.title), ...choices),
  );
  let latest = null;
  const show = () => element.open && showChoices(choices, facet, countsOf(facet, latest));
  element.addEventListener("toggle", show);
  element.show = (passed) => {
    latest = passed;
    note.textContent = facet.chosen.size ? `(${facet.chosen.size} chosen)` : "";
    show();
  };
  return element;
}

function choiceOf(facet, code, changed) {
  const box = make("input", { type: "checkbox", name: facet.name, value: code });
  const many = make("span", { className: "many" });
  box.addEventListener("change", () => {
    const number = facet.numbers.get(code);
    if (box.checked) facet.chosen.add(number);
    else facet.chosen.delete(number);
    changed();
  });
  const label = make("label", { className: "choice" }, box, make("span", {}, facet.nameOf(code)), many);
  Object.assign(label, { facetNumber: facet.numbers.get(code), box, many, folded: fold(facet.nameOf(code)) });
  return label;
}

/** A box that leaves of many choices those that have what is typed. */
function narrowing(facet, choices) {
  const box = make("input", { type: "search", ariaLabel: `Find in the list: ${facet.title}`, placeholder: "Find in the list" });
  box.addEventListener("input", () => {
    for (const choice of choices) choice.hidden = !choice.folded.includes(fold(box.value));
  });
  return box;
}

/** Brings the boxes and numbers up to date; those of a closed list are, when it is opened. */
function showChoices(choices, facet, counts) {
  for (const choice of choices) {
    choice.box.checked = facet.chosen.has(choice.facetNumber);
    choice.many.textContent = counts[choice.facetNumber].toLocaleString("en-GB");
  }
}
