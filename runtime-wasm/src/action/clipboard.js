// @clipboard(text, base64): copies a text.
export function clipboard(_, text, base64) {
  if (!navigator.clipboard) throw new Error("the clipboard is only there over HTTPS");
  const bytes = base64 && Uint8Array.from(atob(text), (character) => character.charCodeAt());
  return navigator.clipboard.writeText(base64 ? new TextDecoder().decode(bytes) : text);
}
