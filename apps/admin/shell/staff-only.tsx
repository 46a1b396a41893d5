import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useProfile } from '../api/use-profile.ts';
import { useLanguage } from '../language/use-language.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { CustomerNotice } from './customer-notice.tsx';
import { PlainFrame } from './plain-frame.tsx';
import { Shell } from './shell.tsx';

/** Lets staff in; sends visitors to sign in and back, and tells customers why they may not enter. */
export function StaffOnly() {
  const { words, suggest } = useLanguage();
  const { data: profile, error, refetch, isPending } = useProfile();
  const { pathname, search } = useLocation();
  const [wasSignedIn, setWasSignedIn] = useState(false);
  if (profile && !wasSignedIn) setWasSignedIn(true);
  useEffect(() => {
    if (profile) suggest(profile.locale);
  }, [profile, suggest]);

  if (isPending) return <Loader m="xl" aria-label={words.loading} />;
  if (profile === null) {
    const back = new URLSearchParams({ back: `${pathname}${search}` });
    if (wasSignedIn) back.set('ended', 'yes');
    return <Navigate to={`/sign-in?${back.toString()}`} replace />;
  }
  if (profile === undefined) {
    return (
      <PlainFrame>
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </PlainFrame>
    );
  }
  return profile.kind === 'staff' ? <Shell profile={profile} /> : <CustomerNotice name={profile.name} />;
}
