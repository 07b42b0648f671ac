/** The closed list of form factors that user agents are told apart by. */
export const DEVICES = ['Mobile', 'Tablet', 'Desktop'] as const;
export type Device = (typeof DEVICES)[number];
