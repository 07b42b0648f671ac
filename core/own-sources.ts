/** What kind of site a source is; decides the channel together with the campaign's medium. */
export type SourceCategory = 'ai' | 'search' | 'social' | 'video' | 'shopping' | 'email';

/**
 * Names for what campaigns and apps call themselves: name, category if we state one, and keys in lower case.
 * A key with a dot is a host or an Android package, any other is the value of a tag such as `utm_source=ig`. Tags not
 * named here stay as they are tagged. Subdomains of a host count too, except for search engines, whose other services
 * (accounts, finance …) are no search.
 */
export const OWN_SOURCES: readonly (readonly [
  name: string,
  category: SourceCategory | null,
  keys: string,
])[] = [
  ['Google', 'search', 'google adwords googleads google-ads google_ads googlead'],
  ['Bing', 'search', 'bing bingads bing-ads bing_ads microsoft-ads microsoftads com.microsoft.bing'],
  ['DuckDuckGo', 'search', 'duckduckgo ddg com.duckduckgo.mobile.android html.duckduckgo.com'],
  ['Yahoo!', 'search', 'yahoo yahoo.com yahoo.co.jp'],
  ['Yandex', 'search', 'yandex yandex-ads yandexads'],
  ['Baidu', 'search', 'baidu m.baidu.com'],
  ['Brave', 'search', 'brave search.brave.com'],
  ['Ecosia', 'search', 'ecosia com.ecosia.android'],
  ['Kagi', 'search', 'kagi'],
  ['Naver', 'search', 'naver m.search.naver.com'],
  ['Qwant', 'search', 'qwant'],
  ['Seznam', 'search', 'seznam'],
  ['StartPage', 'search', 'startpage'],

  ['ChatGPT', 'ai', 'chatgpt openai chat.com com.openai.chatgpt'],
  ['Claude', 'ai', 'claude com.anthropic.claude'],
  ['Copilot', 'ai', 'copilot copilot.com m365.cloud.microsoft copilot.cloud.microsoft com.microsoft.copilot'],
  ['DeepSeek', 'ai', 'deepseek deepseek.com'],
  ['Gemini', 'ai', 'gemini com.google.android.apps.bard'],
  ['Grok', 'ai', 'grok ai.x.grok'],
  ['Le Chat', 'ai', 'lechat le-chat'],
  ['Meta AI', 'ai', 'meta.ai meta-ai metaai'],
  ['Perplexity', 'ai', 'perplexity ai.perplexity.app.android'],
  ['Phind', 'ai', 'phind phind.com'],
  ['Poe', 'ai', 'poe.com'],
  ['Kimi', 'ai', 'kimi.com kimi.moonshot.cn'],
  ['Mistral', 'ai', 'mistral.ai'],
  ['You', 'ai', 'you.com'],

  ['Bluesky', 'social', 'bluesky bsky go.bsky.app'],
  ['Discord', 'social', 'discord com.discord'],
  [
    'Facebook',
    'social',
    'facebook fb fb-ads fbads fb_ads facebook-ads facebookads facebook_ads facebook_ad com.facebook.katana com.facebook.lite fb.com',
  ],
  ['Hacker News', 'social', 'hn hackernews hacker-news hckrnews.com hn.algolia.com'],
  [
    'Instagram',
    'social',
    'instagram ig ig-ads igads instagram-ads instagramads insta com.instagram.android ig.me',
  ],
  ['LinkedIn', 'social', 'linkedin linkedin-ads linkedinads linkedin_ads com.linkedin.android'],
  ['Lobsters', 'social', 'lobsters lobste.rs'],
  ['Mastodon', 'social', 'mastodon'],
  ['Medium', 'social', 'medium.com'],
  ['Messenger', 'social', 'messenger com.facebook.orca messenger.com m.me'],
  ['Pinterest', 'social', 'pinterest pinterest-ads pinterestads com.pinterest pin.it'],
  ['Product Hunt', 'social', 'producthunt product-hunt producthunt.com'],
  ['Quora', 'social', 'quora quora-ads quoraads quora.com'],
  ['Reddit', 'social', 'reddit reddit-ads redditads com.reddit.frontpage redd.it'],
  ['Slack', null, 'slack slack.com com.slack'],
  ['Snapchat', 'social', 'snapchat snap snapchat-ads snapchatads com.snapchat.android'],
  ['Telegram', 'social', 'telegram org.telegram.messenger org.telegram.plus t.me'],
  ['Threads', 'social', 'threads threads.net threads.com com.instagram.barcelona'],
  [
    'TikTok',
    'social',
    'tiktok tiktok-ads tiktokads tiktok_ads com.zhiliaoapp.musically com.ss.android.ugc.trill',
  ],
  ['VKontakte', 'social', 'vk vk.com vk.ru'],
  ['WhatsApp', 'social', 'whatsapp wa com.whatsapp whatsapp.com wa.me'],
  ['X (Twitter)', 'social', 'twitter x twitter-ads twitterads twitter_ads x-ads t.co com.twitter.android'],

  ['Twitch', 'video', 'twitch twitch.tv'],
  ['Vimeo', 'video', 'vimeo'],
  ['YouTube', 'video', 'youtube yt youtube-ads youtubeads yt-ads ytads com.google.android.youtube youtu.be'],

  ['Gmail', 'email', 'gmail mail.google.com com.google.android.gm'],
  [
    'Outlook',
    'email',
    'outlook outlook.live.com outlook.office.com outlook.office365.com com.microsoft.office.outlook',
  ],
  ['Yahoo! Mail', 'email', 'mail.yahoo.com mail.yahoo.co.jp com.yahoo.mobile.client.android.mail'],
  ['Proton Mail', 'email', 'mail.proton.me'],

  ['Wikipedia', null, 'wikipedia wikipedia.org'],
  ['GitHub', null, 'github'],
  ['Google Docs', null, 'docs.google.com'],
  ['Google Drive', null, 'drive.google.com'],
  ['Google Sites', null, 'sites.google.com'],
];
