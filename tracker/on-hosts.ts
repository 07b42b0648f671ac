// Stands around the script of a site that names its hostnames: on a page of any other it does nothing, and leaves the page's
// queue as it is. The rule is the very one by which ingest judges what arrives.
import { isAllowedHostname } from '../core/hostnames.ts';
import { plainHostname } from '../core/page-address.ts';

// In whose places the server puts the list, and a function with the script in it.
declare const PHAROS_HOSTNAMES: string[];
declare const PHAROS_RUN: () => void;

if (isAllowedHostname(plainHostname(location.hostname), PHAROS_HOSTNAMES)) PHAROS_RUN();
