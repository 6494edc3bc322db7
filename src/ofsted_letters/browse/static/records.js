/** A letter of the data: its columns by name, what a result shows of it, and its number in the order of the data. */
function letterOf({ values, ...shown }, number, columns) {
  return { ...shown, number, ...Object.fromEntries(columns.map((name, at) => [name, values[at]])) };
}

/**
 * A finding of the data. Its columns are those of the findings table; they are read from its row when asked for, which
 * takes no time when the page opens.
 */
class Finding {
  constructor(row, letter) {
    this.row = row;
    this.letter = letter;
    this.foldedText = null;
  }

  /** Gives findings the columns that the data have, once. */
  static learn({ findingColumns, repeated, texts }) {
    findingColumns.forEach((name, at) => {
      const value = ({ row }) => row[at + 1];
      const text = ({ row }) => (row[at + 1] === null ? null : texts[row[at + 1]]);
      const read = repeated.includes(name) ? text : value;
      Object.defineProperty(Finding.prototype, name, { get() { return read(this); } });
    });
  }

  /** What is searched: the text and its lead-in, folded when first asked for. */
  get folded() {
    this.foldedText ??= fold(this.lead_in ? `${this.text}\n${this.lead_in}` : this.text);
    return this.foldedText;
  }

  /** Where in its letter it stands, in words; null for text without pages. */
  get passage() {
    const paragraph = this.type === "numbered" && this.number ? `paragraph ${this.number}` : null;
    const page = this.page ? `page ${this.page}` : null;
    return [paragraph, page].filter(Boolean).join(", ") || null;
  }

  get pointer() {
    return `/sections/${this.section_index}/items/${this.item_index}`;
  }

  get anchor() {
    return `s${this.section_index}i${this.item_index}`;
  }

  /** A value of the findings table. */
  column(name) {
    if (name === "finding_id") return this.letter.idStart + this.pointer;
    return name in this ? this[name] : this.letter[name];
  }
}

function embeddedJson(id) {
  return JSON.parse(byId(id).textContent);
}

/** The letters and findings that the page holds, and the script files beside it when there are too many for it. */
function records(data) {
  Finding.learn(data);
  const letters = data.letters.map((letter, number) => letterOf(letter, number, data.letterColumns));
  const rows = [embeddedJson("rows"), ...(globalThis.findingsParts ?? [])].flat();
  return { letters, findings: rows.map((row) => new Finding(row, letters[row[0]])) };
}
