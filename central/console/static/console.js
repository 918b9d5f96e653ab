// Keys, rows that open, and the word before a session ends. Everything works without it, with the mouse and the Tab key.
"use strict";

const KEYS_OFF = "lumen-keys-off";
const isTyping = (target) => target instanceof Element && target.closest("textarea, select, input:not([type=radio]):not([type=checkbox])") !== null;
let waitsForRoom = false;

function openDialog(name) {
  const dialog = document.getElementById(name);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

function press(key) {
  for (const found of document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) {
    if (found instanceof HTMLInputElement) found.checked = true;
    found.focus();
    if (!(found instanceof HTMLInputElement)) found.click();
    return true;
  }
  const field = document.querySelector(`[data-focus="${CSS.escape(key)}"]`);
  if (field) field.focus();
  return field !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (localStorage.getItem(KEYS_OFF) === "1") return;
  const key = event.key.toLowerCase();
  if (waitsForRoom) {
    waitsForRoom = false;
    const room = { h: "/", s: "/screening", r: "/requests" }[key];
    if (room && document.querySelector(`nav a[href="${room}"]`)) location.assign(room);
    return;
  }
  if (key === "g") waitsForRoom = true;
  else if (key === "?") openDialog("keys");
  else if (key === "/") document.querySelector("[data-search]")?.focus();
  else if (!press(key)) return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const opener = event.target.closest("[data-opens]");
  if (opener) openDialog(opener.dataset.opens);
  const row = event.target.closest("tr[data-row]");
  if (row && !event.target.closest("a, button") && !String(getSelection())) row.querySelector("a")?.click();
});

document.querySelector("[data-back]")?.addEventListener("click", (event) => {
  if (history.length > 1) {
    event.preventDefault();
    history.back();
  }
});

// A decision is sent once, however often the key is hit.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

const keysOn = document.getElementById("keys-on");
if (keysOn instanceof HTMLInputElement) {
  keysOn.checked = localStorage.getItem(KEYS_OFF) !== "1";
  keysOn.addEventListener("change", () => localStorage.setItem(KEYS_OFF, keysOn.checked ? "0" : "1"));
}

// Nobody's words stay on a screen that is left alone.
const idle = Number(document.body.dataset.idle || 0) * 1000;
if (idle) {
  const warning = 60_000;
  const away = document.getElementById("away");
  let since = Date.now();
  const stay = () => {
    since = Date.now();
    fetch("/alive", { method: "POST", headers: { "X-CSRFToken": away.querySelector("input").value } });
  };
  away.querySelector("form").addEventListener("submit", stay);
  let told = Date.now();
  for (const kind of ["keydown", "pointerdown"]) {
    document.addEventListener(kind, () => {
      if (away.open) return;
      since = Date.now();
      if (since - told > warning) {
        told = since;
        stay();
      }
    });
  }
  setInterval(() => {
    const left = idle - (Date.now() - since);
    if (left <= 0) document.querySelector('form[action="/logout"]').submit();
    else if (left <= warning && idle > 2 * warning) openDialog("away");
  }, 1000);
}
