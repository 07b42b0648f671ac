/** What stands for each plural of a language; those it has not need no words. */
type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Chooses among the plurals of a language: one visitor, two visitors. */
export function pluralOf(language: string): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (n, forms) => forms[rules.select(n)] ?? forms.other;
}
