/** The rooms with stock or money, whose books are compared. */
export const auditedRooms = ['order', 'payment', 'catalog'] as const;

export type AuditedRoom = (typeof auditedRooms)[number];

/** The rooms whose changes are audited as they come: those, and that of points. */
export const watchedRooms = [...auditedRooms, 'user'] as const;

export type WatchedRoom = (typeof watchedRooms)[number];
