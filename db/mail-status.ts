/**
 * What has become of an e-mail: being handed over; taken by the provider; to be tried again; refused by the provider for
 * good; given up, because it would come too late.
 */
export type MailStatus = 'sending' | 'sent' | 'waiting' | 'refused' | 'expired';
