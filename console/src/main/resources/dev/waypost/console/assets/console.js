// What pages do beyond what the server renders. Reading works without it.
"use strict";
(() => {
  const root = document.documentElement;
  const kept = localStorage.getItem("theme");
  if (kept) root.dataset.theme = kept;

  // Times are shown in this zone from the next page on, unless the profile says another.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = "wp_zone=" + encodeURIComponent(zone) + "; Path=/console; Max-Age=31536000; SameSite=Lax";

  const on = (type, selector, act) =>
    document.addEventListener(type, event => {
      const target = event.target instanceof Element ? event.target.closest(selector) : null;
      if (target) act(target, event);
    });

  on("click", "[data-theme-toggle]", () => {
    const dark = getComputedStyle(root).colorScheme === "dark";
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  });

  on("click", "[data-menu]", (button, event) => {
    event.preventDefault();
    const open = document.getElementById("side").classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  });

  // Browsers have their clipboard for encrypted pages alone; elsewhere a text is selected and copied the old way.
  const copy = async text => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  on("click", "[data-copy]", async button => {
    await copy(button.dataset.copy || document.getElementById(button.dataset.copyOf).textContent);
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 1500);
  });

  on("change", "[data-submit]", field => field.form.requestSubmit());
  on("click", "[data-add]", button => {
    const template = document.getElementById(button.dataset.add);
    const list = document.getElementById(button.dataset.to);
    const made = template.content.cloneNode(true);
    const number = String(Date.now());
    made.querySelectorAll("[name]").forEach(field => { field.name = field.name.replace("NEW", number); });
    made.querySelectorAll("[value='NEW']").forEach(field => { field.value = number; });
    list.append(made);
    list.lastElementChild.querySelector("input:not([type=hidden]), select")?.focus();
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });
  on("click", "[data-remove]", button => {
    const form = button.closest("form");
    button.closest(button.dataset.remove).remove();
    form?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  on("click", "[data-up], [data-down]", button => {
    const item = button.closest(".rule");
    if (button.hasAttribute("data-up")) item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
  });

  // Parts of a form that belong to one choice.
  const showChosen = field => {
    const scope = field.closest(field.dataset.shows || "form") || document;
    const value = field.type === "checkbox" ? String(field.checked) : field.value;
    scope.querySelectorAll("[data-when-" + field.dataset.choice + "]").forEach(part => {
      const shown = part.getAttribute("data-when-" + field.dataset.choice).split(" ").includes(value);
      part.hidden = !shown;
      if (part instanceof HTMLFieldSetElement) part.disabled = !shown;
    });
  };
  on("change", "[data-choice]", showChosen);

  // Leaving the search field is no new search, so filters say themselves that they were chosen.
  on("change", "#filters select", select => htmx.trigger(select.form, "pick"));

  // Forms that undo or delete ask first.
  document.addEventListener("submit", event => {
    const chosen = event.target.querySelector("select[name=action] option:checked");
    const asked = event.submitter?.dataset.ask || event.target.dataset.ask || chosen?.dataset.ask;
    if (!asked || event.target.dataset.sure) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const dialog = document.getElementById("ask");
    dialog.querySelector("p").textContent = asked;
    dialog.returnValue = "no";
    dialog.showModal();
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      event.target.dataset.sure = "yes";
      event.target.requestSubmit(event.submitter);
      delete event.target.dataset.sure;
    }, { once: true });
  }, true);

  // Lists: chosen rows, and the keys j, k, x, enter, / and n.
  const rows = () => [...document.querySelectorAll("[data-rows] tbody tr")];
  const countChosen = () => {
    const bulk = document.querySelector(".bulk");
    if (!bulk) return;
    const chosen = document.querySelectorAll("[data-rows] tbody input[type=checkbox]:checked").length;
    bulk.classList.toggle("open", chosen > 0);
    bulk.querySelector("[data-count]").textContent = String(chosen);
  };
  on("change", "[data-rows] tbody input[type=checkbox]", countChosen);
  on("change", "[data-all]", box => {
    rows().forEach(row => { const one = row.querySelector("input[type=checkbox]"); if (one) one.checked = box.checked; });
    countChosen();
  });
  const move = step => {
    const all = rows();
    if (all.length === 0) return;
    const at = all.findIndex(row => row.classList.contains("here"));
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    all.forEach(row => row.classList.remove("here"));
    next.classList.add("here");
    next.querySelector("a.name")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  // Whoever speaks to the browser can switch them off in the profile (WCAG 2.1.4).
  on("change", "[data-keys]", box => { localStorage.setItem("keys", box.checked ? "on" : "off"); });
  document.addEventListener("keydown", event => {
    if (localStorage.getItem("keys") === "off") return;
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, dialog");
    if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
    const here = document.querySelector("tr.here");
    const keys = {
      j: () => move(1),
      k: () => move(-1),
      x: () => here?.querySelector("input[type=checkbox]")?.click(),
      "/": () => document.querySelector("input[type=search]")?.focus(),
      n: () => document.querySelector("[data-new]")?.click(),
    };
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  const prepare = part => {
    part.querySelectorAll("[data-choice]").forEach(field => {
      if (field.type !== "radio" || field.checked) showChosen(field);
    });
    part.querySelectorAll("[data-keys]").forEach(box => { box.checked = localStorage.getItem("keys") !== "off"; });
    countChosen();
  };
  document.addEventListener("htmx:afterSettle", event => {
    prepare(event.target.parentElement || document);
    const found = document.getElementById("found");
    const rows = document.getElementById("rows");
    if (found && rows) found.textContent = rows.dataset.found;
  });
  document.addEventListener("DOMContentLoaded", () => prepare(document));
  // A request that found no server says so instead of nothing.
  document.addEventListener("htmx:sendError", () => {
    const messages = document.getElementById("messages");
    const note = document.createElement("p");
    note.className = "note bad";
    note.textContent = document.body.dataset.offline;
    messages.replaceChildren(note);
  });
})();
