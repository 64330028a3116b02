// @get @post @put @patch @delete (url, options): asks the server, and lets its answer change the page.
import { of } from "../expression/values.js";
import { whenAway } from "../page/away.js";
import { absolute } from "../page/address.js";
import { announce } from "../page/events.js";
import { events } from "../source/events.js";
import { keys, WAITING } from "../patch/patch.js";
import { run } from "../patch/elements.js";
import { peek } from "../signals/graph.js";
import { keep } from "./resume.js";
import { filtered } from "../signals/store.js";
import { unknown } from "../datastar/unknown.js";

// What an element's last request can be ended with.
const latest = new WeakMap();

/** Says how a request fares; a patch is carried out by who hears it. Gives a promise where what follows has to wait. */
function tell(type, el, argsRaw = {}) {
  const detail = { type, el, argsRaw };
  announce("datastar-fetch", detail);
  return detail[WAITING];
}

// The options, with the words that one takes where a wrong one would go unnoticed.
const OPTIONS = ("contentType filterSignals headers openWhenHidden payload requestCancellation resume retry retryInterval " +
  "retryMaxCount retryMaxWait retryMaxWaitMs retryScaler selector").split(" ");
const WORDS = { requestCancellation: ["auto", "cleanup", "disabled"], retry: ["auto", "error", "always", "never"] };

export async function request({ el, evt }, method, url, given = {}) {
  // It has two spellings.
  const options = { retryMaxWait: given.retryMaxWaitMs, ...given };
  const { openWhenHidden = method != "GET", requestCancellation = "auto" } = options;
  const own = requestCancellation instanceof AbortController;
  const controller = own ? requestCancellation : new AbortController();
  for (const name in given) {
    const value = given[name] ?? "auto", words = WORDS[name];
    const message = unknown("option", name, OPTIONS) ?? (words && value != controller && unknown(name, value, words));
    if (message) console.warn(`hypertide: ${method} ${url}: ${message}`, el);
    // It would ask again and again without a pause.
    if (/^retry[IMS]/.test(name) && given[name] !== undefined && !(value >= 0)) throw new TypeError(`${name} is a number, not ${given[name]}`);
  }
  if (!own && requestCancellation != "disabled") {
    latest.get(el)?.abort();
    latest.set(el, controller);
  }
  if (requestCancellation == "cleanup") (of(el).datastar ??= new Map()).set("@" + method, () => controller.abort());
  const { signal } = controller;
  // Hidden, a request that is not to run then is ended, and made anew when the page is shown again.
  let attempt;
  const current = (next) => { attempt = next; };
  const over = new AbortController();
  // A form that is sent by the action is not sent by the browser, too, where the element is a button of it.
  const until = { signal: over.signal, handleEvent: (event) => event.preventDefault() };
  let started = false;
  try {
    if (typeof url != "string" || !url) throw new Error(`@${method.toLowerCase()} needs a URL`);
    tell("started", el);
    started = true;
    const hidden = () => document.hidden && !openWhenHidden;
    if (!openWhenHidden) document.addEventListener("visibilitychange", () => { hidden() ? attempt?.leave() : attempt?.resume(); }, until);
    const prepared = () => prepare(el, evt, method, url, options, until);
    if (!options.resume) return await attempts(el, method, url, prepared, options, signal, current, until, hidden);
    const name = `@${method.toLowerCase()}("${url}")`;
    const carryOut = (name, data) => tell(name, el, keys(data));
    const troubled = ({ status, message, retryIn }) => {
      if (status >= 400) tell("error", el, { status: `${status}` });
      if (retryIn !== null) tell("retrying", el, { message });
    };
    await keep(name, method, options, prepared, signal, carryOut, troubled, current);
  } catch (error) {
    if (signal.aborted) return;
    tell("error", el, { message: error.message });
    throw error;
  } finally {
    over.abort();
    if (latest.get(el) === controller) latest.delete(el);
    if (started) tell("finished", el);
  }
}

// How long, in milliseconds, a page may take to be left.
const LEAVING = 10_000;

