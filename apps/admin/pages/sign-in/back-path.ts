/** Where one wanted to go before signing in, as the address says; only places of the admin itself. */
export function backPath(parameters: URLSearchParams): string {
  const back = parameters.get('back') ?? '/';
  return back.startsWith('/') && !back.startsWith('//') && !back.startsWith('/\\') ? back : '/';
}
