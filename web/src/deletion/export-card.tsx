import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { downloadOwnData } from '../api/own-data.ts';
import { Problem } from '../auth/problem.tsx';
import { buttonClass } from '../components/notice.tsx';
import { formatBytes } from '../format/bytes.ts';
import { Card } from '../settings/form.tsx';
import { deletionTexts } from '../texts/deletion-en.ts';

const texts = deletionTexts.export;

/** All that is known of the reader, as a file; how far it is, as it comes. */
export function ExportCard() {
  const [bytes, setBytes] = useState(0);
  const stop = useRef<AbortController>(null);
  const save = useMutation({
    mutationFn: async () => {
      stop.current = new AbortController();
      setBytes(0);
      try {
        await downloadOwnData(texts.fileName, { onBytes: setBytes, signal: stop.current.signal });
        return true;
      } catch (error) {
        // Stopped by herself: nothing went wrong.
        if (stop.current.signal.aborted) return false;
        throw error;
      }
    },
  });
  return (
    <Card title={texts.title} lead={texts.lead}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button type="button" className={buttonClass} disabled={save.isPending} onClick={() => save.mutate()}>
          {texts.button}
        </button>
        {save.isPending && (
          <button type="button" className={buttonClass} onClick={() => stop.current?.abort()}>
            {texts.stop}
          </button>
        )}
        <p role="status" className="text-ink-soft empty:hidden">
          {save.isPending && (bytes === 0 ? texts.starting : texts.running(formatBytes(bytes)))}
          {save.data === true && texts.done(formatBytes(bytes))}
        </p>
        <Problem error={save.error} />
      </div>
    </Card>
  );
}
