const MANY = 20;

/** A facet as a fold-out list of choices. */
function facetElement(facet, changed) {
  const choices = facet.inOrder.map((code) => choiceOf(facet, code, changed));
  facet.chosenNote = make("span", { className: "chosen" });
  return make(
    "details",
    { data: { facet: facet.name } },
    make("summary", {}, facet.title, " ", facet.chosenNote),
    facet.options.length > MANY ? narrowing(facet, choices) : null,
    make("fieldset", {}, make("legend", { className: "unseen" }, facet.title), ...choices),
  );
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

/** Brings a facet's boxes and numbers up to date. */
function showFacet(element, facet, counts) {
  for (const choice of element.querySelectorAll(".choice")) {
    choice.box.checked = facet.chosen.has(choice.facetNumber);
    choice.many.textContent = counts[choice.facetNumber].toLocaleString("en-GB");
  }
  facet.chosenNote.textContent = facet.chosen.size ? `(${facet.chosen.size} chosen)` : "";
}
