"use strict";
// Shows the mistakes of one tag and one type. Without JavaScript all of them are shown.
const filters = document.querySelector("form.filters");
const count = document.getElementById("shown");

function wanted() {
  const chosen = new FormData(filters);
  const [tag, type] = [chosen.get("tag"), chosen.get("type")];
  return (key) => {
    const cut = key.lastIndexOf(":");
    return (tag === "all" || key.slice(0, cut) === tag) && (type === "all" || key.slice(cut + 1) === type);
  };
}

function keys(element) {
  return element.dataset.mistakes ? JSON.parse(element.dataset.mistakes) : [];
}

function filter() {
  const fits = wanted();
  document.body.classList.toggle("whole", filters.elements.whole.checked);
  let documents = 0, passages = 0;
  for (const article of document.querySelectorAll("article")) {
    let found = 0;
    for (const passage of article.querySelectorAll(".passage")) {
      const fitting = keys(passage).some(fits);
      passage.classList.toggle("hidden", !fitting && !passage.classList.contains("fine"));
      found += fitting;
    }
    article.classList.toggle("hidden", found === 0);
    documents += found > 0;
    passages += found;
  }
  for (const mark of document.querySelectorAll("mark.wrong")) mark.classList.toggle("dim", !keys(mark).some(fits));
  count.textContent = `${passages} passages in ${documents} documents`;
}

if (filters) {
  filters.hidden = false;
  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
