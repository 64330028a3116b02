// Addresses, as a page and its scripts give them.

/** An address in full, from one that may be relative to the page. Throws where it is none, in the same words in every browser. */
export function absolute(url) {
  try {
    return new URL(url, document.baseURI);
  } catch {
    throw new TypeError(`not a URL: ${url}`);
  }
}
