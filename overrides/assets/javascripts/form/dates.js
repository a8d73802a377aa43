// Dates as they are known: a year, a month or a day. They are compared honestly: a year lies before
// a day only if the whole year does.

const daysIn = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

// A year alone, in the order of days: numbers that grow with the calendar.
const asNumber = (year, month, day) => year * 10000 + month * 100 + day;

const split = (date) => date.split("-").map(Number);

export function firstDay(date) {
  const [year, month = 1, day = 1] = split(date);
  return asNumber(year, month, day);
}

export function lastDay(date) {
  const [year, month = 12, day] = split(date);
  return asNumber(year, month, day ?? daysIn(year, month));
}

export const surelyBefore = (date, other) => lastDay(date) < firstDay(other);

export const surelyAfterDay = (date, day) => firstDay(date) > firstDay(day);

// What is wrong with a date: "" if nothing, else the kind of the mistake.
export function dateFault(d, text) {
  const found = d.patterns.date.whole.exec(text);
  if (!found) return "date_form";
  const [year, month, day] = found.slice(1).map((part) => (part ? Number(part) : undefined));
  if (year < d.years[0] || year > d.years[1]) return "date_year";
  if (month !== undefined && (month < 1 || month > 12)) return "date_none";
  if (day !== undefined && (day < 1 || day > daysIn(year, month))) return "date_none";
  return "";
}

// The date that a text surely means, in the form of files: «12.05.2021», «май 2021 г.»; "" where it
// is not sure.
export function dateMeant(d, text) {
  const said = text.toLowerCase().trim().split(/\s+/).join(" ");
  for (const form of d.dateForms) {
    const found = form.whole.exec(said);
    if (!found) continue;
    const { y, m, d: day, month } = found.groups;
    let date = y;
    if (month !== undefined || m !== undefined) {
      const number = month !== undefined ? d.months[month] ?? 0 : Number(m);
      date += `-${String(number).padStart(2, "0")}`;
    }
    if (day !== undefined) date += `-${String(Number(day)).padStart(2, "0")}`;
    return dateFault(d, date) ? "" : date;
  }
  return "";
}

// The visitor's day: "2026-11-22".
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0")).join("-");
}
