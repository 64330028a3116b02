// @intl(type, value, options, locale): a value as people of a place write it.
import { unknown } from "../datastar/unknown.js";

const formats = {
  datetime: (value, ...how) => new Intl.DateTimeFormat(...how).format(new Date(value)),
  displayNames: (value, ...how) => new Intl.DisplayNames(...how).of(value),
  list: (value, ...how) => new Intl.ListFormat(...how).format(value),
  number: (value, ...how) => new Intl.NumberFormat(...how).format(value),
  pluralRules: (value, ...how) => new Intl.PluralRules(...how).select(value),
  relativeTime: (value, locale, { unit = "day", ...options } = {}) => new Intl.RelativeTimeFormat(locale, options).format(value, unit),
};

export function intl(_, type, value, options, locale) {
  const message = unknown("type", type, Object.keys(formats));
  if (message) throw new Error(message);
  return formats[type](value, locale, options);
}
