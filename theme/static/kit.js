// Adds a button to each text of a republish kit that copies it. Without it, the texts can be
// selected and copied by hand.
"use strict";

for (const text of document.querySelectorAll("textarea.kit-text")) {
  const button = document.createElement("button");
  const told = document.createElement("span");
  button.type = "button";
  button.className = "kit-copy";
  button.textContent = `Copy ${text.dataset.name}`;
  told.className = "kit-told";
  told.setAttribute("role", "status");
  text.before(button, told);

  button.addEventListener("click", async () => {
    told.textContent = "";
    const copied = await copy(text);
    told.textContent = copied ? "Copied" : "Selected: now copy it with your keyboard";
  });
}

/** Through the clipboard where the browser has one for this page, else by selecting the text. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch {
    text.focus();
    text.select();
    return document.execCommand("copy");
  }
}
