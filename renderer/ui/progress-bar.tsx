/** How much of something long is done, in whole percent, read aloud by its label. */
export function ProgressBar({ label, percent }: { readonly label: string; readonly percent: number }) {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}
