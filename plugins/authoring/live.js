// Reloads the page when the site was built anew, and shows what is wrong when it could not be.
(() => {
  let version = null;
  const box = document.createElement("section");
  box.id = "serve-problems";
  box.setAttribute("role", "alert");
  const events = new EventSource("/_serve/events");
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    if (version === null) version = told.version;
    if (told.version !== version && !told.problems.length) {
      location.reload();
      return;
    }
    box.replaceChildren();
    if (!told.problems.length) {
      box.remove();
      return;
    }
    const title = document.createElement("h2");
    title.textContent = "Not built: this is the last page that was good";
    const list = document.createElement("ul");
    for (const problem of told.problems) {
      const item = document.createElement("li");
      item.textContent = problem;
      list.append(item);
    }
    box.append(title, list);
    document.body.prepend(box);
  };
})();
