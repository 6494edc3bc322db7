/** A letter of the data: its columns by name, and what a result shows of it. */
class LetterRecord {
  constructor({ values, ...shown }, columns) {
    Object.assign(this, shown);
    columns.forEach((name, at) => (this[name] = values[at]));
  }
}

/** A finding of the data; its columns are those of the findings table. */
class Finding {
  constructor(row, data, letters) {
    this.letter = letters[row[0]];
    data.findingColumns.forEach((name, at) => (this[name] = row[at + 1]));
    for (const name of data.repeated) this[name] = this[name] === null ? null : data.texts[this[name]];
    this.foldedText = null;
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
  const letters = data.letters.map((letter) => new LetterRecord(letter, data.letterColumns));
  const rows = [embeddedJson("rows"), ...(globalThis.findingsParts ?? [])].flat();
  return { letters, findings: rows.map((row) => new Finding(row, data, letters)) };
}
