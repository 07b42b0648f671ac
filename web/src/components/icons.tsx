import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className="size-4 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const ChevronDown = () => (
  <Icon>
    <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />
  </Icon>
);

export const Cross = () => (
  <Icon>
    <path d="m4.5 4.5 7 7m0-7-7 7" />
  </Icon>
);

export const Check = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
);

export const Calendar = () => (
  <Icon>
    <path d="M2.75 4.25a1 1 0 0 1 1-1h8.5a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-8.5a1 1 0 0 1-1-1zM2.75 6.5h10.5M5.5 2v2M10.5 2v2" />
  </Icon>
);

export const SegmentsIcon = () => (
  <Icon>
    <path d="M4.5 2.75h7v10.5L8 10.5l-3.5 2.75z" />
  </Icon>
);

export const TableIcon = () => (
  <Icon>
    <path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6" />
  </Icon>
);

export const LineIcon = () => (
  <Icon>
    <path d="m2.5 11 3.5-4 3 2.5 4.5-6" />
  </Icon>
);

export const BarsIcon = () => (
  <Icon>
    <path d="M3 13V8.5M6.5 13V4M10 13V6.5M13.5 13v-10" />
  </Icon>
);

export const FilterIcon = () => (
  <Icon>
    <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />
  </Icon>
);

export const Search = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.25 10.25 3.25 3.25" />
  </Icon>
);

export const Download = () => (
  <Icon>
    <path d="M8 2.5v7.5m-3-3 3 3 3-3M3 13h10" />
  </Icon>
);

export const Expand = () => (
  <Icon>
    <path d="M9.5 2.75h3.75V6.5M6.5 13.25H2.75V9.5M13 3 9.25 6.75M3 13l3.75-3.75" />
  </Icon>
);

export const ArrowUpIcon = () => (
  <Icon>
    <path d="M8 13V3.5m-4 4 4-4 4 4" />
  </Icon>
);

export const Pencil = () => (
  <Icon>
    <path d="M10.5 3 13 5.5 5.5 13H3v-2.5zM9 4.5 11.5 7" />
  </Icon>
);

export const Plus = () => (
  <Icon>
    <path d="M8 3.25v9.5M3.25 8h9.5" />
  </Icon>
);

export const Copy = () => (
  <Icon>
    <path d="M5.75 5.75v-2a1 1 0 0 1 1-1h5.5a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-2M3.75 5.75h5.5a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-5.5a1 1 0 0 1-1-1v-5.5a1 1 0 0 1 1-1z" />
  </Icon>
);

export const Sun = () => (
  <Icon>
    <circle cx="8" cy="8" r="2.75" />
    <path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7" />
  </Icon>
);

export const Moon = () => (
  <Icon>
    <path d="M13.25 9.6A5.5 5.5 0 0 1 6.4 2.75a5.5 5.5 0 1 0 6.85 6.85z" />
  </Icon>
);

export const Screen = () => (
  <Icon>
    <path d="M2.5 3.5h11v7.5h-11zM6 13.5h4M8 11v2.5" />
  </Icon>
);

export const Person = () => (
  <Icon>
    <circle cx="8" cy="5.5" r="2.5" />
    <path d="M3.25 13.25c.6-2.4 2.5-3.5 4.75-3.5s4.15 1.1 4.75 3.5" />
  </Icon>
);

export const ArrowUp = () => (
  <svg viewBox="0 0 10 10" className="size-2.5 shrink-0" aria-hidden="true">
    <path d="M5 1.5 9 8H1z" fill="currentColor" />
  </svg>
);

export const ArrowDown = () => (
  <svg viewBox="0 0 10 10" className="size-2.5 shrink-0" aria-hidden="true">
    <path d="M5 8.5 1 2h8z" fill="currentColor" />
  </svg>
);

/** The lighthouse. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" className="size-6 shrink-0" aria-hidden="true">
      <path d="M14.4 6.9 23 3.2v7.4z" className="fill-beam" />
      <path
        d="M7.2 4.9 10.5 2l3.3 2.9v.6H7.2zM8 6.5h5v2.2H8zM6.4 9.6h8.2v1.5H6.4zM7.7 12.2h5.6L14.7 21.5H6.3z"
        className="fill-accent"
      />
    </svg>
  );
}
