import { pluralOf } from '../plural.ts';

/** „ein Besucher“, „zwei Besucher“. */
export const plural = pluralOf('de');
