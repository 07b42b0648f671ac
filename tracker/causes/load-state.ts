/** How far the document was at a time, by the words of web-vitals. */
export function loadStateAt(atMs: number): string {
  const navigation = performance.getEntriesByType('navigation')[0];
  if (document.readyState === 'loading' || !navigation) return 'loading';
  const { domInteractive, domContentLoadedEventStart, domComplete } =
    navigation as PerformanceNavigationTiming;
  const isBefore = (ms: number) => ms === 0 || atMs < ms;
  if (atMs < domInteractive) return 'loading';
  if (isBefore(domContentLoadedEventStart)) return 'dom-interactive';
  return isBefore(domComplete) ? 'dom-content-loaded' : 'complete';
}
