import { CopyButton } from '../components/copy-button.tsx';

/** Something to paste elsewhere. */
export function Code({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-3 sm:flex-row sm:items-start">
      <pre className="min-w-0 grow font-mono text-xs leading-5 whitespace-pre-wrap break-all select-all">
        {text}
      </pre>
      <CopyButton text={text} />
    </div>
  );
}
