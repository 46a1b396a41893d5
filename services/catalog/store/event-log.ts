/**
 * The start of a bulk announcement in SQL; the select list goes on with name, key, version, payload and traceparent.
 * One statement announces what it changed, however many rows that were.
 */
export const intoEventLog =
  'insert into event_log (event_id, name, key, version, payload, traceparent) select uuidv7(),';
