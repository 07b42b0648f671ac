/** A grey place for something on its way; sized by the caller. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={`block animate-shimmer rounded-md bg-hover ${className}`} />;
}