async function attempts(el, method, url, prepared, options, signal, current, until, hidden) {
  const { retry = "auto", retryScaler = 2, retryMaxWait = 30000, retryMaxCount = 10 } = options;
  let { retryInterval = 1000 } = options;
  let wait = retryInterval, failed = 0, lastEventId = "", least = 0;
  // The attempt at hand, whether it is a stream that can be taken up again, and whether it was left; whether the page is away.
  let attempt, stream, left, away, wake;
  const rest = (milliseconds) => !signal.aborted && new Promise((resolve) => {
    const timer = milliseconds >= 0 && setTimeout(resolve, milliseconds);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  const leave = () => {
    left = away = true;
    attempt?.abort();
  };
  const resume = () => {
    if (!away || hidden()) return;
    away = false;
    wake?.();
  };
  current({ leave, resume });
  // A page that was left may be kept, and its streams would keep the connections that other pages need.
  whenAway(() => { if (stream) leave(); }, resume, until);
  // Firefox cuts what is under way as soon as a link is followed, also to a download: what changes something would be sent
  // a second time by a page that is about to go.
  if (method != "GET") addEventListener("beforeunload", () => { least = LEAVING; }, until);
  signal.addEventListener("abort", () => {
    attempt?.abort();
    wake?.();
  }, until);
  while (!signal.aborted) {
    const made = prepared();
    if (!made) return;
    if (lastEventId) made.headers.set("Last-Event-ID", lastEventId);
    attempt = new AbortController();
    left = stream = false;
    try {
      // As event sources are asked for: what may be kept, Firefox asks for once at a time, though a stream from there never ends.
      const response = await fetch(made.url, { ...made, method, cache: "no-store", signal: attempt.signal });
      const { status } = response;
      stream = method == "GET" && isStream(response);
      if (status >= 400) tell("error", el, { status: `${status}` });
      if (status == 200) {
        failed = 0;
        wait = retryInterval;
        await take(el, response, attempt.signal, (id, time) => {
          if (time) wait = retryInterval = +time;
          else lastEventId = id;
        });
        if (retry != "always" || !isStream(response)) return;
      } else {
        const again = retry == "always" && status != 204 && (status < 300 || status >= 400) || retry == "error" && status >= 400;
        if (!again) {
          if (status >= 400) console.error(`hypertide: ${method} ${url}: ${status} ${await response.text().catch(String)}`);
          return;
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!left) {
        if (retry == "never" || error.fatal) throw error;
        if (++failed >= retryMaxCount) {
          tell("retries-failed", el);
          throw new Error(`${url} was not reached in ${failed} attempts: ${error.message}`);
        }
        tell("retrying", el, { message: error.message });
      }
    } finally {
      // What is not read is not sent any further.
      attempt.abort();
    }
    if (!left) {
      await rest(Math.max(wait, least));
      least = 0;
      if (failed) wait = Math.min(wait * retryScaler, retryMaxWait);
    }
    if (away) await rest();
  }
}

// What is sent. Signals are read anew each time. Nothing where a form is not valid.
function prepare(el, evt, method, url, { contentType = "json", selector, headers: given, filterSignals = {}, payload }, until) {
  const headers = new Headers({ Accept: "text/event-stream, text/html, application/json", "Datastar-Request": "true" });
  const address = absolute(url);
  const inQuery = method == "GET" || method == "DELETE";
  let body;
  const message = unknown("contentType", contentType, ["json", "form"]);
  if (message) throw new Error(message);
  if (contentType == "json") {
    const { include, exclude = /(^|\.)_/ } = filterSignals;
    const text = JSON.stringify(payload !== undefined ? payload : peek(() => filtered({ include, exclude })));
    if (inQuery) address.searchParams.set("datastar", text);
    else {
      body = text;
      headers.set("Content-Type", "application/json");
    }
  } else {
    const form = selector ? document.querySelector(selector) : el.closest("form");
    if (!form) throw new Error(selector ? `no form fits "${selector}"` : "there is no form around the element");
    if (!form.noValidate && !form.reportValidity()) return;
    const data = new FormData(form);
    const submitted = el === form && evt instanceof SubmitEvent;
    if (!submitted) form.addEventListener("submit", until, until);
    const button = submitted ? evt.submitter : el;
    if (button?.name && (button instanceof HTMLButtonElement || button instanceof HTMLInputElement && button.type == "submit")) {
      data.append(button.name, button.value);
    }
    const fields = new URLSearchParams(data);
    const multipart = form.enctype == "multipart/form-data";
    if (!multipart) headers.set("Content-Type", "application/x-www-form-urlencoded");
    if (inQuery) for (const [name, value] of fields) address.searchParams.append(name, value);
    else body = multipart ? data : fields;
  }
  for (const [name, value] of Object.entries(given ?? {})) headers.set(name, value);
  return { url: address, headers, body };
}

const isStream = (response) => response.headers.get("Content-Type")?.includes("text/event-stream");

// Lets an answer change the page.
async function take(el, response, signal, identified) {
  const type = response.headers.get("Content-Type") ?? "";
  const header = (name) => response.headers.get("datastar-" + name) ?? undefined;
  if (type.includes("text/html")) {
    await told(el, "datastar-patch-elements", {
      elements: await response.text(),
      selector: header("selector"),
      mode: header("mode"),
      namespace: header("namespace"),
      useViewTransition: header("use-view-transition"),
      viewTransitionSelector: header("view-transition-selector"),
    });
  } else if (type.includes("application/json")) {
    await told(el, "datastar-patch-signals", { signals: await response.text(), onlyIfMissing: header("only-if-missing") });
  } else if (type.includes("text/javascript")) {
    const script = document.createElement("script");
    const attributes = header("script-attributes");
    if (attributes) for (const [name, value] of Object.entries(JSON.parse(attributes))) script.setAttribute(name, value);
    run(script, await response.text(), () => document.head.append(script));
  } else if (isStream(response)) await listen(el, response, signal, identified);
  else if (type) console.warn(`hypertide: ${response.url} answered ${type}, which changes nothing (text/html would)`);
}

const told = (el, name, given) => {
  for (const key in given) if (given[key] === undefined) delete given[key];
  return tell(name, el, given);
};

async function listen(el, response, signal, identified) {
  let name;
  for await (const words of events(response)) {
    for (let n = 0; n < words.length; n += 3) {
      // What was not carried out is asked for again where the request is made anew.
      if (signal.aborted) throw signal.reason;
      identified(words[n + 2], words[n] == "\n" && words[n + 1]);
      if (words[n] !== name) name = words[n];
      // As in Datastar, the page's own scripts may hear of others.
      const waiting = name.startsWith("datastar") && tell(name, el, keys(words[n + 1]));
      if (waiting) await waiting;
    }
  }
}
