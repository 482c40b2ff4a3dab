/** Carries out a change of the page; if it takes away the element with the focus, the nearest heading gets it. */
export function keepingFocus(change: () => void): void {
  const path: Element[] = [];
  for (let place = document.activeElement; place; place = place.parentElement) path.push(place);
  change();
  const [focused] = path;
  if (!focused || focused.isConnected) return;
  const heading = headingNear(path.find((place) => place.isConnected));
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function headingNear(start: Element | undefined): HTMLElement | null {
  for (let place = start; place; place = place.parentElement ?? undefined) {
    const heading = place.querySelector<HTMLElement>('h1, h2, h3, h4');
    if (heading) return heading;
  }
  return null;
}
