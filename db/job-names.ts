/** Every job of the cron Worker, as logs and the admin area name it. */
export const JOB_NAMES = [
  'archiveEvents',
  'checkBudgets',
  'collectGenerations',
  'deleteLoginSessions',
  'endImpersonations',
  'expireDates',
  'fetchRates',
  'forgetAnswers',
  'keepAnswers',
  'rotateSalts',
  'runDeletions',
  'sealDates',
  'sendAnnouncements',
  'sendMails',
  'sweepErased',
  'tellWebhooks',
] as const;
export type JobName = (typeof JOB_NAMES)[number];
