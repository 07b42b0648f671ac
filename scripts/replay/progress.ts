const WIDTH = 30;

/** A bar on stderr when a person is watching; silent otherwise. */
export function createProgress(totalBytes: number, stream: NodeJS.WriteStream = process.stderr) {
  let shown = '';
  return {
    show(bytes: number, text: string): void {
      if (!stream.isTTY) return;
      const share = totalBytes > 0 ? Math.min(1, bytes / totalBytes) : 1;
      const filled = Math.round(share * WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
      const line = `${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${text}`;
      if (line === shown) return;
      shown = line;
      stream.write(`\r\x1b[K${line}`);
    },
    end(): void {
      if (shown !== '') stream.write('\n');
    },
  };
}
