/** A finding as it can be put into a paper: its words, its source and where in it, the licence. */
function quotation({ text, leadIn, cited, passage, licence }) {
  const words = leadIn ? `${leadIn} … ${text}` : text;
  const source = [cited, passage].filter(Boolean).join(", ");
  return `“${words}” (${source}). ${licence}`;
}
