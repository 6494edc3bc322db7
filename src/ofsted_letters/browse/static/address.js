const FINDINGS = "#findings";

/** The part of the address that holds a search: "#findings?q=audit&kind=priority_action". */
function addressOf(query, order, facets) {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set("q", query.trim());
  for (const facet of facets) facet.chosenCodes.forEach((code) => parameters.append(facet.name, code));
  if (order !== NEWEST_FIRST) parameters.set("order", order);
  const held = parameters.toString();
  return held ? `${FINDINGS}?${held}` : FINDINGS;
}

/** The search that an address holds. */
function searchIn(address) {
  return new URLSearchParams(address.startsWith(`${FINDINGS}?`) ? address.slice(FINDINGS.length + 1) : "");
}
