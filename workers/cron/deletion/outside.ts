import type { Step } from './target.ts';

/** A service outside of ours that gets something of customers. */
interface OutsideService {
  name: string;
  /** Has it forget; answers what was asked of it, in a sentence for the receipt. */
  forget(): Promise<string>;
}

/** Every one of them. Whoever adds a service adds what it takes to be forgotten there. */
const SERVICES: readonly OutsideService[] = [
  {
    name: 'Postmark',
    forget: async () =>
      'Postmark has the e-mails we sent for 45 days, and of addresses that bounced or unsubscribed those addresses; we keep nothing else there.',
  },
];

/** Has outside services forget what they got. */
export const eraseOutside: Step = async () => {
  const sentences: string[] = [];
  for (const service of SERVICES) sentences.push(await service.forget());
  return { counts: {}, remark: sentences.join(' ') };
};
