import { isbot } from 'isbot';
import patterns from './data/bot-patterns.json' with { type: 'json' };

const CRAWLERS = new RegExp(patterns.source);
/** Browsers run by programs, where the two lists miss them. */
const AUTOMATED =
  /headless|phantomjs|slimerjs|puppeteer|playwright|selenium|webdriver|jsdom|cypress|zombie\.js/i;

/** Whether a program and no person is behind the user agent. None at all counts as a program: browsers always send one. */
export function isBot(userAgent: string): boolean {
  return userAgent.trim() === '' || isbot(userAgent) || AUTOMATED.test(userAgent) || CRAWLERS.test(userAgent);
}
