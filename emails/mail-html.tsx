import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Text,
} from '@react-email/components';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Block, MailContent } from './content.ts';

// XHTML, since Outlook's engine is Word's.
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const INK = '#1c2024';
const FAINT = '#60646c';

const STYLES = {
  body: { backgroundColor: '#f4f5f7', margin: 0, padding: '24px 12px', fontFamily: FONT },
  card: { backgroundColor: '#ffffff', maxWidth: '560px', margin: '0 auto', padding: '28px 32px 24px' },
  brand: { color: FAINT, fontSize: '15px', fontWeight: 600, lineHeight: '20px', margin: '0 0 20px' },
  title: { color: INK, fontSize: '22px', fontWeight: 600, lineHeight: '30px', margin: '0 0 16px' },
  heading: { color: INK, fontSize: '18px', fontWeight: 600, lineHeight: '26px', margin: '24px 0 12px' },
  item: { color: INK, fontSize: '16px', lineHeight: '25px', margin: '0 0 6px' },
  text: { color: INK, fontSize: '16px', lineHeight: '25px', margin: '0 0 16px' },
  note: { color: FAINT, fontSize: '14px', lineHeight: '21px', margin: '0 0 16px' },
  button: {
    backgroundColor: '#0b5cad',
    color: '#ffffff',
    fontSize: '16px',
    fontWeight: 600,
    borderRadius: '6px',
    padding: '12px 20px',
    margin: '4px 0 12px',
  },
  address: { color: FAINT, fontSize: '13px', lineHeight: '19px', margin: '0 0 20px', wordBreak: 'break-all' },
  name: {
    color: FAINT,
    fontSize: '15px',
    lineHeight: '23px',
    padding: '2px 16px 2px 0',
    verticalAlign: 'top',
  },
  value: { color: INK, fontSize: '15px', lineHeight: '23px', padding: '2px 0', wordBreak: 'break-word' },
  line: { borderTop: '1px solid #d9dce0', margin: '8px 0 16px' },
} as const;

// Apple Mail follows it; Gmail and Outlook turn light colours dark themselves, which these bear.
const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #111316 !important; }
  .card { background-color: #1b1e22 !important; }
  .ink { color: #edeef0 !important; }
  .faint { color: #b0b4ba !important; }
  .line { border-top-color: #3a3f45 !important; }
}`;

/** An e-mail as HTML that Gmail, Outlook and Apple Mail show alike: tables, inline styles, no images. */
export function mailHtml({ subject, preheader, title, blocks, reason, unsubscribeUrl }: MailContent): string {
  const html = renderToStaticMarkup(
    <Html lang="en">
      <Head>
        <title>{subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style>{DARK}</style>
      </Head>
      <Body className="page" style={STYLES.body}>
        <Preview>{preheader}</Preview>
        <Container className="card" style={STYLES.card}>
          <Text className="faint" style={STYLES.brand}>
            Pharos
          </Text>
          <Heading as="h1" className="ink" style={STYLES.title}>
            {title}
          </Heading>
          {blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
            <MailBlock key={index} block={block} />
          ))}
          <Hr className="line" style={STYLES.line} />
          <Text className="faint" style={STYLES.note}>
            {reason}
          </Text>
          {unsubscribeUrl !== undefined && (
            <Text className="faint" style={STYLES.address}>
              Unsubscribe:{' '}
              <Link href={unsubscribeUrl} className="faint" style={{ color: FAINT }}>
                {unsubscribeUrl}
              </Link>
            </Text>
          )}
        </Container>
      </Body>
    </Html>,
  );
  return DOCTYPE + html;
}

function MailBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <Text className="ink" style={STYLES.text}>
          {block.text}
        </Text>
      );
    case 'heading':
      return (
        <Heading as="h2" className="ink" style={STYLES.heading}>
          {block.text}
        </Heading>
      );
    case 'list':
      return block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
        <Text key={index} className="ink" style={STYLES.item}>
          • {item}
        </Text>
      ));
    case 'note':
      return (
        <Text className="faint" style={STYLES.note}>
          {block.text}
        </Text>
      );
    case 'button':
      return (
        <>
          <Button href={block.url} style={STYLES.button}>
            {block.label}
          </Button>
          <Text className="faint" style={STYLES.address}>
            If the button does not work, open{' '}
            <Link href={block.url} className="faint" style={{ color: FAINT }}>
              {block.url}
            </Link>
          </Text>
        </>
      );
    case 'facts':
      return (
        <table role="presentation" cellPadding={0} cellSpacing={0} border={0} style={{ margin: '0 0 16px' }}>
          <tbody>
            {block.facts.map(([name, value]) => (
              <tr key={name}>
                <td className="faint" style={STYLES.name}>
                  {name}
                </td>
                <td className="ink" style={STYLES.value}>
                  {value}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
