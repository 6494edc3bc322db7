"use strict";

/** Puts a text on the clipboard, and says so or says that it could not, in the page's status line. */
function copy(text, said) {
  written(text).then(
    () => say(said),
    () => say("The browser does not let this page copy: select the words and copy them yourself."),
  );
}

/** A promise that is kept when the text is on the clipboard. */
function written(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).catch(() => writtenBySelection(text));
  }
  return writtenBySelection(text);
}

/** The same by way of a selection, for browsers that keep the clipboard from pages on a disk. */
function writtenBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
}

function say(words) {
  document.getElementById("said").textContent = words;
}
