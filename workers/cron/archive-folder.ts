/** Where a site's archived events lie; a folder of each site, so that one can be destroyed without reading others. */
export function archiveFolder(siteId: number): string {
  return `events/site-${siteId}/`;
}
