/**
 * A parsed query that knows the findings: synonyms stand beside a word, and a word that no finding has is taken as the
 * beginning of one, as when it is still being typed.
 */
class Search {
  constructor(query, findings, synonyms) {
    this.groups = parsed(query).map((group) => ({
      excluded: group.excluded,
      terms: group.terms.map((term) => resolved(term, findings, synonyms)),
    }));
  }

  /** Whether a finding is what is looked for. */
  finds(finding) {
    return this.groups.every(({ terms, excluded }) => terms.some((term) => isIn(finding.folded, term)) !== excluded);
  }

  /** Where in a folded text the words stand that are looked for: starts and ends, in order, none inside another. */
  places(folded) {
    const wanted = this.groups.filter((group) => !group.excluded).flatMap((group) => group.terms);
    const found = wanted.flatMap((term) => term.options.flatMap((option) => occurrences(folded, option)));
    return apart(found.sort((one, other) => one[0] - other[0] || other[1] - one[1]));
  }
}

/** A term with all that it stands for. */
function resolved(term, findings, synonyms) {
  if (term.kind !== "word") return { ...term, options: [term], synonyms: [] };
  const alike = (synonyms.get(term.words) ?? []).filter((words) => words !== term.words);
  const options = [term, ...alike.map((words) => ({ kind: "phrase", words }))];
  const isKnown = alike.length > 0 || findings.some((finding) => hasWord(finding.folded, term));
  if (isKnown) return { ...term, options, synonyms: alike };
  return { ...term, kind: "unknown", options: [{ kind: "beginning", words: term.words }], synonyms: [] };
}

/** Each word that has synonyms, folded, with those that mean the same. */
function synonymsByWord(meanings) {
  const byWord = new Map();
  for (const meaning of meanings) {
    const folded = meaning.map(trimmed);
    for (const word of folded) byWord.set(word, folded);
  }
  return byWord;
}

function isIn(folded, term) {
  return term.options.some((option) => hasWord(folded, option));
}

function hasWord(folded, option) {
  return nextPlace(folded, option, 0) >= 0;
}

function occurrences(folded, option) {
  const places = [];
  for (let at = nextPlace(folded, option, 0); at >= 0; at = nextPlace(folded, option, at + 1)) {
    places.push([at, endOf(folded, option, at)]);
  }
  return places;
}

/** Where a word or phrase stands next, whole or as a beginning; -1 for nowhere. */
function nextPlace(folded, { words, kind }, from) {
  for (let at = folded.indexOf(words, from); at >= 0; at = folded.indexOf(words, at + 1)) {
    const begins = !isOfWord(folded[at - 1]);
    if (begins && (kind === "beginning" || !isOfWord(folded[at + words.length]))) return at;
  }
  return -1;
}

function endOf(folded, { words, kind }, at) {
  let end = at + words.length;
  while (kind === "beginning" && isOfWord(folded[end])) end += 1;
  return end;
}

/** Places of which none overlaps the one before it. */
function apart(places) {
  const kept = [];
  for (const place of places) {
    if (!kept.length || place[0] >= kept.at(-1)[1]) kept.push(place);
  }
  return kept;
}
