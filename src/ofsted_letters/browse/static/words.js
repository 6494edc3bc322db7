/** The filter and what came of it, in words that can stand in a paper. */
function inWords({ found, within, facets, search }) {
  const letters = new Set(found.map((finding) => finding.letter));
  const counts = [counted(found.length, "finding"), counted(letters.size, "letter"), counted(councils(letters), "council")];
  const of = `of ${counted(within.length, "letter")} on ${counted(councils(within), "council")} looked at`;
  return { counts: counts.join(", "), of, filter: filterInWords(facets, search) };
}

function councils(letters) {
  return new Set([...letters].map((letter) => letter.authority)).size;
}

function counted(number, noun) {
  return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
}

function filterInWords(facets, search) {
  const chosen = facets.filter((facet) => facet.chosen.size).map(facetInWords);
  const words = search.groups.length ? [`Words: ${search.groups.map(groupInWords).join(" and ")}`] : [];
  return [...words, ...chosen].join("; ") || "All findings";
}

function facetInWords(facet) {
  return `${facet.title}: ${facet.chosenCodes.map((code) => facet.nameOf(code)).join(" or ")}`;
}

function groupInWords({ excluded, terms }) {
  const words = terms.map(termInWords).join(" or ");
  return excluded ? `not ${words}` : terms.length > 1 ? `(${words})` : words;
}

function termInWords({ kind, words, synonyms }) {
  if (kind === "beginning") return `words that begin with “${words}”`;
  if (kind === "unknown") return `words that begin with “${words}” (no finding has it as a whole word)`;
  return synonyms.length ? `“${words}” (or ${synonyms.map((one) => `“${one}”`).join(", ")})` : `“${words}”`;
}

/** What a joint inspection's points among the findings need said of them; empty where there are none. */
function ofJointInWords(found) {
  const joint = found.filter(({ letter, kind }) => isJoint(letter) && isImprovement(kind));
  if (!joint.length) return "";
  const named = joint.filter((finding) => finding.addressee || finding.responsible_body).length;
  return (
    `Among them are ${counted(joint.length, "improvement point")} of joint inspections, which may be for the police, health ` +
    `services or others and not for the council; for whom is told of ${named.toLocaleString("en-GB")}.`
  );
}

function isJoint(letter) {
  return ["joint_targeted_area", "area_send"].includes(letter.family);
}

function isImprovement(kind) {
  return ["priority_action", "areas_for_development"].includes(kind);
}
