import { Component, type ReactNode } from 'react';
import { buttonClass } from './components/notice.tsx';
import { texts } from './texts/en.ts';

/** The last resort: a fault of ours shows a sentence and a way on, never a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main
        role="alert"
        className="grid min-h-dvh place-content-center justify-items-center gap-4 px-6 text-center"
      >
        <p className="text-ink-soft">{texts.errors.unexpected}</p>
        <button type="button" className={buttonClass} onClick={() => window.location.reload()}>
          {texts.errors.reload}
        </button>
      </main>
    );
  }
}
