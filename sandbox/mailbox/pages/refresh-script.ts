const everyMs = 2_000;

/**
 * The browser's script: every two seconds it fetches the page again and takes over its list where that has changed, so
 * that new messages appear while one is being read. Without scripts the page works, and shows them after a reload.
 */
export const refreshScript = `
const offline = document.querySelector('.offline');
async function refresh() {
  if (document.hidden) return;
  try {
    const response = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    const [list, freshList] = [document, fresh].map((page) => page.querySelector('[data-refresh]'));
    if (freshList.innerHTML !== list.innerHTML) {
      const focused = list.contains(document.activeElement) && document.activeElement.getAttribute('href');
      list.innerHTML = freshList.innerHTML;
      if (focused) list.querySelector('a[href="' + CSS.escape(focused) + '"]')?.focus();
    }
    offline.hidden = true;
  } catch {
    offline.hidden = false;
  }
}
setInterval(refresh, ${everyMs});
document.addEventListener('visibilitychange', refresh);
`;
