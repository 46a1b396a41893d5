import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation, useSearchParams } from 'react-router';
import { focusHeading } from '../parts/focus-heading.ts';

/**
 * Stands around all pages. Puts the focus on the heading of a page one has gone to, so that it is read out, but not on
 * the page one began with; and scrolls to where one was when going back.
 */
export function Arrivals() {
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const place = `${pathname}?${parameters.getAll('after').join()}`;
  const known = useRef(place);
  useEffect(() => {
    if (known.current === place) return;
    known.current = place;
    focusHeading();
  }, [place]);
  return (
    <>
      <Outlet />
      <ScrollRestoration />
    </>
  );
}
