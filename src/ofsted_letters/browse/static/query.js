/**
 * What is typed, as groups that a finding must all have: each has one of its terms, or has none of them where it is
 * excluded. A term is a word, a phrase ("…"), or the beginning of words (stem*); OR stands between two of one group.
 */
function parsed(query) {
  const groups = [];
  let joins = false;
  for (const token of tokens(query)) {
    if (token.isOr) {
      joins = groups.length > 0;
    } else if (joins && !token.excluded) {
      groups.at(-1).terms.push(token.term);
      joins = false;
    } else {
      groups.push({ excluded: token.excluded, terms: [token.term] });
      joins = false;
    }
  }
  return groups;
}

function tokens(query) {
  const straight = query.replace(/[“”„«»]/g, '"');
  return Array.from(straight.matchAll(/([-–−]?)"([^"]*)"?|(\S+)/g), tokenOf).filter((token) => token.isOr || token.term.words);
}

function tokenOf([, sign, phrase, word]) {
  if (word === "OR" || word === "|") return { isOr: true };
  if (word === undefined) return { excluded: sign !== "", term: { kind: "phrase", words: trimmed(phrase) } };
  const excluded = /^[-–−]/.test(word) && word.length > 1;
  const bare = excluded ? word.slice(1) : word;
  const kind = bare.endsWith("*") ? "beginning" : "word";
  return { excluded, term: { kind, words: trimmed(bare) } };
}

/** Words to look for, without what stands round them. */
function trimmed(words) {
  return fold(words).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}
