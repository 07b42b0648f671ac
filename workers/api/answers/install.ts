import { z } from 'zod';
import { FINDING_CODES } from '../../../core/install/judge-page.ts';
import { type InstallReport, PAGE_FAULTS } from '../../../core/install/report.ts';

/** How a site's installation looks from outside. */
export const installReportSchema = z.object({
  url: z.string(),
  findings: z.array(
    z.object({ code: z.enum([...FINDING_CODES, ...PAGE_FAULTS]), detail: z.string().optional() }),
  ),
  received: z.object({ accepted: z.int(), dropped: z.record(z.string(), z.int()) }),
}) satisfies z.ZodType<InstallReport>;
