import { z } from 'zod';

/** What goes wrong on purpose. */
export const faultSchema = z.object({
  /**
   * `fail_before`: an error, nothing done. `fail_after`: done, but the answer is lost. `delay`: done `delayMs` later,
   * even if the client has gone by then. `refuse`: the connection is destroyed at once.
   */
  mode: z.enum(['fail_before', 'fail_after', 'delay', 'refuse']),
  /** Only statements that contain this text; without it, every request. */
  match: z.string().optional(),
  /** How often; for ever when left out. */
  times: z.number().int().positive().optional(),
  delayMs: z.number().nonnegative().default(0),
  /** How `fail_after` loses the answer: the connection is destroyed, or an error 500 is sent instead. */
  answer: z.enum(['drop', 'error']).default('drop'),
});
export type Fault = z.input<typeof faultSchema>;

export interface ActiveFault extends z.output<typeof faultSchema> {
  /** How often it has happened. */
  fired: number;
}

/** The faults in force. */
export interface Faults {
  add(fault: z.output<typeof faultSchema>): void;
  clear(): void;
  list(): ActiveFault[];
  /** The faults that hit this statement; each counts as fired. */
  take(statement: string): ActiveFault[];
  /** Whether a connection is refused before anything is read from it. */
  takeRefusal(): boolean;
}

export function createFaults(): Faults {
  let faults: ActiveFault[] = [];

  const take = (hits: (fault: ActiveFault) => boolean): ActiveFault[] => {
    const taken = faults.filter(
      (fault) => fault.fired < (fault.times ?? Number.POSITIVE_INFINITY) && hits(fault),
    );
    for (const fault of taken) fault.fired += 1;
    return taken;
  };
  const isBlind = (fault: ActiveFault) => fault.mode === 'refuse' && fault.match === undefined;

  return {
    add(fault) {
      faults.push({ ...fault, fired: 0 });
    },
    clear() {
      faults = [];
    },
    list() {
      return faults;
    },
    take(statement) {
      return take((fault) => !isBlind(fault) && statement.includes(fault.match ?? ''));
    },
    takeRefusal() {
      return take(isBlind).length > 0;
    },
  };
}
