import fc from 'fast-check';

/*
 * What the properties of ordinary runs are tried with is always the same, so that no run fails by luck and whoever broke
 * something sees it. PHAROS_PROPERTY_RUNS=N looks further: N runs, from another seed each time, which a failure names.
 */
if (process.env.PHAROS_PROPERTY_RUNS === undefined) fc.configureGlobal({ seed: 20_261_126 });
