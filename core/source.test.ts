import { describe, expect, it } from 'vitest';
import { parseReferrer } from './referrer.ts';
import { sourceOfReferrer, sourceOfTag } from './source.ts';

const nameOf = (url: string) => {
  const referrer = parseReferrer(url, 'example.com');
  return referrer && sourceOfReferrer(referrer).name;
};

describe('parseReferrer', () => {
  it.each([
    ['https://www.News.test/a/b/?q=1#c', 'news.test/a/b'],
    ['http://news.test/', 'news.test'],
    ['https://news.test:8443/a%20b', 'news.test/a b'],
    ['android-app://com.google.android.gm/', 'android-app://com.google.android.gm'],
    ['https://blog.example.com/', 'blog.example.com'],
  ])('stores %s as %s', (url, stored) => {
    expect(parseReferrer(url, 'example.com')?.stored).toBe(stored);
  });

  it.each([
    'https://www.example.com/other',
    'http://localhost:3000/',
    'ftp://news.test/',
    'about:blank',
    'news.test',
    '',
  ])('takes %j for none', (url) => {
    expect(parseReferrer(url, 'example.com')).toBeUndefined();
  });
});

describe('sourceOfReferrer', () => {
  it.each([
    ['https://www.google.com/', 'Google'],
    ['https://www.google.co.uk/search', 'Google'],
    ['https://google.de/', 'Google'],
    ['https://news.google.com/home', 'Google News'],
    ['android-app://com.google.android.googlequicksearchbox/', 'Google'],
    ['https://accounts.google.com/', 'accounts.google.com'],
    ['https://mail.google.com/mail/u/0', 'Gmail'],
    ['android-app://com.google.android.gm/', 'Gmail'],
    ['https://www.bing.com/', 'Bing'],
    ['https://cn.bing.com/', 'Bing'],
    ['https://uk.search.yahoo.com/', 'Yahoo!'],
    ['https://duckduckgo.com/', 'DuckDuckGo'],
    ['https://yandex.com.tr/', 'Yandex'],
    ['https://m.facebook.com/', 'Facebook'],
    ['https://lm.facebook.com/l.php', 'Facebook'],
    ['https://l.instagram.com/', 'Instagram'],
    ['https://t.co/abc', 'X (Twitter)'],
    ['https://x.com/someone', 'X (Twitter)'],
    ['https://x.com/i/grok', 'Grok'],
    ['https://x.com/i/groker', 'X (Twitter)'],
    ['https://www.linkedin.com/feed/', 'LinkedIn'],
    ['https://lnkd.in/x', 'LinkedIn'],
    ['https://old.reddit.com/r/a', 'Reddit'],
    ['https://news.ycombinator.com/item', 'Hacker News'],
    ['https://m.youtube.com/', 'YouTube'],
    ['https://chatgpt.com/', 'ChatGPT'],
    ['https://www.perplexity.ai/search', 'Perplexity'],
    ['https://claude.ai/chat', 'Claude'],
    ['https://gemini.google.com/app', 'Gemini'],
    ['https://copilot.microsoft.com/', 'Copilot'],
    ['https://en.wikipedia.org/wiki/X', 'Wikipedia'],
    ['https://edition.cnn.com/', 'edition.cnn.com'],
    ['https://cnn.com/', 'cnn.com'],
    ['https://some.blog.test/post', 'some.blog.test'],
  ])('names %s %s', (url, name) => {
    expect(nameOf(url)).toBe(name);
  });
});

describe('sourceOfTag', () => {
  it.each([
    ['google', 'Google'],
    ['Google', 'Google'],
    ['ig', 'Instagram'],
    ['fb', 'Facebook'],
    ['FB-Ads', 'Facebook'],
    ['chatgpt.com', 'ChatGPT'],
    ['www.linkedin.com', 'LinkedIn'],
    ['hackernews', 'Hacker News'],
    ['Spring Newsletter', 'Spring Newsletter'],
    ['free', 'free'],
    ['__proto__', '__proto__'],
  ])('names %s %s', (tag, name) => {
    expect(sourceOfTag(tag).name).toBe(name);
  });

  it('knows the tags by which advertisers mark paid visits', () => {
    expect(sourceOfTag('fb-ads').isPaid).toBe(true);
    expect(sourceOfTag('adwords').isPaid).toBe(true);
    expect(sourceOfTag('facebook').isPaid).toBe(false);
    expect(sourceOfTag('leads').isPaid).toBe(false);
  });
});
