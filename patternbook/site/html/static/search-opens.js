// Search: the dialog opens at once; its machine and the texts of the book are loaded then, not before.
(() => {
  const top = document.documentElement.dataset.content_root;
  const dialog = document.getElementById("search-dialog");
  const load = (file) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${top}_static/${file}`;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`cannot load ${file}`));
    document.head.append(script);
  });
  let machine;
  const begin = (box) => {
    const status = box.querySelector("[role=status]");
    status.textContent = "Loading …";
    machine ??= load("search.js").then(() => load("search-texts.js"));
    machine.then(
      () => window.bookSearch.start(box, top),
      (error) => { status.textContent = `The search does not work: ${error.message}.`; },
    );
  };
  const page = document.querySelector("article .search-box");
  if (page) {
    const input = page.querySelector("input");
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    input.focus();
    begin(page);
  }
  let begun = false;
  const open = () => {
    dialog.showModal();
    dialog.querySelector("input").select();
    if (!begun) begin(dialog);
    begun = true;
  };
  document.querySelector(".find-button").addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  // A hit may be on this very page: then there is no new page that would close the dialog.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  // Escape would only empty a search field.
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); dialog.close(); }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    if (!command && (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey)) return;
    event.preventDefault();
    if (command && dialog.open) dialog.close(); else open();
  });
})();
