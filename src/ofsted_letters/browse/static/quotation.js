/** A finding as it can be put into a paper: its words, its source and where in it and on the web, the licence. */
function quotation({ text, leadIn, cited, passage, url, licence }) {
  const words = leadIn ? `${leadIn} … ${text}` : text;
  const source = [cited, passage, url].filter(Boolean).join(", ");
  return `“${words}” (${source}). ${licence}`;
}
