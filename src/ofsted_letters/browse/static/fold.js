/**
 * A text as it is compared: small letters, no accents, one kind of quotes, and dashes as spaces. Every character
 * stays one character, so that a place in it is the same place in the text.
 */
function fold(text) {
  const small = text.toLowerCase();
  const same = small.length === text.length ? small : Array.from({ length: text.length }, (_, at) => smallOf(text[at])).join("");
  return same.replace(/[^a-z0-9 \n.,;:()]/g, foldedCharacter);
}

function smallOf(character) {
  const small = character.toLowerCase();
  return small.length === 1 ? small : character;
}

const foldedCharacters = new Map();

function foldedCharacter(character) {
  if (!foldedCharacters.has(character)) foldedCharacters.set(character, plainCharacter(character));
  return foldedCharacters.get(character);
}

function plainCharacter(character) {
  if (/[‘’ʼ`´]/.test(character)) return "'";
  if (/[“”„«»]/.test(character)) return '"';
  if (/[-‐‑‒–—−\u00a0]/.test(character)) return " ";
  return character.normalize("NFD")[0];
}

/** Whether a character is part of a word; of a folded text. */
function isOfWord(character) {
  if (character === undefined) return false;
  if (character <= "\u007f") return (character >= "a" && character <= "z") || (character >= "0" && character <= "9");
  return /[\p{L}\p{N}]/u.test(character);
}
