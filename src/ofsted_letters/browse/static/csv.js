const BYTE_ORDER_MARK = "\ufeff";
const FORMULA_STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];

/** Findings as the CSV that `findings` writes, with the mark by which a spreadsheet knows UTF-8. */
function csvOf(findings, { columns, decimals }) {
  const row = (finding) => columns.map((name) => cellOf(finding.column(name), decimals.includes(name))).join(",");
  return `${BYTE_ORDER_MARK}${[columns.join(","), ...findings.map(row)].join("\n")}\n`;
}

function cellOf(value, isDecimal) {
  if (value === null) return "";
  if (typeof value === "number") return isDecimal && Number.isInteger(value) ? value.toFixed(1) : String(value);
  const text = Array.isArray(value) ? value.join("; ") : value;
  return quoted(FORMULA_STARTS.includes(text[0]) ? `'${text}` : text);
}

function quoted(text) {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Gives a text to the browser to keep as a file. */
function offer(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
