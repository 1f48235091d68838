import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  readonly look?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small' | 'big';
  /** Stays focusable and says why through its description (mock-ups, «unavailable»). */
  readonly unavailable?: boolean;
  /** What pressing an unavailable one does: saying why, never the act. */
  readonly onExplain?: () => void;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

const LOOKS = { plain: '', main: 'main-act', quiet: 'quiet', danger: 'danger' } as const;

/** A button whose words say its effect. An unavailable one keeps the focus and does nothing. */
export function Button(props: ButtonProps) {
  const { look = 'plain', size = 'normal', unavailable, onExplain, children, onClick, ...rest } = props;
  const className = ['btn', LOOKS[look], size === 'normal' ? '' : size].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      {...rest}
      className={className}
      aria-disabled={unavailable ? true : undefined}
      onClick={
        unavailable
          ? (event) => {
              event.preventDefault();
              onExplain?.();
            }
          : onClick
      }
    >
      {children}
    </button>
  );
}
