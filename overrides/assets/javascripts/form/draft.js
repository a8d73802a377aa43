// The draft lives in this browser only. It is kept as people type, and asked for when they come back.

const PREFIX = "atlas-form/";

export function keepDraft(key, draft) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
    return true;
  } catch {
    return false; // storage is forbidden or full: the form goes on without it
  }
}

export function draftOf(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + key));
    return kept && typeof kept === "object" ? kept : null;
  } catch {
    return null;
  }
}

export function dropDraft(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // nothing was kept
  }
}
