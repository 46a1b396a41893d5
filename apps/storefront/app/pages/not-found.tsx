import { data } from 'react-router';

/** Any address that no page has. */
export function loader(): never {
  throw data(null, { status: 404 });
}

/** A form sent to such an address finds nothing there either. */
export function action(): never {
  throw data(null, { status: 404 });
}

export default function NotFound() {
  return null;
}
