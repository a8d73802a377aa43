// What the address of the page says: which door, and which record. Anything else is passed over.

export function valuesOfAddress(d, search) {
  const given = new URLSearchParams(search);
  const door = given.get("door");
  const id = "[a-z][a-z0-9-]*";
  for (const kind of ["practice", "site"]) {
    const value = given.get(kind);
    if (value && new RegExp(`^${id}/${id}$`).test(value)) {
      const known = Object.hasOwn(d.doors, door ?? "") && d.doors[door].known ? door : "correction";
      return { door: known, identity: `${kind}:${value}` };
    }
  }
  return { door: Object.hasOwn(d.doors, door ?? "") ? door : "", identity: "" };
}
