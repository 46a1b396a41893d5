import { statusOf, type Parcel } from './parcel.ts';

/** A parcel as its sender sees it, without the person it goes to. */
export function showParcel(parcel: Parcel, address: string) {
  const { id, reference, trackingNumber, labelReference, createdAt, events, collect } = parcel;
  return {
    id,
    reference,
    trackingNumber,
    labelReference,
    labelUrl: `${address}/labels/${labelReference}`,
    status: statusOf(parcel),
    createdAt,
    events,
    ...(collect ? { collect } : {}),
  };
}

export type ShownParcel = ReturnType<typeof showParcel>;
