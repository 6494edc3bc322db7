/** Shows the buttons that copy an item, which do nothing without this script. */
for (const button of document.querySelectorAll("button.quote")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(quotationOf(button), "Copied with its source."));
}

function quotationOf(button) {
  const { cited, url, licence } = button.closest(".letter").dataset;
  const { passage, leadIn } = button.dataset;
  const text = button.closest(".item").querySelector(".words").textContent;
  return quotation({ text, leadIn, cited, passage, url, licence });
}
