import type { Collect, Recipient } from './parcel.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';

/** What a sender asks for. */
export type Booking = { reference: string; recipient: Recipient; collect?: Collect };

type Fields = Record<string, unknown>;
const longestText = 200;
const mostLines = 4;

/** Reads the body of a booking; an unknown field is refused, since what is misspelt would not be on the label. */
export function readBooking(body: unknown): Booking | Refusal {
  const fields = readObject(body, 'body', ['reference', 'recipient', 'collect']);
  if (isRefusal(fields)) return fields;
  const reference = readText(fields['reference'], 'reference');
  if (isRefusal(reference)) return reference;
  const recipient = readRecipient(fields['recipient']);
  if (isRefusal(recipient)) return recipient;
  if (fields['collect'] === undefined) return { reference, recipient };
  const collect = readCollect(fields['collect']);
  return isRefusal(collect) ? collect : { reference, recipient, collect };
}

function readCollect(value: unknown): Collect | Refusal {
  const fields = readObject(value, 'collect', ['amountMinor', 'currency']);
  if (isRefusal(fields)) return fields;
  const { amountMinor, currency } = fields;
  if (typeof amountMinor !== 'number' || !Number.isSafeInteger(amountMinor) || amountMinor <= 0) {
    return refuse(
      'parameter_invalid',
      'collect.amountMinor',
      'collect.amountMinor must be a whole sum above 0',
    );
  }
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) {
    return refuse('parameter_invalid', 'collect.currency', 'collect.currency must be an ISO 4217 code');
  }
  return { amountMinor, currency };
}

function readRecipient(value: unknown): Recipient | Refusal {
  const fields = readObject(value, 'recipient', ['name', 'lines', 'city', 'postalCode', 'country']);
  if (isRefusal(fields)) return fields;
  const name = readText(fields['name'], 'recipient.name');
  if (isRefusal(name)) return name;
  const city = readText(fields['city'], 'recipient.city');
  if (isRefusal(city)) return city;
  const { lines, postalCode = '', country } = fields;
  if (typeof country !== 'string' || !/^[A-Z]{2}$/.test(country)) {
    return refuse('parameter_invalid', 'recipient.country', 'recipient.country must be an ISO 3166 code');
  }
  if (typeof postalCode !== 'string' || postalCode.length > longestText) {
    return refuse('parameter_invalid', 'recipient.postalCode', 'recipient.postalCode must be a text');
  }
  const isGood = Array.isArray(lines) && lines.length > 0 && lines.length <= mostLines;
  if (!isGood || !lines.every((line): line is string => !isRefusal(readText(line, 'line')))) {
    return refuse('parameter_invalid', 'recipient.lines', `recipient.lines are 1 to ${mostLines} texts`);
  }
  return { name, lines, city, postalCode, country };
}

function readText(value: unknown, param: string): string | Refusal {
  if (value === undefined) return refuse('parameter_missing', param, `${param} is required`);
  if (typeof value === 'string' && value.length > 0 && value.length <= longestText) return value;
  return refuse('parameter_invalid', param, `${param} must be a text of 1 to ${longestText} characters`);
}

/** Reads an object that has no other fields than the known ones. */
export function readObject(value: unknown, param: string, known: readonly string[]): Fields | Refusal {
  if (value === undefined) return refuse('parameter_missing', param, `${param} is required`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('parameter_invalid', param, `${param} must be an object`);
  }
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  return unknown === undefined
    ? (value as Fields)
    : refuse('parameter_invalid', unknown, `there is no field ${unknown}`);
}
