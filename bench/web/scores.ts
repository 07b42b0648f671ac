import lighthouse, { desktopConfig } from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** Lighthouse's scores, 0 to 100. */
export type Scores = Record<'performance' | 'accessibility' | 'best_practices', number>;

/** Scores of an address in the browser behind a debugging port, with the cookies it has. @throws {Error} when Lighthouse could not judge */
export async function scoresOf(
  url: string,
  { port, preset }: { port: number; preset: 'mobile' | 'desktop' },
): Promise<Scores> {
  const flags = {
    port,
    output: 'json' as const,
    logLevel: 'silent' as const,
    onlyCategories: [...CATEGORIES],
    disableStorageReset: true,
  };
  const result = await lighthouse(url, flags, preset === 'desktop' ? desktopConfig : undefined);
  if (!result || result.lhr.runtimeError)
    throw new Error(`Lighthouse: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
  const { categories, audits } = result.lhr;
  for (const { score, title, id } of Object.values(audits)) {
    if (score !== null && score < 0.5 && !id.includes('insight'))
      console.error(`  ${preset}: ${title} (${id}: ${score})`);
  }
  const [performance = 0, accessibility = 0, bestPractices = 0] = CATEGORIES.map((name) =>
    Math.round((categories[name]?.score ?? 0) * 100),
  );
  return { performance, accessibility, best_practices: bestPractices };
}
