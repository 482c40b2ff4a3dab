/** The jump bar's mark follows the section in view. */
export function markTabs(): void {
  const tabs = [...document.querySelectorAll<HTMLAnchorElement>('.tabs a[href^="#"]')];
  const watch = new IntersectionObserver(
    (seen) => {
      const inView = seen.find((entry) => entry.isIntersecting);
      if (!inView) return;
      for (const tab of tabs) {
        if (tab.hash === `#${inView.target.id}`) tab.setAttribute('aria-current', 'true');
        else tab.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-30% 0px -60%' },
  );
  for (const tab of tabs) {
    const section = document.getElementById(tab.hash.slice(1));
    if (section) watch.observe(section);
  }
}
