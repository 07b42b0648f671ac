import { saveFile } from '../api/save-file.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Download } from '../components/icons.tsx';
import { buttonClass } from '../components/notice.tsx';
import { primaryClass } from '../settings/form.tsx';
import { securityTexts } from '../texts/security-en.ts';

const texts = securityTexts.twoFactor;

/** Codes that are shown this once, and the ways to keep them. */
export function RecoveryCodes(props: { codes: readonly string[]; email: string; onKept: () => void }) {
  const text = props.codes.join('\n');
  const titled = `${texts.printTitle(props.email)}\n\n${text}\n`;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft">{texts.codesLead}</p>
      <ul
        aria-label={texts.codesTitle}
        className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-lg border border-line bg-canvas p-3 font-mono text-sm select-all"
      >
        {props.codes.map((code) => (
          <li key={code} className="wrap-anywhere">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} label={texts.copy} />
        <button type="button" className={buttonClass} onClick={() => save(titled)}>
          <Download />
          {texts.download}
        </button>
        <button type="button" className={buttonClass} onClick={() => print(titled)}>
          {texts.print}
        </button>
      </div>
      <button type="button" className={`${primaryClass} self-start`} onClick={props.onKept}>
        {texts.kept}
      </button>
    </div>
  );
}

function save(text: string): void {
  saveFile(new Blob([text], { type: 'text/plain' }), texts.fileName);
}

/** Prints the text alone: a page of its own, out of sight. */
function print(text: string): void {
  const frame = document.createElement('iframe');
  frame.className = 'fixed size-0 border-0';
  document.body.append(frame);
  const { contentWindow: page, contentDocument } = frame;
  if (!page || !contentDocument) return;
  const sheet = contentDocument.createElement('pre');
  sheet.textContent = text;
  contentDocument.body.append(sheet);
  page.addEventListener('afterprint', () => frame.remove());
  page.print();
}
